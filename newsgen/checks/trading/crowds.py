"""How many stocks went each way on the exchange in Seoul, and how many ended at the limit, against the record.

The record has ordinary shares; the exchange counts preferred ones and trusts too, up to two fifths more. Only a count
that no such addition makes is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.ground import Ground
from newsgen.checks.look import Look
from newsgen.checks.trading.boards import BOARDS, ENDS, KOREAN, NAMED, last_of
from newsgen.claims import Sentence
from newsgen.claims.markets import elsewhere
from newsgen.patterns import compiled

CODE: Final = "relation"
_UP = r"상승|오른|올랐|오르"
_DOWN = r"하락|내린|내리|내렸|떨어"
_N = r"(?P<n>\d[\d,]*)\s?(?:개사|개|곳|종목)"
_COUNTED = compiled(
    rf"(?P<way>상승|오른|하락|내린|떨어진)(?:\s?마감)?(?:한)?\s?종목(?:\s?수)?(?:[은는이가도을를])?\s?\(?{_N}"
)
_WENT = compiled(
    rf"{_N}\s?(?:종목)?(?:의\s주가)?[이가은는]?\s(?:[가-힣]+\s)?(?P<way>{_UP}|{_DOWN})(?!\s?(?:출발|제한))"
)
_LIMITED = compiled(
    rf"(?P<limit>상한가|하한가)(?:를|에|로)?\s?(?:(?:기록|마감|도달)(?:한|했던))?\s?(?:종목(?:\s?수)?(?:은|는|이|가)?)?\s?\(?{_N}"
    r"|(?P<m>\d[\d,]*)\s?(?:개사|개|곳)\s?(?:종목)?[이가은는]?\s(?P<hit>상한가|하한가)(?:를|에|로)\s?(?:기록|마감|직행|치솟|도달|올[랐라])"
)
_ELSE = compiled(
    r"업종|한때|오전|초반|장\s?중\s|출발|이번 주|한 주|이달|올해|선물|전날|지난|상위|하위|코스피200|코스닥150|현재|이상|넘게|미만|동전주|신[고저]가|그룹|계열|관련주|ETF"
)
_BOTH_BOARDS = compiled(r"합[쳐산계]|두 시장|양 시장|국내 증시|전체 시장")
_RISEN = compiled(_UP)
_LEAST, _MOST = (0.85, -12), (1.45, 25)
"""Parts of a recorded count, and stocks beside, between which the exchange's own may be."""
_LIMIT = 0.293
"""From which part of a price on a move is one to the limit of the day."""
_FEW, _TIMES = 6, 3
"""How many more, and how many times as many, stocks may end at the limit as the record has."""


_LISTED = {".KS": 700, ".KQ": 1300}
"""Stocks of each part of the exchange from which on a record of it is whole enough to be counted."""


def is_whole(ground: Ground) -> bool:
    """Tell whether the record of a day has the stocks of Seoul's exchange, not a choice of them."""
    return all(int(np.sum(ground.listed(ends))) >= least for ends, least in _LISTED.items())


class _Counts(NamedTuple):
    up: int
    down: int
    top: int
    bottom: int


def check(look: Look) -> Iterator[Flaw]:
    """Yield counts of stocks that the record of the day cannot make."""
    ground = look.grounds.get("kr") if look.home == "kr" else None
    if ground is None or ground.at is not None or not look.is_closing or not is_whole(ground):
        return
    block, board = -1, ""
    for sentence in look.copy.sentences:
        board = board if sentence.block == block else ""
        block = sentence.block
        if "종목" in sentence.own or "상한가" in sentence.own or "하한가" in sentence.own:
            yield from _sentence(look, ground, sentence, board)
        board = last_of(NAMED.finditer(sentence.own), board)


def _sentence(look: Look, ground: Ground, sentence: Sentence, board: str) -> Iterator[Flaw]:
    own = sentence.own
    if _ELSE.search(own) or look.is_of_another_day(sentence) or elsewhere("kr").search(own):
        return
    both = _BOTH_BOARDS.search(own) is not None
    for pattern in (_COUNTED, _WENT, _LIMITED):
        for found in pattern.finditer(own):
            where = "" if both else last_of(NAMED.finditer(own, 0, found.start()), board)
            yield from _held(look, ground, sentence, found, where)


def _held(look: Look, ground: Ground, sentence: Sentence, found: re.Match[str], board: str) -> Iterator[Flaw]:
    told = int((found["n"] or found["m"]).replace(",", ""))
    every = [_counts(ground, one) for one in ((board,) if board else (*BOARDS, ""))]
    known = [_of(found, one) for one in every]
    if any(_may_be(found, told, one) for one in known):
        return
    name = "n" if found["n"] else "m"
    start, end = sentence.at + found.start(name), sentence.at + found.end(name)
    what = _what(found)
    message = f"{look.day:%Y-%m-%d} {KOREAN.get(board, '두 시장')}의 기록(보통주)으로 {what} 종목은 {known[0]:,}개입니다."
    yield Flaw(CODE, Kind.FALSE, start, end, message, fact=f"stocks:{board}@{look.day} = {known[0]}")


def _what(found: re.Match[str]) -> str:
    limit = _limit(found)
    return limit or ("오른" if _RISEN.match(found["way"]) else "내린")


def _limit(found: re.Match[str]) -> str:
    named = found.groupdict()
    return named.get("limit") or named.get("hit") or ""


def _of(found: re.Match[str], counts: _Counts) -> int:
    limit = _limit(found)
    if limit:
        return counts.top if limit == "상한가" else counts.bottom
    return counts.up if _RISEN.match(found["way"]) else counts.down


def _may_be(found: re.Match[str], told: int, known: int) -> bool:
    if _limit(found):
        return known // 2 <= told <= max(known * _TIMES, known + _FEW)
    return known * _LEAST[0] + _LEAST[1] <= told <= known * _MOST[0] + _MOST[1]


def _counts(ground: Ground, board: str) -> _Counts:
    """Return how many stocks of a part of the exchange, of both for none, rose, fell and ended at a limit."""
    close = ground.snapshot.panel.close
    here = ground.listed(ENDS[board]) if board else np.ones(close.shape[1], dtype=bool)
    with np.errstate(invalid="ignore", divide="ignore"):
        moved = (close[-1] / close[-2] - 1)[here]
    return _Counts(*(int(np.sum(one)) for one in (moved > 0, moved < 0, moved > _LIMIT, moved < -_LIMIT)))
