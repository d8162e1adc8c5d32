"""Whether amounts of net buying may be those of the close, which the exchange's final ones differ from.

Desks print what the exchange shows at 15:40; trading after the close moves it until 18:00, by hundreds of 억
between two investors as a rule, by thousands on days of large blocks. A text's amounts tell which it has: final
ones are the record's to the last 억, and provisional ones add up to nothing just as final ones do.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from newsgen.checks.digits import is_near_slip, is_transposed

_FEW = 2
"""Amounts of a board, or of a text, that are the record's by no chance; one investor may not trade late."""
_LARGE = 1000.0
"""억원 from which on an amount is the record's by no chance."""
_WHOLE = frozenset({"individual", "foreign", "institution"})
"""Those whose net buying adds up to what other companies sold."""
_REST = (500.0, 0.1)
"""억원, or part of the largest amount, by which what other companies bought may move after the close."""
_FAR = 0.4
"""Part of a board's largest amount by which one may move after the close."""
_ROUGHLY = ((0.35, 50.0), 800.0)
"""Part of an amount, with 억원 besides, and 억원 at most, by which one that stands alone may move."""
_FINAL = (60.0, 0.01, 0.025, 300.0)
"""억원, part, and a larger part with its most 억원 that final amounts of other sources are off."""


class Amount(NamedTuple):
    """One amount told, in 억원, and the final one: both below zero where sold."""

    board: str
    who: str
    told: float
    net: float

    @property
    def off(self) -> float:
        """How far it is off the final one."""
        return abs(self.told - self.net)


class Moment:
    """At which moment the amounts of one text were read from the exchange."""

    def __init__(self, amounts: Iterable[Amount]) -> None:
        self._amounts = list(dict.fromkeys(amounts))

    def allows(self, one: Amount) -> bool:
        """Tell whether an amount that is not the record's may be right at the moment of its text."""
        if _is_slip(one.told, one.net) or (self.is_final(one.board, one) and _is_misprint(one)):
            return False
        if (one.told > 0) == (one.net > 0) and one.off <= self._most(one):
            return True
        return not self.is_final(one.board) and self._adds_up_with(one)

    def _most(self, one: Amount) -> float:
        net, (few, part, larger, most) = abs(one.net), _FINAL
        strict = max(few, part * net, min(larger * net, most))
        if self.is_final(one.board):
            return strict
        (rough, besides), top = _ROUGHLY
        return max(strict, min(rough * net + besides, top))

    def is_final(self, board: str, but: Amount | None = None) -> bool:
        """Tell whether the amounts of a part of the exchange are final: what foreigners did is, its own are, or all but one.

        One amount may be left out, which says nothing of itself.
        """
        here = [one.off <= 1 for one in self._amounts if one.board == board and one != but]
        every = [one.off <= 1 for one in self._amounts if one != but]
        trades_late = (one for one in self._amounts if one.who == "foreign" and abs(one.net) >= _LARGE)
        if any(one.off <= 1 for one in trades_late):
            return True
        return sum(here) >= _FEW or (sum(every) >= _FEW and every.count(False) <= 1)

    def _adds_up_with(self, one: Amount) -> bool:
        """Tell whether one of all investors' amounts is among such as late trades lead to, with the usual rest."""
        here = {each.who: each for each in self._amounts if each.board == one.board and each.who in _WHOLE}
        if len(here) < len(_WHOLE) or here.get(one.who) != one:
            return False
        largest = max(abs(each.net) for each in here.values())
        rest = abs(sum(each.told - each.net for each in here.values()))
        least, part = _REST
        return rest <= max(least, part * largest) and all(
            each.off <= _FAR * largest for each in here.values()
        )


def _is_misprint(one: Amount) -> bool:
    """Tell whether an amount of three digits or more is the final one but for one digit, or for two exchanged."""
    told, net = f"{abs(one.told):.0f}", f"{abs(one.net):.0f}"
    if (one.told > 0) != (one.net > 0) or len(told) != len(net) or len(net) < _DIGITS or told == net:
        return False
    return is_near_slip(told, net)


_DIGITS = 3


def _is_slip(told: float, net: float) -> bool:
    """Tell whether an amount is another one mistyped: two digits exchanged, or the first one wrong."""
    if abs(net) < _LARGE or (told > 0) != (net > 0):
        return False
    one, other = f"{abs(told):.0f}", f"{abs(net):.0f}"
    return is_transposed(one, other) or (
        len(one) == len(other) and one[0] != other[0] and one[1:] == other[1:]
    )
