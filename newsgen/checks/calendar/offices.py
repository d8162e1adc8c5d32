"""Who held an office on a text's day: 제롬 파월 연준 의장, 바이든 대통령, where one person holds it at a time."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.korean import attach
from newsgen.patterns import compiled
from newsgen.resources import listing
from newsgen.sought import Pattern

OFFICE: Final = "office"
_OF_SPEAKERS = {
    "연준 의장": r"(?:(?:미국\s|미\s)?(?:연준|연방준비제도(?:이사회)?(?:\([^()\n]{1,12}\))?)\s)?의장",
    "미국 재무장관": r"(?:미국\s|미\s)?재무(?:부\s)?장관",
    "미국 대통령": r"(?:미국\s|미\s)?대통령",
    "미국 상무장관": r"(?:미국\s|미\s)?상무(?:부\s)?장관",
}
"""Offices of the list of speakers that one person holds at a time, and what they are called behind a name."""
_NO_LONGER = (
    r"(?!\s?(?:후보|지명|당선|내정|후임|체제|시절|재임|재직|임기|취임|퇴임|선거|권한대행|탄핵|파면|당시|때))"
)
_ELSEWHEN = compiled(
    r"당시|시절|재임|재직|임기|후임|취임|지난해|작년|재작년|20[0-2]\d년|\d년\s전|퇴임|떠나|물러|그만|지명|후보|전임|선임|이던|였던"
)
_SIGN = compiled("의장|대통령|장관|총재|부총리|위원장|금감원장|감독원장|총리|최고경영자|CEO")
_SLACK = dt.timedelta(days=3)
_BELIEVED = dt.timedelta(days=183)


class Term(NamedTuple):
    """How long somebody held an office, as far as it is known."""

    names: tuple[str, ...]
    """The whole name, and what else copy calls somebody."""
    first: dt.date
    last: dt.date


class Office(NamedTuple):
    """An office, what finds who is given it, and who held it."""

    words: Pattern
    terms: tuple[Term, ...]

    def on(self, day: dt.date) -> list[Term]:
        """Return the terms of those who held it on a day, or within days of it."""
        return [one for one in self.terms if one.first - _SLACK <= day <= one.last + _SLACK]


def check(look: Look) -> Iterator[Flaw]:
    """Yield who is given an office that somebody else held on the text's day."""
    for sentence in look.having(_SIGN):
        if not _SIGN.search(sentence.own) or _ELSEWHEN.search(sentence.own):
            continue
        for office in _offices():
            for found in office.words.finditer(sentence.own):
                terms = office.on(look.day)
                if not terms or any(found["name"] in one.names for one in terms):
                    continue
                start, end = (sentence.at + place for place in found.span("name"))
                message = (
                    f"{look.day:%Y-%m-%d}에 이 자리는 {attach(terms[0].names[0], '이/가')} 맡고 있었습니다."
                )
                right = _as(found["name"], terms[0]) if len(terms) == 1 else None
                yield Flaw(OFFICE, Kind.FALSE, start, end, message, right)


@functools.cache
def _offices() -> tuple[Office, ...]:
    """Return the offices that are known: those of the list of speakers, and those listed for this alone."""
    own = ((one["title"], list(map(_term, one["holders"]))) for one in listing("offices.toml")["office"])
    return tuple(_office(title, terms) for title, terms in itertools.chain(_of_speakers(), own))


def _of_speakers() -> Iterator[tuple[str, list[Term]]]:
    speakers: list[dict[str, Any]] = listing("speakers.toml")["speaker"]
    for office, title in _OF_SPEAKERS.items():
        yield (
            title,
            [
                _term({"name": speaker["korean"], "checked": speaker["checked"], **each})
                for speaker in speakers
                for each in speaker["office"]
                if each["title"] == office
            ],
        )


def _term(told: dict[str, Any]) -> Term:
    names = (told["name"], told["short"]) if "short" in told else (told["name"], told["name"].split()[-1])
    last = told["to"] if "to" in told else told["checked"] + _BELIEVED
    return Term(tuple(dict.fromkeys(names)), told["from"], last)


def _as(name: str, term: Term) -> str:
    """Return who held an office, as long as the name that stands there."""
    return term.names[0] if " " in name else term.names[-1]


def _office(title: str, terms: list[Term]) -> Office:
    """Return an office, whose holders are found by all that they are called."""
    names = "|".join(dict.fromkeys(name for one in terms for name in one.names))
    return Office(compiled(rf"(?<![가-힣])(?P<name>{names})\s{title}{_NO_LONGER}"), tuple(terms))
