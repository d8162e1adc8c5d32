"""Predicates as marks: a final form that knows which way its fact went, for the linker to join.

The sign is what readers see: of a move that prints as zero it is 0, and so it is of what is no move.
"""

from __future__ import annotations

import jinja2

from newsgen.errors import TemplateProblem
from newsgen.korean import direction
from newsgen.measures import MEASURES, Sort
from newsgen.model import Fact
from newsgen.story.figures import prints_nothing
from newsgen.story.markup import CLOSE, PREDICATE, mark
from newsgen.story.variety import END

_WAYS = {"up": 1, "down": -1, "": 0}


def ends(final: str, fact: Fact | None, sign: Fact | str | None = None) -> str:
    """Return a final form, ``거래를 마쳤다``, as a predicate of a fact; a full stop may stand behind it.

    ``sign`` is the direction where it is not the fact's own: another fact, ``up``, ``down`` or ``""``.
    """
    given = _needed(fact)
    way = _sign(given, Sort.MOVE) if sign is None else sign_of(sign)
    text = final.rstrip()
    bare = text.removesuffix(".")
    at = max(bare.rfind(CLOSE), bare.rfind(END)) + 1  # marks do not stand in marks: what stands before stays
    head, told = bare[:at], bare[at:]
    words = told.lstrip()
    if not words:
        raise TemplateProblem("ends 앞에 서술어가 없습니다.")
    head += told[: len(told) - len(words)]
    return head + mark(PREDICATE, (str(way), given.about, given.measure), words) + text[len(bare) :]


def sign_of(what: Fact | str) -> int:
    """Return a direction that a template names: a move's, a gap's (which is the larger), or a word's."""
    if not isinstance(what, str):
        return _sign(_needed(what), Sort.MOVE, Sort.POLICY, Sort.GAP)
    if what not in _WAYS:
        raise TemplateProblem(f"ends의 방향은 up, down 또는 빈 말입니다: {what}")
    return _WAYS[what]


def _sign(fact: Fact, *sorts: Sort) -> int:
    measure = MEASURES.get(fact.measure)
    signed = measure is not None and measure.sort in sorts and not prints_nothing(fact)
    return direction(fact.value) if signed else 0


def _needed(fact: object) -> Fact:
    if isinstance(fact, jinja2.Undefined):
        str(fact)  # raises jinja2.UndefinedError, which names what is misspelt
    if not isinstance(fact, Fact):
        raise TemplateProblem("그날 없는 사실을 씁니다.")
    return fact
