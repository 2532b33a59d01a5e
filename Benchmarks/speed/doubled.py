"""Makes as many rules and as many places again as the program has, to see what more of either costs."""

import pathlib
import random
import re

GLOSSARIES = pathlib.Path("Glossaries")


def rules(path, count, patterns):
    """A pack of `count` rules with `patterns` patterns in all, each of two words that the built-in rules speak of."""
    rng = random.Random(7)
    words = set()
    for pack in sorted((GLOSSARIES / "rules" / "en").glob("*.yml")):
        for line in pack.read_text().splitlines():
            if "match:" in line:
                words.update(re.findall(r"(?<![@<~:\w-])[a-z]{3,}(?![\w:>-])", line))
    words = sorted(words)
    lines = ["pack: doubled", "languages: [en]", "rules:"]
    for number in range(count):
        phrases = [" ".join(rng.sample(words, 2)) for _ in range(max(1, patterns // count))]
        lines += [
            f"  - id: doubled/rule-{number}", "    summary: Two words that stand side by side.",
            "    category: style/awkward", "    severity: minor", "    level: warning", "    message: “$0”",
            "    patterns:", *[f"      - match: {phrase}" for phrase in phrases],
            f"    flag: [⟦{phrases[0]}⟧ here., So ⟦{phrases[0]}⟧ stands.]", "    pass: [One., Two.]",
        ]
    path.write_text("\n".join(lines) + "\n")


def places(path):
    """A table of as many places as the built-in tables have, with names of syllables, their number."""
    rng = random.Random(11)
    header, count = "", 0
    for table in sorted((GLOSSARIES / "places").glob("*.tsv")):
        lines = table.read_text().splitlines()
        header = lines[0]
        count += len(lines) - 1
    columns = header.split("\t")
    syllables = [a + b for a in ("k", "m", "t", "d", "s", "sh", "b", "z", "r", "n", "h", "gh") for b in "aiu"]
    rows = [header]
    for number in range(count):
        name = " ".join(
            "".join(rng.choice(syllables) for _ in range(rng.randrange(2, 5))).capitalize()
            for _ in range(rng.choice((1, 1, 2))))
        row = dict.fromkeys(columns, "")
        row.update(
            id=f"doubled-{number}", country="SY", feature="village", lat=f"{rng.uniform(33, 37):.3f}",
            lon=f"{rng.uniform(36, 42):.3f}", english=name, admin1="Aleppo", sources="mtlint")
        rows.append("\t".join(row[column] for column in columns))
    path.write_text("\n".join(rows) + "\n")
    return count
