"""Facts of real sessions against values reckoned independently from the recorded files."""

from __future__ import annotations

import calendar
import datetime as dt
import itertools
import math

import pytest

from newsgen import calendars, markets, snapshot
from newsgen.config import Config
from newsgen.facts import FactBook, rates
from newsgen.gate import Consequence
from tests.facts.plain import Recorded, Told, percent, reckon, spells
from tests.markets import US, us

SESSIONS = (
    "2024-08-05",  # sell-off
    "2024-11-20",  # nothing happened
    "2024-11-29",  # half day, end of a week and of a month
    "2025-04-04",  # sell-off, end of a week
    "2025-04-09",  # +9.52 %
    "2025-08-13",
    "2025-10-10",  # shock on a Friday
    "2025-12-31",  # end of a year
    "2026-01-02",  # first session of a year, end of a week
    "2026-05-27",  # nothing happened
)
INDICES = ("^GSPC", "^IXIC", "^DJI", "^RUT", "^SOX", "^VIX")
SEVEN = ("AAPL", "MSFT", "AMZN", "NVDA", "GOOGL", "META", "TSLA")
RECKONED = ("change_", "largest_", "first_", "high_52w", "low_52w", "streak_")
BESIDE = {"IWM", "SMH", *US.sectors.values()}
"""Funds whose closes are recorded beside the market: stocks to the store, and in no universe."""


@pytest.fixture
def book(recorded_day, session):
    return recorded_day(dt.date.fromisoformat(session)).book


def told(book, about: str) -> Told:
    """What the book says of a subject, in the form of the reckoning."""
    found = {}
    for fact in book:
        if fact.about != about or not fact.measure.startswith(RECKONED):
            continue
        if (
            fact.measure in {"change_since", "change_streak", "change_day_before", "high_52w_intraday"}
            or "day_before" in fact.measure
        ):
            continue
        if fact.measure.startswith(("largest", "first")):
            found[fact.measure] = (fact.value, str(fact.since), fact.since_value)
        elif fact.base is None:
            found[fact.measure] = (fact.value,)
        else:
            found[fact.measure] = (fact.value, str(fact.base))
    return found


def assert_same(found: Told, reckoned: Told) -> None:
    assert found.keys() == reckoned.keys()
    for measure, values in reckoned.items():
        for one, other in zip(found[measure], values, strict=True):
            assert one == (other if isinstance(other, str) else pytest.approx(other, abs=1e-5)), measure


def following(recorded: Recorded, session: str) -> str:
    return recorded.sessions[recorded.sessions.index(session) + 1]


@pytest.mark.parametrize("session", SESSIONS)
@pytest.mark.parametrize("symbol", [*INDICES, "AAPL", "NVDA", "TSLA"])
def test_changes_records_and_streaks(recorded, book, session, symbol):
    history, after = recorded.history(symbol, session), following(recorded, session)
    reckoned = reckon(history, after) | (spells(history, after) if symbol.startswith("^") else {})
    found = told(book, symbol)
    assert_same(found, reckoned)


@pytest.mark.parametrize("session", SESSIONS)
def test_closes_and_points(recorded, book, session):
    for symbol in INDICES:
        close, before = (recorded.rows[symbol].get(day) for day in (session, recorded.before(session)))
        if close is None or before is None:
            assert book.get("change_day", symbol) is None
            continue
        assert book.value("close", symbol) == pytest.approx(close[3], rel=1e-7)
        assert book.value("points_day", symbol) == pytest.approx(close[3] - before[3], abs=1e-3)


@pytest.mark.parametrize("session", SESSIONS)
def test_peak_and_trough_of_the_day(recorded, book, session):
    for symbol in ("^GSPC", "^IXIC", "^RUT"):
        _, high, low, close = recorded.rows[symbol][session]
        before = recorded.rows[symbol][recorded.before(session)][3]
        for measure, value in (("peak_change", high), ("trough_change", low)):
            fact = book.get(measure, symbol)
            if fact is None:
                assert not low < close < high, "told unless the close is at the day's edge or outside of it"
            else:
                assert fact.value == pytest.approx(percent(value, before), rel=1e-5)


