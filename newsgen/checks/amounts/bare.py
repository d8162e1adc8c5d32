"""Words of direction without a figure against the day's move: 다우지수는 급등했고, 애플은 크게 내렸다."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.checks.agree import shown
from newsgen.checks.amounts.prices import DIRECTION
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.ground import Ground
from newsgen.checks.look import Look, called
from newsgen.checks.opposite import opposite
from newsgen.checks.words.style import CODE
from newsgen.claims import Measure, Mention, Sentence, When
from newsgen.config import IndexWords
from newsgen.korean import attach
from newsgen.korean.bare import Bare, bare
from newsgen.patterns import compiled

_SORTS = frozenset({"index", "stock"})
_LEAST = {"index": 0.0005, "stock": 0.005}
"""Percent from which on a move has a direction: levels have two decimals, stocks are of a few dollars."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield the words that the day's move of whom they are said of contradicts, or is too small for."""
    if not look.is_closing:
        return
    before = None
    for sentence in look.copy.sentences:
        near = before.text if before and before.block == sentence.block else ""
        before = sentence
        names = [one for one in look.names.named(sentence.own) if one.abouts]
        for said in bare(sentence.own, [(one.start, one.end) for one in names], look.day, near):
            yield from _of(look, sentence, said, [names[at] for at in said.names])


def _of(look: Look, sentence: Sentence, said: Bare, names: list[Mention]) -> Iterator[Flaw]:
    """Yield what is wrong with one word; nothing where any of its names may be of several, or is not known."""
    start, end = sentence.at + said.start, sentence.at + said.end
    for one in names:
        about = next(iter(one.abouts))
        ground = look.ground(about)
        if (
            len(one.abouts) > 1
            or one.sort not in _SORTS
            or ground is None
            or len(look.sessions_of(about)) > 1
        ):
            return
        move = _move(ground, about)
        if move is None or abs(move) < _LEAST[one.sort]:
            return
        fact = f"{Measure.CHANGE}:{about}@{ground.session.day} {When.CLOSE} day = {move:.6g}"
        told = (
            f"{attach(called(look, about), '은/는')} {ground.session.day:%Y-%m-%d}에 {shown(abs(move), 2)}%"
        )
        way = "올랐습니다" if move > 0 else "내렸습니다"
        if (move > 0) != (said.sign > 0):
            at, to, other = opposite(look.text, start, end)
            message = f"방향이 반대입니다. {told} {way}."
            yield Flaw(DIRECTION, Kind.FALSE, at, to, message, other if len(names) == 1 else None, fact=fact)
            return
        if said.strength == "large" and _AMONG.search(sentence.own, 0, names[0].start):
            continue  # more than the rest of its group
        if said.strength and abs(move) < _least(ground, one.sort, said.strength):
            word = "크게" if said.strength == "large" else said.word[:2]
            message = f"‘{word}’{attach(word, '은/는')[len(word) :]} 지나칩니다. {told} {way}."
            yield Flaw(CODE, Kind.STYLE, start, end, message, severity="warning", fact=fact)
            return


_AMONG = compiled(r"(?:주|종목|업종)(?:에서(?:는|도)?|\s?가운데(?:서는)?|\s?중에서(?:는)?)\s(?:[가-힣]+\s)?$")
"""A group right before those of it that moved most: 반도체주에서는 마이크론이 크게 밀렸다."""


def _move(ground: Ground, about: str) -> float | None:
    """Return the day's move at the close, in percent; None where it is not known."""
    return ground.moved(about) if ground.at is None else None


def _least(ground: Ground, sort: str, strength: str) -> float:
    """Return from what move on the house has a word: 크게 goes with the upper half of a plain move."""
    words: IndexWords = ground.style.index if sort == "index" else ground.style.stock
    return {"extreme": words.extreme, "sharp": words.sharp, "large": words.sharp / 2}[strength]
