"""An article as a message: its paragraphs as plain text, as many as there is room for.

What is cut is cut between paragraphs, else between sentences: never in a figure. Whoever sends it sets the
paragraphs in the markup of the place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple, assert_never

from newsgen import prose
from newsgen.model import Article, Record, text_of
from newsgen.outputs.blocks import Block, Credits, Glossary, Line, Picture, Sources, Summary, Table, printed
from newsgen.outputs.sections import Section

Kind = Literal["title", "deck", "text", "subhead", "notice"]
_ROLES: dict[str, Kind] = {"headline": "title", "deck": "deck", "disclosure": "notice"}
_SENTENCE = re.compile(r"(?<=[가-힣”’)][.!?])\s+")
MORE = "전문 보기"
"""The words of the link to the whole."""
CUT = "(뒤를 줄였습니다)"
"""What stands in its place where readers have no page."""


class Part(Record, frozen=True, kw_only=True):
    """A paragraph."""

    kind: Kind
    text: str


class Message(NamedTuple):
    """What goes out."""

    parts: tuple[Part, ...]
    notice: tuple[Part, ...]
    """What stands at the end whatever is cut: how the article was made."""
    whole: bool
    """Whether nothing was cut."""


Size = Callable[[str], int]


def message(article: Article, room: int, size: Size = len, most: int = 1000) -> Message:
    """Return an article's paragraphs as far as they fit.

    Args:
        article: what is told.
        room: what all paragraphs may take by ``size``, the notice and the word of the cut among them.
        size: of a paragraph's text, what parts it from the next one included.
        most: paragraphs at most.

    """
    *parts, last = _parts(article)
    notice = tuple(part for part in (last,) if part.kind == "notice")
    parts += [] if notice else [last]
    left = room - sum(size(part.text) for part in notice)
    if len(parts) <= most and sum(size(part.text) for part in parts) <= left:
        return Message(tuple(parts), notice, whole=True)
    return Message(
        tuple(_fitting(parts[:most], left - max(size(MORE), size(CUT)), size)), notice, whole=False
    )


def _fitting(parts: Sequence[Part], room: int, size: Size) -> list[Part]:
    made: list[Part] = []
    for part in parts:
        if size(part.text) > room:
            made += _begun(part, room, size)
            break
        made.append(part)
        room -= size(part.text)
    while made and made[-1].kind == "subhead":
        made.pop()
    return made


def _begun(part: Part, room: int, size: Size) -> list[Part]:
    """Return the sentences of a paragraph that fit; of a title its words, since it cannot be left out."""
    pieces, end = (part.text.split(), "…") if part.kind == "title" else (_SENTENCE.split(part.text), "")
    text = ""
    for piece in pieces:
        if size(f"{text} {piece}{end}".strip()) > room:
            break
        text = f"{text} {piece}".strip()
    return [Part(kind=part.kind, text=text + end)] if text else []


def _parts(article: Article) -> Iterator[Part]:
    for block in printed(article):
        yield from (part for part in _of(block) if part.text.strip())


def _of(block: Block) -> Iterator[Part]:
    match block:
        case Line():
            yield Part(kind=_ROLES.get(block.role, "text"), text=_line(block.text))
        case Summary():
            yield Part(kind="text", text="\n".join(f"· {_line(text_of(line))}" for line in block.lines))
        case Section():
            yield Part(kind="subhead", text=_line(block.title))
            for runs in block.paragraphs:
                yield Part(kind="text", text=_line(text_of(runs)))
        case Glossary():
            yield Part(kind="subhead", text=block.title)
            for entry in block.entries:
                yield Part(kind="text", text=f"{entry.title}: {_line(prose.line_plain(entry.text))}")
        case Sources():
            yield Part(kind="text", text=_line(f"{block.title}: {', '.join(block.detailed)}"))
        case Credits():
            told_by = "; ".join(credit.text for credit in block.credits)
            yield Part(kind="text", text=_line(f"{block.title}: {told_by}"))
        case Picture() | Table():
            return
        case _:
            assert_never(block)


def _line(text: str) -> str:
    """Return a text as one line, without what no reader sees."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
