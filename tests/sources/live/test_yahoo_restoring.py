"""Which splits a chart's rows are adjusted for: told by the store, by the jump, or not at all."""

import datetime as dt
import json
import math

import numpy as np
import pytest

from newsgen.sources.batch import Split
from newsgen.sources.columns import date_of
from newsgen.sources.live.yahoo import charts

EX_DATE = dt.date(2026, 7, 1)
SPGI = (1057, 1000, 407.26, 414.97, 7.70)
HON = (1907, 2000, 232.21, 227.80, -6.46)
"""Numerator, denominator, the closes before and on the ex-date as traded, and the day's change in percent."""
EARLIER = (0.95, 0.985, 1.012, 0.978, 1.03)
"""Closes before, in parts of the last: days of three percent and more, as there are around a spin-off."""


def sessions(count: int, until: dt.date) -> list[dt.date]:
    days = (until - dt.timedelta(days=back) for back in range(3 * count))
    return [day for day in days if day.weekday() < 5][:count][::-1]


def read(before, after, *splits, adjusted=1.0, pause=1, stored=()):
    """Read a chart of closes before the ex-date, divided by ``adjusted`` as Yahoo does, and from it on.

    ``pause`` are the days before the ex-date on which there is no trade, and one.
    """
    days = sessions(len(before), EX_DATE - dt.timedelta(days=pause))
    days += [day for n in range(40) if (day := EX_DATE + dt.timedelta(days=n)).weekday() < 5][: len(after)]
    sent = [float(np.float32(close / adjusted)) for close in before] + [
        float(np.float32(close)) for close in after
    ]
    volumes = [round(1e6 * adjusted)] * len(before) + [1_000_000] * len(after)
    result = {
        "meta": {"symbol": "X", "currency": "USD", "exchangeTimezoneName": "America/New_York"},
        "timestamp": [stamp(day) for day in days],
        "indicators": {
            "quote": [dict.fromkeys(("open", "high", "low", "close"), sent) | {"volume": volumes}]
        },
        "events": {
            "splits": {
                f"{stamp(day)}.{at}": {
                    "date": stamp(day),
                    "numerator": new,
                    "denominator": old,
                    "splitRatio": f"{new}:{old}",
                }
                for at, (day, new, old) in enumerate(splits or ((EX_DATE, 1057, 1000),))
            }
        },
    }
    return charts.read("X", json.dumps({"chart": {"result": [result], "error": None}}).encode(), stored)


def stamp(day: dt.date) -> int:
    return int(dt.datetime.combine(day, dt.time(13, 30), tzinfo=dt.UTC).timestamp())


def closes(chart: charts.Chart) -> dict[dt.date, float]:
    return dict(zip(map(date_of, chart.days.tolist()), chart.values[:, 0].tolist(), strict=True))


def change(chart: charts.Chart, day: dt.date = EX_DATE) -> float:
    """The day's change in percent, from raw closes and the splits that are to be stored beside them."""
    known = closes(chart)
    base = known[max(one for one in known if one < day)]
    return 100 * (known[day] / (base / math.prod(one.ratio for one in chart.splits if one.date == day)) - 1)


def history(last: float) -> list[float]:
    return [round(last * part, 2) for part in EARLIER] + [last]


@pytest.mark.parametrize("known", ["nothing", "the close before", "a close a week before"])
@pytest.mark.parametrize("applied", [True, False])
@pytest.mark.parametrize(("new", "old", "before", "after", "moved"), [SPGI, HON])
def test_a_spin_off_is_applied_once(new, old, before, after, moved, known, applied):
    """Rows that were adjusted are turned back, rows that were not are left: by the store where it knows."""
    earlier, ratio = history(before), new / old
    days = sessions(len(earlier), EX_DATE - dt.timedelta(days=1))
    stored = {"nothing": [], "the close before": [-1], "a close a week before": [0]}[known]
    stored = [(days[at], earlier[at]) for at in stored]
    if not applied and not stored:
        pytest.skip("a factor hidden in the day's own move: nothing could tell")
    chart = read(earlier, [after], (EX_DATE, new, old), adjusted=ratio if applied else 1.0, stored=stored)
    assert chart.splits == (Split("X", EX_DATE, ratio),)
    assert list(closes(chart).values())[:-1] == earlier, "to the cent, or the store would revise what it has"
    assert change(chart) == pytest.approx(moved, abs=0.005)
    assert chart.values[0, 4] == pytest.approx(1e6, rel=1e-6)
    assert (chart.notices, chart.doubt) == ((), "")


def test_where_a_fall_looks_like_the_factor_nothing_is_told_of_before():
    """5.3 % down with 1057:1000 listed: a bad day, or rows that Yahoo has yet to adjust."""
    chart = read(history(100.0), [94.7, 95.0])
    assert min(closes(chart)) == EX_DATE
    assert chart.splits == ()
    assert chart.notices == (
        "야후 X: 2026-07-01 분할이 주가에 반영되었는지 알 수 없어 그 앞 시세를 뺌(비율 1.057)",
    )


def test_of_an_event_of_long_ago_the_rule_is_certain():
    """Weeks later Yahoo has applied it: a bad day on some ex-date does not cost a history of ten years."""
    chart = read(history(100.0), [94.7, *[95.0] * 10], adjusted=1.057)
    assert list(closes(chart).values())[:6] == history(100.0)
    assert change(chart) == pytest.approx(100 * (94.7 / (100 / 1.057) - 1))


