"""A figure that does not state its fact stops the article; one that does, passes."""

import datetime as dt

import pytest
from msgspec.structs import replace

from newsgen import proof
from newsgen.errors import UnboundFigure
from newsgen.model import Article, Fact, Figure, Paragraph, Run
from newsgen.proof import Code, figures
from newsgen.proof.reading import number
from newsgen.proof.sentences import sentences
from newsgen.proof.styles import mismatch
from tests.article_fixture import (
    CHART,
    RUSSELL_PARAGRAPH,
    SESSION,
    WEEK_PARAGRAPH,
    article,
    figure,
    paragraph,
    runs,
)
from tests.proof.looks import found


def fact(value: float, unit: str = "percent", measure: str = "change_day", **rest: object) -> Fact:
    return Fact(id="f", measure=measure, about="X", value=value, unit=unit, session=SESSION, **rest)


def test_the_article_passes():
    proof.check(article())


def _figures_of(whole: Article) -> list[tuple[str, Run]]:
    places = {"headline": whole.headline, "lead": whole.lead}
    places.update({str(i): p.runs for i, p in enumerate(whole.paragraphs)})
    return [(place, run) for place, found in places.items() for run in found if run.figure]


def _with(whole: Article, place: str, old: Run, new: Run) -> Article:
    def swap(found):
        return tuple(new if run is old else run for run in found)

    if place.isdigit():
        told = list(whole.paragraphs)
        one = told[int(place)]
        told[int(place)] = Paragraph(section=one.section, item=one.item, runs=swap(one.runs))
        return article(paragraphs=tuple(told))
    return article(**{place: swap(getattr(whole, place))})


def _mutants():
    """Change each digit of each figure of the article, one at a time."""
    whole = article()
    for place, run in _figures_of(whole):
        for at, digit in enumerate(run.text):
            if digit.isdigit():
                other = str((int(digit) + 1) % 10)
                text = run.text[:at] + other + run.text[at + 1 :]
                yield pytest.param(place, run.text, text, id=f"{place}: {run.text} -> {text}")


@pytest.mark.parametrize(("place", "old", "new"), list(_mutants()))
def test_one_wrong_digit_stops_the_article(place, old, new):
    whole = article()
    run = next(run for where, run in _figures_of(whole) if (where, run.text) == (place, old))
    with pytest.raises(UnboundFigure, match="기사를 내지 않습니다"):
        proof.check(_with(whole, place, run, Run(text=new, figure=run.figure)))


@pytest.mark.parametrize("place", ["headline", "deck", "lead"])
def test_a_digit_without_a_fact_is_refused_wherever_it_stands(place):
    with pytest.raises(UnboundFigure, match="사실과 이어지지 않은 숫자"):
        proof.check(article(**{place: runs("지수가 2% 올랐다.")}))


def test_the_message_carries_the_sentence_and_only_it():
    told = paragraph("market", "거래는 한산했다. 지수는 2% 올랐다. 금리는 그대로였다.")
    with pytest.raises(UnboundFigure) as caught:
        proof.check(article(paragraphs=(told,)))
    assert "“지수는 2% 올랐다.”" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_all_that_is_wrong_is_found_the_first_stops_the_article():
    made = article(
        headline=runs("지수가 1.5% 올랐다."),
        lead=runs("거래는 3배였다. 지수는 ", figure("1.97%", "change_day:^RUT", "percent"), " 올랐다."),
    )
    told = [(one.code, one.place.text, one.place.sentence) for one in found(figures.check, made)]
    assert told[:3] == [
        (Code.UNBOUND, "1.5", "지수가 1.5% 올랐다."),
        (Code.UNBOUND, "3", "거래는 3배였다."),
        (Code.FIGURE, "1.97%", "지수는 1.97% 올랐다."),
    ]
    with pytest.raises(UnboundFigure) as caught:
        proof.check(made)
    assert str(caught.value) == (
        "기사를 내지 않습니다. 사실과 이어지지 않은 숫자 '지수가 1.5% 올랐다.': “지수가 1.5% 올랐다.”"
    )


