#!/bin/sh
# Starts PostgreSQL in its container; the first time it makes the database that POSTGRES_USER, POSTGRES_PASSWORD and
# POSTGRES_DB ask for. Only the shell's own words are used: there is no other program in the image.
set -eu
: "${POSTGRES_USER:=postgres}"
: "${POSTGRES_DB:=$POSTGRES_USER}"
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  : "${POSTGRES_PASSWORD:?is not set: the database would be open to everyone}"
  case $POSTGRES_DB in *\"*) echo "POSTGRES_DB has a double quote, which no name may have here" >&2 && exit 1 ;; esac
  initdb --username="$POSTGRES_USER" --pwfile=/dev/stdin --auth-local=trust --auth-host=scram-sha-256 --encoding=UTF8 \
    --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8 --no-sync --no-instructions <<PASSWORD
$POSTGRES_PASSWORD
PASSWORD
  echo "host all all all scram-sha-256" >>"$PGDATA/pg_hba.conf"
  [ "$POSTGRES_DB" = postgres ] || echo "CREATE DATABASE \"$POSTGRES_DB\"" | postgres --single -j postgres >/dev/null
fi
unset POSTGRES_PASSWORD
exec postgres -c listen_addresses='*' -c unix_socket_directories=/tmp "$@"
