"""The command line as a user waits for it: ``today``, help and a term, each a fresh process.

The measure beside them is what a script on pandas pays before its first line of work: the import of pandas,
with the bytecode that Python keeps, and with none of it for either.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from benchmarks import market
from benchmarks.clock import NEWSGEN, in_turns, run, table
from benchmarks.rows import Row, Target
from benchmarks.rows import times as row_of
from newsgen import markets, outputs, pipeline
from newsgen.sources import demo
from newsgen.store import Store

HEAVY = ("pandas", "yfinance", "exchange_calendars", "matplotlib", "requests")
"""What neither ``today --offline`` nor ``--help`` may import."""
SHOWN = ("numpy", "jinja2", "click", "msgspec", "markdown", "nh3", "newsgen.pipeline")
EDITIONS = ("us-close", "us-week")
WRAP = "a wrap by hand in pandas, a dozen sentences"
US = markets.named("us")
PANDAS = "python -c 'import pandas'"
BARE = {PANDAS, "newsgen --help"}
"""What a small run times of the starts without bytecode, pandas with its own: to compile it takes seconds."""


def imports(words: tuple[str, ...]) -> dict[str, int]:
    """Return the microseconds that each module takes to import, what it imports itself included."""
    told = run((sys.executable, "-X", "importtime", *words[1:])).stderr
    lines = re.findall(r"^import time:\s+\d+ \|\s+(\d+) \|\s*(\S+)$", told, re.MULTILINE)
    return {module: int(taken) for taken, module in lines}


def show_imports(name: str, words: tuple[str, ...]) -> None:
    """Print what is imported, and whether anything heavy is among it."""
    found = imports(words)
    heavy = sorted({module.split(".")[0] for module in found} & set(HEAVY))
    shown = ", ".join(f"{each} {found[each] / 1e3:.0f}" for each in SHOWN if each in found)
    print(f"  {name}: {len(found)} modules; ms of import, cumulative: {shown}")
    print(f"  {name}: heavy imports: {', '.join(heavy) or 'none'}")


def show_stages(path: Path) -> None:
    """Print where the time of an article goes in one process, the first time and the second."""
    print("\nOne article in one process, ms: first (templates and glossary read) and second")
    for edition in EDITIONS:
        for turn in ("first", "second"):
            marks = [time.perf_counter()]
            with Store.open(path) as store:
                article = pipeline.build(store, demo.SESSION, edition)
            marks.append(time.perf_counter())
            for make in outputs.OUTPUTS.values():
                make(article)
            marks.append(time.perf_counter())
            built, made = (f"{(later - earlier) * 1e3:.0f}" for earlier, later in pairwise(marks))
            print(f"  {edition}, {turn}: store to proof {built}, every output {made}")


def exported(store: Path, place: Path) -> Path:
    """Write what the wrap by hand reads, the closes of a year, and return where."""
    from newsgen import frames

    with Store.open(store) as opened:
        window = opened.of(US).window(demo.SESSION - dt.timedelta(365), demo.SESSION)
        frame = frames.prices(opened.of(US), window.symbols, demo.SESSION - dt.timedelta(365), demo.SESSION)
    path = place / "closes.csv"
    frame.reset_index().rename(columns={"session": "date"})[["symbol", "date", "close"]].to_csv(
        path, index=False
    )
    return path


def programs(store: Path, place: Path) -> dict[str, tuple[str, ...]]:
    """Return what is timed, by name: two measures, and newsgen."""
    today = (*NEWSGEN, "--store", str(store), "today", "--offline", "--date", f"{demo.SESSION}")
    today = (*today, "--outbox", str(place / "outbox.sqlite"), "--out")
    return {
        "python -c pass": (sys.executable, "-c", "pass"),
        PANDAS: (sys.executable, "-c", "import pandas"),
        WRAP: (sys.executable, "-m", "benchmarks.wrap", str(exported(store, place)), f"{demo.SESSION}"),
        "newsgen --help": (*NEWSGEN, "--help"),
        "newsgen glossary show bp": (*NEWSGEN, "glossary", "show", "bp"),
        **{
            f"newsgen today --offline --edition {edition}": (*today, str(place), "--edition", edition)
            for edition in EDITIONS
        },
    }


def without_bytecode(words: tuple[str, ...], empty: Path) -> tuple[str, ...]:
    """Return a program of Python that finds no bytecode, of the libraries either, and leaves none."""
    return (words[0], "-B", "-X", f"pycache_prefix={empty}", *words[1:])


def main(*, small: bool = False) -> list[Row]:
    """Measure and print."""
    print(f"The command line in fresh processes (wall clock), session {demo.SESSION}")
    with tempfile.TemporaryDirectory() as folder, market.store(small=small) as store:
        place = Path(folder)
        if store is None:
            print("  skipped: no recorded market beside this repository and no NEWSGEN_STORE")
            return []
        timed = programs(store, place)
        runs = 1 if small else 5
        times = in_turns(timed, runs=runs, cold=small)
        table(f"median of {runs} runs, file cache warm", times, PANDAS)
        bare = {
            name: words if small and name == PANDAS else without_bytecode(words, place / "empty")
            for name, words in timed.items()
            if not small or name in BARE
        }
        without = in_turns(bare, runs=1 if small else 3, cold=small)
        table("the same without bytecode", without, PANDAS)
        print("\nWhat is imported")
        for name, words in timed.items():
            if name in {"newsgen --help", f"newsgen today --offline --edition {EDITIONS[0]}"}:
                show_imports(name, words)
        show_stages(store)
    limits = {name: 1.3 if "today" in name else 0.2 for name in timed if name.startswith("newsgen")}
    day = f"newsgen today --offline --edition {EDITIONS[0]}"
    return [
        row_of(f"`{day}`, a fresh process", times[day], WRAP, times[WRAP]),
        *(
            row_of(f"`{name}`, a fresh process{how}", taken[name], f"`{PANDAS}`{how}", taken[PANDAS], limit)
            for how, taken in (("", times), (", no bytecode", without))
            for name, limit in (
                (name, Target("<=", limit)) for name, limit in limits.items() if name in taken
            )
        ),
    ]
