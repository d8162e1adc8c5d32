"""What a note tells, our own sentences do not tell again: values by hand from the published releases."""

from __future__ import annotations

import pytest

from newsgen.config import Style
from newsgen.facts.book import FactBook
from newsgen.facts.fact import make
from newsgen.model import Figure, Note, Paragraph, Run, text_of
from newsgen.story.names import Names
from newsgen.story.sentences import parted
from newsgen.story.told import (
    coursed,
    dated,
    expected,
    moved,
    outdone,
    released,
    reported,
    turned,
    without_told,
)
from tests.article_fixture import SESSION
from tests.markets import us

NAMES = Names({}, Style())
BOOK = FactBook(
    us(SESSION),
    (
        make("release_actual", "PAYROLLS", 228.0, "thousand", SESSION),
        make("release_forecast", "PAYROLLS", 135.0, "thousand", SESSION),
        make("release_actual", "CPI_YOY", 2.7, "percent", SESSION),
        make("release_actual", "CORE_CPI_YOY", 3.3, "percent", SESSION),
        make("change_day", "^N225", -12.3958, "percent", SESSION),
    ),
)


def event(text: str, about: str = "") -> Note:
    return Note(id="e", kind="event", text=text, about=about)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3월 비농업 고용이 22만8천명 늘어 예상 13만5천명을 웃돌았다.", {"PAYROLLS"}),
        ("ADP가 집계한 민간 고용이 14만3천명 늘었다.", set()),
        ("11월 소비자물가가 1년 전보다 2.7% 올랐다.", {"CPI_YOY"}),
        ("CPI 상승률 2.7%, 근원 CPI 3.3%가 예상과 같았다.", {"CPI_YOY", "CORE_CPI_YOY"}),
        ("소비자물가가 예상과 같았다.", set()),
        ("주가가 2.7% 올랐다.", set()),
    ],
)
def test_a_release_is_told_by_its_name_and_its_figure(text: str, told: set[str]) -> None:
    assert released([event(text)], BOOK, NAMES) == told
    quote = Note(id="q", kind="quote", text=text, speaker="가", title="나")
    assert not released([quote], BOOK, NAMES)  # what somebody says tells no reader that it was so


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3월 비농업 고용이 22만8천명 늘어 예상 13만5천명을 웃돌았다.", {"expected:PAYROLLS"}),
        ("3월 비농업 고용이 22만8천명 늘어 예상을 웃돌았다.", set()),
    ],
)
def test_a_forecast_is_told_by_its_figure(text: str, told: set[str]) -> None:
    assert expected([event(text)], BOOK, NAMES) == told


def test_a_move_is_told_to_the_tenth() -> None:
    assert moved([event("일본 닛케이지수가 12.4% 폭락했다.")], BOOK, "change_day", NAMES) == {"^N225"}
    assert not moved([event("일본 닛케이지수가 폭락했다.")], BOOK, "change_day", NAMES)
    assert not moved([event("대만 가권지수가 12.4% 폭락했다.")], BOOK, "change_day", NAMES)


def test_a_sentence_of_a_first_goes_where_the_note_has_its_figure() -> None:
    """A close of 102,000 won: the first above 100,000."""
    fact = "level_first:^N225@2025-08-13"
    first = (
        Run(text="닛케이225지수 종가가 "),
        Run(text="10만원", figure=Figure(fact=fact, value=100000.0, style="priced")),
        Run(text="을 넘은 것은 사상 처음이다."),
    )
    ours = Paragraph(section="stocks", item="x", runs=(Run(text="둘 다 올랐다. "), *first))
    told = event("닛케이225가 처음으로 10만원을 넘겨 마쳤다.", about="^N225")
    other = event("닛케이225가 처음으로 20만원을 넘겨 마쳤다.", about="^N225")
    assert [text_of(each.runs) for each in without_told([ours], [told], NAMES)] == ["둘 다 올랐다."]
    assert without_told([ours], [other], NAMES) == (ours,)
    three = Paragraph(
        section="stocks",
        item="x",
        runs=(*ours.runs[:-1], Run(text="을 넘은 것은 사상 처음이다. 하나는 내렸다.")),
    )
    (left,) = without_told([three], [told], NAMES)
    assert [*map(text_of, parted(left.runs))] == ["둘 다 올랐다.", "하나는 내렸다."]  # notes find them still


