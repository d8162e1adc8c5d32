"""전문가 시각, written: what follows from the day's own facts, and what comes next."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from newsgen.editions import Edition
from newsgen.facts.book import FactBook
from newsgen.model import Paragraph, Runs
from newsgen.sections import TITLES
from newsgen.story.conclusions import Seen, coming, conclusions, see
from newsgen.story.names import Names
from newsgen.story.paragraphs import Written
from newsgen.story.typesetter import Memory, Typesetter
from newsgen.story.variety import settle
from newsgen.story.writer import Writer

SECTION = "view"
TEMPLATE = "article/view.j2"

_TENTHS = ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")


def view(
    writer: Writer, setter: Typesetter, book: FactBook, names: Names, edition: Edition, told: Written
) -> tuple[tuple[Paragraph, ...], Memory]:
    """Return the section's paragraphs, of conclusions and of what comes next, and what the reader knows then.

    There are none where too little follows from the facts.
    """
    drawn, memory = conclusions(book, edition), told.memory
    if not drawn:
        return (), memory
    given = _given(writer, book, names, edition)
    said = " ".join(writer.block(TEMPLATE, one.name, **given) for one in drawn)
    named = _named_by(told)
    roles = {role: about for role, about in coming(book, edition) if about not in named}
    ahead = writer.block(TEMPLATE, "coming", **_coming(writer, roles)) if roles else ""
    written = []
    for text in filter(None, settle([said, ahead])):
        runs, memory = setter.set(text, memory)
        written.append(Paragraph(section=SECTION, item=None, runs=runs))
    return tuple(written), memory


def titled(setter: Typesetter, title: str) -> dict[str, Runs]:
    """Return the desk's own subhead of the section; nothing where it is the usual one."""
    return {} if title == TITLES[SECTION] else {SECTION: setter.line(title)}


def _named_by(told: Written) -> set[str]:
    """Return whom the figures of lead and body are about: what they say comes next is not said again."""
    runs = (run for text in (*told.lead, *(one.runs for one in told.paragraphs)) for run in text)
    return {run.figure.fact.partition(":")[2].rpartition("@")[0] for run in runs if run.figure is not None}


def _given(writer: Writer, book: FactBook, names: Names, edition: Edition) -> dict[str, Any]:
    """Return what the template may name: the broad index, sectors by their places, words for the time."""
    seen = see(book, edition)
    market = book.market
    index, short, long = writer.subjects([market.broad, market.yield_of("short"), market.yield_of("long")])
    return {
        "index": index,
        "short": short,
        "long": long,
        "weekly": edition.weekly,
        "when": "이 기간" if edition.weekly else "이날",
        "span": "한 주" if edition.weekly else "하루",
        "day": "주" if edition.weekly else "날",
        "up": seen.broad > 0,
        "short_up": seen.short > 0,
        "tenths": _tenths(max(seen.up, seen.down)),
        **_sectors(seen, book, names),
    }


def _sectors(seen: Seen, book: FactBook, names: Names) -> dict[str, Any]:
    large = book.market.universe("large")
    told = [names[f"{large}/{sector}"].short for sector, _ in seen.sectors]
    return {
        "first": told[0] if told else "",
        "last": told[-1] if told else "",
        "firsts": "·".join(told[:2]),
        "lasts": "·".join(told[-2:]),
        "split": bool(seen.sectors) and seen.sectors[0][1] > 0 > seen.sectors[-1][1],
    }


def _tenths(share: float) -> str:
    """Return the number of tenths that a share is above: ``여덟`` of 0.83 and of 0.9."""
    return "" if math.isnan(share) else _TENTHS[max(math.ceil(round(share * 10, 9)) - 1, 0)]


def _coming(writer: Writer, roles: dict[str, str]) -> dict[str, Any]:
    due, meeting = (next(iter(writer.subjects(_named(roles, role))), None) for role in ("due", "meeting"))
    (committee,) = writer.subjects(["FOMC"])
    return {"due": due, "meeting": meeting, "committee": committee}


def _named(roles: dict[str, str], role: str) -> Iterator[str]:
    if role in roles:
        yield roles[role]
