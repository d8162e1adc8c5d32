"""Reading HTML: tags fall away, references are what they stand for, scripts are nothing.

Tolerant as people are: no text is refused, and what nobody closed ends with its block (``elements``).
turbohtml cuts the text into tokens as the HTML standard does (13.2.5, Tokenization), says where each begins,
and takes time that goes with the length whatever it is given. ``html.parser`` of the standard library does
neither: on the Pythons in use it goes over ``<a <a <a`` again from each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from turbohtml import Token, TokenType, tokenize

from newsgen.patterns import compiled
from newsgen.reading.elements import (
    BLOCKS,
    HIDDEN,
    PARAGRAPH_ENDS,
    TELLING,
    Item,
    Tag,
    has_content,
    names,
    settled,
)
from newsgen.reading.machinery import blanked
from newsgen.reading.pieces import Piece, Within

_TEXT, _START, _END = TokenType.TEXT, TokenType.START_TAG, TokenType.END_TAG
_REFERENCE = TokenType.CHARACTER_REFERENCE
_BREAK = Within.BREAK
_SPACE = compiled(r"\s{2,}|[^\S\ \xa0]")
"""Space that reads as one."""
_ODD = compiled(r"[^\S\ ]")
"""Space that is not the usual one, without which (and without two in a row) a text has none of the above."""
_RAW = compiled(
    rf"<(/?)({'|'.join(sorted(HIDDEN | {'noscript'}))})(?=[\s/>])"
    r"""((?:[^<>"']++|"[^"]*+"|'[^']*+')*+>)?""",
    re.IGNORECASE,
)
"""A tag of an element in which the standard sees no other tag."""
_INLINE = names("""
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span
    strike strong time tt u var wbr
""")
"""Elements that begin no new word: ``<b>소형</b>주가`` reads 소형주가."""
_CELLS = names("td th")


def pieces(source: str) -> Iterator[Piece]:
    """Yield what is read of HTML, a whole page or a part of one."""
    return settled(items(blanked(source, "html")))


def items(source: str) -> Iterator[Item]:
    """Yield the text and the tags of a part of a text."""
    tokens, lines = _tokens(source)
    has_odd_space = _ODD.search
    for token in tokens:
        kind, start = token.type, lines[token.line - 1] + token.col
        if kind is _TEXT:
            text = token.data or ""
            if "  " in text or has_odd_space(text):
                yield from _evened(text, start)
            else:
                yield Piece(text, start, start + len(text))
        elif kind is _START or kind is _END:
            name = token.tag or ""
            if name not in _INLINE:
                yield Piece("\t" if name in _CELLS else "\n", start, start, _BREAK)
            if name in TELLING:
                links = name == "a" and token.attr("href") is not None
                yield Tag(name, kind is _END, token.self_closing, links)
            elif name in BLOCKS:
                yield PARAGRAPH_ENDS
        elif kind is _REFERENCE:
            yield Piece(token.data or "", start, start + len(token.source or ""))


def comments(source: str) -> Iterator[tuple[int, int]]:
    """Yield where each comment of a text begins and ends."""
    tokens, lines = _tokens(source)
    for token in tokens:
        if token.type is TokenType.COMMENT:
            start = lines[token.line - 1] + token.col
            yield start, start + len(token.source or "")


def _tokens(source: str) -> tuple[Iterator[Token], list[int]]:
    """Return the tokens of a text, and where each of its lines begins."""
    even = _even(source)
    lines = list(accumulate((len(line) + 1 for line in even.split("\n")), initial=0))
    return tokenize(even, resolve_references=False, capture_source=True), lines


def _even(source: str) -> str:
    """Return a text as long, which reads the same and of which no token leaves a character out.

    The standard takes each kind of line end for a line feed, and passes over ``</>`` within a run of text.
    """
    even = source.replace("\r\n", " \n").replace("\r", "\n").replace("</>", "<!>")
    return opened(even)


def opened(source: str) -> str:
    """Return a text as long, in which no start tag hides the text after it that is not its content.

    To the standard the rest of a page stands in its ``<title/>``, and a ``<noscript>`` holds no markup.
    """
    found = [(tag, _tag(tag)) for tag in _RAW.finditer(source)]
    if not found:
        return source
    following: dict[str, Tag] = {}
    changed = list(source)
    for match, tag in reversed(found):
        if not tag.ends and not has_content(tag, following.get(tag.name)) and match.end() < len(source):
            changed[match.start(2)] = "x"
        if tag.name != "noscript":
            following[tag.name] = tag
    return "".join(changed)


def _tag(raw: re.Match[str]) -> Tag:
    return Tag(raw[2].lower(), ends=bool(raw[1]), alone=(raw[3] or "").endswith("/>"))


def _evened(text: str, start: int) -> Iterator[Item]:
    """Yield a text with its space as it reads."""
    if text == "\n":  # as most text between two tags
        yield Piece(" ", start, start + 1)
        return
    at = 0
    for space in _SPACE.finditer(text):
        begun, ended = space.span()
        if begun > at:
            yield Piece(text[at:begun], start + at, start + begun)
        yield Piece(" ", start + begun, start + ended)
        if text.count("\n", begun, ended) > 1:
            yield PARAGRAPH_ENDS  # as WordPress keeps paragraphs: a line between them, and no tag
        at = ended
    if at < len(text):
        yield Piece(text[at:] if at else text, start + at, start + len(text))
