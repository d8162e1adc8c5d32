"""The form of a term: its fields as they are typed, and the table of TOML that they are."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from newsgen.desk.forms import Form
from newsgen.errors import UsageProblem

_TEXTS = {
    "title": ("이름", "기사에 쓰는 꼴."),
    "english": ("영문 이름", ""),
    "abbreviation": ("약어", ""),
    "definition": ("뜻", "‘다.’로 끝나는 한 문장. 홀로 서도 뜻이 통해야 합니다."),
    "more": ("설명", "이어지는 두 문장에서 네 문장. 마크다운."),
    "source": ("출처", "사실을 확인한 곳."),
    "link": ("출처의 주소", "https://로 시작합니다."),
    "pronounced": ("읽는 법", "로마자 이름을 한글로."),
}
_LISTS = {
    "others": ("다른 표기", "이름의 다른 표기."),
    "aliases": ("다른 이름", "같은 것을 달리 부르는 말."),
    "forms": ("규칙으로 만든 표기", "{원|원화}/달러{ 환율|}"),
    "asked": ("찾을 때만 쓰는 말", "은어와 줄임말."),
    "left": ("앞에 붙는 말", "상호관세의 상호."),
    "right": ("뒤에 붙는 말", "관세율의 율."),
    "not": ("이 용어가 아닌 말", "유가가 든 유가증권."),
    "near": ("같은 문장에 있어야 할 말", "옵션에는 만기."),
    "far": ("같은 문장에 있으면 아닌 말", "신고가에는 아파트."),
    "told": ("글이 스스로 풀이하는 말", ""),
    "see": ("함께 볼 용어의 id", ""),
}
_BOXES = {"mark": ("기사에서 풀이함", True), "national": ("나라마다 있음", False)}
"""Field -> its label, and what it is where the file does not say."""
_LONG = frozenset({"definition", "more"})
_REQUIRED = frozenset({"title", "english", "definition", "more", "source"})
LONGEST_ID = 60
"""Characters of an id."""
LEVELS = (("1", "1 꼭 풀이할 말"), ("2", "2 반쯤 아는 말"), ("3", "3 자리가 있으면 풀이할 말"))


class Field(NamedTuple):
    """One field of the form."""

    name: str
    label: str
    hint: str
    value: str
    kind: str
    """``line``, ``text``, ``list`` (a value a line), ``box``, ``date`` or ``level``."""
    required: bool = False


def fields(entry: Mapping[str, Any]) -> list[Field]:
    """Return the form of a term's table."""
    texts = [
        Field(
            name,
            label,
            hint,
            str(entry.get(name, "")),
            "text" if name in _LONG else "line",
            name in _REQUIRED,
        )
        for name, (label, hint) in _TEXTS.items()
    ]
    lists = [
        Field(name, label, hint, "\n".join(entry.get(name, ())), "list")
        for name, (label, hint) in _LISTS.items()
    ]
    boxes = [
        Field(name, label, "", "1" if entry.get(name, usual) else "", "box")
        for name, (label, usual) in _BOXES.items()
    ]
    valid = entry.get("valid") or {}
    days = [
        Field(
            "as_of",
            "사실이 맞는 날",
            "법, 금액처럼 낡는 사실이면 적습니다.",
            _day(valid.get("as_of")),
            "date",
        ),
        Field("until", "사실이 맞는 끝 날", "", _day(valid.get("until")), "date"),
    ]
    level = Field("level", "풀이하는 차례", "", str(entry.get("level", 2)), "level")
    what = Field(
        "what", "이번에 바뀐 것", "독자가 알아야 하면 한 문장으로.", str(entry.get("what", "")), "line"
    )
    return [*texts, level, *boxes, *lists, *days, what]


def typed(form: Form) -> dict[str, Any]:
    """Return what was typed as the fields that :func:`fields` shows again."""
    entry: dict[str, Any] = {name: " ".join(form.maybe(name).split()) for name in _TEXTS if name != "more"}
    entry["more"] = form.maybe("more").strip()
    for name in _LISTS:
        entry[name] = [each for each in (line.strip() for line in form.maybe(name).split("\n")) if each]
    entry |= {name: bool(form.maybe(name)) for name in _BOXES}
    entry["level"] = int(form.maybe("level")) if form.maybe("level") in {"1", "2", "3"} else 2
    as_of, until = (_read(form.maybe(name)) for name in ("as_of", "until"))
    entry["valid"] = {**({"as_of": as_of} if as_of else {}), **({"until": until} if until else {})}
    entry["what"] = " ".join(form.maybe("what").split())
    return entry


def table(
    entry: Mapping[str, Any], identity: str, changes: list[dict[str, Any]], today: dt.date
) -> dict[str, Any]:
    """Return the table of what was typed; None for a field that is not to stand in it.

    ``changes`` is the history so far, to which what changed now is added.
    """
    made: dict[str, Any] = {name: entry[name] or None for name in (*_TEXTS, *_LISTS, "valid")}
    made |= {name: None if entry[name] is usual else entry[name] for name, (_, usual) in _BOXES.items()}
    made["level"] = None if entry["level"] == 2 else entry["level"]
    if entry["what"]:
        made["changed"] = [{"on": today, "what": entry["what"]}, *changes]
    return {"id": identity, **made, "checked": today}


def id_of(english: str) -> str:
    """Return the id that a term's English name suggests: ``Core CPI`` is ``core-cpi``."""
    return re.sub(r"[^a-z0-9]+", "-", english.lower())[:LONGEST_ID].strip("-")


def differing(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Return the label of each field that is another in two terms, with what stands in either."""
    pairs = zip(fields(one), fields(other), strict=True)
    return [(a.label, a.value, b.value) for a, b in pairs if a.value != b.value and a.name != "what"]


def _day(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date) else ""


def _read(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageProblem(f"{text[:20]}: 날짜는 2026-11-29처럼 적으십시오.") from error
