"""Codes in brackets behind companies' names: each its own, not another company's."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Final

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.claims import Mention
from newsgen.korean import attach
from newsgen.patterns import compiled
from newsgen.resources import listing

CODE: Final = "name"
_CODE = compiled(
    r"\s?\((?:[A-Z]{2,6}\s?[:：]\s?|나스닥\s?[:：]\s?|티커\s?[:：]?\s?|종목코드\s?[:：]?\s?)?(?P<code>[A-Z]{2,5}(?:\.[AB])?|\d{6})(?:\.(?:K[SQ]|US))?\)"
)
_INITIALS = 3
"""Letters up to which what stands in brackets may be the company's own initials: 마이크로소프트(MS)."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield codes that are another company's than that whose name they stand behind."""
    if "(" not in look.text:
        return
    for one in look.mentions:
        found = _CODE.match(look.text, one.end) if one.sort == "stock" and one.abouts else None
        if found is None or one.text == found["code"]:
            continue
        others = look.names.coded(found["code"])
        if (
            not others
            or others & one.abouts
            or any(_may_be(look, found["code"], one, each) for each in others)
        ):
            continue
        own = sorted(one.abouts)
        right = own[0].partition(".")[0] if len(own) == 1 else None
        message = f"{attach(found['code'], '은/는')} 다른 회사의 종목 코드입니다."
        if right:
            message += f" {one.text}의 코드는 {right}입니다."
        yield Flaw(CODE, Kind.FALSE, *found.span("code"), message, right)
    yield from _strangers(look)


_STRANGER = compiled(r"(?<![가-힣A-Za-z0-9&])(?P<korean>[가-힣]{2,12})\((?P<code>[A-Z]{3,5})\)")


def _strangers(look: Look) -> Iterator[Flaw]:
    """Yield codes of companies whose names those before them have nothing of, where a text gives names their codes."""
    ends = {one.end for one in look.mentions}
    own = [
        one for one in look.mentions
        if one.sort == "stock" and (found := _CODE.match(look.text, one.end)) and look.names.coded(found["code"]) & one.abouts
    ]  # fmt: skip
    for found in _STRANGER.finditer(look.own) if own else ():
        if found["code"] in _usual():
            continue
        names = [name for about in look.names.coded(found["code"]) for name in look.names.korean(about)]
        if names and found.end("korean") not in ends and not set(found["korean"]) & set("".join(names)):
            message = f"{attach(found['code'], '은/는')} 다른 회사({names[0]})의 종목 코드입니다."
            yield Flaw(CODE, Kind.FALSE, *found.span("code"), message)


@functools.cache
def _usual() -> frozenset[str]:
    """Return letters that everybody knows for something else than a company's code."""
    return frozenset(listing("jargon.toml")["usual_letters"].split())


def _may_be(look: Look, code: str, one: Mention, other: str) -> bool:
    """Tell whether a code may stand behind a name all the same: as its initials, or that of another share of it."""
    english = [name for about in one.abouts for name in look.names.english(about)]
    if len(code) <= _INITIALS and any(_holds(name.lower(), code.lower()) for name in (one.text, *english)):
        return True
    heads = {name.split()[0].lower() for name in english}
    return any(name.split()[0].lower() in heads for name in look.names.english(other))


def _holds(name: str, letters: str) -> bool:
    """Tell whether a name has some letters in their order, the first at its beginning."""
    rest = iter(name)
    return name[:1] == letters[:1] and all(letter in rest for letter in letters)
