"""Why it cannot be told what a report is of: a forecast, another day's record, a share, what is traded out of hours."""

from __future__ import annotations

from newsgen.claims.joining import Report
from newsgen.claims.moments import WITHIN
from newsgen.patterns import compiled
from newsgen.sought import Wording, may_be_in

_AIMED = compiled(r"[을를]?\s?(?:노리|시도|눈앞|앞두|앞둔|목전|넘보|바라보|기대|향해)")
"""What stands behind a level that was not reached: 2900 돌파를 노리던."""
_NEARED = compiled(
    r"(?:선|대|고지)?(?:에|까지|을|를|이|가)?\s?(?:(?:바짝|거의|성큼|한 ?걸음|한발|조금씩|더)\s){0,2}(?:다가|근접|육박|접근|턱밑|코앞|문턱|위협|바투)"
    r"|(?:선)?\s?(?:위|아래|밑)(?=[\s.,…]|로|에|까지|$)"
)
"""What stands behind a bare level that was neared, or where something stood: 30만원에 다가섰다, 100달러 위."""
_ROUND = 100
_PASSED = compiled(
    r"(?:포인트|p)?[을를]\s(?:다시\s)?(?:회복|되찾|탈환|돌파|넘[어겼긴었은]|웃돌|상회|밑돌|하회|내[주줬준]|깨|지[켰켜키])"
)
"""What stands behind a round level that was passed, which is no close: 1만9,000p를 회복."""
_EXPECTED = compiled(
    r"예상|전망|목표|추정|예측|컨센서스|가능성|확률|시나리오|관측|내다|가정|배당|성장률|인상할|인하할|것으로 보|평균|[상하]향\s?(?:조정|했)|목표가|수(?:도|는)? 있"
)
_DAYS_OF = compiled(
    r"(?:[은는이가]?\s?(?:가까이|넘게|이상))?\s?(?:오른|내린|떨어진|뛴|빠진|밀린|상승한|하락한|급등한|급락한)\s(?:날|때|적|경우|해|달|주)(?=[은는이가도의과와만,\s])"
)
"""A day that a move is an attribute of, which is any: 9% 넘게 오른 날이 꼬리를 물었다."""
_OF_SOME = compiled(
    r"(?:[은는이가]?\s?(?:가까이|넘게|이상))?\s?(?:오른|내린|떨어진|뛴|빠진|밀린|상승한|하락한|급등한|급락한)\s(?:종목|기업|회사|상장사|[가-힣]{1,4}주)(?=[은는이가도들의과와만])"
)
"""Stocks that a move is an attribute of, whichever they are: 3% 가까이 오른 우량주도."""
_SHORT_OF = compiled(
    r"\s?(?:가량|정도|남짓|안팎|쯤)?(?:이|가|을|를)?\s(?:모자[라란랐랍]|부족|못\s?미|뒤처|남[았겨긴])"
)
"""What stands behind how far something is short of a level: 최고치에는 5포인트가량 모자란다."""
_UP_TO = compiled(r"에서\s(?:많게는\s|크게는\s)?\d+(?:\.\d+)?%(?:\s?사이|까지)")
"""What stands behind the lower end of what several moved by: 0.2%에서 1.4% 사이."""
_REST = compiled(
    r"(?:나머지|그\s?[외밖](?:의|에)?|이\s?[외밖]의|다른)\s(?:두|세|네|다섯|여섯|일곱|여덟|\d+개?)?\s?(?:종목|회사|기업|지수|곳|업체|빅테크)[은는이가도의들]"
)
"""Others than who is named before: 나머지 여섯 종목은."""
_STILL = compiled(
    r"(?:보다|대비|에 비하면|와 견주면|과 견주면)[는도은]?\s(?:[^\s,]+\s)?(?:여전히|아직도?)\s(?:약\s|무려\s)?$"
)
"""What stands before how far something still is from a level of before: 지난 금요일보다는 여전히 10% 낮다."""
_LONG_AGO = compiled(
    r"(?:(?:\d+|한|두|석|세|넉|네|다섯|몇)\s?(?:년|달|개월|주일?|해)|일주일|반년)\s?전(?:[에의 ]|만|까지|인|엔|과)"
)
"""A day that nobody names, far from the text's own: 1년 전 종가는."""
_SWINGS = compiled(r"\)?\s?(?:가까이|넘게|안팎|가량|이상)?(?:을|를)?\s?(?:급?등락|출렁|널뛰|요동|오르내)")
"""What stands behind how wide something swung: 2,500포인트 급등락했다."""
_DATED_BEHIND = compiled(
    r"(?:는|은|던)?\s(?:지난\s|앞서\s)?(?:\d{1,2}월\s)?\d{1,2}일\s(?:기록|세운|세웠|쓴|작성|찍)"
)
"""What stands behind a figure of a record that another day set: 1만8600을 넘는 7월 10일 기록한."""
_PERIOD = compiled(
    r"\d월\s?(?:초|말|중순|하순|초순)|(?:지난해|작년|지난달|전달)\s?(?:초|말)|(?<!\d)\d{1,2}월(?:에는|엔|에만)\s|연초|연말|(?:전주|지난주)\s말(?:의|엔|에는)?\s$"
)
"""A time that is no one day, at which a level may have stood: 3월 말에는."""
_RECORD = compiled(
    r"(?:최고치|최저치|최고 기록|최고가|최저가|고점|저점)(?:(?:는|은|인|였던|이던)?\s(?:\S+\s)?|\s?\((?:[\d,.]+,\s)?)$"
)
_BEATEN = compiled(
    r"(?:종전|직전|기존|이전)\s(?:(?:사상|역대|종가|장\s?중|기준|연중|올해)\s)*(?:최고치|최저치|최고점|최저점|최고 기록|고점|저점)(?:인\s?|\s?\()$"
)
_SET = compiled(r"\d일(?:\([^()]*\))?(?:에)?\s(?:기록|세운|세웠|작성|쓴|찍)")
"""The record that a day beat, whose own day is another; and what says that the day before it is its own."""
_WAS = compiled(
    r"(?:포인트|원|달러|%)?(?:(?:이었|였|이)던|\s?(?:선|대)?[을를이]\s?(?:넘[겼었]|웃돌았|밑돌았|지켰|깼|내줬)던)\s(?!것)"
)
_EVENT_CLOSE = compiled(
    r"(?<=[가-힣])(?<!거래)(?<![이전당그휴])(?<![월화수목금]요)(?:일|날)(?:의)?\s(?:종가|마감가)(?:인|였던|이던)?\s?\(?$"
)
"""The close of a day that is told by what came on it: 대선일 종가(."""
_SHARE = compiled(r"의\s(?:약\s?|무려\s?)?$|가운데 $")
_OTHER_WEIGHT = compiled(
    r"(?:매출|이익|실적|판매|물가|실업|고용|생산|수출|수입|재고|주문|지표|관세|세율|인구|거래량|거래대금|시가총액|시총|잔고|자산(?!운용)|예금|대출)\S*\s?(?:(?!발판|바탕|토대|등에|앞세|딛고)\S+(?<![며고자서])\s)?$"
)
_AUCTION = compiled(
    r"(?:입찰|낙찰|발행|응찰|표면)\s?(?:최고\s|평균\s)?(?:금리|수익률|이율)[은는이가를도]?\s(?:연\s)?$"
)
"""What stands before the yield that an issue was sold at: 입찰 최고 금리는 4.255%."""
_GREW = compiled(
    r"\)?\s?(?:나|이나|가량|넘게|이상|가까이)?\s?(?:증가(?!세)|감소(?!세)|늘[었어고려]|줄[었어고]|불어|급증|급감)"
)
"""What stands behind what sales, worths and volumes did, and no price: 77%나 증가했다."""
_PART = compiled("비중|지분|점유율|소진율")
"""What a figure beside them is a part of."""
_WEIGHTS = compiled(
    r"(?:비중|점유율|지분율?)[은는이가]?\s(?:[^.]|(?<=\d)\.(?=\d)){0,24}%(?:[^.]|(?<=\d)\.(?=\d)){0,60}\($"
)
"""A list of shares: 비중이 7.3%로, 애플(7%), 마이크로소프트(6%)를."""
_CAUSE = compiled(
    r"(?:호조|부진|우려|개선|악화|기대|충격|발표|공개|쇼크|서프라이즈|소식|실망|둔화|급증|증가|감소)(?:에|로|으로)\s$"
)
"""Why a price moved: 실적 호조에 15% is no figure of the results."""
_CAUSED = compiled(
    r"[^,]*(?:실망|우려|기대|기대감|불안|부담|호조|부진|안도|경계|관측|전망|예상|소식|여파|영향|가능성|제시|상향|하향|[상하]향 조정|철회)(?:으로|로|에|에도|속에)\s"
)
"""Why a price moved, up to the word for it: 순이자수익 전망에 대한 실망으로."""
_READ = compiled(r"[^,|]*(?:보고서|리포트)에\s(?!따르|따른|의하)")
"""What a house wrote, for which a price moved, told before its figure: 목표주가 하향 보고서에 급락했던."""
_FORETOLD = compiled(
    r"(?:실적|매출|이익|가이던스|판매)?\s?(?:전망|예상|예측|가이던스)(?:치)?(?:을|를|이|가|에)\s(?:[가-힣]+\s){0,2}?[가-힣]*(?:은|는|던|한|낸|놓은|친|인|된|돈|춘|린)\s(?=(?:[가-힣]+\s)?□)"
)
"""An attribute that says what a company foretold, which is no figure: 실적 전망이 실망스러웠던 브로드컴은."""
_RESET = compiled(
    r"(?:전망|예상|가이던스|목표)(?:치|가)?(?:을|를)\s(?:\S+\s)?(?:높[여이]|낮[춰추]|올[려리]|내[려리]|끌어올려|상향해|하향해|[상하]향 조정해|제시해|내놔|내놓으며|높이며|낮추며|올려 잡[아으]\S*|낮춰 잡[아으]\S*)\s?(?:며\s|면서\s|자\s)?(?=□|[\s\S]*\|)"
)
"""What a company did to what it foretells, for which its price moved: 연간 전망을 높여 3% 올랐다."""
_OUTSIDE = compiled(
    r"시간\s?외|애프터\s?마켓|프리\s?마켓|정규장 (?:밖|개장 전|마감 [뒤후])|개장 전 거래|장외|야간 (?:선물|거래)|대체거래소|넥스트레이드"
)
"""Trading out of the session, which is not recorded."""
_STILL_OUTSIDE = compiled(
    r"시간\s?외\s?(?:거래\s?)?(?:가격|주가|거래)?[은는이가에도서]{0,3}\s(?:[^.,\n]|\.\d|,\d)*,\s(?:장\s|정규장\s)?(?:마감가|종가)\s?(?:보다|대비)\s(?:\d[\d.,]*달러\s?\(?)?$"
)
"""What stands before how far such a price is off the close: 시간 외 거래 가격은 436.72달러로, 장 마감가보다."""
_SOME_HOURS = compiled(r"(?:(?:한|두|세|네|반|몇)\s?|\d+)(?:시간|분)\s?(?:새|사이|만에|동안|간)(?:에)?\s")
"""A part of a session: 마감 전 한 시간 새 0.45% 올라."""


