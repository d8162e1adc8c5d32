"""Net buying of days and months gone by, and of a time up to the eve, against the exchange's record of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from newsgen.checks.digits import is_transposed
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.ground import Ground
from newsgen.checks.look import Look
from newsgen.checks.trading.boards import BOARDS
from newsgen.checks.trading.nets import EOK, agrees
from newsgen.checks.trading.traded import AMOUNT, OPPOSITE, WAY, is_slip, spelled
from newsgen.checks.trading.trades import BUY, KOREAN, SELL, WHO
from newsgen.claims import Sentence
from newsgen.korean.figures import Figure
from newsgen.patterns import compiled

_INVESTOR = r"(?:외국인|외인|기관|개인|개미)(?:\s?투자자)?들?"
_AMOUNT = r"(?P<amount>\d[\d,]*(?:\.\d+)?\s?(?:조|천억|억)(?:\s?\d[\d,천]*\s?억)?\s?원?)(?:어치)?(?:의\s[가-힣]+)?[을를]?\s"
_TIME = (
    r"(?P<eve>전날|전일|직전 거래일|전 거래일|어제)|(?P<so_far>이달|올해|올)\s?(?:들어|에만)?\s(?:[^.\n]{0,10}\s)?(?P<until>전날|전일|(?P<last>\d{1,2})일)까지"
    r"|(?:지난해\s|작년\s|올해\s|지난\s)?(?P<month>\d{1,2})월(?!\s?\d)(?:로|에|에는|\s한\s달(?:간|\s동안)?)?|(?P<ended>지난달)"
    r"|(?:지난\s)?(?:(?P<of>\d{1,2})월\s)?(?P<day>\d{1,2})일(?!\s?(?:까지|부터|연속|째|동안|간|이후|만))"
)
_TOLD = compiled(
    rf"(?P<who>{_INVESTOR})(?:은|는|이|가|의)?,?\s(?:[^\d.,\n]{{0,24}}\s)?(?:{_TIME})(?:에|에만|에는)?,?\s(?:(?:하루에만|하루|유가증권시장에서|코스피에서|코스닥에서|코스닥시장에서|모두|총)\s){{0,2}}{_AMOUNT}(?P<verb>[가-힣‘'“\"]+)"
)
_ATTRIBUTE = compiled(
    rf"(?P<eve>전날|전일|직전 거래일|전 거래일|어제)(?:에|에만)?\s(?:하루에만\s)?{_AMOUNT}(?P<verb>[가-힣]+)[^.\n]{{0,24}}?(?P<who>{_INVESTOR})(?:은|는|이|가)\s"
)
_ELSE = compiled(r"선물|연기금|금융투자|프로그램|평균|국채|채권|합[쳐산계]|두 시장|상장주식")
_LEAST, _NEAR, _ALIKE, _FAR = 1000.0, 0.02, 0.12, 0.2
"""억원 from which amounts tell days apart; parts of one that provisional amounts are off mostly, and rarely, and that
sums of many days are never off."""
_MONTHS_BACK = 11


class _Gone(NamedTuple):
    """The sessions that an amount is of: from the first to the last."""

    first: dt.date
    last: dt.date


def check(look: Look) -> Iterator[Flaw]:
    """Yield amounts of times gone by that are a slip of the record's, or went the other way."""
    ground = look.grounds.get("kr") if look.home == "kr" else None
    if ground is None:
        return
    for sentence in look.copy.sentences:
        if _ELSE.search(sentence.own) or not (BUY.search(sentence.own) or SELL.search(sentence.own)):
            continue
        if any(one.sort == "stock" for one in look.names.named(sentence.own)):
            continue
        for pattern in (_TOLD, _ATTRIBUTE):
            for found in pattern.finditer(sentence.own):
                yield from _held(look, ground, sentence, found)


