"""The judge of events finds what is wrong in texts by hand, and reads times, names and rows as people do."""

from __future__ import annotations

import datetime as dt
import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.reader import Printed
from benchmarks.reader.claims import Namer
from benchmarks.reader.events import Judge, causes, plants, reports, sessions, times
from benchmarks.reader.events.names import Names
from newsgen import pipeline
from newsgen.store import Store

# what another hand planted has bounds of its own, in test_planted.py
TEXTS = sorted(path for path in (Path(__file__).parent / "events").glob("*.toml") if path.stem != "planted")
FRIDAY, MONDAY = dt.date(2026, 1, 23), dt.date(2026, 1, 26)
NAMES = {"INTC": ("인텔",), "COF": ("캐피털원",), "MU": ("마이크론",), "AAPL": ("애플",)}
COLUMNS = (
    "symbol,date,when,eps_estimate,eps_actual,revenue_estimate,revenue_actual,fiscal_period,source,"
    "time_ny,session,status,edgar_202,edgar_accept_ny,confirmed,other_date"
)


@pytest.fixture(scope="module")
def judge(recorded_path: Path) -> Judge:
    """The judge on the recorded files."""
    return Judge(recorded_path)


@pytest.fixture
def names(tmp_path: Path) -> Names:
    """Some companies; Willis has no Korean name."""
    listed = "symbol,english\nWTW,Willis Towers Watson Public Limited Company Ordinary Shares\n"
    (tmp_path / "instruments.csv").write_text(listed, encoding="utf-8")
    return Names(Namer(NAMES), tmp_path)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_plants_are_found_and_nothing_else(path: Path, judge: Judge) -> None:
    outcome = plants.tried(plants.read(path), judge)
    planted = len(outcome.found) + len(outcome.missed)
    assert planted >= 5
    assert len(outcome.found) >= 0.9 * planted, plants.shown(outcome)
    assert not outcome.alarms, plants.shown(outcome)


@pytest.mark.parametrize(
    ("words", "day", "part"),
    [
        ("전날 장 마감 후", dt.date(2026, 1, 25), "after"),  # a Sunday: a Monday's text may not say so
        ("전 거래일 장 마감 후", FRIDAY, "after"),
        ("지난 금요일 마감 뒤", FRIDAY, "after"),
        ("이날 개장 전", MONDAY, "before"),
        ("22일 장 마감 직후", dt.date(2026, 1, 22), "after"),
        ("1월 21일(현지시간) 개장 전", dt.date(2026, 1, 21), "before"),
    ],
)
def test_a_time_of_a_mondays_text(words: str, day: dt.date, part: str) -> None:
    [found] = times.found(f"{words} 실적을 발표한 인텔은", MONDAY, ahead=False)
    assert (found.first, found.part) == (day, part)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("전날 장 마감 후 실적을 발표한 인텔과 카드사 캐피털원은 내렸다.", {"INTC", "COF"}),
        ("전날 장 마감 후 실적을 발표한 인텔은 내렸고 캐피털원도 약세였다.", {"INTC"}),
        ("마이크론이 오른 가운데 인텔은 실적을 발표한 뒤 내렸다.", {"INTC"}),
        ("실적을 발표한 기업 가운데서는 인텔이 17%, 캐피털원이 7% 내렸다.", {"INTC", "COF"}),
        ("마이크론과 전날 실적을 내놓은 인텔이 내렸다.", {"INTC"}),
        ("실적 발표한 인텔 17% 급락", {"INTC"}),
        ("실적을 내놓은 보험중개 업체 윌리스(Willis Towers Watson)가 내렸다.", {"WTW"}),
    ],
)
def test_whom_a_sentence_has_report(text: str, who: set[str], names: Names) -> None:
    assert {one.about for one in reports.told(text, FRIDAY, names)} == who


def test_each_name_has_the_time_that_stands_with_it(names: Names) -> None:
    found = reports.told("애플은 29일, 마이크론은 30일 실적을 내놓는다.", FRIDAY, names)
    assert [(one.kind, one.about, one.when and one.when.first) for one in found] == [
        ("due", "AAPL", dt.date(2026, 1, 29)),
        ("due", "MU", dt.date(2026, 1, 30)),
    ]


def test_a_half_days_early_afternoon_is_after_the_close() -> None:
    half = dt.date(2025, 11, 28)
    assert sessions.part_at(half, dt.time(13, 30)) == "after"
    assert sessions.reacts(half, "after") == dt.date(2025, 12, 1)
    assert sessions.part_at(dt.date(2025, 12, 1), dt.time(13, 30)) == "during"


@pytest.fixture
def answer(tmp_path: Path) -> Callable[..., bool | None]:
    """Whether 'the evening before, Intel reported' of 23 January holds by one row of Intel."""

    def asked(
        row: str, text: str = "전날 장 마감 후 실적을 발표한 인텔은 내렸다.", kind: str = "report"
    ) -> bool | None:
        market, events = tmp_path / "market", tmp_path / "events"
        for folder in (market, events):
            folder.mkdir(exist_ok=True)
        (market / "instruments.csv").write_text("symbol,english,korean\nINTC,Intel,인텔\n", encoding="utf-8")
        (events / "earnings.csv.gz").write_bytes(gzip.compress(f"{COLUMNS}\n{row}\n".encode()))
        read = Judge(market, Namer(NAMES)).read([("stocks", text)], FRIDAY, "us-close").verdicts
        [found] = [one for one in read if one.kind == kind]
        return found.holds

    return asked


