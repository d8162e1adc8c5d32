"""The largest companies of Seoul's two markets: who is told, and how."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

import pytest

from newsgen import rules
from newsgen.facts import compute
from newsgen.facts.book import FactBook
from newsgen.facts.fact import make
from newsgen.markets import Peak
from newsgen.model import Instrument, Item
from newsgen.rules.base import Desk
from newsgen.snapshot.snapshot import Snapshot
from tests.facts.seoul import DAY, history, seoul
from tests.markets import KR
from tests.rules.books import told, written

NAMES = (
    *("삼성전자", "SK하이닉스", "LG에너지솔루션", "삼성바이오로직스", "현대차"),
    *("KB금융", "기아", "NAVER", "셀트리온", "HD현대중공업"),
)
SMALL = (
    "알테오젠",
    "에코프로비엠",
    "에코프로",
    "HLB",
    "펩트론",
    "리가켐바이오",
    "삼천당제약",
    "휴젤",
    "클래시스",
    "F&F",
)
ENDING = {"large": "KS", "small": "KQ"}


def symbols(role: str = "large") -> list[str]:
    return [f"{at:05}0.{ENDING[role]}" for at in range(10)]


def listed(role: str = "large") -> dict[str, Instrument]:
    names = NAMES if role == "large" else SMALL
    return {
        symbol: Instrument(symbol=symbol, english=name, korean=name)
        for symbol, name in zip(symbols(role), names, strict=True)
    }


def ten(*moves: float, role: str = "large", closes: Mapping[int, float] | None = None, **more) -> Snapshot:
    """The ten largest, the largest first, and what each moved by in percent from a close of 100,000."""
    moves = (*moves, *[0.0] * (10 - len(moves)))
    pairs = zip(symbols(role), moves, strict=True)
    caps = {symbol: 1000.0 - at for at, symbol in enumerate(symbols(role))}
    stocks = {symbol: [100_000.0, round(100_000 * (1 + move / 100), 2)] for symbol, move in pairs}
    return seoul(stocks, caps=caps, **more)


def found(snapshot: Snapshot, rule: str = "leaders", **settings) -> tuple[list[Item], FactBook]:
    book = compute(snapshot)
    chosen = tuple(one for one in rules.configured({rule: settings}) if one.name == rule)
    desk = Desk(universes=snapshot.universes, weights={"kospi": 1.5, "kosdaq": 1.0})
    return rules.items(chosen, book, desk), book


def text(snapshot: Snapshot, rule: str = "leaders", role: str = "large", **more) -> str:
    items, book = found(snapshot, rule)
    chosen = [one for one in items if one.chosen]
    return " ".join(written(chosen, book, session=DAY, market=KR, listed=listed(role), **more))


def test_the_two_at_the_front_by_their_closes_and_who_went_furthest_behind():
    said = text(ten(3.24, 5.0, 2.0, -0.6, 5.05, -1.2, 1.0, 0.2))
    assert "삼성전자는 3.24% 오른 10만3,240원, SK하이닉스는 5.00% 오른 10만5,000원에" in said
    assert "시가총액 상위 종목 가운데 현대차는 5.05%, LG에너지솔루션은 2.00% " in said
    assert re.search(r"KB금융은 1\.20% (?:내렸|하락했)다\.", said)
    assert "삼성바이오로직스" not in said, "of those that went against the first one is named"
    assert "기아" not in said, "less than a third of the furthest"
    assert "NAVER" not in said


def test_who_went_as_both_at_the_front_did_comes_first():
    said = text(ten(-1.47, -2.0, 3.0, -2.5))
    assert said.index("삼성바이오로직스는 2.50% ") < said.index("LG에너지솔루션은 3.00% ")


def test_behind_two_that_parted_who_went_further_comes_first_and_goes_along_with_nobody():
    said = text(ten(-1.47, 2.0, 3.0, -2.5))
    assert re.match(
        r"삼성전자[가는] 1\.47% 내리?[렸고지만]+ SK하이닉스[가는] 2\.00% (?:오르는 등|상승했다)", said
    )
    assert said.index("LG에너지솔루션은 3.00% ") < said.index("삼성바이오로직스는 2.50% ")
    assert not {"LG에너지솔루션도", "삼성바이오로직스도", "반면 시가총액"} & set(said.split())


def test_who_went_about_as_far_has_a_figure_of_its_own():
    said = text(ten(-1.0, -2.0, -5.88, -5.59, 4.31))
    assert re.search(r"LG에너지솔루션은 5\.88%, 삼성바이오로직스는 5\.59% (?:내렸|하락했)", said)


def test_of_several_that_went_one_way_the_figures_tell_how_far():
    """6 percent and more of a stock alone is 급등; beside a lesser move it is the number that says so."""
    said = text(ten(1.0, 5.0, 7.01, 2.33, -1.87))
    assert "LG에너지솔루션은 7.01%, 삼성바이오로직스는 2.33% " in said


@pytest.mark.parametrize(("second", "told"), [(-3.1, True), (-2.6, True), (-2.5, False), (3.1, False)])
def test_another_of_the_same_house_that_went_about_as_far_is_told_beside_it(second, told):
    """Hyundai Motor and Kia; a percentage point apart at most, and the same way."""
    item = kin(-3.57, second)
    assert (KIA in item.subjects["down"]) is told
    assert HYUNDAI in item.subjects["down"]


HYUNDAI, KIA = "005380.KS", "000270.KS"


def kin(first: float, second: float) -> Item:
    """The ten largest with two of one house behind two others that went further their way."""
    moves = {"005930.KS": -1.0, "000660.KS": -1.0, "373220.KS": -4.0, HYUNDAI: first, KIA: second}
    caps = {symbol: 1000.0 - at for at, symbol in enumerate((*moves, *symbols()[:5]))}
    stocks = {symbol: [100_000.0, 100_000 * (1 + moves.get(symbol, 0.0) / 100)] for symbol in caps}
    items, _ = found(seoul(stocks, caps=caps))
    return next(item for item in items if item.chosen)


def test_who_is_at_a_limit_is_told_with_it_alone():
    """2026-07-31: two of the ten at the upper limit, one of them fell."""
    market = ten(5.0, 4.0, 30.0, 19.0, -3.0)
    market.panel.market_cap[:] *= 10_000
    items, _ = found(market)
    assert items[0].subjects["up"] == (symbols()[3],)
    assert items[0].subjects["down"] == (symbols()[4],)


@pytest.mark.parametrize(("now", "told"), [(71_500, True), (71_000, False), (69_500, False)])
def test_behind_the_front_too_a_close_at_the_end_of_its_year_is_told(now, told):
    """From 70,000: by two percent at least, and above all closes of the year."""
    fourth = symbols()[3]
    history_of = history(fourth, [*[70_000.0] * 301, now])
    market = ten(1.0, 1.0, 0.0, (now / 70_000 - 1) * 100, giants=[history_of])
    market.panel.close[:, 3] = 70_000.0, now
    assert bool(re.search("삼성바이오로직스가 2.14% 올라 52주 최고가로", text(market))) is told


@pytest.mark.parametrize(
    ("sign", "most"),
    [(1, "HD현대중공업이 1.90% 올라 오름폭이"), (-1, "HD현대중공업이 1.90% 내려 낙폭이")],
)
def test_of_all_that_went_one_way_the_furthest_is_told(sign, most):
    said = text(ten(*[sign * (1 + at / 10) for at in range(10)]))
    assert "상위 10개 종목이" in said
    assert said.endswith(f"{most} 가장 컸다.")
    assert "종목을 빼면" not in said


def test_beside_a_further_one_at_the_front_the_furthest_is_that_of_the_others():
    said = text(ten(3.5, *[1 + at / 10 for at in range(9)]))
    assert re.search(
        r"(?:두 종목(?:을 빼면| 말고는) HD현대중공업이 1\.80% 올라 오름폭이 가장 컸다"
        r"|HD현대중공업도 1\.80% 올랐다)\.$",
        said,
    )


@pytest.mark.parametrize(
    ("index", "first", "second", "told"),
    [
        (1.0, 1.7, 2.4, True),
        (1.0, 1.69, 2.4, False),
        (-1.0, -1.7, -3.1, True),
        (-1.0, -3.0, 2.0, False),
        (0.49, 3.0, 3.0, False),
    ],
)
def test_two_that_both_outran_their_index_are_told_to_have(index, first, second, told):
    market = ten(first, second)
    book = compute(market)
    more = FactBook(book.session, [*book, make("change_day", "^KS11", index, "percent", DAY)])
    (item,) = rules.items((rules.named("leaders"),), more, Desk(universes=market.universes))
    assert ("outran" in item.tags) is told
    drew = {
        bool(
            re.search(
                "지수를 끌어[올내]", " ".join(written([item], more, session=day, market=KR, listed=listed()))
            )
        )
        for day in (DAY, DAY + dt.timedelta(days=1))
    }
    assert drew == ({True, False} if told else {False}), "on one day of two"


@pytest.mark.parametrize(
    ("index", "first", "second", "told"),
    [
        (1.0, 0.5, 0.2, True),
        (1.0, 0.51, 0.2, False),
        (1.0, 0.5, -0.2, False),
        (-1.0, -0.3, -0.5, True),
        (0.4, 0.1, 0.1, False),
    ],
)
def test_two_that_went_half_as_far_as_their_index_are_told_to_have(index, first, second, told):
    market = ten(first, second)
    book = compute(market)
    more = FactBook(book.session, [*book, make("change_day", "^KS11", index, "percent", DAY)])
    (item,) = rules.items((rules.named("leaders"),), more, Desk(universes=market.universes))
    assert ("lagged" in item.tags) is told


def test_not_all_of_them_where_one_did_not_trade():
    market = ten(*[1.0 + at / 10 for at in range(10)])
    market.panel.close[-1, -1] = float("nan")
    said = text(market)
    assert "모두" not in said
    assert "셀트리온" in said


def test_a_close_that_did_not_move():
    assert text(ten(0.0, -1.0)).startswith("삼성전자는 보합이었고 SK하이닉스는 1.00% 내렸다.")
    assert "삼성전자는 전 거래일과 같은 10만원, SK하이닉스는 5.00% 내린 9만5,000원에" in text(ten(0.0, -5.0))


@pytest.mark.parametrize(
    ("first", "second", "told"), [(4.99, -4.99, False), (5.0, 0.5, True), (0.5, -5.0, True)]
)
def test_their_closes_are_told_where_one_of_them_went_far(first, second, told):
    assert ("원" in text(ten(first, second))) is told


def test_two_that_went_one_way_share_a_sentence():
    said = text(ten(0.77, 2.9))
    assert "0.77%" in said
    assert "2.90%" in said
    assert said.count("다.") == 1


def test_nothing_is_told_of_a_market_whose_first_has_no_move():
    market = ten(1.0, 2.0)
    market.panel.close[-1, 0] = float("nan")
    assert found(market)[0] == []


def test_the_small_ones_begin_with_their_first():
    said = text(ten(8.41, 2.0, -3.0, role="small"), "small_leaders", "small")
    assert re.fullmatch(r"대장주 알테오젠은 8\.41% 급등했고 에코프로는 3\.00% (?:내렸|하락했)다\.", said)


@pytest.mark.parametrize(("third", "chosen"), [(9.99, False), (-10.0, True)])
def test_one_of_the_small_that_went_very_far_is_told_though_the_first_did_not(third, chosen):
    items, _ = found(ten(1.0, 1.0, third, role="small"), "small_leaders")
    assert [item.chosen for item in items] == [chosen]


def test_a_small_one_that_went_further_than_the_first_stands_before_it():
    market = ten(0.14, 1.0, -5.81, role="small")
    market.series["^KQ11"] = history("^KQ11", [1_000.0, 980.6])
    said = text(market, "small_leaders", "small")
    assert re.search(
        r"에코프로가 5\.81% (?:내렸|하락했)고 대장주 알테오젠은 0\.14% (?:올랐|상승했)다\.$", said
    )


@pytest.mark.parametrize(("second", "told"), [(-9.0, True), (-7.0, False)])
def test_of_all_the_small_ones_that_fell_only_who_fell_further_than_the_first_is_set_apart(second, told):
    said = text(ten(-8.0, second, *[-1.0] * 8, role="small"), "small_leaders", "small")
    assert re.search("10개 종목이 (?:모두|일제히) 내[린렸]", said)
    assert bool(re.search("에코프로비엠[은이] 9.00% 급락했", said)) is told
    assert ("대장주 알테오젠이 8.00% 내리는 등" in said) is not told


@pytest.mark.parametrize(
    ("first", "index", "told"), [(3.9, 1.4, False), (4.0, 0.0, True), (-4.0, 0.0, True), (0.0, -1.5, True)]
)
def test_the_small_ones_are_told_on_days_on_which_they_or_their_index_went_far(first, index, told):
    market = ten(first, role="small")
    market.series["^KQ11"] = history("^KQ11", [1_000.0, 1_000.0 + 10 * index])
    assert [item.chosen for item in found(market, "small_leaders")[0]] == [told]


def test_new_york_has_none():
    for rule in ("leaders", "small_leaders", "first_prices", "limits"):
        assert told(rule) == []


SAMSUNG = symbols()[0]
RECORD = {SAMSUNG: (Peak(91_000.0, dt.date(2021, 1, 12), DAY),)}


def won(before: float, now: float) -> Snapshot:
    told = history(SAMSUNG, [*[70_000.0] * 300, before, now])
    market = ten((now / before - 1) * 100, 1.0, giants=[told], peaks=RECORD)
    market.panel.close[:, 0] = before, now
    return market


def test_the_first_close_above_a_round_price():
    items, book = found(won(98_800.0, 102_000.0), "first_prices")
    (item,) = items
    assert item.chosen
    assert {"up", "grand"} <= item.tags
    said = text(won(98_800.0, 102_000.0), "first_prices")
    assert said == "삼성전자 종가가 10만원을 넘은 것은 사상 처음이다."
    ended = written(items, book, session=DAY, market=KR, listed=listed(), part="tail")
    assert ended == ["삼성전자 사상 처음 10만원 넘어"]


def test_a_close_right_at_a_round_price_is_not_above_it():
    """SK hynix closed at 300,000 won on 2025-07-14, as never before."""
    assert (
        text(won(98_800.0, 100_000.0), "first_prices") == "삼성전자 종가가 10만원에 이른 것은 사상 처음이다."
    )


def test_a_round_price_of_one_at_the_front_is_told_with_its_close():
    market = won(98_800.0, 102_000.0)
    both = frozenset({"first_prices"})
    assert "삼성전자 종가가 10만원을 넘은 것은 사상 처음이다." in text(market, also=both, led=frozenset())
    items, book = found(market, "first_prices")
    told_there = frozenset({f"leaders:first:{SAMSUNG}"})
    assert written(items, book, session=DAY, market=KR, listed=listed(), also=told_there) == []


def test_a_record_of_those_at_the_front():
    assert "삼성전자는 3.24% 올라 사상 최고가인 10만2,000원에 " in text(won(98_800.0, 102_000.0))


@pytest.mark.parametrize(("before", "now", "said"), [(69_000, 71_000, "최고가"), (69_000, 68_000, "최저가")])
def test_a_year_s_end_is_one_of_closes(before, now, said):
    """A close beyond a year's closes says nothing of what the days between touched."""
    history_of = history(SAMSUNG, [*[70_000.0] * 300, before, now])
    market = ten((now / before - 1) * 100, 1.0, giants=[history_of])
    market.panel.close[:, 0] = before, now
    assert f"52주 {said}인 " in text(market)


