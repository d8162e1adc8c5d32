"""``python -m benchmarks.check``: judge ``newsgen check`` by the sets; ``--write`` writes the tables."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.check.cases import cases
from benchmarks.check.checker import findings, stores
from benchmarks.check.judge import Score, judged
from benchmarks.check.report import tables, write
from benchmarks.clock import ROOT

SETS = Path(__file__).parent / "sets"
PAGE = ROOT / "docs" / "check.md"


def main() -> None:
    """Read the options, check every text, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--store", action="append", default=[], metavar="MARKET=PATH", help="us=PATH, kr=PATH"
    )
    parser.add_argument("--set", action="append", default=[], metavar="NAME=FOLDER", help="a set of your own")
    parser.add_argument("--faults", action="store_true", help="list what is missed and falsely called")
    parser.add_argument("--write", action="store_true", help=f"put the tables into {PAGE.name}")
    asked = parser.parse_args()
    folders = _pairs(asked.set) or {path.name: path for path in sorted(SETS.iterdir()) if path.is_dir()}
    scores: dict[str, Score] = {}
    with stores(_pairs(asked.store)) as by_market:
        for name, folder in folders.items():
            read = [(case, findings(case, by_market[case.market])) for case in cases(folder)]
            scores[name] = judged(read)
    text = tables(scores)
    print(text)
    if asked.faults:
        for name, score in scores.items():
            _list(name, "missed", score.missed)
            _list(name, "falsely called", score.alarms)
            _list(name, "suggestions not right", score.odd_suggestions)
    if asked.write:
        write(PAGE, text)


def _pairs(given: list[str]) -> dict[str, Path]:
    return {name: Path(path) for name, _, path in (each.partition("=") for each in given)}


def _list(name: str, what: str, lines: list[str]) -> None:
    print(f"\n{name}, {what}: {len(lines)}", *lines, sep="\n  ")


if __name__ == "__main__":
    main()
