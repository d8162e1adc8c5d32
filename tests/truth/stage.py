"""Where corruptions are played: a store filled as on that morning, once whole and once spoilt."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from newsgen import pipeline
from newsgen.config import Config
from newsgen.editions import edition_named
from newsgen.errors import ImportRefused, NewsgenError, StoreProblem
from newsgen.model import Article
from newsgen.sources.batch import Batch
from newsgen.sources.recorded import folder
from newsgen.store import Store
from tests.truth import files
from tests.truth.plant import Corruption, Scene, Where
from tests.truth.record import Record, Sent, after, before, between, evening

EARLIEST = dt.date(2024, 8, 1)
MIDDAY = dt.time(14, 30)

REST, WHOLE = "rest", "whole"
WITHOUT = {Where.PAST: "series", Where.SERIES: "prices"}
"""What is spoilt -> the store that has all but this."""

_computed = pipeline.computed


@dataclass(frozen=True, kw_only=True)
class Played:
    """What came of a morning: an article with its day, or the word with which there is none."""

    article: Article | None = None
    day: pipeline.Day | None = None
    stopped: NewsgenError | None = None
    refused: bool = False
    """Whether the import was refused."""


class Stage:
    """Stores of the sessions that are played, made once and copied.

    The rest is the past without what a corruption may spoil of it: it is the dear part.
    """

    def __init__(self, record: Record, place: Path, notes: Path) -> None:
        self.record, self.place, self.notes = record, place, notes
        self._clean: dict[object, tuple[Played, pipeline.Day]] = {}

    def prepare(self, days: Iterable[dt.date]) -> None:
        """Make the stores of some sessions; each goes on from the one before it."""
        made, until = None, EARLIEST
        for day in sorted(set(days)):
            path = self._path(REST, day)
            if made is not None:
                shutil.copyfile(made, path)
            with Store.open(path, create=True) as store:
                store.write(self.record.rest(until, day), now=evening(before(day)))
            made, until = path, day

    def _path(self, name: str, day: dt.date) -> Path:
        return self.place / f"{name}-{day}.sqlite"

    def _filled(self, name: str, day: dt.date) -> Path:
        """Return the store of a session that lacks no more than ``name`` says, made where there is none."""
        path = self._path(name, day)
        if not path.exists():
            shutil.copyfile(self._path(REST, day), path)
            with Store.open(path) as store:
                if name != WITHOUT[Where.PAST]:
                    store.write(self.record.past(day).batch(), now=evening(before(day)))
                if name != WITHOUT[Where.SERIES]:
                    store.write(self.record.series(day).batch(), now=evening(before(day)))
        return path

    def clean(self, one: Corruption) -> tuple[Played, pipeline.Day]:
        """Return what the same morning gives unspoilt, and all its facts."""
        live = one.where is Where.BARS
        key = (one.day, one.session, one.edition, live, one.also)
        if key not in self._clean:
            with self._store(WHOLE, one.day) as store:
                for day in between(one.day, one.session):
                    store.write(self._morning(one, day).batch(), now=evening(day))
                played = self._built(store, one)
                every = pipeline.computed(
                    store, edition_named(one.edition), one.session, Config(), at=_at(one), every_stock=True
                )
            self._clean[key] = (played, every)
        return self._clean[key]

    def play(self, one: Corruption) -> Played:
        """Return what comes of a morning with a corruption."""
        scene = self.scene(one)
        with self._store(WITHOUT.get(one.where, WHOLE), one.day) as store:
            try:
                if one.where is Where.PAST:
                    self._import(store, one, self.record.past(one.day), scene)
                if one.where is Where.SERIES:
                    self._import(store, one, self.record.series(one.day), scene)
                for day in between(one.day, one.session):
                    spoilt = day == one.day and one.where in {Where.MORNING, Where.BARS}
                    sent = self._morning(one, day)
                    if spoilt:
                        self._import(store, one, sent, scene)
                    else:
                        store.write(sent.batch(), now=sent.now)
                    if day == one.day and one.where is Where.AGAIN:
                        again = Sent(now=evening(day) + dt.timedelta(hours=1))
                        self._import(store, one, again, scene)
            except (ImportRefused, StoreProblem, ValueError) as error:
                told = error if isinstance(error, NewsgenError) else StoreProblem(str(error))
                return Played(stopped=told, refused=True)
            return self._built(store, one)

    def scene(self, one: Corruption) -> Scene:
        """Return what a corruption may look at."""
        return Scene(record=self.record, day=one.day)

    def _import(self, store: Store, one: Corruption, sent: Sent, scene: Scene) -> None:
        one.change(sent, scene)
        batch: Batch = folder.read(files.write(sent, self.place / "folder")) if one.as_file else sent.batch()
        store.write(batch, now=sent.now)

    def _morning(self, one: Corruption, day: dt.date) -> Sent:
        """Return what comes in with a session, with the witness that a corruption brings."""
        sent = self.record.morning(day)
        if one.where is Where.BARS:
            sent = Sent(now=_at(one), bars=[bar for bar in sent.bars if bar.start < _at(one)])
        if one.also and day == one.day:
            one.also(sent, Scene(record=self.record, day=day))
        return sent

    def _built(self, store: Store, one: Corruption) -> Played:
        kept: list[pipeline.Day] = []

        def computed(*args: Any, **options: Any) -> pipeline.Day:
            kept.append(_computed(*args, **options))
            return kept[-1]

        with mock.patch.object(pipeline, "computed", computed):
            try:
                article = pipeline.build(store, one.session, one.edition, at=_at(one), notes=self.notes)
                return Played(article=article, day=kept[-1])
            except NewsgenError as error:
                return Played(stopped=error)

    @contextmanager
    def _store(self, name: str, day: dt.date) -> Iterator[Store]:
        path = self.place / "played.sqlite"
        for left in self.place.glob("played.sqlite*"):
            left.unlink()
        shutil.copyfile(self._filled(name, day), path)
        with Store.open(path) as store:
            yield store


def _at(one: Corruption) -> dt.datetime:
    """Return the moment at which an article is made."""
    if one.edition == "us-midday":
        zone = evening(one.session).tzinfo
        return dt.datetime.combine(one.session, MIDDAY, tzinfo=zone)
    return evening(after(one.session))
