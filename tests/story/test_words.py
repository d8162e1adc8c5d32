"""One threshold for one word: the desk's style decides, and rules and templates ask the same."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from newsgen import pipeline
from newsgen.config import Config, IndexWords, StockWords, Style, WeekIndexWords, WeekStockWords, WeekWords
from newsgen.errors import ConfigProblem
from newsgen.model import Article, text_of
from newsgen.rules import configured
from newsgen.rules.base import Desk
from newsgen.store import Store
from tests.facts.builders import DAY, fact, fill
from tests.rules.books import indices, one, told, written

STRONG = ("급등", "급락", "폭등", "폭락", "치솟", "곤두박질")


def above(made: Article) -> str:
    """What stands over the body, and its first paragraph."""
    return " ".join(text_of(runs) for runs in (made.headline, made.deck, *made.summary, made.lead))


def risen(folder: Path, percent: float, **style) -> Article:
    """The article of a day on which all indices rose alike, nothing else having moved for weeks."""
    closes = {symbol: [*[100.0] * 29, 100.0 + percent] for symbol in ("^DJI", "^GSPC", "^IXIC", "^RUT")}
    closes |= {f"S{number}": [50.0] * 30 for number in range(40)}
    with Store.open(folder / "market.sqlite", create=True) as store:
        fill(store, closes)
        config = Config(style=Style(**style))
        return pipeline.build(store, DAY, config=config, notes=folder / "none")


@pytest.mark.parametrize(
    ("percent", "words", "strong"),
    [
        (2.51, IndexWords(), True),
        (2.51, IndexWords(sharp=3.0), False),
        (3.01, IndexWords(sharp=3.0), True),
        (1.5, IndexWords(), False),
        (1.5, IndexWords(sharp=1.5), True),
    ],
)
def test_an_article_obeys_the_style_s_bound(percent, words, strong, tmp_path):
    said = above(risen(tmp_path, percent, index=words))
    assert any(word in said for word in STRONG) is strong, said


def test_the_22nd_of_april_2025(held_store: Store):
    day = dt.date(2025, 4, 22)
    usual = above(pipeline.build(held_store, day))
    assert re.search("급등|큰 폭", usual.partition("…")[0]), "the headline: the S&P 500 rose 2.51 %"
    assert "급등" in usual
    calm = pipeline.build(held_store, day, config=Config(style=Style(index=IndexWords(sharp=3.0))))
    assert not any(word in above(calm) for word in STRONG), above(calm)


@pytest.mark.parametrize(
    ("broad", "size"),
    [(2.99, "normal"), (3.0, "sharp"), (6.0, "extreme")],
)
def test_the_close_is_sharp_from_the_style_s_bound_on(broad, size):
    desk = Desk(style=Style(index=IndexWords(sharp=3.0, extreme=6.0)))
    tags = one("market_close", *indices(1.0, broad, 1.0), desk=desk).tags
    assert tags & {"quiet", "normal", "sharp", "extreme"} == {size}


@pytest.mark.parametrize(("broad", "size"), [(3.9, "normal"), (4.0, "sharp"), (8.0, "extreme")])
def test_a_week_has_bounds_of_its_own(broad, size):
    style = Style(index=IndexWords(sharp=1.0), week=WeekWords(index=WeekIndexWords(sharp=4.0, extreme=8.0)))
    week = [fact("week", "XNYS", 5, "sessions", base=dt.date(2025, 8, 11))]
    for about, change in (("^DJI", 1.0), ("^GSPC", broad), ("^IXIC", 1.0)):
        week += [
            fact("change_week", about, change),
            fact("points_week", about, change),
            fact("close", about, 9.0),
        ]
    assert one("week_close", *week, desk=Desk(style=style)).tags == {"all_up", size}


@pytest.mark.parametrize(("sharp", "word"), [(8.0, "급등"), (8.5, "상승")])
def test_a_stock_s_day_is_sharp_where_the_style_says(sharp, word):
    facts = [fact("change_day", "NFLX", 8.4), fact("close", "NFLX", 900.0, "price")]
    facts += [fact("market_cap", "NFLX", 600_000.0), fact("turnover_20d", "NFLX", 3000.0)]
    facts += [fact("surprise_day", "NFLX", 12.0)]
    (item,) = told("movers", *facts, desk=Desk(universes={"sp500": frozenset({"NFLX"})}))
    style = Style(stock=StockWords(sharp=sharp))
    tails = [f"넷플릭스 8.4% {word}" + (" 넷플릭스 8.4% 올라" if word == "상승" else "")]
    assert written([item], facts, part="tail", house=style) == tails
    giant = [*facts, fact("cap_change_day", "NFLX", 31_000.0, "musd")]
    (item,) = told("giant", *giant)
    assert written([item], giant, part="tail", house=style) == tails
    (lead,) = written([item], giant, part="lead", house=style)
    assert word in lead


@pytest.mark.parametrize(("sharp", "words"), [(12.0, ("급등했다", "뛰었다")), (12.1, ("올랐다", "상승했다"))])
def test_a_stock_s_week_is_sharp_where_the_style_says(sharp, words):
    facts = [fact("change_week", "NFLX", 12.0), fact("close", "NFLX", 900.0, "price")]
    facts += [fact("market_cap", "NFLX", 400_000.0), fact("turnover_20d", "NFLX", 3000.0)]
    (item,) = told("week_stocks", *facts, desk=Desk(universes={"sp500": frozenset({"NFLX"})}))
    style = Style(week=WeekWords(stock=WeekStockWords(sharp=sharp)))
    (text,) = written([item], facts, house=style)
    assert text.endswith(tuple(f"{word}." for word in words)), text


@pytest.mark.parametrize("rule", ["market_close", "week_close"])
@pytest.mark.parametrize("bound", ["flat", "sharp", "extreme"])
def test_a_bound_where_it_stood_before_is_refused_with_its_new_place(rule, bound):
    with pytest.raises(ConfigProblem, match=r"\[style\.index\].*\[style\.week\.index\]") as refused:
        configured({rule: {bound: 3.0}})
    assert f"[rules.{rule}] {bound}" in str(refused.value)
    assert "\n" not in str(refused.value)
