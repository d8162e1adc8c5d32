"""What a finding about net buying says, and what is to stand there instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from newsgen.checks.amounts.shapes import is_misprint, is_rescaled
from newsgen.checks.found import Flaw, Kind, Open
from newsgen.checks.ground import Ground
from newsgen.checks.look import Look
from newsgen.checks.trading.nets import (
    EOK,
    SCALES,
    agrees,
    fact_of,
    is_eves,
    is_without_trillions,
    net,
    truth,
    whose,
)
from newsgen.checks.trading.trades import KOREAN, Told
from newsgen.checks.written import number
from newsgen.claims import Sentence
from newsgen.codes import Code
from newsgen.korean.figures import Figure
from newsgen.patterns import compiled

AMOUNT: Final = "flow"
WAY: Final = "flow-direction"
WHOSE: Final = "flow-who"
UNIT: Final = "unit"
_FAR = 1.5
"""How many times as much an amount is from which on no digit alone makes it so."""
OPPOSITE = {
    "순매수": "순매도", "순매도": "순매수", "사들였": "팔아치웠", "사들이": "팔아치우", "사들인": "팔아치운", "매수 우위": "매도 우위",
    "매도 우위": "매수 우위", "매수우위": "매도우위", "매도우위": "매수우위", "샀": "팔았", "팔았": "샀", "사자": "팔자", "팔자": "사자",
    "매수세": "매도세", "매도세": "매수세", "매수": "매도", "매도": "매수", "+": "-", "-": "+",
}  # fmt: skip


class Wrong(NamedTuple):
    """An amount that the record contradicts, with the final one of whom it names."""

    told: Told
    board: str
    bought: float
    is_final: bool
    """Whether the text's amounts are the exchange's final ones, so that one that is not needs no slip's shape."""


def flaws(look: Look, ground: Ground | None, sentence: Sentence, wrong: list[Wrong]) -> Iterator[Flaw | Open]:
    """Yield wrong amounts: two of one sentence that are each other's are one flaw, one of another investor is his."""
    done: set[int] = set()
    for at, one in enumerate(wrong):
        if at in done:
            continue
        other = next((n for n in range(at + 1, len(wrong)) if _are_each_others(one, wrong[n])), None)
        if other is not None:
            done.add(other)
            yield _exchanged(look, sentence, one, wrong[other])
        else:
            yield _anothers(look, ground, sentence, one) or _amount(look, ground, sentence, one)


def _are_each_others(one: Wrong, other: Wrong) -> bool:
    return agrees(one.told.figure, abs(other.bought)) and agrees(other.told.figure, abs(one.bought))


def _exchanged(look: Look, sentence: Sentence, one: Wrong, other: Wrong) -> Flaw:
    first, second, text = one.told.figure, other.told.figure, sentence.own
    swapped = text[second.start : second.end] + text[first.end : second.start] + text[first.start : first.end]
    # where the verbs are each other's too, it is the names that are exchanged
    right = (
        swapped if all(each.told.way in {0, 1 if each.bought > 0 else -1} for each in (one, other)) else None
    )
    message = f"두 금액이 뒤바뀌었습니다. {truth(look, one.board, one.told.who, one.bought)}"
    start, end = sentence.at + first.start, sentence.at + second.end
    fact = f"net_buying:{one.board}@{look.day}"
    return Flaw(AMOUNT, Kind.FALSE, start, end, message, right, fact=fact)


def _anothers(look: Look, ground: Ground | None, sentence: Sentence, one: Wrong) -> Flaw | None:
    """Return the flaw of an amount that is one other investor's: marked from the name on, as either may be meant."""
    told = one.told
    his = whose(ground, told, one.board)
    if len(his) != 1 or told.figure.unit == "달러" or told.name == (0, 0):
        return None
    own = net(ground, one.board, his[0]) or 0.0
    message = f"{truth(look, one.board, told.who, one.bought)} 이 금액은 {KOREAN[his[0]]}의 것입니다({own:,.0f}억원)."
    start, end = sentence.at + told.name[0], sentence.at + told.figure.end
    fact = fact_of(look, one.board, his[0], own)
    return Flaw(WHOSE, Kind.FALSE, start, end, message, fact=fact)


