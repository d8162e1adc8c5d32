"""Reading HTML: tags fall away, references are what they stand for, scripts are nothing.

Tolerant as browsers are: no text is refused, an element left open stays open. turbohtml cuts the text into
tokens as the HTML standard does (13.2.5, Tokenization), says where each begins, and takes time that goes
with the length whatever it is given. ``html.parser`` of the standard library does neither: on the Pythons
in use it goes over ``<a <a <a`` again from each of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import reduce
from itertools import accumulate
from operator import or_

from turbohtml import Token, TokenType, tokenize

from newsgen.reading.pieces import RUNNING, Piece, Within, parting

_TEXT, _START, _END = TokenType.TEXT, TokenType.START_TAG, TokenType.END_TAG
_REFERENCE = TokenType.CHARACTER_REFERENCE
_SPACE = re.compile(r"\s{2,}|[^\S\ \xa0]")
"""Space that reads as one."""


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_HIDDEN = _names("script style textarea title xmp iframe noembed noframes plaintext")
"""Elements whose content is no markup and not for reading, up to their end tag."""
_HEADINGS = _names("h1 h2 h3 h4 h5 h6")
_WITHIN = {
    "a": Within.LINK,
    **dict.fromkeys(_HEADINGS, Within.HEADING),
    **dict.fromkeys(_names("code pre kbd samp var"), Within.CODE),
    **dict.fromkeys(_names("dfn abbr"), Within.EXPLAINED),
    **dict.fromkeys(_names("button select svg math template object head"), Within.OTHER),
}
_INLINE = _names("""
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span
    strike strong time tt u var wbr
""")
"""Elements that begin no new word: ``<b>소형</b>주가`` reads 소형주가."""
_CELLS = _names("td th")


class Elements:
    """Which elements are open while a text is read from its beginning to its end."""

    def __init__(self) -> None:
        self.hidden = ""
        """The element, if any, whose content is passed over."""
        self.within = RUNNING
        self._open: Counter[str] = Counter()

    def begin(self, name: str) -> None:
        """Go past a start tag."""
        if name in _HIDDEN and not self.hidden:
            self.hidden = name
        if name in _WITHIN:
            self._open[_kind(name)] += 1
            self.within |= _WITHIN[name]

    def end(self, name: str) -> None:
        """Go past an end tag; one that ends nothing is passed over."""
        if name == self.hidden:
            self.hidden = ""
        kind = _kind(name)
        if self._open[kind]:
            self._open[kind] -= 1
            self.within = reduce(or_, (_WITHIN[each] for each, count in self._open.items() if count), RUNNING)


def _kind(name: str) -> str:
    """Return under what an element is counted: any heading ends any heading, as in browsers."""
    return "h1" if name in _HEADINGS else name


def pieces(source: str) -> Iterator[Piece]:
    """Yield what is read of HTML, a whole page or a part of one."""
    return passed(source, Elements())


def passed(source: str, elements: Elements) -> Iterator[Piece]:
    """Yield what is read of a part of a text, beside the elements that are open when it begins."""
    even = _even(source)
    lines = list(accumulate((len(line) + 1 for line in even.split("\n")), initial=0))
    for token in tokenize(even, resolve_references=False, capture_source=True, capture_attributes=False):
        yield from _read(token, lines[token.line - 1] + token.col, elements)


def _even(source: str) -> str:
    """Return a text as long, which reads the same and of which no token leaves a character out.

    The standard takes each kind of line end for a line feed, and passes over ``</>`` within a run of text.
    """
    return source.replace("\r\n", " \n").replace("\r", "\n").replace("</>", "<!>")


def _read(token: Token, start: int, elements: Elements) -> Iterator[Piece]:
    kind = token.type
    if kind is _TEXT:
        if not elements.hidden:
            yield from _text(token.data or "", start, elements.within)
    elif kind is _START or kind is _END:
        name = token.tag or ""
        (elements.begin if kind is _START else elements.end)(name)
        if name not in _INLINE:
            yield parting("\t" if name in _CELLS else "\n", start)
    elif kind is _REFERENCE and not elements.hidden:
        yield Piece(token.data or "", start, start + len(token.source or ""), elements.within)


def _text(text: str, start: int, within: Within) -> Iterator[Piece]:
    at = 0
    for space in _SPACE.finditer(text):
        begun, ended = space.span()
        if begun > at:
            yield Piece(text[at:begun], start + at, start + begun, within)
        yield Piece(" ", start + begun, start + ended, within)
        at = ended
    if at < len(text):
        yield Piece(text[at:] if at else text, start + at, start + len(text), within)
