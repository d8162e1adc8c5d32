"""Who bought and who sold: daily of the main board, of others where it is news; every wording is proven."""

from __future__ import annotations

import datetime as dt
import itertools
import math
import re
from collections.abc import Sequence

import pytest

from newsgen import markets
from newsgen.config import Style
from newsgen.facts import flows as facts_of
from newsgen.facts.book import FactBook
from newsgen.facts.fact import make
from newsgen.model import Item
from newsgen.proof.styles import mismatch
from newsgen.story import figures
from tests.facts.flows import DAY, flows, seoul
from tests.markets import KR
from tests.rules.seoul import book_of, told, written

# 2025-10-27, KOSPI, as published: 개인, 외국인, 기관, 기타법인.
PUBLISHED = (-7968.53, 6470.78, 2343.13, -845.38)
WEEK = [DAY + dt.timedelta(days=n) for n in range(5)]


def book(
    *last: float,
    before: Sequence[Sequence[float]] = (),
    board: str = "KOSPI",
    day: dt.date = DAY,
    as_of: str = "",
) -> FactBook:
    """A session with the last figures of the four, and those of some sessions before."""
    names = ("individual", "foreign", "institution", "other_corp")
    rows = dict(zip(names, zip(*before, last, strict=True), strict=False))
    return book_of(
        markets.session(KR, day),
        facts_of.facts(seoul(flows(board, day=day, as_of=as_of, **rows), day=day)),
    )


def one(of: FactBook, **settings: object) -> Item:
    (item,) = told("investors", of, **settings)
    assert item.score.total == pytest.approx(
        item.score.surprise - math.log2(item.score.tested) + item.score.weight
    )
    assert item.reason
    return item


def texts(*last: float, part: str = "body", **more: object) -> set[str]:
    """What is said of some figures on each day of a week: every wording that is left open to it."""
    books = [book(*last, day=day, **more) for day in WEEK]
    return {written(each, told("investors", each), part) for each in books}


def test_the_main_board_is_told_daily():
    item = one(book(*PUBLISHED))
    assert (item.chosen, item.standing, item.subjects) == (True, True, {"board": ("KOSPI",)})


def test_the_three_sides_are_told_to_the_last_100_million():
    said = texts(*PUBLISHED)
    assert len(said) >= 3
    for text in said:
        assert text.startswith("유가증권시장에서")
        assert all(amount in text for amount in ("6,471억원", "2,343억원", "7,969억원"))
        assert "기타법인" not in text


def test_amounts_above_a_jo_are_told_by_house_style():
    for text in texts(-82839.98, 72409.83, 11502.6, -1072.45):
        assert all(amount in text for amount in ("8조2,840억원", "7조2,410억원", "1조1,503억원"))


def test_only_who_is_alone_is_said_to_be():
    sold = texts(-7968.53, 6700.0, 1084.69, 183.84)
    assert any("개인만 7,969억원을 순매도했다." in text for text in sold)
    joined = texts(-7968.53, 6470.78, 1681.59, -183.84)  # a small seller beside them is another seller
    assert not any("개인만" in text or "홀로" in text for text in joined)
    assert not any("개인만" in text for text in texts(-7968.53, 6470.78, 1681.59, -183.84, part="second"))
    with_it = texts(-11652.44, -1759.62, 2480.82, 10931.24)
    assert not any("개인만" in text or "홀로" in text for text in with_it)
    assert all("기타법인" in text and "1조931억원" in text for text in with_it)


def fallen(*last: float) -> set[str]:
    """What is said of some figures on days on which the index fell by 3 %."""
    found = set()
    for day in WEEK:
        made = book_of(
            markets.session(KR, day),
            [*book(*last, day=day), make("change_day", "^KS11", -3.25, "percent", day)],
        )
        found.add(written(made, told("investors", made)))
    return found


