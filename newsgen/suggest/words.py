"""Whether a headline names a subject, and how surely: from 0 (no) to 3 (it begins with it)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from newsgen.korean.names import clean_english
from newsgen.model import Record
from newsgen.resources import listing

FIRST, NAMED, NEAR = 3.0, 2.0, 1.0
"""Named at the beginning; named; something of its kind is."""

_BEGINNING = 14
"""Characters of a headline's beginning, where its subject stands."""
_GLUED = "은|는|이|가|을|를|의|도|와|과|에|에서|에도|에는|으로|로|만|까지|발|주|주가|측|株|發|그룹"
"""What may be glued to a name in Korean: a particle, or a word of the trade."""
_AFTER = rf"(?:{_GLUED})?(?![가-힣])"
_GENERIC = re.compile(
    r"\s(?:technologies|technology|holdings|group|international|platforms|pharmaceuticals|therapeutics"
    r"|brands|stores|systems|companies|energy|financial|networks|motors)$",
    re.IGNORECASE,
)
_COMMON = frozenset(
    {
        *(
            "affirm",
            "align",
            "apple",
            "best",
            "block",
            "carnival",
            "chewy",
            "circle",
            "coherent",
            "dow",
            "flex",
        ),
        *(
            "ford",
            "fox",
            "gap",
            "key",
            "keys",
            "live",
            "lucid",
            "match",
            "meta",
            "mosaic",
            "oracle",
            "progressive",
        ),
        *("snap", "square", "strategy", "target", "travelers", "unity", "upstart", "visa"),
        *("갭", "메타", "비자", "블록", "서클", "스냅", "애플", "타깃", "폭스"),
    }
)
"""Names that are words or other names too: alone they stand for a company only where more says so."""
_COMPANY = r"(?:['’]s|\s(?:shares?|stocks?|inc|corp)\b|\s(?:[a-z]+s|to)\s)"
"""What makes a company of a common word: its shares, what it has, what it does."""
_EXCHANGES = r"(?:NASDAQ|NYSE|NYSE American|AMEX|KRX|KOSDAQ)"
_TITLE = 0.7
"""Share of words with a capital from which a headline writes every word with one."""


class Naming(Record, frozen=True):
    """How a subject is named in headlines, and what is none of its names."""

    sure: tuple[re.Pattern[str], ...] = ()
    common: tuple[re.Pattern[str], ...] = ()
    """Names that are common words: they count for less, and for nothing among words with capitals."""
    near: tuple[re.Pattern[str], ...] = ()
    other: tuple[re.Pattern[str], ...] = ()
    """Words in which a name means something else."""

    def strength(self, title: str) -> float:
        """Return how surely a headline names the subject."""
        text = functools.reduce(lambda left, wrong: wrong.sub(_blank, left), self.other, title)
        if places := [found.start() for each in self.sure if (found := each.search(text))]:
            return FIRST if min(places) < _BEGINNING else NAMED
        begins = any((found := each.search(text)) and found.start() < 2 for each in self.common)
        if begins or (not _is_title(text) and any(each.search(text) for each in self.common)):
            return NAMED if begins else NEAR
        return NEAR if any(each.search(text) for each in self.near) else 0.0


class Theme(Record, frozen=True, kw_only=True):
    """What a subject that is no company is called, and what a search for news is asked."""

    naming: Naming
    ask: str


def company(symbol: str, korean: str, english: str) -> Naming:
    """Return how headlines name a company."""
    sure: list[re.Pattern[str]] = []
    common: list[re.Pattern[str]] = []
    if korean:
        (common if korean in _COMMON else sure).append(_korean(korean))
    for name in _english_names(english):
        if name.lower() in _COMMON:
            common.append(re.compile(_bounded(name) + f"(?={_COMPANY})"))
            common.append(re.compile(rf"^{_bounded(name)}"))
        else:
            sure.append(re.compile(_bounded(name)))
    return Naming(sure=(*sure, *_symbols(symbol, korean)), common=tuple(common))


@functools.cache
def themes() -> dict[str, Theme]:
    """Return the shipped table of themes."""
    read = listing("themes.toml")
    return {
        name: Theme(
            ask=row["ask"],
            naming=Naming(
                sure=tuple(map(_theme, row["names"])),
                near=tuple(map(_theme, row.get("near", ()))),
                other=tuple(map(_theme, row.get("not", ()))),
            ),
        )
        for name, row in read.items()
    }


def _english_names(english: str) -> Iterable[str]:
    """Return a company's English name, and what is left of it without a word that many have."""
    whole = clean_english(english) if english else ""
    names = [whole] if len(whole) > 1 else []
    shorter = _GENERIC.sub("", whole)
    if len(shorter) > 2:
        names.append(shorter)
    return dict.fromkeys(names)


def _korean(name: str) -> re.Pattern[str]:
    """Return a pattern of a Korean name, with or without its hyphens and spaces."""
    if re.search(r"[가-힣]$", name):
        spelled = r"[-\s]?".join(map(re.escape, re.split(r"[-\s]", name)))
        return re.compile(rf"(?<![가-힣A-Za-z0-9]){spelled}{_AFTER}")
    return re.compile(_bounded(name))


def _symbols(symbol: str, korean: str) -> Iterable[re.Pattern[str]]:
    """Yield how a symbol is written in running text; short ones only in brackets or behind a mark."""
    bare = symbol.partition(".")[0]
    told = re.escape(bare)
    yield re.compile(rf"(?:\$|\(|\({_EXCHANGES}:\s?){told}(?![A-Za-z0-9])")
    if len(bare) > 3 and bare.isalpha() and bare.lower() not in _COMMON:
        yield re.compile(_bounded(bare))
    if bare == korean:
        yield re.compile(_bounded(bare))


def _theme(word: str) -> re.Pattern[str]:
    if re.search(r"[가-힣]", word):
        return re.compile(re.escape(word), re.IGNORECASE)
    return re.compile(_bounded(word), re.IGNORECASE)


def _bounded(name: str) -> str:
    """Return a pattern of a name in Latin letters that stands by itself."""
    return rf"(?<![A-Za-z0-9&$]){re.escape(name)}(?![A-Za-z0-9&]|-[A-Za-z])"


def _is_title(text: str) -> bool:
    """Tell whether a headline writes its words with capitals, which then say nothing."""
    words = re.findall(r"\b[A-Za-z]{4,}", text)
    return len(words) > 3 and sum(word[0].isupper() for word in words) >= _TITLE * len(words)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
