"""The one fact whose print a number is, or why there is none.

A number is a fact's where the proof takes it for a print of that fact, where the sentence names the fact's
subject, and where its words say what the fact is. A number that may be two facts' is nobody's.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence

from newsgen.editing import belonging, idioms, roles, wording
from newsgen.editing.known import Known
from newsgen.editing.place import Place
from newsgen.model import Fact, Figure
from newsgen.proof.styles import mismatch
from newsgen.story.figures import printed_value

_WITHOUT_DAY = ("_month", "_quarter", "_year")
_WITH_DAY = frozenset({"since_date", "coming_day", "coming_near"})
_ENOUGH = 0.5
"""How alike a sentence is, at least, to the one of the fact that its number is taken for."""
_ANOTHER_SPAN = re.compile(
    r"주간|[한이]번? ?주|주 (?:들어|동안)|이달|달|월|올해|올 들어|연초|년|분기|전날|장중|한때|평균|최고|최저"
)
"""Words of a sentence whose figure may be of another span, or another day, than what the article tells."""

Fit = tuple[Fact, Figure]


class Chooser:
    """Chooses the figures of one block after another."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._used: set[tuple[str, str]] = set()
        """Figures that numbers of the block took already, of several that print alike."""

    def begin(self) -> None:
        """Begin a new block."""
        self._used = set()

    def figure(self, place: Place) -> Figure | str:
        """Return the figure that a number is, or say in Korean why it cannot stand."""
        text = place.token.text
        if place.token.signed:
            return f"부호 대신 말로 쓰십시오({text})"
        prints = [*self._candidates(place)]
        if not prints:
            return self._unknown(place)
        objections = [(self._objection(place, *each), each) for each in prints]
        fit = [each for why, each in objections if not why]
        if not fit:
            why = min((why for why, _ in objections), key=lambda each: belonging.NAMELESS in each)
            return f"‘{text}’은(는) 쓸 수 없습니다. {why}"
        return self._chosen(place, fit) or f"‘{text}’이(가) 어느 사실인지 알 수 없습니다. 이름을 쓰십시오"

    def _candidates(self, place: Place) -> Iterator[Fit]:
        """Yield every fact of which the proof takes the number for a print, and in which style."""
        ranged, loose = idioms.ranged(place.right), idioms.is_loose(place.left, place.right)
        for fact in self._known.facts.values():
            told = {each.figure.style: each.figure for each in self._known.by_fact[fact.id]}
            for style in dict.fromkeys((*told, *self._known.styles_of(fact))):
                if (style in idioms.RANGED) != bool(ranged) or (ranged and style not in ranged):
                    continue
                if not _fits_day(style, "일" in place.token.text):
                    continue
                if style in idioms.ROUNDED and not loose and (style == idioms.AROUND or style not in told):
                    continue
                figure = told.get(style) or _as(fact, style)
                if figure and not mismatch(place.token.text, figure.value, style, fact):
                    yield fact, figure

    def _objection(self, place: Place, fact: Fact, figure: Figure) -> str:
        """Say in Korean why a number cannot be a fact's where it stands; empty where it can."""
        told = self._known.by_fact[fact.id]
        said = [each.context for each in told if each.figure.style == figure.style]
        behind = [each.sentence.partition(each.text)[2] for each in told]
        return (
            belonging.objection(self._known, fact, figure, place)
            or ("" if isinstance(figure.value, str) else roles.objection(fact, figure.style, place, behind))
            or (roles.drift(self._known.way_of(fact.about), place) if fact.measure == "close" else "")
            or wording.objection(
                fact, figure.style, place, self._known.usual, said or [each.context for each in told]
            )
        )

    def _chosen(self, place: Place, fit: Sequence[Fit]) -> Figure | None:
        """Return the one figure that a number is; None where it may be two facts'.

        Those of the block come first, and of several that print alike the first that no number took.
        """
        fit = [each for each in fit if each[0].about in place.near.abouts] or fit
        had = [
            (each.figure.fact, each.figure.style) for each in self._known.prints if each.block == place.block
        ]
        here = {
            (figure.fact, figure.style): figure for _, figure in fit if (figure.fact, figure.style) in had
        }
        abouts = {fact.about for fact, figure in fit if (figure.fact, figure.style) in here}
        if here and len(abouts) == 1:
            left = [name for name in had if name in here and name not in self._used] or [*here]
            self._used.add(left[0])
            return here[left[0]]
        figures = [*here.values()] or [figure for _, figure in fit]
        return figures[0] if len({each.fact for each in figures}) == 1 else self._likest(place, figures)

    def _likest(self, place: Place, figures: Sequence[Figure]) -> Figure | None:
        """Return the one of several whose sentence is most like the desk's; None where two are alike."""
        scores = {figure: self._likeness(place, figure) for figure in figures}
        best = [figure for figure, score in scores.items() if score == max(scores.values())]
        return best[0] if max(scores.values()) > _ENOUGH and len({each.fact for each in best}) == 1 else None

    def _likeness(self, place: Place, figure: Figure) -> float:
        told = (
            each.sentence for each in self._known.by_fact[figure.fact] if each.figure.style == figure.style
        )
        return max((alike(each, place.sentence) for each in told), default=0.0)

    def _unknown(self, place: Place) -> str:
        """Say that no fact is printed so, and what the facts have of whom it is about, where that is sure."""
        text, abouts = place.token.text, place.near.abouts
        is_sure = len(abouts) == 1 and not place.near.stranger and not _ANOTHER_SPAN.search(place.sentence)
        right = self._known.right(min(abouts), text) if is_sure and not place.token.is_date else ""
        hint = f" 맞는 수치는 {right}입니다" if right else ""
        return f"‘{text}’은(는) 기사의 어느 사실도 아닙니다.{hint}"


def _fits_day(style: str, named: bool) -> bool:
    """Tell whether a date of a style may name its day, or may not."""
    return not (named and style.endswith(_WITHOUT_DAY)) and (named or style not in _WITH_DAY)


def alike(one: str, other: str) -> float:
    """Return how much two texts have in common, from 0 to 1."""
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def _as(fact: Fact, style: str) -> Figure | None:
    """Return the figure of a fact in a style that prints its value."""
    value = None if style.startswith("since_") else printed_value(fact, style)
    return Figure(fact=fact.id, value=value, style=style) if isinstance(value, float) else None
