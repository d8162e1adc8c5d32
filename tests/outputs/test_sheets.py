"""Few tables for many charts: one of the session, one of the largest, and none that repeats another."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from newsgen.model import Article, Bar, Bars, Fact, Line, Way
from newsgen.outputs.fragment import fragment
from newsgen.outputs.markdown import markdown
from newsgen.outputs.newsletter import newsletter
from newsgen.outputs.sheets import sheets
from newsgen.outputs.xml import html
from tests.article_fixture import article

DAY = dt.date(2026, 2, 25)
LEVELS = {"^KS11": (6083.86, 1.91, "코스피"), "^KQ11": (1165.25, 0.02, "코스닥지수")}
BOUGHT = {"KOSPI": (2307, -13082, 14701), "KOSDAQ": (3906, -2159, -1277)}
WHO = {"individual": "개인", "foreign": "외국인", "institution": "기관"}


def made(measure: str, about: str, value: float, unit: str, **more: str) -> Fact:
    return Fact(
        id=f"{measure}:{about}@{DAY}",
        measure=measure,
        about=about,
        value=value,
        unit=unit,
        session=DAY,
        **more,
    )


def bar(fact: Fact, label: str) -> Bar:
    return Bar(fact=fact.id, label=label, value=fact.value)


def seoul(
    as_of: str = "close", subjects: tuple[str, ...] = ("indices", "investors", "leaders", "path")
) -> Article:
    facts, bars = [], []
    for about, (close, change, name) in LEVELS.items():
        facts += [made("close", about, close, "level"), made("change_day", about, change, "percent")]
        bars.append(bar(facts[-1], name))
    charts: list[Bars | Line] = [
        Bars(subject="indices", title="주요 지수 등락률", unit="percent", rows=tuple(bars))
    ]
    for board, amounts in BOUGHT.items():
        bought = [
            made(f"net_buying_{who}", board, amount, "eok", as_of=as_of)
            for who, amount in zip(WHO, amounts, strict=True)
        ]
        facts += bought
        rows = tuple(bar(fact, label) for fact, label in zip(bought, WHO.values(), strict=True))
        charts.append(Bars(subject="investors", title=f"{board} 투자자별 순매수", unit="eok", rows=rows))
    large = {
        "유가증권시장": {"삼성전자": 1.75, "SK하이닉스": 1.29},
        "코스닥시장": {"에코프로": 3.12, "HLB": -1.14},
    }
    for market, moved in large.items():
        own = [made("change_day", name, value, "percent") for name, value in moved.items()]
        facts += own
        rows = tuple(bar(fact, fact.about) for fact in own)
        title = f"{market} 시가총액 상위 종목 등락률"
        charts.append(Bars(subject="leaders", title=title, unit="percent", rows=rows))
    way = Way(label="코스피", fact=facts[1].id, values=(0.0, 1.91))
    charts.append(Line(subject="path", title="하루 흐름", unit="percent", at=("09:00", "15:30"), ways=(way,)))
    shown = tuple(one for one in charts if one.subject in subjects)
    return msgspec.structs.replace(article(), charts=shown, facts=tuple(facts), edition="kr-close")


def test_one_table_of_the_session():
    """As published on 2026-02-25."""
    assert not list(sheets(seoul(), late=False))
    sheet, _ = sheets(seoul(), late=True)
    assert sheet.head == ("지수", "종가", "등락률", "개인 순매수", "외국인 순매수", "기관 순매수")
    assert sheet.rows == (
        ("코스피", "6,083.86", "+1.91%", "+2,307억원", "-1조3,082억원", "+1조4,701억원"),
        ("코스닥지수", "1,165.25", "+0.02%", "+3,906억원", "-2,159억원", "-1,277억원"),
    )


def test_provisional_figures_are_called_so():
    sheet, _ = sheets(seoul("15:40"), late=True)
    assert sheet.head[3:] == ("개인 순매수(잠정)", "외국인 순매수(잠정)", "기관 순매수(잠정)")


def test_the_largest_stand_side_by_side_at_the_end():
    _, sheet = sheets(seoul(), late=True)
    assert sheet.head == (
        "유가증권시장", "등락률", "코스닥시장", "등락률",
    )  # fmt: skip
    assert sheet.rows == (
        ("삼성전자", "+1.75%", "에코프로", "+3.12%"), ("SK하이닉스", "+1.29%", "HLB", "-1.14%"),
    )  # fmt: skip
    text = markdown(seoul()).body.decode()
    assert (
        text.index("## 금리·환율")
        < text.index("| 지수 |")
        < text.index("| 유가증권시장")
        < text.index("## 용어 정리")
    )
    assert "**시가총액 상위 종목 등락률**\n\n| 유가증권시장 | 등락률 | 코스닥시장 | 등락률 |" in text
    assert text.count(":--|") == 3, "labels are to the left: one column of the first table, two of the second"


def test_without_investors_each_chart_has_its_own_and_a_line_none():
    told = [sheet.title for sheet in sheets(seoul(subjects=("indices", "path")), late=False)]
    assert told == ["주요 지수 등락률"]


@pytest.mark.parametrize("write", [lambda one: html(fragment(one)), lambda one: newsletter(one).html])
def test_a_cms_and_a_letter_have_the_same_tables(write):
    text = write(seoul())
    for said in ("외국인 순매수", "-1조3,082억원", "1,165.25", "에코프로", "-1.14%"):
        assert said in text
    assert text.count("<caption") <= 3
    assert "하루 흐름" not in text
