# shellcheck shell=bash
# Where everything lives that is built or fetched once for all checkouts.
cache=${RETORT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/retort}

# fingerprint FILE...: one hash of their contents, to know whether what was made of them is still right.
fingerprint() { cat "$@" | sha256sum | cut -c1-16; }

# fresh MARK FINGERPRINT: whether MARK was written for the same inputs.
fresh() { [[ -f $1 && $(<"$1") == "$2" ]]; }
