"""Reads reports with other people's parsers: SARIF with classes generated from the official schema (unknown members
are errors), JUnit with junitparser.

    pip install -r requirements.txt
    python check_formats.py [SARIF JUNIT]

Without arguments the golden files of ReportersTests are read.
"""

import json
import pathlib
import sys

from junitparser import JUnitXml
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

GOLDEN = pathlib.Path(__file__).parent.parent / "ReportersTests" / "Golden"


def sarif_findings(path):
    log = Sarif.model_validate(json.loads(pathlib.Path(path).read_bytes()))
    return sum(len(run.results or []) for run in log.runs)


def junit_findings(path):
    suites = JUnitXml.fromstring(pathlib.Path(path).read_bytes())
    for suite in suites:
        cases = list(suite)
        bad = [case for case in cases if case.result]
        if suite.tests != len(cases) or suite.failures + suite.errors != len(bad):
            raise SystemExit(f"{path}: counts of suite {suite.name!r} do not fit its cases")
    return sum(suite.failures for suite in suites)


def main():
    sarif, junit = sys.argv[1:] or (GOLDEN / "sarif.golden", GOLDEN / "junit.golden")
    found = sarif_findings(sarif), junit_findings(junit)
    print(f"SARIF valid, {found[0]} findings; JUnit valid, {found[1]} findings")
    if found[0] != found[1]:
        raise SystemExit("the two disagree")


main()
