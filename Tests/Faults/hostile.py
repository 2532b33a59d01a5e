"""Texts, names, packs and tables of people who want to steer a terminal, a browser or a build server."""

import html.parser
import json
import os
import re
import time
import xml.etree.ElementTree

from harness import DOUBLED, check

#: Colours, a title, a link (OSC 8), the clipboard (OSC 52), C1 forms of CSI and OSC, BEL, DEL, backspaces, and direction
#: overrides, embeddings and isolates.
STEERING = "\x1b[31mred\x1b]0;title\x07\x1b]8;;http://x\x1b\\link\x1b]52;c;eA==\x07\x9b2J\x9d0;t\x9c\x07\x08\x7f\u202e\u2066\u202a"
#: What a name of a file may hold of it.
NAME = STEERING.replace("/", "")
SCRIPT = "</script></style></title></textarea>'\"--><script>alert(1)</script><img src=x onerror=alert(1)>"

PACK = """pack: hostile
languages: [en]
rules:
  - id: en/hostile
    summary: {field}
    cause: {field}
    advice: {field}
    avoids: {field}
    category: style/awkward
    severity: minor
    level: error
    message: {message}
    match: blue stone
    fix: {field}
    flag: ["The ⟦blue stone⟧ fell.", "A ⟦blue stone⟧ fell."]
    pass: [A stone., A blue one.]
"""


def pack(work, poison):
    """A pack that is well-formed and carries poison wherever text may stand."""
    return work.file(
        "hostile.yml",
        PACK.format(field=json.dumps(poison), message=json.dumps(poison + " “$0” → “$fix”")))


def places(work, poison):
    row = ["x:" + poison, "SY", "town", "36.3", "37.1", "حريتان " + poison, "Haritan " + poison,
           "Huritan " + poison, "Aleppo " + poison, "tag:" + poison]
    row = [cell.replace("\t", " ").replace("\n", " ").replace("|", "/") for cell in row]
    header = "id\tcountry\tfeature\tlat\tlon\tarabic\tenglish\tlatin_variants\tadmin1\tsources\n"
    return work.file("places.tsv", header + "\t".join(row) + "\nx:2\tSY\ttown\t36.2\t37\tكفر\tQuxtown\tQuxtun\t\t\n")


def steers(written):
    """The first thing in what was written that could steer a terminal; None where there is none."""
    text = written.decode()
    return re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


@check
def no_report_for_people_steers_a_terminal(work):
    rules, table = pack(work, STEERING), places(work, STEERING)
    text = f"The blue stone {STEERING} fell near Haritan. The army army left Huritan.\n"
    work.file(NAME + ".txt", text)
    records = [{"id": STEERING, "text": text, STEERING: {STEERING: STEERING}}, {"id": STEERING}, STEERING]
    work.file("records.jsonl", "".join(json.dumps(record) + "\n" for record in records))
    work.file("bad" + NAME + ".xliff", f"<{STEERING}")
    work.file("bad" + NAME + ".tsv", "name\n")
    work.file("bad.yml", f"{json.dumps(STEERING)}: 1\n")
    added = ("--glossary", rules, "--gazetteer", table)
    shown = ("lint", "--no-color", "--min-level", "suggestion", "--verbose", "--report-unused")
    commands = [
        (*shown, *added, NAME + ".txt"),
        (*shown, *added, "records.jsonl"),
        (*shown, *added, "bad" + NAME + ".xliff", "gone" + NAME),
        (*shown, *added, "--format", "github", NAME + ".txt", "records.jsonl", "bad" + NAME + ".xliff"),
        (*shown, *added, "--diff", "--unsafe-fixes", NAME + ".txt"),
        (*shown, "--config", "bad.yml", "records.jsonl"),
        (*shown, "--glossary", "bad.yml", "records.jsonl"),
        (*shown, "--gazetteer", "bad" + NAME + ".tsv", "records.jsonl"),
        (*shown, "--select", STEERING, "records.jsonl"),
        (*shown, "--format", STEERING, "records.jsonl"),
        (*shown, "--output", "no/such" + NAME, "records.jsonl"),
        (*shown, "--style", STEERING, "records.jsonl"),
        ("rules", "list", "--glossary", rules), ("rules", "explain", "--glossary", rules, "en/hostile"),
        ("rules", "explain", STEERING), ("rules", "test", str(rules)),
        ("gazetteer", "lookup", "--no-builtin", "--gazetteer", table, "Haritan"), ("gazetteer", "lookup", STEERING),
        ("gazetteer", "check", table, "bad" + NAME + ".tsv"), ("gazetteer", "import", "--output", "out", NAME + ".txt"),
        ("normalize", "--gazetteer", table, "Huritan", STEERING), ("romanize", STEERING + "حلب"),
        ("normalize", "--in-text", NAME + ".txt"), ("align", NAME + ".txt", "--source", NAME + ".txt"),
        ("feed", NAME + ".txt", "gone" + NAME), (STEERING,), ("lint", "--" + STEERING),
    ]
    for command in commands:
        written = work.terminal(*command)
        assert written, (command, "nothing was shown")
        found = steers(written)
        assert found is None, (command, found, written[max(0, found.start() - 60) : found.end() + 40])
    # Reports for people are the same in a file.
    for form in ("text", "github"):
        ran = work.run("lint", *added, "--format", form, "--output", "report", NAME + ".txt", "records.jsonl", "gone" + NAME)
        for written in ((work.folder / "report").read_bytes(), ran.err):
            assert written and steers(written) is None, (form, steers(written))
    return f"{len(commands)} commands"


