"""Facts of economic releases, from releases made by hand and published ones."""

from __future__ import annotations

import datetime as dt
import math

import pytest

from newsgen.facts import releases
from newsgen.facts.book import FactBook
from newsgen.proof.arithmetic import recompute
from newsgen.snapshot.snapshot import Snapshot
from newsgen.sources.batch import Release
from tests.facts.builders import panel
from tests.markets import us

OUT = dt.date(2025, 8, 1)
JUNE, JULY = dt.date(2025, 6, 1), dt.date(2025, 7, 1)
JUNES = Release("PAYROLLS", JUNE, dt.date(2025, 7, 3), 147, 111, 144)
JULYS = Release("PAYROLLS", JULY, OUT, 73, 106, 14)
"""As published: 73,000 against 106,000 expected, with June's 147,000 cut to 14,000."""


def book(*given: Release, session: dt.date = OUT) -> FactBook:
    ordered = tuple(sorted(given, key=lambda one: one.date))
    market = Snapshot(session=us(session), series={}, panel=panel({}), releases=ordered)
    return FactBook(us(session), releases.facts(market))


def values(found: FactBook, code: str) -> dict[str, float]:
    return {one.measure.removeprefix("release_"): one.value for one in found if one.about == code}


def test_payrolls_of_july_2025():
    found = book(JUNES, JULYS)
    assert values(found, "PAYROLLS") == {
        "actual": 73, "forecast": 106, "gap": -33,
        "previous": 147, "revised": 14, "revision": -133, "change": 59,
    }  # fmt: skip
    actual, previous = (found.get(f"release_{name}", "PAYROLLS") for name in ("actual", "previous"))
    assert (actual.unit, actual.base, actual.since) == ("thousand", JULY, OUT)
    assert (previous.base, previous.since) == (JUNE, dt.date(2025, 7, 3))
    assert all(recompute(one).agrees for one in found)


def test_a_source_that_tells_the_revision_says_the_same():
    assert values(book(JUNES, JULYS._replace(previous=147, revised=14)), "PAYROLLS") == values(
        book(JUNES, JULYS), "PAYROLLS"
    )


def test_differences_are_of_the_figures_as_published():
    found = values(book(Release("CPI_YOY", JULY, OUT, 2.7, 2.8, 2.7)), "CPI_YOY")
    assert found == {"actual": 2.7, "forecast": 2.8, "gap": -0.1}  # not -0.09999999999999964


@pytest.mark.parametrize(
    "given",
    [
        Release("PAYROLLS", JULY, OUT, None, 106, 147),  # it did not come
        Release("PAYROLLS", JULY, dt.date(2025, 8, 4), 73, 106, 147),  # after the session
        Release("CLAIMS", None, OUT, 232, 223, 219),  # of no certain week
        Release("PAYROLLS", JUNE, dt.date(2025, 7, 3), 147),  # of an earlier week
    ],
)
def test_what_makes_no_fact(given):
    assert len(book(given)) == 0


def test_a_figure_that_is_told_again_is_not_new():
    week = dt.date(2023, 7, 9)
    first = Release("CLAIMS", week, dt.date(2023, 7, 20), 228, 242, 237)
    session = dt.date(2023, 7, 21)
    assert len(book(first, first._replace(date=session), session=session)) == 0


def test_the_month_before_is_only_one_that_came():
    """October 2025 never came: November's "previous" is September's, and no month is named for it."""
    september = Release("CPI_YOY", dt.date(2025, 9, 1), dt.date(2025, 10, 24), 3.0, 3.1, 2.9)
    october = Release("CPI_YOY", dt.date(2025, 10, 1), dt.date(2025, 11, 13), None, None, 3.0)
    session = dt.date(2025, 12, 18)
    november = Release("CPI_YOY", dt.date(2025, 11, 1), session, 2.7, 3.1, 3.0)
    assert values(book(september, october, november, session=session), "CPI_YOY") == {
        "actual": 2.7, "forecast": 3.1, "gap": -0.4
    }  # fmt: skip


def test_two_months_in_one_release_tell_the_later_one_against_the_other():
    session = dt.date(2025, 12, 16)
    october = Release("PAYROLLS", dt.date(2025, 10, 1), session, -105, None, 108)
    november = Release("PAYROLLS", dt.date(2025, 11, 1), session, 64, 50, -105)
    found = book(october, november, session=session)
    assert values(found, "PAYROLLS")["actual"] == 64
    assert found.get("release_previous", "PAYROLLS").base == dt.date(2025, 10, 1)


def test_a_surprise_is_measured_against_the_own_past():
    """Of 15 before, three missed by 0.2 or more: -log2((3 + 1) / (15 + 1)) is 2 bits."""
    missed = [0.0] * 7 + [0.1] * 5 + [0.2, 0.2, 0.3]
    past = [
        Release("CPI_MOM", dt.date(2024, 1 + at, 1) if at < 12 else dt.date(2025, at - 11, 1),
                dt.date(2024, 2, 10) + dt.timedelta(days=30 * at), 0.3, round(0.3 - miss, 1))
        for at, miss in enumerate(missed)
    ]  # fmt: skip
    last = Release("CPI_MOM", JULY, OUT, 0.5, 0.3)
    fact = book(*past, last).get("release_surprise", "CPI_MOM")
    assert (fact.value, fact.periods) == (2.0, 15)
    assert book(*past[:11], last).get("release_surprise", "CPI_MOM") is None
    assert math.isclose(book(*past[:12], last).get("release_surprise", "CPI_MOM").value, math.log2(13))


@pytest.mark.parametrize(
    ("before", "since", "value", "periods"),
    [
        ([4.9, *[3.0] * 13], 0, 4.9, 14),  # a month with more is named
        ([3.0] * 14, None, None, None),  # a short history: nobody knows what was before
        ([3.0] * 24, 0, None, 24),  # a long one: since it begins, at least
        ([4.9, *[3.0] * 5], None, None, None),
    ],
)
def test_since_when_prices_did_not_rise_as_much(before, since, value, periods):
    months = [dt.date(2023 + at // 12, at % 12 + 1, 1) for at in range(len(before) + 1)]
    out = [month + dt.timedelta(days=42) for month in months]
    given = [Release("CPI_YOY", *one) for one in zip(months, out, [*before, 4.2], strict=True)]
    day = next(each for each in (out[-1] + dt.timedelta(days=n) for n in range(4)) if each.weekday() < 5)
    fact = book(*given, session=day).get("release_highest_since", "CPI_YOY")
    if periods is None:
        assert fact is None
    else:
        assert fact is not None
        assert (fact.since, fact.since_value, fact.periods) == (months[since], value, periods)