def doubt(
    text: str, blank: Wording, report: Report, left: str, clause: tuple[int, int], *, is_dated: bool
) -> str:
    """Return why it cannot be told what a report of a text is of, in Korean; nothing where it can.

    ``blank`` is the text with a box for each character of a name, ``left`` what stands in it between the report
    before and this one, ``clause`` where its clause begins and ends.
    """
    begin, end = clause
    if may_be_in(blank, _EXPECTED) and _is_expected(
        f"{blank[begin : report.start]}|{blank[report.end : end]}"
    ):
        return "예상이나 전망"
    if _is_of_another_day(text, report, left, is_dated=is_dated):
        return "어느 날의 수치인지"
    if _SWINGS.match(text, report.end):
        return "변동 폭"
    if _OUTSIDE.search(blank, begin, report.start) or _STILL_OUTSIDE.search(text, 0, report.start):
        return "정규장 밖의 수치"
    if _SOME_HOURS.search(blank, begin, report.start):
        return "하루 가운데 일부의 수치"
    return "무엇의 수치인지" if _is_of_something_else(text, blank, report, left) else ""


def _is_expected(around: str) -> bool:
    """Tell whether what stands around a report says that it is expected; what was foretold and why it moved do not."""
    if _EXPECTED.search(around) is None:
        return False
    return (
        _EXPECTED.search(_FORETOLD.sub("", _RESET.sub("", _CAUSED.sub("", _READ.sub("", around)))))
        is not None
    )


