"""Who signs a page, and the times on it, by the clock of Seoul."""

import datetime as dt

import pytest

from newsgen.config import Newsroom
from newsgen.outputs.imprint import imprint
from tests.outputs.wire import EMBARGO, FIRST, issue

LATER = dt.datetime(2025, 8, 13, 22, 30, tzinfo=dt.UTC)


def texts(**known):
    found = imprint(issue(**known))
    return [stamp and (stamp.iso, stamp.text) for stamp in (found.published, found.modified)]


def test_times_are_those_of_seoul():
    assert texts(first=FIRST, at=LATER) == [
        ("2025-08-14T06:00:00+09:00", "2025.08.14 06:00"),
        ("2025-08-14T07:30:00+09:00", "2025.08.14 07:30"),
    ]


def test_what_is_not_out_has_no_time_and_what_was_not_changed_no_second_one():
    assert texts(at=LATER) == [None, None]
    assert texts(first=FIRST, at=FIRST + dt.timedelta(seconds=20))[1] is None
    assert texts(first=FIRST, at=FIRST, embargo=EMBARGO) == [
        ("2025-08-14T09:00:00+09:00", "2025.08.14 09:00"),
        None,
    ]


@pytest.mark.parametrize(
    ("name", "byline", "signed"),
    [
        ("한빛경제", "", "한빛경제"),
        ("한빛경제", "시황데스크", "한빛경제 시황데스크"),
        ("한빛경제", "한빛경제 시황팀", "한빛경제 시황팀"),
        ("", "시황데스크", "시황데스크"),
        ("", "", ""),
    ],
)
def test_the_desk_signs_with_the_newsroom(name, byline, signed):
    assert Newsroom(name=name, byline=byline).signed == signed
