"""The command line as a user waits for it: ``today``, ``--help`` and ``import``, each a fresh process.

The measure beside them is what a script on pandas pays before its first line of work: the import of pandas.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from _bench import MARKET, ROOT, STORE, Times, table

HEAVY = ("pandas", "yfinance", "exchange_calendars", "matplotlib", "requests")
"""What neither ``today --offline`` nor ``--help`` may import."""
RUNS = 5
NEWSGEN = (sys.executable, "-m", "newsgen")
DATE = "2025-08-13"
READ_CSV = """
import pathlib, sys, pandas
for path in sorted(pathlib.Path(sys.argv[1], "prices").glob("*.csv*")):
    pandas.read_csv(path)
"""


def run(*words: str) -> subprocess.CompletedProcess[str]:
    """Run a program quietly; stop with its complaint where it fails."""
    done = subprocess.run(
        words, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False, env={**os.environ}
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(words)} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return done


def wall(words: tuple[str, ...]) -> float:
    """Return how long a program takes by the clock on the wall."""
    begun = time.perf_counter()
    run(*words)
    return time.perf_counter() - begun


def in_turns(programs: dict[str, tuple[str, ...]]) -> dict[str, Times]:
    """Time programs in turns, after one run each that warms the file cache."""
    taken: dict[str, list[float]] = {name: [] for name in programs}
    for at in range(RUNS + 1):
        for name, words in programs.items():
            seconds = wall(words)
            if at:
                taken[name].append(seconds)
    return {name: Times.of(seconds) for name, seconds in taken.items()}


def imports(words: tuple[str, ...]) -> dict[str, int]:
    """Return the microseconds that each module takes to import, what it imports itself included."""
    told = run(sys.executable, "-X", "importtime", *words[1:]).stderr
    lines = re.findall(r"^import time:\s+\d+ \|\s+(\d+) \|\s*(\S+)$", told, re.MULTILINE)
    return {module: int(taken) for taken, module in lines}


def show_imports(name: str, words: tuple[str, ...], packages: tuple[str, ...]) -> None:
    """Print what is imported, and whether anything heavy is among it."""
    found = imports(words)
    heavy = sorted({module.split(".")[0] for module in found} & set(HEAVY))
    shown = ", ".join(f"{each} {found[each] / 1e3:.0f}" for each in packages if each in found)
    print(f"  {name}: {len(found)} modules; ms of import, cumulative: {shown}")
    print(f"  {name}: heavy imports: {', '.join(heavy) or 'none'}")


def importing(folder: Path) -> Path:
    """Import the recorded market once, beside pandas reading the same files; return the store."""
    store = folder / "market.sqlite"
    begun = time.perf_counter()
    told = run(*NEWSGEN, "--store", str(store), "import", str(MARKET)).stdout.strip()
    seconds = time.perf_counter() - begun
    reading = wall((sys.executable, "-c", READ_CSV, str(MARKET)))
    print("\nImport of the recorded market, one run, wall clock")
    print(f"  newsgen import, checked and stored:          {seconds:6.1f} s")
    print(f"  pandas.read_csv of its price files, no more: {reading:6.1f} s, ratio {seconds / reading:.1f}x")
    print(f"  {told.partition(': ')[2]}")
    return store


def show_stages(path: Path) -> None:
    """Print where the time of one run goes once the modules are imported, the first time and the second."""
    from newsgen import outputs, pipeline, proof, story
    from newsgen.config import Config
    from newsgen.glossary import Glossary
    from newsgen.store import Store

    print("\nWhere it goes, ms in one process: first time (templates compiled, glossary read) and second")
    for turn in ("first", "second"):
        marks = [time.perf_counter()]
        with Store.open(path) as store:
            day = pipeline.day(store, dt.date.fromisoformat(DATE), Config())
        marks.append(time.perf_counter())
        article = story.build(
            day.book,
            day.items,
            edition="us-close",
            instruments=day.market.instruments,
            glossary=Glossary.load(),
            config=Config(),
            provenance=story.Provenance(),
        )
        proof.check(article)
        marks.append(time.perf_counter())
        for make in outputs.OUTPUTS.values():
            make(article)
        marks.append(time.perf_counter())
        data, written, made = (f"{(later - earlier) * 1e3:.0f}" for earlier, later in pairwise(marks))
        print(f"  {turn + ':':<8} store, facts and items {data}, article and proof {written}, outputs {made}")


def main() -> None:
    """Measure and print."""
    print("The command line in fresh processes (wall clock)")
    with tempfile.TemporaryDirectory() as place:
        store = Path(STORE) if STORE else None
        if MARKET.is_dir():
            store = importing(Path(place))
        else:
            print("  import skipped: no recorded market beside this repository")
        bare = "python -c pass"
        pandas = "python -c 'import pandas'"
        programs = {
            bare: (sys.executable, "-c", "pass"),
            pandas: (sys.executable, "-c", "import pandas"),
            "newsgen --help": (*NEWSGEN, "--help"),
        }
        if store is not None:
            today = ("today", "--offline", "--date", DATE, "--out", place)
            programs[f"newsgen today --offline --date {DATE}"] = (*NEWSGEN, "--store", str(store), *today)
        table(f"median of {RUNS} runs, file cache warm", in_turns(programs), pandas)
        print("\nWhat is imported")
        packages = ("numpy", "jinja2", "click", "msgspec", "markdown", "nh3", "newsgen.pipeline")
        for name, words in programs.items():
            if name.startswith("newsgen"):
                show_imports(name.removesuffix(f" --date {DATE}"), words, packages)
        if store is not None:
            show_stages(store)


if __name__ == "__main__":
    main()
