from __future__ import annotations

from newsgen.korean.hangul import SHELVES, asks_initials, fits_initials, jamo, one_typo, shelf
from newsgen.korean.keyboard import struck
from tests.tables import each


@each(
    [
        *(("가", "ㄱ"), ("까", "ㄱ"), ("깋", "ㄱ"), ("나", "ㄴ"), ("딸", "ㄷ"), ("뻥", "ㅂ"), ("쑥", "ㅅ")),
        *(("찌", "ㅈ"), ("힣", "ㅎ"), ("a", ""), ("7", ""), ("ㄱ", ""), ("漢", "")),
    ]
)
def test_a_doubled_consonant_stands_with_the_plain_one(char: str, expected: str) -> None:
    assert shelf(char) == expected


def test_the_shelves_are_those_that_syllables_come_to() -> None:
    assert list(SHELVES) == sorted({shelf(chr(code)) for code in range(ord("가"), ord("힣") + 1)})


@each(
    [
        ("ㄹㅅ", "러셀", True),
        ("ㄹㅅ2", "러셀2000", True),
        ("러ㅅ", "러셀", True),
        ("ㄲ", "까치", True),
        ("ㄱ", "까치", False),
        ("ㄹㅅㅈ", "러셀", False),
        ("ㅅㄹ", "러셀", False),
    ]
)
def test_initials(query: str, text: str, fits: bool) -> None:
    assert asks_initials(query)
    assert fits_initials(query, text) is fits


def test_a_half_typed_syllable_begins_the_whole_one() -> None:
    assert jamo("러셀").startswith(jamo("러세"))
    assert not jamo("러셀").startswith(jamo("로"))


@each(
    [
        ("ㅍㅑㅌ", "vix"),
        ("러셀", "fjtpf"),
        ("fjtpf", "fjtpf"),
        ("값", "rkqt"),
        ("ㅘ", "hk"),
        ("꿰다 7", "rnpek 7"),
    ]
)
def test_the_keys_that_were_struck(text: str, keys: str) -> None:
    assert struck(text) == keys


@each(
    [
        ("abc", "abc", True),
        ("abc", "abd", True),
        ("abc", "ab", True),
        ("abc", "xabc", True),
        ("abc", "acb", True),
        ("", "a", True),
        ("abc", "a", False),
        ("abc", "axd", False),
        ("abcd", "badc", False),
    ]
)
def test_one_typo(first: str, second: str, near: bool) -> None:
    assert one_typo(first, second) is near
    assert one_typo(second, first) is near
