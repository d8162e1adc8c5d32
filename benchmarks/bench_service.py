"""``/v1/terms/{id}`` against the hello-world of the bare framework, served alike and asked in turns.

Each application is one uvicorn process on loopback; a third process asks them in turns over connections that
stay open, so that a slow moment of the machine falls on both. Beside the rates stand the processor's
microseconds a request in the server, which other processes do not disturb.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple

import msgspec

from benchmarks.clock import ROOT, measure
from benchmarks.rows import Row, Target, times

CONNECTIONS = 16
TERM = "/v1/terms/fomc"
A_MONTH = 20
"""Briefs of a month, of one edition."""
TICK = 1e-9
"""What stands for a processor time too short to be told."""
APPS = {"bare litestar, hello world": ("hello", "/"), f"newsgen, {TERM}": ("newsgen", TERM)}


def serve(name: str, port: int) -> None:
    """Serve one application until the process is ended."""
    import uvicorn

    http = connection() if name == "newsgen" else "httptools"
    uvicorn.run(app(name), port=port, http=http, loop="uvloop", log_level="error", access_log=False)


def connection() -> Any:
    """Return how ``newsgen serve`` holds its connections."""
    from newsgen.service.client import Proxies
    from newsgen.service.connection import Connection

    return partial(Connection, proxies=Proxies(()))


def app(name: str) -> object:
    if name == "newsgen":
        from newsgen.config import Config, Service
        from newsgen.service.app import create

        return create(Config(service=Service(rate=100_000_000)))  # counted, never refused
    from litestar import Litestar, get

    @get("/")
    async def hello() -> dict[str, str]:
        return {"hello": "world"}

    return Litestar([hello])


class Served(NamedTuple):
    """A server that runs."""

    port: int
    process: int

    def seconds(self) -> float:
        """Return the processor time that it has used."""
        with Path(f"/proc/{self.process}/stat").open(encoding="ascii") as stat:
            fields = stat.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextlib.contextmanager
def served(name: str) -> Iterator[Served]:
    """Start a server and wait until it answers; end it afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "benchmarks.bench_service", name, str(port)]
    with subprocess.Popen(command, cwd=ROOT) as process:
        try:
            _wait(port)
            yield Served(port, process.pid)
        finally:
            process.terminate()


def _wait(port: int) -> None:
    begun = perf_counter()
    while perf_counter() - begun < 60:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=0.1):
            return
    raise TimeoutError(port)


class Client(asyncio.Protocol):
    """One connection that asks, waits for the answer, and asks again."""

    def __init__(self, path: str, times: int) -> None:
        self.done = asyncio.get_running_loop().create_future()
        self._request = f"GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n".encode()
        self._left = times
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head, found, body = self._buffer.partition(b"\r\n\r\n")
        if not found or len(body) < int(head.lower().partition(b"content-length: ")[2].partition(b"\r")[0]):
            return
        assert head.startswith(b"HTTP/1.1 200"), head
        self._buffer = b""
        self._left -= 1
        if self._left:
            self._transport.write(self._request)
        else:
            self._transport.close()
            self.done.set_result(None)

    def connection_lost(self, error: Exception | None) -> None:
        if not self.done.done():
            self.done.set_exception(error or ConnectionResetError())


async def ask(port: int, path: str, requests: int) -> float:
    """Return the seconds that so many requests took over all connections."""
    loop = asyncio.get_running_loop()
    begun = perf_counter()
    made = [
        await loop.create_connection(lambda: Client(path, requests // CONNECTIONS), "127.0.0.1", port)
        for _ in range(CONNECTIONS)
    ]
    await asyncio.gather(*(client.done for _, client in made))
    return perf_counter() - begun


def main(*, small: bool = False) -> list[Row]:
    """Measure and print."""
    requests, rounds = (64, 1) if small else (2_000, 9)
    with contextlib.ExitStack() as stack:
        servers = {name: stack.enter_context(served(kind)) for name, (kind, _) in APPS.items()}
        for name, (_, path) in APPS.items():
            asyncio.run(ask(servers[name].port, path, requests))  # unmeasured: caches, code
        rates: dict[str, list[float]] = {name: [] for name in APPS}
        used = {name: -servers[name].seconds() for name in APPS}
        for _ in range(rounds):
            for name, (_, path) in APPS.items():
                rates[name].append(requests / asyncio.run(ask(servers[name].port, path, requests)))
        used = {name: used[name] + servers[name].seconds() for name in APPS}
    rows = report(rates, {name: seconds / (rounds * requests) for name, seconds in used.items()})
    return [*rows, home(few=A_MONTH, many=2 * A_MONTH if small else 1_000, runs=1 if small else 9)]


def home(few: int, many: int, runs: int) -> Row:
    """Return the row of the home page with many briefs in the archive, beside one with few."""
    from litestar.testing import TestClient

    from newsgen.config import Config, Service
    from newsgen.service.app import create

    with contextlib.ExitStack() as stack:
        pages: dict[str, Callable[[], object]] = {}
        for count in (few, many):
            place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            fill(place, count)
            app = create(Config(service=Service(rate=100_000_000, drafts=True)), place)
            client = stack.enter_context(TestClient(app))
            assert client.get("/").status_code == 200
            pages[f"{count:,}"] = partial(client.get, "/")
        taken = measure(pages, runs=runs)
    name = f"the home page, {many:,} briefs in the archive"
    return times(name, taken[f"{many:,}"], f"the same with {few}", taken[f"{few:,}"], Target("<=", 1.25))


def fill(place: Path, count: int) -> None:
    """Write the demo's article as that of so many days."""
    from newsgen import pipeline
    from newsgen.sources import demo
    from newsgen.store import Store

    with tempfile.TemporaryDirectory() as own, Store.open(Path(own) / "demo.sqlite", create=True) as store:
        store.write(demo.batch(), now=dt.datetime.now(dt.UTC))
        article = pipeline.build(store, demo.SESSION)
    for at in range(count):
        month, year = 12 - at // A_MONTH % 12, demo.SESSION.year - at // (12 * A_MONTH)
        day = dt.date(year, month, 1 + at % A_MONTH)
        (place / f"{day}").mkdir()
        body = msgspec.json.encode(msgspec.structs.replace(article, session=day))
        (place / f"{day}" / f"{article.edition}.json").write_bytes(body)


def report(rates: dict[str, list[float]], used: dict[str, float]) -> list[Row]:
    bare, ours = APPS
    print(f"{'':<34} {'requests/s':>11} {'best':>8} {'µs of processor':>16}")
    for name in APPS:
        print(f"{name:<34} {median(rates[name]):>11,.0f} {max(rates[name]):>8,.0f} {used[name] * 1e6:>16.0f}")
    ratio = median(b / a for a, b in zip(rates[bare], rates[ours], strict=True))
    print(f"rate of the term over that of hello world, median of the rounds: {ratio:.2f}")
    print(f"by processor time: {used[bare] / max(used[ours], TICK):.2f}")
    return [
        Row(
            name=f"`{TERM}`, requests a second of the processor",
            ours=1 / max(used[ours], TICK),
            unit="requests/s",
            alternative="bare Litestar, hello world",
            theirs=1 / max(used[bare], TICK),
            target=Target(">=", 0.9),
        )
    ]


if __name__ == "__main__":  # the servers are processes of their own
    serve(sys.argv[1], int(sys.argv[2]))
