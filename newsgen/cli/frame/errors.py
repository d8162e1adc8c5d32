"""How a run ends: every failure becomes one Korean line on stderr and an exit code."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable

import click

from newsgen.cli.frame.click import problem
from newsgen.cli.frame.screen import told
from newsgen.errors import NewsgenError
from newsgen.plain import reason

DEBUG = "NEWSGEN_DEBUG"
"""Name of the environment variable that shows the traceback of a failure."""

INTERRUPTED = 130
BROKEN_PIPE = 141
"""128 + SIGPIPE: what a shell reports of a filter whose reader went away."""


def guarded(run: Callable[[], object]) -> int:
    """Run a whole command and return its exit code, which is 0 unless a verb said ``ctx.exit(code)``."""
    code = _ended(run)
    _settle()
    return code


def _ended(run: Callable[[], object]) -> int:
    try:
        _flushed(run)
    except click.exceptions.Exit as end:
        return end.exit_code
    except (KeyboardInterrupt, click.Abort):
        return _say("중단했습니다.", INTERRUPTED)
    except BrokenPipeError:
        return BROKEN_PIPE
    except Exception as error:
        return _answer(error)
    return 0


def _answer(error: Exception) -> int:
    match error:
        case click.exceptions.NoArgsIsHelpError():
            click.echo(error.ctx.get_help())
            return 0
        case click.ClickException():
            return _say(problem(error), error.exit_code)
        case NewsgenError():
            return _fail(str(error), error.exit_code)
        case _:
            return _fail(_unexpected(error), 1)


def utf8() -> None:
    """Make the standard streams UTF-8 whatever the locale; an odd file name is escaped, never a crash."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _flushed(run: Callable[[], object]) -> None:
    """Run, and write out what stdout still holds here, where a closed pipe or a full disk can be answered."""
    try:
        run()
    finally:
        if sys.stdout is not None:
            sys.stdout.flush()


def _say(message: str, code: int) -> int:
    told(f"newsgen: {message}")
    return code


def _fail(message: str, code: int) -> int:
    if os.environ.get(DEBUG, "") not in {"", "0"}:
        import traceback

        traceback.print_exc()
    return _say(" ".join(message.split()), code)


def _unexpected(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}읽거나 쓸 수 없습니다({reason(error)}). 경로와 권한, 남은 공간을 확인하십시오."
    if isinstance(error, ModuleNotFoundError) and error.name:
        return f"{error.name} 패키지가 없습니다. newsgen doctor로 무엇이 빠졌는지 보고 설치하십시오."
    name = type(error).__name__
    return f"예상하지 못한 오류입니다({name}). {DEBUG}=1을 앞에 붙여 다시 실행하면 자세히 보여 줍니다."


def _settle() -> None:
    """Point a stdout that takes nothing more at nothing: the interpreter's last flush would complain."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
