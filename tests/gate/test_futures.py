"""Fed funds futures: contracts off by themselves, months shifted, some of them stale.

The prices are those that CME published its odds of 2025-08-13 for; the effective rate was 4.33 then.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

import pytest

from newsgen import gate
from newsgen.fed.contracts import month_named
from newsgen.fed.fomc import calendar
from newsgen.fed.policy import Policy
from newsgen.gate import effective, futures
from newsgen.snapshot.snapshot import Snapshot
from tests.facts.builders import market
from tests.gate.macro import day, found

AUGUST = {
    "2025-08": 95.67, "2025-09": 95.79, "2025-10": 95.945, "2025-11": 96.1, "2025-12": 96.24,
    "2026-01": 96.32, "2026-02": 96.425,
}  # fmt: skip
BEFORE = {month: price - 0.01 for month, price in AUGUST.items()} | {"2025-08": 95.67}
ALL = (futures.doubtful, futures.still, futures.shifted, effective.effective)


def seen(
    prices: Mapping[str, float],
    before: Mapping[str, float] = BEFORE,
    session: str = "2025-08-13",
    **more: object,
) -> Snapshot:
    last = day(session)
    known = {
        "contracts": {
            one: {month_named(month): price for month, price in given.items()}
            for one, given in ((last, prices), (last - dt.timedelta(days=1), before))
        },
        "effr": {last - dt.timedelta(days=back): 4.33 for back in range(1, 44)},
        "low": {last - dt.timedelta(days=back): 4.25 for back in range(44)},
        "high": {last - dt.timedelta(days=back): 4.5 for back in range(44)},
    }
    policy = Policy(session=last, meetings=calendar(), **{**known, **more})
    return replace(market(day=last), policy=policy)


def said(*given: object, **more: object) -> set[tuple[str, str]]:
    return {(code, symbol) for check in ALL for code, symbol, _ in found(check, seen(*given, **more))}


def test_the_published_prices_say_nothing():
    assert said(AUGUST) == set()


@pytest.mark.parametrize("month", ["2025-09", "2025-10", "2025-11", "2025-12", "2026-01"])
@pytest.mark.parametrize("off", [0.10, -0.10, 0.065])
def test_one_contract_off_leaves_the_odds_out(month, off):
    assert ("future-alone", f"ZQ:{month}") in said({**AUGUST, month: AUGUST[month] + off})


def test_two_neighbours_off_together_are_seen_too():
    off = {month: AUGUST[month] + 0.1 for month in ("2025-11", "2025-12")}
    assert said({**AUGUST, **off}) == {("future-alone", "ZQ:2025-11"), ("future-alone", "ZQ:2025-12")}


def test_a_day_that_moves_the_whole_curve_is_let_through():
    """2025-08-01: the far months rose more than the near ones."""
    moves = [0.0, 0.08, 0.17, 0.22, 0.26, 0.28, 0.3]
    before = {month: price - move for (month, price), move in zip(AUGUST.items(), moves, strict=True)}
    assert said(AUGUST, before) == set()


def test_two_contracts_exchanged():
    crossed = {**AUGUST, "2025-10": AUGUST["2025-12"], "2025-12": AUGUST["2025-10"]}
    assert {("future-alone", "ZQ:2025-10"), ("future-alone", "ZQ:2025-12")} <= said(crossed)


def test_all_months_shifted_by_one():
    """August, which has no meeting, must be at the effective rate: 95.67. September's 95.79 is 0.12 off."""
    months, values = list(AUGUST), list(AUGUST.values())
    early = dict(zip(months, values[1:], strict=False))
    assert ("future-not-effective", "ZQ:2025-08") in said(early)
    assert ("future-not-effective", "ZQ:2025-08") in said(early, early), "shifted the day before too"
    late = dict(zip(months, [95.55, *values], strict=False))
    assert ("future-not-effective", "ZQ:2025-08") in said(late)


@pytest.mark.parametrize(
    ("price", "off"), [(95.67, False), (95.645, False), (95.70, False), (95.63, True), (95.71, True)]
)
def test_a_month_without_a_meeting_is_at_the_effective_rate(price, off):
    codes = found(effective.effective, seen({**AUGUST, "2025-08": price}))
    assert codes == ([("future-not-effective", "ZQ:2025-08", "section")] if off else [])


