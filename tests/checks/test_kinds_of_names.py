"""English names and codes of another company, and a band's members, held against lists made here."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.checks import Look
from newsgen.checks.words import english, tickers
from newsgen.checks.words.rosters import check as rosters
from newsgen.claims import Copy, Names
from newsgen.model import Instrument

LISTED = [
    Instrument(symbol="CL", english="Colgate-Palmolive", korean="콜게이트-팔몰리브"),
    Instrument(symbol="CRWD", english="CrowdStrike", korean="크라우드스트라이크"),
    Instrument(symbol="COIN", english="Coinbase", korean="코인베이스"),
    Instrument(symbol="WTI", english="W&T Offshore", korean="W&T 오프쇼어"),
    Instrument(symbol="POSH", english="POSCO Holdings", korean="포스코홀딩스"),
    Instrument(symbol="POSM", english="POSCO FUTURE M", korean="포스코퓨처엠"),
    Instrument(symbol="NVDA", english="Nvidia", korean="엔비디아"),
    Instrument(symbol="INTC", english="Intel", korean="인텔"),
    Instrument(symbol="MU", english="Micron", korean="마이크론"),
]


def _look(text: str) -> Look:
    return Look(
        copy=Copy(text), names=Names(LISTED, {}, "us"), home="us", day=dt.date(2025, 8, 13), grounds={}
    )


def _told(check, text: str) -> list[str]:
    return [text[one.start : one.end] for one in check(_look(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("클로락스(Colgate-Palmolive)는 내렸다.", ["Colgate-Palmolive"]),
        ("콜게이트파몰리브(Colgate-Palmolive)는 내렸다.", []),
        ("포스코퓨처엠(POSCO Holdings)이 올랐다.", ["POSCO Holdings"]),
        ("포스코퓨처엠(POSCO Future M)이 올랐다.", []),
    ],
)
def test_english_of_another_company(text: str, found: list[str]) -> None:
    assert _told(english.check, text) == found


def test_the_code_of_another_company_behind_a_name_of_no_list() -> None:
    told = "코인베이스(COIN)와 서클({})이 뛰었다. 원유(WTI)도 올랐다."
    assert _told(tickers.check, told.format("CRWD")) == ["CRWD"]
    assert _told(tickers.check, told.format("CRCL")) == []
    assert _told(tickers.check, "서클(CRWD)이 뛰었다.") == []  # a text that gives names no codes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("반도체 ‘4인방’ 엔비디아(2.92%), 인텔(3.46%), 마이크론(2.42%)이 모두 내렸다.", 1),
        ("반도체 ‘3인방’ 엔비디아(2.92%), 인텔(3.46%), 마이크론(2.42%)이 모두 내렸다.", 0),
        ("반도체 3사 가운데 엔비디아와 인텔이 내렸다.", 0),
        ("반도체 ‘4인방’ 엔비디아, 인텔, 마이크론 등이 내렸다.", 0),
        ("엔비디아만 올랐다. 인텔(3.70%), 마이크론(3.06%)까지 나머지 세 곳은 내렸다.", 1),
        ("엔비디아만 올랐다. 인텔(3.70%), 마이크론(3.06%)까지 나머지 두 곳은 내렸다.", 0),
    ],
)
def test_a_band_has_as_many_members_as_it_says(text: str, found: int) -> None:
    assert len(list(rosters(_look(text)))) == found
