"""Of whom a ranking of stocks is, and the words that open it: chosen here, known nowhere else.

A template leaves ``among("large")`` before a ranking; ``reasons`` closes it, as what is said of all of a
ranking stands before these words, and a reader who meets the same ones daily no longer sees them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from newsgen.errors import TemplateProblem
from newsgen.story.markup import AMONG, NAME, Piece, mark

REST = "rest"
"""Those of a ranking of whom it is not said that they reported; nor is it said that they did not: of some
nobody knows the hour."""


class Scope(NamedTuple):
    """A group of stocks whose members are ranked."""

    openings: tuple[str, ...]
    """Words that open its ranking, each in its turn."""
    reported: str = ""
    """The same behind what is said of all of it: 분기 실적을 발표한 대형주 가운데서는."""
    bare: bool = False
    """Whether a ranking may open with its first name, on the day whose turn that is."""


SCOPES: Mapping[str, Scope] = {
    "all": Scope(
        ("종목 가운데서는", "개별 종목 중에서는", "종목별로는"), reported="종목 가운데서는", bare=True
    ),
    "top": Scope(
        ("시가총액 상위 종목 가운데서는", "시가총액이 큰 종목 중에서는"),
        reported="시가총액 상위 종목 가운데서는",
        bare=True,
    ),
    "large": Scope(("대형주 가운데서는", "대형주 중에서는"), reported="대형주 가운데서는", bare=True),
    "other": Scope(
        ("다른 대형주 가운데서는", "다른 대형주 중에서는"),
        reported="대형주 가운데서는",
    ),
    "small": Scope(("소형주 가운데서는", "소형주 중에서는"), reported="소형주 가운데서는"),
    "giants": Scope(("대형 기술주 가운데서는", "대형 기술주 중에서는")),
    REST: Scope(("그 밖에", "이 밖에")),
    "unnamed": Scope(("이 밖에", "그 밖에")),
    "risen": Scope(("강세 종목 가운데서는", "오름세를 보인 종목 중에서는"), reported="종목 중 오른 쪽에서는"),
    "fallen": Scope(
        ("약세 종목 가운데서는", "내림세를 보인 종목 중에서는"), reported="종목 중 내린 쪽에서는"
    ),
}

OPENED = re.compile("|".join(sorted({f"{each} " for one in SCOPES.values() for each in one.openings})))
"""How a sentence begins that a ranking opens."""


def among(scope: str) -> str:
    """Leave open how a ranking begins; raises TemplateProblem for a scope that is none."""
    if scope not in SCOPES:
        raise TemplateProblem(f"종목의 범위 {scope}은(는) 없습니다: {', '.join(SCOPES)}")
    return mark(AMONG, (scope,), SCOPES[scope].openings[0])


def opening(piece: Piece, following: Piece | None, turn: int) -> str:
    """Return the words that open a ranking on a day; none where its first name, ``following``, may."""
    scope = SCOPES[piece.payload[0]]
    may_be_bare = scope.bare and following is not None and following.kind == NAME
    ways = (*scope.openings, "") if may_be_bare else scope.openings
    return ways[turn % len(ways)]