def test_the_month_of_a_meeting_lies_between_the_rate_and_the_month_after():
    june = {"2025-04": 95.67, "2025-05": 95.60, "2025-06": 95.55}
    # April has no meeting: 4.33 is 95.67. May 2025 has one on the 7th, and June one: no telling.
    assert said(june, {}, session="2025-04-15") == set()
    # October 2025 (29th), November without one at 3.90: 29 days of 4.33 and 2 of 3.90 are 4.302.
    october = {"2025-10": 95.698, "2025-11": 96.10}
    assert said(october, {}, session="2025-10-14") == set()
    assert said({**october, "2025-10": 95.66}, {}, session="2025-10-14") == {
        ("future-not-effective", "ZQ:2025-10")
    }


def test_an_old_effective_rate_says_nothing():
    old = {day("2025-08-01"): 4.33}
    assert found(effective.effective, seen({**AUGUST, "2025-08": 95.5}, effr=old)) == []


def test_a_month_of_two_meetings_side_by_side_is_told_by_the_later_ones_mean():
    """October 2025 (29th) at 4.055 and November at 3.90 begin October with 4.066; September (17th) with
    17 days of 4.33 and 13 of 4.066 is 4.215, 0.005 from what was settled. 0.12 in October makes 4.271."""
    assert found(effective.effective, seen(AUGUST, {})) == []
    for off in (-0.12, 0.15):
        wrong = {**AUGUST, "2025-10": AUGUST["2025-10"] + off}
        assert found(effective.effective, seen(wrong, {})) == [
            ("future-not-effective", "ZQ:2025-09", "section")
        ]


def test_a_curve_of_a_week_ago_is_told():
    more = {**AUGUST, "2026-03": 96.48, "2026-04": 96.565}
    yesterday = {month: price - 0.03 for month, price in more.items()}

    def since(week_ago: Mapping[str, float]) -> Snapshot:
        known = {"2025-08-13": more, "2025-08-12": yesterday, "2025-08-06": week_ago}
        contracts = {
            day(text): {month_named(month): price for month, price in prices.items()}
            for text, prices in known.items()
        }
        return seen(more, contracts=contracts)

    assert found(futures.repeated, since(more)) == [("futures-repeated", "ZQ", "flag")]
    six = {**yesterday, **{month: more[month] for month in list(more)[:6]}}
    assert found(futures.repeated, since(six)) == []


def test_near_contracts_of_another_session_tear_the_curve():
    stale = {month: AUGUST[month] + 0.1 for month in ("2025-09", "2025-10")}
    assert ("futures-torn", "ZQ", "section") in found(futures.torn, seen({**AUGUST, **stale}))
    ramp = {month: AUGUST[month] + 0.1 * at for at, month in enumerate(AUGUST)}
    assert found(futures.torn, seen(ramp)) == []
    told = {month: AUGUST[month] + 0.07 for month in ("2025-09", "2025-10")}
    assert found(futures.torn, seen({**AUGUST, **told})) == [("futures-torn", "ZQ", "flag")]


def test_some_that_stand_while_most_move_are_told():
    some = {month: BEFORE[month] for month in ("2025-10", "2025-11", "2025-12")}
    moved = {month: price + 0.02 for month, price in BEFORE.items()}
    assert found(futures.still, seen({**moved, **some})) == [("future-some-still", "ZQ", "flag")]
    two = {month: BEFORE[month] for month in ("2025-10", "2025-11")}
    assert found(futures.still, seen({**moved, **two})) == []


def test_the_message_names_the_contract_and_what_to_look_at():
    (one,) = effective.effective(seen({**AUGUST, "2025-08": 95.79}), gate.Evidence())
    assert one.line == (
        "2025-08-13 연방기금 금리선물 2025-08월물 95.79(금리 4.210%): 실효금리로 계산한 그달 평균은 "
        "4.330%입니다. 다른 달 월물의 값으로 봅니다. 기준금리 확률을 뺐습니다."
    )
    assert gate.fit(seen(AUGUST), [one]).policy.held


def test_a_session_that_is_only_compared_with_is_held_against_the_same():
    """Prices carried forward would have said how far the odds moved in a day."""
    stale = seen(AUGUST, AUGUST)
    (one,) = [each for each in gate.inspect_closes(stale) if each.section]
    assert one.code == "future-still"
    (dated,) = gate.doubts_of((stale, [one]), "^GSPC")
    policy = gate.fit(stale, [dated]).policy
    assert policy is not None
    assert list(policy.contracts) == [stale.session.previous.day]
    assert not policy.held
