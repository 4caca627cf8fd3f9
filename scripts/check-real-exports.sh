#!/bin/sh
# Checks examples/real-exports, whose accounts are real and whose findings are therefore too: exit status 1 is
# what is expected, and anything else is an error.
set -u

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
printf '\n$ cd examples/real-exports && hipaactl check\n'
cd "$root/examples/real-exports" || exit 1
"$root/.venv/bin/hipaactl" check
status=$?
if [ "$status" -ne 1 ]; then
  echo "examples/real-exports: exit status $status, where 1 was expected: its findings are real and must show" >&2
  exit 1
fi
echo
echo "Exit status 1 is expected in examples/real-exports: it is an unmodified export of real accounts, and the"
echo "findings above are real. make check goes on."
