"""``newsgen desk`` as a program: there soon, and gone when it is told to go."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from newsgen.deliveries.outbox import Outbox
from newsgen.desk.accounts import Accounts, Role
from tests.desk.hand import BROWSER, PASSWORD
from tests.program import fresh

HEAVY = ("pandas", "numpy", "yfinance", "requests", "argon2", "newsgen.pipeline", "newsgen.story")
LOADED = f"import sys, newsgen.desk.server; print([name for name in {HEAVY} if name in sys.modules])"


def test_nothing_heavy_stands_before_the_first_answer():
    done = fresh("-c", LOADED, env={**os.environ}, cwd=Path.cwd())
    assert done.stdout == "[]\n"


@pytest.mark.slow
def test_the_desk_is_opened_worked_at_and_closed(tmp_path: Path):
    env = {
        **os.environ,
        "NEWSGEN_OUTBOX": str(tmp_path / "outbox.sqlite"),
        "NEWSGEN_STORE": str(tmp_path / "store.sqlite"),
    }
    Accounts(tmp_path / "desk.sqlite").add("부장", Role.ADMIN, PASSWORD)
    desk = subprocess.Popen(
        [sys.executable, "-m", "newsgen", "desk", "--port", "0"],
        env=env, cwd=tmp_path, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert desk.stderr is not None
    address = re.search(r"http://127\.0\.0\.1:\d+", desk.stderr.readline())[0]  # type: ignore[index]
    with httpx.Client(base_url=address, headers=BROWSER, timeout=30) as browser:
        token = re.search(r'name="csrf" value="(\w+)"', browser.get("/login").text)[1]  # type: ignore[index]
        login = browser.post("/login", data={"csrf": token, "name": "부장", "password": PASSWORD})
        assert login.status_code == 303
        assert "부장" in browser.get("/sending").text  # which is made beside the first requests
        with browser.stream("GET", "/events") as events:  # a page that listens keeps it from nothing
            assert events.status_code == 200
            desk.send_signal(signal.SIGTERM)
            events.read()
    said = desk.stderr.read()
    assert desk.wait(30) in {0, -signal.SIGTERM}
    assert "Traceback" not in said
    assert PASSWORD not in said
    with Outbox(tmp_path / "outbox.sqlite") as outbox:
        assert [(one.who, one.event) for one in outbox.events()] == [("부장", "desk-login")]


def test_a_port_that_is_taken_is_one_line(tmp_path: Path):
    env = {**os.environ, "NEWSGEN_OUTBOX": str(tmp_path / "outbox.sqlite")}
    done = fresh("-m", "newsgen", "desk", "--host", "192.0.2.1", env=env, cwd=tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "--host와 --port를 확인하십시오." in done.stderr
