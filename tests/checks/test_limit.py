"""How long the check of a text may take, by a clock that goes on a second whenever it is looked at."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable

import pytest

from newsgen.checks import Checker, run
from newsgen.errors import CheckTooLong

TEXT = "13일(현지시간) 뉴욕증시에서 S&P500지수는 28.02포인트(0.32%) 오른 6,466.58에 거래를 마쳤다."


def _clock() -> Callable[[], int]:
    return itertools.count().__next__


def test_what_takes_too_long_is_given_up_with_what_to_do(
    us_checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "monotonic", _clock())
    with pytest.raises(CheckTooLong, match=rf"글이 길어\({len(TEXT)}자\) 30초 안에 .* 나눠서 보십시오"):
        us_checker.read(TEXT, day=dt.date(2025, 8, 13), market="us", seconds=30)


def test_what_is_found_is_weighed_within_the_time_too(
    us_checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = itertools.count()

    def clock() -> int:
        return next(looks)

    monkeypatch.setattr(run, "monotonic", clock)
    us_checker.read(TEXT, day=dt.date(2025, 8, 13), market="us", seconds=1000)
    last = next(looks) - 1  # the last look was at what was weighed
    monkeypatch.setattr(run, "monotonic", _clock())
    with pytest.raises(CheckTooLong):
        us_checker.read(TEXT, day=dt.date(2025, 8, 13), market="us", seconds=last - 1)


def test_progress_goes_over_all_checks_in_order(us_checker: Checker) -> None:
    told: list[tuple[int, int]] = []
    us_checker.read(
        TEXT, day=dt.date(2025, 8, 13), market="us", progress=lambda done, total: told.append((done, total))
    )
    assert told == [(nth, len(run.CHECKS)) for nth in range(len(run.CHECKS))]
