"""What the stand-in tells: daily prices, rates, holdings and names as of a moment, and the faults in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from newsgen import calendars
from tests.markets import US
from tests.standin.faults import Fault

Floats = npt.NDArray[np.float64]
Days = npt.NDArray[np.datetime64]
Row = tuple[dt.date, float | None, float | None, float | None, float | None, float | None]
"""Day, open, high, low, close, volume; None where Yahoo says null."""

OPEN, HIGH, LOW, CLOSE, VOLUME = range(5)
NEW_YORK = "America/New_York"


@dataclass(frozen=True)
class Split:
    """New shares (``numerator``) for old ones (``denominator``), from the open of ``day`` on."""

    day: dt.date
    numerator: float
    denominator: float = 1.0

    @property
    def ratio(self) -> float:
        return self.numerator / self.denominator


@dataclass(frozen=True)
class Bars:
    """Daily rows as columns: ``values`` is (rows, 5) in the order open, high, low, close, volume."""

    days: Days
    values: Floats

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Bars:
        listed = list(rows)
        days = np.array([row[0] for row in listed], dtype="datetime64[D]")
        values = np.array(
            [[np.nan if value is None else value for value in row[1:]] for row in listed], dtype=np.float64
        ).reshape(len(listed), 5)
        return cls(days, values)

    def __len__(self) -> int:
        return len(self.days)

    def __getitem__(self, part: slice | npt.NDArray[np.bool_]) -> Bars:
        return Bars(self.days[part], self.values[part])

    def copy(self) -> Bars:
        return Bars(self.days.copy(), self.values.copy())

    def and_then(self, other: Bars) -> Bars:
        return Bars(np.concatenate([self.days, other.days]), np.concatenate([self.values, other.values]))


@dataclass(frozen=True)
class Series:
    """One symbol: its whole history (the future too; ``Scene.now`` hides it) and what Yahoo says about it.

    Prices are as Yahoo shows them: adjusted for splits. ``price`` and ``priced_at`` override the quote's
    own figures, to make it contradict its chart.
    """

    symbol: str
    bars: Bars
    kind: str = "EQUITY"
    name: str = ""
    currency: str = "USD"
    zone: str = NEW_YORK
    opens: dt.time = dt.time(9, 30)
    closes: dt.time = dt.time(16)
    exchange: str = "NMS"
    shares: float = 0.0
    splits: tuple[Split, ...] = ()
    dividends: tuple[tuple[dt.date, float], ...] = ()
    actions: tuple[tuple[dt.date, str], ...] = ()
    """Corporate actions that its quote tells: when they take effect, and what (``DIVIDEND``, ``SPLIT``)."""
    price: float | None = None
    priced_at: dt.datetime | None = None
    digits: int = 2

    @classmethod
    def of(cls, symbol: str, rows: Iterable[Row], **about: Any) -> Series:
        """Return a series of given rows; ``about`` are the other fields."""
        return cls(symbol, Bars.of(rows), **about)

    @classmethod
    def of_closes(
        cls, symbol: str, closes: dict[dt.date, float], volume: float = 1e6, /, **about: Any
    ) -> Series:
        """Return a series of given closes, each opening where the day before closed."""
        rows: list[Row] = []
        before = next(iter(closes.values()))
        for day, close in sorted(closes.items()):
            rows.append((day, before, max(before, close), min(before, close), close, volume))
            before = close
        return cls.of(symbol, rows, **about)

    def opening(self, day: dt.date) -> dt.datetime:
        return moment(day, self.opens, self.zone)

    def stamps(self, days: Days) -> list[int]:
        """Return the openings of ``days`` as Yahoo's timestamps."""
        return [stamp(day, self.opens, self.zone) for day in days.astype(dt.date).tolist()]

    def closing(self, day: dt.date) -> dt.datetime:
        """Return when trading of ``day`` ends: early on New York's half days."""
        if self.zone == NEW_YORK and self.closes == dt.time(16) and calendars.is_session(day, US.exchange):
            return calendars.closing_time(day, US.exchange)
        return moment(day, self.closes, self.zone)

    def seen_at(self, now: dt.datetime) -> Bars:
        """Return the rows there are at ``now``; that of a session under way is made of the day so far."""
        today = now.astimezone(ZoneInfo(self.zone)).date()
        seen = self.bars[self.bars.days <= np.datetime64(today)]
        if not len(seen) or seen.days[-1] != np.datetime64(today):
            return seen
        if now < self.opening(today):
            return seen[:-1]
        if now < self.closing(today):
            passed = (now - self.opening(today)) / (self.closing(today) - self.opening(today))
            return so_far(seen, passed)
        return seen


