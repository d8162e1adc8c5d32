"""The sessions that are spoilt: two chosen, two drawn by a written seed, and what a kind needs besides."""

from __future__ import annotations

import datetime as dt
from random import Random

from newsgen import calendars

SEED = "right or silent"
FIRST, LAST = dt.date(2025, 2, 3), dt.date(2026, 6, 19)
"""Between these days every index was recorded, and half a year of stocks before them."""

CHOSEN = (dt.date(2025, 8, 13), dt.date(2026, 5, 27))
"""Small caps far ahead with contracts of the near months; a day on which nothing happened."""

DRAWN = tuple(Random(SEED).sample(list(calendars.sessions(FIRST, LAST, "XNYS")), 2))
EVERY = (*CHOSEN, *DRAWN)


def last_of_week(day: dt.date) -> dt.date:
    """Return the last session of the week of a day."""
    monday = day - dt.timedelta(days=day.weekday())
    return list(calendars.sessions(monday, monday + dt.timedelta(days=6), "XNYS"))[-1]


WORDS = {
    "^GSPC": ("^GSPC", "S&P500지수", "S&P500과", "S&P 500"),
    "^DJI": ("^DJI", "다우"),
    "^IXIC": ("^IXIC", "나스닥"),
    "^RUT": ("^RUT", "러셀2000지수"),
    "^SOX": ("^SOX", "반도체지수"),
    "^VIX": ("^VIX", "VIX", "변동성지수"),
    "USDKRW": ("USDKRW", "원·달러", "환율"),
    "DXY": ("DXY", "달러인덱스", "환율"),
    "DGS2": ("DGS2", "2년물", "국채"),
    "DGS10": ("DGS10", "10년물", "국채"),
    "DGS30": ("DGS30", "30년물", "국채"),
}
"""Symbol -> words by which an editor knows it."""

STOCKS = ("종목", "sp500", "russell2000", "소형주", "대형주")
M7 = ("AAPL", "MSFT", "AMZN", "NVDA", "GOOGL", "META", "TSLA")
