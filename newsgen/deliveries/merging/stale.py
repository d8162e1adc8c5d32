"""Whether words of the desk hold a figure that a new version changed, in whatever form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import NamedTuple

from newsgen.model import Article
from newsgen.outputs import charts
from newsgen.proof.sentences import text_of
from newsgen.story.moments import CLOCKS, DATES

_UNITS = {
    "%": ("%포인트", "%p", "퍼센트포인트", "퍼센트p"),
    "percent": ("%", "퍼센트", "프로"),
    "bp": ("bp", "베이시스포인트", "베이시스 포인트"),
    "points": ("포인트", "p"),
    "count": ("개", "곳", "종목", "명", "건"),
    "won": ("원",),
    "dollar": ("달러",),
    "times": ("배",),
    "sessions": ("거래일",),
    "weeks": ("주",),
    "date": ("월", "일", "년", "분기", "시", "분"),
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words}
_NUMBER = re.compile(
    r"(?<![\d.,A-Za-z&])((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s?("
    + "|".join(sorted(map(re.escape, _UNIT_OF), key=len, reverse=True))
    + ")?"
)
_MYRIAD = re.compile(r"(\d+)만\s?(\d{1,4})(?![\d,])")
_THOUSAND = re.compile(r"(\d)천\s?(\d{1,3})(?![\d,])")
_SINCE = r"\s?(?:이후|이래|만에|만의|뒤|래)"
_PLAIN_DIGITS = 3
"""Digits from which on a number without a unit is taken for the same figure."""
_LEVEL = 1000
"""From where on a bare number may be told in round tens and hundreds: 2,300선."""


class Changed(NamedTuple):
    """A figure that the version before printed and that does not hold in the new one."""

    was: str
    now: str
    """Empty where the new version does not print it."""
    date: bool


class Number(NamedTuple):
    """A number in a text."""

    value: Decimal
    unit: str
    """Empty for none."""
    text: str

    @property
    def digits(self) -> int:
        """How many digits it has."""
        return sum(each.isdigit() for each in self.text)


def changed(before: Article, after: Article) -> tuple[Changed, ...]:
    """Return the figures of an article that a later version of it changes, or prints no more."""
    then, now = _prints(before), _prints(after)
    held = {fact.id: fact.value for fact in after.facts}
    values = {fact.id: fact.value for fact in before.facts}
    found = []
    for (fact, style), (text, sign) in then.items():
        right, way = now.get((fact, style), ("", sign))
        if (right, way) == (text, sign) or (not right and held.get(fact) == values.get(fact, 0.0)):
            continue
        found.append(Changed(text, right, style in DATES or style in CLOCKS))
    return tuple(dict.fromkeys(found))


def _prints(article: Article) -> dict[tuple[str, str], tuple[str, bool]]:
    """Return each figure in print, by fact and style, and whether it tells a fall."""
    printed = {
        (each.figure.fact, each.figure.style): (
            each.text, not isinstance(each.figure.value, str) and each.figure.value < 0
        )
        for block in text_of(article) for sentence in block for each in sentence.figures
    }  # fmt: skip
    drawn = (row for chart in article.charts for row in charts.drawn(chart))
    return printed | {(row.fact, "chart"): (row.text.lstrip("+-"), row.direction == "down") for row in drawn}


def stale(text: str, figures: tuple[Changed, ...], allowed: str = "") -> Changed | None:
    """Return a changed figure that a text still holds, as it was printed, rounded, or cut off.

    What stands in ``allowed`` too is right: the new version's own words of the same place.
    """
    text, allowed = _plain(text), _plain(allowed)
    right = {(number.value, number.unit) for number in numbers(allowed)}
    own = [number for number in numbers(text) if (number.value, number.unit) not in right]
    for figure in figures:
        if figure.date:
            held = re.search(re.escape(figure.was) + _SINCE, text) and figure.was not in allowed
        else:
            was, now = next(numbers(_plain(figure.was)), None), next(numbers(_plain(figure.now)), None)
            held = was is not None and any(_tells(number, was, now) for number in own)
        if held:
            return figure
    return None


def numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a text that are no dates."""
    for found in _NUMBER.finditer(text):
        unit = _UNIT_OF.get(found[2] or "", "")
        if unit != "date":
            yield Number(Decimal(found[1].replace(",", "")), unit, found[1])


def _plain(text: str) -> str:
    """Return a text with its numbers in digits alone: ``6천466.58`` is 6466.58."""
    text = unicodedata.normalize("NFKC", text)
    text = _THOUSAND.sub(lambda found: f"{found[1]}{found[2]:0>3}", text)
    return _MYRIAD.sub(lambda found: f"{found[1]}{found[2]:0>4}", text)


def _tells(number: Number, was: Number, now: Number | None) -> bool:
    if number.unit != was.unit and (number.unit and was.unit):
        return False
    if number.unit != was.unit and number.digits < _PLAIN_DIGITS:
        return False
    if number.value == was.value:
        return bool(number.unit) or number.digits >= _PLAIN_DIGITS
    step = _step(number)
    if step is None or number.value == 0:
        return False
    return _rounds(was, number, step) and not (now is not None and _rounds(now, number, step))


def _step(number: Number) -> Decimal | None:
    """Return what a number may be rounded to; None for one that is no rounding."""
    exponent = number.value.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    if number.unit:
        return Decimal(1).scaleb(-decimals)
    if number.value < _LEVEL or decimals > 1:
        return None
    zeros = len(number.text) - len(number.text.rstrip("0")) if not decimals else -decimals
    return Decimal(1).scaleb(zeros)


def _rounds(figure: Number, number: Number, step: Decimal) -> bool:
    return any(
        (figure.value / step).quantize(Decimal(1), way) * step == number.value
        for way in (ROUND_HALF_UP, ROUND_DOWN)
    )
