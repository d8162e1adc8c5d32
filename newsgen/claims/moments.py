"""At which moment of the day a figure was so: the opening, an extreme, some moment within, the close."""

from __future__ import annotations

from collections.abc import Sequence

from newsgen.claims.claim import When
from newsgen.claims.direction import DIRECTION
from newsgen.claims.joining import Report
from newsgen.korean.figures import Figure
from newsgen.patterns import compiled
from newsgen.sought import AnyOf, may_be_in

_OPEN = compiled(
    r"출발|개장|(?:로|에|에서|거래를|장을|하루를|보합|상승|하락) 시작|문을\s?[열연]|시초가|장을\s?[열연]"
)
_CLOSE = compiled(r"마감|마쳤|마친|마치|종료|장을 끝|거래를 끝|종가|폐장|끝냈|막을 내")
_AT_OPEN = compiled(r"(?<![가-힣])시초?가(?:는|인|\s기준)?\s?\(?$")
_IN_SESSION = compiled(r"장\s?중")
WITHIN = compiled(
    r"장\s?중|한때|잠시|잠깐|재개 직후|장 초반|장 막판|개장 직후|개장 초|오전 (?:장|한)|오후 들어|오전 중|초반|오전|기록 중|거래되고|현재"
)
_EXTREME = compiled(
    r"(?<![가-힣])(?P<else>(?:사상|역대|연중|종가|52주|종전|직전|기존|이전|올해|연)\s?)?(?:(?P<high>최고|고)|(?P<low>최저|저))(?:치|점|가)?[은는인이을]?\s(?:[\d,.]+(?:p|포인트)\(?[\d.]*%?\)?\s[가-힣]+\s)?$"
)
"""A noun for the day's highest or lowest right before a figure: 이날 최저치는 2386.96."""
_MAKES = compiled(
    r"(?:포인트|원)?(?:에서|에|으로|로)\s(?:장\s?중\s)?(?:(?P<high>고|최고)|(?P<low>저|최저))점?(?:치|가)?[을를에]"
)
"""What says so behind one: 661.92포인트에서 저점을 형성."""
_OF_DAY = compiled(r"이날|오늘|장\s?중|한때|\d일|출발|개장|초반")
_TO = compiled(r"\)?\s?(?:포인트|원|달러|선|%)?\s?(?:까지|도|대까지|이나)\s?(?:\S{1,5}\s)?(?P<word>\S+)")
_REACHED = compiled(
    r"\)?(?:포인트|원|달러)?(?:까지|로|으로)\s(?:\S+\s)?(?:떨어져|내려가?|밀려|주저앉아|올라가?|뛰어|치솟아|떨어지며|밀리며|오르며)[,\s](?:\S+\s)?$"
)
"""An extreme, and behind it by how much that was: 2394.25까지 떨어져 하락률이 2%를."""
_UP_TO = compiled(r"\)?\s?(?:포인트|원|달러|%)?까지")
_TURN = compiled(r"다가|(?<=[가-힣])(?:고|며|면서|지만|으나)(?=[\s,])|[,…]|\s(?:뒤|후|다음)(?=[\s,에])")
_BETWEEN = compiled(
    r"(?:포인트|원)?(?:(?:에서|[와과]|\s?[~∼-])\s?\d[\d,.만]*(?:포인트|원)?)?(?:\s(?:사이|범위|구간)|[을를]\s오[가갔]|\s오[가갔])"
)
_RECORD_AT = compiled(
    r"(?:으로|로|를|을)\s(?:장중\s)?(?:52주\s|사상\s|역대\s)?(?:신고가|신저가|최고가|최저가)(?:를|을)\s(?:찍|새로|경신|갈아)"
)
"""What stands behind a price of a record, which may be one within the day: 70만원으로 신고가를 찍었다."""
_THAT_WAS = compiled(r"[^,.]{0,8}것은\s(?:장\s?중|한때|오전|개장|장 초반)")
"""What stands behind what was so for a while: 20을 넘었던 것은 장중뿐이다."""
_TURNED = compiled(
    r"\s?(?:가까이|넘게|안팎|가량|이상|남짓|쯤|정도|나|까지)?\s?(?:오르|내리|밀리|뛰|떨어지|빠지|하락하|상승하|급등하|급락하|올랐|내렸|밀렸|뛰었|떨어졌|빠졌|하락했|상승했)다가?[\s,]|\s?(?:가까이|넘게|안팎|이상|대)?(?:의)?\s?(?:상승|하락|급등|급락|약세|강세|낙폭|상승폭)[을를]\s(?:딛|이겨|극복|만회|털|되돌|반납)|\s?(?:가까이|넘게|안팎|이상)?\s?(?:상승|하락|급등|급락)\s(?:후|뒤)\s"
)
"""What stands behind a move that the day took back: 1% 안팎 내리다."""


