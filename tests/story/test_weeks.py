"""Articles of finished weeks: their date, their words, and every recorded week through its proof."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest

from newsgen import calendars, pipeline
from newsgen.errors import NoSession
from newsgen.markets import hours
from newsgen.model import Article, text_of
from newsgen.outputs.text import text
from newsgen.store import Store
from newsgen.story.headlines import LONGEST
from newsgen.story.outlook import SECTION
from tests.conftest import ArticleOf
from tests.markets import KR, US

WEEKS = [
    day
    for day in calendars.sessions(dt.date(2024, 8, 5), dt.date(2026, 8, 21), US.exchange)
    if calendars.is_last_of_week(day, US.exchange)
]
CHUNKS = 4
"""Neighbours, which share what is read of them; workers share the chunks."""
OF_A_DAY = re.compile(r"이날|하루|오늘")
NOW = dt.datetime(2026, 8, 22, 12, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def of_week(article_of: ArticleOf) -> Callable[[dt.date], Article]:
    """The article of a week."""
    return lambda week: article_of(week, "us-week")


def told(article: Article) -> list[str]:
    return [text_of(runs) for runs in (article.lead, *(one.runs for one in article.paragraphs))]


@pytest.mark.parametrize(
    ("day", "session"),
    [
        ("2025-08-15", "2025-08-15"),
        ("2025-08-17", "2025-08-15"),
        ("2025-08-18", "2025-08-15"),
        ("2025-08-14", "2025-08-08"),
        ("2025-04-17", "2025-04-17"),
        ("2025-04-18", "2025-04-17"),
        ("2025-12-31", "2025-12-26"),
        ("2026-01-02", "2026-01-02"),
        ("2026-08-21", "2026-08-21"),
    ],
)
def test_a_date_names_the_last_week_that_was_over(day: str, session: str) -> None:
    assert str(hours.finished_week(US, dt.date.fromisoformat(day), NOW)) == session


@pytest.mark.parametrize(
    ("now", "session"),
    [
        ("2025-08-15T19:00", "2025-08-08"),
        ("2025-08-15T20:29", "2025-08-08"),
        ("2025-08-15T20:30", "2025-08-15"),
    ],
)
def test_a_week_is_over_half_an_hour_after_its_last_close(now: str, session: str) -> None:
    moment = dt.datetime.fromisoformat(now).replace(tzinfo=dt.UTC)
    assert str(hours.finished_week(US, dt.date(2025, 8, 15), moment)) == session


@pytest.mark.parametrize(
    ("market", "now", "day", "why"),
    [
        (KR, "2025-08-12T23:00", "2025-08-13", "장이 아직 끝나지 않은 날"),  # 8 o'clock in Seoul
        (KR, "2025-08-12T14:00", "2025-08-13", "마지막으로 끝난 거래일: 2025-08-12"),
        (US, "2025-08-13T01:00", "2025-08-13", "마지막으로 끝난 거래일: 2025-08-12"),
        (US, "2025-08-13T15:00", "2025-08-13", "장이 아직 끝나지 않은 날"),
    ],
)
def test_whether_a_day_has_come_says_the_market_s_clock(market, now: str, day: str, why: str) -> None:
    moment = dt.datetime.fromisoformat(now).replace(tzinfo=dt.UTC)
    with pytest.raises(NoSession, match=why):
        hours.finished(market, dt.date.fromisoformat(day), moment)


def test_a_week_to_come_is_refused_in_a_line() -> None:
    with pytest.raises(NoSession, match="2026-08-21") as raised:
        hours.finished_week(US, dt.date(2026, 9, 4), NOW)
    assert "\n" not in str(raised.value)


def test_the_article_is_that_of_the_week_s_last_session(held_store: Store) -> None:
    article = pipeline.build(held_store, dt.date(2025, 8, 19), "us-week")
    assert article.id == "2025-08-15-us-week"
    assert "2025-08-15" in article.facts[0].id
    week = text(article).body.decode()
    assert "11~15일(현지시간) 한 주 동안" in week
    assert "● 경제지표와 금리" in week
    assert article.charts[0].title == "주요 지수 주간 등락률"


@pytest.mark.parametrize(
    ("week", "said"),
    [
        ("2025-04-04", "뉴욕증시의 S&P500지수가 9.08% 폭락했다."),
        ("2025-04-04", "2020년 3월 이후 최대 주간 하락률을 기록했다."),
        ("2025-04-04", "수요일까지 사흘간 1.6% 올랐지만 이후 이틀 동안 10.5% 내려 상승분을 모두 내줬다."),
        ("2024-08-09", "월요일 하루에만 3% 급락했지만 목요일에 2.3% 급등하며 낙폭을 대부분 만회했다."),
        ("2025-11-28", "거래일이 나흘뿐인 24~28일(현지시간) 한 주 동안"),
        ("2025-11-28", "추수감사절인 27일에 쉬었고 28일에는 오후 1시에 조기 폐장했다."),
        ("2025-04-17", "14~17일(현지시간) 한 주 동안"),
        ("2025-08-29", "노동절인 1일에는 뉴욕증시가 쉬고"),
        ("2025-09-19", "기준금리를 연 4.00~4.25%로 9개월 만에"),
        ("2025-09-19", "9개월 만에 25bp 내렸다."),  # after that of 2024-12-18
        ("2025-09-19", "26일에는 개인소비지출(PCE) 물가지수"),
        ("2025-09-12", "16~17일에는 연방공개시장위원회(FOMC) 정례회의가 열"),
        ("2025-11-21", "추수감사절인 27일에는 뉴욕증시가 쉬고, 28일에는 오후 1시에 조기 폐장한다."),
        ("2025-04-11", "화요일까지 1.8% 내렸다가 수요일에 9.5% 폭등했고, 목요일에 3.5% 밀린 뒤 금요일에"),
        ("2025-04-11", "10년물 금리는 한 주 새 47bp 뛰어 자료가 시작된 2015년 이후 가장 큰 폭으로"),
        ("2025-08-15", "주중 사상 최고치를 세 차례 새로 썼고"),  # on 12, 13 and 14 August
        ("2025-08-01", "전주의 오름폭을 모두 내줬"),  # 6,296.79 on 18 July, 6,388.64, 6,238.01
        ("2025-08-08", "12일에는 소비자물가지수(CPI)"),
    ],
)
def test_what_a_week_tells(week: str, said: str, of_week: Callable[[dt.date], Article]) -> None:
    assert said in " ".join(told(of_week(dt.date.fromisoformat(week))))


@pytest.mark.long
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_an_article_of_any_week_passes_its_proof(chunk: int, of_week: Callable[[dt.date], Article]) -> None:
    last = len(WEEKS) * (chunk + 1) // CHUNKS
    for week in WEEKS[len(WEEKS) * chunk // CHUNKS : last]:
        article = of_week(week)
        headline, paragraphs = text_of(article.headline), told(article)
        assert len(headline) <= LONGEST, (week, headline)
        assert not re.search(r"[다?!.]$", headline), (week, headline)
        sentences = [one for each in paragraphs for one in re.split(r"(?<=다\.) ", each)]
        assert len(set(sentences)) == len(sentences), week
        assert all(re.search(r"다\.$", each) for each in paragraphs), week
        wrong = r"이날|  |\(\)|None|은\(는\)|이\(가\)| ,|[\ue000-\uf8ff]"
        assert not any(re.search(wrong, each) for each in paragraphs), week
        views = [text_of(one.runs) for one in article.paragraphs if one.section == SECTION]
        assert not any(OF_A_DAY.search(each) for each in views), week
