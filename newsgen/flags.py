"""What an editor must know of an article, and where its data came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsgen import halts, markets
from newsgen.editions import DEFAULT, EDITIONS, Edition
from newsgen.facts import FactBook, policy
from newsgen.fed.policy import WIDTH
from newsgen.gate import Consequence, GateFinding, Section, lines
from newsgen.gate.standing import STAND_BY
from newsgen.korean import attach, decimal
from newsgen.markets import Expected, Market
from newsgen.model import Fact, Item, Kind, Source
from newsgen.notes import Decision, DeskNotes
from newsgen.snapshot import Snapshot, live
from newsgen.sources.batch import INVESTORS
from newsgen.sources.origin import PRINTED, printed
from newsgen.store import Store
from newsgen.store.imports import Origins
from newsgen.story import Provenance
from newsgen.story.causes import is_of_market

_OUTDATED = (
    "{0}: {1} 목록 가운데 이 거래일에 유효한 것이 없어 ‘구성 종목’이라고 쓰지 않았습니다. "
    "newsgen universe update로 새로 받으십시오."
)
_FAR = {"day": 1.0, "week": 2.0}
"""Span -> from what percent on the market does not move without a reason that readers ask for."""
_COVERS = {Section.RATES: Kind.RATE, Section.STOCKS: Kind.BASKET, Section.LARGE_CAPS: Kind.BASKET}
"""Section -> the kind of what an article lacks where the gate left it out, with a word of its own."""


def provenance(
    store: Store,
    edition: Edition,
    seen: Snapshot,
    book: FactBook,
    items: Iterable[Item],
    findings: Iterable[GateFinding],
    desk: DeskNotes,
    left_out: Iterable[str] = (),
) -> Provenance:
    """Return where the data came from, the desk's notes, and what the editor must look at.

    ``left_out`` are the lines on what else of the desk's could not be followed: terms and choices.
    """
    origins = store.of(seen.session.market).origins()
    used = _used(origins, seen.market, findings := [*findings])
    names: dict[str, list[str]] = {}
    for name, kind in (*((name, "시세") for name in used), *_beside(store, seen, book, items)):
        names.setdefault(_published(name, kind, seen.market), []).append(kind)
    uncovered = frozenset(name for name, members in seen.universes.items() if members) - seen.covered
    heard = [one for one in findings if one.told]
    nouns = {one.name: one.noun for one in seen.market.universes}
    told = (
        *lines(heard),
        *_missing(edition, seen, book, heard),
        *_of_policy(seen, book, desk.decision),
        *_unexplained(edition, book, desk),
        *_without_reason(seen, book, desk),
        *(halts.asked(book, desk, _adding(book.market)) if edition.over == "session" else ()),
        *(_OUTDATED.format(seen.day, nouns[universe]) for universe in sorted(uncovered)),
        *desk.problems,
        *left_out,
    )
    return Provenance(
        sources=tuple(_source(name, kinds) for name, kinds in names.items() if name),
        demo=origins.demo,
        flags=told,
        uncovered=uncovered,
        notes=desk.notes,
    )


def _of_rates(store: Store, observed: Iterable[str], market: Market) -> Iterator[tuple[str, str]]:
    """Yield where series came from: those of a desk's file whose publisher is known are that one's."""
    published = [one for one in observed if one in market.published]
    for series in published:
        for name in store.rate_origins([series]):
            kind = "환율" if any(one.symbol == series for one in market.currencies) else "금리"
            kind = "시세" if any(one.symbol == series for one in market.gauges) else kind
            yield (market.published[series] if printed(name) == PRINTED else name), kind
    others = [one for one in observed if one not in market.published]
    yield from ((name, "금리·환율") for name in store.rate_origins(others))


def _published(name: str, kind: str, market: Market) -> str:
    """Return what an article's line of sources says for an origin: of a desk's file who published it."""
    told = printed(name)
    return market.published.get(market.exchange, told) if told == PRINTED and kind in _EXCHANGED else told


_EXCHANGED = frozenset({"시세", "수급", "종목 명단"})
"""What an exchange publishes of its own market."""


def _source(name: str, kinds: Iterable[str]) -> Source:
    """Return a source with what came from it; one whose name says so has that alone."""
    detail = "" if name == PRINTED or name.endswith(")") else "·".join(dict.fromkeys(kinds))
    return Source(name=name, detail=detail)


def _used(origins: Origins, market: Market, findings: Iterable[GateFinding]) -> Iterator[str]:
    """Yield where prices came from: a source that stands by for files only where it did."""
    stood_by = any(one.code == STAND_BY for one in findings)
    for name in origins.names:
        if not market.filed or stood_by or name not in origins.asked:
            yield name


def _missing(edition: Edition, seen: Snapshot, book: FactBook, heard: Iterable[GateFinding]) -> Iterator[str]:
    """Yield what an article usually states and this one cannot for want of data.

    What the gate took out has its own word; while a session runs much is not there.
    """
    if edition.live:
        return
    taken = {one.symbol for one in heard if one.consequence is Consequence.DROP} | set(seen.unplaced)
    kinds = {_COVERS[one.section] for one in heard if one.section in _COVERS}
    for one in seen.market.expected:
        here = book.get(one.measure, one.about) is not None
        if one.span == edition.span and not here and one.about not in taken and _kind(seen, one) not in kinds:
            yield f"{seen.day} {one.missing}"


def _unexplained(edition: Edition, book: FactBook, desk: DeskNotes) -> Iterator[str]:
    """Yield that the market moved far and no note of the desk says why."""
    move = book.get(edition.move, book.market.broad)
    if move is None or abs(move.value) < _FAR[edition.span]:
        return
    if not any(note.kind == "cause" or is_of_market(note, book.market) for note in desk.notes):
        what = attach(book.market.subject_of[book.market.broad].headline, "이/가")
        over = "한 주 동안 " if edition.weekly else ""
        yield (
            f"{book.day}: {what} {over}{decimal(move.value, 2)}% 움직였지만 원인 메모가 없습니다: "
            f"{_adding(book.market)} --date {book.day} --kind cause --head ...로 넣으십시오."
        )


def _adding(market: Market) -> str:
    """Return the command by which the desk adds a note of a market."""
    usual = market.name == EDITIONS[DEFAULT].market
    return "newsgen note add" if usual else f"newsgen note add --market {market.name}"


def _without_reason(seen: Snapshot, book: FactBook, desk: DeskNotes) -> Iterator[str]:
    """Yield once which giants moved far and nothing is known to have happened to, where events are known."""
    noted = {note.about for note in desk.notes}
    far = [fact.about for fact in book.all("cap_change_day") if not book.reason(fact.about)]
    listed = {about: seen.instruments.get(about) for about in far if about not in noted}
    names = {one.english if one else about: about for about, one in listed.items()}
    if names and (book.events or book.due):
        yield (
            f"{book.day}: {', '.join(names.values())}의 큰 등락에 알려진 실적 발표나 공시가 없어 까닭을 쓰지 "
            f"않았습니다. 아는 것이 있으면 {_adding(book.market)}로 넣으십시오."
        )


def _kind(seen: Snapshot, one: Expected) -> Kind:
    return seen.market.subject_of[one.about].kind


def _of_policy(seen: Snapshot, book: FactBook, decision: Decision | None) -> Iterator[str]:
    lines = (policy.problem(seen), _undecided(seen, book), _unused(seen, book, decision))
    return (line for line in lines if line)


def _undecided(seen: Snapshot, book: FactBook) -> str:
    """Say that the Fed decided on this day and nothing tells what; empty where that is not so."""
    here = (fact.about for fact in book.all("meeting") if fact.value == 0)
    missing = seen.moment is None and any(not book.get("decision", about) for about in here)
    if not missing:
        return ""
    return (
        f"{seen.day}: FOMC가 금리를 정한 날인데 결과가 자료에 없어 쓰지 않았습니다. "
        f"데스크 메모({seen.day}.toml)에 [decision]을 적고 다시 만드십시오."
    )


def _unused(seen: Snapshot, book: FactBook, decision: Decision | None) -> str:
    """Say why the desk's decision is not in the article; empty where it is, or it is too early for it."""
    if decision is None or live.before_decision(seen):
        return ""
    told = book.all("decision_low")
    if not told:
        return (
            f"{seen.day}: FOMC가 금리를 정하는 날이 아니어서 메모의 [decision]을 쓰지 않았습니다. "
            "임시 회의라면 newsgen.toml의 [fed] meetings에 더하십시오."
        )
    low = told[0].value
    if low == decision.low:
        return ""
    return (
        f"{seen.day}: 메모의 [decision] {decision.low:.2f}~{decision.high:.2f}%가 자료의 결정 "
        f"{low:.2f}~{low + WIDTH:.2f}%와 달라 자료대로 썼습니다. 어느 쪽이 맞는지 확인하십시오."
    )


