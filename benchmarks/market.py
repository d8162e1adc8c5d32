"""The market that is measured on: the recorded one, or the demo's where a benchmark only has to run."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.clock import ROOT
from newsgen import markets
from newsgen.sources import demo
from newsgen.sources.batch import Batch
from newsgen.sources.recorded import folder
from newsgen.store import Store

RECORDED = ROOT.parent / "shared" / "data" / "market"
"""The recorded market; benchmarks on real prices say so and end where it is absent."""
SEOUL = RECORDED.parent / "kr"
"""The recorded market of Seoul, for a store of its own."""
STORE = os.environ.get("NEWSGEN_STORE")
"""A store with the recorded market already imported, to save the import."""


@contextlib.contextmanager
def store(*, small: bool) -> Iterator[Path | None]:
    """Give a store of the recorded market, or of the demo's; None where there is no recorded market."""
    if not small and (STORE or not RECORDED.is_dir()):
        yield Path(STORE) if STORE else None
        return
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "market.sqlite"
        with Store.open(path, create=True) as made:
            for batch in [demo.batch()] if small else recorded():
                made.write(batch, now=dt.datetime.now(dt.UTC))
        yield path


def with_seoul(path: Path, place: Path, *, small: bool) -> Path | None:
    """Return a store with Seoul's market beside what another has; None where it is not recorded."""
    with Store.open(path) as opened:
        if opened.of(markets.named("kr")).latest_session() is not None:
            return path
    if not small and not SEOUL.is_dir():
        return None
    both = place / "both.sqlite"
    shutil.copyfile(path, both)
    with Store.open(both) as opened:
        batch = demo.batch(demo.SEOUL) if small else folder.read(SEOUL)
        opened.write(batch, now=dt.datetime.now(dt.UTC))
    return both


def recorded() -> Iterator[Batch]:
    """Yield the recorded market, and what is recorded beside it: of the Fed, of sectors."""
    for each in (RECORDED, RECORDED.parent / "fed", RECORDED.parent / "events"):
        yield folder.read(each)