def so_far(bars: Bars, passed: float) -> Bars:
    """Return the rows with the last as it stood when ``passed`` (0 to 1) of its session was over."""
    made = bars.copy()
    row = made.values[-1]
    row[CLOSE] = row[OPEN] + (row[CLOSE] - row[OPEN]) * passed
    row[HIGH] = max(row[OPEN], row[CLOSE])
    row[LOW] = min(row[OPEN], row[CLOSE])
    row[VOLUME] = np.floor(row[VOLUME] * passed)
    return made


@dataclass(frozen=True)
class Overnight:
    """The New York Fed's record of one day: the effective rate and the target range."""

    day: dt.date
    rate: float
    low: float
    high: float


@dataclass(frozen=True)
class Holding:
    """One row of the fund's holdings file."""

    ticker: str
    name: str
    weight: float
    price: float
    quantity: float
    sector: str = "Industrials"
    asset: str = "Equity"
    exchange: str = "NASDAQ"


@dataclass(frozen=True)
class Listed:
    """One line of the broker's master: a symbol as the broker writes it (``BRK/B``) and its names."""

    symbol: str
    korean: str
    english: str
    exchange: str = "NAS"
    kind: int = 2


@dataclass(frozen=True)
class Story:
    """One report as Yahoo's search lists it."""

    title: str
    at: dt.datetime
    symbols: tuple[str, ...] = ()
    publisher: str = "Example Wire"
    link: str = "https://wire.example.com/1"


@dataclass(frozen=True)
class Report:
    """One row of Yahoo's calendar of earnings, as the raw answer has it: a report that is due has no figure,
    and a surprise of 0.0.
    """

    ticker: str
    at: str
    """``2026-08-19T20:00:00Z``."""
    word: str = "AMC"
    estimate: float | None = None
    actual: float | None = None
    surprise: float | None = 0.0
    cap: float = 5e9
    quarter: str = "Q2 2026"
    kind: str = "Earnings Announcement"

    def row(self) -> dict[str, Any]:
        """Return the cells by the ids of their columns."""
        return {
            "ticker": self.ticker,
            "companyshortname": f"{self.ticker} Inc.",
            "intradaymarketcap": self.cap,
            "eventname": f"{self.quarter} {self.kind}".strip(),
            "startdatetime": self.at,
            "startdatetimetype": self.word,
            "epsestimate": self.estimate,
            "epsactual": self.actual,
            "epssurprisepct": self.surprise,
        }


@dataclass(frozen=True)
class Filed:
    """One filing: when it came in by New York's clock, of which form, with which items."""

    at: dt.datetime
    items: str = "2.02,9.01"
    form: str = "8-K"

    @property
    def counts_for(self) -> dt.date:
        """The day that it is dated: after half past five the next weekday."""
        day = self.at.date()
        if self.at.time() > dt.time(17, 30):
            day += dt.timedelta(days=1)
        return day + dt.timedelta(days=max(7 - day.weekday(), 0) if day.weekday() > 4 else 0)


@dataclass(frozen=True)
class Filer:
    """A company in EDGAR, with its filings, the oldest first."""

    cik: int
    symbols: tuple[str, ...]
    filed: tuple[Filed, ...] = ()
    clock: str = "utc"
    """By which clock its register tells times: ``utc``, or ``local`` (New York's, with a Z all the same)."""
    own: tuple[str, ...] | None = None
    """The symbols in its own record, where they are others than in the list."""

    def accession(self, number: int) -> str:
        """Return the key of its nth filing."""
        return f"{self.cik:010d}-26-{number + 1:06d}"


