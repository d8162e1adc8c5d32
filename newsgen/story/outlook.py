"""시장 읽기, written: what follows from the day's own facts."""

from __future__ import annotations

import functools
import re
import zlib
from collections.abc import Mapping
from typing import Any

from newsgen.editions import Edition
from newsgen.facts.book import FactBook
from newsgen.model import Paragraph, Runs, text_of
from newsgen.sections import TITLES
from newsgen.story.budget import Budget, counted
from newsgen.story.conclusions import conclusions
from newsgen.story.markup import FIGURE, pieces
from newsgen.story.names import Names
from newsgen.story.paragraphs import Written
from newsgen.story.seen import Seen, see
from newsgen.story.typesetter import Memory, Typesetter
from newsgen.story.variety import settle
from newsgen.story.writer import Writer

SECTION = "view"
TEMPLATE = "article/view.j2"
_SIZE = re.compile(r"\d|절반|대부분|배")
"""What a figure prints that says how much."""
OF_ONE = frozenset({"place", "measure"})
"""Matters on one index beside its own days before: of these alone no section is made."""
SPANS = 22, 4
"""Weekdays within which no conclusion is worded twice alike: a month; where nothing else follows, a week."""


def view(
    writer: Writer,
    setter: Typesetter,
    book: FactBook,
    names: Names,
    edition: Edition,
    told: Written,
    budget: Budget,
) -> tuple[tuple[Paragraph, ...], Memory]:
    """Return the section's paragraph of conclusions, and what the reader knows then.

    There is none where too little follows from the facts, or the body has told it. Each has a figure that
    the article, by the ``budget`` of all above it, has not printed often enough.
    """
    memory = told.memory
    seen = see(book, edition)
    given = _given(writer, book, names, edition, seen)
    text, lead = _text(told), " ".join(map(text_of, told.lead))
    for span in SPANS:
        is_fresh = functools.partial(_is_fresh, writer, given, span if not edition.weekly else 0)
        is_sized = functools.partial(_is_sized, writer, given, span, budget, text)
        drawn = conclusions(seen, edition, text, lead, is_fresh, is_sized)
        if any(one.matter not in OF_ONE for one in drawn):
            break
    else:
        return (), memory
    said = [settle([_worded(writer, one.name, given, span)[0]])[0] for one in drawn]
    if not budget.fits(counted(pieces(" ".join(said)))):  # two of one figure
        del said[1:]
    runs, memory = setter.set(" ".join(said), memory)
    return (Paragraph(section=SECTION, item=None, runs=runs),), memory


def _is_fresh(writer: Writer, given: Mapping[str, Any], span: int, name: str) -> bool:
    """Tell whether a conclusion has a wording of its own that day; of no span everything has."""
    return not span or _worded(writer, name, given, span)[1]


def _is_sized(
    writer: Writer, given: Mapping[str, Any], span: int, budget: Budget, told: str, name: str
) -> bool:
    """Tell whether a conclusion has a figure that readers have not met, and none printed often enough.

    What only says the figures of the article again stops no reader on the way out.
    """
    found = pieces(settle([_worded(writer, name, given, span)[0]])[0])
    sizes = (piece.text for piece in found if piece.kind == FIGURE and _SIZE.search(piece.text))
    return any(not _has(told, size) for size in sizes) and budget.fits(counted(found))


def _has(told: str, size: str) -> bool:
    """Tell whether a text prints a size, not as the end of a longer number."""
    return re.search(rf"(?<![\d.,]){re.escape(size)}", told) is not None


def _worded(writer: Writer, name: str, given: Mapping[str, Any], span: int) -> tuple[str, bool]:
    """Return a conclusion in the wording of the day, and whether none of the ``span`` days before had that.

    The wordings of a conclusion have the days of a span in turn, one each; on the others it has none left.
    """
    day = (zlib.crc32(name.encode()) + writer.turn) % span
    counts: list[int] = []

    def pick(*wordings: str) -> str:
        counts.append(len(wordings))
        return wordings[day % len(wordings)]

    text = writer.block(TEMPLATE, name, **given, pick=pick)
    return text, day < min(counts, default=1)


def titled(setter: Typesetter, section: str, title: str) -> dict[str, Runs]:
    """Return the desk's own subhead of a section; nothing where it is the usual one."""
    return {} if title == TITLES[section] else {section: setter.line(title)}


def _text(told: Written) -> str:
    return " ".join(text_of(runs) for runs in (*told.lead, *(one.runs for one in told.paragraphs)))


def _given(writer: Writer, book: FactBook, names: Names, edition: Edition, seen: Seen) -> dict[str, Any]:
    """Return what the template may name: indices, yields, the large, who carried them, words for the time."""
    market = book.market
    abouts = (market.broad, market.tech, market.yield_of("short"), market.yield_of("long"), market.basket)
    index, tech, short, long, basket = writer.subjects(abouts)
    small, fear, chips, dollar, oil = writer.subjects(
        (market.small, market.fear, market.chips, market.currency("dollar"), market.commodity("oil"))
    )
    end = "_week" if edition.weekly else ""
    giant = next(iter(writer.subjects([seen.giants] if seen.giants else [])), None)
    return {
        "index": index,
        "tech": tech,
        "short": short,
        "long": long,
        "basket": basket,
        "giant": giant,
        "stocks": writer.subjects([market.universe("large")])[0],
        "small": small,
        "fear": fear,
        "long_by": long[f"yield_change{end}"],
        "short_by": short[f"yield_change{end}"],
        "curve": next(iter(book.all("curve")), None),
        "odds": next(iter(book.all(f"{seen.decision}_probability_day_before")), None),
        **{
            f"{name}_by": one[edition.move]
            for name, one in (
                *(("small", small), ("fear", fear), ("chips", chips), ("tech", tech)),
                *(("dollar", dollar), ("oil", oil)),
            )
        },
        "large": names[market.universe("large")].short,
        "when": "이번 주" if edition.weekly else "이날",
        "span": "한 주" if edition.weekly else "하루",
        "day": "주" if edition.weekly else "날",
        "seen": seen,
        "up": seen.broad > 0,
        "short_up": seen.short > 0,
    }
