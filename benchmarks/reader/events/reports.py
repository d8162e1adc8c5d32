"""What a text says of companies' quarterly reports: who, when, and how it was against what was expected.

A relative clause (``전날 장 마감 후 실적을 발표한 A와 B는``) tells of the names that it stands before; a verb
(``A와 B가 실적을 발표했다``) of the names before it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from benchmarks.reader.claims.subjects import Mention
from benchmarks.reader.events import times
from benchmarks.reader.events.names import Names
from benchmarks.reader.events.times import When

NOUN = (
    r"(?:(?:[1-4]분기|분기|연간|회계연도|잠정) ?)*(?:실적|성적표|주당순이익(?:\(EPS\))?|어닝)(?:을|를|이|도)?"
)
_TIME = r"(?: [^.,%]{0,14}?(?:후|뒤|전|날|일|장중)(?:에|에는)?)?"
_HOW = rf"{_TIME}(?: ?(?:나란히|각각|잇달아|잇따라|모두|함께|이미|막|먼저))?"
_AFTER = r"(?: 뒤| 후| 다음| 직후| 이후| 가운데| 데 이어)"
_GAVE = r"(?:발표한|내놓은|공개한|공시한|낸|내놨던|발표했던|보고한)"
ADNOMINAL = re.compile(rf"{NOUN}{_HOW} ?{_GAVE}(?!{_AFTER}| 것| 바[ 와를가])(?= |,)")
TOLD = re.compile(
    rf"{NOUN}{_HOW} ?(?:{_GAVE}{_AFTER}"
    rf"|발표{_AFTER}|(?:발표|공개|공시)(?:하며|하고|하면서|했고|했으며|했는데|했지만|했다|해)"
    r"|(?:내놓으며|내놓고|내놨고|내놨으며|내놓았고|내놓았다|내놨다|내며|냈고|냈다)"
    r"|(?:나왔|공개됐|발표됐|나온|공개된|발표된)(?:다|고|으며|지만| 뒤| 후)?)"
    rf"|{_GAVE} (?:[가-힣0-9]{{1,8}} ){{0,2}}{NOUN}|{NOUN}에도"
)
"""The last two: 전날 내놓은 실적이 예상을 밑돌았다, 예상을 웃돈 실적에도 내렸다."""
SOON = re.compile(
    rf"{NOUN} ?(?:발표)?(?:를)?(?: 하루)? ?앞둔"
    rf"|{NOUN}{_HOW} ?(?:발표하는|내놓는|공개하는|발표할|내놓을|공개할|낼)(?! 예정| 계획| 것)(?= )"
)
DUE = re.compile(
    rf"{NOUN}{_HOW} ?(?:(?:발표|공개|공시)한다|내놓는다|낸다|(?:발표할|공개할|내놓을) (?:예정|계획)"
    r"|발표(?:를)? 앞두고|나온다|나올|공개된다|발표된다|발표 예정"
    r"|(?:발표가 )?(?:예정|이어진|기다리|기다린|몰려|줄줄이|잇따|있다|나온))"
)
AGAIN = re.compile(r"(?<=[ ])(?:내놓는다|발표한다|공개한다|내놓고|발표하고|공개하고)")
"""A verb that takes the noun of a verb before it: 나이키는 26일, 마이크론은 27일 내놓는다."""
_SCENE = re.compile(r"(?:\(현지시간\))? ?(?:미국 )?(?:뉴욕 ?증시|증시|시장)")
"""What follows the day that a text is about: 30일(현지시간) 뉴욕증시에서."""
BETTER = re.compile(
    r"(?:예상|전망|기대|컨센서스)치?(?:를|을|에|보다)? ?(?:크게 |소폭 )?"
    r"(?:(?P<better>웃돈|웃도는|웃돌|뛰어넘|넘어선|넘어서는|상회|좋은|나은)"
    r"|(?P<worse>밑돈|밑도는|밑돌|하회|못 미친|못 미치|나쁜|저조한|미달))"
)
BOUNDARY = re.compile(
    r"(?:[았었였했됐렸랐쳤겼졌]고|[가-힣]지만|[가-힣]으?며|면서|반면|가운데|가운데서는|대조적으로)[, ]"
)
ALL = re.compile(
    r" ?(?:[가-힣]{1,6} )?(?:기업|회사|종목|업체|곳|대형주|기술주|은행|상장사)(?:들)?"
    r"(?: 가운데| 중)(?:에서|서)?(?:는|도|은)?"
)
NOBODY = re.compile(r" ?(?:[가-힣]{1,6} )?(?:기업|회사|종목|업체|곳|대형주|기술주)(?:들)?(?:이|의|은|는|도)")
SAME = re.compile(r"(?:이|두|세|네) (?:회사|기업|종목|업체)|^회사는|이들")


class Told(NamedTuple):
    """One statement of one company's report."""

    kind: str
    """``report``, ``due``, ``soon``, ``better``, ``worse``."""
    about: str
    """The symbol; empty where the sentence names nobody, ``?`` where no list knows the name."""
    when: When | None
    start: int
    end: int


