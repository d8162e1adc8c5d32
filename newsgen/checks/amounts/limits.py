"""The daily price limit in Seoul: who is said to have ended at it and did not come near."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look, called
from newsgen.korean import attach
from newsgen.patterns import compiled

CODE: Final = "direction"
_AT_LIMIT = compiled(
    r"(?P<word>(?P<up>상)한가|하한가)(?:\([^()\n]*\))?(?:를|로|까지|에)\s(?:[가-힣]+\s)?(?:기록|마감|직행|치솟|뛰|올[랐라]|마쳤|장을|거래를|채[웠우]|쳤|떨어|추락|달[렸려])"
)
_ONCE = compiled(r"장중|한때|전날|지난|이틀|사흘|연속|풀|가까|근접|육박|전일|어제|만에|시간외|직전")
_WHO = compiled(r"(?:\([^()\n]*\))?(?:은|는|이|가|도|와|과|,|·|\s모두|\s나란히|\s등)")
_LEAST = 27.0
"""Percent that a close at the limit of 30 is at least, as prices go by ticks."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield the limit that the last company named before it was far from at the close."""
    if look.home != "kr" or "한가" not in look.own or not look.is_closing:
        return
    for sentence in look.having(_AT_LIMIT):
        for found in _AT_LIMIT.finditer(sentence.own) if "한가" in sentence.own else ():
            named = [one for one in look.names.named(sentence.own) if one.end <= found.start()]
            if not named or named[-1].sort != "stock" or len(named[-1].abouts) != 1:
                continue
            if _ONCE.search(sentence.own) or not _WHO.match(sentence.own, named[-1].end):
                continue
            (about,) = named[-1].abouts
            ground = look.ground(about)
            moved = ground.moved(about, look.day) if ground else None
            sign = 1 if found["up"] else -1
            if moved is not None and moved * sign < _LEAST:
                start, end = (sentence.at + at for at in found.span("word"))
                way = "올랐습니다" if moved > 0 else "내렸습니다"
                message = (
                    f"{attach(called(look, about), '은/는')} {look.day:%Y-%m-%d}에 {abs(moved):.2f}% {way}."
                )
                yield Flaw(
                    CODE, Kind.FALSE, start, end, message, fact=f"change:{about}@{look.day} = {moved:.2f}"
                )
