"""How the names of a term agree with what was typed: whole, from the beginning, in part, or nearly so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

from newsgen.glossary.fold import folded
from newsgen.glossary.term import Term
from newsgen.korean.hangul import fits_initials, heard, jamo, one_slip, one_typo
from newsgen.korean.keyboard import struck
from newsgen.korean.latin import spelled

_INITIALS = re.compile(r"[A-Z][A-Z0-9]{1,5}")
_FEWEST_KEYS = 2
_SHORT, _SHORT_LATIN = 8, 5
"""Letters up to which another word is as likely as a typo: 코픽스 is no 토픽스, and only a letter that sounds
alike is forgiven."""
_FEWEST_LETTERS = 4
"""Letters below which even that is another word."""


class Rank(IntEnum):
    """Kinds of agreement, the obvious one first."""

    TITLE = 0
    NAME = 1
    TITLE_BEGINS = 2
    NAME_BEGINS = 3
    WORD_BEGINS = 4
    CONTAINS = 5
    KEYBOARD = 6
    HEARD = 7
    TYPO = 8
    KEYBOARD_BEGINS = 9
    TYPO_BEGINS = 10


class Agreement(NamedTuple):
    """How a term agrees, and how much its name says beyond what was asked."""

    rank: Rank
    beyond: int


class Names:
    """The names of one term, made ready for comparing."""

    def __init__(self, term: Term) -> None:
        self.term = term
        names = (*term.names, *_said(term), term.id)
        self.folded = list(dict.fromkeys(map(folded, names)))
        self.spelt = list(dict.fromkeys(map(folded, term.surfaces)))
        """Those that stand in texts."""
        self.jamo = list(map(jamo, self.folded))
        apart = [name.replace("-", " ").split() for name in names]
        self.words = frozenset(folded(word) for words in apart for word in words)
        self.lines = _lines(self.folded)
        self.jamo_lines = _lines(self.jamo)
        self.word_lines = _lines(folded("".join(words[at:])) for words in apart for at in range(len(words)))
        """Every name from each of its words on."""

    @cached_property
    def heard(self) -> list[str]:
        """How they sound: wanted only where nothing agrees as it was typed, as are the keys."""
        return list(map(heard, self.folded))

    @cached_property
    def keys(self) -> list[str]:
        """The keys struck for them."""
        return list(map(struck, self.folded))


def _said(term: Term) -> Iterator[str]:
    """Yield how initials are said: 시피아이 and 씨피아이 for CPI."""
    for name in filter(_INITIALS.fullmatch, term.surfaces):
        said = spelled(name)
        yield said
        yield said.replace("시", "씨")


def _lines(names: Iterable[str]) -> str:
    """Return names one a line: whether any begins so, or holds it, is asked of all of them at once."""
    return "".join(f"\n{name}" for name in names)


class Typed:
    """What was typed, in the forms in which names are compared, each made once."""

    def __init__(self, typed: str) -> None:
        self.folded = folded(typed)
        self.jamo = jamo(self.folded)
        self.keys = struck(self.folded)
        self.heard = heard(self.folded)
        self.is_long = len(self.jamo) > (_SHORT_LATIN if self.folded.isascii() else _SHORT)


def as_typed(typed: Typed, names: Names) -> Agreement | None:
    """Compare names with what was typed: all of one, its beginning, a word of it, or any part."""
    if f"\n{typed.jamo}" not in names.jamo_lines:
        return _in_part(typed.folded, names)
    if typed.folded == names.folded[0]:
        return Agreement(Rank.TITLE, 0)
    if typed.folded in names.folded:
        return Agreement(Rank.NAME, 0)
    begun = [len(name) for name in names.jamo if name.startswith(typed.jamo)]
    title = names.jamo[0].startswith(typed.jamo)
    return Agreement(Rank.TITLE_BEGINS if title else Rank.NAME_BEGINS, min(begun))


def _in_part(typed: str, names: Names) -> Agreement | None:
    if f"\n{typed}" in names.word_lines:
        return Agreement(Rank.WORD_BEGINS, len(names.folded[0]))
    if len(typed) > 1 and not typed.isascii() and typed in names.lines:
        return Agreement(Rank.CONTAINS, len(names.folded[0]))
    return None


def by_initials(typed: Typed, names: Names) -> Agreement | None:
    """Compare by first consonants: ㄹㅅ begins 러셀."""
    begun = [name for name in names.spelt if fits_initials(typed.folded, name)]
    if not begun:
        return None
    shortest = min(map(len, begun))
    if shortest == len(typed.folded):
        return Agreement(Rank.NAME, 0)
    title = begun[0] is names.spelt[0]
    return Agreement(Rank.TITLE_BEGINS if title else Rank.NAME_BEGINS, shortest)


def in_wrong_language(typed: Typed, names: Names) -> Agreement | None:
    """Compare by the keys struck: ㅍㅑㅌ is vix with the keyboard in Korean."""
    if len(typed.keys) < _FEWEST_KEYS:
        return None
    begun = [name for name in names.keys if name.startswith(typed.keys)]
    if not begun:
        return None
    rank = Rank.KEYBOARD if typed.keys in begun else Rank.KEYBOARD_BEGINS
    return Agreement(rank, min(map(len, begun)))


def mistyped(typed: Typed, names: Names) -> Agreement | None:
    """Compare by letters and by syllables: a wrong vowel and a lost syllable are one typo each.

    A short word is only forgiven a letter that sounds alike.
    """
    letters = typed.jamo
    if len(letters) < _FEWEST_LETTERS:
        return None
    if typed.heard in names.heard:
        return Agreement(Rank.HEARD, len(typed.folded))
    for name, whole in zip(names.folded, names.jamo, strict=True):
        if one_slip(letters, whole) or (typed.is_long and _nearly(typed, name, whole)):
            return Agreement(Rank.TYPO, len(name))
    if not typed.is_long:
        return None
    begun = [whole for whole in names.jamo if any(_nearly_begins(letters, whole, by) for by in (-1, 0, 1))]
    return Agreement(Rank.TYPO_BEGINS, len(begun[0])) if begun else None


def _nearly(typed: Typed, name: str, whole: str) -> bool:
    return typed.jamo[0] == whole[0] and (one_typo(typed.jamo, whole) or one_typo(typed.folded, name))


def _nearly_begins(letters: str, whole: str, by: int) -> bool:
    length = len(letters) + by
    return letters[0] == whole[0] and length < len(whole) and one_typo(letters, whole[:length])
