"""Every stage, in order: store, snapshot, gate, facts, rules, story, proof. It alone knows them all."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from newsgen import choices as choices_of
from newsgen import facts, flags, markets, proof, rules, story
from newsgen import notes as notes_of
from newsgen.choices import Choices
from newsgen.config import Config, Style
from newsgen.editions import DEFAULT, EDITIONS, Edition, edition_named
from newsgen.errors import Held, NoSession, ProofFailure, TemplateProblem, UsageProblem
from newsgen.facts import FactBook
from newsgen.fit import judged, session_of
from newsgen.gate import GateFinding
from newsgen.glossary import Glossary
from newsgen.markets import Session
from newsgen.model import Article, Chart, Input, Item, Record
from newsgen.notes import Decision, DeskNotes
from newsgen.snapshot import Snapshot, live
from newsgen.store import Store
from newsgen.story import Candidates
from newsgen.story.pictures import KINDS

__all__ = [
    "DEFAULT",
    "EDITIONS",
    "Day",
    "again",
    "agreeing",
    "build",
    "computed",
    "moment_of",
    "offered",
    "pictured",
    "session_of",
]


class Day(Record, frozen=True, kw_only=True):
    """What an edition tells of one session, computed and judged: what an article is written from."""

    edition: Edition
    snapshot: Snapshot
    book: FactBook
    items: tuple[Item, ...]
    findings: tuple[GateFinding, ...]
    style: Style
    """The house's style, with its words for moves as they are used on this session."""
    choices: Choices
    """What an editor pinned, left out and took: the items have it already."""

    @property
    def session(self) -> Session:
        """The session; the last one of its week, where the edition tells a week."""
        return self.snapshot.session


def build(
    store: Store,
    session: dt.date,
    edition: str = DEFAULT,
    config: Config | None = None,
    *,
    at: dt.datetime | None = None,
    known_at: dt.datetime | None = None,
    notes: Path | None = None,
    choices: Choices | None = None,
) -> Article:
    """Build the article of a session from what the store holds, or held at ``known_at``.

    ``at`` is the moment (with its time zone) up to which an edition of a session so far looks: now unless
    given. The edition of a week tells the last week that was over on ``session``; its article is that of
    the week's last session.
    ``notes`` is the folder of the desk's notes, or one file of them,
    instead of the one that the settings name. What is wrong with a note or a term is told in the article's
    flags, and the article is written without it. So it is with what an editor chose (:mod:`newsgen.choices`),
    and without any of that where the article would not be proved by it; ``choices`` are to be tried instead
    of those on file, and are not let go.

    Raises NoSession (no trading day, or not in the store yet), Held (data not fit to print), StoreProblem
    (no record of what was known then), UnboundFigure and WrongDirection (the text does not say what the
    facts say).
    """
    asked: dict[str, Any] = {"at": at, "known_at": known_at, "notes": notes}
    told = _Told.of(store, session, edition, config or Config(), **asked, choices=choices)
    try:
        return _proved(told)
    except (ProofFailure, TemplateProblem) as fault:
        if choices is not None or not told.day.choices:
            raise
        why = _UNPROVED.format(told.day.session, told.day.edition.name, fault)
        without = Choices(problems=(*told.day.choices.problems, why))
        return _proved(_Told.of(store, session, edition, config or Config(), **asked, choices=without))


def _proved(told: _Told) -> Article:
    article = story.build(told.day.book, told.day.items, **told.with_)
    proof.check(article, unedited=True)
    return article


def offered(
    store: Store,
    session: dt.date,
    edition: str = DEFAULT,
    config: Config | None = None,
    *,
    at: dt.datetime | None = None,
) -> tuple[Day, Candidates]:
    """Return a day and the headlines and decks that an editor may choose from: it is proved with each.

    Raises as :func:`build` does.
    """
    told = _Told.of(store, session, edition, config or Config(), at=at)
    return told.day, story.offered(told.day.book, told.day.items, is_true=_is_true, **told.with_)


def _is_true(article: Article) -> bool:
    try:
        proof.check(article, unedited=True)
    except ProofFailure:
        return False
    return True


def pictured(
    store: Store,
    session: dt.date,
    edition: str = DEFAULT,
    config: Config | None = None,
    *,
    kinds: Collection[str] = tuple(KINDS),
    at: dt.datetime | None = None,
) -> tuple[Chart, ...]:
    """Return the pictures of a session, of the kinds asked for, as far as what is known suffices.

    Raises as :func:`build` does.
    """
    told = _Told.of(store, session, edition, config or Config(), at=at)
    charts = story.pictured(told.day.book, told.day.items, kinds=kinds, **told.with_)
    proof.check_charts(charts, {fact: told.day.book[fact] for chart in charts for fact in chart.facts})
    return charts


_UNPROVED = (
    "{0}: 고정하거나 빼거나 고른 대로 쓰면 증명할 수 없어 규칙대로 썼습니다. "
    "newsgen choose show --date {0} --edition {1}를 보고 하나씩 되돌리십시오. {2}"
)


