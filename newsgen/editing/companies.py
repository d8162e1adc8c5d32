"""What the single stocks of an article are called: a sentence that names one is about that one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from newsgen import markets
from newsgen.config import Style
from newsgen.descriptors import what
from newsgen.model import Article, Instrument
from newsgen.story.names import Names

_FULL = re.compile(r"(.+)\((.+)\)")


def companies(article: Article, instruments: Mapping[str, Instrument], style: Style) -> dict[str, set[str]]:
    """Return the names of an article's stocks and sectors by symbol, as its sentences may have them."""
    names = Names(instruments, style)
    abouts = {part for fact in article.facts for part in (fact.about, *fact.about.split("-"))}
    told = [
        about for about in abouts if markets.subject(about) is None and ("/" in about or about in instruments)
    ]
    return {about: set(_described(about, _spelled(names[about]))) for about in told}


def _described(about: str, names: Iterable[str]) -> Iterator[str]:
    """Yield names, and each behind what the company is: 제약사 애브비."""
    described = what(about)
    for name in names:
        yield name
        if described:
            yield f"{described} {name}"


def _spelled(name: Iterable[object]) -> Iterable[str]:
    for spelled in name:
        if isinstance(spelled, str):
            yield spelled
            found = _FULL.fullmatch(spelled)
            if found:
                yield from found.groups()
