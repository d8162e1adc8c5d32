"""The levels of a day whose lead has the move of one index: that one by points, each by one figure."""

from __future__ import annotations

from newsgen.story.levels import by_points
from newsgen.story.markup import FIGURE, NAME, mark, plain

NAMED = {"^DJI": "다우지수", "^GSPC": "S&P500지수", "^IXIC": "나스닥지수"}
POINTS = {"^DJI": "12.19포인트", "^IXIC": "40.35포인트"}


def figure(measure: str, about: str, text: str) -> str:
    return mark(FIGURE, (f"{measure}:{about}@2026-01-28", "exact"), text)


def points(about: str) -> str:
    return figure("points_day", about, POINTS[about]) if about in POINTS else ""


def name(about: str) -> str:
    return mark(NAME, (about, "short"), NAMED[about])


LEVELS = (
    f"{name('^DJI')}는 전장보다 {points('^DJI')}({figure('change_day', '^DJI', '0.02%')}) 오른 49,015.60, "
    f"{name('^IXIC')}는 {figure('change_day', '^IXIC', '0.17%')} 오른 23,857.45에 마감했다."
)


def test_the_index_of_the_lead_is_told_by_points_and_the_other_by_its_percentage() -> None:
    lead = [f"{name('^IXIC')}가 {figure('change_day', '^IXIC', '0.2%')} 올랐다."]
    assert plain(by_points(LEVELS, lead, points)) == (
        "다우지수는 전장보다 0.02% 오른 49,015.60, 나스닥지수는 40.35포인트 오른 23,857.45에 마감했다."
    )


def test_the_first_keeps_its_points_where_it_is_the_one_of_the_lead() -> None:
    lead = [f"{name('^DJI')}가 {figure('change_day', '^DJI', '0.02%')} 올랐다."]
    assert plain(by_points(LEVELS, lead, points)) == (
        "다우지수는 전장보다 12.19포인트 오른 49,015.60, 나스닥지수는 0.17% 오른 23,857.45에 마감했다."
    )


def test_without_a_move_in_the_lead_they_stay() -> None:
    assert by_points(LEVELS, [f"{name('^IXIC')}가 사상 최고치를 썼다."], points) == LEVELS
    unknown = [f"{figure('change_day', '^IXIC', '0.2%')} 올랐다."]
    assert by_points(LEVELS, unknown, lambda about: "") == LEVELS
