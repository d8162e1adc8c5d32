"""What happened to a company, said where its move is first told: 전날 실적을 발표한 인텔은 17% 급락했다.

Beside the move, never as its cause; of whom nothing is known nothing is said. A reader takes a relative
clause for all that follows it in its sentence: it stands only where that is true, never inside a list.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from newsgen import markets
from newsgen.facts.book import FactBook
from newsgen.facts.fact import key_of
from newsgen.model import Event
from newsgen.story.happenings import AHEAD, Telling, beside
from newsgen.story.markup import AMONG, EVENT, FIGURE, NAME, Piece, lists, mark, pieces, sentences
from newsgen.story.scopes import REST, SCOPES, opening

MANY = 2
"""Companies of a ranking from which on it is said once of all that they reported."""
FREE, FULL = 2, 3
"""Clauses of a text that say when a report came: so many wherever one may; so many at most, where the hour
is another than the one before. What follows them is short."""
MOST = 5
"""Clauses of a text, beside those of whole rankings."""

_LISTED = re.compile(r"(?:와\(과\)|과\(와\)|,|·)\s?")
"""What stands between two names of one list."""
_PARTICLE = re.compile(r"(?:이\(가\)|은\(는\)|도) ")
"""What stands between a name and its move, where no word does."""
_DATED = "session:"
"""How the fact begins that is the day itself."""
_OF_WEEK = "한 주 동안 "
"""What makes a week's own words too many."""


class Group(NamedTuple):
    """The names of one list, of which one figure is."""

    names: tuple[int, ...]
    """Where they stand among the pieces of the sentence."""
    events: tuple[Event, ...]
    """What happened to each; empty where that is not the same for all."""
    told: Telling | None
    """What may be said of all; None where nothing."""


class Clause(NamedTuple):
    """What is said before a piece of a sentence, and of whom."""

    at: int
    words: str
    told: Telling
    events: tuple[Event, ...]


class Heard(NamedTuple):
    """What a reader has heard so far."""

    said: int = 0
    """How many clauses of reports."""
    full: int = 0
    """How many of them with all that is known."""
    hour: str | None = None
    """The hour that a paragraph said last; None where it has none yet."""
    ahead: bool = False
    """Whether a paragraph has named somebody who is about to report."""
    hours: frozenset[str] = frozenset()
    """The hours that the text has said with all that is known: none is said so twice."""

    def words(self, told: Telling) -> str | None:
        """Return the words of a report; None where a reader would take it for one of another hour."""
        if self.said >= MOST:
            return None
        again = told.when in self.hours if told.when else self.said > 0
        if self.hour and told.when != self.hour:
            full = told.again(self.said) if again else told.words(self.said)
            return full if told.when and self.full < FULL else None
        short = self.hour or self.full >= FREE or again
        return told.brief(self.said) if short else told.words(self.said)

    def after(self, told: Telling, words: str) -> Heard:
        """Return it with one more clause."""
        if told.what == AHEAD:
            return self._replace(ahead=True)
        full = bool(told.gave and told.when) and words != told.brief(self.said)
        hour = told.when if full or not told.gave else self.hour
        hours = self.hours | {told.when} if full else self.hours
        return Heard(self.said + bool(told.gave), self.full + full, hour, self.ahead, hours)


