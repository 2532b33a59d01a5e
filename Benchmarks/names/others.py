#!/usr/bin/env python3
"""The same look-ups by RapidFuzz and symspellpy.

usage: others.py SPLIT     the folder that `mtlint-train split` wrote

Prints look-ups a second and accuracy@1 without a country. Accuracy counts a name right when it belongs to the place asked
for, or to one whose canonical name reads the same. RapidFuzz compares with every name, so it is asked 300 times only.
"""
import glob, re, sys, time, unicodedata

from rapidfuzz import fuzz, process
from symspellpy import SymSpell, Verbosity


def fold(name):
    letters = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in letters if not unicodedata.combining(c) and c not in "'’‘`ʿʾ")
    return " ".join(re.sub(r"[^a-z0-9]+", " ", letters).split())


def main(split):
    places = {}
    for path in sorted(glob.glob(split + "/places/*.tsv")):
        with open(path, encoding="utf-8") as lines:
            columns = {name: at for at, name in enumerate(next(lines).rstrip("\n").split("\t"))}
            for line in lines:
                cells = line.rstrip("\n").split("\t")
                english = cells[columns["english"]]
                for name in [english, *cells[columns["latin_variants"]].split("|")]:
                    if fold(name):
                        places.setdefault(fold(name), set()).update((cells[columns["id"]], fold(english)))
    with open(split + "/names.tsv", encoding="utf-8") as lines:
        queries = [line.rstrip("\n").split("\t") for line in lines][1:]

    def right(found, query):
        return found is not None and bool(places[found] & {query[3], fold(query[1])})

    def report(label, ask, asked):
        start = time.process_time()
        answers = [ask(fold(query[0])) for query in asked]
        spent = time.process_time() - start
        hits = sum(right(answer, query) for answer, query in zip(answers, asked))
        print(f"{label}: {len(asked) / spent:.0f} look-ups a second, accuracy {hits / len(asked):.3f} of {len(asked)}")

    names = list(places)
    spelling = SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
    for name in names:
        spelling.create_dictionary_entry(name, len(places[name]))

    def by_symspell(name):
        found = spelling.lookup(name, Verbosity.TOP, max_edit_distance=2)
        return found[0].term if found else None

    report("symspellpy", by_symspell, queries)
    report("RapidFuzz", lambda name: process.extractOne(name, names, scorer=fuzz.ratio)[0], queries[:300])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
