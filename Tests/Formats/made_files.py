"""Files of every format made from the same segments, and their texts taken out again with other people's parsers."""

import csv
import html
import io
import json
import zipfile
from xml.sax.saxutils import escape

import docx
import lxml.etree
import lxml.html
import markdown_it
import polib
import srt
import webvtt
from translate.storage import tmx as toolkit_tmx
from translate.storage import xliff as toolkit_xliff

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def text(segments, sources):
    return "\n\n".join(segments).encode() + b"\n"


def text_out(data):
    return data.decode().rstrip("\n").split("\n\n")


def markdown(segments, sources):
    marks = set("\\`*_[]<>#&|~!$^={}+-.()\"'")
    lines = []
    for segment in segments:
        # Marks inside words and sentences are no markup, but for these.
        lines.append("".join("\\" + c if c in "\\`*_[]<>&|~#$^" else c for c in segment))
    return ("---\ntitle: x\n---\n\n" + "\n\n".join(lines) + "\n\n```\nthe the code\n```\n").encode()


def markdown_out(data):
    body = data.decode().split("---\n", 2)[2]
    tokens = markdown_it.MarkdownIt().parse(body)
    return ["".join(c.content for c in t.children if c.type in ("text", "text_special")) for t in tokens if t.type == "inline"]


def html_page(segments, sources):
    body = "\n".join(f"<p class=\"a\">{html.escape(s, quote=False)}</p>" for s in segments)
    return f"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><script>var the = 'the the'</script></head>\n<body>\n{body}\n</body></html>\n".encode()


def html_out(data):
    root = lxml.html.document_fromstring(data.decode())
    return [p.text_content() for p in root.iter("p")]


def json_file(segments, sources):
    return json.dumps({"items": [{"id": n, "body": s} for n, s in enumerate(segments)]}, ensure_ascii=False, indent=1).encode() + b"\n"


def json_out(data):
    return [item["body"] for item in json.loads(data)["items"]]


def jsonl(segments, sources):
    rows = [{"id": str(n), "note": "the the", "text": s} for n, s in enumerate(segments)]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def jsonl_out(data):
    return [json.loads(line)["text"] for line in data.decode().splitlines()]


def table(segments, **dialect):
    out = io.StringIO(newline="")
    writer = csv.writer(out, **dialect)
    writer.writerow(["id", "text", "note"])
    for number, segment in enumerate(segments):
        writer.writerow([str(number), segment, "n"])
    return out.getvalue().encode()


def csv_file(segments, sources):
    # A fix may take away what made quotes needed; they stay then.
    return table(segments, quoting=csv.QUOTE_ALL)


def csv_out(data):
    return [row["text"] for row in csv.DictReader(io.StringIO(data.decode(), newline=""))]


def tsv(segments, sources):
    return ("id\ttext\tnote\n" + "".join(f"{n}\t{s}\tn\n" for n, s in enumerate(segments))).encode()


def tsv_out(data):
    return [line.split("\t")[1] for line in data.decode().split("\n")[1:-1]]


def po(segments, sources):
    quoted = lambda s: s.replace("\\", "\\\\").replace('"', '\\"')
    head = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"X-Source-Language: ar\\n"\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
    units = [f'\n#. the the\nmsgctxt "{n}"\nmsgid "{quoted(o)}"\nmsgstr "{quoted(s)}"\n' for n, (s, o) in enumerate(zip(segments, sources))]
    return (head + "".join(units)).encode()


def po_out(data):
    return [entry.msgstr for entry in polib.pofile(data.decode())]


def xliff12(segments, sources):
    units = "".join(
        f'<trans-unit id="{n}"><source>{escape(o)}</source><target state="translated">{escape(s)}</target><note>the the</note></trans-unit>\n'
        for n, (s, o) in enumerate(zip(segments, sources)))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" datatype="plaintext" source-language="ar" target-language="en"><body>\n{units}</body></file></xliff>\n'.encode()


def xliff12_out(data):
    return [unit.target for unit in toolkit_xliff.xlifffile.parsestring(data).units]


