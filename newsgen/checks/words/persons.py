"""Persons with a title: one spelling of a name in a text, and that of the list of speakers."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from newsgen.checks.found import Flaw
from newsgen.checks.look import Look
from newsgen.checks.words.spelling import NAME, SPELLING, flaw, sounds_alike
from newsgen.patterns import compiled
from newsgen.resources import listing

_TITLED = compiled(
    r"(?<![가-힣])(?P<name>[가-힣]{2,4})\s(?:(?:한국은행|한은|연준|재무부|(?:미국\s)?연방준비제도(?:\([^()\n]{1,10}\))?)\s)?(?P<title>의장|총재|장관|대통령|이사|부의장|최고경영자)"
)
_OF_BANK = frozenset({"의장", "부의장", "총재", "이사"})
"""Titles of those who are listed."""
_SURNAME = compiled("[가-힣]{2,4}")


def check(look: Look) -> Iterator[Flaw]:
    """Yield a person's name that the text spells otherwise beside the same title, or the list does."""
    first: dict[str, str] = {}
    for found in _TITLED.finditer(look.text):
        name, title = found["name"], found["title"]
        told = first.setdefault(title, name)
        start, end = found.span("name")
        if _is_slip(name, told):
            yield flaw(SPELLING, start, end, told, "한 글에 두 가지로 적었습니다")
            continue
        near = [one for one in _surnames() if _is_slip(name, one)] if title in _OF_BANK else []
        if name not in _surnames() and len(near) == 1:
            if near[0] in look.text:
                yield flaw(SPELLING, start, end, near[0], "한 글에 두 가지로 적었습니다")
            else:
                yield flaw(NAME, start, end, near[0], "목록에 없는 이름입니다")


def _is_slip(name: str, told: str) -> bool:
    """Tell whether a name is another one but for a syllable that sounds alike."""
    return (
        len(told) == len(name)
        and sum(a != b for a, b in zip(told, name, strict=True)) == 1
        and sounds_alike(told, name)
    )


@functools.cache
def _surnames() -> frozenset[str]:
    """Return the surnames of those who speak on policy, as the press spells them."""
    spelled = (
        name.split()[-1]
        for row in listing("speakers.toml")["speaker"]
        for name in (row["korean"], *row.get("also", ()))
    )
    return frozenset(name for name in spelled if _SURNAME.fullmatch(name))
