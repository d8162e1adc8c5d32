"""The recorded table of releases: read strictly, refused whole with the line, no figure made up."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.errors import ImportRefused
from newsgen.sources.batch import Release
from newsgen.sources.recorded import folder
from tests.recorded import FED

HEAD = "release_date,event,actual,forecast,previous"
MACRO = FED / "us_macro_releases.csv"


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.fixture
def read(tmp_path):
    def write(*lines: str, head: str = HEAD, name: str = "us_macro_releases.csv") -> list[Release]:
        (tmp_path / name).write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
        batch = folder.read(tmp_path)
        write.notices = batch.notices
        return list(batch.releases)

    return write


def test_figures_and_periods(read):
    assert read(
        "2025-08-12,CPI (YoY) (Jul),2.7%,2.8%,2.7%",
        "2026-08-07,Nonfarm Payrolls (Jul),-23K,85K,20K",
        "2026-01-09,Nonfarm Payrolls (Dec),1.05M,,",
        "2025-08-14,Initial Jobless Claims,224K,225K,227K",
        "2025-08-01,ISM Manufacturing PMI (Jul),48.0,49.5,49",
        "2025-09-17,Fed Interest Rate Decision,4.25%,4.25%,4.50%",
        "2024-11-14,CPI (MoM) (Oct),0.0%,0.1%,-0.1%",
    ) == [
        Release("CPI_YOY", day("2025-07-01"), day("2025-08-12"), 2.7, 2.8, 2.7),
        Release("PAYROLLS", day("2026-07-01"), day("2026-08-07"), -23, 85, 20),
        Release("PAYROLLS", day("2025-12-01"), day("2026-01-09"), 1050),
        Release("CLAIMS", day("2025-08-03"), day("2025-08-14"), 224, 225, 227),
        Release("ISM_MANUFACTURING", day("2025-07-01"), day("2025-08-01"), 48.0, 49.5, 49.0),
        Release("FED_RATE", None, day("2025-09-17"), 4.25, 4.25, 4.5),
        Release("CPI_MOM", day("2024-10-01"), day("2024-11-14"), 0.0, 0.1, -0.1),
    ]


def test_a_release_that_did_not_come_is_no_zero(read):
    (due,) = read("2025-10-10,Nonfarm Payrolls (Sep),,52K,22K")
    assert due.actual is None
    assert due.forecast == 52


def test_the_week_of_claims_is_told_only_where_the_day_is_usual(read):
    found = read(
        "2025-11-18,Initial Jobless Claims,232K,,",  # a Tuesday: figures held back by the shutdown
        "2025-11-26,Initial Jobless Claims,216K,,",  # a Wednesday before a holiday
    )
    assert [one.period for one in found] == [None, day("2025-11-16")]


def test_a_revision_has_its_own_column(read):
    (one,) = read("2025-08-01,Nonfarm Payrolls (Jul),73K,106K,147K,14K", head=HEAD + ",revised")
    assert (one.previous, one.revised) == (147, 14)


def test_events_that_are_not_followed_are_told(read):
    assert read("2025-07-30,GDP (QoQ) (Q2),3.0%,2.5%,-0.5%") == []
    assert read.notices == ("us_macro_releases.csv: 다루지 않는 지표 1행을 건너뜀('GDP (QoQ) (Q2)')",)


def test_the_same_row_twice_is_one(read):
    row = "2025-08-12,CPI (YoY) (Jul),2.7%,2.8%,2.7%"
    assert len(read(row, row)) == 1


@pytest.mark.parametrize(
    ("row", "line", "why"),
    [
        ("2025-13-12,CPI (YoY) (Jul),2.7%,2.8%,2.7%", 3, "날짜가 아닙니다"),
        ("12.08.2025,CPI (YoY) (Jul),2.7%,2.8%,2.7%", 3, "날짜가 아닙니다"),
        ("2025-08-12,CPI (YoY) (Jul),2.7,2.8%,2.7%", 3, "actual 값을 읽을 수 없습니다: '2.7'"),
        ("2025-08-12,CPI (YoY) (Jul),2.7%,2.8K,2.7%", 3, "forecast 값을 읽을 수 없습니다"),
        ("2025-08-12,CPI (YoY) (Jul),27%,2.8%,2.7%", 3, "있을 수 없는 크기입니다: '27%'"),
        ("2025-08-14,Initial Jobless Claims,224,225K,227K", 3, "예: 224K"),
        ("2025-08-14,Initial Jobless Claims,224M,225K,227K", 3, "있을 수 없는 크기"),
        ("2025-08-14,Initial Jobless Claims,nan,225K,227K", 3, "읽을 수 없습니다"),
        ("2025-08-12,CPI (YoY) (Jul),<b>2.7%</b>,2.8%,2.7%", 3, "읽을 수 없습니다"),
        ("2025-08-12,CPI (YoY) (Jun),2.6%,2.8%,2.7%", 3, "다른 수치로 두 번"),
        ("2025-08-12,CPI (YoY) (Jul),2.7%,2.8%", 3, "칸이 5개여야"),
    ],
)
def test_a_doubtful_row_is_refused_with_its_line(read, row, line, why):
    with pytest.raises(ImportRefused) as refused:
        read("2025-08-12,CPI (YoY) (Jun),2.7%,2.8%,2.7%", row)
    told = str(refused.value)
    assert f"us_macro_releases.csv {line}행" in told
    assert why in told
    assert "아무것도 바꾸지 않았습니다" in told
    assert "\n" not in told


def test_two_tables_must_agree(read, tmp_path):
    (tmp_path / "releases-desk.csv").write_text(
        f"{HEAD}\n2025-08-12,CPI (YoY) (Jul),2.6%,2.8%,2.7%\n", encoding="utf-8"
    )
    with pytest.raises(ImportRefused, match="다른 파일의 수치와 다릅니다"):
        read("2025-08-12,CPI (YoY) (Jul),2.7%,2.8%,2.7%")


def test_the_recorded_table():
    if not MACRO.is_file():
        pytest.skip(f"no recorded releases at {MACRO}")
    batch = folder.read(MACRO.parent)
    assert batch.notices == ()
    assert len(batch.releases) == 662  # 663 lines, one of them the header
    found = {(one.code, str(one.date)): one for one in batch.releases}
    assert found["CPI_YOY", "2025-08-12"][3:6] == (2.7, 2.8, 2.7)
    assert found["PAYROLLS", "2025-08-01"][3:6] == (73, 106, 14)
    assert found["CPI_YOY", "2025-11-13"].actual is None  # October 2025, which never came
    assert sum(one.actual is None for one in batch.releases) == 49  # rows with an empty cell, by awk
