#!/usr/bin/env bash
# The demo: a fresh store, the sample articles, five questions with their sentences, one export. Ends by itself and
# stops the server that it started, whatever happens.
set -euo pipefail

: "${READOUT:=readout}" "${READOUT_STORE:=out/demo-store}"
export READOUT_STORE

finish() { "$READOUT" store stop >/dev/null; }
trap finish EXIT

say() { printf '\n$ readout %s\n' "$*"; "$READOUT" "$@"; }

"$READOUT" store stop >/dev/null
rm -rf "$READOUT_STORE"
mkdir -p out

say load seeds
say met "Раушан Қажыбаева"
say met "Yermek Kosherbayev" "Yvette Cooper"
say met KE
say agreements --status agreed
say path "Moses Wetang’ula" "Linus Nthigai"
say export -o out/readout.graphml
