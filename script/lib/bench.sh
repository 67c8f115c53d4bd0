# shellcheck shell=bash
# What the measurements share: the engine as users have it, and a server of its own, with fsync, as it comes.
work=$root/target/bench port=${RETORT_BENCH_PORT:-54999}

# Sets java and arguments: the engine as in the image, with the linked runtime, its arguments, and the archive of its classes.
engine_as_in_image() {
  local app=$work/app
  mkdir -p "$work"
  java=$(java_runtime)/bin/java
  arguments=$work/java.args
  rm -rf "$app"
  stage_app "$app"
  class_archive "$java" "$app/java.args" "$(classpath "$app")" "$app" "$work/retort.jsa"
  { cat "$app/java.args" && printf '%s\n' -Xshare:auto "-XX:SharedArchiveFile=$work/retort.jsa" -cp "$(classpath "$app")"; } >"$arguments"
}

# PostgreSQL does not run as root; a user namespace of its own is no root for it.
as_nobody() { if ((EUID == 0)); then unshare -U "$@"; else "$@"; fi; }

# start_server: until the script ends; needs find_postgres_client
start_server() {
  local end=$((SECONDS + 30))
  mkdir -p "$work"
  server=$(mktemp -d)
  as_nobody "$RETORT_POSTGRES_CLIENT/initdb" --username=postgres --auth=trust --no-sync --pgdata="$server/data" >"$work/initdb.log"
  as_nobody "$RETORT_POSTGRES_CLIENT/postgres" -D "$server/data" -p "$port" -c unix_socket_directories= >"$work/postgres.log" 2>&1 &
  server_process=$!
  trap 'kill -TERM "$server_process" && wait "$server_process" || true; rm -rf "$server"' EXIT
  until "$RETORT_POSTGRES_CLIENT/pg_isready" -q -h 127.0.0.1 -p "$port"; do
    ((SECONDS < end)) || fail "PostgreSQL does not start; $work/postgres.log says why"
    sleep 0.1
  done
}

psql() { "$RETORT_POSTGRES_CLIENT/psql" -XqAt -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$port" -U postgres "$@"; }