@pytest.mark.parametrize("session", SESSIONS)
def test_the_big_seven_and_their_highs(recorded, book, session):
    histories = [dict(recorded.history(symbol, session)) for symbol in SEVEN]
    days = [day for day in histories[0] if all(history.get(day) for history in histories)]
    level = {days[0]: 100.0}
    for before, day in itertools.pairwise(days):
        level[day] = level[before] * sum(history[day] / history[before] for history in histories) / 7
    moves = [percent(history[session], history[recorded.before(session)]) for history in histories]
    assert book.value("change_day", "M7") == pytest.approx(sum(moves) / 7, abs=1e-5)
    sessions = [day for day in recorded.sessions if days[0] <= day <= session]
    broken = max((day for day in sessions if day not in level), default="")
    history = [(day, level.get(day) if day > broken else None) for day in sessions]
    reckoned = reckon(history, following(recorded, session))
    found = told(book, "M7")
    assert_same(found, reckoned)


@pytest.mark.parametrize("session", SESSIONS)
def test_small_against_large(recorded, book, session):
    for one, other in (("^RUT", "^GSPC"), ("^IXIC", "^DJI")):
        rows = [recorded.rows[symbol] for symbol in (one, other)]
        if not all(day in row for row in rows for day in (session, recorded.before(session))):
            assert book.get("spread_day", f"{one}-{other}") is None
            continue
        moves = [percent(row[session][3], row[recorded.before(session)][3]) for row in rows]
        assert book.value("spread_day", f"{one}-{other}") == pytest.approx(moves[0] - moves[1], abs=1e-5)


@pytest.mark.parametrize("session", SESSIONS)
@pytest.mark.parametrize("universe", ["russell2000", "sp500"])
def test_breadth(recorded, recorded_day, book, session, universe):
    found = recorded_day(dt.date.fromisoformat(session)).findings
    doubtful = {one.symbol for one in found if one.consequence is Consequence.DROP}
    by_symbol = recorded.changes(recorded.members(universe), session)
    moves = [move for symbol, move in by_symbol.items() if symbol not in doubtful]
    counted = {
        "breadth_up": sum(move > 0 for move in moves),
        "breadth_down": sum(move < 0 for move in moves),
        "breadth_ge10": sum(round(move, 9) >= 10 for move in moves),
        "breadth_le10": sum(round(move, 9) <= -10 for move in moves),
    }
    assert {measure: book.value(measure, universe) for measure in counted} == counted
    assert book.get("breadth_up", universe).n == len(moves)


@pytest.mark.parametrize("session", SESSIONS)
def test_movers_their_volume_and_size(recorded, book, session):
    moves = recorded.changes(list(recorded.raw), session)
    far = {symbol for symbol, move in moves.items() if round(abs(move), 9) >= 2} - recorded.rows.keys()
    far -= recorded.repeated(recorded.before(session))  # what a row said twice is no base of a move
    found = {fact.about for fact in book.all("change_day")} & recorded.raw.keys() - recorded.rows.keys()
    assert found - BESIDE == far - BESIDE
    for symbol in far:
        assert book.value("change_day", symbol) == pytest.approx(moves[symbol], abs=1e-5)
        cap = recorded.worth(symbol, session)
        assert book.value("market_cap", symbol) == (cap and pytest.approx(cap, rel=1e-6))


@pytest.mark.parametrize("session", SESSIONS)
def test_volume_and_turnover_against_twenty_sessions(recorded, book, session):
    incomparable, at = recorded.incomparable(session) | BESIDE, recorded.sessions.index(session)
    before = recorded.sessions[at - 20 : at]
    for fact in book.all("turnover_20d"):
        if fact.about in incomparable:
            continue
        closes, volumes = recorded.raw[fact.about], recorded.volume[fact.about]
        turnover = {day: closes[day] * volumes[day] for day in before if day in closes and day in volumes}
        assert fact.value == pytest.approx(recorded.average(turnover, session) / 1e6, rel=1e-6)
    for fact in book.all("volume_ratio_20d"):
        if fact.about in incomparable:
            continue
        volumes = recorded.volume[fact.about]
        reckoned = volumes[session] / recorded.average(volumes, session)
        assert fact.value == pytest.approx(reckoned, rel=1e-6), fact.about


UNBORNE = "USDKRW", "2025-04-09"
"""2.8 % against the won's dollar index of less than a tenth of that: left out until the desk releases it."""


