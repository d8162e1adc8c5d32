"""What goes wrong with Yahoo, told by symbol and cause in Korean."""

from __future__ import annotations

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


def of_status(status: int) -> Trouble | None:
    """Return what an HTTP status means; None for success.

    Yahoo answers 404 for a symbol that it does not know, and refuses at times what it gives a minute later.
    """
    cause = causes.of_status(status)
    if cause is None:
        return None
    if status == 404:
        return Trouble("야후에 없는 종목(404)", status=status)
    refused = status in {401, 403}
    return Trouble(f"야후가 {cause.phrase}" if refused else cause.phrase, again=True, status=status)