@check
def what_a_program_takes_keeps_its_bytes(work):
    """Names and differences go to programs as they are: making them visible is for terminals alone."""
    ran = work.run("normalize", "-", given="No such\u00adplace\x1b[31m\n")
    assert ran.out == "No such\u00adplace\x1b[31m\n".encode(), ran
    work.file("a.txt", "The army army \x1b[31m left.\n")
    assert b"+The army \x1b[31m left." in work.run("lint", "--diff", "a.txt").out


class Tags(html.parser.HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes = [], set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attributes}


@check
def no_html_report_does_what_its_input_says(work):
    table = places(work, SCRIPT)
    rules = pack(work, SCRIPT)
    name = SCRIPT.replace("/", "_")
    text = f"The blue stone {SCRIPT} fell near Haritan. The army army left Huritan and Haritan {SCRIPT}.\n"
    record = {"id": SCRIPT, "text": text, "source": SCRIPT + " قال", "language": "en", SCRIPT: {SCRIPT: SCRIPT}}
    work.file(name + ".txt", text)
    work.file("records.jsonl", json.dumps(record) + "\n")
    work.file(name + ".xliff", SCRIPT)
    work.file("feed.xml", f"<rss><channel><title>{'&lt;script>alert(1)&lt;/script>'}</title><item><guid>"
              "&lt;script>alert(1)&lt;/script></guid><title>The army army &lt;img src=x onerror=alert(1)></title>"
              "<link>javascript:alert(1)</link></item></channel></rss>")
    pages = []
    for arguments in (
        ("lint", "--glossary", rules, "--gazetteer", table, name + ".txt", "records.jsonl", name + ".xliff"),
        ("feed", "feed.xml"),
    ):
        ran = work.run(*arguments, "--format", "html", "--min-level", "suggestion", "--output", "page.html")
        assert ran.status in (1, 2), ran
        pages.append((work.folder / "page.html").read_text())
    assert work.run("feed", "--state", "state.db", "feed.xml").status in (0, 1)
    ran = work.run("feed", "report", "--state", "state.db", "--output", "board.html")
    assert ran.status == 0, ran
    pages.append((work.folder / "board.html").read_text())
    plain = work.file("plain.txt", DOUBLED)
    work.run("lint", "--format", "html", "--output", "plain.html", plain)
    allowed = Tags((work.folder / "plain.html").read_text())
    for page in pages:
        seen = Tags(page)
        assert seen.tags.count("script") <= allowed.tags.count("script") + 1, seen.tags.count("script")
        assert not {"img", "iframe", "object", "embed", "base"} & set(seen.tags), set(seen.tags)
        assert not [name for name in seen.attributes if name.startswith("on")], seen.attributes
        assert not re.search(r"""(href|src|action)\s*=\s*["']?\s*javascript:""", page), "a link runs a script"
        assert "<script>alert" not in page and "<img" not in page
        assert "alert(1)" in page, "the poison is nowhere, so that nothing is proved"
        assert "Content-Security-Policy" in page