@pytest.mark.parametrize(
    ("nets", "change", "said"),
    [
        (
            (-1000.0, 5000.0, -3990.0, -10.0),
            1.0,
            {
                "기관이 팔았지만 외국인이 사들여 오름세를 이끌었다.",
                "외국인의 매수세가 기관의 매물을 소화했다.",
                "기관의 매물은 외국인이 받아냈다.",
            },
        ),
        (
            (3000.0, 1000.0, -3990.0, -10.0),
            1.0,
            {"기관의 매도에도 지수는 올랐다.", "외국인은 사들이고 기관은 팔았다."},
        ),
        (
            (3000.0, 1000.0, -4010.0, 10.0),
            1.0,
            {"기관이 내놓은 매물을 개인과 외국인이 받아냈다.", "기관만 순매도했지만 지수는 올랐다."},
        ),
        (
            (3000.0, -4010.0, 1000.0, 10.0),
            -1.0,
            {
                "기관이 사들였지만 지수는 외국인의 매도세에 밀렸다.",
                "기관이 매수에 나섰으나 외국인의 매물을 다 받아내지는 못했다.",
            },
        ),
        (
            (-3000.0, -1000.0, 3990.0, 10.0),
            -1.0,
            {"기관의 매수에도 지수는 내렸다.", "기관은 사들이고 외국인은 팔았다."},
        ),
        (
            (-3000.0, -1000.0, 3990.0, 10.0),
            0.1,
            {"기관은 사들이고 외국인은 팔았다.", "기관은 순매수, 외국인은 순매도로 엇갈렸다."},
        ),
    ],
)
def test_who_stood_against_whom_is_said_by_whose_amount_was_the_larger(nets, change, said):
    quiet = [tuple(-sign for sign in nets), *[(-1, 1, 1, -1)] * 9]
    found = set()
    for day in WEEK:
        facts = [*book(*nets, day=day, before=quiet), make("change_day", "^KS11", change, "percent", day)]
        made = book_of(markets.session(KR, day), [one for one in facts if one.measure != "session"])
        found.add(written(made, told("investors", made), "second"))
    assert found <= said
    assert found


def test_who_took_nearly_all_of_it_shared_with_nobody():
    """2026-05-19: foreigners sold 5조7,242억, individuals took 5조6,289억 of it, institutions 1,575억."""
    said = fallen(56289.0, -57242.0, 1575.0, 1.0)
    assert not any("순매수하며 이 물량을" in text for text in said)
    took = "이 물량은 대부분 개인이 5조6,289억원을 순매수해 받아냈다. 기관도 1,575억원을 순매수했다."
    assert any(took in text for text in said)
    assert any("순매수하며 이 물량을 받아냈다" in text for text in fallen(30000.0, -57242.0, 27864.0, 1.0))


@pytest.mark.parametrize(
    ("amount", "short"),
    [
        *((9949.0, "9,900억"), (10507.0, "1조"), (10999.0, "1조"), (11500.0, "1.2조")),
        *((18852.0, "1.9조"), (70999.0, "7조")),
    ],
)
def test_a_headline_makes_no_amount_larger(amount, short):
    fact = make("net_buying_foreign", "KOSPI", amount, "eok", DAY)
    assert figures.VALUES["eok_short"](fact, Style()) == short
    assert mismatch(short, amount, "eok_short", fact) is None


@pytest.mark.parametrize(("institution", "pair"), [(2343.13, True), (1100.0, False)])
def test_two_trade_together_only_where_neither_is_far_the_lesser(institution, pair):
    said = texts(-6470.78 - institution, 6470.78, institution, 0.0)
    assert any("쌍끌이" in text or "동반" in text for text in said) is pair


def test_where_all_three_go_one_way_their_counterpart_is_told():
    for text in texts(1000.2, 520.4, 310.0, -1830.6):
        assert "개인, 외국인과 기관" in text
        assert "기타법인" in text
        assert "1,831억원" in text


def test_who_did_neither_is_not_named():
    for text in texts(0.3, -520.4, 520.1, 0.0):
        assert "개인" not in text
        assert "520억원" in text


@pytest.mark.parametrize(("sessions", "is_told"), [(4, False), (5, True)])
def test_a_run_is_told_from_five_sessions_on(sessions, is_told):
    history = [(1, -1, 1, -1), *[(-1, 1, 1, -1)] * (sessions - 1)]
    item = one(book(*PUBLISHED, before=history))
    assert ("run:foreign" in item.tags) is is_told
    assert ("run:foreign" in one(book(*PUBLISHED, before=history), run=4).tags) is True
    if is_told:
        said = texts(*PUBLISHED, before=history)
        assert all("5거래일" in text for text in said)


