#!/usr/bin/env python3
"""Turns DEMETR's faults that a rule can see into sentences with expected findings, a JSON object a line.

    convert.py [--clean] [--per-kind N] DATA.jsonl > faults.jsonl

DATA holds an object a line: id, lang ("german-en"), system (the kind of fault), source, target, clean, spans (start, end
in characters). DEMETR (Karpinska and others, EMNLP 2022) damages good translations by one fault each. Its kinds of
repetition, numbers, names and words left untranslated are taken, each in a category of its own, so that the table of
recall is one by kind. With --clean the undamaged translations follow: each finding in them is a false alarm.

The output has the fields id, text, source, source_language, language, expect (span_text, start, end, category, fix) and
optional: what a scorer of marked sentences reads.
"""
import argparse, collections, json, sys

KINDS = {
    "minor_id1_repeat2": "repetition, twice", "minor_id2_repeat4": "repetition, four times",
    "critical_id10_numbers_replaced": "number changed", "critical_id9_ne_replaced": "name exchanged",
    "critical_id25_ne_removed": "name removed", "critical_id4_codemix": "untranslated word",
    "critical_id8_negation": "negation turned", "critical_id7_undertranslation": "undertranslation",
}
LANGUAGES = {"chinese_simple": "zh", "german": "de", "hindi": "hi", "polish": "pl", "czech": "cs", "russian": "ru",
             "italian": "it", "japanese": "ja", "french": "fr", "spanish": "es"}


def first_difference(damaged, clean):
    at = 0
    while at < min(len(damaged), len(clean)) and damaged[at] == clean[at]:
        at += 1
    return at


def fault(row):
    """Where the fault stands, and what would mend it. A removed name leaves a place between two words: the whole
    sentence counts, for a finding of what is missing cannot point at it."""
    text, clean = row["target"], row["clean"]
    if row["system"] == "critical_id25_ne_removed" or not row["spans"]:
        return 0, len(text), clean
    start = min(span["start"] for span in row["spans"])
    end = max(max(span["end"], span["start"] + 1) for span in row["spans"])
    start, end = min(start, first_difference(text, clean)), min(max(end, 1), len(text))
    tail = len(text) - end
    if text[:start] == clean[:start] and text[end:] == clean[len(clean) - tail:]:
        return start, end, clean[start:len(clean) - tail]
    return start, end, None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("--clean", action="store_true", help="add the undamaged sentences")
    parser.add_argument("--per-kind", type=int, default=0, help="take so many of each kind; 0 is all")
    options = parser.parse_args()
    taken, undamaged = collections.Counter(), {}
    for line in open(options.data, encoding="utf-8"):
        row = json.loads(line)
        kind = KINDS.get(row["system"])
        if not kind or (options.per_kind and taken[kind] >= options.per_kind) or row["target"] == row["clean"]:
            continue
        taken[kind] += 1
        start, end, fix = fault(row)
        language = LANGUAGES.get(row["lang"].split("-")[0], "und")
        common = {"source": row["source"], "source_language": language, "language": "en"}
        write({"id": row["id"], "kind": "error", "text": row["target"], **common, "optional": [],
               "expect": [{"span_text": row["target"][start:end], "start": start, "end": end, "category": kind,
                           "fix": fix}]})
        undamaged.setdefault((row["lang"], row["source"]), (row["id"], row["clean"], common))
    if options.clean:
        for identity, text, common in undamaged.values():
            write({"id": "clean/" + identity, "kind": "clean", "text": text, **common, "expect": [], "optional": []})


def write(row):
    sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
