"""The target range and the futures on the fed funds rate."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from tests.truth.kinds.sessions import EVERY, last_of_week
from tests.truth.plant import Change, Corruption, Scene, Where
from tests.truth.record import Sent, after

RANGE = ("목표 범위", "기준금리", "DFEDTARL", "DFEDTARU", "EFFR", "목표범위")
FUTURES = ("선물", "ZQ", "확률", "EFFR")
SEPTEMBER, DECISION = dt.date(2025, 8, 13), dt.date(2025, 9, 17)
LATER = (dt.date(2026, 6, 26), dt.date(2026, 7, 10))
"""Sessions with contracts of every month that their next meeting needs."""


def corruptions() -> Iterator[Corruption]:
    """Yield what can be wrong with the target range and with contracts."""
    yield from _ranges()
    yield from _futures()


def shifted(by: float, *, since: dt.timedelta | None = None, ends: tuple[str, ...] = ("L", "U")) -> Change:
    """Move the target range by so much, of what came or of so many days back."""

    def change(sent: Sent, scene: Scene) -> None:
        for name, day in sent.rates:
            recent = since is None or day >= scene.day - since
            if name.startswith("DFEDTAR") and name[-1] in ends and recent:
                sent.rates[name, day] = round(sent.rates[name, day] + by, 2)

    return change


def _and_rates(by: float) -> Change:
    move = shifted(by)

    def change(sent: Sent, scene: Scene) -> None:
        move(sent, scene)
        for name, day in sent.rates:
            if name in {"EFFR", "DFF"}:
                sent.rates[name, day] = round(sent.rates[name, day] + by, 2)

    return change


def _today(by: float) -> Change:
    """Move the range of the session's own day and of the day on which it is known next."""

    def change(sent: Sent, scene: Scene) -> None:
        for end in ("DFEDTARL", "DFEDTARU"):
            old = scene.record.rates[end, scene.day]
            for name, day in [*sent.rates]:
                if name == end:
                    sent.rates[name, day] = round(old + by, 2)
            sent.rates[end, scene.day] = round(old + by, 2)

    return change


def _ranges() -> Iterator[Corruption]:
    for day, by in (
        (EVERY[0], -0.25),
        (EVERY[1], 0.25),
        (EVERY[2], -0.25),
        (EVERY[3], 0.25),
        (EVERY[0], -0.5),
    ):
        yield Corruption(
            kind="target range",
            name=f"a range {by:+.2f} without a meeting",
            day=day,
            change=_today(by),
            names=RANGE,
        )
    for day, by in ((EVERY[0], -0.25), (EVERY[1], -0.25), (EVERY[2], 0.25)):
        yield Corruption(
            kind="target range",
            name=f"a range {by:+.2f} beside EFFR for all that is known",
            day=day,
            where=Where.SERIES,
            change=shifted(by),
            names=RANGE,
        )
    yield Corruption(
        kind="target range",
        name="a range one step too low for sixty days",
        day=EVERY[1],
        where=Where.SERIES,
        change=shifted(-0.25, since=dt.timedelta(days=60)),
        names=RANGE,
    )
    yield Corruption(
        kind="target range",
        name="a range twice as wide",
        day=EVERY[2],
        where=Where.SERIES,
        change=shifted(0.25, ends=("U",)),
        names=RANGE,
    )
    for day in (EVERY[0], EVERY[2]):
        yield Corruption(
            kind="target range",
            name="a range -0.25 without a meeting, in the week",
            day=last_of_week(day),
            edition="us-week",
            change=_today(-0.25),
            names=RANGE,
        )
    yield Corruption(
        kind="target range",
        name="the range of the decision's morrow a step too low, beside the release",
        day=DECISION,
        change=shifted(-0.25),
        names=RANGE,
    )
    yield Corruption(
        kind="target range",
        name="the range after a decision a step too low, told the day after",
        day=after(DECISION),
        told=after(DECISION, 2),
        change=shifted(-0.25),
        names=RANGE,
    )
    yield Corruption(
        kind="target range",
        name="no range put in force on the morrow of a cut, told the day after",
        day=DECISION,
        told=after(DECISION),
        change=shifted(0.25),
        names=RANGE,
    )


def contract(by: float, *months: str) -> Change:
    """Move the contracts of some months by so much."""

    def change(sent: Sent, _scene: Scene) -> None:
        touched = [key for key in sent.rates if key[0] in {f"ZQ:{month}" for month in months}]
        assert touched, "no such contract"
        for key in touched:
            sent.rates[key] = round(sent.rates[key] + by, 4)

    return change


def _by_a_month(step: int) -> Change:
    def change(sent: Sent, scene: Scene) -> None:
        keys = sorted(key for key in sent.rates if key[0].startswith("ZQ:") and key[1] == scene.day)
        values = [sent.rates[key] for key in keys]
        for key, value in zip(keys[max(0, -step) :], values[max(0, step) :], strict=False):
            sent.rates[key] = value

    return change


def _stale(days: int, *months: str) -> Change:
    """Give contracts the price of an earlier session, all that there are without months."""

    def change(sent: Sent, scene: Scene) -> None:
        from tests.truth.record import before  # noqa: PLC0415

        old = before(scene.day, days)
        for name, day in list(sent.rates):
            wanted = not months or name in {f"ZQ:{month}" for month in months}
            if name.startswith("ZQ:") and wanted and (name, old) in scene.record.rates:
                sent.rates[name, day] = scene.record.rates[name, old]

    return change


def _futures() -> Iterator[Corruption]:
    months = ("2025-09", "2025-10", "2025-12")
    for by, month in (
        (0.1, months[0]),
        (-0.1, months[0]),
        (-0.12, months[1]),
        (0.15, months[1]),
        (0.11, months[2]),
    ):
        yield Corruption(
            kind="futures",
            name=f"{month} {by:+.2f} alone",
            day=SEPTEMBER,
            change=contract(by, month),
            names=FUTURES,
        )
    yield Corruption(
        kind="futures",
        name="the month of now +0.08",
        day=SEPTEMBER,
        change=contract(0.08, "2025-08"),
        names=FUTURES,
    )
    for step in (1, -1):
        yield Corruption(
            kind="futures",
            name=f"all months shifted by {step}",
            day=SEPTEMBER,
            change=_by_a_month(step),
            names=FUTURES,
        )
    for day, near, far in (
        (LATER[0], "2026-08", "2026-09"),
        (LATER[1], "2026-08", "2026-09"),
    ):
        yield Corruption(
            kind="futures", name=f"{near} -0.10 alone", day=day, change=contract(-0.1, near), names=FUTURES
        )
        yield Corruption(
            kind="futures", name=f"{near} +0.13 alone", day=day, change=contract(0.13, near), names=FUTURES
        )
        yield Corruption(
            kind="futures", name=f"{far} -0.11 alone", day=day, change=contract(-0.11, far), names=FUTURES
        )
        yield Corruption(
            kind="futures", name="all months shifted by one", day=day, change=_by_a_month(1), names=FUTURES
        )
        yield Corruption(
            kind="futures",
            name="2026-07 of a rate 0.06 off EFFR",
            day=day,
            change=contract(-0.06, "2026-07"),
            names=FUTURES,
        )
        yield Corruption(
            kind="futures",
            name="four near contracts of twenty sessions ago",
            day=day,
            change=_stale(20, "2026-07", "2026-08", "2026-09", "2026-10"),
            names=FUTURES,
        )
    yield Corruption(
        kind="futures",
        name="all contracts of twenty sessions ago",
        day=dt.date(2026, 7, 22),
        change=_stale(20),
        names=FUTURES,
    )
