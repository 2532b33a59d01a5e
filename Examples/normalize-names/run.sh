#!/bin/sh
# Normalizes a list of place names, and those in a sentence.
#
# usage: Examples/normalize-names/run.sh      MTLINT=path of the program
set -eu
mtlint=${MTLINT:-mtlint}
case $mtlint in /*) ;; */*) mtlint=$PWD/$mtlint ;; esac
cd "$(dirname "$0")"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

"$mtlint" normalize - <names.txt >"$scratch/names.txt"
paste names.txt "$scratch/names.txt"
diff expected.txt "$scratch/names.txt"

"$mtlint" normalize --format jsonl - <names.txt >"$scratch/names.jsonl"
[ "$(wc -l <"$scratch/names.jsonl")" = "$(wc -l <names.txt)" ]
grep -qF '"sy-maarat-al-artiq"' "$scratch/names.jsonl"

sentence=$("$mtlint" normalize --in-text "Shells fell on Huritan and on the town of Anjat in Idleb.")
echo "$sentence"
[ "$sentence" = "Shells fell on Haritan and on the town of Anjara in Idlib." ]
echo "normalize-names: as expected"