@check
def machine_formats_stay_well_formed_whatever_the_input_holds(work):
    poison = SCRIPT + STEERING + "\r\n::error::x%0A]]>&#x1b;\u2028\ufffe"
    rules, table = pack(work, poison), places(work, poison)
    name = poison.replace("/", "_").replace("\n", "_") + ".txt"
    text = f"The blue stone {poison} fell near Haritan.\nThe army army left.\n"
    work.file(name[:60] + ".txt", text)
    work.file("records.jsonl", json.dumps({"id": poison, "text": text, poison: poison}) + "\n")
    inputs = ("--glossary", rules, "--gazetteer", table, name[:60] + ".txt", "records.jsonl", "gone" + name[:50])
    for form in ("json", "sarif", "gitlab", "jsonl", "junit", "checkstyle", "github"):
        out = work.run("lint", "--format", form, *inputs).out
        assert b"alert(1)" in out, form
        if form in ("junit", "checkstyle"):
            xml.etree.ElementTree.fromstring(out)
        elif form == "github":
            # Whatever stands inside a line, the build server looks for commands at the beginnings alone.
            lines = re.split("[\r\n]", out.decode())[:-1]
            assert all(re.match("::(error|warning|notice) file=", line) for line in lines), lines
        else:
            for part in out.split(b"\n")[:-1] if form == "jsonl" else [out]:
                json.loads(part)


@check
def paths_in_reports_are_relative_and_lead_nowhere_else(work):
    work.file("here/texts/a.txt")
    work.file("here/records.jsonl", json.dumps({"id": "../../../etc/passwd", "text": DOUBLED}) + "\n")
    work.file("here/a.xliff", """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="/etc/passwd"
      source-language="ar" target-language="en" datatype="plaintext"><body><trans-unit id="../../x"><source>ا</source>
      <target>The army army left.</target></trans-unit></body></file></xliff>""")
    here = work.folder / "here"
    for path in ("texts/a.txt", "./texts/../texts/a.txt", here / "texts/a.txt", "records.jsonl", "a.xliff"):
        # JSON repeats the path as it was named, for whoever named it.
        for form in ("sarif", "gitlab", "junit", "checkstyle", "github"):
            out = work.run("lint", "--format", form, path, folder=here).out.decode()
            assert "army" in out, (form, path)
            assert str(work.folder) not in out, (form, path, out)
            named = re.findall(r'"(?:path|uri)": ?"([^"]*)"| file="([^"]*)"|<file name="([^"]*)"|file=([^,]*)', out)
            for groups in named:
                found = "".join(groups).split("#")[0]
                assert not found.startswith("/") and ".." not in found.split("/"), (form, path, found)


@check
def a_feed_that_names_files_and_private_addresses_gets_nothing(work):
    secret = work.file("secret.txt", "The secret secret.\n")
    feed = work.file("feed.xml", f"""<rss><channel><title>t</title><item><guid>1</guid><title>x</title>
      <link>file://{secret}</link></item><item><guid>2</guid><title>y</title><link>http://127.0.0.1:9/</link></item>
      <item><guid>3</guid><title>z</title><link>http://[::ffff:10.0.0.1]/</link></item></channel></rss>""")
    ran = work.run("feed", "--follow", "--format", "jsonl", feed, patience=60)
    assert b"secret secret" not in ran.out + ran.err, ran
    ran = work.run("lint", "--changed-since", f"--output={work.folder}/written", secret)
    assert ran.status == 2 and not (work.folder / "written").exists(), ran


@check
def no_pack_holds_a_run_up(work):
    """Patterns with repetitions in repetitions, captures that are repeated and looks in looks, over texts made for them."""
    seconds = {}
    patterns = {
        "plain": "blue stone",
        "nested": "((a | b | @word){1,12} ((a | b){1,12} @any*){1,3}){1,3} stop stop",
        "captured": "(w: (a | b){1,12}) (v: (a | b){1,12}) (\\w | \\v | a){1,12} stop stop",
        "behind": "(?<= ((a | b){1,6} [0..6]) ) (?<! (a (?= b) [0..12])) (a | b)+ stop stop",
    }
    # A minute's text of two words, over and over: each token could begin a match and none ends one.
    text = work.file("text.txt", ("a b a a b b stop a b b a b a a b " * 8_000).strip() + ".\n")
    for name, match in patterns.items():
        rules = work.file(
            f"{name}.yml",
            PACK.format(field="a", message="a").replace("match: blue stone", "match: " + json.dumps(match)).replace(
                'flag: ["The ⟦blue stone⟧ fell.", "A ⟦blue stone⟧ fell."]', 'flag: ["a ⟦b⟧", "b ⟦a⟧"]'))
        begun = time.monotonic()
        ran = work.run("lint", "--jobs", "1", "--select", "en/hostile", "--glossary", rules, text, patience=120)
        seconds[name] = time.monotonic() - begun
        # A pattern may be refused; one that is taken must come to an end.
        assert ran.status in (0, 1) or "yml:" in ran.complaints[0], (name, ran)
        if ran.status == 2:
            seconds[name] = 0
    return ", ".join(f"{name} {took:.1f} s" for name, took in seconds.items())
