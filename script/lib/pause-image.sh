# shellcheck shell=bash
# The image that holds a pod's namespaces open: one static program.

pause_image() { # prints the archive's path
  local tar=$kubernetes/pause.tar rootfs
  if [[ ! $tar -nt $kubernetes/pause ]]; then
    rootfs=$(mktemp -d)
    install "$kubernetes/pause" "$rootfs/pause"
    archive "$rootfs" localhost/pause:1 '{"Entrypoint":["/pause"]}' "$tar"
    rm -r "$rootfs"
  fi
  echo "$tar"
}
