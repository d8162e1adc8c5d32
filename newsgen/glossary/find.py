"""Finding terms in running Korean text.

Every spelling is a key of one dictionary, with its left compounds and with its spaces left out in every
way. A regular expression stops at each character that begins a key and may begin a word there; the
dictionary then says which key stands there, the longest first, and what follows it decides. The work
grows with the text and hardly with the number of terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from newsgen.glossary.endings import VERBS, endings
from newsgen.glossary.term import Match, Term, spacings

_PREFIX = 2
"""Characters by which keys are sorted into lists; no spelling is shorter."""

_BEGINS = (
    r"(?:(?<=[가-힣])(?<![가-힣0-9A-Za-z].)"
    r"|(?<=[0-9A-Za-z])(?<![0-9A-Za-z@_].)(?<![0-9][.,].)(?<![A-Za-z]\..)"
    r"|(?<=[^가-힣0-9A-Za-z]))"
)
"""Where a word may begin, looked at from after its first character.

Hangul never follows Hangul, letters or digits (소형주가 holds no 주가, nor does 2주가); letters and digits
may follow Hangul (9월FOMC) but not one another (FedEx, subprime, 1.52주).
"""

_HANGUL = re.compile(r"[가-힣]+")
_LATIN_ON = re.compile(r"[0-9A-Za-z@_]|\.[A-Za-z]")
_DIGITS_ON = re.compile(r"[0-9A-Za-z@_]|[.,][0-9]")


class _Key(NamedTuple):
    """A string that is looked up: a spelling with, perhaps, a left compound before it."""

    id: str
    skip: int
    """Length of the left compound, which is no part of the match."""
    length: int
    """Length of the spelling as matched."""
    script: str
    """Of the last character: ``hangul``, ``digit`` or ``latin``."""
    endings: frozenset[str]
    right: tuple[str, ...]
    nots: tuple[tuple[int, str], ...]
    """How far before the spelling each word of the ``not`` list would begin, and the word."""


class Finder:
    """The spellings of all terms, made ready for looking them up."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._keys: dict[str, _Key] = {}
        for term in terms:
            self._add(term)
        lengths: dict[str, set[int]] = {}
        for key in self._keys:
            lengths.setdefault(key[:_PREFIX], set()).add(len(key))
        self._lengths = {prefix: tuple(sorted(found, reverse=True)) for prefix, found in lengths.items()}
        heads, seconds = ({key[place] for key in self._keys} for place in range(_PREFIX))
        self._starts = re.compile(f"{_one_of(heads)}(?={_one_of(seconds)}){_BEGINS}")

    def _add(self, term: Term) -> None:
        """Enter every spelling of ``term``; a spelling as listed beats one made with a compound."""
        nots = [spaced for word in term.not_ for spaced in spacings(word)]
        for surface in term.surfaces:
            for spelling in spacings(surface):
                key = _key(term, spelling, nots)
                self._keys[spelling] = key
                for left in term.left:
                    self._keys.setdefault(left + spelling, key._replace(skip=len(left)))

    def find(self, text: str, *, first_only: bool = False) -> list[Match]:
        """Return the terms in ``text`` from left to right, never overlapping, the longest winning."""
        text = text.replace("\u00a0", " ")
        seen: set[str] = set()
        matches: list[Match] = []
        for key, start, end in self._resolved(text):
            first = key.id not in seen
            if first or not first_only:
                seen.add(key.id)
                matches.append(Match(id=key.id, surface=text[start:end], start=start, end=end, first=first))
        return matches

    def _resolved(self, text: str) -> list[tuple[_Key, int, int]]:
        """Return what stands in ``text``, the longer of two that overlap."""
        kept: list[tuple[_Key, int, int]] = []
        for hit in self._starts.finditer(text):
            at = hit.start()
            lengths = self._lengths.get(text[at : at + _PREFIX])
            found = self._at(text, at, lengths) if lengths else None
            if found is None:
                continue
            if kept and kept[-1][2] > found[1]:
                if kept[-1][2] - kept[-1][1] >= found[2] - found[1]:
                    continue
                kept.pop()
            kept.append(found)
        return kept

    def _at(self, text: str, at: int, lengths: tuple[int, ...]) -> tuple[_Key, int, int] | None:
        """Return the longest key that begins at ``at`` and ends where a word may end."""
        for length in lengths:
            key = self._keys.get(text[at : at + length])
            if key is not None:
                start = at + key.skip
                end = start + key.length
                if _closes(key, text, end) and not (key.nots and _excluded(key, text, start)):
                    return key, start, end
        return None


def _one_of(characters: set[str]) -> str:
    """Return a pattern for one of ``characters``; of none, it never matches."""
    return f"[{''.join(map(re.escape, sorted(characters)))}]" if characters else "(?!)"


def _key(term: Term, spelling: str, nots: list[str]) -> _Key:
    last = spelling[-1]
    script = "hangul" if "가" <= last <= "힣" else "latin" if last.isalpha() else "digit"
    around = tuple(
        (found.start(), word) for word in nots for found in re.finditer(f"(?={re.escape(spelling)})", word)
    )
    return _Key(term.id, 0, len(spelling), script, endings(spelling), term.right, around)


def _closes(key: _Key, text: str, end: int) -> bool:
    """Say whether the word that holds the match ends as a word about the term does."""
    if key.script != "hangul":
        if (_LATIN_ON if key.script == "latin" else _DIGITS_ON).match(text, end):
            return False
        if key.script == "latin":
            return True  # a change of script is as good as a space: CPI발표, 50bp씩
    run = _HANGUL.match(text, end)
    if run is None:
        return True
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


def _excluded(key: _Key, text: str, start: int) -> bool:
    """Say whether the match is part of a word in which it means something else."""
    return any(start >= before and text.startswith(word, start - before) for before, word in key.nots)
