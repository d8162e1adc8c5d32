"""Yields and currencies: exchanged columns, steps that no day ever had, a currency that ran away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from tests.truth.kinds.sessions import CHOSEN, DRAWN, EVERY, WORDS, last_of_week
from tests.truth.plant import Change, Corruption, Scene
from tests.truth.record import Sent, after, before

STALE = dt.date(2025, 7, 14)
"""A session drawn for them, five after one on which bonds were traded."""
YIELDS = ("DGS2", "DGS10", "DGS30")


def corruptions() -> Iterator[Corruption]:
    """Yield what can be wrong with yields, with currencies and with the index of fear."""
    yield from _exchanged()
    yield from _steps()
    yield from _currencies()
    yield from _fear()


def swap(one: str, other: str) -> Change:
    """Exchange two series of the day."""

    def change(sent: Sent, scene: Scene) -> None:
        a, b = (one, scene.day), (other, scene.day)
        sent.rates[a], sent.rates[b] = sent.rates[b], sent.rates[a]

    return change


def instead(series: str, taken: str) -> Change:
    """Give a series the value of another."""

    def change(sent: Sent, scene: Scene) -> None:
        sent.rates[series, scene.day] = sent.rates[taken, scene.day]

    return change


def moved(by: float, *series: str) -> Change:
    """Let series differ by so much from the session before, in points."""

    def change(sent: Sent, scene: Scene) -> None:
        for name in series:
            sent.rates[name, scene.day] = round(scene.record.rates[name, before(scene.day)] + by, 2)

    return change


def times(series: str, by: float) -> Change:
    """Multiply the rows of a series that came with the day."""

    def change(sent: Sent, scene: Scene) -> None:
        for name, day in sent.rates:
            if name == series:
                sent.rates[name, day] *= by

    return change


def _exchanged() -> Iterator[Corruption]:
    yields = (*WORDS["DGS2"], *WORDS["DGS10"], *WORDS["DGS30"])
    for day in EVERY:
        yield Corruption(
            kind="yields", name="2y and 10y exchanged", day=day, change=swap("DGS2", "DGS10"), names=yields
        )
        yield Corruption(
            kind="yields", name="30y in place of 10y", day=day, change=instead("DGS10", "DGS30"), names=yields
        )
    for day in CHOSEN:
        yield Corruption(
            kind="yields",
            name="10y and 30y exchanged",
            day=day,
            change=swap("DGS10", "DGS30"),
            names=yields,
        )
        yield Corruption(
            kind="yields",
            name="2y and 10y exchanged, told the day after",
            day=day,
            told=after(day),
            change=swap("DGS2", "DGS10"),
            names=yields,
        )
    for day in (CHOSEN[0], DRAWN[0]):
        friday = last_of_week(day)
        yield Corruption(
            kind="yields",
            name="2y and 10y exchanged on the last day of the week",
            day=friday,
            edition="us-week",
            change=swap("DGS2", "DGS10"),
            names=yields,
        )
        yield Corruption(
            kind="yields",
            name="10y in place of 2y on the last day of the week",
            day=friday,
            edition="us-week",
            change=instead("DGS2", "DGS10"),
            names=yields,
        )


def _steps() -> Iterator[Corruption]:
    for day, by, series in (
        (EVERY[0], 0.26, "DGS10"),
        (EVERY[1], -0.28, "DGS10"),
        (EVERY[2], 0.33, "DGS2"),
        (EVERY[3], -0.27, "DGS2"),
        (EVERY[0], 0.45, "DGS2"),
        (EVERY[2], 0.38, "DGS10"),
    ):
        yield Corruption(
            kind="yields",
            name=f"{series} {by:+.2f} while the others stand",
            day=day,
            change=moved(by, series),
            names=WORDS[series],
        )
    yield Corruption(
        kind="yields",
        name="all three +0.31",
        day=EVERY[1],
        change=moved(0.31, *YIELDS),
        names=(*WORDS["DGS2"], *WORDS["DGS10"]),
    )
    yield Corruption(
        kind="yields",
        name="10y +0.27, told the day after",
        day=EVERY[3],
        told=after(EVERY[3]),
        change=moved(0.27, "DGS10"),
        names=WORDS["DGS10"],
    )

    yield Corruption(
        kind="yields",
        name="all three of five sessions ago",
        day=STALE,
        change=_of_before(5),
        names=(*WORDS["DGS2"], *WORDS["DGS10"]),
    )


def _of_before(sessions: int) -> Change:
    def change(sent: Sent, scene: Scene) -> None:
        for name in YIELDS:
            sent.rates[name, scene.day] = scene.record.rates[name, before(scene.day, sessions)]

    return change


def _currencies() -> Iterator[Corruption]:
    for day, series, by in (
        (EVERY[0], "USDKRW", 1.03),
        (EVERY[1], "USDKRW", 0.975),
        (EVERY[2], "USDKRW", 1.033),
        (EVERY[3], "USDKRW", 1.04),
        (EVERY[0], "DXY", 1.027),
        (EVERY[1], "DXY", 0.978),
        (EVERY[2], "DXY", 1.024),
        (EVERY[3], "DXY", 1.032),
    ):
        yield Corruption(
            kind="currencies", name=f"{series} x{by}", day=day, change=times(series, by), names=WORDS[series]
        )
    yield Corruption(
        kind="currencies",
        name="USDKRW x1.03, told the day after",
        day=EVERY[0],
        told=after(EVERY[0]),
        change=times("USDKRW", 1.03),
        names=WORDS["USDKRW"],
    )
    for series, by in (("USDKRW", 0.97), ("DXY", 1.026)):
        yield Corruption(
            kind="currencies",
            name=f"{series} x{by} on the last day of the week",
            day=last_of_week(EVERY[2]),
            edition="us-week",
            change=times(series, by),
            names=WORDS[series],
        )
    yield Corruption(
        kind="currencies",
        name="ten yen in place of the won",
        day=EVERY[1],
        change=_yen,
        names=WORDS["USDKRW"],
    )


def _yen(sent: Sent, _scene: Scene) -> None:
    for name, day in list(sent.rates):
        if name == "USDKRW":
            sent.rates[name, day] = sent.rates["USDJPY", day] * 10


def _fear() -> Iterator[Corruption]:
    for day, by in ((EVERY[1], 1.57), (EVERY[0], 1.3), (EVERY[2], 1.25), (EVERY[1], 0.76), (EVERY[2], 0.7)):
        yield Corruption(
            kind="vix",
            name=f"VIX x{by} on a calm day",
            day=day,
            change=_vix(by),
            names=WORDS["^VIX"],
        )
    yield Corruption(
        kind="vix",
        name="VIX x1.35, told the day after",
        day=EVERY[1],
        told=after(EVERY[1]),
        change=_vix(1.35),
        names=WORDS["^VIX"],
    )


def _vix(by: float) -> Change:
    """Let the index of fear stand so many times where it stood the session before."""

    def change(sent: Sent, scene: Scene) -> None:
        last = scene.record.price("^VIX", before(scene.day)).close
        sent.close("^VIX", scene.day, round(last * by, 2))

    return change
