"""Every stage, in order: store, facts, rules, story, proof. The one module that knows them all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec

from newsgen import calendars, gate, proof, rules, story
from newsgen import notes as notes_of
from newsgen.config import Config
from newsgen.errors import Held, NoSession, UsageProblem
from newsgen.facts import FactBook, compute, compute_week, live, load, policy
from newsgen.facts.fed import WIDTH
from newsgen.facts.market import Market
from newsgen.gate import Consequence, Finding
from newsgen.glossary import Glossary
from newsgen.korean import attach, clean_english
from newsgen.model import Article, Input, Item, Record, Source
from newsgen.notes import Decision, DeskNotes
from newsgen.store import Store
from newsgen.story.names import peaks, subject_instruments, weights

EDITIONS = story.EDITIONS
"""The editions by name."""

_OUTDATED = (
    "{0}: 이 거래일에 유효한 목록이 없어 ‘구성 종목’이라고 쓰지 않았습니다. "
    "newsgen universe update로 새로 받으십시오."
)


class Day(Record, frozen=True, kw_only=True):
    """One session, computed and judged: what an article is written from."""

    session: dt.date
    book: FactBook
    items: tuple[Item, ...]
    market: Market
    findings: tuple[Finding, ...]


def build(
    store: Store,
    session: dt.date,
    edition: str = "us-close",
    config: Config | None = None,
    *,
    at: dt.datetime | None = None,
    known_at: dt.datetime | None = None,
    previous: Article | None = None,
    notes: Path | None = None,
) -> Article:
    """Build the article of a session from what the store holds, or held at ``known_at``.

    ``at`` is the moment (with its time zone) up to which an edition of a session so far looks: now unless
    given. The edition of a week tells the last week that was over on ``session``; its article is that of
    the week's last session.
    ``previous`` is the edition's article of the session before, where there is one: the new one does not
    repeat its headline's pattern. ``notes`` is the folder of the desk's notes, or one file of them,
    instead of the one that the settings name; what is wrong with a note is told in the article's flags.

    Raises NoSession (no trading day, or not in the store yet), Held (data not fit to print), StoreProblem
    (no record of what was known then), UnboundFigure and WrongDirection (the text does not say what the
    facts say).
    """
    config = config or Config()
    if isinstance(session, dt.datetime):
        session = session.date()
    if not isinstance(session, dt.date):
        raise UsageProblem("거래일은 날짜(datetime.date)로 주십시오.")
    kind = EDITIONS.get(edition)
    if kind is None:
        raise UsageProblem(f"그런 판이 없습니다: {edition}. 쓸 수 있는 판: {', '.join(EDITIONS)}")
    if known_at is not None:
        store = store.as_known_at(known_at)
    now = at if at and kind.live else known_at or dt.datetime.now(dt.UTC)
    if kind.weekly:
        session = last_week(session)
    desk = notes_of.read(notes or Path(config.notes), session, until=now)
    today = day(
        store, session, config, at=now if kind.live else None, decision=desk.decision, week=kind.weekly
    )
    desk = desk.about(_subjects(today))
    article = story.build(
        today.book,
        today.items,
        edition=kind,
        instruments=today.market.instruments,
        glossary=Glossary.load(),
        config=config,
        provenance=_provenance(store, today, desk, kind),
        previous=previous,
    )
    proof.check(article)
    return article


def _subjects(today: Day) -> set[str]:
    """Return what a note may be about: whatever the session knows."""
    return {*today.market.instruments, *subject_instruments(), *(fact.about for fact in today.book)}


def day(
    store: Store,
    session: dt.date,
    config: Config,
    *,
    every_stock: bool = False,
    at: dt.datetime | None = None,
    decision: Decision | None = None,
    week: bool = False,
) -> Day:
    """Compute and judge a session, or what there is of it at a moment: its facts, and what is news.

    ``decision`` is what the Fed decided that day, where the desk knows it before a source does. With ``week``
    the week that ends with the session is computed too, and judged by each of its days.
    """
    market, findings = judged(store, session, config) if at is None else _so_far(store, session, config, at)
    gate.require_fit(findings)
    if week:
        findings += _doubts_before(store, session, config)
    market = _decided(gate.fit(market, findings), decision)
    if week:
        book = compute_week(market, load.coming(store, session))
    else:
        book = compute(market, mover_floor=0.0) if every_stock else compute(market)
    desk = _desk(market, book)
    found = rules.items(rules.configured(config.rules), book, desk)
    return Day(session=session, book=book, items=tuple(found), market=market, findings=tuple(findings))


def last_week(day: dt.date, now: dt.datetime | None = None) -> dt.date:
    """Return the last session of the last week that was over on a day; NoSession where it is yet to come."""
    now = now or dt.datetime.now(dt.UTC)
    if day > now.astimezone(calendars.SEOUL).date():
        finished = calendars.last_finished_week(now.date(), now)
        raise NoSession(f"{attach(f'{day}', '은/는')} 아직 오지 않았습니다. 마지막으로 끝난 주: ~{finished}")
    return calendars.last_finished_week(day, now)


def _doubts_before(store: Store, session: dt.date, config: Config) -> list[Finding]:
    """Return the closes that the gate doubts of the week's earlier sessions: they make no week."""
    earlier = calendars.sessions(calendars.first_of_week(session), session)[:-1]
    found: dict[tuple[str, str], Finding] = {}
    for day in earlier:
        for one in judged(store, day, config)[1]:
            if one.consequence is Consequence.DROP:
                told = one.message if f"{day}" in one.message else f"{day}: {one.message}"
                found.setdefault((one.code, one.symbol), msgspec.structs.replace(one, message=told))
    return list(found.values())


