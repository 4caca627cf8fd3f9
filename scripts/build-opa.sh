#!/bin/sh
# Builds OPA, at the version that the rules are compared with, into .tools/bin. The sum is that of its source:
# Go checks each module against the sum it downloads, and this script the sum against the one reviewed here.
set -eu

version=v1.20.0
sum=h1:IoeLQRExkdB/lrs8nyP1GxxAPOrqWOUlIxn3L8E/I94=

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
bin=$root/.tools/bin
pinned() {
  [ -x "$bin/opa" ] && go version -m "$bin/opa" | tr '\t' ' ' | grep -qF "mod github.com/open-policy-agent/opa $version $sum"
}

if ! command -v go >/dev/null 2>&1; then
  echo "hipaactl: go is not on PATH, and OPA is built with it: install Go 1.26 or later (golang-go), or put opa" \
    "$version on PATH yourself" >&2
  exit 1
fi
if ! pinned; then
  echo "Building OPA $version into .tools/bin; about a minute" >&2
  GOBIN=$bin go install "github.com/open-policy-agent/opa@$version"
  if ! pinned; then
    rm -f "$bin/opa"
    echo "hipaactl: the OPA that was built is not $version with sum $sum" >&2
    exit 1
  fi
fi
touch "$bin/opa"
