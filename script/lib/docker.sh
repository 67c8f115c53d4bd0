# shellcheck shell=bash
# Where a Docker engine answers, Kubernetes can be K3s in a container.

docker_answers() { command -v docker >/dev/null && timeout 10 docker info >/dev/null 2>&1; }

# start_k3s TAR...: starts K3s through Testcontainers, gives it the images and sets KUBECONFIG. It ends with this script.
start_k3s() {
  say "starting K3s in a container, since a Docker engine answers here"
  maven -q test-compile dependency:build-classpath -DincludeScope=test -Dmdep.outputFile="$root/target/test.classpath" >&2
  coproc k3s { exec "$JAVA_HOME/bin/java" -cp "$root/target/test-classes:$root/target/classes:$(<"$root/target/test.classpath")" \
    dev.retort.cluster.K3sMain "$@"; }
  # shellcheck disable=SC2154 # set by coproc
  read -r KUBECONFIG <&"${k3s[0]}" || fail "K3s did not start; what it said stands above"
  export KUBECONFIG
}
