#!/bin/sh
# Runs the shipped policies under OPA itself: compile strictly, test, and hold the format. OPA is taken from
# .tools/bin (make opa).
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
opa=.tools/bin/opa
"$opa" check --strict policies
"$opa" test policies
unformatted=$("$opa" fmt --list policies)
if [ -n "$unformatted" ]; then
  echo "not in OPA's format (opa fmt --write policies):" >&2
  echo "$unformatted" >&2
  exit 1
fi
