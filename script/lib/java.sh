# shellcheck shell=bash
# Finds a JDK 25 or newer and exports JAVA_HOME, so that nobody has to set it.

jdk_release() { # HOME: its feature number, or nothing
  [[ -x $1/bin/javac && -f $1/release ]] && sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_java() {
  local javac home found
  javac=$(command -v javac || true)
  for home in "${JAVA_HOME:-}" ${javac:+"$(dirname "$(dirname "$(readlink -f "$javac")")")"} \
    /usr/lib/jvm/* /opt/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/.sdkman/candidates/java/*; do
    found=$(jdk_release "$home" || true)
    if [[ -n $found ]] && ((found >= 25)); then
      export JAVA_HOME=$home
      return
    fi
  done
  fail "needs a JDK 25 or newer and found none in JAVA_HOME, PATH, /usr/lib/jvm, /opt," \
    "/Library/Java/JavaVirtualMachines or SDKMAN. Install one (https://adoptium.net, or 'sdk install java 25-tem')."
}
