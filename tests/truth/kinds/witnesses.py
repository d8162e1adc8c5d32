"""What a source says of its own figures: the last trade, and the time at which it was asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from newsgen import calendars
from newsgen.sources.batch import LastTrade
from tests.truth.kinds.indices import times
from tests.truth.kinds.sessions import EVERY, STOCKS, WORDS
from tests.truth.kinds.stocks import everyone
from tests.truth.plant import Change, Corruption, Scene
from tests.truth.record import Sent, before

INDICES = ("^GSPC", "^DJI", "^IXIC", "^RUT", "^SOX", "^VIX")
EARLY = ("마감 직후", "일찍", "이른", "분 뒤", "분 만에", "마감한 지", "확정", "장중", "마감 전", "끝나기 전")


def corruptions() -> Iterator[Corruption]:
    """Yield closes that the source's own last trade or its clock contradicts."""
    for day, symbol, by in (
        (EVERY[0], "^GSPC", 1.0015),
        (EVERY[1], "^DJI", 0.997),
        (EVERY[2], "^SOX", 1.012),
        (EVERY[3], "^VIX", 1.06),
        (EVERY[1], "^IXIC", 0.998),
        (EVERY[2], "^RUT", 1.003),
    ):
        yield _quote(symbol, by, day, WORDS[symbol])
    for day, symbol, by in (
        (EVERY[0], "AAPL", 1.02),
        (EVERY[1], "NVDA", 0.985),
        (EVERY[2], "CAT", 1.06),
        (EVERY[3], "TSLA", 0.97),
    ):
        yield _quote(symbol, by, day, (symbol, "종가", "체결"))
    for day, symbol in ((EVERY[0], "AAPL"), (EVERY[1], "^DJI"), (EVERY[2], "NVDA"), (EVERY[3], "^SOX")):
        words = WORDS.get(symbol, (symbol,))
        yield Corruption(
            kind="quotes",
            name=f"{symbol}: the last trade is of 14:31 and is the close",
            day=day,
            change=_of_the_afternoon(symbol),
            names=(*words, "장중"),
        )
    for day in EVERY[:2]:
        yield Corruption(
            kind="fetched early",
            name="indices read half an hour after the close, 0.02 % off",
            day=day,
            change=_read(dt.timedelta(minutes=30), 1.0002),
            names=EARLY,
        )
    for day, minutes in ((EVERY[2], 12), (EVERY[3], 45)):
        yield Corruption(
            kind="fetched early",
            name=f"everything read {minutes} minutes after the close, 0.03 % off",
            day=day,
            change=_read(dt.timedelta(minutes=minutes), 1.0003, stocks=True),
            names=(*EARLY, *STOCKS),
        )
    for day, minutes in ((EVERY[0], -90), (EVERY[2], -20), (EVERY[1], -5)):
        yield Corruption(
            kind="fetched early",
            name=f"everything read {-minutes} minutes before the close",
            day=day,
            change=_read(dt.timedelta(minutes=minutes), 1.001, stocks=True),
            names=EARLY,
        )


def told(symbol: str) -> Change:
    """Add the source's last trade of a symbol as it truly was, at the close."""

    def change(sent: Sent, scene: Scene) -> None:
        at = calendars.closing_time(scene.day, "XNYS") + dt.timedelta(minutes=40 if symbol[0] == "^" else 0)
        sent.trades.append(LastTrade(symbol, scene.record.price(symbol, scene.day).close, at))

    return change


_TOLD: dict[str, Change] = {}


def _quote(symbol: str, by: float, day: dt.date, words: tuple[str, ...]) -> Corruption:
    return Corruption(
        kind="quotes",
        name=f"{symbol} x{by} beside its last trade",
        day=day,
        change=times(symbol, by),
        names=words,
        also=_TOLD.setdefault(symbol, told(symbol)),
    )


def _of_the_afternoon(symbol: str) -> Change:
    def change(sent: Sent, scene: Scene) -> None:
        sent.scale(symbol, scene.day, 0.985 if scene.record.change(symbol, scene.day) > 0 else 1.015)
        at = dt.datetime.combine(
            scene.day, dt.time(14, 31), tzinfo=calendars.closing_time(scene.day, "XNYS").tzinfo
        )
        sent.trades.append(LastTrade(symbol, sent.prices[symbol, scene.day].close, at))

    return change


def _read(after: dt.timedelta, by: float, *, stocks: bool = False) -> Change:
    """Let the day be asked for at another time, when prices stood elsewhere."""

    def change(sent: Sent, scene: Scene) -> None:
        sent.now, sent.live = calendars.closing_time(scene.day, "XNYS") + after, True
        for symbol in (*INDICES, *(everyone(scene) if stocks else ())):
            if symbol in scene.record.of_day(before(scene.day)):
                sent.scale(symbol, scene.day, by)
        sent.rates = {key: value for key, value in sent.rates.items() if key[1] <= scene.day}

    return change
