"""Patterns of long lists of words that are quick to look for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


def any_of(words: Iterable[str], *, behind_no: str, nor: str = "") -> str:
    """Return a pattern of any of some words, the first that fits, behind no character of a class nor ``nor``.

    Words are patterns that begin with a character of their own. They are parted by it, and it stands first,
    before what must not stand before it: ``re`` then passes over characters that begin none without trying
    each word.
    """
    rests: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        rests[word[0]].append(word[1:])
    parted = "|".join(f"(?<={first})(?:{'|'.join(rest)})" for first, rest in rests.items())
    barred = rf"(?<!{nor}.)" if nor else ""
    return rf"[{''.join(rests)}](?<![{behind_no}].){barred}(?:{parted})"


def longest_first(words: Iterable[str]) -> list[str]:
    """Return words so that none stands behind one that it begins with; the same in every run."""
    return sorted(words, key=lambda word: (-len(word), word))
