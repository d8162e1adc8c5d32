"""A text as it is read: its sentences with their offsets, quotations known, markup and odd letters gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from newsgen.reading import Form, Reading, Span, read
from newsgen.reading.evened import Evened

_END = re.compile(
    r"(?<=[가-힣”’\"')%\]][.!?])[\"”’)]*\s+|(?<=[.!?][\"”’)])\s+|(?<=\d\.\d\d\.)(?<!20\d\d\.[01]\d\.)\s+"
)
_QUOTED = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"|「[^」\n]*」")
_LINE = re.compile(r"[^\n\ufffc]+")
_TAG = re.compile(
    r"<(?:p|div|span|h[1-6]|article|html|body|br|strong|a|b|ul|li|table)\b[^>]*>", re.IGNORECASE
)
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|[-*] \S|\|.+\|$)|\*\*\S|\]\(https?:", re.MULTILINE)


class Sentence(NamedTuple):
    """One sentence: where it begins in the plain text, and in which block (a line of it) it stands."""

    text: str
    at: int
    block: int
    own: str
    """The sentence with what others say in it blanked, as long as it is."""


def form_of(source: str) -> Form:
    """Guess how a text is marked up: HTML where it has such tags, Markdown where it has its signs."""
    head = source[:20_000]
    if _TAG.search(head):
        return "html"
    return "markdown" if _MARKDOWN.search(head) else "text"


class Copy:
    """A text read. ``plain`` is what checks look at; ``span`` leads back to the characters of the source."""

    def __init__(self, source: str, form: Form | None = None) -> None:
        self.source = source
        self.form: Form = form or form_of(source)
        self._reading: Reading = read(source, self.form)
        self._even = Evened(self._reading.plain)
        self.plain = self._even.text.replace("\r", " ").replace("\u2028", "\n")

    def span(self, start: int, end: int) -> Span:
        """Return where characters of ``plain`` stand in the source, in code points, the end exclusive."""
        if start >= end:
            at = self.span(start, start + 1).start if start < len(self.plain) else len(self.source)
            return Span(at, at)
        return self._reading.span(*self._even.span(start, end))

    def is_one(self, start: int, end: int) -> bool:
        """Tell whether characters of ``plain`` stand in the source in one piece, without markup in them."""
        return len(self._reading.spans(*self._even.span(start, end))) == 1

    @cached_property
    def quotations(self) -> list[tuple[int, int]]:
        """Where what others say stands, marks included."""
        return [found.span() for found in _QUOTED.finditer(self.plain)]

    @cached_property
    def blocks(self) -> list[tuple[int, int]]:
        """Where the lines of text stand."""
        return [found.span() for found in _LINE.finditer(self.plain) if found[0].strip()]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences in order."""
        own = list(self.plain)
        for start, end in self.quotations:
            if end - start > _SHORT:
                own[start:end] = " " * (end - start)
        blank = "".join(own)
        return [each for number, block in enumerate(self.blocks) for each in self._of(number, block, blank)]

    def _of(self, number: int, block: tuple[int, int], blank: str) -> Iterator[Sentence]:
        at, end = block
        cuts = [found.end() for found in _END.finditer(self.plain, at, end)]
        for cut in [*cuts, end]:
            text = self.plain[at:cut]
            if text.strip():
                yield Sentence(text, at, number, blank[at:cut])
            at = cut


_SHORT = 14
"""Characters of a quotation that is no more than a word or a name: “스몰캡”."""