@pytest.mark.parametrize(
    ("row", "holds"),
    [
        ("INTC,2026-01-22,amc,0.1,0.2,,,,yahoo,16:00,2026-01-23,reported,2026-01-22,,edgar,", True),
        ("INTC,2026-01-22,amc,0.1,0.2,,,,yahoo,16:00,2026-01-23,reported,,,,", True),
        ("INTC,2026-01-22,amc,0.1,0.0,,,,yahoo,16:00,2026-01-23,reported,,,,", True),
        ("INTC,2026-01-22,amc,0.1,,,,,nasdaq-sched,,2026-01-23,scheduled,,,,", False),
        ("INTC,2026-01-22,bmo,0.1,0.2,,,,yahoo,07:00,2026-01-22,reported,2026-01-22,,edgar,", False),
        ("INTC,2026-01-22,unknown,,,,,,edgar-2.02,,,filed,2026-01-22,,,", False),
        ("INTC,2026-01-21,amc,0.1,0.2,,,,yahoo,16:00,2026-01-22,reported,2026-01-21,,edgar,", False),
        ("INTC,2026-01-22,amc,0.1,0.2,,,,yahoo,16:00,2026-01-23,reported,,,,fmp:2026-01-26", False),
        ("INTC,2026-01-22,amc,0.1,0.2,,,,yahoo,19:00,2026-01-23,reported,2026-01-23,,,", False),
        ("INTC,2026-01-22,amc,0.1,0.2,,,,yahoo,16:00,2026-01-23,reported,2026-01-26,,,", False),
        ("AAPL,2026-01-22,amc,0.1,0.2,,,,yahoo,16:00,2026-01-23,reported,,,,", False),
    ],
    ids=[
        *("filed too", "reported alone", "an actual of zero", "a calendar alone", "another hour"),
        *("no hour", "another day", "two days", "midnight of UTC", "filed days later", "another company"),
    ],
)
def test_a_report_is_borne_out_by_its_row(answer: Callable[..., bool | None], row: str, holds: bool) -> None:
    assert answer(row) is holds


@pytest.mark.parametrize(
    ("other", "holds"),
    [
        ("", False),
        ("INTC,2026-01-22,amc,0.15,0.21,,,,finnhub,,2026-01-23,reported,,,,", True),
        ("INTC,2026-01-22,amc,0.1,0.2,,,,yahoo,,2026-01-23,reported,,,,", False),
        ("INTC,2026-01-22,amc,0.15,0.25,,,,finnhub,,2026-01-23,reported,,,,", False),
        ("INTC,2026-01-22,amc,0.25,0.21,,,,finnhub,,2026-01-23,reported,,,,", False),
    ],
    ids=["one source", "two that agree", "the same twice", "another figure", "another sign"],
)
def test_better_than_expected_needs_two_sources(
    answer: Callable[..., bool | None], other: str, holds: bool
) -> None:
    row = "INTC,2026-01-22,amc,0.1,0.2,,,,yahoo,16:00,2026-01-23,reported,,,,"
    text = "전날 장 마감 후 예상을 웃도는 실적을 발표한 인텔은 내렸다."
    assert answer(f"{row}\n{other}", text, "better") is holds


def test_a_report_that_is_ahead_is_soon(answer: Callable[..., bool | None]) -> None:
    text = "실적 발표를 앞둔 인텔은 내렸다."
    assert answer("INTC,2026-01-23,amc,,,,,,nasdaq-sched,,2026-01-26,scheduled,,,,", text, "soon") is True
    assert answer("INTC,2026-03-23,amc,,,,,,nasdaq-sched,,2026-03-24,scheduled,,,,", text, "soon") is False


def test_causal_words_are_seen_beside_an_event_alone() -> None:
    assert causes.beside("실적 부진 소식에 인텔이 급락했다.") == "소식에"
    assert not causes.beside("전날 실적을 발표한 인텔은 급락했다.")
    assert not causes.beside("관세 우려 때문에 지수가 내렸다.")


def test_a_plant_that_stands_nowhere_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(
        '[[article]]\nday = 2026-01-23\ntext = "인텔 급락"\n[[article.wrong]]\nwords = "애플"\n',
        encoding="utf-8",
    )
    with pytest.raises(ValueError, match="bad 1: no sentence has the words '애플'"):
        list(plants.read(path))


CHANGES: dict[str, tuple[str, str]] = {
    "another hour": ("전날 장 마감 후", "이날 개장 전"),
    "an hour of the session": ("전날 장 마감 후", "이날 장중"),
    "a cause": (r"(?=분기 실적을)", "실적 부진 소식에 "),
    "another company": (
        r"(?<=실적을 발표한 ).*?\([A-Z][^)]*\)",
        "골판지 업체 스머핏웨스트록(Smurfit Westrock)",
    ),
}
"""What is changed in a printed sentence -> where it stands, and what stands there then."""


@pytest.mark.slow
@pytest.mark.parametrize("day", ["2025-01-30", "2025-07-31", "2026-01-23"])
def test_a_printed_article_is_borne_out_and_a_change_in_it_is_found(
    day: str, held_store: Store, judge: Judge
) -> None:
    session = dt.date.fromisoformat(day)
    printed = Printed(pipeline.build(held_store, session, "us-close"))
    sentences = [(each.place, each.text) for each in printed.sentences if not each.quoted]
    found = judge.read(sentences, session, "us-close")
    assert not found.false
    assert not found.causal
    assert not found.unread
    reported = {one.sentence for one in found.verdicts if one.kind == "report"}
    assert reported
    for what, (words, put) in CHANGES.items():
        for text in reported:
            changed = re.sub(words, put, text, count=1)
            if changed != text:
                again = judge.read([("stocks", changed)], session, "us-close")
                assert again.false or again.causal, (what, changed)
