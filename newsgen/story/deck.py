"""The line under the headline: the day's second story, else the indices that the headline leaves out.

What the lead tells below it is not told there: a line that only says it again is worth nothing.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from newsgen import markets
from newsgen.markets.market import is_index
from newsgen.story.behind_head import WORD, verb_once
from newsgen.story.budget import Budget
from newsgen.story.lines import Line, joined
from newsgen.story.markup import plain
from newsgen.story.names import is_company
from newsgen.story.newsworth import NEWS, is_aside, is_news, is_record
from newsgen.story.offers import FAR, SIDE, Offers
from newsgen.story.planner import Slot
from newsgen.story.views import Subject

_PERCENT = re.compile(r"\d+(?:\.\d+)?%")
_SO_DID = re.compile(r"(?:[은는도] )(?:상승|하락)$")
EVER = "사상 최대"
EVER_OF = "ever:"
"""What a tag begins with of whom a record is, the most of all days."""
LATE = frozenset({"reversed", "level"})
"""Tags of what the market stood at within the day, and did not at its end."""
LONGEST = 60
"""Characters of a deck."""
PIECES = 2
FLAT = 0.1
"""Percent below which an index is flat, as one is that the headline calls so."""
FAR_ALONE = 0.8
"""Percent from which one index that is left makes a line by itself."""
TWICE = 2.0
"""Times as far as the index of a week's headline from which another is no lesser story."""
STRONG = 4.0
"""Bits from which rates and prices stand before how the indices went that the headline leaves out."""
LEAST = 1.0
"""Bits of score below which nobody would print an item."""


def deck(offers: Offers, budget: Budget, headline: Line, lead: Line, head: str = "") -> Line:
    """Return the line; empty where nothing is left that anybody would print there.

    ``budget`` has the headline in it; ``lead`` stands below. Of a company that the desk's words in the
    headline (``head``) name, how far it went stands here where the headline does not say so.
    """
    above = _Above(offers, budget, headline, lead)
    news, beside, rest = _ranked(offers)
    own = _of_whom(above._replace(lead=Line()), head)
    if own.marked:
        left = budget.spent(own.counts)
        indices = _indices(offers, left, headline, lead)
        under = above._replace(budget=left, headline=joined(headline, own))
        others = (_pieces(under, [slot], apart=True) for slot in news)
        pairs = (_joined([own, one]) for one in (*others, indices) if one.marked)
        fitting = (line for line in pairs if _fits(line, budget) and line.plain.count(", ") <= PIECES)
        return next(fitting, own)
    second = _pieces(above, [*news, *beside])
    indices = _indices(offers, budget, headline, lead)
    if offers.edition.weekly:
        indices = _verb_once(indices)
    if indices.marked and _is_of_week_apart(offers, headline):
        under = above._replace(budget=budget.spent(indices.counts), headline=joined(headline, indices))
        others = (_pieces(under, [slot], apart=True) for slot in news)
        pairs = (_joined([indices, one]) for one in others if one.marked)
        return next((line for line in pairs if _fits(line, budget)), indices)
    if indices.marked and _asks_for_indices(offers, headline):
        return indices
    if second.marked and not all(offers.is_told(slot, [headline]) for slot in news):
        return second
    again = [slot for slot in news if slot in offers.outline.beside and slot.rule.of_one]
    again += [slot for slot in rest if slot.score >= STRONG]
    strong = _pieces(above._replace(lead=Line()), again, apart=True)
    return next((line for line in (strong, indices, second) if line.marked), None) or _pieces(above, rest)


def _of_whom(above: _Above, head: str) -> Line:
    """Return how far a company went that the desk's words name; empty where they name none."""
    said, names = plain(head), above.offers.names
    for slot in above.offers.ranked:
        named = {item.about for item in slot.items if is_company(item.about)}
        named = {about for about in named if names[about].headline in said}
        line = _pieces(above, [slot], apart=True) if named else Line()
        if line.is_sized and line.subjects <= named:
            return line
    return Line()


def _asks_for_indices(offers: Offers, headline: Line) -> bool:
    """Tell whether the market went far, and the headline of its day says so of none of the indices."""
    broad = [markets.named(offers.edition.market).broad]
    far = offers.outline.lead.rule.is_close and offers.went_far(broad)
    return far and not offers.says_how_stocks_went(headline)


def _is_of_week_apart(offers: Offers, headline: Line) -> bool:
    """Tell whether a week's headline leaves out an index that went further than its own, or far against it.

    Of two that wraps tell side by side nobody leaves out the one that went by twice as much.
    """
    if not (offers.edition.weekly and offers.tells_one_index_first):
        return False
    broad, *others = (index[offers.edition.move] for index in offers.writer.subjects(offers.indices))
    left = [one for one in others if one and one.about not in headline.subjects]
    return broad is not None and any(
        abs(one.value) >= FAR and (one.value * broad.value < 0 or abs(one.value) >= TWICE * abs(broad.value))
        for one in left
    )


