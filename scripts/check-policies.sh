#!/bin/sh
# Holds the shipped policies to OPA's own tools: compile strictly, against the schema of the input as hipaactl
# makes it; test; format; and lint with regal (policies/.regal/config.yaml). Both are taken from .tools/bin
# (make opa regal).
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
opa=.tools/bin/opa
schema=$(mktemp)
trap 'rm -f "$schema"' EXIT
.venv/bin/hipaactl schema input >"$schema"
"$opa" check --strict --schema "$schema" policies
"$opa" test policies
unformatted=$("$opa" fmt --list policies)
if [ -n "$unformatted" ]; then
  echo "not in OPA's format (opa fmt --write policies):" >&2
  echo "$unformatted" >&2
  exit 1
fi
.tools/bin/regal lint --no-color policies
