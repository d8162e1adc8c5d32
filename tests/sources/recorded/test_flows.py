"""``flows/investors*.csv``: read whole, refused by line, provisional and final told apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgen.errors import ImportRefused
from newsgen.sources.batch import Batch, Flow
from newsgen.sources.recorded import folder

HEAD = "date,market,individual,foreign,institution,other_corp,pension,as_of"
DAY = dt.date(2025, 10, 27)
FINAL = "2025-10-27,KOSPI,-7968.53,6470.78,2343.13,-845.39,120.5,"
EARLY = "2025-10-27,KOSPI,-7900,6400,2340,-840,,15:40"


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Batch]:
    def write(*lines: str, name: str = "investors.csv") -> Batch:
        (tmp_path / "flows").mkdir(exist_ok=True)
        (tmp_path / "flows" / name).write_text("\n".join(lines), encoding="utf-8")
        return folder.read(tmp_path)

    return write


def test_a_file_of_flows_is_enough_of_a_folder(read):
    batch = read(HEAD, FINAL, EARLY)
    assert batch.flows == (
        Flow("KOSPI", DAY, "", -7968.53, 6470.78, 2343.13, -845.39, pension=120.5),
        Flow("KOSPI", DAY, "15:40", -7900.0, 6400.0, 2340.0, -840.0),
    )
    assert not batch.is_empty
    assert any("잠정치 1건" in one for one in batch.notices)


def test_what_a_desk_need_not_give_may_be_away(read):
    (flow,) = read("date,market,individual,foreign,institution", "2025/10/27,KOSDAQ,-2946.04,2376.44,").flows
    assert flow == Flow("KOSDAQ", DAY, "", -2946.04, 2376.44)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("2025-10-27,NYSE,1,2,3,-6,,", "모르는 시장입니다: 'NYSE'.*KOSPI, KOSDAQ"),
        ("2025-10-25,KOSPI,1,2,3,-6,,", "2025-10-25: KOSPI가 열리지 않은 날"),
        ("2025-10-27,KOSDAQ,-7968.53,6470.78,2343.13,845.39,,", r"더하면 0이어야 하는데 1,690\.77억원"),
        ("2025-10-27,KOSDAQ,,,,5,,", "individual, foreign, institution 값이 모두 비었습니다"),
        ("2025-10-27,KOSDAQ,1,2,3,-6,,15시", "as_of 값이 시각이 아닙니다"),
        ("2025-10-27,KOSDAQ,1,2,x,-6,,", "institution 값이 숫자가 아닙니다"),
        (FINAL, r"같은 날이 두 번 있습니다\(2행\)"),
        (EARLY.replace("-7900", "-7901"), r"15:40: 같은 날이 두 번 있습니다\(3행\)"),
    ],
)
def test_a_row_that_cannot_be_is_refused_by_its_line(read, line, why):
    with pytest.raises(ImportRefused, match=rf"investors\.csv 4행: .*{why}"):
        read(HEAD, FINAL, EARLY, line)


@pytest.mark.parametrize(("off", "refused"), [(1.9, False), (2.1, True)])
def test_four_investors_sum_up_to_within_two(read, off, refused):
    line = f"2025-10-27,KOSPI,-10,4,4,{2 + off},,"
    if refused:
        with pytest.raises(ImportRefused, match="2행"):
            read(HEAD, line)
    else:
        assert len(read(HEAD, line).flows) == 1


def test_two_files_may_repeat_each_other_and_not_differ(read):
    read(HEAD, FINAL)
    assert len(read(HEAD, FINAL, name="investors_2025.csv").flows) == 1
    with pytest.raises(ImportRefused, match="다른 파일의 수치와 다릅니다"):
        read(HEAD, FINAL.replace("120.5", "121"), name="investors_2025.csv")
