"""What a template sees of the day: subjects by their role, facts by their measure."""

from __future__ import annotations

from newsgen.facts import MEASURES, FactBook
from newsgen.model import Fact
from newsgen.story.markup import NAME, mark
from newsgen.story.names import Names


class Subject:
    """A subject as a template sees it: its name, and its facts as attributes named by measure.

    A fact that was not computed is None; a measure that does not exist is an error.
    """

    def __init__(self, about: str, book: FactBook, names: Names) -> None:
        self.about = about
        self._book = book
        self._names = names

    @property
    def name(self) -> str:
        """The name, in full at the first mention."""
        return mark(NAME, (self.about, "mention"), self._names[self.about].short)

    @property
    def short(self) -> str:
        """The short name."""
        return mark(NAME, (self.about, "short"), self._names[self.about].short)

    @property
    def headline(self) -> str:
        """The shortest name."""
        return mark(NAME, (self.about, "headline"), self._names[self.about].headline)

    def __getattr__(self, measure: str) -> Fact | None:
        if measure not in MEASURES:
            raise AttributeError(measure)
        return self._book.get(measure, self.about)
