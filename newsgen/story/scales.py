"""Where the house's words for a move begin: by what moved, and over what span."""

from __future__ import annotations

from newsgen import markets
from newsgen.config import Style
from newsgen.korean.moves import MoveScale
from newsgen.markets.market import is_index
from newsgen.model import Fact


class Scales:
    """The scales of one house."""

    def __init__(self, house: Style) -> None:
        self._scales = {
            (weekly, broad): MoveScale(
                flat=words.flat, slight=words.slight, sharp=words.sharp, extreme=words.extreme
            )
            for weekly, over in ((False, house), (True, house.week))
            for broad, words in ((True, over.index), (False, over.stock))
        }
        self._flat = house.index.flat

    def of(self, fact: Fact) -> MoveScale:
        """Return the scale of a fact."""
        commodity = markets.commodity(fact.about)
        if commodity is not None:
            return MoveScale(
                flat=self._flat, slight=self._flat, sharp=commodity.sharp, extreme=commodity.extreme
            )
        broad = fact.unit == "bp" or is_broad(fact.about)
        return self._scales[fact.measure.endswith("_week"), broad]


def is_broad(about: str) -> bool:
    """Return whether a subject moves as an index does: an index, a basket, a currency, a sector."""
    return is_index(about) or markets.subject(about) is not None or "/" in about
