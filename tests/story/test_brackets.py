"""An index has its day to the last digit in the lead, in no bracket below: Seoul, 2024-02-01, +1.82 %."""

from __future__ import annotations

from newsgen.story.brackets import said_once
from newsgen.story.markup import FIGURE, mark, plain

INDICES = ("^KS11", "^KQ11")
EXACT = {"^KS11": "1.82%", "^KQ11": "3.14%"}


def figure(about: str, style: str, text: str, *also: str) -> str:
    facts = [f"change_day:{one}@2024-02-01" for one in (about, *also)]
    return mark(FIGURE, (facts[0], style, *facts[1:]), text)


def set_(fact: str, style: str) -> str:
    return mark(FIGURE, (fact, style), EXACT[fact.partition(":")[2].partition("@")[0]])


def told(*texts: str) -> list[str]:
    return [plain(each) for each in said_once(list(texts), 1, INDICES, set_)]


LEVEL = f"코스피는 전장보다 45.37포인트({figure('^KS11', 'exact', '1.82%')}) 오른 2,542.46에 마감했다."


def test_the_lead_has_the_last_digit_and_the_level_the_points() -> None:
    lead = f"코스피가 {figure('^KS11', 'tenth', '1.8%')} 올랐다."
    assert told(lead, LEVEL) == [
        "코스피가 1.82% 올랐다.",
        "코스피는 전장보다 45.37포인트 오른 2,542.46에 마감했다.",
    ]


def test_a_word_that_rounded_goes_with_its_figure() -> None:
    kospi, kosdaq = figure("^KS11", "nearly", "2%"), figure("^KQ11", "over", "3%")
    lead = f"코스피가 {kospi} 가까이 오르고 코스닥은 {kosdaq} 넘게 내렸다."
    assert told(lead, LEVEL)[0] == "코스피가 1.82% 오르고 코스닥은 3.14% 내렸다."


def test_what_the_lead_has_not_keeps_its_bracket() -> None:
    other = f"코스닥이 {figure('^KQ11', 'tenth', '3.1%')} 내렸다."
    both = f"두 지수가 {figure('^KS11', 'around', '2%', '^KQ11')} 안팎 올랐다."
    for lead in (other, both, "외국인이 순매수했다."):
        assert told(lead, LEVEL) == [plain(lead), plain(LEVEL)]
