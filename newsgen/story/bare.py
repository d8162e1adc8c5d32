"""Names of companies without a figure: a reader keeps few names, and those that say nothing go first.

Who only went along (마이크론도 내렸다) is left out, and a list of examples of whom some are told elsewhere by
figures, or that would bring an article beyond so many names. News stays whatever it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple

from newsgen.facts.fact import key_of
from newsgen.markets import Market
from newsgen.story.markup import EVENT, FIGURE, NAME, pieces, plain, sentences
from newsgen.story.names import is_company
from newsgen.story.rest import OTHERS

MOST = 20
"""Companies of an article beyond which it has no list of mere names: people name 4 to 10 in wraps of half its
length, and it named 18 (2024-08 to 2026-06)."""
_ALONG = re.compile(r"도 (?:소폭 |조금 )?(?:올랐|내렸|상승했|하락했|급등했|급락했)[다고으지]")
"""What follows the last name where these only went along."""
_ALL = re.compile("모두|일제히")
_SET_APART = re.compile("하지만|반면|다만|이와 달리|만 |지수를 가장 많이")
"""Words of a sentence that sets somebody against the others, or says what he made of an index."""


class _Sentence(NamedTuple):
    """A sentence by whom it names."""

    text: str
    named: frozenset[str]
    """Companies."""
    sized: frozenset[str]
    """Those of whom it has a figure."""
    is_bare: bool
    """Whether it has neither a figure nor what happened."""


class Without(NamedTuple):
    """Paragraphs without bare names."""

    texts: list[str]
    """Empty where nothing is left of one."""
    left_out: list[frozenset[str]]
    """Companies that each paragraph names no more."""


def without_bare(
    texts: Sequence[str], lead: Iterable[str], market: Market, kept: Set[str], *, lists: bool = True
) -> Without:
    """Return marked paragraphs without the names that say nothing.

    ``lead`` stands before them; who is ``kept`` is named, with a figure or without. Without ``lists`` no list
    of mere names stays: the desk's own words are in their place. A market whose wraps tell the largest side
    by side, and not as a basket, says of each which way it went.
    """
    if not market.basket:
        return Without(list(texts), [frozenset() for _ in texts])
    before = [_read(each) for text in lead for each in sentences(text)]
    read = [[_read(each) for each in sentences(text)] for text in texts]
    every = [*before, *(each for some in read for each in some)]
    sized = _all(each.sized for each in every)
    untold = kept - sized
    names = _all(each.named for each in every if not each.is_bare)
    basket = frozenset(market.baskets.get(market.basket, ()))
    done: list[list[_Sentence]] = []
    for text, some in zip(texts, read, strict=True):
        rest = OTHERS.search(plain(text)) is not None  # who goes would be one of the others
        together = _ALL.search(plain(text)) is not None and not rest
        stays: list[_Sentence] = []
        for each in some:
            counted = rest and bool(each.named) and each.named <= basket
            if counted or not each.is_bare or each.named & untold or _SET_APART.search(plain(each.text)):
                stays.append(each)
            elif _ALONG.search(plain(each.text)):
                stays += [each] if each.named <= basket and not together else []
            elif lists and each.named.isdisjoint(sized) and len(names | each.named) <= MOST:
                stays.append(each)
                names |= each.named
        done.append(stays)
    named = [
        (_all(each.named for each in some), _all(each.named for each in left))
        for some, left in zip(read, done, strict=True)
    ]
    return Without([" ".join(each.text for each in some) for some in done], [was - now for was, now in named])


def _read(sentence: str) -> _Sentence:
    found = pieces(sentence)
    named = frozenset(
        piece.payload[0] for piece in found if piece.kind == NAME and is_company(piece.payload[0])
    )
    facts = [fact for piece in found if piece.kind == FIGURE for fact in piece.facts]
    sized = frozenset(key_of(fact)[1] for fact in facts)
    happened = any(piece.kind == EVENT for piece in found)
    return _Sentence(sentence, named, sized, bool(named) and not facts and not happened)


def _all(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*sets)