def told(text: str, today: dt.date, companies: Names, carried: Sequence[str] = ()) -> list[Told]:
    """Return what a sentence says of reports; ``carried``: whom the sentence before was about."""
    names = companies.find(text)
    found: list[Told] = []
    for kind, match, relative in _matches(text):
        ahead = kind != "report"
        when = times.found(text, today, ahead=ahead)
        since = max((m.end() for _, m, _ in _matches(text) if m.end() <= match.start()), default=0)
        inside = [one for one in when if match.start() <= one.start < match.end()]
        if relative:
            given = inside[0] if inside else _before(text, match.start(), when, names)
            some = [(one, given) for one in _heads(text, match.end(), names)]
        else:
            some = list(_subjects(text, since, match, names, when))
            some = [(name, inside[0] if inside else at) for name, at in some]
        one_sided = _against(text, since, match)
        if not some:
            whom = carried if not names or SAME.search(text[: match.start()]) else ()
            alone = inside[0] if inside else _before(text, match.start(), when, [])
            found += [Told(kind, about, alone, match.start(), match.end()) for about in whom or ("",)]
        for name, at in some:
            for about in name.symbols:
                found.append(Told(kind, about, at, match.start(), match.end()))
                if one_sided and not ahead:
                    found.append(Told(one_sided, about, at, match.start(), match.end()))
    return found


def ranks(text: str) -> bool:
    """Tell whether a sentence opens a ranking of those who reported: 실적을 발표한 대형주 가운데서는."""
    return any(
        relative and ALL.match(text, m.end()) for kind, m, relative in _matches(text) if kind == "report"
    )


def ranked(text: str, companies: Names) -> list[Told]:
    """Return what a sentence that goes on with such a ranking says: all whom it names reported."""
    names = companies.find(text)
    return [Told("report", about, None, one.start, one.end) for one in names for about in one.symbols]


def _matches(text: str) -> list[tuple[str, re.Match[str], bool]]:
    """Return kind, match, and whether it is a relative clause, in the order of the text."""
    some = [("report", m, True) for m in ADNOMINAL.finditer(text)]
    some += [("soon", m, True) for m in SOON.finditer(text)]
    some += [("due", m, False) for m in DUE.finditer(text)]
    later = times.is_ahead(text)
    for m in TOLD.finditer(text):
        untensed = re.search(r"(?:하며|하고|하면서|내놓으며|내놓고|내며)$", m.group())
        some.append(("due" if untensed and later else "report", m, False))
    if some:
        first = min(m.start() for _, m, _ in some)
        taken = [(m.start(), m.end()) for _, m, _ in some]
        for m in AGAIN.finditer(text):
            if m.start() > first and not any(a <= m.start() < b for a, b in taken) and later:
                some.append(("due", m, False))
    some.sort(key=lambda each: (each[1].start(), -each[1].end()))
    return [each for at, each in enumerate(some) if not at or each[1].start() >= some[at - 1][1].end()]


def group(text: str, at: int, names: Sequence[Mention]) -> list[Mention]:
    """Return the names joined from the ``at``-th on: A와 반도체 업체 B, C."""
    found = [names[at]]
    for one in names[at + 1 :]:
        gap = text[found[-1].end : one.start]
        if not re.match(r"(?:와|과|,|·| 및|, 그리고)", gap) or re.search(r"[%.]|\d|은 |는 |한 |된 ", gap[1:]):
            break
        found.append(one)
    return found


def _heads(text: str, end: int, names: Sequence[Mention]) -> list[Mention]:
    every = ALL.match(text, end)
    if every:
        return [one for one in names if one.start >= every.end()]
    if NOBODY.match(text, end):
        return []
    for at, one in enumerate(names):
        if one.start >= end:
            gap = text[end : one.start]
            if len(gap) > 45 or "%" in gap or BOUNDARY.search(gap):
                return []
            return group(text, at, names)
    return []


def _subjects(
    text: str, since: int, match: re.Match[str], names: Sequence[Mention], when: Sequence[When]
) -> Iterator[tuple[Mention, When | None]]:
    """Yield who reports by a verb, each with its time, which stands before the names or after each."""
    until = match.start()
    bound = max([since, *(m.end() for m in BOUNDARY.finditer(text, since, until))])
    some = [one for one in names if bound <= one.start < until and not one.object]
    if not some:
        later = next((row for row, one in enumerate(names) if one.start >= match.end()), None)
        if later is None or BOUNDARY.search(text[match.end() : names[later].start]):
            return
        given = _before(text, until, when, names)
        yield from ((one, given) for one in group(text, later, names))
        return
    own = [one for one in when if bound <= one.start < until and not _SCENE.match(text, one.end)]
    leading = any(one.start < some[0].start for one in own)
    for row, one in enumerate(some):
        edge = some[row + 1].start if row + 1 < len(some) else until
        chosen = [each for each in own if one.start <= each.start < one.end]  # in brackets: 애플(29일)
        if not chosen and leading:
            chosen = [each for each in own if each.end <= one.start]
        elif not chosen:
            chosen = [each for each in own if one.end <= each.start < edge][:1]
            chosen = chosen or [each for each in own if each.start > one.start][:1]
        yield one, _parted(chosen[-1], own, edge) if chosen else None


def _parted(one: When, own: Sequence[When], edge: int) -> When:
    """Return a time with the part of the day that stands alone behind the names."""
    alone = [each for each in own if each.first is None and each.start >= edge]
    return one._replace(part=alone[-1].part) if alone and not one.part else one


def _before(text: str, start: int, when: Sequence[When], names: Sequence[Mention]) -> When | None:
    """Return the time that a verb's clause begins with."""
    some = [one for one in when if one.end <= start]
    if not some:
        return None
    gap = text[some[-1].end : start]
    apart = len(gap) > 40 or re.search(r"에서|증시|%|다\. ", gap) or BOUNDARY.search(gap)
    if apart or any(some[-1].end <= one.start < start for one in names):
        return None
    return some[-1]


def _against(text: str, since: int, match: re.Match[str]) -> str:
    """Return whether the report is called better or worse than expected."""
    window = text[max(since, match.start() - 30) : match.end() + 25]
    found = BETTER.search(window)
    return str(found.lastgroup) if found else ""
