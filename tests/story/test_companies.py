"""What companies and universes are called: the desk first, then the brokers, and nothing that misreads."""

from __future__ import annotations

import csv
import re

import pytest

from newsgen.config import Style
from newsgen.korean.names import clean_broker
from newsgen.model import Instrument
from newsgen.resources import table
from newsgen.story.companies import Listed, company
from newsgen.story.names import Names
from tests.recorded import MARKET


def listed(symbol: str, english: str, korean: str | None) -> dict[str, Instrument]:
    return {symbol: Instrument(symbol=symbol, english=english, korean=korean)}


def named(symbol: str, english: str, korean: str | None):
    return Names(listed(symbol, english, korean), Style())[symbol]


def test_the_desk_s_spelling_goes_before_the_brokers():
    assert named("CC", "CHEMOURS CO/THE", "케무어스").full == "케머스(Chemours)"


def test_a_broker_s_name_is_cleaned():
    name = named("CALX", "Calix Inc. Common Stock", "캘릭스 홀딩스")
    assert name == ("캘릭스(Calix)", "캘릭스", "캘릭스", False)


def test_english_in_capitals_is_not_printed_beside_the_korean():
    assert named("CALX", "CALIX INC", "캘릭스").full == "캘릭스(CALIX)"
    assert named("CALX", "CALIX NETWORKS INC", "캘릭스").full == "캘릭스"


@pytest.mark.parametrize("korean", [None, "", "DREAM FINDERS", "MARA Holdings", "()"])
def test_no_korean_name_is_english_with_a_flag(korean):
    assert named("ZZZ", "Zed Labs Inc.", korean) == ("Zed Labs", "Zed Labs", "Zed Labs", True)


@pytest.mark.parametrize(
    ("symbol", "english", "korean", "printed"),
    [
        ("NDAQ", "Nasdaq Inc. Common Stock", "나스닥", "Nasdaq Inc."),
        ("L", "Loews Corporation", "로우스", "Loews"),
        ("INCY", "Incyte Corp. Common Stock", "인사이트", "Incyte"),
        ("DOLE", "Dole plc Ordinary Shares", "돌", "Dole"),
    ],
)
def test_what_reads_as_something_else_is_english_with_a_flag(symbol, english, korean, printed):
    name = named(symbol, english, korean)
    assert (name.full, name.doubtful) == (printed, True)
    assert company(symbol, listed(symbol, english, korean)[symbol]).why


def test_the_name_of_another_company_is_found_without_a_table():
    name = named("ZZZ", "Zed Apples Inc.", "애플")
    assert (name.short, name.doubtful) == ("Zed Apples", True)
    assert "AAPL" in company("ZZZ", listed("ZZZ", "Zed Apples", "애플")["ZZZ"]).why
    assert named("BRK-A", "Berkshire Hathaway Inc.", "버크셔 해서웨이 A").short == "버크셔해서웨이"