def test_a_store_that_agrees_with_neither_makes_the_chart_unusable():
    day = EX_DATE - dt.timedelta(days=1)
    chart = read(history(100.0), [103.0], stored=[(day, 102.7)])
    assert chart.splits == ()
    assert "알 수 없음" in chart.doubt
    later = read(history(100.0), [103.0] * 11, adjusted=1.057, stored=[(day, 102.7)])
    assert (later.doubt, later.splits) == ("", (Split("X", EX_DATE, 1.057),)), "it does not stay so for ever"


def test_a_split_that_yahoo_lists_and_does_not_apply():
    """MNST on 2026-08-11, 2:1: the rows before stood as traded."""
    chart = read(history(91.43), [45.53], (EX_DATE, 2, 1))
    assert chart.splits == (Split("X", EX_DATE, 2.0),)
    assert list(closes(chart).values()) == [*history(91.43), 45.53]
    assert change(chart) == pytest.approx(-0.405, abs=0.001)


def test_a_split_that_neither_rows_nor_prices_know_of_is_none():
    day = EX_DATE - dt.timedelta(days=1)
    chart = read(history(91.43), [91.06], (EX_DATE, 2, 1), stored=[(day, 91.43)])
    assert chart.splits == ()
    assert list(closes(chart).values()) == [*history(91.43), 91.06]
    assert "아직 주가에 없어" in chart.notices[0]


@pytest.mark.parametrize("ratio", [(4, 1), (1, 20), (3.0, 2.0), (1324, 1000)])
@pytest.mark.parametrize("applied", [True, False])
def test_a_ratio_far_from_1_is_told_by_the_jump(ratio, applied):
    ratio = ratio[0] / ratio[1]
    earlier = history(120.0)
    chart = read(earlier, [120 / ratio * 1.02], (EX_DATE, ratio, 1), adjusted=ratio if applied else 1)
    assert chart.splits == (Split("X", EX_DATE, ratio),)
    assert list(closes(chart).values())[:-1] == pytest.approx(earlier, rel=1e-7)
    assert change(chart) == pytest.approx(2.0, abs=1e-4)


def test_a_split_whose_date_is_off_is_left_out_with_what_was_before():
    listed = EX_DATE - dt.timedelta(days=2)
    chart = read(history(100.0), [25.2, 25.5], (listed, 4, 1))
    assert (min(closes(chart)), chart.splits) == (EX_DATE, ())
    assert "알 수 없어" in chart.notices[0]


def test_after_a_halt_of_a_month_the_rule_holds():
    """Nothing can be told from the jump; what Yahoo lists it has applied."""
    chart = read([0.5, 0.51], [11.0], (EX_DATE, 1, 20), adjusted=1 / 20, pause=40)
    assert list(closes(chart).values()) == [0.5, 0.51, 11.0]
    assert chart.splits == (Split("X", EX_DATE, 0.05),)


def test_a_split_of_the_day_that_the_store_has_is_not_told_again():
    """The close of the ex-date is there: what was sure of the split then is there as well."""
    assert read([], [414.97, 439.89], stored=[(EX_DATE, 414.97)]).splits == ()
    assert read([], [414.97, 439.89]).splits == (Split("X", EX_DATE, 1.057),)


def test_two_events_of_which_only_one_is_applied():
    """A split of a month ago is, the spin-off of today is not yet: the store tells them apart."""
    first = dt.date(2026, 6, 25)
    raw = {
        dt.date(2026, 6, 23): 200.0,
        dt.date(2026, 6, 24): 202.0,
        first: 101.0,
        dt.date(2026, 6, 26): 103.0,
    }
    raw |= {dt.date(2026, 6, 29): 102.0, dt.date(2026, 6, 30): 100.0}
    sent = [close / (2 if day < first else 1) for day, close in raw.items()]
    stored = [(dt.date(2026, 6, 24), 202.0), (dt.date(2026, 6, 30), 100.0)]
    chart = read(sent, [96.0], (first, 2, 1), (EX_DATE, 1057, 1000), stored=stored)
    assert closes(chart) == raw | {EX_DATE: 96.0}
    assert [one.ratio for one in chart.splits] == [2.0, 1.057]


def test_a_day_may_have_two_events():
    """A consolidation of two into one beside a spin-off of a twentieth: one factor."""
    chart = read(history(100.0), [191.0], (EX_DATE, 1, 2), (EX_DATE, 1050.5, 1000), adjusted=0.52525)
    assert [(one.date, one.ratio) for one in chart.splits] == [(EX_DATE, pytest.approx(0.52525))]
    assert list(closes(chart).values())[:-1] == history(100.0)


def test_a_factor_of_prices_is_told_from_a_split_of_shares():
    def kinds(*ratios):
        return [Split("X", EX_DATE, ratio).is_distribution for ratio in ratios]

    assert kinds(1.057, 1.061, 1.067, 1907 / 2000, 1.324, 1.046) == [True] * 6
    assert kinds(2, 1.5, 0.666667, 1.1, 1.05, 0.05, 4 / 3, 10, 1 / 30) == [False] * 9
