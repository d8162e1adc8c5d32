"""What happened to companies stands before their names, reaches nobody else, and is told once."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable

import pytest

from newsgen.facts import FactBook
from newsgen.korean import resolve
from newsgen.markets import Session, named
from newsgen.model import Event
from newsgen.story.happenings import telling
from newsgen.story.markup import EVENT, FIGURE, NAME, mark, pieces, plain
from newsgen.story.reasons import Reasons
from newsgen.story.scopes import SCOPES, among
from tests.made_events import EVE, NEW_YORK, SESSION, account, due, event, morning

MARKET = named("us")
A, B, C = (mark(NAME, (f"AA{one}", "mention"), name) for one, name in zip("ABC", "가나다", strict=True))


def figure(*abouts: str) -> str:
    first, *rest = (f"change_day:{about}@{SESSION}" for about in abouts)
    return mark(FIGURE, (first, "over", *rest), "7%")


def told(
    *texts: str, events: Iterable[Event] = (), ahead: Iterable[Event] = (), nth: int = 0, weekly: bool = False
) -> list[str]:
    book = FactBook(Session(MARKET, SESSION), [], events=events, due=ahead)
    return [resolve(plain(text)) for text in Reasons(book, nth, weekly=weekly).told(texts)]


def test_a_clause_stands_before_whom_it_is_of() -> None:
    found = told(f"{A}이(가) {figure('AAA')} 내렸다.", events=[event("AAA")])
    assert found == ["전날 장 마감 후 분기 실적을 발표한 가가 7% 내렸다."]


def test_the_next_day_it_stands_behind_the_name() -> None:
    found = told(f"{A}이(가) {figure('AAA')} 내렸다.", events=[event("AAA")], nth=1)
    assert found == ["가가 전날 장 마감 후 분기 실적을 발표한 뒤 7% 내렸다."]


def test_nothing_is_said_of_whom_nothing_is_known() -> None:
    text = f"{A}이(가) {figure('AAA')} 내렸다."
    assert told(text) == [resolve(plain(text))]


def test_it_is_told_once() -> None:
    text = f"{A}이(가) {figure('AAA')} 내렸다."
    assert told(text, text, events=[event("AAA")])[1] == "가가 7% 내렸다."


def test_what_the_desk_tells_of_results_is_not_told_besides() -> None:
    text = f"{A}이(가) {figure('AAA')} 내렸다."
    book = FactBook(Session(MARKET, SESSION), [], events=[event("AAA")])
    assert [resolve(plain(one)) for one in Reasons(book, 0, noted={"AAA"}).told([text])] == [
        "가가 7% 내렸다."
    ]
    assert "발표" in resolve(plain(Reasons(book, 0, noted={"BBB"}).told([text])[0]))


def test_it_is_told_where_the_companys_own_figure_stands() -> None:
    of_index = f"하락 폭의 {figure('^GSPC')}가 {A} 한 종목에서 나왔다."
    own = f"{A}이(가) {figure('AAA')} 내렸다."
    first, second = told(of_index, own, events=[event("AAA")])
    assert "실적" not in first
    assert "실적" in second


def test_of_a_list_of_whom_one_has_none_nothing_is_said() -> None:
    found = told(f"{A}와(과) {B}이(가) {figure('AAA', 'AAB')} 내렸다.", events=[event("AAB")])
    assert found == ["가와 나가 7% 내렸다."]


def test_nor_of_a_list_of_two_hours() -> None:
    reported = [event("AAA"), morning("AAB")]
    assert told(f"{A}와(과) {B}이(가) {figure('AAA', 'AAB')} 내렸다.", events=reported) == [
        "가와 나가 7% 내렸다."
    ]


def test_who_share_one_share_the_words_and_each_has_its_event() -> None:
    text = f"{A}와(과) {C}이(가) {figure('AAA', 'AAC')} 내렸다."
    book = FactBook(Session(MARKET, SESSION), [], events=[event("AAA"), event("AAC")])
    (made,) = Reasons(book, 0).told([text])
    assert resolve(plain(made)) == "전날 장 마감 후 분기 실적을 발표한 가와 다가 7% 내렸다."
    assert [one.payload for one in pieces(made) if one.kind == EVENT] == [
        (f"earnings:AAA@{SESSION}", f"earnings:AAC@{SESSION}")
    ]


def test_a_clause_never_stands_before_somebody_of_whom_it_is_not() -> None:
    assert "실적" not in told(EACH, events=[event("AAA"), event("AAB")])[0]
    assert told(EACH, events=[event("AAA"), event("AAC")]) == [
        "가가 7%, 나가 7%, 전날 장 마감 후 분기 실적을 발표한 다가 7% 내렸다."
    ]


def test_one_clause_is_of_all_that_follow_it() -> None:
    book = FactBook(Session(MARKET, SESSION), [], events=[event("AAB"), event("AAC")])
    (made,) = Reasons(book, 0).told([EACH])
    assert resolve(plain(made)) == "가가 7%, 전날 장 마감 후 분기 실적을 발표한 나가 7%, 다가 7% 내렸다."
    assert [len(one.payload) for one in pieces(made) if one.kind == EVENT] == [2]


EACH = f"{A}이(가) {figure('AAA')}, {B}이(가) {figure('AAB')}, {C}이(가) {figure('AAC')} 내렸다."
RANKED = f"{among('large')} {EACH}"


def test_each_hour_is_said_and_the_second_verb_is_another() -> None:
    found = told(EACH, events=[event("AAA"), morning("AAB"), event("AAC")])
    assert found == [
        "전날 장 마감 후 분기 실적을 발표한 가가 7%, 이날 개장 전 분기 실적을 내놓은 나가 7%, "
        "전날 장 마감 후 실적을 발표한 다가 7% 내렸다."
    ]


def test_no_hour_is_said_twice_word_for_word() -> None:
    one, other, third = (
        f"{mark(NAME, (f'AA{x}', 'mention'), x)}이(가) {figure(f'AA{x}')} 내렸다." for x in "ABC"
    )
    found = told(one, other, third, events=[event("AAA"), event("AAB"), morning("AAC")])
    assert found == [
        "전날 장 마감 후 분기 실적을 발표한 A가 7% 내렸다.",
        "실적을 내놓은 B가 7% 내렸다.",
        "이날 개장 전 분기 실적을 발표한 C가 7% 내렸다.",
    ]


def test_from_the_third_on_it_is_short_and_never_of_another_hour_than_the_one_before() -> None:
    one, other, third, fourth = (
        f"{mark(NAME, (f'AA{each}', 'mention'), each)}이(가) {figure(f'AA{each}')} 내렸다." for each in "ABCD"
    )
    reported = [event("AAA"), morning("AAB"), event("AAC"), morning("AAD")]
    *_, last, end = told(one, other, third, fourth, events=reported)
    assert (last, end) == ("실적을 발표한 C가 7% 내렸다.", "실적을 발표한 D가 7% 내렸다.")
    (found,) = told(" ".join((one, other, third, fourth)), events=reported)
    assert found.endswith("전날 장 마감 후 실적을 발표한 C가 7% 내렸다. D가 7% 내렸다.")


def test_a_text_has_no_more_than_five_and_none_of_a_whole_ranking_is_left_out() -> None:
    names = "DEFGHIJ"
    texts = [f"{mark(NAME, (f'AA{x}', 'mention'), x)}이(가) {figure(f'AA{x}')} 내렸다." for x in names]
    reported = [event(f"AA{each}") for each in (*names, *"ABC")]
    found = told(*texts, RANKED, events=reported)
    assert ["실적" in each for each in found] == [True] * 5 + [False, False, True]


def test_of_a_ranking_all_of_whose_companies_reported_it_is_said_at_once() -> None:
    found = told(RANKED, events=[event("AAA"), event("AAB"), event("AAC")])
    assert found == ["전날 장 마감 후 분기 실적을 발표한 대형주 가운데서는 가가 7%, 나가 7%, 다가 7% 내렸다."]


def test_a_ranking_of_several_hours_has_none() -> None:
    found = told(RANKED, events=[event("AAA"), morning("AAB"), event("AAC")])
    assert found == ["분기 실적을 발표한 대형주 가운데서는 가가 7%, 나가 7%, 다가 7% 내렸다."]


def test_a_ranking_of_which_one_is_known_to_have_filed_has_filed() -> None:
    filing = account("AAB", status="filed", codes=("2.02",), source="SEC EDGAR")
    (found,) = told(RANKED, events=[event("AAA"), event("AAB", filing), event("AAC")])
    assert found.startswith("전날 장 마감 후 실적을 공시한 대형주 가운데서는 가가")


def test_the_rest_of_a_ranking_need_not_have_reported() -> None:
    rest = f"{RANKED} {among('rest')} {mark(NAME, ('AAD', 'mention'), '라')}이(가) {figure('AAD')} 올랐다."
    (found,) = told(rest, events=[event("AAA"), event("AAB"), event("AAC")])
    assert found.startswith("전날 장 마감 후 분기 실적을 발표한 대형주 가운데서는 가가")
    assert found.endswith("그 밖에 라가 7% 올랐다.")


def test_a_ranking_is_not_said_to_have_reported_where_one_set_against_it_did_not() -> None:
    against = f"{RANKED} 반면 {mark(NAME, ('AAD', 'mention'), '라')}은(는) {figure('AAD')} 올랐다."
    (found,) = told(against, events=[event("AAA"), event("AAB"), event("AAC")])
    assert found.startswith("대형주 가운데서는 전날")
    assert "반면 라는 7% 올랐다." in found


@pytest.mark.parametrize("scope", SCOPES)
def test_a_ranking_opens_otherwise_on_days_that_follow_each_other(scope: str) -> None:
    found = [
        told(f"{among(scope)} {EACH}", nth=day)[0].removesuffix(resolve(plain(EACH))) for day in range(6)
    ]
    assert all(one != other for one, other in itertools.pairwise(found))


def test_a_ranking_that_begins_with_what_is_no_name_never_opens_bare() -> None:
    texts = {told(f"{among('large')} 반도체의 강세가 두드러졌다.", nth=day)[0] for day in range(6)}
    assert texts == {f"{each} 반도체의 강세가 두드러졌다." for each in SCOPES["large"].openings}


def test_a_report_that_is_due_is_told_of_giants_once_a_paragraph() -> None:
    text = f"{mark(NAME, ('AAPL', 'mention'), '애플')}이(가) {figure('AAPL')} 올랐다."
    other = f"{mark(NAME, ('MSFT', 'mention'), '마소')}이(가) {figure('MSFT')} 올랐다."
    ahead = [
        due("AAPL", SESSION, "after"),
        due("MSFT", dt.date(2025, 8, 14), "before"),
        due("AAA", SESSION, ""),
    ]
    assert told(f"{text} {other}", ahead=ahead) == ["실적 발표를 앞둔 애플이 7% 올랐다. 마소가 7% 올랐다."]
    assert told(text, other, ahead=ahead)[1] == "실적 발표를 앞둔 마소가 7% 올랐다."
    assert told(f"{A}이(가) {figure('AAA')} 올랐다.", ahead=ahead) == ["가가 7% 올랐다."]
    assert told(text, ahead=[due("AAPL", dt.date(2025, 8, 15), "before")]) == ["애플이 7% 올랐다."]
    assert told(text, ahead=ahead, weekly=True) == ["애플이 7% 올랐다."]


def test_a_week_says_that_it_was_this_week() -> None:
    text = f"{A}이(가) {figure('AAA')} 내렸다."
    assert told(text, events=[event("AAA")], weekly=True) == ["이번 주 분기 실적을 발표한 가가 7% 내렸다."]
    assert "뒤" not in told(text, events=[event("AAA")], weekly=True, nth=1)[0]


def said(one: Event, day: dt.date = SESSION) -> str:
    found = telling(one, Session(MARKET, day))
    return found.words(0) if found else ""


def test_of_a_filing_that_no_calendar_bears_out_it_is_said_that_it_was_filed() -> None:
    filed = event("AAA", account("AAA", status="filed", codes=("2.02",), source="SEC EDGAR"))
    assert said(filed) == "전날 장 마감 후 실적을 공시한"


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (("1.03", "5.02"), "파산이나 회생 절차를 공시한"),
        (("5.02", "9.01"), "임원 인사나 보수에 관한 공시를 낸"),
        (("7.01", "8.01", "5.07"), ""),
    ],
)
def test_a_filing_says_no_more_than_its_code(codes: tuple[str, ...], words: str) -> None:
    at = dt.datetime(2025, 8, 13, 8, 30, tzinfo=NEW_YORK)
    told = account("AAA", kind="filing", status="filed", codes=codes, day=SESSION, part="", at=at)
    assert said(event("AAA", told, part="before")) == (f"이날 개장 전 {words}" if words else "")


def test_a_filing_of_no_hour_is_not_told() -> None:
    told = account("AAA", kind="filing", status="filed", codes=("5.02",), day=SESSION, part="")
    assert said(event("AAA", told)) == ""


@pytest.mark.parametrize(
    ("day", "part", "session", "words"),
    [
        (dt.date(2025, 8, 8), "after", dt.date(2025, 8, 11), "지난 금요일 장 마감 후"),
        (dt.date(2025, 6, 18), "after", dt.date(2025, 6, 20), "수요일 장 마감 후"),  # Juneteenth between
        (dt.date(2025, 8, 9), "after", dt.date(2025, 8, 11), ""),  # a Saturday
        (SESSION, "during", SESSION, "장중"),
        (SESSION, "before", SESSION, "이날 개장 전"),
        (EVE, "", SESSION, ""),
    ],
)
def test_the_hour_is_told_as_readers_count_days(
    day: dt.date, part: str, session: dt.date, words: str
) -> None:
    one = event("AAA", account("AAA", day=day, part=part), session=session)
    assert said(one, session).removesuffix("분기 실적을 발표한").strip() == words


def test_better_or_worse_is_said_as_the_event_has_it() -> None:
    assert said(event("AAA", against="worse")) == "전날 장 마감 후 시장 예상치를 밑도는 주당순이익을 발표한"


def test_who_is_set_against_a_ranking_that_reported_is_told_with_it() -> None:
    against = f"{RANKED} 반면 {mark(NAME, ('AAD', 'mention'), '라')}은(는) {figure('AAD')} 올랐다."
    reported = [event("AAA"), event("AAB"), event("AAC"), event("AAD")]
    (found,) = told(against, events=reported)
    assert found.startswith("전날 장 마감 후 분기 실적을 발표한 대형주 가운데서는 가가")
    assert found.endswith("반면 라는 7% 올랐다.")
    book = FactBook(Session(MARKET, SESSION), [], events=reported)
    (made,) = Reasons(book, 0).told([against])
    assert [len(one.payload) for one in pieces(made) if one.kind == EVENT] == [4]


def filed(day: dt.date = SESSION, *codes: str) -> Event:
    """A filing of which nobody tells more than its day, as Seoul's supervisor has it."""
    made = account("AAA", kind="filing", status="filed", part="day", day=day, codes=("contract", *codes))
    return event("AAA", made, title="단일판매·공급계약 체결")


def test_a_filing_of_no_hour_is_of_the_same_day_and_nothing_comes_after_it() -> None:
    text = f"{A}이(가) {figure('AAA')} 올랐다."
    for nth in range(4):
        assert told(text, events=[filed()], nth=nth) == [
            "이날 단일판매·공급계약 체결을 공시한 가가 7% 올랐다."
        ]


@pytest.mark.parametrize("one", [filed(EVE), filed(SESSION, "correction"), filed(SESSION, "subsidiary")])
def test_of_another_day_a_correction_or_a_subsidiarys_nothing_is_said(one: Event) -> None:
    assert told(f"{A}이(가) {figure('AAA')} 올랐다.", events=[one]) == ["가가 7% 올랐다."]


def test_a_week_says_nothing_of_a_filing_of_one_day() -> None:
    text = f"{A}이(가) {figure('AAA')} 올랐다."
    assert told(text, events=[filed()], weekly=True) == ["가가 7% 올랐다."]
