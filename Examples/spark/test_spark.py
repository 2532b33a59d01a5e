"""Proves lint_archive.py in local mode: the result is that of one run over all records, a partition that fails is tried
again, and a bad record fails nothing but itself.

    pip install pyspark          (needs Java 17 or later)
    python test_spark.py MTLINT
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

from pyspark.sql import SparkSession

import lint_archive

ARTICLE = pathlib.Path(__file__).resolve().parent.parent / "aleppo-2020-02-16.txt"
COUNT = 300


def records():
    paragraphs = [text for text in ARTICLE.read_text(encoding="utf-8").split("\n\n") if text.strip()]
    for number in range(COUNT):
        text = "\n\n".join(paragraphs[(number * 5 + row * 3) % len(paragraphs)] for row in range(3))
        yield json.dumps({"id": number, "text": text, "desk": "north"}, ensure_ascii=False)


def single_run(program, path):
    command = [program, *lint_archive.OPTIONS]
    return subprocess.run(command, stdin=open(path, "rb"), capture_output=True, check=False).stdout.decode().splitlines()


def main():
    program = os.path.abspath(sys.argv[1])
    # Two partitions at once, each tried three times at most.
    builder = SparkSession.builder.master("local[2,3]").config("spark.ui.enabled", "false")
    spark = builder.config("spark.ui.showConsoleProgress", "false").getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    with tempfile.TemporaryDirectory() as folder:
        archive = pathlib.Path(folder) / "archive.jsonl"
        lines = list(records())
        archive.write_text("\n".join(lines) + "\n", encoding="utf-8")
        whole = single_run(program, archive)
        path = lambda document: {key: value for key, value in json.loads(document).items() if key != "path"}
        assert len(whole) == COUNT

        rdd = lint_archive.documents(spark, program, str(archive), 8)
        assert rdd.getNumPartitions() >= 8
        found = rdd.collect()
        assert [path(one) for one in found] == [path(one) for one in whole], "not what one run finds"
        print(f"{COUNT} records in {rdd.getNumPartitions()} partitions: as in one run")

        # A program that is killed the first two times it runs, in the middle of its output.
        marks = pathlib.Path(folder) / "marks"
        marks.mkdir()
        frail = pathlib.Path(folder) / "frail-mtlint"
        frail.write_text(
            f"#!/bin/sh\nif [ $(ls {marks} | wc -l) -lt 2 ]; then\n  : >{marks}/$$\n"
            f"  {program} \"$@\" | head -n 3\n  kill -9 $$\nfi\nexec {program} \"$@\"\n"
        )
        frail.chmod(0o755)
        found = lint_archive.documents(spark, str(frail), str(archive), 8).collect()
        assert [path(one) for one in found] == [path(one) for one in whole], "lost or doubled by a retry"
        assert len(list(marks.iterdir())) == 2
        print("partitions that fail are tried again: nothing lost, nothing twice")

        lines[17] = '{"id": 17, "text": '
        lines[250] = "no JSON at all"
        archive.write_text("\n".join(lines) + "\n", encoding="utf-8")
        found = lint_archive.documents(spark, program, str(archive), 8).collect()
        kept = [path(one) for one in whole if json.loads(one)["id"] not in (17, 250)]
        assert [path(one) for one in found] == kept, "a bad record took others with it"
        print("bad records fail nothing but themselves")
    spark.stop()


main()
