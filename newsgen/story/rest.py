"""What is said of the others: 나머지 대형 기술주는 모두 내렸다 is true of all others, or goes.

Rules count the others of those that they found; names go later (who only went along, what a note tells).
So it is counted again of what is printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

import msgspec

from newsgen.model import Paragraph, Runs, text_of
from newsgen.story.names import Names
from newsgen.story.sentences import parted, spaced

OTHERS = re.compile(r"(?P<who>나머지|다른) 대형 기술주(?:는|의)")
"""How a sentence goes on that tells of the others of the market's basket."""
_ALL = re.compile(r"(?:는|모두|일제히) (?P<way>올랐|내렸|상승했|하락했)")
LITTLE = 0.5
"""Percent below which one of them is said not to have moved far."""
_UP = "올상"


def with_true_rest(
    paragraphs: Sequence[Paragraph],
    lead: Runs,
    basket: Iterable[str],
    move: Callable[[str], float | None],
    names: Names,
) -> tuple[Paragraph, ...]:
    """Return the paragraphs without a sentence on the others that is not true of each of these.

    ``basket`` are the members, ``move`` gives how far each went, in percent. Behind 다른 those are others
    whom the ``lead`` does not name either.
    """
    called = {about: names[about].short for about in basket}
    done: list[Paragraph] = []
    for each in paragraphs:
        every = parted(each.runs)
        left = [
            one
            for at, one in enumerate(every)
            if is_true(text_of(one), [text_of(lead), *map(text_of, every[:at])], called, move)
        ]
        if left:
            runs = each.runs if len(left) == len(every) else spaced(left)
            done.append(msgspec.structs.replace(each, runs=runs))
    return tuple(done)


def is_true(
    sentence: str, before: Sequence[str], called: dict[str, str], move: Callable[[str], float | None]
) -> bool:
    """Tell whether what a sentence says of the others holds; of one that says nothing of them it does.

    ``before`` are the lead and the sentences of its paragraph before it, ``called`` what the members are.
    """
    found = OTHERS.search(sentence)
    if found is None:
        return True
    lead, *own = before
    said = " ".join([*own, sentence, *([lead] if found["who"] == "다른" or not own else [])])
    moves = [move(about) for about, name in called.items() if name not in said]
    ways = _ALL.search(sentence)
    if ways is None:
        return all(one is not None and abs(one) < LITTLE for one in moves)
    way = 1 if ways["way"][0] in _UP else -1
    return all(one is not None and one * way > 0 for one in moves)