def _amount(look: Look, ground: Ground | None, sentence: Sentence, one: Wrong) -> Flaw | Open:
    told, figure = one.told, one.told.figure
    text = sentence.own[figure.start : figure.end]
    start, end = sentence.at + figure.start, sentence.at + figure.end
    if _BOUND.match(sentence.own, figure.end):
        end = (
            sentence.at + figure.bound_end
        )  # the exact amount stands in place of the round one with its bound
    message = truth(look, one.board, told.who, one.bought)
    fact = fact_of(look, one.board, told.who, one.bought)
    if figure.unit == "달러" and agrees(figure, abs(one.bought)):
        right = text.replace("달러", "원")
        return Flaw(UNIT, Kind.FALSE, start, end, f"단위가 다릅니다. {message}", right, fact=fact)
    if is_eves(ground, told, one.board):
        message = f"이 금액은 전 거래일의 것입니다. {message}"
        final = spelled(text, abs(one.bought), figure, look)
        eve = ground.previous(ground.session.day) if ground else None
        return Flaw(AMOUNT, Kind.FALSE, start, end, message, final, fact=fact, of=eve)
    if not is_slip(figure, text, abs(one.bought)) and not (
        one.is_final and _is_near(figure, abs(one.bought))
    ):
        return Open(start, end, "어느 때, 어느 기간, 누구의 순매수인지")
    scaled = (figure._replace(value=figure.value * power, step=figure.step * power) for power in SCALES)
    code: Code = UNIT if any(agrees(each, abs(one.bought)) for each in scaled) else AMOUNT
    return Flaw(
        code, Kind.FALSE, start, end, message, spelled(text, abs(one.bought), figure, look), fact=fact
    )


_BOUND = compiled(r"\s(?:넘게|가까이|이상|남짓|안팎)(?=\s)")


def is_slip(figure: Figure, text: str, eok: float) -> bool:
    """Tell whether an amount looks like one in 억 mistyped; any other may be of another time, or provisional."""
    same = re.sub(r"\D", "", text[: figure.number_end - figure.start]) == f"{eok:.0f}"
    value = eok * EOK
    return (
        same or is_misprint(figure, value) or is_rescaled(figure, value) or is_without_trillions(figure, eok)
    )


def _is_near(figure: Figure, eok: float) -> bool:
    return eok / _FAR <= float(figure.value) / EOK <= eok * _FAR


def turned(look: Look, sentence: Sentence, told: Told, board: str, bought: float) -> Iterator[Flaw]:
    """Hold the verb of a right amount against which way it went."""
    if not told.way or told.way == (1 if bought > 0 else -1) or told.verb is None or abs(bought) < 1:
        return
    first, last = told.verb
    message = f"사고판 것이 반대입니다. {truth(look, board, told.who, bought)}"
    right = OPPOSITE.get(sentence.own[first:last])
    fact = fact_of(look, board, told.who, bought)
    yield Flaw(WAY, Kind.FALSE, sentence.at + first, sentence.at + last, message, right, fact=fact)


_IN_GROUPS = compiled(r"\d,\d{3}억")


def spelled(text: str, eok: float, figure: Figure, look: Look) -> str | None:
    """Return an amount in 억 as a figure is written, its thousands parted where the text parts those of others."""
    digits = text[: figure.number_end - figure.start]
    comma = _IN_GROUPS.search(look.own) is not None
    sign = digits[:1] if figure.sign and not digits[:1].isdigit() else ""
    return sign + number(digits, eok * EOK, comma=comma) + text[figure.number_end - figure.start :]
