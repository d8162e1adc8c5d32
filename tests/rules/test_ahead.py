"""What comes next: weighty releases some days before, lesser ones shortly, a meeting of the Fed."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from newsgen import proof
from newsgen.errors import UnboundFigure
from newsgen.facts.fact import make
from newsgen.indicators import indicators
from newsgen.model import Account, Event, Fact, text_of
from newsgen.rules.base import Desk
from tests.rules.books import article, one, told, written

DESK = Desk(weights={code: each.weight for code, each in indicators().items()})
MONDAY, FRIDAY = dt.date(2025, 8, 11), dt.date(2025, 8, 29)
"""The Friday stands before a month's end and Labor Day."""


def on(measure: str, about: str, days: int, session: dt.date, period: dt.date | None = None) -> Fact:
    day = session + dt.timedelta(days)
    base = period if measure == "due" else day - dt.timedelta(1)
    return make(measure, about, days, "days", session, base=base, since=day)


JULY = dt.date(2025, 7, 1)


@pytest.mark.parametrize(
    ("session", "due", "named"),
    [
        (MONDAY, {"CPI_YOY": 1, "CORE_CPI_YOY": 1}, ["CPI_YOY"]),
        (MONDAY, {"PAYROLLS": 7}, ["PAYROLLS"]),
        (MONDAY, {"PAYROLLS": 8}, None),
        (MONDAY, {"CLAIMS": 1, "FED_RATE": 2}, None),
        (MONDAY, {"RETAIL_SALES_MOM": 1, "CPI_YOY": 2}, ["RETAIL_SALES_MOM", "CPI_YOY"]),
        (MONDAY, {"RETAIL_SALES_MOM": 2}, ["RETAIL_SALES_MOM"]),
        (MONDAY, {"RETAIL_SALES_MOM": 3}, None),
        (FRIDAY, {"ISM_MANUFACTURING": 4}, ["ISM_MANUFACTURING"]),
        (FRIDAY, {"ISM_SERVICES": 6}, None),
    ],
)
def test_what_is_named(session, due, named):
    facts = [on("due", code, days, session, JULY) for code, days in due.items()]
    found = told("ahead", *facts, session=session, desk=DESK)
    assert [list(item.subjects["releases"]) for item in found] == ([named] if named else [])


@pytest.mark.parametrize(
    ("days", "beside", "named"), [(11, True, False), (10, True, True), (11, False, False), (10, False, True)]
)
def test_a_meeting_is_named_some_days_before(days, beside, named):
    facts = [on("meeting", "FOMC:x", days, MONDAY), on("meeting", "FOMC:now", 0, MONDAY)]
    facts += [on("due", "CPI_YOY", 1, MONDAY, JULY)] if beside else []
    found = told("ahead", *facts, session=MONDAY, desk=DESK)
    assert any(item.subjects["meeting"] == ("FOMC:x",) for item in found) is named


def test_dates_are_told_across_months():
    facts = [
        on("due", "ISM_MANUFACTURING", 4, FRIDAY, dt.date(2025, 8, 1)),
        on("due", "PAYROLLS", 5, FRIDAY, dt.date(2025, 8, 1)),
    ]
    item = one("ahead", *facts, session=FRIDAY, desk=DESK)
    (text,) = written([item], facts, session=FRIDAY)
    assert text.startswith("9월 2일에는 제조업 구매관리자지수(PMI), 9월 3일에는 고용보고서")


def coming(kind, about: str, on_day: dt.date, part="", **more) -> Event:
    account = Account(id=f"{kind}:{about}", kind=kind, about=about, source="A", day=on_day, part=part)
    return Event(
        id=f"{kind}:{about}@{on_day}",
        kind=kind,
        about=about,
        session=on_day,
        day=on_day,
        part=part,
        accounts=(account,),
        **more,
    )


def reports(session: dt.date, **days: int) -> list[Fact]:
    """When companies report, in the order in which the book has them."""
    return [on("earnings_due", about, days, session) for about, days in days.items()]


WEDNESDAY = dt.date(2025, 7, 30)
SEVEN = Desk(members=frozenset({"AAPL", "MSFT", "META", "AMZN"}))


@pytest.mark.parametrize(
    ("session", "due", "named"),
    [
        (WEDNESDAY, {"MSFT": 0, "META": 0, "AAPL": 1, "AMZN": 1}, ["MSFT", "META", "AAPL", "AMZN"]),
        (
            WEDNESDAY,
            {"V": 0, "MSFT": 0, "META": 0, "MA": 1, "XOM": 1, "AAPL": 1},
            ["V", "MSFT", "META", "MA", "AAPL"],
        ),
        (WEDNESDAY, {"XOM": 2}, []),  # the next session's, or the desk's own
        (WEDNESDAY, {"AAPL": 5}, ["AAPL"]),
        (WEDNESDAY, {"AAPL": 6}, []),
        (dt.date(2025, 8, 29), {"CRM": 4}, ["CRM"]),  # over Labor Day
    ],
)
def test_whose_report_is_named(session, due, named):
    found = told("ahead", *reports(session, **due), session=session, desk=SEVEN)
    assert [list(item.subjects["reports"]) for item in found] == ([named] if named else [])


