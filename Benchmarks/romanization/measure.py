"""Romanization beside uconv, uroman and camel-tools: how near each comes to the spellings in use, and how fast.

usage: measure.py --program MTLINT --peers FOLDER --out FOLDER [--names romanize.tsv]

Names are Arabic names of places with the Latin spellings that are in use. Without --names they are those of the built-in
tables, from which mtlint has learned its vowels: its own accuracy is then no measure, and is left out. A file of names
that were withheld from learning comes from `Benchmarks/names/run.sh`.
"""

import argparse
import pathlib
import re
import statistics
import sys
import tempfile
import unicodedata

HERE = pathlib.Path(__file__).parent
for folder in ("peers", "speed"):
    sys.path.insert(0, str(HERE.parent / folder))
import peers  # noqa: E402
from measure import alternating, machine  # noqa: E402
import subprocess  # noqa: E402


def letters(name):
    """a to z alone, as the accuracy of the program itself is counted."""
    plain = unicodedata.normalize("NFKD", name.lower().replace("ı", "i"))
    return re.sub("[^a-z]", "", plain)


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def builtin():
    found = []
    for path in sorted((HERE.parents[1] / "Glossaries/places").glob("*.tsv")):
        lines = path.read_text().splitlines()
        columns = lines[0].split("\t")
        for line in lines[1:]:
            row = dict(zip(columns, line.split("\t")))
            spellings = [row["english"], *row.get("latin_variants", "").split("|"), *row.get("accepted", "").split("|")]
            if row["arabic"] and row["english"]:
                found.append((row["arabic"], spellings))
    return found


def withheld(path):
    rows = [line.split("\t") for line in pathlib.Path(path).read_text().splitlines()[1:]]
    return [(row[0], [row[1], *row[2].split("|")]) for row in rows]


def accuracy(answers, names):
    """Share of exact answers, and errors a letter against the nearest spelling in use."""
    exact = errors = length = 0
    for answer, (_, spellings) in zip(answers, names):
        wanted = [letters(spelling) for spelling in spellings if letters(spelling)]
        if not wanted:
            continue
        got = letters(answer)
        exact += got in wanted
        rate, nearest = min((distance(got, spelling) / len(spelling), spelling) for spelling in wanted)
        errors += rate * len(wanted[0])
        length += len(wanted[0])
    return exact / len(names), errors / length


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--peers", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--names")
    options = parser.parse_args()
    names = withheld(options.names) if options.names else builtin()
    reasons = peers.missing(options.peers)
    rows, absent = [], []
    with tempfile.TemporaryDirectory() as scratch:
        path = pathlib.Path(scratch) / "names.txt"
        path.write_text("".join(arabic + "\n" for arabic, _ in names))
        commands = {"mtlint": ["sh", "-c", '"$0" romanize - <"$1"', options.program, str(path)]}
        for peer in peers.all("romanization"):
            if peer.program in reasons:
                absent.append((peer.program, reasons[peer.program]))
            else:
                commands[peer.program] = peers.romanize(peer.program, options.peers, path)
        times = alternating(commands, runs=3)
        for program, command in commands.items():
            answers = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
            assert len(answers) == len(names), f"{program} gave {len(answers)} lines for {len(names)} names"
            user, _, memory = times[program]
            exact, errors = accuracy(answers, names)
            learned = program == "mtlint" and not options.names
            rows.append((
                program, "learned from them" if learned else f"{exact:.3f}", "" if learned else f"{errors:.3f}",
                f"{len(names) / user:,.0f}", f"{memory:.0f} MB"))
    kind = "withheld from learning" if options.names else "of the built-in tables"
    out = [
        "# Romanization", "", "Written by `make bench`; do not edit.", "",
        f"{len(names):,} Arabic names of places, {kind}; whole processes with their defaults, in turn. An answer is exact "
        "where its letters a to z are those of a spelling in use; errors are edits a letter against the nearest. uconv and "
        "camel-tools (Buckwalter) write only the letters that stand there, no vowels; uroman guesses some.", "",
        f"Machine: {machine()}.", "", "| program | exact | errors a letter | names a second (user CPU) | peak memory |",
        "|---|---|---|---|---|",
    ]
    out += ["| " + " | ".join(row) + " |" for row in rows]
    out += [f"| {program} | cannot be had: {reason} | | | |" for program, reason in absent]
    pathlib.Path(options.out).mkdir(parents=True, exist_ok=True)
    (pathlib.Path(options.out) / "romanization.md").write_text("\n".join(out) + "\n")
    print(f"bench: {len(names):,} names by {len(rows)} programs; {options.out}/romanization.md is written")


main()
