"""The reader of printed articles: it knows nothing of what writes them, and finds what it is for."""

from __future__ import annotations

import ast
import datetime as dt
from pathlib import Path

import msgspec
import pytest

from benchmarks.reader import Fault, Offered, Printed, faults_of, texture_of
from benchmarks.reader.raw import Move
from newsgen.model import Article, Fact, Figure, Item, Paragraph, Run, Runs, Score

FOLDER = Path(__file__).parents[2] / "benchmarks" / "reader"
DAY = dt.date(2025, 1, 27)


def value(text: str, about: str, amount: float, measure: str = "change_day") -> Run:
    return Run(text=text, figure=Figure(fact=f"{measure}:{about}@{DAY}", value=amount, style="percent"))


def words(text: str) -> Run:
    return Run(text=text)


def article(lead: Runs, *paragraphs: Paragraph, headline: str = "나스닥 3% 급락") -> Article:
    return Article(
        id=f"{DAY}-us-close",
        session=DAY,
        edition="us-close",
        angle="",
        headline=(words(headline),),
        deck=(),
        lead=lead,
        paragraphs=paragraphs,
        glossary=(),
        disclosure="",
    )


def told(section: str, item: str | None, *runs: Run) -> Paragraph:
    return Paragraph(section=section, item=item, runs=runs)


def item(rule: str, about: str, total: float, *, chosen: bool = True) -> Item:
    score = Score(surprise=total, tested=1, weight=0, freshness=0, bits=total, total=total)
    facts = (f"change_day:{about}@{DAY}",)
    return Item(
        rule=rule,
        about=about,
        facts=facts,
        score=score,
        reason="",
        subjects={},
        chosen=chosen,
        tags=frozenset(),
    )


def kinds(found: list[Fault]) -> set[str]:
    return {fault.kind for fault in found}


LEAD = (words("나스닥지수가 "), value("3%", "^IXIC", -3.07), words(" 내렸다."))
MOVES = {
    symbol: Move(symbol, percent, size)
    for symbol, percent, size in [
        ("VRT", -29.9, 40e3),
        ("VST", -28.3, 130e3),
        ("ORCL", -13.8, 450e3),
        ("ANET", -22.4, 120e3),
        ("NVDA", -17.0, 2900e3),
        ("GOOG", -4.0, 2300e3),
        ("GOOGL", -4.2, 2300e3),
    ]
}


