"""Economic releases that contradict what is stored, or the calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from newsgen.sources.batch import Release
from tests.truth.plant import Change, Corruption, Scene
from tests.truth.record import Sent, after

CPI = (dt.date(2025, 8, 12), dt.date(2026, 5, 12), dt.date(2026, 2, 13))
PAYROLLS = (dt.date(2025, 9, 5), dt.date(2026, 6, 5))
CLAIMS = dt.date(2025, 8, 14)
WORDS = {
    "CPI": ("CPI", "소비자물가", "지표"),
    "PAYROLLS": ("PAYROLLS", "고용", "일자리", "지표"),
    "UNEMPLOYMENT": ("UNEMPLOYMENT", "실업률", "지표"),
    "CLAIMS": ("CLAIMS", "실업수당", "지표"),
}


def corruptions() -> Iterator[Corruption]:
    """Yield releases that are wrong and look well."""
    for day in CPI:
        yield _one(
            "previous that contradicts the stored actual", day, "CPI", field("CPI_YOY", "previous", 0.4)
        )
        yield _one("core and headline exchanged", day, "CPI", exchanged("CPI_YOY", "CORE_CPI_YOY"))
        yield _one("a month that is not over", day, "CPI", ahead("CPI"))
    for day in CPI[:2]:
        yield _one(
            "core and headline exchanged, told the day after",
            day,
            "CPI",
            exchanged("CPI_YOY", "CORE_CPI_YOY"),
            told=after(day),
        )
        yield _one("month on month in place of year on year", day, "CPI", exchanged("CPI_YOY", "CPI_MOM"))
    yield _one(
        "previous below the stored actual, of the core",
        CPI[0],
        "CPI",
        field("CORE_CPI_YOY", "previous", -0.5),
    )
    for day in PAYROLLS:
        yield _one("a month that is not over", day, "PAYROLLS", ahead("PAYROLLS", "UNEMPLOYMENT"))
        yield _one("persons in place of thousands", day, "PAYROLLS", _times("PAYROLLS", 1000))
        yield _one(
            "previous that contradicts the stored actual",
            day,
            "UNEMPLOYMENT",
            field("UNEMPLOYMENT", "previous", 0.6),
        )
    yield _one(
        "core and headline exchanged, in the week",
        dt.date(2025, 8, 12),
        "CPI",
        exchanged("CPI_YOY", "CORE_CPI_YOY"),
        told=dt.date(2025, 8, 15),
        edition="us-week",
    )
    yield _one(
        "previous that contradicts, in the week",
        dt.date(2026, 5, 12),
        "CPI",
        field("CPI_YOY", "previous", -0.7),
        told=dt.date(2026, 5, 15),
        edition="us-week",
    )
    yield _one("persons in place of thousands", CLAIMS, "CLAIMS", _times("CLAIMS", 1000))


def _one(name: str, day: dt.date, about: str, change: Change, **more: object) -> Corruption:
    return Corruption(
        kind="releases",
        name=f"{about}: {name}",
        day=day,
        change=change,
        names=WORDS[about],
        **more,  # type: ignore[arg-type]
    )


def each(made: Callable[[Release], Release]) -> Change:
    """Change what came out on the day."""

    def change(sent: Sent, scene: Scene) -> None:
        sent.releases = [made(one) if one.date == scene.day else one for one in sent.releases]

    return change


def field(code: str, name: str, by: float) -> Change:
    """Add to one field of one release."""

    def made(one: Release) -> Release:
        value = getattr(one, name)
        return one._replace(**{name: round(value + by, 2)}) if one.code == code and value is not None else one

    return each(made)


def _times(code: str, by: float) -> Change:
    def made(one: Release) -> Release:
        if one.code != code:
            return one
        return one._replace(
            actual=one.actual and one.actual * by, forecast=one.forecast and one.forecast * by
        )

    return each(made)


def exchanged(a: str, b: str) -> Change:
    """Exchange the figures of two releases."""

    def change(sent: Sent, scene: Scene) -> None:
        there = {one.code: one for one in sent.releases if one.date == scene.day}
        assert {a, b} <= there.keys(), sorted(there)
        taken = {a: there[b], b: there[a]}
        sent.releases = [
            taken[one.code]._replace(code=one.code) if one.date == scene.day and one.code in taken else one
            for one in sent.releases
        ]

    return change


def ahead(*begins: str) -> Change:
    """Date the month that a release is about to the month in which it came out."""

    def change(sent: Sent, scene: Scene) -> None:
        month = scene.day.replace(day=1)
        sent.releases = [
            one._replace(period=month)
            if one.date == scene.day and any(b in one.code for b in begins)
            else one
            for one in sent.releases
        ]

    return change
