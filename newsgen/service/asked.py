"""What a request to annotate brings: JSON, or the text itself."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from newsgen.model import Record
from newsgen.reading import Form
from newsgen.service.problem import Place, Refusal, place

Output = Literal["spans", "html", "source"]
FORMS: dict[str, Form] = {"text/plain": "text", "text/markdown": "markdown", "text/html": "html"}
"""Media type -> form of text."""
_BYTE = re.compile(r"\(byte (\d+)\)")
_FIELD = re.compile(r"(?:field `|at `\$\.)([^`]+)`\Z")
_EXPECTED = {
    "text": "글을 문자열로 적으십시오.",
    "format": "text, markdown, html 가운데 하나로 적으십시오.",
    "first_only": "true나 false로 적으십시오.",
    "output": "spans, html, source 가운데 하나로 적으십시오.",
}


class Asked(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text, and what is wanted of it."""

    text: str
    format: Form = "text"
    first_only: bool = False
    """Each term once, where it stands first."""
    output: Output = "spans"
    """``spans`` are places in the text as JSON; ``html`` is the text with the terms marked, safe to show
    anybody; ``source`` is the text as it was sent with the terms marked, for callers that are trusted."""


def read(content_type: str, body: bytes, *, first_only: bool, output: Output) -> Asked:
    """Read a body by its Content-Type; Refusal, with the place, where it cannot be read."""
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
    return Asked(text=text, format=form, first_only=first_only, output=output) if form else _json(text)


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        where = place("body", f"{line}행, {error.start + 1}번째 바이트가 UTF-8이 아닙니다.")
        raise Refusal(400, "본문이 UTF-8이 아닙니다. UTF-8로 보내십시오.", where) from error


def _json(text: str) -> Asked:
    try:
        return msgspec.json.decode(text, type=Asked)
    except msgspec.ValidationError as error:
        raise Refusal(400, "JSON의 값이 맞지 않습니다.", _wrong(str(error))) from error
    except (msgspec.DecodeError, RecursionError) as error:
        found = _BYTE.search(str(error))
        where = f"{int(found[1]) + 1}번째 바이트에서 어긋납니다." if found else "끝나기 전에 끊겼습니다."
        raise Refusal(400, "본문이 JSON 문법에 맞지 않습니다.", place("body", where)) from error


def _wrong(message: str) -> Place:
    """Say in Korean which value is off; the field is all that msgspec's message is read for."""
    found = _FIELD.search(message)
    if found is None:
        return place("body", "JSON 객체 하나를 보내십시오.")
    field = found[1]
    expected = _EXPECTED.get(field, f"모르는 항목입니다. {', '.join(_EXPECTED)}만 씁니다.")
    return place(f"body:{field}", expected)
