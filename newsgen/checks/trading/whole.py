"""What a part of the exchange in Seoul is worth, and turned over on the day, told off by powers of ten."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.ground import Ground
from newsgen.checks.look import Look
from newsgen.checks.trading.boards import BOARDS, ENDS, KOREAN, NAMED, last_of
from newsgen.claims import Sentence
from newsgen.korean.figures import Figure
from newsgen.patterns import compiled

CODE: Final = "worth"
_TOLD = compiled(
    r"(?P<what>시가총액|시총|거래대금)(?:은|는|이|가|도)?\s(?:(?:[가-힣]+\s){0,2}?|[^.\n]{4,40}[조억]\s?\d*억?\s?원[이]?(?:,|며|고|이고|으로)?\s(?:코스닥|코스피|유가증권)\s?(?:시장)?[은는이가]?\s)$"
)
"""What stands right before an amount that is of a whole market, where no company is named."""
_BOTH = compiled("합[쳐산친계]|두 시장|양 시장|국내 증시")
_MOVED = compiled(
    r"\s?(?:가까이\s|넘게\s|이상\s|가량\s)?(?:늘|줄|불[었어]|증가|감소|사라|증발|빠[졌져진]|많|적|하락|상승|오[른르]|내[린리]|떨어|뛴|뛰|급등|급락|날아|쪼그라|밀)"
)
"""What stands behind what it gained or lost."""
_POWERS = (10.0, 100.0, 1000.0, 10_000.0, 0.1, 0.01, 0.001, 0.0001)
_NEAR = 0.3
"""How far a recorded sum may be off what desks print, as preferred shares and funds count differently."""

_SAID = compiled("시가총액|시총|거래대금")


def check(look: Look) -> Iterator[Flaw]:
    """Yield amounts that are the market's but for the place of the digits: 시가총액은 3683억원 of 3683조원."""
    ground = look.grounds.get("kr") if look.home == "kr" else None
    if ground is None or not look.is_closing:
        return
    block, last = -1, ""
    for sentence in look.copy.sentences:
        if sentence.block != block:
            block, last = sentence.block, ""
        if _SAID.search(sentence.own) and not _BOTH.search(sentence.own):
            yield from _amounts(look, ground, sentence, last)
        last = last_of(NAMED.finditer(sentence.own), last)


def _amounts(look: Look, ground: Ground, sentence: Sentence, carried: str) -> Iterator[Flaw]:
    companies = [one.start for one in look.names.named(sentence.own) if one.sort == "stock"]
    for figure in look.figures(sentence):
        said = _TOLD.search(sentence.own, 0, figure.start)
        if said is None or figure.unit != "원" or _MOVED.match(sentence.own, figure.end):
            continue
        named = list(NAMED.finditer(sentence.own, 0, figure.start))
        if any(start < figure.start and not (named and start < named[-1].start()) for start in companies):
            continue
        board = last_of(named, carried)
        boards = [board] if board else [*BOARDS]
        known = {board: _sum(ground, board, turned=said["what"] == "거래대금") for board in boards}
        if "전체" in sentence.own:
            known = {one: value for one, value in known.items() if not value or _is_far(figure, value)}
        ratios = [float(figure.value) / value for value in known.values() if value]
        if not ratios or any(abs(each - 1) < _WIDE for each in ratios):
            continue
        board = next(
            (one for one in boards if known.get(one) and _is_shifted(float(figure.value), known[one])), ""
        )
        if board:
            value = known[board] / 1e12
            message = f"{KOREAN[board]}의 {said['what']}은 {ground.session.day:%Y-%m-%d}에 {value:,.0f}조원쯤입니다. 자릿수를 확인하십시오."
            start, end = sentence.at + figure.start, sentence.at + figure.end
            yield Flaw(CODE, Kind.FALSE, start, end, message, fact=f"{said['what']}:{board} = {value:.1f}조")


_WIDE = 0.6
_FAR = 50.0
"""How many times as much, or as little, no part of a market is that is told as a whole: 업종 전체."""


def _is_far(figure: Figure, value: float) -> bool:
    ratio = float(figure.value) / value
    return not 1 / _FAR < ratio < _FAR


def _is_shifted(told: float, value: float) -> bool:
    return any(abs(told / value / power - 1) < _NEAR for power in _POWERS)


def _sum(ground: Ground, board: str, *, turned: bool) -> float:
    """Return what the stocks of a part of the exchange are worth together, or traded for, in won; 0 if unknown."""
    panel = ground.snapshot.panel
    ends = ENDS[board]
    here = ground.listed(ends)
    if not here.any():
        return 0.0
    each = panel.close[-1] * panel.volume[-1] if turned else panel.market_cap[-1] * 1e6
    found = float(np.nansum(each[here]))
    return found if np.isfinite(found) else 0.0
