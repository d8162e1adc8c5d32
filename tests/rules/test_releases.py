"""Economic releases from the figures to the sentence, to the letter; every text is proven."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import rules
from newsgen.facts import releases
from newsgen.facts.book import FactBook
from newsgen.facts.fact import make
from newsgen.model import Item
from newsgen.rules.base import Desk
from newsgen.rules.desk import weights
from newsgen.snapshot.snapshot import Snapshot
from newsgen.sources.batch import Release
from tests.facts.builders import panel
from tests.markets import US, us
from tests.rules import books

JULY = dt.date(2025, 7, 1)
RULES = tuple(one for one in rules.configured({}) if one.name == "releases")


def made(session: dt.date, *given: Release) -> FactBook:
    ordered = tuple(sorted(given, key=lambda one: one.date))
    market = Snapshot(session=us(session), series={}, panel=panel({}), releases=ordered)
    return FactBook(us(session), [make("session", "XNYS", 1, "session", session), *releases.facts(market)])


def items(session: dt.date, *given: Release) -> list[Item]:
    return rules.items(RULES, made(session, *given), Desk(weights=weights(US)))


def written(session: dt.date, *given: Release) -> list[str]:
    """The paragraphs of a session's chosen items, proven."""
    chosen = [item for item in items(session, *given) if item.chosen]
    return books.written(chosen, made(session, *given), session=session)


def out(code: str, day: dt.date, actual: float | None, forecast: float | None = None, **more) -> Release:
    return Release(code, more.pop("period", JULY), day, actual, forecast, **more)


CPI_DAY = dt.date(2025, 8, 12)
CPI = [
    out("CPI_YOY", CPI_DAY, 2.7, 2.8, previous=2.7),
    out("CORE_CPI_YOY", CPI_DAY, 3.1, 3.0, previous=2.9),
    out("CPI_MOM", CPI_DAY, 0.2, 0.2, previous=0.3),
    out("CORE_CPI_MOM", CPI_DAY, 0.3, 0.3, previous=0.2),
]


def said(text: str) -> str:
    told = text.replace("이날 미국 노동부가 내놓은", "미국 노동부가 이날 발표한")
    return told.replace("이날 내놓은", "이날 발표한").replace("미국의 지난주", "지난주 미국의")


def test_the_prices_of_july_2025():
    june = [
        Release(code, dt.date(2025, 6, 1), dt.date(2025, 7, 15), value)
        for code, value in (("CPI_YOY", 2.7), ("CORE_CPI_YOY", 2.9))
    ]
    (text,) = written(CPI_DAY, *june, *CPI)
    assert said(text) == (
        "미국 노동부가 이날 발표한 7월 소비자물가지수(CPI)는 1년 전보다 2.7% 올라 시장 "
        "예상치(2.8%)를 0.1%포인트 "
        "밑돌았다. 식품과 에너지를 뺀 근원 CPI 상승률은 3.1%로 예상치(3.0%)보다 높았다. 6월 "
        "상승률은 CPI 2.7%, 근원 "
        "CPI 2.9%였다. 한 달 전과 비교하면 CPI는 0.2%, 근원 CPI는 0.3% 올랐다."
    )


def test_on_a_later_day_of_the_week_the_weighty_ones_are_told_with_their_day():
    claims = out("CLAIMS", CPI_DAY, 226, 221, period=dt.date(2025, 7, 27))
    (text,) = written(dt.date(2025, 8, 13), *CPI, claims)
    assert text == (
        "앞서 12일 나온 미국의 7월 소비자물가지수(CPI)는 1년 전보다 2.7% 올라 시장 예상치(2.8%)를 "
        "0.1%포인트 밑돌았다. "
        "식품과 에너지를 뺀 근원 CPI 상승률은 3.1%로 예상치(3.0%)보다 높았다."
    )
    assert written(dt.date(2025, 8, 18), *CPI) == []


JOBS_DAY = dt.date(2025, 8, 1)
JUNE_JOBS = [
    Release("PAYROLLS", dt.date(2025, 6, 1), dt.date(2025, 7, 3), 147),
    Release("UNEMPLOYMENT", dt.date(2025, 6, 1), dt.date(2025, 7, 3), 4.1),
]


