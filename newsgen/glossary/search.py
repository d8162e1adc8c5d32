"""Answering what somebody types: the whole name, its beginning, its consonants, or nearly so.

Every name of a term is compared, and the best kind of agreement decides where the term stands. A keyboard
in the wrong language, and then a typo, are forgiven only where nothing agrees as it was typed.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from newsgen.glossary.fold import folded
from newsgen.glossary.term import Term
from newsgen.korean.hangul import asks_initials, fits_initials, jamo, one_typo
from newsgen.korean.keyboard import struck

_TYPO_LETTERS = 4
"""Letters (of an English word or a Korean syllable) below which a typo is a different word."""
_FEWEST_KEYS = 2
_LONGEST = 100
"""Characters of a query beyond which it names nothing."""


class _Rank(IntEnum):
    """Kinds of agreement, the obvious one first."""

    TITLE = 0
    NAME = 1
    TITLE_BEGINS = 2
    NAME_BEGINS = 3
    WORD_BEGINS = 4
    CONTAINS = 5
    MENTIONS = 6
    KEYBOARD = 7
    KEYBOARD_BEGINS = 8
    TYPO = 9
    TYPO_BEGINS = 10


class _Names:
    """The names of one term, made ready for comparing."""

    def __init__(self, term: Term) -> None:
        self.term = term
        names = (*term.names, term.id)
        self.folded = list(dict.fromkeys(map(folded, names)))
        self.jamo = list(map(jamo, self.folded))
        self.text = folded(term.definition + term.more)
        words = [folded(word) for name in names for word in name.replace("-", " ").split()]
        self.lines = _lines(self.folded)
        self.jamo_lines = _lines(self.jamo)
        self.word_lines = _lines(words)


def _lines(names: Iterable[str]) -> str:
    """Return names one a line: whether any begins so, or holds it, is asked of all of them at once."""
    return "".join(f"\n{name}" for name in names)


class _Asked:
    """What was typed (folded), in the forms in which names are compared, each made once."""

    def __init__(self, typed: str) -> None:
        self.folded = typed
        self.jamo = jamo(typed)
        self.keys = struck(typed)


class Searcher:
    """The names of all terms, made ready for searching."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._all = [_Names(term) for term in terms]

    def search(self, query: str) -> list[Term]:
        """Return the terms that ``query`` may mean, the obvious one first; none for an empty query."""
        typed = folded(query)
        if len(typed) > _LONGEST or not any(map(str.isalnum, typed)):
            return []
        asked = _Asked(typed)
        rank = _by_initials if asks_initials(typed) else _as_typed
        found = _ranked(rank(asked, names) for names in self._all)
        for forgiving in (_in_wrong_language, _mistyped):
            found = found or _ranked(forgiving(asked, names) for names in self._all)
        return found


_Found = tuple[_Rank, int, Term] | None


def _ranked(found: Iterable[_Found]) -> list[Term]:
    """Order by rank, then by how little the name says beyond what was asked; ties keep their order."""
    kept = [each for each in found if each is not None]
    return [term for _, _, term in sorted(kept, key=lambda each: each[:2])]


def _as_typed(asked: _Asked, names: _Names) -> _Found:
    typed, letters = asked.folded, asked.jamo
    if f"\n{letters}" not in names.jamo_lines:
        return _in_part(typed, names)
    if typed == names.folded[0]:
        return _Rank.TITLE, 0, names.term
    if typed in names.folded:
        return _Rank.NAME, 0, names.term
    begun = [len(name) for name in names.jamo if name.startswith(letters)]
    title = names.jamo[0].startswith(letters)
    return (_Rank.TITLE_BEGINS if title else _Rank.NAME_BEGINS), min(begun), names.term


def _in_part(typed: str, names: _Names) -> _Found:
    if f"\n{typed}" in names.word_lines:
        return _Rank.WORD_BEGINS, len(names.folded[0]), names.term
    if len(typed) > 1 and typed in names.lines:
        return _Rank.CONTAINS, len(names.folded[0]), names.term
    if len(typed) > 1 and typed in names.text:
        return _Rank.MENTIONS, names.text.index(typed), names.term
    return None


def _by_initials(asked: _Asked, names: _Names) -> _Found:
    begun = [name for name in names.folded if fits_initials(asked.folded, name)]
    if not begun:
        return None
    shortest = min(map(len, begun))
    if shortest == len(asked.folded):
        return _Rank.NAME, 0, names.term
    title = begun[0] is names.folded[0]
    return (_Rank.TITLE_BEGINS if title else _Rank.NAME_BEGINS), shortest, names.term


def _in_wrong_language(asked: _Asked, names: _Names) -> _Found:
    """Compare by the keys struck: ㅍㅑㅌ is vix with the keyboard in Korean."""
    if len(asked.keys) < _FEWEST_KEYS:
        return None
    begun = [name for name in map(struck, names.folded) if name.startswith(asked.keys)]
    if not begun:
        return None
    rank = _Rank.KEYBOARD if asked.keys in begun else _Rank.KEYBOARD_BEGINS
    return rank, min(map(len, begun)), names.term


def _mistyped(asked: _Asked, names: _Names) -> _Found:
    """Compare by letters and by syllables: a wrong vowel and a lost syllable are one typo each."""
    typed, letters = asked.folded, asked.jamo
    if len(letters) < _TYPO_LETTERS:
        return None
    for name, whole in zip(names.folded, names.jamo, strict=True):
        if one_typo(letters, whole) or (len(typed) >= _TYPO_LETTERS and one_typo(typed, name)):
            return _Rank.TYPO, len(name), names.term
    begun = [whole for whole in names.jamo if any(_nearly_begins(letters, whole, by) for by in (-1, 0, 1))]
    return (_Rank.TYPO_BEGINS, len(begun[0]), names.term) if begun else None


def _nearly_begins(letters: str, whole: str, by: int) -> bool:
    length = len(letters) + by
    return length < len(whole) and len(letters) > _TYPO_LETTERS and one_typo(letters, whole[:length])