def _held(look: Look, ground: Ground, sentence: Sentence, found: re.Match[str]) -> Iterator[Flaw]:
    gone = _time_of(look, ground, found.groupdict())
    figure = next((one for one in look.figures(sentence) if one.start == found.start("amount")), None)
    way = _way(sentence.own, found.start("verb"))
    who = next(code for name, code in WHO.items() if found["who"].startswith(name))
    if gone is None or figure is None or not figure.is_exact or not way:
        return
    boards = BOARDS[1:] if "코스닥" in found[0] else BOARDS
    known = {one: bought for one in boards if (bought := _bought(ground, one, who, gone)) is not None}
    told = float(figure.value) / EOK
    sums = [*known.values(), sum(known.values())]
    if not known or any(_is_near(figure, told, way, one) for one in sums):
        return
    bought = known.get(boards[0])
    if bought is None or abs(bought) < _LEAST:
        return
    did = "순매수" if bought > 0 else "순매도"
    when = f"{gone.first:%Y-%m-%d}" + (f"~{gone.last:%Y-%m-%d}" if gone.last != gone.first else "")
    message = f"{KOREAN[who]}은 {when}에 {abs(bought):,.0f}억원을 {did}했습니다."
    fact = f"net_buying:{boards[0]}:{who}@{gone.first}..{gone.last} = {bought:.0f}억"
    if way != (1 if bought > 0 else -1):
        if abs(told - abs(bought)) <= _ALIKE * abs(bought):
            verb = (BUY if way > 0 else SELL).match(sentence.own, found.start("verb"))
            start, end = verb.span() if verb else found.span("verb")
            right = OPPOSITE.get(sentence.own[start:end])
            yield Flaw(WAY, Kind.FALSE, sentence.at + start, sentence.at + end, message, right, fact=fact)
        return
    text = sentence.own[figure.start : figure.end]
    is_sum = gone.last != gone.first and abs(told - abs(bought)) > _FAR * max(abs(bought), _LEAST)
    if is_sum or is_slip(figure, text, abs(bought)) or _is_turned(told, abs(bought)):
        start, end = sentence.at + figure.start, sentence.at + figure.end
        yield Flaw(
            AMOUNT, Kind.FALSE, start, end, message, spelled(text, abs(bought), figure, look), fact=fact
        )


def _is_turned(told: float, bought: float) -> bool:
    """Tell whether an amount has two of its first digits exchanged, which provisional ones keep: 5465억 of 5,640억."""
    one, other = f"{told:.0f}", f"{bought:.0f}"
    return len(one) == len(other) and is_transposed(one[:2], other[:2])


def _is_near(figure: Figure, told: float, way: int, bought: float) -> bool:
    """Tell whether an amount may be one of the record, a little off as provisional ones are."""
    if way != (1 if bought > 0 else -1):
        return False
    return agrees(figure, abs(bought)) or abs(told - abs(bought)) <= _NEAR * abs(bought)


def _way(own: str, at: int) -> int:
    buys, sells = BUY.search(own, at, at + _BEHIND), SELL.search(own, at, at + _BEHIND)
    if buys and sells:
        return 1 if buys.start() < sells.start() else -1
    return 1 if buys else -1 if sells else 0


_BEHIND = 12


def _time_of(look: Look, ground: Ground, told: dict[str, str | None]) -> _Gone | None:
    """Return which sessions words mean; None where nobody can tell."""
    eve = ground.previous(look.day)
    if told["eve"]:
        return _Gone(eve, eve)
    if told.get("so_far"):
        first = look.day.replace(day=1) if told["so_far"] == "이달" else look.day.replace(month=1, day=1)
        last = look.day.replace(day=int(told["last"] or 1)) if _is_day(look, told["last"]) else eve
        return _Gone(first, last) if first <= last else None
    if told.get("ended"):
        return _month(look, (look.day.month - 2) % 12 + 1)
    if told.get("month"):
        return _month(look, int(told["month"] or 0))
    if told.get("day"):
        month = int(told["of"] or look.day.month)
        for year in (look.day.year, look.day.year - 1):
            try:
                day = dt.date(year, month, int(told["day"] or 0))
            except ValueError:
                return None
            if day < look.day:
                return _Gone(day, day) if ground.is_session(day) else None
    return None


def _is_day(look: Look, told: str | None) -> bool:
    return told is not None and 0 < int(told) <= look.day.day


def _month(look: Look, month: int) -> _Gone | None:
    """Return the sessions of the last month with a number that is over."""
    if not 0 < month <= _MONTHS_BACK + 1 or month == look.day.month:
        return None
    year = look.day.year - (month > look.day.month)
    first = dt.date(year, month, 1)
    after = (first + dt.timedelta(days=32)).replace(day=1)
    return _Gone(first, after - dt.timedelta(days=1))


def _bought(ground: Ground, board: str, who: str, gone: _Gone) -> float | None:
    """Return what an investor bought on balance in a time, in 억; None where not all of it is recorded."""
    flows = ground.snapshot.flows.get(board)
    nets = flows.net.get(who) if flows else None
    if flows is None or nets is None:
        return None
    days: list[dt.date] = flows.days.tolist()
    if not days or days[0] > gone.first:
        return None
    own = [float(nets[at]) for at, day in enumerate(days) if gone.first <= day <= gone.last]
    return sum(own) if own and np.isfinite(own).all() else None