def test_anybody_s_text_is_held_against_facts_without_an_article():
    rose = fact(1.98)
    bound = Run(text="1.88%", figure=Figure(fact="f", value=1.98, style="percent"))
    text = [sentences((Run(text="X가 "), bound, Run(text=" 올랐다.")), 40)]
    (one,) = figures.check(text, {"f": rose})
    assert (one.code, one.place.start, one.place.end) == (Code.FIGURE, 43, 48)
    assert "percent 형식이 아님" in one.message


def test_digits_of_names_and_quotations_are_accounted_for():
    told = paragraph(
        "market",
        Run(text="상위 7대", phrase=True),
        " 기업은 ",
        Run(text="“50bp 내려야 한다”", quote="note-1"),
        "고 했다.",
    )
    assert found(figures.check, article(paragraphs=(told,))) == []


def test_a_term_with_a_digit_must_be_a_phrase_too():
    told = paragraph("market", Run(text="러셀2000", term="russell2000"), "은 올랐다.")
    with pytest.raises(UnboundFigure):
        proof.check(article(paragraphs=(told,)))


def test_a_figure_of_a_fact_that_the_article_does_not_carry():
    with pytest.raises(UnboundFigure, match="없음"):
        proof.check(article(facts=()))


def test_a_figure_with_another_value_than_its_fact():
    run = figure("1.98%", "change_day:^RUT", "percent", 1.9836)
    with pytest.raises(UnboundFigure, match="의 값은"):
        proof.check(article(lead=runs("지수가 ", run, " 올랐다.")))


def test_points_percentage_and_level_must_agree():
    """Each is right by itself here, but the points are of another day than the rest."""
    other = Fact(
        id="other",
        measure="points_day",
        about="^RUT",
        value=64.36,
        unit="points",
        session=SESSION,
        base=dt.date(2025, 8, 8),
    )
    parts = tuple(
        Run(text="64.36포인트", figure=Figure(fact="other", value=64.36, style="points"))
        if run.figure and run.figure.style == "points" and "RUT" in run.figure.fact
        else run
        for run in RUSSELL_PARAGRAPH.runs
    )
    told = Paragraph(section="market", item=None, runs=parts)
    with pytest.raises(UnboundFigure, match="서로 맞지 않음"):
        proof.check(article(paragraphs=(told,), facts=(*article().facts, other)))


def test_a_chart_shows_its_facts():
    rows = tuple(replace(row, value=row.value + 1) for row in CHART.rows)
    with pytest.raises(UnboundFigure, match="표의 수치"):
        proof.check(article(charts=(replace(CHART, rows=rows),)))
    with pytest.raises(UnboundFigure, match="표의 수치"):
        proof.check(article(charts=(replace(CHART, unit="bp"),)))


@pytest.mark.parametrize(
    ("text", "value", "style", "unit"),
    [
        ("2.68%", 2.675, "percent", "percent"),  # half up in decimal, not in binary
        ("0.35%", -0.345, "percent", "percent"),
        ("4.9%", 4.942256, "percent1", "percent"),
        ("5%", 4.942256, "percent0", "percent"),
        ("4%", 4.000001, "over", "percent"),
        ("10%", 17.95, "over", "percent"),
        ("1,600개", 1615.0, "over", "count"),
        ("10%", 10.0, "at_least", "percent"),
        ("5%", 4.942256, "nearly", "percent"),
        ("60%", 59.2, "under", "percent"),
        ("45.28포인트", 45.28, "points", "points"),
        ("2,328.06", 2328.06, "level", "level"),
        ("4만4910.65", 44910.6514, "level", "level"),
        ("4만4,910.65", 44910.6514, "level", "level"),
        ("4만", 40000.0, "count", "count"),
        ("5bp", -5.0, "bp", "bp"),
        ("4.5bp", 4.5, "bp", "bp"),
        ("1.66%포인트", 1.6605, "pp", "pp"),
        ("1,383.1원", 1383.09, "won", "won"),
        ("14.65달러", 14.65, "price", "price"),
        ("3.3배", 3.3117, "ratio", "ratio"),
        ("5거래일", 5.0, "sessions", "sessions"),
        ("24억3000만달러", 2430.4, "money", "musd"),
        ("24억3천만 달러", 2430.4, "money", "musd"),
    ],
)
def test_what_a_style_permits(text, value, style, unit):
    assert mismatch(text, value, style, fact(value, unit)) is None


