"""Writes three made-up feeds as they grow over two weeks, runs mtlint on them day by day, and leaves the state file from
which the dashboard of the README is drawn. The same every time: nothing is random, no clock is asked.

    python demo_feeds.py MTLINT FOLDER
"""

import os
import pathlib
import subprocess
import sys

DAYS = 14
FIRST_DAY = 18309 * 86400  # 17 February 2020

SOURCES = [
    ("wire.xml", "Northern Wire (translated)", 5),
    ("desk.xml", "Arabic Desk", 3),
    ("monitor.xml", "Monitor in English", 2),
]
PLACES = [
    ["Deir Ezzor", "Deir al-Zor", "Deir ez-Zor"],
    ["Huritan", "Haritan", "Haritan"],
    ["Hraytan", "Haritan", "Haritan"],
    ["Ma'arat al-Numan", "Maarat al-Numan", "Maarat al-Numan"],
    ["Al-Raqqah", "Raqqa", "Raqqa"],
    ["Saraqib", "Saraqib", "Saraqeb"],
    ["Kafr Nabl", "Kafr Nabl", "Kafranbel"],
    ["Aleppo", "Aleppo", "Aleppo"],
]
# Each with what a machine makes of it and what a person wrote.
SENTENCES = [
    ("The army took control of the town of {0} and wounded the {1} in the northern countryside of Aleppo.",
     "The army took control of the towns of {0} and {1} in the northern countryside of Aleppo."),
    ("The ministry said that the the road to {0} is open to convoys again.",
     "The ministry said that the road to {0} is open to convoys again."),
    ("Engineering units are removing mines from the fields around {0}.",
     "Engineering units are removing mines from the fields around {0}."),
    ("Residents of {0} returned to their homes after the armed armed groups withdrew from the district.",
     "Residents of {0} returned to their homes after the armed groups withdrew from the district."),
    ("“We ask for bread and water, said a teacher in {1}, where the school has been closed since the winter.",
     "“We ask for bread and water,” said a teacher in {1}, where the school has been closed since the winter."),
    ("Twelve families reached {0} on Sunday, the the council of the city announced.",
     "Twelve families reached {0} on Sunday, the council of the city announced."),
    ("The convoy of the united nations brought flour, medicine and blankets to {0} .",
     "The convoy of the United Nations brought flour, medicine and blankets to {0}."),
    ("The market of {1} was hit twice during the night, and the hospital counted nine dead.",
     "The market of {1} was hit twice during the night, and the hospital counted nine dead."),
]
TITLES = [
    "Army advances near {0}", "Road to {0} reopened", "Families return to {0}", "Aid convoy reaches {0}",
    "School in {0} stays closed", "Council of {0} meets", "Night of shelling in {0}",
]


def item(source, number, rate):
    """The number-th item of a source: every `rate`-th sentence is a person's."""
    place = lambda shift: PLACES[(number * 3 + shift) % len(PLACES)][source]
    paragraphs = []
    for row in range(6):
        at = number * 5 + row * 3 + source
        is_faulty = (at * 7 + number) % 10 < rate
        text = SENTENCES[at % len(SENTENCES)][0 if is_faulty else 1].format(place(row), place(row + 2))
        paragraphs.append(f"<p>{text}</p>")
    title = TITLES[(number + source) % len(TITLES)].format(place(0))
    return (
        f'<item><guid isPermaLink="false">{source}-{number}</guid><link>https://news.example/{source}/{number}</link>'
        f"<title>{title}</title><description><![CDATA[{''.join(paragraphs)}]]></description></item>"
    )


def main():
    program, folder = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for day in range(DAYS):
        for source, (name, title, each) in enumerate(SOURCES):
            count = each * (day + 1) + day * day % 4
            # The first source gets better as its terms are set straight.
            items = [item(source, n, [7 - 5 * n // (each * DAYS), 3, 1][source]) for n in range(max(0, count - 12), count)]
            text = f"<rss><channel><title>{title}</title><language>en</language>{''.join(items)}</channel></rss>"
            (folder / name).write_text(text, encoding="utf-8")
        clock = str(FIRST_DAY + day * 86400 + 7 * 3600)
        command = [program, "feed", "--quiet", "--fail-level", "never", "--state", "seen.db", "--output", "last.txt"]
        subprocess.run(
            command + [name for name, _, _ in SOURCES], cwd=folder, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": clock}
        )
    subprocess.run([program, "feed", "report", "--state", "seen.db", "--output", "dashboard.html"], cwd=folder, check=True)


main()