@dataclass
class Scene:
    """A market at a moment. Change anything in it before or while the server runs."""

    now: dt.datetime
    series: dict[str, Series] = field(default_factory=dict)
    fred: dict[str, dict[dt.date, float | None]] = field(default_factory=dict)
    effr: list[Overnight] = field(default_factory=list)
    holdings: list[Holding] = field(default_factory=list)
    holdings_day: dt.date | None = None
    names: list[Listed] = field(default_factory=list)
    events: list[tuple[str | None, ...]] = field(default_factory=list)
    """Economic events as Yahoo tells them: name, country, time, month, actual, forecast, prior, original."""
    reports: list[Report] = field(default_factory=list)
    stories: list[Story] = field(default_factory=list)
    feeds: dict[str, Any] = field(default_factory=dict)
    """Path -> the document that a publisher's server has there."""
    filings: list[Any] = field(default_factory=list)
    """What was filed in Seoul: :class:`tests.standin.dart.Filing`."""
    dart_key: str = ""
    dart_status: str = "000"
    """What the supervisor's server says of every request; ``000`` if all is well."""
    filers: list[Filer] = field(default_factory=list)
    asked_of_edgar: list[float] = field(default_factory=list)
    """When EDGAR was asked: it shuts out who asks too fast."""
    faults: list[Fault] = field(default_factory=list)
    latency: float = 0.0
    """Seconds before every answer, as a network has."""
    quote_limit: int | None = None
    """The most symbols a batch quote may ask for; more are answered with 414."""
    fred_gap: str = "."

    @property
    def session(self) -> dt.date:
        """New York's last finished session at ``now``."""
        return calendars.latest_finished(self.now, US.exchange)

    def add(self, *series: Series) -> None:
        for one in series:
            self.series[one.symbol] = one

    def change(self, symbol: str, **fields: Any) -> None:
        """Replace fields of one symbol's series."""
        self.series[symbol] = replace(self.series[symbol], **fields)

    def fault(self, what: str, symbols: str | Iterable[str] | None = None, **where: Any) -> Fault:
        """Plan a fault and return it; see :class:`tests.standin.faults.Fault` for ``where``."""
        if isinstance(symbols, str):
            symbols = (symbols,)
        planned = Fault(what, symbols=None if symbols is None else frozenset(symbols), **where)
        self.faults.append(planned)
        return planned

    def set_close(self, symbol: str, day: dt.date, close: float) -> None:
        """Change one close, with the high or low that it breaks, and leave every other row as it is."""
        bars = self.series[symbol].bars.copy()
        row = bars.values[bars.days == np.datetime64(day)]
        if not len(row):
            raise KeyError(day)
        row[0, CLOSE] = close
        row[0, HIGH] = max(row[0, HIGH], close)
        row[0, LOW] = min(row[0, LOW], close)
        bars.values[bars.days == np.datetime64(day)] = row
        self.change(symbol, bars=bars)


@lru_cache(maxsize=100_000)
def moment(day: dt.date, time: dt.time, zone: str) -> dt.datetime:
    """Return a time of day in a zone as a moment."""
    return dt.datetime.combine(day, time, ZoneInfo(zone))


@lru_cache(maxsize=100_000)
def stamp(day: dt.date, time: dt.time, zone: str) -> int:
    """Return a time of day in a zone as seconds since 1970."""
    return int(moment(day, time, zone).timestamp())


MEGACAPS: dict[str, tuple[str, str, float, float]] = {
    "AAPL": ("Apple Inc.", "애플", 230.0, 14.9e9),
    "MSFT": ("Microsoft Corporation", "마이크로소프트", 520.0, 7.43e9),
    "NVDA": ("NVIDIA Corporation", "엔비디아", 180.0, 24.4e9),
    "AMZN": ("Amazon.com, Inc.", "아마존닷컴", 222.0, 10.6e9),
    "GOOGL": ("Alphabet Inc.", "알파벳 A", 202.0, 12.1e9),
    "META": ("Meta Platforms, Inc.", "메타 플랫폼스", 780.0, 2.51e9),
    "TSLA": ("Tesla, Inc.", "테슬라", 340.0, 3.22e9),
    "BRK-B": ("Berkshire Hathaway Inc. New", "버크셔 해서웨이 B", 478.0, 2.16e9),
}
"""Symbol: English name, Korean name, price, shares."""

_INDICES: dict[str, tuple[str, float, float, float]] = {
    "^GSPC": ("S&P 500", 6450.0, 1.0, 0.001),
    "^DJI": ("Dow Jones Industrial Average", 44900.0, 0.9, 0.002),
    "^IXIC": ("NASDAQ Composite", 21700.0, 1.2, 0.002),
    "^NDX": ("NASDAQ 100", 23800.0, 1.2, 0.002),
    "^SOX": ("PHLX Semiconductor", 5800.0, 1.8, 0.006),
}
"""Symbol: name, last level, share of the market's move in its own, own noise."""

_FUNDS = {"SPY": ("^GSPC", 0.1), "QQQ": ("^NDX", 1 / 41), "DIA": ("^DJI", 0.01), "IWM": ("^RUT", 0.0994)}
"""Fund: its index, and its price as a part of the index."""


