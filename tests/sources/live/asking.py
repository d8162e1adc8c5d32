"""Asks one source in a process of its own: ``asking.py NAME SESSION FOLLOWED ...``; the answer is JSON."""

from __future__ import annotations

import datetime as dt
import json
import sys
import tempfile
import time
from pathlib import Path

import msgspec

from newsgen import markets
from newsgen.fetching import SOURCES
from newsgen.markets import Session
from newsgen.sources.source import Known, Limits, Wanted


def main(name: str, day: str, *followed: str) -> None:
    """Ask, as a fetch would that has nothing yet."""
    source = next(each for each in SOURCES if each.name == name)
    wanted = Wanted(session=Session(markets.named("us"), dt.date.fromisoformat(day)), stocks=followed)
    steps: list[tuple[int, int]] = []
    with tempfile.TemporaryDirectory() as cache:
        begun = time.monotonic()
        limits = Limits(ends=begun + 60, cache=Path(cache))
        with source.connect(limits) as line:
            ask = source.due(wanted, Known())
            fetched = source.fetch(line, ask, lambda *step: steps.append(step))
    told = {
        "accounts": msgspec.to_builtins(fetched.batch.accounts),
        "notices": fetched.batch.notices,
        "requests": fetched.requests,
        "steps": steps,
        "seconds": time.monotonic() - begun,
    }
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
