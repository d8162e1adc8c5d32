"""How many stocks rose and how many fell: which are told to be more, against the counts beside it and the record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import numpy as np

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.ground import Ground
from newsgen.checks.items import NUMBER, number
from newsgen.checks.look import Look
from newsgen.checks.trading.crowds import is_whole
from newsgen.checks.trading.trades import BOARD
from newsgen.claims import Sentence
from newsgen.claims.markets import elsewhere
from newsgen.patterns import compiled

CODE: Final = "relation"
_WAY = r"(?:상승|오른|하락|내린|떨어진)"
_COUNTED = compiled(
    rf"(?P<way>{_WAY})\s?(?:한\s)?(?:종목|업종)(?:\s?수)?(?:[은이는가도을를])?\s?\(?(?P<n>\d[\d,]*)\s?(?:개|곳)"
)
_HOW = r"(?:훨씬\s|크게\s|더\s|한참\s|압도적으로\s)*"
_AGAINST = compiled(
    rf"\)?(?:보다|을|를|에)\s{_HOW}(?:(?P<more>많[았은아]|웃돌|압도|앞[섰서선지질]|능가)|적[었은어]|밑돌|못\s?미)"
)
_MAJORITY = compiled(rf"(?P<way>{_WAY})\s?종목(?:\s?수)?(?:[이가])\s{_HOW}(?P<more>많[았다은]|우세)")
_TOLD = compiled(
    rf"(?P<way>{_WAY})\s?종목(?:\s?수)?(?:이|은|가)\s(?P<than>{_WAY}\s?종목(?:\s?수)?(?:보다|을|를)\s)?{_HOW}(?:(?P<more>많[았다]|웃돌|압도)|(?P<less>적[었다]|밑돌))"
    rf"|(?P<times>{_WAY})\s?종목(?:\s?수)?(?:이|은|가)\s{_WAY}\s?종목(?:\s?수)?의\s{NUMBER}\s?배(?P<over>를|가\s넘|[를을]?\s(?:훌쩍\s|훨씬\s)?넘|에 (?:달|이))"
)
_ELSE = compiled("업종|한때|오전|초반|장중|출발|이번 주|한 주|이달|올해|보통주|선물|전날|지난")
_RISEN = frozenset({"상승", "오른"})
_SURE, _ROUGH = 1.15, 0.8
"""How many times as many are surely more, and how far a round multiple may be off what is recorded."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield which count is told as the larger, and is not."""
    for sentence in look.having(_SIGN):
        if "종목" not in sentence.own or not _SIGN.search(sentence.own):
            continue
        counts = list(_COUNTED.finditer(sentence.own))
        if len(counts) == _BOTH:
            yield from _beside(sentence, counts)
            yield from _exchanged(look, sentence, counts)
        elif not counts:
            yield from _recorded(look, sentence)


_SIGN, _BOTH = compiled(_WAY + r"\s?(?:한\s)?(?:종목|업종)"), 2


def _beside(sentence: Sentence, counts: list[re.Match[str]]) -> Iterator[Flaw]:
    """Yield which of two counts is told as the larger, and is the smaller."""
    own = sentence.own
    if len({one["way"] in _RISEN for one in counts}) != _BOTH:
        return
    first, second = (int(one["n"].replace(",", "")) for one in counts)
    against, most = _AGAINST.match(own, counts[1].end()), _MAJORITY.search(own, counts[1].end())
    if against and first != second and bool(against["more"]) != (first > second):
        start, end = counts[0].start(), against.end()
    elif most and (most["way"] in _RISEN) != ((first > second) == (counts[0]["way"] in _RISEN)):
        start, end = most.span()
    else:
        return
    message = f"{counts[0]['n']}개와 {counts[1]['n']}개를 견주면 반대입니다."
    yield Flaw(CODE, Kind.CONTRADICTION, sentence.at + start, sentence.at + end, message)


def _exchanged(look: Look, sentence: Sentence, counts: list[re.Match[str]]) -> Iterator[Flaw]:
    """Yield two counts of which the larger is, by the record of Seoul's stocks, clearly the smaller: they change places."""
    ground = look.grounds.get("kr") if look.home == "kr" and look.is_closing else None
    own = sentence.own
    if (
        ground is None
        or not is_whole(ground)
        or _ELSE.search(own)
        or elsewhere("kr").search(own)
        or look.is_of_another_day(sentence)
    ):
        return
    first, second = (int(one["n"].replace(",", "")) for one in counts)
    if len({one["way"] in _RISEN for one in counts}) != _BOTH or not (first and second):
        return
    told = first / second if counts[0]["way"] in _RISEN else second / first
    known = [_ratio(ground, ends, risen=True) for ends in _boards(own)]
    if told < 1:
        told, known = 1 / told, [1 / one if one else None for one in known]
    if told > _CLEAR and all(one is not None and one < 1 / _CLEAR for one in known):
        start, end = sentence.at + counts[0].start("n"), sentence.at + counts[1].end("n")
        more = "내린" if (first > second) == (counts[0]["way"] in _RISEN) else "오른"
        message = f"{look.day:%Y-%m-%d} 기록에서는 {more} 종목이 더 많습니다."
        yield Flaw(CODE, Kind.FALSE, start, end, message)


_CLEAR = 1.08
"""How many times as many stocks have to be told, and by the record to be fewer, for two counts to be exchanged."""


def _recorded(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield which are told to be more, where by the record of Seoul's stocks they were clearly fewer."""
    ground = look.grounds.get("kr") if look.home == "kr" else None
    found = _TOLD.search(sentence.own) if ground is not None and look.is_closing else None
    if (
        found is None
        or ground is None
        or _ELSE.search(sentence.own)
        or elsewhere("kr").search(sentence.own)
        or look.is_of_another_day(sentence)
    ):
        return
    ratios = [
        _ratio(ground, ends, risen=(found["way"] or found["times"]) in _RISEN)
        for ends in _boards(sentence.own)
    ]
    if None in ratios:
        return
    known = [one for one in ratios if one is not None]
    if found["times"]:
        is_false = all(one < number(found["n"]) * _ROUGH for one in known)
    elif found["more"]:
        is_false = all(one < 1 / _SURE for one in known)
    else:
        is_false = all(one > _SURE for one in known)
    if is_false:
        start, end = sentence.at + found.start(), sentence.at + found.end()
        told = ", ".join(f"{one:.1f}배" for one in known)
        message = f"{look.day:%Y-%m-%d} 기록에서 앞의 종목 수는 뒤의 종목 수의 {told}입니다."
        yield Flaw(CODE, Kind.FALSE, start, end, message)


def _boards(own: str) -> tuple[str, ...]:
    """Return what the symbols end in of the parts of the exchange that a sentence may speak of."""
    named = {".KQ" if one["kosdaq"] else ".KS" for one in BOARD.finditer(own)}
    return tuple(sorted(named)) if len(named) == 1 else (".KQ", ".KS")


def _ratio(ground: Ground, ends: str, *, risen: bool) -> float | None:
    """Return how many times as many stocks of a part went one way as the other; None where it is not known."""
    close = ground.snapshot.panel.close[:, ground.listed(ends)]
    if close.shape[0] < _BOTH or not close.shape[1] or ground.at is not None:
        return None
    moved = close[-1] - close[-2]
    up, down = int(np.sum(moved > 0)), int(np.sum(moved < 0))
    one, other = (up, down) if risen else (down, up)
    return one / other if other else None
