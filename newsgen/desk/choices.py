"""What an editor chooses from for an article: its items with their arithmetic, headlines and decks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newsgen import choices as choices_of
from newsgen import markets
from newsgen.acts.newsroom import Newsroom
from newsgen.archive import Key
from newsgen.desk.watch import state_of
from newsgen.editions import edition_named
from newsgen.errors import Held, NewsgenError
from newsgen.gate import GateFinding
from newsgen.markets import Session
from newsgen.notes import file_of as notes_of

if TYPE_CHECKING:
    from newsgen.acts.choosing import Offer
    from newsgen.model import Fact, Item
    from newsgen.pipeline import Day
    from newsgen.story import Candidate

FEW = 20
"""Items that were left which are shown at once, the best of them."""
_KNOWN = 8
"""Articles of which this is kept, each until anything that it rests on changes."""


class Row(NamedTuple):
    """One item."""

    key: str
    subject: str
    """Whom it is about, as readers call it."""
    what: str
    """What its first fact measures."""
    score: float
    sum: str
    """How the score comes about."""
    reason: str
    """Why the rules would tell it, or leave it."""
    chosen: bool
    by: str | None
    """Who pinned it or left it out, empty where nobody says so; None where the rules decided."""
    can_leave: bool

    @property
    def called(self) -> str:
        """What people call it."""
        return f"{self.subject} {self.what}"


class Desk(NamedTuple):
    """All that can be chosen of an article; empty where ``trouble`` says why nothing can."""

    chosen: tuple[Row, ...] = ()
    left: tuple[Row, ...] = ()
    """What somebody left out before what the rules left: there it is given back."""
    headlines: tuple[Candidate, ...] = ()
    decks: tuple[Candidate, ...] = ()
    headline_by: str | None = None
    """Who took the headline; None where the rules did."""
    deck_by: str | None = None
    findings: tuple[GateFinding, ...] = ()
    trouble: str = ""


_known: dict[tuple[object, ...], Desk] = {}


def of(newsroom: Newsroom, key: Key, at: dt.datetime | None) -> Desk:
    """Return what can be chosen of an article; computed once for each state of what it rests on."""
    state = (key, at, *map(state_of, _rests_on(newsroom, key)))
    if state not in _known:
        made = _computed(newsroom, key, at)
        for old in list(_known)[: 1 - _KNOWN]:
            _known.pop(old, None)
        _known[state] = made
    return _known[state]


def _rests_on(newsroom: Newsroom, key: Key) -> Iterable[Path]:
    place = Path(newsroom.desk.notes)
    session = Session(markets.named(edition_named(key.edition).market), key.session)
    yield from (newsroom.prices_at, notes_of(place, session), choices_of.file_of(place, session, key.edition))


def _computed(newsroom: Newsroom, key: Key, at: dt.datetime | None) -> Desk:
    from newsgen.acts import choosing, releasing  # noqa: PLC0415 - they bring arrays

    try:
        return _desk(choosing.offered(newsroom, choosing.Asked(key.edition, key.session, at)))
    except Held as held:
        market = markets.named(edition_named(key.edition).market)
        try:
            return Desk(findings=releasing.judged(newsroom, market, key.session).findings, trouble=str(held))
        except NewsgenError:
            return Desk(trouble=str(held))
    except NewsgenError as problem:
        return Desk(trouble=str(problem))


def _desk(offer: Offer) -> Desk:
    day, choices = offer.day, offer.day.choices
    rows = [_row(day, item) for item in day.items]
    return Desk(
        chosen=tuple(row for row in rows if row.chosen),
        left=tuple(sorted((row for row in rows if not row.chosen), key=lambda row: row.by is None)),
        headlines=offer.lines.headlines,
        decks=offer.lines.decks,
        headline_by=choices.headline.by if choices.headline else None,
        deck_by=choices.deck.by if choices.deck else None,
        findings=day.findings,
    )


def _row(day: Day, item: Item) -> Row:
    from newsgen.acts.left_out import subject  # noqa: PLC0415 - as above
    from newsgen.outputs.explained import label  # noqa: PLC0415
    from newsgen.rules import named  # noqa: PLC0415

    score, fact = item.score, _fact(day, item)
    by = {**day.choices.pinned, **day.choices.left_out}.get(item.key)
    whom = subject(day, item.about)
    return Row(
        key=item.key,
        subject=whom,
        what=_beside(whom, label(fact)) if fact else item.rule,
        score=score.total,
        sum=f"{score.surprise:.2f} − log₂{score.tested}{_signed(score.weight)}{_signed(score.freshness)}",
        reason=item.reason if by is None else item.reason.partition("; ")[2],
        chosen=item.chosen,
        by=by,
        can_leave=not named(item.rule).is_close,
    )


def _signed(value: float) -> str:
    return f" {'−' if value < 0 else '+'} {abs(value):.2f}"


def _beside(subject: str, what: str) -> str:
    """Return what is measured of a subject, whose name may end with the word that this begins with."""
    first, _, rest = what.partition(" ")
    return rest if rest and subject.split()[-1:] == [first] else what


def _fact(day: Day, item: Item) -> Fact | None:
    """Return the fact that an item is about."""
    return day.book[item.facts[0]] if item.facts and item.facts[0] in day.book else None
