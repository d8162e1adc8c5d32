"""Releases are kept as they came out, completed when more is known, and never forgotten when corrected."""

from __future__ import annotations

import datetime as dt
import math

import pytest

from newsgen.sources.batch import Batch, Release

OUT = dt.date(2025, 8, 1)
JULY = dt.date(2025, 7, 1)
NOW = dt.datetime(2025, 7, 31, tzinfo=dt.UTC)
DUE = Release("PAYROLLS", JULY, OUT, forecast=106.0, previous=147.0)


def batch(*releases: Release) -> Batch:
    return Batch(origin="시험", releases=releases)


def hours(n: int) -> dt.datetime:
    return NOW + dt.timedelta(hours=n)


def test_a_release_comes_back_as_it_went_in(store):
    written = store.write(batch(DUE, Release("CLAIMS", None, OUT, actual=218.0)), now=NOW)
    assert written.others == 2
    assert store.releases(OUT, OUT) == [Release("CLAIMS", None, OUT, actual=218.0), DUE]
    assert store.write(batch(DUE), now=hours(1)).others == 0
    assert store.release_origins(OUT, OUT) == ("시험",)


def test_nothing_of_after_the_day_is_told(store):
    store.write(batch(DUE), now=NOW)
    assert store.releases(dt.date(2025, 7, 1), dt.date(2025, 7, 31)) == []
    assert store.release_origins(dt.date(2025, 7, 1), dt.date(2025, 7, 31)) == ()


def test_what_is_not_known_erases_nothing_and_what_is_known_later_fills(store):
    store.write(batch(DUE), now=NOW)
    written = store.write(batch(Release("PAYROLLS", JULY, OUT, actual=0.0, revised=14.0)), now=hours(1))
    assert (written.others, written.revisions) == (1, 0)
    assert store.releases(OUT, OUT) == [DUE._replace(actual=0.0, revised=14.0)]


def test_a_corrected_figure_is_revised_with_the_old_one_and_the_past_still_known(store):
    store.write(batch(DUE), now=NOW)
    store.write(batch(DUE._replace(actual=73.0)), now=hours(1))
    written = store.write(batch(DUE._replace(actual=79.0)), now=hours(2))
    assert written.revisions == 1
    (revision,) = store.revisions()
    assert revision[:5] == ("PAYROLLS", OUT, "actual 2025-07-01", 73.0, 79.0)
    told = [store.as_known_at(hours(n)).releases(OUT, OUT)[0].actual for n in range(3)]
    assert told == [None, 73.0, 79.0]


def test_a_figure_that_is_none_is_refused_and_nothing_changed(store):
    with pytest.raises(ValueError, match="finite"):
        store.write(batch(DUE, DUE._replace(code="CLAIMS", actual=math.nan)), now=NOW)
    assert store.releases(OUT, OUT) == []


def test_periods_of_one_day_are_apart(store):
    out = dt.date(2025, 12, 16)
    october, november = (
        Release("PAYROLLS", dt.date(2025, month, 1), out, actual=value)
        for month, value in ((10, -105.0), (11, 64.0))
    )
    store.write(batch(november, october), now=NOW)
    assert store.releases(out, out) == [october, november]
