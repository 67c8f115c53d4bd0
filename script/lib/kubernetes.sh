# shellcheck shell=bash
# The programs of the local cluster, built from their Go modules into the cache.
kubernetes_version=$(sed -n 's/^.*k8s.io\/kubernetes \(v[0-9.]*\)$/\1/p' "$root/script/kubernetes/go.mod")
kubernetes=$cache/kubernetes-$kubernetes_version
api_server=$cache/api-server/k8s/${kubernetes_version#v}-linux-amd64

go_program() { # FOLDER OUTPUT LDFLAGS...
  local folder=$1 output=$2
  shift 2
  (cd "$root/script/$folder" && CGO_ENABLED=0 GOFLAGS=-buildvcs=false go build -trimpath -ldflags "-s -w $*" -o "$output.new" .)
  mv "$output.new" "$output" # a running program cannot be written over
}

build_kubernetes() {
  local inputs name component=k8s.io/component-base/version minor=${kubernetes_version#v1.}
  inputs=$(fingerprint "$root"/script/{kubernetes,dns}/{go.mod,go.sum,main.go} "$root/script/kubernetes/pause/main.go")
  if ! fresh "$kubernetes/built-from" "$inputs"; then
    need_go "Kubernetes $kubernetes_version, the local cluster"
    say "building Kubernetes $kubernetes_version and CoreDNS for the local cluster (once, about 8 minutes on 2 cores)"
    mkdir -p "$kubernetes"
    go_program kubernetes "$kubernetes/kubernetes" \
      "-X $component.gitVersion=$kubernetes_version -X $component.gitMajor=1 -X $component.gitMinor=${minor%%.*}"
    go_program kubernetes/pause "$kubernetes/pause"
    go_program dns "$kubernetes/dns"
    for name in kube-apiserver kube-controller-manager kube-scheduler kube-proxy kubelet kubectl; do
      ln -sf kubernetes "$kubernetes/$name"
    done
    echo "$inputs" >"$kubernetes/built-from"
  fi
  [[ -e $api_server/etcd ]] && return # tests start the API server alone, from a folder of this shape
  mkdir -p "$api_server"
  ln -sf "$kubernetes/kube-apiserver" "$kubernetes/kubectl" "$(command -v etcd)" "$api_server/"
}
