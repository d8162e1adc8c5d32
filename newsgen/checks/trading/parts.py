"""What a part of the institutions bought, against all that they did: a part many times the whole has a digit too many."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.checks.trading.boards import BOARDS
from newsgen.checks.trading.nets import EOK, net
from newsgen.korean.figures import amount
from newsgen.patterns import compiled

UNIT: Final = "unit"
_PART = compiled(
    r"(?<![가-힣])(?P<who>금융투자|연기금|투신|사모펀드|사모|보험|은행|기타금융)(?:\s?등)?(?:이|가|은|는|도|만|에서)\s(?:[가-힣]+\s){0,2}?(?P<amount>\d[\d,]*조(?:\s?\d[\d,]*억)?)\s?원"
)
_LEAST, _TIMES = 40_000.0, 4.0
"""억원 from which a part's amount is looked at, and how often the whole it is then too much."""
_LONGER = compiled(r"이달|올해|올 들어|이번 주|한 주|동안|누적|연속|까지|거래일|월\s|상반기|하반기")


def check(look: Look) -> Iterator[Flaw]:
    """Yield amounts of a part that are many times what all institutions bought or sold on balance that day."""
    for sentence in look.copy.sentences:
        for found in _PART.finditer(sentence.own) if "조" in sentence.own else ():
            ground = look.grounds.get("kr")
            if ground is None or not look.is_closing:
                return
            told = float(amount(found["amount"].replace(" ", ""))[0]) / EOK
            whole = [abs(one) for board in BOARDS if (one := net(ground, board, "institution"))]
            if _LONGER.search(sentence.own) or not whole or told < max(_LEAST, _TIMES * max(whole)):
                continue
            start, end = sentence.at + found.start("amount"), sentence.at + found.end()
            message = (
                f"기관 전체의 순매수가 {max(whole):,.0f}억원입니다. {found['who']}의 자릿수를 확인하십시오."
            )
            yield Flaw(UNIT, Kind.FALSE, start, end, message)
