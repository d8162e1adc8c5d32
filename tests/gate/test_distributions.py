"""The recorded market's ex-dates: told by nobody, on their day, in their week, or ever after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import numpy as np
import pytest

from newsgen import pipeline, snapshot
from newsgen.config import Config
from newsgen.editions import edition_named
from newsgen.model import Fact
from newsgen.snapshot import breaks
from newsgen.snapshot.panels import Panels, Rows
from newsgen.snapshot.snapshot import Snapshot
from newsgen.snapshot.steps import steps
from newsgen.sources.batch import Base, Batch
from newsgen.store import DESK, Store
from tests.markets import US, us

SPUN_OFF = {
    "J": dt.date(2024, 9, 30),
    "WDC": dt.date(2025, 2, 24),
    "FTV": dt.date(2025, 6, 30),
    "BDX": dt.date(2026, 2, 10),
    "APTV": dt.date(2026, 4, 1),
}
REAL = {
    ("TGT", "2024-11-20"), ("HUM", "2024-10-01"), ("ABBV", "2024-11-11"), ("WBTN", "2025-08-13"),
    ("NVDA", "2025-01-27"), ("UNH", "2025-04-17"), ("FI", "2025-10-29"), ("CMG", "2025-10-30"),
    ("IT", "2025-08-05"), ("LULU", "2025-06-06"), ("ELV", "2026-01-27"), ("ELV", "2025-07-17"),
    ("KROS", "2024-12-12"), ("NEOG", "2025-04-09"), ("RZLT", "2025-12-11"), ("SION", "2026-08-10"),
    ("CAPR", "2025-12-03"), ("SRRK", "2024-10-07"), ("DRUG", "2024-10-15"), ("MRNA", "2026-08-19"),
    ("CSGP", "2026-02-03"), ("LDOS", "2026-02-11"), ("GDDY", "2025-08-08"), ("EBAY", "2025-10-30"),
    ("BDX", "2025-05-01"), ("FTV", "2025-07-31"), ("J", "2025-11-20"), ("APTV", "2024-10-31"),
}  # fmt: skip
"""Falls and rises on news, the nearest to the bounds among them."""


@pytest.fixture(scope="module")
def whole(held_store: Store) -> Snapshot:
    """All that is recorded, as the last session sees it, nothing of it cut."""
    ours = held_store.of(US)
    last = ours.latest_session()
    window = ours.window(dt.date(2023, 7, 1), last, apart=US.apart)
    known = steps(ours.splits(last=last), ours.bases(last=last), window, {}).known
    panel = Panels(window, known).at(Rows(0, 0, window.days.size - 1), len(known), {})
    seen = snapshot.snapshot(held_store, us(last), Config())
    return Snapshot(session=seen.session, series={}, panel=panel, universes=seen.universes)


@pytest.fixture(scope="module")
def judged(whole: Snapshot) -> breaks.Judged:
    return breaks.judged(US, whole.panel, whole.universes["sp500"])


def named(whole: Snapshot, judged: breaks.Judged, marks: np.ndarray) -> set[tuple[str, str]]:
    panel, found = whole.panel, judged.shocks.where(marks)
    return {
        (panel.symbols[column], str(panel.days[row]))
        for row, column in zip(found.row.tolist(), found.column.tolist(), strict=True)
    }


def test_the_spin_offs_are_found_and_no_move_on_news_is_taken_for_one(whole, judged):
    taken = named(whole, judged, judged.unknown | judged.unborne)
    assert {(symbol, str(day)) for symbol, day in SPUN_OFF.items()} <= taken
    assert not REAL & taken


def test_few_falls_are_taken_for_ex_dates(whole, judged):
    """Fourteen in two years: twelve distributions, a merger, and one without a known cause."""
    assert len(named(whole, judged, judged.unknown)) == 14
    assert len(named(whole, judged, judged.doubted)) == 7


def told(store: Store, day: dt.date, edition: str, symbol: str) -> list[Fact]:
    found = pipeline.computed(store, edition_named(edition), day, Config())
    return [one for one in found.book if one.about == symbol]


def spans(facts: list[Fact], day: dt.date) -> Iterator[str]:
    """The facts that compare a price of before a day with one from it on."""
    for one in facts:
        dates = [
            each.date for each in (*one.inputs, *one.since_inputs) if each.field in {"close", "high", "low"}
        ]
        dates += [date for date in (one.base, one.since) if date]
        if dates and min(dates) < day <= one.session:
            yield one.id


@pytest.mark.parametrize(("symbol", "day"), SPUN_OFF.items(), ids=SPUN_OFF)
def test_a_spin_off_is_no_fall_on_its_day_in_its_week_or_later(held_store, symbol, day):
    assert told(held_store, day, "us-close", symbol) == []
    week = us(day).week[-1].day + dt.timedelta(days=2)
    assert not [*spans(told(held_store, week, "us-week", symbol), day)]
    later = us(day)
    for after in (1, 4, 20, 60):
        for _ in range(after):
            later = later.following
        seen = snapshot.snapshot(held_store, later, Config())
        column = seen.panel.symbols.index(symbol)
        known = seen.panel.days[np.isfinite(seen.panel.close[:, column])]
        assert known.min() >= np.datetime64(day)
        assert seen.severed[symbol] == day


def test_with_the_base_price_the_right_change_is_told(recorded_store_path, tmp_path):
    """A share of BDX brought 0.135 of WAT at 327.02: (171.68 + 44.1477) / 207.39 - 1 = 4.07 %."""
    base = round(207.39 * 171.68 / (171.68 + 0.135 * 327.02), 2)
    path = tmp_path / "market.sqlite"
    path.write_bytes(recorded_store_path.read_bytes())
    day = SPUN_OFF["BDX"]
    with Store.open(path) as store:
        store.write(Batch(origin=DESK, bases=(Base("BDX", day, base),)), now=dt.datetime.now(dt.UTC))
        found = pipeline.computed(store, edition_named("us-close"), day, Config(), every_stock=True)
        change = found.book.get("change_day", "BDX")
        assert change.value == pytest.approx(4.07, abs=0.01)
        assert [(one.field, one.date, one.value) for one in change.inputs] == [
            ("base_price", day, pytest.approx(164.97)), ("close", day, 171.68),
        ]  # fmt: skip
        assert "BDX" not in {one.symbol for one in found.findings if one.told}
        week = pipeline.computed(store, edition_named("us-week"), dt.date(2026, 2, 14), Config())
        weekly = week.book.get("change_week", "BDX")
        assert weekly.value == pytest.approx((175.89 / (210.02 * base / 207.39) - 1) * 100, abs=0.01)
        assert [one.field for one in weekly.inputs] == ["adjusted_close", "close"]
