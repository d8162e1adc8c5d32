"""A round level that an index is told to have passed for the first time, and had passed before: 사상 처음 6,000선을 넘었다."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.history.records import RECORD
from newsgen.checks.look import Look, called
from newsgen.claims import Measure
from newsgen.korean import attach
from newsgen.patterns import compiled

_FIRST = compiled(
    r"(?<![가-힣])(?:(?:사상|역대)\s(?:처음|최초)(?:으로)?|종가(?:\s?기준)?(?:으로|로)?(?:는)?\s(?:(?:사상|역대)\s)?처음(?:으로)?)\s(?:종가\s기준(?:으로)?\s)?"
    r"(?P<line>\d만(?:\d,\d{3}|\d{0,4})|\d천|\d[\d,]*)(?:포인트)?\s?(?:선|고지)?(?:을|를|에)\s(?:넘(?:었|어섰|겼|어\s마감)|돌파(?:했|하[며고면])|뚫었|올라섰|밟았)"
)
_ELSE = compiled("장중|한때|지난|전날|전망|예상|이후|올해|이달|만에|시간외|선물")


def check(look: Look) -> Iterator[Flaw]:
    """Yield first times of which an earlier close is recorded."""
    if not look.is_closing:
        return
    for found in look.found(_FIRST, look.own, _SIGN):
        at, end = found.span("line")
        claim = next((one for one in look.claims if at <= one.start < end and len(one.abouts) == 1), None)
        if claim is None or claim.measure is not Measure.LEVEL or not claim.abouts[0].startswith("^"):
            continue
        sentence = look.copy.sentence_at(at)
        (about,) = claim.abouts
        ground = look.ground(about)
        prices = ground.prices(about) if ground else None
        row = prices.row(ground.session.day) if ground and prices else None
        if (
            sentence is None
            or prices is None
            or row is None
            or _ELSE.search(sentence.own)
            or look.is_of_another_day(sentence)
        ):
            continue
        above = np.flatnonzero(prices.close[:row] >= float(claim.figure.value))
        if above.size:
            name, line = called(look, about), look.text[at:end]
            first = prices.days[int(above[0])]
            message = f"{attach(name, '은/는')} {first:%Y-%m-%d}에도 {line}을 넘어 마감했습니다."
            yield Flaw(RECORD, Kind.FALSE, found.start(), end, message)


_SIGN = compiled("처음|최초")
