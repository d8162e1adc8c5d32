"""What happened to a company, said where its move is first told: 전날 실적을 발표한 인텔은 17% 급락했다.

Beside the move, never as its cause; of whom nothing is known nothing is said. A relative clause reaches all
names of the list behind it, so that who has none stands before it, and who has the same shares it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from newsgen.facts.book import FactBook
from newsgen.model import Event
from newsgen.story.happenings import AHEAD, Telling, is_ahead, telling
from newsgen.story.markup import EVENT, FIGURE, NAME, SENTENCES, Piece, mark, pieces

MANY = 3
"""Companies of a ranking from which on it is said once of all that they reported: so many in its first
sentence, or more in all."""

_LISTED = re.compile(r"(?:와\(과\)|과\(와\)|,|·)\s?")
"""What stands between two names of one list."""
_PARTICLE = re.compile(r"(?:이\(가\)|은\(는\)|도) ")
"""What stands between a name and its move, where no word does."""
_RANKED = re.compile(r"(?:다른 )?(?:대형주|소형주|종목|시가총액 상위 종목) 가운데서는 $")
"""How a ranking begins."""
_DATED = "session:"
"""How the fact begins that is the day itself."""
_OF_WEEK = "한 주 동안 "
"""What makes a week's own words too many."""


class Reasons:
    """The events that one article tells beside moves of stocks, in the order of reading: each once."""

    def __init__(self, book: FactBook, nth: int, *, weekly: bool = False) -> None:
        """Tell what a book has; ``nth`` is the session's number, ``weekly`` of an article on a week."""
        self._book, self._weekly, self._nth = book, weekly, nth
        self._told: set[str] = set()
        self._heard: set[tuple[str, str]] = set()
        self._said_ahead = False  # of a paragraph, as what it heard
        self._due = {} if weekly else {one.about: one for one in book.due.values() if self._is_near(one)}

    def told(self, texts: Iterable[str], lead: int = 0) -> list[str]:
        """Return marked texts, in the order of reading, with them; the first ``lead`` are one paragraph."""
        return [self._paragraph(text, goes_on=0 < at < lead) for at, text in enumerate(texts)]

    def _is_near(self, event: Event) -> bool:
        """Tell whether a very large company's report is due so soon that its move is told with it."""
        market = self._book.market
        cap = self._book.value("market_cap", event.about) or 0.0
        great = cap >= market.size.mega or event.about in market.baskets.get(market.basket, ())
        return great and is_ahead(event, self._book.session)

    def _paragraph(self, text: str, *, goes_on: bool) -> str:
        if not goes_on:
            self._heard, self._said_ahead = set(), False
        sentences = [pieces(each) for each in SENTENCES.split(text)]
        return " ".join(self._sentence(each, sentences[at + 1 :]) for at, each in enumerate(sentences))

    def _sentence(self, found: list[Piece], later: Sequence[list[Piece]]) -> str:
        lists = list(_lists(found))
        put: dict[int, str] = {}
        if lists and not self._ranking(found, lists[0][0] - 1, later):
            for names in lists:
                put |= self._list(found, names, alone=len(lists) == 1)
        return "".join(f"{put.get(at, '')}{_marked(piece)}" for at, piece in enumerate(found))

    def _list(self, found: list[Piece], names: Sequence[int], *, alone: bool) -> dict[int, str]:
        """Return what is put before which pieces of a sentence, for one list of names that one figure is of.

        The names change places in ``found``: who has nothing to tell comes first.
        """
        abouts = _abouts(_figure(found, names[-1]))
        events = [self._event(found[at].payload[0], abouts) for at in names]
        known = [None if event is None else self._telling(event) for event in events]
        keys = list(dict.fromkeys(known))
        order = sorted(range(len(names)), key=lambda nth: (known[nth] is not None, keys.index(known[nth])))
        for at, piece in zip(names, [found[names[nth]] for nth in order], strict=True):
            found[at] = piece
        put: dict[int, str] = {}
        at = 0
        for told, group in itertools.groupby(order, key=lambda nth: known[nth]):
            here = [event for event in (events[nth] for nth in group) if event is not None]
            if told is not None:
                put |= self._put(found, names[at], told, here, alone=alone and len(names) == 1)
            at += len(here) if told is not None else known.count(None)
        return put

    def _put(
        self, found: Sequence[Piece], at: int, told: Telling, events: Sequence[Event], *, alone: bool
    ) -> dict[int, str]:
        """Return a clause before a name, or behind it and its particle: 인텔은 ... 발표한 뒤 17% 급락했다."""
        key = (told.when, told.what)
        again = key in self._heard
        nth, self._nth = self._nth, self._nth + 1
        self._heard.add(key)
        self._said_ahead = self._said_ahead or told.what == AHEAD
        self._told |= {event.id for event in events}
        moved_after = not self._weekly and all(event.part in {"before", "after"} for event in events)
        if at and found[at - 1].text.endswith(_OF_WEEK):
            told = told._replace(when="")
        behind = alone and moved_after and told.gave and not again and nth % 2
        if behind and _has_move_next(found, at):
            return {at + 2: _said(told.after(), events)}
        return {at: _said(told.words(nth, again=again), events)}

    def _ranking(self, found: list[Piece], at: int, later: Sequence[list[Piece]]) -> bool:
        """Say where a ranking begins, in the piece ``at``, that all of it reported; tell whether they did.

        So must all that follow it, as a reader takes them for others of these.
        """
        start = _RANKED.search(found[at].text) if at >= 0 and not found[at].kind else None
        if start is None:
            return False
        reach = [found, *itertools.takewhile(lambda each: not _is_ranked(each), later)]
        events = [self._reported(each, names) for each in reach for names in _lists(each)]
        here = [event for some in events for event in some or ()]
        first = sum(map(len, _lists(found)))
        if None in events or (first < MANY and len(here) <= MANY):
            return False
        known = sorted({self._telling(event) for event in here}, key=lambda one: len(one.gave))
        what = known[0].what if len({one.what for one in known}) == 1 else known[0].short
        told = known[0] if len(known) == 1 else known[0]._replace(when="", what=what)
        nth, self._nth = self._nth, self._nth + 1
        self._heard |= {(one.when, one.what) for one in known}
        self._told |= {event.id for event in here}
        before, behind = found[at].text[: start.start()], found[at].text[start.start() :]
        found[at] = Piece("", (), f"{before}{_said(told.words(nth), here)}{behind}")
        return True

    def _reported(self, found: Sequence[Piece], names: Sequence[int]) -> list[Event] | None:
        """Return the reports of all of a list, none of them told yet; None where one has none."""
        abouts = _abouts(_figure(found, names[-1]))
        events = [self._event(found[at].payload[0], abouts) for at in names]
        known = [event for event in events if event is not None and self._telling(event).gave]
        return known if len(known) == len(names) else None

    def _event(self, about: str, abouts: frozenset[str]) -> Event | None:
        """Return what is to be told of a company whose move is told here; None where nothing is."""
        if about not in abouts:
            return None
        event = self._book.reason(about) or (None if self._said_ahead else self._due.get(about))
        if event is None or event.id in self._told:
            return None
        return event if telling(event, self._book.session, weekly=self._weekly) else None

    def _telling(self, event: Event) -> Telling:
        told = telling(event, self._book.session, weekly=self._weekly)
        if told is None:
            raise ValueError(event.id)
        return told


