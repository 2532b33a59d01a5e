#!/usr/bin/env bash
# Measures name look-up and romanization on parts withheld from place tables.
#
# usage: Benchmarks/names/run.sh TABLES [WORK FOLDER] [SEED]      PYTHON=one that has rapidfuzz and symspellpy
#
# TABLES is a folder of place tables (XX.tsv, one a country). 4,500 spellings and 1,600 Arabic names, with every place
# that bears them, are withheld by the seed; the models are learned from the rest alone; then the withheld part is asked.
# The split and the learning are deterministic: the same tables and seed give the same figures.
set -euo pipefail
cd "$(dirname "$0")/../.."
tables=${1:?usage: Benchmarks/names/run.sh TABLES [WORK FOLDER] [SEED]}
work=${2:-$(mktemp -d)}
seed=${3:-7}

swift build -c release --product mtlint-train
trainer=$(swift build -c release --show-bin-path)/mtlint-train

"$trainer" split "$tables" "$work/split" "$seed"
"$trainer" train "$work/split/places" "$work/models"
"$trainer" measure "$work/split" "$work/models" | tee "$work/figures.txt"
"$trainer" speed "$work/split" "$work/models" | tee -a "$work/figures.txt"
python=${PYTHON:-python3}
if "$python" -c 'import rapidfuzz, symspellpy' 2>/dev/null; then
  "$python" Benchmarks/names/others.py "$work/split" | tee -a "$work/figures.txt"
else
  echo "for the comparison: pip install rapidfuzz symspellpy" >&2
fi
