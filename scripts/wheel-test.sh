#!/bin/sh
# Builds the wheel, installs it with its locked dependencies into a fresh venv outside the source tree, and runs
# the suite there on a copy of the tree that has no src/. Arguments go to pytest. Needs .venv (make setup).
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
unset PYTHONHOME PYTHONPATH
export PIP_USER=0 PIP_DISABLE_PIP_VERSION_CHECK=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python=$work/venv/bin/python
locked() { "$python" -m pip install --quiet --require-hashes --only-binary :all: --requirement "$1"; }

.venv/bin/python -m hatchling build --target wheel --directory "$work/dist" >/dev/null
.venv/bin/python -m venv "$work/venv"
locked requirements/runtime.txt
"$python" -m pip install --quiet --no-deps --no-index "$work"/dist/*.whl
# Before the test tools come in and may bring what the wheel forgot to ask for.
"$python" -m pip check
"$work/venv/bin/hipaactl" --version
locked requirements/test.txt

# The tree as it would be committed now: tracked files, and new ones that are not ignored.
git ls-files -z --cached --others --exclude-standard -- ':!src' | "$python" -c '
import pathlib, shutil, sys
target = pathlib.Path(sys.argv[1])
for name in filter(None, sys.stdin.buffer.read().decode().split("\0")):
    source = pathlib.Path(name)
    if source.is_symlink() or source.is_file():
        (target / source).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target / source, follow_symlinks=False)
' "$work/tree"
export PATH="$root/.tools/bin:$PATH" # for the tests that compare with OPA itself
cd "$work/tree"
# What parity compares was compared on the source tree; the wheel holds the same controls and policies.
"$python" -m pytest --ignore=tests/parity "$@"