@pytest.mark.parametrize(("each", "is_told"), [(1999.0, False), (2500.0, True)])
def test_over_a_run_its_sum_is_told_where_that_is_vast(each, is_told):
    """2026-02-25: foreigners sold for six sessions, 5.2 조 in all; from a 조 on the sum is told."""
    history = [(1, 1000, 1, -1), *[(each, -each, 0, 0)] * 4]
    for text in texts(each, -each, 0, 0, before=history):
        assert ("약 1조3,000억원" in text) is is_told, text


def test_a_run_of_one_kind_brings_no_small_amount_of_another_into_a_headline():
    """2024-11-18: foreigners sold for the seventh session, individuals bought 53억; the index rose."""
    history = [(-50.0, 2000.0, 50.0, 0.0), *[(2000.0, -2000.0, 50.0, 0.0)] * 6]
    facts = [
        *book(53.0, -503.0, -171.0, 621.0, before=history),
        make("change_day", "^KS11", 2.16, "percent", DAY),
    ]
    item = one(book_of(markets.session(KR, DAY), facts))
    assert "run:foreign" in item.tags
    assert not {tag for tag in item.tags if tag.startswith("head:")}


def test_other_companies_are_told_where_they_took_half_as_much_as_the_largest():
    assert "others" not in one(book(2307, -13082, 14701, -3926)).tags
    assert "others" in one(book(1555, -2432, -1568, 2445)).tags


@pytest.mark.parametrize(("sessions", "is_told"), [(2, False), (3, True), (6, True)])
def test_the_end_of_a_run_of_foreigners_is_told(sessions, is_told):
    history = [(-9, 2000, 9, 9), *[(2000, -2000, 2000, -9)] * sessions]
    item = one(book(*PUBLISHED, before=history))
    assert ("ended:foreign" in item.tags) is is_told
    if is_told:
        said = {
            written(each, [one(each)]) for each in (book(*PUBLISHED, before=history, day=day) for day in WEEK)
        }
        assert all(f"{sessions + 1}거래일 만" in text for text in said)
        assert any(f"외국인은 {sessions + 1}거래일 만에 순매수로 돌아섰다." in text for text in said)


@pytest.mark.parametrize(("sessions", "is_told"), [(59, False), (60, True)])
def test_since_is_told_from_sixty_sessions_on(sessions, is_told):
    history = [(0, 7000, 0, 0), *[(-1, 1, -1, 1), (1, -1, 1, -1)] * 40][:sessions]
    item = one(book(*PUBLISHED, before=[(0, 1, 0, 0), *history]))
    assert ("since:foreign" in item.tags) is is_told
    assert item.score.surprise == pytest.approx(math.log2(sessions + 1))


def test_small_amounts_are_no_record():
    history = [(0, 700, 0, 0), *[(-1, 1, -1, 1), (1, -1, 1, -1)] * 40]
    assert not [
        tag
        for tag in one(book(-647.0, 647.0, 0.2, 0.0, before=history)).tags
        if ":foreign" in tag and "since" in tag
    ]


def test_the_other_board_is_told_where_it_is_news():
    dull = [(1, -1, 1, -1), (-1, 1, -1, 1)] * 3
    item = one(book(*PUBLISHED, before=dull, board="KOSDAQ"))
    assert (item.chosen, item.standing) == (False, False)
    history = [(1, -1, 1, -1), *[(-1, 1, 1, -1)] * 5]
    item = one(book(*PUBLISHED, before=history, board="KOSDAQ"))
    assert item.chosen
    said = written(book(*PUBLISHED, before=history, board="KOSDAQ"), [item])
    assert said.startswith("코스닥시장에서")
    assert said.split(". ")[-1].startswith("코스닥시장 "), "a record alone would be read of the main market"


def test_small_sums_of_the_other_board_are_told_in_words_beside_the_one_against_them():
    """Two that came to less than 1,000억원 each stand in the table; who traded against them has a figure."""
    history = [(1, -1, 1, -1), *[(1, -1, -1, 1)] * 5]
    for board, nets, shown in (
        ("KOSDAQ", (874.0, -585.0, -198.0, -91.0), {"874억원"}),
        ("KOSDAQ", (1600.0, -1000.0, -585.0, -15.0), {"1,600억원", "1,000억원", "585억원"}),
        ("KOSPI", (874.0, -585.0, -198.0, -91.0), {"874억원", "585억원", "198억원"}),
    ):
        for text in texts(*nets, board=board, before=history):
            assert set(re.findall(r"[\d,]+억원", text)) == shown


