#!/bin/sh
# Brings .venv up to the locked dependencies and the project itself, editable. Does nothing, quickly, when
# .venv was made from the same locks and pyproject.toml, and by PYTHON where that is set. Called by make.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
unset PYTHONHOME PYTHONPATH
stamp=.venv/.made-from

made_from() { # everything that decides what belongs into .venv
  echo "$root"
  cat scripts/setup.sh pyproject.toml requirements/dev.txt
}
same_python() { [ -z "${PYTHON:-}" ] || [ "$PYTHON" = "$(cat .venv/.made-by)" ]; }

if [ -f "$stamp" ] && made_from | cmp -s - "$stamp" && same_python && .venv/bin/python -c '' 2>/dev/null; then
  exit 0
fi

if ! command -v git >/dev/null 2>&1; then
  echo "hipaactl: git is not on PATH: install it (Debian or Ubuntu: apt-get install git)" >&2
  exit 1
fi
python=$(sh scripts/find-python.sh)
echo "Setting up .venv with $("$python" -V) ($python); needed once, and again when requirements/ changes" >&2
rm -f "$stamp"
"$python" -m venv --clear .venv

# Wheels only: a source build would run code, and fetch tools, that no hash covers. PIP_USER would undo the venv.
export PIP_USER=0 PIP_DISABLE_PIP_VERSION_CHECK=1
if ! .venv/bin/python -m pip install --quiet --require-hashes --only-binary :all: --requirement requirements/dev.txt; then
  echo "hipaactl: the locked dependencies could not be installed, see pip's message above: 'Retrying' or 'from" \
    "versions: none' usually means no network; a list of versions without the one wanted means that it has no" \
    "wheel for this system (gordon-to-regorus needs glibc 2.34 or later: Debian 12, Ubuntu 22.04; no Alpine)" >&2
  exit 1
fi
.venv/bin/python -m pip install --quiet --no-deps --no-build-isolation --no-index --editable .
echo "${PYTHON:-}" >.venv/.made-by
made_from >"$stamp"
