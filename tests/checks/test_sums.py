"""Net buying over a week, one of whose amounts shows that all are of it, held against sums made here."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import numpy as np
import pytest

from newsgen.checks import Look
from newsgen.checks.trading import sums
from newsgen.claims import Copy, Names

DAY = dt.date(2025, 9, 12)  # a Friday
NET = {
    "foreign": [500.0, 4000.0, 3000.0, 2000.0, 1000.0, 10172.0],
    "institution": [-300.0, 5000.0, 6000.0, 1000.0, 2000.0, 7806.0],
    "individual": [-200.0, -9000.0, -9000.0, -3000.0, -3000.0, -17978.0],
}
"""Six sessions in 억. In the week foreigners bought 20,172, institutions 21,806; individuals sold 41,978."""


class _Ground:
    def __init__(self) -> None:
        flows = SimpleNamespace(net={who: np.array(each) for who, each in NET.items()})
        self.snapshot = SimpleNamespace(flows={"KOSPI": flows})

    def sessions(self, first: dt.date, last: dt.date) -> list[dt.date]:
        days = (first + dt.timedelta(days=shift) for shift in range((last - first).days + 1))
        return [day for day in days if day.weekday() < 5]


def _told(text: str) -> list[tuple[str, str, str | None]]:
    copy = Copy(f"코스피가 올라 장을 마쳤다. 이번 주 유가증권시장에서 {text}")
    look = Look(copy=copy, names=Names([], {}, "kr"), home="kr", day=DAY, grounds={"kr": _Ground()})
    return [(one.code, copy.plain[one.start : one.end], one.suggestion) for one in sums.check(look)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("외국인이 2조172억원, 기관이 2조1806억원을 순매수했다.", []),
        ("외국인이 2조172억원, 기관이 2조1860억원을 순매수했다.", [("flow", "2조1860억원", "2조1806억원")]),
        (
            "외국인이 2조1806억원, 기관이 2조172억원을 순매수했고 개인은 4조1978억원을 순매도했다.",
            [("flow", "2조1806억원", "2조172억원"), ("flow", "2조172억원", "2조1806억원")],
        ),
        (
            "외국인이 2조172억원을 순매수했고 기관은 2조1806억원을 순매도했다.",
            [("flow-direction", "순매도", "순매수")],
        ),
        ("외국인이 1조9000억원, 기관이 2조1860억원을 순매수했다.", []),  # nothing shows the span
    ],
)
def test_amounts_of_a_week(text: str, found: list[tuple[str, str, str | None]]) -> None:
    assert _told(text) == found
