#!/usr/bin/env python3
"""Damages good translations in known ways and reports the share that mtlint catches.

    damage.py [--mtlint CMD] [--count N] [--show N] [--places FOLDER] FIRST.tsv [MORE.tsv ...]

Each table holds pairs, source TAB target, the target in English. Faults are taken from FIRST; where it yields fewer
than N of a kind, the other tables make up the rest, and then other faults of the same pairs. A fault counts as caught
where a rule speaks, at error or warning, oftener than it does about the pair as it was. The random seeds are fixed:
same tables, same faults.

Places that are dropped or exchanged are those of Glossaries, with --places also the English names of the place tables
in a folder, of which mtlint knows nothing: that shows what it misses for want of names.
"""
import argparse, collections, json, pathlib, random, re, shlex, subprocess

WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = ("January February March April May June July August September October November "
          "December").split()
GLOSSARIES = pathlib.Path(__file__).resolve().parents[2] / "Glossaries"


def place_names(folder):
    """Names of cities and countries of the place tables of a folder and of the tables of concepts."""
    names = set()
    for path in sorted(pathlib.Path(folder).glob("*.tsv")):
        head, *rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8")]
        column, kind = head.index("english"), head.index("feature")
        names.update(row[column] for row in rows if len(row) > column and len(row[column]) > 3
                     and row[kind] in ("country", "city", "town", "village", "governorate", "region"))
    for path in sorted((GLOSSARIES / "concepts").glob("*.tsv")):
        for line in open(path, encoding="utf-8"):
            cells = line.rstrip("\n").split("\t")
            if len(cells) > 2 and cells[0].split("/")[0] in ("country", "city") and "/X-" not in cells[0]:
                names.update(name for name in cells[2].split("|") if len(name) > 3 and name[-1] != "*")
    return sorted(names - NO_PLACES, key=lambda n: (-len(n), n))


# Names of tables that stand for something else in most texts.
NO_PLACES = {"North", "South", "States", "Bank", "Strip", "Eastern", "Brexit", "Soviet", "Bay Region", "Korea"}
PLACES = []
PATTERN = []


def load_places(folder):
    PLACES.extend(place_names(folder))
    PATTERN.append(re.compile(r"\b(?:" + "|".join(map(re.escape, PLACES)) + r")\b(?!-|\s+[A-Z])"))


def change_digit(text, chance):
    """One digit of one number becomes another; addresses of the web stay."""
    spans = [m for m in re.finditer(r"\d+", text)
             if not re.search(r"(https?://|www\.)\S*$", text[:m.start()])]
    if not spans:
        return None
    at = chance.choice(spans)
    place = chance.randrange(at.start(), at.end())
    lowest = 1 if place == at.start() and at.end() - at.start() > 1 else 0
    digit = chance.choice([d for d in range(lowest, 10) if str(d) != text[place]])
    return text[:place] + str(digit) + text[place + 1:]


def swap_weekday(text, chance):
    found = list(re.finditer(r"\b(" + "|".join(WEEKDAYS) + r")\b", text))
    if not found:
        return None
    at = chance.choice(found)
    other = chance.choice([d for d in WEEKDAYS if d != at.group()])
    return text[:at.start()] + other + text[at.end():]


def one_place(text, chance):
    """A name that stands once and is no part of a longer one."""
    found = [m for m in PATTERN[0].finditer(text)
             if text.count(m.group()) == 1 and not re.search(r"[A-Z]\w*\s+$", text[:m.start()][1:])]
    return chance.choice(found) if found else None


def exchange_place(text, chance):
    at = one_place(text, chance)
    return at and text[:at.start()] + chance.choice([n for n in PLACES if n not in text]) + text[at.end():]


def drop_place(text, chance):
    """A name goes with the preposition in front of it, or by itself."""
    at = one_place(text, chance)
    if not at:
        return None
    before = re.search(r"(\b(in|from|of|to|at|near|for|across|into|around)\s+)?(the\s+)?$", text[:at.start()], re.I)
    return tidy(text[:before.start()] + re.sub(r"^(['’]s?\b|,)?", "", text[at.end():]))


def drop_clause(text, chance):
    """What stands between two marks, or behind the last comma: at least four words."""
    pieces = [m for m in re.finditer(r"[,;–—-]\s+[^,;–—.!?\"“”()]+(?=[,;–—.!?])", text) if len(m.group().split()) >= 5]
    if not pieces:
        return None
    at = chance.choice(pieces)
    return tidy(text[:at.start()] + text[at.end():])


