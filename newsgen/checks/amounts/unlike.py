"""A company told with another's move, which it is in the text itself with its own: 애플은 8.27% 급락 … 애플(-2.50%)."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.checks.agree import agrees
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look, called
from newsgen.claims import Claim, Measure, When
from newsgen.claims.claim import DAY
from newsgen.patterns import compiled

_FINE = 0.011
_LEAST = 1.0
"""Percent from which a move to two places is no other company's by chance."""
_LARGE = 200
"""Stocks that were traded most, whose moves copy tells."""
_ELSEWHEN = compiled(
    "전날|지난|이번 주|한 주|주간|이달|올해|시간외|시간 외|장중|한때|매출|순이익|영업이익|주당|분기|점유율|지분|비중"
)
_BEGINS = compiled(r"(?:[^.\n,]{0,24}?[가-힣](?:한|된|은|던|인)\s|\W*)$")
"""What stands before the company with which a sentence begins: nothing, or an attribute of it."""

_UP_TO = compiled(r"[은는]\s(?:(?![가-힣A-Za-z]+[은는]\s)[^\d\s,]+\s)*")
"""What stands between the company and its move: no other figure, nothing else that is a topic."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield the name of a company with which a sentence begins whose move is another's alone."""
    ground = look.grounds.get(look.home)
    if ground is None or ground.at is not None or not look.is_closing:
        return
    for claim in look.claims:
        exact = claim.measure is Measure.CHANGE and claim.figure.is_exact and not claim.abouts
        if not exact or claim.days or claim.span != DAY or claim.when is not When.CLOSE:
            continue
        if float(claim.figure.step) > _FINE or float(claim.figure.value) < _LEAST:
            continue
        named = [one for one in look.names.named(claim.sentence) if one.sort == "stock"]
        if len(named) != 1 or len(named[0].abouts) != 1 or _ELSEWHEN.search(claim.sentence):
            continue
        (about,) = named[0].abouts
        own = look.copy.sentence_at(claim.start)
        if own is None or not _BEGINS.fullmatch(own.own, 0, named[0].start):
            continue
        if not _UP_TO.fullmatch(own.own, named[0].end, claim.start - own.at):
            continue
        whose = [each for each in (*ground.traded_most[:_LARGE], *look.named) if _moved(look, claim, each)]
        if whose and about not in whose and _is_told_rightly(look, about):
            message = f"{claim.figure.value}%는 {called(look, whose[0])}의 {look.day:%Y-%m-%d} 등락률입니다."
            start = own.at + named[0].start
            yield Flaw("subject", Kind.FALSE, start, own.at + named[0].end, message)


def _moved(look: Look, claim: Claim, about: str) -> bool:
    ground = look.ground(about)
    value = ground.moved(about) if ground else None
    sign = claim.figure.sign or (claim.direction.sign if claim.direction else 0)
    return value is not None and agrees(claim.figure, value) and sign * value > 0


def _is_told_rightly(look: Look, about: str) -> bool:
    """Tell whether the text has the company's own move elsewhere."""
    return any(
        claim.abouts == (about,) and claim.measure is Measure.CHANGE and claim.figure.is_exact
        and not claim.days and _moved(look, claim, about)
        for claim in look.claims
    )  # fmt: skip
