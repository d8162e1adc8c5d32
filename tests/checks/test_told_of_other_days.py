"""Lines that were aimed at, meetings ahead, groups less some, dates since when and names of one head.

Seoul on 2025-10-27: its KOSPI closed at 4,042.83, on 24 October at 3,941.59, on the 23rd at 3,845.56.
The Fed met on 28 and 29 October and on 9 and 10 December 2025.
"""

from __future__ import annotations

import pytest

from tests.checks.conftest import Found

RIGHT = {
    "the last meeting, of a month behind": (
        "올해 마지막 FOMC 회의는 12월 9~10일에 열린다.",
        "2025-11-06",
        "us",
    ),
    "the last meeting, of the next month": ("올해 마지막 FOMC는 다음 달 열린다.", "2025-11-03", "us"),
    "the last meeting, ahead": ("시장은 올해 마지막 FOMC를 앞두고 숨을 골랐다.", "2025-11-05", "us"),
    "seven less two": ("매그니피센트7 가운데 테슬라와 애플을 뺀 5곳이 올랐다.", "2025-08-13", "us"),
    "seven less one": ("‘매그니피센트 7’ 중 엔비디아를 제외한 여섯 종목이 내렸다.", "2025-08-13", "us"),
    "names of one head": (
        "유나이티드헬스는 내렸다. 반면 대여업체 유나이티드렌털스(United Rentals)는 뛰었다.",
        "2025-08-13",
        "us",
    ),
    "levels with a comma, one line": (
        "코스피는 4,042.83에 마쳤다. 장중 4,050.12까지 올라 4,050선을 밟았다.",
        "2025-10-27",
        "",
    ),
    "lines of a desk without commas": (
        "코스피는 4,042.83에 마쳤다. 장중 4050.12까지 올라 4050선을 밟았다.",
        "2025-10-27",
        "",
    ),
    "a word explained": ("주가가 지나치게 오르는 ‘오버슈팅’을 걱정한다.", "2025-08-13", "us"),
}


@pytest.mark.parametrize(("text", "day", "market"), RIGHT.values(), ids=RIGHT)
def test_what_is_so_is_not_called(bare: Found, text: str, day: str, market: str) -> None:
    assert bare(text, day, market or "kr") == []


WRONG = {
    "the last meeting is no October's": (
        "지난달 끝난 회의 뒤 시장은 10월 28~29일 올해 마지막 FOMC를 기다린다.",
        "2025-10-20",
        "us",
        ("meeting", "마지막"),
    ),
    "a level without a comma": (
        "코스피가 4,040선에 안착했다. 4,042.83에 마쳤고 장중에는 4050.12까지 올랐다.",
        "2025-10-27",
        "kr",
        ("style", "4050.12"),
    ),
    "a word that traders know": (
        "주가가 오버슈팅 국면에 들어섰다는 말이 나온다.",
        "2025-08-13",
        "us",
        ("term", "오버슈팅"),
    ),
    "another company's English": (
        "대여업체 유나이티드렌털스(United Airlines)는 뛰었다.",
        "2025-08-13",
        "us",
        ("name", "United Airlines"),
    ),
}


@pytest.mark.parametrize(("text", "day", "market", "told"), WRONG.values(), ids=WRONG)
def test_what_is_not_so_is_called(
    bare: Found, text: str, day: str, market: str, told: tuple[str, str]
) -> None:
    assert told in [(code, words) for code, words, _ in bare(text, day, market)]


AIMED = [
    "코스피는 전날보다 2.57% 오른 4,042.83에 마감하며 4,100선을 넘봤다.",
    "코스피는 4,042.83에 거래를 마쳐 4,100선 돌파를 노렸지만 힘이 모자랐다.",
    "코스피는 4,042.83에 마감해 4,100선을 겨냥했다.",
    "코스피가 2.57% 오른 4,042.83으로 마쳤다. 어제 3,941.59로 마감하며 4,000선 회복을 노렸다.",
]


@pytest.mark.parametrize("text", AIMED)
def test_a_line_that_was_aimed_at_is_no_close(kr: Found, text: str) -> None:
    assert not [one for one in kr(text) if one[0] == "line"]


def test_a_line_that_was_lost_still_is_called(kr: Found) -> None:
    assert "line" in {code for code, *_ in kr("코스피는 4,042.83에 마감하며 4,100선을 넘었다.")}


def test_the_close_before_the_eves_is_told_as_the_eves(kr: Found) -> None:
    text = "코스피는 2.57% 오른 4,042.83에 마감했다. 어제 3,845.56으로 마감하며 쉬어 갔던 지수다."
    assert ("day", "3,845.56", "3,941.59") in kr(text)
    assert not [one for one in kr(text.replace("3,845.56으로", "3,941.59로")) if one[0] == "day"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("매그니피센트7 가운데 테슬라와 애플을 뺀 6곳이 올랐다.", "6"),
        ("‘매그니피센트 7’ 중 엔비디아를 제외한 다섯 종목이 내렸다.", "다섯"),
    ],
)
def test_a_group_less_some_has_so_many(us: Found, text: str, told: str) -> None:
    assert ("cardinality", told) in [one[:2] for one in us(text)]
