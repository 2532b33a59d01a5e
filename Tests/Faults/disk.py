"""Disks that are full, places where nothing may be written or read."""

import os
import resource
import stat

from harness import DOUBLED, SINGLE, Skipped, check, leftovers

#: A report of this text, and the text itself, do not fit into what the checks leave free.
LONG = DOUBLED * 3000


def expect_untouched(work, ran, path, before, *words):
    assert ran.status == 2, ran
    assert path.read_bytes() == before, "the file has changed"
    assert leftovers(path.parent) == [], leftovers(path.parent)
    said = [line for line in ran.complaints if all(word in line for word in (path.name, *words))]
    assert len(said) == 1, ran


@check
def fixing_on_a_full_disk_leaves_the_file_as_it_was(work):
    disk = work.small_disk(160)
    path = disk / "a.txt"
    path.write_text(LONG)
    before = path.read_bytes()
    expect_untouched(work, work.run("lint", "--fix", "-q", path), path, before, "no space left")


@check
def fixing_beyond_the_allowed_size_of_files_leaves_the_file_as_it_was(work):
    path = work.file("a.txt", LONG)
    before = path.read_bytes()
    ran = work.run("lint", "--fix", "-q", path, limits=[(resource.RLIMIT_FSIZE, (8192, 8192))])
    expect_untouched(work, ran, path, before, "no space left")


@check
def a_report_that_does_not_fit_leaves_the_old_one(work):
    disk = work.small_disk(64)
    report = disk / "report.html"
    report.write_text("the old report")
    text = work.file("a.txt", LONG)
    ran = work.run("lint", "--format", "html", "--output", report, text)
    expect_untouched(work, ran, report, b"the old report", "no space left")


@check
def a_baseline_that_does_not_fit_leaves_the_old_one(work):
    disk = work.small_disk(8)
    path = disk / "baseline.json"
    path.write_text("{}")
    text = work.file("a.txt", "".join(f"The army {word} {word} left.\n" for word in map(spelled, range(4000))))
    expect_untouched(work, work.run("lint", "--write-baseline", path, text), path, b"{}", "no space left")


def spelled(number):
    """A word of letters for each number."""
    return "ba" + "".join("dkgmn"[number // 5**place % 5] + "aeiou"[number // 5**place % 5] for place in range(6))


@check
def standard_output_that_is_full_is_said(work):
    text = work.file("a.txt")
    with open("/dev/full", "wb") as full:
        process = work.start("lint", text, stdout=full, stderr=-1)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 2, process.returncode
    assert err.decode().splitlines() == ["mtlint: standard output: no space left"], err


@check
def a_file_that_may_not_be_written_is_left(work):
    before, program = work.as_nobody()
    path = work.file("closed/a.txt")
    path.chmod(0o444)
    ran = work.run("lint", "--fix", "-q", path, before=before, program=program)
    expect_untouched(work, ran, path, DOUBLED.encode(), "no permission")


@check
def a_folder_that_may_not_be_written_is_left(work):
    before, program = work.as_nobody()
    path = work.file("closed/a.txt")
    path.chmod(0o666)
    path.parent.chmod(0o555)
    ran = work.run("lint", "--fix", "-q", path, before=before, program=program)
    path.parent.chmod(0o755)
    expect_untouched(work, ran, path, DOUBLED.encode(), "no permission")


@check
def a_file_that_may_not_be_read_is_said_and_the_rest_is_checked(work):
    before, program = work.as_nobody()
    work.file("texts/a.txt").chmod(0o000)
    work.file("texts/b.txt")
    closed = work.file("texts/closed/c.txt").parent
    closed.chmod(0o000)
    ran = work.run("lint", "texts", before=before, program=program)
    closed.chmod(0o755)
    assert ran.status == 2, ran
    assert sorted(ran.complaints) == [
        "mtlint: texts/a.txt: no permission to read it", "mtlint: texts/closed: no permission to read it"], ran
    assert b"texts/b.txt:1:5" in ran.out, ran


@check
def a_file_system_that_is_read_only_is_said(work):
    disk = work.small_disk(64)
    path = disk / "a.txt"
    path.write_text(DOUBLED)
    if os.system(f"mount -o remount,ro '{disk}' 2>/dev/null") != 0:
        raise Skipped("no file system can be mounted anew here")
    expect_untouched(work, work.run("lint", "--fix", "-q", path), path, DOUBLED.encode(), "read-only")


@check
def a_folder_in_the_place_of_a_file_is_said(work):
    (work.folder / "report.txt").mkdir()
    (work.folder / ".mtlint.yml").mkdir()
    text = work.file("a.txt")
    for arguments, name in (
        (("--output", "report.txt"), "report.txt"), (("--config", ".mtlint.yml"), ".mtlint.yml"),
        (("--baseline", "report.txt"), "report.txt"), (("--write-baseline", "report.txt"), "report.txt"),
        (("--source", "report.txt"), "report.txt"), (("--glossary", "report.txt/none.yml"), "report.txt/none.yml"),
        (("--gazetteer", "report.txt"), "report.txt"),
    ):
        config = () if "--config" in arguments else ("--config", work.file("empty.yml", ""))
        ran = work.run("lint", text, *arguments, *config)
        assert ran.status == 2 and len(ran.complaints) == 1 and name in ran.complaints[0], (arguments, ran)
    assert (work.folder / "report.txt").is_dir() and leftovers(work.folder) == [".mtlint.yml"]


@check
def names_as_long_as_names_may_be_can_be_fixed(work):
    path = work.file("a" * 251 + ".txt")
    ran = work.run("lint", "--fix", path)
    assert ran.status == 0 and path.read_text() == SINGLE, ran


@check
def what_is_fixed_keeps_its_mode_and_its_links(work):
    path = work.file("real/a.txt")
    path.chmod(0o640)
    link = work.folder / "link.txt"
    link.symlink_to(path)
    ran = work.run("lint", "--fix", link)
    assert ran.status == 0 and path.read_text() == SINGLE and link.is_symlink(), ran
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@check
def a_cache_that_cannot_be_written_is_no_hindrance(work):
    table = work.file("places.tsv", "id\tenglish\nx:1\tHaritan Foo\n")
    disk = work.small_disk(64, ",ro")
    for folder in (disk / "cache", work.file("a-file", ""), "/proc/none"):
        environment = {**os.environ, "MTLINT_CACHE_DIR": str(folder)}
        ran = work.run("gazetteer", "lookup", "--gazetteer", table, "Haritan Foo", environment=environment)
        assert ran.status == 0 and b"Haritan Foo" in ran.out, ran
        assert len(ran.complaints) == 1 and "cannot be kept for the next run" in ran.complaints[0], ran


@check
def a_cache_that_is_full_is_no_hindrance(work):
    table = work.file("places.tsv", "id\tenglish\n" + "".join(f"x:{n}\tHaritan Foo {n}\n" for n in range(3000)))
    disk = work.small_disk(64)
    environment = {**os.environ, "MTLINT_CACHE_DIR": str(disk)}
    ran = work.run("gazetteer", "lookup", "--gazetteer", table, "Haritan Foo 7", environment=environment)
    assert ran.status == 0 and b"x:7" in ran.out and list(disk.iterdir()) == [], ran
