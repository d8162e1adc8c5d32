"""A form that was sent: its fields as text, bounded, none of them twice unless that is asked for."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from litestar import Request

from newsgen.service.problem import Refusal

_KIND = "application/x-www-form-urlencoded"
_FIELDS = 500


class Form(NamedTuple):
    """The fields of a form in their order."""

    fields: tuple[tuple[str, str], ...] = ()

    def text(self, name: str) -> str:
        """Return a field; Refusal where it is missing or there twice."""
        found = self.every(name)
        if len(found) != 1:
            why = "빠졌습니다" if not found else "두 번 들어 있습니다"
            raise Refusal(400, f"보낸 양식에 {name} 칸이 {why}. 화면을 다시 열고 보내십시오.")
        return found[0]

    def maybe(self, name: str) -> str:
        """Return a field that need not be there: empty then; Refusal where it is there twice."""
        return self.text(name) if self.every(name) else ""

    def every(self, name: str) -> tuple[str, ...]:
        """Return all values of a field, of a list of boxes to tick, say."""
        return tuple(value for key, value in self.fields if key == name)


async def read(request: Request[Any, Any, Any]) -> Form:
    """Read the form that a request brings, as large as its route takes; Refusal where it is none."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = await request.body()
    if body and media_type != _KIND:
        raise Refusal(415, "양식으로 보낸 것이 아니어서 읽지 못합니다. 화면의 단추로 보내십시오.")
    try:
        found = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            encoding="utf-8",
            errors="strict",
            max_num_fields=_FIELDS,
        )
    except ValueError as error:  # no ASCII, no UTF-8 behind the escapes, or too many fields
        raise Refusal(400, "보낸 양식을 읽을 수 없습니다. 화면을 다시 열고 보내십시오.") from error
    if any("\0" in part for pair in found for part in pair):
        raise Refusal(400, "보낸 글에 쓸 수 없는 글자(NUL)가 있습니다. 지우고 다시 보내십시오.")
    return Form(tuple((name, value.replace("\r\n", "\n").replace("\r", "\n")) for name, value in found))
