"""Speed of mtlint's readers beside those of Python's parsers, on files made from a corpus.

    Benchmarks/readers/run CORPORA [--segments N]

A number is MB of the file to a second of processor time, from bytes in memory to the texts of all segments. Python's
parsers are those that read the format for translators or newsrooms; most are C inside.
"""

import argparse
import csv
import io
import json
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent / "Tests" / "Formats"))

import docx
import lxml.etree
import lxml.html
import markdown_it
import polib
import srt
import webvtt
from made_files import FORMATS
from translate.storage import csvl10n, po, tmx, xliff


def toolkit_po(data):
    return [unit.target for unit in po.pofile(io.BytesIO(data)).units]


def toolkit_xliff(data):
    return [unit.target for unit in xliff.xlifffile.parsestring(data).units]


def toolkit_tmx(data):
    store = tmx.tmxfile(None, "ar", "en")
    store.parse(data)
    return [unit.target for unit in store.units]


def lxml_texts(name):
    return lambda data: ["".join(e.itertext()) for e in lxml.etree.fromstring(data).iter(name)]


def docx_texts(data):
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def html_texts(data):
    return [p.text_content() for p in lxml.html.document_fromstring(data.decode()).iter("p")]


PEERS = {
    "text": [("str.split", lambda d: d.decode().split("\n\n"))],
    "markdown": [("markdown-it-py", lambda d: markdown_it.MarkdownIt().parse(d.decode()))],
    "html": [("lxml.html", html_texts)],
    "json": [("json", json.loads)],
    "jsonl": [("json", lambda d: [json.loads(line)["text"] for line in d.splitlines()])],
    "csv": [("csv", lambda d: [row[1] for row in csv.reader(io.StringIO(d.decode(), newline=""))])],
    "tsv": [("csv", lambda d: [r[1] for r in csv.reader(io.StringIO(d.decode(), newline=""), delimiter="\t", quoting=3)])],
    "po": [("polib", lambda d: [e.msgstr for e in polib.pofile(d.decode())]), ("translate-toolkit", toolkit_po)],
    "xliff 1.2": [("lxml", lxml_texts("{*}target")), ("translate-toolkit", toolkit_xliff)],
    "xliff 2.1": [("lxml", lxml_texts("{*}target"))],
    "tmx": [("lxml", lxml_texts("seg")), ("translate-toolkit", toolkit_tmx)],
    "srt": [("srt", lambda d: list(srt.parse(d.decode())))],
    "vtt": [("webvtt-py", lambda d: webvtt.from_buffer(io.StringIO(d.decode())))],
    "docx": [("python-docx", docx_texts)],
}


def speed(read, data):
    """MB a second of processor time, of as many rounds as a second holds."""
    start, rounds = time.process_time(), 0
    while True:
        read(data)
        rounds += 1
        spent = time.process_time() - start
        if spent >= 1:
            return len(data) * rounds / spent / 1e6


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", help="the ReadSpeed program")
    parser.add_argument("corpora", type=pathlib.Path)
    parser.add_argument("--segments", type=int, default=10_000)
    options = parser.parse_args()
    rows = []
    for path in sorted(options.corpora.glob("parallel_*/pairs.tsv")):
        rows += [line.split("\t")[:2] for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if len(row) == 2 and row[0].strip() and row[1].strip() and row[1][0].isalpha()]
    segments = [" ".join(row[1].split()) for row in rows][:options.segments]
    sources = [f"{number} {row[0]}" for number, row in enumerate(rows)][:options.segments]
    folder = pathlib.Path(tempfile.mkdtemp(prefix="mtlint-speed-"))
    print(f"{len(segments)} segments\n")
    print("| format | file, MB | mtlint, MB/s | others, MB/s |\n|---|---|---|---|")
    for name, (ending, make, _, _) in FORMATS.items():
        data = make(segments, sources)
        path = folder / f"made.{ending}"
        path.write_bytes(data)
        own = subprocess.run([options.program, path], capture_output=True, text=True, check=True).stdout.split("\t")
        others = [f"{peer} {speed(read, data):.1f}" for peer, read in PEERS[name]]
        print(f"| {name} | {len(data) / 1e6:.1f} | {own[2].strip()} | {', '.join(others)} |", flush=True)


main()