def every(offers: Offers, budget: Budget, headline: Line, lead: Line) -> Iterator[Line]:
    """Yield whatever might stand there: what comes next where the strongest is left out, and the indices."""
    news, beside, rest = _ranked(offers)
    slots = [*news, *beside, *(slot for slot in rest if slot not in beside)]
    above = _Above(offers, budget, headline, lead)
    found = (_pieces(above, slots[at:]) for at in range(len(slots)))
    alone = (_pieces(above, [slot]) for slot in slots)
    for line in itertools.chain(found, [_indices(offers, budget, headline, lead)], alone):
        if line.marked and _fits(line, budget):
            yield line


def _ranked(offers: Offers) -> tuple[list[Slot], list[Slot], list[Slot]]:
    """Return what is news besides the lead, what else is of stocks, and all that is no news."""
    able = (slot for slot in offers.ranked if slot != offers.outline.lead)
    left = [slot for slot in able if is_news(slot) or (slot.score >= LEAST and not _is_small_of_one(slot))]
    news = [slot for slot in left if is_news(slot)]
    rest = [slot for slot in left if slot not in news]
    return news, [slot for slot in rest if not is_aside(slot)], rest


class _Above(NamedTuple):
    """What a deck stands between."""

    offers: Offers
    budget: Budget
    headline: Line
    lead: Line


def _pieces(above: _Above, slots: list[Slot], *, apart: bool = False) -> Line:
    """Return the first lines of slots that fit beside each other.

    Of whom the headline is about already nothing is told but where there is nobody else, with ``apart`` not
    even then.
    """
    told = _told(above, slots, apart=True)
    return told if told.marked or apart else _told(above, slots, apart=False)


def _told(above: _Above, slots: list[Slot], *, apart: bool) -> Line:
    """Return them; ``apart`` leaves out whom the headline is about already.

    A line that says of nobody how far or since when stands behind one that does, or not at all.
    """
    offers, budget, headline, lead = above
    if not (offers.edition.weekly or offers.tells_one_index_first):
        slots = sorted(slots, key=lambda slot: all(map(_is_faint, _lines(offers, slot))))
    told: list[Line] = []
    rules: set[str] = set()
    known = headline.subjects if apart else frozenset[str]()
    for slot in slots:
        if offers.is_told(slot, [headline]) or (offers.edition.weekly and slot.rule.name in rules):
            continue
        lines = _lines(offers, slot)
        lines = (
            lines if _comes_again(slot, offers) else [one for one in lines if offers.adds(slot, one, lead)]
        )
        lines = [line for line in lines if _is_new(line, [headline, *told], budget)]
        if not _is_first_in_points(slot, offers):
            lines = [line for line in lines if known.isdisjoint(line.subjects)]
        lines = [line for line in lines if not (_is_of_boards(offers, line) and _is_of_boards(offers, *told))]
        lines = [line for line in lines if not _is_of_known_part(offers, line, headline)]
        said = [line.plain for line in (headline, *told)]
        lines = sorted(lines, key=lambda line: echoes(line.plain, said))
        found = next((line for line in lines if _fits(_joined([*told, line]), budget)), None)
        if found:
            told.append(found)
            rules.add(slot.rule.name)
        if len(told) == PIECES:
            break
    told.sort(key=_is_faint)
    return _joined(told) if told and (offers.edition.live or not _is_faint(told[0])) else Line()


def _comes_again(slot: Slot, offers: Offers) -> bool:
    """Tell whether a slot is what the day is known for besides: told under a headline that has it not.

    What happened to the whole market is, though the lead tells it, and what the last hour made of it, and a
    record of one of the main indices, unless the market went far.
    """
    if slot == offers.outline.lead:
        return False
    if (
        _is_first_in_points(slot, offers)
        or slot.tags & LATE
        or any(tag.startswith(EVER_OF) for tag in slot.tags)
    ):
        return True
    if offers.is_great and not offers.edition.weekly:
        return False
    if slot.happened:
        return not slot.rule.of_one
    if offers.edition.weekly and not slot.rule.is_place:  # a record that the week's end fell short of
        return False
    return is_record(slot) and any(item.about in offers.indices for item in slot.items)


def _is_first_in_points(slot: Slot, offers: Offers) -> bool:
    """Tell whether a slot is the broad index's largest move in points ever, beside another that leads."""
    return slot.rule.worded and "ever" in slot.tags and slot != offers.outline.lead


def _is_small_of_one(slot: Slot) -> bool:
    """Tell whether a slot is a single stock's lesser thing, as the end of its run: nobody's second story."""
    return slot.rule.of_one and slot.score < NEWS and not (slot.happened or is_record(slot))


def _is_faint(line: Line) -> bool:
    """Tell whether a line has no figure and no date, and is no record: 금융 업종 강세."""
    return not (line.news or line.is_sized or EVER in line.plain)


def _is_of_boards(offers: Offers, *lines: Line) -> bool:
    """Tell whether some line says who bought or sold: two of them would be read of one market."""
    boards = {board.name for board in markets.named(offers.edition.market).boards}
    return any(boards & one.subjects for one in lines)


