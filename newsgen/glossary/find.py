"""Finding terms in running Korean text.

Every spelling is a key of one dictionary, with its left compounds and with its spaces left out in every
way. A regular expression stops at each character that begins a key and may begin a word there; the
dictionary then says which key stands there, the longest first, and what follows it decides. The work
grows with the text and hardly with the number of terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from newsgen.glossary.endings import VERBS, endings
from newsgen.glossary.term import Match, Term, spacings

_SHORTEST = 2
"""Characters of the shortest spelling."""
_PREFIX = 3
"""Characters by which longer keys are sorted into lists; with fewer, more keys are tried in vain."""

_BEGINS = r"(?:(?<![0-9A-Za-z@_가-힣].)|(?<=[가-힣][0-9A-Za-z])|(?<=[0-9][a-z]))"
"""Where a word may begin, looked at from after its first character.

Hangul never follows Hangul, letters or digits (소형주가 holds no 주가, nor does 2주가); letters and digits
may follow Hangul (9월FOMC) but not one another (FedEx, subprime), save that a unit in small letters
follows its number (25bp).
"""

_HANGUL = re.compile(r"[가-힣]+")
_LATIN_ON = re.compile(r"[0-9A-Za-z@_]|\.[A-Za-z]")
_DIGITS_ON = re.compile(r"[0-9A-Za-z@_]|[.,][0-9]")
_INSIDE = re.compile(r"(?:(?<=[0-9][.,])|(?<=[A-Za-z]\.))[0-9A-Za-z]")
"""Letters and digits inside a number or an address: 1.52주, example.CPI."""


class _Key(msgspec.Struct, frozen=True, gc=False):
    """A string that is looked up: a spelling with, perhaps, a left compound before it."""

    id: str
    length: int
    """Length of the spelling; a left compound before it is no part of the match."""
    script: str
    """Of the last character: ``hangul``, ``digit`` or ``latin``."""
    endings: frozenset[str]
    right: tuple[str, ...]
    nots: tuple[tuple[int, str], ...]
    """How far before the spelling each word of the ``not`` list would begin, and the word."""
    doubtful: bool
    """Whether what stands around it has to be looked at."""


class Finder:
    """The spellings of all terms, made ready for looking them up."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._keys: dict[str, _Key] = {}
        for term in terms:
            self._add(term)
        self._lengths = _lengths(self._keys)
        heads, seconds = ({key[place] for key in self._keys} for place in range(_SHORTEST))
        self._starts = re.compile(f"{_one_of(heads)}(?={_one_of(seconds)}){_BEGINS}")

    def _add(self, term: Term) -> None:
        """Enter every spelling of ``term``; a spelling as listed beats one made with a compound."""
        nots = [spaced for word in term.not_ for spaced in spacings(word)]
        for surface in term.surfaces:
            for spelling in spacings(surface):
                key = _key(term, spelling, nots)
                self._keys[spelling] = key
                for left in term.left:
                    self._keys.setdefault(left + spelling, key)

    def find(self, text: str, *, first_only: bool = False) -> list[Match]:
        """Return the terms in ``text`` from left to right, never overlapping, the longest winning."""
        seen: set[str] = set()
        matches: list[Match] = []
        for start, end, key in self._resolved(text):
            first = key.id not in seen
            if first or not first_only:
                seen.add(key.id)
                surface = text[start:end]
                matches.append(Match(id=key.id, surface=surface, start=start, end=end, first=first))
        return matches

    def _resolved(self, text: str) -> list[tuple[int, int, _Key]]:
        """Return what stands in ``text``, the longer of two that overlap."""
        kept: list[tuple[int, int, _Key]] = []
        reached = 0
        for start, end, key in self._candidates(text.replace("\u00a0", " ") + "\n"):
            if start < reached:
                if kept[-1][1] - kept[-1][0] >= end - start:
                    continue
                kept.pop()
            kept.append((start, end, key))
            reached = end
        return kept

    def _candidates(self, text: str) -> list[tuple[int, int, _Key]]:
        """Return the longest key that stands at each place where a word may begin.

        The one loop that counts for speed. ``text`` ends with a character that is in no word.
        """
        found: list[tuple[int, int, _Key]] = []
        keys, lengths = self._keys, self._lengths
        for hit in self._starts.finditer(text):
            at = hit.start()
            begun = lengths.get(text[at : at + _PREFIX]) or lengths.get(text[at : at + _SHORTEST], ())
            for length in begun:
                key = keys.get(text[at : at + length])
                if key is not None:
                    end = at + length
                    start = end - key.length
                    if (text[end] == " " or _closes(key, text, end)) and (
                        not key.doubtful or _means(key, text, start)
                    ):
                        found.append((start, end, key))
                        break
        return found


def _lengths(keys: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return how long keys are that begin in a given way, the longest first.

    A key of two characters stands under itself, and under every longer beginning that goes on from it.
    """
    found: dict[str, set[int]] = {}
    for key in keys:
        found.setdefault(key[:_PREFIX], set()).add(len(key))
    for prefix, lengths in found.items():
        lengths.update(found.get(prefix[:_SHORTEST], ()))
    return {prefix: tuple(sorted(lengths, reverse=True)) for prefix, lengths in found.items()}


def _one_of(characters: set[str]) -> str:
    """Return a pattern for one of ``characters``; of none, it never matches."""
    return f"[{''.join(map(re.escape, sorted(characters)))}]" if characters else "(?!)"


def _key(term: Term, spelling: str, nots: list[str]) -> _Key:
    last = spelling[-1]
    script = "hangul" if "가" <= last <= "힣" else "digit" if last.isdigit() else "latin"
    around = tuple((before, word) for word in nots for before in _places(spelling, word))
    doubtful = bool(around) or spelling[0].isascii()
    return _Key(term.id, len(spelling), script, endings(spelling), term.right, around, doubtful)


def _places(spelling: str, word: str) -> list[int]:
    """Return where ``spelling`` stands in ``word``."""
    if spelling not in word:
        return []
    return [place for place in range(len(word)) if word.startswith(spelling, place)]


def _means(key: _Key, text: str, start: int) -> bool:
    """Say whether the spelling that stands at ``start`` means the term there."""
    for before, word in key.nots:
        if start >= before and text.startswith(word, start - before):
            return False
    return not (text[start].isascii() and _INSIDE.match(text, start))


def _closes(key: _Key, text: str, end: int) -> bool:
    """Say whether the word that holds the match ends as a word about the term does."""
    if key.script != "hangul":
        if (_LATIN_ON if key.script == "latin" else _DIGITS_ON).match(text, end):
            return False
        if key.script == "latin":
            return True  # a change of script is as good as a space: CPI발표, 50bp씩
    run = _HANGUL.match(text, end)
    if run is None:
        return not "0" <= text[end] <= "9"  # 나스닥100 is no 나스닥
    rest = run.group()
    return rest in key.endings or any(_compound(rest, right) for right in key.right)


def _compound(rest: str, right: str) -> bool:
    """Say whether ``rest``, which follows the match, is the compound ``right`` and its own ending."""
    verb = VERBS.get(right)
    if verb is not None:
        return verb.match(rest) is not None
    if not rest.startswith(right):
        return False
    return len(rest) == len(right) or rest[len(right) :] in endings(right)