def _is_of_another_day(text: str, report: Report, left: str, *, is_dated: bool) -> bool:
    """Tell whether a report is of a day that nobody names, or of none: a record, a time long ago, a level aimed at."""
    level = len(report.figures) == 1 and report.figures[0].unit in {"", "points", "원", "달러"}
    first = report.figures[0]
    if level and (
        _AIMED.match(text, first.bound_end) or (not first.bound and _NEARED.match(text, first.end))
    ):
        return True
    if level and not first.bound and not first.value % _ROUND and _PASSED.match(text, first.end):
        return True
    ends = report.figures[-1].bound_end
    if _DAYS_OF.match(text, ends) or _SHORT_OF.match(text, ends) or _STILL.search(left):
        return True
    if level and _BEATEN.search(left) and not _SET.search(left):
        return True
    if is_dated:
        return False
    return (
        (_RECORD.search(left) is not None and not WITHIN.search(left))
        or _WAS.match(text, report.end) is not None
        or _WAS.match(text, report.figures[-1].bound_end) is not None
        or _EVENT_CLOSE.search(left) is not None
        or _LONG_AGO.search(left) is not None
        or (level and _PERIOD.search(left) is not None)
        or any(_DATED_BEHIND.match(text, one.bound_end) for one in report.figures)
    )


def _is_of_something_else(text: str, blank: Wording, report: Report, left: str) -> bool:
    """Tell whether a report is of results, prices of goods or trade, or of a share of something."""
    rest = list(_REST.finditer(left))
    if rest and "□" not in left[rest[-1].end() :]:
        return True
    if _UP_TO.match(text, report.figures[0].end):
        return True
    if left.endswith("(") and _WEIGHTS.search(text, 0, report.start):
        return True
    if _OF_SOME.match(blank, report.figures[-1].bound_end):
        return True
    percent = any(one.unit == "percent" for one in report.figures)
    if percent and (_AUCTION.search(left) or _GREW.match(text, report.figures[-1].end)):
        return True
    return (
        (_OTHER_WEIGHT.search(left) is not None and not _CAUSE.search(left))
        or _PART.search(text, max(report.start - 14, 0), report.end + 12) is not None
        or (percent and _SHARE.search(left) is not None)
    )
