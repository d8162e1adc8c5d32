"""What is measured besides prices: the Fed and the odds of its meetings, economic releases, the calendar."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.measures.kinds import count, day, gap, level, move, odds, policy, rarity, run
from newsgen.measures.measure import Ago, Decision, Measure, Sum

_RELEASED = ("percent", "thousand", "index")
_RELEASED_GAP = ("pp", "thousand", "points")
_AGO: dict[Ago, str] = {"day": "하루 전", "week": "한 주 전", "month": "한 달 전"}
_DECISIONS: dict[Decision, tuple[str, str]] = {
    "cut": ("인하", "보다 낮을"),
    "hold": ("동결", "과 같을"),
    "hike": ("인상", "보다 높을"),
}
_RANGES = {"target": "연방기금 금리", "decision": "FOMC가 결정한", "decided": "그 주의 FOMC가 결정한"}


def rates() -> Iterator[Measure]:
    """Yield since when yields and currencies were not as high or as low, and the gap between yields."""
    for name, korean in (("highest_since", "이상이었던"), ("lowest_since", "이하였던")):
        yield level(name, f"이날 수준 {korean} 마지막 날", ("percent", "level", "won"), "since")
        yield level(
            f"{name}_day_before",
            f"전 거래일 수준 {korean} 마지막 날",
            ("percent", "level", "won"),
            "since",
            what=name,
            ago="day",
        )
    yield gap("curve", "장기 금리와 단기 금리의 차이", ("bp",), sum_=Sum.BASIS_POINTS)
    yield gap("curve_day_before", "전 거래일의 장기 금리와 단기 금리의 차이", ("bp",), sum_=None)
    yield gap("curve_widest_since", "장단기 금리 차이가 이날 이상이었던 마지막 날", ("bp",), "since", None)


def fed() -> Iterator[Measure]:
    """Yield the Fed's target range, what it decided, and what futures say that it will."""
    percent = ("percent",)
    for name, whose in _RANGES.items():
        for end, korean in (("low", "하단"), ("high", "상단")):
            yield level(f"{name}_{end}", f"{whose} 목표 범위의 {korean}", percent, sum_=None)
    yield policy("decision", "FOMC가 결정한 목표 범위의 변화")
    yield policy("decided", "그 주의 FOMC가 결정한 목표 범위의 변화")
    yield day("decision_last", "같은 방향의 직전 결정이 지난 날수")
    yield policy("expected_change_year_end", "올해 마지막 회의까지 금리선물에 반영된 목표 범위의 변화")
    yield day("meeting", "FOMC 회의까지 남은 날수")
    for decision, (word, range_is) in _DECISIONS.items():
        yield run(f"{decision}_run", f"FOMC가 이어 온 {word} 횟수", decision)
        yield run(f"{decision}_run_ended", f"FOMC가 이번 결정으로 멈춘 연속 {word} 횟수", decision)
        name = f"{decision}_probability"
        yield odds(name, f"금리선물로 계산한, 회의 뒤 목표 범위가 지금{range_is} 확률", decision)
        for ago, then in _AGO.items():
            korean = f"{then} 금리선물로 계산한 {word} 확률"
            yield odds(f"{name}_{ago}_before", korean, decision, what=name, ago=ago)
    yield odds("cut_25_probability", "회의 뒤 목표 범위가 지금보다 25bp 낮을 확률", "cut")
    yield odds("cut_50_probability", "회의 뒤 목표 범위가 지금보다 50bp 이상 낮을 확률", "cut")
    yield odds("hike_25_probability", "회의 뒤 목표 범위가 지금보다 25bp 높을 확률", "hike")
    yield odds("hike_50_probability", "회의 뒤 목표 범위가 지금보다 50bp 이상 높을 확률", "hike")
    yield level("likely_low", "회의 뒤 확률이 가장 높은 목표 범위의 하단", percent, sum_=None)
    yield level("likely_high", "회의 뒤 확률이 가장 높은 목표 범위의 상단", percent, sum_=None)
    yield odds("likely_probability", "회의 뒤 확률이 가장 높은 목표 범위의 확률", None)


def releases() -> Iterator[Measure]:
    """Yield what an economic release said, and what it differs from."""
    yield level("eps", "분기 주당순이익", ("price",), sum_=None)
    yield level("eps_expected", "분기 주당순이익의 시장 예상치", ("price",), sum_=None)
    yield level("release_actual", "발표된 경제지표", _RELEASED)
    yield level("release_forecast", "경제지표의 시장 예상치", _RELEASED)
    yield level("release_previous", "경제지표의 직전 수치", _RELEASED)
    for end, korean in (("highest", "높았던"), ("lowest", "낮았던")):
        yield level(f"release_{end}_since", f"경제지표가 이만큼 {korean} 마지막 때", _RELEASED)
    yield level("release_revised", "이번에 고쳐 발표한 경제지표의 직전 수치", _RELEASED)
    yield gap("release_gap", "경제지표와 시장 예상치의 차이", _RELEASED_GAP)
    yield gap("release_revision", "경제지표의 직전 수치를 고친 폭", _RELEASED_GAP)
    yield move(
        "release_change", "경제지표의 직전 수치 대비 변화", _RELEASED_GAP, detail="고쳤으면 고친 수치 대비"
    )
    yield rarity(
        "release_revision_surprise",
        "지난 발표들에 견준, 직전 수치를 고친 폭의 희소성",
        "release_revision_surprise",
    )
    yield rarity(
        "release_surprise", "지난 발표들에 견준, 시장 예상치와 벌어진 정도의 희소성", "release_surprise"
    )


def calendar() -> Iterator[Measure]:
    """Yield the days that an article names."""
    yield day("session", "거래일", "session")
    yield count("week", "한 주의 거래일 수", "sessions", "week")
    yield count("week_ahead", "다음 주의 거래일 수", "sessions")
    yield day("scheduled", "다음 주 경제지표 발표까지 남은 날수")
    yield day("closed", "다음 주 휴장일까지 남은 날수")
    yield day("half_session", "다음 주 조기 폐장일까지 남은 날수")
    yield day("rest_before", "직전 거래일 뒤의 휴장일부터 지난 날수")
    yield day("rest_ahead", "다음 거래일 전의 휴장일까지 남은 날수")
    yield day("short_session", "일찍 끝난 거래일")
    yield day("rested", "한 주 안의 휴장일부터 마지막 거래일까지의 날수")
    yield day("cut_short", "한 주 안의 일찍 끝난 거래일부터 지난 날수")
    yield day("due", "며칠 안에 나올 경제지표의 발표까지 남은 날수")
    yield day("minutes_held", "이날 공개된 FOMC 의사록")
    yield day("survey_held", "이날 공개된 베이지북")
    yield day("speech_held", "이날 있은 연설이나 증언")
    yield day("minutes_due", "FOMC 의사록 공개까지 남은 날수")
    yield day("survey_due", "베이지북 공개까지 남은 날수")
    yield day("speech_due", "연설이나 증언까지 남은 날수")
    yield day("expiry_due", "선물·옵션 동시 만기까지 남은 날수")
    yield day("earnings_due", "기업의 실적 발표 예정일까지 남은 날수")
