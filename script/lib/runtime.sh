# shellcheck shell=bash
# The runtime that users have: a Java of just the modules that Retort needs, the engine's class path and the JVM's arguments.

# What the program loads: java.sql for the driver, with logging and XML; naming and jgss for its ways to log in; management
# and unsupported (Unsafe) for Quarkus' network layer and metrics; jdk.net for TCP keep-alive; zipfs for jars as file systems.
modules=java.sql,java.naming,java.security.jgss,java.management,jdk.management,jdk.unsupported,jdk.net,jdk.zipfs
# What of Quarkus' library folder the engine needs: the rest is the operator's, whose class loader finds it by itself.
engine_libraries=(info.picocli. org.postgresql. com.fasterxml.jackson.core. com.fasterxml.jackson.dataformat.jackson-dataformat-toml- org.jspecify.)

java_runtime() { # prints the folder of the linked runtime, kept in the cache
  local runtime
  runtime=$cache/java-$(cat "$JAVA_HOME/release" - <<<"$modules" | sha256sum | cut -c1-16)
  if [[ ! -d $runtime ]]; then
    say "linking a Java runtime of the modules that Retort needs (once)"
    mkdir -p "$cache"
    "$JAVA_HOME/bin/jlink" --add-modules "$modules" --output "$runtime.new" --strip-java-debug-attributes --no-header-files --no-man-pages
    mv "$runtime.new" "$runtime"
  fi
  echo "$runtime"
}

classpath() { # APP: the engine's class path, from the program's folder
  local library found
  found=("$1"/app/*.jar "$1"/lib/boot/*.jar)
  for library in "${engine_libraries[@]}"; do
    compgen -G "$1/lib/main/$library*.jar" >/dev/null || fail "the engine needs $library*, which is not in $1/lib/main"
    found+=("$1/lib/main/$library"*.jar)
  done
  (IFS=: && echo "${found[*]}")
}

# stage_app APP: the program as it goes into the image, with the JVM's arguments but for class path and archive in java.args
stage_app() {
  local app=$1 file
  cp -r "$root/target/quarkus-app" "$app"
  rm -f "$app/quarkus-app-dependencies.txt"
  for file in "$app"/lib/main/info.picocli.*.jar; do
    "$JAVA_HOME/bin/java" "$root/script/image.d/ModerniseJar.java" "$file" "$file.new"
    mv "$file.new" "$file"
  done
  # Quarkus' log manager is on the path of both roles, and complains on standard error where it is not the one in use.
  printf '%s\n' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError \
    -Xlog:disable -Xlog:all=error:stderr -Djava.util.logging.manager=org.jboss.logmanager.LogManager >"$app/java.args"
}
