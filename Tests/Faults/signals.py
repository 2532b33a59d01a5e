"""Signals in the middle of the work, and readers that leave."""

import os
import signal
import subprocess
import time

from harness import DOUBLED, SINGLE, check, finish, leftovers, wait_until

COUNT = 300
BEFORE = (DOUBLED * 400).encode()
AFTER = (SINGLE * 400).encode()


def interrupted(work, number, arguments=("--fix",)):
    """Sends a signal once the first file is fixed; gives the run's end and how many files are fixed."""
    texts = [work.file(f"texts/{index:03}.txt", BEFORE) for index in range(COUNT)]
    with open(work.folder / "err", "wb") as err:
        process = work.start("lint", *arguments, "texts", stdout=subprocess.DEVNULL, stderr=err)
        wait_until(lambda: texts[0].stat().st_size == len(AFTER), "the first file is fixed")
        process.send_signal(number)
        status, _ = finish(process, 60)
    fixed = 0
    for text in texts:
        content = text.read_bytes()
        assert content in (BEFORE, AFTER), f"{text.name} is neither the old file nor the new one"
        fixed += content == AFTER
    return status, fixed, (work.folder / "err").read_text()


@check
def ctrl_c_ends_fixing_between_two_files(work):
    status, fixed, said = interrupted(work, signal.SIGINT)
    assert status == 128 + signal.SIGINT, (status, said)
    files = "1 file was" if fixed == 1 else f"{fixed} files were"
    assert said == f"mtlint: stopped: {files} fixed, all others are as before\n", said
    assert 0 < fixed < COUNT and leftovers(work.folder / "texts") == [], (fixed, leftovers(work.folder / "texts"))
    again = work.run("lint", "--fix", "-q", "texts")
    assert again.status == 0 and all(p.read_bytes() == AFTER for p in (work.folder / "texts").iterdir()), again
    return f"{fixed} of {COUNT} files were fixed"


@check
def a_service_manager_ends_fixing_between_two_files(work):
    status, fixed, said = interrupted(work, signal.SIGTERM)
    assert status == 128 + signal.SIGTERM and "stopped: " in said, (status, said)
    assert leftovers(work.folder / "texts") == []


@check
def kill_leaves_every_file_whole(work):
    status, fixed, _ = interrupted(work, signal.SIGKILL)
    assert status == -signal.SIGKILL, status
    # At most the hidden file that was being written; the next run passes it over.
    assert len(leftovers(work.folder / "texts")) <= 1
    again = work.run("lint", "--fix", "texts")
    assert again.status == 0 and f"in {COUNT} documents" in again.out.decode(), again


@check
def ctrl_c_leaves_the_old_report(work):
    report = work.file("report.json", "the old report")
    for index in range(COUNT):
        work.file(f"texts/{index:03}.txt", BEFORE)
    pipe = work.folder / "texts/pipe.txt"
    os.mkfifo(pipe)
    process = work.start("lint", "--format", "json", "--output", report, "texts", pipe, stderr=subprocess.PIPE)
    # The program waits at the pipe for a text that comes only after the signal.
    with open(pipe, "wb") as text:
        process.send_signal(signal.SIGINT)
        # On a busy machine the thread that takes the signal may get its turn late.
        time.sleep(0.5)
        text.write(BEFORE)
    said = process.stderr.read().decode()
    status, _ = finish(process, 60)
    assert status == 128 + signal.SIGINT and said == "mtlint: stopped: nothing was written\n", (status, said)
    assert report.read_text() == "the old report" and leftovers(work.folder) == []


@check
def a_run_that_only_prints_ends_at_once(work):
    pipe = work.folder / "pipe.txt"
    os.mkfifo(pipe)
    process = work.start("lint", pipe, stdout=subprocess.DEVNULL)
    with open(pipe, "wb"):
        process.send_signal(signal.SIGINT)
        status, _ = finish(process, 20)
    assert status == -signal.SIGINT, status


@check
def a_reader_that_leaves_ends_the_run_without_a_word(work):
    for index in range(40):
        work.file(f"texts/{index:03}.txt", DOUBLED * 400)
    for how in ("default", "ignored"):
        start = "trap '' PIPE; " if how == "ignored" else ""
        ran = subprocess.run(
            ["bash", "-c", start + '"$0" lint texts | head -n 1; echo ${PIPESTATUS[0]}', str(work.original)],
            cwd=work.folder, capture_output=True, timeout=120)
        lines = ran.stdout.decode().splitlines()
        assert "texts/000.txt:1:5" in lines[0] and lines[1] == str(128 + signal.SIGPIPE), (how, lines)
        assert ran.stderr == b"", (how, ran.stderr)


@check
def a_reader_that_leaves_leaves_every_file_whole(work):
    texts = [work.file(f"texts/{index:03}.txt", BEFORE + b"The the the town.\nA \xc2\xab name\n" * 50) for index in range(60)]
    before = texts[0].read_bytes()
    whole = work.folder / "whole.txt"
    whole.write_bytes(before)
    assert work.run("lint", "--fix", whole).status in (0, 1)
    subprocess.run(
        ["bash", "-c", '"$0" lint --fix --min-level suggestion texts | head -n 1', str(work.original)],
        cwd=work.folder, capture_output=True, timeout=120)
    assert all(text.read_bytes() in (before, whole.read_bytes()) for text in texts)
    assert leftovers(work.folder / "texts") == []
