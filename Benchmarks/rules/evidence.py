#!/usr/bin/env python3
"""Measures each rule's precision on texts that people wrote or marked, and writes docs/rules/evidence.md.

    evidence.py --mtlint PROGRAM [--unjudged | --write] CORPUS...

A CORPUS is a file; its folder's name is the corpus's. By its ending and first line it is
  docs.txt    edited text, documents parted by blank lines
  *.tsv       good translations, source TAB target; each target is linted with its original
  *.jsonl     machine translations with `target` and `spans` (start, end) that people marked as errors

Every finding is known by a hash of its rule, its text and forty characters on each side, so that no text of a corpus
stands in verdicts.tsv. A finding on a marked span is right; all others are read by a person:

    evidence.py --unjudged …   prints findings that nobody judged: rule, corpus, level, hash, text in its context,
                               message, original
    evidence.py --write …      takes out of verdicts.tsv what is found no more, adds marked spans, writes evidence.md

To judge: add lines `rule TAB corpus TAB level TAB hash TAB true|false TAB reader` to verdicts.tsv.
"""
import argparse
import collections
import hashlib
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
VERDICTS = HERE / "verdicts.tsv"
REPORT = HERE.parent.parent / "docs/rules/evidence.md"
HEAD = ["rule", "corpus", "level", "hash", "verdict", "by"]
BOUND = {"error": 0.95, "warning": 0.85}
FEWEST = 5
# Systems of marked corpora that are people.
PEOPLE = re.compile(r"^(human|ref(-?[A-Z])?|reference.*)$")


def read(path):
    """Name of a corpus and its records: (text, marked spans or None, original or None)."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        rows = [json.loads(line) for line in text.splitlines()]
        rows = [r for r in rows if not PEOPLE.match(r.get("system") or "")]
        return path.parent.name, [(r["target"], r["spans"], None) for r in rows]
    if path.suffix == ".tsv":
        pairs = [line.split("\t")[:2] for line in text.splitlines() if "\t" in line]
        return path.parent.name, [(target, None, source) for source, target in pairs]
    return path.parent.name, [(block, None, None) for block in re.split(r"\n\s*\n", text) if block.strip()]


def lint(program, language, records):
    """Findings of each record, with offsets in characters."""
    data = ""
    for i, (text, _, source) in enumerate(records):
        record = {"id": str(i), "text": text, "language": "en"}
        if source is not None:
            record |= {"source": source, "source_language": language}
        data += json.dumps(record) + "\n"
    command = [program, "lint", "--input-format", "jsonl", "--format", "jsonl", "--min-level", "suggestion", "-"]
    done = subprocess.run(command, input=data.encode(), capture_output=True)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode())
    for line in done.stdout.decode().splitlines():
        document = json.loads(line)
        text, spans, source = records[int(document["id"])]
        raw = text.encode()
        for finding in document["findings"]:
            a = len(raw[:finding["start"]["offset"]].decode(errors="replace"))
            b = len(raw[:finding["end"]["offset"]].decode(errors="replace"))
            yield finding["rule"], finding["level"], finding["message"], text, a, b, spans, source


def known_by(rule, text, a, b):
    context = "\0".join([rule, text[max(0, a - 40):a], text[a:b], text[b:b + 40]])
    return hashlib.sha256(context.encode()).hexdigest()[:16]


def verdicts():
    if not VERDICTS.exists():
        return {}
    rows = [line.split("\t") for line in VERDICTS.read_text().splitlines()[1:]]
    for row in rows:
        if len(row) != len(HEAD) or row[4] not in ("true", "false"):
            sys.exit(f"{VERDICTS}: not six columns with true or false: {row}")
    return {(row[0], row[1], row[3]): (row[4], row[5]) for row in rows}


def report(program, hits, judged, words):
    lines = subprocess.run([program, "rules", "list"], capture_output=True, check=True).stdout.decode().splitlines()
    levels = {line.split()[0]: line.split()[1] for line in lines}
    out = ["# Evidence for the levels of rules", "",
           "Written by `Benchmarks/rules/evidence.py --write` from `Benchmarks/rules/verdicts.tsv`; not to be edited.",
           "A rule is an `error` only where at least 95 % of its judged findings are right, a `warning` where 85 % are,",
           f"once {FEWEST} were judged; a test holds the levels to that. Findings on a span that annotators marked as an",
           "error are right; the others were read. The development sentences that rules were tuned on do not count.", "",
           "Corpora: " + ", ".join(f"{name} ({count:,} words)" for name, count in sorted(words.items())) + ".", "",
           "| Rule | Level | Different findings at error or warning | Judged | Right | Precision |", "|---|---|---|---|---|---|"]
    silent = []
    for rule in sorted(levels):
        # Systems translate one sentence alike, and one text may stand in two corpora: the same words count once.
        loud = {h[3]: (h[0], h[1], h[3]) for h in hits if h[0] == rule and h[2] != "suggestion"}
        own = [judged[key] for key in loud.values() if key in judged]
        right = sum(verdict == "true" for verdict, _ in own)
        if not loud:
            silent.append(rule)
            continue
        precision = f"{right / len(own):.2f}" if own else "–"
        out.append(f"| [{rule}]({rule}.md) | {levels[rule]} | {len(loud)} | {len(own)} | {right} | {precision} |")
    out += ["", "## Without evidence", "",
            f"{len(silent)} rules found nothing at error or warning in these texts. Their levels rest on their examples",
            "and on their silence in edited text:", ""]
    out += [", ".join(f"`{rule}`" for rule in silent) + ".", ""]
    REPORT.write_text("\n".join(out))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mtlint", default="mtlint")
    parser.add_argument("--source-language", default="ar", help="language of the originals of *.tsv")
    parser.add_argument("--unjudged", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("corpora", nargs="+", type=pathlib.Path)
    options = parser.parse_args()
    judged = verdicts()
    hits, words = [], collections.Counter()
    for path in options.corpora:
        name, records = read(path)
        words[name] += sum(len(text.split()) for text, _, _ in records)
        for rule, level, message, text, a, b, spans, source in lint(options.mtlint, options.source_language, records):
            key = known_by(rule, text, a, b)
            hits.append((rule, name, level, key))
            marked = spans is not None and any(a <= s["end"] and s["start"] <= b for s in spans)
            if marked:
                judged.setdefault((rule, name, key), ("true", "annotators"))
            elif options.unjudged and level != "suggestion" and (rule, name, key) not in judged:
                context = text[max(0, a - 80):a] + "⟦" + text[a:b] + "⟧" + text[b:b + 60]
                print("\t".join([rule, name, level, key, " ".join(context.split()), message, source or ""]))
    if options.write:
        rows = sorted({(r, n, level, key, *judged[r, n, key]) for r, n, level, key in hits
                       if (r, n, key) in judged and level != "suggestion"})
        VERDICTS.write_text("\n".join("\t".join(row) for row in [HEAD, *rows]) + "\n")
        report(options.mtlint, hits, judged, words)


main()
