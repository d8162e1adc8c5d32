"""What goes wrong with Yahoo, told by symbol and cause in Korean."""

from __future__ import annotations

import json
from typing import Any

from newsgen.network import causes

RATE_LIMITED = causes.RATE_LIMITED.phrase
LATE = "시간 제한 안에 받지 못함"


class Trouble(Exception):
    """A request failed, or its answer cannot be used; ``str`` is the cause in Korean."""

    def __init__(self, cause: str, *, again: bool = False, silent: bool = False, status: int = 0) -> None:
        super().__init__(cause)
        self.again = again
        """Whether asking once more later may help."""
        self.silent = silent
        """Whether no answer came at all."""
        self.status = status
        """The answer's HTTP status where that is what is wrong with it, else 0."""


def of_network(error: Exception) -> Trouble:
    """Return what an exception of the HTTP client means."""
    cause = causes.of_error(error) or causes.BROKEN
    return Trouble(cause.phrase, again=cause.again, silent=True)


def of_status(status: int, body: bytes = b"") -> Trouble | None:
    """Return what an HTTP status means, and the error that came with it; None for success.

    Yahoo answers 404 for a symbol that it does not know, 400 where it has nothing of the time asked for, and
    refuses at times what it gives a minute later.
    """
    cause = causes.of_status(status)
    if cause is None:
        return None
    if status == 400 and (error := _error_in(body)):
        return of_answer(error)
    if status == 404:
        return Trouble("야후에 없는 종목(404)", status=status)
    refused = status in {401, 403}
    return Trouble(f"야후가 {cause.phrase}" if refused else cause.phrase, again=True, status=status)


def of_answer(error: dict[str, Any]) -> Trouble:
    """Return what an error means that Yahoo tells in an answer: its code and an English description."""
    code, told = str(error.get("code") or ""), str(error.get("description") or "")
    if code == "Not Found":
        return Trouble("야후에 없는 종목(상장폐지일 수 있음)", status=404)
    if told.startswith("Data doesn't exist"):
        return Trouble("야후에 그 기간의 시세가 없는 종목(상장폐지일 수 있음)")
    if code == "Unauthorized":
        return Trouble("야후가 거절함", again=True, status=401)
    return Trouble(f"야후의 오류({' '.join((told or code).split())[:60]})", again=True)


def _error_in(body: bytes) -> dict[str, Any]:
    """Return the error that an answer tells (``{"chart": {"error": {...}}}``); empty if none can be read."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    parts = told.values() if isinstance(told, dict) else ()
    errors = (part.get("error") for part in parts if isinstance(part, dict))
    return next((error for error in errors if isinstance(error, dict)), {})
