"""The Fed's target range: changed without a meeting, off the effective rate, decided otherwise."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from newsgen import gate
from newsgen.facts import policy as facts
from newsgen.fed.contracts import month_named
from newsgen.fed.fomc import calendar
from newsgen.fed.policy import Policy
from newsgen.gate import target
from newsgen.snapshot.snapshot import Snapshot
from newsgen.sources.batch import Release
from tests.facts.builders import market
from tests.gate.macro import day, found

DAY = dt.timedelta(days=1)


def seen(session: str, low: dict[str, float], effr: dict[str, float], **more: object) -> Snapshot:
    """A session with the lower end from each day on, to the day after it, and the effective rate likewise."""
    last = day(session)
    days = [last - DAY * back for back in range(60, -2, -1)]

    def known(steps: dict[str, float], until: dt.date) -> dict[dt.date, float]:
        since = sorted((day(text), value) for text, value in steps.items())
        return {
            at: [value for begun, value in since if begun <= at][-1]
            for at in days
            if since[0][0] <= at <= until
        }

    decides = calendar().decided_on(last) is not None
    lows = known(low, last + DAY if decides else last)
    policy = Policy(
        session=last,
        meetings=calendar(),
        low=lows,
        high={at: value + 0.25 for at, value in lows.items()},
        effr=known(effr, last - DAY),
        **more,
    )
    return replace(market(day=last), policy=policy)


def said(*given: object, **more: object) -> list[str]:
    return [code for code, *_ in found(target.ranges, seen(*given, **more))]


@pytest.mark.parametrize(
    ("session", "low", "effr"),
    [
        ("2025-08-13", {"2025-06-01": 4.25}, {"2025-06-01": 4.33}),
        ("2025-09-18", {"2025-08-01": 4.25, "2025-09-18": 4.0}, {"2025-08-01": 4.33}),
        ("2025-09-19", {"2025-08-01": 4.25, "2025-09-18": 4.0}, {"2025-08-01": 4.33, "2025-09-18": 4.08}),
        ("2025-09-17", {"2025-08-01": 4.25, "2025-09-18": 4.0}, {"2025-08-01": 4.33}),
        ("2020-03-04", {"2020-01-31": 1.5, "2020-03-04": 1.0}, {"2020-01-31": 1.58}),
        ("2020-03-16", {"2020-02-01": 1.5, "2020-03-04": 1.0, "2020-03-16": 0.0}, {"2020-03-04": 1.09}),
        ("2019-09-17", {"2019-08-01": 2.0}, {"2019-08-01": 2.13, "2019-09-16": 2.25}),
        ("2019-09-18", {"2019-08-01": 2.0, "2019-09-19": 1.75}, {"2019-08-01": 2.13, "2019-09-17": 2.30}),
        ("2016-01-04", {"2015-12-17": 0.25}, {"2015-12-17": 0.37, "2015-12-31": 0.20}),
    ],
)
def test_what_the_fed_did_is_let_through(session, low, effr):
    assert said(session, low, effr) == []


@pytest.mark.parametrize(
    ("session", "low", "effr", "code"),
    [
        ("2025-08-13", {"2025-06-01": 4.25, "2025-08-13": 4.0}, {"2025-06-01": 4.33}, "range-unmet"),
        ("2025-08-13", {"2025-06-01": 4.25, "2025-08-05": 4.5}, {"2025-06-01": 4.33}, "range-unmet"),
        # A day early: in force on the day of the decision.
        ("2025-09-17", {"2025-08-01": 4.25, "2025-09-17": 4.0}, {"2025-08-01": 4.33}, "range-unmet"),
        # One step too low or too high all along, without a change to be seen.
        ("2025-08-13", {"2025-06-15": 4.0}, {"2025-06-15": 4.33}, "range-apart"),
        ("2025-08-13", {"2025-06-15": 4.5}, {"2025-06-15": 4.33}, "range-apart"),
        # The range of before the cut stays on.
        ("2025-09-22", {"2025-08-01": 4.25}, {"2025-08-01": 4.33, "2025-09-18": 4.08}, "range-apart"),
        ("2025-09-18", {"2025-08-01": 4.25, "2025-09-18": 3.0}, {"2025-08-01": 4.33}, "range-jump"),
        ("2025-09-17", {"2025-08-01": 4.25, "2025-09-18": 3.0}, {"2025-08-01": 4.33}, "range-jump"),
    ],
)
def test_a_range_that_cannot_be_takes_the_fed_with_it(session, low, effr, code):
    market_ = seen(session, low, effr)
    (one,) = target.ranges(market_, gate.Evidence())
    assert (one.code, one.section) == (code, gate.Section.TARGET)
    assert one.line.endswith("기준금리를 뺐습니다.")
    fit = gate.fit(market_, [one])
    assert fit.policy is None
    assert list(facts.facts(fit)) == []


def test_two_sources_of_one_decision_must_agree():
    cut = {"2025-08-01": 4.25, "2025-09-18": 4.0}
    made = seen("2025-09-17", cut, {"2025-08-01": 4.33})
    for high, code in ((4.25, []), (4.0, ["range-told"])):
        told = replace(made, policy=made.policy.with_decision(high - 0.25, high))
        assert [one for one, *_ in found(target.ranges, told)] == code


def test_a_decision_that_the_futures_do_not_know_is_left_out():
    """On 2025-12-10 the range went to 3.50; January's contract (a meeting at its end) settled near 3.64."""
    prices = {"2025-12": 96.28, "2026-01": 96.36, "2026-02": 96.40, "2026-03": 96.42, "2026-04": 96.45}
    contracts = {day("2025-12-10"): {month_named(month): price for month, price in prices.items()}}
    effr = {"2025-11-01": 3.89}
    for low, code in ((3.5, []), (3.25, ["range-unpriced"]), (4.0, ["range-unpriced"])):
        steps = {"2025-11-01": 3.75, "2025-12-11": low}
        assert said("2025-12-10", steps, effr, contracts=contracts) == code


