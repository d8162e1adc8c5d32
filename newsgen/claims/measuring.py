"""What a figure measures: a level, points, percent, basis points, or the level that a move began at."""

from __future__ import annotations

import re
from decimal import Decimal

from newsgen.claims.claim import Measure
from newsgen.claims.direction import DIRECTION, MOVED_BY
from newsgen.claims.joining import NEAR, UNITS, Report
from newsgen.claims.whose import Subject
from newsgen.korean.figures import Figure
from newsgen.patterns import compiled
from newsgen.sought import Pattern

_AT = compiled(
    r"(?:\((?:종가|장중)(?: 기준)?\)|\))?\s?(?:포인트|p)?(?:에|으로|로|을|를|까지|에서|이다|였다|이었|였[다으지고]|입니다|이며|이고|이지만|선|대|인|다\.|\)|,|\.|$)"
)
_GLOSS = compiled(r"^\s?\((?:종가|장중)(?: 기준)?\)")
_AFTER = compiled(r"\s?(?:\([^)]*\))?\s?(?:가량|가까이|넘게|안팎|이상|나)?\s?(?:\S{1,3}\s)?")
_REACHES = compiled(r"\s?(?:\((?:종가|장중)(?: 기준)?\))?(?:으로|로|까지|에|을|를|선|대)")
_REACHED = compiled(r"\s?\([-+−▲▼]?\d[\d.]*(?:%(?:p|P|포인트)?|bp)\)(?:으로|로|까지|에)")
"""What stands behind where an index got to, its percent in brackets between: 17.16(+4.95%)까지 올라."""
_MOST_MOVED = 400
"""Points from which a figure without a unit is a level."""
_TRADED = compiled(
    r"(?:\([^()]{2,16}\))?(?:에|로|으로|를|을)\s(?:정규장\s|거래를\s|장을\s|하루를\s)?(?:마감|마쳤|마치|장을|폐장|종료|끝|문을\s닫)"
)
"""What stands behind a price in dollars at which a session ended."""
_PASSED = compiled(
    r"\s?(?:\((?:종가|장중)(?: 기준)?\))?\s?(?:(?:아래|위|밑)(?:로|에서|에)|에\s(?:오른|올라|도달|이른|닿|진입|안착|복귀))"
)
_SHARED = compiled(
    r"\s?\([-+−]?\d+(?:\.\d+)?%\)\s?\S*(?:오른|내린|뛴|밀린|떨어진|빠진|[상하]락?[승락]한|급[등락]한|높은|낮은)\s"
)
"""What stands behind points that have no unit: their percent, and the attribute of the level that they lead to."""
_FROM_TO = compiled(
    r"(?:포인트|원)?(?:대)?에서 (?:연 )?\d[\d,만.]*(?:포인트|원|%)?(?:선|대)?(?:으로|로|까지)"
    r"|(?:포인트|원|%)?\s?(?:→|->|⇒|=>)\s?\d"
)
_TO_FROM = compiled(r"\d[\d,만.]*(?:포인트|원)?(?:대)?에서\s$")
_PREVIOUS = compiled(
    r"(?:전\s?거래일|전장|전날|전일|직전 거래일|전일 종가|전날 종가|전 거래일 종가)\s?\($"
    r"|(?:전날|전일|어제|직전 거래일)(?:의)?\s(?:낙폭|상승폭|하락폭|오름폭|상승률|하락률)(?:인|은)?\s?\($"
    r"|\((?:전\s?거래일|전장|전날|전일|직전 거래일|직전)(?:의)?(?:\s?종가)?[은는:]?\s?$"
)
_EVE = compiled(r"(?:전\s?거래일|전장|전날|전일|직전 거래일)(?:의)?(?:\s종가)?(?:인)?\s$")
_COMPARES = compiled(r"(?:포인트|p|원|달러)?\s?(?:대비|보다|에 비해)")
"""What stands around the close of the session before that a move is told against: 전장 2697.23 대비."""
_FALLS_SHORT = compiled(
    r"(?:에는|에|에도|까지|까지는)?\s?(?:\S{1,4}\s)?(?:못\s|미치지\s|이르지\s|아니|아닌|모자)|(?:에|를|을)\s(?:눈앞|앞두)"
)
_DISTANCE = compiled(
    r"\s?(?:남짓|가까이|넘게|안팎|쯤|가량|정도|이상)?(?:을|를|만|이|가|도)?\s?(?:채\s(?:안\s되게|못\s되게)\s)?(?:(?:더\s)?남(?:긴|겼|겨|기고|았|은|아)|차(?:이)?(?=[로를 가])|격차|거리|못\s?미|모자[라란랐]|부족|더\s(?:가야|올라야|오르면|뛰면|내려야|필요)|뒤[져처]|앞(?:에\s)?[두둔뒀]|다가[서섰]|접근|따라붙|좁[혀혔히])"
)
"""What stands behind a figure that tells how far it is to another level: 6포인트 차로, 11포인트 남짓을 남겼다."""
_THAN = compiled(
    r"(?:금리|\d년물|[상하]단|목표|수익률|선)(?:\([^)]*\))?(?:보다|와의?|과의?)\s(?:\S{1,4}\s){0,2}$"
)
"""What a rate is compared with that is no earlier one of its own: 기준금리보다 이미."""
_IS_FAR = compiled(
    r"거리(?:는|가|도)\s(?:불과\s|겨우\s|단\s)?$|(?:격차|차이|간격)(?:는|가|도|를|을)?\s(?:불과\s|겨우\s|단\s)?$"
)
_RATE = compiled(r"[등상하]\S?[승락]률|수익률|%|퍼센트")
_HUGE = compiled("[조억]")
_OF_FED = compiled("연준|기준금리|FOMC|연방공개시장위원회|정책금리|목표 ?범위|연방기금")
_WIDTH = Decimal("0.25")
"""Percentage points that a target range of the Fed is wide."""
_EVENT = compiled(r"(?:포인트)?(?:선)?\s?(?:돌파|회복|붕괴|탈환)\s?(?:이후|뒤|후|직후|여부|소식|기념|기대)")
"""What makes a round level a thing that happened: 5천 돌파 이후."""
_NICKNAME = compiled("전자|닉스")
"""What makes a price a stock's nickname: 14만전자."""
_LEVELS = 500
"""Points from which on a bound is one of a level: 3000포인트를 돌파."""


