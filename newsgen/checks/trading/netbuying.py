"""What the exchange recorded behind the amounts of net buying that a text tells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsgen.checks.look import Look
from newsgen.checks.trading import boards
from newsgen.checks.trading.trades import BOARD, BUY, INVESTORS, KOREAN, SELL, WHO
from newsgen.claims import Sentence
from newsgen.model import Input
from newsgen.outputs.checked import CheckReading
from newsgen.patterns import compiled

_MONEY = compiled("[조억만]")


class Amount(NamedTuple):
    """An amount of the plain text, and what was recorded of whoever is named before it."""

    start: int
    end: int
    readings: tuple[CheckReading, ...]


def amounts(look: Look) -> Iterator[Amount]:
    """Yield the amounts in sentences that say who bought or sold, with the record of the day."""
    for sentence in look.copy.sentences:
        text = sentence.own
        if not (BUY.search(text) or SELL.search(text)):
            continue
        for one in look.figures(sentence):
            named = [found[1] for found in INVESTORS.finditer(text, 0, one.start)]
            if named and one.unit == "원" and _MONEY.search(text[one.start : one.number_end]):
                readings = tuple(_readings(look, sentence, WHO[named[-1]]))
                yield Amount(sentence.at + one.start, sentence.at + one.end, readings)


def _readings(look: Look, sentence: Sentence, who: str) -> Iterator[CheckReading]:
    """Yield the day's amount on the part of the exchange that a sentence names; on each where it names none."""
    ground = look.grounds.get("kr")
    if ground is None:
        return
    board = boards.last_of(BOARD.finditer(sentence.own))
    wanted = [board] if board else boards.BOARDS
    day = ground.session.day
    for board in wanted:
        flows = ground.snapshot.flows.get(board)
        net = flows.today.get(who) if flows else None
        if flows is None or net is None:
            continue
        fact = f"net_buying_{who}:{board}@{day}"
        yield CheckReading(
            about=board, name=boards.KOREAN[board], measure=f"{KOREAN[who]} 순매수", date=day, value=net,
            shown=f"{net:,.0f}억원" + (f"({flows.as_of} 잠정)" if flows.as_of else ""), fact=fact,
            inputs=(Input(symbol=board, date=day, value=net, field=who),),
            sources=ground.flow_origins(board, day),
        )  # fmt: skip
