# shellcheck shell=bash
# The keys and configuration files of the local cluster, written anew at each start.
pods=10.244.0
services=10.96.0

certificate() { # NAME SUBJECT EXTENSIONS: a key and a certificate signed by the cluster's own authority
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "$2" -keyout "$run/pki/$1.key" 2>/dev/null |
    openssl x509 -req -CA "$run/pki/ca.crt" -CAkey "$run/pki/ca.key" -days 30 -out "$run/pki/$1.crt" \
      -extfile <(printf '%s\n' "$3") 2>/dev/null
}

write_keys() {
  local names=DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc,DNS:kubernetes.default.svc.cluster.local,DNS:localhost
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=retort-cluster -days 30 \
    -keyout "$run/pki/ca.key" -out "$run/pki/ca.crt" 2>/dev/null
  certificate api-server /CN=kube-apiserver "subjectAltName=$names,IP:127.0.0.1,IP:$pods.1,IP:$services.1"
  certificate to-kubelet /O=system:masters/CN=kube-apiserver extendedKeyUsage=clientAuth
  openssl genpkey -algorithm ec -pkeyopt ec_paramgen_curve:P-256 -out "$run/pki/accounts.key" 2>/dev/null
  openssl pkey -in "$run/pki/accounts.key" -pubout -out "$run/pki/accounts.pub"
}

write_kubeconfig() {
  local token
  token=$(openssl rand -hex 16)
  echo "$token,admin,admin,system:masters" >"$run/pki/tokens.csv"
  cat >"$run/kubeconfig" <<Y
apiVersion: v1
kind: Config
clusters: [{name: retort, cluster: {server: "https://127.0.0.1:6443", certificate-authority-data: $(base64 -w0 "$run/pki/ca.crt")}}]
users: [{name: admin, user: {token: $token}}]
contexts: [{name: retort, context: {cluster: retort, user: admin}}]
current-context: retort
Y
}

write_node_config() {
  cat >"$run/cni/10-retort.conflist" <<Y
{"cniVersion": "0.4.0", "name": "retort", "plugins": [
  {"type": "bridge", "bridge": "$bridge", "isGateway": true, "hairpinMode": true,
   "ipam": {"type": "host-local", "dataDir": "$run/addresses", "ranges": [[{"subnet": "$pods.0/24"}]], "routes": [{"dst": "0.0.0.0/0"}]}}]}
Y
  cat >"$run/containerd.toml" <<Y
version = 2
root = "$run/containerd"
state = "$run/containerd-state"
[grpc]
  address = "$run/containerd.sock"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "localhost/pause:1"
  restrict_oom_score_adj = true
  netns_mounts_under_state_dir = true
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "$run/cni"
Y
  cat >"$run/kubelet.yaml" <<Y
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
containerRuntimeEndpoint: unix://$run/containerd.sock
cgroupDriver: cgroupfs
clusterDNS: [$pods.1]
clusterDomain: cluster.local
failSwapOn: false
failCgroupV1: false
oomScoreAdj: 0
podLogsDir: $run/logs
authentication: {anonymous: {enabled: false}, webhook: {enabled: true}, x509: {clientCAFile: "$run/pki/ca.crt"}}
evictionHard: {memory.available: 50Mi, nodefs.available: 1%, imagefs.available: 1%}
Y
  cat >"$run/Corefile" <<Y
.:53 {
  bind $pods.1
  errors
  kubernetes cluster.local in-addr.arpa {
    kubeconfig $run/kubeconfig retort
  }
}
Y
}
