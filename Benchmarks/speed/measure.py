"""Times whole processes, in turn, and writes a table, a plot and a verdict. Figures are medians of user CPU time."""

import argparse
import json
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time

for folder in ("speed", "peers"):
    sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / folder))
import doubled  # noqa: E402
import peers  # noqa: E402
import text as prose  # noqa: E402

RUNS = 5


def run(command, **options):
    """User CPU seconds, wall seconds and peak memory in MB of one process."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, **options)
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0
    return used.ru_utime, time.perf_counter() - begun, used.ru_maxrss / 1024


def peak(command, **options):
    """Peak memory in MB. A process counts what its parent held when it began, so a small program starts it."""
    if not pathlib.Path("/usr/bin/time").exists():
        return None
    with tempfile.NamedTemporaryFile("r") as file:
        subprocess.run(
            ["/usr/bin/time", "-q", "-f", "%M", "-o", file.name, *command], stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, check=False, **options)
        return int(file.read().split()[-1]) / 1024


def alternating(commands, runs=RUNS, **options):
    """Medians for each command; the commands take turns, so that a slow moment of the machine falls on all."""
    taken = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            figures = run(command, **options)
            if turn > 0:
                taken[name].append(figures)
    medians = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in taken.items()}
    for name, command in commands.items():
        medians[name][2] = peak(command, **options) or medians[name][2]
    return {name: tuple(figures) for name, figures in medians.items()}


class Report:
    def __init__(self):
        self.lines, self.targets = [], []

    def heading(self, title, note, *columns):
        self.lines += ["", f"## {title}", "", note, "", "| " + " | ".join(columns) + " |", "|---" * len(columns) + "|"]

    def row(self, *cells):
        self.lines.append("| " + " | ".join(str(cell) for cell in cells) + " |")

    def target(self, name, value, wanted, is_met, unit):
        self.targets.append((name, f"{value:.3g} {unit}", f"{wanted} {unit}", "met" if is_met else "**missed**"))


def machine():
    model = "unknown processor"
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.split(":", 1)[1].strip()
            break
    return f"{os.cpu_count()} cores, {model}"


def whole_runs(options, folder, report):
    size = options.megabytes * 1_000_000
    path = folder / "news.txt"
    path.write_text(pathlib.Path(options.text).read_text() if options.text else prose.news(size))
    # Slow programs get a part of the text, as long a one as they take two seconds for: speeds are per byte, and the time
    # that a program takes to start is no speed.
    parts = []
    for name, length in (("middle.txt", 1_000_000), ("part.txt", 60_000)):
        (folder / name).write_text(path.read_text()[:length])
        parts.append(folder / name)
    reasons = peers.missing(options.peers)
    full = {"mtlint": [options.program, "lint", "--jobs", "1", "--fail-level", "never", str(path)]}
    groups = [(full, path, RUNS), ({}, parts[0], RUNS), ({}, parts[1], 2)]
    for peer in peers.all("prose"):
        if peer.program in reasons:
            continue
        call = lambda file: peers.prose(peer.program, options.peers, file, folder)
        # typos and diction are as fast as mtlint, or nearly.
        group = 0 if peer.program in ("typos", "diction") else 1 if run(call(parts[1]), cwd=folder)[0] < 2 else 2
        groups[group][0][peer.program] = call(groups[group][1])
    speeds = {}
    for commands, file, runs in groups:
        megabytes = file.stat().st_size / 1e6
        for name, (user, wall, memory) in alternating(commands, runs=runs, cwd=folder).items():
            speeds[name] = (megabytes / max(user, 1e-3), wall, memory, megabytes)
    own = speeds["mtlint"][0]
    report.heading(
        "Prose", "All default rules and the built-in places; one job. Peers with their defaults, in turn with mtlint.",
        "program", "MB/s (user CPU)", "mtlint is", "peak memory", "text")
    for name, (speed, _, memory, megabytes) in sorted(speeds.items(), key=lambda item: -item[1][0]):
        ratio = "" if name == "mtlint" else f"{own / speed:.3g} × as fast"
        report.row(name, f"{speed:.3g}", ratio, f"{memory:.0f} MB", f"{megabytes:.1f} MB")
    for name, reason in reasons.items():
        if name in [peer.program for peer in peers.all("prose")]:
            report.row(name, f"cannot be had: {reason}", "", "", "")
    report.target("Plain English news, one core", own, 40, own >= 40, "MB/s")
    for name, factor in (("typos", 1.5), ("vale", 60), ("harper", 1000)):
        if name in speeds:
            ratio = own / speeds[name][0]
            report.target(f"Against {name}", ratio, factor, ratio >= factor, "×")
        else:
            report.targets.append((f"Against {name}", "–", f"{factor} ×", "not measured: it cannot be had here"))
    return path


def scaling(options, folder, report):
    report.heading(
        "Length", "Seconds a megabyte must stay the same, in many lines and in one.",
        "text", "paragraphs: MB/s", "one line: MB/s", "peak memory")
    points = []
    for size in (1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000):
        if size > options.longest * 1_000_000:
            break
        speeds, memory = [], 0
        for breaks in (True, False):
            path = folder / f"length-{size}-{breaks}.txt"
            path.write_text(prose.news(size, seed=size, break_lines=breaks))
            figures = alternating(
                {"mtlint": [options.program, "lint", "--jobs", "1", "--fail-level", "never", str(path)]},
                runs=1 if size > 5_000_000 else 3)["mtlint"]
            speeds.append(path.stat().st_size / 1e6 / max(figures[0], 1e-3))
            memory = max(memory, figures[2])
            path.unlink()
        points.append((size, speeds[0], speeds[1]))
        report.row(f"{size:,} bytes", f"{speeds[0]:.3g}", f"{speeds[1]:.3g}", f"{memory:.0f} MB")
    return points


def starts(options, folder, report):
    article = pathlib.Path("Examples/aleppo-2020-02-16.txt").resolve()
    figures = alternating(
        {
            "an article of 3 KB": [options.program, "lint", "--fail-level", "never", str(article)],
            "`mtlint --version`": [options.program, "--version"],
        }, runs=20)
    report.heading("Start", "Whole process, warm.", "run", "wall", "user CPU", "peak memory")
    for name, (user, wall, memory) in figures.items():
        report.row(name, f"{wall * 1000:.1f} ms", f"{user * 1000:.1f} ms", f"{memory:.0f} MB")
    _, wall, memory = figures["an article of 3 KB"]
    report.target("An article of 3 KB, wall", wall * 1000, 10, wall <= 0.010, "ms")
    report.target("An article of 3 KB, memory", memory, 30, memory <= 30, "MB")


def many(options, folder, report):
    files = folder / "files"
    files.mkdir()
    lines = []
    for number in range(2000):
        body = prose.news(3000, seed=number)
        (files / f"{number}.txt").write_text(body)
        lines.append(json.dumps({"id": str(number), "text": body}))
    stream = folder / "items.jsonl"
    stream.write_text("\n".join(lines) + "\n")
    # Long enough that the start, which is as long with two threads, does not count.
    long = folder / "long.jsonl"
    long.write_text("\n".join(lines * 8) + "\n")
    base = [options.program, "lint", "--fail-level", "never"]
    figures = {}
    for name, path in (("2,000 files", files), ("2,000 items of JSON Lines", stream), ("16,000 items", long)):
        figures.update(alternating(
            {f"{name}, {jobs} job{'s' * (jobs > 1)}": base + ["--jobs", str(jobs), str(path)] for jobs in (1, 2)}))
    report.heading("Many texts", "Texts of 3 KB.", "run", "wall", "user CPU", "peak memory", "MB/s (user CPU)")
    for name, (user, wall, memory) in figures.items():
        megabytes = (long if name.startswith("16") else stream).stat().st_size / 1e6
        report.row(name, f"{wall:.2f} s", f"{user:.2f} s", f"{memory:.0f} MB", f"{megabytes / user:.3g}")
    gain = figures["16,000 items, 1 job"][1] / figures["16,000 items, 2 jobs"][1]
    report.target("Two cores against one", gain, 1.8, gain >= 1.8, "×")


def mean_user(commands, runs):
    """Mean user CPU seconds of each command, in turn. Systems count the time of a short run in steps as long as a part of
    it, so that many runs tell more than the best or the middle one."""
    taken = dict.fromkeys(commands, 0.0)
    for turn in range(runs + 1):
        for name, command in commands.items():
            user = run(command)[0]
            if turn > 0:
                taken[name] += user / runs
    return taken


def families(options, path, report):
    """What each family of rules costs beside a run without it."""
    part = path.with_name("families.txt")
    part.write_text(path.read_text()[: 2_000_000])
    base = [options.program, "lint", "--jobs", "1", "--fail-level", "never", str(part)]
    taken = mean_user(
        {"all rules": base, "without en/": base + ["--ignore", "en/"], "without universal/": base + ["--ignore", "universal/"]},
        30)
    report.heading(
        "Families of rules", "What is left out, and what the run takes then, with 2 MB; means of 30 runs.", "run", "user CPU",
        "of all")
    for name, user in taken.items():
        report.row(name, f"{user * 1000:.1f} ms", f"{user / taken['all rules']:.2f}")


def cost(options, folder, report):
    """What all rules cost beside every tenth of them, on 1 MB."""
    path = folder / "megabyte.txt"
    path.write_text(prose.news(1_000_000))
    listed = subprocess.run([options.program, "rules", "list"], capture_output=True, text=True, check=True).stdout
    rules = [line.split()[0] for line in listed.splitlines()]
    tenth = ["--select", ",".join(rules[::10])]
    base = [options.program, "lint", "--jobs", "1", "--fail-level", "never", str(path)]
    hidden = ["--min-level", "suggestion"]
    commands = {
        f"all {len(rules)} rules": base, f"{len(rules[::10])} of them": base + tenth,
        f"all {len(rules)} rules, suggestions shown": base + hidden,
        f"{len(rules[::10])} of them, suggestions shown": base + hidden + tenth,
    }
    taken = mean_user(commands, 40)
    report.heading("Cost of rules", "1 MB, the start counted; means of 40 runs.", "run", "user CPU", "of a tenth")
    names = list(commands)
    for all_rules, few in (names[:2], names[2:]):
        ratio = taken[all_rules] / taken[few]
        report.row(all_rules, f"{taken[all_rules] * 1000:.1f} ms", f"{ratio:.2f}")
        report.row(few, f"{taken[few] * 1000:.1f} ms", "1.00")
        shown = ", suggestions shown" if all_rules.endswith("shown") else ""
        report.target(f"All rules against a tenth{shown}", ratio, 1.3, ratio <= 1.3, "×")


def growth(options, path, report):
    """What twice the rules and twice the places cost a text. The start, measured with an empty text, does not count:
    packs of a user are compiled in each run."""
    if not options.text:
        path = path.with_name("growth.txt")
        path.write_text(prose.news(4_000_000 * options.megabytes, seed=4))
    empty = path.with_name("empty.txt")
    empty.write_text("")
    listed = subprocess.run([options.program, "rules", "list"], capture_output=True, text=True, check=True).stdout
    rules, patterns = len(listed.splitlines()), 2450
    pack, table = path.with_name("doubled.yml"), path.with_name("doubled.tsv")
    doubled.rules(pack, rules, patterns)
    places = doubled.places(table)
    base = [options.program, "lint", "--jobs", "1", "--fail-level", "never"]
    more = {
        "built-in": [], f"{rules} rules with {patterns:,} patterns more": ["--glossary", str(pack)],
        f"{places:,} places more": ["--gazetteer", str(table)],
    }
    commands = {}
    for name, extra in more.items():
        commands[name] = base + extra + [str(path)]
        commands[name + ", empty"] = base + extra + [str(empty)]
    environment = dict(os.environ, XDG_CACHE_HOME=str(path.with_name("cache")))
    figures = alternating(commands, runs=9, env=environment)
    taken = {name: figures[name][0] - figures[name + ", empty"][0] for name in more}
    report.heading("Growth", f"User CPU for {path.stat().st_size / 1e6:.0f} MB, without the start.", "run", "user CPU", "of built-in")
    for name in more:
        ratio = taken[name] / taken["built-in"]
        report.row(name, f"{taken[name] * 1000:.0f} ms", f"{ratio:.2f}")
        if name != "built-in":
            report.target(f"Cost of {name}", ratio, "under 1.1", ratio < 1.1, "×")


def plot(points, path):
    """Speed by length as SVG, logarithmic in both directions."""
    import math

    width, height, left, bottom = 640, 320, 60, 40
    top = max(max(a, b) for _, a, b in points) * 1.5
    low = min(min(a, b) for _, a, b in points) / 1.5
    x = lambda size: left + (math.log10(size) - 3) / 5 * (width - left - 20)
    y = lambda speed: height - bottom - math.log(speed / low) / math.log(top / low) * (height - bottom - 30)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        f'<text x="{left}" y="18">MB/s of user CPU by length of the text</text>',
    ]
    for size, label in ((1e3, "1 KB"), (1e4, "10 KB"), (1e5, "100 KB"), (1e6, "1 MB"), (1e7, "10 MB"), (1e8, "100 MB")):
        out.append(f'<text x="{x(size):.0f}" y="{height - 18}" text-anchor="middle">{label}</text>')
    for speed in (0.1, 0.3, 1, 3, 10, 30, 100):
        if low <= speed <= top:
            out.append(f'<path d="M{left} {y(speed):.1f}H{width - 20}" stroke="#ddd"/>')
            out.append(f'<text x="{left - 6}" y="{y(speed) + 4:.1f}" text-anchor="end">{speed:g}</text>')
    for index, (colour, name) in enumerate((("#0b5fa5", "paragraphs"), ("#c0392b", "one line"))):
        row = " ".join(f"{x(point[0]):.1f},{y(point[1 + index]):.1f}" for point in points)
        out.append(f'<polyline points="{row}" fill="none" stroke="{colour}" stroke-width="2"/>')
        out.append(f'<text x="{width - 110}" y="{40 + 16 * index}" fill="{colour}">{name}</text>')
    path.write_text("\n".join(out + ["</svg>"]) + "\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--peers", required=True)
    parser.add_argument("--text", default="")
    parser.add_argument("--out", required=True)
    parser.add_argument("--megabytes", type=int, default=5, help="length of the text of the main table")
    parser.add_argument("--longest", type=int, default=100, help="longest text of the plot, in MB")
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    report = Report()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        path = whole_runs(options, folder, report)
        starts(options, folder, report)
        many(options, folder, report)
        families(options, path, report)
        cost(options, folder, report)
        growth(options, path, report)
        points = scaling(options, folder, report)
    out = pathlib.Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    plot(points, out / "length.svg")
    head = [
        "# Speed", "", "Written by `make bench`; do not edit. What the figures come from, and what keeps a missed target "
        "out of reach, stands in [profile.md](profile.md).", "", f"Machine: {machine()}. Medians; programs of one table ran in turn.",
        "", "| target | here | wanted | |", "|---|---|---|---|",
    ]
    head += ["| " + " | ".join(row) + " |" for row in report.targets]
    (out / "README.md").write_text("\n".join(head + report.lines + ["", "![Speed by length](length.svg)"]) + "\n")
    met = sum(row[3] == "met" for row in report.targets)
    missed = "; ".join(f"{row[0]} {row[1]} of {row[2]}" for row in report.targets if row[3] != "met")
    print(f"bench: {met} of {len(report.targets)} targets met" + (f", missed: {missed}" if missed else ""))


if __name__ == "__main__":
    main()
