"""No home, no locale, clocks that are wrong."""

import os

from harness import DOUBLED, SINGLE, check

TABLE = "id\tcountry\tlat\tlon\tarabic\tenglish\nx:1\tSY\t36.2\t37.1\t\t{name}\n"
TEXT = "The army army reached Ma’arat Al Ateeq — قال ٣ جنود — and «Deir Ezzor» 😀.\n"


@check
def without_any_variable_all_works(work):
    table = work.file("places.tsv", TABLE.format(name="Haritan Foo"))
    text = work.file("a.txt", TEXT)
    ran = work.run("lint", "--gazetteer", table, "a.txt", environment={})
    assert ran.status == 1 and b"repeated-word" in ran.out and ran.err == b"", ran
    ran = work.run("gazetteer", "lookup", "--gazetteer", table, "Haritan Foo", environment={})
    assert ran.status == 0 and ran.err == b"", ran
    assert sorted(p.name for p in work.folder.iterdir()) == [text.name, table.name], "a file was left somewhere"


@check
def a_home_that_is_not_there_is_no_hindrance(work):
    table = work.file("places.tsv", TABLE.format(name="Haritan Foo"))
    ran = work.run("gazetteer", "lookup", "--gazetteer", table, "Haritan Foo", environment={"HOME": "/proc/nowhere"})
    assert ran.status == 0 and len(ran.complaints) == 1 and "cannot be kept" in ran.complaints[0], ran


@check
def the_locale_changes_no_byte(work):
    work.file("a.txt", TEXT)
    work.file("über.txt", TEXT)
    for form in ("text", "json", "junit", "html"):
        results = set()
        for locale in ({}, {"LC_ALL": "C"}, {"LC_ALL": "C.UTF-8"}, {"LANG": "ar_EG.UTF-8"}):
            ran = work.run("lint", "--format", form, "--min-level", "suggestion", "a.txt", "über.txt", environment=locale)
            assert ran.status == 1 and ran.err == b"", (form, locale, ran)
            results.add(ran.out)
        assert len(results) == 1, form
    assert work.run("normalize", "Deir Ezzor", "حلب", environment={"LC_ALL": "C"}).out == work.run(
        "normalize", "Deir Ezzor", "حلب", environment={"LC_ALL": "C.UTF-8"}).out


@check
def a_text_from_the_future_is_checked_and_fixed(work):
    path = work.file("a.txt")
    os.utime(path, (4e9, 4e9))
    assert work.run("lint", path).status == 1
    assert work.run("lint", "--fix", path).status == 0 and path.read_text() == SINGLE


def lookup(work, table, name):
    return work.run("gazetteer", "lookup", "--no-builtin", "--gazetteer", table, name).status == 0


@check
def a_place_table_from_the_future_is_taken_anew_when_it_changes(work):
    table = work.file("places.tsv", TABLE.format(name="Haritan Foo"))
    os.utime(table, (4e9, 4e9))
    assert lookup(work, table, "Haritan Foo") and lookup(work, table, "Haritan Foo")
    # The clock is set back, and what is written now is older than what was written before.
    table.write_text(TABLE.format(name="Mossudi Bar"))
    os.utime(table, (1e9, 1e9))
    assert lookup(work, table, "Mossudi Bar") and not lookup(work, table, "Haritan Foo")


@check
def a_place_table_of_the_same_length_and_time_is_taken_anew(work):
    table = work.file("places.tsv", TABLE.format(name="Haritan Foo"))
    os.utime(table, (1e9, 1e9))
    assert lookup(work, table, "Haritan Foo")
    table.write_text(TABLE.format(name="Mossudi Bar"))
    os.utime(table, (1e9, 1e9))
    assert lookup(work, table, "Mossudi Bar") and not lookup(work, table, "Haritan Foo")


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>t</title><link>https://example.org/</link>
<item><guid>1</guid><title>{title}</title><description>{text}</description></item></channel></rss>"""


@check
def a_clock_that_was_set_back_reports_no_item_twice_and_misses_none(work):
    feed = work.file("feed.xml", FEED.format(title="News", text=DOUBLED))

    def round_at(moment):
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(moment)}
        return work.run(
            "feed", "--format", "jsonl", "--fail-level", "never", "--state", "state.db", feed, environment=environment)

    first = round_at(1_900_000_000)
    assert first.status == 0 and len(first.out.splitlines()) == 1, first
    back = round_at(900_000_000)
    assert back.status == 0 and back.out == b"", back
    feed.write_text(FEED.format(title="News", text="The town town is quiet."))
    changed = round_at(800_000_000)
    assert changed.status == 0 and len(changed.out.splitlines()) == 1 and b"town town" in changed.out, changed
    assert round_at(1_950_000_000).out == b""
