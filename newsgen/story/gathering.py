"""What shares a paragraph: things of one matter, and a few words with those beside which they belong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from newsgen import markets
from newsgen.facts.fact import key_of
from newsgen.rules.base import INSIDE, LEVELS, RECORDS, RESTS
from newsgen.story.families import family
from newsgen.story.markup import FIGURE, pieces, plain, sentences
from newsgen.story.planner import Plan, Slot
from newsgen.story.variety import settle

FEW_STOCKS = 50
"""Characters of a text on single stocks that is too short to be a paragraph."""
FEW_WORDS, FEW_FEAR = 60, 85
"""Characters of a text that is too short to be a paragraph; of one on the index of fear."""
FEW_STANDING = 55
"""Characters of a text on where an index stands that is no paragraph but goes behind the levels."""
FEW_RANGED = 100
"""The same of a market that tells its broad index first, in whose paragraph all that is its own stands."""
ROOM = 200
"""Characters of a paragraph from which on it takes in none."""
FULL = 360
"""The same of one with the index of fear behind it, or with a single sentence before or behind it."""
RATES = "rates"
"""The section of yields, currencies and what is traded elsewhere."""
DATA = "data"
"""The matter of what came out that day, and of the prices that it moved."""
MANY = 400
"""The same of that of the levels."""
TRADED = 260
"""The same of one on who traded and how the market looked inside, or on a week's levels and records."""


class Told(NamedTuple):
    """One paragraph's marked text, and the slots that it tells."""

    slots: tuple[Slot, ...]
    text: str


def gathered(outline: Plan, bodies: Mapping[str, list[str]]) -> list[Told]:
    """Return the paragraphs of a plan, in the order of the article.

    ``bodies`` gives what each slot says, by its key.
    """
    return _attached(placed(_in_order(outline, bodies)))


def _in_order(outline: Plan, bodies: Mapping[str, list[str]]) -> Iterator[Told]:
    """Yield the paragraphs: what slots of one section and matter say, where the first of them stands."""
    home, hosted = homes(outline), _hosted(outline)
    order = {home[slot.key][1]: at for at, slot in reversed(list(enumerate(outline.body)))}
    place = _places(outline, home)
    said = {slot.rule.name: at for at, slot in reversed(list(enumerate(outline.body)))}
    order |= {home[slot.key][1]: at for at, slot in enumerate(outline.body) if slot.rule.hosts}
    # What a week's lead tells of a release ends beside the rates that it moved: behind what else came out.
    order |= {
        slot.matter: at
        for at, slot in reversed(list(enumerate(outline.body)))
        if slot.rule.span == "week" and slot.matter == slot.rule.name
    }
    row = sorted(
        outline.body,
        key=lambda slot: (
            place[home[slot.key][0]],
            home[slot.key][1] == RESTS,
            order[home[slot.key][1]],
            _turn(slot) if slot.key in hosted else 0,
            home[slot.key][1] != RECORDS or not _compared(slot),
            slot.rule.of_one and said[slot.rule.name],
            slot.rule.of_one and slot.rule.of_stocks and slot not in outline.opening,
        ),
    )
    before: Told | None = None
    for (section, _), slots in groupby(row, key=lambda slot: home[slot.key]):
        for told in _joined((slot, bodies[slot.key]) for slot in slots):
            if before and _goes_on(before, told, home[before.slots[0].key][0] == section):
                before = Told((*before.slots, *told.slots), f"{before.text} {told.text}")
                continue
            if before:
                yield before
            before = told
    if before:
        yield before


def _places(outline: Plan, home: Mapping[str, tuple[str, str]]) -> dict[str, int]:
    """Return where each section stands: where its own come, not what a day has brought to it from another."""
    row = [(at, home[slot.key][0], slot) for at, slot in enumerate(outline.body)]
    own = {section: at for at, section, slot in reversed(row) if slot.rule.section == section}
    return {section: at for at, section, _ in reversed(row)} | own


def placed(paragraphs: Iterable[Told]) -> list[Told]:
    """Return the paragraphs, those of few words in the one that they go on from, where that has room.

    Behind the indices' levels stand a few words on where one stands, and how another closed; behind these
    what another market did meanwhile. The fear of a market that tells its broad index first stands behind how
    that looked inside.
    """
    told = _moved(_moved(paragraphs, LEVELS, _is_of_levels), LEVELS, _is_behind_levels)
    told = _moved(told, LEVELS, _ends_levels)
    done: list[Told] = []
    for each in _moved(told, INSIDE, _is_fear_apart):
        if done and _goes_on(done[-1], each, done[-1].slots[0].section == each.slots[0].section):
            done[-1] = Told((*done[-1].slots, *each.slots), f"{done[-1].text} {each.text}")
        else:
            done.append(each)
    return done


