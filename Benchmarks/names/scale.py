#!/usr/bin/env python3
"""Measures how the cost of name look-up grows with the tables.

usage: scale.py [--program MTLINT] [--trainer MTLINT-TRAIN] [--out docs/benchmarks] [--largest NAMES]

Makes tables of 10,000 to 1,000,000 names out of Glossaries/places: beginnings and ends of two-word names are combined
anew, in both scripts, with a second Latin spelling each. The same names come out everywhere. Writes names.svg and
names.md into the folder.
"""
import argparse
import math
import os
import pathlib
import re
import statistics
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
# Latin, Latin in French habits, Arabic.
SPELLINGS = 3
QUERIES = 2_000
FRENCH = [("sh", "ch"), ("ay", "ei"), ("j", "dj"), ("u", "ou"), ("q", "k"), ("al-", "el ")]
# What a table does not have: other vowels, other doublings.
OTHERWISE = [("aa", "a"), ("i", "e"), ("y", "i"), ("kh", "h"), ("r", "rr"), ("n", "nn"), ("l", "ll"), ("t", "tt"), ("b", "bb"), ("a", "e")]


class Numbers:
    """A fixed sequence of random numbers, the same in every version of Python."""

    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        return (self.state >> 33) % limit


def parts():
    """Beginnings and ends of names that have two words in either script."""
    firsts, lasts = set(), set()
    for path in sorted((ROOT / "Glossaries/places").glob("??.tsv")):
        head, *rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
        english, arabic = head.index("english"), head.index("arabic")
        for row in rows:
            latin, script = row[english].split(" "), row[arabic].split(" ")
            if len(latin) == len(script) == 2 and all(re.fullmatch("[A-Za-z'-]+", word) for word in latin):
                firsts.add((latin[0], script[0]))
                lasts.add((latin[1], script[1]))
    return sorted(firsts), sorted(lasts)


def rewrite(name, rules, most=99):
    for old, new in rules:
        if old in name and most > 0:
            name = name.replace(old, new)
            most -= 1
    return name