def test_the_second_digit_is_told_in_the_text_alone():
    items, book = found(won(198_000.0, 201_000.0), "first_prices")
    assert "grand" not in items[0].tags
    assert written(items, book, session=DAY, market=KR, listed=listed(), part="tail") == []


def test_a_large_company_at_the_limit_is_named_and_usual_numbers_are_no_news():
    market = ten(30.0, 1.0, -30.0)
    market.panel.market_cap[:] = 3_000_000
    items, _ = found(market, "limits")
    assert {(item.about, item.chosen) for item in items} == {(symbols()[0], True), (symbols()[2], True)}
    said = text(market, "limits")
    assert re.search("삼성전자는 상한가로 (?:마감했|거래를 마쳤)다", said)
    assert re.search("LG에너지솔루션은 하한가로 (?:마감했|밀렸)다", said)
    assert all("ranked" in item.tags for item in items), "told among the largest: none of them is another one"
    market.panel.market_cap[:] = 2_000_000
    assert not any(item.chosen for item in found(market, "limits")[0])


def test_one_of_the_largest_of_the_small_at_the_limit_is_told_with_them():
    """2025-06-04: 펩트론, fifth of the KOSDAQ the day before, fell from 230,000 to 161,000 won."""
    market = ten(8.0, 2.0, -30.0, role="small")
    (item,) = (one for one in found(market, "limits")[0] if one.chosen)
    assert {"beside", "down"} <= item.tags
    assert rules.named("limits").matter(item) == "small_leaders"
    assert "코스닥시장에서는 에코프로가 하한가로" in text(market, "limits", "small")
    behind = text(market, "small_leaders", "small", also=frozenset({"limits:beside"}))
    assert behind.startswith("대장주 알테오젠은 8.00% ")


