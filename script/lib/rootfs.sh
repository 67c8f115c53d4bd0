# shellcheck shell=bash
# Folders that become images: a program of this machine with all it loads, and the archive a node imports.

# add_program ROOTFS PROGRAM [AS]: the program and the libraries it is linked with, the loader among them.
add_program() {
  local rootfs=$1 program=$2 as=${3:-$2}
  install -D "$(readlink -f "$program")" "$rootfs$as"
  add_libraries "$rootfs" "$program"
}

add_libraries() { # ROOTFS PROGRAM
  local library
  for library in $(ldd "$2" | grep -o '/[^ ]*'); do
    [[ $library == "$1"/* || -e $1$library ]] || install -D "$(readlink -f "$library")" "$1$library"
  done
}

# add_libc ROOTFS USER ID: what glibc loads by itself, one user, C.UTF-8 and an empty /tmp.
add_libc() {
  local rootfs=$1 user=$2 id=$3 library
  mkdir -p "$rootfs"/{etc,tmp}
  chmod 1777 "$rootfs/tmp"
  printf 'root:x:0:0::/:/sbin/nologin\n%s:x:%s:%s::/tmp:/sbin/nologin\n' "$user" "$id" "$id" >"$rootfs/etc/passwd"
  printf 'root:x:0:\n%s:x:%s:\n' "$user" "$id" >"$rootfs/etc/group"
  echo 'hosts: files dns' >"$rootfs/etc/nsswitch.conf"
  for library in /lib/x86_64-linux-gnu/libnss_{dns,files}.so.2 /lib/x86_64-linux-gnu/libresolv.so.2; do
    [[ -e $library ]] && install -D "$(readlink -f "$library")" "$rootfs$library" # before glibc 2.34 names need them
  done
  [[ ! -d /usr/lib/locale/C.utf8 ]] || { mkdir -p "$rootfs/usr/lib/locale" && cp -r /usr/lib/locale/C.utf8 "$rootfs/usr/lib/locale/"; }
}

# archive ROOTFS NAME CONFIG TAR: one layer, as 'docker save' would write it; the same files give the same image.
archive() {
  local rootfs=$1 name=$2 config=$3 tar=$4 work digest
  work=$(mktemp -d)
  tar -C "$rootfs" --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -cf "$work/layer.tar" .
  digest=$(sha256sum "$work/layer.tar" | cut -d' ' -f1)
  printf '{"architecture":"amd64","os":"linux","config":%s,"rootfs":{"type":"layers","diff_ids":["sha256:%s"]}}' \
    "$config" "$digest" >"$work/config.json"
  printf '[{"Config":"config.json","RepoTags":["%s"],"Layers":["layer.tar"]}]' "$name" >"$work/manifest.json"
  mkdir -p "$(dirname "$tar")"
  tar -C "$work" --mtime=@0 -cf "$tar.new" config.json layer.tar manifest.json
  mv "$tar.new" "$tar"
  rm -r "$work"
}
