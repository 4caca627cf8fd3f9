#!/bin/sh
# Prints the path of a Python that can set up the project: 3.11 or later, with venv and the pip to put in it.
# PYTHON, when set, is the only one tried. Otherwise says in one line what is missing and how to get it.
set -u

if [ -n "${PYTHON:-}" ]; then
  set -- "$PYTHON"
  nothing="PYTHON=$PYTHON does not run"
else
  set -- python3 python3.14 python3.13 python3.12 python3.11
  nothing="no python3 on PATH"
fi

old=
bare=
for candidate in "$@"; do
  # A command that is there may still not run: version managers leave such stubs.
  version=$("$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
  if ! "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    old=${old:-"$candidate is Python $version"}
  elif ! "$candidate" -c 'import venv, ensurepip' 2>/dev/null; then
    # Debian and Ubuntu keep ensurepip in a package of its own.
    bare=${bare:-"$candidate (Python $version) has no venv with pip: install it (Debian or Ubuntu: apt-get install python$version-venv)"}
  else
    exec "$candidate" -c 'import sys; print(sys.executable)'
  fi
done

other="or name another one: make PYTHON=/path/to/python3.12"
if [ -n "$bare" ]; then
  echo "hipaactl: $bare, $other" >&2
else
  echo "hipaactl: ${old:-$nothing}, and Python 3.11 or later is needed: install it" \
    "(Debian 12, Ubuntu 24.04 or later: apt-get install python3 python3-venv), $other" >&2
fi
exit 1
