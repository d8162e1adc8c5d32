"""How sentences end: plainly or politely, in one text all the same way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.patterns import compiled

CODE: Final = "style"
_ENDING = compiled(r"(?P<word>\S*[가-힣])\.$")
_QUOTES = compiled("[“”\"‘’']")
_FINALS, _B = 28, 17
"""Final consonants of a syllable, and which of them is ㅂ."""
_MANY = 5
"""Sentences of one way beside which a single one of the other way in their midst is a slip."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield the one ending that is plain in a polite text, or polite in a plain one."""
    told: dict[bool, list[tuple[int, int, int]]] = {True: [], False: []}
    for sentence in look.copy.sentences:
        text = sentence.own.rstrip()
        last = text.rsplit(None, 1)[-1] if text.endswith(".") else ""
        found = _ENDING.search(text, len(text) - len(last)) if last else None
        polite = _is_polite(found["word"]) if found else None
        if found is None or polite is None or _QUOTES.search(sentence.text):
            continue
        told[polite].append(
            (sentence.at + found.start("word"), sentence.at + found.end("word"), sentence.block)
        )
    for polite, others in ((True, told[False]), (False, told[True])):
        alone = len(others) == 1 and all(one[2] != others[0][2] for one in told[polite])
        if len(told[polite]) >= _MANY and len(others) == 1 and not alone:
            whole = "높임말" if polite else "‘-다’체"
            message = f"글은 {whole}인데 이 문장만 다르게 끝납니다."
            yield Flaw(CODE, Kind.STYLE, *others[0][:2], message, severity="warning")


def _is_polite(word: str) -> bool | None:
    """Tell whether a sentence that ends with a word is polite; None where it is neither, or no sentence."""
    if word.endswith(("요", "죠")):
        return True
    if word.endswith("니다") and len(word) > len("니다"):
        return (ord(word[-3]) - ord("가")) % _FINALS == _B
    return False if word.endswith("다") else None
