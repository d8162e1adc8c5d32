"""A title and the first sentence of a text against what it tells below: one amount, move or time told in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from newsgen.checks.agree import agrees, band
from newsgen.checks.amounts.shapes import is_misprint
from newsgen.checks.amounts.truths import fits, truths_of
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.checks.trading.boards import BOARDS
from newsgen.checks.trading.nets import net
from newsgen.checks.trading.passages import passages
from newsgen.checks.trading.trades import WHO
from newsgen.claims import Claim, Measure, When
from newsgen.claims.claim import DAY
from newsgen.claims.copy import Copy, Sentence
from newsgen.codes import Code
from newsgen.korean.figures import Figure, figures
from newsgen.patterns import compiled

FLOW: Final = "flow"
_HEAD_LINES, _HEAD_LENGTH = 5, 70
"""Lines at the head of a text that may be its titles, and characters that such a line has at most."""
_PROSE = compiled(r"(?:다|요|까)[.?!]?[\"”’')\]]*\s*$|[.]\s*$")
_CODES: dict[Measure, Code] = {
    Measure.CHANGE: "change",
    Measure.POINTS: "points",
    Measure.LEVEL: "level",
    Measure.BP: "bp",
}


def check(look: Look) -> Iterator[Flaw]:
    """Yield what a title, or the first sentence, tells otherwise than the text below it."""
    titles = list(_titles(look.copy))
    lead = _lead(look.copy, titles)
    if not titles and lead is None:
        return
    yield from _claimed(look, titles, lead)
    for start, end in titles:
        yield from _bought(look, start, end)
        yield from _lapsed(look, start, end, titles)
        yield from _named_alike(look, start, end, titles)
    if lead is not None:
        yield from _bought(look, *lead)
        yield from _since(look, lead)


def _titles(copy: Copy) -> Iterator[tuple[int, int]]:
    """Yield where the lines stand at the head of a text that are no prose."""
    for start, end in copy.blocks[:_HEAD_LINES]:
        line = copy.plain[start:end].strip()
        if len(line) > _HEAD_LENGTH or _PROSE.search(line):
            return
        yield start, end


def _lead(copy: Copy, titles: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Return where the first sentence stands that is prose, where others follow it."""
    after = titles[-1][1] if titles else 0
    told = [one for one in copy.sentences if one.at >= after]
    if len(told) < _SOME:
        return None
    return told[0].at, told[0].at + len(told[0].own)


_SOME = 3
_MOMENT = compiled(
    r"한때|장\s?중|장\s?초반|출발|개장|선물|시간\s?외|주간(?!\s?거래|장)|이번\s?주|이달|올해|들어|전날|어제|예상|전망|만에|이후|까지|최고|최저|고점|저점|육박|가까"
)


def _claimed(look: Look, titles: list[tuple[int, int]], lead: tuple[int, int] | None) -> Iterator[Flaw]:
    """Yield figures of a title or a lead whose subject has one exact figure below, which they do not say."""
    head = [*titles, *([lead] if lead else [])]
    end = max(stop for _, stop in head)
    below = [
        one for one in look.claims if one.start >= end and _is_plain(one) and one.figure.is_exact and one.sure
    ]
    for claim in look.claims:
        span = next((one for one in head if one[0] <= claim.start < one[1]), None)
        if (
            span is None
            or not _is_plain(claim)
            or _MOMENT.search(look.own, *span)
            or claim.measure not in _CODES
        ):
            continue
        if claim.measure is Measure.LEVEL and claim.figure.step >= 1 and claim.figure.unit not in _WON:
            continue  # a round level of a title may be one that was passed
        same = [one for one in below if one.abouts == claim.abouts and one.measure is claim.measure]
        if not same or len({one.figure.value for one in same}) != 1 or _is_said(claim, same[0]):
            continue
        if _is_slip(look, claim, same[0]):
            told = look.text[same[0].start : same[0].end]
            message = f"글 안에서는 {told}입니다."
            yield Flaw(
                _CODES[claim.measure],
                Kind.CONTRADICTION,
                claim.start,
                claim.end,
                message,
                _right(look, claim, same[0]),
            )


_WON = frozenset({"원", "엔"})


def _is_plain(claim: Claim) -> bool:
    """Tell whether a figure is one subject's of the text's own day and close."""
    return (
        len(claim.abouts) == 1
        and not claim.why_open
        and not claim.days
        and claim.span == DAY
        and claim.when is When.CLOSE
        and not claim.spans
        and not _MOMENT.search(claim.sentence[max(claim.figure.start - _NEAR, 0) : claim.figure.start])
    )


_NEAR = 14


def _is_said(claim: Claim, other: Claim) -> bool:
    """Tell whether a figure of a title says an exact one, by its bound and its rounding."""
    return agrees(claim.figure, float(other.figure.value), _slack(claim))


