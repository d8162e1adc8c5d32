"""What a person saves from Excel: read exactly where it means one thing, else refused by name."""

from __future__ import annotations

import datetime as dt
import math
import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsgen.errors import ImportRefused
from newsgen.sources.recorded import folder

HEAD = "symbol,date,open,high,low,close,volume"
WHEN = dt.date(2025, 8, 13)


def table(place: Path, body: bytes, name: str = "prices/a.csv") -> Path:
    path = place / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    return place


def quoted(*cells: str) -> str:
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)


def closes(place: Path, *cells: str) -> list[float]:
    """Import a table with these closes, a day each, and return what was read."""
    days = [(WHEN + dt.timedelta(days=at)).isoformat() for at in range(len(cells))]
    rows = [quoted("A", day, "", "", "", cell, "") for day, cell in zip(days, cells, strict=True)]
    prices = folder.read(table(place, "\n".join([HEAD, *rows]).encode())).prices
    return [price.close for price in prices]


def refused(place: Path) -> str:
    with pytest.raises(ImportRefused) as caught:
        folder.read(place)
    line = str(caught.value)
    assert line.isprintable()
    assert line.endswith("(아무것도 바꾸지 않았습니다)")
    return line


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (("6,466.58", "6,470.10"), [6466.58, 6470.1]),
        (("6,466.58", "6,470"), [6466.58, 6470.0]),
        (("1,234,567", "1,000"), [1234567.0, 1000.0]),
        (("6466.58", " 6,470.10 "), [6466.58, 6470.1]),
        (("6.46658e3", "6.47E+03"), [6466.58, 6470.0]),
        (("+6466.58", "6466."), [6466.58, 6466.0]),
    ],
)
def test_numbers_that_mean_one_thing_are_read(tmp_path, cells, read):
    assert closes(tmp_path, *cells) == read


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("6,466", "천 단위인지 소수점인지"),
        ("6466,58", "소수점은 .으로"),
        ("1.234,56", "소수점은 .으로"),
        ("0,123", "소수점은 .으로"),
        ("1,23,456.7", "소수점은 .으로"),
        ("12,34", "소수점은 .으로"),
        ("4.24%", "퍼센트 기호를"),
        ("(1234.5)", "괄호로 쓴"),
        ("(1,234.5)", "괄호로 쓴"),
        ("6466.58원", "단위를 빼고"),
        ("1.2M", "단위를 빼고"),
        ("$6466.58", "숫자만"),
        ("₩6,466.58", "소수점은"),
        ("6 466.58", "숫자만"),
        ("6'466.58", "숫자만"),
        ("−6466.58", "숫자만"),
        ("６４６６", "숫자만"),
        ("٦٤٦٦", "숫자만"),
        ("#DIV/0!", "숫자만"),
        ("-", "숫자만"),
        ("1_000", "숫자만"),
        ("0x10", "숫자만"),
        ("1.2.3", "숫자만"),
        ("True", "숫자만"),
    ],
)
def test_numbers_that_are_none_or_may_be_two_are_refused_by_line_column_and_hint(tmp_path, cell, told):
    with pytest.raises(ImportRefused) as caught:
        closes(tmp_path, "100.5", cell, "101")
    line = str(caught.value)
    assert line.startswith(f"a.csv 3행: close 값이 숫자가 아닙니다: '{cell}'(")
    assert told in line


def test_one_comma_for_a_point_makes_a_whole_column_doubtful(tmp_path):
    with pytest.raises(ImportRefused, match=r"a.csv 3행: close .*'6466,58'"):
        closes(tmp_path, "1234.5", "6466,58", "1,234.5")


@pytest.mark.parametrize(
    "written",
    [
        *("2025-08-13", "2025/08/13", "2025.08.13", "20250813", "2025-8-13", "2025/8/13", "2025.8.13"),
        *("2025. 8. 13.", "2025. 8. 13", " 2025-08-13 ", "2025-08-13 00:00", "2025-08-13 0:00:00"),
        "2025-08-13T00:00:00",
    ],
)
def test_dates_that_begin_with_the_year_are_read(tmp_path, written):
    place = table(tmp_path, f"{HEAD}\nA,{written},,,,5,\n".encode())
    assert [price.date for price in folder.read(place).prices] == [WHEN]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("45882", "일련번호"),
        ("45882.0", "일련번호"),
        ("13/08/2025", "차례"),
        ("08-13-2025", "차례"),
        ("25.8.13", "차례"),
        ("2025-13-08", ""),
        ("2025-02-29", ""),
        ("20250230", ""),
        ("2025-08/13", ""),
        ("2025-08-13 16:00", ""),
        ("2025-08-13+09:00", ""),
        ("13-Aug-2025", ""),
        ("2025년 8월 13일", ""),
        ("0025-08-13", "1900~2100"),
        ("99991231", "1900~2100"),
        ("2025", ""),
        ("２０２５-08-13", ""),
    ],
)
def test_dates_that_do_not_tell_are_refused(tmp_path, written, told):
    line = refused(table(tmp_path, f"{HEAD}\nA,2025-08-12,,,,5,\nA,{written},,,,5,\n".encode()))
    assert line.startswith(f"a.csv 3행: date 값이 날짜가 아닙니다(YYYY-MM-DD): '{written}'")
    assert told in line