def test_the_reader_imports_nothing_that_writes_articles() -> None:
    """It may know the model, and of the program nothing else."""
    imported = {
        name
        for path in FOLDER.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert {name for name in imported if name.partition(".")[0] == "newsgen"} == {"newsgen.model"}


def test_a_mover_larger_than_a_named_one_is_missed() -> None:
    runs = (value("29.88%", "VRT", -29.9), words(", "), value("22.35%", "ANET", -22.4), words(" 내렸다."))
    printed = Printed(article(LEAD, told("stocks", "movers:VRT", *runs)))
    (found,) = [each for each in faults_of(printed, Offered(moves=MOVES)) if each.kind == "skipped mover"]
    assert "VST -28.30" in found.words
    assert "ORCL" not in found.words, "it moved less than the least that is named"


def test_a_smaller_one_that_moved_further_is_not_missed() -> None:
    """VRT has 40 billion against 130 and 120."""
    runs = (value("28.3%", "VST", -28.3), words(", "), value("22.35%", "ANET", -22.4), words(" 내렸다."))
    printed = Printed(article(LEAD, told("stocks", "movers:VST", *runs)))
    assert "skipped mover" not in kinds(faults_of(printed, Offered(moves=MOVES)))


def test_a_giant_sets_no_bar_and_a_name_without_a_figure_is_told() -> None:
    runs = (
        *(value("29.88%", "VRT", -29.9), words("와 비스트라, "), value("22.35%", "ANET", -22.4)),
        *(words(", "), value("13.79%", "ORCL", -13.8), words(" 내렸다. 엔비디아도 내렸다.")),
    )
    printed = Printed(article(LEAD, told("stocks", "movers:VRT", *runs)))
    names = {"VST": ("비스트라",)}
    assert "skipped mover" not in kinds(faults_of(printed, Offered(moves=MOVES, names=names)))


def test_another_class_of_the_same_company_is_told_with_it() -> None:
    runs = (value("4.2%", "GOOGL", -4.2), words(", "), value("0.5%", "XYZ", -0.5), words(" 내렸다."))
    moves = {symbol: MOVES[symbol] for symbol in ("GOOG", "GOOGL")} | {"XYZ": Move("XYZ", -0.5, 30e3)}
    printed = Printed(article(LEAD, told("stocks", "movers:XYZ", *runs)))
    companies = {"GOOG": "Alphabet", "GOOGL": "Alphabet"}
    assert "skipped mover" not in kinds(faults_of(printed, Offered(moves=moves, companies=companies)))
    assert "skipped mover" in kinds(faults_of(printed, Offered(moves=moves)))


@pytest.mark.parametrize(
    ("lead", "empty"),
    [
        ((words("뉴욕증시의 주요 지수가 나란히 하락했다."),), True),
        ((words("S&P500지수가 사상 최고 종가를 새로 썼다."),), False),
        ((words("다우지수가 닷새 만에 반등했다."),), False),
        (LEAD, False),
    ],
)
def test_a_lead_gives_a_value_or_a_record(lead: Runs, *, empty: bool) -> None:
    assert ("empty lead" in kinds(faults_of(Printed(article(lead)), Offered()))) is empty


def test_a_chosen_item_of_three_bits_has_to_be_told() -> None:
    paragraph = told("market", "chips:^SOX", value("9.15%", "^SOX", -9.15), words(" 내렸다."))
    items = (item("chips", "^SOX", 2.9), item("streak", "^RUT", 4.0), item("week", "^DJI", 5.0, chosen=False))
    found = faults_of(Printed(article(LEAD, paragraph)), Offered(items=items))
    assert [each.words.split()[0] for each in found if each.kind == "dropped item"] == ["streak:^RUT"]


def test_what_an_article_says_it_tells_stands_in_it() -> None:
    paragraph = told("stocks", "movers:RMBS", value("25%", "CRML", 25.5), words(" 올랐다."))
    printed = Printed(article(LEAD, paragraph))
    assert "unprinted item" in kinds(faults_of(printed, Offered(items=(item("movers", "RMBS", 1.0),))))
    assert "unprinted item" not in kinds(faults_of(printed, Offered(items=(item("movers", "CRML", 1.0),))))


def test_a_figure_stands_at_most_twice_in_a_piece() -> None:
    once = (words("나스닥은 "), value("3.07%", "^IXIC", -3.07), words(" 내렸다."))
    twice = Printed(article(LEAD, told("market", "market_close:XNYS", *once)))
    thrice = Printed(article(LEAD, told("market", "market_close:XNYS", *once), told("market", None, *once)))
    assert "figure repeated" not in kinds(faults_of(twice, Offered()))
    assert "figure repeated" in kinds(faults_of(thrice, Offered()))


def test_the_texture_is_counted_by_hand() -> None:
    paragraph = told(
        "market",
        "market_close:XNYS",
        words("S&P500지수는 "),
        value("1.46%", "^GSPC", -1.46),
        words(" 내렸으며 다우는 "),
        value("0.7%", "^DJI", 0.7),
        words(" 올랐다. 다만 소형주는 힘을 쓰지 못했다."),
    )
    found = texture_of(Printed(article(LEAD, paragraph, told("view", None, words("100% 일반론이다.")))))
    assert (found.sentences, found.plain, found.numbers, found.bound) == (3, 1, 4, 3)
    assert (found.two, found.one, found.whole, found.zeros) == (1, 1, 1, 0)
    assert (found.joined, found.turns, found.which) == (1, 1, 0)


@pytest.mark.parametrize(
    ("between", "dow", "false"),
    [
        ("% 내린 반면 다우는 ", 0.7, False),
        ("% 내렸지만 다우도 ", -0.7, True),
        ("% 내렸지만 다우는 소폭인 ", -0.7, False),
    ],
)
def test_a_contrast_has_two_signs_or_two_sizes(between: str, dow: float, *, false: bool) -> None:
    runs = (words("나스닥은 "), value("3", "^IXIC", -3.07), words(between), value("0.7%", "^DJI", dow))
    printed = Printed(article(LEAD, told("market", None, *runs, words(" 움직였다."))))
    assert ("false contrast" in kinds(faults_of(printed, Offered()))) is false


def test_the_largest_item_stands_in_the_lead() -> None:
    items = (item("giant", "NVDA", 14.0), item("chips", "^SOX", 9.0))
    assert "largest not in lead" in kinds(faults_of(Printed(article(LEAD)), Offered(items=items)))
    items = (item("largest_move", "^IXIC", 15.0), *items)
    assert "largest not in lead" not in kinds(faults_of(Printed(article(LEAD)), Offered(items=items)))


def test_blanks_and_english_that_a_template_left_are_found() -> None:
    runs = (words(" 보험주와 Residential REITs가 오르고 버티브(Vertiv Holdings)도 올랐다."),)
    assert {"blank", "english"} <= kinds(
        faults_of(Printed(article(LEAD, told("market", None, *runs))), Offered())
    )
    runs = (words("버티브(Vertiv Holdings)와 AT&T가 올랐다."),)
    assert not {"blank", "english"} & kinds(
        faults_of(Printed(article(LEAD, told("market", None, *runs))), Offered())
    )


def reported(name: str) -> Printed:
    runs = (words(f"이날 장 마감 후에는 {name} 실적을 발표할 예정이다."),)
    return Printed(article(LEAD, told("news", "ahead:XNYS", *runs)))


@pytest.mark.parametrize(
    ("name", "missing"), [("엔비디아가", False), ("엔비디아(Nvidia)가", False), ("인텔(Intel)이", True)]
)
def test_a_report_to_come_is_told_by_its_company(name: str, *, missing: bool) -> None:
    due = item("ahead", "XNYS", 2.0)
    due = msgspec.structs.replace(due, facts=(f"earnings_due:NVDA@{DAY}",))
    offered = Offered(items=(due,), moves=MOVES, names={"NVDA": ("엔비디아", "NVIDIA Corporation")})
    assert ("unprinted item" in kinds(faults_of(reported(name), offered))) is missing


@pytest.mark.parametrize(
    ("behind", "missing"),
    [
        ("엔비디아도 급등했다.", False),
        ("트랜스다임(TransDigm)도 큰 폭으로 올랐다.", True),
        ("엔비디아를 빼면 잠잠했다.", True),
    ],
)
def test_who_stands_behind_a_ranking_is_told_without_a_figure(behind: str, *, missing: bool) -> None:
    printed = Printed(article(LEAD, told("stocks", "movers:NVDA", words("크레도가 올랐다. " + behind))))
    offered = Offered(items=(item("movers", "NVDA", 2.0),), moves=MOVES, names={"NVDA": ("엔비디아",)})
    assert ("unprinted item" in kinds(faults_of(printed, offered))) is missing


@pytest.mark.parametrize(("english", "missing"), [("Nvidia", False), ("Intel", True)])
def test_who_was_introduced_is_told_by_the_name_given_then(english: str, *, missing: bool) -> None:
    first = told("stocks", "chips:^SOX", words(f"엔비({english})가 올랐다."))
    printed = Printed(article(LEAD, first, told("stocks", "movers:NVDA", words("엔비도 내렸다."))))
    names = {"NVDA": ("엔비디아", "Nvidia Corporation")}
    offered = Offered(items=(item("movers", "NVDA", 2.0),), moves=MOVES, names=names)
    assert ("unprinted item" in kinds(faults_of(printed, offered))) is missing


@pytest.mark.parametrize(
    ("texts", "measures", "again"),
    [
        (("1%", "1%", "1%"), ("change_day", "change_day", "change_week"), False),
        (("1%", "1%", "1%"), ("change_day", "change_day", "change_day"), True),
        (("0.3%", "0.3%", "0.3%"), ("change_day", "change_week", "change_week"), True),
    ],
)
def test_a_number_with_a_decimal_is_one_whatever_it_is_of(
    texts: tuple[str, ...], measures: tuple[str, ...], *, again: bool
) -> None:
    runs = (
        value(text, "^IXIC", -1.0 - at / 100, of)
        for at, (text, of) in enumerate(zip(texts, measures, strict=True))
    )
    printed = Printed(article(LEAD, told("market", None, *runs, words(" 내렸다."))))
    assert ("number repeated" in kinds(faults_of(printed, Offered()))) is again


def dated(text: str, measure: str) -> Run:
    return Run(text=text, figure=Figure(fact=f"{measure}:FOMC@{DAY}", value="2025-07-29", style="month"))


@pytest.mark.parametrize(("measure", "again"), [("meeting", False), ("rate_since", True)])
def test_the_month_of_a_meeting_is_its_name(measure: str, *, again: bool) -> None:
    runs = tuple(run for _ in range(3) for run in (dated("7월", measure), words(" 회의, ")))
    printed = Printed(article(LEAD, told("fed", None, *runs)))
    assert ("figure repeated" in kinds(faults_of(printed, Offered()))) is again


@pytest.mark.parametrize(("since", "missing"), [(dt.date(2024, 9, 3), False), (dt.date(2024, 8, 30), True)])
def test_what_was_so_for_the_first_time_since_a_day_tells_the_highest_since_that_day(
    since: dt.date, *, missing: bool
) -> None:
    lapse = Figure(fact=f"level_regained:^IXIC@{DAY}", value="2024-09-03", style="lapse")
    runs = (words("나스닥지수가 "), Run(text="4개월 만", figure=lapse), words("에 2만선을 되찾았다."))
    facts = (
        Fact(
            id=f"highest_since:^IXIC@{DAY}",
            measure="highest_since",
            about="^IXIC",
            value=20001.0,
            unit="level",
            session=DAY,
            since=since,
        ),
    )
    made = msgspec.structs.replace(article(LEAD, told("market", "levels:^IXIC", *runs)), facts=facts)
    high = msgspec.structs.replace(item("extremes", "^IXIC", 4.3), facts=(facts[0].id,))
    offered = Offered(items=(high, item("levels", "^IXIC", 2.0)))
    assert ("dropped item" in kinds(faults_of(Printed(made), offered))) is missing
