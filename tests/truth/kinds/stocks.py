"""Stocks: stale closes, members of another session, two exchanged, many missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from tests.truth.kinds.sessions import CHOSEN, DRAWN, EVERY, M7, STOCKS, WORDS, last_of_week
from tests.truth.plant import Change, Corruption, Scene
from tests.truth.record import Sent, after, before

Chosen = Callable[[Scene], Iterable[str]]

BIG = (*M7, "M7", "빅테크", "대형 기술주", "매그니피센트", *STOCKS)


def corruptions() -> Iterator[Corruption]:
    """Yield what can be wrong with the day's stocks."""
    yield from _stale()
    yield from _members()
    yield from _few()
    yield from _missing()


def everyone(scene: Scene) -> Iterable[str]:
    """Return every stock of the session."""
    return [symbol for symbol in scene.record.of_day(scene.day) if not symbol.startswith("^")]


def members(universe: str) -> Chosen:
    """Return a universe's members, the strongest of the session first."""
    return lambda scene: scene.record.movers(scene.day, universe)


def part(chosen: Chosen, of: int) -> Chosen:
    """Return every so-and-so-manieth of some stocks by the alphabet."""
    return lambda scene: sorted(chosen(scene))[::of]


def stale(chosen: Chosen, ago: int = 1) -> Change:
    """Give stocks the whole row of an earlier session."""

    def change(sent: Sent, scene: Scene) -> None:
        old = scene.record.of_day(before(scene.day, ago))
        for symbol in chosen(scene):
            if symbol in old:
                sent.prices[symbol, scene.day] = old[symbol]._replace(date=scene.day)

    return change


def other(chosen: Chosen, value: Callable[[float, float], float], *, whole: bool = True) -> Change:
    """Give stocks a close made of today's and yesterday's."""

    def change(sent: Sent, scene: Scene) -> None:
        old = scene.record.of_day(before(scene.day))
        for symbol in chosen(scene):
            if symbol in old and (symbol, scene.day) in sent.prices:
                now = sent.prices[symbol, scene.day].close
                sent.close(symbol, scene.day, round(value(now, old[symbol].close), 4), whole=whole)

    return change


def mirrored(now: float, old: float) -> float:
    """Return the close of a move the other way."""
    return old * old / now


def names(*symbols: str) -> Chosen:
    """Return stocks by their symbols."""
    return lambda _scene: symbols


def _one(
    kind: str, name: str, day: dt.date, change: Change, words: tuple[str, ...] = STOCKS, **more: object
) -> Corruption:
    return Corruption(kind=kind, name=name, day=day, change=change, names=words, **more)  # type: ignore[arg-type]


def _stale() -> Iterator[Corruption]:
    for day in EVERY:
        yield _one("stale stocks", "all stocks of the session before", day, stale(everyone))
        yield _one("stale stocks", "the seven big names of the session before", day, stale(names(*M7)), BIG)
    for day in CHOSEN:
        yield _one("stale stocks", "every second stock of the session before", day, stale(part(everyone, 2)))
        yield _one("stale stocks", "all stocks of two sessions ago", day, stale(everyone, 2))
        yield _one(
            "stale stocks",
            "all stocks of the session before, told the day after",
            day,
            stale(everyone),
            told=after(day),
        )
    for day in DRAWN:
        yield _one("stale stocks", "the large caps of the session before", day, stale(members("sp500")))
        yield _one("stale stocks", "the small caps of the session before", day, stale(members("russell2000")))
        yield _one("stale stocks", "every fourth stock of the session before", day, stale(part(everyone, 4)))
    for day in (EVERY[0], EVERY[2]):
        friday = last_of_week(day)
        yield _one(
            "stale stocks",
            "all stocks of the day before, in the week",
            friday,
            stale(everyone),
            edition="us-week",
        )
        yield _one(
            "stale stocks",
            "all stocks of the week before, in the week",
            friday,
            stale(everyone, 5),
            edition="us-week",
        )
        yield _one(
            "stale stocks",
            "the seven big names of the week before, in the week",
            friday,
            stale(names(*M7), 4),
            BIG,
            edition="us-week",
        )


def _members() -> Iterator[Corruption]:
    words = (*STOCKS, *WORDS["^GSPC"], *WORDS["^RUT"])
    for day in EVERY:
        yield _one("members against index", "all moves mirrored", day, other(everyone, mirrored), words)
        yield _one(
            "members against index",
            "half the stocks of five sessions ago",
            day,
            stale(part(everyone, 2), 5),
            words,
        )
    for day in CHOSEN:
        yield _one(
            "members against index",
            "the large caps' moves mirrored",
            day,
            other(members("sp500"), mirrored),
            words,
        )
        yield _one(
            "members against index",
            "every third stock of three sessions ago",
            day,
            stale(part(everyone, 3), 3),
            words,
        )
    for day in DRAWN:
        yield _one(
            "members against index",
            "the small caps' moves mirrored",
            day,
            other(members("russell2000"), mirrored),
            words,
        )
        yield _one(
            "members against index",
            "all stocks x1.03",
            day,
            other(everyone, lambda now, _: now * 1.03),
            words,
        )
    for day in (EVERY[0], EVERY[2]):
        yield _one(
            "members against index",
            "half the stocks of three sessions ago, in the week",
            last_of_week(day),
            stale(part(everyone, 2), 3),
            words,
            edition="us-week",
        )
    yield _one(
        "members against index",
        "all moves doubled",
        EVERY[1],
        other(everyone, lambda now, old: now * now / old),
        words,
    )