@pytest.mark.parametrize(
    ("text", "value", "style", "unit"),
    [
        ("2.67%", 2.675, "percent", "percent"),
        ("2.7%", 2.675, "percent", "percent"),  # one decimal is another style
        ("4%", 4.0, "over", "percent"),  # 넘게 does not include the number
        ("4%", 9.0, "over", "percent"),
        ("5%", 4.99, "over", "percent"),
        ("10%", 9.9999, "at_least", "percent"),
        ("60%", 60.0, "under", "percent"),
        ("5%", 4.4, "nearly", "percent"),
        ("5%", 5.1, "nearly", "percent"),
        ("5%", -5.0, "bp", "bp"),  # the fact counts in bp
        ("1.66%", 1.6605, "pp", "pp"),  # a difference of percentages is no percentage
        ("2328.6", 2328.06, "level", "level"),
        ("23,28.06", 2328.06, "level", "level"),
        ("4천4910.65", 44910.65, "level", "level"),
        ("24억달러", 2430.4, "money", "musd"),  # two digits are too rough
        ("약 5%", 5.0, "percent0", "percent"),
        ("", 5.0, "percent", "percent"),
        ("1.98%", 1.98, "house", "percent"),
        ("nan%", float("nan"), "percent", "percent"),
    ],
)
def test_what_a_style_does_not_permit(text, value, style, unit):
    assert mismatch(text, value, style, fact(value, unit)) is not None


def dated(style: str, then: str) -> Fact:
    """A fact of 2025-08-13 whose date of that style is ``then``."""
    attribute = "since" if style in {"elapsed", "past_years"} else style.partition("_")[0]
    rest = {} if attribute == "session" else {attribute: dt.date.fromisoformat(then)}
    return fact(1.0, periods=7, **rest)


@pytest.mark.parametrize(
    ("text", "then", "style"),
    [
        ("13일", "2025-08-13", "session_day"),
        ("8월", "2025-08-13", "session_month"),
        ("3분기", "2025-08-13", "session_quarter"),
        ("2025년", "2025-08-13", "session_year"),
        ("8일", "2025-08-08", "base_day"),
        ("8월 8일", "2025-08-08", "base_day"),
        ("2022년 11월 30일", "2022-11-30", "base_full"),
        ("5월", "2025-05-16", "since_month"),
        ("지난해 11월 8일", "2024-11-08", "since_day"),
        ("2008년 10월", "2008-10-28", "since_month"),
        ("5월 12~16일", "2025-05-16", "since_week"),
        ("7월 28일~8월 1일", "2025-08-01", "since_week"),
        ("지난해 11월 4~8일", "2024-11-08", "since_week"),
        ("지난해 7월 29일~8월 2일", "2024-08-02", "since_week"),
        ("2020년 3월 30일~4월 3일", "2020-04-03", "since_week"),
        ("지난해 12월 30일~올해 1월 3일", "2025-01-03", "since_week"),
        ("7거래일 만", "2025-08-04", "elapsed"),
        ("3개월 만", "2025-05-13", "elapsed"),
        ("약 3개월 만", "2025-05-16", "elapsed"),
        ("약 9개월", "2024-11-08", "elapsed"),
        ("약 17년 만", "2008-10-28", "elapsed"),
        ("2년", "2023-01-02", "past_years"),  # two years and seven months of a record
        ("1년", "2024-08-13", "past_years"),
    ],
)
def test_dates_that_are_the_fact_s(text, then, style):
    assert mismatch(text, then, style, dated(style, then)) is None