def test_many_at_the_limit_are_counted():
    market = ten(*[30.0] * 4)
    (item, *_), _ = found(market, "limits", many_up=4)
    assert item.chosen
    assert item.subjects["universes"] == ("kospi",)
    assert not found(market, "limits", many_up=5)[0][0].chosen


@pytest.mark.parametrize(
    ("move", "worth", "named"),
    [
        (9.1, 3_000_000.0, True),  # 8 percent beyond the index, which rose by one
        (8.9, 3_000_000.0, False),
        (-9.1, 3_500_000.0, True),
        (25.0, 2_000_000.0, False),  # small companies go so far every day
    ],
)
def test_of_others_the_large_are_told_that_went_further_than_the_market(move, worth, named):
    """None of the ten, who have a paragraph of their own."""
    other = "000990.KS"
    before = 100_000.0
    stocks = {one: [before, before * (1.10 + at / 1000)] for at, one in enumerate(symbols())}
    caps = {**dict.fromkeys(symbols(), 90_000_000.0), other: [worth, worth * (1 + move / 100)]}
    stocks[other] = [before, before * (1 + move / 100)]
    items, _ = found(seoul(stocks, history("^KS11", [4_000.0, 4_040.0]), caps=caps), "movers")
    assert {item.about for item in items if item.chosen} == ({other} if named else set())


