"""What is suggested beside an article's notes, kept a moment: working a session out takes a second."""

from __future__ import annotations

import time
from typing import NamedTuple

from newsgen import pipeline
from newsgen.acts import suggesting
from newsgen.acts.newsroom import Newsroom
from newsgen.acts.suggesting import Suggested
from newsgen.archive import Key
from newsgen.editions import edition_named
from newsgen.errors import NewsgenError
from newsgen.model import Event, Headline
from newsgen.suggest import Choice

_LASTS = 300.0
"""Seconds that what was found is shown again."""
_MOST = 16
"""Articles whose suggestions are kept."""


class Offer(NamedTuple):
    """Something that a note can be made of."""

    name: str
    """By which it is known again."""
    kind: str
    """The kind of note that it makes: an event, or what a headline has somebody say."""
    told: str
    link: str


class Group(NamedTuple):
    """What is known beside one subject."""

    title: str
    offers: tuple[Offer, ...]


class Beside:
    """What is suggested, by article; one for each desk."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Key, bool], tuple[float, Suggested | None]] = {}

    def of(self, newsroom: Newsroom, key: Key, *, news: bool) -> Suggested | None:
        """Return what is suggested, with ``news`` headlines too; None where the session cannot be told."""
        now = time.monotonic()
        found = self._kept.get((key, news))
        if found and now - found[0] < _LASTS:
            return found[1]
        made = self._made(newsroom, key, news=news)
        while len(self._kept) >= _MOST:
            self._kept.pop(next(iter(self._kept)))
        self._kept[key, news] = now, made
        return made

    @staticmethod
    def _made(newsroom: Newsroom, key: Key, *, news: bool) -> Suggested | None:
        edition = edition_named(key.edition)
        try:
            article = newsroom.archive.article(*key)
            at = pipeline.moment_of(article) if article else None
            with newsroom.prices() as store:
                day = pipeline.computed(store, edition, key.session, newsroom.desk, at=at)
        except NewsgenError:
            return None
        return suggesting.suggested(day, newsroom.desk.suggest, offline=not news)


def groups(found: Suggested) -> list[Group]:
    """Return what is suggested as the page lists it."""
    return [
        Group(
            each.topic.name,
            tuple(_offer(choice, found) for choice in each.choices),
        )
        for each in found.found
    ]


def _offer(choice: Choice, found: Suggested) -> Offer:
    kind = "event" if isinstance(choice.what, Event) else "cause"
    link = choice.what.link if choice.what.link.startswith(("https://", "http://")) else ""
    return Offer(suggesting.name_of(choice), kind, suggesting.told(choice, found.session), link)


def taken(found: Suggested, name: str) -> Choice | None:
    """Return what goes by a name; None where nothing does any more."""
    every = (choice for each in found.found for choice in each.choices)
    return next((choice for choice in every if suggesting.name_of(choice) == name), None)


def headlines(found: Suggested) -> list[Headline]:
    """Return the headlines among what is suggested: their words are nobody's to copy."""
    every = (choice.what for each in found.found for choice in each.choices)
    return [what for what in every if isinstance(what, Headline)]
