"""A word that contradicts its figure stops the article; nothing else does."""

import pytest

from newsgen import proof
from newsgen.errors import WrongDirection
from newsgen.model import Article, Paragraph, Run
from newsgen.proof import Code, direction
from newsgen.proof.sentences import blocks
from tests.article_fixture import article, figure, paragraph, runs
from tests.proof.looks import found

RUT = figure("1.98%", "change_day:^RUT", "percent")
POINTS = figure("45.28포인트", "points_day:^RUT", "points")
LEVEL = figure("2,328.06", "close:^RUT", "level")
SP = figure("0.32%", "change_day:^GSPC", "percent")
CC = figure("17.95%", "change_day:CC", "percent")
AAPL = figure("1.60%", "change_day:AAPL", "percent")
NVDA = figure("0.86%", "change_day:NVDA", "percent")
YIELD = figure("5bp", "yield_change:DGS10", "bp")
UP = figure("1,615개", "breadth_up:russell2000", "count")


def told(*parts: str | Run) -> Article:
    return article(headline=runs("시황"), lead=runs("시황이다."), paragraphs=(paragraph("market", *parts),))


JOINED = [
    ("러셀2000은 ", RUT, " 올랐고 S&P500도 ", SP, " 상승했다."),
    ("러셀2000은 ", RUT, " 올랐으며, S&P500도 ", SP, " 올랐다."),
    ("러셀2000은 ", RUT, " 오르며 사상 최고치를 갈아치웠다."),
    ("러셀2000은 ", POINTS, "(", RUT, ") 오르면서 사상 최고치를 새로 썼다."),
    ("러셀2000은 ", RUT, " 올랐지만 엔비디아는 ", NVDA, " 내렸다."),
    ("러셀2000은 ", RUT, " 오른 반면 엔비디아는 ", NVDA, " 떨어졌다."),
    ("엔비디아는 ", NVDA, " 떨어진 반면 러셀2000은 ", RUT, ", S&P500은 ", SP, " 올랐다."),
    ("러셀2000은 ", RUT, " 오르고 S&P500은 ", SP, " 올랐지만 엔비디아는 ", NVDA, " 내렸다."),
    ("러셀2000은 ", RUT, ", S&P500은 ", SP, " 올랐다. 다만 엔비디아는 ", NVDA, " 하락했다."),
    ("러셀2000은 ", RUT, " 상승하며 ", LEVEL, "에 거래를 마쳤지만 금리는 ", YIELD, " 낮아졌다."),
    ("금리는 ", YIELD, " 낮아지면서 한 달 만에 가장 낮은 수준이 됐다."),
    ("나스닥은 보합이었으며 러셀2000은 ", RUT, " 오른 ", LEVEL, "에 마감했다."),
    ("다우는 변동이 없었고 엔비디아는 ", NVDA, " 하락하면서 52주 최저가를 기록했다."),
    ("케머스(", CC, ")와 애플(", AAPL, ")이 올랐으며 엔비디아(", NVDA, ")는 내렸다."),
    ("케머스가 ", CC, " 급등한 반면 엔비디아는 ", NVDA, " 밀렸다."),
]
"""Sentences as the linker joins them."""

RIGHT = [
    ("러셀2000은 ", POINTS, "(", RUT, ") 오른 ", LEVEL, "에 마감했다."),
    ("러셀2000은 ", RUT, " 뛰었지만 엔비디아는 ", NVDA, " 내렸다."),
    ("엔비디아는 ", NVDA, " 하락한 반면 러셀2000은 ", RUT, " 상승했다."),
    ("엔비디아는 ", NVDA, " 떨어졌다. 러셀2000은 ", RUT, " 급등했다."),
    ("케머스는 ", CC, ", 애플은 ", AAPL, " 올랐다."),
    ("케머스와 애플은 각각 ", CC, "와 ", AAPL, " 상승했다."),
    ("국채 금리는 ", YIELD, " 낮아졌다."),
    ("애플(", AAPL, ")과 케머스(", CC, ")가 올랐다."),
    ("이는 5월(", RUT, ") 이후 가장 큰 주간 상승률이다."),
    ("애플(", AAPL, ")은 오른 반면 엔비디아(", NVDA, ")는 떨어졌다."),
    ("엔비디아(", NVDA, ")가 내렸고 애플(", AAPL, ")은 올랐다."),
    ("워너브러더스(Warner Bros. Discovery)가 ", CC, ", 애플이 ", AAPL, " 올랐다."),
    ("지수가 ", RUT, " 올라 강세를 보였다."),
    ("러셀2000의 상승률은 ", RUT, "였다."),
    ("엔비디아는 ", NVDA, "의 하락률을 나타냈다."),
    ("오른 종목은 케머스(", CC, ")와 애플(", AAPL, ")이고 내린 종목은 엔비디아(", NVDA, ")다."),
    *JOINED,
]

