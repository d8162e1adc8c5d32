"""Fetching a year of 2,000 stocks, and the morning's one session of them, against ``yf.download``.

Both use the real client against the stand-in of ``tests/standin`` on loopback, each in a process of its
own with a cold cache, in turns. Wall time of the whole process, its imports included; the stand-in takes
part of the processor from both alike. ``yf.download`` runs as its users run it, with threads.
"""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.clock import ROOT
from benchmarks.rows import Row, Target
from newsgen.model import Instrument
from newsgen.sources.batch import Batch
from newsgen.store import Store
from tests import standin

_DOWNLOAD = """
import sys
import yfinance as yf
yf.set_tz_cache_location(sys.argv[1])
frame = yf.download(sys.argv[2].split(), period="1y", auto_adjust=False, actions=True, threads=True,
                    progress=False)
print(int(frame["Close"].notna().any().sum()))
"""


def download(server: standin.Server, symbols: list[str], place: Path) -> str:
    """Download a year with yfinance as it is."""
    return run(server, "-W", "ignore", "-c", _DOWNLOAD, str(place), " ".join(symbols), place=place)


def fetch(server: standin.Server, symbols: list[str], place: Path, *options: str) -> str:
    """Fetch into a store that knows the members and has no prices."""
    store = place / "market.sqlite"
    members = tuple(Instrument(symbol=s, english=s, universes=("russell2000",)) for s in symbols)
    if not store.exists():
        with Store.open(store, create=True) as made:
            made.write(Batch(origin="bench", instruments=members), now=dt.datetime.now(dt.UTC))
    day = server.scene.session.isoformat()
    return run(server, "-m", "newsgen", "--store", str(store), "fetch", "--date", day, *options, place=place)


def run(server: standin.Server, *arguments: str, place: Path) -> str:
    """Run Python against the stand-in; return what it printed last."""
    own = server.environment(PYTHONPATH=str(ROOT), HOME=str(place), XDG_CACHE_HOME=str(place))
    done = subprocess.run(
        [sys.executable, *arguments], env=own, capture_output=True, text=True, check=True, cwd=place
    )
    return done.stdout.strip().splitlines()[-1]


def main(*, small: bool = False) -> list[Row]:
    """Measure and print."""
    tickers = 20 if small else 2_000
    scene = standin.market(tickers=tickers)
    symbols = [standin.small_cap(at) for at in range(tickers)]
    print(f"{tickers:,} stocks from the stand-in (wall time)")
    seconds: dict[str, float] = {}
    with standin.running(scene) as server, tempfile.TemporaryDirectory() as folder:
        for name, work, *more in (
            ("yf.download, a year of each", download),
            ("newsgen fetch --history, the same and indices", fetch, "--history"),
            ("newsgen fetch, the morning's session", fetch),
            ("newsgen fetch again", fetch),
        ):
            place = Path(folder) / ("a" if work is download else "b" if more else "c")
            place.mkdir(exist_ok=True)
            requests, shakes, begun = server.count(), server.handshakes, time.perf_counter()
            told = work(server, symbols, place, *more)
            seconds[name] = time.perf_counter() - begun
            ratio = next(iter(seconds.values())) / seconds[name]
            cost = f"{server.count() - requests:,} requests, {server.handshakes - shakes:,} handshakes"
            print(f"  {name:<46} {seconds[name]:>7.1f} s {ratio:>6.1f}x   {cost}")
            print(f"    {told}")
    (download_, theirs), *ours = seconds.items()
    return [
        Row(
            name=f"{name}, {tickers:,} stocks",
            ours=taken,
            unit="s",
            alternative=download_,
            theirs=theirs,
            target=Target("<=", 0.5) if at == 0 else None,
        )
        for at, (name, taken) in enumerate(ours)
    ]
