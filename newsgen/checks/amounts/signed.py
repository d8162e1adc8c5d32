"""A word for up or down right behind a list whose figures in brackets have the other sign: 고려아연(-3.00%)은 올랐다."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.checks.opposite import opposite
from newsgen.patterns import compiled

CODE: Final = "direction"
_ENDS = r"(?:했|하며|하고|하면서)"
_ROSE = rf"오르(?:며|고|면서)|올랐|뛰(?:었|며|고)|(?:상승|급등|반등){_ENDS}|(?:강세|오름세|상승세)(?:를\s보|였|를\s나타)"
_FELL = rf"내리(?:며|고|면서)|내렸|떨어(?:졌|지며|지고)|밀(?:렸|리며)|(?:하락|급락|반락){_ENDS}|(?:약세|내림세|하락세)(?:를\s보|였|를\s나타)"
_TOLD = compiled(
    r"\((?P<sign>[-+−])\d{1,2}\.\d{1,2}%\)(?:\s?등)?(?:은|는|이|가|도)\s(?:(?:나란히|모두|일제히|함께|소폭|크게|동반)\s){0,2}"
    rf"(?P<way>(?P<rose>{_ROSE})|{_FELL})"
)


def check(look: Look) -> Iterator[Flaw]:
    """Yield words of direction that the sign right before them contradicts."""
    if "%)" not in look.own:
        return
    for found in _TOLD.finditer(look.own):
        if bool(found["rose"]) == (found["sign"] == "+"):
            continue
        start, end, right = opposite(look.text, *found.span("way"))
        message = f"바로 앞의 수치는 {'오른' if found['sign'] == '+' else '내린'} 것입니다."
        yield Flaw(CODE, Kind.CONTRADICTION, start, end, message, right)
