"""What was distributed that day, and splits: the base that a day's change is against."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from newsgen.sources.batch import Base, Split
from tests.truth.kinds.sessions import EVERY, last_of_week
from tests.truth.plant import Change, Corruption, Scene, Truth
from tests.truth.record import Sent, before

SPIN_OFFS = (
    ("J", dt.date(2024, 9, 30)),
    ("WDC", dt.date(2025, 2, 24)),
    ("FTV", dt.date(2025, 6, 30)),
    ("BDX", dt.date(2026, 2, 10)),
    ("APTV", dt.date(2026, 4, 1)),
)
NEAR_ONE = (
    ("SPGI", dt.date(2026, 7, 1), 1.057),
    ("HON", dt.date(2026, 6, 29), 0.9535),
    ("HON", dt.date(2025, 10, 30), 1.061),
    ("CMCSA", dt.date(2026, 1, 5), 1.067),
)
"""Symbol, ex-date and new shares for an old one, as Yahoo lists them: 1057:1000, 1907:2000 ..."""

BDX_BASE = 171.68 / 1.0407
"""With 0.135 WAT at 327.02 for a share the day was a rise of 4.07 %."""

SPANS = ("change_day", "change_week", "change_wtd", "change_month")


def corruptions() -> Iterator[Corruption]:
    """Yield distributions that nobody told, made-up ones, and splits listed otherwise than applied."""
    yield from _recorded()
    yield from _made_up()
    yield from _near_one()
    yield from _splits()


def as_recorded(_sent: Sent, _scene: Scene) -> None:
    """Leave everything as it was recorded: raw closes, and no word of what was distributed."""


def never(symbol: str) -> Truth:
    """Return that no change of a symbol over the day is known."""
    return lambda _scene: {(measure, symbol): None for measure in SPANS}


def holds(symbol: str, day: float) -> Truth:
    """Return what the day's change was."""
    return lambda _scene: {("change_day", symbol): day}


def week(symbol: str, change: float, told: dt.date) -> Truth:
    """Return what the week's change was, and the mean of the company's sector with it."""

    def truth(scene: Scene) -> dict[tuple[str, str], float | None]:
        base = before(told - dt.timedelta(days=told.weekday()))
        kept = [one for one in scene.record.instruments if "sp500" in one.universes]
        (sector,) = {one.sector for one in kept if one.symbol == symbol}
        first, last = scene.record.of_day(base), scene.record.of_day(told)
        there = [
            one.symbol for one in kept if one.sector == sector and {one.symbol} <= first.keys() & last.keys()
        ]
        moves = [change if one == symbol else 100 * (last[one].close / first[one].close - 1) for one in there]
        mean = sum(moves) / len(moves)
        return {
            ("change_week", symbol): change,
            ("change_wtd", symbol): change,
            ("change_week", f"sp500/{sector}"): mean,
        }

    return truth


def _one(
    name: str, symbol: str, day: dt.date, change: Change, truth: Truth | None, **more: object
) -> Corruption:
    return Corruption(
        kind="distributions",
        name=f"{symbol} {name}",
        day=day,
        change=change,
        names=(symbol,),
        untrue=truth,
        **more,  # type: ignore[arg-type]
    )


def _recorded() -> Iterator[Corruption]:
    for symbol, day in SPIN_OFFS:
        yield _one("as recorded", symbol, day, as_recorded, never(symbol))
        yield _one(
            "as recorded, in the week",
            symbol,
            day,
            as_recorded,
            never(symbol),
            told=last_of_week(day),
            edition="us-week",
        )
    day = SPIN_OFFS[3][1]
    yield _one(
        "with its base price", "BDX", day, as_recorded, holds("BDX", 4.07), also=_base("BDX", BDX_BASE)
    )


def _base(symbol: str, price: float) -> Change:
    return lambda sent, scene: sent.bases.append(Base(symbol, scene.day, price))


def _fallen(symbol: str, by: float, turnover: float) -> Change:
    """Let a company fall as it does when it hands a part of itself to its owners, traded as always."""

    def change(sent: Sent, scene: Scene) -> None:
        sent.scale(symbol, scene.day, by)
        row = sent.prices[symbol, scene.day]
        usual = [scene.record.price(symbol, before(scene.day, ago)).volume or 0.0 for ago in range(1, 21)]
        sent.prices[symbol, scene.day] = row._replace(volume=turnover * sum(usual) / len(usual))

    return change