def _slack(claim: Claim) -> float:
    return float(claim.figure.step) if claim.figure.step >= 1 and claim.measure is Measure.POINTS else 0.0105


def _is_slip(look: Look, claim: Claim, other: Claim) -> bool:
    """Tell whether the figure below is the right one, or the two are each other's but for a slip."""
    if claim.measure is Measure.POINTS and abs(claim.figure.value) > _TIMES * abs(other.figure.value):
        return False  # 938.83p is a level
    truths = truths_of(look, other)[0]
    if truths:
        return any(fits(other, each) for each in truths) and not any(
            fits(claim, each) for each in truths_of(look, claim)[0]
        )
    value = float(other.figure.value)
    if claim.figure.bound == "band" or not claim.figure.is_exact:
        return abs(float(claim.figure.value) - value) <= _BANDS * value
    return is_misprint(claim.figure, value)


_BANDS = 0.05
_TIMES = 20


def _right(look: Look, claim: Claim, other: Claim) -> str | None:
    """Return the figure below where it stands in the title as exactly."""
    if claim.figure.step != other.figure.step or not claim.figure.is_exact or claim.figure.sign:
        return None
    told = look.text[other.start : other.end]
    return told if told[:1].isdigit() and told[-1:] == look.text[claim.end - 1 : claim.end] else None


_WHO_BOUGHT = compiled(
    r"(?P<who>외국인|외인|기관|개인|개미)(?:\s?투자자)?들?(?:은|는|이|가|,)?\s(?:홀로\s|이날\s|하루\s|하루 만에\s|하루에만\s)?(?P<amount>\d[\d,.]*\s?(?:조|억|천억|만)(?:\s?\d[\d,]*억)?)(?:\s?원)?"
)
_LONGER = compiled(
    r"이달|올해|들어|선물|연속|누적|이번\s?주|한\s?주|주간|지난|월\s|거래일|합[쳐산계]|(?<!하루 )동안|이후|전날|어제|이틀|사흘|나흘"
)
_EOK = 10**8
_KOSDAQ = "코스닥"
"""A title that does not name it tells of the main part of the exchange."""


def _bought(look: Look, start: int, end: int) -> Iterator[Flaw]:
    """Yield net buying that a title tells otherwise than the amounts below it."""
    if look.home != "kr":
        return
    for found in _WHO_BOUGHT.finditer(look.own, start, end):
        clause = look.own[max(found.start() - _NEAR, start) : min(found.end() + _CLOSE, end)]
        if _LONGER.search(clause):
            continue
        figure = next(iter(figures(found["amount"] + "원")), None)
        below = [
            float(told.figure.value)
            for passage in look.once(passages)
            if passage.sentence.at >= end and _is_of_kosdaq(look, passage.sentence) == (_KOSDAQ in look.own[start:end])
            for told in passage.told
            if told.who == WHO[found["who"]] and told.figure.is_exact
            and not _is_longer(passage.sentence.own, told.figure.start)
            and not look.is_of_another_day(passage.sentence)
        ]  # fmt: skip
        if figure is None or not below:
            continue
        sums = [*below, sum(below)]
        if any(_is_rounded(figure, each) for each in sums) or not any(
            _LEAST <= float(figure.value) / each <= _MOST for each in below if each
        ):
            continue
        if _is_recorded(look, WHO[found["who"]], figure):
            continue  # what stands below it is wrong
        message = f"글 안에서는 {max(below) / _EOK:,.0f}억원입니다."
        yield Flaw(FLOW, Kind.CONTRADICTION, *found.span("amount"), message)


def _is_recorded(look: Look, who: str, figure: Figure) -> bool:
    """Tell whether an amount of a title is what its investor bought or sold by the record."""
    ground = look.grounds.get("kr")
    nets = [net(ground, board, who) for board in BOARDS]
    return any(_is_rounded(figure, abs(one) * _EOK) for one in nets if one is not None)


def _is_of_kosdaq(look: Look, sentence: Sentence) -> bool:
    """Tell whether a sentence, or what stands before it in its block, names the other part of the exchange."""
    start, _ = look.copy.blocks[sentence.block]
    return _KOSDAQ in look.own[start : sentence.end]


def _is_longer(own: str, at: int) -> bool:
    """Tell whether an amount is of another time than the day, or of a part of what is traded."""
    return _LONGER.search(own, max(at - 2 * _NEAR, 0), at) is not None


_CLOSE = 4
_LEAST, _MOST = 0.4, 2.5
_PARTS = 0.02


def _is_rounded(figure: Figure, value: float) -> bool:
    """Tell whether an amount of a title is one below as titles round: cut, rounded, or passed."""
    told = float(figure.value)
    step = max(float(figure.step), band(figure))  # 1조6000억 says thousands of 억
    return 0 <= value - told < step or abs(told - value) <= step / 2 + _PARTS * value


