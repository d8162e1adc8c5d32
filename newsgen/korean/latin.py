"""A Latin word as it is read aloud: known, by its English spelling, or letter by letter.

Initials are said by their letters, longer capitals as a word (SAMSUNG). Between the two lies what may be
either, BOKER: there both ways count, and a particle is chosen only where they agree.
"""

from __future__ import annotations

from functools import lru_cache

from newsgen.patterns import compiled

from . import english, readings
from .finals import ONE, Finals, of

_INITIALS = 5
"""Capitals up to this length may be initials."""
_ONSETS = (
    "bl|br|ch|cl|cr|dr|dw|fl|fr|gl|gr|kn|kr|ph|pl|pr|ps|sc|sch|scr|sh|shr|sk|sl|sm|sn|sp|spl|spr|st|str|sw"
    "|th|thr|tr|ts|tw|wh|wr|[b-df-hj-np-tv-z]"
)
_SAYABLE = compiled(
    rf"(?=.*[aeiou])(?:{_ONSETS})?[aeiouy]+(?:[^aeiouy]{{1,3}}[aeiouy]+)*(?:[^aeiouy]|ng|ck|([^aeiouy])\1)?"
)
"""What can be said as one word, of those that are only consonants and vowels in a likely order."""


@lru_cache(maxsize=2048)
def word(text: str) -> Finals:
    """Give the final sounds of a word in ASCII letters."""
    lower = text.lower()
    letters = of(readings.LETTERS[lower[-1]])
    if len(text) == 1:
        return letters
    if known := readings.WORDS.get(lower):
        return of(known)
    if not set("aeiouy").intersection(lower):
        return letters
    said = ONE[english.ending(lower)]
    if text.isupper():
        return _capitals(lower, letters, said)
    return letters if text[-1].isupper() else said


def spelled(initials: str) -> str:
    """Return initials as Koreans say them, letter by letter: 에프오엠시 for FOMC, 엠세븐 for M7.

    Digits are said in English; whatever else stands there is not said.
    """
    said = {**readings.LETTERS, **readings.ENGLISH_DIGITS}
    return "".join(said.get(letter, "") for letter in initials.lower())


def _capitals(lower: str, letters: Finals, said: Finals) -> Finals:
    if len(lower) > _INITIALS:
        return said
    if len(lower) < 3 or lower in readings.SPELLED or not _SAYABLE.fullmatch(lower):
        return letters
    return letters | said
