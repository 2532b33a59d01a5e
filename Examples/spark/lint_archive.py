"""Lints an archive of JSON Lines with Apache Spark: each partition is piped through one mtlint process.

    spark-submit lint_archive.py MTLINT INPUT OUTPUT      by hand, here: python lint_archive.py …

MTLINT is shipped with the job (it needs nothing but itself when it comes from `make release`), INPUT is a file, a folder
or a pattern, OUTPUT a folder that will hold a document object a line. Records keep their order within a partition.
"""

import os
import subprocess
import sys
import tempfile
import threading

from pyspark import SparkFiles
from pyspark.sql import SparkSession

OPTIONS = ["lint", "--input-format", "jsonl", "--format", "jsonl", "--fail-level", "never", "--jobs", "1", "--no-color", "-"]


def lint(program, lines):
    """Document objects of the records; memory is bounded, whatever the size of the partition."""
    path = SparkFiles.get(program)
    os.chmod(path, 0o755)
    count = [0]
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen([path, *OPTIONS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors)

        def feed():
            try:
                for line in lines:
                    if line.strip():
                        count[0] += 1
                        process.stdin.write(line.encode("utf-8") + b"\n")
                process.stdin.close()
            except BrokenPipeError:
                pass  # It ended early; its status says why.

        writer = threading.Thread(target=feed)
        writer.start()
        found = 0
        for line in process.stdout:
            found += 1
            yield line.decode("utf-8").rstrip("\n")
        writer.join()
        status = process.wait()
        errors.seek(0)
        said = errors.read().decode("utf-8", "replace")
    # Status 2: some records could not be read. They are named in the executor's log and fail nothing. All else is a
    # fault of the run; Spark then drops what this attempt has handed out and tries the partition again.
    if said:
        sys.stderr.write(said)
    bad = said.count("\n")
    if status not in (0, 2) or found + bad < count[0]:
        raise RuntimeError(f"mtlint ended with status {status} after {found} of {count[0]} records: {said[:500]}")


def documents(spark, program, archive, partitions=None):
    """RDD of document objects as text."""
    context = spark.sparkContext
    context.addFile(os.path.abspath(program))
    context.addPyFile(os.path.abspath(__file__))
    name = os.path.basename(program)
    return context.textFile(archive, partitions).mapPartitions(lambda lines: lint(name, lines))


if __name__ == "__main__":
    session = SparkSession.builder.appName("mtlint").getOrCreate()
    documents(session, sys.argv[1], sys.argv[2]).saveAsTextFile(sys.argv[3])
    session.stop()
