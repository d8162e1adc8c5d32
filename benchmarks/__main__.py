"""Run the benchmarks, all or those that are named: ``python -m benchmarks [--small] [facts today ...]``.

A run of all of them, not small, writes its table into ``docs/benchmarks.md``.
"""

from __future__ import annotations

import argparse
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from benchmarks.clock import ROOT
from benchmarks.rows import markdown, rows_of, versions, written

NAMES = tuple(sorted(path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py")))
DOCUMENT = ROOT / "docs" / "benchmarks.md"


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    asked.add_argument("names", nargs="*", choices=(*NAMES, []), metavar="NAME", help=", ".join(NAMES))
    asked.add_argument("--small", action="store_true", help="tiny: does it run?")
    given = asked.parse_args()
    # a process each: what one leaves in memory would slow the garbage collector of the next
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as apart:
        rows = [
            row for name in given.names or NAMES for row in apart.submit(rows_of, name, given.small).result()
        ]
    print(f"\n{markdown(rows)}\n\n{versions()}")
    if not (given.small or given.names):
        text = DOCUMENT.read_text(encoding="utf-8")
        DOCUMENT.write_text(written(text, rows, versions()), encoding="utf-8")


if __name__ == "__main__":
    main()
