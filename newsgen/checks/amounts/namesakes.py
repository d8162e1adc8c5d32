"""An index with another one's name but for its number: 나스닥100지수 with the close of the composite, to the last digit."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.checks.agree import agrees
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look, called
from newsgen.claims import Measure, When
from newsgen.claims.claim import DAY
from newsgen.korean.figures import figures
from newsgen.patterns import compiled

_NAMED = compiled(
    r"(?<![가-힣A-Za-z])(?P<name>(?P<of>나스닥|코스닥|S&P)\s?(?:100|150|400|600|30|50))(?P<whole>\s?지수)?(?P<then>[은는이가도]\s)"
)
_SIZED = compiled(r"(?<![\d.,])\d{1,3}(?:,\d{3})*\.\d\d(?![\d%]|\s?(?:포인트|p|%))")
"""A level of an index."""
_FAMILY = {"나스닥": "us", "S&P": "us", "코스닥": "kr"}
_FAR = 60


def check(look: Look) -> Iterator[Flaw]:
    """Yield names of indices whose level is the close of the one that they are a part of."""
    for found in look.found(_NAMED, look.own, _SIGN):
        if _FAMILY[found["of"]] != look.home:
            continue
        end = look.own.find("다.", found.end())
        level = _SIZED.search(
            look.own, found.end(), min(found.end() + _FAR, end if end > 0 else len(look.own))
        )
        whole = next((one for one in look.names.mentions(found["of"]) if one.sort == "index"), None)
        if level is None or whole is None or look.names.named(look.own[found.end() : level.start()]):
            continue
        (figure, *_) = figures(level[0])
        for about in sorted(whole.abouts):
            ground = look.ground(about)
            close = (
                ground.value(about, Measure.LEVEL, When.CLOSE, DAY, ground.session.day) if ground else None
            )
            if ground is not None and isinstance(close, float) and agrees(figure, close):
                name = called(look, about)
                message = f"{level[0]}은 {name}의 {ground.session.day:%Y-%m-%d} 종가입니다."
                right = name if found["whole"] else name.removesuffix("지수")
                stop = found.end("whole") if found["whole"] else found.end("name")
                yield Flaw("subject", Kind.FALSE, found.start(), stop, message, right)
                break


_SIGN = compiled("나스닥|코스닥|S&P")
