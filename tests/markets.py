"""The markets as tests name them."""

from __future__ import annotations

import datetime as dt

from newsgen import markets
from newsgen.markets import Session

US = markets.named("us")
KR = markets.named("kr")


def us(day: dt.date) -> Session:
    """New York's session of a day."""
    return markets.session(US, day)
