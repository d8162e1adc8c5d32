"""The form of a note: which fields each kind has, what they are called, and what may stand in them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from newsgen.config import Config
from newsgen.desk.forms import Form
from newsgen.errors import NoteProblem
from newsgen.korean import attach
from newsgen.korean.particles import both
from newsgen.markets import Market, Session
from newsgen.notes import read, speakers
from newsgen.notes.fields import KINDS, LONGEST, SHAPES
from newsgen.notes.judge import INDIRECT
from newsgen.sections import BODY, NOTED, TITLES

_NAME = 80
"""Characters of a name at most."""
_LONG = frozenset({"text", "original", "context"})
_CALLED = {
    "speaker": ("발언자", "연준 인사와 주요 인물은 직함을 알아서 붙입니다."),
    "title": ("직함", "모르는 발언자면 꼭 적습니다."),
    "text": ("글", ""),
    "outlet": ("매체나 자리", "보도한 매체나 발언한 자리. 기사에 씁니다."),
    "source": ("출처", "데스크가 확인한 곳. 기사 끝의 출처에만 씁니다."),
    "time": ("시각", "2025-08-13T08:30(현지)이나 2025-08-13T21:30+09:00."),
    "original": ("원문", "기사에는 찍지 않습니다."),
    "context": ("덧붙일 문장", "발언 뒤에 이을 데스크의 문장."),
    "link": ("주소", "https://로 시작합니다."),
    "about": ("대상", "지수나 종목의 기호. 시장 전체면 비웁니다."),
    "head": ("제목의 앞머리", "18자까지: 관세 충격에."),
    "section": ("실을 자리", ""),
    "form": ("적는 꼴", "줄여 옮긴 말이면 따옴표 없이 적습니다."),
    "id": ("메모의 이름", "없으면 글에서 만듭니다. 영문 소문자, 숫자, 붙임표."),
}
_TEXTS = {
    "quote": "따옴표 안에 들어갈 말 그대로.",
    "cause": "‘다’로 끝나는 한 문장. 누구의 설명인지 아래에 적습니다.",
    "event": "사건을 알리는 문장.",
    "link": "링크에 붙일 글.",
}
_KEY = re.compile(
    rf"(?<![\w‘“'\"/.-])(?:--)?(?P<key>{'|'.join((*_CALLED, *KINDS))})"
    r"(?:(?P<particle>이나|[나가이은는을를])(?![가-힣])|(?=[에의와: ]))"
)
"""A key of a note's table where a message names it, with the particle that goes with it."""
_FORMS = (("", "따옴표 안에 말 그대로"), (INDIRECT, "따옴표 없이(…다고 말했다)"))
_EARLIER = 20
"""Sessions before this one whose notes say which outlets the desk quotes."""


class Field(NamedTuple):
    """One field of the form."""

    name: str
    label: str
    hint: str
    value: str
    required: bool
    long: bool
    most: int
    offers: tuple[tuple[str, str], ...]
    """What may stand in it, each with what it is; the browser offers them."""
    choices: tuple[tuple[str, str], ...]
    """What alone may stand in it."""


def fields(
    kind: str, values: Mapping[str, str], session: Session, desk: Config, subjects: Mapping[str, str]
) -> list[Field]:
    """Return the fields of a kind of note with what stands in them; ``subjects`` are names by symbol."""
    shape = SHAPES[kind]
    offers = {
        "speaker": _speakers(session),
        "outlet": _outlets(session, desk),
        "about": tuple(subjects.items()),
    }
    choices = {"section": _sections(), "form": _FORMS}
    return [
        Field(
            name=name,
            label=_CALLED[name][0],
            hint=_TEXTS[kind] if name == "text" else _CALLED[name][1],
            value=values.get(name, ""),
            required=name in shape.required,
            long=name in _LONG,
            most=LONGEST.get(name, _NAME),
            offers=offers.get(name, ()),
            choices=choices.get(name, ()),
        )
        for name in (*shape.required, *shape.optional)
    ]


def told(problem: NoteProblem) -> str:
    """Return what is wrong with a note in the form's own words: a person sees no key of the file."""

    def label(found: re.Match[str]) -> str:
        name = f"‘{_CALLED[found['key']][0] if found['key'] in _CALLED else KINDS[found['key']]}’"
        return attach(name, both(found["particle"])) if found["particle"] else name

    return _KEY.sub(label, str(problem))


def given(kind: str, form: Form) -> dict[str, str]:
    """Return what was typed into the form of a kind; a field that is empty is not there."""
    if kind not in SHAPES:
        raise NoteProblem(f"{kind[:20]!r}: 메모의 종류는 {', '.join(KINDS.values())} 가운데 하나입니다.")
    shape = SHAPES[kind]
    typed = {name: form.maybe(name) for name in (*shape.required, *shape.optional)}
    plain = {name: _one_line(text) for name, text in typed.items()}
    if "head" in plain:  # the article puts the dots after it
        plain["head"] = plain["head"].rstrip(" .…")
    return {name: text for name, text in plain.items() if text}


def subjects_of(market: Market, named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return what a note of a market may be about, by symbol: its own subjects, then what is told today."""
    own = {symbol: found.short for symbol, found in market.subject_of.items()}
    return own | {symbol: name for symbol, name in named if symbol and symbol not in own}


def _one_line(text: str) -> str:
    """Return a text of a field as one line: a browser's field breaks lines where nobody meant to."""
    return " ".join(text.split("\n")).strip()


def _speakers(session: Session) -> tuple[tuple[str, str], ...]:
    return tuple((each.korean, each.title_on(session.day)) for each in speakers.every())


def _outlets(session: Session, desk: Config) -> tuple[tuple[str, str], ...]:
    """Return whom the desk quoted of late, and which feeds it reads."""
    found: dict[str, None] = {}
    day, until = session, dt.datetime.now(dt.UTC)
    for _ in range(_EARLIER):
        found |= dict.fromkeys(each.outlet for each in read(Path(desk.notes), day, until=until).notes)
        day = day.previous
    return tuple((outlet, "") for outlet in found if outlet)


def _sections() -> tuple[tuple[str, str], ...]:
    return (("", "알아서"), *((name, TITLES[name] or BODY) for name in NOTED))
