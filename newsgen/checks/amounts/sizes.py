"""What many subjects were in size over one time, in order: who was near a figure is found without asking each."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from newsgen.checks.agree import agrees, reach
from newsgen.checks.ground import Ground
from newsgen.checks.look import Look
from newsgen.claims import Claim, Measure, Span, When
from newsgen.korean.figures import Figure


class Time(NamedTuple):
    """Of what moment of a day, in what measure, over what span."""

    measure: Measure
    when: When
    span: Span
    day: dt.date

    def value(self, ground: Ground, about: str) -> float | None:
        """Return what a subject was; None where it is not known, or is no one number."""
        value = ground.value(about, self.measure, self.when, self.span, self.day)
        return value if isinstance(value, float) else None


class Sizes:
    """Values of some subjects, each with its place among them, by size."""

    def __init__(self, values: Iterable[tuple[str, float | None]]) -> None:
        known = ((nth, about, value) for nth, (about, value) in enumerate(values) if value is not None)
        self._values = sorted((each for each in known if each[2] == each[2]), key=lambda each: abs(each[2]))
        self._sizes = [abs(value) for _, _, value in self._values]

    def around(self, size: float, off: float) -> list[tuple[int, str, float]]:
        """Return those that are no farther off a size, by size: place, subject and value."""
        low, high = size - off * _HAIR, size + off * _HAIR
        return self._values[bisect_left(self._sizes, low) : bisect_right(self._sizes, high)]

    def said_by(self, figure: Figure) -> tuple[str, ...]:
        """Return the subjects whose values an exact figure says, signs aside."""
        near = self.around(float(figure.value), reach(figure))
        return tuple(about for _, about, value in near if agrees(figure, value))


_HAIR = 1 + 1e-9
"""Times that a distance is looked for, so that none is lost which is as long when it is worked out."""


def of_named(look: Look, ground: Ground, time: Time) -> Sizes:
    """Return the values of a market's subjects that every text may mean, and that a claim of this one is of."""

    def read() -> Sizes:
        return Sizes((one, time.value(ground, one)) for one in named(look, ground))

    return look.kept((of_named, ground, time), read)


def named(look: Look, ground: Ground) -> tuple[str, ...]:
    """Return the subjects of a market that every text may mean, and that a claim of this one is of, each once."""
    return look.kept((named, ground), lambda: of(look, ground, (*ground.market.watched, *look.named)))


def of(look: Look, ground: Ground, abouts: Iterable[str]) -> tuple[str, ...]:
    """Return those of some subjects that are a market's, each once."""
    return tuple(one for one in dict.fromkeys(abouts) if look.ground(one) is ground)


def time_of(claim: Claim, span: Span, day: dt.date) -> Time:
    """Return the time of a claim over a span up to a day."""
    return Time(claim.measure, claim.when, span, day)
