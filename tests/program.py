"""Programs of Python as a test starts them, without the wait for their imports.

:func:`run` does what ``subprocess.run([sys.executable, ...])`` does: a process of its own, with the
environment, the folder and the input that it is given, and an exit code. It is forked from a server that has
imported already what is heavy; each worker of the tests starts one. Where a test is about the start itself
(imports, locale), :func:`fresh` does the same with a new interpreter.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import gc
import importlib
import json
import os
import runpy
import select
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
HEAVY = (
    *("requests", "curl_cffi.requests", "yfinance", "newsgen.cli", "newsgen.pipeline", "newsgen.outputs"),
    *("newsgen.cli.today", "newsgen.cli.fetch", "newsgen.fetching", "newsgen.acts.building"),
    *("newsgen.acts.reading", "newsgen.glossary.find", "newsgen.outputs.html", "newsgen.outputs.markdown"),
)
"""What most programs import; each of them imports the rest as ever."""


class Start(NamedTuple):
    """How a program is started: what stands after ``python``, and where its output goes."""

    words: list[str]
    env: dict[str, str]
    cwd: str
    stdin: str
    stdout: str
    stderr: str


def run(
    *words: str, env: Mapping[str, str], cwd: Path, told: str = "", timeout: float = 60.0
) -> subprocess.CompletedProcess[str]:
    """Run ``python WORDS`` (``-m MODULE``, ``-c CODE`` or a file) to its end; it reads ``told`` from stdin.

    Raises subprocess.TimeoutExpired where it takes longer than ``timeout`` seconds; it is killed then.
    """
    with tempfile.TemporaryDirectory(prefix="program-") as folder:
        files = [Path(folder) / name for name in ("in", "out", "err")]
        files[0].write_text(told, encoding="utf-8")
        start = Start(list(words), dict(env), str(cwd), *map(str, files))
        code = _server().run(start, timeout)
        out, err = (file.read_bytes().decode("utf-8") for file in files[1:])
    return subprocess.CompletedProcess([*words], code, out, err)


def fresh(
    *words: str, env: Mapping[str, str], cwd: Path, timeout: float = 60.0
) -> subprocess.CompletedProcess[str]:
    """Do the same with an interpreter that is started for it."""
    return subprocess.run(
        [sys.executable, *words],
        env=env,
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        timeout=timeout,
        check=False,
    )


class _Server:
    """The process that forks, and the line to it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.program"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        atexit.register(self.stop)

    def run(self, start: Start, timeout: float) -> int:
        """Start a program and return its exit code."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(start) + "\n")
        self._process.stdin.flush()
        child = int(self._process.stdout.readline())
        ended, _, _ = select.select([self._process.stdout], [], [], timeout)
        if not ended:
            os.kill(child, signal.SIGKILL)
        code = int(self._process.stdout.readline())
        if not ended:
            raise subprocess.TimeoutExpired(start.words, timeout)
        return code

    def stop(self) -> None:
        """End the server; it has no program running."""
        with contextlib.suppress(OSError):
            self._process.communicate(timeout=10)


@functools.cache
def _server() -> _Server:
    return _Server()


def _serve() -> Start | None:
    """Fork for each start that is asked for; return it in the child, and None in the server at the end."""
    for name in HEAVY:
        importlib.import_module(name)
    gc.freeze()  # what is shared stays shared
    answers = os.fdopen(os.dup(1), "w")
    for line in iter(sys.stdin.readline, ""):
        child = os.fork()
        if not child:
            answers.close()
            return Start(*json.loads(line))
        print(child, file=answers, flush=True)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), file=answers, flush=True)
    return None


def _become(start: Start) -> None:
    """Be a fresh process: environment, folder, standard streams."""
    os.environ.clear()
    os.environ.update(start.env)
    os.chdir(start.cwd)
    for number, path in enumerate((start.stdin, start.stdout, start.stderr)):
        opened = os.open(path, os.O_WRONLY | os.O_CREAT if number else os.O_RDONLY, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - it stays open
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False, buffering=1)  # noqa: SIM115


def _execute(words: list[str]) -> Any:
    """Do what ``python WORDS`` does."""
    if words[0] == "-m":
        sys.argv = words[1:]
        return runpy.run_module(words[1], run_name="__main__", alter_sys=True)
    if words[0] == "-c":
        sys.argv = ["-c", *words[2:]]
        return exec(compile(words[1], "<string>", "exec"), {"__name__": "__main__"})
    sys.argv = words
    sys.path.insert(0, str(Path(words[0]).parent))
    return runpy.run_path(words[0], run_name="__main__")


if __name__ == "__main__":
    if asked := _serve():
        _become(asked)
        _execute(asked.words)
