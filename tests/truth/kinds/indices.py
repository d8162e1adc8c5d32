"""Indices: a little off beside their witnesses, and rows that repeat."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from newsgen.sources.batch import Price
from tests.truth.kinds.sessions import CHOSEN, DRAWN, EVERY, WORDS, last_of_week
from tests.truth.plant import Change, Corruption, Scene
from tests.truth.record import Sent, after, before

FUNDS = {"^DJI": ("DIA", 100.0), "^RUT": ("IWM", 10.05)}
"""Index -> its fund, which was not recorded, and about how many points a dollar of it is."""


def corruptions() -> Iterator[Corruption]:
    """Yield what can be wrong with the day's indices."""
    yield from _off()
    yield from _witnessed()
    yield from _others()
    yield from _repeats()


def times(symbol: str, by: float) -> Change:
    """Multiply the day's row of an index."""
    return lambda sent, scene: sent.scale(symbol, scene.day, by)


def only_close(symbol: str, by: float) -> Change:
    """Multiply the day's close of an index and leave its range, which holds it."""

    def change(sent: Sent, scene: Scene) -> None:
        sent.scale(symbol, scene.day, by, whole=False)

    return change


def at_open(symbol: str) -> Change:
    """Give an index its open as its close."""

    def change(sent: Sent, scene: Scene) -> None:
        row = sent.prices[symbol, scene.day]
        assert row.open is not None
        sent.prices[symbol, scene.day] = row._replace(close=row.open)

    return change


def fund(index: str) -> Change:
    """Add the fund of an index, of the session and of the one before it, as it truly went."""
    symbol, points = FUNDS[index]

    def change(sent: Sent, scene: Scene) -> None:
        for ago in (0, 1):
            day = before(scene.day, ago)
            row = scene.record.price(index, day)
            sent.prices[symbol, day] = Price(symbol, day, round(row.close / points, 2), volume=4e7)

    return change


_FUND = {index: fund(index) for index in FUNDS}


def _one(name: str, day: dt.date, symbol: str, change: Change, **more: object) -> Corruption:
    return Corruption(
        kind="index a little off",
        name=name,
        day=day,
        change=change,
        names=WORDS[symbol],
        **more,  # type: ignore[arg-type]
    )


def _off() -> Iterator[Corruption]:
    for day, symbol, by in (
        (EVERY[0], "^GSPC", 0.998),
        (EVERY[1], "^GSPC", 1.003),
        (EVERY[2], "^GSPC", 0.997),
        (EVERY[3], "^GSPC", 1.004),
        (EVERY[0], "^IXIC", 1.005),
        (EVERY[1], "^IXIC", 0.994),
        (EVERY[2], "^IXIC", 1.006),
        (EVERY[3], "^IXIC", 0.995),
        (EVERY[0], "^RUT", 0.995),
        (EVERY[1], "^RUT", 1.006),
        (EVERY[2], "^RUT", 0.994),
        (EVERY[3], "^RUT", 1.005),
    ):
        yield _one(f"{symbol} x{by}", day, symbol, times(symbol, by))
    for day, symbol, by in ((EVERY[0], "^GSPC", 0.997), (EVERY[2], "^IXIC", 1.006)):
        yield _one(f"{symbol} x{by}, told the day after", day, symbol, times(symbol, by), told=after(day))
    for day, symbol, by in (
        (EVERY[0], "^GSPC", 1.004),
        (EVERY[1], "^IXIC", 0.993),
        (EVERY[2], "^RUT", 1.007),
    ):
        yield _one(
            f"{symbol} x{by} on the last day of the week",
            last_of_week(day),
            symbol,
            times(symbol, by),
            edition="us-week",
        )