def exchange(a: str, b: str, *, whole: bool = False) -> Change:
    """Exchange two companies' closes; ``whole`` their whole rows."""

    def change(sent: Sent, scene: Scene) -> None:
        one, two = sent.prices[a, scene.day], sent.prices[b, scene.day]
        if whole:
            sent.prices[a, scene.day], sent.prices[b, scene.day] = (
                two._replace(symbol=a),
                one._replace(symbol=b),
            )
            return
        sent.close(a, scene.day, two.close, whole=False)
        sent.close(b, scene.day, one.close, whole=False)

    return change


def _few() -> Iterator[Corruption]:
    for day, a, b in (
        (EVERY[0], "GOOGL", "AMZN"),
        (EVERY[1], "GOOGL", "AMZN"),
        (EVERY[2], "KO", "PEP"),
        (EVERY[3], "AAPL", "AMZN"),
        (EVERY[2], "V", "MA"),
        (EVERY[1], "HD", "MCD"),
    ):
        yield _one("few stocks", f"closes of {a} and {b} exchanged", day, exchange(a, b), (a, b))
    for day, a, b in ((EVERY[0], "GOOGL", "AMZN"), (EVERY[3], "JNJ", "PG")):
        yield _one("few stocks", f"rows of {a} and {b} exchanged", day, exchange(a, b, whole=True), (a, b))
    for day, symbol, ago in (
        (EVERY[0], "TSLA", 5),
        (EVERY[1], "TSLA", 5),
        (EVERY[2], "NVDA", 5),
        (EVERY[3], "META", 4),
    ):
        yield _one(
            "few stocks",
            f"{symbol} of {ago} sessions ago",
            day,
            stale(names(symbol), ago),
            (symbol, *BIG[7:11]),
        )
    for day, symbol, by in (
        (EVERY[0], "MSFT", 1.06),
        (EVERY[1], "CAT", 1.08),
        (EVERY[2], "GS", 0.92),
        (EVERY[3], "UNH", 1.09),
        (EVERY[1], "NVDA", 0.94),
        (EVERY[0], "JPM", 0.93),
    ):
        yield _one(
            "few stocks",
            f"{symbol} x{by} beside the market value of its own close",
            day,
            other(names(symbol), lambda now, _, by=by: now * by, whole=False),  # type: ignore[misc]
            (symbol,),
        )
    yield _one(
        "few stocks",
        "AAPL x1.08 beside its market value, in the week",
        last_of_week(EVERY[0]),
        other(names("AAPL"), lambda now, _: now * 1.08, whole=False),
        ("AAPL",),
        edition="us-week",
    )
    yield _one(
        "few stocks",
        "CAT x1.08 beside its market value, told the day after",
        EVERY[2],
        other(names("CAT"), lambda now, _: now * 1.08, whole=False),
        ("CAT",),
        told=after(EVERY[2]),
    )


def without(chosen: Chosen) -> Change:
    """Leave stocks out."""

    def change(sent: Sent, scene: Scene) -> None:
        for symbol in chosen(scene):
            sent.prices.pop((symbol, scene.day), None)

    return change


def strongest(universe: str, count: int) -> Chosen:
    """Return the stocks of a universe that rose most; fell most, where the count is below zero."""

    def chosen(scene: Scene) -> list[str]:
        ranked = scene.record.movers(scene.day, universe)
        return ranked[:count] if count > 0 else ranked[count:]

    return chosen


def _missing() -> Iterator[Corruption]:
    words = (*STOCKS, "빠진", "없는")
    for day, universe, count in (
        (EVERY[0], "russell2000", 200),
        (EVERY[1], "russell2000", 200),
        (EVERY[2], "russell2000", -200),
        (EVERY[3], "russell2000", 120),
        (EVERY[0], "sp500", 40),
        (EVERY[1], "sp500", -30),
        (EVERY[2], "sp500", 25),
        (EVERY[3], "sp500", -50),
    ):
        which = "strongest" if count > 0 else "weakest"
        yield _one(
            "many missing",
            f"the {abs(count)} {which} of {universe}",
            day,
            without(strongest(universe, count)),
            words,
        )
    for day in CHOSEN:
        yield _one("many missing", "every twentieth stock", day, without(part(everyone, 20)), words)
    for day in DRAWN:
        yield _one("many missing", "a sector of the large caps", day, without(_sector), words)
    yield _one(
        "many missing",
        "the 200 strongest of russell2000, in the week",
        last_of_week(EVERY[0]),
        without(strongest("russell2000", 200)),
        words,
        edition="us-week",
    )
    yield _one(
        "many missing",
        "the 40 strongest of sp500, told the day after",
        EVERY[1],
        without(strongest("sp500", 40)),
        words,
        told=after(EVERY[1]),
    )


def _sector(scene: Scene) -> list[str]:
    return [
        one.symbol
        for one in scene.record.instruments
        if "sp500" in one.universes and one.sector == "Technology"
    ]