def tables(names, folder):
    """Writes places/XX.tsv and names.tsv: what is asked, and what the tables call it."""
    firsts, lasts = parts()
    numbers = Numbers(names)
    seen, known, queries = set(), set(), []
    rows = {country: [] for country in ("SY", "IQ", "YE", "EG", "MA")}
    while len(seen) < names // SPELLINGS:
        first, last = firsts[numbers.below(len(firsts))], lasts[numbers.below(len(lasts))]
        if (first, last) in seen:
            continue
        seen.add((first, last))
        english, arabic = f"{first[0]} {last[0]}", f"{first[1]} {last[1]}"
        french = rewrite(english, FRENCH)
        known.update((english, french))
        country = list(rows)[numbers.below(len(rows))]
        rows[country].append(f"p{len(seen)}\t{country}\tlocality\t{arabic}\t{english}\t{french}\n")
        queries.append((english, arabic, f"p{len(seen)}", country))
    (folder / "places").mkdir()
    for country, lines in rows.items():
        (folder / "places" / f"{country}.tsv").write_text(
            "id\tcountry\tfeature\tarabic\tenglish\tlatin_variants\n" + "".join(lines), encoding="utf-8")
    asked = []
    step = max(1, len(queries) // (2 * QUERIES))
    for english, arabic, place, country in queries[::step]:
        unknown = rewrite(rewrite(english, FRENCH[numbers.below(3):]), OTHERWISE[numbers.below(6):], most=2)
        if unknown not in known and len(asked) < QUERIES:
            asked.append(f"{unknown}\t{english}\t{arabic}\t{place}\t{country}\n")
    (folder / "names.tsv").write_text("variant\tcanonical_english\tarabic\tid\tcountry\n" + "".join(asked), encoding="utf-8")
    return len(seen)


def run(command, environment=None):
    """Wall and CPU seconds of one process."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"{' '.join(command)}: status {status}")
    return time.perf_counter() - begun, used.ru_utime + used.ru_stime


def peak(command, environment):
    """Peak memory in MB, of a process that a small program starts."""
    with tempfile.NamedTemporaryFile("r") as file:
        subprocess.run(
            ["/usr/bin/time", "-q", "-f", "%M", "-o", file.name, *command], env=environment, check=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        return int(file.read().split()[-1]) / 1024


def measure(names, options):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        places = tables(names, folder)
        environment = dict(os.environ, MTLINT_CACHE_DIR=str(folder / "kept"))
        ask = [options.program, "normalize", "--no-builtin", "--gazetteer", str(folder / "places"), "Maarat al-Numan"]
        build = run(ask, environment)[1]
        starts, empty = [], []
        for _ in range(15):
            starts.append(run(ask, environment))
            empty.append(run([options.program, "--version"], environment))
        more = [statistics.median(one[at] for one in starts) - statistics.median(one[at] for one in empty) for at in (0, 1)]
        text = subprocess.run(
            [options.trainer, "speed", str(folder), str(ROOT / "Glossaries/models")], check=True, capture_output=True,
            text=True).stdout
        exact, similar = (int(re.search(rf"{kind}: (\d+) look-ups", text)[1]) for kind in ("exact", "similar"))
        size = sum(path.stat().st_size for path in (folder / "kept").iterdir()) / 1e6
        return dict(
            names=names, places=places, exact=exact, similar=similar, build=build, wall=more[0], cpu=more[1],
            memory=peak(ask, environment), size=size)


def plot(points, path):
    """Microseconds a look-up by number of names as SVG, logarithmic in both directions."""
    width, height, left, bottom = 640, 320, 60, 40
    series = [("#0b5fa5", "known spellings", [1e6 / p["exact"] for p in points]),
              ("#c0392b", "unknown spellings", [1e6 / p["similar"] for p in points])]
    top = max(max(row) for _, _, row in series) * 1.5
    low = min(min(row) for _, _, row in series) / 1.5
    x = lambda names: left + (math.log10(names) - 4) / 2 * (width - left - 20)
    y = lambda cost: height - bottom - math.log(cost / low) / math.log(top / low) * (height - bottom - 30)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        f'<text x="{left}" y="18">Microseconds a look-up by number of names in the tables</text>',
    ]
    for names, label in zip(SIZES, ("10,000", "30,000", "100,000", "300,000", "1,000,000")):
        anchor = "end" if names == SIZES[-1] else "middle"
        out.append(f'<text x="{x(names):.0f}" y="{height - 18}" text-anchor="{anchor}">{label}</text>')
    for cost in (1, 3, 10, 30, 100, 300, 1000):
        if low <= cost <= top:
            out.append(f'<path d="M{left} {y(cost):.1f}H{width - 20}" stroke="#ddd"/>')
            out.append(f'<text x="{left - 6}" y="{y(cost) + 4:.1f}" text-anchor="end">{cost:g}</text>')
    for at, (colour, name, row) in enumerate(series):
        line = " ".join(f"{x(point['names']):.1f},{y(cost):.1f}" for point, cost in zip(points, row))
        out.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        out.append(f'<text x="{left + 10}" y="{40 + 16 * at}" fill="{colour}">{name}</text>')
    path.write_text("\n".join(out + ["</svg>"]) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", default=str(ROOT / ".build/release/mtlint"))
    parser.add_argument("--trainer", default=str(ROOT / ".build/release/mtlint-train"))
    parser.add_argument("--out", default=str(ROOT / "docs/benchmarks"))
    parser.add_argument("--largest", type=int, default=SIZES[-1])
    options = parser.parse_args()
    points = []
    for names in SIZES:
        if names <= options.largest:
            points.append(measure(names, options))
            print(points[-1], flush=True)
    growth = lambda key: math.log(points[0][key] / points[-1][key]) / math.log(points[-1]["names"] / points[0]["names"])
    out = pathlib.Path(options.out)
    plot(points, out / "names.svg")
    lines = [
        "# Name look-up by size of the tables", "",
        "Written by `Benchmarks/names/scale.py`; do not edit. Tables are made up from the names of `Glossaries/places`; "
        "one core. Building is processor time; a warm start is what a run with the tables takes beside "
        "`mtlint --version`, median of 15; memory is that of the whole process, mapped tables included.", "",
        "| names | places | known: a second | unknown: a second | index | built in | warm start: wall | CPU | memory |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for p in points:
        lines.append(
            f"| {p['names']:,} | {p['places']:,} | {p['exact']:,} | {p['similar']:,} | {p['size']:.1f} MB | {p['build']:.2f} s | "
            f"{p['wall'] * 1e3:.1f} ms | {p['cpu'] * 1e3:.1f} ms | {p['memory']:.0f} MB |")
    lines += [
        "", f"With n names a look-up costs as n to the power of {growth('exact'):.2f} (known) and {growth('similar'):.2f} "
        "(unknown spellings); 1 would be linear.", "", "![Microseconds by number of names](names.svg)"]
    (out / "names.md").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
