"""An article as a text for a desk's editor: labels, a sentence a line, and the rules in comments.

A label names its block for good, so that blocks can be moved, emptied and left out. What may not be changed
(corrections, 용어 정리, the notice) stands in comments, to be read only.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from newsgen import prose
from newsgen.errors import EditRefused
from newsgen.model import Article, Run, Runs, text_of
from newsgen.outputs import notes, sections
from newsgen.proof.sentences import sentences
from newsgen.sections import TITLES
from newsgen.story.markup import clean

COMMENT = "#"
_LABEL = re.compile(r"\[(.+)\]")
_HEAD = re.compile(rf"{COMMENT} (\S+ v\d+)\s*$", re.MULTILINE)
"""The first line: of which article and version the text is."""
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs"})
_RULES = (
    "[이름표]는 그대로 두십시오. 문단은 이름표째 옮기거나 지울 수 있습니다.",
    "문단 안에 빈 줄을 두면 두 문단이 됩니다.",
    "낱말은 마음대로 고쳐도 됩니다. 줄을 어떻게 나누어도 한 칸을 띄운 것으로 읽습니다.",
    "숫자는 기사의 사실과 맞아야 합니다. 옮겨도 되지만, 누구의 수치인지 문장에 이름이 있어야 합니다.",
    "데스크 메모의 인용은 글자 그대로 두거나 문단째 지웁니다. 메모는 newsgen note로 고칩니다.",
    "#으로 시작하는 줄은 읽지 않습니다.",
)


class Kind(StrEnum):
    """What a block is to its article."""

    HEADLINE = "headline"
    DECK = "deck"
    SUMMARY = "summary"
    LEAD = "lead"
    SUBHEAD = "subhead"
    PARAGRAPH = "paragraph"


_CALLED = {Kind.HEADLINE: "제목", Kind.DECK: "부제", Kind.SUMMARY: "요약", Kind.LEAD: "리드"}
_BODY = "본문"
"""What the paragraphs are called whose section has no title."""


class Block(NamedTuple):
    """One block of an article that the desk may change."""

    label: str
    kind: Kind
    runs: Runs
    section: str = ""
    item: str | None = None
    items: tuple[str, ...] = ()

    @property
    def note(self) -> str:
        """Id of the note that it prints; empty where it prints none."""
        return (self.item or "").removeprefix("note:") if (self.item or "").startswith("note:") else ""


class Given(NamedTuple):
    """What came back under a label: its paragraphs, white space folded."""

    label: str
    texts: tuple[str, ...]


def blocks(article: Article) -> list[Block]:
    """Return what may be changed of an article, in the order of its print; each label once."""
    return [*_head(article), *_body(article)]


def _head(article: Article) -> Iterator[Block]:
    yield Block(_CALLED[Kind.HEADLINE], Kind.HEADLINE, article.headline)
    yield Block(_CALLED[Kind.DECK], Kind.DECK, article.deck)
    for at, line in enumerate(article.summary, 1):
        yield Block(f"{_CALLED[Kind.SUMMARY]} {at}", Kind.SUMMARY, line)
    yield Block(_CALLED[Kind.LEAD], Kind.LEAD, article.lead)


def _body(article: Article) -> Iterator[Block]:
    count: Counter[str] = Counter()
    for paragraph in article.paragraphs:
        section = paragraph.section
        named = TITLES.get(section, section) or _BODY
        title = sections.title_of(article, section)
        if title and not count[named]:
            own = article.subheads.get(section)
            yield Block(f"소제목: {named}", Kind.SUBHEAD, own or (Run(text=title),), section)
        count[named] += 1  # not of the section: several have no title
        mark = f" · {notes.DESKS}" if notes.is_note(paragraph) else ""
        label = f"{named} {count[named]}{mark}"
        yield Block(label, Kind.PARAGRAPH, paragraph.runs, section, paragraph.item, paragraph.items)


def sheet(article: Article) -> str:
    """Return the text that a person edits."""
    told = [f"{COMMENT} {_title(article)}", *(f"{COMMENT} {rule}" for rule in _RULES), ""]
    for block in blocks(article):
        told += [f"[{block.label}]", *(each.text for each in sentences(block.runs)), ""]
    return "\n".join([*told, *(f"{COMMENT} {line}" for line in _fixed(article)), ""])


def _title(article: Article) -> str:
    return f"{article.id} v{article.revision}"


def _fixed(article: Article) -> Iterator[str]:
    """Yield what stands in the article and is not the desk's to change."""
    yield "아래는 newsgen이 답니다."
    yield from sections.corrections(article)
    for entry in article.glossary:
        yield f"{sections.GLOSSARY}: {entry.title} : {prose.line_plain(entry.text)}"
    yield article.disclosure


def read(text: str, article: Article) -> list[Given]:
    """Return what came back, block by block in its order.

    Raises EditRefused for a label that the article lacks or that stands twice, and for text without a label.
    """
    head = _HEAD.match(text.removeprefix("\ufeff"))
    if head and head[1] != _title(article):
        raise EditRefused(
            f"{head[1]}에서 고친 글입니다. 지금 기사는 {_title(article)}입니다. 새로 열어 고치십시오."
        )
    known = [block.label for block in blocks(article)]
    found: dict[str, list[str]] = {}
    here: list[str] | None = None
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if line.startswith(COMMENT):
            continue
        told = folded(line)
        label = _LABEL.fullmatch(told)
        if label:
            if _known(label[1], known, number) in found:
                raise EditRefused(f"{number}행: [{label[1]}]이(가) 두 번 있습니다. 하나만 두십시오.")
            here = found[label[1]] = []
        elif told and here is None:
            raise EditRefused(f"{number}행: 이름표 없이 글이 있습니다: “{told[:40]}” [제목]부터 두십시오.")
        elif here is not None:
            here.append(told)
    return [Given(label, _paragraphs(lines)) for label, lines in found.items()]


def given(label: str, text: str) -> Given:
    """Return what was typed for one block: a blank line parts paragraphs, any other line end is a space."""
    return Given(label, _paragraphs(map(folded, text.splitlines())))


def _known(label: str, known: list[str], number: int) -> str:
    if label in known:
        return label
    near = difflib.get_close_matches(label, known, n=1)
    hint = f" 가까운 것: [{near[0]}]" if near else ""
    raise EditRefused(f"{number}행: [{label}]은(는) 이 기사에 없는 이름표입니다.{hint}")


def _paragraphs(lines: Iterable[str]) -> tuple[str, ...]:
    """Join folded lines to paragraphs."""
    grouped = groupby(lines, key=bool)
    return tuple(" ".join(told) for filled, told in grouped if filled)


def folded(text: str) -> str:
    """Return a line with its white space folded, composed, and without what nobody sees."""
    spaced = " ".join(unicodedata.normalize("NFC", clean(text)).split())
    return "".join(char for char in spaced if unicodedata.category(char) not in _UNSEEN)


def text_in(runs: Runs) -> str:
    """Return a block's text as it comes back from a sheet where nobody changed it."""
    return " ".join(each.text for each in sentences(runs)) or folded(text_of(runs))