def market(
    tickers: int = 2000,
    *,
    session: dt.date = dt.date(2026, 8, 20),
    now: dt.datetime | None = None,
    sessions: int = 270,
    seed: int = 1,
) -> Scene:
    """Return a consistent market that has just closed ``session``, seen at ``now`` (else 90 minutes later).

    ``tickers`` made-up small caps (``QAAA``, ``QAAB``, ...) make the ^RUT by their caps; IWM, SPY, QQQ and
    DIA follow their indices; megacaps move with the ^GSPC; yields in FRED are those of ^TNX. The same seed
    gives the same market, and the first symbols are the same whatever ``tickers``.
    """
    if not calendars.is_session(session, US.exchange):
        raise ValueError(f"{session} is no session")
    days = _last_sessions(session, sessions)
    scene = Scene(now=now or calendars.closing_time(session, US.exchange) + dt.timedelta(minutes=90))
    factor = np.random.default_rng([seed, 0]).normal(0.0004, 0.008, sessions)
    _add_indices(scene, days, factor, seed)
    _add_small_caps(scene, days, factor, tickers, seed)
    for at, (fund, (index, part)) in enumerate(_FUNDS.items()):
        bars = scene.series[index].bars
        values = bars.values * [part, part, part, part, 0.02]
        made = Bars(bars.days, np.round(values, 2))
        scene.add(Series(fund, made, "ETF", f"{fund} ETF", exchange="PCX", shares=1e9 + at))
    for at, (symbol, (name, korean, price, shares)) in enumerate(MEGACAPS.items()):
        rng = np.random.default_rng([seed, 2, at])
        bars = _walk(days, factor * 1.1 + rng.normal(0, 0.008, sessions), price, 4e7, rng)
        exchange = "NYQ" if symbol == "BRK-B" else "NMS"
        scene.add(Series(symbol, bars, name=name, shares=shares, exchange=exchange))
        kis = "NYS" if exchange == "NYQ" else "NAS"
        scene.names.append(Listed(symbol.replace("-", "/"), korean, name.upper(), kis))
    scene.reports.append(Report("AAPL", f"{session}T00:00:00Z", "TNS", 1.5, cap=3.4e12))
    _add_commodities(scene, days, seed)
    _add_rates_and_currency(scene, session, sessions, seed)
    return scene


def _last_sessions(session: dt.date, count: int) -> list[dt.date]:
    start = session - dt.timedelta(days=count * 2 + 10)
    return calendars.sessions(start, session, US.exchange)[-count:]


def _walk(
    days: Sequence[dt.date],
    moves: Floats,
    last: float,
    volume: float,
    rng: np.random.Generator,
    digits: int = 2,
) -> Bars:
    """Return a history of these daily moves that ends near ``last``, with ranges that contain the closes."""
    return Bars(
        np.array(days, dtype="datetime64[D]"),
        _paths(moves[:, None], np.array([last]), volume, rng, digits)[:, 0],
    )


def _paths(
    moves: Floats, last: Floats, volume: float | Floats, rng: np.random.Generator, digits: int
) -> Floats:
    """Return (days, symbols, 5) of histories of these moves (days, symbols) that end near ``last``."""
    moves = np.clip(moves, -0.45, 0.8)
    path = np.cumprod(1 + moves, axis=0)
    close = np.round(path / path[-1] * last, digits)
    opening = np.round(np.vstack([close[:1], close[:-1]]) * (1 + moves * 0.3), digits)
    reach = np.abs(rng.normal(0, 0.004, (2, *close.shape)))
    high = np.round(np.maximum(opening, close) * (1 + reach[0]), digits)
    low = np.round(np.minimum(opening, close) * (1 - reach[1]), digits)
    traded = np.round(volume * rng.lognormal(0, 0.3, close.shape))
    return np.stack([opening, high, low, close, traded], axis=-1)


def _add_indices(scene: Scene, days: Sequence[dt.date], factor: Floats, seed: int) -> None:
    for at, (symbol, (name, level, beta, noise)) in enumerate(_INDICES.items()):
        rng = np.random.default_rng([seed, 1, at])
        bars = _walk(days, factor * beta + rng.normal(0, noise, len(days)), level, 4e9, rng)
        scene.add(Series(symbol, bars, "INDEX", name, exchange="SNP" if symbol == "^GSPC" else "NIM"))
    rng = np.random.default_rng([seed, 1, 9])
    vix = np.round(16 * np.exp(-8 * factor + rng.normal(0, 0.02, len(days))), 2)
    series = Series.of_closes("^VIX", dict(zip(days, vix.tolist(), strict=True)), 0.0)
    scene.add(replace(series, kind="INDEX", name="CBOE Volatility Index", exchange="CXI"))