def test_the_message_names_days_and_figures():
    (one,) = target.ranges(seen("2025-08-13", {"2025-06-15": 4.0}, {"2025-06-15": 4.33}), gate.Evidence())
    assert one.line == (
        "연방기금 금리 목표 범위: 2025-08-12 4~4.25%인데 2025-08-12 실효금리는 4.33%입니다. "
        "기준금리를 뺐습니다."
    )


def test_no_rate_at_all_says_nothing():
    assert said("2025-08-13", {"2025-06-15": 4.0}, {"2025-06-15": 4.33}) == ["range-apart"]
    bare = seen("2025-08-13", {"2025-06-15": 4.0}, {"2025-06-15": 4.33})
    assert found(target.ranges, replace(bare, policy=replace(bare.policy, effr={}))) == []


def decided(actual: float, forecast: float, on: str, session: str = "") -> Snapshot:
    """A session of a range of 4.00 to 4.25 percent since 2025-09-18, and what the decision was told as."""
    came = Release("FED_RATE", None, day(on), actual=actual, forecast=forecast)
    known, effr = {"2025-08-01": 4.25, "2025-09-18": 4.0}, {"2025-08-01": 4.33, "2025-09-18": 4.08}
    return replace(seen(session or on, known, effr), releases=(came,))


def test_a_decision_that_was_expected_says_nothing():
    assert found(target.surprises, decided(4.25, 4.25, "2025-09-17")) == []


def test_a_decision_that_nobody_expected_is_told():
    assert found(target.surprises, decided(4.0, 4.25, "2025-09-17")) == [
        ("decision-unexpected", "FED_RATE", "flag")
    ]


@pytest.mark.parametrize(("actual", "codes"), [(4.25, []), (4.0, ["range-told"]), (4.5, ["range-told"])])
def test_the_range_in_force_is_the_one_that_was_told(actual, codes):
    later = decided(actual, 4.25, "2025-09-17", session="2025-09-19")
    assert [code for code, *_ in found(target.ranges, later)] == codes