def _decided(market: Market, decision: Decision | None) -> Market:
    """Return the market with a decision that the desk tells, unless it looks at an hour before it."""
    early = market.moment is not None and market.moment < live.decision_time(market.session)
    if decision is None or market.policy is None or early:
        return market
    source = Input(symbol="DFEDTARL", date=market.session, value=decision.low, field="note")
    policy = market.policy.with_decision(decision.low, decision.high, source)
    return replace(market, policy=policy)


def judged(store: Store, session: dt.date, config: Config) -> tuple[Market, list[Finding]]:
    """Return a session's market as it is stored, and what the gate finds; raises NoSession."""
    require_session(session)
    market = load.market(store, session, config, subject_instruments(), peaks())
    evidence = gate.gather(store, session, now=dt.datetime.now(dt.UTC))
    return market, gate.released(gate.inspect(market, evidence), gate.kept(store.path, session))


def _so_far(store: Store, session: dt.date, config: Config, at: dt.datetime) -> tuple[Market, list[Finding]]:
    """Return a session's market as it stood at a moment, and what the gate finds; raises NoSession, Held."""
    require_open(session, at)
    bars = store.bars_of(session)
    moment = live.latest(bars, at)
    if moment is None:
        clock = at.astimezone(calendars.NEW_YORK)
        raise Held(
            f"{session} 뉴욕 시각 {clock:%H시 %M분}까지의 장중 시세(15분봉)가 저장소에 없습니다. "
            "newsgen fetch --live로 받으십시오."
        )
    market = load.market(store, session, config, subject_instruments(), peaks())
    market = live.so_far(market, bars, moment)
    findings = gate.inspect(market)
    return market, gate.released(findings, gate.kept(store.path, session))


def require_open(session: dt.date, at: dt.datetime) -> None:
    """Raise NoSession where a session has not begun at a moment, or is over."""
    if not calendars.is_session(session):
        raise NoSession(f"{attach(f'{session}', '은/는')} 뉴욕증시가 열리는 날이 아닙니다.")
    opens = dt.datetime.combine(session, dt.time(9, 30), tzinfo=calendars.NEW_YORK)
    if not opens < at < calendars.closing_time(session):
        clock = at.astimezone(calendars.NEW_YORK)
        raise NoSession(
            f"뉴욕 시각 {clock:%Y-%m-%d %H시 %M분}은 {session} 장중이 아닙니다. "
            "장중 판은 개장 뒤 마감 전의 시각으로, 마감 뒤에는 us-close 판으로 만드십시오."
        )


def _desk(market: Market, book: FactBook) -> rules.Desk:
    """Return what the rules know of the desk: weights, members, who issued which share that moved."""
    moves = (*book.all("change_day"), *book.all("change_week"))
    moved = {fact.about for fact in moves}.union(*(each.members for each in market.baskets))
    listed = ((symbol, market.instruments.get(symbol)) for symbol in sorted(moved))
    issuers = {symbol: clean_english(one.english) for symbol, one in listed if one is not None}
    own = {issuers.get(member) for basket in market.baskets for member in basket.members}
    return rules.Desk(
        weights=weights(),
        universes=market.universes,
        told_apart=frozenset(symbol for symbol, issuer in issuers.items() if issuer in own),
        issuers=issuers,
    )


def require_session(session: dt.date, now: dt.datetime | None = None) -> None:
    """Raise NoSession, with the reason, where a day has no finished session."""
    now = now or dt.datetime.now(dt.UTC)
    told = attach(f"{session}", "은/는")
    if session > now.date():
        raise NoSession(
            f"{told} 아직 오지 않았습니다. 마지막으로 끝난 거래일: {calendars.latest_finished(now)}"
        )
    why = calendars.why_closed(session, now=now)
    if why:
        raise NoSession(
            f"{told} 뉴욕증시 거래가 끝난 날이 아닙니다({why}). 직전 거래일: {calendars.previous(session)}"
        )


