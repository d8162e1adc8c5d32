"""How a sentence goes on after what somebody said: ``“…”고 말했다``, ``…라고 분석했다``."""

from __future__ import annotations

from newsgen.patterns import compiled

from .hangul import final
from .particles import josa

_NOUNS = ("캐나다", "르완다", "우간다", "혼다", "프라다", "람다", "판다", "바다", "소다", "베란다")
"""Nouns in 다, which is no ending there."""
_SPOKEN = compiled(r"(?:[.?!…]|[요죠까네자라냐])['’\"”)]*$")
"""Ends of speech that is no noun and no sentence in 다."""
_NEXT_SENTENCE = compiled(r"[.?!]\s")
_ADJECTIVE = compiled(r"(?:(?<!인)하|크|쁘|르|프|싸|세|느리|비)다$")
"""Adjectives whose stem ends in a vowel: 필요하다, 나쁘다, 빠르다; 인하다 is the noun 인하."""


def after_quotation(text: str) -> str:
    """Return what follows the closing mark of a quotation: 고 after a verb in 다, else 라고 or 이라고.

    The press writes ``“낮춰야 한다”고``; the copula (``“뜻이다”라고``), and words that end as speech or as a
    noun, take 라고.
    """
    if _is_statement(text):
        return indirect(text)[1]
    return "라고" if _SPOKEN.search(text) else josa(text, "이라/라") + "고"


def is_clause(text: str) -> bool:
    """Tell whether a text, its full stop dropped, is one sentence in 다, which ``indirect`` can tell on."""
    return text.endswith("다") and not _NEXT_SENTENCE.search(text)


def indirect(clause: str) -> tuple[str, str]:
    """Return a sentence in 다 as it stands in indirect speech: what is kept of it, and what follows.

    A verb keeps 다 (``올랐다고``); the copula does not, written out or not (``영향이라고``, ``결과라고``).
    """
    stem = clause.removesuffix("다")
    if stem.endswith(("이", "아니")) or not (_has_coda(stem) or _ADJECTIVE.search(clause)):
        return stem, "라고"
    return clause, "고"


def _is_statement(text: str) -> bool:
    return text.endswith("다") and not text.endswith(_NOUNS)


def _has_coda(text: str) -> bool:
    """Tell whether a text ends in a syllable of Hangul with a final consonant."""
    return bool(final(text[-1:]))
