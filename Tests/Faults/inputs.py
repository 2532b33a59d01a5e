"""Inputs that are broken, gone, or no files at all."""

import os
import threading
import time

from harness import DOUBLED, FULL, check, finish

PACK = """pack: test
languages: [en]
rules:
  - id: en/test
    summary: A test.
    category: style/awkward
    severity: minor
    level: warning
    message: “$0”
    match: {match}
    flag: ["The ⟦blue stone⟧ fell.", "A ⟦blue stone⟧ fell."]
    pass: [A stone., A blue one.]
"""


@check
def broken_inputs_are_said_in_one_line_with_place_and_remedy(work):
    """Name, content, options before it, and what the line must say."""
    work.file("good.txt")
    cases = (
        ("latin1.txt", "All quiet.\nA caf\xe9.\n".encode("latin-1"), (), ("latin1.txt:2", "invalid UTF-8", "iconv")),
        ("cut.jsonl", '{"text": "good"}\n{"text": "cut\n', (), ("cut.jsonl:2",)),
        ("no-text.jsonl", '{"text": "good"}\n{"id": 3}\n', (), ("no-text.jsonl:2", "text")),
        ("cut.json", '{"a": [1, 2\n', (), ("cut.json:",)),
        ("cut.xliff", '<xliff version="1.2"><file>\n<body>', (), ("cut.xliff:",)),
        ("bomb.tmx", '<!DOCTYPE t [<!ENTITY a "aa">]>\n<tmx>&a;</tmx>', (), ("bomb.tmx:", "entit")),
        ("broken.docx", b"PK\x03\x04 and nothing more", (), ("broken.docx",)),
        ("broken.po", 'msgid "a\nmsgstr "b"\n', (), ("broken.po:1",)),
    )
    for name, content, options, words in cases:
        work.file(name, content)
        ran = work.run("lint", *options, name, "good.txt")
        assert ran.status == 2, (name, ran)
        assert len(ran.complaints) == 1 and all(word in ran.complaints[0] for word in words), (name, ran)
        assert b"good.txt:1:5" in ran.out, (name, ran)


@check
def broken_settings_packs_and_tables_are_said_in_one_line_with_their_place(work):
    work.file("good.txt")
    places = "id\tenglish\tlat\tlon\nx:1\tFoo\t36\t37\nx:2\tBar\t200\t37\n"
    cases = (
        ("settings.yml", "ignore: [a\n", "--config", ("settings.yml:",)),
        ("unknown.yml", "ignroe: [en/]\n", "--config", ("unknown.yml:1", "ignroe")),
        ("rule.yml", "ignore: [en/no-such-rule]\n", "--config", ("en/no-such-rule",)),
        ("pack.yml", PACK.format(match="'(blue stone'"), "--glossary", ("pack.yml:10",)),
        ("anchor.yml", "&a pack: *a\n", "--glossary", ("anchor.yml:1",)),
        ("bytes.yml", b"pack: \xff\n", "--glossary", ("bytes.yml",)),
        ("places.tsv", places, "--gazetteer", ("places.tsv:3",)),
        ("header.tsv", "name\tlat\nFoo\t3\n", "--gazetteer", ("header.tsv", "id")),
        ("baseline.json", "[1", "--baseline", ("baseline.json",)),
        ("gone.yml", None, "--config", ("gone.yml", "no such file")),
        ("gone.json", None, "--baseline", ("gone.json", "no such file")),
        ("gone.tsv", None, "--gazetteer", ("gone.tsv",)),
    )
    for name, content, option, words in cases:
        if content is not None:
            work.file(name, content)
        ran = work.run("lint", option, name, "good.txt")
        assert ran.status == 2 and ran.out == b"", (name, ran)
        assert len(ran.complaints) == 1 and all(word in ran.complaints[0] for word in words), (name, ran)


