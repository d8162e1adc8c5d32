"""What the words around a figure bind it to: whose it is, and of when, plainly or left open."""

from __future__ import annotations

from newsgen.checks.look import Look
from newsgen.checks.readings import Truth, is_of_day
from newsgen.checks.shapes import Shape
from newsgen.claims import Claim, When
from newsgen.claims.claim import DAY
from newsgen.claims.when import dates
from newsgen.patterns import compiled

_BEHIND = 10
"""Characters from a figure to the name right behind its attribute."""
_DAYS = compiled(
    r"\d{1,2}일(?!\s?(?:간|동안|만|연속|째|새|사이|까지))|이날(?!까지)|오늘(?!까지)|하루|당일|전장|전 ?거래일|전날|전일|어제|[월화수목금]요일"
)
_SPANNED = compiled(
    r"주간|이번\s?주|지난\s?주|한\s?주|일주일|금주|이달|이번\s?달|월간|지난\s?달|[한두석세]\s?달|\d{1,2}월\s?(?:에|들어|의|중)|\d월$|새해|올해|올\s|연초|연간|한\s?해|\d{4}년|지난해|작년|연말"
    r"|기간|동안|[일틀흘새]간|사이|사흘|나흘|닷새|이틀|분기|반년|개월|상반기|하반기|누적|이후|이래|당시|까지|고점|저점|장\s?중|한때|개장|장 초반"
)
"""Words for times other than the day itself."""
_OF_MOMENT = compiled(r"장\s?중|한때|개장|장 초반")
"""Words for a moment of the day, which sentences before one's own may tell and it goes on with the close."""
_CLAUSE_END = compiled(r"[가-힣](?:고|며|면서|지만|으나|는데),?\s|,\s")
_POINTED = compiled(r"(?<![가-힣])(?:두|양|세|네|3대|이|그)\s?(?:주요\s)?지수[는은가이도]\s")
"""Words for indices that the sentence before names, as good as their names."""
_ENDED = compiled(r"[^.,]{0,24}?(?:마감|마쳤|마치[고며]|마친|종료했|장을 끝|거래를 끝)")
"""What stands behind a figure that is the close."""
_NAMED = {
    "day": compiled(
        r"전날|전일|어제|간밤|앞서|직전|이날|하루|오늘|\d일(?!\s?(?:간|동안|만|새|째|연속))|[월화수목금]요일"
    ),
    "week": compiled(
        r"(?<!지난\s)(?<!지난)(?<!직전\s)(?<!앞선\s)(?:한\s?|이번\s?|[^가-힣])주(?=[^가-힣]|[간에로])|금주|일주일"
    ),
    "last_week": compiled(r"(?:지난|직전|앞선)\s?(?:한\s)?주|전주"),
    "month": compiled(r"달|\d월|월간"),
    "last_month": compiled(r"지난\s?(?:한\s)?달|전달|\d월"),
    "year": compiled(r"올해|올\s|연초|연간|새해|지난해|작년|한\s?해"),
    "sessions": compiled(r"이틀|사흘|나흘|닷새|\d(?:거래)?일\s?(?:간|동안|새|만)"),
}
"""Words that may name a time that a figure is of, however they are put."""


def sentence_of(look: Look, claim: Claim) -> int:
    """Return where the sentence of a figure begins."""
    return max(look.text.rfind(claim.sentence, 0, claim.end + len(claim.sentence)), 0)


def clause(look: Look, claim: Claim) -> str:
    """Return what stands before a figure in its clause."""
    return _CLAUSE_END.split(look.text[sentence_of(look, claim) : claim.start])[-1]


def says_its_span(look: Look, claim: Claim) -> bool:
    """Tell whether a clause itself has the words for the time that its move is measured over, if that is no day."""
    if claim.span == DAY:
        return True
    return _SPANNED.search(clause(look, claim)) is not None


def span_words(look: Look, claim: Claim) -> int:
    """Return where the words of the span begin that a figure stands behind; itself where none do."""
    begin = sentence_of(look, claim)
    return max((one.start() for one in _SPANNED.finditer(look.text, begin, claim.start)), default=claim.start)


def is_bound(look: Look, claim: Claim, shape: Shape | None) -> bool:
    """Tell whether a figure's own words leave no doubt of when it is, and where it has no shape of whose."""
    start = sentence_of(look, claim)
    left = look.text[start : claim.start]
    day = max((one.start() for one in _DAYS.finditer(left)), default=-1)
    spanned = max((one.start() for one in _SPANNED.finditer(left)), default=-1)
    if claim.span.kind != "day":
        timely = spanned > day
    elif claim.when is When.CLOSE and _ENDED.match(look.text, claim.end):
        timely = True
    elif shape is Shape.PERIOD:
        timely = (day >= 0 and day > spanned) or is_of_today_alone(look, claim)
    else:
        timely = day >= spanned
    named = _is_named(look, claim)
    return timely and (shape is not None or named or _POINTED.search(left) is not None)


def _is_named(look: Look, claim: Claim) -> bool:
    """Tell whether a figure's own sentence names whose it is, before it or right behind its attribute: 2% 오른 애플."""
    if not claim.sure or claim.name is None:
        return False
    return sentence_of(look, claim) <= claim.name[0] < claim.end + _BEHIND


def is_of_today_alone(look: Look, claim: Claim) -> bool:
    """Tell whether nothing in a figure's sentence, nor before it in its paragraph, speaks of another time."""
    start = sentence_of(look, claim)
    if (
        not _is_named(look, claim)
        or (claim.days and claim.days != (look.day,))
        or claim.spans
        or claim.span != DAY
        or claim.when is not When.CLOSE
    ):
        return False
    if look.text[claim.start - 1] == "(" and claim.name and claim.name[1] == claim.start - 1:
        return not _SPANNED.search(clause(look, claim)) and not _speaks_of_others(look, start, claim.start)
    begin = max(look.text.rfind("\n", 0, claim.start) + 1, 0)
    before = _OF_MOMENT.sub("", look.text[begin:start])
    own = look.text[start : start + len(claim.sentence)]
    return not (_SPANNED.search(before) or _SPANNED.search(own)) and is_of_day(look, claim)


def _speaks_of_others(look: Look, start: int, end: int) -> bool:
    """Tell whether a stretch of text names another day than the text's own."""
    return any(one.sessions_back or one.day != look.day for one in dates(look.text[start:end], look.day))


def may_name(look: Look, claim: Claim, other: Truth) -> bool:
    """Tell whether words before a figure, behind the one before it, may name the other time that it is exactly of."""
    if claim.days:
        return False
    start = sentence_of(look, claim)
    begin = max((one.end for one in look.claims if start <= one.end <= claim.start), default=start)
    return _NAMED[other.span.kind].search(look.text, begin, claim.start) is not None
