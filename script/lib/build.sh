# shellcheck shell=bash
# Builds the project when a source is newer than what was built of it.

stale() { # FILE: whether it is missing, or older than any source
  [[ ! -e $1 || -n $(find "$root/src/main" "$root/pom.xml" -newer "$1" -print -quit) ]]
}

maven() { (cd "$root" && ./mvnw -B -ntp "$@"); }

package() { # the jar and its libraries, in Quarkus' layout
  stale "$root/target/quarkus-app/quarkus-run.jar" || return 0
  say "building the project: a source is newer than what was built"
  maven -q package -DskipTests >&2
  touch "$root/target/quarkus-app/quarkus-run.jar"
}
