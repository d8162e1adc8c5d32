"""What is said of a release against its forecast is held against both figures."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec import structs

from newsgen import proof
from newsgen.errors import WrongDirection
from newsgen.facts.fact import make
from newsgen.model import Article, Fact, Figure, Paragraph, Run
from newsgen.proof import Code, expected
from tests.proof.looks import found

DAY = dt.date(2025, 8, 12)


def release(name: str, about: str, value: float, unit: str) -> Fact:
    return make(f"release_{name}", about, value, unit, DAY, base=dt.date(2025, 7, 1), since=DAY)


FACTS = (
    release("actual", "CPI_YOY", 2.7, "percent"),
    release("forecast", "CPI_YOY", 2.8, "percent"),
    release("gap", "CPI_YOY", -0.1, "pp"),
    release("actual", "CORE_CPI_YOY", 3.1, "percent"),
    release("forecast", "CORE_CPI_YOY", 3.0, "percent"),
    release("actual", "PAYROLLS", -92, "thousand"),
    release("forecast", "PAYROLLS", 58, "thousand"),
    release("gap", "PAYROLLS", -150, "thousand"),
    release("change", "CLAIMS", -3, "thousand"),
    release("actual", "UNEMPLOYMENT", 4.2, "percent"),
    release("forecast", "UNEMPLOYMENT", 4.2, "percent"),
    release("change", "UNEMPLOYMENT", 0.1, "pp"),
    release("actual", "ISM_MANUFACTURING", 48.0, "index"),
)


def run(text: str, name: str, about: str, style: str) -> Run:
    (fact,) = (one for one in FACTS if one.id.startswith(f"release_{name}:{about}@"))
    return Run(text=text, figure=Figure(fact=fact.id, value=fact.value, style=style))


CPI = run("2.7%", "actual", "CPI_YOY", "percent1")
CPI_FORECAST = run("2.8%", "forecast", "CPI_YOY", "percent1")
CPI_GAP = run("0.1%포인트", "gap", "CPI_YOY", "pp1")
CORE = run("3.1%", "actual", "CORE_CPI_YOY", "percent1")
CORE_FORECAST = run("3.0%", "forecast", "CORE_CPI_YOY", "percent1")
JOBS = run("9만2000명", "actual", "PAYROLLS", "persons")
JOBS_FORECAST = run("5만8000명", "forecast", "PAYROLLS", "persons")
JOBS_GAP = run("15만명", "gap", "PAYROLLS", "persons")
CLAIMS = run("3000건", "change", "CLAIMS", "claims")
RATE = run("4.2%", "actual", "UNEMPLOYMENT", "percent1")
RATE_FORECAST = run("4.2%", "forecast", "UNEMPLOYMENT", "percent1")
RATE_CHANGE = run("0.1%포인트", "change", "UNEMPLOYMENT", "pp1")
ISM = run("48.0", "actual", "ISM_MANUFACTURING", "index1")
FIFTY = Run(text="기준선인 50", phrase=True)


def told(*parts: str | Run) -> Article:
    """An article of one sentence; of the facts it has those that it states."""
    runs = tuple(Run(text=part) if isinstance(part, str) else part for part in parts)
    ids = {one.figure.fact for one in runs if one.figure}
    return Article(
        id="x", session=DAY, edition="us-close", angle="quiet", headline=(), deck=(), lead=(),
        paragraphs=(Paragraph(section="fed", item=None, runs=runs),), glossary=(), disclosure="",
        facts=tuple(one for one in FACTS if one.id in ids),
    )  # fmt: skip


def refused(article: Article) -> bool:
    try:
        proof.check(article)
    except WrongDirection:
        return True
    return False


RIGHT = [
    ("물가는 ", CPI, " 올라 시장 예상치(", CPI_FORECAST, ")를 ", CPI_GAP, " 밑돌았다."),
    ("물가는 ", CPI, " 올랐는데, 이는 시장 예상치(", CPI_FORECAST, ")를 하회하는 것이다."),
    ("상승률은 ", CORE, "로 예상치(", CORE_FORECAST, ")보다 높았다."),
    ("물가는 ", CPI, "로 예상치(", CPI_FORECAST, ")보다 낮았고 "
     "근원은 ", CORE, "로 예상치(", CORE_FORECAST, ")를 웃돌았다."),
    ("고용은 ", JOBS, " 줄어 시장 예상치(", JOBS_FORECAST, " 증가)를 ", JOBS_GAP, " 밑돌았다."),
    ("실업률은 ", RATE, "로 한 달 전보다 ", RATE_CHANGE, " 높아졌고 예상치(", RATE_FORECAST, ")와 같았다."),
    ("실업률은 ", RATE, "로 예상치(", RATE_FORECAST, ")에 부합했다."),
    ("청구는 한 주 전보다 ", CLAIMS, " 줄었다."),
    ("제조업 지수 ", ISM, "은 ", FIFTY, "을 밑돈다."),
]  # fmt: skip

FLIPS = [
    ("밑돌았", "웃돌았"),
    ("하회", "상회"),
    ("높았다", "낮았다"),
    ("낮았고", "높았고"),
    ("줄어", "늘어"),
    ("증가", "감소"),
    ("에 부합했다", "를 웃돌았다"),
    ("와 같았다", "보다 높았다"),
    ("높아졌고", "낮아졌고"),
    ("줄었다", "늘었다"),
    ("밑돈다", "웃돈다"),
    ("웃돌았다", "밑돌았다"),
    ("밑돌았다", "와 같았다"),
    ("올라", "내려"),
    ("올랐", "내렸"),
]  # fmt: skip


@pytest.mark.parametrize("parts", RIGHT)
def test_what_holds_passes(parts):
    proof.check(told(*parts))


def test_each_word_turned_round_is_refused():
    tried = 0
    for parts in RIGHT:
        for word, other in FLIPS:
            turned = tuple(p.replace(word, other) if isinstance(p, str) else p for p in parts)
            if turned != parts and not (other == "와 같았다" and "를 " in str(turned)):
                tried += 1
                assert refused(told(*turned)), turned
    assert tried >= 15


@pytest.mark.parametrize(
    "parts",
    [
        ("물가는 ", CPI, " 올라 시장 예상치를 밑돌았다."),  # against which?
        ("시장 예상치(", CPI_FORECAST, ")를 밑돌았다."),
        ("물가는 ", CPI, " 올라 시장 예상치(", CORE_FORECAST, ")를 밑돌았다."),  # of another index
        ("물가는 ", CPI, "로 예상에 부합했다."),
    ],
)
def test_a_comparison_needs_both_figures_in_print(parts):
    with pytest.raises(WrongDirection, match="견줄 두 수치"):
        proof.check(told(*parts))


@pytest.mark.parametrize(
    ("parts", "right"),
    [
        (("실업률은 예상대로 ", RATE, "였다."), True),
        (("실업률은 예상대로 ", RATE, "였고 물가는 ", CPI, " 올랐다."), True),
        (("물가는 ", CPI, " 올랐고 실업률은 예상대로 ", RATE, "였다."), True),
        (("근원 물가 상승률도 예상대로 ", CORE, "였다."), False),
        (("실업률은 ", RATE, "였고 근원 물가 상승률도 예상대로 ", CORE, "였다."), False),
    ],
)
def test_as_expected_is_said_of_the_figure_that_follows(parts, right):
    article = structs.replace(told(*parts), facts=FACTS)
    assert bool(found(expected.check, article)) is not right


JULY = Run(text="7월", figure=Figure(fact=FACTS[0].id, value="2025-07-01", style="base_month"))
JULY_JOBS = Run(text="7월", figure=Figure(fact=FACTS[5].id, value="2025-07-01", style="base_month"))


@pytest.mark.parametrize(
    ("headline", "right"),
    [
        ((JULY, " CPI 예상 밑돌아"), True),
        ((JULY, " CPI 예상 웃돌아"), False),
        (("예상 웃돈 ", JULY, " CPI"), False),  # of which release the word is stands before it
        ((JULY_JOBS, " 고용 쇼크"), True),
    ],
)
def test_a_headline_that_gives_the_month_alone_is_held_against_what_is_in_print(headline, right):
    body = told(*RIGHT[0], " ", *RIGHT[4])
    given = tuple(Run(text=part) if isinstance(part, str) else part for part in headline)
    article = structs.replace(body, headline=given)
    if right:
        proof.check(article)
    else:
        assert refused(article)


def test_a_shock_is_no_figure_above_its_forecast():
    text = told("고용은 ", JOBS, " 줄어 예상치(", JOBS_FORECAST, " 증가)를 밑돌았다.")
    better = tuple(
        structs.replace(one, value=100.0) if one.about == "PAYROLLS" and "actual" in one.measure else one
        for one in text.facts
    )
    article = structs.replace(text, headline=(JULY_JOBS, Run(text=" 고용 쇼크")), paragraphs=(), facts=better)
    assert refused(article)


def test_the_words_of_others_are_theirs():
    quote = Run(text="예상치를 웃돌았다", quote="q1")
    assert found(expected.check, told("물가가 ", CPI, " 오른 날 그는 “", quote, "”고 말했다.")) == []


def test_figures_are_read_back_with_what_they_count():
    wrong = run("9만2000건", "actual", "PAYROLLS", "persons")
    with pytest.raises(Exception, match="persons"):
        proof.check(told("고용은 ", wrong, " 줄었다."))


def test_every_comparison_that_fails_is_found():
    made = told(
        *("물가는 ", CPI, " 내려 예상치(", CPI_FORECAST, ")를 웃돌았고 "),
        *("근원은 ", CORE, "로 예상치(", CORE_FORECAST, ")를 밑돌았다."),
    )
    assert [(one.code, one.place.text) for one in found(expected.check, made)] == [
        (Code.RELEASE, " 내려"),
        (Code.RELEASE, "웃돌"),
        (Code.RELEASE, "밑돌"),
    ]


def test_a_revision_goes_to_another_figure():
    assert refused(told("고용 증가 폭은 ", JOBS_FORECAST, "에서 ", JOBS_FORECAST, "으로 하향 조정됐다."))
    assert not refused(told("고용 증가 폭은 ", JOBS_FORECAST, "에서 ", JOBS_GAP, "으로 하향 조정됐다."))
