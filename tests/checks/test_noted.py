"""Notes against the record of 2025-08-13: the Nasdaq rose 0.14 %, the S&P 500 0.32 %, the Dow 1.04 %."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from newsgen import markets
from newsgen.checks import Checker
from newsgen.checks.noted import agreeing
from newsgen.markets import Session
from newsgen.model import Note
from newsgen.notes import DeskNotes

DAY = dt.date(2025, 8, 13)


def judged(checker: Checker, kind: Any, **fields: Any) -> DeskNotes:
    note = Note(id="one", kind=kind, **fields)
    desk = DeskNotes(notes=(note,), places={"one": "notes/a.toml 3행 [cause]"})
    return agreeing(desk, checker, Session(markets.named("us"), DAY))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("관세 우려가 잦아들면서 나스닥지수가 3% 올랐다", "“3%”: 나스닥지수 등락률: 2025-08-13 기록은 0.14%"),
        ("관세 우려에 다우지수가 급락했다", "“급락”: 방향이 반대입니다. 다우지수는 2025-08-13에 1.04% 올랐"),
    ],
)
def test_what_is_false_is_kept_from_print(us_checker: Checker, text: str, told: str) -> None:
    found = judged(us_checker, "cause", text=text)
    assert found.notes == ()
    (line,) = found.problems
    assert line.startswith(f"메모 ‘{text}’(notes/a.toml 3행 [cause]): {told}")
    assert line.endswith(" 이 메모를 뺐습니다.")


def test_a_word_too_strong_is_told_and_printed(us_checker: Checker) -> None:
    found = judged(us_checker, "cause", text="관세 우려가 잦아들면서 나스닥지수가 급등했다")
    assert len(found.notes) == 1
    (line,) = found.problems
    assert "‘급등’은 지나칩니다. 나스닥지수는 2025-08-13에 0.14% 올랐습니다." in line
    assert "뺐습니다" not in line


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("cause", {"text": "관세 우려가 잦아들면서 나스닥지수가 0.14% 올랐다"}),
        ("cause", {"text": "관세 우려가 잦아들면서 기술주가 강했다"}),
        ("quote", {"text": "나스닥지수가 3% 급락했다"}),
        ("event", {"text": "나스닥지수가 3% 급락했다", "day": dt.date(2025, 8, 1)}),
        ("link", {"text": "나스닥지수가 3% 급락했다"}),
    ],
)
def test_what_is_right_or_not_ours_stands(us_checker: Checker, kind: str, fields: dict[str, Any]) -> None:
    found = judged(us_checker, kind, **fields)
    assert (len(found.notes), found.problems) == (1, ())


def test_what_the_desk_adds_to_a_quotation_is_its_own(us_checker: Checker) -> None:
    assert judged(us_checker, "quote", text="괜찮다", context="나스닥지수는 3% 올랐다.").notes == ()
