"""The time at which a fact of a running session holds, by its exchange's clock and by Seoul's."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.model import Fact
from newsgen.proof.dates import mismatch


def seen(about: str = "XNYS", as_of: str = "14:30", session: dt.date = dt.date(2025, 8, 13)) -> Fact:
    return Fact(id="f", measure="session", about=about, value=1, unit="session", session=session, as_of=as_of)


@pytest.mark.parametrize(
    ("text", "style", "fact"),
    [
        ("오후 2시 30분", "clock", seen()),
        ("14일 오전 3시 30분", "clock_seoul", seen()),
        ("14일 오전 4시 30분", "clock_seoul", seen(session=dt.date(2025, 1, 13))),  # winter
        ("낮 12시", "clock", seen(as_of="12:00")),
        ("오후 2시 30분", "clock", seen("XKRX")),
        ("오후 2시 30분", "clock_seoul", seen("XKRX")),
    ],
)
def test_a_time_is_read_by_the_clock_of_its_exchange(text, style, fact):
    assert mismatch(text, fact.as_of, style, fact) is None


@pytest.mark.parametrize(
    ("text", "style", "fact"),
    [
        ("오전 2시 30분", "clock", seen()),
        ("오후 2시 31분", "clock", seen()),
        ("오전 3시 30분", "clock_seoul", seen()),  # another day than the session's, unnamed
        ("14일 오전 3시 30분", "clock_seoul", seen("XKRX")),
        ("오후 2시 30분", "clock", seen("^RUT")),  # no exchange
        ("오후 2시 30분", "clock", seen(as_of="close")),
    ],
)
def test_another_time_is_refused(text, style, fact):
    assert mismatch(text, fact.as_of, style, fact) is not None