def xliff2(segments, sources):
    units = "".join(
        f'<unit id="{n}"><segment><source>{escape(o)}</source><target>{escape(s)}</target></segment></unit>\n'
        for n, (s, o) in enumerate(zip(segments, sources)))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="2.1" srcLang="ar" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f">\n{units}</file></xliff>\n'.encode()


def xliff2_out(data):
    return ["".join(t.itertext()) for t in lxml.etree.fromstring(data).iter("{*}target")]


def tmx(segments, sources):
    units = "".join(
        f'<tu tuid="{n}"><tuv xml:lang="ar"><seg>{escape(o)}</seg></tuv><tuv xml:lang="en"><seg>{escape(s)}</seg></tuv></tu>\n'
        for n, (s, o) in enumerate(zip(segments, sources)))
    head = '<header creationtool="made" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="ar" datatype="plaintext"/>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">{head}<body>\n{units}</body></tmx>\n'.encode()


def tmx_out(data):
    store = toolkit_tmx.tmxfile(None, "ar", "en")
    store.parse(data)
    return [unit.target for unit in store.units]


def clock(number, mark):
    return f"{number // 3600:02}:{number // 60 % 60:02}:{number % 60:02}{mark}000"


def srt_file(segments, sources):
    return "".join(f"{n + 1}\n{clock(2 * n, ',')} --> {clock(2 * n + 1, ',')}\n{s}\n\n" for n, s in enumerate(segments)).encode()


def srt_out(data):
    return [cue.content for cue in srt.parse(data.decode())]


def vtt(segments, sources):
    cues = "".join(f"{clock(2 * n, '.')} --> {clock(2 * n + 1, '.')}\n{escape(s)}\n\n" for n, s in enumerate(segments))
    return ("WEBVTT\n\nNOTE the the\n\n" + cues).encode()


def vtt_out(data):
    return [html.unescape(cue.raw_text) for cue in webvtt.from_buffer(io.StringIO(data.decode()))]


def docx_file(segments, sources):
    """As Word saves it: words over several runs, some of them bold."""
    paragraphs = []
    for number, segment in enumerate(segments):
        cut = len(segment) // 3
        runs = [segment] if number % 3 else [segment[:cut], segment[cut:2 * cut], segment[2 * cut:]]
        bold = ["", "<w:rPr><w:b/></w:rPr>", ""]
        paragraphs.append("<w:p>" + "".join(
            f'<w:r>{bold[n]}<w:t xml:space="preserve">{escape(run)}</w:t></w:r>' for n, run in enumerate(runs)) + "</w:p>")
    document = docx.Document()
    empty = io.BytesIO()
    document.save(empty)
    out = io.BytesIO()
    with zipfile.ZipFile(empty) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename == "word/document.xml":
                start = data.index(b"<w:body>") + len(b"<w:body>")
                data = data[:start] + "".join(paragraphs).encode() + data[data.rindex(b"<w:sectPr"):]
            new.writestr(zipfile.ZipInfo(info.filename, (2020, 2, 16, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx_out(data):
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


# name: ending, maker, extractor, one document a segment, whether a fix can keep the maker's bytes
FORMATS = {
    "text": ("txt", text, text_out, False),
    "markdown": ("md", markdown, markdown_out, False),
    "html": ("html", html_page, html_out, False),
    "json": ("json", json_file, json_out, False),
    "jsonl": ("jsonl", jsonl, jsonl_out, True),
    "csv": ("csv", csv_file, csv_out, True),
    "tsv": ("tsv", tsv, tsv_out, True),
    "po": ("po", po, po_out, False),
    "xliff 1.2": ("xlf", xliff12, xliff12_out, False),
    "xliff 2.1": ("xliff", xliff2, xliff2_out, False),
    "tmx": ("tmx", tmx, tmx_out, False),
    "srt": ("srt", srt_file, srt_out, False),
    "vtt": ("vtt", vtt, vtt_out, False),
    "docx": ("docx", docx_file, docx_out, False),
}