@pytest.mark.parametrize(
    ("text", "then", "style"),
    [
        ("12일", "2025-08-13", "session_day"),
        ("2분기", "2025-08-13", "session_quarter"),
        ("13일", "2025-05-13", "base_day"),  # three months ago, no reader would take it so
        ("5월", "2024-05-16", "since_month"),  # last year's May is not this year's
        ("지난해 11월", "2023-11-08", "since_month"),
        ("2009년 10월", "2008-10-28", "since_month"),
        ("5월 11~16일", "2025-05-16", "since_week"),
        ("5월 12~17일", "2025-05-16", "since_week"),
        ("지난해 7월 29일~8월 2일", "2023-08-02", "since_week"),
        ("8거래일 만", "2025-08-04", "elapsed"),
        ("3개월 만", "2025-05-16", "elapsed"),  # not to the day: needs 약
        ("약 5개월 만", "2025-05-16", "elapsed"),
        ("약 16년 만", "2008-10-28", "elapsed"),
        ("만", "2025-05-16", "elapsed"),
        ("3년", "2023-01-02", "past_years"),  # not all of them
        ("1년", "2023-01-02", "past_years"),
        ("1년", "2024-08-14", "past_years"),
        ("", "2025-05-16", "since_month"),
        ("5월", "2025-05-16", "since_whatever"),
    ],
)
def test_dates_that_are_not(text, then, style):
    assert mismatch(text, then, style, dated(style, then)) is not None


def test_a_date_that_is_another_date_of_the_fact():
    told = fact(1.0, base=dt.date(2025, 8, 8), since=dt.date(2025, 5, 16))
    assert mismatch("8월 8일", "2025-08-08", "since_day", told) is not None


def test_numbers_beside_the_value_are_printed_by_their_own_styles_only():
    told = fact(4.94, since_value=5.32, n=1933)
    assert mismatch("5.32%", 5.32, "since_percent", told) is None
    assert mismatch("5.32%", 5.32, "percent", told) is not None
    assert mismatch("4.94%", 4.94, "since_percent", told) is not None
    assert mismatch("1,933", 1933.0, "members", told) is None


def test_a_bound_that_two_moves_lie_above():
    assert mismatch("4%", 4.94, "since_over", fact(4.94, since_value=4.46)) is None
    assert mismatch("4%", 4.94, "since_over", fact(4.94, since_value=3.99)) is not None


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("1조2000억원", "1200000000000", "100000000"),
        ("1조2천억원", "1200000000000", "100000000000"),
        ("1조2,000억원", "1200000000000", "100000000"),
        ("4만4910.65", "44910.65", "0.01"),
        ("0.05%", "0.05", "0.01"),
    ],
)
def test_numbers_are_read_as_they_are_meant(text, value, step):
    read = number(text)
    assert read is not None
    assert (str(read.value.to_integral_value() if "." not in value else read.value), read.step) == (
        value,
        type(read.step)(step),
    )


@pytest.mark.parametrize("text", ["억", "", "%", "1만2조"])
def test_what_is_no_number(text):
    assert number(text) is None


def test_the_week_of_the_fixture_is_over_four_and_not_nearly_five():
    for text, style in (("5%", "over"), ("3%", "over"), ("6%", "nearly")):
        run = figure(text, "change_wtd:^RUT", style)
        told = Paragraph(
            section="market", item=None, runs=(WEEK_PARAGRAPH.runs[0], run, Run(text=" 뛰었다."))
        )
        with pytest.raises(UnboundFigure):
            proof.check(article(paragraphs=(told,)))
