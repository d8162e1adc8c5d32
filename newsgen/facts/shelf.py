"""Numbers of many subjects at hand, of which records are made as they are asked for.

Of some hundred stocks that moved an article tells a few: to look a number up costs no record of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from newsgen.model import Fact


class Column(NamedTuple):
    """The numbers of one measure, one a subject, None where it is not known; and how a record is made."""

    numbers: Sequence[float | None]
    make: Callable[[int, float], Fact]
    """Makes the fact of the subject at a place, with its number."""


class Shelf:
    """Facts about some subjects, by measure."""

    def __init__(self, subjects: Sequence[str], columns: Mapping[str, Column]) -> None:
        self._at = {about: at for at, about in enumerate(subjects)}
        self._columns = columns
        self._made: dict[tuple[str, str], Fact] = {}

    @property
    def subjects(self) -> Iterable[str]:
        """Whom there are facts about."""
        return self._at

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Yield the measure and the subject of each fact, subject by subject."""
        for about in self._at:
            yield from (
                (measure, about) for measure in self._columns if self.value(measure, about) is not None
            )

    def abouts(self, measure: str) -> list[str]:
        """Return whom there is a fact of a measure about, in the order of the subjects."""
        column = self._columns.get(measure)
        pairs = zip(self._at, column.numbers, strict=True) if column else ()
        return [about for about, number in pairs if number is not None]

    def value(self, measure: str, about: str) -> float | None:
        """Return a number, or None."""
        column, at = self._columns.get(measure), self._at.get(about)
        return None if column is None or at is None else column.numbers[at]

    def get(self, measure: str, about: str) -> Fact | None:
        """Return the fact of a measure about a subject, made once; None where there is none."""
        number = self.value(measure, about)
        if number is None:
            return None
        key = measure, about
        if key not in self._made:
            self._made[key] = self._columns[measure].make(self._at[about], number)
        return self._made[key]

    def of(self, about: str) -> Iterator[Fact]:
        """Yield all facts about a subject."""
        yield from filter(None, (self.get(measure, about) for measure in self._columns))
