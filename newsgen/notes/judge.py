"""One table to one note, or the reason why not."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from newsgen.errors import NoteProblem
from newsgen.korean import attach, is_clause
from newsgen.markets import Session
from newsgen.model import Note
from newsgen.notes import speakers
from newsgen.notes.fields import texts
from newsgen.notes.when import moment
from newsgen.sections import NOTED, VIEWS

INDIRECT = "indirect"
"""The form of words that stand without quotation marks."""
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_DOUBLE = re.compile('[“”"]')
_SENTENCE = re.compile(r"다[\s’”)]*$")
_NO_HEAD = re.compile('[?!…“”"]|[.]{2,}|[.,·:;]$')
"""Marks that a headline does not have, or not at the end of its first half."""
_NAMELESS = re.compile(
    r"(?:시장|투자자|전문가|참가자|월가|월스트리트|업계|관계자|소식통|애널리스트|일각|일부|외신)(?:들|에서)?"
)
"""Who is nobody in particular: a cause needs somebody who answers for it."""


def note(kind: Any, row: Mapping[str, object], session: Session, until: dt.datetime) -> Note:
    """Return the note of one table; raises NoteProblem at the first thing that keeps it from the print."""
    said = texts(kind, row)
    day, at = moment(row["time"], session, until) if "time" in row else (None, None)
    said |= _speaker(said, day or session.day)
    _require_place(said)
    if kind == "quote":
        _require_plain_marks(said)
        _require_form(said)
    if "head" in said:
        _require_head(said["head"])
    if kind == "cause":
        _require_author(said)
    if kind == "cause" or "form" in said:
        said["text"] = _clause(said["text"])
    identity = said.pop("id", "") or _identity(kind, said)
    return Note(id=identity, kind=kind, day=day, at=at, **said)


def _speaker(said: Mapping[str, str], day: dt.date) -> dict[str, str]:
    """Return the speaker's name and title as printed: the desk's own where it gives a title."""
    if "speaker" not in said or "title" in said:
        return {}
    known = speakers.find(said["speaker"])
    if known is None:
        near = speakers.called(said["speaker"], day)
        hint = f"{attach(near, '이라/라')}면 이름을 다 쓰고, 아니면 " if near else ""
        raise NoteProblem(f"모르는 발언자 {said['speaker']}입니다. {hint}title에 한글 직함을 쓰십시오.")
    title = known.title_on(day)
    if not title:
        raise NoteProblem(f"{known.korean}의 {day} 직함을 모릅니다. title에 한글 직함을 쓰십시오.")
    return {"speaker": known.korean, "title": title}


def _require_place(said: Mapping[str, str]) -> None:
    if said.get("section", "fed") not in NOTED:
        raise NoteProblem(f"section {said['section']}: 쓸 수 있는 것은 {', '.join(NOTED)}입니다.")
    if said.get("section") == VIEWS and not {"speaker", "outlet"} & said.keys():
        raise NoteProblem(f"section {VIEWS}: 누구의 견해인지 speaker나 outlet에 쓰십시오.")
    if "id" in said and not _ID.fullmatch(said["id"]):
        raise NoteProblem(f"id {said['id']}: 영문 소문자, 숫자, 붙임표만 쓸 수 있습니다.")
    if "link" in said and not _is_web(said["link"]):
        raise NoteProblem("link는 http://나 https://로 시작하는 주소여야 합니다.")


def _is_web(link: str) -> bool:
    try:
        parts = urlsplit(link)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"[\s<>\"]", link)
    except ValueError:  # a bracket that is no address
        return False


def _require_plain_marks(said: Mapping[str, str]) -> None:
    if _DOUBLE.search(said["text"]):
        raise NoteProblem("text: 인용문 안의 큰따옴표는 ‘ ’로 바꾸십시오. 바깥의 “ ”는 newsgen이 붙입니다.")


def _require_form(said: Mapping[str, str]) -> None:
    if said.get("form", INDIRECT) != INDIRECT:
        raise NoteProblem(f"form {said['form']}: 쓸 수 있는 것은 {INDIRECT}(따옴표 없이)입니다.")


def _require_head(head: str) -> None:
    """Require the beginning of a headline: no sentence, nothing that ends or quotes one."""
    if _SENTENCE.search(head):
        raise NoteProblem("head: ‘다’로 끝나는 문장이 아니라 ‘관세 충격에’처럼 쓰십시오.")
    mark = _NO_HEAD.search(head)
    if mark:
        raise NoteProblem(f"head: {mark[0]!r} 글자는 쓸 수 없습니다. 말줄임표는 newsgen이 붙이니 지우십시오.")


def _require_author(said: Mapping[str, str]) -> None:
    """Require somebody who answers for a cause: a person or a house, never the market.

    The desk's own sentence, which names nobody, says where it was checked.
    """
    names = [said[key] for key in ("speaker", "outlet", "source") if key in said]
    if not names:
        raise NoteProblem(
            "누구의 설명인지 speaker나 outlet에, 데스크의 글이면 어디서 확인했는지 source에 쓰십시오. "
            "출처 없는 원인은 쓰지 않습니다."
        )
    if any(_NAMELESS.fullmatch(name) for name in names):
        raise NoteProblem(f"{names[0]}: 누구인지 알 수 있는 이름을 쓰십시오. 출처 없는 원인은 쓰지 않습니다.")


def _clause(text: str) -> str:
    """Return a text as it stands before ``고 분석했다``: one sentence in 다, its full stop dropped."""
    clause = text.rstrip(".")
    if not is_clause(clause):
        raise NoteProblem("text: ‘…다’로 끝나는 한 문장으로 쓰십시오.")
    return clause


def _identity(kind: str, said: Mapping[str, str]) -> str:
    """Return an id made from who said what, the same wherever the note stands in the file."""
    words = "\n".join(said.get(key, "") for key in ("speaker", "outlet", "about", "text"))
    return f"{kind}-{hashlib.sha256(words.encode()).hexdigest()[:8]}"
