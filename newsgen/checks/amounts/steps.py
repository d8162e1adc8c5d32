"""The unit of what rates move by, stand at and are apart by, where no price is needed to tell that it is the wrong one."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from newsgen.checks.amounts.units import CODE
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.items import NATIVE
from newsgen.checks.look import Look
from newsgen.patterns import compiled

_LEVEL = compiled(
    r"(?:년물|국채|국고채|회사채)(?:\s?(?:금리|수익률))?(?:\([^()\n]*\))?(?:\s?(?:금리|수익률))?[은는이가도]?\s(?:[가-힣]+\s){0,2}?(?:연\s)?(?P<value>[1-9]\.\d{2,3})(?P<unit>%포인트|%p|%P)(?:까지|로|에서|에|선|대|를\s(?:기록|나타|넘|웃돌|밑돌)|였|이다|입니다)(?!\s?(?:벌|좁|확대|축소))"
)
"""A yield's level in percentage points: 금리는 4.73%포인트까지."""
_WIDE = compiled(
    r"(?:기준금리|정책금리|금리|금리\s?차|스프레드|격차)(?:\([^()\n]*\))?[를을는은가이도]?\s(?:[가-힣]+\s){0,3}?(?P<value>[1-9]\d{1,2})(?P<unit>%포인트|%p|%P)(?!\s?(?:관세|세율))"
)
"""A step or a gap of rates in whole tens of percentage points: 기준금리를 25%포인트 인하."""
_TINY = compiled(
    r"(?<![\d.])(?P<value>0\.25|0\.50?|0\.75)\s?(?P<unit>bp|bps|베이시스포인트)(?:씩|를)?\s(?:[가-힣]+\s)?(?:인하|인상|낮[췄추춘]|내[렸려린리]|올[렸려린리])"
)
"""A step of a central bank whose percentage points are called basis points: 0.25bp 내렸다."""
_OF_MARKET = compiled(r"(?:년물|국채|국고채|회사채|채권|수익률)[^.\n]*$")
_NEAR = 40
"""What moves by half a basis point, and characters in which it stands before that: 1년물은 0.5bp 내리며."""
_IN_ALL = compiled(
    r"(?<![\d.])(?P<times>두|세|네|다섯|[2-9])\s?(?:차례|번|회)(?:에 걸쳐)?\s(?:연속(?:으로)?\s|연달아\s|잇따라\s)?(?:기준금리를\s|금리를\s)?(?P<step>0\.25|0\.50?|0\.75)(?:%포인트|%p)씩,?\s(?:[가-힣]+\s)?(?:모두|총|합쳐|도합)\s(?P<all>\d\.\d{1,2})(?:%포인트|%p)"
)
"""So many steps and what they come to: 두 차례 연속 0.25%포인트씩 모두 0.5%포인트."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield levels in percentage points, tens of points that are basis points, and steps that do not add up."""
    for found in _LEVEL.finditer(look.own):
        message = "금리의 수준은 %로 씁니다."
        yield Flaw(CODE, Kind.CONTRADICTION, *found.span("unit"), message, "%", fixable=True)
    for pattern, right in ((_WIDE, "bp"), (_TINY, "%포인트")):
        for found in pattern.finditer(look.own):
            if pattern is _TINY and _OF_MARKET.search(look.own, max(found.start() - _NEAR, 0), found.start()):
                continue
            message = f"금리가 움직인 폭이나 차이의 단위를 확인하십시오. {found['value']}{right}라면 맞을 수 있습니다."
            yield Flaw(CODE, Kind.CONTRADICTION, *found.span("unit"), message, right)
    yield from _in_all(look)


def _in_all(look: Look) -> Iterator[Flaw]:
    """Yield what so many steps are told to come to, and do not."""
    for found in _IN_ALL.finditer(look.own):
        every = Decimal(found["step"]) * (NATIVE.get(found["times"]) or int(found["times"]))
        if Decimal(found["all"]) != every:
            right = f"{every.normalize():f}"
            message = f"{found['step']}%포인트씩 {found['times']} 차례면 {right}%포인트입니다."
            yield Flaw(CODE, Kind.CONTRADICTION, *found.span("all"), message, right)