_ANY = AnyOf(
    _BETWEEN, _THAT_WAS, _RECORD_AT, _OPEN, _AT_OPEN, _EXTREME, _MAKES, WITHIN, _IN_SESSION, _TURNED, _UP_TO
)
"""What makes a figure one of another moment than the close."""
_PASSING, _NOUN = AnyOf(_BETWEEN, _THAT_WAS, _RECORD_AT), AnyOf(_EXTREME, _MAKES)
_SOON = 24
"""Characters behind a report in which a word for the opening is sure to be its own."""


class Moments:
    """The moments that one sentence tells, figure by figure in its order."""

    def __init__(self, text: str, reports: Sequence[Report]) -> None:
        self._text, self._reports = text, reports
        self._extreme: When | None = None
        """What the figure before this one was the day's highest or lowest of."""
        self._closes = _CLOSE.search(text) is not None
        self._tells_moments = _ANY.may_be_in(text)
        self._passes, self._names_extremes = _PASSING.may_be_in(text), _NOUN.may_be_in(text)
        self._begins, self._turns = may_be_in(text, _OPEN), may_be_in(text, _TURNED)

    def of(self, figure: Figure, report: Report, left: str, nearest: int, clause: int) -> When:
        """Return the moment of the next figure.

        ``left`` stands in front of its report, ``nearest`` is where the next one begins, ``clause`` where its clause ends.
        """
        when = self._moment(figure, report, left, nearest, clause)
        self._extreme = when if when in {When.HIGH, When.LOW} else None
        return when

    def _moment(self, figure: Figure, report: Report, left: str, nearest: int, clause: int) -> When:
        if not self._tells_moments:
            return When.CLOSE
        if self._passes and (
            _BETWEEN.match(self._text, figure.end)
            or _THAT_WAS.match(self._text, figure.bound_end)
            or _RECORD_AT.match(self._text, figure.end)
        ):
            return When.WITHIN
        if self._begins and self._opens(report, nearest, clause):
            return When.OPEN
        if _AT_OPEN.search(left):
            return When.OPEN
        if self._extreme and _REACHED.match(left):
            return self._extreme
        noun = self._names_extremes and (
            _EXTREME.search(self._text, max(figure.start - 36, 0), figure.start)
            or _MAKES.match(self._text, figure.end)
        )
        if noun and not noun.groupdict().get("else") and _OF_DAY.search(self._text, 0, figure.start):
            return When.HIGH if noun["high"] else When.LOW
        if WITHIN.search(left) or self._is_within(report.start):
            to = _TO.match(self._text, figure.end)
            if to and (found := DIRECTION.search(self._text, figure.end, self._turn(figure.end))):
                return When.HIGH if found["up"] else When.LOW
            return When.CLOSE if self._closes_in(report.end, clause) else When.WITHIN
        turned = self._turns and _TURNED.match(self._text, figure.end)
        if turned or (self._turns and _TURNED.match(self._text, figure.bound_end)):
            return When.WITHIN
        up_to = _UP_TO.match(self._text, figure.end) and _TO.match(self._text, figure.end)
        return When.WITHIN if up_to and not self._closes_in(report.end, clause) else When.CLOSE

    def _closes_in(self, begin: int, end: int) -> bool:
        """Tell whether a stretch of the sentence tells a close."""
        return self._closes and _CLOSE.search(self._text, begin, end) is not None

    def _opens(self, report: Report, nearest: int, clause: int) -> bool:
        """Tell whether a report is of the opening: words for it stand behind, before another report of several."""
        other = (one.start for one in self._reports if one.start >= report.end and len(one.figures) > 1)
        end = min(clause, next(other, len(self._text)))
        return _OPEN.search(self._text, report.end, min(report.end + _SOON, nearest)) is not None or (
            _OPEN.search(self._text, report.end, end) is not None and not self._closes_in(report.end, end)
        )

    def _turn(self, at: int) -> int:
        """Return where what is said of an extreme ends: a word of direction behind that tells what came then."""
        found = _TURN.search(self._text, at, at + 16)
        return found.start() if found else at + 16

    def _is_within(self, at: int) -> bool:
        """Tell whether a sentence speaks of moments of the day up to a place and of no close anywhere."""
        return not self._closes and _IN_SESSION.search(self._text, 0, at) is not None
