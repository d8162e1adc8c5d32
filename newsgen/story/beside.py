"""What the lead tells besides what leads: what happened, and what makes the day more than that."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from newsgen.story.budget import Budget, counted
from newsgen.story.markup import NAME, pieces, sentences
from newsgen.story.names import is_company
from newsgen.story.newsworth import DEAR, NEWS
from newsgen.story.planner import Plan, Slot

ANSWERED = 1.9
"""Bits of score from which it is told what the day did to the days before."""
LOUD = 5.0
"""Bits of score from which what money, oil or gold did is told in its turn, not behind all else."""
IN_WORDS = 2.4
"""Bits of who bought and who sold, in words alone: how a session turned is more."""
BESIDE = 2
"""Things that a lead tells besides what leads, at most."""


def with_beside(outline: Plan, said: Callable[[Slot], str], desk: str = "") -> Plan:
    """Return the plan with what the lead tells besides: what happened, else the best new thing.

    ``said`` gives what the lead says of a slot, nothing where it has no words for it. Two may be told on a
    day that is led by no more than how the indices went. On a day of stocks rates are no part of it, however
    many bits theirs are: those count on another scale. Where the desk says what moved the market (``desk``)
    its sentence is one of them: of whom it speaks comes first, only a mark or a record comes besides, and
    nobody is told in mere words who bought and who sold. Behind several sentences comes one thing.
    """
    lead = outline.lead
    spent = Budget().spent(counted(pieces(said(lead))))
    beside: list[Slot] = []
    most = BESIDE - 1 if desk and len(sentences(said(lead))) > 1 else BESIDE
    ranked = sorted(_able(outline), key=lambda slot: _order(slot, lead))
    for slot in sorted(ranked, key=lambda slot: not _is_spoken_of(said(slot), desk)) if desk else ranked:
        if desk and _is_plain(slot):
            continue
        answered = slot.rule.answers and any(each.rule.answers for each in beside)
        if answered or (beside and not (_is_milestone(slot) if desk else _fits(slot, lead))):
            continue
        text = said(slot)
        counts = counted(pieces(text))
        if not text or spent.repeats(counts):
            continue
        beside.append(slot)
        spent = spent.spent(counts)
        if len(beside) == most:
            break
    return msgspec.structs.replace(outline, beside=tuple(beside if desk else sorted(beside, key=_turn)))


def _turn(slot: Slot) -> tuple[bool, bool]:
    """Rank in their order what is told besides: the indices' own day goes on, rates come behind it.

    What the day did to the day before stands before what a month or a week came to.
    """
    return (not slot.rule.answers and not slot.happened, slot.rule.section == "rates" and not slot.happened)


def _is_spoken_of(text: str, desk: str) -> bool:
    """Tell whether a text names a company that the desk's words name."""
    found = (piece for piece in pieces(text) if piece.kind == NAME and is_company(piece.payload[0]))
    return any(piece.text in desk for piece in found)


def _able(outline: Plan) -> list[Slot]:
    """Return what may be told besides, of a single stock's day no more stocks than explain the market's."""
    lead, of_stocks = outline.lead, any(map(_is_of_stocks, outline.body))
    return [
        slot
        for slot in outline.body
        if slot != lead
        and (slot.happened or not (of_stocks and slot.rule.section == "rates"))
        and (slot.happened or not (lead.rule.of_one and slot.rule.of_one) or _explains(slot, lead))
    ]


def _order(slot: Slot, lead: Slot) -> tuple[bool | float, ...]:
    """Rank what may be told: what was done, what happened to all, what explains the lead, what each is worth.

    How far a market went comes first behind a mark that it passed.
    """
    to_all = slot.happened and not slot.rule.of_one
    return (
        not (slot.happened and slot.rule.act),
        not to_all,
        not _splits(slot, lead),
        not _explains(slot, lead),
        not (lead.rule.milestone and slot.rule.tops_close),
        *_worth_saying(slot),
    )


def _fits(slot: Slot, lead: Slot) -> bool:
    """Tell whether a slot may stand behind another thing that is told besides."""
    quiet = lead.rule.is_close and not lead.tags & {"sharp", "extreme"}
    told = slot.happened or _splits(slot, lead) or _is_milestone(slot) or _is_answer(slot)
    told = told or bool(slot.tags & DEAR) or (quiet and _is_brief(slot))
    return told or _is_plain(slot) or (lead.rule.of_one and slot.score >= NEWS)


def _worth_saying(slot: Slot) -> tuple[bool | float, ...]:
    """Rank what a lead tells besides: what happened or a far day before, one stock, records, then rates.

    Oil and metals that are news stand with the records.
    Who bought and who sold, in words alone, comes behind whatever is news, and a turn.
    """
    happened = slot.happened or (slot.rule.answers and "far" in slot.tags)
    dear = bool(slot.tags & DEAR)
    record = "record" in slot.tags or dear
    rates = slot.rule.section == "rates" and slot.score < LOUD and not dear
    return (
        not happened,
        happened and slot.rule.of_one,
        not record,
        rates,
        -(IN_WORDS if _is_plain(slot) else slot.score),
    )


def _explains(slot: Slot, lead: Slot) -> bool:
    """Tell whether a slot is one stock's part in the move that leads."""
    abouts = ({about for each in one.subjects.values() for about in each} for one in (slot, lead))
    return slot.rule.explains and bool(set.intersection(*abouts))


def _splits(slot: Slot, lead: Slot) -> bool:
    """Tell whether a slot says that the market went two ways, where what leads is about no index."""
    return "split" in slot.tags and lead.rule.of_one


def _is_milestone(slot: Slot) -> bool:
    """Tell whether a slot is a mark that the market passed: it stands in a lead beside what happened."""
    return (slot.rule.milestone and slot.score >= NEWS) or _is_record(slot)


def _is_record(slot: Slot) -> bool:
    """Tell whether a slot is a record of the market's, not of one stock alone."""
    return "record" in slot.tags and ("ever" in slot.tags or not slot.rule.of_one)


def _is_plain(slot: Slot) -> bool:
    """Tell whether a slot says in words alone who made the day: short, and asked for on any."""
    return "plain" in slot.tags


def _is_answer(slot: Slot) -> bool:
    """Tell whether a slot is what the day did to days before that went far."""
    return slot.rule.answers and slot.score >= ANSWERED


def _is_brief(slot: Slot) -> bool:
    """Tell whether a slot is a few words that stand behind another thing on a day without great news."""
    return slot.rule.brief or (slot.rule.of_one and slot.score >= NEWS)


def _is_of_stocks(slot: Slot) -> bool:
    """Tell whether a slot makes a day one of stocks: the whole market moved far, a record, a giant's day."""
    far = slot.rule.is_close and slot.tags & {"sharp", "extreme"}
    return bool(far) or slot.rule.of_stocks or _is_record(slot)
