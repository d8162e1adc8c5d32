"""How far two percentages are apart told in percent: 2.9%에서 0.4% 낮아져 2.5%가 됐다."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.patterns import compiled

CODE: Final = "percent-point"
_MOVED = compiled(
    r"(?<![\d.])(?P<base>\d{1,2}(?:\.\d{1,2})?)%(?:에서|보다)\s(?P<by>\d{1,2}(?:\.\d{1,2})?)(?P<unit>%)\s(?:(?P<down>낮아|내려|내린|낮은|떨어|하락|둔화|줄어)|높아|올라|오른|높은|뛰|상승)"
)
_PERCENT = compiled(r"(?<![\d.])(?P<value>\d{1,2}(?:\.\d{1,2})?)%(?!\s?(?:p|P|포인트))")


def check(look: Look) -> Iterator[Flaw]:
    """Yield the distance of two percentages, both of which are told, in percent."""
    if "%" not in look.own:
        return
    for found in look.found(_MOVED, look.own, _SIGN):
        block = next(((begin, end) for begin, end in look.copy.blocks if begin <= found.start() < end), None)
        if block is None:
            continue
        by = Decimal(found["by"]) * (-1 if found["down"] else 1)
        told = {Decimal(one["value"]) for one in _PERCENT.finditer(look.own, *block)}
        if Decimal(found["base"]) + by in told:
            start = found.start("unit")
            message = "백분율끼리의 차이는 %포인트(%p)입니다."
            yield Flaw(CODE, Kind.FALSE, start, start + 1, message, "%포인트")


_SIGN = compiled("%에서|%보다")
