"""How a day looked inside, in words: most stocks, and the small companies."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from newsgen import markets
from newsgen.facts.book import FactBook
from newsgen.facts.fact import make
from newsgen.model import Fact
from tests.facts.builders import fact
from tests.markets import KR
from tests.rules import seoul
from tests.rules.books import one, told, wordings

SEOUL_DAY = dt.date(2025, 8, 13)


def day(index: float, up: float | None = None, small: float | None = None) -> list[Fact]:
    """The broad index, the percentage of large companies that rose (all others fell), the small index."""
    facts = [fact("change_day", "^GSPC", index)]
    if up is not None:
        facts += [fact("share_up", "sp500", up, n=500), fact("share_down", "sp500", 100.0 - up, n=500)]
    return facts + ([] if small is None else [fact("change_day", "^RUT", small)])


@pytest.mark.parametrize(
    ("index", "up", "tags"),
    [
        (0.3, 84.9, {"up", "many", "sized"}),
        (0.3, 74.9, {"up", "many"}),
        (0.3, 65.0, {"up", "many"}),
        (0.3, 64.9, {"up", "most"}),
        (0.3, 58.0, {"up", "most"}),
        (-0.3, 20.0, {"down", "many", "sized"}),
        (-0.3, 42.0, {"down", "most"}),
    ],
)
def test_how_many_stocks_went_with_their_index(index, up, tags):
    item = one("inside", *day(index, up))
    assert item.tags == tags
    assert item.score.total == 1.5, "it fills room that nothing better takes"


@pytest.mark.parametrize(
    ("index", "up"),
    [
        (0.3, 85.0),
        (0.3, 57.9),
        (0.3, 53.1),
        (0.3, 10.0),
        (-0.3, 55.0),
        (0.004, 70.0),
        (-0.004, 70.0),
        (0.3, None),
    ],
)
def test_what_is_news_or_says_nothing_is_left_to_others(index, up):
    """Nearly all, or most against their index, are told with figures; an index that stood went no way."""
    assert told("inside", *day(index, up)) == []


@pytest.mark.parametrize("up", [47.0, 50.0, 53.0])
def test_that_as_many_rose_as_fell_is_said(up):
    item = one("inside", *day(0.3, up))
    assert item.tags == {"up", "even"}
    assert wordings([item], day(0.3, up)) == {"오른 종목과 내린 종목의 수는 비슷했다."}


def test_a_sample_is_no_universe():
    few = [fact("share_up", "sp500", 70.0, n=34), fact("share_down", "sp500", 30.0, n=34)]
    index, small = fact("change_day", "^GSPC", 0.3), fact("change_day", "^RUT", 1.1)
    assert told("inside", index, *few) == []
    assert one("inside", index, small, *few).tags == {"up", "further"}


@pytest.mark.parametrize(
    ("index", "small", "tag"),
    [
        (0.5, 1.26, "further"),
        (-0.5, -1.26, "further"),
        (1.2, 0.4, "less"),
        (-1.2, -0.4, "less"),
        (0.5, -0.3, "opposite"),
        (-0.5, 0.3, "opposite"),
        (0.5, 1.49, "further"),
    ],
)
def test_how_the_small_companies_went_beside_them(index, small, tag):
    assert one("inside", *day(index, small=small)).tags == {tag, "up" if index > 0 else "down"}


@pytest.mark.parametrize("small", [0.79, 0.26, 1.5, -0.5, 0.004])
def test_small_companies_that_went_alike_or_far_apart_are_not_told_here(small):
    assert told("inside", *day(0.5, small=small)) == []


ROSE, FELL = r"올랐|오름|상승|오른", r"내렸|내림|하락|내린"


@pytest.mark.parametrize("index", [0.9, -0.9])
@pytest.mark.parametrize("share", [80.0, 62.0])
@pytest.mark.parametrize("ratio", [1.9, 0.1, None])
def test_words_go_the_way_of_the_day(index, share, ratio):
    """``share`` percent of the stocks went with the index, the small companies ``ratio`` times as far."""
    up = share if index > 0 else 100.0 - share
    facts = day(index, up, None if ratio is None else index * ratio)
    item = one("inside", *facts)
    said = wordings([item], facts)
    assert len(said) >= (2 if share < 68.0 or ratio is not None else 1)
    right, wrong = (ROSE, FELL) if index > 0 else (FELL, ROSE)
    for text in said:
        assert re.findall(r"\d+", text) in ([["500", f"{share:.0f}"], []])  # of a week in words
        assert re.search(right, text)
        if "종목이 내린" not in text and "하락 종목" not in text and "오른 종목이" not in text:
            stripped = re.sub("상승 종목|하락 종목|오른 종목|내린 종목|덜 내렸", "", text)
            assert not re.search(wrong, stripped), text
    if ratio is not None:
        assert all("소형주" in text for text in said)


@pytest.mark.parametrize(
    ("index", "small", "wrong"),
    [(0.5, -0.3, r"소형주.*(올랐다|상승했다)"), (-0.5, 0.3, r"소형주.*(내렸다|하락했다)")],
)
def test_small_companies_that_went_the_other_way_are_said_to(index, small, wrong):
    facts = day(index, small=small)
    said = wordings([one("inside", *facts)], facts)
    assert len(said) >= 2
    assert not [text for text in said if re.search(wrong, text)]


@pytest.mark.parametrize(
    ("index", "up", "clause"),
    [
        (
            0.5,
            75.0,
            "대다수 종목이 (오른 가운데|올랐으며)|상승 종목이 하락 종목을|종목 대부분이 올랐다",
        ),
        (-0.5, 38.0, "내린 종목이 오른 종목보다 많았다|하락 종목이 상승 종목을 앞"),
    ],
)
def test_beside_the_sectors_it_is_a_clause_of_theirs(index, up, clause):
    facts = day(index, up)
    said = wordings([one("inside", *facts)], facts, also=frozenset({"sectors"}))
    assert len({text[-2:] for text in said}) == 3  # a clause, one that goes on, a sentence
    for text in said:
        assert re.match(clause, text)
        assert text.endswith(("가운데", "으며", "다."))


def test_its_bounds_are_the_desk_s():
    assert one("inside", *day(0.3, 67.0), wide=67.0).tags == {"up", "many"}
    assert told("inside", *day(0.5, small=1.3), gap=0.9) == []


def of_seoul(index: float, up: float, ahead: float) -> FactBook:
    facts = [
        make("change_day", "^KS11", index, "percent", SEOUL_DAY),
        make("share_up", "kospi", up, "percent", SEOUL_DAY, n=800),
        make("share_down", "kospi", 100 - up, "percent", SEOUL_DAY, n=800),
        make("share_ahead", "kospi", ahead, "percent", SEOUL_DAY, n=800),
    ]
    return seoul.book_of(markets.session(KR, SEOUL_DAY), facts)


@pytest.mark.parametrize(
    ("index", "up", "ahead", "few"),
    [
        (0.5, 69.0, 30.0, True),
        (0.5, 69.0, 30.1, False),
        (0.49, 69.0, 20.0, False),
        (0.9, 44.0, 20.0, False),  # most went against it: that is told instead
        (-0.9, 52.0, 70.0, True),
        (-0.9, 52.0, 69.9, False),
        (-0.9, 49.0, 70.0, False),  # most fell: that most fell less is no comfort
    ],
)
def test_in_seoul_a_move_of_few_is_told_to_be_theirs(index, up, ahead, few):
    book = of_seoul(index, up, ahead)
    items = seoul.told("inside", book)
    assert any("few" in item.tags for item in items) is few
    if few:
        said = seoul.written(book, items, forms=("kr",), also=frozenset())
        assert f"{ahead:.0f}%" in said
        assert f"{max(up, 100 - up):.0f}%" in said  # never without how many rose, or fell
        assert "덩치 큰" not in said
        assert "대형주" not in said
        both = seoul.written(book, items, forms=("kr",), also=frozenset({"leaders:outran"}))
        assert "덩치 큰 종목" in both or "대형주" in both


def test_in_new_york_nobody_is_asked_how_many_did_better():
    facts = [*day(0.9, 70.0), fact("share_ahead", "sp500", 20.0, n=500)]
    assert "few" not in one("inside", *facts).tags


def test_on_a_day_that_rose_by_few_it_comes_first_that_more_fell():
    """2026-01-05: 370 of the stocks rose and 386 fell while the KOSPI rose by 3.43 percent."""
    book = of_seoul(3.43, 47.0, 10.0)
    said = seoul.written(book, seoul.told("inside", book), forms=("kr",), also=frozenset())
    told = "내린 종목이 오른 종목보다 많았고, 코스피보다 더 오른 종목은 10%"
    assert said in {f"{told}뿐이었다.", f"{told}에 그쳤다."}