class Measuring:
    """The figures of one sentence, by the words beside them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._eves: dict[int, bool] = {}

    def of(self, figure: Figure, report: Report, subject: Subject) -> Measure | None:
        """Return what a figure of a report measures; None where it is nothing that prices have."""
        if self.is_of_eve(figure) and not _is_move(figure, subject):
            return Measure.PREVIOUS
        leaves = _FROM_TO.match(self._text, figure.end) is not None
        if _is_round(figure) and (leaves or self._before(_TO_FROM, figure)):
            return None  # 9,000에서 8,200으로: how far it went, not where it stood
        if leaves and figure.bound != "band" and not _is_move(figure, subject):
            return Measure.PREVIOUS
        unit, sort = figure.unit, subject.sort
        if figure.bound == "double" and _FALLS_SHORT.match(self._text, figure.end):
            return None  # 두 자릿수에 조금 못 미쳤다: what it was not
        if figure.bound == "double" and sort != "stock" and not self._is_rate(figure):
            return None  # 지수가 세 자릿수 내렸다: points as well as percent
        if _NICKNAME.match(self._text, figure.end) or _EVENT.match(self._text, figure.end):
            return None
        if figure.high is not None and figure.high - figure.value == _WIDTH and _OF_FED.search(self._text):
            return None  # a target range, whoever is named before it
        if unit not in UNITS or _HUGE.search(self._text, figure.start, figure.end):
            return None
        at = _AT.match(self._text, figure.bound_end) is not None and not self._moves(figure)
        if unit == "percent":
            if sort != "yield":
                return Measure.CHANGE
            return (
                Measure.LEVEL
                if at
                or figure.bound in {"line", "band"}
                or not self._moves(figure)
                or _REACHED.match(self._text, figure.end)
                else Measure.BP
            )
        if unit in {"bp", "pp"}:
            return Measure.BP if sort == "yield" else None
        if unit == "points":
            if sort not in {"index", ""}:
                return None
            if _is_round(figure) and _PASSED.match(self._text, figure.end):
                return None  # 5000포인트 아래로: a line
            if figure is not report.figures[0] and self._text[figure.start - 1] == "(":
                return Measure.POINTS  # 1.51%(574.82포인트)
            if self._before(MOVED_BY, figure) and not self._is_followed_by_bracket(figure):
                return Measure.POINTS
            if figure.value >= _LEVELS and figure.bound in {"over", "under"} and not self._moves(figure):
                return Measure.LEVEL
            return (
                Measure.LEVEL
                if at and figure is report.figures[-1] and not self._is_followed_by_bracket(figure)
                else Measure.POINTS
            )
        if unit in {"원", "달러"}:
            traded = unit == "원" or self._is_traded_at(figure, report)
            if sort == "stock" and not self._moves(figure) and not (at and traded):
                return None
            if sort not in {"currency", "commodity", "stock"}:
                return None
            place = report.figures.index(figure)
            led = any(one.unit in {unit, "percent"} for one in report.figures[place + 1 :])
            return Measure.POINTS if led or self._moves(figure) else Measure.LEVEL
        if sort not in {"index", "currency", "yield", ""} or (figure.value < 10 and figure.bound != "line"):
            return None
        if figure.step == 1 and figure.bound not in {"line", "band", "over", "under"}:
            return None
        leads = sort == "index" and figure.step < 1 and figure is not report.figures[-1]
        if leads and (figure.sign or _SHARED.match(self._text, figure.end)):
            return Measure.POINTS  # 전장보다 779.43(4.35%) 오른 18,708.34에
        moves = self._moves(figure) and not _REACHED.match(self._text, figure.end)
        return Measure.POINTS if moves and figure.value < _MOST_MOVED and sort == "index" else Measure.LEVEL

    def is_distance(self, report: Report) -> bool:
        """Tell whether a single move tells how far it is to another level."""
        first = report.figures[0]
        compared = self._before(_THAN, first) is not None
        if compared and len(report.figures) == 1 and first.unit in {"bp", "pp", "percent"}:
            return True
        if len(report.figures) > 1 or first.unit not in {"percent", "points"}:
            return False
        behind = _DISTANCE.match(self._text, first.end) or _DISTANCE.match(self._text, first.bound_end)
        return behind is not None or self._before(_IS_FAR, first) is not None

    def _is_traded_at(self, figure: Figure, report: Report) -> bool:
        """Tell whether dollars are what a stock closed at: a move leads to them, or a word of the close follows."""
        if figure is report.figures[-1] and len(report.figures) > 1:
            return True
        return _TRADED.match(self._text, figure.end) is not None

    def _is_rate(self, figure: Figure) -> bool:
        """Tell whether words beside a figure say that it is one in percent."""
        return _RATE.search(self._text, max(figure.start - 12, 0), figure.end + 12) is not None

    def is_of_eve(self, figure: Figure) -> bool:
        """Tell whether a figure is the session before's: in brackets behind it, or what the day is held against."""
        if figure.start not in self._eves:
            compared = self._before(_EVE, figure) and _COMPARES.match(self._text, figure.end)
            is_of_eve = compared is not None or self._before(_PREVIOUS, figure) is not None
            self._eves[figure.start] = is_of_eve
        return self._eves[figure.start]

    def _before(self, pattern: Pattern, figure: Figure) -> re.Match[str] | None:
        """Return what a pattern finds near in front of a figure."""
        return pattern.search(self._text, max(figure.start - NEAR, 0), figure.start)

    def _is_followed_by_bracket(self, figure: Figure) -> bool:
        """Tell whether a bracket stands right behind a figure, but for one that says of which moment it is."""
        return _GLOSS.sub("", self._text[figure.end : figure.end + 24]).startswith("(")

    def _moves(self, figure: Figure) -> bool:
        """Tell whether a word of direction goes with a figure itself: 5.3원 오른."""
        if _REACHES.match(self._text, figure.end):
            return False
        after = _AFTER.match(self._text, figure.end)
        at = after.end() if after else figure.end
        return DIRECTION.search(self._text, figure.end, at + 3) is not None


def _is_move(figure: Figure, subject: Subject) -> bool:
    """Tell whether a figure's unit is that of moves alone."""
    return figure.unit in {"bp", "pp"} or (figure.unit == "percent" and subject.sort != "yield")


def _is_round(figure: Figure) -> bool:
    """Tell whether a level is told by its hundreds."""
    return figure.step >= 1 and figure.value >= _LEVELS and figure.value % 100 == 0
