"""New York's night in Seoul's copy: by whose day, and what stays open.

The Nasdaq closed at 22,886.07, 22,627.27 and 22,863.68 on 2026-02-20, 23
and 24: +1.04 % on the last day, -1.13 before; made is the night after Seoul's session, +1.25 %. The Nikkei
rose by 0.60 % on the 24th and by 2.20 % on the 25th.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest

from newsgen.checks import Checker
from newsgen.claims.subjects import subjects
from newsgen.config import Config
from newsgen.markets import Market
from newsgen.sources.batch import Batch, Price
from newsgen.store import Store

DAY = dt.date(2026, 2, 25)
CLOSES = {
    "^IXIC": {"2026-02-20": 22886.07, "2026-02-23": 22627.27, "2026-02-24": 22863.68, "2026-02-25": 23149.48},
    "^GSPC": {"2026-02-20": 6909.51, "2026-02-23": 6837.75, "2026-02-24": 6890.07, "2026-02-25": 6944.50},
    "^N225": {"2026-02-23": 57000.0, "2026-02-24": 57342.0, "2026-02-25": 58603.52},
    "^KS11": {"2026-02-23": 5900.0, "2026-02-24": 5969.64, "2026-02-25": 6083.86},
}


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], list[tuple[str, str]]]]:
    rows = [
        Price(symbol, dt.date.fromisoformat(day), close)
        for symbol, known in CLOSES.items()
        for day, close in known.items()
    ]
    with Store.open(tmp_path_factory.mktemp("nights") / "both.sqlite", create=True) as store:
        store.write(Batch(origin="시험", prices=rows), now=dt.datetime(2026, 8, 22, tzinfo=dt.UTC))
        checker = Checker(store, Config())

        def told(text: str) -> list[tuple[str, str]]:
            return [(one.verdict, one.text) for one in checker.check(text, day=DAY, market="kr").findings]

        yield told


@pytest.mark.parametrize("night", ["간밤", "전날", "지난밤"])
def test_the_night_before_is_new_york_s_last_session(checked, night):
    front = f"25일 국내증시에서 코스피가 올랐다. {night} 뉴욕증시에서는 나스닥지수가 "
    assert not checked(front + "1.04% 올랐다.")
    assert checked(front + "1.13% 내렸다.")
    assert checked(front + "1.54% 올랐다.") == [("wrong", "1.54%")]


def test_asia_s_day_is_seoul_s_own(checked):
    front = "25일 국내증시에서 코스피가 올랐다. 일본 닛케이225지수는 "
    assert not checked(front + "2.20% 올랐다.")
    assert checked(front + "2.20% 내렸다.") == [("wrong", "내렸")]
    assert ("wrong", "0.60%") in checked(front + "0.60% 올랐다.")


def test_a_text_of_the_morning_after_means_the_night_after_or_before(checked):
    front = "[개장 전 체크] 코스피는 전날 올랐다. "
    assert not checked(front + "25일(현지시간) 나스닥지수는 1.25% 올랐다.")
    assert not checked(front + "간밤 나스닥지수는 1.25% 올랐다.")
    assert not checked(front + "앞서 나스닥지수는 1.04% 올랐다.")
    assert checked(front + "간밤 나스닥지수는 1.25% 내렸다.") == [("wrong", "내렸")]


def test_what_new_york_did_while_seoul_rested_is_over_a_time_that_nobody_names(checked):
    told = checked("국내증시가 쉬는 사이 뉴욕증시에서는 나스닥지수가 3.3% 올랐다.")
    assert told == [("uncheckable", "3.3%")]


@pytest.mark.parametrize(
    ("home", "text", "about"),
    [
        ("us", "변동성지수는 17.93으로 내렸다", {"^VIX"}),
        ("kr", "변동성지수는 45.86으로 올랐다", set()),  # Seoul's own, or New York's
        ("kr", "코스피200 변동성지수(VKOSPI)는 45.86이다", {"VKOSPI"}),
        ("kr", "변동성지수(VIX)는 45.86이다", {"^VIX"}),
    ],
)
def test_whose_index_of_fear_it_is(home, text, about):
    (found,) = subjects(text, home)
    assert set(found.abouts) == about


def test_another_market_s_session_is_read_for_its_figures_not_for_words_alone(monkeypatch):
    asked: set[str] = set()

    def read(market: Market, *_: object) -> None:
        asked.add(market.name)

    checker = Checker(None, Config())
    monkeypatch.setattr(checker, "_ground", read)
    checker.check("24일 나스닥지수가 1.04% 올랐다. 기관과 개인은 지켜봤다.", day=DAY, market="us")
    assert asked == {"us"}
    checker.check("24일 나스닥지수가 올랐다. 외국인은 1,000억원을 순매수했다.", day=DAY, market="us")
    assert asked == {"us", "kr"}
    asked.clear()
    checker.check("25일 기관이 지켜봤다. 실업률과 실적 발표가 눈길을 끌었다.", day=DAY, market="kr")
    assert asked == {"kr"}
