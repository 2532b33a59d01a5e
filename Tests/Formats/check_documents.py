"""Checks every input format with other people's tools, on real text.

    Tests/Formats/check-documents MTLINT CORPORA [--segments 500]

CORPORA holds folders `parallel_*` with `pairs.tsv` (original, tab, translation). The segments, with faults put in, are
made into a file of each format. For each:

  findings   the same rules at the same words of the same segments as in plain text
  fixed      after --fix --unsafe-fixes an independent parser finds the text that the fixed plain text has
  bytes      and the file is what its maker makes of that text: nothing else has changed
  accepted   xmllint, msgfmt -c, json.tool, csv, LibreOffice take the fixed file
  ends       the same with Windows line ends, a byte order mark, UTF-16, without final newline
  units      files of 50,000 units are read, with their time and memory
  writers    what translate-toolkit's own writers make is read with the same findings
"""

import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from made_files import FORMATS
from translate.storage import po as toolkit_po
from translate.storage import tmx as toolkit_tmx
from translate.storage import xliff as toolkit_xliff

# Rules that compare with originals, or files with one another, say more where there is something to compare.
COMPARING = ",".join(
    ["universal/" + name + "-mismatch" for name in (
        "agency", "compass", "month", "number", "place", "placeholder", "quotation", "term", "unit", "weekday")]
    + ["ar-en/", "universal/length-ratio", "universal/untranslated-segment", "universal/inconsistent-across-documents"])
# Its fix takes a segment away, which plain text can do and a table or a translation file cannot.
DELETING = "universal/repeated-paragraph"
failures = []


def check(name, what, good, detail=""):
    if not good:
        failures.append(f"{name}: {what}")
        print(f"  ✘ {name}: {what} {detail[:400]}", flush=True)


def run(program, *arguments, folder):
    command = [program, *arguments]
    return subprocess.run(command, capture_output=True, cwd=folder)


def faulty(rows):
    """Segments with faults: doubled words, names in other spellings."""
    targets, sources = [], []
    for number, row in enumerate(rows):
        words = row[1].split()
        if number % 7 == 0 and len(words) > 4 and words[3].isalpha():
            words.insert(3, words[3])
        if number % 11 == 0:
            words.append("Deir Ezzor & Huritan.")
        targets.append(" ".join(words))
        sources.append(row[0])
    return targets, sources


def findings(program, folder, names, *options):
    """(segment, rule, text, message) of each finding; `names` is a file, or one file a segment."""
    result = run(
        program, "lint", "--format", "jsonl", "--min-level", "suggestion", "--fail-level", "never", "--language", "en",
        "--ignore", COMPARING, *options, *names, folder=folder)
    documents = [json.loads(line) for line in result.stdout.decode().splitlines()]
    return documents, result


def by_segment(documents, starts):
    """Findings with the number of their segment, by the document or by the offset in the file."""
    out = []
    for number, document in enumerate(documents):
        for finding in document["findings"]:
            segment = number if starts is None else sum(1 for s in starts if s <= finding["start"]["offset"]) - 1
            out.append((segment, finding["rule"], finding["text"], finding["message"]))
    return out


def words(documents):
    return sorted((f["rule"], f["text"], f["message"]) for d in documents for f in d["findings"])


def convert(data, way):
    if way == "Windows line ends":
        return data.replace(b"\n", b"\r\n")
    if way == "byte order mark":
        return b"\xef\xbb\xbf" + data
    if way == "UTF-16":
        text = data.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').replace("charset=UTF-8", "charset=UTF-16")
        return b"\xff\xfe" + text.encode("utf-16-le")
    return data[:-1] if data.endswith(b"\n") else data


def accept(name, folder, path):
    commands = {
        "xliff 1.2": ["xmllint", "--noout", path], "xliff 2.1": ["xmllint", "--noout", path],
        "tmx": ["xmllint", "--noout", path], "po": ["msgfmt", "-c", "-o", "/dev/null", path],
        "json": [sys.executable, "-m", "json.tool", path, "/dev/null"],
        "html": ["xmllint", "--html", "--noout", path],
        "docx": ["soffice", "--headless", "--convert-to", "txt:Text", "--outdir", "/tmp/mtlint-office", path],
    }
    command = commands.get(name)
    if command is None:
        return
    if not shutil.which(command[0]):
        print(f"  – {name}: {command[0]} is not installed")
        return
    result = subprocess.run(command, cwd=folder, capture_output=True, timeout=300)
    check(name, f"accepted by {command[0]}", result.returncode == 0, result.stderr.decode())


