"""Dates of a finished week and of the one ahead, as printed and as they must not be."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.config import Style
from newsgen.model import Fact
from newsgen.proof.dates import mismatch
from newsgen.story.figures import set_figure
from newsgen.story.markup import pieces


def fact(session: str, base: str | None, since: str | None) -> Fact:
    base_, since_ = (dt.date.fromisoformat(day) if day else None for day in (base, since))
    session_ = dt.date.fromisoformat(session)
    return Fact(id="f", measure="m", about="X", value=1, unit="", session=session_, base=base_, since=since_)


CASES = [
    ("week_days", "2025-08-15", "2025-08-11", None, "11~15일"),
    ("week_days", "2025-04-17", "2025-04-14", None, "14~17일"),
    ("week_days", "2025-08-01", "2025-07-28", None, "7월 28일~8월 1일"),
    ("week_days", "2026-01-02", "2025-12-29", None, "2025년 12월 29일~2026년 1월 2일"),
    ("coming_week", "2025-08-15", "2025-08-18", "2025-08-22", "18~22일"),
    ("coming_week", "2025-08-29", "2025-09-01", "2025-09-05", "9월 1~5일"),
    ("coming_week", "2025-09-26", "2025-09-29", "2025-10-03", "9월 29일~10월 3일"),
    ("coming_week", "2024-12-27", "2024-12-30", "2025-01-03", "12월 30일~내년 1월 3일"),
    ("coming_week", "2025-12-31", "2026-01-05", "2026-01-09", "내년 1월 5~9일"),
    ("coming_day", "2025-08-15", None, "2025-08-21", "21일"),
    ("coming_day", "2025-08-29", None, "2025-09-04", "4일"),
    ("coming_day", "2025-09-26", None, "2025-09-30", "30일"),
    ("coming_day", "2025-09-26", None, "2025-10-03", "10월 3일"),
    ("coming_day", "2024-12-27", None, "2025-01-02", "1월 2일"),
    ("meeting_near", "2025-06-11", "2025-06-17", "2025-06-18", "17~18일"),
    ("meeting_near", "2025-10-31", "2025-11-06", "2025-11-07", "11월 6~7일"),
    ("meeting_near", "2024-04-26", "2024-04-30", "2024-05-01", "4월 30일~5월 1일"),
    ("past_days", "2025-08-20", "2025-07-29", "2025-07-30", "지난달 29~30일"),
    ("past_days", "2025-12-30", "2025-12-09", "2025-12-10", "이달 9~10일"),
    ("past_days", "2025-01-08", "2024-12-17", "2024-12-18", "지난달 17~18일"),
    ("past_days", "2024-05-22", "2024-04-30", "2024-05-01", "4월 30일~5월 1일"),
]


def value(style: str, one: Fact) -> str:
    return str(one.base if style == "week_days" else one.since)


@pytest.mark.parametrize(("style", "session", "base", "since", "printed"), CASES)
def test_a_date_is_printed_and_read_back(style, session, base, since, printed):
    one = fact(session, base, since)
    assert "".join(piece.text for piece in pieces(set_figure(one, style, Style()))) == printed
    assert mismatch(printed, value(style, one), style, one) is None


@pytest.mark.parametrize(
    ("style", "session", "base", "since", "wrong"),
    [
        ("meeting_near", "2025-06-11", "2025-06-17", "2025-06-18", "16~18일"),
        ("meeting_near", "2025-06-11", "2025-06-17", "2025-06-18", "18일"),
        ("meeting_near", "2025-10-31", "2025-11-06", "2025-11-07", "6~7일"),
        ("past_days", "2025-08-20", "2025-07-29", "2025-07-30", "이달 29~30일"),
        ("past_days", "2025-08-20", "2025-07-29", "2025-07-30", "지난달 28~29일"),
        ("past_days", "2025-08-20", "2025-07-29", "2025-07-30", "지난달 30일"),
        ("past_days", "2025-08-20", "2025-07-29", "2025-07-30", "29~30일"),
        ("past_days", "2025-12-30", "2025-12-09", "2025-12-10", "지난달 9~10일"),
        ("past_days", "2025-08-20", "2025-05-06", "2025-05-07", "5월 6~7일"),
        ("week_days", "2025-08-15", "2025-08-11", None, "11~14일"),
        ("week_days", "2025-08-15", "2025-08-11", None, "12~15일"),
        ("week_days", "2025-08-15", "2025-08-08", None, "8~15일"),
        ("week_days", "2025-08-01", "2025-07-28", None, "28~1일"),
        ("week_days", "2026-01-02", "2025-12-29", None, "12월 29일~1월 2일"),
        ("coming_week", "2025-08-15", "2025-08-18", "2025-08-22", "18~21일"),
        ("coming_week", "2025-08-15", "2025-08-11", "2025-08-15", "11~15일"),
        ("coming_week", "2025-08-29", "2025-09-01", "2025-09-05", "1~5일"),
        ("coming_week", "2024-12-27", "2024-12-30", "2025-01-03", "12월 30일~1월 3일"),
        ("coming_day", "2025-08-15", None, "2025-08-21", "22일"),
        ("coming_day", "2025-09-26", None, "2025-10-03", "3일"),
        ("coming_day", "2025-08-15", None, "2025-08-25", "25일"),
        ("coming_day", "2024-12-27", None, "2025-01-02", "2일"),
    ],
)
def test_a_wrong_date_is_refused(style, session, base, since, wrong):
    one = fact(session, base, since)
    assert mismatch(wrong, value(style, one), style, one) is not None
