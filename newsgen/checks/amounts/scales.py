"""Scales and counters that no such amount has: 188만억원, 청구 건수는 23만6,000명."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.checks.amounts.money import UNIT
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.checks.recorded import Prices
from newsgen.claims import Sentence
from newsgen.korean.figures import amount
from newsgen.patterns import compiled

_TWICE = compiled(r"(?<![\d.,])(?P<told>(?P<digits>\d[\d,]*만)억)(?=\s?(?:원|달러|엔|주|위안))")
"""Two scales in the place of one: 188만억원."""
_CASES = compiled(
    r"(?P<what>[가-힣]+)\s?건수(?:는|가|도|은)?\s(?:[가-힣]+\s){0,2}?(?:약\s)?(?P<n>\d[\d,]*(?:만\s?[\d,]*)?(?:천)?)(?P<unit>명)(?=[으이에보을로가]|\s)"
)
"""Cases counted as persons: 신규 실업수당 청구 건수는 23만6,000명으로."""
_CLOSELY = 0.006


def check(look: Look) -> Iterator[Flaw]:
    """Yield amounts with a scale too many, and cases told in persons."""
    if "만억" in look.own:
        for sentence in look.copy.sentences:
            yield from _twice(look, sentence)
    for found in _CASES.finditer(look.own) if "건수" in look.own else ():
        message = f"{found['what']} 건수는 건으로 셉니다."
        yield Flaw(UNIT, Kind.FALSE, found.start("n"), found.end("unit"), message, f"{found['n']}건")


def _twice(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield a number with two scales; the price of the company named before it tells which one is too many."""
    for found in _TWICE.finditer(sentence.own):
        named = [
            one for one in look.names.named(sentence.own) if one.sort == "stock" and one.end <= found.start()
        ]
        closes = [
            float(prices.close[row])
            for about in (named[-1].abouts if named else ())
            if (ground := look.ground(about)) is not None
            if (prices := ground.prices(about)) is not None
            if (row := _row(prices, look)) is not None
        ]
        told = float(amount(found["digits"])[0])
        right = any(abs(told / close - 1) < _CLOSELY for close in closes if close > 0)
        start, end = (sentence.at + at for at in found.span("told"))
        yield Flaw(
            UNIT, Kind.FALSE, start, end, "만과 억이 겹쳤습니다. 자릿수를 확인하십시오.", found["digits"] if right else None
        )  # fmt: skip


def _row(prices: Prices, look: Look) -> int | None:
    return prices.row(look.day)
