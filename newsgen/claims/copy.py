"""A text as it is read: its sentences with their offsets, quotations known, markup and odd letters gone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from newsgen.patterns import compiled, wording
from newsgen.reading import Form, Reading, Span, read
from newsgen.reading.evened import Evened
from newsgen.sought import Wording

_END = compiled(
    r"(?<=[가-힣”’\"')%\]][.!?])[\"”’)]*\s+|(?<=[.!?][\"”’)])\s+|(?<=\d\.\d\d\.)(?<!20\d\d\.[01]\d\.)\s+|(?<=다\.)(?=[가-힣A-Z“‘])"
)
_QUOTED = compiled(r"“[^“”\n]*”|\"[^\"\n]*\"|「[^」\n]*」")
_LINE = compiled(r"[^\n\ufffc]+")
_TAG = compiled(r"<(?:p|div|span|h[1-6]|article|html|body|br|strong|a|b|ul|li|table)\b[^>]*>", re.IGNORECASE)
_MARKDOWN = compiled(r"^(?:#{1,6} \S|[-*] \S|\|.+\|$)|\*\*\S|\]\(https?:", re.MULTILINE)


class Sentence(NamedTuple):
    """One sentence: where it begins in the plain text, and in which block (a paragraph of it) it stands."""

    text: Wording
    at: int
    block: int
    own: Wording
    """The sentence with what others say in it blanked, as long as it is."""

    @property
    def end(self) -> int:
        """Where it ends in the plain text."""
        return self.at + len(self.own)


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
        plain = _readable(self._even.text.replace("\r", " ").replace("\u2028", "\n"))
        self.plain = wording(plain)

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
        return [
            piece
            for found in _LINE.finditer(self.plain)
            if found[0].strip()
            for piece in _pieces(self.plain, found.start(), found.end(), _PARAGRAPH)
        ]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences in order."""
        long = [one for one in self.quotations if one[1] - one[0] > _SHORT]
        blank = blanked(self.plain, long) if long else self.plain
        numbered = zip(self._paragraphs(), self.blocks, strict=True)
        return [each for number, block in numbered for each in self._of(number, block, blank)]

    def sentence_at(self, at: int) -> Sentence | None:
        """Return the sentence in which a character of ``plain`` stands; None between two."""
        nth = bisect_right(self._begins, at) - 1
        return self.sentences[nth] if nth >= 0 and at < self.sentences[nth].end else None

    @cached_property
    def _begins(self) -> list[int]:
        return [one.at for one in self.sentences]

    def _paragraphs(self) -> Iterator[int]:
        """Yield which paragraph each line is of: one of its own, but where empty lines part the paragraphs."""
        parted = self.form == "text" and "\n\n" in self.plain.strip()
        number, end = -1, 0
        for block in self.blocks:
            gap = self.plain[end : block[0]]
            if number < 0 or not parted or gap != "\n":
                number += 1
            yield number
            end = block[1]

    def _of(self, number: int, block: tuple[int, int], blank: str) -> Iterator[Sentence]:
        at, end = block
        for cut in [*(found.end() for found in _END.finditer(self.plain, at, end)), end]:
            for start, stop in _pieces(self.plain, at, cut, _SENTENCE):
                text, own = self.plain[start:stop], blank[start:stop]
                if text.strip():
                    said = self.plain.part(start, stop)
                    yield Sentence(said, start, number, said if own == text else said.blanked(own))
            at = cut


class Part(Copy):
    """A stretch of a text; its places are counted from where it begins."""

    def __init__(self, whole: Copy, start: int, end: int) -> None:
        self.source, self.form, self._whole, self._at = whole.source, whole.form, whole, start
        self.plain = wording(whole.plain[start:end])

    def span(self, start: int, end: int) -> Span:
        """Return where characters of it stand in the source of the whole text."""
        return self._whole.span(start + self._at, end + self._at)

    def is_one(self, start: int, end: int) -> bool:
        """Tell whether characters of it stand in that source in one piece."""
        return self._whole.is_one(start + self._at, end + self._at)


def blanked(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """Return a text, as long as it is, with spaces for some stretches of it, which are in order."""
    parts, at = [], 0
    for start, end in stretches:
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*parts, text[at:]])


def _readable(text: str) -> str:
    """Return a text with spaces for what has no space for so long that it is no prose: data, addresses, noise."""
    if max(map(len, text.split()), default=0) <= _WORD:
        return text
    return blanked(text, (found.span() for found in _UNBROKEN.finditer(text)))


def _pieces(text: str, start: int, end: int, most: int) -> Iterator[tuple[int, int]]:
    """Yield a stretch in pieces of so many characters at most, cut behind spaces, so that time goes with length."""
    while end - start > most:
        cut = max(text.rfind(" ", start, start + most) + 1, start + most // 2)
        yield start, cut
        start = cut
    yield start, end


_WORD, _SENTENCE, _PARAGRAPH = 200, 800, 20_000
"""Characters that nobody writes without a space, in a sentence, in a paragraph: what is longer is cut."""
_UNBROKEN = compiled(rf"\S{{{_WORD + 1},}}")
_SHORT = 14
"""Characters of a quotation that is no more than a word or a name: “스몰캡”."""