def one_format(program, folder, name, segments, sources, reference, fixed, single, single_fixed):
    ending, make, extract, is_records = FORMATS[name]
    path = f"made.{ending}"
    data = make(segments, sources)
    (folder / path).write_bytes(data)
    check(name, "the maker's file reads back", extract(data) == segments, repr([(a, b) for a, b in zip(extract(data), segments) if a != b][:1]))
    documents, result = findings(program, folder, [path])
    check(name, "read without a message", not result.stderr, result.stderr.decode())
    if is_records:
        check(name, "findings", by_segment(documents, None) == single, difference(by_segment(documents, None), single))
    else:
        check(name, "findings", words(documents) == words(reference), difference(words(documents), words(reference)))
    wanted = single_fixed if is_records else fixed
    for way in ("as made", "Windows line ends", "byte order mark", "UTF-16", "no final newline"):
        if name == "docx" and way != "as made":
            continue
        if name == "po" and way == "byte order mark":
            continue  # GNU gettext does not take one
        before = data if way == "as made" else convert(data, way)
        after = make(wanted, sources) if way == "as made" else convert(make(wanted, sources), way)
        (folder / path).write_bytes(before)
        result = run(
            program, "lint", "--fix", "--unsafe-fixes", "--fail-level", "never", "--language", "en", "--quiet",
            "--min-level", "suggestion", "--output", "/dev/null", "--ignore", COMPARING, "--ignore", DELETING, path, folder=folder)
        check(name, f"fixed, {way}", result.returncode == 0, result.stderr.decode())
        got = (folder / path).read_bytes()
        if way == "as made":
            check(name, "text after the fix", extract(got) == wanted, repr([(a, b) for a, b in zip(extract(got), wanted) if a != b][:1]))
            accept(name, folder, path)
        if name == "docx":
            same_members(name, data, got)
        elif way == "as made" or got != after:
            check(name, f"bytes, {way}", got == after, near(got, after))
    print(f"{name:10} {len(data) / 1e6:6.2f} MB  {sum(len(d['findings']) for d in documents):5} findings", flush=True)


def same_members(name, before, after):
    import io
    import zipfile

    old, new = zipfile.ZipFile(io.BytesIO(before)), zipfile.ZipFile(io.BytesIO(after))
    check(name, "members", old.namelist() == new.namelist())
    for member in old.namelist():
        if member != "word/document.xml":
            check(name, f"member {member}", old.read(member) == new.read(member))
    from lxml import etree

    tags = lambda archive: [e.tag for e in etree.fromstring(archive.read("word/document.xml")).iter()]
    check(name, "runs and their formatting", tags(old) == tags(new))


def difference(own, other):
    own, other = set(own), set(other)
    return f"only here {sorted(own - other)[:3]}, only in plain text {sorted(other - own)[:3]}"


def near(got, wanted):
    at = next((n for n, (a, b) in enumerate(zip(got, wanted)) if a != b), min(len(got), len(wanted)))
    return f"at byte {at}: {got[max(0, at - 60):at + 60]!r} for {wanted[max(0, at - 60):at + 60]!r}"


def writers(program, folder, segments, sources, reference):
    """Files as translate-toolkit writes them."""
    stores = {
        "toolkit.po": toolkit_po.pofile(), "toolkit.xlf": toolkit_xliff.xlifffile(), "toolkit.tmx": toolkit_tmx.tmxfile(None, "ar", "en")}
    for path, store in stores.items():
        if path.endswith(".tmx"):
            for source, target in zip(sources, segments):
                store.addtranslation(source, "ar", target, "en")
        else:
            if path.endswith(".xlf"):
                store.settargetlanguage("en")
            for source, target in zip(sources, segments):
                unit = store.addsourceunit(source)
                unit.target = target
        data = bytes(store)
        (folder / path).write_bytes(data)
        documents, result = findings(program, folder, [path])
        check(path, "read without a message", not result.stderr, result.stderr.decode())
        check(path, "findings", words(documents) == words(reference), difference(words(documents), words(reference)))
        print(f"{path:10} {len(data) / 1e6:6.2f} MB  written by translate-toolkit", flush=True)


