"""Names of terms as they are compared.

By itself, since showing one term needs no more: importing ``korean`` would take longer than finding it.
"""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Return ``text`` without case, spaces and punctuation: ``S&P 500`` and ``s&p500`` are one.

    A plus sign stays: OPEC+ is not OPEC. Consonants typed by themselves stay what they are.
    """
    typed_apart = any("ㄱ" <= char <= "ㅎ" for char in text)
    composed = text if typed_apart else unicodedata.normalize("NFKC", text)
    return "".join(char for char in composed.casefold() if char.isalnum() or char in "&%+")