def test_the_jobs_of_july_2025():
    (text,) = written(
        JOBS_DAY,
        *JUNE_JOBS,
        out("PAYROLLS", JOBS_DAY, 73, 106, previous=14),
        out("UNEMPLOYMENT", JOBS_DAY, 4.2, 4.2, previous=4.1),
        out("EARNINGS_MOM", JOBS_DAY, 0.3, 0.3),
        out("EARNINGS_YOY", JOBS_DAY, 3.9, 3.8),
    )
    assert said(text) == (
        "미국 노동부가 이날 발표한 7월 비농업 부문 고용은 한 달 전보다 7만3000명 늘어 시장 "
        "예상치(10만6000명)를 "
        "3만3000명 밑돌았다. 6월 증가 폭은 14만7000명에서 1만4000명으로 수정됐다. 실업률은 4.2%로 "
        "6월보다 0.1%포인트 "
        "높아졌고 예상치(4.2%)와 같았다. 시간당 평균 임금은 한 달 전보다 0.3%, 1년 전보다 3.9% 올랐다."
    )


def test_jobs_lost_against_jobs_expected():
    (text,) = written(
        JOBS_DAY,
        *JUNE_JOBS,
        out("PAYROLLS", JOBS_DAY, -92, 58, previous=-4),
        out("UNEMPLOYMENT", JOBS_DAY, 4.0, 4.2, previous=4.1),
    )
    assert "한 달 전보다 9만2000명 줄어 시장 예상치(5만8000명 증가)를 15만명 밑돌았다." in text
    assert "6월 수치는 14만7000명 증가에서 4000명 감소로 수정됐다." in text
    assert "실업률은 4.0%로 6월보다 0.1%포인트 낮아졌고 예상치(4.2%)도 밑돌았다." in text


def test_the_jobs_of_two_months_that_came_together():
    june = out("PAYROLLS", JOBS_DAY, -105, previous=108, period=dt.date(2025, 6, 1))
    (text,) = written(JOBS_DAY, june, out("PAYROLLS", JOBS_DAY, 64, 50, previous=-105))
    assert said(text) == (
        "미국 노동부가 이날 발표한 7월 비농업 부문 고용은 한 달 전보다 6만4000명 늘어 시장 예상치(5만명)를 "
        "1만4000명 웃돌았다. 함께 나온 6월 고용은 한 달 전보다 10만5000명 줄었다."
    )
    (usual,) = written(JOBS_DAY, *JUNE_JOBS, out("PAYROLLS", JOBS_DAY, 73, 106, previous=147))
    assert "함께" not in usual


def test_a_small_revision_is_not_told():
    (text,) = written(JOBS_DAY, *JUNE_JOBS, out("PAYROLLS", JOBS_DAY, 73, 106, previous=118))
    assert "수정" not in text


@pytest.mark.parametrize(
    ("actual", "forecast", "told"),
    [
        (0.2, 0.1, "한 달 전보다 0.2% 올라 시장 예상치(0.1%)를 0.1%포인트 웃돌았다."),
        (-0.4, -0.1, "한 달 전보다 0.4% 내려 시장 예상치(0.1% 하락)를 0.3%포인트 밑돌았다."),
        (-0.1, 0.1, "한 달 전보다 0.1% 내려 시장 예상치(0.1% 상승)를 0.2%포인트 밑돌았다."),
        (0.0, 0.1, "한 달 전과 비교한 변동률이 0.0%로 시장 예상치(0.1%)를 0.1%포인트 밑돌았다."),
        (0.0, None, "한 달 전과 비교해 변동이 없었다."),
        (0.3, 0.3, "한 달 전보다 0.3% 올라 시장 예상치(0.3%)에 부합했다."),
        (0.3, None, "한 달 전보다 0.3% 올랐다."),
    ],
)
def test_signs_of_prices(actual, forecast, told):
    (text,) = written(CPI_DAY, out("CPI_MOM", CPI_DAY, actual, forecast))
    assert text.endswith(f"7월 소비자물가지수(CPI)는 {told}")