def remove_negation(text, chance):
    found = list(re.finditer(r"\b(not|never|no|without)\s+|(?<=\w)n['’]t\b", text, re.I))
    if not found:
        return None
    at = chance.choice(found)
    put = {"without": "with ", "no": ""}.get((at.group(1) or "").lower(), "")
    text = text[:at.start()] + put + text[at.end():]
    return tidy(re.sub(r"\bca(?= )", "can", re.sub(r"\bwo(?= )", "will", text)))


def turn_direction(text, chance):
    """East becomes west, north south, in whatever form; names of countries stay."""
    found = list(re.finditer(r"\b(north|south|east|west)(?=(?:ern|ward|wards)?\b(?! (?:Korea|Africa|Sudan|Carolina|Dakota)))",
                             text, re.I))
    if not found:
        return None
    at = chance.choice(found)
    other = {"north": "south", "south": "north", "east": "west", "west": "east"}[at.group().lower()]
    return text[:at.start()] + (other.capitalize() if at.group()[0].isupper() else other) + text[at.end():]


def swap_month(text, chance):
    found = [m for m in re.finditer(r"\b(" + "|".join(MONTHS) + r")\b", text)
             if m.group() not in ("May", "March") or re.search(r"\d", text[max(0, m.start() - 3):m.end() + 6])]
    if not found:
        return None
    at = chance.choice(found)
    return text[:at.start()] + chance.choice([m for m in MONTHS if m != at.group()]) + text[at.end():]


def lose_future(text, chance):
    """What will be was: each “will” and “would” becomes a past, by rule and not by dictionary."""
    gone = re.sub(r"\b(?:will|would) be\b", "was", text)
    gone = re.sub(r"\b(?:will|would) ((?:also|soon|then|only|still|never) )?(?!not\b|have\b)([a-z]+?)(e?)\b",
                  lambda m: (m[1] or "") + m[2] + "ed", gone)
    return gone if gone != text else None


def tidy(text):
    text = re.sub(r"\s+([,.;:!?])", r"\1", re.sub(r"\s{2,}", " ", text)).strip()
    return re.sub(r"^[,;]\s*", "", text)


KINDS = {"number": change_digit, "place": drop_place, "other place": exchange_place, "weekday": swap_weekday,
         "month": swap_month, "direction": turn_direction, "clause": drop_clause,
         "negation": remove_negation, "future": lose_future}


def damaged(tables, kind, count):
    chance = random.Random(f"mtlint {kind}")
    out = []
    for path in tables * 3:
        rows = [line.rstrip("\n").split("\t")[:2] for line in open(path, encoding="utf-8")]
        made = [(s, t, d) for s, t in rows if (d := KINDS[kind](t, chance)) and d != t and (s, t, d) not in out]
        chance.shuffle(made)
        out += made[:count - len(out)]
        if len(out) >= count:
            break
    return out


def lint(options, texts):
    records = "".join(json.dumps({"id": str(i), "text": t, "source": s, "source_language": options.source_language},
                                 ensure_ascii=False) + "\n" for i, (s, t) in enumerate(texts))
    command = shlex.split(options.mtlint) + ["lint", "--input-format", "jsonl", "--format", "jsonl", "--min-level", "warning",
                                             "--fail-level", "never", "-"]
    done = subprocess.run(command, input=records.encode(), capture_output=True, check=True)
    documents = [json.loads(line) for line in done.stdout.decode().splitlines()]
    return [collections.Counter(f["rule"] for f in d["findings"]) for d in documents]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="+")
    parser.add_argument("--mtlint", default="mtlint")
    parser.add_argument("--source-language", default="ar")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--show", type=int, default=0, help="print so many misses of each kind")
    parser.add_argument("--kind", choices=list(KINDS), action="append")
    parser.add_argument("--places", default=GLOSSARIES / "places", help="folder of place tables")
    options = parser.parse_args()
    load_places(options.places)
    for kind in options.kind or KINDS:
        rows = damaged(options.tables, kind, options.count)
        before = lint(options, [(s, t) for s, t, _ in rows])
        after = lint(options, [(s, d) for s, _, d in rows])
        caught = [bool(b - a) for a, b in zip(before, after)]
        rules = collections.Counter(r for a, b in zip(before, after) for r in b - a)
        print(f"{kind:9} caught {sum(caught):3}/{len(rows):3} = {sum(caught) / max(len(rows), 1):.3f}   "
              + ", ".join(f"{r} {n}" for r, n in rules.most_common(6)))
        misses = [row for row, ok in zip(rows, caught) if not ok]
        for source, target, damage in misses[:options.show]:
            print(f"  missed: {source}\n    was: {target}\n    now: {damage}")


if __name__ == "__main__":
    main()
