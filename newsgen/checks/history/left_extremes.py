"""The highest or lowest of a session before, told as how far the text's own went: 장중 4084.09까지 오르며."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.ground import Ground
from newsgen.checks.look import Look, called
from newsgen.checks.recorded import Prices
from newsgen.claims import Claim, Measure
from newsgen.claims.claim import DAY
from newsgen.patterns import compiled
from newsgen.snapshot import Floats

_TO = compiled(
    r"(?:포인트|원)?까지\s(?:\S+\s)?(?:(?P<up>오르|올라|올랐|뛰|치솟|상승|고점)|(?P<down>내리|내려|내렸|밀리|밀려|밀렸|떨어|하락|저점|후퇴))"
)
_ELSEWHEN = compiled(r"전날|전일|어제|지난|앞서|당시|\d일|요일|이번\s?주|이달|던\s")
_BACK = 3
"""Sessions before the text's own whose extreme is left standing."""
_CENT = 0.006
_FINE = 4
"""Digits of a level that no chance makes another day's."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield how far a session is told to have gone, where a session before went exactly so far."""
    if not look.is_closing or "까지" not in look.own:
        return
    for claim in look.claims:
        found = _TO.match(look.own, claim.end) if claim.measure is Measure.LEVEL else None
        if found is None or not _is_plain(claim) or _ELSEWHEN.search(claim.sentence):
            continue
        ground = look.ground(claim.abouts[0])
        prices = ground.prices(claim.abouts[0]) if ground else None
        if ground is not None and prices is not None:
            yield from _held(look, claim, ground, prices, up=found["up"] is not None)


def _is_plain(claim: Claim) -> bool:
    return (
        len(claim.abouts) == 1 and claim.sure and not claim.days and claim.span == DAY and claim.figure.is_exact
        and len(str(claim.figure.value).replace(".", "").strip("0")) >= _FINE
    )  # fmt: skip


def _held(look: Look, claim: Claim, ground: Ground, prices: Prices, *, up: bool) -> Iterator[Flaw]:
    column: Floats | None = prices.high if up else prices.low
    row = prices.row(ground.session.day)
    if column is None or row is None or row < _BACK:
        return
    told = float(claim.figure.value)
    own = [one[row] for one in (prices.high, prices.low, prices.open, prices.close) if one is not None]
    if any(abs(float(one) - told) < _CENT for one in own):
        return
    left = next(
        (at for at in range(row - 1, row - 1 - _BACK, -1) if abs(float(column[at]) - told) < _CENT), None
    )
    if left is None:
        return
    right = (
        f"{float(column[row]):,.2f}"
        if "," in look.own[claim.start : claim.end]
        else f"{float(column[row]):.2f}"
    )
    what = "고점" if up else "저점"
    message = f"{prices.days[left]:%Y-%m-%d}의 {what}입니다. {called(look, claim.abouts[0])} {prices.days[row]:%Y-%m-%d} {what}은 {right}입니다."
    yield Flaw(
        "level",
        Kind.FALSE,
        claim.start,
        claim.end,
        message,
        right if claim.abouts[0].startswith("^") else None,
    )
