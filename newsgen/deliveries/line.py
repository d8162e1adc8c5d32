"""One HTTP request to a CMS: bounded in time and size, and its failures told apart.

Nothing of what is sent stands in a message: a secret may be in a header or in an address.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import requests

from newsgen import __version__
from newsgen.errors import DeliveryDelayed, TargetClosed
from newsgen.network import causes
from newsgen.network.body import body_of

TIMEOUT = 60.0
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class Answer(NamedTuple):
    """A whole answer with a status that is not passing trouble."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def ok(self) -> bool:
        """Whether the CMS did what it was told."""
        return 200 <= self.status < 300

    def json(self) -> Any:
        """Return the body's JSON; DeliveryDelayed where it is none, as of a line that cut it off."""
        try:
            return json.loads(self.body)
        except ValueError as error:
            raise DeliveryDelayed(
                "CMS의 답이 JSON이 아닙니다(중간에 끊겼거나 다른 프로그램의 답).", unknown=True
            ) from error


class Line:
    """The way to one CMS. ``auth`` is put on every request as headers."""

    def __init__(
        self, url: str, *, headers: Mapping[str, str] | None = None, timeout: float = TIMEOUT
    ) -> None:
        self.url = _checked(url)
        self.host = urlsplit(url).hostname or url
        self._headers = {"User-Agent": f"newsgen/{__version__}", **(headers or {})}
        self._timeout = timeout

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
        """Ask once.

        Raises:
            DeliveryDelayed: no whole answer came, or one that says to come again.
            TargetClosed: the connection is not safe, or the address leads elsewhere.

        """
        writes = method not in {"GET", "HEAD"}
        if body is not None:
            data = json.dumps(body, ensure_ascii=False).encode()
            headers = {"Content-Type": "application/json", **(headers or {})}
        until = time.monotonic() + self._timeout
        try:
            with requests.request(
                method,
                self.url + path,
                params=params,
                data=data,
                headers={**self._headers, **(headers or {})},
                auth=_as_given,
                timeout=self._timeout,
                stream=True,
                allow_redirects=False,
            ) as response:
                told = body_of(response, lambda: time.monotonic() > until)
                answer = Answer(response.status_code, response.headers, told)
        except requests.RequestException as error:
            raise self._broken(error, unknown=writes) from error
        return self._taken(answer, unknown=writes)

    def _taken(self, answer: Answer, *, unknown: bool) -> Answer:
        if answer.status in causes.PASSING:
            told = answer.status == requests.codes.too_many_requests
            raise DeliveryDelayed(
                f"{self.host}: HTTP {answer.status}(으)로 답했습니다.",
                wait=causes.wait_of(answer.headers.get("Retry-After", "")),
                unknown=unknown and not told,
            )
        if 300 <= answer.status < 400:
            place = urlsplit(answer.headers.get("Location", ""))
            raise TargetClosed(
                f"{self.host}: 주소가 {place.scheme}://{place.netloc}(으)로 옮겨졌습니다. "
                "설정의 url을 그 주소로 고치십시오."
            )
        return answer

    def _broken(self, error: requests.RequestException, *, unknown: bool) -> Exception:
        """Return what a failed request is; a write that cannot have arrived is known not to have."""
        cause = causes.of_error(error) or causes.BROKEN
        if cause in {causes.TLS, causes.ADDRESS}:
            return TargetClosed(f"{self.host}: {cause.line}.")
        return DeliveryDelayed(f"{self.host}: {cause.line}.", unknown=unknown and cause.reached)


def _as_given(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Leave a request as it is: requests would else put in a password of the user's .netrc."""
    return request


def _checked(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        return url.rstrip("/")
    raise TargetClosed(
        f"{parts.hostname or url}: https 주소가 아닙니다. 비밀번호가 그대로 드러나므로 "
        "url을 https://로 적으십시오."
    )
