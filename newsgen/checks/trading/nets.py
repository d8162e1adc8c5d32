"""What each investor bought on balance by the exchange's record, and whether an amount of a text says it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import numpy as np

from newsgen.checks.ground import Ground
from newsgen.checks.look import Look
from newsgen.checks.trading.trades import KOREAN, Told
from newsgen.korean.figures import Figure

EOK = 10**8
SCALES = tuple(Decimal(10) ** power for power in (8, 4, -4, -8))
"""Powers of ten by which 만, 억 and 조 are mistaken for each other."""
_WHOLE = ("individual", "foreign", "institution")
_TRILLION = 10_000.0
"""억원."""
_TO_THE_LAST = 1.0
"""억원 that an amount is off at most that is another's and not nearly so."""


def net(ground: Ground | None, board: str, who: str) -> float | None:
    """Return what an investor bought on balance on a part of the exchange that day, in 억원."""
    flows = ground.snapshot.flows.get(board) if ground else None
    bought = flows.today.get(who) if flows else None
    return float(bought) if bought is not None and np.isfinite(bought) else None


def whose(ground: Ground | None, told: Told, board: str) -> list[str]:
    """Return the other investors whose amount one told is: their way too, or to the last 억 whichever way."""
    return [who for who, bought in _others(ground, told, board) if _is_his(told, bought)]


def _others(ground: Ground | None, told: Told, board: str) -> list[tuple[str, float]]:
    found = ((who, net(ground, board, who)) for who in _WHOLE if who != told.who)
    return [(who, bought) for who, bought in found if bought is not None]


def _is_his(told: Told, bought: float) -> bool:
    goes_alike = not told.way or told.way == (1 if bought > 0 else -1)
    return agrees(told.figure, abs(bought)) and (goes_alike or is_exactly(told.figure, bought))


def is_exactly(figure: Figure, bought: float) -> bool:
    """Tell whether an amount of hundreds of 억 or more is another one to the last of them, which none is by chance."""
    told = float(figure.value) / EOK
    fine = figure.is_exact and figure.step <= EOK and told >= _FINE
    return fine and abs(told - abs(bought)) <= _TO_THE_LAST


_FINE = 100.0


def is_eves(ground: Ground | None, told: Told, board: str) -> bool:
    """Tell whether an amount is what the investor bought or sold the session before, to the last of its digits."""
    flows = ground.snapshot.flows.get(board) if ground else None
    nets = flows.net.get(told.who) if flows else None
    if nets is None or len(nets) < _TWO or not np.isfinite(nets[-_TWO]):
        return False
    eve = float(nets[-_TWO])
    return told.way != 0 and abs(eve) >= _MUCH and is_exactly(told.figure, eve)


_TWO = 2
_MUCH = 1000.0
"""억원 from which an amount has digits enough to be known for another day's."""


def is_without_trillions(figure: Figure, eok: float) -> bool:
    """Tell whether an amount is another one, in 억, without its 조: 507억 of 1조507억."""
    return eok > _TRILLION and is_exactly(figure, eok % _TRILLION)


def agrees(figure: Figure, eok: float) -> bool:
    """Tell whether an amount says another one in 억: rounded or cut, provisional ones a little off."""
    told, step = float(figure.value) / EOK, max(float(figure.step) / EOK, 1.0)
    slack = max(1.0, 0.002 * eok)
    match figure.bound:
        case "over" | "at_least":
            return eok > told - slack
        case "under" | "at_most":
            return eok < told + slack
        case "nearly":
            return told * 0.93 <= eok <= told + slack
        case "about":
            return abs(eok - told) <= max(0.6 * step, 0.05 * told)
        case "band":
            wide = 1.0
            while told and told % (wide * 10) == 0:
                wide *= 10
            return told - slack <= eok < told + wide
        case _:
            if told >= 1000 and told % 100 == 0:
                step = max(step, 1000.0 if told >= 10_000 and told % 1000 == 0 else 100.0)
            whole = 500.0 if told >= 1000 and told % 1000 == 0 else 0.0  # a headline's 7000억 of 7,495억
            return abs(eok - told) <= max(step / 2 + slack, whole) or 0 <= eok - told < step


def truth(look: Look, board: str, who: str, bought: float) -> str:
    """Say in Korean what an investor did."""
    where = "유가증권시장" if board == "KOSPI" else "코스닥시장"
    did = "순매수" if bought > 0 else "순매도"
    return f"{where}에서 {KOREAN[who]}은 {look.day:%Y-%m-%d}에 {abs(bought):,.0f}억원을 {did}했습니다."


def fact_of(look: Look, board: str, who: str, bought: float, since: dt.date | None = None) -> str:
    """Return the fact that an amount was held against, for machines."""
    days = f"{since}..{look.day}" if since else f"{look.day}"
    return f"net_buying:{board}:{who}@{days} = {bought:.0f}억"
