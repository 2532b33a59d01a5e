#!/bin/sh
# What rules cost: one megabyte linted with all of them and with every tenth, in user time, the best of five runs each.
#
# usage: [MTLINT=program] cost.sh [text]
#
# Without a text: edited news, which is what the figure is stated for. A text that is full of faults, such as the example
# article over and over, shows another thing: what findings cost, which a tenth of the rules has few of.
set -eu
cd "$(dirname "$0")/../.."
program=${MTLINT:-.build/release/mtlint}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
text=$scratch/megabyte.txt
if [ $# -eq 0 ]; then
  python3 -B -c 'import sys; sys.path.insert(0, "Benchmarks/speed"); import text; print(text.news(1_000_000))' >"$text"
fi
while [ ! -s "$text" ] || [ "$(wc -c <"$text")" -lt 1000000 ]; do
  cat "$1" >>"$text"
  printf '\n\n' >>"$text"
done
head -c 1000000 "$text" | iconv -c -f utf-8 -t utf-8 >"$scratch/one.txt"
tenth=$("$program" rules list | awk 'NR % 10 == 1 { printf "%s%s", comma, $1; comma = "," }')

# Seconds of user time of the quickest of five runs.
seconds() {
  for _ in 1 2 3 4 5; do
    /usr/bin/env bash -c 'TIMEFORMAT=%U; time "$@" >/dev/null' - \
      "$program" lint --no-color --jobs 1 --min-level suggestion --fail-level never --format jsonl "$@" \
      "$scratch/one.txt" 2>&1 | tail -n 1
  done | sort -n | head -n 1
}

few=$(seconds --select "$tenth")
all=$(seconds)
awk -v all="$all" -v few="$few" -v count="$("$program" rules list | wc -l)" 'BEGIN {
  printf "1 MB: %.2f s with %d rules, %.2f s with every tenth: %.2f times\n", all, count, few, all / few
}'
