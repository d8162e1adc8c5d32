"""The particle of a note's first subject, where it may be another."""

from __future__ import annotations

import pytest

from newsgen.story.topics import as_subject, as_topic, has_subject, is_of_index


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("골드만삭스가 확률을 35%로 낮췄다.", "골드만삭스는 확률을 35%로 낮췄다."),
        (
            "백악관 경제팀이 임기가 끝나기 전에 해임할 수 있는지 따져 보고 있다.",
            "백악관 경제팀은 임기가 끝나기 전에 해임할 수 있는지 따져 보고 있다.",
        ),
        ("트럼프 대통령이 교역을 끊겠다고 썼다.", "트럼프 대통령은 교역을 끊겠다고 썼다."),
    ],
)
def test_a_plain_subject_becomes_the_topic(text: str, told: str) -> None:
    assert has_subject(text)
    assert as_topic(text) == told
    assert as_topic(told) == told


@pytest.mark.parametrize(
    "text",
    [
        "ADP가 집계한 9월 민간 고용이 14만3천명 늘었다.",  # of employment, not of ADP
        "S&P글로벌이 낸 구매관리자지수가 높아졌다.",
        "중동 긴장이 커지자 방산주와 함께 급등했다.",
        "정부가 대책을 검토한다는 보도가 나왔다.",
        "정부가 대책을 검토하고 있다고 전해졌다.",
        "미국과 중국이 내리기로 해 미국의 관세는 30%로 낮아진다.",
        "주가 하락이 이어졌다.",
        "하원이 법안을 통과시키고 상원이 뒤따랐다.",
        "29일 방한하는 대통령이 조선소를 찾는다.",
        "뚜렷이 나아졌다.",
    ],
)
def test_where_it_might_say_something_else_a_sentence_stands(text: str) -> None:
    assert as_topic(text) == text


def test_a_topic_in_what_somebody_says_gives_way_to_that_of_who_says_it() -> None:
    assert as_subject("경제 전망은 뚜렷이 나아졌다") == "경제 전망이 뚜렷이 나아졌다"
    kept = "고객 대부분은 살림이 나빠졌다고 느낀다"
    assert as_subject(kept) == kept


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("긴 연휴를 앞둔 경계 심리로 상승세를 지키지 못하고 좁은 범위에서 움직였다", True),
        ("차익 실현 매물에 하락했다.", True),
        ("외국인 매수세가 몰렸다", False),
        ("반도체주가 밀리며 하락했다", False),
        ("코스피는 차익 실현 매물에 하락했다", False),
        ("연휴를 앞두고 관망했다", False),
    ],
)
def test_a_sentence_on_an_index_may_name_none(text, nobody):
    assert is_of_index(text) is nobody
