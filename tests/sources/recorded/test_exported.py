"""Files of a terminal, as the settings' tables tell them: what is read, and what is refused with its line."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner

from newsgen import config
from newsgen.calendars import SEOUL
from newsgen.cli import main
from newsgen.config import Import
from newsgen.errors import ConfigProblem, ImportRefused
from newsgen.sources.recorded import folder
from newsgen.sources.recorded.exported import Exports
from newsgen.store import Store
from tests.markets import KR
from tests.recorded import in_memory

DAY = dt.date(2025, 10, 27)
PRICES = {
    "date": "일자",
    "symbol": "종목코드",
    "market": "시장",
    "close": "종가",
    "open": "시가",
    "volume": "거래량",
}
HEADER = "일자,종목코드,종목명,시장,시가,종가,거래량\n"
FLOWS = {
    "date": "일자", "market": "시장", "individual": "개인", "foreign": "외국인", "institution": "기관",
    "other_corp": "기타법인",
}  # fmt: skip


def table(**given: Any) -> Import:
    return msgspec.convert({"columns": PRICES, **given}, Import)


def read(place: Path, one: Import, known: frozenset[str] = frozenset()) -> dict[str, tuple[float, ...]]:
    """Read a folder; return close, open and volume by symbol."""
    batch = folder.read(place, exports=Exports({"desk": one}, known))
    return {price.symbol: (price.close, price.open, price.volume) for price in in_memory(batch.prices)}


def refused(place: Path, one: Import) -> str:
    with pytest.raises(ImportRefused) as problem:
        read(place, one)
    return str(problem.value).removesuffix(" (아무것도 바꾸지 않았습니다)")


ROWS = (
    '2025/10/27,A005930,삼성전자,유가증권,"101,300","102,000","22,170"\n'
    '20251027,247540,에코프로비엠,KOSDAQ,-,"172,900","5,785"\n'
    '2025.10.27,코스피,코스피,,"3,999.79","4,042.83",-\n'
    "2025-10-27,^KQ11,코스닥,코스닥,890.23,902.70,-\n"
)
FOUND = {
    "005930.KS": (102_000.0, 101_300.0, 22_170_000.0),
    "247540.KQ": (172_900.0, None, 5_785_000.0),
    "^KS11": (4042.83, 3999.79, None),
    "^KQ11": (902.7, 890.23, None),
}


@pytest.mark.parametrize("written", ["cp949", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("told", [True, False])
def test_thousands_dashes_dates_and_symbols_are_read_in_any_encoding(tmp_path, written, told):
    (tmp_path / "시세.csv").write_text(HEADER + ROWS, encoding=written)
    encoding = written.removesuffix("-sig") if told else ""
    assert read(tmp_path, table(units={"volume": "천주"}, encoding=encoding)) == FOUND


def test_tabs_part_columns_as_well(tmp_path):
    (tmp_path / "시세.txt").write_text("일자\t종목코드\t종가\n20251027\tU001\t4,042.83\n", encoding="cp949")
    one = table(
        files="*.txt",
        columns={"date": "일자", "symbol": "종목코드", "close": "종가"},
        symbols={"U001": "^KS11"},
    )
    assert read(tmp_path, one) == {"^KS11": (4042.83, None, None)}


def test_the_day_of_a_file_s_name_and_the_market_that_is_known(tmp_path):
    (tmp_path / "마감_20251027.csv").write_text("코드,종가\n005930,102000\n247540,172900\n", encoding="utf-8")
    one = table(columns={"symbol": "코드", "close": "종가"})
    known = frozenset({"005930.KS", "247540.KQ", "000660.KS"})
    assert {*read(tmp_path, one, known)} == {"005930.KS", "247540.KQ"}
    assert refused(tmp_path, one).startswith("마감_20251027.csv 2행: 005930: 코스피 종목인지 코스닥 종목인지")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            "2025-10-27,5930,삼성전자,코스피,,102000,\n",
            "3행: 종목 기호가 아닙니다: '5930'. 종목코드는 여섯 자리입니다",
        ),
        ("2025-10-27,삼성,삼성전자,코스피,,102000,\n", "3행: 종목 기호가 아닙니다: '삼성'"),
        ("2025-10-27,005930,삼성전자,코넥스,,102000,\n", "3행: 모르는 시장입니다: '코넥스'"),
        ("2025-10-27,005930,삼성전자,코스피,,십만,\n", "3행: close 값이 숫자가 아닙니다: '십만'"),
        ("2025-10-27,005930,삼성전자,코스피,,-102000,\n", "3행: close 값이 음수입니다"),
        ("27/10/2025,005930,삼성전자,코스피,,102000,\n", "3행: date 값이 날짜가 아닙니다"),
        ("2025-10-27,005930,삼성전자,코스피,102000\n", "3행: 칸이 7개여야 하는데 5개입니다"),
        ("2025-10-27,005930,삼성전자,코스피,,1,02000,\n", "3행: 칸이 7개여야 하는데 8개입니다"),
    ],
)
def test_a_mistake_is_one_line_with_the_file_and_the_line(tmp_path, row, said):
    (tmp_path / "시세.csv").write_text(HEADER + ROWS.splitlines(keepends=True)[0] + row, encoding="cp949")
    told = refused(tmp_path, table())
    assert told.startswith(f"시세.csv {said}"), told
    assert "\n" not in told


def test_a_column_that_is_not_there_and_another_encoding(tmp_path):
    (tmp_path / "시세.csv").write_text("일자,종목코드,시장,시가,거래량\n", encoding="cp949")
    assert refused(tmp_path, table()).startswith(
        "시세.csv 1행: 열이 없습니다: 종가(columns의 close). [import.desk]"
    )
    assert refused(tmp_path, table(encoding="utf-8")).startswith(
        "시세.csv 1행: UTF-8이 아닙니다. [import.이름]의 encoding"
    )


def test_a_market_value_is_told_in_whatever_the_terminal_tells_it(tmp_path):
    """Samsung Electronics on 2025-10-27: 603.8 trillion won."""
    (tmp_path / "시세.csv").write_text(
        '일자,종목코드,시장,종가,시가총액\n20251027,A005930,코스피,"102,000","603,803,068"\n',
        encoding="cp949",
    )
    columns = {name: PRICES[name] for name in ("date", "symbol", "market", "close")} | {
        "market_cap": "시가총액"
    }
    one = table(columns=columns, units={"market_cap": "백만원"})
    (price,) = in_memory(folder.read(tmp_path, exports=Exports({"desk": one})).prices)
    assert price.market_cap == pytest.approx(603_803_068)


def test_each_file_is_read_by_the_table_that_fits_it(tmp_path):
    (tmp_path / "a.csv").write_text(HEADER + ROWS, encoding="cp949")
    (tmp_path / "b.csv").write_text("일자,지수,종가\n20251027,코스피200,565.69\n", encoding="cp949")
    two = table(columns={"date": "일자", "symbol": "지수", "close": "종가"})
    batch = folder.read(tmp_path, exports=Exports({"stocks": table(), "indices": two}))
    assert {price.symbol for price in in_memory(batch.prices)} == {*FOUND, "^KS200"}


def flows(place: Path, written: str, **given: Any) -> list[str]:
    """Return the lines of what investors bought, in the layout; the file was written at a time of Seoul."""
    path = place / "수급.csv"
    path.write_text(
        "일자,시장,개인,외국인,기관,기타법인\n"
        '20251024,유가증권,"-2,000,473","575,575","1,405,425","19,473"\n'
        '20251027,유가증권,"-796,853","647,078","234,313","-84,538"\n'
        '20251027,코스닥,"-294,604","237,644","187,591","-130,631"\n',
        encoding="cp949",
    )
    moment = dt.datetime.fromisoformat(written).replace(tzinfo=SEOUL).timestamp()
    os.utime(path, (moment, moment))
    units = dict.fromkeys(("individual", "foreign", "institution", "other_corp"), "백만원")
    into = place / "into"
    into.mkdir()
    one = msgspec.convert({"columns": FLOWS, "units": units, **given}, Import)
    (found,) = Exports({"desk": one}).read([path], into).flows
    return found.read_text(encoding="utf-8").splitlines()


def test_what_investors_bought_is_told_in_a_hundred_million_won_with_its_time(tmp_path):
    assert flows(tmp_path, "2025-10-27T15:45") == [
        "date,market,as_of,individual,foreign,institution,other_corp",
        "20251024,KOSPI,,-20004.73,5755.75,14054.25,194.73",
        "20251027,KOSPI,15:45,-7968.53,6470.78,2343.13,-845.38",
        "20251027,KOSDAQ,15:45,-2946.04,2376.44,1875.91,-1306.31",
    ]


def test_on_the_day_of_the_exam_it_is_final_an_hour_later(tmp_path):
    """2025-11-13: the session closed at 16:30."""
    path = tmp_path / "수급.csv"
    for clock, told in (("18:30", ",18:30,"), ("19:00", ",,")):
        path.write_text("일자,시장,개인,외국인,기관,기타법인\n20251113,KOSPI,-1,0,1,0\n", encoding="cp949")
        moment = dt.datetime.fromisoformat(f"2025-11-13T{clock}").replace(tzinfo=SEOUL).timestamp()
        os.utime(path, (moment, moment))
        (tmp_path / clock).mkdir()
        exports = Exports({"desk": msgspec.convert({"columns": FLOWS}, Import)})
        (found,) = exports.read([path], tmp_path / clock).flows
        assert found.read_text(encoding="utf-8").splitlines()[1] == f"20251113,KOSPI{told}-1,0,1,0"


@pytest.mark.parametrize("written", ["2025-10-27T18:00", "2025-10-28T09:10"])
def test_from_the_evening_on_it_is_final(tmp_path, written):
    assert flows(tmp_path, written)[2] == "20251027,KOSPI,,-7968.53,6470.78,2343.13,-845.38"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ('columns = { symbol = "코드" }', "[import.desk] columns에 close가 없습니다"),
        ('columns = { close = "종가" }', "columns.symbol이나 symbol에"),
        ('columns = { 종가 = "close" }', "따옴표"),
        ('columns = { price = "종가" }', "columns.price: 쓸 수 있는 열은 date, symbol"),
        (
            'symbol = "^KS11"\ncolumns = { close = "종가" }\nunits = { close = "달러" }',
            "units.close = '달러': 원, 포인트",
        ),
        (
            'symbol = "^KS11"\ncolumns = { close = "종가" }\nunits = { volume = "주" }',
            "units.volume: columns에 적은",
        ),
        ('encoding = "johab"', '"cp949", "euc-kr", "utf-16", "utf-8"'),
        (
            'columns = { individual = "개인", foreign = "외국인", institution = "기관" }',
            "columns.market이나 market",
        ),
        ('files = "out/*.csv"', "폴더 없는 파일 이름"),
    ],
)
def test_a_table_that_cannot_be_used_is_one_line(tmp_path, given, said):
    path = tmp_path / "newsgen.toml"
    path.write_text(f"[import.desk]\n{given}\n", encoding="utf-8")
    with pytest.raises(ConfigProblem) as problem:
        config.load(path)
    assert said in str(problem.value)
    assert "\n" not in str(problem.value)


def test_import_alone_reads_the_folders_of_the_settings(tmp_path):
    (tmp_path / "단말").mkdir()
    (tmp_path / "단말" / "시세.csv").write_text(HEADER + ROWS, encoding="cp949")
    path = tmp_path / "newsgen.toml"
    columns = ", ".join(f'{ours} = "{called}"' for ours, called in PRICES.items())
    path.write_text(f'[import.desk]\nfolder = "단말"\ncolumns = {{ {columns} }}\n', encoding="utf-8")
    verb = ["--store", str(tmp_path / "s.sqlite"), "--config", str(path), "import"]
    done = CliRunner().invoke(main, verb)
    assert (done.exit_code, "시세 4건을 더하고" in done.stdout) == (0, True), done.output
    with Store.open(tmp_path / "s.sqlite") as store:
        assert store.of(KR).history(["^KS11"], DAY)["^KS11"].close.tolist() == [4042.83]
    (tmp_path / "단말" / "시세.csv").unlink()
    assert "[import.이름]의 files에 맞는 파일이 없습니다: *.csv" in CliRunner().invoke(main, verb).stderr
    (tmp_path / "단말").rmdir()
    assert "단말: 그런 폴더가 없습니다" in CliRunner().invoke(main, verb).stderr
    path.write_text("[newsroom]\n", encoding="utf-8")
    assert "[import.이름]에 folder" in CliRunner().invoke(main, verb).stderr