NAMES = "symbol,english,korean\nA,A Corp,애플\nB,B Corp,뷁홀딩스\n"


@pytest.mark.parametrize(
    "body",
    [
        NAMES.encode("cp949"),
        NAMES.encode("utf-8-sig"),
        NAMES.encode("utf-16"),
        NAMES.replace(",", "\t").encode("utf-16"),
        NAMES.replace(",", ";").encode(),
        NAMES.replace(",", "\t").replace("\n", "\r\n").encode("cp949"),
        NAMES.replace("\n", "\r").encode(),
    ],
    ids=["cp949", "bom", "utf-16", "unicode text", "semicolons", "cp949 with tabs", "old mac"],
)
def test_what_excel_saves_is_read_the_same(tmp_path, body):
    place = table(table(tmp_path, HEAD.encode()), body, "instruments.csv")
    assert [(one.english, one.korean) for one in folder.read(place).instruments] == [
        ("A Corp", "애플"),
        ("B Corp", "뷁홀딩스"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "symbol,english\nA,Nestlé S.A.\n".encode("latin-1"),
        "symbol,english\nA,Société Générale\n".encode("cp1252"),
        "symbol,english,korean\nA,A,애플\n".encode("johab"),
        "symbol,english\nA,日本\n".encode("shift_jis") + b"\x80\xff",
        b"symbol,english\nA,\xff\xfe\n",
        "symbol,english\nA,B\n".encode("utf-16")[:-1],
    ],
)
def test_text_that_does_not_tell_its_letters_is_refused(tmp_path, body):
    line = refused(table(table(tmp_path, HEAD.encode()), body, "instruments.csv"))
    assert line.startswith("instruments.csv")
    assert re.search(r"UTF-8이 아닙니다|UTF-16이 아닙니다", line)


def test_numbers_with_a_decimal_comma_between_semicolons_are_refused(tmp_path):
    rows = f"{HEAD}\nA,2025-08-13,,,,{{}},\n".replace(",", ";")
    assert "'6466,58'" in refused(table(tmp_path, rows.format("6466,58").encode()))
    prices = folder.read(table(tmp_path, rows.format("6466.58").encode())).prices
    assert [price.close for price in prices] == [6466.58]


CELLS = st.one_of(
    st.text(alphabet=st.sampled_from("0123456789.,+-eE% ()\"'\t_x원$ninfaNAul/"), max_size=14),
    st.floats(allow_nan=True, allow_infinity=True).map(repr),
    st.decimals(allow_nan=False, allow_infinity=False, places=2).map(lambda value: f"{value:,}"),
    st.integers(-(10**9), 10**9).map(lambda value: f"{value:,}"),
    st.text(max_size=8),
)


def plain(cell: str) -> float | None:
    """Return what a plain reading of a cell gives: None where float() or thousands by commas give nothing."""
    text = cell.strip()
    if text in {"", "NaN", "nan", "NAN", "NA", "N/A", "null", "NULL", "None"}:
        return math.nan
    if re.fullmatch(r"[+-]?[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?", text):
        text = text.replace(",", "")
    if "_" in text or not text.isascii():
        return None
    try:
        return float(text)
    except ValueError:
        return None


@settings(max_examples=200, deadline=None)
@given(st.lists(CELLS, min_size=1, max_size=4))
@example(["1,234", "5"])
@example(["1e400"])
@example(["-0"])
@example(["5e-324"])
@example(["1.7976931348623157e308", "0.1"])
@example(["nan", "1,234.5"])
@example(["1.5 ", "\t2"])
@example(["1d5"])
@example([".", "+.5"])
@example(["FALSE"])
@example(["", "True", "false"])
@example(["0", "1", "1.0"])
def test_a_cell_is_read_as_float_reads_it_or_the_file_is_refused(tmp_path_factory, cells):
    place = tmp_path_factory.getbasetemp() / "cells"
    rows = [quoted((WHEN + dt.timedelta(days=at)).isoformat(), cell) for at, cell in enumerate(cells)]
    text = "\n".join(["date,DGS10", *rows])
    table(place, HEAD.encode())
    try:
        batch = folder.read(table(place, text.encode(errors="surrogatepass"), "rates_fx.csv"))
    except ImportRefused as error:
        told = str(error)
    else:
        told = ""
    assert told.isprintable()
    if told:
        return
    found = {rate.date: rate.value for rate in batch.rates}
    for at, cell in enumerate(cells):
        expected = plain(cell)
        assert expected is not None, f"{cell!r} was read"
        assert math.isfinite(expected) or math.isnan(expected), f"{cell!r} was read"
        read = found.get(WHEN + dt.timedelta(days=at), math.nan)
        assert read == expected or (math.isnan(read) and math.isnan(expected)), cell


@settings(max_examples=60, deadline=None)
@given(st.floats(min_value=1e-9, max_value=1e15))
def test_no_bit_of_a_price_is_lost(tmp_path_factory, value):
    place = tmp_path_factory.getbasetemp() / "bits"
    for written in (repr(value), f"{value:.17g}"):
        assert closes(place, written) == [float(written)]
