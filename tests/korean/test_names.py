from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.korean import clean_broker, clean_english
from tests.recorded import MARKET
from tests.tables import each

LISTINGS = MARKET / "instruments.csv"


@each(
    [
        ("Chemours Company (The) Common Stock", "Chemours"),
        ("Dream Finders Homes Inc. Class A Common Stock", "Dream Finders Homes"),
        ("Arrowhead Pharmaceuticals Inc. Common Stock", "Arrowhead Pharmaceuticals"),
        ("Jack In The Box Inc.", "Jack in the Box"),
        ("Alphabet Inc. Class C Capital Stock", "Alphabet"),
        ("Hillenbrand Inc Common Stock", "Hillenbrand"),
        ("KKR & Co. Inc. Common Stock", "KKR"),
        ("Eli Lilly and Company Common Stock", "Eli Lilly"),
        ("Merck & Company Inc. Common Stock (new)", "Merck"),
        ("Johnson & Johnson Common Stock", "Johnson & Johnson"),
        ("Packaging Corporation of America Common Stock", "Packaging Corporation of America"),
        ("Southern Company (The) Common Stock", "Southern Company"),
        ("The Kraft Heinz Company Common Stock", "Kraft Heinz"),
        ("The Trade Desk Inc. Class A Common Stock", "The Trade Desk"),
        ("Iron Mountain Incorporated (Delaware)Common Stock REIT", "Iron Mountain"),
        ("FormFactor Inc. FormFactor Inc. Common Stock", "FormFactor"),
        (
            "Brookfield Infrastructure Corporation Brookfield Infrastructure Corporation",
            "Brookfield Infrastructure",
        ),
        ("Noble Corporation plc A Ordinary Shares", "Noble"),
        ("Commerce.com Inc. Series 1 Common Stock", "Commerce.com"),
        ("Chatham Lodging Trust (REIT) Common Shares of Beneficial Interest", "Chatham Lodging Trust"),
        ("Flagstar Bank N.A. Common Stock", "Flagstar Bank"),
        ("Stock Yards Bancorp Inc. Common Stock", "Stock Yards Bancorp"),
        ("ON Semiconductor Corporation Common Stock", "ON Semiconductor"),
        ("Ap\x00ple\ue000 Inc.\u200b Common\tStock", "Apple"),
        ("Generac Holdlings Inc. Common Stock", "Generac Holdings"),
        ("Colony Bankcorp Inc. Common Stock", "Colony Bankcorp"),
        ("Tectonic Therapeutic Inc. Common Stock", "Tectonic Therapeutic"),
        ("Compass Minerals Intl Inc Common Stock", "Compass Minerals International"),
        ("D/B/A Centerspace Common Stock", "Centerspace"),
        ("First Financial Bancorp. Common Stock", "First Financial Bancorp"),
        ("", ""),
    ]
)
def test_english(listed, expected):
    assert clean_english(listed) == expected


@each(
    [
        ("드림 파인더스 홈스", "드림파인더스홈스"),
        ("알파벳 A", "알파벳"),
        ("버크셔 해서웨이 B", "버크셔해서웨이"),
        ("로빈훗 마케츠", "로빈훗마케츠"),
        ("유나이티드헬스 그룹", "유나이티드헬스"),
        ("TKO 그룹 홀딩스", "TKO그룹홀딩스"),
        ("CME 그룹", "CME그룹"),
        ("루멘텀 홀딩스", "루멘텀"),
        ("씨티그룹", "씨티그룹"),
        ("슈퍼 그룹", "슈퍼그룹"),
        ("메타 플랫폼스(페이스북)", "메타플랫폼스"),
        ("A O 스미스", "AO스미스"),
        ("매코믹 앤드 컴퍼니", "매코믹"),
        ("매드리걸 파머슈티컬스", "매드리걸파마슈티컬스"),
        ("AMD", "AMD"),
        ("BANK OF NY MELLON CORPORATION", ""),
        ("애플\ue0a1\x07", "애플"),
        ("", ""),
    ]
)
def test_broker(listed, expected):
    assert clean_broker(listed) == expected


@each(
    [
        ("1 800 플라워스닷컴", "1-800-FLOWERS.COM", "1-800-플라워스닷컴"),
        ("G III 어패럴 그룹", "G-III Apparel Group", "G-III어패럴"),
        ("인터& CO", "Inter & Co", "인터앤드코"),
        ("인터 & CO", "INTER", "인터앤드코"),
        ("크리에이티브 미디어 & 커뮤니티", "", "크리에이티브미디어앤드커뮤니티"),
        ("C&F 파이낸셜", "C&F Financial", "C&F파이낸셜"),
        ("H&R 블록", "H&R Block", "H&R블록"),
        ("X 에너지", "X-Energy", "X에너지"),
        ("A 마크 프레셔스 메탈스", "A-Mark Precious Metals", "A마크프레셔스메탈스"),
        ("H20 아메리카", "H2O America", "H2O아메리카"),
        ("EXP 월드 홀딩스", "eXp World Holdings", "eXp월드홀딩스"),
        ("TRI 포인테 홈스", "Tri Pointe Homes", "TRI포인테홈스"),
        ("JB 헌트", "J.B. Hunt", "JB헌트"),
        ("3M", "3M", "3M"),
        ("WD 40", "WD-40", "WD-40"),
        ("8X8", "8x8", "8x8"),
        ("ROOT", "Root", "ROOT"),
        ("Root", "Root", ""),
    ]
)
def test_latin_letters_and_digits_are_written_as_in_the_english_name(listed, english, expected):
    assert clean_broker(listed, english) == expected


def test_spaces_may_stay():
    assert clean_broker("골드만 삭스 그룹 A", spaces=True) == "골드만 삭스"


@given(st.text(max_size=60))
def test_only_what_prints_comes_out(name):
    for cleaned in (clean_english(name), clean_broker(name)):
        assert cleaned.isprintable()
        assert cleaned == cleaned.strip()


@pytest.mark.skipif(not LISTINGS.exists(), reason="the recorded market is not here")
def test_every_listing_leaves_a_name():
    with LISTINGS.open(encoding="utf-8") as file:
        names = [row["english"] for row in csv.DictReader(file) if row["english"]]
    cleaned = [clean_english(name) for name in names]
    assert all(cleaned)
    ends = ("Stock", "Shares", "Inc", "Inc.", "Corp", "Corporation", "Ltd", "plc", "PLC", "Limited", ")")
    assert [name for name in cleaned if name.split()[-1] in ends and name != "News Corporation"] == []