def _is_of_known_part(offers: Offers, line: Line, headline: Line) -> bool:
    """Tell whether a line is of who traded a lesser part of the exchange, for which the headline has no room.

    Where it tells that part's index besides, the name would stand there twice; where it tells who traded the
    main one, theirs is the lesser sum. Where the day is that index's, who traded it is its second fact.
    """
    market = markets.named(offers.edition.market)
    traded = _is_of_boards(offers, headline)
    lesser = (one for one in market.boards if one.index != market.broad)
    known = {one.name for one in lesser if traded or one.index in headline.subjects}
    return not offers.outline.heads and bool(known & line.subjects)


def _fits(line: Line, budget: Budget) -> bool:
    return len(line.plain) <= LONGEST and budget.fits(line.counts)


def _lines(offers: Offers, slot: Slot) -> list[Line]:
    """Return what a slot has for a deck: nothing that names nobody, as if the market stood before it."""
    lines = [line for part in ("tail", "summary", "deck") for line in offers.lines(slot, part)]
    lines = [line for line in lines if slot.happened or line.subjects]
    return [line for line in lines if not (_is_of_long(offers) and _is_of_day(line))]


def _is_of_long(offers: Offers) -> bool:
    """Tell whether the headline is about more than the day that the article is of."""
    return bool(offers.outline.lead.rule.day_of) and not offers.edition.weekly


def _is_of_day(line: Line) -> bool:
    """Tell whether a line has an index's move of the day."""
    return any(fact.startswith("change_day:^") for fact in line.stated)


def _is_new(line: Line, before: list[Line], budget: Budget) -> bool:
    """Tell whether a line tells nothing that stands above it already."""
    headline, *others = before
    both = all(_PERCENT.search(each.plain) for each in (headline, line))
    if both and not headline.subjects.isdisjoint(line.subjects):  # two sizes of one index read as a slip
        return False
    if not budget.fits(line.counts) or any(not each.stated.isdisjoint(line.stated) for each in before):
        return False
    told = {about for about in headline.subjects if not is_index(about)}.union(
        *(one.subjects for one in others)
    )
    return told.isdisjoint(line.subjects)


def echoes(line: str, above: Iterable[str]) -> int:
    """Count the words of a line that stand above it already: 급락 under a headline that says 급락."""
    said = set[str]().union(*(WORD.findall(text) for text in above))
    return sum(word in said for word in WORD.findall(line))


def _joined(told: list[Line]) -> Line:
    """Return pieces as one line; what has a comma of its own stands apart by more.

    Two sizes with one verb have it once.
    """
    return _verb_once(_parted(told, "…" if any(", " in piece.marked for piece in told) else ", "))


def _verb_once(line: Line) -> Line:
    return replace(line, marked=verb_once(line.marked), printed=verb_once(line.printed))


def _parted(told: list[Line], sign: str) -> Line:
    return joined(*[part for piece in told for part in (sign, piece)][1:])


def _indices(offers: Offers, budget: Budget, headline: Line, lead: Line) -> Line:
    """Return how the indices went of which neither the headline nor the lead tells it.

    One that went as far today as the headline says that it did over more than the day is left out: the same
    number twice, once 주간, would have to be read twice; nor does a bare day stand under a year. One that is
    left alone makes a line only where it went far, but in a market where there is one besides the first.
    """
    if _is_of_long(offers):
        return Line()
    told: dict[Subject, Line] = {}
    far = offers.tells_one_index_first
    stood = headline.subjects if "보합" in headline.plain else frozenset[str]()
    for index in offers.writer.subjects(offers.indices):
        line = _of_indices(offers, [index])
        left = budget.spent(*(each.counts for each in told.values()))
        again = not line.stated.isdisjoint(headline.stated | lead.stated) or _alike(line, headline)
        again = again or (index.about in headline.subjects and _says_which_way(headline))
        flat = not _went(index, offers, FLAT)
        if not again and not flat and index.about not in stood and left.fits(line.counts):
            told[index] = line
            far = far or _went(index, offers, SIDE if len(told) > 1 else FAR_ALONE)
    return _of_indices(offers, list(told)) if far else Line()


def _of_indices(offers: Offers, told: list[Subject]) -> Line:
    """Return how some indices went: by one word where one says it of all."""
    said = offers.writer.paragraphs("article/deck.j2", indices=told) if told else []
    return offers.line(offers.rounded(" ".join(said)))


def _went(index: Subject, offers: Offers, least: float) -> bool:
    """Tell whether an index moved by some percent, or is not known to have not."""
    move = index[offers.edition.move]
    return move is None or abs(move.value) >= least


def _says_which_way(headline: Line) -> bool:
    """Tell whether a headline ends with how another index went, without its size: 코스닥도 상승."""
    return bool(_SO_DID.search(headline.plain))


def _alike(line: Line, headline: Line) -> bool:
    """Tell whether the headline has the subject of a line with the number of the line."""
    numbers = (set(_PERCENT.findall(each.plain)) for each in (line, headline))
    return bool(line.subjects & headline.subjects and set.intersection(*numbers))
