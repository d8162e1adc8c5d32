"""Yahoo's calendar of earnings: who reported, who is due, in which part of the day, with what per share.

The request is that of yfinance's ``Calendars.get_earnings_calendar``, sent over the line that has the cookie,
the crumb, the deadline and the breaker. Its data frame is not used: it turns every 0.0 into a gap, so that a
real 0.00 a share is lost; two of its columns are known by one label; by default it keeps the two hundred most
traded names; and a page that failed is an empty frame.

**What is asked.** Every row of the day before the session and of its own day, whoever it is, for small
companies move, too; of the days after it the large alone, far enough ahead that a date that was moved is
seen on its new day: the store keeps it as the same report. A call that has a row of its own beside that of
the release is of the same report by the quarter that both name.

**A zero.** A report that is due has no figure (null) and a surprise of 0.0. So 0.00 a share counts where the
surprise bears it out (all of the estimate was missed or beaten), or where there is no estimate that it could
contradict, as long as the answer tells gaps by null elsewhere.

**The hour.** Told in UTC, and by a word (``BMO``, ``AMC``; ``TAS`` for the hour itself, ``TNS`` for none).
It is the hour that was announced, not the minute of the release: it gives the part of the day alone, and
where hour and word differ, not even that. Midnight in UTC stands for no hour.

Whom the calendar does not have may have reported all the same: nothing here says that anybody did not.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

import msgspec

from newsgen import calendars
from newsgen.events import NEAR
from newsgen.markets import Market, Session
from newsgen.model import Account, Part
from newsgen.sources.batch import Batch
from newsgen.sources.live.yahoo import tables
from newsgen.sources.live.yahoo.assemble import ORIGIN
from newsgen.sources.live.yahoo.line import REPORT_FIELDS, ROWS, Connect, Line, connected
from newsgen.sources.live.yahoo.tables import Row
from newsgen.sources.live.yahoo.trouble import Trouble
from newsgen.sources.live.yahoo.wanted import core, crowd
from newsgen.sources.source import Fetched, Known, Occasion, Progress, Wanted

AHEAD = dt.timedelta(days=14)
"""How far ahead of the session the large are asked for."""
PAGES = 30
"""Pages asked for at most of one span: two days of the busiest week are ten."""
SECONDS = 20.0

_MOST = 1e5
"""Dollars that a share can earn or lose in a quarter."""
_WHOLE = 1.0
"""Percent within which a surprise is one of the whole estimate."""
_SHOWN = 3
_PAGE = "https://finance.yahoo.com/calendar/earnings?symbol="
_QUARTER = re.compile(r"\bQ[1-4]\s+(?:FY\s*)?20\d\d\b")
_WORDS: dict[str, Part] = {"BMO": "before", "AMC": "after"}
_BY_THE_HOUR = "TAS"

Send = Callable[[dt.date, dt.date, float, int], bytes]
"""Asks for the reports of some days (both included) of companies of some worth, from a row on."""


class Asked(NamedTuple):
    """What is to be asked for."""

    session: Session
    followed: frozenset[str]
    """Whose reports are kept."""


class Told(NamedTuple):
    """What a calendar tells."""

    rows: tuple[Row, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class YahooEarnings:
    """The reports of earnings around a session; a brief can do without."""

    name: str = "yahoo-earnings"
    fetches: str = "실적 발표 일정과 주당순이익"
    origin: str = ORIGIN
    market: str = "us"
    occasion: Occasion = Occasion.CLOSE
    needed: bool = False
    connect: Connect = connected

    def due(self, wanted: Wanted, known: Known) -> Asked | None:
        """Return what to ask for: where nothing was told since the close, and whenever prices are due."""
        if ORIGIN in known.heard and not (core(wanted, known) or crowd(wanted, known)):
            return None
        return Asked(wanted.session, wanted.members | {*wanted.stocks} | known.last.keys())

    def fetch(self, line: Line, ask: Asked, progress: Progress) -> Fetched:
        """Ask Yahoo's calendar; where it does not answer, or not whole, a notice says so."""
        begun, session = line.requests, ask.session
        spans = (
            (session.previous.day, session.day, 0.0),
            (session.day + dt.timedelta(days=1), session.day + AHEAD, session.market.size.large * 1e6),
        )
        with line.at_most(SECONDS):
            told = [table(*span, line.reports, progress) for span in spans]
        rows = [row for each in told for row in each.rows]
        found, doubts = accounts(rows, ask.followed, session.market, dt.datetime.now(dt.UTC))
        found = tuple(one for one in found if spans[0][0] <= one.day <= spans[1][1])
        notices = dict.fromkeys(notice for each in told for notice in each.notices)
        batch = Batch(origin=ORIGIN, live=True, accounts=found, notices=(*notices, *doubts))
        return Fetched(batch=batch, requests=line.requests - begun)


