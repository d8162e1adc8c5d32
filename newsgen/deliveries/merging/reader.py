"""Markup read as blocks; tolerant, for a desk writes some of it by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec
from turbohtml import Token, TokenType

from newsgen.deliveries.merging.blocks import EMPTY_LINE, Block
from newsgen.deliveries.merging.markup import EMPTY, LEAVES, NESTS, even, is_tag, names, source, tokens

_CLOSED_BY_BLOCKS = names("p h1 h2 h3 h4 h5 h6")
"""Elements that end where a block begins, whether or not their end tag was written."""
_BEGINS = re.compile(r"\s*(?:wp:(?!.*/\s*$)|kg-card-begin)", re.DOTALL)
_ENDS = re.compile(r"\s*(?:/wp:|kg-card-end)")
"""Comments by which editors mark where their blocks begin and end."""
_TABLE = "wp-block-table"
"""The class of a figure that WordPress's editor puts around a table."""
_DEEPEST = 40
"""Blocks within blocks that are told apart; what stands deeper is the content of its block."""
_EDITOR = "<!"
"""In the place of an element's name: the end of an editor's block."""


def read(markup: str) -> tuple[Block, ...]:
    """Cut markup into blocks; printed again they are the same markup, but for white space between blocks."""
    return _spaced(_Reader(tokens(even(markup))).blocks())[0]


class _Reader:
    """Goes over the tokens once, with a place in them."""

    def __init__(self, found: list[Token]) -> None:
        self._tokens = found
        self._at = 0
        self._depth = 0

    def blocks(self, end: str = "") -> Iterator[Block]:
        """Yield blocks up to an end tag, which stays to be taken."""
        while (token := self._peek()) is not None and not _ends(token, end):
            if token.type is TokenType.COMMENT and self._depth < _DEEPEST and _BEGINS.match(token.data or ""):
                yield from self._edited()
            elif _nests(token) and self._depth < _DEEPEST:
                yield self._nest(token.tag or "")
            elif token.type is TokenType.START_TAG and token.tag in NESTS | LEAVES:
                yield self._leaf(token.tag or "")
            elif _parts(token):
                yield Block(kind="comment", inner=self._take())
            else:
                yield from self._bare()

    def _peek(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self) -> str:
        if self._at >= len(self._tokens):
            return ""
        self._at += 1
        return source(self._tokens[self._at - 1])

    def _edited(self) -> Iterator[Block]:
        """Read an editor's block; one element in it is one block, wrapped by its comments too."""
        opened = self._take()
        parts, space = self._within(_EDITOR)
        closed = space + self._take()
        if len(parts) == 1:
            (one,) = parts
            wrapped = opened + one.lead + one.open
            yield msgspec.structs.replace(one, lead="", open=wrapped, close=one.close + closed)
        elif parts:
            yield Block(kind="group", open=opened, parts=parts, close=closed)
        elif "html" not in opened:  # else a card of which the marker was all
            yield Block(kind="comment", inner=opened + closed)

    def _nest(self, name: str) -> Block:
        opened = self._take()
        parts, space = self._within(name)
        return Block(kind=name, open=opened, parts=parts, close=space + self._take())

    def _within(self, end: str) -> tuple[tuple[Block, ...], str]:
        self._depth += 1
        found = _spaced(self.blocks(end))
        self._depth -= 1
        return found

    def _leaf(self, name: str) -> Block:
        opened, depth, inner = self._take(), 1, ""
        while (token := self._peek()) is not None:
            if token.tag == name:
                depth += {TokenType.START_TAG: 1, TokenType.END_TAG: -1}.get(token.type, 0)
            if not depth:
                return Block(kind=name, open=opened, inner=inner, close=self._take())
            if name in _CLOSED_BY_BLOCKS and is_tag(token) and _parts(token):
                break
            inner += self._take()
        return Block(kind=name, open=opened, inner=inner)

    def _bare(self) -> Iterator[Block]:
        """Read text without an element of its own: an empty line begins a paragraph of it."""
        gathered, depth = "", 0
        while (token := self._peek()) is not None and not _parts(token):
            if is_tag(token) and token.tag not in EMPTY:
                depth += 1 if token.type is TokenType.START_TAG else -1
            text, at = self._take(), 0
            if token.type is TokenType.TEXT and depth <= 0:
                for line in EMPTY_LINE.finditer(text):
                    yield Block(kind="text", inner=gathered + text[at : line.start()])
                    gathered, at = "", line.start()
            gathered += text[at:]
        yield Block(kind="text", inner=gathered)


def _nests(token: Token) -> bool:
    """Tell whether an element that begins is made of blocks; the figure of a table is, as its rows are."""
    figure = token.tag == "figure" and _TABLE in source(token)
    return token.type is TokenType.START_TAG and (figure or token.tag in NESTS)


def _ends(token: Token, end: str) -> bool:
    if end == _EDITOR:
        return token.type is TokenType.COMMENT and bool(_ENDS.match(token.data or ""))
    return bool(end) and token.type is TokenType.END_TAG and token.tag == end


def _parts(token: Token) -> bool:
    """Tell whether a token ends text that no element wraps."""
    return token.type in {TokenType.COMMENT, TokenType.DOCTYPE} or (
        is_tag(token) and (token.tag in NESTS or token.tag in LEAVES or token.tag == "hr")
    )


def _spaced(found: Iterable[Block]) -> tuple[tuple[Block, ...], str]:
    """Give white space to the block that follows it; return what is left at the end, too."""
    blocks, lead = [], ""
    for block in found:
        if block.kind != "text":
            blocks.append(msgspec.structs.replace(block, lead=lead + block.lead))
            lead = ""
            continue
        words = block.inner.strip()
        begins = block.inner[: len(block.inner) - len(block.inner.lstrip())]
        lead += begins
        if words:
            blocks.append(msgspec.structs.replace(block, lead=lead, inner=words))
            lead = block.inner[len(begins) + len(words) :]
    return tuple(blocks), lead
