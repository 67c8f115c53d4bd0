# shellcheck shell=bash
# Tools that are built from their Go modules where the machine has none.
helm_version=v3.19.5

need_go() { # WHAT
  command -v go >/dev/null ||
    fail "needs Go 1.24 or newer, once, to build $1. Install it from https://go.dev/dl and put it on PATH."
}

# exports HELM, the machine's own or one built into the cache.
find_helm() {
  HELM=$(command -v helm || echo "$cache/helm-$helm_version/helm")
  export HELM
  [[ -x $HELM ]] && return
  need_go "Helm, which installs the chart"
  say "building Helm $helm_version, which installs the chart (once, about 2 minutes)"
  GOBIN=${HELM%/*} go install -trimpath -ldflags '-s -w' "helm.sh/helm/v3/cmd/helm@$helm_version"
}

# exports KUBECTL: the one built beside the local cluster, or else the machine's own.
find_kubectl() {
  KUBECTL=$kubernetes/kubectl
  [[ -x $KUBECTL ]] || KUBECTL=$(command -v kubectl || true)
  [[ -n $KUBECTL ]] || { build_kubernetes && KUBECTL=$kubernetes/kubectl; }
  export KUBECTL
}
