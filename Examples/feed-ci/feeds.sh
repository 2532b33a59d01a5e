#!/bin/sh
# What cron and the systemd timer run: lints what is new in the feeds, keeps the findings of the run and a dashboard.
# Prints the findings, so that cron mails them and the journal has them; nothing where nothing is new.
#
# usage: feeds.sh FOLDER FEED…      MTLINT=path of the program, MTLINT_OPTIONS=further options
set -u
folder=${1:?usage: feeds.sh FOLDER FEED…}
shift
mtlint=${MTLINT:-mtlint}
mkdir -p "$folder"

status=0
"$mtlint" feed --quiet --no-color --state "$folder/seen.db" ${MTLINT_OPTIONS:-} \
  --format text --output "$folder/last.txt" --format sarif --output "$folder/last.sarif" "$@" || status=$?
"$mtlint" feed report --state "$folder/seen.db" --output "$folder/dashboard.html" || status=2
if [ "$status" != 0 ] && [ -f "$folder/last.txt" ]; then cat "$folder/last.txt"; fi
exit $status