class Reasons:
    """The events that one article tells beside moves of stocks, in the order of reading: each once."""

    def __init__(
        self, book: FactBook, nth: int, *, weekly: bool = False, noted: Container[str] = frozenset()
    ) -> None:
        """Tell what a book has; ``nth`` is the session's number, ``weekly`` of an article on a week.

        ``noted`` are companies whose results the desk tells in its own words.
        """
        self._book, self._weekly, self._turn, self._nth = book, weekly, nth, nth
        self._told = {one.id for one in book.events.values() if one.about in noted}
        self._heard = Heard()

    def told(self, texts: Iterable[str], lead: int = 0) -> list[str]:
        """Return marked texts, in the order of reading, with them; the first ``lead`` are one paragraph."""
        return [self._paragraph(text, goes_on=0 < at < lead) for at, text in enumerate(texts)]

    def _paragraph(self, text: str, *, goes_on: bool) -> str:
        if not goes_on:
            self._heard = self._heard._replace(hour=None, ahead=False)
        found = [pieces(each) for each in sentences(text)]
        return " ".join(self._sentence(each, found[at + 1 :]) for at, each in enumerate(found))

    def _sentence(self, found: list[Piece], later: Sequence[list[Piece]]) -> str:
        groups = list(self._groups(found))
        put: dict[int, str] = {}
        if groups and not self._ranking(found, later):
            put = self._put(found, self._clauses(found, groups), alone=len(list(lists(found, _LISTED))) == 1)
        return "".join(f"{put.get(at, '')}{self._marked(found, at)}" for at in range(len(found)))

    def _marked(self, found: Sequence[Piece], at: int) -> str:
        """Return a piece as it stands; where a ranking begins, with the words of the day."""
        piece = found[at]
        if piece.kind != AMONG:
            return piece.marked
        named = at + 2 < len(found) and found[at + 1].text == " "
        return opening(piece, found[at + 2] if named else None, self._turn)

    def _groups(self, found: Sequence[Piece]) -> Iterator[Group]:
        """Yield the lists of a sentence that name a company beside its own move."""
        for names in lists(found, _LISTED):
            abouts = _abouts(_figure(found, names[-1]))
            here = [found[at].payload[0] for at in names]
            if not any(about in abouts and markets.subject(about) is None for about in here):
                continue
            known = [
                beside(self._book, about, weekly=self._weekly) if about in abouts else None for about in here
            ]
            events = tuple(one[0] for one in known if one is not None)
            tellings = {one[1] if one is not None else None for one in known}
            told = tellings.pop() if len(tellings) == 1 else None
            yield Group(tuple(names), events if told is not None else (), told)

    def _clauses(self, found: Sequence[Piece], groups: Sequence[Group]) -> list[Clause]:
        """Return the clauses of a sentence: from the first group on from which they reach nobody else."""
        for start in range(len(groups)):
            clauses = self._from(found, groups[start:])
            if clauses is not None:
                return clauses
        return []

    def _from(self, found: Sequence[Piece], groups: Sequence[Group]) -> list[Clause] | None:
        """Return the clauses of groups, of which the first has one; None where one reaches too far."""
        heard, clauses = self._heard, list[Clause]()
        for group in groups:
            if clauses and group.told == clauses[-1].told:
                clauses[-1] = clauses[-1]._replace(events=clauses[-1].events + group.events)
                continue
            words = self._words(group, heard)
            if group.told is None or words is None:
                return None
            heard = heard.after(group.told, words)
            at = group.names[0]
            if at and found[at - 1].text.endswith(_OF_WEEK):
                words = group.told._replace(when="").words(heard.said - 1)
            clauses.append(Clause(at, words, group.told, group.events))
        return clauses

    def _words(self, group: Group, heard: Heard) -> str | None:
        """Return what is said of a group; None where nothing may be, or it was told before."""
        told = group.told
        if told is None or all(event.id in self._told for event in group.events):
            return None
        if not told.gave:
            return None if told.what == AHEAD and heard.ahead else told.words(0)
        return heard.words(told)

    def _put(self, found: Sequence[Piece], clauses: Sequence[Clause], *, alone: bool) -> dict[int, str]:
        """Return what is put before which piece: before a name, or behind it and its particle."""
        put: dict[int, str] = {}
        for at, words, told, events in clauses:
            full = bool(told.gave) and words != told.brief(self._heard.said)
            moved_after = not self._weekly and all(event.part in {"before", "after"} for event in events)
            nth, self._nth = self._nth, self._nth + 1
            self._told |= {event.id for event in events}
            behind = alone and moved_after and full and nth % 2 and _has_move_next(found, at)
            put[at + 2 if behind else at] = _said(told.after() if behind else words, events)
            self._heard = self._heard.after(told, words)
        return put

    def _ranking(self, found: list[Piece], later: Sequence[list[Piece]]) -> bool:
        """Say where a ranking begins that all of it reported; tell whether they did.

        So must all that follow it, as a reader takes them for others of these.
        """
        at = next((at for at, piece in enumerate(found[:-1]) if _begins(piece)), None)
        if at is None or found[at + 1].text != " ":
            return False
        scope = SCOPES[found[at].payload[0]]
        reach = [found, *itertools.takewhile(lambda each: not _is_ranked(each), later)]
        groups = [group for each in reach for group in self._reports(each)]
        here = [event for group in groups for event in group]
        if () in groups or len(here) < MANY or all(event.id in self._told for event in here):
            return False
        self._told |= {event.id for event in here}
        told = _said(self._opening(here), here) + scope.reported
        found[at] = Piece("", (), told, told)
        return True

    def _opening(self, events: Sequence[Event]) -> str:
        """Return what is said of all of a ranking: with the hour where they have one."""
        known = [
            one[1] for one in (beside(self._book, each.about, weekly=self._weekly) for each in events) if one
        ]
        one = min(known, key=lambda each: len(each.gave))  # the weakest word is true of all
        when = one.when if len({each.when for each in known}) == 1 else ""
        what = one.what if len({each.what for each in known}) == 1 else one.short
        told = Telling(when, what, one.short, one.gave)
        words = self._heard.words(told) or told.brief(self._heard.said)
        self._heard = self._heard.after(told, words)
        return words

    def _reports(self, found: Sequence[Piece]) -> Iterator[tuple[Event, ...]]:
        """Yield the reports of each list of companies; nothing of a list of which one has none."""
        for names in lists(found, _LISTED):
            abouts = _abouts(_figure(found, names[-1]))
            known = [
                beside(self._book, found[at].payload[0], weekly=self._weekly)
                for at in names
                if found[at].payload[0] in abouts
            ]
            events = tuple(one[0] for one in known if one is not None and one[1].gave)
            yield events if len(events) == len(names) else ()


def _said(words: str, events: Sequence[Event]) -> str:
    return mark(EVENT, tuple(event.id for event in events), words) + " "


def _begins(piece: Piece) -> bool:
    """Tell whether a piece begins a ranking of whom it may be said that they reported."""
    return piece.kind == AMONG and bool(SCOPES[piece.payload[0]].reported)


def _is_ranked(found: Iterable[Piece]) -> bool:
    """Tell whether a sentence begins a ranking, or the rest of one."""
    return any(_begins(piece) or (piece.kind == AMONG and piece.payload[0] == REST) for piece in found)


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
    return frozenset(key_of(fact)[1] for fact in (first, *also))


def _has_move_next(found: Sequence[Piece], at: int) -> bool:
    """Tell whether a name is followed by its particle and its figure, and by no other word."""
    if at + 2 >= len(found):
        return False
    particle, figure = found[at + 1 : at + 3]
    follows = figure.kind == FIGURE and not figure.payload[0].startswith(_DATED)
    return follows and not particle.kind and _PARTICLE.fullmatch(particle.text) is not None
