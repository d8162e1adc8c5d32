"""The Fed's facts: the range in force, what is compared, and what a missing or wrong input takes away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

import pytest

from newsgen import gate
from newsgen.config import Config, Fed, FedMeeting
from newsgen.facts import FactBook, policy
from newsgen.fed.contracts import month_named
from newsgen.fed.fomc import Calendar, calendar
from newsgen.fed.policy import Policy, compared
from newsgen.measures import MEASURES
from newsgen.snapshot import policy as load
from newsgen.sources.batch import Batch, Rate, Release
from newsgen.store import Store
from tests.facts.builders import DAY, market
from tests.markets import us

SEPTEMBER, DECEMBER = "FOMC:2025-09-17", "FOMC:2025-12-10"
AUGUST = {
    "2025-08": 95.67, "2025-09": 95.79, "2025-10": 95.945, "2025-11": 96.1, "2025-12": 96.24,
    "2026-01": 96.32, "2026-02": 96.425,
}  # fmt: skip
JULY_11 = {**AUGUST, "2025-07": 95.67, "2025-08": 95.67, "2025-10": 95.82, "2025-11": 95.94}


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def prices(by_month: Mapping[str, float]) -> dict[int, float]:
    return {month_named(month): price for month, price in by_month.items()}


def range_of(low: float, *days: str) -> dict[str, dict[dt.date, float]]:
    return {"low": {day(one): low for one in days}, "high": {day(one): low + 0.25 for one in days}}


def known(session: dt.date = DAY, **given: object) -> Policy:
    contracts = {session: prices(AUGUST)}
    return Policy(
        **{
            "session": session,
            "meetings": calendar(),
            "contracts": contracts,
            **range_of(4.25, "2025-08-13"),
            **given,
        }
    )


def facts_of(one: Policy) -> FactBook:
    made = replace(market(day=one.session), policy=one)
    book = FactBook(us(one.session), policy.facts(made))
    assert {fact.measure for fact in book} <= MEASURES.keys()
    return book


def problem_of(one: Policy) -> str:
    told = policy.problem(replace(market(day=one.session), policy=one))
    assert "\n" not in told
    return told


def test_the_facts_of_2025_08_13():
    book = facts_of(known())
    assert (book.value("target_low", "FED"), book.value("target_high", "FED")) == (4.25, 4.5)
    meeting = book.get("meeting", SEPTEMBER)
    assert (meeting.value, meeting.unit) == (35, "days")
    assert (meeting.base, meeting.since) == (day("2025-09-16"), day("2025-09-17"))
    odds = {name: book.value(f"{name}_probability", SEPTEMBER) for name in ("cut", "hold", "hike", "cut_50")}
    assert odds == pytest.approx({"cut": 100, "hold": 0, "hike": 0, "cut_50": 5.7241}, abs=0.0001)
    assert book.value("cut_25_probability", SEPTEMBER) == pytest.approx(94.2759, abs=0.0001)
    assert book.value("likely_low", SEPTEMBER) == 4.0
    assert book.value("likely_high", SEPTEMBER) == 4.25
    # From the published ranges after 10 December: 325, 350, 375 and 400.
    expected = (-100 * 3.1678 - 75 * 54.4104 - 50 * 37.1758 - 25 * 5.246) / 100
    year_end = book.get("expected_change_year_end", "FED")
    assert year_end.value == pytest.approx(expected, abs=0.001)
    assert year_end.since == day("2025-12-10")
    inputs = book.get("cut_probability", SEPTEMBER).inputs
    assert [(one.symbol, one.value) for one in inputs] == [
        ("ZQ:2025-08", 95.67), ("ZQ:2025-10", 95.945), ("ZQ:2025-11", 96.1),
    ]  # fmt: skip
    assert problem_of(known()) == ""


def test_what_a_month_a_week_and_a_day_before_are():
    assert compared(day("2025-08-13")) == {
        "day": day("2025-08-12"), "week": day("2025-08-06"), "month": day("2025-07-11"),
    }  # fmt: skip
    # 4 July and the weekend after it; 31 March a month before which there is no 31st
    assert compared(day("2025-08-04"))["month"] == day("2025-07-03")
    assert compared(day("2025-03-31"))["month"] == day("2025-02-28")
    assert compared(day("2025-07-11"))["week"] == day("2025-07-03")


def test_odds_are_compared_with_those_of_that_very_session():
    ago = {day("2025-07-11"): prices(JULY_11), day("2025-08-12"): prices(AUGUST)}
    ranges = range_of(4.25, "2025-07-11", "2025-07-31", "2025-08-12", "2025-08-13")
    june = {day("2025-06-01") + dt.timedelta(days=n): 4.33 for n in range(30)}
    book = facts_of(known(contracts={**ago, DAY: prices(AUGUST)}, effr=june, **ranges))
    before = book.get("cut_probability_month_before", SEPTEMBER)
    assert before.base == day("2025-07-11")
    # July 30 has a meeting, so that August is the anchor: 4.33; October is solved from November's 4.06.
    october = (31 * 4.18 - 2 * 4.06) / 29
    assert before.value == pytest.approx(100 * (4.33 - october) / 0.25)
    assert {one.date for one in before.inputs} == {day("2025-07-11")}
    assert book.get("cut_probability_day_before", SEPTEMBER).base == day("2025-08-12")
    assert book.get("cut_probability_week_before", SEPTEMBER) is None


def test_odds_of_another_range_are_not_compared():
    # On 12 September a cut meant another range than on 8 October, after the decision of the 17th.
    session = day("2025-10-13")
    now = {"2025-10": 95.89, "2025-11": 96.12, "2025-12": 96.24, "2026-01": 96.32, "2026-02": 96.425}
    ranges = range_of(4.25, "2025-09-12")
    ranges["low"] |= {day("2025-09-18"): 4.0, session: 4.0}
    ranges["high"] |= {day("2025-09-18"): 4.25, session: 4.25}
    effr = {day("2025-08-01") + dt.timedelta(days=n): 4.33 for n in range(31)}
    then = {day("2025-09-12"): prices({**AUGUST, "2025-09": 95.78})}
    book = facts_of(known(session, contracts={session: prices(now), **then}, effr=effr, **ranges))
    assert book.get("cut_probability", "FOMC:2025-10-29") is not None
    assert book.get("cut_probability_month_before", "FOMC:2025-10-29") is None


AFTER = {  # about one cut priced for September and another for October
    "2025-09": 95.775, "2025-10": 95.92, "2025-11": 96.12, "2025-12": 96.25, "2026-01": 96.35,
    "2026-02": 96.45,
}  # fmt: skip
EFFR = {day("2025-08-01") + dt.timedelta(days=n): 4.33 for n in range(48)}


def on_decision_day(**given: object) -> Policy:
    session = day("2025-09-17")
    values = {
        "contracts": {session: prices(AFTER)},
        "effr": EFFR,
        **range_of(4.25, "2025-09-16", "2025-09-17"),
    }
    return known(session, **{**values, **given})


def test_a_decision_day_before_its_outcome_is_known():
    book = facts_of(on_decision_day())
    assert book.value("target_low", "FED") == 4.25
    assert book.all("decision") == []
    assert book.value("meeting", SEPTEMBER) == 0
    assert book.value("cut_probability", SEPTEMBER) > 90


def test_the_day_after_tells_what_was_decided():
    ranges = range_of(4.25, "2025-09-16", "2025-09-17")
    ranges["low"][day("2025-09-18")], ranges["high"][day("2025-09-18")] = 4.0, 4.25
    book = facts_of(on_decision_day(**ranges))
    assert book.value("decision", SEPTEMBER) == -25
    assert (book.value("decision_low", SEPTEMBER), book.value("decision_high", SEPTEMBER)) == (4.0, 4.25)
    assert book.value("target_low", "FED") == 4.0
    assert book.value("meeting", SEPTEMBER) == 0
    assert book.get("cut_probability", SEPTEMBER) is None  # it is no longer to come
    # From the range decided; the decision stays in September's equation. October's rate before is solved.
    before = (31 * 4.08 - 2 * 3.88) / 29
    assert book.value("cut_probability", "FOMC:2025-10-29") == pytest.approx(100 * (before - 3.88) / 0.25)


def test_the_range_of_the_day_after_is_read_on_a_decision_day_only(store):
    rates = [("DFEDTARL", 4.25), ("DFEDTARU", 4.5)]
    later = [Rate(name, DAY + dt.timedelta(days=1), value + 1) for name, value in rates]
    store.write(Batch(origin="시험", rates=(*later, *(Rate(n, DAY, v) for n, v in rates))), now=NOW)
    loaded = load.policy(store, DAY, Config())
    assert set(loaded.low) == {DAY}
    assert facts_of(loaded).value("target_low", "FED") == 4.25


NOW = dt.datetime(2026, 8, 22, tzinfo=dt.UTC)


def test_a_recorded_release_tells_a_decision_too(store):
    session = day("2025-09-17")
    came = Release("FED_RATE", None, session, actual=4.25, forecast=4.25, previous=4.5)
    before = session - dt.timedelta(days=1)
    rates = (Rate("DFEDTARL", before, 4.25), Rate("DFEDTARU", before, 4.5))
    store.write(Batch(origin="시험", rates=rates, releases=(came,)), now=NOW)
    book = facts_of(load.policy(store, session, Config()))
    assert (book.value("decision", SEPTEMBER), book.value("decision_high", SEPTEMBER)) == (-25, 4.25)
    assert book.get("decision_low", SEPTEMBER).inputs[0].symbol == "FED_RATE"


def test_the_desk_may_tell_it():
    book = facts_of(on_decision_day().with_decision(4.0, 4.25))
    assert book.value("decision", SEPTEMBER) == -25


def test_a_range_is_not_carried_over_a_decision():
    stale = known(day("2025-09-18"), contracts={}, **range_of(4.25, "2025-09-17"))
    assert facts_of(stale).get("target_low", "FED") is None
    assert "2025-09-17 회의의 결정을 알 수 없습니다" in problem_of(stale)
    fresh = known(day("2025-09-16"), **range_of(4.25, "2025-08-01"))
    assert facts_of(fresh).value("target_low", "FED") == 4.25


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"contracts": {}}, "2025-08-13 연방기금 금리선물 시세가 없습니다"),
        ({"contracts": {day("2025-08-12"): prices(AUGUST)}}, "2025-08-13 연방기금 금리선물 시세가 없습니다"),
        ({"contracts": {DAY: prices({**AUGUST, "2025-10": 9.6})}}, "2025-10월물 9.6: 있을 수 없는 가격"),
        ({"contracts": {DAY: prices({**AUGUST, "2025-10": float("nan")})}}, "있을 수 없는 가격"),
        ({"contracts": {DAY: prices({"2025-08": 95.67, "2025-09": 95.79})}}, "2025-10, 2025-11"),
        ({"low": {}, "high": {}}, "목표 범위가 저장소에 없습니다"),
        ({"low": {DAY: 4.0}, "high": {DAY: 4.5}}, "폭이 0.25%포인트인 범위가 아닙니다"),
        ({"low": {DAY: 4.3}, "high": {DAY: 4.55}}, "범위가 아닙니다"),
        (range_of(3.5, "2025-08-13"), "목표 범위(3.50~3.75%)에서 벗어났습니다"),
    ],
)
def test_bad_input_takes_the_odds_away_and_says_why(given, says):
    if "contracts" in given:  # the day before had odds
        contracts = {day("2025-08-12"): prices(AUGUST), **given["contracts"]}
        given = range_of(4.25, "2025-08-12") | {"contracts": contracts}
    one = known(**given)
    book = facts_of(one)
    assert not [fact for fact in book if "probability" in fact.measure]
    assert book.get("meeting", SEPTEMBER) is not None
    assert says in problem_of(one)


def test_range_and_meetings_stay_where_prices_are_bad():
    book = facts_of(known(contracts={}))
    assert book.value("target_high", "FED") == 4.5


def test_a_gap_has_no_facts_behind_it():
    far = {"2026-07": 96.77, "2026-08": 96.84}
    one = known(contracts={DAY: prices(far)}, effr={DAY: 4.33})
    assert [odds.bridged for odds in one.on(DAY).outlook.odds] == [True]
    assert facts_of(one).all("cut_probability") == []
    assert "2025-09-17 회의의 기준금리 확률을 낼 수 없습니다" in one.on(DAY).outlook.missing
    assert problem_of(one) == "", "nothing is lost that was there a day or a week before"


def test_the_mean_of_the_month_before_counts_calendar_days():
    # 4.33 on the 28 days that have a rate of their own or of a Friday, 4.30 from Saturday the 30th.
    august = {day(f"2025-08-{n:02d}"): 4.33 for n in range(1, 29)} | {day("2025-08-29"): 4.30}
    one = known(day("2025-09-10"), effr=august, contracts={day("2025-09-10"): prices(AFTER)})
    mean = one.on(day("2025-09-10")).inputs[month_named("2025-08")]
    assert mean.value == pytest.approx((28 * 4.33 + 3 * 4.30) / 31)
    assert (mean.symbol, mean.field, mean.date) == ("EFFR", "mean", day("2025-08-31"))


def test_a_month_with_a_hole_has_no_mean():
    august = {day(f"2025-08-{n:02d}"): 4.33 for n in range(1, 32) if not 11 <= n <= 14}
    session = day("2025-09-10")
    found = known(session, effr=august, contracts={session: prices(AFTER)}).on(session)
    assert found.odds == ()
    assert "2025-08 실효금리가 없어" in found.outlook.missing


def test_dff_stands_in_for_effr(store):
    store.write(Batch(origin="시험", rates=(Rate("DFF", DAY, 4.33),)), now=NOW)
    loaded = load.policy(store, DAY, Config())
    assert (loaded.effr, loaded.effr_name) == ({DAY: 4.33}, "DFF")


def test_the_calendar_of_the_settings_counts(store):
    added = FedMeeting(first=day("2025-08-26"), decision=day("2025-08-27"))
    loaded = load.policy(store, DAY, Config(fed=Fed(meetings=(added,), warn_days=30)))
    assert facts_of(loaded).value("meeting", "FOMC:2025-08-27") == 14
    assert loaded.warn_days == 30


def calendar_until(last: str) -> Calendar:
    return Calendar(tuple(one for one in calendar().meetings if one.decision <= day(last)))


def test_the_end_of_the_calendar_is_told_ahead():
    near = known(meetings=calendar_until("2025-12-10"))
    assert "2025-12-10까지만 담겨 있습니다(119일 남음)" in problem_of(near)
    assert problem_of(replace(near, warn_days=119)) == ""
    # The warning stands even where prices are held back.
    assert "119일 남음" in problem_of(near.without_prices())


def test_past_the_end_of_the_calendar_nothing_is_told_of_meetings():
    ended = known(meetings=calendar_until("2025-07-30"))
    book = facts_of(ended)
    assert book.all("meeting") == []
    assert book.all("cut_probability") == []
    assert "2025-07-30만 담겨 있어 2025-08-13 뒤의 회의를 알 수 없습니다" in problem_of(ended)


def test_a_price_that_cannot_be_holds_this_section_only():
    one = known(contracts={DAY: prices({**AUGUST, "2025-10": 9.6}), day("2025-08-12"): prices(AUGUST)})
    found = list(gate.futures.doubtful(replace(market(), policy=one), gate.Evidence()))
    assert [(f.code, f.section, f.symbol) for f in found] == [
        ("future-implausible", gate.Section.FED, "ZQ:2025-10")
    ]
    held = gate.fit(replace(market(), policy=one), found)
    book = FactBook(us(DAY), policy.facts(held))
    assert book.all("cut_probability") == []
    assert book.value("target_low", "FED") == 4.25
    assert policy.problem(held) == ""  # the gate has told


def test_a_price_that_jumps_is_doubted():
    one = known(contracts={DAY: prices({**AUGUST, "2025-10": 97.0}), day("2025-08-12"): prices(AUGUST)})
    found = list(gate.futures.doubtful(replace(market(), policy=one), gate.Evidence()))
    assert [f.code for f in found] == ["future-jump"]
    assert list(gate.futures.doubtful(replace(market(), policy=known()), gate.Evidence())) == []


def doubted(**given: float) -> list[str]:
    """What the gate finds where the day before was as 2025-08-13 was published, but for what is ``given``."""
    before = {month: price - 0.01 for month, price in AUGUST.items()}
    one = known(contracts={DAY: prices(AUGUST), day("2025-08-12"): prices({**before, **given})})
    seen = replace(market(), policy=one)
    checks = (gate.futures.doubtful, gate.futures.still)
    return [f.code for check in checks for f in check(seen, gate.Evidence())]


def test_a_price_that_leaves_the_months_beside_it_is_doubted():
    assert doubted() == []
    assert doubted(**{"2025-10": 95.935 + 0.05}) == []
    assert doubted(**{"2025-10": 95.935 + 0.06}) == ["future-alone"]


def test_a_curve_that_stands_still_is_stale():
    assert doubted(**AUGUST) == ["future-still"]
    assert doubted(**{**AUGUST, "2025-10": 95.94}) == []


def test_while_a_session_runs_nobody_is_told_that_its_prices_lack():
    running = replace(
        market(),
        policy=known(contracts={day("2025-08-12"): prices(AUGUST)}, **range_of(4.25, "2025-08-12")),
        moment=dt.datetime(2025, 8, 13, 17, tzinfo=dt.UTC),
    )
    assert policy.problem(running) == ""
    assert "시세가 없습니다" in policy.problem(replace(running, moment=None))


def test_where_no_futures_came_for_a_week_nothing_is_lost():
    assert problem_of(known(contracts={})) == ""
    assert problem_of(known(contracts={day("2025-07-11"): prices(AUGUST)})) == ""


def test_an_unknown_policy_makes_no_facts():
    assert list(policy.facts(market())) == []
    assert policy.problem(market()) == ""


def test_a_store_gives_what_was_written(store: Store):
    session, lows = DAY, {DAY: 4.25, DAY - dt.timedelta(days=1): 4.25}
    rates = [Rate(f"ZQ:{month}", session, price) for month, price in AUGUST.items()]
    rates += [Rate("DFEDTARL", at, low) for at, low in lows.items()]
    rates += [Rate("DFEDTARU", at, low + 0.25) for at, low in lows.items()]
    rates += [Rate("ZQ:2025-10", session + dt.timedelta(days=1), 99.0), Rate("DGS10", session, 4.2)]
    store.write(Batch(origin="시험", rates=tuple(rates)), now=NOW)
    loaded = load.policy(store, session, Config())
    assert loaded.contracts == {session: prices(AUGUST)}
    assert facts_of(loaded).value("cut_probability", SEPTEMBER) == pytest.approx(100)
    assert facts_of(loaded).value("meeting", DECEMBER) == (day("2025-12-10") - DAY).days
