"""Bars of a session so far: spikes, bars of another day or hour, an index that stands still."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from random import Random

from newsgen.sources.batch import Bar
from tests.truth.kinds.sessions import EVERY, FIRST, LAST, WORDS
from tests.truth.plant import Change, Corruption, Scene, Where
from tests.truth.record import Sent, before, between

BARS = ("분봉", "장중")


def corruptions() -> Iterator[Corruption]:
    """Yield what can be wrong with the bars of an edition at half past two."""
    for day, symbol, by in (
        (EVERY[0], "^GSPC", 1.02),
        (EVERY[1], "^IXIC", 0.98),
        (EVERY[2], "^RUT", 1.025),
        (EVERY[0], "^IXIC", 1.03),
    ):
        yield _one(f"the last bar of {symbol} x{by}", day, _spike(symbol, by), WORDS[symbol])
    for day, symbol in ((EVERY[0], "^GSPC"), (EVERY[1], "^IXIC"), (EVERY[2], "^RUT")):
        yield _one(f"{symbol} stands still for two hours", day, _frozen(symbol, 8), WORDS[symbol])
    for day, symbol in ((EVERY[0], "^IXIC"), (EVERY[2], "^GSPC")):
        yield _one(f"no bars of {symbol} for an hour and a half", day, _ends(symbol, 6), WORDS[symbol])
    for day in (EVERY[0], EVERY[1]):
        yield _one("all bars of the session before", day, _of_before, WORDS["^GSPC"])
        yield _one(
            "the bars of the Russell 2000 of the session before", day, _of_before_one("^RUT"), WORDS["^RUT"]
        )
    for day in (EVERY[2], EVERY[3]):
        yield _one("the S&P 500 in place of the Nasdaq", day, _instead("^IXIC", "^GSPC"), WORDS["^IXIC"])
    yield from _drawn()
    yield _one("a bar of the S&P 500 a tenth of it", EVERY[1], _spike("^GSPC", 0.1), WORDS["^GSPC"])


def _drawn() -> Iterator[Corruption]:
    """Yield some more, on sessions drawn for them."""
    days = Random("bars, a second look").sample(list(between(FIRST, LAST)), 4)
    yield _one("the last hour of all indices x1.01", days[0], _last_hour(1.01), WORDS["^GSPC"])
    yield _one("all bars of five sessions ago", days[1], _of_five_ago, WORDS["^GSPC"])
    yield _one("all bars dated an hour late", days[2], _late(4), WORDS["^GSPC"])
    yield _one("the Nasdaq x1.02 all day", days[3], _all_day("^IXIC", 1.02), WORDS["^IXIC"])


def _one(name: str, day: dt.date, change: Change, names: tuple[str, ...]) -> Corruption:
    return Corruption(
        kind="bars",
        name=name,
        day=day,
        change=change,
        names=(*names, *BARS),
        where=Where.BARS,
        edition="us-midday",
    )


def _of(sent: Sent, symbol: str) -> list[Bar]:
    return sorted((bar for bar in sent.bars if bar.symbol == symbol), key=lambda bar: bar.start)


def _scaled(bar: Bar, by: float) -> Bar:
    return bar._replace(open=bar.open * by, high=bar.high * by, low=bar.low * by, close=bar.close * by)


def _spike(symbol: str, by: float) -> Change:
    def change(sent: Sent, _scene: Scene) -> None:
        last = _of(sent, symbol)[-1]
        sent.bars[sent.bars.index(last)] = _scaled(last, by)

    return change


def _frozen(symbol: str, count: int) -> Change:
    def change(sent: Sent, _scene: Scene) -> None:
        *_, first = _of(sent, symbol)[:-count]
        for bar in _of(sent, symbol)[-count:]:
            sent.bars[sent.bars.index(bar)] = first._replace(
                start=bar.start, open=first.close, high=first.close, low=first.close
            )

    return change


def _ends(symbol: str, count: int) -> Change:
    def change(sent: Sent, _scene: Scene) -> None:
        for bar in _of(sent, symbol)[-count:]:
            sent.bars.remove(bar)

    return change


def _last_hour(by: float) -> Change:
    def change(sent: Sent, _scene: Scene) -> None:
        late = sorted({bar.start for bar in sent.bars})[-4:]
        sent.bars = [_scaled(bar, by) if bar.start in late else bar for bar in sent.bars]

    return change


def _all_day(symbol: str, by: float) -> Change:
    def change(sent: Sent, _scene: Scene) -> None:
        sent.bars = [_scaled(bar, by) if bar.symbol == symbol else bar for bar in sent.bars]

    return change


def _late(quarters: int) -> Change:
    def change(sent: Sent, _scene: Scene) -> None:
        last, by = max(bar.start for bar in sent.bars), quarters * dt.timedelta(minutes=15)
        sent.bars = [bar._replace(start=bar.start + by) for bar in sent.bars if bar.start + by <= last]

    return change


def _of_five_ago(sent: Sent, scene: Scene) -> None:
    symbols = tuple({bar.symbol for bar in sent.bars})
    sent.bars = _before(scene, symbols, {bar.start.time() for bar in sent.bars}, sessions=5)


def _before(scene: Scene, symbols: tuple[str, ...], clocks: set[dt.time], sessions: int = 1) -> list[Bar]:
    old = before(scene.day, sessions)
    days = scene.day - old
    return [
        bar._replace(start=bar.start + days)
        for bar in scene.record.bars
        if bar.start.date() == old and bar.symbol in symbols and bar.start.time() in clocks
    ]


def _of_before(sent: Sent, scene: Scene) -> None:
    symbols = tuple({bar.symbol for bar in sent.bars})
    sent.bars = _before(scene, symbols, {bar.start.time() for bar in sent.bars})


def _of_before_one(symbol: str) -> Change:
    def change(sent: Sent, scene: Scene) -> None:
        clocks = {bar.start.time() for bar in sent.bars}
        sent.bars = [bar for bar in sent.bars if bar.symbol != symbol] + _before(scene, (symbol,), clocks)

    return change


def _instead(symbol: str, other: str) -> Change:
    def change(sent: Sent, _scene: Scene) -> None:
        taken = [bar._replace(symbol=symbol) for bar in _of(sent, other)]
        sent.bars = [bar for bar in sent.bars if bar.symbol != symbol] + taken

    return change
