"""An interpreter for cron's lines that is forked from a server, which has imported already what is heavy.

:func:`served` writes the interpreter: a program that hands its words, its environment, its folder and its
streams to the server, waits for the fork and ends as that does. What a start itself does (shell, runner,
secrets) is done all the same; whoever wants the interpreter's own start as well takes the real one.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import runpy
import select
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from tests.program import HEAVY

ROOT = Path(__file__).parents[2]
CLOCK = Path(__file__).parent / "clock"
VERBS = (
    *("newsgen.cli.heartbeat", "newsgen.cli.market", "newsgen.cli.outbox", "newsgen.cli.frame.unattended"),
    *("newsgen.acts.checking", "newsgen.acts.delivering", "newsgen.acts.left_out", "newsgen.acts.publishing"),
    *("newsgen.deliveries.kinds", "newsgen.deliveries.rounds", "newsgen.deliveries.unattended"),
    *("newsgen.sources.recorded.folder", "newsgen.sources.spooled"),
)
"""What else cron's lines import."""
_HANDS_ON = """\
#!{python} -IS
import json, os, socket, sys
line = socket.socket(socket.AF_UNIX)
line.connect({door!r})
asked = json.dumps([sys.argv[1:], dict(os.environ), os.getcwd()]).encode()
socket.send_fds(line, [asked], [0, 1, 2])
line.shutdown(socket.SHUT_WR)
sys.exit(int(line.makefile().read()))
"""


class Asked(NamedTuple):
    """How a program is started: what stands after ``python``, its surroundings, its three streams."""

    words: list[str]
    env: dict[str, str]
    cwd: str
    streams: list[int]


@contextlib.contextmanager
def served(env: Mapping[str, str]) -> Iterator[Path]:
    """Run a server with an environment, and yield the interpreter."""
    with tempfile.TemporaryDirectory(prefix="forking-") as place, _server(Path(place), env) as python:
        yield python


@contextlib.contextmanager
def _server(place: Path, env: Mapping[str, str]) -> Iterator[Path]:
    door, python = place / "door", place / "python"
    python.write_text(_HANDS_ON.format(python=sys.executable, door=str(door)), encoding="utf-8")
    python.chmod(0o755)
    words = [sys.executable, "-P", "-m", "tests.setup.forking", str(door)]
    path = f"{env['PYTHONPATH']}:{ROOT}"
    server = subprocess.Popen(
        words, env={**env, "PYTHONPATH": path}, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert server.stdout is not None
    try:
        assert server.stdout.readline() == b"ready\n"
        yield python
    finally:
        server.communicate(timeout=10)  # its input ends, and it with that


def _serve(door: str) -> Asked | None:
    """Fork for each start that is asked for; return it in the child, and None in the server at the end."""
    for name in (*HEAVY, *VERBS):
        importlib.import_module(name)
    gc.freeze()  # what is shared stays shared
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(door)
        listening.listen()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        while listening in select.select([listening, sys.stdin], [], [])[0]:
            line, _ = listening.accept()
            with line:
                asked = _read(line)
                child = os.fork()
                if not child:
                    return asked
                for stream in asked.streams:
                    os.close(stream)
                _, status = os.waitpid(child, 0)
                line.sendall(str(os.waitstatus_to_exitcode(status)).encode())
    return None


def _read(line: socket.socket) -> Asked:
    text, streams, _, _ = socket.recv_fds(line, 1 << 16, 3)
    while more := line.recv(1 << 16):
        text += more
    return Asked(*json.loads(text), streams)


def _become(asked: Asked) -> None:
    """Be a fresh process: environment, folder, clock, standard streams."""
    os.environ.clear()
    os.environ.update(asked.env)
    time.tzset()
    os.chdir(asked.cwd)
    for number, stream in enumerate(asked.streams):
        os.dup2(stream, number)
        os.close(stream)
    runpy.run_path(str(CLOCK / "sitecustomize.py"))


if __name__ == "__main__":
    if found := _serve(sys.argv[1]):
        _become(found)
        _, _, module, *words = found.words  # -P -m MODULE, as the runner says it
        sys.argv = [module, *words]
        runpy.run_module(module, run_name="__main__", alter_sys=True)
