"""What a request with a text brings: JSON, or the text itself."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, Literal, TypeVar

import msgspec

from newsgen import markets
from newsgen.model import Record
from newsgen.reading import Form
from newsgen.service.problem import Place, Refusal, place

Output = Literal["spans", "html", "source"]
FORMS: dict[str, Form] = {"text/plain": "text", "text/markdown": "markdown", "text/html": "html"}
"""Media type -> form of text."""
MARKETS = tuple(market.name for market in markets.every())
_BYTE = re.compile(r"\(byte (\d+)\)")
_FIELD = re.compile(r"(?:field `|at `\$\.)([^`]+)`\Z")
_EXPECTED = {
    "text": "글을 문자열로 적으십시오.",
    "format": "text, markdown, html 가운데 하나로 적으십시오.",
    "first_only": "true나 false로 적으십시오.",
    "output": "spans, html, source 가운데 하나로 적으십시오.",
    "market": f"{', '.join(MARKETS)} 가운데 하나로 적으십시오.",
    "date": "2025-08-13처럼 날짜로 적으십시오.",
    "as_of": "2025-08-14T06:30처럼 적으십시오. 한국시간으로 읽습니다.",
}
"""Field -> what it has to be."""


class Asked(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text, and what is wanted of it."""

    text: str
    format: Form = "text"
    first_only: bool = False
    """Each term once, where it stands first."""
    output: Output = "spans"
    """``spans`` are places in the text as JSON; ``html`` is the text with the terms marked, safe to show
    anybody; ``source`` is the text as it was sent with the terms marked, for callers that are trusted."""


class AskedCheck(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text to be held against the record."""

    text: str
    format: Form | None = None
    """How it is marked up; null where the text shows it."""
    market: str | None = None
    """The market that it tells; null where the text shows it."""
    date: dt.date | None = None
    """The session that it tells, a day of rest for the last one before it; null where its dateline does."""
    as_of: str | None = None
    """The moment whose store is asked, by Korean time unless it has a zone; null for now."""


_Asked = TypeVar("_Asked", Asked, AskedCheck)


def read(content_type: str, body: bytes, kind: type[_Asked], **beside: Any) -> _Asked:
    """Read a body by its Content-Type; Refusal, with the place, where it cannot be read.

    ``beside`` is what the query says of a text that comes as it is.
    """
    media_type, _, parameters = content_type.lower().partition(";")
    media_type = media_type.strip()
    form = FORMS.get(media_type)
    if form is None and media_type != "application/json":
        allowed = ", ".join(["application/json", *FORMS])
        raise Refusal(
            415,
            f"{allowed} 가운데 하나로 보내십시오.",
            place("header:Content-Type", "읽을 수 없는 형식입니다."),
        )
    charset = re.search(r"charset\s*=\s*\"?([^\s;\"]+)", parameters)
    if charset and charset[1] not in {"utf-8", "utf8"}:
        raise Refusal(415, "UTF-8로 보내십시오.", place("header:Content-Type", "UTF-8만 읽습니다."))
    text = _text(body)
    return kind(text=text, format=form, **beside) if form else _json(text, kind)


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        where = place("body", f"{line}행, {error.start + 1}번째 바이트가 UTF-8이 아닙니다.")
        raise Refusal(400, "본문이 UTF-8이 아닙니다. UTF-8로 보내십시오.", where) from error


def _json(text: str, kind: type[_Asked]) -> _Asked:
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.ValidationError as error:
        places = _wrong(str(error), kind.__struct_fields__)
        raise Refusal(400, "JSON의 값이 맞지 않습니다.", places) from error
    except (msgspec.DecodeError, RecursionError) as error:
        found = _BYTE.search(str(error))
        where = f"{int(found[1]) + 1}번째 바이트에서 어긋납니다." if found else "끝나기 전에 끊겼습니다."
        raise Refusal(400, "본문이 JSON 문법에 맞지 않습니다.", place("body", where)) from error


def _wrong(message: str, known: tuple[str, ...]) -> Place:
    """Say in Korean which value is off; the field is all that msgspec's message is read for."""
    found = _FIELD.search(message)
    if found is None:
        return place("body", "JSON 객체 하나를 보내십시오.")
    field = found[1]
    expected = _EXPECTED[field] if field in known else f"모르는 항목입니다. {', '.join(known)}만 씁니다."
    return place(f"body:{field}", expected)
