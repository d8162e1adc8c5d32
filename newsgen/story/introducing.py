"""What a company is, said before its name where it is first told: 온라인 중고차 업체 카바나(Carvana).

A table holds it, with who needs no word (every household knows them). It is not said where the sentence, or
the one before it, says as much; of neighbours that share a description it stands before the first, and before
nobody whose neighbour would seem to share it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set

from newsgen.descriptors import what
from newsgen.story.markup import NAME, Piece, lists, mark, pieces, sentences

MOST = 8
"""Companies described in an article: more would be a catalogue."""
IN_A_SENTENCE = 3

_LISTED = re.compile(r"(?:와\(과\)|과\(와\)|,|·)\s?")
"""What stands between two names of one list."""
_TIGHT = "·"
"""Between two names of a list that has no room for descriptions: their words would run over its dots."""
_COMMON = frozenset(
    {"업체", "기업", "체인", "리츠", "장비", "부품", "설비", "서비스", "온라인", "중국", "운영", "관리"}
    | {"처리", "제조", "유통", "공급", "운송", "채굴", "개발"}
)
"""Words that many descriptions share, and that say little by themselves."""
_MAKER = re.compile(r"(?:(?:운영|운용|발행|대행|개발)?사)$")


def introduced(texts: Iterable[str], most: int = MOST) -> list[str]:
    """Return marked texts, in the order of the article, with some companies described at their first mention.

    The description becomes a part of the name's mark, behind its manner.
    """
    met: set[str] = set()
    opened = ""
    left, done = most, []
    for text in texts:
        told, before = [], ""
        for sentence in sentences(text):
            found = pieces(sentence)
            said = before + _words(found)
            chosen = _chosen(found, met, said, min(left, IN_A_SENTENCE))
            first = next((at for at, piece in enumerate(found) if piece.text.strip()), 0)
            opener = what(found[first].payload[0]) if first in chosen else ""
            chosen -= {first} if opener and opener == opened else set()  # no two sentences open alike
            opened = opener
            left -= len(chosen)
            told.append("".join(_printed(piece, at in chosen) for at, piece in enumerate(found)))
            met |= {piece.payload[0] for piece in found if piece.kind == NAME}
            before = _words(found)
        done.append(" ".join(told))
    return done


def _chosen(found: Sequence[Piece], met: Set[str], said: str, most: int) -> set[int]:
    """Return where companies are described: of each list all that need it, or nobody."""
    chosen: set[int] = set()
    seen, given = set(met), set[str]()
    for names in lists(found, _LISTED):
        words = []
        for at in names:
            about, manner, *_ = found[at].payload
            told = what(about) if manner == "mention" and about not in seen else ""
            words.append("" if told in given else told)
            seen.add(about)
        tight = any(found[at + 1].text == _TIGHT for at in names[:-1])
        able = set() if tight else set(_in_list(names, words))
        if len(chosen | able) <= most and not any(_is_said(what(found[at].payload[0]), said) for at in able):
            chosen |= able
            given |= {words[names.index(at)] for at in able}
    return chosen


def _in_list(names: Sequence[int], words: Sequence[str]) -> Iterator[int]:
    """Yield who of a list is described: behind the last one without a description, equals once."""
    first = max((at + 1 for at, word in enumerate(words) if not word), default=0)
    for at in range(first, len(names)):
        if at == first or words[at] != words[at - 1]:
            yield names[at]


def _words(found: Iterable[Piece]) -> str:
    """Return what is said besides names."""
    return " ".join(piece.text for piece in found if piece.kind != NAME)


def _is_said(described: str, said: str) -> bool:
    """Tell whether a sentence says what a company is, in other words."""
    telling = (_MAKER.sub("", word) for word in described.split() if word not in _COMMON)
    return any(len(word) > 1 and word in said for word in telling)


def _printed(piece: Piece, described: bool) -> str:
    if not described:
        return piece.marked
    told = what(piece.payload[0])
    return mark(piece.kind, (*piece.payload[:2], told), f"{told} {piece.text}")
