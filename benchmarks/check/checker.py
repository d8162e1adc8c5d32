"""``newsgen check`` as anybody calls it: a command, a file, its JSON."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from click.testing import CliRunner

from benchmarks import market
from benchmarks.check.cases import Case
from benchmarks.check.judge import Finding
from newsgen.cli import main
from newsgen.outputs.checked import CheckFinding
from newsgen.sources.recorded import folder
from newsgen.store import Store

FOUND_NOTHING, FOUND_SOMETHING = 0, 1
"""What the command leaves with; anything else says that it could not check."""


def findings(case: Case, store: Path) -> list[Finding]:
    """Return what ``newsgen check`` finds in a text, by a store with its market."""
    words = ["--store", str(store), "check", str(case.path), "--date", str(case.date)]
    ended = CliRunner().invoke(main, [*words, "--market", case.market, "--json"])
    if ended.exit_code not in {FOUND_NOTHING, FOUND_SOMETHING}:
        sys.exit(f"{case.name}: newsgen check left with {ended.exit_code}: {ended.output.strip()}")
    return read(ended.stdout)


def findings_of(found: Iterable[CheckFinding]) -> list[Finding]:
    """Return findings as they are judged."""
    return [
        Finding(
            code=each.code, kind=each.kind, severity=each.severity, verdict=each.verdict, start=each.start,
            end=each.end, message=each.message, suggestion=each.suggestion,
        )
        for each in found
    ]  # fmt: skip


def read(told: str) -> list[Finding]:
    """Return the findings of a ``newsgen/check/v1``."""
    return [
        Finding(
            code=each["code"],
            kind=each["kind"],
            severity=each["severity"],
            verdict=each["verdict"],
            start=each["start"],
            end=each["end"],
            message=each.get("message") or "",
            suggestion=each.get("suggestion"),
        )
        for each in json.loads(told)["findings"]
    ]


@contextlib.contextmanager
def stores(given: Mapping[str, Path]) -> Iterator[Mapping[str, Path]]:
    """Give a store a market: those given, else the recorded markets, imported."""
    with tempfile.TemporaryDirectory() as place:
        made = dict(given)
        for name, batches in (("us", market.recorded), ("kr", lambda: [folder.read(market.SEOUL)])):
            if name not in made:
                made[name] = Path(place) / f"{name}.sqlite"
                with Store.open(made[name], create=True) as store:
                    for batch in batches():
                        store.write(batch, now=dt.datetime.now(dt.UTC))
        yield made
