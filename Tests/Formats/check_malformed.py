"""Feeds the program malformed files of each kind and measures what they cost.

    Tests/Formats/check-malformed MTLINT

Each must end in one line on standard error that names the file and, where there is one, the line; with status 2, in
under a second of processor time, under 200 MB; and the good file beside it must still be checked.
"""

import io
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile

SECONDS = 1.0
MEGABYTES = 200

XLIFF = '<xliff version="1.2"><file source-language="ar" target-language="en"><body>'
UNIT = "<trans-unit id='{0}'><source>a {0}</source><target>The army advanced on the town {0}.</target></trans-unit>\n"
TMX = '<tmx version="1.4"><header srclang="ar"/><body>'
BOMB = "<!DOCTYPE x [<!ENTITY a0 'lol'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 30)) + "]>"
EXTERNAL = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def archive(document, compression=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as members:
        with members.open("word/document.xml", "w") as member:
            for part in document:
                member.write(part)
    return out.getvalue()


def word(text):
    return [f"<w:document {W}><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>".encode()]


def bomb():
    yield f"<w:document {W}><w:body><w:p><w:r><w:t>".encode()
    for _ in range(1000):
        yield b"a" * 1_000_000
    yield b"</w:t></w:r></w:p></w:body></w:document>"


def half(text):
    return text[:len(text) // 2]


def files():
    units = "".join(UNIT.format(n) for n in range(20_000))
    good_docx = archive(word("The army advanced. " * 2000))
    deep = 10_000
    yield "half.xlf", half(XLIFF + units + "</body></file></xliff>")
    yield "half.tmx", half(TMX + "<tu><tuv xml:lang='en'><seg>a</seg></tuv></tu>" * 9999 + "</body></tmx>")
    yield "half.json", half('[' + ",".join(['{"body": "The army advanced on the town."}'] * 9999) + "]")
    yield "half.jsonl", '{"text": "The army advanced."}\n{"text": "The ar'
    yield "half.po", 'msgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr "The army adva'
    yield "half.csv", 'id,text\n1,"The army advanced.\n2,The army left.\n'
    yield "half.docx", half(good_docx)
    yield "nesting.xlf", XLIFF + "<trans-unit><source>a</target></trans-unit></body></file></xliff>"
    yield "nesting.tmx", TMX + "<tu><tuv xml:lang='en'><seg>a</tuv></seg></tu></body></tmx>"
    yield "nesting.json", '{"body": ["The army advanced."}'
    yield "nesting.docx", archive([b"<w:document xmlns:w='w'><w:body><w:p></w:body></w:p></w:document>"])
    yield "laughs.xlf", BOMB + XLIFF + "<trans-unit id='1'><source>a</source><target>&a29;</target></trans-unit></body></file></xliff>"
    yield "laughs.tmx", BOMB + TMX + "<tu><tuv xml:lang='en'><seg>&a29;</seg></tuv></tu></body></tmx>"
    yield "laughs.docx", archive([BOMB.encode() + b"<w:document xmlns:w='w'><w:t>&a29;</w:t></w:document>"])
    yield "external.xlf", EXTERNAL + XLIFF + "<trans-unit id='1'><source>a</source><target>&e;</target></trans-unit></body></file></xliff>"
    yield "external.tmx", EXTERNAL + TMX + "<tu><tuv xml:lang='en'><seg>&e;</seg></tuv></tu></body></tmx>"
    yield "external.docx", archive([EXTERNAL.encode() + b"<w:document xmlns:w='w'><w:t>&e;</w:t></w:document>"])
    yield "deep.xlf", XLIFF + "<trans-unit id='1'><source>a</source><target>" + "<g id='1'>" * deep + "</g>" * deep + "</target></trans-unit></body></file></xliff>"
    yield "deep.tmx", TMX + "<tu><tuv xml:lang='en'><seg>" + "<hi>" * deep + "</hi>" * deep + "</seg></tuv></tu></body></tmx>"
    yield "deep.json", "[" * deep + "]" * deep
    yield "deep.jsonl", '{"text": ' + "[" * deep + "]" * deep + "}\n"
    yield "deep.docx", archive([b"<w:document xmlns:w='w'>" + b"<w:p>" * deep + b"</w:p>" * deep + b"</w:document>"])
    for ending in ("txt", "md", "html", "json", "csv", "tsv", "po", "xlf", "tmx", "srt", "vtt"):
        yield f"bytes.{ending}", b"id,text\n\"The army\n\xff\xfe\xff advanced\n"[:9] + b"\xc3\x28 line\n" * 3
    yield "bytes.jsonl", b'{"text": "The army \xc3\x28"}\n'
    yield "bytes.docx", archive([b"<w:document xmlns:w='w'><w:t>\xc3\x28</w:t></w:document>"])
    yield "utf16.txt", b"\xff\xfea\x00\x00\xd8b\x00"
    yield "bomb.docx", archive(bomb())
    yield "columns.csv", "id,text\n1,The army advanced.\n2,The army, left.\n"
    yield "columns.tsv", "id\ttext\n1\tThe army advanced.\n2\n"
    yield "empty.docx", b""
    yield "nozip.docx", b"The army advanced.\n"
    yield "nodocument.docx", other_archive()
    yield "noroot.xlf", "<a>The army advanced.</a>"
    yield "noseg.tmx", "<b/>"


def other_archive():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as members:
        members.writestr("a.txt", "a")
    return out.getvalue()


# No format says that these are malformed: a browser reads them too, and so do we, within the bounds.
READABLE = {
    "deep.html": "<div>" * 10_000 + "The army advanced." + "</div>" * 10_000,
    "half.html": "<p>The army <b>adva",
    "deep.md": ">" * 10_000 + " The army advanced.\n" + "[" * 10_000 + "](" * 3 + "\n" + "*" * 10_000 + "a\n",
    "half.srt": "1\n00:00:01,000 --> 00:0",
    "half.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nThe <b>ar",
    "cells.csv": "id,text\n" + "1,The army advanced.\n" * 2_000,
}


def measure(program, folder, name):
    process = subprocess.Popen(
        [program, "lint", "--jobs", "1", "--fail-level", "never", name, "good.txt"], cwd=folder, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE)
    output, error = process.stdout.read(), process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, output.decode(), error.decode(), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="mtlint-malformed-"))
    (folder / "good.txt").write_text("The armed armed men advanced.\n")
    failures = 0
    cases = [(name, content, True) for name, content in files()]
    cases += [(name, content, False) for name, content in READABLE.items()]
    slowest = largest = 0
    for name, content, is_malformed in cases:
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        status, output, error, seconds, megabytes = measure(program, folder, name)
        slowest, largest = max(slowest, seconds), max(largest, megabytes)
        lines = error.splitlines()
        faults = []
        if "good.txt:1:5" not in output:
            faults.append("the good file was not checked")
        if is_malformed:
            if status != 2:
                faults.append(f"status {status}")
            if len(lines) != 1 or name not in error:
                faults.append(f"{len(lines)} lines of message")
        elif status not in (0, 2):
            faults.append(f"status {status}")
        if seconds > SECONDS:
            faults.append(f"{seconds:.2f} s")
        if megabytes > MEGABYTES:
            faults.append(f"{megabytes:.0f} MB")
        failures += bool(faults)
        print(f"{'✘' if faults else '✔'} {name:16} {seconds:5.2f} s {megabytes:5.0f} MB  {' | '.join(lines)[:170]}  {'; '.join(faults)}", flush=True)
        (folder / name).unlink()
    print(f"malformed: {failures} failures" if failures else f"malformed: {len(cases)} files, all as they must be; at most {slowest:.2f} s and {largest:.0f} MB")
    sys.exit(bool(failures))


main()
