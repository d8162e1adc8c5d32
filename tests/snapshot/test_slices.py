"""A session that is sliced out of many is to the bit the one that is read alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import numpy as np
import pytest

from newsgen import pipeline
from newsgen.config import Config
from newsgen.editions import edition_named
from newsgen.snapshot import Snapshot, read, snapshot
from newsgen.snapshot.load import LEAD, WINDOW
from newsgen.sources.batch import Base, Batch, Price, Split
from newsgen.store import Held, Store
from tests.facts.builders import DAY, sessions_until
from tests.markets import US, us

NOW = dt.datetime(2026, 8, 22, tzinfo=dt.UTC)
COUNT = 420
DAYS = sessions_until(DAY, COUNT).tolist()
FIRST = 300
"""Row from which on sessions are told: what they look back over stands before it."""
SPLIT, EX, BASE, LISTED = 330, 350, 370, 380
"""Rows of what happens to single stocks."""
ODD = ("SPL", "EXD", "BAS", "NEW", "ODD")
"""Stocks to which something happens; the desk follows them day by day."""
CONFIG = Config(baskets={"시험": ODD})
LOOKED = [FIRST, SPLIT - 1, SPLIT, EX, EX + 1, BASE - 1, BASE, LISTED - 1, LISTED, COUNT - 1]


def closes(name: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """A walk of two percent a day that never shares a figure with another: a seed for each."""
    steps = np.random.default_rng(name).normal(0.0005, 0.02, COUNT)
    return np.asarray(np.round(50 * np.exp(np.cumsum(steps)), 2))


@pytest.fixture(scope="module")
def happened(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Thirty stocks: one is split by three, one hands out a fifth, one has another base, one is listed late.

    Another one goes to a third on an ordinary day's trade and is split by seven months later.
    """
    names = ("^GSPC", "^DJI", "^IXIC", *ODD, *(f"S{chr(65 + n)}X" for n in range(25)))
    courses = {name: closes(at) for at, name in enumerate(names)}
    courses["SPL"][SPLIT:] /= 3
    courses["EXD"][EX:] *= 0.8
    courses["ODD"][FIRST - 20 :] /= 3.1
    courses["ODD"][SPLIT:] /= 7
    prices = [
        Price(name, day, float(close), None, None, None, 1e6 * (1 + 0.01 * (at % 7)), 20_000.0)
        for name, course in courses.items()
        for at, (day, close) in enumerate(zip(DAYS, course, strict=True))
        if name != "NEW" or at >= LISTED
    ]
    store = Store.open(tmp_path_factory.mktemp("store") / "market.sqlite", create=True)
    splits = (Split("SPL", DAYS[SPLIT], 3.0), Split("ODD", DAYS[SPLIT], 7.0))
    bases = (Base("BAS", DAYS[BASE], float(courses["BAS"][BASE - 1] * 0.9)),)
    store.write(Batch(origin="시험", prices=prices, splits=splits, bases=bases), now=NOW)
    return store


def same(one: object, other: object) -> bool:
    """Tell whether two parts of snapshots are the same to the bit."""
    if isinstance(one, np.ndarray):
        return one.dtype == getattr(other, "dtype", None) and np.array_equal(
            one, other, equal_nan=one.dtype == float
        )
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return [*one] == [*other] and all(same(one[key], other[key]) for key in one)
    if hasattr(one, "close"):
        return all(same(part, getattr(other, name)) for name, part in vars(one).items())
    return one == other


def differ(one: Snapshot, other: Snapshot) -> list[str]:
    names = ("panel", "series", "giants", "bases", "severed", "universes", "accounts", "releases", "peaks")
    return [name for name in names if not same(getattr(one, name), getattr(other, name))]


@pytest.mark.parametrize("row", LOOKED)
def test_a_slice_is_what_is_read_alone(happened: Store, row: int) -> None:
    many = read(happened, us(DAYS[FIRST]), us(DAYS[-1]), CONFIG)
    alone = snapshot(happened, us(DAYS[row]), CONFIG)
    assert differ(many.at(us(DAYS[row])), alone) == []
    assert ("NEW" in alone.panel.symbols) == (row >= LISTED)
    assert ("EXD" in alone.severed) == (row > EX)
    assert alone.severed["ODD"] == DAYS[FIRST - 20], "the split of months later repairs nothing"
    assert ("BAS" in alone.bases) == (row >= BASE)


def test_sessions_may_be_asked_for_in_any_order(happened: Store) -> None:
    many = read(happened, us(DAYS[FIRST]), us(DAYS[-1]), CONFIG)
    for row in (*reversed(LOOKED), *LOOKED):
        assert differ(many.at(us(DAYS[row])), snapshot(happened, us(DAYS[row]), CONFIG)) == []


def test_what_the_gate_finds_of_a_store_that_is_held_is_what_it_finds_alone(happened: Store) -> None:
    held = Held(happened, US, DAYS[FIRST] - WINDOW - LEAD - dt.timedelta(27), DAYS[-1])
    close = edition_named("us-close")
    for row in range(SPLIT - 2, EX + 3):
        (one, found), (other, alone) = (
            pipeline.judged(each, close, DAYS[row], CONFIG) for each in (held, happened)
        )
        assert found == alone
        assert differ(one, other) == []