def table(
    first: dt.date, last: dt.date, least: float, send: Send, progress: Progress = lambda _, __: None
) -> Told:
    """Return all rows of some days, page by page, and what could not be had of them.

    A page that fails is asked for once more. One that stays away leaves its rows unknown: those of the
    others stand for themselves.
    """
    rows: list[Row] = []
    total: int | None = None
    cause = ""
    for at in range(PAGES):
        if total is not None and at * ROWS >= total:
            break
        try:
            page = _page(send, first, last, least, at * ROWS, total)
        except Trouble as trouble:
            cause = cause or ("답 없음(404)" if trouble.status == 404 else str(trouble))
            if total is None or trouble.silent or trouble.status:
                break
            continue
        rows += page.rows
        total = page.total if total is None else total
        progress(at + 1, max(at + 1, -(-(total or 0) // ROWS)))
        if total is None and len(page.rows) < ROWS:
            break
    return Told(tuple(rows), _missing(first, len(rows), total, cause, whole=not least))


def _page(
    send: Send, first: dt.date, last: dt.date, least: float, offset: int, total: int | None
) -> tables.Page:
    for again in (True, False):
        try:
            page = tables.page(send(first, last, least, offset), REPORT_FIELDS, "실적 발표 일정")
        except Trouble as trouble:
            if not (again and trouble.again) or trouble.status == 429:
                raise
            continue
        if page.rows or total is None or offset >= total:
            return page
    raise Trouble("빈 쪽이 옴")


def _missing(first: dt.date, came: int, total: int | None, cause: str, *, whole: bool) -> tuple[str, ...]:
    """Say what is missing, in one Korean line; nothing where all is there."""
    if cause and not came:
        return (f"야후에서 실적 발표 일정을 받지 못했습니다: {cause}",)
    if cause or (total is not None and came < total):
        why = f": {cause}" if cause else ""
        much = f"{total:,}건 가운데 {came:,}건" if total is not None else f"{came:,}건"
        return (f"야후의 실적 발표 일정({first}부터)이 {much}만 왔습니다{why}",)
    if not came and whole:
        return ("야후의 실적 발표 일정이 비어 있습니다. 발표한 곳이 없다는 뜻은 아닙니다.",)
    return ()


def accounts(
    rows: Iterable[Row], followed: frozenset[str], market: Market, now: dt.datetime
) -> tuple[tuple[Account, ...], list[str]]:
    """Return what the rows say of whom is followed, each report once, and a line on those left out."""
    every = list(rows)
    told_by_null = any(row.get("epsactual") is None for row in every)
    found: dict[tuple[str, str], Account] = {}
    wrong: list[str] = []
    apart: list[str] = []
    for row in every:
        symbol = _symbol(row.get("ticker"), followed)
        if not symbol:
            continue
        try:
            one = _account(row, symbol, market, now, told_by_null=told_by_null)
        except ValueError as why:
            wrong.append(f"{symbol}({why})")
            continue
        quarter = _QUARTER.search(str(row.get("eventname") or ""))
        key = symbol, quarter[0] if quarter else str(one.day)
        known = found.setdefault(key, one)
        if abs(known.day - one.day) > NEAR:  # one of them is of another quarter than it says
            found.setdefault((symbol, str(one.day)), one)
        elif known != one:
            found[key], agree = _joined(known, one)
            apart += [] if agree else [symbol]
    return tuple(found.values()), [
        *_line("읽을 수 없는 행을 뺐습니다", wrong),
        *_line("주당순이익이 서로 달라 날짜만 씁니다", apart),
    ]


def _line(what: str, named: list[str]) -> list[str]:
    shown = ", ".join(named[:_SHOWN]) + (f" 외 {len(named) - _SHOWN:,}건" if len(named) > _SHOWN else "")
    return [f"야후의 실적 발표 일정: {what}: {shown}"] if named else []


def _symbol(given: object, followed: frozenset[str]) -> str:
    """Return whom of those followed a row is about; Yahoo writes a class with a hyphen, others a point."""
    symbol = str(given or "").strip().upper()
    return next((one for one in (symbol, re.sub(r"[./]", "-", symbol)) if one in followed), "")


def _account(row: Row, symbol: str, market: Market, now: dt.datetime, *, told_by_null: bool) -> Account:
    """Return a row as an account; raise ValueError, in Korean, where its day cannot be read."""
    at, day, part = _when(row.get("startdatetime"), row.get("startdatetimetype"), market)
    figures: dict[str, float] = {}
    expected = _number(row.get("epsestimate"))
    actual = _number(row.get("epsactual")) if at <= now else None
    if actual is not None and _stands(actual, expected, _number(row.get("epssurprisepct")), told_by_null):
        figures["eps"] = actual
    if expected:
        figures["eps_expected"] = expected
    return Account(
        id=f"earnings:{symbol}:{day}",
        kind="earnings",
        about=symbol,
        source=ORIGIN,
        day=day,
        part=part,
        status="reported" if "eps" in figures else "planned",
        figures=figures,
        link=_PAGE + symbol,
    )


def _when(given: object, word: object, market: Market) -> tuple[dt.datetime, dt.date, Part]:
    """Return when a report is, its day where the market is, and the part of the day where that is sure."""
    try:
        at = dt.datetime.fromisoformat(str(given))
    except ValueError:
        raise ValueError("발표 시각을 읽을 수 없음") from None
    at = at if at.tzinfo else at.replace(tzinfo=dt.UTC)
    told = _WORDS.get(str(word), "")
    utc = at.astimezone(dt.UTC)
    if utc.time() == dt.time():  # no hour: an evening's report may be of this day or of the one before
        day = utc.date()
        return at, day, told if told == "before" and _is_session(day, market) else ""
    day = at.astimezone(market.zone).date()
    if not _is_session(day, market):
        return at, day, ""
    by_hour = _part(at, Session(market, day))
    if word == _BY_THE_HOUR:
        return at, day, by_hour
    return at, day, told if told == by_hour else ""


def _is_session(day: dt.date, market: Market) -> bool:
    first, last = calendars.bounds(market.exchange)
    return first <= day <= last and calendars.is_session(day, market.exchange)


def _part(at: dt.datetime, session: Session) -> Part:
    if at < session.opens:
        return "before"
    return "during" if at < session.closes else "after"


def _number(given: object) -> float | None:
    """Return a figure a share; None where there is none, or one that cannot be."""
    if given is None or isinstance(given, bool):
        return None
    try:
        value = float(str(given))
    except ValueError:
        return None
    return value if math.isfinite(value) and abs(value) <= _MOST else None


def _stands(actual: float, expected: float | None, surprise: float | None, told_by_null: bool) -> bool:
    """Tell whether a figure is one: a zero where the surprise or the way that gaps are told bears it out."""
    if actual:
        return True
    if not expected:
        return told_by_null
    return surprise is not None and abs(abs(surprise) - 100) <= _WHOLE


def _joined(one: Account, other: Account) -> tuple[Account, bool]:
    """Return two rows of one report as one, and whether they agree on its figures.

    Of different days the one with a figure counts, else the earlier: a call often follows with its own row.
    """
    both = one.figures.keys() & other.figures.keys()
    agree = all(one.figures[name] == other.figures[name] for name in both)
    figures = {**other.figures, **one.figures} if agree else {}
    if one.day != other.day:
        first = min(one, other, key=lambda each: ("eps" not in each.figures, each.day))
        return msgspec.structs.replace(first, figures=figures), agree
    return msgspec.structs.replace(
        one,
        part=one.part if one.part == other.part else "",
        status="reported" if "reported" in {one.status, other.status} else "planned",
        figures=figures,
    ), agree
