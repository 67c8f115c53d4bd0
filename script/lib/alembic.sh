# shellcheck shell=bash
# The real Alembic, in a virtual environment of its own in the cache: Retort has to find its rows right, and it Retort's.
alembic_requirements=$root/script/alembic.d/requirements.txt
alembic_home=$cache/alembic-$(sed -n 's/^alembic==//p' "$alembic_requirements")

# Debian splits the part of Python that makes virtual environments off into a package of its own.
python_is_there() { command -v python3 >/dev/null && python3 -c 'import venv, ensurepip' 2>/dev/null; }

# exports RETORT_ALEMBIC, the virtual environment, made first where it is not there or its versions are others.
find_alembic() {
  local inputs why="Alembic, which the tests take turns with,"
  inputs=$(fingerprint "$alembic_requirements")
  if ! fresh "$alembic_home/built-from" "$inputs"; then
    if ! python_is_there; then
      packages "$why" python3=python3
      python_is_there || packages "$why" "$(python3 -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')/ensurepip=python3-venv"
    fi
    say "making a virtual environment of $(grep -c == "$alembic_requirements") Python packages for Alembic ${alembic_home##*-}," \
      "which the tests take turns with (once, about 20 seconds)"
    rm -rf "$alembic_home"
    mkdir -p "$cache"
    python3 -m venv "$alembic_home" || fail "could not make a virtual environment for Alembic; the lines above say why"
    "$alembic_home/bin/pip" install --quiet --disable-pip-version-check --no-deps --requirement "$alembic_requirements" >&2 ||
      fail "could not install Alembic with pip; the lines above say why"
    echo "$inputs" >"$alembic_home/built-from"
  fi
  export RETORT_ALEMBIC=$alembic_home
}