FLIPS = [
    ("오른 ", "내린 "),
    ("올랐", "내렸"),
    ("올라", "내려"),
    ("상승", "하락"),
    ("오르", "내리"),
    ("낮아지", "높아지"),
    ("밀렸", "뛰었"),
    ("떨어진", "뛴"),
    ("뛰었", "떨어졌"),
    ("급등", "급락"),
    ("낮아졌", "높아졌"),
    ("내렸", "올랐"),
    ("내린 ", "오른 "),
    ("하락", "상승"),
    ("떨어졌", "뛰었"),
]


def _text(parts) -> str:
    return "".join(part if isinstance(part, str) else part.text for part in parts)


def _flipped():
    """Flip each word of direction of each right sentence, one at a time."""
    for parts in RIGHT:
        for at, part in enumerate(parts):
            for word, other in FLIPS if isinstance(part, str) else ():
                if word in part:
                    wrong = (*parts[:at], part.replace(word, other, 1), *parts[at + 1 :])
                    yield pytest.param(wrong, id=_text(wrong))


@pytest.mark.parametrize("parts", [pytest.param(parts, id=_text(parts)) for parts in RIGHT])
def test_a_right_sentence_passes(parts):
    assert found(direction.check, told(*parts)) == []


@pytest.mark.parametrize("parts", list(_flipped()))
def test_one_flipped_word_stops_the_article(parts):
    assert {one.code for one in found(direction.check, told(*parts))} == {Code.DIRECTION}


@pytest.mark.parametrize(
    "parts",
    [
        ("오른 종목은 ", UP, "로 내린 종목보다 많았고 하락 종목도 적지 않았다."),
        ("러셀2000은 ", RUT, "의 수익을 냈고 나스닥은 내렸다."),
        ("러셀2000은 하락 우려에도 ", RUT, " 올랐다."),
        ("전날 내린 러셀2000은 ", RUT, " 올랐다."),
        ("엔비디아가 내렸지만 애플(", AAPL, ")은 올랐다."),
        ("지수는 ", RUT, " 올라 ", LEVEL, "로 높아졌다."),
        (
            "지수는 ",
            RUT,
            " 올랐고 한 참가자는 ",
            Run(text="“시장이 하락할 것이다. 내린다”", quote="n"),
            "고 했다.",
        ),
        ("지수는 ", RUT, ", ", Run(text="“오늘 내렸다”", quote="n"), "는 말이 나왔다."),
        ("러셀2000은 ", RUT, "의 상승률로 ", SP, " 오른 S&P를 앞섰다."),
        ("금리가 내린 덕분에 지수가 ", RUT, " 올랐다."),
    ],
    ids=_text,
)
def test_what_only_looks_like_a_contradiction_passes(parts):
    assert found(direction.check, told(*parts)) == []


def test_the_headline_and_the_lead_are_read_too():
    for place in ("headline", "deck", "lead"):
        with pytest.raises(WrongDirection):
            proof.check(article(**{place: runs("러셀", RUT, " 하락")}))


def test_an_ellipsis_parts_two_statements():
    assert found(direction.check, article(headline=runs("러셀2000 ", RUT, "…나스닥은 하락"))) == []


def test_a_record_rise_before_an_ellipsis_says_nothing_of_what_follows():
    fear = figure("35%", "change_day:AAPL", "percent", -35.75)
    head = runs("나스닥 24년 만에 최대 상승률…VIX ", fear, "대 급락")
    assert found(direction.check, article(headline=head)) == []


def test_a_move_that_prints_as_zero_has_no_direction():
    flat = figure("0.00%", "change_day:^RUT", "percent", 0.001)
    assert [one.code for one in found(direction.check, told("지수는 ", flat, " 올랐다."))] == [Code.DIRECTION]
    assert found(direction.check, told("지수는 ", flat, "로 보합이었다.")) == []


def test_the_message_names_the_figure_and_the_sentence():
    wrong = Paragraph(section="market", item=None, runs=runs("장은 한산했다. 지수는 ", RUT, " 내렸다."))
    with pytest.raises(WrongDirection) as caught:
        proof.check(article(paragraphs=(wrong,)))
    assert "'1.98%'" in str(caught.value)
    assert "“지수는 1.98% 내렸다.”" in str(caught.value)


def test_every_contradiction_is_found_with_its_place():
    made = told("지수는 ", RUT, " 내렸다. 엔비디아는 ", NVDA, " 올랐다.")
    first, second = found(direction.check, made)
    assert (first.place.text, first.place.sentence) == ("1.98%", "지수는 1.98% 내렸다.")
    assert (second.place.text, second.place.sentence) == ("0.86%", "엔비디아는 0.86% 올랐다.")
    whole = "\n".join("".join(run.text for run in block) for block in blocks(made))
    assert [whole[one.place.start : one.place.end] for one in (first, second)] == ["1.98%", "0.86%"]
