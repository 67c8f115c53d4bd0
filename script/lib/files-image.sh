# shellcheck shell=bash
# An image that brings a folder of files, as a user's own image brings migrations: the files and 'cp'.

files_image() { # NAME FOLDER: prints the archive's path
  local name=$1 folder=$2 inputs tar rootfs
  [[ -d $folder ]] || fail "there is no folder $folder to make the image $name of"
  inputs=$(cd "$folder" && find . -type f -print0 | sort -z | xargs -0 sha256sum | cat - <(echo "$name") | sha256sum | cut -c1-16)
  tar=$cache/images/files-$inputs.tar
  if [[ ! -f $tar ]]; then
    rootfs=$(mktemp -d)
    add_program "$rootfs" "$(command -v cp)" /bin/cp
    add_libc "$rootfs" nobody 65534
    cp -r "$folder" "$rootfs/files"
    chmod -R a+rX "$rootfs"
    archive "$rootfs" "$name" '{"User":"65534:65534","WorkingDir":"/files","Env":["PATH=/bin"]}' "$tar"
    rm -r "$rootfs"
  fi
  echo "$tar"
}