def test_the_table_of_doubts_is_clean_and_needed():
    with table("names_doubted.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, strict=True))
    symbols = [row["symbol"] for row in rows]
    assert symbols == sorted(set(symbols))
    with table("names.csv").open(encoding="utf-8", newline="") as lines:
        desk = {row["symbol"] for row in csv.DictReader(lines)}
    assert not desk & set(symbols), "the desk's own table goes first: the doubt would never be asked"
    for row in rows:
        assert row["why"].endswith("니다"), row
        assert not row["korean"] or clean_broker(row["korean"]), row


def test_a_universe_without_a_list_of_the_time_is_only_like_it():
    covered, uncovered = Names({}, Style()), Names({}, Style(), frozenset({"russell2000", "sp500"}))
    assert covered["russell2000"].full == "러셀2000지수 구성 종목"
    assert uncovered["russell2000"][:3] == ("미국 소형주", "미국 소형주", "소형주")
    assert uncovered["sp500"].short == "미국 대형주"
    assert uncovered["^RUT"].full == "러셀2000지수"


def names(*rows: tuple[str, str, str]) -> Names:
    return Names({row[0]: listed(*row)[row[0]] for row in rows}, Style())


def test_a_name_is_not_shortened_to_the_beginning_of_another_company_s():
    both = names(
        ("PGRE", "Paramount Group Inc. Common Stock", "파라마운트 그룹"),
        ("PSKY", "Paramount Skydance Corporation", "파라마운트 스카이댄스"),
        ("ZED", "Zedlabs Holdings Inc.", "제드랩스 홀딩스"),
    )
    assert both["PGRE"].full == "파라마운트그룹(Paramount Group)"
    assert both["ZED"].short == "제드랩스"
    alone = names(
        ("ZZZ", "Zed Group Inc.", "제드글로벌 그룹"), ("YYY", "Zedglobe Tankers", "제드글로벌탱커스")
    )
    assert alone["ZZZ"].short == "제드글로벌", "another word of English is another company to a reader"


def test_two_companies_that_a_list_calls_the_same_are_called_by_their_english_names():
    both = names(("AAA", "Orion S.A.", "오리언"), ("BBB", "Orion Group Holdings Inc.", "오리언 그룹"))
    assert (both["AAA"].full, both["BBB"].full) == ("Orion", "오리언그룹(Orion Group Holdings)")
    same = names(("AAA", "Zed Bancorp", "제드뱅코프"), ("BBB", "Zedd Bancorp", "제드 뱅코프"))
    assert (same["AAA"].full, same["BBB"].full) == ("Zed Bancorp", "Zedd Bancorp")
    assert same["AAA"].doubtful
    classes = names(("AAA", "Zed Inc. Class A", "제드랩스 A"), ("BBB", "Zed Inc. Class C", "제드랩스 C"))
    assert classes["AAA"].full == classes["BBB"].full == "제드랩스(Zed)"


@pytest.mark.parametrize("korean", ["애플 +30%", "<b>애플</b>", "애플\u202e", "가" * 41])
def test_a_stored_name_that_no_article_may_print_gives_way_to_the_english(korean):
    name = named("ZZZ", "Zed Labs Inc.", korean)
    assert (name.full, name.doubtful) == ("Zed Labs", True)
    assert "한글 이름을 쓰지 않습니다" in company("ZZZ", listed("ZZZ", "Zed", korean)["ZZZ"]).why
    assert named("ZZZ", "<script>Zed", korean).full == "ZZZ"


@pytest.mark.skipif(not MARKET.exists(), reason="the recorded market is not here")
def test_no_two_listed_companies_print_the_same_name():
    with (MARKET / "instruments.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["english"]]
    instruments = {
        row["symbol"]: Instrument(symbol=row["symbol"], english=row["english"], korean=row["korean"] or None)
        for row in rows
    }
    everyone, called = Listed(instruments), Names(instruments, Style())
    of: dict[str, dict[str, str]] = {}
    for symbol, one in instruments.items():
        name = called[symbol]
        of.setdefault(name.short, {})[symbol] = company(symbol, one, everyone).english
        assert len(name.full) <= 80, symbol
        assert not re.search(r"^\d+ |[A-Z0-9] [A-Z0-9]|& |[%<>]", name.short) or name.doubtful, name
    shared = {short: found for short, found in of.items() if len(set(found.values())) > 1}
    assert not shared
    assert {tuple(sorted(found)) for found in of.values() if len(found) > 1} == {
        *(("BATRA", "BATRK"), ("BELFA", "BELFB"), ("CENT", "CENTA"), ("ECHO", "SATS"), ("FOX", "FOXA")),
        *(("GOOG", "GOOGL"), ("LILA", "LILAK"), ("NWS", "NWSA"), ("RUSHA", "RUSHB")),
    }, "shares of one company"
    assert (called["PGRE"].short, called["NBHC"].short) == ("파라마운트그룹", "내셔널뱅크홀딩스")


def test_the_seven_stand_without_their_english_and_others_have_it_at_the_first_mention():
    names = Names({}, Style())
    assert [names[one].full for one in ("NVDA", "META", "GOOGL", "TSLA")] == [
        "엔비디아",
        "메타",
        "알파벳",
        "테슬라",
    ]
    assert names["CVNA"].full == "카바나(Carvana)"
    assert names["CVNA"].short == "카바나"
    assert names["ORCL"].full == "오라클", "a household name"
