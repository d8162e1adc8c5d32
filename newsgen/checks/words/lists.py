"""Lists of names: what parts them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.claims import Mention
from newsgen.claims.direction import DOWN, UP
from newsgen.korean import attach
from newsgen.patterns import compiled, wording

SEPARATOR: Final = "separator"
_GLUED = compiled(
    r"\((?<=[가-힣A-Za-z0-9&]\()(?P<inside>[^()\n]{1,60})\)(?P<next>[가-힣A-Z][가-힣A-Za-z0-9& ]{1,24})\("
)
_PARTICLE = compiled(
    r"(?:은|는|이|가|을|를|와|과|의|도|만|에|로|으로|에서|에게|까지|부터|보다|처럼|역시|등|및|이나|나|라|이라|이며|며|이고|고|인|중|지수|주가|총재|의장|대표|애널리스트|연구원|쪽|측|당|기준|대비)(?:는|도|만|의)?(?=[\s(,.]|$)|(?:지수|금리|시장|위원회|회의|은행|그룹|대학)"
)
_MOVED = r"(?:[A-Za-z][A-Za-z&.' -]{1,30}[·,]\s?)?[+-]?\d[\d.]*%"
"""A figure in brackets, maybe with a name in English before it."""
_SPACED = compiled(
    rf"(?P<first>[가-힣A-Za-z0-9&]+\({_MOVED}\))(?P<gap> )(?P<next>[가-힣A-Z][가-힣A-Za-z0-9&]{{1,20}})\({_MOVED}\)"
)
_SPACED_OUT = compiled(r"%\) ")
_CLOSED_LIST = compiled(r"(?:이|가|은|는|도|와|과|의|을|를)(?=\s)|\s(?:등|모두|나란히)")
"""What stands behind the last of a list that is part of a sentence, not a row of its own."""
_ADJOINING = compiled(
    r"(?<=[·,])\s?(?P<word>[가-힣A-Za-z]{5,20})(?=[·,])|(?P<first>(?<![가-힣A-Za-z])[가-힣A-Za-z]{5,20})(?=·[가-힣])|(?<=·)(?P<last>[가-힣A-Za-z]{5,20})(?=\s?등|은|는|이|가|\s)"
)
_ENDING = compiled(r"(?:은|는|이|가|도|을|를|의|와|과|에)$")
_BESIDE = compiled(r"[·,]\s?[가-힣A-Za-z]{5,20}[·,\s등은는이가]|[가-힣A-Za-z]{5}·[가-힣]")


def check(look: Look) -> Iterator[Flaw]:
    """Yield names without anything between them."""
    yield from _glued(look)
    yield from _bare(look)
    yield from _figured(look)
    yield from _adjoining(look)


def _glued(look: Look) -> Iterator[Flaw]:
    at = 0
    while found := _GLUED.search(look.text, at):
        at = found.start("next")
        following = found["next"]
        if _PARTICLE.match(following) or _PARTICLE.match(following + " "):
            continue
        if re.fullmatch(r"[+-]?\d.*", found["inside"]) is None and not re.search(
            r"[A-Za-z%]", found["inside"]
        ):
            continue
        if _is_one_name(look, found):
            continue
        start = at - 1
        yield Flaw(
            SEPARATOR, Kind.STYLE, start, found.start("next") + 1,
            f"나열한 {following.strip()} 앞에 쉼표가 빠졌습니다.", f"), {following[0]}", fixable=True,
        )  # fmt: skip
    spaced = list(look.found(_SPACED, look.text, _SPACED_OUT))
    for found in spaced:
        line = look.text[max(found.start() - 60, 0) : found.end() + 40]
        alone = len(spaced) == 1 and _CLOSED_LIST.match(look.text, found.end()) is not None
        if alone or re.search(r"%\),\s?[가-힣A-Z]", line):
            yield Flaw(
                SEPARATOR, Kind.STYLE, found.start("gap") - 1, found.end("gap") + 1,
                f"나열한 {found['next']} 앞에 쉼표가 빠졌습니다.", f"), {found['next'][0]}", fixable=True,
            )  # fmt: skip


_LAST_WORD = compiled(r"[가-힣A-Za-z0-9&]+$")


def _is_one_name(look: Look, found: re.Match[str]) -> bool:
    """Tell whether a bracket stands within one name: 포스코(POSCO)홀딩스."""
    before = _LAST_WORD.search(look.text, 0, found.start())
    name = wording((before[0] if before else "") + found["next"].strip())
    return any(one.end - one.start == len(name) for one in look.names.named(name))


_AFTER_FIGURE = compiled(
    r"(?<![가-힣A-Za-z0-9&])(?P<first>[가-힣A-Za-z0-9&]{2,16}?)(?:이|가|은|는|도)\s(?:각각\s)?[+-]?\d[\d,.]*(?:%|포인트|bp|원|달러)(?P<gap> )"
    r"(?P<next>[가-힣A-Z][가-힣A-Za-z0-9&]{1,15}?)(?:이|가|은|는|도)\s(?:각각\s)?[+-]?\d[\d,.]*(?:%|포인트|bp|원|달러)"
)
"""Two figures in a row, each behind its own name, and nothing but a space between them."""

_ATTRIBUTE = compiled(
    rf"(?:{UP}|{DOWN}|높|낮|많|적|넘|웃도|밑도|상회하|하회하|달하|이르|가까|미치|내려앉|앞서|남|되찾|찍|맞)[가-힣]{{0,4}}(?:은|는|고도)\s"
)
"""A verb in the place of a name, which ends as one with a particle: 22.77% 치솟은 30.57달러, 2.12% 오르고도 3.88%."""
_FIGURE_ENDS = compiled(r"\d(?:%|포인트|bp|원|달러) [가-힣A-Z]")


def _bare(look: Look) -> Iterator[Flaw]:
    """Yield a space that stands for a comma between items of a list: LG화학이 4.21% 삼성SDI가 4.14%."""
    for found in look.found(_AFTER_FIGURE, look.text, _FIGURE_ENDS):
        if _ATTRIBUTE.match(look.text, found.start("next")):
            continue
        yield Flaw(
            SEPARATOR, Kind.STYLE, found.start("gap") - 1, found.end("gap") + 1,
            f"나열한 {found['next']} 앞에 쉼표가 빠졌습니다.",
            f"{look.text[found.start('gap') - 1]}, {found['next'][0]}", fixable=True,
        )  # fmt: skip


_FIGURE = r"\s[+-]?\d[\d.]*%"
_BY_COMMA, _BY_SPACE = compiled(rf"{_FIGURE},\s"), compiled(rf"{_FIGURE}(?P<gap> )")
_ENDS_SO = compiled(_FIGURE)


def _figured(look: Look) -> Iterator[Flaw]:
    """Yield the one space of a row of names with figures that commas part: 엔비디아 -1.61% 애플 -1.23%, 메타 +0.3%."""
    stocks = [one for one in look.mentions if one.sort in {"stock", "index"}]
    pairs = [(one, other) for one, other in pairwise(stocks) if _ENDS_SO.match(look.own, other.end)]
    commas = {other.start for one, other in pairs if _BY_COMMA.fullmatch(look.own, one.end, other.start)}
    commas |= {one.start for one, other in pairs if _BY_COMMA.fullmatch(look.own, one.end, other.start)}
    for before, (one, other), behind in zip([None, *pairs], pairs, [*pairs[1:], None], strict=False):
        found = _BY_SPACE.fullmatch(look.own, one.end, other.start)
        if found is None or not {one.start, other.start} & commas:
            continue
        if any(
            each and _BY_SPACE.fullmatch(look.own, each[0].end, each[1].start) for each in (before, behind)
        ):
            continue  # a table
        start = found.start("gap")
        yield Flaw(
            SEPARATOR, Kind.STYLE, start - 1, start + 2, f"나열한 {other.text} 앞에 쉼표가 빠졌습니다.",
            f"{look.own[start - 1]}, {look.own[start + 1]}", fixable=True,
        )  # fmt: skip


def _adjoining(look: Look) -> Iterator[Flaw]:
    """Yield two names of one list that stand as one word: 마이크로소프트아마존."""
    for found in look.found(_ADJOINING, look.text, _BESIDE):
        name = found.lastgroup or "word"
        word, start = found[name], found.start(name)
        if name == "last":
            word = _ENDING.sub("", word)
        if look.names.mentions(word):
            whole = look.names.mentions(word)
            if whole[0].start == 0 and whole[0].end == len(word):
                continue
        for cut in range(2, len(word) - 1):
            one, other = look.names.mentions(word[:cut]), look.names.mentions(word[cut:])
            if _is_whole(one, cut) and _is_whole(other, len(word) - cut) and max(cut, len(word) - cut) >= 3:
                yield Flaw(
                    SEPARATOR, Kind.STYLE, start, start + len(word), f"{attach(word[:cut], '과/와')} {word[cut:]} 사이가 붙었습니다.",
                    f"{word[:cut]}{_separator(look.text, start, start + len(word))}{word[cut:]}", fixable=True,
                )  # fmt: skip
                break


def _separator(text: str, start: int, end: int) -> str:
    return "·" if "·" in text[max(start - 1, 0) : start] + text[end : end + 1] else ", "


def _is_whole(found: list[Mention], length: int) -> bool:
    return (
        bool(found)
        and found[0].start == 0
        and found[0].end == length
        and bool(found[0].abouts)
        and found[0].sort == "stock"
    )
