# shellcheck shell=bash
# The processes of the local cluster. Nothing is remembered in files: a process is ours if it is one of our programs and
# was told about our folder, or if its root is an overlay in there. So a crash leaves nothing that is not found again.
programs=(containerd dns etcd kube-apiserver kube-controller-manager kube-proxy kube-scheduler kubelet)

ours() { # prints the ids of the cluster's own programs
  local process program
  for process in /proc/[0-9]*; do
    program=$(readlink "$process/exe" 2>/dev/null) || continue
    case ${program##*/} in
      kubernetes | dns | etcd | containerd | containerd-shim* | "kubernetes (deleted)" | "dns (deleted)")
        ! grep -qaF "$run/" "$process/cmdline" 2>/dev/null || echo "${process#/proc/}"
        ;;
    esac
  done
}

all_run() { # whether each of the cluster's programs is there
  local process name
  for process in $(ours); do
    IFS= read -r -d '' name <"/proc/$process/cmdline" || continue
    echo "${name##*/}"
  done | sort -u | comm -13 - <(printf '%s\n' "${programs[@]}" | sort) | if read -r name; then return 1; fi
}

inside_pods() { # prints the ids of what runs in containers
  grep -lsE "^[0-9]+ [0-9]+ [^ ]+ [^ ]+ / .* - overlay .*$run/" /proc/[0-9]*/mountinfo | cut -d/ -f3 || true
}

start() { # NAME COMMAND...: in the background, its log under the folder
  local name=$1
  shift
  setsid "$@" >"$run/$name.log" 2>&1 </dev/null &
}

await() { # SECONDS WHAT COMMAND...
  local end=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    if ((SECONDS >= end)); then
      tail -n 5 "$run"/*.log >&2
      fail "gave up waiting for $what; the logs above are in $run"
    fi
    sleep 0.1
  done
}
