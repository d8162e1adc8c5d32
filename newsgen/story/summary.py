"""Three lines that tell the day besides its headline: each true by itself, none of them said above already.

A rule with a line for it has a ``summary`` in its template. The strongest items are taken, not more than
two of a section, and stand in the order of the article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from newsgen.story.headlines import LONGEST, plain, stated, subjects
from newsgen.story.names import Names
from newsgen.story.planner import Plan, Slot
from newsgen.story.writer import Writer

LINES = 3
OF_A_SECTION = 2


def summary(writer: Writer, outline: Plan, names: Names, *above: str) -> list[str]:
    """Return the marked lines; ``above`` is what stands over them, the headline and the deck."""
    told = {fact for line in above for fact in _news(line)}
    chosen: dict[int, str] = {}
    about: set[str] = set()
    sections: Counter[str] = Counter()
    for at, slot in _strongest(outline):
        line = next((line for line in _lines(writer, slot, names) if _news(line) - told), None)
        if line is None or subjects(line) & about or sections[slot.section] == OF_A_SECTION:
            continue
        chosen[at] = line
        about |= subjects(line)
        sections[slot.section] += 1
        if len(chosen) == LINES:
            break
    return [chosen[at] for at in sorted(chosen)]


def _news(line: str) -> set[str]:
    """Return the facts that a line tells; that the session is of this day is none."""
    return {fact for fact in stated(line) if not fact.startswith("session:")}


def _strongest(outline: Plan) -> list[tuple[int, Slot]]:
    """Return what is told with its place in the article: the lead first, then by its score."""
    return sorted(
        enumerate(outline.body), key=lambda each: (each[1] != outline.lead, -each[1].items[0].score.total)
    )


def _lines(writer: Writer, slot: Slot, names: Names) -> Iterator[str]:
    for line in writer.lines(slot.rule, "summary", slot.subjects, tags=slot.tags):
        if len(plain(line, names)) <= LONGEST:
            yield line
