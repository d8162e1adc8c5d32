"""The desk's own tables: company names and sectors as the Korean press writes them."""

from __future__ import annotations

import csv
import datetime as dt
import re
import unicodedata

import pytest

from newsgen.resources import table

HANGUL = re.compile(r"[가-힣]")

# Names the press leaves in Latin letters and figures.
LATIN = {
    "3M", "AIG", "AMD", "ASML", "AT&T", "C3.ai", "CBRE", "CRH", "CSX", "EQT", "F5", "HP", "IBM",
    "KKR", "KLA", "MSCI", "RTX", "TJX", "TSMC", "UPS",
}  # fmt: skip
"""The eleven sectors of GICS."""

# Funds: their names keep the spaces a company's name drops.
FUNDS = {"IWM", "QQQ", "SPY"}

MODEL_ARTICLE = {
    "AAPL": ("애플", "Apple"),
    "MSFT": ("마이크로소프트", "Microsoft"),
    "AMZN": ("아마존", "Amazon"),
    "NVDA": ("엔비디아", "Nvidia"),
    "GOOGL": ("알파벳", "Alphabet"),
    "GOOG": ("알파벳", "Alphabet"),
    "META": ("메타", "Meta"),
    "TSLA": ("테슬라", "Tesla"),
    "CC": ("케머스", "Chemours"),
    "HI": ("힐렌브랜드", "Hillenbrand"),
    "DFH": ("드림파인더스홈즈", "Dream Finders Homes"),
    "JACK": ("잭인더박스", "Jack in the Box"),
    "ARWR": ("애로우헤드파마슈티컬스", "Arrowhead Pharmaceuticals"),
}

SECTORS = {
    "Communication Services", "Consumer Discretionary", "Consumer Staples", "Energy", "Financials",
    "Health Care", "Industrials", "Information Technology", "Materials", "Real Estate", "Utilities",
}  # fmt: skip


def rows(name: str) -> list[dict[str, str]]:
    with table(name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


NAMES = rows("names.csv")


@pytest.mark.parametrize(
    ("name", "header"),
    [("names.csv", "symbol,korean,english,checked"), ("sectors.csv", "english,korean")],
)
def test_the_file_is_clean_text(name: str, header: str) -> None:
    text = table(name).read_bytes().decode("utf-8")
    lines = text.split("\n")
    assert lines[0] == header
    assert lines[-1] == "", "the file ends with one line feed"
    assert "" not in lines[:-1]
    assert unicodedata.is_normalized("NFC", text)
    odd = {char for char in text if unicodedata.category(char)[0] in "CZ" and char not in " \n"}
    assert not odd


@pytest.mark.parametrize("name", ["names.csv", "sectors.csv"])
def test_every_cell_is_filled_and_trimmed(name: str) -> None:
    for row in rows(name):
        for value in row.values():
            assert isinstance(value, str), row  # a row too short or too long
            assert value, row
            assert value == " ".join(value.split()), row


def test_symbols_are_unique_and_sorted() -> None:
    symbols = [row["symbol"] for row in NAMES]
    assert symbols == sorted(set(symbols))
    assert all(re.fullmatch(r"[A-Z]{1,5}(-[A-Z])?", symbol) for symbol in symbols)
    assert len(symbols) >= 260


def test_korean_is_hangul_or_an_accepted_brand() -> None:
    for row in NAMES:
        korean = row["korean"]
        assert re.fullmatch(r"[가-힣A-Za-z0-9&. ]+", korean), row
        if not HANGUL.search(korean) and row["symbol"] not in FUNDS:
            assert korean in LATIN, row
            assert korean == row["english"], row


def test_every_accepted_brand_is_in_use() -> None:
    assert {row["korean"] for row in NAMES} >= LATIN


def test_company_names_are_written_without_spaces() -> None:
    assert {row["symbol"] for row in NAMES if " " in row["korean"]} == FUNDS


def test_english_is_plain_and_without_legal_form() -> None:
    legal = re.compile(r"\b(Inc|Corporation|Ltd|PLC|plc|N\.V|S\.A|Class [A-C]|Common Stock)\b|\bCorp\.")
    for row in NAMES:
        english = row["english"]
        assert re.fullmatch(r"[A-Za-z0-9&.'! -]+", english), row
        assert not legal.search(english), row


def test_one_korean_name_means_one_company() -> None:
    english: dict[str, str] = {}
    for row in NAMES:
        assert english.setdefault(row["korean"], row["english"]) == row["english"], row


def test_checked_is_a_date() -> None:
    for row in NAMES:
        assert dt.date.fromisoformat(row["checked"]) >= dt.date(2026, 1, 1), row


@pytest.mark.parametrize("symbol", MODEL_ARTICLE)
def test_the_model_articles_names_are_kept(symbol: str) -> None:
    found = {row["symbol"]: (row["korean"], row["english"]) for row in NAMES}
    assert found[symbol] == MODEL_ARTICLE[symbol]


def test_funds_are_present() -> None:
    assert {row["symbol"] for row in NAMES} >= FUNDS


def test_sectors_are_all_named_once_in_korean() -> None:
    sectors = rows("sectors.csv")
    english = [row["english"] for row in sectors]
    assert english == sorted(SECTORS)
    assert len({row["korean"] for row in sectors}) == len(SECTORS)
    assert all(re.fullmatch(r"[가-힣]+", row["korean"]) for row in sectors)
