#!/bin/sh
# Guards a feed as CI does, against a server on this machine: the script behind action.yml, then the one that cron and
# systemd run. The feed is edited in between, and only what changed is reported.
#
# usage: Examples/feed-ci/run.sh      MTLINT=path of the program; needs python3 to serve the feed
set -eu
mtlint=${MTLINT:-mtlint}
case $mtlint in /*) ;; */*) mtlint=$PWD/$mtlint ;; esac
cd "$(dirname "$0")"
here=$PWD
scratch=$(mktemp -d)
server=
leave() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || :
  rm -rf "$scratch"
}
trap leave EXIT

stop() {
  echo "feed-ci: $*" >&2
  exit 1
}
expect() { grep -qF -e "$1" "$2" || { echo "feed-ci: expected “$1”, found:" >&2; cat "$2" >&2; exit 1; }; }

mkdir "$scratch/site"
cp feed.xml "$scratch/site/"
python3 serve.py "$scratch/site" "$scratch/address" &
server=$!
tries=0
until [ -s "$scratch/address" ]; do
  tries=$((tries + 1))
  [ $tries -lt 300 ] || stop "the server did not start"
  sleep 0.1
done
feed=$(cat "$scratch/address")/feed.xml

# As GitHub calls it.
action() {
  : >"$scratch/output"
  (cd "$scratch" && MTLINT=$mtlint GITHUB_OUTPUT=$scratch/output GITHUB_STEP_SUMMARY=$scratch/summary.md \
    INPUT_FEEDS="$feed" INPUT_ARGUMENTS="--allow-private" INPUT_DASHBOARD=dashboard.html \
    "$here/../../Scripts/github-action") >"$scratch/annotations" 2>"$scratch/errors"
  cat "$scratch/errors"
}

echo "== a feed on a private address is refused"
status=0
"$mtlint" feed "$feed" 2>"$scratch/refused" || status=$?
[ $status = 2 ] || stop "status $status, not 2"
expect "private or reserved address" "$scratch/refused"

echo "== the first run reports all items"
action
expect "status=1" "$scratch/output"
expect "sarif=mtlint.sarif" "$scratch/output"
expect "::error " "$scratch/annotations"
expect "universal/repeated-word" "$scratch/mtlint.sarif"
expect "Huritan" "$scratch/summary.md"
[ "$(grep -c '^::error' "$scratch/annotations")" = 4 ] || stop "$(cat "$scratch/annotations")"
expect "</html>" "$scratch/dashboard.html"

echo "== the second run has nothing to say"
action
expect "status=0" "$scratch/output"
[ ! -s "$scratch/annotations" ] || stop "$(cat "$scratch/annotations")"

echo "== an item is corrected, a faulty one is added"
sed -e 's/the the road/the road/' -e 's/Huritan/Haritan/g' \
  -e 's|<language>en</language>|&<item><guid>nw-4</guid><title>Snow</title><description>Snow fell fell on the hills.</description></item>|' \
  feed.xml >"$scratch/site/feed.xml"
# Servers tell times to the second.
touch -d "1 minute" "$scratch/site/feed.xml"
action
expect "status=1" "$scratch/output"
expect "nw-2: edited" "$scratch/errors"
[ "$(grep -c '^::error' "$scratch/annotations")" = 1 ] || stop "$(cat "$scratch/annotations")"
"$mtlint" feed history --state "$scratch/.mtlint/seen.db"

echo "== what cron and systemd run"
status=0
MTLINT=$mtlint MTLINT_OPTIONS=--allow-private ./feeds.sh "$scratch/cron" "$feed" >"$scratch/mail" || status=$?
[ $status = 1 ] || stop "status $status, not 1"
expect "“fell” stands twice" "$scratch/mail"
MTLINT=$mtlint MTLINT_OPTIONS=--allow-private ./feeds.sh "$scratch/cron" "$feed" >"$scratch/mail"
[ ! -s "$scratch/mail" ] || stop "$(cat "$scratch/mail")"
echo "feed-ci: as expected"
