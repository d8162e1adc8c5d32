"""Yahoo's calendar of earnings: what a row says, and what is left when the calendar is not whole."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from newsgen import markets
from newsgen.markets import Session
from newsgen.model import Account
from newsgen.sources.batch import Batch
from newsgen.sources.live.yahoo import earnings
from newsgen.sources.live.yahoo.earnings import YahooEarnings
from newsgen.sources.live.yahoo.line import REPORT_FIELDS
from newsgen.sources.source import Known, Wanted
from tests import program, standin
from tests.standin import Report

US = markets.named("us")
NOW = dt.datetime(2026, 8, 20, 21, 30, tzinfo=dt.UTC)
SESSION = dt.date(2026, 8, 20)
BEFORE = dt.date(2026, 8, 19)
ALL = frozenset({"AAPL", "BRK-B", "INTC", "TGT", "WSM"})


def told(*reports: Report, now: dt.datetime = NOW) -> tuple[dict[str, Account], list[str]]:
    found, notices = earnings.accounts([one.row() for one in reports], ALL, US, now)
    return {one.about: one for one in found}, notices


def of(report: Report) -> Account:
    found, notices = told(report)
    assert notices == []
    return found[report.ticker]


def test_a_report_of_the_evening_before_with_its_figures():
    one = of(Report("INTC", "2026-08-19T20:01:00Z", "AMC", 0.01, 0.23, 2200.0, quarter="Q2 2026"))
    assert (one.day, one.part, one.status) == (BEFORE, "after", "reported")
    assert one.figures == {"eps": 0.23, "eps_expected": 0.01}
    assert (one.id, one.kind, one.source) == ("earnings:INTC:2026-08-19", "earnings", "Yahoo Finance")
    assert one.at is None, "an announced hour is not the minute of the release"


@pytest.mark.parametrize(
    ("at", "word", "day", "part"),
    [
        ("2026-08-20T11:00:00Z", "BMO", SESSION, "before"),  # 7:00 in New York
        ("2026-08-20T11:00:00.000Z", "TAS", SESSION, "before"),
        ("2026-08-20T13:29:00Z", "TAS", SESSION, "before"),
        ("2026-08-20T13:30:00Z", "TAS", SESSION, "during"),
        ("2026-08-20T20:00:00Z", "TAS", SESSION, "after"),
        ("2026-08-19T16:00:00-04:00", "AMC", BEFORE, "after"),
        ("2026-08-20T00:30:00Z", "AMC", BEFORE, "after"),  # half past eight in the evening
        ("2026-08-20T20:00:00Z", "TNS", SESSION, ""),
        ("2026-08-20T20:00:00Z", None, SESSION, ""),
        ("2026-08-20T11:00:00Z", "AMC", SESSION, ""),  # hour and word differ
        ("2026-08-20T00:00:00Z", "BMO", SESSION, "before"),  # no hour
        ("2026-08-20T00:00:00Z", "AMC", SESSION, ""),  # this evening, or 20:00 of the one before?
        ("2026-01-22T21:05:00Z", "AMC", dt.date(2026, 1, 22), "after"),  # winter: five hours
        ("2025-11-28T18:30:00Z", "TAS", dt.date(2025, 11, 28), "after"),  # a half day, closed at 13:00
        ("2026-08-16T20:00:00Z", "AMC", dt.date(2026, 8, 16), ""),  # a Sunday
        ("2035-08-16T20:00:00Z", "AMC", dt.date(2035, 8, 16), ""),  # past the table of sessions
    ],
)
def test_the_day_is_new_yorks_and_the_part_is_sure_or_empty(at, word, day, part):
    one = of(Report("AAPL", at, word))
    assert (one.day, one.part) == (day, part)


def test_who_is_due_has_no_figure_whatever_the_surprise_says():
    one = of(Report("AAPL", "2026-08-27T20:00:00Z", "AMC", 1.96, None, 0.0))
    assert (one.status, one.figures) == ("planned", {"eps_expected": 1.96})


def test_a_figure_of_a_report_that_is_not_out_is_none():
    one = of(Report("AAPL", "2026-08-21T20:00:00Z", "AMC", 1.96, 1.9, -3.0))
    assert (one.status, one.figures) == ("planned", {"eps_expected": 1.96})


def test_a_loss_is_a_figure():
    assert of(Report("INTC", f"{BEFORE}T20:00:00Z", "AMC", -0.05, -0.12, -140.0)).figures["eps"] == -0.12


GAP = Report("WSM", f"{SESSION}T20:00:00Z", "AMC", 1.8, None, 0.0)
"""A row that tells a gap by null."""


@pytest.mark.parametrize(
    ("estimate", "surprise", "beside", "stands"),
    [
        (0.05, -100.0, (), True),  # the whole estimate was missed
        (-0.05, 100.0, (), True),
        (0.05, 0.0, (GAP,), False),  # 0.00 against 0.05 would be a surprise
        (0.05, None, (GAP,), False),
        (None, 0.0, (GAP,), True),  # nothing contradicts it, and gaps are told otherwise
        (None, 0.0, (), False),  # all gaps may be zeros
        (0.0, 0.0, (GAP,), True),
    ],
)
def test_a_zero_is_a_figure_where_something_bears_it_out(estimate, surprise, beside, stands):
    zero = Report("INTC", f"{BEFORE}T20:00:00Z", "AMC", estimate, 0.0, surprise)
    found, _ = told(zero, *beside)
    assert found["INTC"].figures.get("eps") == (0.0 if stands else None)
    assert found["INTC"].status == ("reported" if stands else "planned")


@pytest.mark.parametrize("written", ["BRK-B", "BRK.B", "BRK/B", "brk-b"])
def test_a_class_is_known_however_it_is_written(written):
    found, _ = told(Report(written, f"{BEFORE}T20:00:00Z", "AMC"))
    assert [*found] == ["BRK-B"]


def test_whom_nobody_follows_is_passed_over():
    assert told(Report("AMS.S", f"{BEFORE}T20:00:00Z"), Report("", f"{BEFORE}T20:00:00Z")) == ({}, [])


def test_one_report_in_several_rows_is_one():
    evening = Report("INTC", f"{BEFORE}T20:00:00Z", "AMC", 0.01, 0.23, 2200.0)
    call = Report("INTC", f"{BEFORE}T21:00:00Z", "AMC", 0.01, None, 0.0, kind="Earnings Call")
    next_day = Report("INTC", f"{SESSION}T13:00:00Z", "TAS", None, None, None)
    for rows in ((evening, evening), (evening, call), (call, evening), (next_day, evening)):
        found, notices = told(*rows)
        assert (found["INTC"].day, found["INTC"].part, found["INTC"].figures["eps"]) == (
            BEFORE,
            "after",
            0.23,
        )
        assert notices == []


def test_rows_that_contradict_each_other_give_neither_figure_nor_hour():
    one = Report("INTC", f"{BEFORE}T20:00:00Z", "AMC", 0.01, 0.23, 2200.0)
    other = Report("INTC", f"{BEFORE}T11:00:00Z", "BMO", 0.01, 0.25, 2400.0)
    found, (notice,) = told(one, other)
    assert (found["INTC"].figures, found["INTC"].part, found["INTC"].status) == ({}, "", "reported")
    assert "INTC" in notice


def test_a_date_that_moved_stays_one_report_in_the_store(store):
    for moment, day in enumerate(("2026-08-25", "2026-08-27")):
        one = of(Report("AAPL", f"{day}T20:00:00Z", "AMC", quarter="Q3 2026"))
        batch = Batch(origin="Yahoo Finance", live=True, accounts=(one,))
        store.write(batch, now=NOW + dt.timedelta(days=moment))
    (kept,) = store.events(SESSION, SESSION + dt.timedelta(days=30))
    assert kept.day == dt.date(2026, 8, 27)


def test_a_quarter_named_wrongly_makes_no_report_another():
    rows = [Report("AAPL", f"{day}T20:00:00Z", "AMC", quarter="Q3 2026") for day in ("2026-05-20", SESSION)]
    found, _ = earnings.accounts([one.row() for one in rows], ALL, US, NOW)
    assert [one.day for one in found] == [dt.date(2026, 5, 20), SESSION]


def test_what_cannot_be_read_is_left_out_with_one_line():
    rows = [Report(each, "soon") for each in ("INTC", "TGT", "WSM", "AAPL")]
    found, (notice,) = told(*rows, Report("BRK-B", f"{BEFORE}T20:00:00Z", "AMC", 1e9, float("inf")))
    assert notice.endswith(
        "INTC(발표 시각을 읽을 수 없음), TGT(발표 시각을 읽을 수 없음), WSM(발표 시각을 읽을 수 없음) 외 1건"
    )
    assert (found["BRK-B"].figures, found["BRK-B"].status) == ({}, "planned")


def test_it_is_due_with_the_prices_and_until_it_was_heard():
    wanted = Wanted(session=Session(US, SESSION), stocks=("AAPL",))
    heard = frozenset({"Yahoo Finance"})
    assert YahooEarnings().due(wanted, Known()).followed == {"AAPL"}
    there = dict.fromkeys((*US.followed, "SPY", "QQQ", "IWM", "DIA", "AAPL"), (SESSION, 1.0))
    rates = dict.fromkeys(("^TNX", "^TYX", *(f"ZQ:2026-{n:02}" for n in range(8, 13))), SESSION)
    rates |= {f"ZQ:2027-{n:02}": SESSION for n in range(1, 8)}
    assert YahooEarnings().due(wanted, Known(last=there, rates=rates, heard=heard)) is None
    assert YahooEarnings().due(wanted, Known(last=there, rates=rates)) is not None
    assert YahooEarnings().due(wanted, Known(rates=rates, heard=heard)) is not None


# --- against the stand-in, by the real client


def crowd(count: int, day: dt.date = SESSION) -> list[Report]:
    """Return reports of small companies of one day, each smaller than the one before."""
    return [
        Report(standin.small_cap(at), f"{day}T11:00:00Z", "BMO", 0.1, 0.2, 100.0, cap=9e9 - at)
        for at in range(count)
    ]


def ask(scene: standin.Scene, *followed: str) -> dict[str, Any]:
    with standin.running(scene) as server:
        done = program.run(
            "-m", "tests.sources.live.asking", "yahoo-earnings", str(SESSION), *followed,
            env=server.environment(), cwd=program.ROOT, timeout=90,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        found = json.loads(done.stdout)
        bodies = [json.loads(one.body) for one in server.select(path="/v1/finance/visualization")]
    return found | {"asked": bodies, "about": {one["about"]: one for one in found["accounts"]}}


@pytest.fixture
def scene() -> standin.Scene:
    made = standin.market(tickers=3, session=SESSION)
    made.reports = [
        *crowd(250),
        Report("BRK-B", f"{BEFORE}T20:00:00Z", "AMC", 4.5, 4.6, 2.2, cap=1e12),
        Report("AAPL", "2026-08-27T20:00:00Z", "AMC", 1.96, cap=3.4e12),
        Report("QAAA", "2026-08-26T20:00:00Z", "AMC", cap=9e9, quarter="Q3 2026"),
        Report("MSFT", "2026-08-18T20:00:00Z", "AMC", 3.0, 3.1, 3.3, cap=3e12),
    ]
    return made


FOLLOWED = ("AAPL", "BRK-B", "MSFT", *map(standin.small_cap, range(300)))


@pytest.mark.slow
def test_every_page_of_the_evening_and_the_day_comes_and_the_large_of_the_days_ahead(scene):
    found = ask(scene, *FOLLOWED)
    assert found["notices"] == []
    assert {*found["about"]} == {"BRK-B", "AAPL", *map(standin.small_cap, range(250))}
    assert found["about"]["QAAA"]["day"] == "2026-08-20", "a small company is not asked for ahead"
    assert [one["offset"] for one in found["asked"]] == [0, 100, 200, 0]
    assert found["requests"] == 4 + 2, "and cookie and crumb"
    assert found["steps"][-1][0] == found["steps"][-1][1] == 1
    assert (3, 3) in [tuple(step) for step in found["steps"]]


@pytest.mark.slow
def test_a_page_that_is_missing_leaves_the_others_and_a_line(scene):
    scene.fault("html", path="/v1/finance/visualization", first=2, last=3)  # the second page, twice
    found = ask(scene, *FOLLOWED)
    assert len(found["accounts"]) == 152
    (notice,) = found["notices"]
    assert notice.startswith("야후의 실적 발표 일정(2026-08-19부터)이 251건 가운데 151건만 왔습니다")


@pytest.mark.slow
@pytest.mark.parametrize("fault", ["html", "malformed", "empty", "429", "401", "503", "reset"])
def test_trouble_that_passes_costs_nothing(scene, fault):
    scene.fault(fault, path="/v1/finance/visualization", first=2, last=2)
    found = ask(scene, *FOLLOWED)
    assert (len(found["accounts"]), found["notices"]) == (252, [])


@pytest.mark.slow
@pytest.mark.parametrize("fault", ["429", "401", "html", "malformed", "empty", "500", "cut", "reset"])
def test_without_the_calendar_a_line_says_so(scene, fault):
    scene.fault(fault, path="/v1/finance/visualization")
    found = ask(scene, *FOLLOWED)
    assert found["accounts"] == []
    (notice,) = found["notices"]
    assert notice.startswith("야후에서 실적 발표 일정을 받지 못했습니다: ")
    assert "\n" not in notice
    assert found["requests"] <= 25


def test_a_table_with_other_columns_is_not_read():
    names = [{"id": "reportedeps" if name == "epsactual" else name} for name in REPORT_FIELDS]
    result = {"total": 1, "documents": [{"columns": names, "rows": [[None] * len(names)]}]}
    answer = json.dumps({"finance": {"result": [result], "error": None}}).encode()
    found = earnings.table(BEFORE, SESSION, 0.0, lambda *_: answer)
    assert found.rows == ()
    (notice,) = found.notices
    assert notice.endswith("받지 못했습니다: 깨진 답(실적 발표 일정의 열 이름이 다름)")


@pytest.mark.slow
def test_an_empty_calendar_is_told_and_means_nothing(scene):
    scene.reports = []
    found = ask(scene, *FOLLOWED)
    assert found["accounts"] == []
    assert found["notices"] == ["야후의 실적 발표 일정이 비어 있습니다. 발표한 곳이 없다는 뜻은 아닙니다."]