_EXPECTED = (
    ("yield_change", "DGS10", "국채 10년물 금리 자료가 없어 금리 문단을 뺐습니다."),
    ("yield_change", "DGS2", "국채 2년물 금리 자료가 없어 뺐습니다."),
    ("change_day", "USDKRW", "원·달러 환율 자료가 없어 뺐습니다."),
    ("change_day", "M7", "대형 기술주 가운데 시세가 빠진 종목이 있어 그 문단을 뺐습니다."),
)
"""Facts that an article usually states, and what the editor is told where they are missing."""

_EXPECTED_OF_A_WEEK = (
    ("yield_change_week", "DGS10", "국채 10년물 금리 자료가 없어 그 주간 등락을 뺐습니다."),
    ("yield_change_week", "DGS2", "국채 2년물 금리 자료가 없어 그 주간 등락을 뺐습니다."),
    ("change_week", "USDKRW", "원·달러 환율 자료가 없어 그 주간 등락을 뺐습니다."),
    ("mean_change_week", "M7", "대형 기술주 가운데 시세가 빠진 종목이 있어 그 문단을 뺐습니다."),
    ("change_best_day", "^GSPC", "한 주 가운데 S&P500지수의 시세가 빠진 날이 있어 날짜별 문단을 뺐습니다."),
    ("breadth_up_week", "sp500", "지난주 마지막 거래일의 종목 시세가 없어 종목 문단을 뺐습니다."),
)
"""The same of an article of the week."""


def _provenance(store: Store, today: Day, desk: DeskNotes, kind: story.Edition) -> story.Provenance:
    """Return where the data came from, the desk's notes, and what the gate wants the editor to know."""
    origins = store.origins()
    told = tuple(finding.line for finding in today.findings if finding.told)
    if not kind.live:
        expected = _EXPECTED_OF_A_WEEK if kind.weekly else _EXPECTED
        told += tuple(line for measure, about, line in expected if today.book.get(measure, about) is None)
    of_fed = (policy.problem(today.market), _undecided(today), _unused(today, desk.decision))
    told += tuple(line for line in of_fed if line)
    names = dict.fromkeys((*origins.names, *_beside(store, today)))
    listed = frozenset(universe for universe, members in today.market.universes.items() if members)
    uncovered = listed - today.market.covered
    return story.Provenance(
        sources=tuple(Source(name=name) for name in names if name),
        demo=origins.demo,
        flags=(*told, *(_OUTDATED.format(universe) for universe in sorted(uncovered)), *desk.problems),
        uncovered=uncovered,
        notes=desk.notes,
    )


def _undecided(today: Day) -> str:
    """Say that the Fed decided on this day and nothing tells what; empty where that is not so."""
    here = (fact.about for fact in today.book.all("meeting") if fact.value == 0)
    missing = today.market.moment is None and any(not today.book.get("decision", about) for about in here)
    if not missing:
        return ""
    return (
        f"{today.session}: FOMC가 금리를 정한 날인데 결과가 자료에 없어 쓰지 않았습니다. "
        f"데스크 메모({today.session}.toml)에 [decision]을 적고 다시 만드십시오."
    )


def _unused(today: Day, decision: Decision | None) -> str:
    """Say why the desk's decision is not in the article; empty where it is, or it is too early for it."""
    if decision is None or (today.market.moment and today.market.moment < live.decision_time(today.session)):
        return ""
    told = today.book.all("decision_low")
    if not told:
        return (
            f"{today.session}: FOMC가 금리를 정하는 날이 아니어서 메모의 [decision]을 쓰지 않았습니다. "
            "임시 회의라면 newsgen.toml의 [fed] meetings에 더하십시오."
        )
    if told[0].value == decision.low:
        return ""
    low = told[0].value
    return (
        f"{today.session}: 메모의 [decision] {decision.low:.2f}~{decision.high:.2f}%가 자료의 결정 "
        f"{low:.2f}~{low + WIDTH:.2f}%와 달라 자료대로 썼습니다. 어느 쪽이 맞는지 확인하십시오."
    )


def _beside(store: Store, today: Day) -> Iterator[str]:
    """Yield where came from what is no price: the rates and the lists of members that items tell of."""
    told = [today.book[fact] for item in today.items if item.chosen for fact in item.facts]
    about = {fact.about for fact in told}
    observed = (one.symbol for fact in told for one in fact.inputs if one.field in {"rate", "mean"})
    yield from store.rate_origins(dict.fromkeys(observed))
    came = [fact.since for fact in today.book.all("release_actual") if fact.about in about and fact.since]
    if came:
        yield from store.release_origins(min(came), max(came))
    for universe in sorted(today.market.universes.keys() & about):
        listed = store.membership(universe, today.session)
        if listed.as_of is not None:
            yield listed.origin
