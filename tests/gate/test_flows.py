"""What investors bought: sums, copies, units, who is missing; provisional and changed figures are told."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import msgspec
import numpy as np
import pytest

from newsgen import gate
from newsgen.facts import flows as facts_of
from newsgen.gate import Evidence
from newsgen.gate import flows as checks
from newsgen.snapshot.flows import Flows
from newsgen.snapshot.snapshot import Series
from newsgen.store import Revision
from tests.facts.flows import DAY, flows, seoul, until
from tests.gate.macro import found
from tests.markets import us

# Of 2025-10-20 to 10-27 as published.
INDIVIDUAL = (-2477.7, -4000.5, 7520.8, 2210.4, -20004.73, -7968.53)
FOREIGN = (2488.1, 3000.2, -8000.3, -100.2, 5950.4, 6470.78)
INSTITUTION = (200.2, 1000.1, 600.3, -2000.0, 14054.25, 2343.13)
OTHER = tuple(-sum(parts) for parts in zip(INDIVIDUAL, FOREIGN, INSTITUTION, strict=True))


def published(board: str = "KOSPI", *, by: float = 1.0, as_of: str = "", **last: float) -> Flows:
    """The published rows, all of them times ``by``; ``last`` replaces the session's own."""
    rows = {"individual": INDIVIDUAL, "foreign": FOREIGN, "institution": INSTITUTION, "other_corp": OTHER}
    told = {who: [*values[:-1], last.get(who, values[-1])] for who, values in rows.items()}
    return flows(board, as_of=as_of, **{who: [by * value for value in each] for who, each in told.items()})


def said(*told: Flows) -> list[str]:
    return [code for code, _, _ in found(checks.doubtful, seoul(*told))]


def scaled(by: float) -> dict[str, float]:
    last = (INDIVIDUAL[-1], FOREIGN[-1], INSTITUTION[-1], OTHER[-1])
    names = ("individual", "foreign", "institution", "other_corp")
    return {name: by * value for name, value in zip(names, last, strict=True)}


def test_what_was_published_passes():
    assert said(published(), published("KOSDAQ", by=0.3)) == []


def test_figures_that_do_not_sum_up_are_dropped():
    seen = seoul(published(foreign=6670.78))
    assert found(checks.doubtful, seen) == [("flows-unbalanced", "KOSPI", "drop")]
    assert said(published(foreign=6471.78)) == [], "each is rounded by itself"
    assert said(published(foreign=-FOREIGN[-1])) == ["flows-unbalanced"], "one sign is turned"


@pytest.mark.parametrize("who", ["individual", "foreign", "institution"])
def test_without_one_of_the_three_none_is_told(who):
    assert said(published(**{who: np.nan})) == ["flows-lacking"]
    assert said(published(other_corp=np.nan)) == []


@pytest.mark.parametrize(("by", "why"), [(100, "백만원"), (10_000, "만원"), (0.0001, "조원"), (1e8, "원")])
def test_another_unit_is_dropped(by, why):
    assert said(published(**scaled(by))) == ["flows-size"], why


def test_a_large_day_and_a_dull_one_pass():
    """12 times the usual on 2025-04-09 of the KOSDAQ; 0.02 on a dull day: as far as it went in four years."""
    assert said(published(**scaled(12))) == []
    assert said(published(**scaled(0.03))) == []


def test_figures_of_another_day_or_another_board_are_dropped():
    again = {"individual": INDIVIDUAL[1], "foreign": FOREIGN[1], "institution": INSTITUTION[1]}
    assert said(published(**again, other_corp=OTHER[1])) == ["flows-repeated"]
    assert said(published(), published("KOSDAQ")) == ["flows-repeated", "flows-repeated"]


def test_what_is_dropped_makes_no_fact_and_breaks_the_runs_of_tomorrow():
    seen = seoul(published(foreign=6670.78))
    fit = gate.fit(seen, checks.doubtful(seen, Evidence()))
    assert list(facts_of.facts(fit)) == []
    tomorrow = flows(
        day=dt.date(2025, 10, 28), foreign=[1, 2, 3], individual=[-1, -2, -3], institution=[1, 1, 1]
    )
    (doubted,) = checks.doubtful(seen, Evidence())
    dated = msgspec.structs.replace(doubted, day=DAY)
    cut = gate.fit(seoul(tomorrow, day=dt.date(2025, 10, 28)), [dated])
    assert np.isnan(cut.flows["KOSPI"].net["foreign"][-2])
    assert cut.flows["KOSPI"].today["foreign"] == 3


def test_what_is_not_there_is_told_of_each_board():
    assert found(checks.missing, seoul(published())) == [("flows-missing", "KOSDAQ", "flag")]
    (one, _) = checks.missing(seoul(), Evidence())
    assert "투자자별 순매수가 없어 쓰지 않았습니다" in one.line


def test_provisional_figures_are_told_with_their_time():
    (one,) = checks.provisional(seoul(published(as_of="15:40")), Evidence())
    assert one.told
    assert "오후 3시 40분 기준 잠정치" in one.line
    assert list(checks.provisional(seoul(published()), Evidence())) == []


@pytest.mark.parametrize(("moved", "told"), [(-3.1, True), (-2.9, False), (3.1, False)])
def test_a_day_on_which_all_large_traders_went_against_the_index_is_told(moved, told):
    index = Series(
        symbol="^KS11",
        days=np.array(until(DAY, 2), dtype="datetime64[D]"),
        close=np.array([100.0, 100.0 + moved]),
    )
    seen = seoul(published(), series={"^KS11": index})
    assert bool(list(checks.opposed(seen, Evidence()))) is told


def test_a_final_figure_that_changed_since_yesterday_is_told():
    seen = seoul(published())
    at = seen.session.closes
    change = Revision("KOSPI", until(DAY, 3)[0], "foreign", 3000.2, 3100.0, at)
    (one,) = checks.rewritten(seen, Evidence(flows=(change,)))
    assert "확정치(외국인)가 3,000.20억원에서 3,100.00억원으로" in one.line
    for quiet in (
        change._replace(new=3000.9),
        change._replace(seen_at=seen.session.previous.closes - dt.timedelta(days=1)),
    ):
        assert list(checks.rewritten(seen, Evidence(flows=(quiet,)))) == []


def test_a_market_whose_investors_nobody_tells_apart_is_silent():
    seen = replace(seoul(), session=us(dt.date(2025, 8, 13)))
    for check in (checks.doubtful, checks.missing, checks.provisional, checks.opposed, checks.rewritten):
        assert list(check(seen, Evidence())) == []
