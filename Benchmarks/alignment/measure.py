#!/usr/bin/env python3
"""How well two parallel files are aligned.

    Benchmarks/alignment/measure.py MTLINT CORPORA [--documents N] [--seed N]

CORPORA holds folders `parallel_*` with a `pairs.tsv` each: original, tab, translation, one segment a line. Documents
of 15 to 40 segments in a row are cut from it and disturbed on each side by itself: paragraphs of random length, two
sentences made one, segments left out, added or swapped. `mtlint align` pairs them; a pair is right where both of its
sides hold the same segments. Unrelated texts (the original of one document, the translation of another, of about the
same length) must be refused.
"""

import argparse
import pathlib
import random
import subprocess
import tempfile

ENDS = ".!?؟。"


def read(path):
    rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8")]
    return [(row[0].strip(), row[1].strip()) for row in rows if len(row) > 1 and row[0].strip() and row[1].strip()]


def joined(segments, number, glue, rng, merges, breaks):
    """Text of one side and the bytes of each segment in it."""
    text, places, count = b"", {}, 0
    for at, (key, content) in enumerate(segments):
        if at:
            ends_paragraph = count >= 1 and rng.random() < breaks
            if not ends_paragraph and rng.random() < merges and content and text[-1:].decode("latin-1") in ".":
                text = text[:-1]
                previous = places[segments[at - 1][0]]
                places[segments[at - 1][0]] = (previous[0], len(text))
                text += glue
            else:
                text += b"\n\n" if ends_paragraph else b" "
        start = len(text)
        text += content.encode()
        places[key] = (start, len(text))
        count += 1
    return text + b"\n", places


def held(places, start, end):
    return frozenset(key for key, (first, last) in places.items() if first < end - 1 and start < last - 1)


def align(program, folder, source, target):
    (folder / "source.txt").write_bytes(source)
    (folder / "target.txt").write_bytes(target)
    run = subprocess.run(
        [program, "align", "--verbose", folder / "target.txt", "--source", folder / "source.txt"], capture_output=True,
        text=True)
    rows = [line.split("\t") for line in run.stdout.splitlines()[1:]]
    return run.returncode, [tuple(map(int, row[:4])) for row in rows], run.stderr.strip().splitlines()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("corpora", type=pathlib.Path)
    parser.add_argument("--documents", type=int, default=15)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    settings = {  # merged sentences, paragraph ends, left out or added
        "clean": (0.0, 0.4, 0.0),
        "merged": (0.15, 0.4, 0.0),
        "merged, gaps": (0.10, 0.4, 0.06),
    }
    print("corpus                     texts          documents refused pairs right  precision recall")
    folder = pathlib.Path(tempfile.mkdtemp())
    for path in sorted(options.corpora.glob("parallel_*/pairs.tsv")):
        rows = read(path)
        for name, (merges, breaks, gaps) in settings.items():
            rng = random.Random(options.seed)
            emitted = right = refused = gold = found = 0
            for _ in range(options.documents):
                size = rng.randint(15, 40)
                start = rng.randrange(max(1, len(rows) - size))
                part = list(enumerate(rows[start:start + size]))
                sources = [(key, row[0]) for key, row in part if rng.random() >= gaps]
                targets = [(key, row[1]) for key, row in part if rng.random() >= gaps]
                source, own = joined(sources, size, " و".encode(), rng, merges, breaks)
                target, other = joined(targets, size, b", and ", rng, merges, breaks)
                status, pairs, notes = align(options.program, folder, source, target)
                if options.verbose:
                    print("  ", status, notes)
                gold += len(set(own) & set(other))
                if status:
                    refused += 1
                    continue
                known = set()
                for pair in pairs:
                    sides = held(own, pair[2], pair[3]), held(other, pair[0], pair[1])
                    emitted += 1
                    if sides[0] & set(other) == sides[1] & set(own) and sides[0] & sides[1]:
                        right += 1
                        known |= sides[0] & sides[1]
                found += len(known)
            print(
                f"{path.parent.name:26} {name:14} {options.documents:9} {refused:7} {emitted:5} {right:5} "
                f"{right / max(1, emitted):10.3f} {found / max(1, gold):6.3f}", flush=True)
        rng = random.Random(options.seed)
        accepted = 0
        for _ in range(options.documents):
            size = rng.randint(15, 40)
            first, second = rng.sample(range(0, max(2, len(rows) - size), size // 2), 2)
            if abs(first - second) < size:
                second = (first + size) % max(1, len(rows) - size)
            sources = list(enumerate(row[0] for row in rows[first:first + size]))
            targets = list(enumerate(row[1] for row in rows[second:second + size]))
            source, _ = joined(sources, size, b"", rng, 0, 0.4)
            target, _ = joined(targets, size, b"", rng, 0, 0.4)
            status, _, notes = align(options.program, folder, source, target)
            if options.verbose:
                print("  unrelated", status, notes)
            accepted += status == 0
        print(f"{path.parent.name:26} unrelated      {options.documents:9} {options.documents - accepted:7}", flush=True)


main()
