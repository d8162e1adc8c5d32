"""When in its day a value was taken; and moves that print as zero."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from tests.truth.kinds.sessions import CHOSEN, EVERY, WORDS, last_of_week
from tests.truth.plant import Change, Corruption, Scene, Truth, Where
from tests.truth.record import Record, Sent, before

FALLEN = dt.date(2026, 3, 4)
"""The won fell by 22.3 at this session's close; the row of the same date says that it rose by 30.80."""

LEVELS = (
    "close",
    "points_day",
    "change_day",
    "change_week",
    "points_week",
    "change_month",
    "yield_change",
    "yield_change_week",
)


def corruptions() -> Iterator[Corruption]:
    """Yield series of another moment, of none, and the smallest moves."""
    for day in (*EVERY, FALLEN):
        yield _one(
            "the won as recorded", day, lambda _sent, _scene: None, won_of, "USDKRW", where=Where.MORNING
        )
    for day in EVERY[:3]:
        yield _one("the won of no moment", day, without("USDKRW"), nothing("USDKRW"), "USDKRW")
    yield _one("the dollar of no moment", EVERY[0], without("DXY"), nothing("DXY"), "DXY")
    yield _one("the ten-year yield of no moment", EVERY[1], without("DGS10"), nothing("DGS10"), "DGS10")
    yield _one("no series has a moment", EVERY[2], without(), nothing("USDKRW", "DXY"), "USDKRW")
    for day in (EVERY[0], EVERY[2], FALLEN):
        yield _one(
            "the won's row of the session is not there yet",
            day,
            _late,
            nothing("USDKRW"),
            "USDKRW",
            where=Where.MORNING,
        )
    friday = last_of_week(EVERY[2])
    yield _one(
        "the won of no moment, in the week",
        friday,
        without("USDKRW"),
        nothing("USDKRW"),
        "USDKRW",
        edition="us-week",
    )
    yield _one(
        "the won's last row is not there yet, in the week",
        friday,
        _late,
        nothing("USDKRW"),
        "USDKRW",
        where=Where.MORNING,
        edition="us-week",
    )
    for day, symbol in ((EVERY[0], "^VIX"), (EVERY[1], "^SOX"), (EVERY[2], "^VIX"), (EVERY[3], "^SOX")):
        yield Corruption(
            kind="moves that print as zero",
            name=symbol,
            day=day,
            change=_still(symbol),
            names=WORDS[symbol],
            genuine=True,
        )
    for day, series in ((EVERY[0], "USDKRW"), (EVERY[1], "DXY"), (CHOSEN[1], "USDKRW")):
        yield Corruption(
            kind="moves that print as zero",
            name=series,
            day=day,
            change=_still_rate(series),
            names=WORDS[series],
            genuine=True,
        )
    yield Corruption(
        kind="moves that print as zero",
        name="^VIX in the week",
        day=last_of_week(EVERY[1]),
        edition="us-week",
        change=_still("^VIX", 4),
        names=WORDS["^VIX"],
        genuine=True,
    )


def _one(
    name: str,
    day: dt.date,
    change: Change,
    truth: Truth,
    series: str,
    where: Where = Where.SERIES,
    **more: object,
) -> Corruption:
    return Corruption(
        kind="moments",
        name=name,
        day=day,
        change=change,
        names=WORDS[series],
        where=where,
        untrue=truth,
        **more,  # type: ignore[arg-type]
    )


def row_of(record: Record, session: dt.date) -> float:
    """Return the won at a session's close: of the next day that has a row, which begins hours after it."""
    days = (session + dt.timedelta(days=ahead) for ahead in range(1, 6))
    return next(record.rates["USDKRW", day] for day in days if ("USDKRW", day) in record.rates)


def won_of(scene: Scene) -> dict[tuple[str, str], float | None]:
    """Return what the won did between two New York closes."""
    now, old = row_of(scene.record, scene.day), row_of(scene.record, before(scene.day))
    return {
        ("close", "USDKRW"): now,
        ("points_day", "USDKRW"): now - old,
        ("change_day", "USDKRW"): 100 * (now / old - 1),
    }


def nothing(*series: str) -> Truth:
    """Return that nothing of some series is known as of the session."""
    return lambda _scene: {(measure, name): None for name in series for measure in LEVELS}


def without(*series: str) -> Change:
    """Leave out the moments of some series, of all without a name."""

    def change(sent: Sent, _scene: Scene) -> None:
        sent.moments = [one for one in sent.moments if series and one.series not in series]

    return change


def _late(sent: Sent, scene: Scene) -> None:
    for name, day in list(sent.rates):
        if name == "USDKRW" and day > scene.day:
            del sent.rates[name, day]


def _still(symbol: str, sessions: int = 1) -> Change:
    def change(sent: Sent, scene: Scene) -> None:
        old = scene.record.price(symbol, before(scene.day, sessions)).close
        row = sent.prices[symbol, scene.day]
        by = old * (1 + 6e-8)
        sent.prices[symbol, scene.day] = row._replace(
            close=by, high=max(row.high or by, by), low=min(row.low or by, by)
        )

    return change


def _still_rate(series: str) -> Change:
    def change(sent: Sent, scene: Scene) -> None:
        keys = [key for key in sent.rates if key[0] == series]
        old = max(
            day for name, day in scene.record.rates if name == series and day < min(on for _, on in keys)
        )
        for key in keys:
            sent.rates[key] = scene.record.rates[series, old] * (1 + 6e-8)

    return change
