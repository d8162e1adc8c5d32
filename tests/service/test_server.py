"""``newsgen serve`` as it runs: a real process on loopback, asked over a real socket."""

from __future__ import annotations

import contextlib
import gzip
import json
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest

from tests.service.conftest import RATES, category

pytestmark = pytest.mark.slow

PATIENCE = 60.0
"""Seconds that a busy machine may take for what is done in a moment."""
ROOT = Path(__file__).parents[2]


class Running(NamedTuple):
    """A service that runs."""

    process: subprocess.Popen[str]
    client: httpx.Client

    def answers(self, path: str, wanted: Callable[[httpx.Response], bool]) -> httpx.Response:
        """Ask until the answer is as wanted."""
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            with contextlib.suppress(httpx.TransportError):
                answer = self.client.get(path)
                if wanted(answer):
                    return answer
            time.sleep(0.1)
        raise TimeoutError(path)


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "newsgen", *arguments]


Start = Callable[..., Running]


@pytest.fixture
def start(glossary: Path, archive: Path, tmp_path: Path) -> Iterator[Start]:
    """Start the service with some settings; it is ended by its own id."""
    with contextlib.ExitStack() as stack:

        def begin(*arguments: str, settings: str = "rate = 0") -> Running:
            config = tmp_path / "newsgen.toml"
            config.write_text(f"[service]\n{settings}\n", encoding="utf-8")
            folders = ("--articles", str(archive), "--glossary", str(glossary))
            asked = command("--config", str(config), "serve", "--port", "0", *folders, *arguments)
            process = subprocess.Popen(asked, cwd=ROOT, stderr=subprocess.PIPE, text=True, encoding="utf-8")
            stack.callback(process.wait)
            stack.callback(process.kill)
            assert process.stderr is not None
            stack.callback(process.stderr.close)
            line = process.stderr.readline()
            found = re.match(r"http://127\.0\.0\.1:\d+/", line)
            assert found, line
            client = stack.enter_context(httpx.Client(base_url=found[0], timeout=PATIENCE, trust_env=False))
            running = Running(process, client)
            running.answers("/health", lambda answer: answer.status_code == 200)
            return running

        yield begin


def test_it_answers_gzipped_and_ends_when_told(start):
    running = start()
    with running.client.stream("GET", "/v1/terms", headers={"accept-encoding": "gzip"}) as answer:
        raw = b"".join(answer.iter_raw())
    assert json.loads(gzip.decompress(raw))["total"] == 4
    again = running.client.get("/v1/terms", headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304
    head = running.client.head("/v1/terms/dot-plot")
    assert (head.status_code, head.content) == (200, b"")
    running.process.send_signal(signal.SIGTERM)
    running.process.wait(timeout=PATIENCE)
    with pytest.raises(httpx.TransportError):
        running.client.get("/health")


def test_bad_input_over_the_wire_is_never_a_fault(start):
    running = start()
    big = b"a" * 3_000_000
    headers = {"content-type": "text/plain"}
    assert running.client.post("/v1/annotate", content=big, headers=headers).status_code == 413
    chunks = (big[:100_000] for _ in range(30))  # no Content-Length
    assert running.client.post("/v1/annotate", content=chunks, headers=headers).status_code == 413
    for line in (
        b"GET /v1/search?q=\xff\xfe HTTP/1.1",
        b"GET /v1/terms/\xff HTTP/1.1",
        b"GET /v1/terms/%00%ff HTTP/1.1",
        b"GET // HTTP/1.1",
        b"GET * HTTP/1.1",
        b"GET http://[::1 HTTP/1.1",
        b"nonsense",
    ):
        assert raw_status(running.client.base_url.port, line) in {200, 400, 404}
    assert running.client.get("/health").json()["status"] == "ok"


def raw_status(port: int | None, line: bytes) -> int:
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        connection.sendall(line + b"\r\nhost: x\r\nconnection: close\r\n\r\n")
        return int(connection.recv(4096).split(b" ", 2)[1])


def test_an_edit_is_served_and_a_broken_one_is_told_of(start, glossary):
    running = start()
    more = category("금리", [*RATES, ("hike", "인상", "Hike", "올리는 일이다.", "")])
    (glossary / "rates.toml").write_text(more, encoding="utf-8")
    running.answers("/v1/terms/hike", lambda answer: answer.status_code == 200)
    (glossary / "rates.toml").write_text(more + "[[term", encoding="utf-8")
    health = running.answers("/health", lambda answer: answer.json()["status"] == "degraded").json()
    assert "rates.toml" in health["glossary_fault"]
    assert running.client.get("/v1/terms/hike").status_code == 200


def test_several_workers_answer_and_count_together(start):
    running = start("--workers", "2", settings="rate = 20")
    codes = []
    for _ in range(45):  # 20 a minute, and a minute may end meanwhile
        with httpx.Client(base_url=running.client.base_url, trust_env=False, timeout=PATIENCE) as fresh:
            codes.append(fresh.get("/v1/terms/dot-plot").status_code)
    assert set(codes) == {200, 429}
    assert 20 <= codes.count(200) <= 40
    counted = running.client.get("/metrics").text
    found = re.search(r'route="/v1/terms/\{id\}",status="200"\} (\S+)', counted)
    assert found
    assert float(found[1]) == codes.count(200)
    workers = children(running.process.pid)
    assert len(workers) >= 2
    running.process.send_signal(signal.SIGTERM)
    running.process.wait(timeout=PATIENCE)
    ends = time.monotonic() + PATIENCE
    while any(map(alive, workers)) and time.monotonic() < ends:
        time.sleep(0.1)
    assert not any(map(alive, workers))


def children(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task/{process}/children")
    return [int(child) for child in tasks.read_text(encoding="ascii").split()]


def alive(process: int) -> bool:
    """Say whether a process runs; one that only waits to be buried does not."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except FileNotFoundError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def test_a_port_that_is_taken_is_one_line(glossary):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ended = subprocess.run(command("serve", "--port", port), cwd=ROOT, capture_output=True, check=False)
    assert ended.returncode == 2
    assert len(ended.stderr.decode().splitlines()) == 1
    assert f"127.0.0.1:{port}" in ended.stderr.decode()


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_broken_glossary_is_one_line(glossary, workers):
    (glossary / "indices.toml").unlink()
    (glossary / "rates.toml").write_text("[[term", encoding="utf-8")
    asked = command("serve", "--port", "0", "--glossary", str(glossary), "--workers", workers)
    ended = subprocess.run(asked, cwd=ROOT, capture_output=True, check=False, timeout=PATIENCE)
    assert ended.returncode == 1
    (told,) = [line for line in ended.stderr.decode().splitlines() if "newsgen:" in line]
    assert "rates.toml" in told
    assert "Traceback" not in ended.stderr.decode()