def _is_night(fact: Fact, symbol: str) -> bool:
    """Tell whether a fact is what an index of another market did while ours slept."""
    return fact.about == symbol and fact.measure == "change_overnight"


def _beside(store: Store, seen: Snapshot, book: FactBook, items: Iterable[Item]) -> Iterator[tuple[str, str]]:
    """Yield where came from what is no price, and what it is: rates, lists and figures of items."""
    told = [book[fact] for item in items if item.chosen for fact in item.facts]
    about = {fact.about for fact in told}
    observed = (one.symbol for fact in told for one in fact.inputs if one.field in {"rate", "mean"})
    yield from _of_rates(store, dict.fromkeys(observed), seen.market)
    boards = {one.symbol for fact in told for one in fact.inputs if one.field in INVESTORS}
    for board in sorted(boards):
        yield from ((name, "수급") for name in store.flow_origins(board, seen.day))
    came = [fact.since for fact in book.all("release_actual") if fact.about in about and fact.since]
    if came:
        yield from ((name, "경제지표") for name in store.release_origins(min(came), max(came)))
    nights = {one.market for one in seen.market.overnight for fact in told if _is_night(fact, one.symbol)}
    for name in sorted(nights):
        there = markets.named(name)
        kind = f"{there.nouns.stocks} 지수"
        yield from ((origin, kind) for origin in store.of(there).origins().names)
    for universe in sorted(seen.universes.keys() & about):
        listed = store.of(seen.session.market).membership(universe, seen.day)
        if listed.as_of is not None:
            yield listed.origin, "종목 명단"