def many(program, folder, units):
    """Files of tens of thousands of units: all are read, in a time and memory that grow with them alone."""
    segments = [f"The army advanced on the town of number {n} on Monday." for n in range(units)]
    for number in range(0, units, 1000):
        segments[number] = segments[number].replace("advanced", "advanced advanced")
    sources = [f"تقدم الجيش نحو البلدة رقم {n} يوم الاثنين." for n in range(units)]
    for name, (ending, make, _, _) in FORMATS.items():
        path = f"many.{ending}"
        (folder / path).write_bytes(make(segments, sources))
        start = time.monotonic()
        process = subprocess.Popen(
            [program, "lint", "--format", "jsonl", "--fail-level", "never", "--jobs", "1", "--select",
             "universal/repeated-word", path], cwd=folder, stdout=subprocess.PIPE)
        found = sum(len(json.loads(line)["findings"]) for line in process.stdout)
        _, status, usage = os.wait4(process.pid, 0)
        seconds, size = time.monotonic() - start, (folder / path).stat().st_size / 1e6
        check(name, f"{units} units", found == len(range(0, units, 1000)), f"found {found}, status {status}")
        print(f"{name:10} {units} units, {size:6.1f} MB  {seconds:5.1f} s  {usage.ru_maxrss / 1024:5.0f} MB of memory", flush=True)
        (folder / path).unlink()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("corpora", type=pathlib.Path)
    parser.add_argument("--segments", type=int, default=500)
    parser.add_argument("--only", help="one format")
    parser.add_argument("--units", type=int, default=50_000, help="of the large files; 0: none")
    options = parser.parse_args()
    program = options.program.resolve()
    rows = []
    for path in sorted(options.corpora.glob("parallel_ntrex*/pairs.tsv")) + sorted(options.corpora.glob("parallel_un*/pairs.tsv")):
        rows += [line.split("\t")[:2] for line in path.read_text(encoding="utf-8").splitlines()]
    seen = set()
    rows = [r for r in rows if len(r) == 2 and r[1].strip() and r[0].strip() and not (r[0] in seen or seen.add(r[0]))]
    # An original twice is one message of a catalogue; what begins with digits and a stop is a list in Markdown.
    rows = [r for r in rows if r[1][0].isalpha()][:options.segments]
    segments, sources = faulty(rows)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="mtlint-formats-"))
    (folder / "plain.txt").write_bytes(FORMATS["text"][1](segments, sources))
    reference, _ = findings(program, folder, ["plain.txt"])
    run(
        program, "lint", "--fix", "--unsafe-fixes", "--fail-level", "never", "--language", "en", "--quiet",
        "--min-level", "suggestion", "--output", "/dev/null", "--ignore", COMPARING, "--ignore", DELETING, "plain.txt", folder=folder)
    fixed = FORMATS["text"][2]((folder / "plain.txt").read_bytes())
    # Records are texts by themselves: so is each file of a folder.
    (folder / "single").mkdir()
    names = [f"single/{n:05}.txt" for n in range(len(segments))]
    for name, segment in zip(names, segments):
        (folder / name).write_text(segment + "\n", encoding="utf-8")
    single = by_segment(findings(program, folder, names)[0], None)
    run(
        program, "lint", "--fix", "--unsafe-fixes", "--fail-level", "never", "--language", "en", "--quiet",
        "--min-level", "suggestion", "--output", "/dev/null", "--ignore", COMPARING, "--ignore", DELETING, *names, folder=folder)
    single_fixed = [(folder / name).read_text(encoding="utf-8").rstrip("\n") for name in names]
    changed = sum(a != b for a, b in zip(segments, fixed))
    print(f"{len(segments)} segments, {sum(len(d['findings']) for d in reference)} findings, {changed} segments fixed")
    for name in FORMATS:
        if options.only in (None, name):
            one_format(program, folder, name, segments, sources, reference, fixed, single, single_fixed)
    if options.only is None:
        writers(program, folder, segments, sources, reference)
        if options.units:
            many(program, folder, options.units)
    shutil.rmtree(folder)
    print(f"documents: {len(failures)} failures" if failures else "documents: all formats agree")
    sys.exit(bool(failures))


main()