def test_a_company_of_the_other_board_stands_nowhere_among_the_large_of_the_main_one():
    """KOSDAQ's largest have a paragraph of their own."""
    other, before = "000990.KQ", 100_000.0
    stocks = {one: [before, before * (1.10 + at / 1000)] for at, one in enumerate(symbols())}
    stocks[other] = [before, before * 1.3]
    caps = {**dict.fromkeys(symbols(), 90_000_000.0), other: [3_500_000.0, 4_550_000.0]}
    market = seoul(stocks, history("^KS11", [4_000.0, 4_040.0]), caps=caps)
    assert other not in {item.about for item in found(market, "movers")[0] if item.chosen}
    assert not any(item.chosen for item in found(market, "limits")[0])


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (-5.2, 4.0, "에코프로비엠이 4.00% 올라 5.20% 내린 알테오젠을 제치고 코스닥 대장주에 올랐다."),
        (1.0, 4.0, "에코프로비엠이 4.00% 올라 알테오젠을 제치고 코스닥 대장주에 올랐다."),
        (-5.2, -1.0, "에코프로비엠이 1.00% 내렸지만 5.20% 내린 알테오젠을 제치고 코스닥 대장주에 올랐다."),
        (4.0, 1.0, ""),
    ],
)
def test_who_passes_the_first_of_the_kosdaq_is_told(first, second, said):
    """Worth 1,000 and 999 the day before."""
    market = ten(first, second, role="small")
    market.panel.market_cap[-1] = [1000.0 * (1 + first / 100), 999.0 * (1 + second / 100), *[9.0] * 8]
    told = text(market, "small_leaders", "small")
    assert (said in told) if said else ("제치고" not in told)


def test_a_new_count_of_shares_passes_nobody():
    market = ten(2.0, 1.0, role="small")
    market.panel.market_cap[-1] = [1020.0, 1500.0, *[9.0] * 8]
    assert "제치고" not in text(market, "small_leaders", "small")


@pytest.mark.parametrize(("before", "now", "level"), [(128_500.0, 138_100.0, 13), (213_000.0, 226_000.0, 0)])
def test_from_one_to_two_two_digits_are_round(before, now, level):
    """2026-01-05: 138,100 won of Samsung Electronics, whose record was 128,500; it is no grand one."""
    market = won(before, now)
    market.giants[SAMSUNG].close[-3] = 209_000.0 if level == 0 else 128_400.0
    items, _ = found(market, "first_prices")
    assert [item.tags for item in items] == ([frozenset({"first", "up"})] if level else [])
    told_so = text(market, "first_prices") if level else ""
    assert told_so == (f"삼성전자 종가가 {level}만원을 넘은 것은 사상 처음이다." if level else "")
