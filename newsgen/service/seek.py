"""Looking for words in the briefs: every word of the query, in the headline or in the text under it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import NamedTuple

from newsgen.service.briefs import Brief, Example

LONGEST = 100
"""Characters of a query."""
_WORDS = 8
"""Words of a query that are looked for."""
_SHOWN = 50
"""Briefs that are listed."""
_AROUND = 90
"""Characters of a quoted sentence before and after the word."""
_Find = Callable[[str], re.Match[str] | None]
"""Finds a word in a text, where it is first."""


class Hit(NamedTuple):
    """A brief that has every word."""

    brief: Brief
    example: Example | None
    """Where the first of the words stands under the headline; None where it stands in the headline alone."""


class Found(NamedTuple):
    """The briefs that a query found, the newest first."""

    hits: tuple[Hit, ...] = ()
    """The first of them."""
    total: int = 0


def cleaned(query: str) -> str:
    """Return a query as it is looked for and shown: one line, nothing that cannot be seen."""
    composed = unicodedata.normalize("NFC", query)
    return " ".join("".join(each if each.isprintable() else " " for each in composed).split())


def unfit(query: str) -> str:
    """Say in Korean why a clean query cannot be looked for; empty where it can."""
    if len(query) > LONGEST:
        return f"찾는 말은 {LONGEST}자까지 적을 수 있습니다. 낱말 한두 개로 줄이십시오."
    if not any(map(str.isalnum, query)):
        return "찾을 글자가 없습니다. 한글이나 영문, 숫자를 적으십시오."
    return ""


def seek(latest_first: Iterable[Brief], query: str) -> Found:
    """Return the briefs that have every word of a clean query, in whatever case."""
    words = [word for word in query.split() if any(map(str.isalnum, word))][:_WORDS]
    if not words or unfit(query):
        return Found()
    finders = [_finder(word) for word in words]
    hits = [
        brief for brief in latest_first if all(find(brief.headline) or find(brief.text) for find in finders)
    ]
    return Found(tuple(Hit(brief, _example(brief.text, finders)) for brief in hits[:_SHOWN]), len(hits))


def _finder(word: str) -> _Find:
    """Return what finds a word; a number is not found within a longer one, nor Latin letters within more."""
    before = r"(?<![\d.,])" if word[0].isdigit() else r"(?<![A-Za-z])" if word[0].isascii() else ""
    after = r"(?![.,]?\d)" if word[-1].isdigit() else r"(?![A-Za-z])" if word[-1].isascii() else ""
    find = re.compile(f"{before}{re.escape(word)}{after}", re.IGNORECASE).search
    if word.lower() != word.upper():
        return find
    return lambda text: find(text) if word in text else None  # Hangul has no case: looked for far faster


def _example(text: str, finders: Iterable[_Find]) -> Example | None:
    found = next((match for find in finders if (match := find(text))), None)
    if found is None:
        return None
    before = _last_part(text[: found.start()])
    after = _first_part(text[found.end() :])
    return Example(before, found[0], after)


def _last_part(text: str) -> str:
    """Return the end of a text from where its last sentence begins, shortened at a space."""
    sentence = re.split(r"\n|(?<=[.?!]) ", text)[-1]
    return sentence if len(sentence) <= _AROUND else "… " + sentence[-_AROUND:].partition(" ")[2]


def _first_part(text: str) -> str:
    """Return the beginning of a text to where its first sentence ends, shortened at a space."""
    sentence = re.split(r"\n|(?<=[.?!]) ", text, maxsplit=1)[0]
    return sentence if len(sentence) <= _AROUND else sentence[:_AROUND].rpartition(" ")[0] + " …"
