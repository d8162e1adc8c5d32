"""An index that is the subject twice running: the second time a reader needs no more than 지수.

Only where the sentence before names that index and nobody else, or ends in a clause of which it is the
subject alone, so that no reader asks which is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from newsgen import markets
from newsgen.model import Kind
from newsgen.story.markup import BODY, CLOSE, NAME, OPEN, SEP, plain, sentences

SHORT = "지수"
_CLAUSE = re.compile(r".*(?:했|렸|랐|쳤|뒀)고 ")
"""Up to the clause with which a sentence ends."""
_MARKED = re.compile(rf"{OPEN}{NAME}{SEP}[^{BODY}]*{BODY}([^{CLOSE}]*){CLOSE}")


def shortened(
    texts: Iterable[str], lead: int = 0, *, parted: bool = False, by_clause: bool = False
) -> list[str]:
    """Return marked texts in which an index that is the subject twice running is 지수 the second time.

    The first ``lead`` texts are one paragraph; ``parted`` if the desk's words stand behind the first of them.
    ``by_clause`` if the last clause of a sentence of several is what the next one goes on from.
    """
    done: list[str] = []
    before: set[str] = set()
    for at, text in enumerate(texts):
        goes_on = at < lead and not (parted and at == 1)
        told, before = _shortened(text, before if goes_on else set(), by_clause=by_clause)
        done.append(told)
    return done


def _shortened(text: str, before: set[str], *, by_clause: bool) -> tuple[str, set[str]]:
    """Return a text, and whom its last sentence, or clause, names; nobody where that is short already."""
    done: list[str] = []
    for sentence in sentences(text):
        here = _named(sentence)
        found = _subjects().search(sentence)
        if found and len(here) == 1 and here == before:
            done.append(f"{sentence[: found.start('name')]}{SHORT}{sentence[found.end('name') :]}")
            before = set()
        else:
            done.append(sentence)
            before = _named(_CLAUSE.sub("", sentence)) if by_clause else here
    return " ".join(done), before


def _named(sentence: str) -> set[str]:
    """Return who is named in a sentence: the indices, and whoever is marked as a name."""
    marked = set(_MARKED.findall(sentence))
    return marked | set(_names().findall(plain(sentence)))


@cache
def _names() -> re.Pattern[str]:
    """Return a pattern of what the indices are called in full, or several of them together."""
    every = ((market, one) for market in markets.every() for one in market.subjects)
    names = {
        one.name
        for market, one in every
        if one.kind is Kind.INDEX and (one.name.endswith(SHORT) or one.symbol == market.broad)
    }
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))) + "|3대 지수|주요 지수")


@cache
def _subjects() -> re.Pattern[str]:
    """Return a pattern of an index, marked or not, with the particle of a subject or an owner."""
    name = f"(?:{_names().pattern})"
    marked = f"{OPEN}{NAME}{SEP}[^{BODY}]*{BODY}{name}{CLOSE}"
    return re.compile(rf"(?P<name>{marked}|{name})(?=(?:은\(는\)|은|는|의)\s)")
