"""The forms of a predicate, made from its final one: 올랐다 gives 올랐고, 오르며, 오르면서, 올랐지만, 오른.

What ends in ㅆ다 needs no dictionary for 고, 으며, 지만. What goes back to the stem (오르며, 오른) is given
only of a predicate that is known: no rule leads from 세웠다 to 세우다 and from 구웠다 to 굽다. So the known
ones are conjugated forwards, and found by their final form. Source of the rules: 국립국어원, 한글 맞춤법
제18항 and 제34항 to 제36항.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple
from unicodedata import normalize

from .hangul import RIEUL, SSANG_SIOT, closed, opened
from .hangul import final as coda
from .predicates import ADJECTIVES, IRREGULAR, VERBS

_NIEUN, _RIEUL, _SIOT = "\u11ab", "\u11af", "\u11bb"
"""ㄴ, ㄹ and ㅆ as the last consonant of a syllable."""
_BRIGHT = "\u1161\u1163\u1169"
"""ㅏ, ㅑ, ㅗ: the vowels that take 아, not 어."""
_RUN_TOGETHER = {"\u1169": "\u116a", "\u116e": "\u116f", "\u1175": "\u1167", "\u116c": "\u116b"}
"""ㅗ and 아 make ㅘ, ㅜ and 어 ㅝ, ㅣ and 어 ㅕ, ㅚ and 어 ㅙ."""
_SWALLOWING = "\u1161\u1165\u1162\u1166\u1167"
"""ㅏ, ㅓ, ㅐ, ㅔ, ㅕ: 아 and 어 vanish behind them."""
_A, _EO, _EU = "\u1161", "\u1165", "\u1173"


class Forms(NamedTuple):
    """A predicate in the forms that join it to what follows; None where it has none that is sure."""

    base: str
    """What 고 and 지만 go on to: 올랐; 높 of the present."""
    following: str
    """올랐으며; 높으며."""
    adnominal: str | None = None
    """오른, 높은; 없던."""
    sequential: str | None = None
    """오르며: what happens as what follows does."""
    simultaneous: str | None = None
    """오르면서."""
    connective: str | None = None
    """오르고."""
    infinitive: str | None = None
    """올라."""
    stem: str = ""
    """오르, of what is known."""
    verb: bool = False
    """Whether it is known as a verb: neither an adjective nor a noun with 이다."""

    @property
    def and_(self) -> str:
        """올랐고."""
        return f"{self.base}고"

    @property
    def but(self) -> str:
        """올랐지만."""
        return f"{self.base}지만"


_WRITTEN = ("base", "following", "adnominal", "sequential", "simultaneous", "connective", "infinitive")


@functools.lru_cache(maxsize=4096)
def forms(final: str) -> Forms | None:
    """Return the forms of a final predicate, ``거래를 마쳤다``; None where they are not sure."""
    before, space, word = final.strip().rpartition(" ")
    found = _known().get(word) or _of_noun(word) or _copula(word) or _past(word)
    return _behind(before + space, found) if found else None


def conjugate(verb: str, *, adjective: bool = False) -> Forms:
    """Return the forms of the past of a predicate in its dictionary form: ``오르다``, ``상승하다``."""
    stem = verb.removesuffix("다")
    kind = _kind(verb, adjective=adjective)
    infinitive = _infinitive(stem, kind)
    base = closed(infinitive, _SIOT)
    return Forms(
        base=base,
        following=f"{base}으며",
        adnominal=f"{stem}던" if stem in {"있", "없"} else _adnominal(stem, kind),
        sequential=None if adjective else _soft(stem, kind, "며"),
        simultaneous=None if adjective else _soft(stem, kind, "면서"),
        connective=f"{stem}고",
        infinitive=infinitive,
        stem=stem,
        verb=not adjective,
    )


@functools.lru_cache(maxsize=4096)
def is_adnominal(word: str) -> bool:
    """Tell whether a word stands before a noun as a verb or an adjective does: 높은, 오르는, 상승한."""
    return word in _adnominals() or word.endswith(("하는", "되는", "한", "된"))


@functools.lru_cache(maxsize=4096)
def past_of(adnominal: str) -> str | None:
    """Return what 고 and 지만 go on to of a past before a noun: 올랐 of 오른, 높았 of 높았던.

    None where two words share the form, or it is not known.
    """
    if adnominal.endswith("던"):
        base = adnominal.removesuffix("던")
        return base if coda(base[-1:]) == SSANG_SIOT else None
    if adnominal.endswith(("한", "된")) and len(adnominal) > 1:
        made = _of_noun(adnominal[:-1] + ("했다" if adnominal.endswith("한") else "됐다"))
        return made.base if made else None
    return _pasts().get(adnominal)


@functools.cache
def _pasts() -> dict[str, str]:
    """Return the bases of known verbs in the past by their form before a noun, without shared ones."""
    made = [
        one for one in _known().values() if one.verb and one.adnominal and coda(one.base[-1]) == SSANG_SIOT
    ]
    forms_of = Counter(one.adnominal for one in made)
    return {one.adnominal: one.base for one in made if one.adnominal and forms_of[one.adnominal] == 1}


@functools.cache
def _adnominals() -> frozenset[str]:
    return frozenset(made.adnominal for made in _known().values() if made.adnominal)


def _present(verb: str, *, adjective: bool) -> tuple[str, Forms]:
    """Return the present final form, 오른다 or 높다, with its forms."""
    stem, kind = verb.removesuffix("다"), _kind(verb, adjective=adjective)
    soft = _soft(stem, kind, "며")
    going = adjective and stem not in {"있", "없"}
    bare = _without_rieul(stem)
    made = Forms(
        base=stem,
        following=soft,
        adnominal=_adnominal(stem, kind) if going else f"{bare}는",
        sequential=None if adjective else soft,
        simultaneous=None if adjective else _soft(stem, kind, "면서"),
        connective=f"{stem}고",
        infinitive=_infinitive(stem, kind),
        stem=stem,
        verb=not adjective,
    )
    if adjective:
        return verb, made
    return (f"{stem}는다" if coda(bare[-1]) else f"{closed(bare, _NIEUN)}다"), made


@functools.cache
def _known() -> dict[str, Forms]:
    """Return what is listed by its final forms, past and present; without those that two words share."""
    found: dict[str, Forms] = {}
    shared = set()
    for adjective, listed in ((False, VERBS), (True, ADJECTIVES)):
        for verb in sorted(listed):
            past = conjugate(verb, adjective=adjective)
            for final, made in ((f"{past.base}다", past), _present(verb, adjective=adjective)):
                if found.setdefault(final, made) != made:
                    shared.add(final)
    return {final: made for final, made in found.items() if final not in shared}


def _of_noun(word: str) -> Forms | None:
    """Return the forms of a noun with 하다 or 되다, 상승했다: a verb unless it is listed as an adjective."""
    verbs = {"했다": "하다", "됐다": "되다", "한다": "하다", "된다": "되다"}
    noun, verb = word[:-2], verbs.get(word[-2:])
    if not noun or verb is None or noun + verb in ADJECTIVES:
        return None
    return conjugate(noun + verb) if word[-2] in "했됐" else _present(noun + verb, adjective=False)[1]


def _copula(word: str) -> Forms | None:
    """Return the forms of a noun with 이다: 하락률이다, and 반도체주(이)다 in double notation."""
    for ending in ("(이)다", "이다"):
        noun = word.removesuffix(ending)
        if noun != word:
            base = word.removesuffix("다")
            return Forms(base=base, following=f"{base}며", adnominal=f"{noun}인")
    return None


def _past(word: str) -> Forms | None:
    """Return the forms of any other past: they only need its ㅆ."""
    base = word.removesuffix("다")
    if base == word or coda(base[-1:]) != SSANG_SIOT or base.endswith("겠"):
        return None
    return Forms(base=base, following=f"{base}으며", adnominal=f"{base}던")


def _behind(before: str, made: Forms) -> Forms:
    """Put the words before a predicate in front of each of its forms."""
    texts = {name: getattr(made, name) for name in _WRITTEN}
    return made._replace(**{name: before + text for name, text in texts.items() if text is not None})


def _kind(verb: str, *, adjective: bool) -> str:
    """Return the class of a stem: regular ones have none."""
    if verb == "이르다":
        return "르" if adjective else "러"
    if verb in IRREGULAR:
        return IRREGULAR[verb]
    return "하" if verb.endswith("하다") else "르" if verb.endswith("르다") else ""


def _infinitive(stem: str, kind: str) -> str:
    """Return the form in 아 or 어: 올라, 가까워, 지어, 써, 세워, 높아."""
    if kind in _OWN:
        return _OWN[kind](stem)
    if kind == "apart" or coda(stem[-1]):
        return f"{stem}{_vowel(stem)}"
    head, (initial, vowel) = stem[:-1], tuple(normalize("NFD", stem[-1]))
    if vowel == _EU:
        vowel = _A if _is_bright(head) else _EO
    elif vowel in _RUN_TOGETHER:
        vowel = _RUN_TOGETHER[vowel]
    elif vowel not in _SWALLOWING:
        return f"{stem}어"  # 뛰어, 바뀌어
    return head + normalize("NFC", initial + vowel)


_OWN: dict[str, Callable[[str], str]] = {
    "하": lambda stem: f"{stem[:-1]}해",
    "르": lambda stem: closed(stem[:-1], _RIEUL) + ("라" if _is_bright(stem[:-1]) else "러"),
    "러": lambda stem: f"{stem}러",
    "우": lambda stem: f"{stem[:-1]}퍼",
    "ㅂ": lambda stem: opened(stem) + ("와" if stem == "돕" else "워"),
    "ㅅ": lambda stem: opened(stem) + _vowel(stem),
    "ㄷ": lambda stem: closed(opened(stem), _RIEUL) + _vowel(stem),
}
"""Class of an irregular stem -> its form in 아 or 어."""


def _soft(stem: str, kind: str, ending: str) -> str:
    """Put an ending behind a stem that takes 으 before it: 오르며, 웃돌며, 높으며, 가까우며, 지으며."""
    match kind:
        case "ㅂ":
            return f"{opened(stem)}우{ending}"
        case "ㅅ":
            return f"{opened(stem)}으{ending}"
        case "ㄷ":
            return f"{closed(opened(stem), _RIEUL)}으{ending}"
    return f"{stem}{ending}" if coda(stem[-1]) in {0, RIEUL} else f"{stem}으{ending}"


def _adnominal(stem: str, kind: str) -> str:
    """Return the form in ㄴ: 오른, 웃돈, 높은, 가까운, 지은."""
    soft = _without_rieul(_soft(stem, kind, ""))
    return f"{soft}은" if coda(soft[-1]) else closed(soft, _NIEUN)


def _without_rieul(stem: str) -> str:
    """Drop a last ㄹ: 웃도."""
    return opened(stem) if coda(stem[-1]) == RIEUL else stem


def _is_bright(stem: str) -> bool:
    return bool(stem) and normalize("NFD", stem[-1])[1] in _BRIGHT


def _vowel(stem: str) -> str:
    return "아" if _is_bright(stem) else "어"
