"""Articles made from a store, and what the reader finds in each; two processes share the sessions."""

from __future__ import annotations

import datetime as dt
import functools
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from benchmarks import reader
from benchmarks.market import RECORDED
from benchmarks.reader import claims, events
from newsgen import pipeline
from newsgen.calendars import first_of_week, previous
from newsgen.config import Config
from newsgen.editions import EDITIONS
from newsgen.errors import NewsgenError
from newsgen.gate.finding import Consequence
from newsgen.store import Store

PROCESSES = 2
PORTION = 4
"""Sessions that a process takes at a time."""


class Wanted(NamedTuple):
    """One article to make."""

    edition: str
    session: dt.date
    at: dt.datetime | None = None
    """The moment, of an edition of a session so far."""


class Reading(NamedTuple):
    """One article as it was read."""

    wanted: Wanted
    headline: str = ""
    texts: tuple[str, ...] = ()
    """Lead and paragraphs of the news itself."""
    sentences: tuple[tuple[str, str], ...] = ()
    """The sentences of the news itself, each with the items that its paragraph tells."""
    figures: tuple[tuple[str, int], ...] = ()
    """Item, or place, and the numbers in its sentences."""
    names: tuple[str, ...] = ()
    """Names of companies that it gives."""
    texture: reader.Texture | None = None
    faults: tuple[reader.Fault, ...] = ()
    claims: tuple[tuple[str, bool | None], ...] = ()
    """Claims made in words: kind, and whether the raw closes bear it out, None where they do not tell."""
    events: tuple[tuple[str, bool | None], ...] = ()
    """Statements about events: kind, and whether the recorded files bear it out."""
    unread: tuple[str, ...] = ()
    """Sentences with a word of an event of which the reader made nothing."""
    reasons: events.Reasons | None = None
    """The named large movers of a session, and which of them carry their report."""
    problem: str = ""
    """Why there is no article."""

    @property
    def day(self) -> dt.date:
        """The session."""
        return self.wanted.session


