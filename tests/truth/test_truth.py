"""A sample of every kind of corruption, and of the price: all of it is ``python -m tests.truth``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsgen import pipeline
from newsgen.model import text_of
from newsgen.sources.batch import Batch
from newsgen.store import Store
from tests.truth import price
from tests.truth.judge import Outcome, Verdict, verdict
from tests.truth.kinds import ALL
from tests.truth.kinds.sessions import CHOSEN, last_of_week
from tests.truth.plant import Corruption
from tests.truth.record import Record, between
from tests.truth.stage import Stage

DAY = CHOSEN[0]
DAYS = (DAY - dt.timedelta(days=1), DAY, last_of_week(DAY))
"""A session with a release, one with every index and near contracts, and the last of its week."""

ELSEWHERE = {"strays"}
"""Kinds of other days, which are played with all the others only."""

A_KIND = 2
"""Corruptions of a kind that are played here."""

FIRST, LAST = dt.date(2024, 8, 5), dt.date(2026, 8, 20)
STEP = 45
"""Every so many sessions one is looked at for what the gate costs."""


def sample() -> Iterator[Corruption]:
    """Yield some corruptions of every kind that the data can show, of other editions first."""
    kinds: dict[str, list[Corruption]] = {}
    for one in sorted(ALL, key=lambda one: one.edition == "us-close"):
        if one.day in DAYS and not one.hidden:
            kinds.setdefault(one.kind, []).append(one)
    assert kinds.keys() == {one.kind for one in ALL if not one.hidden} - ELSEWHERE
    for found in kinds.values():
        yield from (found[0], found[-1]) if len(found) >= A_KIND else found


@pytest.fixture(scope="module")
def stage(recorded_path: Path, recorded_batch: Batch, tmp_path_factory: pytest.TempPathFactory) -> Stage:
    place = tmp_path_factory.mktemp("truth")
    made = Stage(Record(recorded_path.parent, recorded_batch), place, place / "no-notes")
    made.prepare(one.day for one in sample())
    return made


@pytest.mark.long
def test_the_sample_is_told_or_not_printed(stage: Stage) -> None:
    found = [verdict(stage, one) for one in sample()]
    bad = [one for one in found if one.outcome in {Outcome.SILENT, Outcome.STOPPED}]
    assert not bad, "\n".join(map(_line, bad))


def _line(one: Verdict) -> str:
    return f"{one.outcome}: {one.corruption.id}: {'; '.join((*one.wrong, *one.others))[:300]}"


def test_a_clean_morning_is_the_article_of_the_whole_record(stage: Stage, recorded_store: Store) -> None:
    one = Corruption(kind="none", name="", day=DAY, change=lambda _sent, _scene: None, names=())
    article = stage.clean(one)[0].article
    whole = pipeline.build(recorded_store, DAY, notes=stage.notes)
    assert article is not None
    assert text_of(article.headline) == text_of(whole.headline)
    assert text_of(article.lead) == text_of(whole.lead)
    told, full = (
        {item for part in one.paragraphs if part.section != "view" for item in part.items or ()}
        for one in (article, whole)
    )
    # The morning's store has no classification and no other market: the record tells of these besides.
    assert told <= full
    besides = {"sectors", "industries", "commodities", "elsewhere"}
    assert {item.partition(":")[0] for item in full - told} <= besides


def test_no_price_for_truth(held_store: Store) -> None:
    days = {*list(between(FIRST, LAST))[::STEP], *(one.day for one in price.moves() if one.day >= FIRST)}
    found = price.of(held_store, sorted(days))
    assert len(price.moves()) >= 50
    assert not found.lost
    assert not found.held
    assert found.median <= 3
