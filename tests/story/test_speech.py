"""By which verb words are told."""

from __future__ import annotations

import pytest

from newsgen.model import Note
from newsgen.story.speech import verb


def words(text: str, title: str = "가나증권 연구원", form: str = "indirect") -> Note:
    return Note(id="n", kind="quote", text=text, speaker="김하나", title=title, form=form)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("차익 실현이 몰려 주가가 흔들릴 위험이 있다", "경고했다"),
        ("위험이 줄었다", "말했다"),
        ("기업의 의사 결정이 한층 어려워질 수 있다", "우려했다"),
        ("지표 둔화가 우려된다", "우려했다"),
        ("빨리 되찾으리라는 데 돈을 걸기에는 한계가 있다", "지적했다"),
        ("시기는 말하기 어렵다", "말했다"),
        ("업계가 맞을 수 있는 가장 나쁜 시나리오다", "평가했다"),
        ("소비는 여전히 견조하다", "평가했다"),
        ("금리가 급하게 올랐기 때문이다", "설명했다"),
        ("아무도 내다보지 못했다", "말했다"),
        ("급락한 영향으로 상승분을 되돌렸다", "분석했다"),
    ],
)
def test_the_verb_is_that_of_what_is_said(text: str, told: str) -> None:
    assert verb(words(text), 0) == told
    assert verb(words(text), 1) == told


def test_verbs_that_fit_alike_take_turns() -> None:
    assert {verb(words("연말까지 오를 것으로 본다"), turn) for turn in range(2)} == {"전망했다", "내다봤다"}


def test_who_makes_policy_points_at_nothing() -> None:
    said = words("금리를 내리기는 이르다", "연준 의장")
    assert {verb(said, turn) for turn in range(2)} == {"말했다", "밝혔다"}


def test_no_verb_is_said_twice_where_another_fits() -> None:
    said: list[str] = []
    for _ in range(3):
        said.append(verb(words("하반기에는 나아진다"), 0, said))
    assert said == ["말했다", "설명했다", "말했다"]
