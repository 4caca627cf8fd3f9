#!/bin/sh
# Builds OPA and regal into .tools/bin, at the versions that the rules are compared with. OPA's sum is that of its
# source: Go checks each module against the sum it downloads, and this script the sum against the one reviewed here.
# For regal, scripts/regal/go.mod and go.sum say all of it: it is built from there.
#
#     sh scripts/build-policy-tools.sh [opa|regal]
set -eu

version=v1.20.0
sum=h1:IoeLQRExkdB/lrs8nyP1GxxAPOrqWOUlIxn3L8E/I94=

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
bin=$root/.tools/bin
regal=$(sed -n "s|.*github.com/open-policy-agent/regal \(v[^ ]*\).*|\1|p" "$root/scripts/regal/go.mod")
built_from() { # built_from TOOL "VERSION [SUM]"
  [ -x "$bin/$1" ] && go version -m "$bin/$1" | tr '\t' ' ' | grep -qF "$2"
}
pinned_opa() { built_from opa "mod github.com/open-policy-agent/opa $version $sum"; }
pinned_regal() { built_from regal "mod github.com/open-policy-agent/regal $regal "; }

if ! command -v go >/dev/null 2>&1; then
  echo "hipaactl: go is not on PATH, and OPA and regal are built with it: install Go 1.26 or later (golang-go), or" \
    "put opa $version on PATH yourself" >&2
  exit 1
fi
case ${1:-all} in all | opa)
  if ! pinned_opa; then
    echo "Building OPA $version into .tools/bin; about a minute" >&2
    GOBIN=$bin go install "github.com/open-policy-agent/opa@$version"
    if ! pinned_opa; then
      rm -f "$bin/opa"
      echo "hipaactl: the OPA that was built is not $version with sum $sum" >&2
      exit 1
    fi
  fi
  touch "$bin/opa"
  ;;
esac
case ${1:-all} in all | regal)
  if ! pinned_regal; then
    echo "Building regal $regal into .tools/bin; a minute or two" >&2
    (cd "$root/scripts/regal" && GOBIN=$bin GOFLAGS=-mod=readonly go install github.com/open-policy-agent/regal)
    if ! pinned_regal; then
      rm -f "$bin/regal"
      echo "hipaactl: the regal that was built is not $regal" >&2
      exit 1
    fi
  fi
  touch "$bin/regal"
  ;;
esac