def test_claims_of_a_week():
    day, week = dt.date(2025, 8, 14), dt.date(2025, 8, 3)
    before = Release("CLAIMS", dt.date(2025, 7, 27), dt.date(2025, 8, 7), 226, 221)
    (text,) = written(day, before, Release("CLAIMS", week, day, 224, 225, 227))
    assert said(text) == (
        "지난주 미국의 신규 실업수당 청구 건수는 22만4000건으로 시장 예상치(22만5000건)를 1000건 밑돌았다. "
        "한 주 전보다는 3000건 줄었다."
    )


def test_retail_sales_and_managers():
    day = dt.date(2025, 8, 15)
    (sales,) = written(day, out("RETAIL_SALES_MOM", day, 0.5, 0.6))
    assert sales.endswith("7월 소매판매는 한 달 전보다 0.5% 늘어 시장 예상치(0.6%)를 0.1%포인트 밑돌았다.")
    (fell,) = written(day, out("RETAIL_SALES_MOM", day, -0.9, -0.6))
    assert fell.endswith("한 달 전보다 0.9% 줄어 시장 예상치(0.6% 감소)를 0.3%포인트 밑돌았다.")
    (factories,) = written(day, out("ISM_MANUFACTURING", day, 48.0, 49.5))
    assert factories == (
        "미국 공급관리협회(ISM)가 이날 발표한 7월 제조업 구매관리자지수(PMI)는 48.0으로 시장 "
        "예상치(49.5)를 1.5포인트 "
        "밑돌았다. 제조업 PMI 48.0은 업황의 확장과 위축을 가르는 기준선인 50을 밑돈다."
    )
    (services,) = written(day, out("ISM_SERVICES", day, 50.1, 51.5))
    assert "50.1로 시장 예상치(51.5)를 1.4포인트 밑돌았다" in services
    assert services.endswith("기준선인 50을 웃돈다.")


def test_what_came_on_a_holiday_is_not_said_to_be_of_the_day():
    day = dt.date(2024, 3, 29)  # Good Friday
    (text,) = written(dt.date(2024, 4, 1), out("PCE_YOY", day, 2.5, 2.5, period=dt.date(2024, 2, 1)))
    assert text.startswith("앞서 3월 29일 나온 미국의 2월 개인소비지출(PCE) 물가지수는")


def test_what_did_not_come_is_no_item():
    assert items(CPI_DAY, out("CPI_YOY", CPI_DAY, None, 2.8)) == []


def test_far_from_the_forecast_is_news_and_a_report_is_always_told():
    months = [dt.date(2023, month, 1) for month in range(1, 13)] + [dt.date(2024, m, 1) for m in range(1, 13)]
    past = [Release("CPI_YOY", one, one + dt.timedelta(days=40), 3.0, 3.0) for one in months]
    (near,) = items(CPI_DAY, *past, out("CPI_YOY", CPI_DAY, 2.7, 2.7))
    (far,) = items(CPI_DAY, *past, out("CPI_YOY", CPI_DAY, 2.7, 3.4))
    assert near.standing
    assert far.standing
    assert far.score.total > near.score.total
    assert "far" in far.tags - near.tags


def test_a_figure_of_the_fed_is_not_told_here():
    assert items(CPI_DAY, out("FED_RATE", CPI_DAY, 4.5, 4.5, period=None)) == []


def test_what_came_this_very_day_is_what_it_is_known_for():
    rule = rules.named("releases")
    (prices,) = items(CPI_DAY, *CPI)
    (jobs,) = items(JOBS_DAY, *JUNE_JOBS, out("PAYROLLS", JOBS_DAY, 73, 106, previous=14))
    (later,) = items(dt.date(2025, 8, 13), *CPI)
    told = [rule.occasion(item, US, small=False) for item in (prices, jobs, later)]
    assert told == ["inflation", "jobs", None]


@pytest.mark.parametrize(("previous", "revised"), [(177, True), (117, True), (118, False), (176, False)])
def test_a_revision_of_thirty_thousand_is_told(previous, revised):
    (item,) = items(JOBS_DAY, *JUNE_JOBS, out("PAYROLLS", JOBS_DAY, 73, 106, previous=previous))
    assert ("revised" in item.tags) is revised
