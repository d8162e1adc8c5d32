"""One HTTP request to a CMS: bounded in time and size, and its failures told apart.

Nothing of what is sent stands in a message: a secret may be in a header. The address holds none.
"""

from __future__ import annotations

import io
import json
import logging
import re
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import requests

from newsgen import __version__
from newsgen.deliveries.answer import Answer
from newsgen.deliveries.words import hider
from newsgen.errors import DeliveryDelayed, TargetClosed
from newsgen.network import causes
from newsgen.network.address import address
from newsgen.network.body import LIMIT, body_of
from newsgen.network.within import TooLate, within

for _talkative in ("urllib3.connection", "urllib3.connectionpool"):
    logging.getLogger(_talkative).setLevel(logging.CRITICAL)  # they tell addresses: a token stands in some
TIMEOUT = 60.0
_GRACE = 0.25
"""Seconds that a request is given beyond its timeout to say itself what went wrong."""
_SECRET = frozenset({"Authorization", "webhook-signature"})
_ELSEWHERE = re.compile(r"(https?://[a-z0-9.-]{1,253}(?::\d{1,5})?)(?:[/?#].*)?", re.IGNORECASE | re.DOTALL)


def _retry_after(answer: Answer) -> float:
    return causes.wait_of(answer.header("Retry-After"))


class Line:
    """The way to one CMS. ``headers`` are put on every request; ``secrets`` are hidden in every answer.

    ``wait`` reads how many seconds an answer that says to come again asks us to wait.
    """

    def __init__(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        timeout: float = TIMEOUT,
        secrets: Iterable[str] = (),
        wait: Callable[[Answer], float] = _retry_after,
    ) -> None:
        try:
            place = address(url)
        except ValueError as error:
            raise TargetClosed(f"설정의 url을 쓸 수 없습니다: {error}.") from error
        self.url = place.url
        self.host = place.host
        self._origin = place.origin
        self._proxies = {place.origin.partition(":")[0]: ""} if place.loopback else {}
        self._headers = {"User-Agent": f"newsgen/{__version__}", **(headers or {})}
        self._timeout = timeout
        self._secrets = tuple(secrets)
        self._wait = wait

    def ask(
        self,
        method: str,
        path: str = "",
        *,
        params: Mapping[str, str] | None = None,
        body: Any = None,
        data: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Ask once, and be back within the timeout, whatever the name server and the server do.

        Raises:
            DeliveryDelayed: no whole answer came, or one that says to come again.
            TargetClosed: the connection is not safe, or the address leads elsewhere.

        """
        if body is not None:
            data = json.dumps(body, ensure_ascii=False).encode()
            headers = {"Content-Type": "application/json", **(headers or {})}
        sent = {**self._headers, **(headers or {})}
        tokens = (value.rpartition(" ")[2] for name, value in sent.items() if name in _SECRET)
        hide = hider((*self._secrets, *tokens))
        until = time.monotonic() + self._timeout

        def asked(over: threading.Event) -> Answer:
            with (
                _Session() as session,
                session.request(
                    method,
                    self.url + path,
                    params=params,
                    data=_Sending(data, over) if data else None,
                    headers=sent,
                    auth=_as_given,
                    timeout=self._timeout,
                    stream=True,
                    allow_redirects=False,
                    proxies=self._proxies,
                ) as response,
            ):
                told = body_of(response, lambda: time.monotonic() > until, LIMIT)
                return Answer(response.status_code, response.headers, told, hide=hide)

        writes = method not in {"GET", "HEAD"}
        try:
            answer = within(self._timeout + _GRACE, asked)
        except TooLate as late:
            line = causes.slow(self._timeout).line
            raise DeliveryDelayed(f"{self.host}: {line}.", unknown=writes) from late
        except (requests.RequestException, ValueError) as error:  # requests lets some of urllib's through
            raise self._broken(error, unknown=writes) from error
        return self._taken(answer, unknown=writes)

    def _taken(self, answer: Answer, *, unknown: bool) -> Answer:
        if answer.status in causes.PASSING:
            told = answer.status == requests.codes.too_many_requests
            raise DeliveryDelayed(
                f"{self.host}: HTTP {answer.status}(으)로 답했습니다.",
                wait=self._wait(answer),
                unknown=unknown and not told,
            )
        if 300 <= answer.status < 400:
            raise TargetClosed(f"{self.host}: {self._moved(answer)}", unknown=unknown)
        return answer

    def _moved(self, answer: Answer) -> str:
        """Say where an answer sends us. Only the origin is told of it: what follows may be anything."""
        found = _ELSEWHERE.fullmatch(answer.header("Location").strip())
        if found and found[1].lower() != self._origin:
            return f"주소가 {found[1]}(으)로 옮겨졌습니다. 맞는 곳이면 설정의 url을 그 주소로 고치십시오."
        return (
            f"다른 화면으로 넘깁니다(HTTP {answer.status}). 로그인 화면이나 보안 점검인지, "
            "url의 경로가 맞는지 브라우저로 열어 확인하십시오."
        )

    def _broken(self, error: Exception, *, unknown: bool) -> Exception:
        """Return what a failed request is; a write that cannot have arrived is known not to have."""
        cause = causes.of_error(error) or causes.BROKEN
        if cause in {causes.TLS, causes.ADDRESS}:
            return TargetClosed(f"{self.host}: {cause.line}.")
        return DeliveryDelayed(f"{self.host}: {cause.line}.", unknown=unknown and cause.reached)


class _Session(requests.Session):
    """A session that does not look where a redirect leads: looking, requests reads on without bounds."""

    def get_redirect_target(self, resp: requests.Response) -> None:  # noqa: ARG002
        """Return nothing."""
        return


class _Sending(io.BytesIO):
    """A body that is not sent on when nobody waits for its answer: a late request could do a thing twice."""

    def __init__(self, data: bytes, over: threading.Event) -> None:
        super().__init__(data)
        self._over = over

    def read(self, size: int | None = -1, /) -> bytes:
        """Return the next bytes, while somebody waits."""
        if self._over.is_set():
            raise TimeoutError("nobody waits")
        return super().read(size)


def _as_given(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Leave a request as it is: requests would else put in a password of the user's .netrc."""
    return request
