"""Who bought and who sold on a part of an exchange, each side the largest first: templates say it."""

from __future__ import annotations

from typing import NamedTuple

from newsgen.measures.flows import INVESTORS, WAYS
from newsgen.model import Fact
from newsgen.story.figures import prints_nothing
from newsgen.story.views import Subject

BESIDES = "other_corp"
"""The kind that is told only where it is large, or the counterpart of all others."""

ALIKE = 0.2
"""Part of the larger's amount from which on two trade 쌍끌이, or 동반."""

SLIGHT = 30.0
"""억원 below which who hardly traded is told on no side, where somebody did by ``SMALL`` or more."""
SMALL = 1000.0
"""억원 below which what two did alike on a lesser part of the exchange is told in words: a table has it."""


class Trader(NamedTuple):
    """A kind of investor, and what it bought on balance."""

    who: str
    name: str
    net: Fact
    board: Subject

    @property
    def run(self) -> Fact | None:
        """For how many sessions in a row it has bought, or sold, so."""
        return self.board[f"{self._way}_run_{self.who}"]

    @property
    def run_sum(self) -> Fact | None:
        """What it bought, or sold, over that run, its own day included."""
        return self.board[f"{self._way}_so_far_{self.who}"]

    @property
    def month(self) -> Fact | None:
        """What it bought on balance since the month began."""
        return self.board[f"net_buying_month_{self.who}"]

    @property
    def since(self) -> Fact | None:
        """The last session on which it bought, or sold, as much."""
        return self.board[f"largest_{self._way}_since_{self.who}"]

    @property
    def since_week(self) -> Fact | None:
        """The last week in which it bought, or sold, as much as in the finished one."""
        return self.board[f"largest_{self._way}_since_week_{self.who}"]

    @property
    def ever(self) -> Fact | None:
        """That it never did."""
        return self.board[f"largest_{self._way}_ever_{self.who}"]

    @property
    def ended(self) -> Fact | None:
        """The run of the other way that ended today."""
        return self.board[f"{'selling' if self._way == 'buying' else 'buying'}_ended_{self.who}"]

    @property
    def ended_sum(self) -> Fact | None:
        """What it bought, or sold, over that run."""
        return self.board[f"{'selling' if self._way == 'buying' else 'buying'}_sum_{self.who}"]

    @property
    def _way(self) -> str:
        return "buying" if self.net.value > 0 else "selling"


class Side(NamedTuple):
    """Those who bought, or those who sold; what is said of them is true of each."""

    word: str
    """``순매수``, ``순매도``."""
    traders: tuple[Trader, ...]
    joined: bool = False
    """Whether companies of no finance stand on it too, told or not."""

    @property
    def is_alone(self) -> bool:
        """Whether one kind stands on it against the whole table: nobody else traded so, told or not."""
        return len(self.traders) == 1 and not self.joined

    @property
    def is_shared(self) -> bool:
        """Whether what it took was divided: the least of it is no mere remainder of the largest."""
        sizes = [abs(one.net.value) for one in self.traders]
        return min(sizes) >= ALIKE * max(sizes)

    @property
    def is_small(self) -> bool:
        """Whether more than one stand on it, and none by much."""
        return len(self.traders) > 1 and max(abs(one.net.value) for one in self.traders) < SMALL

    @property
    def is_pair(self) -> bool:
        """Whether it is the foreigners and the institutions, nobody else, and neither by far the lesser."""
        if {one.who for one in self.traders} != {"foreign", "institution"}:
            return False
        larger, lesser = (abs(one.net.value) for one in self.traders)
        return lesser >= ALIKE * larger

    def besides(self, who: str) -> Side:
        """Return the others on it."""
        return Side(self.word, tuple(one for one in self.traders if one.who != who), self.joined)

    def has(self, who: str) -> bool:
        """Tell whether a kind of investor is on it."""
        return any(one.who == who for one in self.traders)

    @property
    def names(self) -> str:
        """``외국인과 기관``."""
        names = [one.name for one in self.traders]
        return "과 ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])}과 {names[-1]}"


class Sides(NamedTuple):
    """Who bought and who sold; who did neither, by whole 억, stands on no side."""

    buyers: Side
    sellers: Side

    @property
    def few(self) -> Side:
        """The side of fewer; that of the buyers where neither is."""
        return min(self, key=lambda side: len(side.traders))

    @property
    def many(self) -> Side:
        """The other one."""
        return self.sellers if self.few is self.buyers else self.buyers


def sides(board: Subject, *, besides: bool = False, over: str = "") -> Sides:
    """Return the two sides of a part of the exchange; ``besides`` takes in companies of no finance.

    ``over`` is ``week_`` where they are those of a finished week.
    """
    found = [
        Trader(who, name, net, board)
        for who, name in INVESTORS.items()
        if (besides or who != BESIDES)
        and (net := board[f"net_buying_{over}{who}"])
        and not prints_nothing(net)
    ]
    found.sort(key=lambda one: -abs(one.net.value))
    most = abs(found[0].net.value) if found else 0.0
    slight = [one for one in found if abs(one.net.value) < SLIGHT and most >= SMALL and not over]
    found = [one for one in found if one not in slight]
    bought, sold = WAYS.values()
    rest = None if besides else board[f"net_buying_{over}{BESIDES}"]
    left = rest.value if rest and not prints_nothing(rest) else 0.0
    return Sides(
        Side(bought, *_stood(found, slight, left, 1)),
        Side(sold, *_stood(found, slight, left, -1)),
    )


def _stood(
    found: list[Trader], slight: list[Trader], left: float, way: int
) -> tuple[tuple[Trader, ...], bool]:
    """Return who is told on a side, and whether somebody stands there besides."""
    told = tuple(one for one in found if one.net.value * way > 0)
    return told, left * way > 0 or any(one.net.value * way > 0 for one in slight)
