"""How far a figure may be off what is recorded."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.checks.amounts.readings import Truth
from newsgen.checks.amounts.truths import fits
from newsgen.claims import Copy, Names, claims
from newsgen.claims.claim import DAY
from newsgen.model import Instrument

SESSION = dt.date(2024, 5, 21)
NAMES = Names([Instrument(symbol="NVDA", english="NVIDIA", korean="엔비디아")], {}, "us")


TOLD = [(953.86, 0.05, True), (953.86, 0.005, False), (953.68, 0.05, False)]


@pytest.mark.parametrize(("told", "grain", "fair"), TOLD)
def test_a_price_before_a_split_may_be_off_by_what_its_source_cut(
    told: float, grain: float, fair: bool
) -> None:
    """NVIDIA closed at 953.86 dollars; divided by ten for the split to come it is recorded as 95.39."""
    (claim,) = claims(Copy(f"엔비디아는 {told}달러에 거래를 마쳤다."), NAMES, SESSION)
    assert fits(claim, Truth("NVDA", SESSION, DAY, 953.90, grain)) is fair
