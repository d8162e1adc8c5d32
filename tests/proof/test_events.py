"""What is told of an event is borne out by its accounts, or the article is refused: each fault is planted."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from newsgen import proof
from newsgen.errors import UnboundFigure
from newsgen.model import Account, Article, Event, Figure, Run
from newsgen.proof import events
from tests.article_fixture import article, figure, paragraph
from tests.made_events import EVE, NEW_YORK, SESSION, account, due, event, morning

NVIDIA = figure("0.86%", "change_day:NVDA", "percent")
APPLE = figure("1.60%", "change_day:AAPL", "percent")
BOTH = Run(
    text="1%",
    figure=Figure(
        fact=f"change_day:AAPL@{SESSION}",
        value=1.602438,
        style="over",
        also=(f"change_day:NVDA@{SESSION}",),
    ),
)
EVENING = "전날 장 마감 후 분기 실적을 발표한"


def telling(text: str, *events: Event) -> Run:
    first, *rest = (one.id for one in events)
    return Run(text=text, event=first, also=tuple(rest))


def with_events(*parts: str | Run, events: tuple[Event, ...], **changes: object) -> Article:
    return article(paragraphs=(paragraph("stocks", *parts),), events=events, **changes)


def found(*parts: str | Run, events: tuple[Event, ...], **changes: object) -> list[str]:
    made = with_events(*parts, events=events, **changes)
    return [one.message for one in proof.findings(made) if one.code == proof.Code.EVENT]


def of_nvidia(words: str, one: Event) -> list[str]:
    return found(telling(words, one), " 엔비디아는 ", NVIDIA, " 내렸다.", events=(one,))


def test_what_accounts_bear_out_passes() -> None:
    one = event("NVDA")
    assert not of_nvidia(EVENING, one)
    assert not of_nvidia("실적을 내놓은", one)
    assert not of_nvidia("이날 개장 전 분기 실적을 공개한", morning("NVDA"))
    proof.check(with_events(telling(EVENING, one), " 엔비디아는 ", NVIDIA, " 내렸다.", events=(one,)))


def test_a_week_may_say_that_it_was_this_week_and_not_that_all_came_after() -> None:
    one = event("NVDA")
    of_week = {"events": (one,), "edition": "us-week", "session": dt.date(2025, 8, 15)}
    for words, holds in (("이번 주 분기 실적을 발표한", True), ("이번 주 분기 실적을 발표한 뒤", False)):
        behind = found("엔비디아는 ", telling(words, one), " ", NVIDIA, " 내렸다.", **of_week)
        before = found(telling(words, one), " 엔비디아는 ", NVIDIA, " 내렸다.", **of_week)
        assert bool(behind if words.endswith("뒤") else before) is not holds


def test_so_does_what_stands_behind_the_name() -> None:
    one = event("NVDA")
    words = telling("전날 장 마감 후 분기 실적을 발표한 뒤", one)
    assert not found("엔비디아는 ", words, " ", NVIDIA, " 내렸다.", events=(one,))
    assert found("애플은 ", words, " ", NVIDIA, " 내렸다.", events=(one,))


def test_an_event_that_the_article_lacks_is_refused() -> None:
    made = with_events(telling(EVENING, event("NVDA")), " 엔비디아는 ", NVIDIA, " 내렸다.", events=())
    with pytest.raises(UnboundFigure, match="사건 earnings:NVDA"):
        proof.check(made)


@pytest.mark.parametrize(
    "one",
    [
        event("NVDA", session=EVE),  # of another session
        event("NVDA", account("NVDA", day=dt.date(2025, 8, 11))),  # HI of 2025-08-11, told on 08-13
        event("NVDA", account("NVDA", day=SESSION)),  # the evening of the session itself
        event("NVDA", account("NVDA", status="planned"), status="reported"),  # nobody says that it came
        event(
            "NVDA", account("NVDA", at=dt.datetime(2025, 8, 12, 9, 45, tzinfo=NEW_YORK))
        ),  # in the session before
    ],
)
def test_an_event_of_another_session_is_refused(one: Event) -> None:
    assert of_nvidia("실적을 발표한", one)


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        ("이날 단일판매·공급계약 체결을 공시한", True),
        ("이날 유상증자 결정을 공시한", False),
        ("전날 장 마감 후 단일판매·공급계약 체결을 공시한", False),
        ("이날 개장 전 단일판매·공급계약 체결을 공시한", False),
        ("장중 단일판매·공급계약 체결을 공시한", False),
        ("이날 분기 실적을 공시한", False),
    ],
)
def test_a_filing_of_no_hour_is_of_its_day_and_of_its_name(words: str, holds: bool) -> None:
    rest = {"kind": "filing", "status": "filed", "part": "day", "codes": ("contract",)}
    one = account("NVDA", day=SESSION, title="단일판매·공급계약 체결", **rest)
    assert bool(of_nvidia(words, event("NVDA", one))) is not holds


def test_a_provisional_result_is_filed() -> None:
    rest = {"kind": "filing", "status": "filed", "part": "day", "codes": ("results",)}
    one = event("NVDA", account("NVDA", day=SESSION, title="잠정 실적", **rest))
    assert not of_nvidia("이날 잠정 실적을 공시한", one)


@pytest.mark.parametrize(
    ("words", "one"),
    [
        (EVENING, morning("NVDA")),
        ("이날 개장 전 분기 실적을 발표한", event("NVDA")),
        ("장중 분기 실적을 발표한", event("NVDA")),
        ("지난 화요일 장 마감 후 분기 실적을 발표한", event("NVDA")),
        ("월요일 장 마감 후 분기 실적을 발표한", event("NVDA")),
        ("이번 주 분기 실적을 발표한", event("NVDA")),
        (EVENING, event("NVDA", account("NVDA"), account("NVDA", day=SESSION, part="before"))),
        ("실적을 발표한 뒤", event("NVDA", account("NVDA", day=SESSION, part="during"))),
    ],
)
def test_another_hour_is_refused(words: str, one: Event) -> None:
    assert of_nvidia(words, one)


def test_the_minute_of_a_half_day_decides() -> None:
    at = dt.datetime(2025, 7, 3, 13, 30, tzinfo=NEW_YORK)  # closed at 13:00
    one = event("NVDA", account("NVDA", day=dt.date(2025, 7, 3), part="during", at=at))
    words = telling("목요일 장 마감 후 분기 실적을 발표한", one)
    last = telling("지난 목요일 장 마감 후 분기 실적을 발표한", one)
    monday = dt.date(2025, 7, 7)
    placed = msgspec.structs.replace(one, session=monday)
    for run, holds in ((words, False), (last, True)):
        messages = found(run, " 엔비디아는 ", NVIDIA, " 내렸다.", events=(placed,), session=monday)
        assert bool(messages) is not holds


@pytest.mark.parametrize("words", [EVENING, "실적을 발표한", "분기 실적을 공시한", "실적 발표한"])
def test_a_filing_alone_is_no_report(words: str) -> None:
    filed = event("NVDA", account("NVDA", status="filed", codes=("2.02",), source="SEC EDGAR"))
    assert of_nvidia(words, filed)
    assert not of_nvidia("전날 장 마감 후 실적을 공시한", filed)


def test_a_filing_says_what_its_code_says() -> None:
    filed = event("NVDA", account("NVDA", kind="filing", status="filed", codes=("5.02",)))
    assert not of_nvidia("전날 장 마감 후 임원 인사나 보수에 관한 공시를 낸", filed)
    assert of_nvidia("전날 장 마감 후 파산이나 회생 절차를 공시한", filed)
    assert of_nvidia("전날 장 마감 후 최고경영자 교체를 알린", filed)
    assert of_nvidia("전날 장 마감 후 실적을 발표한", filed)


WORSE = "전날 장 마감 후 시장 예상치를 밑도는 주당순이익을 발표한"


@pytest.mark.parametrize(
    ("one", "other", "holds"),
    [
        ((0.10, 0.12), (0.11, 0.12), True),
        ((0.10, 0.12), (0.14, 0.15), False),  # apart by more than a cent
        ((0.10, 0.12), (0.10, 0.09), False),  # of opposite signs
        ((0.13, 0.12), (0.13, 0.12), False),  # better
        ((0.0, 0.12), (0.0, 0.12), True),  # nothing earned is a figure
    ],
)
def test_worse_than_expected_is_borne_out_by_two_sources(
    one: tuple[float, float], other: tuple[float, float], holds: bool
) -> None:
    told = [
        account("NVDA", source=source, figures={"eps": eps, "eps_expected": expected})
        for source, (eps, expected) in (("Yahoo Finance", one), ("Nasdaq", other))
    ]
    assert bool(of_nvidia(WORSE, event("NVDA", *told, against="worse"))) is not holds


def test_one_source_does_not_say_better_or_worse() -> None:
    figures = {"eps": 0.1, "eps_expected": 0.2}
    told = (account("NVDA", figures=figures), account("NVDA", figures=figures, id="again"))
    assert of_nvidia(WORSE, event("NVDA", *told, against="worse"))


def test_words_before_another_companys_move_are_refused() -> None:
    one = event("NVDA")
    assert found(telling(EVENING, one), " 애플은 ", APPLE, " 올랐다.", events=(one,))
    assert found(telling(EVENING, one), " 애플은 ", NVIDIA, " 내렸다.", events=(one,))
    assert found(telling(EVENING, one), " 엔비디아는 내렸다.", events=(one,))


def test_a_clause_that_reaches_whom_it_is_not_of_is_refused() -> None:
    one, other = event("NVDA"), event("AAPL")
    reaching = (telling(EVENING, one), " 엔비디아와 애플은 ", BOTH, " 안팎 움직였다.")
    assert found(*reaching, events=(one,))
    assert found("애플과 ", telling(EVENING, one), " 엔비디아는 ", BOTH, " 움직였다.", events=(one,))
    shared = (telling(EVENING, one, other), " 엔비디아와 애플은 ", BOTH, " 움직였다.")
    assert not found(*shared, events=(one, other))
    assert found(*shared, events=(one,))


def test_a_clause_reaches_whoever_follows_in_its_sentence() -> None:
    one, other = event("NVDA"), event("AAPL")
    behind = (" 엔비디아는 ", NVIDIA, ", 애플은 ", APPLE, " 움직였다.")
    assert found(telling(EVENING, one), *behind, events=(one,))
    assert not found(telling(EVENING, one, other), *behind, events=(one, other))
    assert not found(
        "애플은 ", APPLE, ", ", telling(EVENING, one), " 엔비디아는 ", NVIDIA, " 움직였다.", events=(one,)
    )


@pytest.mark.parametrize(("one", "holds"), [(event("AAPL"), True), (morning("AAPL"), False)])
def test_what_says_no_hour_is_of_the_last_one(one: Event, holds: bool) -> None:
    first = event("NVDA")
    said = (telling(EVENING, first), " 엔비디아는 ", NVIDIA, " 내렸다. ")
    bare = (telling("실적을 발표한", one), " 애플은 ", APPLE, " 내렸다.")
    assert bool(found(*said, *bare, events=(first, one))) is not holds
    assert not found(*bare, events=(one,))


def test_the_rest_of_a_ranking_need_not_have_reported() -> None:
    one = event("NVDA")
    ranked = (" 대형주 가운데서는 엔비디아가 ", NVIDIA, " 내렸다. ")
    rest = ("그 밖에 애플이 ", APPLE, " 올랐다.")
    assert not found(telling(EVENING, one), *ranked, *rest, events=(one,))


def test_of_a_ranking_all_companies_must_have_reported() -> None:
    one, other = event("NVDA"), event("AAPL")
    ranked = (" 대형주 가운데서는 엔비디아가 ", NVIDIA, ", 애플이 ", APPLE, " 움직였다.")
    assert not found(telling(EVENING, one, other), *ranked, events=(one, other))
    assert found(telling(EVENING, one), *ranked, events=(one,))


@pytest.mark.parametrize(
    ("one", "holds"),
    [
        (due("NVDA", SESSION, "after"), True),
        (due("NVDA", dt.date(2025, 8, 14), "before"), True),
        (due("NVDA", dt.date(2025, 8, 18), "before"), False),
        (due("NVDA", SESSION, "before"), False),
        (event("NVDA"), False),
    ],
)
def test_what_is_ahead_is_ahead(one: Event, holds: bool) -> None:
    assert bool(of_nvidia("실적 발표를 앞둔", one)) is not holds


def test_what_is_due_has_not_come() -> None:
    assert of_nvidia(EVENING, due("NVDA", SESSION, "after"))


def test_an_event_after_the_moment_of_an_article_is_refused() -> None:
    at = dt.datetime(2025, 8, 13, 15, 0, tzinfo=NEW_YORK)
    one = event("NVDA", account("NVDA", day=SESSION, part="during", at=at))
    parts = (telling("장중 분기 실적을 발표한", one), " 엔비디아는 ", NVIDIA, " 내렸다.")
    assert found(*parts, events=(one,), as_of="14:30")
    assert not found(*parts, events=(one,), as_of="15:30")


@pytest.mark.parametrize("words", ["실적을 발표한", "실적을 공시한", "실적 발표를 앞둔", "실적 발표 뒤"])
def test_words_of_an_event_without_one_are_found(words: str) -> None:
    made = with_events(f"{words} 엔비디아는 ", NVIDIA, " 내렸다.", events=())
    assert [one.code for one in events.unbound(proof.text_of(made))] == [proof.Code.EVENT]
    proof.check(made)  # an editor may say so
    with pytest.raises(UnboundFigure, match="사건 없이"):
        proof.check(made, unedited=True)


def test_words_of_a_note_are_the_desks() -> None:
    said = Run(text="실적을 발표한 기업이 늘었다", quote="n")
    assert not list(events.unbound(proof.text_of(with_events("그는 “", said, "”고 했다.", events=()))))


def test_a_ranking_reaches_what_is_set_against_it_up_to_the_next() -> None:
    one, other = event("NVDA"), event("AAPL")
    first = (" 대형주 가운데서는 엔비디아가 ", NVIDIA, " 내렸다. ")
    against = ("반면 애플은 ", APPLE, " 올랐다.")
    apart = ("다른 대형주 가운데서는 애플이 ", APPLE, " 올랐다.")
    assert found(telling(EVENING, one), *first, *against, events=(one,))
    assert not found(telling(EVENING, one, other), *first, *against, events=(one, other))
    assert not found(telling(EVENING, one), *first, *apart, events=(one,))
    assert found(telling(EVENING, one, other), *first, *apart, events=(one, other))


def filed(at: dt.datetime) -> Account:
    return account("NVDA", kind="filing", status="filed", codes=("2.02",), part="", day=at.date(), at=at)


@pytest.mark.parametrize(
    ("at", "holds"),
    [
        (dt.datetime(2025, 8, 12, 16, 5, tzinfo=NEW_YORK), True),  # with the release
        (dt.datetime(2025, 8, 13, 7, 0, tzinfo=NEW_YORK), True),  # the morning after: TER of 2025-10-28
        (dt.datetime(2025, 8, 13, 17, 0, tzinfo=NEW_YORK), True),  # a day late
        (dt.datetime(2025, 8, 12, 8, 0, tzinfo=NEW_YORK), False),  # before the hour that the calendar gives
    ],
)
def test_a_filing_beside_a_report_proves_that_it_was_out_by_then(at: dt.datetime, holds: bool) -> None:
    one = event("NVDA", account("NVDA"), filed(at))
    assert bool(of_nvidia(EVENING, one)) is not holds


def test_a_filing_decides_between_two_calendars() -> None:
    two = (account("NVDA"), account("NVDA", source="Nasdaq", day=SESSION, part="before"))
    evening = filed(dt.datetime(2025, 8, 12, 16, 5, tzinfo=NEW_YORK))
    assert of_nvidia(EVENING, event("NVDA", *two))
    assert not of_nvidia(EVENING, event("NVDA", *two, evening))
