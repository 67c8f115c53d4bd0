# shellcheck shell=bash
# Schemas that other people use, as SQL, in the cache: tests go from nothing to each of them and back. None of their text is ours
# to keep in the repository, so each is fetched in its package, and where that is a program it is run once, to make its schema.
real_schemas=$root/script/real-schemas.d

# find_real_schemas ALL: exports RETORT_REAL_SCHEMAS, a folder of NAME-VERSION.sql, each made where it is not there; those of
# programs only where ALL is true, since that takes minutes. Needs find_java, and find_postgres_client for programs.
find_real_schemas() {
  local name version artifact paths folder=$cache/real-schemas
  mkdir -p "$folder"
  while read -r name version artifact paths; do
    [[ -s $folder/$name-$version.sql ]] || schema_of_jar "$artifact:$version" "$paths" "$folder/$name-$version.sql"
  done < <(grep -v '^#' "$real_schemas/maven.txt")
  if [[ $1 == true ]]; then
    for name in "$real_schemas"/*/; do
      name=$(basename "$name")
      while read -r version; do
        [[ -s $folder/$name-$version.sql ]] || schema_of_program "$name" "$version" "$folder/$name-$version.sql" </dev/null
      done <"$real_schemas/$name/versions"
    done
  fi
  export RETORT_REAL_SCHEMAS=$folder
}

schema_of_jar() { # ARTIFACT PATHS OUTPUT
  local work path paths
  say "fetching $1 for its schema, which the tests try the comparison on (once)"
  work=$(mktemp -d "$cache/real-schema.XXXXXX")
  maven -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact="$1" -DoutputDirectory="$work" </dev/null >&2 ||
    fail "could not fetch $1 from Maven's repository; the lines above say why"
  (cd "$work" && "$JAVA_HOME/bin/jar" --extract --file ./*.jar)
  eval "paths=($2)" # the braces of our own list
  for path in "${paths[@]}"; do cat "$work/$path" && echo; done >"$work/schema.sql"
  mv "$work/schema.sql" "$3"
  rm -rf "$work"
}

# In a shell of its own, since the server ends with it.
schema_of_program() ( # NAME VERSION OUTPUT
  work=$cache/real-schema-$1-$2 port=${RETORT_REAL_SCHEMAS_PORT:-54996}
  say "installing $1 $2 for its schema, which the tests try the comparison on (once, minutes)"
  rm -rf "$work"
  mkdir -p "$work"
  sed "s/VERSION/$2/" "$real_schemas/$1/requirements.txt" >"$work/requirements.txt"
  python3 -m venv "$work/python" || fail "could not make a virtual environment for $1; the lines above say why"
  "$work/python/bin/pip" install --quiet --disable-pip-version-check --requirement "$work/requirements.txt" >&2 ||
    fail "could not install $1 $2 with pip; the lines above say why"
  start_server
  "$RETORT_POSTGRES_CLIENT/createdb" -h 127.0.0.1 -p "$port" -U postgres real
  "$real_schemas/$1/create" "$work/python/bin/python" "$port" real >"$work/log" 2>&1 ||
    fail "$1 $2 did not make its schema; $work/log says why"
  "$RETORT_POSTGRES_CLIENT/pg_dump" --schema-only --no-owner --no-privileges --restrict-key=same -h 127.0.0.1 -p "$port" -U postgres \
    --file "$work/schema.sql" real
  mv "$work/schema.sql" "$3"
  rm -rf "$work"
)
