"""Stocks and indices once more, on three other days, in ways that nothing was made for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from tests.truth.kinds.indices import repeated, times
from tests.truth.kinds.sessions import M7, STOCKS, WORDS, last_of_week
from tests.truth.kinds.stocks import (
    BIG,
    Chosen,
    everyone,
    exchange,
    members,
    mirrored,
    names,
    other,
    part,
    stale,
    strongest,
    without,
)
from tests.truth.plant import Change, Corruption, Scene
from tests.truth.record import Sent, after, before

MOVED = "market values moved with the closes, and the mean of all parts from the index as on 16 days a year"
"""Why an editor cannot be told."""

DAYS = (dt.date(2025, 6, 11), dt.date(2025, 11, 12), dt.date(2026, 4, 14))
ALL = (*STOCKS, *WORDS["^GSPC"], *WORDS["^RUT"])


def corruptions() -> Iterator[Corruption]:
    """Yield twenty of them."""
    first, second, third = DAYS
    large, small = members("sp500"), members("russell2000")
    yield _one(
        "every third stock's move doubled", first, other(part(everyone, 3), _doubled), ALL, hidden=MOVED
    )
    yield _one("technology mirrored", first, other(_technology, mirrored), ALL, hidden=MOVED)
    yield _one("small caps with their neighbour's move", second, _shifted(small), ALL, hidden=MOVED)
    yield _one(
        "large caps' moves halved", first, other(large, lambda now, old: (now + old) / 2), ALL, hidden=MOVED
    )
    yield _one("small caps mirrored", second, other(small, mirrored), ALL)
    yield _one(
        "small caps mirrored, told the day after", first, other(small, mirrored), ALL, told=after(first)
    )
    yield _one("large caps mirrored", third, other(large, mirrored), ALL)
    yield _one("every fourth stock unmoved", first, other(part(everyone, 4), lambda _, old: old), ALL)
    yield _one("all stocks x0.98", third, other(everyone, lambda now, _: now * 0.98), ALL)
    yield _one(
        "150 weakest small caps missing", third, without(strongest("russell2000", -150)), (*ALL, "빠진")
    )
    yield _one("^GSPC x0.9982", second, times("^GSPC", 0.9982), WORDS["^GSPC"])
    yield _one(
        "moves of ^IXIC and ^RUT exchanged",
        third,
        _crossed("^IXIC", "^RUT"),
        (*WORDS["^IXIC"], *WORDS["^RUT"]),
    )
    yield _one("^DJI x1.0025", first, times("^DJI", 1.0025), WORDS["^DJI"])
    yield _one("^RUT repeated, told the day after", third, repeated("^RUT"), WORDS["^RUT"], told=after(third))
    yield _one("^SOX repeated", second, repeated("^SOX"), WORDS["^SOX"])
    yield _one("NVDA of two sessions ago", second, stale(names("NVDA"), 2), ("NVDA", *BIG[7:11]))
    yield _one(
        "AMZN x1.05 beside its market value, told the day after",
        second,
        other(names("AMZN"), lambda now, _: now * 1.05, whole=False),
        ("AMZN",),
        told=after(second),
    )
    yield _one("the seven big names mirrored", third, other(names(*M7), mirrored), BIG)
    yield _one(
        "rows of TSLA and META exchanged", third, exchange("TSLA", "META", whole=True), ("TSLA", "META")
    )
    base = before(second - dt.timedelta(days=second.weekday()))
    yield _one(
        "^GSPC x0.997 on the day that the week is measured from",
        base,
        times("^GSPC", 0.997),
        WORDS["^GSPC"],
        told=last_of_week(second),
        edition="us-week",
    )


def _one(name: str, day: dt.date, change: Change, words: tuple[str, ...], **more: object) -> Corruption:
    return Corruption(kind="strays", name=name, day=day, change=change, names=words, **more)  # type: ignore[arg-type]


def _doubled(now: float, old: float) -> float:
    return now * now / old


def _technology(scene: Scene) -> list[str]:
    return [one.symbol for one in scene.record.instruments if one.sector == "Technology"]


def _shifted(chosen: Chosen) -> Change:
    """Give each stock the move of the one after it by the alphabet."""

    def change(sent: Sent, scene: Scene) -> None:
        symbols = sorted(chosen(scene))
        moves = [scene.record.change(symbol, scene.day) for symbol in symbols]
        for symbol, move in zip(symbols, moves[1:] + moves[:1], strict=True):
            old = scene.record.price(symbol, before(scene.day)).close
            sent.close(symbol, scene.day, round(old * (1 + move / 100), 4))

    return change


def _crossed(one: str, two: str) -> Change:
    """Exchange the moves of two indices."""

    def change(sent: Sent, scene: Scene) -> None:
        for symbol, of in ((one, two), (two, one)):
            old = scene.record.price(symbol, before(scene.day)).close
            sent.close(symbol, scene.day, round(old * (1 + scene.record.change(of, scene.day) / 100), 2))

    return change
