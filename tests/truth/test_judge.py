"""The judge itself, on the demo market: it has to tell what is planted from what is not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from newsgen import pipeline
from newsgen.config import Config
from newsgen.editions import CLOSE
from newsgen.errors import Held, StoreProblem, UnboundFigure
from newsgen.model import Item
from newsgen.sources import demo
from newsgen.sources.batch import Price
from newsgen.store import Store
from tests.truth.judge import Outcome, Verdict, judge
from tests.truth.plant import Corruption
from tests.truth.stage import Played

DAY = dt.date(2025, 8, 13)
ONE = Corruption(kind="planted", name="", day=DAY, change=lambda _sent, _scene: None, names=("^DJI", "다우"))


def played(place: Path, change: Callable[[Price], Price | None] = lambda row: row) -> Played:
    """Build the demo's article of a market some of whose rows were changed."""
    batch = demo.batch()
    rows = [new for row in batch.prices if (new := change(row)) is not None]
    with Store.open(place, create=True) as store:
        store.write(replace(batch, prices=rows), now=dt.datetime(2025, 8, 14, tzinfo=dt.UTC))
        return Played(
            article=pipeline.build(store, DAY, notes=place.parent),
            day=pipeline.computed(store, CLOSE, DAY, Config()),
        )


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Played:
    return played(tmp_path_factory.mktemp("clean") / "demo.sqlite")


def of(found: Played, clean: Played, one: Corruption = ONE, **more: object) -> Verdict:
    assert clean.day is not None
    return judge(one, found, clean, clean.day, **more)  # type: ignore[arg-type]


def flagged(found: Played, *lines: str) -> Played:
    assert found.article is not None
    article = msgspec.structs.replace(found.article, flags=(*found.article.flags, *lines))
    return Played(article=article, day=found.day)


def a_little_off(row: Price) -> Price:
    """Let the Dow close 0.05 % lower: everything else of it is as it was."""
    return row._replace(close=row.close * 0.9995) if (row.symbol, row.date) == ("^DJI", DAY) else row


def test_the_same_morning_is_unharmed(clean: Played) -> None:
    found = of(clean, clean)
    assert (found.outcome, found.wrong, found.words) == (Outcome.UNHARMED, (), ())


def test_half_a_tenth_of_a_percent_without_a_word_is_silent(clean: Played, tmp_path: Path) -> None:
    found = of(played(tmp_path / "demo.sqlite", a_little_off), clean)
    assert found.outcome is Outcome.SILENT
    assert any(line.startswith(f"close:^DJI@{DAY} 44,899.81 (맞는 값 44,922.27)") for line in found.wrong)


def test_a_word_counts_only_if_it_names_the_thing_and_is_new(clean: Played, tmp_path: Path) -> None:
    wrong = played(tmp_path / "demo.sqlite", a_little_off)
    assert of(flagged(wrong, "^DJI 종가가 다릅니다."), clean).outcome is Outcome.FLAGGED
    assert of(flagged(wrong, "10년물 금리가 없습니다."), clean).outcome is Outcome.SILENT
    both = "^DJI 목록이 오래되었습니다."
    assert of(flagged(wrong, both), flagged(clean, both)).outcome is Outcome.SILENT


def test_what_is_left_out_with_a_word_is_dropped(clean: Played, tmp_path: Path) -> None:
    without = played(tmp_path / "demo.sqlite", lambda row: None if row.symbol == "^SOX" else row)
    sox = replace(ONE, names=("^SOX", "반도체"))
    assert of(flagged(without, "^SOX 빼고 썼습니다."), clean, sox).outcome is Outcome.DROPPED


def test_a_list_of_movers_without_its_first_is_silent(clean: Played) -> None:
    assert clean.day is not None
    others = tuple(item for item in clean.day.items if item.about != "IBKR")
    day = msgspec.structs.replace(clean.day, items=others)
    found = of(Played(article=clean.article, day=day), clean)
    assert found.outcome is Outcome.SILENT
    assert "movers: IBKR is not among them" in found.wrong


def test_a_direction_in_words_alone_is_a_claim(clean: Played) -> None:
    assert clean.day is not None
    turned = [_turned(item) for item in clean.day.items]
    day = msgspec.structs.replace(clean.day, items=tuple(turned))
    found = of(Played(article=clean.article, day=day), clean)
    assert found.outcome is Outcome.SILENT
    assert any("down, where it is" in line for line in found.wrong)


def _turned(item: Item) -> Item:
    tags = item.tags - {"up"} | {"down"} if "up" in item.tags else item.tags
    return msgspec.structs.replace(item, tags=tags)


def test_what_is_known_from_elsewhere_overrules_the_record(clean: Played) -> None:
    assert clean.day is not None
    truth = clean.day.book.value("change_day", "^DJI")
    key = ("change_day", "^DJI")
    assert of(clean, clean, known={key: truth}).outcome is Outcome.UNHARMED
    assert of(clean, clean, known={key: -1.98}).outcome is Outcome.SILENT
    assert of(clean, clean, known={key: None}).outcome is Outcome.SILENT


def test_a_piece_of_a_spoilt_name_in_print_is_silent(clean: Played) -> None:
    assert of(clean, clean, replace(ONE, bad=("케머스(Chemours)",))).outcome is Outcome.SILENT
    assert of(clean, clean, replace(ONE, bad=("케머스 35% 급등",))).outcome is Outcome.UNHARMED


def test_no_article_is_held_refused_or_stopped(clean: Played) -> None:
    held = of(Played(stopped=Held("보류: ^DJI 종가가 없습니다.")), clean)
    assert (held.outcome, len(held.words)) == (Outcome.HELD, 1)
    assert of(Played(stopped=StoreProblem("없습니다"), refused=True), clean).outcome is Outcome.REFUSED
    assert of(Played(stopped=UnboundFigure("3")), clean).outcome is Outcome.STOPPED


def test_what_is_genuine_may_change_the_article_and_not_stop_it(clean: Played, tmp_path: Path) -> None:
    genuine = replace(ONE, genuine=True)
    assert of(played(tmp_path / "demo.sqlite", a_little_off), clean, genuine).outcome is Outcome.UNHARMED
    assert of(Played(stopped=UnboundFigure("3")), clean, genuine).outcome is Outcome.STOPPED
