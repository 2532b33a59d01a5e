"""Much of everything, in bounded time and memory."""

import json
import os
import subprocess
import threading
import time

from harness import DOUBLED, FULL, PATIENCE, SINGLE, check, finish

#: 1 GB needs minutes on one core.
BYTES = 1_000_000_000 if FULL else 64_000_000
#: Peak memory of what is read as a stream, whatever its length.
STREAM_MEMORY = 160


def streamed(work, chunk, *arguments, total=BYTES):
    """Feeds copies of some bytes through a pipe; gives status, lines of the report, peak memory and seconds."""
    begun = time.monotonic()
    process = work.start(*arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def feed():
        sent = 0
        try:
            while sent < total:
                process.stdin.write(chunk)
                sent += len(chunk)
            process.stdin.close()
        except BrokenPipeError:
            pass

    sender = threading.Thread(target=feed)
    sender.start()
    lines = 0
    while part := process.stdout.read(1 << 20):
        lines += part.count(b"\n")
    sender.join()
    status, peak = finish(process, PATIENCE)
    return status, lines, peak, time.monotonic() - begun


@check
def a_stream_of_records_takes_no_more_memory_the_longer_it_is(work):
    text = (SINGLE * 90 + DOUBLED) * 1
    record = json.dumps({"id": "7", "text": text, "desk": "Damascus"}).encode() + b"\n"
    chunk = record * 16
    status, lines, peak, seconds = streamed(
        work, chunk, "lint", "--input-format", "jsonl", "--format", "jsonl", "-")
    records = -(-BYTES // len(chunk)) * 16
    assert status == 1 and lines == records, (status, lines, records)
    assert peak < STREAM_MEMORY, f"peak memory {peak:.0f} MB"
    return f"{BYTES // 1_000_000} MB, {records:,} records, {peak:.0f} MB of memory, {BYTES / 1e6 / seconds:.0f} MB/s"


@check
def a_stream_of_names_takes_no_more_memory_the_longer_it_is(work):
    status, lines, peak, seconds = streamed(work, b"Deir Ezzor\n" * 4000, "normalize", "-", total=BYTES // 64)
    assert status == 0 and lines == -(-(BYTES // 64) // 44000) * 4000, (status, lines)
    assert peak < STREAM_MEMORY, f"peak memory {peak:.0f} MB"
    return f"{peak:.0f} MB of memory"


@check
def a_record_without_end_is_refused_and_the_stream_goes_on(work):
    """A line longer than a record may be: its bytes are thrown away, the next record is checked."""
    path = work.folder / "long.jsonl"
    with open(path, "wb") as file:
        file.write(b'{"text": "')
        for _ in range(80):
            file.write(b"a" * 1_000_000)
        file.write(b'"}\n{"text": "The army army left."}\n')
    ran = work.run("lint", "--format", "jsonl", path)
    assert ran.status == 2 and len(ran.complaints) == 1 and "long.jsonl:1" in ran.complaints[0], ran
    assert ran.out.count(b"universal/repeated-word") == 1, ran
    assert ran.peak < 400, f"peak memory {ran.peak:.0f} MB"


@check
def five_megabytes_in_one_line_cost_no_more_than_in_many(work):
    seconds = {}
    for name, end in (("lines", "\n\n"), ("line", " ")):
        path = work.file(f"{name}.txt", (SINGLE.strip() + end) * 180_000)
        begun = time.monotonic()
        ran = work.run("lint", "--jobs", "1", path)
        seconds[name] = time.monotonic() - begun
        assert ran.status == 0 and ran.peak < 400, (name, ran.peak, ran)
    assert seconds["line"] < 4 * seconds["lines"] + 2, seconds
    for name, content in (
        ("letters", "a" * 5_000_000), ("marks", "e" + "\u0301" * 2_500_000), ("brackets", "(" * 5_000_000),
        ("joined", "👩\u200d" * 700_000), ("arabic", "حلب " * 700_000), ("spaces", "The" + " " * 5_000_000 + "the"),
        ("quotes", "“" * 1_600_000), ("numbers", "1," * 2_500_000), ("directions", "\u202e\u2066" * 800_000),
        ("zeros", "a\0" * 2_500_000), ("hyphens", "al-" * 1_700_000), ("addresses", "http://" * 700_000),
    ):
        path = work.file(f"{name}.txt", content)
        begun = time.monotonic()
        # Told the format, so that zero bytes are read too.
        ran = work.run("lint", "--input-format", "text", "--jobs", "1", path, patience=120)
        assert ran.status in (0, 1) and ran.peak < 2000, (name, ran.peak, ran)
        seconds[name] = time.monotonic() - begun
    slowest = max(seconds, key=seconds.get)
    return f"slowest of {len(seconds)} is {slowest}, {seconds[slowest]:.1f} s"


@check
def markup_that_is_never_closed_costs_no_more_than_its_length(work):
    worst = ("", 0)
    for name, content in (
        ("a.html", "<div>" * 400_000), ("b.html", "<p title='" * 200_000), ("c.html", "&" * 2_000_000),
        ("d.html", "<!--" * 500_000), ("a.md", "[" * 1_000_000), ("b.md", "*a " * 600_000), ("c.md", "> " * 500_000),
        ("d.md", "`" * 1_000_001), ("e.md", "![a](" * 300_000), ("a.json", "[" * 1_000_000),
        ("b.json", '{"a":' * 300_000), ("a.csv", '"' * 1_000_001), ("a.po", 'msgid ""\n' * 200_000),
        ("a.srt", "1\n" * 800_000), ("a.vtt", "WEBVTT\n\n" + "<c>" * 500_000), ("a.tmx", "<tmx>" * 300_000),
        ("a.xliff", "<xliff><g>" * 150_000), ("a.tsv", "text\n" + "\t" * 1_000_000),
    ):
        work.file(name, content)
        begun = time.monotonic()
        ran = work.run("lint", "--jobs", "1", name, patience=60)
        seconds = time.monotonic() - begun
        assert ran.status in (0, 1, 2) and ran.peak < 1500, (name, ran)
        assert len(ran.complaints) <= 1, (name, ran)
        worst = max(worst, (name, seconds), key=lambda pair: pair[1])
    return f"slowest: {worst[0]}, {worst[1]:.1f} s"


@check
def a_hundred_thousand_findings_are_all_reported_in_every_format(work):
    count = 100_000
    path = work.file("many.txt", DOUBLED * count)
    sizes = {}
    for form, mark in (("text", b"universal/repeated-word]"), ("json", b'"universal/repeated-word"'), ("sarif", b'"ruleId"'),
                       ("html", b'class="card '), ("checkstyle", b"<error ")):
        report = work.folder / f"report.{form}"
        ran = work.run("lint", "--jobs", "1", "--select", "universal/repeated-word", "--format", form, "--output", report, path)
        content = report.read_bytes()
        assert ran.status == 1 and content.count(mark) >= count, (form, ran, content.count(mark))
        assert ran.peak < 2000, (form, ran.peak)
        sizes[form] = ran.peak
    ran = work.run("lint", "--fix", path)
    assert ran.status == 0 and path.read_text() == SINGLE * count, ran
    return "peak memory " + ", ".join(f"{form} {peak:.0f} MB" for form, peak in sizes.items())


@check
def fifty_thousand_files_are_all_checked_in_order(work):
    count = 50_000
    for number in range(count):
        work.file(f"texts/{number // 1000:02}/{number:05}.txt", DOUBLED if number % 1000 == 0 else SINGLE)
    begun = time.monotonic()
    ran = work.run("lint", "--select", "universal/repeated-word", "texts")
    seconds = time.monotonic() - begun
    found = [line.split(b":")[0] for line in ran.out.splitlines() if line.startswith(b"texts/")]
    assert ran.status == 1 and found == sorted(found) and len(found) == count // 1000, ran
    assert f"in {count:,} documents".encode() in ran.out, ran.out[-300:]
    assert ran.peak < 400, f"peak memory {ran.peak:.0f} MB"
    return f"{seconds:.0f} s, {ran.peak:.0f} MB of memory"


@check
def jobs_change_no_byte_of_a_report(work):
    import random

    random.seed(11)
    words = "army The UN al-Bab حلب قال “ ” ( ) , . ; : – 👩‍👩‍👧 🇸🇾 e\u0301 \u202e \u2066 12 1,200 the the Deir Ezzor Ma’arat".split(" ")
    for number in range(200):
        text = " ".join(random.choices(words, k=random.randrange(400)))
        work.file(f"texts/{number:03}.txt", text.replace(". ", ".\n\n"))
    for form in ("text", "json", "jsonl", "sarif", "html", "junit"):
        outputs = {
            jobs: work.run("lint", "--min-level", "suggestion", "--format", form, "--jobs", jobs, "texts").out
            for jobs in (1, 2, 7)
        }
        assert len(set(outputs.values())) == 1 and len(outputs[1]) > 1000, form
    fixed = []
    for jobs in (1, 2):
        copy = work.folder / f"copy{jobs}"
        subprocess.run(["cp", "-r", str(work.folder / "texts"), str(copy)], check=True)
        work.run("lint", "--fix", "--unsafe-fixes", "--jobs", jobs, copy)
        fixed.append([(path.name, path.read_bytes()) for path in sorted(copy.iterdir())])
    assert fixed[0] == fixed[1]
    before = [(path.name, path.read_bytes()) for path in sorted((work.folder / "texts").iterdir())]
    assert fixed[0] != before
    for _, content in fixed[0]:
        content.decode()