@pytest.mark.parametrize("session", SESSIONS)
def test_yields_and_currencies(recorded, book, session):
    for name in ("DGS2", "DGS10", "DGS30", "DXY", "USDKRW"):
        known = [(row["date"], float(row[name])) for row in recorded.rates if row[name]]
        if name == "USDKRW":  # a row is London's midnight: the first one after the session is its close
            at = next((at for at, (date, _) in enumerate(known) if date > session), 0)
        else:
            at = next((at for at, (date, _) in enumerate(known) if date == session), 0)
        if not at:
            assert book.get("close", name) is None
            continue
        date, now = known[at]
        eve, before = known[eve_of(session, known) if name == "USDKRW" else at - 1]
        if (name, session) == UNBORNE:
            assert book.get("close", name) is None
            continue
        assert book.value("close", name) == now
        if name.startswith("DGS"):
            assert book.value("yield_change", name) == pytest.approx(100 * (now - before), abs=1e-6)
        elif name == "USDKRW" and not compares(eve, date):
            assert book.get("change_day", name) is None
        else:
            assert book.value("change_day", name) == pytest.approx(percent(now, before))


def eve_of(session: str, rows: list[tuple[str, float]]) -> int:
    """Where the won stood at New York's close before a session: the first row after the day of it."""
    closed = dt.date.fromisoformat(session) - dt.timedelta(days=1)
    while not calendars.is_session(closed, "XNYS"):
        closed -= dt.timedelta(days=1)
    return next(at for at, (date, _) in enumerate(rows) if date > f"{closed}")


def compares(eve: str, date: str) -> bool:
    """Whether two rows of the won make a move: the first of no reopening, neither of a Korean holiday."""
    one, other = dt.date.fromisoformat(eve), dt.date.fromisoformat(date)
    before = one - dt.timedelta(days=1)
    reopened = before.weekday() == calendar.SUNDAY or f"{before:%m-%d}" == "01-01"
    return not reopened and all(calendars.is_session(day, "XKRX") for day in (one, other))


def test_the_won_of_every_session_moves_as_the_next_row_of_currencies_does(recorded, series_store):
    won = [(row["date"], float(row["USDKRW"])) for row in recorded.rates if row["USDKRW"]]
    first, last = dt.date(2024, 8, 5), dt.date(2026, 8, 21)
    seen = snapshot.read(series_store, us(first), us(last), Config())
    moves, sessions = {}, [day.day for day in markets.days(US, first, last)]
    for day in markets.days(US, first, last):
        book = FactBook(day, rates.facts(seen.at(day)))
        if book.get("points_day", "USDKRW"):
            moves[f"{day}"] = book.value("points_day", "USDKRW")
    rows = {day: next(now for date, now in won if date > day) - won[eve_of(day, won)][1] for day in moves}
    assert moves == pytest.approx(rows)
    assert moves["2026-03-04"] == pytest.approx(1460.75 - 1483.07, abs=0.001), "it was told as a rise of 30.8"
    dates = {f"{day}": next((date for date, _ in won if date > f"{day}"), "") for day in sessions}
    eves = {day: won[eve_of(day, won)][0] for day, date in dates.items() if date}
    comparable = {day for day, eve in eves.items() if eve < dates[day] and compares(eve, dates[day])}
    holidays = {
        "2025-04-17",
        "2025-12-26",
    }  # the rows after are missing: the next is no close
    assert comparable - moves.keys() == holidays
    assert moves.keys() <= comparable
    assert len(moves) == 353, "the others follow a reopening, have no row, or touch a Korean holiday"


@pytest.mark.parametrize("session", SESSIONS)
def test_every_fact_is_a_number(book, session):
    assert all(math.isfinite(fact.value) for fact in book)


@pytest.mark.parametrize("session", ["2025-08-13"])
def test_since_the_desks_date(recorded, book, session):
    for symbol, published in (("^RUT", 26.8), ("^GSPC", 63.4)):
        closes = {day: row[3] for day, row in recorded.rows[symbol].items()}
        fact = book.get("change_since", symbol)
        assert fact.base == dt.date(2022, 11, 29)
        assert fact.value == pytest.approx(percent(closes[session], closes["2022-11-29"]), rel=1e-6)
        assert fact.value == pytest.approx(published, abs=0.05)


@pytest.mark.parametrize("session", ["2025-08-13"])
def test_the_model_articles_figures(book, session):
    assert round(book.value("change_day", "^RUT"), 2) == 1.98
    assert round(book.value("change_wtd", "^RUT"), 2) == 4.94
    first = book.get("first_rise_since_wtd", "^RUT")
    assert (first.since, round(first.since_value, 2)) == (dt.date(2025, 5, 16), 4.46)
    assert round(book.value("change_day", "M7"), 2) == -0.27
    assert round(book.value("change_day", "CC"), 2) == 17.95
    assert book.value("high_52w_day_before", "M7") is not None
    assert [book.value(f"breadth_{m}", "russell2000") for m in ("up", "down", "ge10")] == [1613, 300, 53]
