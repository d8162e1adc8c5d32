"""What is said of bonds and of the dollar beside their yields holds: prices go against them.

These words stand without a figure of their own. They are held against the moves that the text's facts keep;
where these are not there, or went both ways, nothing is known of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import NamedTuple

from newsgen import markets
from newsgen.model import Fact
from newsgen.proof.found import Code, Facts, TextFinding, wrong
from newsgen.proof.sentences import Text


class Rates(NamedTuple):
    """How a market's rates went: 1, -1, or 0 where they went both ways or are not known."""

    yields: int
    dollar: int
    gap: int
    """Whether the gap between the long and the short yield grew, whichever of them is higher."""


_UP, _DOWN = r"(?:오[르른]|올[라랐]|강[해세])", r"(?:내[린려렸리]|약[해세])"
_WITH = r"금리와 (?:함께|같은 방향으로) 달러(?:인덱스)?도 (?:[\d.]+% |주요국 통화에 대해 )?"
_GAP = r"장단기 금리 (?:차|역전 폭)[가이]"

CLAIMS: tuple[tuple[re.Pattern[str], Callable[[Rates], bool]], ...] = (
    (re.compile(rf"국채값[은이도] {_UP}"), lambda rates: rates.yields <= 0),
    (re.compile(rf"국채값[은이도] {_DOWN}"), lambda rates: rates.yields >= 0),
    (re.compile(_WITH + _UP), lambda rates: min(rates.yields, rates.dollar) >= 0),
    (re.compile(_WITH + _DOWN), lambda rates: max(rates.yields, rates.dollar) <= 0),
    (re.compile(rf"{_GAP} (?:벌어|확대)"), lambda rates: rates.gap >= 0),
    (re.compile(rf"{_GAP} (?:좁혀|축소)"), lambda rates: rates.gap <= 0),
)
"""What is said, and what must be so."""

_ANY = re.compile("|".join(words.pattern for words, _ in CLAIMS))
"""Some of that: one look tells most sentences that have none."""


def check(text: Text, facts: Facts) -> Iterator[TextFinding]:
    """Find words for bonds, the dollar and the gap of yields that their moves contradict."""
    for sentence in chain.from_iterable(text):
        words = sentence.own_words
        for said, holds in CLAIMS if _ANY.search(words) else ():
            found = said.search(words)
            if found and not all(map(holds, _every(facts))):
                message = f"채권이나 달러를 이르는 말이 금리와 어긋남({found[0]!r})"
                yield wrong(Code.DIRECTION, message, sentence.words(*found.span()))


def _every(facts: Facts) -> list[Rates]:
    told = {(one.measure, one.about): one for one in facts.values()}
    return [_rates(told, market.name) for market in markets.every()]


def _rates(told: dict[tuple[str, str], Fact], name: str) -> Rates:
    market = markets.named(name)
    long, short = market.yield_of("long"), market.yield_of("short")
    moves = [told[key].value for about in (long, short) if (key := ("yield_change", about)) in told]
    signs = {(move > 0) - (move < 0) for move in moves}
    dollar = told.get(("change_day", market.currency("dollar")))
    now, before = (told.get((f"curve{end}", f"{long}-{short}")) for end in ("", "_day_before"))
    gap = abs(now.value) - abs(before.value) if now and before else 0.0
    return Rates(
        yields=signs.pop() if len(signs) == 1 else 0,
        dollar=(dollar.value > 0) - (dollar.value < 0) if dollar else 0,
        gap=(gap > 0) - (gap < 0),
    )