def _add_small_caps(scene: Scene, days: Sequence[dt.date], factor: Floats, tickers: int, seed: int) -> None:
    """Add the small caps, the index that is their mean by cap, their holdings file and their Korean names."""
    count, block = len(days), 100
    sums = np.zeros(count)
    weight = 0.0
    column = np.array(days, dtype="datetime64[D]")
    tilt = np.random.default_rng([seed, 3]).normal(0, 0.005, count)
    for start in range(0, tickers, block):
        rng = np.random.default_rng([seed, 4, start])
        moves = (factor + tilt)[:, None] * 1.1 + rng.normal(0, 0.02, (count, block))
        price = np.round(rng.uniform(4, 180, block), 2)
        shares = np.round(rng.uniform(1e7, 9e7, block))
        values = _paths(moves, price, shares * 0.008, rng, 2)
        for at in range(min(block, tickers - start)):
            symbol = small_cap(start + at)
            bars = Bars(column, values[:, at])
            exchange = ("NMS", "NYQ", "NGM", "ASE")[at % 4]
            name = f"{symbol.title()} Holdings, Inc."
            scene.add(Series(symbol, bars, name=name, exchange=exchange, shares=float(shares[at])))
            kis = {"NYQ": "NYS", "ASE": "AMS"}.get(exchange, "NAS")
            scene.names.append(Listed(symbol, f"{symbol} 홀딩스", name.upper(), kis))
            sums += values[:, at, CLOSE] * shares[at]
            weight += float(price[at] * shares[at])
            scene.holdings.append(
                Holding(symbol, name.upper(), 0.0, float(price[at]), float(shares[at] // 40))
            )
    scene.holdings_day = days[-1]
    total = sum(one.price * one.quantity for one in scene.holdings) or 1.0
    scene.holdings = [
        replace(one, weight=round(99.5 * one.price * one.quantity / total, 2)) for one in scene.holdings
    ]
    scene.holdings.sort(key=lambda one: -one.weight)
    mean = sums if tickers else np.cumprod(1 + factor + tilt)
    moves = np.diff(mean, prepend=mean[0]) / np.concatenate([mean[:1], mean[:-1]])
    rng = np.random.default_rng([seed, 5])
    bars = _walk(days, moves, 2320.0, 4e9, rng)
    scene.add(Series("^RUT", bars, "INDEX", "Russell 2000 Index", exchange="WCB"))


def small_cap(number: int) -> str:
    """Return the symbol of the nth made-up small cap."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return "Q" + letters[number // 676] + letters[number // 26 % 26] + letters[number % 26]


def _add_commodities(scene: Scene, days: Sequence[dt.date], seed: int) -> None:
    told = (
        ("CL=F", "Crude Oil", 62.65, 0.006),
        ("GC=F", "Gold", 3358.7, 0.004),
        ("SI=F", "Silver", 38.5, 0.01),
    )
    for at, (symbol, name, last, sigma) in enumerate(told):
        rng = np.random.default_rng([seed, 8, at])
        bars = _walk(days, rng.normal(0, sigma, len(days)), last, 5e4, rng)
        hours = {"opens": dt.time(0), "closes": dt.time(17)}
        scene.add(Series(symbol, bars, "FUTURE", name, exchange="NYM", **hours))


def _add_rates_and_currency(scene: Scene, session: dt.date, count: int, seed: int) -> None:
    until = max(session, scene.now.astimezone(dt.UTC).date())  # currencies and coins trade on
    every_day = _calendar_days(until, count * 3 // 2)
    weekdays = [day for day in every_day if day.weekday() < 5]
    sessions = set(calendars.sessions(every_day[0], session, US.exchange))
    rng = np.random.default_rng([seed, 6])

    def about(last: float, sigma: float, digits: int, length: int = len(weekdays)) -> list[float]:
        steps = rng.normal(0, sigma, length)
        walked: list[float] = np.round(last + np.cumsum(steps) - np.sum(steps), digits).tolist()
        return walked

    tnx = {day: value for day, value in zip(weekdays, about(4.24, 0.03, 3), strict=True) if day in sessions}
    won = dict(zip(weekdays, about(1385.0, 5.0, 2), strict=True))
    dollar = dict(zip(weekdays, about(97.8, 0.3, 2), strict=True))
    yields: dict[str, Any] = {"kind": "INDEX", "zone": "America/Chicago", "exchange": "CGI", "digits": 3}
    yields |= {"opens": dt.time(7, 20), "closes": dt.time(14)}
    round_the_clock: dict[str, Any] = {"opens": dt.time(0), "closes": dt.time(17)}
    for symbol, above in (("^TNX", 0.0), ("^TYX", 0.6), ("^IRX", -0.2)):
        values = {day: round(value + above, 3) for day, value in tnx.items()}
        scene.add(Series.of_closes(symbol, values, 0.0, name=f"CBOE {symbol}", **yields))
    london: dict[str, Any] = {"zone": "Europe/London", "opens": dt.time(0), "closes": dt.time(23, 30)}
    money: dict[str, Any] = {"kind": "CURRENCY", "exchange": "CCY", "digits": 4, **london}
    scene.add(Series.of_closes("KRW=X", won, 0.0, name="USD/KRW", currency="KRW", **money))
    walk = np.cumsum(np.random.default_rng([seed, 7]).normal(0, 1e-3, len(weekdays)))
    for symbol, level in (("EURUSD=X", 1.17), ("JPY=X", 147.5)):
        rates = dict(zip(weekdays, np.round(level * (1 + walk), 4).tolist(), strict=True))
        scene.add(Series.of_closes(symbol, rates, 0.0, name=symbol, currency=symbol[-5:-2], **money))
    open_days = {day: value for day, value in dollar.items() if day in sessions}
    index: dict[str, Any] = {"kind": "INDEX", "exchange": "NYB", **round_the_clock}
    scene.add(Series.of_closes("DX-Y.NYB", open_days, 0.0, name="US Dollar Index", **index))
    contract: dict[str, Any] = {"kind": "FUTURE", "exchange": "CME", **round_the_clock}
    future = scene.series["^GSPC"].bars
    future = Bars(future.days, np.round(future.values * [1.003, 1.003, 1.003, 1.003, 4e-4] * 4) / 4)
    scene.add(Series("ES=F", future, name="E-Mini S&P 500", **contract))
    coin = dict(zip(every_day, about(64000.0, 900.0, 2, len(every_day)), strict=True))
    utc: dict[str, Any] = {"zone": "UTC", "opens": dt.time(0), "closes": dt.time(23, 59), "exchange": "CCC"}
    scene.add(Series.of_closes("BTC-USD", coin, 3e10, kind="CRYPTOCURRENCY", name="Bitcoin USD", **utc))
    for ahead in range(14):
        month = session.year * 12 + session.month - 1 + ahead
        symbol = f"ZQ{'FGHJKMNQUVXZ'[month % 12]}{month // 12 % 100:02d}.CBT"
        price = 96.37 + 0.02 * ahead
        values = {day: round(price + (value - 4.24) * 0.1, 4) for day, value in list(tnx.items())[-90:]}
        scene.add(Series.of_closes(symbol, values, 5e4, name=f"30 Day Fed Funds {symbol}", **contract))
    gap: dict[dt.date, float | None] = dict.fromkeys(weekdays)
    scene.fred["DGS10"] = gap | {day: round(value, 2) for day, value in tnx.items()}
    scene.fred["DGS2"] = gap | {day: round(value - 0.5, 2) for day, value in tnx.items()}
    scene.fred["DGS30"] = gap | {day: round(value + 0.6, 2) for day, value in tnx.items()}
    scene.fred["DEXKOUS"] = gap | {day: won[day] for day in tnx}
    for series, symbol in (("SP500", "^GSPC"), ("NASDAQCOM", "^IXIC"), ("DJIA", "^DJI"), ("VIXCLS", "^VIX")):
        bars = scene.series[symbol].bars
        closes = dict(zip(bars.days.astype(dt.date).tolist(), bars.values[:, CLOSE].tolist(), strict=True))
        scene.fred[series] = {day: closes.get(day) for day in weekdays if day >= min(closes)}
    for day in every_day:
        low = 3.50 if day < dt.date(2026, 9, 17) else 3.75
        scene.fred.setdefault("DFEDTARL", {})[day] = low
        scene.fred.setdefault("DFEDTARU", {})[day] = low + 0.25
        if day in sessions:
            scene.effr.append(Overnight(day, round(low + 0.13, 2), low, low + 0.25))


def _calendar_days(last: dt.date, count: int) -> list[dt.date]:
    return [last - dt.timedelta(days=count - 1 - n) for n in range(count)]