def _moved(
    paragraphs: Iterable[Told], matter: str, is_told_there: Callable[[Told, Told], bool]
) -> list[Told]:
    """Return the paragraphs, some of them at the end of the first one on a matter before them."""
    done: list[Told] = []
    for told in paragraphs:
        at = next((at for at, each in enumerate(done) if _tells_of(each, matter)), None)
        if at is not None and is_told_there(told, done[at]) and _length(done[at].text) < MANY:
            done[at] = Told((*done[at].slots, *told.slots), f"{done[at].text} {told.text}")
        else:
            done.append(told)
    return done


def _tells_of(told: Told, matter: str) -> bool:
    """Tell whether a paragraph is on a matter: on the levels from its beginning, on the inside at its end."""
    return told.slots[0 if matter == LEVELS else -1].matter == matter


def _is_fear_apart(told: Told, _: Told) -> bool:
    """Tell whether a paragraph is one sentence on the index of fear, of a market that is told by ranges."""
    return _is_ranged(told) and _is_of_fear(told) and _is_one_sentence(told)


def _is_ranged(told: Told) -> bool:
    """Tell whether a paragraph begins with a subject of a market that is told by ranges."""
    market = markets.of(told.slots[0].items[0].about)
    return market is not None and market.ranged


def _is_of_levels(told: Told, levels: Told) -> bool:
    """Tell whether a paragraph is a few words on where an index stands, or how another closed.

    Where the levels have told of that other one already, readers would hear the same name twice running.
    """
    if told.slots[0].matter == RECORDS:
        return _length(told.text) < (FEW_RANGED if _is_ranged(told) else FEW_STANDING)
    alone = all(slot.rule.hosts for slot in told.slots) and _is_one_sentence(told)
    return alone and not _has_figure_of(levels, told.slots[0].items[0].about)


def _has_figure_of(told: Told, about: str) -> bool:
    figures = (piece for piece in pieces(settle([told.text])[0]) if piece.kind == FIGURE)
    return any(key_of(fact)[1] == about for figure in figures for fact in figure.facts)


def _is_behind_levels(told: Told, _: Told) -> bool:
    """Tell whether a paragraph is one sentence that stands behind all that is told of the levels."""
    rule, tags = told.slots[0].rule, told.slots[0].tags
    return rule.behind_levels and "opened" not in tags and _is_one_sentence(told)


def _ends_levels(told: Told, levels: Told) -> bool:
    """Tell whether a paragraph is one sentence that closes the levels: how the week stands so far.

    Of a market that is told by ranges the levels are long mostly, and take in none then.
    """
    has_room = not _is_ranged(told) or _length(levels.text) < ROOM
    return told.slots[0].rule.ends_levels and has_room and _is_one_sentence(told)


def _is_one_sentence(told: Told) -> bool:
    return len(sentences(settle([told.text])[0])) == 1


def _attached(told: list[Told]) -> list[Told]:
    """Return the paragraphs, a few words on single stocks beside what is told of others.

    They stand before the last of these; where that is short too it stands behind the one before.
    """
    *others, last = [at for at, each in enumerate(told) if each.slots[0].rule.of_one] or [0]
    few = [at for at in others if _is_short(told[at]) and not _is_part(told[at], told)]
    left = [at for at in others if at not in few]
    if left and _is_short(told[last]) and not _is_part(told[last], told):
        few, last, row = [*few, last], left[-1], [left[-1], *few, last]
    else:
        row = [*few, last]
    slots = [*told[last].slots, *(slot for at in few for slot in told[at].slots)]
    home = Told(tuple(slots), " ".join(told[at].text for at in row))
    return [home if at == last else each for at, each in enumerate(told) if at not in few] if few else told


def _is_part(told: Told, every: Iterable[Told]) -> bool:
    """Tell whether a template has parted its text here, in paragraphs that have two figures or more."""
    here = [each for each in every if each.slots[-1] == told.slots[-1]]
    return len(here) > 1 and sum(piece.kind == FIGURE for piece in pieces(settle([told.text])[0])) > 1


def _is_short(told: Told) -> bool:
    few = _length(told.text) < (FEW_RANGED if _is_ranged(told) else FEW_STOCKS)
    return few or (_is_ranged(told) and _is_one_sentence(told))


def homes(outline: Plan) -> dict[str, tuple[str, str]]:
    """Return the section and the matter of each slot by its key: its own, or those of what it joins.

    What sets an index against another stands with the records of the first, where there are any. What would
    join another section stays in its own where that tells of what happened: one paragraph, one thread. So
    does what its news has brought to another section than its rule's.
    """
    of_rules = {slot.rule.name: (slot.section, slot.matter) for slot in reversed(outline.body)}
    records = {
        item.about: (slot.section, slot.matter)
        for slot in outline.body
        if slot.matter == RECORDS
        for item in slot.items
    }
    full = {(slot.section, slot.matter) for slot in outline.body if slot.happened}
    joined = {
        slot.key: home if home[0] == slot.section or home not in full else (slot.section, slot.rule.joins)
        for slot in outline.body
        if (home := of_rules.get(slot.rule.joins)) and slot.section == slot.rule.section
    }
    hosted = _hosted(outline)
    return {
        slot.key: hosted.get(slot.key)
        or joined.get(slot.key)
        or records.get(_compared(slot))
        or (slot.section, slot.matter)
        for slot in outline.body
    }


