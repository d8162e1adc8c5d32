"""``python -m benchmarks.terms``: judge the glossary by the sets; ``--write`` writes the report."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.terms import searching, sentences
from benchmarks.terms.names import SETS
from benchmarks.terms.report import report
from newsgen.glossary import Glossary

REPORT = Path(__file__).parents[2] / "docs" / "glossary.md"


def main() -> None:
    """Read the options and judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write docs/glossary.md")
    parser.add_argument("--faults", action="store_true", help="list what is wrong or missed")
    asked = parser.parse_args()
    glossary = Glossary.load()
    text = report(glossary)
    print(text)
    if asked.write:
        REPORT.write_text(text, encoding="utf-8")
    if asked.faults:
        verdict = sentences.judged(glossary, sentences.cases(SETS / "sentences.txt"))
        print(*verdict.wrong, "", *verdict.missed, "", *searching.ranks(glossary).missed, sep="\n")


if __name__ == "__main__":
    main()