def read_all(store: Path, wanted: Sequence[Wanted]) -> list[Reading]:
    """Make and read articles, in the order asked for, with the progress on stderr."""
    portions = [wanted[at : at + PORTION] for at in range(0, len(wanted), PORTION)]
    found: list[Reading] = []
    with ProcessPoolExecutor(PROCESSES) as processes:
        for some in processes.map(functools.partial(_portion, store), portions):
            found += some
            print(f"\r{len(found)}/{len(wanted)}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return _of_edition(found)


def _of_edition(readings: Sequence[Reading]) -> list[Reading]:
    """Leave out dropped items of rules that no article tells: of a week, what is told of its days only."""
    told = {rule for reading in readings for _, source in reading.sentences for rule in source.split("+")}

    def kept(reading: Reading) -> tuple[reader.Fault, ...]:
        return tuple(each for each in reading.faults if each.kind != "dropped item" or each.source in told)

    return [
        each if each.wanted.edition == "us-close" else each._replace(faults=kept(each)) for each in readings
    ]


def _portion(store: Path, wanted: Sequence[Wanted]) -> list[Reading]:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    return [read(_opened(store), _raw(), each) for each in wanted]


@functools.cache
def _opened(store: Path) -> Store:
    return Store.open(store)


@functools.cache
def _raw() -> reader.Raw | None:
    return reader.Raw(RECORDED) if RECORDED.is_dir() else None


def read(store: Store, raw: reader.Raw | None, wanted: Wanted) -> Reading:
    """Make one article and read it."""
    kind, config = EDITIONS[wanted.edition], Config()
    try:
        article = pipeline.build(store, wanted.session, wanted.edition, config, at=wanted.at)
        now = wanted.at or dt.datetime.now(dt.UTC)
        told = pipeline.session_of(kind, wanted.session, now)
        day = pipeline.computed(store, kind, told.day, config, at=now)
    except NewsgenError as error:
        return Reading(wanted, problem=f"{type(error).__name__}: {str(error)[:300]}")
    printed = reader.Printed(article)
    sentences = [(each.place, each.text) for each in printed.sentences if not each.quoted]
    raw = raw if kind.market == "us" else None  # the raw closes that the reader knows are New York's
    judging = raw is not None and not kind.live
    claimed = claims_of(printed, told.day, wanted.edition) if judging else []
    happened = _judge().read(sentences, told.day, wanted.edition) if judging else events.NOTHING
    offered = offer(day, None if kind.live else raw)
    return Reading(
        wanted,
        headline=printed.headline,
        texts=tuple(_texts(printed)),
        sentences=tuple((each.text, origin(printed, each)) for each in printed.body),
        figures=tuple(
            (origin(printed, each), len(reader.wording.NUMBER.findall(each.text))) for each in printed.body
        ),
        names=tuple(sorted(_called(printed, offered))),
        texture=reader.texture_of(printed),
        faults=(
            *reader.faults_of(printed, offered),
            *map(_false, filter(_is_false, claimed)),
            *(_skipped(printed, told.day, wanted.edition) if judging else ()),
            *_faults(happened),
        ),
        claims=tuple((each.kind, each.holds) for each in claimed),
        events=tuple((each.kind, each.holds) for each in happened.verdicts),
        unread=(*happened.unread, *_unjudged(printed, happened)) if judging else (),
        reasons=_reasons(sentences, happened, told.day) if judging and not kind.weekly else None,
    )


def claims_of(printed: reader.Printed, day: dt.date, edition: str) -> list[claims.Claim]:
    """Return the claims that an article makes in words, each as the raw closes bear it out."""
    closes, namer = _closes()
    sentences = [(each.place, each.text) for each in printed.sentences if not each.quoted]
    return claims.claims_of(sentences, day, edition, closes, namer)


def _skipped(printed: reader.Printed, day: dt.date, edition: str) -> Iterator[reader.Fault]:
    """Yield industries of which an article does not tell, though it tells of one that moved less."""
    sentences = [(each.place, each.text) for each in printed.sentences if not each.quoted]
    for words in claims.skipped_industries(sentences, day, edition, _closes()[0]):
        yield reader.Fault("skipped industry", words, "industries")


@functools.cache
def _closes() -> tuple[claims.Closes, claims.Namer]:
    return claims.Closes(RECORDED), claims.Namer(claims.companies(RECORDED))


@functools.cache
def _judge() -> events.Judge:
    return events.Judge(RECORDED, _closes()[1])


def _reasons(sentences: list[tuple[str, str]], found: events.Found, day: dt.date) -> events.Reasons:
    return events.reasons(sentences, found, day, _judge(), _closes()[0])


def _unjudged(printed: reader.Printed, found: events.Found) -> Iterator[str]:
    """Yield sentences that the article marks as telling an event and of which no statement was judged."""
    judged = [each.sentence for each in found.verdicts]
    for each in printed.sentences:
        if each.events and each.text not in found.unread and not any(one in each.text for one in judged):
            yield each.text


def _faults(found: events.Found) -> Iterator[reader.Fault]:
    for each in found.false:
        words = f"{each.kind} {each.about}: {each.why}: {each.sentence}"
        yield reader.Fault("false event", words, each.kind)
    for text in found.causal:
        yield reader.Fault("event as a cause", text, "causal")


def _is_false(claim: claims.Claim) -> bool:
    return claim.holds is False


def _false(claim: claims.Claim) -> reader.Fault:
    kind = "two strengths" if claim.kind == "clash" else "false claim"
    return reader.Fault(kind, f"{claim.kind}: {claim.why}: {claim.sentence}", claim.kind)


def offer(day: pipeline.Day, raw: reader.Raw | None) -> reader.Offered:
    """Return what there was to tell of a session; without raw closes, the items alone."""
    names = {
        symbol: tuple(filter(None, (each.korean, each.english)))
        for symbol, each in day.snapshot.instruments.items()
    }
    if raw is None:
        return reader.Offered(items=day.items, names=names)
    taken_out = {
        each.symbol for each in day.findings if each.consequence in {Consequence.DROP, Consequence.SECTION}
    }
    told, exchange = day.session.day, day.session.market.exchange
    first = first_of_week(told, exchange) if day.edition.weekly else told
    moves = raw.moves(told, previous(first, exchange))
    return reader.Offered(
        items=day.items,
        moves={symbol: move for symbol, move in moves.items() if symbol not in taken_out},
        companies=raw.companies,
        names=names,
    )


def origin(printed: reader.Printed, sentence: reader.Sentence) -> str:
    """Return the rules of the items that a sentence's paragraph tells, or its place."""
    rules = dict.fromkeys(each.partition(":")[0] for each in printed.told(sentence))
    return "+".join(rules) or sentence.place


def _texts(printed: reader.Printed) -> Iterator[str]:
    yield " ".join(each.text for each in printed.lead)
    for paragraph in printed.paragraphs():
        yield " ".join(each.text for each in paragraph)


def _called(printed: reader.Printed, offered: reader.Offered) -> set[str]:
    text = printed.text
    return {
        name
        for mark in printed.marks
        for about in mark.about
        for name in offered.names.get(about, ())
        if name in text
    }
