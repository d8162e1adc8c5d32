"""Net buying of all three investors of one part of the exchange: together they leave what other companies bought."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.ground import Ground
from newsgen.checks.look import Look
from newsgen.checks.trading.nets import EOK, fact_of, net, truth, whose
from newsgen.checks.trading.passages import Passage, is_of_other, passages
from newsgen.checks.trading.traded import AMOUNT
from newsgen.checks.trading.trades import Told

_WHOLE = ("individual", "foreign", "institution")
_REST = (0.15, 800.0)
"""Part of the largest amount, and 억원, that late trades leave at most."""
_FAR, _NEAR = (0.2, 500.0), (0.12, 600.0)
"""Part of a final amount, and 억원, from which one told is none of it, and up to which one is."""


class _One(NamedTuple):
    passage: Passage
    told: Told
    amount: float
    """In 억, below zero where sold."""
    net: float

    def is_off(self, by: tuple[float, float]) -> bool:
        """Tell whether its size is off the final amount's by more than so much; its way is another matter."""
        return abs(abs(self.amount) - abs(self.net)) > max(by[0] * abs(self.net), by[1])


def check(look: Look) -> Iterator[Flaw]:
    """Yield the one amount of three that puts them out of balance and is far off the final one."""
    ground = look.grounds.get("kr") if look.home == "kr" else None
    if ground is None or not look.is_closing:
        return
    for board, told in _by_board(look, ground).items():
        rest = net(ground, board, "other_corp")
        whos = [one.told.who for one in told]
        if rest is None or sorted(whos) != sorted(_WHOLE):
            continue
        left = abs(sum(one.amount for one in told) + rest)
        part, least = _REST
        wrong = [one for one in told if one.is_off(_FAR)]
        near = [one for one in told if not one.is_off(_NEAR)]
        if (
            left <= max(part * max(abs(one.net) for one in told), least)
            or len(wrong) != 1
            or len(near) != _TWO
        ):
            continue
        one = wrong[0]
        if abs(one.amount) > _TENFOLD * max(abs(each.net) for each in told):
            continue  # its unit is the slip
        if whose(ground, one.told, board) or _is_of_other_board(ground, one, board):
            continue  # who bought is the slip, or it is of the other part of the exchange
        start = one.passage.sentence.at + one.told.figure.start
        end = one.passage.sentence.at + one.told.figure.end
        message = (
            f"세 투자자의 금액을 더하면 {left:,.0f}억원이 빕니다. {truth(look, board, one.told.who, one.net)}"
        )
        fact = fact_of(look, board, one.told.who, one.net)
        yield Flaw(AMOUNT, Kind.FALSE, start, end, message, fact=fact)


_TWO, _TENFOLD = 2, 8


def _is_of_other_board(ground: Ground, one: _One, board: str) -> bool:
    """Tell whether an amount may be what its investor bought on the other part of the exchange."""
    other = net(ground, "KOSDAQ" if board == "KOSPI" else "KOSPI", one.told.who)
    return other is not None and not one._replace(net=other).is_off(_NEAR)


def _by_board(look: Look, ground: Ground) -> dict[str, list[_One]]:
    """Return the exact amounts of the text's own day by the part of the exchange that its paragraph is of."""
    found: defaultdict[str, list[_One]] = defaultdict(list)
    for passage in look.once(passages):
        if look.is_of_another_day(passage.sentence):
            continue
        for told in passage.told:
            exact = told.figure.is_exact and told.figure.unit != "달러" and told.way
            if not exact or is_of_other(told, passage.sentence.own):
                continue
            amount = float(told.figure.value) / EOK * told.way
            board = _nearest(ground, passage, told, amount)
            bought = net(ground, board, told.who)
            if bought is not None:
                found[board].append(_One(passage, told, amount, bought))
    return found


def _nearest(ground: Ground, passage: Passage, told: Told, amount: float) -> str:
    """Return of which part of the exchange an amount is: the one named, else the one of the paragraph's others."""
    boards = passage.boards_of(told)
    if len(boards) == 1:
        return boards[0]
    nets = {board: net(ground, board, each.who) for board in boards for each in passage.told[:1]}
    first = passage.told[0]
    of_first = float(first.figure.value) / EOK * (first.way or 1)
    known = {board: bought for board, bought in nets.items() if bought is not None}
    best = min(known, key=lambda one: abs(known[one] - of_first), default=boards[0])
    own = {one: bought for one in boards if (bought := net(ground, one, told.who)) is not None}
    close = min(own, key=lambda one: abs(own[one] - amount), default=best)
    return best if len(passage.told) > 1 else close
