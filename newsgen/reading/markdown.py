"""Reading Markdown: what CommonMark makes of it, with tables, footnotes and the head that editors put first.

pyromark says what each stretch is and where it stands, in bytes. Two things are read as their writer meant
them though CommonMark shows the signs: asterisks that make nothing bold before a Korean particle
(``**2.5%**로``), and a comment that blank lines go through. And ``3~5%, 7~9%`` strikes nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape
from typing import Any, ClassVar

from pyromark import Options, events_with_range
from pyromark import html as html_of

from newsgen.patterns import compiled
from newsgen.reading.elements import PARAGRAPH_ENDS, Item, settled
from newsgen.reading.machinery import OBJECT, blanked, changed, head, undefined
from newsgen.reading.pieces import RUNNING, Piece, Within, parting

_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_WIKILINKS
    | Options.ENABLE_GFM
)
_SURROGATE = compiled("[\ud800-\udfff]")
_INLINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image"})
_WITHIN = {"Link": Within.LINK, "Heading": Within.HEADING, "CodeBlock": Within.CODE}
_HIDDEN = frozenset({"Image"})
_ASIDE = "\ue000"
"""A character for private use, which no keyboard has."""
_PLACE = compiled(f"(?:{_ASIDE}|%EE%80%80)([0-9]{{1,9}})(?:{_ASIDE}|%EE%80%80)")
"""What stands for something put aside, in text and in an address."""
_COMMENT_ENDS = "-->"


def pieces(source: str) -> Iterator[Piece]:
    """Yield what is read of Markdown, HTML inside it included."""
    return settled(_Reader(blanked(source, "markdown")).items())


def as_html(source: str) -> str:
    """Return Markdown as HTML, without what no page shows: front matter and definitions of abbreviations.

    Short codes and templates come through as they are, as where a site reads them before its Markdown.
    """
    body = undefined(source[head(source, "markdown") :])
    aside: list[str] = []

    def put_aside(stretch: str) -> str:
        aside.append(stretch)
        return f"{_ASIDE}{len(aside) - 1}{_ASIDE}"

    def brought_back(place: re.Match[str]) -> str:
        number = int(place[1])
        if number >= len(aside):
            return place[0]
        back, aside[number] = aside[number], ""  # once: a reference may be used a thousand times
        return escape(back)

    if _ASIDE in body:
        return html_of(body, options=_OPTIONS)
    made = html_of(changed(body, "markdown", put_aside), options=_OPTIONS)
    return _PLACE.sub(brought_back, made) if aside else made


class _Reader:
    """What has to be remembered from one event to the next."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._text = _SURROGATE.sub("\ufffd", source)  # as many bytes, and pyromark takes it
        self._bytes = self._text.encode()
        self._byte = self._at = 0
        """How far bytes have been counted, and the code point there."""
        self._before = self._end = 0
        """Where the stretch before the last one ended, and where the last one did."""
        self._within = [RUNNING]
        self._hidden = 0
        self._comment = 0
        """Where the last comment ends that is none to CommonMark."""
        self._last_comment = source.rfind(_COMMENT_ENDS)

    def items(self) -> Iterator[Item]:
        """Yield what stands there, from the beginning to the end."""
        for event, place in events_with_range(self._text, options=_OPTIONS):
            kind, value = (event, "") if isinstance(event, str) else next(iter(event.items()))
            reader = self._READERS.get(kind)
            if reader:
                yield from reader(self, value, place["start"], place["end"])

    @property
    def _now(self) -> Within:
        return self._within[-1]

    @property
    def _is_read(self) -> bool:
        return not self._hidden

    def _offset(self, byte: int) -> int:
        """Return the code point at a byte; bytes are asked for from left to right."""
        if byte > self._byte:
            self._at += len(self._bytes[self._byte : byte].decode())
            self._byte = byte
        return self._at

    def _stretch(self, start: int, end: int) -> tuple[int, int]:
        """Return the code points of a stretch that nothing else stands in."""
        self._before = self._end
        begun, self._end = self._offset(start), self._offset(end)
        return begun, self._end

    def _begin(self, value: Any, start: int, end: int) -> Iterator[Item]:
        name = _name(value)
        if name == "Image" and self._is_read:
            yield Piece(OBJECT, self._offset(start), self._at, self._now | Within.OTHER)
        self._hidden += name in _HIDDEN
        self._within.append(self._within[-1] | _WITHIN.get(name, RUNNING))
        yield from self._edge(name, start, start)
        if name == "HtmlBlock":
            yield from self._html(value, start, end)

    def _finish(self, value: Any, start: int, end: int) -> Iterator[Item]:
        name = _name(value)
        yield from self._edge(name, start, end - 1)
        self._within.pop()
        self._hidden -= name in _HIDDEN

    def _edge(self, name: str, start: int, at: int) -> Iterator[Item]:
        """Yield what keeps a block apart, or the one tilde that GitHub takes for striking out."""
        if name not in _INLINE:
            yield parting("\t" if name == "TableCell" else "\n", self._at)
            yield PARAGRAPH_ENDS
        elif name == "Strikethrough" and self._is_read and self._bytes[start : start + 2] != b"~~":
            yield Piece("~", *self._stretch(at, at + 1), self._now)

    def _words(self, text: str, start: int, end: int) -> Iterator[Piece]:
        begun, ended = self._stretch(start, end)
        if not self._is_read:
            return
        if begun > self._before and self._source[begun - 1] == "\\":
            yield Piece(text[0], begun - 1, begun + 1, self._now)
            text, begun = text[1:], begun + 1
        elif begun >= self._comment and self._source.startswith("<!--", begun) and begun < self._last_comment:
            self._comment = self._source.find(_COMMENT_ENDS, begun) + len(_COMMENT_ENDS)
        passed = max(self._comment - begun, 0)
        if text != "*" or "**" not in self._source[max(begun - 1, 0) : ended + 1]:
            yield Piece(text[passed:], min(begun + passed, ended), ended, self._now)

    def _soft_break(self, _: str, start: int, end: int) -> Iterator[Piece]:
        """Read a line's end, with the space around it, as a space."""
        begun, ended = self._stretch(start, end)
        while begun > self._before and self._source[begun - 1] in " \t":
            begun -= 1
        while self._source[ended : ended + 1] in (" ", "\t"):
            ended += 1
        if self._is_read and begun >= self._comment:
            yield Piece(" ", begun, ended, self._now)

    def _hard_break(self, _: str, start: int, end: int) -> Iterator[Piece]:
        yield parting("\n", self._stretch(start, end)[0])

    def _code(self, text: str, start: int, end: int) -> Iterator[Piece]:
        begun, ended = self._stretch(start, end)
        if self._is_read and begun >= self._comment:
            yield Piece(text, begun, ended, self._now | Within.CODE)

    def _html(self, _: Any, start: int, end: int) -> Iterator[Item]:
        begun, ended = self._stretch(start, end)
        if self._hidden or begun < self._comment:
            return
        from newsgen.reading import html  # noqa: PLC0415 - what reads tags takes a start time: few texts have any

        for item in html.items(self._source[begun:ended]):
            yield item.moved(begun)._replace(within=self._now) if isinstance(item, Piece) else item

    _READERS: ClassVar[dict[str, Callable[[_Reader, Any, int, int], Iterator[Item]]]] = {
        "Start": _begin,
        "End": _finish,
        "Text": _words,
        "Code": _code,
        "SoftBreak": _soft_break,
        "HardBreak": _hard_break,
        "Rule": _hard_break,
        "InlineHtml": _html,
    }


def _name(tag: str | dict[str, Any]) -> str:
    return tag if isinstance(tag, str) else next(iter(tag))
