#!/bin/sh
# Writes requirements/*.txt from pyproject.toml: every version pinned, every file hashed, for every platform
# and Python that pyproject.toml allows. Existing pins stay unless UPGRADE=1. Called by `make lock`.
#
#   runtime.txt  what an installed hipaactl needs       build.txt  the build backend
#   test.txt     runtime and what the suite needs       dev.txt    all of these, linters and types
#   lock.txt     the tool that writes these files, itself locked
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
python=$(sh scripts/find-python.sh)
venv=$(mktemp -d)
trap 'rm -rf "$venv"' EXIT
"$python" -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: \
  --requirement requirements/lock.txt

compile() { # compile OUT [arguments]: keep to what dev.txt chose, so that the files never disagree
  out=$1
  shift
  UV_PYTHON_DOWNLOADS=never "$venv/bin/uv" pip compile --quiet --universal --python-version 3.11 \
    --generate-hashes --no-emit-index-url --no-emit-find-links --strip-extras --no-config --system-certs \
    --custom-compile-command "make lock" --python "$venv/bin/python" ${UPGRADE:+--upgrade} \
    --output-file "requirements/$out.txt" "$@"
}

compile dev pyproject.toml --group pyproject.toml:dev
UPGRADE=
compile runtime pyproject.toml --constraints requirements/dev.txt
compile test pyproject.toml --group pyproject.toml:test --constraints requirements/dev.txt
compile build --group pyproject.toml:build --constraints requirements/dev.txt
compile lock --group pyproject.toml:lock
