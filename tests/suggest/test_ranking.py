"""Hour, tags, what is said, and the same report in several places."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import markets
from newsgen.model import Headline
from newsgen.suggest import Topic, copies, ranked
from newsgen.suggest.ranking import merged
from newsgen.suggest.words import company
from tests.markets import US

SESSION = markets.session(US, dt.date(2025, 8, 13))
INTEL = Topic(
    about="INTC", name="인텔", naming=company("INTC", "인텔", "Intel"), ask="INTC", move=-5.0,
    symbols=frozenset({"INTC"}),
)  # fmt: skip
NOON = dt.datetime(2025, 8, 13, 16, 0, tzinfo=dt.UTC)


def report(title: str = "Intel slips", at: dt.datetime | None = NOON, **more) -> Headline:
    return Headline(title=title, publisher="Example Wire", at=at, **more)


def order(*headlines: Headline) -> list[str]:
    return [one.headline.title for one in ranked(headlines, INTEL, SESSION)]


def worth(one: Headline) -> float:
    return next((each.worth for each in ranked([one], INTEL, SESSION)), 0.0)


def test_the_evening_before_counts_and_the_day_before_does_not() -> None:
    """The session before closed at 20:00 UTC on the 12th, this one on the 13th."""
    times = {
        "evening before": dt.datetime(2025, 8, 12, 20, 30, tzinfo=dt.UTC),
        "session": NOON,
        "night after": dt.datetime(2025, 8, 14, 2, 0, tzinfo=dt.UTC),
        "day before": dt.datetime(2025, 8, 12, 15, 0, tzinfo=dt.UTC),
        "week before": dt.datetime(2025, 8, 6, 15, 0, tzinfo=dt.UTC),
    }
    found = {name: worth(report(at=at)) for name, at in times.items()}
    assert found["evening before"] == found["session"] > found["night after"] > found["day before"]
    assert found["week before"] == 0


def test_what_tells_no_hour_stands_behind_what_does() -> None:
    assert order(
        report("Intel slips, no day", at=None),
        report("Intel slips, a day", at=None, day=SESSION.day),
        report("Intel slips, an hour"),
    ) == ["Intel slips, an hour", "Intel slips, a day", "Intel slips, no day"]


def test_a_roundup_stands_behind_a_report_of_its_own() -> None:
    many = tuple(f"S{n}" for n in range(9))
    roundup = report("Movers at midday", symbols=(*many, "INTC"))
    assert order(roundup, report("Maker of chips cuts outlook", symbols=("INTC",)))[-1] == roundup.title


@pytest.mark.parametrize(
    ("better", "other"),
    [
        ("Intel slips on outlook", "Intel slips"),
        ("Intel drops", "Intel rises"),
        ("Intel drops", "Is Intel a buy now?"),
        ("인텔 급락", "인텔 급등"),
    ],
)
def test_what_is_said_decides_between_equals(better: str, other: str) -> None:
    assert order(report(other), report(better))[0] == better


def test_one_report_in_several_places_is_told_once() -> None:
    first = report("Intel slips", link="https://x.example/a?utm_source=rss", symbols=("INTC",))
    again = report("INTEL slips!", link="https://y.example/b", at=None)
    moved = report("Intel slips, updated", link="https://x.example/a")
    assert merged([again, first, moved]) == [first]


def test_a_headline_is_known_again_in_a_text() -> None:
    one = report("Intel forecasts weak quarter; stock slides")
    assert copies("Intel forecasts weak quarter; stock slides.", one)
    assert copies("“Intel Forecasts Weak Quarter, stock slides”고 전해졌다.", one)
    assert copies("forecasts weak quarter", one)
    assert not copies("인텔은 어두운 전망을 내놓았다.", one)
    assert not copies("Intel", one)
    assert not copies("", one)
