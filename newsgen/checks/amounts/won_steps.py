"""The rate of the won told by steps: what it moved by, where to, and from where, against each other.

All that a text measures from the close of the day before has to come from one close: 4.5원 오른 1,472.4원으로 출발,
7.7원 오른 1,475.6원에 마감.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from newsgen.checks.digits import is_near_slip
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.claims import Sentence
from newsgen.korean.figures import Figure, figures
from newsgen.patterns import compiled

CODE: Final = "arithmetic"
_LEVEL = r"\d(?:만|천)?[\d,]*(?:천|백)?[\d,]*(?:\.\d+)?"
_UP = r"오른|상승한|높은|뛴|급등한|올라|오르며|상승해|오르면서"
_DOWN = r"내린|하락한|낮은|떨어진|급락한|내려|내리며|하락해|떨어지며|하락하며"
_STEP = compiled(
    rf"(?P<by>\d{{1,3}}(?:\.\d+)?)원(?:\([^()\n]*\))?\s?(?:(?P<up>{_UP})|(?:{_DOWN}))\s(?:달러당\s|1달러당\s)?(?P<now>{_LEVEL})원"
)
_WAS = compiled(
    rf"(?P<was>{_LEVEL})원(?:\([^()\n]*\))?보다\s(?P<by>\d{{1,3}}(?:\.\d+)?)원\s?(?:(?P<up>오른|상승|올랐|높|뛴)|(?:내린|하락|내렸|낮|떨어))(?:[가-힣]*\s(?P<now>{_LEVEL})원)?"
)
_RATE = compiled(r"환율|원화|달러-원")
_OTHER = compiled(
    r"엔화|원·엔|원/엔|위안|유로|재정환율|100엔|한때|장중|까지|야간|새벽|역외|NDF|고점|저점|지난|이번\s?주|이달|올해|연초|개월|보다\s?\d+일"
)
_CENT = 0.11
_LOW, _HIGH = 500.0, 3000.0
"""Won that a dollar may cost."""
_BEHIND = 14


class _Step(NamedTuple):
    start: int
    end: int
    was: float
    """The close of the day before that it is measured from."""
    by: float
    """What it moved by, below zero where it fell."""

    def is_slip(self, base: float) -> bool:
        """Tell whether it would come from another close with the other sign, or with a digit of either figure set right."""
        now = self.was + self.by
        if abs(now + self.by - base) <= _CENT:
            return True
        right = ((abs(self.by), abs(now - base)), (now, base + self.by))
        return any(is_near_slip(_digits(told), _digits(true)) for told, true in right)


def _digits(won: float) -> str:
    return f"{won:.1f}".replace(".", "")


def check(look: Look) -> Iterator[Flaw]:
    """Yield steps of the rate that do not come from the close that the others come from."""
    if not _RATE.search(look.own):
        return
    steps: list[_Step] = []
    block, is_rate = -1, False
    for sentence in look.copy.sentences:
        is_rate = _RATE.search(sentence.own) is not None or (is_rate and sentence.block == block)
        block = sentence.block
        yield from _told_from(sentence)
        if is_rate and not look.is_of_another_day(sentence):
            steps += _steps(sentence)
    yield from _apart(steps, _recorded(look))


def _value(text: str) -> float | None:
    figure: Figure | None = next(iter(figures(text + "원")), None)
    return float(figure.value) if figure is not None else None


def _steps(sentence: Sentence) -> Iterator[_Step]:
    for found in _STEP.finditer(sentence.own):
        now = _value(found["now"])
        around = sentence.own[max(found.start() - _BEHIND, 0) : found.end() + _BEHIND]
        if now is None or not _LOW < now < _HIGH or _OTHER.search(around):
            continue
        was = now - float(found["by"]) * (1 if found["up"] else -1)
        yield _Step(sentence.at + found.start("by"), sentence.at + found.end("now") + 1, was, now - was)


def _recorded(look: Look) -> float | None:
    """Return the close of the day before by the record; None where it has none."""
    ground = look.grounds.get("kr") if look.home == "kr" else None
    rate = next(iter(ground.market.currencies), None) if ground is not None else None
    return ground.eve(rate.symbol) if ground is not None and rate is not None else None


def _apart(steps: list[_Step], known: float | None) -> Iterator[Flaw]:
    """Yield the steps that come from another close than most; of two that disagree the one off the record, else the second."""
    if len(steps) < _TWO:
        return
    counts = Counter(round(each.was, 1) for each in steps)
    base, many = counts.most_common(1)[0]
    if many == 1 and len(steps) > _TWO:
        return
    of_record = next((each for each in counts if known is not None and abs(each - known) <= _CENT), None)
    if many == 1 and of_record is not None:
        base, many = of_record, _TWO
    elif many == 1 and steps[0].is_slip(steps[1].was) and not steps[1].is_slip(steps[0].was):
        base, many = steps[1].was, _TWO
    for one in steps[1:] if many == 1 else steps:
        if abs(one.was - base) > _CENT:
            message = f"전날 종가가 {one.was:,.1f}원이 되어, 다른 수치로 셈한 {base:,.1f}원과 맞지 않습니다."
            yield Flaw(CODE, Kind.CONTRADICTION, one.start, one.end, message)


_TWO = 2


def _told_from(sentence: Sentence) -> Iterator[Flaw]:
    """Yield what a rate is told to have moved by from one value to another, where it is not what lies between them."""
    for found in _WAS.finditer(sentence.own):
        was = _value(found["was"])
        now = _value(found["now"]) if found["now"] else _before(sentence.own, found)
        by = float(found["by"])
        if was is None or now is None or was == now or _RATE.search(sentence.own) is None:
            continue
        sign = 1 if found["up"] else -1
        if abs(was + sign * by - now) <= _CENT:
            continue
        start = sentence.at + found.start("was" if found["now"] else "by")
        end = sentence.at + (found.end("now") if found["now"] else found.end("by")) + 1
        right = f"{abs(now - was):.{len(found['by'].partition('.')[2])}f}원" if not found["now"] else None
        message = f"{now:,.2f}원과 {was:,.2f}원의 차이는 {abs(now - was):,.2f}원입니다."
        yield Flaw(CODE, Kind.CONTRADICTION, start, end, message, right)


_NOW_BEFORE = compiled(
    rf"(?P<now>{_LEVEL})원(?:으로|을\s기록|에\s마[감쳤]|에\s거래)[^.\n\d]{{0,12}}(?:[^.\n]{{0,24}}?)$"
)


def _before(own: str, found: re.Match[str]) -> float | None:
    """Return the value in front of the one that it is told to be off."""
    ahead = _NOW_BEFORE.search(own, 0, found.start())
    return _value(ahead["now"]) if ahead else None
