"""The two ends between which an index is told to have swung within its session: 저점 4,835.04와 고점 5,246.57 사이를 오간."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgen import markets
from newsgen.checks.amounts.shapes import is_misprint
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look, called
from newsgen.checks.recorded import Prices
from newsgen.checks.written import written
from newsgen.claims import Sentence
from newsgen.patterns import compiled

_NUMBER = r"(?:\d만\s?)?\d[\d,]*\.\d{2}"
_NOUN, _AMOUNT = (
    r"(?:하루\s|장\s?중\s|이날\s)?최?",
    rf"(?:점|가)(?:인|은|는)?\s?\(?(?P<%s>{_NUMBER})(?![\d%%])(?:포인트)?\)?",
)
_SWUNG = compiled(
    rf"{_NOUN}(?P<one>[고저]){_AMOUNT % 'one_level'}(?:에서|[와과]|,)\s"
    rf"{_NOUN}(?P<other>[고저]){_AMOUNT % 'other_level'}(?:까지|\s?사이|\s?구간|를|을|의|에서)"
)
_ELSEWHEN = compiled(r"전날|전일|어제|지난|앞서|당시|이번\s?주|이달|올해|한 주|주간")
_CENT = 0.011


def check(look: Look) -> Iterator[Flaw]:
    """Yield the ends of a session's swing that are those of its one index but for their digits, or are exchanged."""
    if not look.is_closing or "점" not in look.own:
        return
    for sentence in look.having(_SWUNG):
        for found in _SWUNG.finditer(sentence.own):
            if found["one"] != found["other"] and not _ELSEWHEN.search(sentence.own, 0, found.end()):
                yield from _held(look, sentence, found)


def _held(look: Look, sentence: Sentence, found: re.Match[str]) -> Iterator[Flaw]:
    """Hold both ends against the highest and the lowest of the one index that the sentence names."""
    named = {
        about
        for one in look.names.named(sentence.own)
        if one.sort == "index"
        for about in one.abouts
        if about in markets.named(look.home).indices
    }
    ground = look.ground(next(iter(named))) if len(named) == 1 else None
    prices = ground.prices(next(iter(named))) if ground else None
    row = prices.row(ground.session.day) if ground and prices else None
    if prices is None or row is None or look.is_of_another_day(sentence):
        return
    for name in ("one", "other"):
        yield from _end(look, sentence, found, name, called(look, next(iter(named))), prices, row)


def _end(
    look: Look, sentence: Sentence, found: re.Match[str], name: str, whose: str, prices: Prices, row: int
) -> Iterator[Flaw]:
    column = prices.low if found[name] == "저" else prices.high
    start, end = (sentence.at + at for at in found.span(f"{name}_level"))
    figure = next((one.figure for one in look.claims if one.start == start), None)
    if column is None or figure is None:
        return
    right = float(column[row])
    if abs(float(figure.value) - right) < _CENT or not is_misprint(figure, right):
        return
    message = f"{whose} {prices.days[row]:%Y-%m-%d} {found[name]}점은 {right:,.2f}입니다."
    yield Flaw("level", Kind.FALSE, start, end, message, written(figure, look.text[start:end], right))