@pytest.mark.parametrize(
    ("main", "beside", "is_told"),
    [
        (500.0, -500.0, True),
        (-500.0, 500.0, True),
        (500.0, -499.9, False),
        (499.9, -500.0, False),
        (500.0, 500.0, False),
    ],
)
def test_the_other_board_is_told_where_foreigners_went_the_other_way_there(main, beside, is_told):
    both = [book(-main, main, 0.0, 0.0), book(-beside, beside, 0.0, 0.0, board="KOSDAQ")]
    found = told("investors", book_of(markets.session(KR, DAY), [fact for each in both for fact in each]))
    (item,) = (item for item in found if item.about == "KOSDAQ")
    assert item.chosen is is_told


def test_provisional_figures_say_their_time_and_no_more():
    history = [(1, -1, 1, -1), *[(-1, 1, 1, -1)] * 9]
    item = one(book(*PUBLISHED, before=history, as_of="15:40"))
    assert item.score.surprise == 0
    for text in texts(*PUBLISHED, before=history, as_of="15:40"):
        assert text.startswith("오후 3시 40분 기준 유가증권시장에서")
        assert "거래일" not in text
    for part in ("tail", "summary", "second"):
        assert texts(*PUBLISHED, before=history, as_of="15:40", part=part) == {""}


def test_on_a_usual_day_the_lead_says_who_went_which_way_without_a_figure():
    quiet = [(1, -1, 1, -1), *[(-1, 1, 1, -1)] * 9]
    said = texts(*PUBLISHED, before=quiet, part="second")
    assert "외국인과 기관은 동반 순매수했다." in said
    assert not any(re.search(r"\d", text) for text in said)
    assert "외국인과 기관은 동반 순매도했다." in texts(3000.0, -2000.0, -1000.0, part="second")
    lopsided = texts(3000.0, -2700.0, -300.0, part="second")  # a ninth is no 동반
    assert lopsided == {"개인만 순매수에 나섰다.", "개인이 홀로 순매수했다."}
    parted = texts(-300.0, 3000.0, -2700.0, part="second")  # foreigners bought, institutions sold
    assert parted == {"외국인은 사들이고 기관은 팔았다.", "외국인은 순매수, 기관은 순매도로 엇갈렸다."}


def test_of_small_sums_it_says_nothing():
    assert texts(900.0, -500.0, -400.0, part="second") == {""}


def test_the_lead_has_a_sentence_where_it_is_large():
    long = [(1, -1, 1, -1), *[(-1, 1, -1, -1), (-1, 1, 1, -1)] * 12]
    said = texts(*PUBLISHED, before=long, part="second")
    assert any("외국인은 유가증권시장에서 25거래일 연속 순매수했다." in text for text in said)


def test_a_headline_rounds_to_two_digits():
    lines = texts(-82839.98, 72409.83, 11502.6, -1072.45, part="tail")
    assert any("외국인 7.2조 순매수" in text for text in lines)
    assert any("외국인 6,500억 순매수" in text for text in texts(*PUBLISHED, part="tail"))


def test_whatever_the_signs_every_wording_is_proven():
    """Who bought and who sold in all combinations, equal amounts and tiny ones among them."""
    sizes = (9000.4, 5000.2, 1200.0, 0.3)
    for signs in itertools.product((1, -1), repeat=3):
        for amounts in itertools.permutations(sizes, 3):
            three = [sign * amount for sign, amount in zip(signs, amounts, strict=True)]
            for day in WEEK[:2]:
                each = book(*three, -sum(three), day=day)
                assert written(each, told("investors", each))


@pytest.mark.parametrize(("before", "is_told"), [(-3000, True), (-2999, False)])
def test_foreigners_who_went_far_one_way_and_turn_are_told(before, is_told):
    history = [(-9, 9, 9, -9), (2000, before, 900, -1)]
    item = one(book(*PUBLISHED, before=history))
    assert ("ended:foreign" in item.tags) is is_told


