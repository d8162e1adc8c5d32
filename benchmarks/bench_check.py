"""``newsgen check`` of one text of some 2,500 characters: from cold, and in a process that knows the day.

From cold is a fresh process. Beside it stands what any command line on a store pays before its first line of
work, the import of ``re``, ``sqlite3`` and ``click``, with the bytecode that Python keeps and with none of it
for either; and the same check where ``re`` compiles every pattern anew. Beside a check in a process that
knows the day stands what a desk writes first: one pattern of the day's closes and moves, which tells of a
figure no more than that it stands in the record, of whomever. Both are measured of a store of New York alone
and of one with Seoul beside it, and there of a text of Seoul's too. A process that knows the day collects as
seldom as the program does (:mod:`newsgen.__main__`).
"""

from __future__ import annotations

import gc
import re
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from benchmarks import market
from benchmarks.bench_import import cost
from benchmarks.bench_today import without_bytecode
from benchmarks.clock import NEWSGEN, measure
from benchmarks.rows import Row, Target
from benchmarks.rows import times as row_of
from newsgen import outputs, pipeline
from newsgen.__main__ import FEW
from newsgen.checks import Checker
from newsgen.config import Config
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
COLD, WARM = Target("<=", 1.0, "ours"), Target("<=", 10.0, "ours")


def text(store: Path, home: str = "us") -> str:
    """Return what is checked: our own article of a market's session, again and again."""
    with Store.open(store) as opened:
        article = pipeline.build(opened, demo.of(home).session, f"{home}-close")
    whole = outputs.OUTPUTS["txt"](article).body.decode("utf-8")
    return (whole * (LONG // len(whole) + 1))[:LONG]


def main(*, small: bool = False) -> list[Row]:
    """Measure and print."""
    print(f"newsgen check, {LONG:,} characters (processor time), session {demo.SESSION}")
    with tempfile.TemporaryDirectory() as folder, market.store(small=small) as store:
        if store is None:
            print("  skipped: no recorded market beside this repository and no NEWSGEN_STORE")
            return []
        told, place = text(store), Path(folder)
        path = place / "text.txt"
        path.write_text(told, encoding="utf-8")
        rows = [*_cold(store, path, place, small=small), _warm(store, told, small=small)]
        both = market.with_seoul(store, place, small=small)
        return [*rows, *(_of_both(both, path, place, small=small) if both else ())]


def _of_both(store: Path, path: Path, folder: Path, *, small: bool) -> Iterator[Row]:
    """Yield the same of a store with both markets: from cold of either's text, and warm of Seoul's."""
    told = text(store, "kr")
    of_seoul = folder / "seoul.txt"
    of_seoul.write_text(told, encoding="utf-8")
    programs = {
        BARE: (sys.executable, "-c", BARE.split("'")[1]),
        "us": (*NEWSGEN, *_words(store, path)),
        "kr": (*NEWSGEN, *_words(store, of_seoul, "kr")),
    }
    kept = {name: _with_bytecode(words, folder / "kept") for name, words in programs.items()}
    taken = _medians(programs if small else kept, small)
    for home, whose in (("us", "New York's"), ("kr", "Seoul's")):
        named = f"`newsgen check`, {LONG:,} characters of {whose} from cold, a store of both markets"
        yield _row(named, taken | {"check": taken[home]}, BARE, f"`{BARE}`", COLD)
    yield _warm(store, told, home="kr", small=small)


def _words(store: Path, path: Path, home: str = "us") -> tuple[str, ...]:
    """Return the command line that checks a text of a market's session."""
    day = f"{demo.of(home).session}"
    return ("--store", str(store), "check", str(path), "--date", day, "--fail-on", "never")


def _cold(store: Path, path: Path, folder: Path, *, small: bool) -> Iterator[Row]:
    """Yield what fresh processes take, with bytecode and with none; a small run compiles nothing anew."""
    check = _words(store, path)
    programs = {
        BARE: (sys.executable, "-c", BARE.split("'")[1]),
        "anew": (sys.executable, "-c", ANEW, *check),
        "check": (*NEWSGEN, *check),
    }
    anew = {BARE} if small else {*programs}
    with_it = {name: _with_bytecode(programs[name], folder / "kept") for name in anew}
    without = {name: without_bytecode(programs[name], folder / "empty") for name in anew}
    kept = _medians({**programs, **with_it}, small)
    bare = _medians({name: {**programs, **without}[name] for name in (BARE, "check")}, small)
    named = f"`newsgen check`, {LONG:,} characters from cold"
    yield _row(named, kept, BARE, f"`{BARE}`", COLD)
    yield _row(named, kept, "anew", "the same, every pattern compiled anew")
    yield _row(f"{named}, no bytecode", bare, BARE, f"`{BARE}`, no bytecode")


def _with_bytecode(words: tuple[str, ...], kept: Path) -> tuple[str, ...]:
    """Return a program of Python that keeps its bytecode in a folder, whatever the environment says."""
    return ("env", "-u", "PYTHONDONTWRITEBYTECODE", words[0], "-X", f"pycache_prefix={kept}", *words[1:])


def _medians(programs: dict[str, tuple[str, ...]], small: bool) -> dict[str, float]:
    """Return the seconds that programs take, in turns; each runs once unmeasured before."""
    taken: dict[str, list[float]] = {name: [] for name in programs}
    for at in range(1 if small else RUNS + 1):
        for name, words in programs.items():
            seconds = cost(words).seconds
            if at or small:
                taken[name].append(seconds)
    found = {name: statistics.median(seconds) for name, seconds in taken.items()}
    for name, median in found.items():
        print(f"  {name}: {median:.2f} s")
    return found


def _row(
    named: str, taken: dict[str, float], other: str, alternative: str, target: Target | None = None
) -> Row:
    name = f"{named}, processor time"
    return Row(
        name=name, ours=taken["check"], unit="s", alternative=alternative, theirs=taken[other], target=target
    )


def _warm(store: Path, told: str, *, home: str = "us", small: bool) -> Row:
    """Return what a text takes that was not checked before, where the facts of its day are known."""
    before = gc.get_threshold()
    gc.set_threshold(FEW)
    with Store.open(store) as opened:
        checker = Checker(opened, Config())
        record = _record(checker, told, home)

        def check() -> object:
            checker.forget()
            return checker.check(told, day=demo.of(home).session, market=home)

        work: dict[str, Callable[[], object]] = {"check": check, "record": lambda: record.findall(told)}
        taken = measure(work, runs=1 if small else 15)
    gc.set_threshold(*before)
    whose = "Seoul's text" if home == "kr" else "the same"
    print(f"  {whose} in a process that knows the day: {taken['check'].median * 1e3:.1f} ms")
    return row_of(
        f"{whose} in a process that knows the day, {LONG:,} characters",
        taken["check"],
        "a pattern of all closes and moves of the day, which names nobody",
        taken["record"],
        WARM,
    )


def _record(checker: Checker, told: str, home: str) -> re.Pattern[str]:
    """Return a pattern of what a session's stocks closed at and moved by in percent, as that is printed."""
    ground = checker.read(told, day=demo.of(home).session, market=home).look.grounds[home]
    before, close = ground.snapshot.panel.close[-2:]
    moves = np.abs(close / before - 1) * 100
    printed = {f"{one:,.2f}" for one in close.tolist()} | {f"{one:.2f}%" for one in moves.tolist()}
    return re.compile("|".join(map(re.escape, sorted(printed, key=lambda one: (-len(one), one)))))