def test_who_turned_is_told_by_whom_the_note_names() -> None:
    assert turned([event("아흐레 거래일째 팔던 외국인이 순매수로 돌아섰고, 환율은 내렸다.")]) == {
        "turned:외국인",
        "counted:외국인",
    }
    assert turned([event("팔던 외국인이 순매수로 돌아섰다.")]) == {"turned:외국인"}
    assert not turned([event("외국인이 1조원을 순매수했다.")])
    assert not turned([event("코스닥에서는 외국인이 순매수로 돌아섰다.")])


def test_since_when_nobody_traded_so_much_is_told_by_whom_the_note_names() -> None:
    """2025-11-21: a note knows of a day before the flows on file."""
    longer = event(
        "외국인의 유가증권시장 순매도가 2021년 2월 26일 이후 4년 9개월 만에 가장 많았으며, 매물이 몰렸다."
    )
    assert outdone([longer]) == {"most:외국인"}
    assert outdone([event("기관은 사상 최대인 1조원을 순매수했다.")]) == {"most:기관"}
    assert not outdone([event("외국인이 대형주를 팔았다. 코스피는 4월 이후 가장 크게 내렸다.")])
    assert not outdone([event("코스닥에서는 외국인 순매도가 사상 최대였다.")])


def test_what_became_of_a_day_s_fall_is_told_where_the_note_says_it() -> None:
    assert "course" in coursed([event("장 초반 2,500선이 깨졌으나 반발 매수가 붙어 낙폭을 거의 지웠다.")])
    assert "course" in coursed([event("장 막판 오름폭을 모두 반납했다.")])
    assert "course" not in coursed([event("코스피는 전날 낙폭을 만회했다.")])
    assert "course" not in coursed([event("코스닥지수는 낙폭을 줄였다.")])
    assert "course" not in coursed([event("낙폭을 모두 만회했다.", "005930.KS")])
    assert "course" not in coursed([event("외국인이 낙폭을 키웠다.")])


@pytest.mark.parametrize(
    ("text", "is_dated"),
    [
        ("제품을 아시아에서 만드는 점이 부각돼 5년 사이 가장 크게 떨어졌다.", True),
        ("애플은 2020년 3월 이후 최대 하락률을 기록했다.", True),
        ("애플은 실적 발표 이후 크게 떨어졌다.", False),
        ("애플은 6개월 만에 신제품을 내놨다.", False),
    ],
)
def test_since_when_a_company_had_not_moved_so_is_told_once(text: str, is_dated: bool) -> None:
    assert dated([event(text, "AAPL")]) == ({"AAPL"} if is_dated else set())
    assert not dated([event(text)])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("금리를 내린 직후 장중 최고치까지 올랐지만 파월 의장의 말에 되밀렸다.", {"turned:down"}),
        ("장 초반의 낙폭을 모두 만회했다.", {"turned:up", "course"}),
        ("물가가 예상을 밑돌자 나스닥지수가 5거래일 만에 상승 전환했다.", set()),
        ("관세를 미루자 현충일 휴장을 마치고 열린 시장에 협상 기대가 퍼졌다.", {"rest"}),
        ("관세 소식에 주가가 내렸다.", set()),
    ],
)
def test_how_the_day_turned_and_that_there_was_a_rest_is_told_by_a_note(text: str, told: set[str]) -> None:
    assert coursed([event(text)]) == told
    assert coursed([event(text, "NVDA")]) == set()


def test_of_whom_a_note_tells_results_or_a_reason() -> None:
    names = Names({}, Style())

    def told(note: Note) -> frozenset[str]:
        return reported([note], ["NVDA", "WFC"], names)

    assert told(event("3분기 매출이 시장 예상을 웃돌았다.", "WFC")) == {"WFC"}
    assert told(event("새 칩의 출시를 늦췄다.", "NVDA")) == {"NVDA"}  # the desk's reason is the one told
    assert told(event("기업 실적이 좋았다.")) == frozenset()
    assert told(event("엔비디아가 예상을 넘는 분기 실적을 내고도 내렸다.")) == {"NVDA"}
    assert told(event("엔비디아가 내렸다.")) == frozenset()