def test_a_run_that_went_on_by_next_to_nothing_is_not_told():
    history = [(9, -9, -9, -9), *[(1, -1, 9, -9), (-1, 1, 9, -9)] * 2, (1, -1, 9, -9)]
    small = (3398.0, -4080.0, 162.0, 519.0)  # KOSPI, 2024-12-04: institutions for the sixth session
    item = one(book(*small, before=history))
    assert "run:institution" not in item.tags
    assert "run:institution" in one(book(3398.0, -4080.0, 600.0, 82.0, before=history)).tags


def beside_index(*last: float, change: float, **more: object) -> set[str]:
    """What is said of some figures beside an index that moved so far, on each day of a week."""
    said = set()
    for day in WEEK:
        moved = make("change_day", "^KS11", change, "percent", day)
        each = book_of(markets.session(KR, day), [*book(*last, day=day), moved])
        said.add(written(each, told("investors", each), **more))
    return said


AGAINST = re.compile("지수는 내렸다|하락을 막지는 못했다")


@pytest.mark.parametrize(("change", "is_against"), [(-0.2, True), (-0.19, False), (0.2, False)])
def test_who_bought_while_the_index_fell_is_set_against_it(change, is_against):
    """2025-12-24: 외국인 5,225억, 기관 2,039억 bought, 개인 7,171억 sold."""
    for text in beside_index(-7171.0, 5225.0, 2039.0, -93.0, change=change):
        assert bool(AGAINST.search(text)) is is_against, text
        assert all(amount in text for amount in ("5,225억원", "2,039억원", "7,171억원"))


def test_the_lead_sets_them_against_the_index_and_the_body_then_does_not():
    last = (-7171.0, 5225.0, 2039.0, -93.0)
    assert all(AGAINST.search(text) for text in beside_index(*last, change=-0.5, part="second"))
    assert not any(AGAINST.search(text) for text in beside_index(*last, change=-0.5, in_lead=True))


def test_who_sold_while_the_index_rose_is_set_against_it():
    for text in beside_index(7171.0, -5225.0, -2039.0, 93.0, change=0.5):
        assert "지수는 올랐다" in text, text


def test_individuals_alone_took_what_the_others_sold():
    """2024-08-05: 개인 1조6,945억 bought; what others sold is what they bought."""
    said = beside_index(16945.0, -15198.0, -2693.0, 946.0, change=-8.77)
    assert len(said) >= 3
    for text in said:
        assert re.search(
            "매물을 받아냈다|이 매물은 .*받아냈다|하락을 막지는 못했다|팔아 매도세를 이끌었고 기관도", text
        ), text


def test_figures_of_the_afternoon_are_set_beside_no_close():
    moved = make("change_day", "^KS11", -1.0, "percent", DAY)
    of = book_of(markets.session(KR, DAY), [*book(-7171.0, 5225.0, 2039.0, -93.0, as_of="15:40"), moved])
    assert not {"fell", "rose"} & one(of).tags


@pytest.mark.parametrize(("sessions", "is_told"), [(2, False), (3, True), (4, True)])
def test_foreigners_who_went_on_for_some_sessions_are_said_to(sessions, is_told):
    history = [(1, -1, 1, -1), *[(-1, 1, 1, -1)] * (sessions - 1)]
    item = one(book(*PUBLISHED, before=history))
    assert ("short_run" in item.tags) is is_told
    if is_told:
        said = texts(*PUBLISHED, before=history)
        days = {3: "사흘", 4: "나흘"}[sessions]
        assert all(f"{days}째" in text for text in said), said


@pytest.mark.parametrize(
    ("foreign", "sessions", "is_told"), [(21_726, 40, True), (21_726, 39, False), (9_999, 40, False)]
)
def test_foreigners_who_bought_by_the_jo_are_told_since_when_sooner(foreign, sessions, is_told):
    """2026-01-05: 2조1,726억, the most since 3조1,265억 on 2025-10-02, 59 sessions before."""
    history = [(0, 31_265, 0, 0), *[(-1, 1, -1, 1), (1, -1, 1, -1)] * 40][:sessions]
    item = one(book(-15_141, foreign, -7046, 461, before=[(0, 1, 0, 0), *history]))
    assert ("since:foreign" in item.tags) is is_told