_LAPSE = compiled(r"(?<!\d)(?:(?P<years>\d{1,2})년\s?)?(?:(?P<months>\d{1,2})개월)\s?(?:여\s?)?만(?!\s?기)")


def _lapsed(look: Look, start: int, end: int, titles: list[tuple[int, int]]) -> Iterator[Flaw]:
    """Yield how long ago something was by a title, where all that is told below of it is as long but for one part."""
    stop = titles[-1][1]
    below = {_months(one) for one in _LAPSE.finditer(look.own, stop)}
    for found in _LAPSE.finditer(look.own, start, end):
        told = _months(found)
        near = [
            one
            for one in below
            if one != told and (one % _YEAR == told % _YEAR or one // _YEAR == told // _YEAR)
        ]
        if below and not any(abs(one - told) <= 1 for one in below) and near and len(below) <= _FEW:
            years, months = divmod(near[0], _YEAR)
            said = (f"{years}년 " if years else "") + (f"{months}개월" if months else "")
            message = f"글 안에서는 {said.strip()} 만이라고 했습니다."
            at = found.start("years") if found["years"] else found.start("months")
            yield Flaw("since", Kind.CONTRADICTION, at, found.end("months") + 2, message)


_YEAR, _FEW = 12, 3


def _months(found: re.Match[str]) -> int:
    return int(found["years"] or 0) * _YEAR + int(found["months"])


_NOUN = r"(?P<noun>시가총액|시총|환율|거래대금|매출|영업이익|순이익|목표주가|목표가|유가|비트코인|금값|관세율|점유율)"
_KEYED = compiled(
    rf"{_NOUN}(?:은|는|이|가|도|을|를)?\s(?:약\s|총\s)?(?P<amount>\d[\d,.]*(?:만|천)?\s?(?:조|억|천억|만|원|달러|엔|%)(?:\s?\d[\d,]*억)?(?:\s?(?:원|달러))?)"
)
_SAME = {"시총": "시가총액", "목표가": "목표주가"}


def _named_alike(look: Look, start: int, end: int, titles: list[tuple[int, int]]) -> Iterator[Flaw]:
    """Yield an amount of a title behind a noun that has below, behind the same noun, none but a slip of it."""
    stop = titles[-1][1]
    for found in _KEYED.finditer(look.own, start, end):
        figure = _figure(found["amount"])
        noun = _SAME.get(found["noun"], found["noun"])
        below = [
            one
            for each in _KEYED.finditer(look.own, stop)
            if _SAME.get(each["noun"], each["noun"]) == noun and (one := _figure(each["amount"])) is not None
        ]
        if figure is None or not below or any(_is_same(figure, one) for one in below):
            continue
        slips = {one.value for one in below if is_misprint(figure, float(one.value))}
        if len(slips) == 1 and len(str(int(figure.value / figure.step))) > 1:
            amount = next(one for one in below if one.value in slips)
            message = (
                f"글 안에서는 {noun}이 {float(amount.value):,g}입니다."
                if amount.value < _EOK
                else "글 안의 금액과 다릅니다."
            )
            yield Flaw("arithmetic", Kind.CONTRADICTION, *found.span("amount"), message)


def _figure(text: str) -> Figure | None:
    told = text if re.search(r"[원달러엔%]$", text) else text + "원"
    return next(iter(figures(told)), None)


def _is_same(figure: Figure, other: Figure) -> bool:
    return abs(figure.value - other.value) < max(figure.step, other.step)


_MONTHS_AGO = compiled(r"(?:약\s)?(?P<months>\d{1,2})개월\s?(?:여\s)?만에\s(?:가장\s|최[고저대])")
_SINCE_DAY = compiled(
    r"(?:(?P<word>지난해|작년|올해|지난)\s)?(?P<month>\d{1,2})월\s(?P<day>\d{1,2})일(?:\s?\([^()\n]*\))?\s이후\s(?:[^\s.]+\s){0,4}?(?:가장|최[고저대])"
)


def _since(look: Look, lead: tuple[int, int]) -> Iterator[Flaw]:
    """Yield how many months ago something was by the first sentence, where the one day named below is not so long ago."""
    found = _MONTHS_AGO.search(look.own, *lead)
    days = list(_SINCE_DAY.finditer(look.own, lead[1]))
    if found is None or len(days) != 1:
        return
    day = days[0]
    back = look.day.month - int(day["month"]) + (_YEAR if day["word"] in {"지난해", "작년"} else 0)
    back += _YEAR if back < 0 else 0
    if abs(back - int(found["months"])) > 1:
        start, end = found.start("months"), found.end("months") + 2
        message = f"{day['month']}월 {day['day']}일부터 세면 {back}개월쯤입니다."
        yield Flaw("since", Kind.CONTRADICTION, start, end, message)
