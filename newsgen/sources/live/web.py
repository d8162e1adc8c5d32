"""One way to ask a server for a file: bounded in time and size, patient with passing trouble.

Every request runs in a thread of its own that is given up at the deadline: a name server that hangs
or a server that sends a byte a minute cannot hold up the morning. Whatever goes wrong is a
:class:`~newsgen.errors.SourceUnreachable` whose message names the host and the cause.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Mapping
from types import TracebackType
from typing import NamedTuple, Self
from urllib.parse import urlsplit

import requests
from requests import exceptions

from newsgen import __version__
from newsgen.errors import SourceUnreachable

TIMEOUT = 20.0
"""Seconds that one attempt may take."""
ATTEMPTS = 3
PAUSE = 0.5
"""Seconds before the second attempt; twice as long before each further one."""
LIMIT = 20_000_000
"""Bytes that an answer may have, unpacked."""

_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_LONGEST_PAUSE = 10.0
_CHUNK = 1 << 16
_AGENT = f"Mozilla/5.0 (compatible; newsgen/{__version__})"
"""Some of the hosts leave the default name of a library without an answer."""


class _Failed(NamedTuple):
    """Why an attempt failed."""

    cause: str
    passing: bool
    """Whether another attempt may do better."""
    pause: float = 0.0
    """Seconds that the server asked to wait."""


class Client:
    """Asks one or more servers, with a moment by which all must be over.

    ``deadline`` is a moment of :func:`time.monotonic`. Use it in a ``with``.
    """

    def __init__(self, *, deadline: float) -> None:
        self._deadline = deadline
        self._session = _session()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session.close()

    def get(self, url: str, params: Mapping[str, str] | None = None, *, limit: int = LIMIT) -> bytes:
        """Return the body of ``url``.

        Raises:
            SourceUnreachable: there is no whole answer with status 200 by the deadline.

        """
        failed = _Failed("정해진 시간 안에 물어보지 못했습니다", passing=True)
        for attempt in range(ATTEMPTS):
            if not failed.passing or (attempt and not self._waited(attempt, failed.pause)):
                break
            left = self._deadline - time.monotonic()
            if left <= 0:
                break
            got = self._attempt(url, params or {}, min(TIMEOUT, left), limit)
            if isinstance(got, bytes):
                return got
            failed = got
        raise SourceUnreachable(f"{urlsplit(url).hostname or url}: {failed.cause}")

    def _waited(self, attempt: int, asked: float) -> bool:
        """Sleep before another attempt; False, at once, where no time is left for one."""
        pause = min(max(PAUSE * 2 ** (attempt - 1), asked), _LONGEST_PAUSE)
        if time.monotonic() + pause >= self._deadline:
            return False
        time.sleep(pause)
        return True

    def _attempt(self, url: str, params: Mapping[str, str], seconds: float, limit: int) -> bytes | _Failed:
        """Ask once, in a thread that is left behind if it is not back in time."""
        answers: queue.SimpleQueue[bytes | _Failed] = queue.SimpleQueue()
        session, over = self._session, threading.Event()

        def ask() -> None:
            answers.put(_ask(session, url, params, seconds, limit, over))

        threading.Thread(target=ask, name=f"newsgen {url}", daemon=True).start()
        try:
            return answers.get(timeout=seconds)
        except queue.Empty:
            self._session = _session()  # the other one is still in use
            return _Failed(_too_slow(seconds), passing=True)
        finally:
            over.set()


def _session() -> requests.Session:
    session = requests.Session()
    session.headers["User-Agent"] = _AGENT
    return session


def _too_slow(seconds: float) -> str:
    return f"{max(round(seconds), 1)}초 안에 답하지 않았습니다"


def _ask(
    session: requests.Session,
    url: str,
    params: Mapping[str, str],
    seconds: float,
    limit: int,
    over: threading.Event,
) -> bytes | _Failed:
    """Return the body, or why there is none: a thread has nobody to raise to."""
    try:
        with session.get(url, params=params, timeout=seconds, stream=True) as response:
            if response.status_code != requests.codes.ok:
                return _refused(response)
            return _body(response, limit, over)
    except requests.Timeout:
        return _Failed(_too_slow(seconds), passing=True)
    except Exception as error:
        return _broken(error)


def _body(response: requests.Response, limit: int, over: threading.Event) -> bytes | _Failed:
    body = bytearray()
    for chunk in response.iter_content(_CHUNK):
        body += chunk
        if len(body) > limit:
            return _Failed(f"답이 너무 큽니다({limit:,}바이트 넘음)", passing=False)
        if over.is_set():
            break  # nobody waits for it any more
    return bytes(body)


def _refused(response: requests.Response) -> _Failed:
    status = response.status_code
    asked = response.headers.get("Retry-After", "")
    pause = float(asked) if asked.isdecimal() else 0.0
    if status == requests.codes.too_many_requests:
        return _Failed(
            "요청이 너무 많다고 답했습니다(HTTP 429): 잠시 뒤에 다시 하십시오", passing=True, pause=pause
        )
    return _Failed(f"HTTP {status}로 답했습니다", passing=status in _PASSING, pause=pause)


_CAUSES: tuple[tuple[type[Exception], str, str, bool], ...] = (
    (exceptions.SSLError, "", "보안 연결(TLS)을 맺지 못했습니다: 인증서와 시계를 확인하십시오", False),
    (exceptions.ProxyError, "", "프록시에 연결하지 못했습니다: HTTPS_PROXY를 확인하십시오", True),
    (
        exceptions.ConnectionError,
        "NameResolution",
        "주소를 찾지 못했습니다: 네트워크와 DNS를 확인하십시오",
        True,
    ),
    (exceptions.ConnectionError, "refused", "연결을 거절했습니다", True),
    (exceptions.ConnectionError, "", "연결이 끊겼습니다: 네트워크를 확인하십시오", True),
    (exceptions.ChunkedEncodingError, "", "답이 중간에 끊겼습니다", True),
)
"""Kind of error, word in its message, what it is called, and whether another attempt may do better."""


def _broken(error: Exception) -> _Failed:
    """Name the cause of a failed request; the libraries tell some only in words."""
    for kind, word, cause, passing in _CAUSES:
        if isinstance(error, kind) and word in str(error):
            return _Failed(cause, passing)
    return _Failed(f"받지 못했습니다({type(error).__name__})", passing=False)
