# shellcheck shell=bash
# One voice for every script: what happens goes to standard error, what is asked for to standard output.

say() { echo "${0##*/}: $*" >&2; }

fail() {
  say "$@"
  exit 1
}

# usage: prints the comment at the head of the script that runs, which is its manual.
usage() { sed -n '2,/^[^#]/{/^#/s/^# \{0,1\}//p}' "$0"; }
