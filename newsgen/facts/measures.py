"""The measures: the names a fact can have, what each means, and how a fact is made of one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from newsgen.model import Fact, Input
from newsgen.snapshot.snapshot import Series, to_date

INDICES = ("^DJI", "^GSPC", "^IXIC")
"""The three that every wrap of New York tells."""

MEASURES: dict[str, str] = {
    "session": "거래일",
    "week": "한 주의 거래일 수",
    "close": "종가",
    "points_day": "전장 대비 등락 폭",
    "change_day": "전장 대비 등락률",
    "change_wtd": "이번 주 들어 등락률(지난주 마지막 종가 대비)",
    "change_week": "주간 등락률(한 주 거래를 마친 뒤)",
    "points_week": "주간 등락 폭",
    "mean_change_week": "구성 종목 주간 등락률의 단순평균",
    "change_best_day": "한 주 가운데 가장 나았던 날의 등락률",
    "change_worst_day": "한 주 가운데 가장 나빴던 날의 등락률",
    "weeks_up": "연속 상승한 주의 수",
    "weeks_down": "연속 하락한 주의 수",
    "change_mtd": "이달 들어 등락률",
    "change_qtd": "이번 분기 들어 등락률",
    "change_ytd": "올해 들어 등락률",
    "change_since": "기준일 이후 등락률",
    "change_streak": "연속 상승·하락 기간의 등락률",
    "high_52w": "52주 최고 종가",
    "low_52w": "52주 최저 종가",
    "high_52w_day_before": "전 거래일의 52주 최고 종가",
    "low_52w_day_before": "전 거래일의 52주 최저 종가",
    "high_52w_intraday": "장중 52주 최고치",
    "high_all": "사상 최고 종가",
    "peak_change": "장중 고점의 전장 대비 등락률",
    "trough_change": "장중 저점의 전장 대비 등락률",
    "largest_rise_since": "하루 상승률이 이만큼 컸던 마지막 날",
    "largest_fall_since": "하루 하락률이 이만큼 컸던 마지막 날",
    "largest_rise_since_wtd": "주간 상승률이 이번 주 들어 오름폭 이상이었던 마지막 주",
    "largest_fall_since_wtd": "주간 하락률이 이번 주 들어 내림폭 이상이었던 마지막 주",
    "largest_rise_since_week": "주간 상승률이 이만큼 컸던 마지막 주",
    "largest_fall_since_week": "주간 하락률이 이만큼 컸던 마지막 주",
    "first_rise_since": "하루 상승률이 같은 정수 %를 넘었던 마지막 날",
    "first_fall_since": "하루 하락률이 같은 정수 %를 넘었던 마지막 날",
    "first_rise_since_wtd": "주간 상승률이 같은 정수 %를 넘었던 마지막 주",
    "first_fall_since_wtd": "주간 하락률이 같은 정수 %를 넘었던 마지막 주",
    "first_rise_since_week": "주간 상승률이 같은 정수 %를 넘었던 마지막 주",
    "first_fall_since_week": "주간 하락률이 같은 정수 %를 넘었던 마지막 주",
    "streak_up": "연속 상승 거래일 수",
    "streak_down": "연속 하락 거래일 수",
    "streak_ended_up": "이날 끝난 연속 상승 거래일 수",
    "streak_ended_down": "이날 끝난 연속 하락 거래일 수",
    "spread_day": "하루 등락률 차",
    "surprise_day": "자기 변동성에 견준 하루 등락의 희소성(비트)",
    "breadth_up": "오른 종목 수",
    "breadth_down": "내린 종목 수",
    "breadth_ge10": "10% 이상 오른 종목 수",
    "breadth_le10": "10% 이상 내린 종목 수",
    "breadth_high_52w": "52주 최고 종가 종목 수",
    "breadth_low_52w": "52주 최저 종가 종목 수",
    "breadth_up_week": "한 주 동안 오른 종목 수",
    "breadth_down_week": "한 주 동안 내린 종목 수",
    "market_cap": "시가총액",
    "volume_ratio_20d": "거래량의 20거래일 평균 대비 배수",
    "turnover_20d": "직전 20거래일 평균 거래대금",
    "yield_change": "금리 등락 폭",
    "yield_change_week": "주간 금리 등락 폭",
    "target_low": "연방기금 금리 목표 범위의 하단",
    "target_high": "연방기금 금리 목표 범위의 상단",
    "meeting": "FOMC 회의까지 남은 날수",
    "cut_probability": "금리선물로 계산한, 회의 뒤 목표 범위가 지금보다 낮을 확률",
    "hold_probability": "금리선물로 계산한, 회의 뒤 목표 범위가 지금과 같을 확률",
    "hike_probability": "금리선물로 계산한, 회의 뒤 목표 범위가 지금보다 높을 확률",
    "cut_probability_day_before": "하루 전 금리선물로 계산한 인하 확률",
    "hold_probability_day_before": "하루 전 금리선물로 계산한 동결 확률",
    "hike_probability_day_before": "하루 전 금리선물로 계산한 인상 확률",
    "cut_probability_week_before": "한 주 전 금리선물로 계산한 인하 확률",
    "hold_probability_week_before": "한 주 전 금리선물로 계산한 동결 확률",
    "hike_probability_week_before": "한 주 전 금리선물로 계산한 인상 확률",
    "cut_probability_month_before": "한 달 전 금리선물로 계산한 인하 확률",
    "hold_probability_month_before": "한 달 전 금리선물로 계산한 동결 확률",
    "hike_probability_month_before": "한 달 전 금리선물로 계산한 인상 확률",
    "cut_25_probability": "회의 뒤 목표 범위가 지금보다 25bp 낮을 확률",
    "cut_50_probability": "회의 뒤 목표 범위가 지금보다 50bp 이상 낮을 확률",
    "hike_25_probability": "회의 뒤 목표 범위가 지금보다 25bp 높을 확률",
    "hike_50_probability": "회의 뒤 목표 범위가 지금보다 50bp 이상 높을 확률",
    "likely_low": "회의 뒤 확률이 가장 높은 목표 범위의 하단",
    "likely_high": "회의 뒤 확률이 가장 높은 목표 범위의 상단",
    "likely_probability": "회의 뒤 확률이 가장 높은 목표 범위의 확률",
    "expected_change_year_end": "올해 마지막 회의까지 금리선물에 반영된 목표 범위의 변화",
    "decision": "FOMC가 결정한 목표 범위의 변화",
    "decision_low": "FOMC가 결정한 목표 범위의 하단",
    "decision_high": "FOMC가 결정한 목표 범위의 상단",
    "decided": "그 주의 FOMC가 결정한 목표 범위의 변화",
    "decided_low": "그 주의 FOMC가 결정한 목표 범위의 하단",
    "decided_high": "그 주의 FOMC가 결정한 목표 범위의 상단",
    "week_ahead": "다음 주의 거래일 수",
    "scheduled": "다음 주 경제지표 발표까지 남은 날수",
    "closed": "다음 주 휴장일까지 남은 날수",
    "half_session": "다음 주 조기 폐장일까지 남은 날수",
    "release_actual": "발표된 경제지표",
    "release_forecast": "경제지표의 시장 예상치",
    "release_gap": "경제지표와 시장 예상치의 차이",
    "release_previous": "경제지표의 직전 수치",
    "release_revised": "이번에 고쳐 발표한 경제지표의 직전 수치",
    "release_change": "경제지표의 직전 수치(고쳤으면 고친 수치) 대비 변화",
    "release_revision": "경제지표의 직전 수치를 고친 폭",
    "release_surprise": "지난 발표들에 견준, 시장 예상치와 벌어진 정도의 희소성(비트)",
}
"""Measure -> what it means, as ``newsgen explain`` shows it."""


def make(  # noqa: PLR0913 - a fact has that many parts
    measure: str,
    about: str,
    value: float,
    unit: str,
    session: dt.date,
    *,
    tag: str = "",
    base: dt.date | None = None,
    since: dt.date | None = None,
    since_value: float | None = None,
    periods: int | None = None,
    n: int | None = None,
    inputs: tuple[Input, ...] = (),
    since_inputs: tuple[Input, ...] = (),
) -> Fact:
    """Make a fact; ``tag`` tells apart facts of one measure about one subject (two anchors)."""
    return Fact(
        id=f"{measure}:{about}@{session}{tag}",
        measure=measure,
        about=about,
        value=float(value),
        unit=unit,
        session=session,
        base=base,
        since=since,
        since_value=since_value,
        periods=periods,
        n=n,
        inputs=inputs,
        since_inputs=since_inputs,
    )


def closes(series: Series, rows: Iterable[int], field: str = "close") -> tuple[Input, ...]:
    """Return the closes of some rows as inputs."""
    return tuple(
        Input(
            symbol=series.symbol, date=to_date(series.days[row]), value=float(series.close[row]), field=field
        )
        for row in rows
    )
