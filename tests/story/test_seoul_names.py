"""What companies of Seoul are called, and the particles behind their names."""

from __future__ import annotations

import csv
import datetime as dt

import pytest

from newsgen.config import Style
from newsgen.korean import josa
from newsgen.korean.unfit import unfit_korean
from newsgen.model import Instrument
from newsgen.story.names import Names
from tests.markets import KR
from tests.recorded import DATA

LISTED = DATA / "kr" / "instruments.csv"


def called(symbol: str, korean: str | None, english: str = "English") -> Names:
    return Names({symbol: Instrument(symbol=symbol, english=english, korean=korean)}, Style())


def test_a_name_is_the_exchange_s_own_without_the_english():
    names = called("000660.KS", "SK하이닉스", "SK hynix")
    assert names["000660.KS"][:3] == ("SK하이닉스", "SK하이닉스", "SK하이닉스")
    assert called("001040.KS", "CJ 홀딩스")["001040.KS"].full == "CJ 홀딩스", "nothing is cut off"


def test_the_press_writes_some_otherwise():
    assert called("035420.KS", "NAVER")["035420.KS"].full == "네이버"
    assert called("005490.KS", "POSCO홀딩스")["005490.KS"].full == "포스코홀딩스"


@pytest.mark.parametrize(
    ("day", "name"),
    [(dt.date(2026, 3, 31), "LIG넥스원"), (dt.date(2026, 4, 1), "LIG디펜스앤에어로스페이스")],
)
def test_a_company_is_called_what_it_was_called_on_the_day(day, name):
    now = Instrument(symbol="079550.KS", english="LIG D&A", korean="LIG디펜스앤에어로스페이스")
    assert KR.named_on(day, {now.symbol: now})[now.symbol].korean == name
    assert KR.named_on(day, {}) == {}


def test_a_name_that_cannot_be_printed_is_not():
    name = called("000660.KS", "SK하이닉스 +30%", "SK hynix")["000660.KS"]
    assert (name.full, name.doubtful) == ("SK hynix", True)


@pytest.mark.parametrize(
    ("name", "topic", "subject", "both"),
    [
        ("SK하이닉스", "는", "가", "와"),
        ("LG에너지솔루션", "은", "이", "과"),
        ("HD현대중공업", "은", "이", "과"),
        ("에코프로비엠", "은", "이", "과"),
        ("F&F", "는", "가", "와"),
        ("3S", "는", "가", "와"),
        ("HLB", "는", "가", "와"),
        ("HPSP", "는", "가", "와"),
        ("KT&G", "는", "가", "와"),
        ("HMM", "은", "이", "과"),
        ("E1", "은", "이", "과"),  # 이원
        ("M83", "은", "이", "과"),  # 엠팔십삼
        ("예스24", "는", "가", "와"),
        ("카페24", "는", "가", "와"),
        ("SOOP", "은", "이", "과"),  # 숲
        ("NICE", "는", "가", "와"),
        ("LS ELECTRIC", "은", "이", "과"),
        ("KEC", "는", "가", "와"),  # 케이이씨
        ("S-Oil", "은", "이", "과"),
        ("삼성E&A", "는", "가", "와"),
    ],
)
def test_particles_follow_how_a_name_is_said(name, topic, subject, both):
    assert (josa(name, "은/는"), josa(name, "이/가"), josa(name, "과/와")) == (topic, subject, both)


def test_every_listed_name_can_be_printed_and_takes_one_particle():
    if not LISTED.is_file():
        pytest.skip(f"no recorded market at {LISTED}")
    with LISTED.open(encoding="utf-8-sig", newline="") as lines:
        names = [row["korean"] for row in csv.DictReader(lines) if not row["symbol"].startswith("^")]
    assert len(names) == 2538
    assert not [name for name in names if unfit_korean(name)]
    assert not [name for name in names if "(" in josa(name, "은/는")]
