"""What is told of sentences that somebody changed: their own faults, and nothing of the others.

S&P 500 closed at 6,466.58 on 2025-08-13, up 20.82 points or 0.32 % (as published).
"""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.acts.checking import of_cms
from newsgen.acts.newsroom import Newsroom
from newsgen.archive import Archive
from newsgen.checks.changed import changed
from newsgen.config import Config

FIRST = "13일(현지시간) 뉴욕증시에서 S&P500지수는 20.82포인트(0.32%) 오른 6,466.58에 거래를 마쳤다."
OTHER = "나스닥지수은 쉬었다."
DAY = dt.date(2025, 8, 13)


def told(checker, before, after):
    return [one.text for one in changed(checker, before, after, day=DAY, market="us")]


@pytest.mark.parametrize(
    ("after", "found"),
    [
        ([FIRST, OTHER], []),
        ([FIRST.replace("20.82", "28.02"), OTHER], ["28.02포인트"]),
        ([FIRST, OTHER, "러셀2000지수은 올랐다."], ["은"]),
        ([f"{OTHER} {FIRST}"], []),
    ],
)
def test_only_what_is_new_is_told_of(us_checker, after, found):
    assert told(us_checker, [FIRST, OTHER], after) == found


def test_a_text_at_a_cms_is_held_against_the_record(us_checker, tmp_path):
    (path,) = [us_checker._store.path]
    newsroom = Newsroom(Config(), tmp_path / "outbox.sqlite", Archive(tmp_path), path)
    theirs = [FIRST.replace("20.82", "28.02"), OTHER]
    (line,) = of_cms(newsroom, "2025-08-13-us-close", [FIRST, OTHER], theirs)
    assert line.startswith("고친 문장의 “28.02포인트” → 20.82포인트: ")
    assert of_cms(newsroom, "2025-08-13-us-close", [FIRST], [FIRST]) == ()


def test_without_a_store_it_is_said_and_nothing_stops(tmp_path):
    newsroom = Newsroom(Config(), tmp_path / "outbox.sqlite", Archive(tmp_path), tmp_path / "none.sqlite")
    (line,) = of_cms(newsroom, "2025-08-13-us-close", [], [FIRST])
    assert line.startswith("고친 문장을 기록과 맞춰 보지 못했습니다.")