def _witnessed() -> Iterator[Corruption]:
    for day, symbol, by in (
        (EVERY[0], "^DJI", 0.993),
        (EVERY[1], "^DJI", 1.006),
        (EVERY[2], "^DJI", 0.994),
        (EVERY[3], "^DJI", 1.007),
        (EVERY[1], "^RUT", 0.996),
        (EVERY[2], "^RUT", 1.0045),
    ):
        yield _one(f"{symbol} x{by} beside its fund", day, symbol, times(symbol, by), also=_FUND[symbol])

    for day, by in ((EVERY[0], 1.004), (EVERY[3], 0.996), (EVERY[1], 0.9955)):
        yield _one(f"^DJI x{by} beside its thirty members", day, "^DJI", times("^DJI", by))


def _others() -> Iterator[Corruption]:
    # On the first drawn day and on the others the open of these stands 0.3 % and more from the close.
    for day, symbol in ((EVERY[0], "^RUT"), (EVERY[2], "^GSPC"), (EVERY[2], "^IXIC"), (EVERY[3], "^IXIC")):
        yield _one(f"{symbol} at its open", day, symbol, at_open(symbol))
    yield _one(
        "the Nasdaq 100's move in place of the Nasdaq's", EVERY[2], "^IXIC", _of("^IXIC", "QQQ", 1.006)
    )
    yield _one("the S&P 500 of the session before the last", EVERY[0], "^GSPC", _ago("^GSPC", 2))
    yield _one("the Dow of the week before", EVERY[1], "^DJI", _ago("^DJI", 5), also=_FUND["^DJI"])


def _of(symbol: str, other: str, by: float) -> Change:
    def change(sent: Sent, scene: Scene) -> None:
        move = 1 + scene.record.change(other, scene.day) / 100
        sent.close(symbol, scene.day, scene.record.price(symbol, before(scene.day)).close * move * by)

    return change


def _ago(symbol: str, sessions: int) -> Change:
    def change(sent: Sent, scene: Scene) -> None:
        old = scene.record.price(symbol, before(scene.day, sessions))
        sent.prices[symbol, scene.day] = old._replace(date=scene.day)

    return change


def repeated(*symbols: str, whole: bool = False) -> Change:
    """Give indices yesterday's close, with no range unless ``whole``."""

    def change(sent: Sent, scene: Scene) -> None:
        for symbol in symbols:
            old = scene.record.price(symbol, before(scene.day))
            row = old._replace(date=scene.day)
            sent.prices[symbol, scene.day] = row if whole else row._replace(open=None, high=None, low=None)

    return change


def _repeats() -> Iterator[Corruption]:
    for day, symbol in (
        (EVERY[0], "^GSPC"),
        (EVERY[1], "^DJI"),
        (EVERY[2], "^IXIC"),
        (EVERY[3], "^RUT"),
        (EVERY[0], "^SOX"),
        (EVERY[1], "^GSPC"),
        (EVERY[2], "^DJI"),
    ):
        yield Corruption(
            kind="rows that repeat",
            name=f"{symbol} equal to the cent to the session before",
            day=day,
            change=repeated(symbol),
            names=WORDS[symbol],
        )
    for day, symbol in ((DRAWN[0], "^GSPC"), (CHOSEN[0], "^DJI")):
        yield Corruption(
            kind="rows that repeat",
            name=f"the whole row of {symbol} of the session before",
            day=day,
            change=repeated(symbol, whole=True),
            names=WORDS[symbol],
        )
    yield Corruption(
        kind="rows that repeat",
        name="Dow and Nasdaq equal to the cent to the session before",
        day=EVERY[3],
        change=repeated("^DJI", "^IXIC"),
        names=(*WORDS["^DJI"], *WORDS["^IXIC"]),
    )
    yield Corruption(
        kind="rows that repeat",
        name="the Dow's last day of the week is the one before it",
        day=last_of_week(EVERY[1]),
        change=repeated("^DJI"),
        names=WORDS["^DJI"],
        edition="us-week",
    )
    yield Corruption(
        kind="rows that repeat",
        name="the S&P 500 equal to the session before, told the day after",
        day=EVERY[2],
        told=after(EVERY[2]),
        change=repeated("^GSPC"),
        names=WORDS["^GSPC"],
    )
