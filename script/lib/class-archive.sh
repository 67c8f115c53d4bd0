# shellcheck shell=bash
# The class archive (AppCDS): the classes of the engine's path as the JVM keeps them in memory, which halves a Job's start.
# It holds good for one JVM, class path, and time of each jar; the JVM falls back to the jars if any of them differs.

training() { # the commands whose classes go into the archive; they may fail, they only have to get far
  local folder
  folder=$(mktemp -d)
  mkdir "$folder/database" "$folder/migrations"
  echo 'postgresql://retort@127.0.0.1:1/retort' >"$folder/database/uri"
  printf -- '-- revision: a\n-- down_revision:\n\n-- migrate:up\nSELECT 1;\n\n-- migrate:down\nSELECT 2;\n' >"$folder/migrations/a.sql"
  "$@" --help
  "$@" goto head --directory "$folder/migrations" --database-secret "$folder/database" --version-table public.alembic_version \
    --rollback when-lowered --lock-timeout 3s --owner retort/retort --report "$folder/report"
  "$@" plan head --directory "$folder/migrations"
  rm -r "$folder"
}

# every class of the driver and of our engine: what runs after the connection stands is not seen in training
known_classes() { # APP
  local jar
  for jar in "$1"/lib/main/org.postgresql.*.jar "$1"/app/*.jar; do "$JAVA_HOME/bin/jar" --list --file "$jar"; done |
    sed -n 's/\.class$//p' | grep -vE '^META-INF|^dev/retort/(operator|scratch)|package-info|module-info|osgi|/xa/'
}

# class_archive JAVA ARGUMENTS CLASSPATH APP OUTPUT
class_archive() {
  local java=$1 arguments=$2 classpath=$3 app=$4 output=$5 work
  work=$(mktemp -d)
  # shellcheck disable=SC2317 # called by training
  train() { "$java" "@$arguments" -Xshare:off -XX:DumpLoadedClassList="$work/$((++run_number))" -cp "$classpath" dev.retort.Main "$@" || true; }
  local run_number=0
  training train >"$work/log" 2>&1
  if ! { "$JAVA_HOME/bin/javac" -proc:none -d "$work/schemas" -cp "$classpath" "$root/script/image.d/TrainSchemas.java" &&
    "$java" "@$arguments" -Xshare:off -XX:DumpLoadedClassList="$work/$((++run_number))" -cp "$classpath:$work/schemas" TrainSchemas; } >>"$work/log" 2>&1; then
    cat "$work/log" >&2
    fail "the comparison of two schemas, which is to be in the class archive, fails; its words are above"
  fi
  # Each run numbers the classes anew, so the numbers go; they matter to classes of other loaders only, which go too.
  { cat "$work"/[0-9]* | sed 's/ id: [0-9]*$//; / source: /d; /TrainSchemas/d'; known_classes "$app"; } | awk '!seen[$0]++' >"$work/classes"
  "$java" "@$arguments" -Xshare:dump -XX:SharedClassListFile="$work/classes" -XX:SharedArchiveFile="$output" \
    -cp "$classpath" >"$work/log" 2>&1 || { cat "$work/log" >&2; fail "the JVM could not write the class archive; its words are above"; }
  rm -r "$work"
}
