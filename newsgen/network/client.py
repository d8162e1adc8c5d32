"""One way to ask a server for a file: bounded in time and size, patient with passing trouble.

Every request runs in a thread of its own that is given up at the deadline: a name server that hangs
or a server that sends a byte a minute cannot hold up the morning. Whatever goes wrong is a
:class:`~newsgen.errors.SourceUnreachable` whose message names the host and the cause.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import NamedTuple, Self
from urllib.parse import urlsplit

import requests

from newsgen import __version__
from newsgen.errors import SourceMalformed, SourceUnreachable
from newsgen.network import causes
from newsgen.network.body import LIMIT, body_of
from newsgen.network.causes import Cause
from newsgen.network.within import TooLate, within

TIMEOUT = 20.0
"""Seconds that one attempt may take."""
ATTEMPTS = 3
PAUSE = 0.5
"""Seconds before the second attempt; twice as long before each further one."""

_LONGEST_PAUSE = 10.0
_AGENT = f"Mozilla/5.0 (compatible; newsgen/{__version__})"
"""Some of the hosts leave the default name of a library without an answer."""
_NO_TIME = Cause("시간 제한 안에 받지 못함", "정해진 시간 안에 물어보지 못했습니다")


class _Failed(NamedTuple):
    """Why an attempt failed."""

    cause: Cause
    pause: float = 0.0
    """Seconds that the server asked to wait."""
    status: int = 0
    """The HTTP status where that is what failed."""


class _Asked(NamedTuple):
    """One thing that is asked for."""

    url: str
    params: Mapping[str, str]
    limit: int
    stay: bool


class Client:
    """Asks one or more servers, with a moment by which all must be over.

    ``deadline`` is a moment of :func:`time.monotonic`, ``agent`` what the servers are told asks, ``attempts``
    how often each file is asked for at most. Use it in a ``with``. ``headers`` are put on every request: one
    of them may be secret, so that no redirect is followed with them.
    """

    def __init__(
        self,
        *,
        deadline: float,
        agent: str = "",
        attempts: int = ATTEMPTS,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self._deadline = deadline
        self._secret = bool(headers)
        self._headers = {"User-Agent": agent or _AGENT, **(headers or {})}
        self._attempts = attempts
        self._session = _session(self._headers)
        self.requests = 0
        """Requests sent so far."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session.close()

    @contextlib.contextmanager
    def at_most(self, seconds: float) -> Iterator[None]:
        """Bring the deadline forward for what is asked within."""
        before = self._deadline
        self._deadline = min(before, time.monotonic() + seconds)
        try:
            yield
        finally:
            self._deadline = before

    def get(
        self,
        url: str,
        params: Mapping[str, str] | None = None,
        *,
        limit: int = LIMIT,
        markup: bool = False,
        xml: bool = False,
        stay: bool = False,
    ) -> bytes:
        """Return the body of ``url``, of at most ``limit`` bytes.

        ``markup`` says that it is to be a page, ``xml`` that data may be XML. With ``stay`` no redirect is
        followed: the address holds a secret.

        Raises:
            SourceUnreachable: there is no whole answer with status 200 by the deadline.
            SourceMalformed: the answer is empty, or a page where data should be.

        """
        asked = _Asked(url, params or {}, limit, stay or self._secret)
        failed = _Failed(_NO_TIME)
        for attempt in range(self._attempts):
            if not failed.cause.again or (attempt and not self._waited(attempt, failed.pause)):
                break
            left = self._deadline - time.monotonic()
            if left <= 0:
                break
            got = self._attempt(asked, min(TIMEOUT, left))
            if isinstance(got, bytes) and not markup:
                got = _data(got, xml=xml)
            if isinstance(got, bytes):
                return got
            failed = got
        malformed = failed.cause in {causes.EMPTY, causes.HTML}
        raised = SourceMalformed if malformed else SourceUnreachable
        raise raised(f"{urlsplit(url).hostname or url}: {failed.cause.line}", status=failed.status)

    def _waited(self, attempt: int, asked: float) -> bool:
        """Sleep before another attempt; False, at once, where no time is left for one."""
        pause = min(max(PAUSE * 2 ** (attempt - 1), asked), _LONGEST_PAUSE)
        if time.monotonic() + pause >= self._deadline:
            return False
        time.sleep(pause)
        return True

    def _attempt(self, asked: _Asked, seconds: float) -> bytes | _Failed:
        """Ask once, in a thread that is left behind if it is not back in time."""
        session = self._session
        self.requests += 1
        try:
            return within(seconds, lambda over: _ask(session, asked, seconds, over))
        except TooLate:
            self._session = _session(self._headers)  # the other one is still in use
            return _Failed(causes.slow(seconds))


def _session(headers: Mapping[str, str]) -> requests.Session:
    session = requests.Session()
    session.headers.update(headers)
    return session


def _ask(session: requests.Session, asked: _Asked, seconds: float, over: threading.Event) -> bytes | _Failed:
    """Return the body, or why there is none."""
    try:
        with session.get(
            asked.url,
            params=asked.params,
            timeout=seconds,
            stream=True,
            allow_redirects=not asked.stay,
            auth=_as_given if asked.stay else None,
        ) as response:
            wrong = causes.of_status(response.status_code)
            if wrong is None and asked.stay and response.is_redirect:
                wrong = causes.MOVED
            if wrong is not None:
                pause = causes.wait_of(response.headers.get("Retry-After", ""))
                return _Failed(wrong, pause, response.status_code)
            return body_of(response, over.is_set, asked.limit)
    except Exception as error:
        return _Failed(_cause(error, seconds))


def _data(body: bytes, *, xml: bool) -> bytes | _Failed:
    """Return a body that may hold data; why not, of one that is empty or a page."""
    wrong = causes.of_body(body, xml=xml)
    return _Failed(wrong) if wrong else body


def _as_given(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Leave a request as it is: requests would else put in a password of the user's .netrc."""
    return request


def _cause(error: Exception, seconds: float) -> Cause:
    found = causes.of_error(error)
    if found is None:
        name = type(error).__name__
        return Cause(f"받지 못함({name})", f"받지 못했습니다({name})", again=False)
    return causes.slow(seconds) if found in {causes.SLOW, causes.UNANSWERED} else found
