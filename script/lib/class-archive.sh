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

# every class of the driver and of our engine: what no training runs comes from here
known_classes() { # APP
  local jar
  for jar in "$1"/lib/main/org.postgresql.*.jar "$1"/app/*.jar; do "$JAVA_HOME/bin/jar" --list --file "$jar"; done |
    sed -n 's/\.class$//p' | grep -vE '^META-INF|^dev/retort/(operator|scratch)|package-info|module-info|osgi|/xa/'
}

# in_a_database JAVA ARGUMENTS CLASSPATH APP WORK: what runs after a connection stands, on a PostgreSQL of our own. The classes that
# fetch and start that one are not on the engine's path, and a Java of its own runs them.
in_a_database() {
  local code=0
  touch "$5/database"
  "$JAVA_HOME/bin/javac" -proc:none -d "$5/classes" -cp "$3" "$root"/script/image.d/{WithPostgres,Train}.java >"$5/log" 2>&1 &&
    "$JAVA_HOME/bin/java" -cp "$5/classes:$4/app/*:$4/lib/main/*" WithPostgres \
      "$1" "@$2" -Xshare:off -XX:DumpLoadedClassList="$5/database" -cp "$3:$5/classes" Train "$root/deploy/examples/shop/versions" "$5/train" \
      >>"$5/log" 2>&1 || code=$?
  case $code in
    0) ;;
    75) say "the class archive lacks what runs in a database, and a Job will take a tenth of a second longer: $(tail -1 "$5/log")" ;;
    *) cat "$5/log" >&2 && fail "what is to be in the class archive fails; its words are above" ;;
  esac
}

# class_archive JAVA ARGUMENTS CLASSPATH APP OUTPUT
class_archive() {
  local java=$1 arguments=$2 classpath=$3 app=$4 output=$5 work
  work=$(mktemp -d)
  # shellcheck disable=SC2317 # called by training
  train() { "$java" "@$arguments" -Xshare:off -XX:DumpLoadedClassList="$work/$((++run_number))" -cp "$classpath" dev.retort.Main "$@" || true; }
  local run_number=0
  training train >"$work/log" 2>&1
  in_a_database "$java" "$arguments" "$classpath" "$app" "$work"
  # Each run numbers the classes anew, so the numbers go; they matter to classes of other loaders only, which go too.
  { cat "$work"/[0-9]* "$work/database" | sed 's/ id: [0-9]*$//; / source: /d; /^Train\|[ /]Train /d'; known_classes "$app"; } | awk '!seen[$0]++' >"$work/classlist"
  # Linked ahead of time: classes stand ready, with the call sites of their lambdas, before the first of our code runs.
  "$java" "@$arguments" -Xshare:dump -XX:+AOTClassLinking -XX:SharedClassListFile="$work/classlist" -XX:SharedArchiveFile="$output" \
    -cp "$classpath" >"$work/log" 2>&1 || { cat "$work/log" >&2; fail "the JVM could not write the class archive; its words are above"; }
  rm -r "$work"
}
