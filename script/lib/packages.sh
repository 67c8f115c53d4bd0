# shellcheck shell=bash
# Debian packages: installed where they are missing and we may, else named with the command to type.

# packages WHY PROGRAM=PACKAGE...: each PROGRAM is looked for in PATH, or as a file if it is a path.
packages() {
  local why=$1 pair program missing=()
  shift
  for pair in "$@"; do
    program=${pair%%=*}
    if [[ $program == /* ]]; then [[ -e $program ]]; else command -v "$program" >/dev/null; fi || missing+=("${pair#*=}")
  done
  ((${#missing[@]})) || return 0
  local install=(apt-get install -y -qq --no-install-recommends "${missing[@]}")
  if ((EUID != 0)) || ! command -v apt-get >/dev/null; then
    fail "$why needs what Debian calls ${missing[*]}. As root: ${install[*]}"
  fi
  say "installing ${missing[*]}: $why needs them"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive "${install[@]}"; } >/dev/null ||
    fail "could not install ${missing[*]} for $why; the lines above say why. By hand: ${install[*]}"
}