def _made_up() -> Iterator[Corruption]:
    for day, symbol, by, turnover in (
        (EVERY[0], "CAT", 0.8, 1.3),
        (EVERY[1], "HON", 0.76, 1.6),
        (EVERY[2], "MMM", 0.83, 1.1),
        (EVERY[3], "GE", 0.71, 1.8),
    ):
        yield _one(
            f"x{by} on {turnover} times its turnover", symbol, day, _fallen(symbol, by, turnover), None
        )
    for day, symbol in ((EVERY[0], "GE"), (EVERY[2], "CAT")):
        yield _one(
            "x0.78 on its usual turnover, in the week",
            symbol,
            day,
            _fallen(symbol, 0.78, 1.2),
            None,
            told=last_of_week(day),
            edition="us-week",
        )


def adjusted(symbol: str, ratio: float, sessions: int, *, split: bool) -> Change:
    """Send closes of before that are adjusted already, and the split beside them once more."""

    def change(sent: Sent, scene: Scene) -> None:
        day = scene.day
        for _ in range(sessions):
            day = before(day)
            row = scene.record.of_day(day).get(symbol)
            if row is not None:
                sent.prices[symbol, day] = row._replace(close=row.close / ratio)
        if split:
            sent.splits.append(Split(symbol, scene.day, ratio))

    return change


def only_split(symbol: str, ratio: float, late: int = 0) -> Change:
    """List a split; the rows stay as they are."""

    def change(sent: Sent, scene: Scene) -> None:
        sent.splits.append(Split(symbol, scene.day - dt.timedelta(days=late), ratio))

    return change


WEEK = {"SPGI": 13.92, "HON": -5.61}
"""What the week changed by: 439.89 against 408.16 / 1.057, 229.86 against 232.21 / 0.9535."""
TRUE = {("SPGI", 2026): 7.70, ("HON", 2026): -6.46, ("HON", 2025): -0.27, ("CMCSA", 2026): 1.61}


def _near_one() -> Iterator[Corruption]:
    for symbol, day, ratio in NEAR_ONE:
        truth = holds(symbol, TRUE[symbol, day.year])
        yield _one(
            "adjusted already and split beside it, a year",
            symbol,
            day,
            adjusted(symbol, ratio, 250, split=True),
            truth,
        )
        yield _one(
            "adjusted already and split beside it, six sessions",
            symbol,
            day,
            adjusted(symbol, ratio, 6, split=True),
            truth,
        )
    for symbol, day, ratio in NEAR_ONE[:2]:
        yield _one(
            "adjusted already and split beside it, in the week",
            symbol,
            day,
            adjusted(symbol, ratio, 6, split=True),
            week(symbol, WEEK[symbol], last_of_week(day)),
            told=last_of_week(day),
            edition="us-week",
        )


def _splits() -> Iterator[Corruption]:
    for day, symbol, ratio in (
        (EVERY[0], "CAT", 2.0),
        (EVERY[1], "GS", 3.0),
        (EVERY[2], "HD", 1.5),
        (EVERY[3], "KO", 0.5),
    ):
        yield Corruption(
            kind="splits",
            name=f"{symbol} {ratio:g}:1 listed and not done",
            day=day,
            change=only_split(symbol, ratio),
            names=(symbol, "분할"),
        )
    for day, symbol in ((EVERY[0], "GE"), (EVERY[2], "GE")):
        yield Corruption(
            kind="splits",
            name=f"{symbol} split 4:1 and nobody lists it",
            day=day,
            change=_split_unlisted(symbol, 4.0),
            names=(symbol, "분할"),
        )


def _split_unlisted(symbol: str, ratio: float) -> Change:
    def change(sent: Sent, scene: Scene) -> None:
        row = sent.prices[symbol, scene.day]
        sent.prices[symbol, scene.day] = row._replace(
            close=round(row.close / ratio, 2), volume=row.volume and row.volume * ratio
        )

    return change