def test_reports_are_planned_by_day_and_hour():
    facts = reports(WEDNESDAY, AAPL=1, AMZN=1, XOM=2)
    due = [
        coming("earnings", "AAPL", dt.date(2025, 7, 31), "after"),
        coming("earnings", "AMZN", dt.date(2025, 7, 31), "after"),
        coming("earnings", "XOM", dt.date(2025, 8, 1), "before"),
    ]
    desk = Desk(members=frozenset({"AAPL", "AMZN", "XOM"}))
    items = told("ahead", *facts, session=WEDNESDAY, desk=desk)
    made = article(items, facts, session=WEDNESDAY, due=due)
    text = text_of(made.paragraphs[0].runs)
    assert text.startswith("31일 장 마감 후에는 애플과 아마존"), text
    assert ", 8월 1일 개장 전에는 엑슨모빌" in text
    assert "예정" in text
    assert {one.id for one in made.events} == {one.id for one in due}


def test_the_evening_s_report_is_planned_whether_or_not_it_came():
    facts = reports(WEDNESDAY, MSFT=0)
    due = [coming("earnings", "MSFT", WEDNESDAY, "after")]
    (text,) = written(told("ahead", *facts, session=WEDNESDAY, desk=SEVEN), facts, session=WEDNESDAY, due=due)
    assert text in {
        f"이날 장 마감 후에는 마이크로소프트가 실적을 {verb} 예정이다." for verb in ("발표할", "내놓을")
    }


def test_a_company_whose_day_the_figure_is_not_is_no_article():
    facts = reports(WEDNESDAY, AAPL=1, AMZN=1)
    due = [coming("earnings", name, dt.date(2025, 7, 31), "after") for name in ("AAPL", "AMZN")]
    items = told("ahead", *facts, session=WEDNESDAY, desk=SEVEN)
    made = article(items, facts, session=WEDNESDAY, due=due)
    moved = [
        msgspec.structs.replace(fact, since=dt.date(2025, 8, 1)) if fact.about == "AMZN" else fact
        for fact in made.facts
    ]
    changed = msgspec.structs.replace(made, facts=tuple(moved))
    with pytest.raises(UnboundFigure):
        proof.check(changed)


TUESDAY = dt.date(2025, 8, 19)


@pytest.mark.parametrize(
    ("measure", "days", "named"),
    [
        ("minutes", 1, True),
        ("minutes", 2, False),
        ("survey", 1, True),
        ("expiry", 2, False),
        ("speech", 3, True),
    ],
)
def test_what_else_is_due_is_named_on_its_eve_and_a_speech_earlier(measure, days, named):
    found = told("ahead", on(f"{measure}_due", "XNYS", days, TUESDAY), session=TUESDAY)
    assert [measure in item.tags for item in found] == ([True] if named else [])


def test_what_is_due_is_told_in_the_order_of_its_days():
    facts = [on("speech_due", "XNYS", 3, TUESDAY), on("minutes_due", "XNYS", 1, TUESDAY)]
    due = [
        coming("speech", "XNYS", dt.date(2025, 8, 22), title="제롬 파월 연준 의장의 잭슨홀 심포지엄 연설"),
        coming("minutes", "XNYS", dt.date(2025, 8, 20)),
    ]
    (text,) = written(told("ahead", *facts, session=TUESDAY), facts, session=TUESDAY, due=due)
    assert text == (
        "20일에는 연방공개시장위원회(FOMC) 의사록이 공개되고, "
        "22일에는 제롬 파월 미국 연방준비제도(Fed·연준) 의장이 잭슨홀 심포지엄에서 연설한다."
    )


def test_a_day_is_said_once_and_stands_in_its_place():
    tuesday = dt.date(2026, 3, 3)
    facts = [
        on("due", "PAYROLLS", 3, tuesday, dt.date(2026, 2, 1)),
        on("survey_due", "XNYS", 1, tuesday),
        *reports(tuesday, AVGO=1),
        on("meeting", "FOMC:x", 7, tuesday),
    ]
    due = [
        coming("survey", "XNYS", dt.date(2026, 3, 4)),
        coming("earnings", "AVGO", dt.date(2026, 3, 4), "after"),
    ]
    items = told("ahead", *facts, session=tuesday, desk=DESK)
    (text,) = written(items, facts, session=tuesday, due=due, also=frozenset())
    days = (
        "4일에는 ",
        "베이지북이 공개되고 장 마감 후 브로드컴이 실적을 ",
        "6일에는 고용보고서가 ",
        "9~10일에는 ",
    )
    places = [text.index(one) for one in days]
    assert places == sorted(places), text
    assert all(text.count(day) == 1 for day in ("4일", "6일")), text
    assert "3월" not in text


def test_reports_of_an_evening_and_of_the_next_one_share_their_verb():
    facts = reports(WEDNESDAY, MSFT=0, META=0, AAPL=1, AMZN=1)
    due = [
        coming("earnings", name, WEDNESDAY + dt.timedelta(days), "after")
        for name, days in {"MSFT": 0, "META": 0, "AAPL": 1, "AMZN": 1}.items()
    ]
    items = told("ahead", *facts, session=WEDNESDAY, desk=SEVEN)
    (text,) = written(items, facts, session=WEDNESDAY, due=due)
    assert text.startswith(
        "이날 장 마감 후에는 마이크로소프트와 메타가, 31일 장 마감 후에는 애플과 아마존이 실적을 "
    )
    assert text.count("예정") == 1
