"""Kinds of sentences that are easily read wrong: each right one next to a wrong one of its kind.

Figures as published: on 2025-08-13 the S&P 500 rose 20.82 points (0.32 %) to 6,466.58, the Nasdaq 0.14 %, the
Russell 2000 1.98 %, Apple 1.60 %, VIX went from 14.73 to 14.49; on 2025-08-12 the S&P 500 closed at 6,445.76.
The Fed met on 29 and 30 July and on 16 and 17 September 2025; the minutes of July came out on 20 August.
"""

from __future__ import annotations

import pytest

from tests.checks.conftest import Found

OPENED = "13일(현지시간) S&P500지수는 20.82포인트(0.32%) 오른 6,466.58에 마감했다. "
RIGHT = {
    "reached by recording": "S&P500지수는 6,466.58을 기록해 이틀 연속 올랐다.",
    "the day before as a base": "S&P500지수는 전일 최고치에서 20.82포인트 더 오른 6,466.58로 마쳤다.",
    "a day as a base": "S&P500지수는 0.32% 올라 4월 8일의 저점에서 29% 넘게 되올랐다.",
    "how far it is to a base": OPENED + "7월 28일의 최고치까지는 9포인트쯤 남았다.",
    "so many days before": OPENED + "하루 전 6,445.76으로 세운 기록을 또 넘었다.",
    "a record of another day": OPENED + "이틀 전에 사상 최고치를 새로 쓴 러셀2000지수는 아니다.",
    "a noun that says the way": "러셀2000지수는 하루 상승률이 1.98%로 낮아졌다.",
    "why something moved": "애플(1.60%)은 유가 하락에 힘입었다.",
    "what the Fed sets": "10년물 금리는 내렸다. 연준은 7월 회의에서 기준금리를 4.25~4.50%로 동결했다.",
    "after hours": "애플은 정규장에서 1.60% 올랐으나 시간외거래에서는 두 자릿수로 밀렸다.",
    "a part of the day": "S&P500지수는 마감 전 한 시간 새 0.45% 올라 고점 부근에서 거래를 마쳤다.",
    "what a worth grew by": "애플이 올라 하루에 시가총액 약 3600억달러를 더했다.",
    "from and to": "변동성지수(VIX) 14.73→14.49",
    "the close before in brackets": "변동성지수(VIX)는 14.49(전장 14.73)였다.",
    "a weekday beside its date": "13일 수요일 러셀2000지수가 1% 넘게 올라 마감했다.",
    "decimals read aloud": "변동성지수(VIX)는 14.49를 기록했고 S&P500지수는 6,466.58로 마쳤다.",
    "digits that may be points": OPENED + "나스닥지수가 세 자릿수 오르지는 않았다.",
    "against what was expected": "실업률은 4.2%로 예상됐지만 4.1%로 낮게 나왔다.",
    "in brackets what was expected": "물가 상승률은 2.7%로 시장 예상(2.8%)을 밑돌았다.",
    "odds without the word": "금리 선물이 매긴 9월 전망은 인상 1%, 동결 5%, 인하 94%다.",
    "how long they meet": "연방공개시장위원회(FOMC)의 9월 회의는 16일부터 이틀간 열린다.",
    "when they met": "연방공개시장위원회(FOMC)는 2025년 7월 29~30일 회의에서 금리를 묶었다.",
    "a list with more": "애플과 아마존, 테슬라 등 기술주 세 종목이 올랐다.",
    "a list announced": "두 종목, 곧 애플과 아마존이 올랐다.",
    "those named": "애플이 올랐다. 아마존도 올랐다. 이들 두 종목의 이익은 늘었다.",
    "a holiday": "증시가 쉰 7월 4일을 지나 올랐다.",
    "the hour of the close": "S&P500지수는 오후 4시 정규장을 마쳤다.",
    "the same span": "이번 주 S&P500지수는 1.23% 올랐고 같은 기간 나스닥지수는 올랐다.",
    "several days": "러셀2000 이틀 상승률 5.03%, 4월 이후 최대",
    "a verb behind names": "애플·아마존 손잡자 3대 지수 또 최고치",
    "two together": "다우지수와 S&P500지수가 나란히 올랐다.",
    "a moment": "장 초반 S&P500지수는 내렸다.",
    "what may come": "9월 FOMC에서 연준이 금리를 0.25%포인트 내릴 확률은 94%다.",
    "from one day to another": "FOMC 정례회의는 9월 16일부터 17일까지 열린다.",
    "parts of all": "S&P500 11개 업종 가운데 7개가 오르고 4개가 내렸다.",
    "a holiday to come": "뉴욕증시는 9월 1일 노동절로 쉰다.",
    "the week before": "나스닥지수는 지난주 3.87% 올랐다.",
    "since the year began": "2025년 들어 S&P500지수는 9.95% 올랐다.",
    "a level without a unit": "변동성지수(VIX)는 15를 밑돌았다.",
    "minutes that are out": "연준 의사록에 따르면 6월 회의에서 두 위원이 반대했다.",
    "what was kept for days": "나스닥지수는 나흘 연속 2만 선을 지켰다.",
    "a target": "애플은 1.60% 올랐다. 한 증권사는 목표가를 250달러로, 아마존은 300달러로 상향 조정했다.",
    "another index": "다우지수는 1.04% 올랐고 나스닥100 지수는 0.04% 올랐다.",
    "how far it is": OPENED + "7월 28일 최고치를 9포인트 차이로 넘지 못했다.",
    "how much is left": "나스닥지수는 22,000까지 1.4% 남짓 남았다.",
    "how far by a noun": OPENED + "최고치와의 거리는 불과 77.12포인트다.",
    "the eve of an event": "소비자물가 발표 전날 0.25% 내렸던 S&P500지수는 0.32% 올랐다.",
    "long ago": OPENED + "1년 전 종가는 5,434.43이었다.",
    "a week ago": "S&P500지수는 일주일 전보다 1.91% 높다.",
    "what the day took back": "S&P500지수는 장중 0.45% 오르다 0.32% 상승으로 마쳤다.",
    "a weekday behind brackets": "13일(현지시간) 수요일 S&P500지수는 0.32% 오른 6,466.58에 마감했다.",
    "a whole date": "2025년 8월 13일 수요일 마감. S&P500지수는 0.32% 올랐다.",
    "the day before said twice": "변동성지수(VIX)는 전날 14.73에서 14.49로 내렸다.",
    "who had risen": "전날 크게 오른 애플은 1.60% 올랐다.",
    "a price of something else": OPENED + "S&P500지수는 1957년에 44.06으로 시작했다.",
    "what is to come": "8월 고용을 확인하기 전까지 기대는 이르다.",
    "the end of a month": OPENED + "S&P500지수는 3월 말에는 5,611.85였다.",
    "no list": OPENED + "지난주 상승률은 각각 2.43%와 3.87%였다.",
    "English names": "애플(Apple), 마이크론(Micron Technology), 엔비디아(NVIDIA), 알파벳(Google)이 움직였다.",
    "Korea's clock": "연준의 7월 결정은 한국시간 31일 새벽에 나왔다.",
    "a record of its day": "12일 사상 최고치로 마감했던 S&P500지수는 0.32% 더 올랐다.",
    "explained": "담보부익일물금리(SOFR)도 올랐다. SOFR은 하루짜리 금리다.",
}
WRONG = {
    "a weekday behind brackets": ("13일(현지시간) 화요일 S&P500지수는 0.32% 올라 마감했다.", "화"),
    "last year's date": ("2024년 8월 13일 수요일 마감. S&P500지수는 0.32% 올랐다.", "2024"),
    "what the day took back": ("S&P500지수는 장중 0.45% 오르다 0.23% 상승으로 마쳤다.", "0.23%"),
    "from one level to another": ("변동성지수(VIX)는 14.73에서 14.49로 올랐다.", "올랐"),
    "a near miss of an English name": ("엔비디아(Nvidea)가 올랐다.", "Nvidea"),
    "syllables exchanged": ("엔비디아가 움직였다. 엔디비아 혼자였다.", "엔디비아"),
    "Korea's clock": ("연준의 7월 결정은 한국시간 30일 새벽에 나왔다.", "30일"),
    "no record of its day": ("11일 사상 최고치로 마감했던 S&P500지수는 이날 0.32% 올랐다.", "11일"),
    "a figure that is not out": ("8월 소비자물가는 1년 전보다 2.9% 오르는 데 그쳤다.", "8월 소비자물가"),
    "until yesterday": ("어제까지만 해도 S&P500지수는 6,445.76이었다.", "어제"),
    "the day before as a base": ("S&P500지수는 전일 최고치에서 0.32% 더 오른 6,466.85로 마쳤다.", "6,466.85"),
    "so many days before": (OPENED + "S&P500지수는 하루 전 6,454.76으로 기록을 세웠다.", "6,454.76"),
    "a noun that says the way": ("러셀2000지수는 하루 하락률이 1.98%로 커졌다.", "하락"),
    "from and to": ("변동성지수(VIX) 14.37→14.49", "14.37"),
    "the close before in brackets": ("변동성지수(VIX)는 14.94(전장 14.73)였다.", "14.94"),
    "a day's close of another day": ("S&P500지수의 종전 종가는 11일의 6,445.76이었다.", "11일"),
    "decimals read aloud": ("변동성지수(VIX)는 14.49을 기록했다.", "을"),
    "sixes read aloud": ("지수는 714.46로 마쳤다.", "로"),
    "against what was expected": ("실업률은 4.2%로 예상됐지만 4.1%로 높게 나왔다.", "높게"),
    "in brackets what was expected": ("물가 상승률은 2.7%로 시장 예상(2.8%)을 웃돌았다.", "웃돌"),
    "odds without the word": ("금리 선물이 매긴 9월 전망은 인상 11%, 동결 5%, 인하 94%다.", "94%"),
    "how long they meet": ("연방공개시장위원회(FOMC)의 9월 회의는 16일부터 사흘간 열린다.", "16일부터 사흘"),
    "when they meet": ("연방공개시장위원회(FOMC)는 7월 30일과 31일 회의에서 금리를 묶었다.", "30일과 31일"),
    "when they met": ("연준(FOMC)은 2024년 7월 29~30일 회의에서 금리를 묶었다.", "2024년 7월"),
    "minutes to come": ("연준은 금리를 묶었다. 이 회의의 의사록에서 위원들은 신중했다.", "의사록"),
    "a list with more": ("애플과 아마존, 테슬라 등 기술주 두 종목이 올랐다.", "두"),
    "a list announced": ("세 종목, 곧 애플과 아마존이 올랐다.", "세"),
    "a band": ("눈길을 끈 것은 ‘기술주 4인방’이다. 애플과 아마존, 테슬라가 올랐다.", "4"),
    "those named": ("애플이 올랐다. 아마존과 테슬라도 올랐다. 이들 네 종목의 이익은 늘었다.", "네"),
    "a holiday": ("증시가 쉰 11일을 지나 올랐다.", "11일"),
    "the hour of the close": ("S&P500지수는 오후 5시 정규장을 마쳤다.", "오후 5시"),
    "never explained": ("단기자금시장에서는 SOFR도 올랐다.", "SOFR"),
    "two together": ("다우지수와 S&P500지수가 나란히 내렸다.", "내렸"),
    "a decision to come": ("연준은 9월 FOMC에서 기준금리를 0.25%포인트 내렸다.", "9월 FOMC"),
    "from one day to another": ("FOMC 정례회의는 9월 17일부터 18일까지 열린다.", "17일부터 18일"),
    "parts of all": ("S&P500 11개 업종 가운데 8개가 오르고 4개가 내렸다.", "8개가 오르고 4"),
    "a holiday to come": ("뉴욕증시는 9월 2일 노동절로 쉰다.", "2일"),
    "the week before": ("나스닥지수는 지난주 1.39% 올랐다.", "1.39%"),
    "since the year began": ("2024년 들어 S&P500지수는 9.95% 올랐다.", "2024년"),
    "a level without a unit": ("변동성지수(VIX)는 14를 밑돌았다.", "14"),
    "minutes to come of a month": ("연준 의사록에 따르면 7월 회의에서 두 위원이 반대했다.", "의사록"),
    "another year": ("2024년 8월 10일의 저점에서 뛰었다.", "2024년 8월 10일"),
}  # fmt: skip


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_a_right_sentence_is_left_alone(us: Found, text: str) -> None:
    assert us(text) == []


@pytest.mark.parametrize(("text", "marked"), WRONG.values(), ids=WRONG)
def test_a_wrong_one_is_found(us: Found, text: str, marked: str) -> None:
    assert any(marked in told for _, told, _ in us(text))
