# shellcheck shell=bash
# What Kubernetes leaves in the host outside the cluster's folder: firewall rules and cgroups. Another Kubernetes would name
# its own the same, so what is there before the start is noted, and stays.

pod_cgroups() { find /sys/fs/cgroup -depth -type d -path '*/kubepods*' 2>/dev/null || true; }

note_host() { # before anything starts
  local family
  mkdir "$run/before"
  for family in iptables ip6tables; do
    { "$family-save" 2>/dev/null || true; } | grep KUBE- >"$run/before/$family" || true
  done
  pod_cgroups >"$run/before/cgroups"
}

clear_host() {
  local family rules kept
  [[ -e $run/before/cgroups ]] || return 0 # nothing was started yet
  for family in iptables ip6tables; do
    rules=$("$family-save" 2>/dev/null) || continue
    # shellcheck disable=SC2016 # awk's own
    kept=$(awk -v before="$run/before/$family" 'BEGIN {while ((getline rule <before) > 0) others[rule]} !/KUBE-/ || $0 in others' <<<"$rules")
    [[ $kept == "$rules" ]] || "$family-restore" <<<"$kept"
  done
  pod_cgroups | grep -vxFf "$run/before/cgroups" | xargs -r -d '\n' rmdir 2>/dev/null || true
}
