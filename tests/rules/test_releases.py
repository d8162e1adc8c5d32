"""Economic releases from the figures to the sentence, to the letter; every text is proven."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from msgspec import structs

from newsgen import rules
from newsgen.config import StorySettings
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
    """A text with the day told in one way."""
    for other in ("미국 노동부가 이날 내놓은", "이날 나온 미국의", "미국 상무부가 이날 내놓은"):
        text = text.replace(other, "이날 발표된 미국의")
    return text.replace("미국의 지난주", "지난주 미국의")


def parts(session: dt.date, *given: Release, part: str, **more) -> list[str]:
    chosen = [item for item in items(session, *given) if item.chosen]
    return books.written(chosen, made(session, *given), session=session, part=part, **more)


def test_the_prices_of_july_2025_are_four_figures():
    june = [
        Release(code, dt.date(2025, 6, 1), dt.date(2025, 7, 15), value)
        for code, value in (("CPI_YOY", 2.7), ("CORE_CPI_YOY", 2.9))
    ]
    (text,) = written(CPI_DAY, *june, *CPI)
    assert said(text) == (
        "이날 발표된 미국의 7월 소비자물가지수(CPI)는 1년 전보다 2.7% 올라 시장 예상치(2.8%)를 밑돌았지만 "
        "근원 CPI 상승률은 3.1%로 예상치(3.0%)보다 높았다."
    )


def test_what_the_lead_told_is_not_told_again():
    (second,) = parts(CPI_DAY, *CPI, part="second")
    assert said(second).endswith(
        "시장 예상치(2.8%)를 밑돌았지만 근원 CPI 상승률은 3.1%로 예상치(3.0%)보다 높았다."
    )
    assert parts(CPI_DAY, *CPI, part="body", in_lead=True) == []
    jobs = out("PAYROLLS", JOBS_DAY, 73, 106, previous=14)
    (rest,) = parts(JOBS_DAY, *JUNE_JOBS, jobs, part="body", in_lead=True)
    assert rest == "6월 고용 증가 폭은 14만7000명에서 1만4000명으로 하향 조정됐다."


def test_what_came_as_expected_besides_is_told_so():
    prices = [out("CPI_YOY", CPI_DAY, 2.9, 2.9), out("CORE_CPI_YOY", CPI_DAY, 3.1, 3.1)]
    (text,) = written(CPI_DAY, *prices)
    assert text.endswith("1년 전보다 2.9% 올랐고 근원 CPI 상승률도 예상에 부합한 3.1%였다.")


def test_a_gain_made_into_a_loss_is_told_however_small():
    def told(previous: int) -> str:
        august = Release("PAYROLLS", dt.date(2025, 6, 1), dt.date(2025, 7, 3), 22)
        return written(JOBS_DAY, august, out("PAYROLLS", JOBS_DAY, 119, 53, previous=previous))[0]

    assert told(-4).endswith("6월 고용은 2만2000명 증가에서 4000명 감소로 하향 조정됐다.")
    assert "조정" not in told(4)


def test_a_month_that_missed_while_the_year_did_not_is_told_too():
    prices = [out("CPI_YOY", CPI_DAY, 2.9, 2.9), out("CPI_MOM", CPI_DAY, 0.4, 0.3)]
    (text,) = written(CPI_DAY, *prices)
    assert text.endswith(
        "시장 예상대로 1년 전보다 2.9% 올랐다. CPI는 한 달 전보다 0.4% 올라 시장 예상치(0.3%)를 웃돌았다."
    )


def test_on_a_later_day_of_the_week_nothing_is_told_again():
    claims = out("CLAIMS", CPI_DAY, 226, 221, period=dt.date(2025, 7, 27))
    found = items(dt.date(2025, 8, 13), *CPI, claims)
    assert [item.chosen for item in found] == [False, False]
    assert "앞선 날" in found[0].reason
    assert items(dt.date(2025, 8, 18), *CPI) == []


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
        "이날 발표된 미국의 7월 비농업 부문 고용은 7만3000명 느는 데 그쳐 "
        "시장 예상치(10만6000명)를 밑돌았고 실업률은 예상대로 4.2%로 높아졌다. "
        "6월 고용 증가 폭은 14만7000명에서 1만4000명으로 하향 조정됐다. "
        "시간당 평균 임금은 한 달 전보다 0.3% 올라 예상에 부합했지만 "
        "1년 전보다는 3.9% 올라 예상치를 웃돌았다."
    )


def test_core_prices_that_missed_over_the_month_are_told_beside_the_year():
    """June 2026: core prices as expected over the year, 0.1 points below what was expected over the month."""
    (text,) = written(
        CPI_DAY,
        out("CPI_YOY", CPI_DAY, 4.2, 4.2),
        out("CORE_CPI_YOY", CPI_DAY, 2.9, 2.9),
        out("CPI_MOM", CPI_DAY, 0.4, 0.4),
        out("CORE_CPI_MOM", CPI_DAY, 0.2, 0.3),
    )
    assert text.endswith("근원 CPI는 한 달 전보다 0.2% 올라 시장 예상치(0.3%)를 밑돌았다.")


def test_jobs_lost_against_jobs_expected():
    (text,) = written(
        JOBS_DAY,
        *JUNE_JOBS,
        out("PAYROLLS", JOBS_DAY, -92, 58, previous=-4),
        out("UNEMPLOYMENT", JOBS_DAY, 4.0, 4.2, previous=4.1),
    )
    assert "고용은 9만2000명 줄어 시장 예상치(5만8000명 증가)를 크게 밑돌았지만 실업률은" in text
    assert "6월 고용은 14만7000명 증가에서 4000명 감소로 하향 조정됐다." in text
    assert "실업률은 4.0%로 예상치(4.2%)보다 낮았다." in text


def test_the_jobs_of_two_months_that_came_together():
    june = out("PAYROLLS", JOBS_DAY, -105, previous=108, period=dt.date(2025, 6, 1))
    (text,) = written(JOBS_DAY, june, out("PAYROLLS", JOBS_DAY, 64, 50, previous=-105))
    assert text.endswith(
        "고용은 6만4000명 늘어 시장 예상치(5만명)를 웃돌았다. 함께 나온 6월 고용은 10만5000명 줄었다."
    )
    (usual,) = written(JOBS_DAY, *JUNE_JOBS, out("PAYROLLS", JOBS_DAY, 73, 106, previous=147))
    assert "함께" not in usual


def test_a_small_revision_is_not_told():
    (text,) = written(JOBS_DAY, *JUNE_JOBS, out("PAYROLLS", JOBS_DAY, 73, 106, previous=118))
    assert "조정" not in text


@pytest.mark.parametrize(
    ("actual", "previous", "shock"),
    [
        (56, 147, True),  # fifty thousand short of 106
        (57, 147, False),
        (105, 47, True),  # short, and a hundred thousand off the month before
        (105, 48, False),
        (106, 14, False),  # not short
    ],
)
def test_a_shock_of_jobs_is_a_shortfall_of_a_size_that_the_desk_sets(actual, previous, shock):
    (item,) = items(JOBS_DAY, *JUNE_JOBS, out("PAYROLLS", JOBS_DAY, actual, 106, previous=previous))
    assert ("jobs_shock" in item.tags) is shock


@pytest.mark.parametrize(
    ("actual", "forecast", "told"),
    [
        (0.2, 0.1, "한 달 전보다 0.2% 올라 시장 예상치(0.1%)를 웃돌았다."),
        (-0.4, -0.1, "한 달 전보다 0.4% 내려 시장 예상치(0.1% 하락)를 밑돌았다."),
        (-0.1, 0.1, "한 달 전보다 0.1% 내려 시장 예상치(0.1% 상승)를 밑돌았다."),
        (0.0, 0.1, "한 달 전과 비교한 변동률이 0.0%로 시장 예상치(0.1%)를 밑돌았다."),
        (0.0, None, "한 달 전과 비교해 변동이 없었다."),
        (0.3, 0.3, "시장 예상대로 한 달 전보다 0.3% 올랐다."),
        (0.3, None, "한 달 전보다 0.3% 올랐다."),
    ],
)
def test_signs_of_prices(actual, forecast, told):
    (text,) = written(CPI_DAY, out("CPI_MOM", CPI_DAY, actual, forecast))
    assert text.endswith(f"7월 소비자물가지수(CPI)는 {told}")


def weeks_of_claims(last: float) -> list[Release]:
    """Two years of weeks in which claims missed their forecast by a thousand, and one more of ``last``."""
    day = dt.date(2025, 8, 14)
    weeks = [day - dt.timedelta(days=7 * back) for back in range(104, 0, -1)]
    past = [Release("CLAIMS", one - dt.timedelta(days=11), one, 226, 225) for one in weeks]
    return [*past, Release("CLAIMS", dt.date(2025, 8, 3), day, last, 225)]


def test_claims_are_told_as_far_as_there_is_room_and_news_where_they_surprise():
    day = dt.date(2025, 8, 14)
    (usual,), (far,) = (items(day, *weeks_of_claims(count)) for count in (226, 263))
    assert usual.chosen
    assert usual.score.total < StorySettings().news <= far.score.total
    rule = rules.named("releases")
    assert (rule.section_of(usual), rule.section_of(far)) == ("rates", "rates")
    (text,) = written(day, *weeks_of_claims(263))
    assert said(text) == (
        "지난주 미국의 신규 실업수당 청구 건수는 26만3000건으로 전주보다 늘어 "
        "시장 예상치(22만5000건)를 웃돌았다."
    )
    assert parts(day, *weeks_of_claims(263), part="second") == [], "they weigh too little for the lead"


def tagged(day: dt.date, one: Release, *tags: str, **given) -> str:
    """The one paragraph of a release, told as if it were far from its forecast."""
    (item,) = items(day, one)
    more = structs.replace(item, tags=item.tags | set(tags))
    (text,) = books.written([more], made(day, one), session=day, **given)
    return text


def test_retail_sales_and_managers():
    day = dt.date(2025, 8, 15)
    sales = tagged(day, out("RETAIL_SALES_MOM", day, 0.5, 0.6))
    assert sales.endswith("7월 소매판매는 한 달 전보다 0.5% 늘어 시장 예상치(0.6%)를 밑돌았다.")
    fell = tagged(day, out("RETAIL_SALES_MOM", day, -0.9, -0.6))
    assert fell.endswith("한 달 전보다 0.9% 줄어 시장 예상치(0.6% 감소)를 밑돌았다.")
    factories = out("ISM_MANUFACTURING", day, 48.0, 49.5)
    short = (
        "미국 공급관리협회(ISM)가 이날 발표한 7월 제조업 구매관리자지수(PMI)는 48.0으로 "
        "시장 예상치(49.5)를 밑돌았다."
    )
    assert tagged(day, factories) == short
    assert tagged(day, factories, define=True) == (
        f"{short} 제조업 PMI 48.0은 업황의 확장과 위축을 가르는 기준선인 50을 밑돈다."
    )


def test_what_came_on_a_holiday_is_told_on_the_day_after():
    day = dt.date(2026, 4, 3)  # Good Friday
    jobs = out("PAYROLLS", day, 178, 65, period=dt.date(2026, 3, 1))
    (text,) = written(dt.date(2026, 4, 6), jobs)
    assert (
        text
        == "3일 나온 미국의 3월 비농업 부문 고용은 17만8000명 늘어 시장 예상치(6만5000명)를 크게 웃돌았다."
    )


def test_what_did_not_come_is_no_item():
    assert items(CPI_DAY, out("CPI_YOY", CPI_DAY, None, 2.8)) == []


def test_far_from_the_forecast_is_news_and_a_report_is_always_told():
    months = [dt.date(2023, month, 1) for month in range(1, 13)] + [dt.date(2024, m, 1) for m in range(1, 13)]
    past = [Release("CPI_YOY", one, one + dt.timedelta(days=40), 3.0, 3.0) for one in months]
    (near,) = items(CPI_DAY, *past, out("CPI_YOY", CPI_DAY, 2.7, 2.7))
    (far,) = items(CPI_DAY, *past, out("CPI_YOY", CPI_DAY, 2.7, 3.4))
    assert near.chosen
    assert far.score.total > near.score.total
    assert "far" in far.tags - near.tags


def test_a_revision_without_its_like_is_far():
    """Twenty months revised by a thousand; the last one by 133,000, as in August 2025 (147 to 14)."""
    months = [dt.date(2023 + at // 12, at % 12 + 1, 1) for at in range(10, 30)]
    past = [Release("PAYROLLS", one, one + dt.timedelta(days=33), 150, 150, previous=149) for one in months]
    (item,) = items(JOBS_DAY, *past, *JUNE_JOBS[:1], out("PAYROLLS", JOBS_DAY, 106, 106, previous=14))
    assert "far" in item.tags
    assert item.score.surprise == pytest.approx(math.log2(len(months)))


def test_what_weighs_happened_that_day_and_stands_with_the_prices_it_moved():
    rule = rules.named("releases")
    (prices,) = items(CPI_DAY, *CPI)
    (later,) = items(dt.date(2025, 8, 13), *CPI)
    (spending,) = items(CPI_DAY, out("PCE_YOY", CPI_DAY, 2.6, 2.6))
    assert [rule.happened(item) for item in (prices, later, spending)] == [True, False, False]
    assert [rule.matter(item) for item in (prices, spending)] == ["data", "releases:PCE_YOY"]


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


def test_a_lesser_figure_stands_with_one_of_its_day_that_counts_and_no_other_days():
    rule = rules.named("releases")
    claims = [out("CLAIMS", CPI_DAY, 226, 225, period=dt.date(2025, 8, 3))]
    (alone,) = items(CPI_DAY, *claims)
    beside = next(item for item in items(CPI_DAY, *CPI, *claims) if item.about == "CLAIMS")
    later = next(
        item for item in items(CPI_DAY + dt.timedelta(days=1), *CPI, *claims) if item.about == "CLAIMS"
    )
    told = [(rule.section_of(item), rule.matter(item)) for item in (alone, beside, later)]
    assert told == [("rates", "rates"), ("market", "data"), ("rates", "rates")]
