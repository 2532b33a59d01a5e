#!/bin/sh
# Lints an article, fixes a copy of it and lints the copy.
#
# usage: Examples/lint-article/run.sh      MTLINT=path of the program
set -eu
mtlint=${MTLINT:-mtlint}
case $mtlint in /*) ;; */*) mtlint=$PWD/$mtlint ;; esac
cd "$(dirname "$0")/.."
article=aleppo-2020-02-16.txt
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

expect() {
  grep -qF -e "$1" "$2" || { echo "lint-article: expected “$1”, found:" >&2; cat "$2" >&2; exit 1; }
}

echo "== findings"
status=0
"$mtlint" lint --no-color "$article" >"$scratch/report.txt" || status=$?
[ $status = 1 ] || { echo "lint-article: an article with errors gives status 1, not $status" >&2; exit 1; }
expect "universal/repeated-word" "$scratch/report.txt"
expect "“Huritan” is spelled “Haritan”" "$scratch/report.txt"
expect "Maarat al-Artiq · معارة الأرتيق" "$scratch/report.txt"
tail -n 1 "$scratch/report.txt"

echo "== what the fixes change"
"$mtlint" lint --diff --unsafe-fixes --fail-level never "$article" >"$scratch/changes.diff"
expect "+++ " "$scratch/changes.diff"
expect "Maarat al-Artiq" "$scratch/changes.diff"
grep -c '^+[^+]' "$scratch/changes.diff" | sed 's/$/ lines/'

echo "== a corrected copy"
cp "$article" "$scratch/copy.txt"
"$mtlint" lint --fix --unsafe-fixes --fail-level never --no-color "$scratch/copy.txt" >"$scratch/left.txt"
tail -n 1 "$scratch/left.txt"
cp "$scratch/copy.txt" "$scratch/again.txt"
"$mtlint" lint --fix --unsafe-fixes --fail-level never "$scratch/again.txt" >/dev/null
cmp "$scratch/copy.txt" "$scratch/again.txt" || { echo "lint-article: fixing twice changed something" >&2; exit 1; }

echo "== for other programs"
"$mtlint" lint --fail-level never --format json "$article" >"$scratch/report.json"
expect '"schema"' "$scratch/report.json"
"$mtlint" lint --fail-level never --format html "$article" >"$scratch/report.html"
expect "</html>" "$scratch/report.html"
echo "lint-article: as expected"
