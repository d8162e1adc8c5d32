"""An investor named twice where the three of a market are told, so that one is left out: 외국인이, 기관이, 외국인이."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.checks.trading.nets import net
from newsgen.checks.trading.passages import Passage, is_of_other, passages
from newsgen.checks.trading.traded import WHOSE
from newsgen.checks.trading.trades import INVESTORS, KOREAN, Told

_ALL = frozenset({"individual", "foreign", "institution"})


def check(look: Look) -> Iterator[Flaw]:
    """Yield the second of two names of one investor beside three amounts of one market and day."""
    if INVESTORS.search(look.own) is None:
        return
    for passage in look.once(passages):
        if _are_the_three(look, passage):
            yield from _doubled(look, passage)


def _are_the_three(look: Look, passage: Passage) -> bool:
    """Tell whether a sentence has three amounts, each behind a name of its own, of one market and the text's day."""
    told, text = passage.told, passage.sentence.own
    return (
        len(told) == len(_ALL) == len({one.name for one in told})
        and len({one.board for one in told}) == 1
        and all(one.who in _ALL and one.figure.is_exact and one.way for one in told)
        and not any(is_of_other(one, text) for one in told)
        and not look.is_of_another_day(passage.sentence)
    )


def _doubled(look: Look, passage: Passage) -> Iterator[Flaw]:
    """Yield a name that stands twice: the one whose way is not its investor's by the record, else the later."""
    missing = _ALL - {one.who for one in passage.told}
    if len(missing) != 1:
        return
    (left,) = missing
    twice = [one for one in passage.told if sum(one.who == each.who for each in passage.told) > 1]
    denied = [one for one in twice if _is_denied(look, passage, one)]
    wrong = denied[0] if len(denied) == 1 else twice[-1]
    start, end = passage.sentence.at + wrong.name[0], passage.sentence.at + wrong.name[1]
    right = KOREAN[left] if len(denied) == 1 and look.own[start:end] == KOREAN[wrong.who] else None
    message = f"{KOREAN[wrong.who]}이 두 번 나오고 {KOREAN[left]}이 없습니다."
    yield Flaw(WHOSE, Kind.CONTRADICTION, start, end, message, right)


def _is_denied(look: Look, passage: Passage, told: Told) -> bool:
    """Tell whether an investor went the other way on each part of the exchange that an amount may be of."""
    nets = [net(look.grounds.get("kr"), board, told.who) for board in passage.boards_of(told)]
    known = [one for one in nets if one is not None]
    return bool(known) and all((one > 0) != (told.way > 0) for one in known)
