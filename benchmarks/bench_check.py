"""``newsgen check`` of one text from cold: a fresh process that reads some 2,500 characters and checks them.

Beside it stands what any command line on a store pays before its first line of work, the import of ``re``,
``sqlite3`` and ``click``; and the same check where ``re`` compiles every pattern anew.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks import market
from benchmarks.bench_import import cost
from benchmarks.clock import NEWSGEN
from benchmarks.rows import Row
from newsgen import outputs, pipeline
from newsgen.sources import demo
from newsgen.store import Store

LONG = 2_500
"""Characters of the text."""
RUNS = 7
BARE = "python -c 'import re, sqlite3, click'"
ANEW = """
from pathlib import Path
from newsgen import patterns
from newsgen.__main__ import main
patterns.shipped = lambda _: Path("nowhere")
main()
"""
"""The program, which finds no patterns that were compiled ahead."""


def text(store: Path) -> str:
    """Return what is checked: our own article of the session, again and again."""
    with Store.open(store) as opened:
        article = pipeline.build(opened, demo.SESSION, "us-close")
    whole = outputs.OUTPUTS["txt"](article).body.decode("utf-8")
    return (whole * (LONG // len(whole) + 1))[:LONG]


def main(*, small: bool = False) -> list[Row]:
    """Measure and print."""
    print(f"newsgen check, {LONG:,} characters, fresh processes (processor time), session {demo.SESSION}")
    with tempfile.TemporaryDirectory() as folder, market.store(small=small) as store:
        if store is None:
            print("  skipped: no recorded market beside this repository and no NEWSGEN_STORE")
            return []
        path = Path(folder) / "text.txt"
        path.write_text(text(store), encoding="utf-8")
        check = ("--store", str(store), "check", str(path), "--date", f"{demo.SESSION}", "--fail-on", "never")
        programs = {
            BARE: (sys.executable, "-c", BARE.split("'")[1]),
            "anew": (sys.executable, "-c", ANEW, *check),
            "check": (*NEWSGEN, *check),
        }
        taken: dict[str, list[float]] = {name: [] for name in programs}
        for _ in range(1 if small else RUNS):
            for name, words in programs.items():
                taken[name].append(cost(words).seconds)
    medians = {name: statistics.median(seconds) for name, seconds in taken.items()}
    for name, seconds in medians.items():
        print(f"  {name}: {seconds:.2f} s")
    return [
        Row(
            name=f"`newsgen check`, {LONG:,} characters from cold, processor time",
            ours=medians["check"],
            unit="s",
            alternative=alternative,
            theirs=medians[name],
        )
        for name, alternative in ((BARE, f"`{BARE}`"), ("anew", "the same, every pattern compiled anew"))
    ]
