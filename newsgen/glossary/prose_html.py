"""Reading HTML: tags fall away, entities are what they stand for, scripts are nothing.

Tolerant as browsers are: no text is refused, an element left open stays open. The tokens are those of the
HTML standard (13.2.5, Tokenization), as far as they decide what is text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from newsgen.glossary.prose import Piece, Prose

GRAMMAR = r"""
    <!--(?:-?>|.*?(?:--!?>|\Z))
  | <(?P<slash>/?)(?P<name>[A-Za-z][^\s/>]*+)
    (?:[\s/]++ | [^\s/>][^\s/>=]*+
      (?:\s*+=\s*+(?:"[^"]*+(?:"|\Z) | '[^']*+(?:'|\Z) | [^\s>"'][^\s>]*+)?+)?+)*+ (?:>|\Z)
  | <(?:[!?]|/(?=[^A-Za-z]))[^>]*+(?:>|\Z)
  | (?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][0-9A-Za-z]{1,31});)
  | (?P<space>\s{2,}|[^\S\ \xa0])
"""
"""A comment, a tag, anything else that begins like one, an entity, and space that reads as one."""

_TOKEN = re.compile(GRAMMAR, re.VERBOSE | re.DOTALL)


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_RAW = _names("script style textarea title xmp iframe noembed noframes plaintext")
"""Elements whose content is no markup, up to their end tag."""
_CLOSED = _names("""
    a button h1 h2 h3 h4 h5 h6 code pre kbd samp var dfn abbr select svg math template object head
""")
"""Elements that are read but hold no terms, or are not for reading at all."""
_INLINE = _names("""
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span
    strike strong time tt u var wbr
""")
"""Elements that begin no new word: ``<b>소형</b>주가`` reads 소형주가."""


class Tags:
    """Which elements are open while a text is read from its beginning to its end."""

    def __init__(self) -> None:
        self._within: Counter[str] = Counter()

    @property
    def open(self) -> bool:
        """Whether terms may be found where the reading has come to."""
        return not self._within

    def pass_tag(self, source: str, token: re.Match[str]) -> tuple[str, int]:
        """Go past a tag; return what it reads as and where reading goes on."""
        name = token["name"].lower()
        if name in _RAW and not token["slash"]:
            return "\n", _after_raw(source, name, token.end())
        if name in _CLOSED:
            self._note(name, closing=bool(token["slash"]))
        return "" if name in _INLINE else "\n", token.end()

    def _note(self, name: str, *, closing: bool) -> None:
        """Count elements that are open; any heading ends any heading, as in browsers."""
        kind = "heading" if name[0] == "h" and name[1:].isdigit() else name
        self._within[kind] += -1 if closing else 1
        if self._within[kind] <= 0:
            del self._within[kind]


def _after_raw(source: str, name: str, at: int) -> int:
    end = re.compile(rf"</{name}(?=[\s/>]|\Z)[^>]*+(?:>|\Z)", re.IGNORECASE).search(source, at)
    return end.end() if end else len(source)


def read_token(source: str, token: re.Match[str], tags: Tags) -> Piece:
    """Return what a token of HTML reads as; its end is where reading goes on."""
    end = token.end()
    text = ""
    if token["name"]:
        text, end = tags.pass_tag(source, token)
    elif token["entity"]:
        text = unescape(token["entity"])
    elif token["space"]:
        text = " "
    return Piece(text, token.start(), end, open=tags.open and not token["name"])


def read(source: str) -> Prose:
    """Read HTML, a whole page or a part of one."""
    return Prose(_pieces(source))


def _pieces(source: str) -> Iterator[Piece]:
    tags = Tags()
    at = 0
    while token := _TOKEN.search(source, at):
        yield Piece(source[at : token.start()], at, token.start(), tags.open)
        piece = read_token(source, token, tags)
        yield piece
        at = piece.end
    yield Piece(source[at:], at, len(source), tags.open)