class _Told(NamedTuple):
    """A day with all that it is told by."""

    day: Day
    with_: dict[str, Any]

    @classmethod
    def of(
        cls,
        store: Store,
        session: dt.date,
        edition: str,
        config: Config,
        *,
        at: dt.datetime | None = None,
        known_at: dt.datetime | None = None,
        notes: Path | None = None,
        choices: Choices | None = None,
    ) -> _Told:
        """Compute a day, and read the desk's notes and terms, and its choices unless they are given."""
        kind = edition_named(edition)
        if known_at is not None:
            store = store.as_known_at(known_at)
        now = at if at and kind.live else known_at or dt.datetime.now(dt.UTC)
        told = session_of(kind, session, now)
        place = notes or Path(config.notes)
        desk = notes_of.read(place, told, until=now)
        if choices is None:
            choices = choices_of.read(place, told, kind.name)
        today = computed(store, kind, told.day, config, at=now, decision=desk.decision, choices=choices)
        glossary, left_out = Glossary.salvaged(own=config.own_terms)
        listed = today.snapshot.instruments
        meant = functools.partial(story.symbols, market=told.market, instruments=listed, style=config.style)
        desk = _agreeing(desk.about({*listed, *today.book.subjects}, meant), store, today, config)
        provenance = flags.provenance(
            store,
            kind,
            today.snapshot,
            today.book,
            today.items,
            today.findings,
            desk,
            (*left_out, *choices.problems, *rules.unmet(today.items, choices)),
        )
        return cls(
            today,
            {
                "edition": kind,
                "instruments": today.snapshot.instruments,
                "glossary": glossary,
                "config": msgspec.structs.replace(config, style=today.style),
                "provenance": msgspec.structs.replace(provenance, choices=choices),
            },
        )


def agreeing(desk: DeskNotes, store: Store, session: Session, config: Config) -> DeskNotes:
    """Return the notes of a session that the article of its close prints; the others become problems."""
    from newsgen.checks import noted  # noqa: PLC0415 - as below

    if not noted.is_checkable(desk):
        return desk
    edition = next(one for one in EDITIONS.values() if one.market == session.market.name and one.closing)
    try:
        return _agreeing(desk, store, computed(store, edition, session.day, config), config)
    except (Held, NoSession):  # then the record alone speaks, as far as it goes
        return _recorded(desk, store, session, config)


def _agreeing(desk: DeskNotes, store: Store, day: Day, config: Config) -> DeskNotes:
    """Return the notes without those that the facts contradict, or the record of a whole session."""
    placed = functools.partial(facts.leaders.placed, day.snapshot)
    desk = story.agreeing(desk, day.book, day.edition, day.snapshot.instruments, placed)
    if not desk.notes or not day.edition.closing:
        return desk
    return _recorded(desk, store, day.session, config, story.named(day.snapshot.instruments, config.style))


def _recorded(
    desk: DeskNotes,
    store: Store,
    session: Session,
    config: Config,
    called: Callable[[str], str] = lambda _: "",
) -> DeskNotes:
    from newsgen.checks import Checker, noted  # noqa: PLC0415 - slow, and only for a desk's own words

    return noted.agreeing(desk, Checker(store, config), session, called) if noted.is_checkable(desk) else desk


def computed(
    store: Store,
    edition: Edition,
    day: dt.date,
    config: Config,
    *,
    at: dt.datetime | None = None,
    decision: Decision | None = None,
    choices: Choices | None = None,
    every_stock: bool = False,
) -> Day:
    """Compute and judge what an edition tells of a day: whoever needs a session's facts asks here.

    ``at`` is the moment that an edition of a session so far looks at, now unless given. ``decision`` is what
    the Fed decided that day, where the desk knows it before a source does. ``choices`` are what an editor
    chose, those beside the desk's notes unless given. ``every_stock`` includes the facts of stocks that
    hardly moved.

    Raises NoSession and Held as :func:`build` does.
    """
    fit, findings = judged(store, edition, day, config, at=at)
    fit = _decided(fit, decision)
    book = facts.compute(fit, span=edition.span, mover_floor=0.0 if every_stock else facts.MOVER_FLOOR)
    told = rules.of(edition)
    asked = tuple(rule for rule in rules.configured(config.rules) if rule.name in told)
    style = rules.house(config.style, book)
    if choices is None:
        choices = choices_of.read(Path(config.notes), fit.session, edition.name)
    items = rules.items(asked, book, rules.desk(fit, book, style), choices)
    return Day(
        edition=edition,
        snapshot=fit,
        book=book,
        items=tuple(items),
        findings=tuple(findings),
        style=style,
        choices=choices,
    )


def again(store: Store, article: Article, config: Config) -> Day:
    """Compute anew, from what the store holds now, what an article was written from.

    Raises NoSession and Held as :func:`build` does, UsageProblem where no edition has its name.
    """
    kind = edition_named(article.edition)
    at = moment_of(article)
    told = session_of(kind, article.session, at)
    desk = notes_of.read(Path(config.notes), told, until=at or dt.datetime.now(dt.UTC))
    return computed(store, kind, told.day, config, at=at, decision=desk.decision)


def moment_of(article: Article) -> dt.datetime | None:
    """Return the moment that an article of a session so far looks at; None for one of a whole session."""
    kind = edition_named(article.edition)
    if not kind.live:
        return None
    try:
        clock = dt.time.fromisoformat(article.as_of)
    except ValueError as error:
        raise UsageProblem(f"{article.id}: 장중 기사에 시각이 없습니다({article.as_of}).") from error
    return dt.datetime.combine(article.session, clock, tzinfo=markets.named(kind.market).zone)


def _decided(seen: Snapshot, decision: Decision | None) -> Snapshot:
    """Return the snapshot with a decision that the desk tells, unless it looks at an hour before it."""
    if decision is None or seen.policy is None or live.before_decision(seen):
        return seen
    source = Input(symbol="DFEDTARL", date=seen.day, value=decision.low, field="note")
    return replace(seen, policy=seen.policy.with_decision(decision.low, decision.high, source))
