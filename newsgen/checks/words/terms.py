"""Words of the trade that a text uses and never explains."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.korean import josa
from newsgen.korean.alternatives import any_of, longest_first
from newsgen.patterns import compiled
from newsgen.resources import listing, shipped
from newsgen.sought import Pattern

if TYPE_CHECKING:
    from newsgen.glossary import Glossary
    from newsgen.glossary.ready import Ahead

CODE: Final = "term"
_TELLS = compiled(
    r"뜻한다|뜻하는|뜻이다|뜻으로|말한다|말하는|가리킨다|가리키는|일컫|의미한다|의미하는|부르는|불리는|라고 부른|용어|이른바"
)
_IS_WHAT = compiled(r"[’”'\"]?(?:\([^()\n]*\))?(?:이란|란)[\s,]")
"""What stands right behind a word that is told next: 숏스퀴즈란. Elsewhere it is a country, or 오르리란."""
_BEFORE = compiled(
    r"(?:[가-힣]+(?:하는|되는|지는|이는|르는|리는|주는|드는|나는|있는|없는|뛰는|받는|내는|맞는|겹치는|치는|키는|아지는|어지는)|(?<!적)인|돌아오는|돌아온|겹친|합친|모은|묶은|섞은|나눈|뺀|더한|줄인|이른바|라는|란)\s(?:전형적인\s)?[‘“'\"]?$"
)
_BESIDE = compiled(r"[’”'\"]?\s?\((?!\d)[^()]{2,60}\)|\s[가-힣]{1,4}\((?!\d)[^()\d]{10,60}\)")
"""What a word means in brackets behind it, or behind the noun that it stands with: 엔 캐리 청산(싸게 빌린 돈을 갚는 것)."""


@functools.cache
def _listed() -> dict[str, str]:
    return listing("jargon.toml")


@functools.cache
def _pattern() -> Pattern:
    listed = _listed()
    words = set(listed["words"].split()) - set(listed["usual"].split())
    spaced = (r"\s?".join(map(re.escape, word)) for word in longest_first(words))
    return compiled(rf"{any_of(spaced, behind_no='가-힣A-Za-z0-9')}(?![A-Za-z0-9]|\s?포인트)")


_FOR_DEALERS = compiled("금일|달러-원|네고")
_BASE_RATE = compiled("매매기준율")
_IN_PROSE = compiled(r"[다요]\.(?=\s|$)")
"""Words of notes that banks and brokers write for people of the trade, who know its words."""
_HALF_KNOWN = 2
"""Level of the glossary's entries up to which a term is to be explained."""


@functools.cache
def _terms() -> Glossary | Ahead:
    from newsgen.glossary import Glossary, ready  # noqa: PLC0415 -- only a text with such letters needs it

    return ready.read(shipped("glossary")) or Glossary.load()


@functools.cache
def _spelled_out(letters: str) -> tuple[str, ...] | None:
    """Return what an abbreviation of the glossary that needs explaining stands for; None of any other letters."""
    term = _terms().named(letters)
    if term is None or term.abbreviation != letters or not term.mark or term.level > _HALF_KNOWN:
        return None
    return None if letters in _listed()["usual_letters"].split() else (term.title, *term.others)


_LETTERS = compiled(r"(?<![가-힣A-Za-z0-9&./-])[저고]?(?P<word>[A-Z]{2,6})(?![A-Za-z0-9&/.-]|\s?포인트)")
"""Letters that stand as a word: PBR, 저PBR."""


def _lettered(look: Look) -> Iterator[tuple[int, int]]:
    """Yield where an abbreviation stands that the glossary explains, and the text spells out nowhere."""
    named = {at for one in look.mentions for at in range(one.start, one.end)}
    for found in _LETTERS.finditer(look.text):
        start, end = found.span("word")
        spelled = None if start in named else _spelled_out(found["word"])
        if spelled is not None and not any(_stands(one, look.text) for one in spelled):
            yield start, end


def _stands(name: str, text: str) -> bool:
    """Tell whether what an abbreviation stands for is in a text, or the long word that tells it: 개인소비지출."""
    return name in text or any(len(word) >= _LONG and word in text for word in name.split())


_LONG = 6
"""Letters of a word that alone tells what an abbreviation stands for."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield the first use of each word that nobody explains anywhere in the text; not in one for dealers."""
    if _FOR_DEALERS.search(look.text) or (_BASE_RATE.search(look.text) and not _IN_PROSE.search(look.text)):
        return
    uses: dict[str, list[tuple[int, int]]] = {}
    for found in _pattern().finditer(look.text):
        uses.setdefault(re.sub(r"\s", "", found[0]), []).append(found.span())
    for start, end in _lettered(look):
        if (start, end) not in uses.get(look.text[start:end], ()):
            uses.setdefault(look.text[start:end], []).append((start, end))
    for places in uses.values():
        if any(_is_explained(look.text, start, end) for start, end in places):
            continue
        start, end = places[0]
        yield Flaw(
            CODE,
            Kind.STYLE,
            start,
            end,
            f"‘{look.text[start:end]}’{josa(look.text[start:end], '을/를')} 글에서 풀이하지 않았습니다.",
            severity="warning",
        )


def _is_explained(text: str, start: int, end: int) -> bool:
    """Tell whether a use stands beside what it means: in brackets, in an attribute before, in a sentence on it."""
    sentence = text[end : end + 90].partition("\n")[0]
    line = text.rfind("\n", 0, start) + 1
    defined = re.match(r"[’”'\"]?\s?[:：]", text[end:]) is not None
    told = _TELLS.search(sentence.partition(". ")[0]) is not None
    return (
        defined
        or told
        or _IS_WHAT.match(text, end) is not None
        or _BESIDE.match(text, end) is not None
        or (text[start - 1 : start] == "(" and text[end : end + 1] == ")")
        or _BEFORE.search(text[line:start]) is not None
    )
