"""What a CMS answered, and the one way to read it: into a type that says which fields are needed.

Whatever stands in an answer was written by others. What is not of the type is that CMS's failure in one line,
never a traceback; what of it people are shown has passed through :mod:`newsgen.deliveries.words`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from newsgen.deliveries.words import Hide
from newsgen.errors import DeliveryDelayed
from newsgen.network import causes

T = TypeVar("T")

_KINDS = r"(?:PHP )?(?:Notice|Warning|Deprecated|Strict Standards|User (?:Notice|Warning|Deprecated))"
_NOTICE = re.compile(
    rb"(?:\s*(?:<br ?/?>\s*<b>%(kinds)s</b>: .{0,2000}? on line <b>\d+</b><br ?/?>"
    rb"|%(kinds)s: [^\n]{0,2000} on line \d+ ?(?=\n)))+\s*(?=[\[{])" % {b"kinds": _KINDS.encode()},
    re.DOTALL,
)
"""What PHP prints before the answer where display_errors is on: whole notices of its own form, no more."""


class Answer:
    """A whole answer with a status that is not passing trouble."""

    def __init__(self, status: int, headers: Mapping[str, str], body: bytes, *, hide: Hide) -> None:
        self.status = status
        self.headers = headers
        self.body = body
        """As it came. It may hold anything: read it, show nothing of it."""
        self._hide = hide

    @property
    def ok(self) -> bool:
        """Whether the CMS did what it was told."""
        return 200 <= self.status < 300

    def header(self, name: str) -> str:
        """Return a header without any secret of ours; empty where there is none."""
        return self._hide(self.headers.get(name, ""))

    def read(self, kind: type[T]) -> T:
        """Return the body's JSON as a type, numbers in strings taken for numbers, secrets of ours hidden.

        Raises:
            DeliveryDelayed: it is none, as of a line that cut it off or a page of something in between. It is
                not known then whether the CMS did what it was told.

        """
        try:
            told = msgspec.json.decode(_without_notices(self.body))
            return msgspec.convert(_hidden(told, self._hide), kind, strict=False)
        except (ValueError, RecursionError, OverflowError) as error:  # also msgspec's and of an encoding
            raise DeliveryDelayed(f"{self._what_came(error)}(HTTP {self.status}).", unknown=True) from error

    def maybe(self, kind: type[T]) -> T | None:
        """Return the body's JSON as a type; None where it is none, as an error may be."""
        try:
            return self.read(kind)
        except DeliveryDelayed:
            return None

    def _what_came(self, error: Exception) -> str:
        if causes.of_body(self.body) is causes.EMPTY:
            return "CMS가 빈 답을 보냈습니다. CMS와 그 앞의 프록시를 확인하십시오"
        if isinstance(error, msgspec.ValidationError):
            return "CMS의 답이 약속한 꼴이 아닙니다. 플러그인이 답을 바꾸는지 확인하십시오"
        if causes.of_body(self.body) is causes.HTML:
            return (
                "CMS의 자료 대신 웹페이지가 왔습니다. 로그인 화면, 보안 점검, PHP 오류인지 "
                "브라우저로 열어 보십시오"
            )
        return "CMS의 답을 읽을 수 없습니다. 중간에 끊겼거나 다른 프로그램의 답입니다"


def _without_notices(body: bytes) -> bytes:
    """Return the JSON behind a byte order mark and notices of PHP."""
    plain = body.removeprefix(b"\xef\xbb\xbf")
    found = _NOTICE.match(plain)
    return plain[found.end() :].removeprefix(b"\xef\xbb\xbf") if found else plain


def _hidden(value: Any, hide: Hide) -> Any:
    if isinstance(value, str):
        return hide(value)
    if isinstance(value, list):
        return [_hidden(each, hide) for each in value]
    if isinstance(value, dict):
        return {key: _hidden(each, hide) for key, each in value.items()}
    return value