@check
def a_file_that_vanishes_before_it_is_read_is_said_and_the_rest_is_checked(work):
    pipe = work.folder / "first.txt"
    os.mkfifo(pipe)
    names = ["first.txt", "gone.txt", "last.txt"]
    work.file("gone.txt")
    work.file("last.txt")
    with open(work.folder / "out", "w+b") as out, open(work.folder / "err", "w+b") as err:
        process = work.start("lint", "--jobs", "1", *names, stdout=out, stderr=err)
        # The program has made its list and waits at the pipe.
        with open(pipe, "wb") as text:
            (work.folder / "gone.txt").unlink()
            text.write(DOUBLED.encode())
        status, _ = finish(process, 60)
        said, found = (work.folder / "err").read_text(), (work.folder / "out").read_text()
    assert status == 2 and said == "mtlint: gone.txt: no such file or folder\n", (status, said)
    assert "first.txt:1:5" in found and "last.txt:1:5" in found, found


@check
def a_file_that_shrinks_or_grows_while_it_is_read_ends_nothing(work):
    path = work.folder / "a.txt"
    content = (DOUBLED * 120_000).encode()
    ends = set()
    for turn in range(40 if FULL else 12):
        path.write_bytes(content)
        process = work.start("lint", "--jobs", "1", "--ignore", "universal/,en/,ar-en/", path, stdout=-3, stderr=-3)
        time.sleep(turn * 0.002)
        if turn % 2:
            os.truncate(path, 5000)
        else:
            with open(path, "ab") as more:
                more.write(content[:3_500_000])
        ends.add(finish(process, 120)[0])
    assert ends <= {0, 1}, ends


@check
def pipes_sockets_and_devices_in_a_folder_are_passed_over(work):
    work.file("texts/a.txt")
    os.mkfifo(work.folder / "texts/pipe.txt")
    (work.folder / "texts/device.txt").symlink_to("/dev/zero")
    (work.folder / "texts/loop.txt").symlink_to("loop.txt")
    (work.folder / "texts/nowhere.txt").symlink_to("gone.txt")
    (work.folder / "texts/up").symlink_to("..")
    ran = work.run("lint", "texts", patience=30)
    assert ran.status == 1 and ran.err == b"" and b"in 1 document " in ran.out, ran


@check
def what_never_ends_is_refused_when_it_is_too_long(work):
    if not FULL:
        # A gigabyte of memory is much for a machine that builds; the length that is known beforehand costs nothing.
        with open(work.folder / "long.txt", "wb") as file:
            file.truncate(6 << 30)
        ran = work.run("lint", "long.txt")
    else:
        ran = work.run("lint", "/dev/zero")
    assert ran.status == 2 and len(ran.complaints) == 1 and "too long to be read whole" in ran.complaints[0], ran


@check
def names_that_are_no_text_are_said(work):
    folder = os.fsencode(work.folder / "texts")
    work.file("texts/good.txt")
    try:
        with open(folder + b"/caf\xe9.txt", "w") as file:
            file.write(DOUBLED)
    except OSError:
        return "this file system takes no such names"
    ran = work.run("lint", "texts")
    assert ran.status == 2 and len(ran.complaints) == 1 and "no UTF-8" in ran.complaints[0], ran
    assert b"texts/good.txt:1:5" in ran.out, ran


@check
def standard_input_that_is_closed_or_a_folder_is_no_crash(work):
    ran = work.run("lint", "-", stdin=os.open(work.folder, os.O_RDONLY))
    assert ran.status == 2 and len(ran.complaints) == 1, ran
    process = work.start("lint", "-", before=["sh", "-c", 'exec "$0" "$@" <&-'], stdout=-3, stderr=-3)
    assert finish(process, 60)[0] in (0, 2)


@check
def a_slow_sender_gets_answers_as_it_goes(work):
    process = work.start(
        "lint", "--input-format", "jsonl", "--format", "jsonl", "--jobs", "1", "-", stdin=-1, stdout=-1, stderr=-3)
    for number in range(3):
        process.stdin.write(f'{{"id": "{number}", "text": "The army army left."}}\n'.encode())
        process.stdin.flush()
        timer = threading.Timer(30, process.kill)
        timer.start()
        line = process.stdout.readline()
        timer.cancel()
        assert f'"id":"{number}"'.encode() in line.replace(b": ", b":"), line
    process.stdin.close()
    assert process.wait(60) == 1
