"""Which words everybody uses: from how often they stand in subtitles, books, the web and encyclopedias.

The frequencies are those of ``wordfreq`` (Speer, 2022), an extra; without it no word is known to be common.
"""

from __future__ import annotations

import functools
import math

EVERYDAY = 3.7
"""Zipf frequency (van Heuven and others, 2014: the logarithm of uses in a billion words) from which a word
is of everyday use: 지갑 has 4.3, 상당수 3.9, 수급 3.67, 환차손 none."""
_BILLION = 9
_SUFFIXES = frozenset("감별적들간쪽세폭")
"""Syllables that make another noun of one and leave it what it is."""
_PARTS = (2, 3, 4)
"""Syllables of the words that others are put together of."""


@functools.cache
def _frequencies() -> dict[str, float]:
    try:
        from wordfreq import get_frequency_dict  # noqa: PLC0415 - an extra, and slow to read
    except ImportError:
        return {}
    found: dict[str, float] = get_frequency_dict("ko")
    return found


def is_common(word: str) -> bool:
    """Tell whether a word is of everyday use."""
    uses = _frequencies().get(word, 0.0)
    return uses > 0 and math.log10(uses) + _BILLION >= EVERYDAY


def is_joined(word: str) -> bool:
    """Tell whether a word is put together of words of everyday use: 수출업체, 기대감."""
    if word[-1:] in _SUFFIXES and (is_common(word[:-1]) or is_joined(word[:-1])):
        return True
    return any(
        is_common(word[:cut]) and (is_common(word[cut:]) or is_joined(word[cut:]))
        for cut in _PARTS
        if cut <= len(word) - min(_PARTS)
    )
