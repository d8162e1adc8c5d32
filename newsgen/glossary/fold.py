"""Names of terms as they are compared.

By itself, since showing one term needs no more: importing ``korean`` would take longer than finding it.
"""

from __future__ import annotations

import re
import unicodedata

APART = re.compile("[ㄱ-ㅎ]")
"""Consonants typed by themselves."""
_DROPPED = re.compile(r"[^\w&%+]|_")


def folded(text: str) -> str:
    """Return ``text`` without case, spaces and punctuation: ``S&P 500`` and ``s&p500`` are one.

    A plus sign stays: OPEC+ is not OPEC. Consonants typed by themselves stay what they are.
    """
    composed = text if APART.search(text) else unicodedata.normalize("NFKC", text)
    return _DROPPED.sub("", composed.casefold())


def same(surface: str) -> str:
    """Return a spelling as the finder sees it, however its characters are made up and parted by spaces."""
    return unicodedata.normalize("NFKC", surface).replace(" ", "")
