"""How much memory a stream of items takes: JSON Lines in, JSON Lines out, 1,000 and 10,000 items made from the example
article, each with its paragraphs in another order. Fails where 10,000 items take more than 100 MB, or more than a
quarter above what 1,000 take.

    python3 memory.py [MTLINT]
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIMIT = 100


def items(count):
    text = (ROOT / "Examples" / "aleppo-2020-02-16.txt").read_text(encoding="utf-8")
    paragraphs = [paragraph for paragraph in text.split("\n\n") if paragraph.strip()]
    for number in range(count):
        rows = [paragraphs[(number * 5 + row * 3) % len(paragraphs)] for row in range(7)]
        yield json.dumps({"id": str(number), "text": "\n\n".join(rows)}, ensure_ascii=False) + "\n"


def measure(program, count, folder):
    path = pathlib.Path(folder) / "items.jsonl"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(items(count))
    started = time.monotonic()
    with path.open("rb") as stdin, open(os.devnull, "wb") as null:
        command = [program, "lint", "--fail-level", "never", "--input-format", "jsonl", "--format", "jsonl", "-"]
        process = subprocess.Popen(command, stdin=stdin, stdout=null)
        _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"{program}: status {os.waitstatus_to_exitcode(status)}")
    seconds, resident = time.monotonic() - started, usage.ru_maxrss / 1024
    size = path.stat().st_size / 1e6
    print(f"{count} items, {size:.1f} MB: {resident:.0f} MB resident, {usage.ru_utime:.1f} s of user time, {seconds:.1f} s")
    return resident


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / ".build" / "release" / "mtlint")
    with tempfile.TemporaryDirectory() as folder:
        few, many = measure(program, 1000, folder), measure(program, 10000, folder)
    if many > LIMIT or many > 1.25 * few:
        raise SystemExit(f"more than {LIMIT} MB, or growing with the number of items")


main()
