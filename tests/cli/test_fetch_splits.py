"""Spin-offs that Yahoo lists as splits with ratios near 1: what the store tells of the day, told once."""

import datetime as dt
import math

import numpy as np
import pytest

from newsgen.sources.batch import Split
from newsgen.store import Store
from tests import standin
from tests.cli.test_fetch import BEFORE, DAY, fetch, prepared
from tests.markets import US

pytestmark = pytest.mark.slow

SPIN_OFFS = {
    "QAAA": (standin.Split(DAY, 1057, 1000), 407.26, 414.97, 7.70),
    "QAAB": (standin.Split(DAY, 1907, 2000), 232.21, 227.80, -6.46),
    "AAPL": (standin.Split(DAY, 1067.0, 1000.0), 29.54, 28.13, 1.61),
}
"""SPGI of 2026-07-01, HON of 2026-06-29, CMCSA of 2026-01-05: closes as traded, and the change in percent.

The first two are of the crowd, whose quotes come alone where nothing asks for a chart; the third is not."""


def plant(scene: standin.Scene, *, listed: bool = True) -> None:
    """Let the market have the spin-offs; from the ex-date on Yahoo lists them and adjusts its rows."""
    for symbol, (split, before, after, _) in SPIN_OFFS.items():
        bars = scene.series[symbol].bars.copy()
        bars.values[:, :4] = np.round(bars.values[:, :4] * before / bars.values[-2, 3], 2)
        bars.values[-1, :4] = after
        if listed:
            bars.values[:-1, :4] /= split.ratio
            bars.values[:-1, 4] *= split.ratio
        scene.change(symbol, bars=bars, splits=(split,) if listed else ())


def told(path) -> dict[str, float]:
    """The change of the day in percent, of raw closes and splits, as anybody would compute it."""
    with Store.open(path) as store:
        ours = store.of(US)
        window = ours.window(BEFORE, DAY, list(SPIN_OFFS))
        splits = ours.splits(list(SPIN_OFFS), last=DAY)
    base, close = window.close.tolist()
    ratios = [math.prod(one.ratio for one in splits if one.symbol == symbol) for symbol in SPIN_OFFS]
    return {
        symbol: round(100 * (close[at] * ratios[at] / base[at] - 1), 2) for at, symbol in enumerate(SPIN_OFFS)
    }


RIGHT = {symbol: change for symbol, (_, _, _, change) in SPIN_OFFS.items()}


@pytest.mark.parametrize("options", [(), ("--history",)])
def test_on_a_first_fetch_and_with_the_whole_year(tmp_path, options):
    path = prepared(tmp_path, 3)
    scene = standin.market(tickers=3)
    plant(scene)
    with standin.running(scene) as server:
        assert fetch(path, server.environment(), *options).returncode == 0
        assert told(path) == RIGHT
        if not options:
            assert fetch(path, server.environment(), "--history").returncode == 0
    assert told(path) == RIGHT
    with Store.open(path) as store:
        closes = store.of(US).window(BEFORE, BEFORE, list(SPIN_OFFS)).close[-1]
        assert closes.tolist() == [before for _, before, _, _ in SPIN_OFFS.values()], (
            "raw, after a whole year"
        )
        assert len(store.of(US).splits(list(SPIN_OFFS))) == 3


@pytest.mark.parametrize("applied", [True, False])
def test_on_the_next_morning(tmp_path, applied):
    """The rows of before are in the store as traded; whether Yahoo's are adjusted by now, they tell."""
    path = prepared(tmp_path, 3)
    scene = standin.market(tickers=3)
    plant(scene, listed=False)
    with standin.running(scene) as server:
        scene.now -= dt.timedelta(days=1)
        assert fetch(path, server.environment(), day=BEFORE).returncode == 0
        scene.now += dt.timedelta(days=1)
        for symbol, (split, *_) in SPIN_OFFS.items():
            scene.change(symbol, splits=(split,))
        if applied:
            plant(scene)
        else:  # what tells the crowd's then is the quote itself
            scene.change("QAAA", actions=((DAY, "SPIN_OFF"), (DAY, "DIVIDEND")))
            scene.change("QAAB", actions=((DAY, "SPLIT"),))
        assert fetch(path, server.environment()).returncode == 0
        assert told(path) == RIGHT
        assert fetch(path, server.environment(), "--history").returncode == 0
    assert told(path) == RIGHT
    with Store.open(path) as store:
        assert {one.field for one in store.revisions()} <= {"volume"}, "a share of rounding, and no price"
        assert store.of(US).splits(["QAAB"]) == [Split("QAAB", DAY, 1907 / 2000)]