def _hosted(outline: Plan) -> dict[str, tuple[str, str]]:
    """Return the section and the matter of what is told of a subject that has a paragraph of its own."""
    hosts = [slot for slot in outline.body if slot.rule.hosts]
    return {
        slot.key: (host.section, host.matter)
        for host in hosts
        for slot in outline.body
        if slot.section == host.section and (left := _left(slot, outline)) and left <= _abouts(host)
    }


def _left(slot: Slot, outline: Plan) -> set[str]:
    """Return of whom a slot tells in the body: in the lead stands the first; of two set apart the first."""
    told = slot.items[1:] if slot in outline.opening else slot.items
    return {item.about.partition("-")[0] for item in told}


def _abouts(slot: Slot) -> set[str]:
    return {about for abouts in slot.subjects.values() for about in abouts}


def _turn(slot: Slot) -> int:
    """Return where a slot stands in the paragraph of one index: its session, its close, its marks."""
    if slot.rule.hosts:
        return 1
    return 2 if _compared(slot) else {LEVELS: 0, RECORDS: 2}.get(slot.matter, 3)


def _compared(slot: Slot) -> str:
    """Return which index a slot sets against another; empty where it tells of one alone."""
    first, against, _ = slot.items[0].about.partition("-")
    return first if against else ""


def _goes_on(before: Told, told: Told, same_section: bool) -> bool:
    """Tell whether a few words are no paragraph of their own, and the one before has room for them.

    Of who traded the part that tells how the market looked inside goes on in any section.
    """
    length = _length(told.text)
    together = length + _length(before.text)
    if told.slots[0].matter == INSIDE and before.slots[0].rule.opens_inside:
        return together <= TRADED
    hosted = any(slot.rule.hosts for slot in (*before.slots, *told.slots))
    if not same_section or hosted or told.slots[0].rule.of_one or before.slots[-1].rule.abroad:
        return False
    if told.slots[0].matter == INSIDE and _is_one_sentence(before):
        return together < FULL
    if _waits(told) or _parts(before, told):
        return False
    if _is_of_fear(told):
        return length < FEW_FEAR and together < FULL
    few = length < FEW_WORDS and _length(before.text) < ROOM
    few |= together < FULL and _is_behind(told) and (_is_one_sentence(told) or _is_one_sentence(before))
    return few or (_are_levels_of_a_week(before, told) and together <= TRADED)


def _parts(before: Told, told: Told) -> bool:
    """Tell whether two are of what no paragraph holds: where indices stand, and a release or a currency.

    Of a release a note may have told the most, and left no more than a yield that it moved.
    """
    of_indices = before.slots[-1].matter in {LEVELS, RECORDS}
    matter = told.slots[0].matter
    return (matter == RECORDS and not of_indices) or (matter == DATA and of_indices)


def _is_behind(told: Told) -> bool:
    """Tell whether a paragraph may stand behind another of its section: a mark of an index, or a rate."""
    slot = told.slots[0]
    return slot.matter == RECORDS or slot.section == RATES


def _waits(told: Told) -> bool:
    """Tell whether a paragraph waits for what is told of the inside, of the levels, or of all the indices."""
    rule = told.slots[0].rule
    return rule.opens_inside or rule.behind_levels or told.slots[0].matter == RESTS


def _are_levels_of_a_week(before: Told, told: Told) -> bool:
    """Tell whether records follow levels of which one sentence tells, in a market that is told by ranges."""
    follow = told.slots[0].matter == RECORDS and before.slots[0].matter == LEVELS
    return follow and _is_ranged(told) and _is_one_sentence(before)


def _is_of_fear(told: Told) -> bool:
    """Tell whether a paragraph tells nothing but the index of fear."""
    abouts = {item.about for slot in told.slots for item in slot.items}
    return all(family(about) == "fear" for about in abouts)


def _joined(drafts: Iterable[tuple[Slot, list[str]]]) -> Iterator[Told]:
    """Yield the paragraphs of one matter: one, unless a template parts its own."""
    current: Told | None = None
    for slot, texts in drafts:
        if not texts and slot.rule.is_close:  # another's sentence has what it would say
            current = Told((*current.slots, slot) if current else (slot,), current.text if current else "")
        for text in texts[:1]:
            before = current or Told((), "")
            current = Told((*before.slots, slot), f"{before.text} {text}".strip())
        for text in texts[1:]:
            if current:
                yield current
            current = Told((slot,), text)
    if current and current.text:
        yield current


def _length(text: str) -> int:
    """Return how many characters a text prints."""
    return len(plain(settle([text])[0]))
