"""Reading Markdown: blocks by their lines, then what stands inside the lines, HTML included.

Meant for CommonMark, and careful where other dialects differ: what any of them takes for a heading, code or
a link is closed here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from newsgen.glossary import prose_html
from newsgen.glossary.prose import Piece, Prose

_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_FENCE = re.compile(r" {0,3}(?:[>\-*+] {0,3})*(`{3,}(?![^\n]*`)|~{3,})")
_HEADING = re.compile(r"[ >]{0,8}#")
_UNDERLINE = re.compile(r"[ >]{0,8}(?:=+|-+)[ \t\r]*\n?\Z")
_INDENTED = re.compile(r"(?: {4}| {0,3}\t)[ \t]*\S")
_LIST = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])\s")
_DEFINITION = re.compile(r" {0,3}\[(?!\^)([^\]\n]+)\]:")
_FRONT_MATTER = re.compile(r"---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_TICKS = re.compile(r"`+")

_INLINE = re.compile(
    r"""
    \\(?P<escaped>[!-/:-@\[-`{-~])
  | (?P<ticks>`+)
  | (?P<link>\[\[[^\[\]\n]*+\]\]
    | !?\[(?P<label>(?:[^\[\]\n]|\n(?!\s*\n)|\[[^\[\]\n]*+\])*+)\]
      (?P<target>\((?:[^()\n]|\([^()\n]*+\))*+\)|\[[^\[\]\n]*+\])?+)
  | (?P<emphasis>\*+|~~+|(?<![0-9A-Za-z_])_+(?=\S)|(?<=\S)_+(?![0-9A-Za-z_]))
  |"""
    + prose_html.GRAMMAR,
    re.VERBOSE | re.DOTALL,
)


class _Block(NamedTuple):
    """Lines that belong together."""

    start: int
    end: int
    prose: bool


def read(source: str) -> Prose:
    """Read Markdown."""
    return Prose(_Reader(source).pieces())


class _Reader:
    """What has to be remembered from one part of a text to the next."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._tags = prose_html.Tags()
        self._at = 0
        self._ticks: dict[int, list[int]] = {}
        for ticks in _TICKS.finditer(source):
            self._ticks.setdefault(len(ticks.group()), []).append(ticks.start())
        self._labels = {
            _label(found[1]) for line in _LINE.finditer(source) if (found := _DEFINITION.match(line.group()))
        }

    def pieces(self) -> Iterator[Piece]:
        for block in _blocks(self._source):
            if block.end <= self._at:
                continue  # inside a comment or a script that began before
            if block.prose:
                self._at = max(self._at, block.start)
                yield from self._inside(block.end)
            self._at = max(self._at, block.end)
            yield Piece("\n", self._at, self._at, open=False)

    def _inside(self, end: int) -> Iterator[Piece]:
        """Yield what is read up to the end of a block, or of something that goes on beyond it."""
        source = self._source
        while self._at < end:
            token = _INLINE.search(source, self._at)
            stop = min(token.start(), end) if token else end
            yield Piece(source[self._at : stop], self._at, stop, self._tags.open)
            self._at = stop
            if token and stop == token.start() < end:
                piece = self._read(token, end)
                yield piece
                self._at = piece.end

    def _read(self, token: re.Match[str], end: int) -> Piece:
        start = token.start()
        if token["escaped"]:
            return Piece(token["escaped"], start, token.end(), self._tags.open)
        if token["ticks"]:
            return self._code(start, len(token["ticks"]), end)
        if token["link"]:
            return self._link(token)
        if token["emphasis"]:
            return Piece("", start, token.end(), open=False)
        return prose_html.read_token(self._source, token, self._tags)

    def _code(self, start: int, ticks: int, end: int) -> Piece:
        """Read code up to as many backticks as it began with; without them there is no code."""
        begun = start + ticks
        places = self._ticks.get(ticks, [])
        at = bisect_left(places, begun)
        if at < len(places) and places[at] < end:
            return Piece(self._source[begun : places[at]], start, places[at] + ticks, open=False)
        return Piece(self._source[start:begun], start, begun, open=False)

    def _link(self, token: re.Match[str]) -> Piece:
        """Read a link as its text and an image as one sign; brackets that link nowhere are brackets."""
        start, text = token.start(), token["label"] or token["link"]
        if token["target"] or token["label"] is None or _label(text) in self._labels:
            image = token["link"].startswith("!")
            return Piece("\ufffc" if image else text, start, token.end(), open=False)
        return Piece(self._source[start], start, start + 1, self._tags.open)


def _label(text: str) -> str:
    return " ".join(text.casefold().split())


def _blocks(source: str) -> Iterator[_Block]:
    """Yield the blocks of a text: paragraphs, and the lines that hold no terms."""
    front = _FRONT_MATTER.match(source)
    paragraph = front.end() if front else 0
    fence = ""
    blank, listed = True, False
    for line in _LINE.finditer(source, paragraph):
        text = line.group()
        if fence or text.isspace():
            ended, underline = True, False
            fence = "" if _ends(fence, text) else fence
        else:
            underline = not blank and _UNDERLINE.match(text) is not None
            begun = _FENCE.match(text)
            fence = begun[1] if begun else ""
            ended = bool(begun) or _closed(text, after_blank=blank, listed=listed)
            listed = _LIST.match(text) is not None or (listed and text[0] in " \t")
        if (ended or underline) and paragraph < line.start():
            yield _Block(paragraph, line.start(), prose=not underline)
        blank = ended or underline
        paragraph = line.end() if blank else paragraph
    yield _Block(paragraph, len(source), prose=True)


def _ends(fence: str, line: str) -> bool:
    """Say whether a line ends a block of code that ``fence`` began."""
    found = _FENCE.match(line) if fence else None
    return found is not None and found[1].startswith(fence)


def _closed(line: str, *, after_blank: bool, listed: bool) -> bool:
    """Say whether a line is a heading, code by its indent, or where a link leads."""
    if _HEADING.match(line) or _DEFINITION.match(line):
        return True
    return after_blank and not listed and _INDENTED.match(line) is not None