def _said(words: str, events: Sequence[Event]) -> str:
    return mark(EVENT, tuple(event.id for event in events), words) + " "


def _is_ranked(found: Iterable[Piece]) -> bool:
    """Tell whether a sentence begins a ranking."""
    return any(not piece.kind and _RANKED.search(piece.text) for piece in found)


def _lists(found: Sequence[Piece]) -> Iterator[list[int]]:
    """Yield where the names of each list stand; one by itself is a list too."""
    current: list[int] = []
    for at, piece in enumerate(found):
        if piece.kind == NAME:
            current.append(at)
        elif current and not (not piece.kind and _LISTED.fullmatch(piece.text)):
            yield current
            current = []
    if current:
        yield current


def _figure(found: Sequence[Piece], at: int) -> Piece | None:
    """Return the figure that follows a name, before any other name; the session's date is none."""
    for piece in found[at + 1 :]:
        if piece.kind == FIGURE and not piece.payload[0].startswith(_DATED):
            return piece
        if piece.kind == NAME:
            return None
    return None


def _abouts(figure: Piece | None) -> frozenset[str]:
    """Return whom a figure states facts of."""
    if figure is None:
        return frozenset()
    first, _, *also = figure.payload
    return frozenset(fact.partition(":")[2].rpartition("@")[0] for fact in (first, *also))


def _has_move_next(found: Sequence[Piece], at: int) -> bool:
    """Tell whether a name is followed by its particle and its figure, and by no other word."""
    if at + 2 >= len(found):
        return False
    particle, figure = found[at + 1 : at + 3]
    follows = figure.kind == FIGURE and not figure.payload[0].startswith(_DATED)
    return follows and not particle.kind and _PARTICLE.fullmatch(particle.text) is not None


def _marked(piece: Piece) -> str:
    return mark(piece.kind, piece.payload, piece.text) if piece.kind else piece.text
