"""Sentences to claims: figures that report one move together, and of when and over what it is.

``전장보다 52.30포인트(0.34%) 오른 6,466.58에`` is one report of three figures (:mod:`newsgen.claims.joining`);
:mod:`newsgen.claims.whose` says whose it is.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from newsgen.claims.claim import DAY, Claim, Direction, Measure, Span, When
from newsgen.claims.copy import Copy, Sentence
from newsgen.claims.direction import DIRECTION
from newsgen.claims.joining import UNITS, Report, reports
from newsgen.claims.mention import Mention
from newsgen.claims.names import Names
from newsgen.claims.when import BASE, dates, last_of, span_of
from newsgen.claims.whose import CLAUSE, COMPARED, RESUMES, SHARE, Subject, Whose, carry, unknown_topics
from newsgen.korean.figures import Figure, figures
from newsgen.korean.numbers import DAYS

_LISTED = re.compile(r"[\s,·)]*(?:그리고|및|또)?\s?(?:[^\s,()]+\s?){0,4}\(?\s?")
_CLAUSE_END = re.compile(
    r"[가-힣](?:며|면서|지만|으나|는데|고|다가|더니)(?=[\s,])|(?:오르|내리|밀리|뛰|떨어지|빠지|하락하|상승하|급등하|급락하)다(?=[\s,])|[한은던인](?=\s(?:뒤|후|반면|가운데))|(?:상승|하락|급등|급락|반등|반락)(?=\s(?:뒤|후|이후)\s)|다\."
)
_OPEN = re.compile(
    r"출발|개장|(?:로|에|[선대]에서|거래를|장을|하루를|보합|상승|하락) 시작|문을\s?[열연]|시초가|장을\s?[열연]"
)
_CLOSE = re.compile(r"마감|마쳤|마친|마치|종료|장을 끝|거래를 끝|종가|폐장|끝냈|막을 내")
_AT_OPEN = re.compile(r"(?<![가-힣])시초?가(?:는|인|\s기준)?\s?\(?$")
_IN_SESSION = re.compile(r"장\s?중")
_WITHIN = re.compile(
    r"장\s?중|한때|잠시|잠깐|재개 직후|장 초반|장 막판|개장 직후|개장 초|오전 (?:장|한)|오후 들어|오전 중|초반|오전|기록 중|거래되고|현재"
)
_EXTREME = re.compile(
    r"(?<![가-힣])(?P<else>(?:사상|역대|연중|종가|52주|종전|직전|기존|이전|올해|연)\s?)?(?:(?P<high>최고|고)|(?P<low>최저|저))(?:치|점|가)?[은는인이을]?\s(?:[\d,.]+(?:p|포인트)\(?[\d.]*%?\)?\s[가-힣]+\s)?$"
)
"""A noun for the day's highest or lowest right before a figure: 이날 최저치는 2386.96."""
_MAKES = re.compile(
    r"(?:포인트|원)?(?:에서|에|으로|로)\s(?:장\s?중\s)?(?:(?P<high>고|최고)|(?P<low>저|최저))점?(?:치|가)?[을를에]"
)
"""What says so behind one: 661.92포인트에서 저점을 형성."""
_OF_DAY = re.compile(r"이날|오늘|장\s?중|한때|\d일|출발|개장|초반")
_TO = re.compile(r"\)?\s?(?:포인트|원|달러|선|%)?\s?(?:까지|도|대까지|이나)\s?(?:\S{1,5}\s)?(?P<word>\S+)")
_REACHED = re.compile(
    r"\)?(?:포인트|원|달러)?(?:까지|로|으로)\s(?:\S+\s)?(?:떨어져|내려가?|밀려|주저앉아|올라가?|뛰어|치솟아|떨어지며|밀리며|오르며)[,\s](?:\S+\s)?$"
)
"""An extreme, and behind it by how much that was: 2394.25까지 떨어져 하락률이 2%를."""
_UP_TO = re.compile(r"\)?\s?(?:포인트|원|달러|%)?까지")
_AT = re.compile(
    r"\)?\s?(?:포인트|p)?(?:에|으로|로|을|를|까지|에서|이다|였다|이었다|선|대|인|다\.|\)|,|\.|$)"
)
_AFTER = re.compile(r"\s?(?:\([^)]*\))?\s?(?:가량|가까이|넘게|안팎|이상|나)?\s?(?:\S{1,3}\s)?")
_REACHES = re.compile(r"\s?(?:으로|로|까지|에|을|를|선|대)")
_BUT, _COMMA = re.compile("제외|빼고|달리|반면"), re.compile(r"(?<!\d),|,(?!\d)")
_TAIL = re.compile(r"\)?(?:[은는이가도]|\s등[은이도]?|\s?등이|,)?\s?(?:\S+\s){0,2}")
_TURN = re.compile(r"다가|(?<=[가-힣])(?:고|며|면서|지만|으나)(?=[\s,])|[,…]|\s(?:뒤|후|다음)(?=[\s,에])")
_TRADED = re.compile(
    r"(?:\([^()]{2,16}\))?(?:에|로|으로|를|을)\s(?:정규장\s|거래를\s|장을\s|하루를\s)?(?:마감|마쳤|마치|장을|폐장|종료|끝|문을\s닫)"
)
"""What stands behind a price in dollars at which a session ended."""
_PASSED = re.compile(r"\s?(?:아래|위|밑)(?:로|에서|에)")
_SHARED = re.compile(
    r"\s?\([-+−]?\d+(?:\.\d+)?%\)\s?\S*(?:오른|내린|뛴|밀린|떨어진|빠진|[상하]락?[승락]한|급[등락]한|높은|낮은)\s"
)
"""What stands behind points that have no unit: their percent, and the attribute of the level that they lead to."""
_MOVED_BY = re.compile(
    r"(?P<word>(?P<up>상승률|상승폭|오름폭)|하락률|하락폭|낙폭|내림폭)[은는이가도을를]?\s(?:약\s|무려\s|각각\s)?$"
)
"""A noun that says which way a figure behind it goes, whatever becomes of it: 하락률이 3.71%로 불어났다."""
_WHAT_ELSE = re.compile(r"(?:금리|유가|환율|물가|달러화?|원화|엔화|가격|값|비용|수요|수익률|세율|관세)\s$")
_AS_CAUSE = re.compile(r"(?:에|에도|세에|으로|로)\s(?!그[쳤치]|머[물문]|마[감쳤]|불과)")
"""금리 하락에 웃었다: what else moved, and that it is why."""
_PERIOD_BEHIND = re.compile(
    r"[^.%]{0,44}?\s(?:한\s?달|한\s?해|분기|반년|일주일|한\s?주)(?:이었|였|이다|입니다|로|치|[을를]\s(?:보냈|마[쳤감]))"
)
"""A longer time that what moved so much is an attribute of: 15.29% 뛴, 가장 좋은 한 달이었다."""
_IN_DAYS = re.compile(r"(?:(?P<n>\d{1,2})(?:거래)?일|(?P<word>이틀|사흘|나흘|닷새))\s만에\s[^.,]{0,24}$")
_FROM_BASE = re.compile(r"\)\s?(?:보다|대비|에 비해|에서|과 비교)")
"""What stands behind the level, in brackets, that a move is measured from: 지난해 말(2655.28)보다."""
_AIMED = re.compile(r"[을를]?\s?(?:노리|시도|눈앞|앞두|앞둔|목전|넘보|바라보|기대|향해)")
"""What stands behind a level that was not reached: 2900 돌파를 노리던."""
_IN_ALL = re.compile(r"(?:총|무려|도합|합쳐)\s$")
_GAVE = re.compile(
    r"\s?(?:안팎|가까이|넘게|이상|가량)?[을를]\s(?:\S{1,3}\s)?(?:내[줬주준]|잃|까먹|반납|날[려렸]|되찾|만회|벌|얻)"
)
"""What so many days together gave or took: 이틀 만에 3% 안팎을 내줬다."""
_FROM_TO = re.compile(
    r"(?:포인트|원)?(?:대)?에서 (?:연 )?\d[\d,만.]*(?:포인트|원|%)?(?:선|대)?(?:으로|로|까지)"
    r"|(?:포인트|원|%)?\s?(?:→|->|⇒|=>)\s?\d"
)
_BETWEEN = re.compile(
    r"(?:포인트|원)?(?:(?:에서|[와과]|\s?[~∼-])\s?\d[\d,.만]*(?:포인트|원)?)?(?:\s(?:사이|범위|구간)|[을를]\s오[가갔]|\s오[가갔])"
)
_TO_FROM = re.compile(r"\d[\d,만.]*(?:포인트|원)?(?:대)?에서\s$")
_PREVIOUS = re.compile(
    r"(?:전\s?거래일|전장|전날|전일|직전 거래일|전일 종가|전날 종가|전 거래일 종가)\s?\($"
    r"|\((?:전\s?거래일|전장|전날|전일|직전 거래일|직전)(?:의)?(?:\s?종가)?[은는:]?\s?$"
)
_EXPECTED = re.compile(
    r"예상|전망|목표|추정|예측|컨센서스|가능성|확률|시나리오|관측|내다|가정|배당|성장률|인상할|인하할|것으로 보|평균|[상하]향\s?(?:조정|했)|목표가|수(?:도|는)? 있"
)
_OF_CLAUSE = re.compile(
    r"^(?:에|에는)?\s[^,]*[가-힣](?:한|된|던|은|인|연|쓴|낸|난|룬|른|린|진|뛴|킨|친|운|떤|온)\s[^,]*□"
)
_FALLS_SHORT = re.compile(
    r"(?:에는|에|에도|까지|까지는)?\s?(?:\S{1,4}\s)?(?:못\s|미치지\s|이르지\s|아니|아닌|모자)|(?:에|를|을)\s(?:눈앞|앞두)"
)
_DISTANCE = re.compile(
    r"\s?(?:남짓|가까이|넘게|안팎|쯤|가량|정도|이상)?(?:을|를|만|이|가|도)?\s?(?:채\s(?:안\s되게|못\s되게)\s)?(?:(?:더\s)?남(?:긴|겼|겨|기고|았|은|아)|차(?:이)?(?=[로를 가])|격차|거리|못\s?미|모자[라란랐]|부족|더\s(?:가야|올라야|오르면|뛰면|내려야|필요)|뒤[져처]|앞(?:에\s)?[두둔뒀]|다가[서섰]|접근|따라붙|좁[혀혔히])"
)
"""What stands behind a figure that tells how far it is to another level: 6포인트 차로, 11포인트 남짓을 남겼다."""
_THAN = re.compile(
    r"(?:금리|\d년물|[상하]단|목표|수익률|선)(?:\([^)]*\))?(?:보다|와의?|과의?)\s(?:\S{1,4}\s){0,2}$"
)
"""What a rate is compared with that is no earlier one of its own: 기준금리보다 이미."""
_IS_FAR = re.compile(
    r"거리(?:는|가|도)\s(?:불과\s|겨우\s|단\s)?$|(?:격차|차이|간격)(?:는|가|도|를|을)?\s(?:불과\s|겨우\s|단\s)?$"
)
_LONG_AGO = re.compile(
    r"(?:(?:\d+|한|두|석|세|넉|네|다섯|몇)\s?(?:년|달|개월|주일?|해)|일주일|반년)\s?전(?:[에의 ]|만|까지|인|엔|과)"
)
"""A day that nobody names, far from the text's own: 1년 전 종가는."""
_SWINGS = re.compile(r"\)?\s?(?:가까이|넘게|안팎|가량|이상)?(?:을|를)?\s?(?:급?등락|출렁|널뛰|요동|오르내)")
"""What stands behind how wide something swung: 2,500포인트 급등락했다."""
_DATED_BEHIND = re.compile(
    r"(?:는|은|던)?\s(?:지난\s|앞서\s)?(?:\d{1,2}월\s)?\d{1,2}일\s(?:기록|세운|세웠|쓴|작성|찍)"
)
"""What stands behind a figure of a record that another day set: 1만8600을 넘는 7월 10일 기록한."""
_TURNED = re.compile(
    r"\s?(?:가까이|넘게|안팎|가량|이상|남짓|쯤|정도|나|까지)?\s?(?:오르|내리|밀리|뛰|떨어지|빠지|하락하|상승하|급등하|급락하|올랐|내렸|밀렸|뛰었|떨어졌|빠졌|하락했|상승했)다가?[\s,]|\s?(?:가까이|넘게|안팎|이상|대)?(?:의)?\s?(?:상승|하락|급등|급락|약세|강세|낙폭|상승폭)[을를]\s(?:딛|이겨|극복|만회|털|되돌|반납)|\s?(?:가까이|넘게|안팎|이상)?\s?(?:상승|하락|급등|급락)\s(?:후|뒤)\s"
)
"""What stands behind a move that the day took back: 1% 안팎 내리다."""
_PERIOD = re.compile(r"\d월\s?(?:초|말|중순|하순|초순)|(?:지난해|작년|지난달|전달)\s?(?:초|말)|연초|연말")
"""A time that is no one day, at which a level may have stood: 3월 말에는."""
_ONE_OF = re.compile(r"(?:것|쪽|전자|후자)[은는]\s")
"""One of two that the sentence before names, who begins what is said anew: 뒤의 것은."""
_RATE = re.compile(r"[등상하]\S?[승락]률|수익률|%|퍼센트")
_RECORD = re.compile(
    r"(?:최고치|최저치|최고 기록|최고가|최저가|고점|저점)(?:(?:는|은|인|였던|이던)?\s(?:\S+\s)?|\s?\((?:[\d,.]+,\s)?)$"
)
_LEAVES = re.compile(r"\d(?:포인트|원|달러|선|%)?에서\s")
"""Where a day's level is what a move behind it is measured from: 금요일 3,941.59에서 100포인트."""
_WAS = re.compile(r"(?:포인트|원|달러|%)?(?:이었|였|이)던\s")
_SHARE = re.compile(r"의\s(?:약\s?|무려\s?)?$|가운데 $")
_OTHER_WEIGHT = re.compile(
    r"(?:매출|이익|실적|판매|물가|실업|고용|생산|수출|수입|재고|주문|지표|관세|세율|인구|거래량|거래대금|시가총액|시총|잔고|자산|예금|대출)\S*\s?(?:\S+(?<![며고자서])\s)?$"
)


_PART = re.compile("비중|지분|점유율|소진율")
"""What a figure beside them is a part of."""
_CAUSE = re.compile(
    r"(?:호조|부진|우려|개선|악화|기대|충격|발표|공개|쇼크|서프라이즈|소식|실망|둔화|급증|증가|감소)(?:에|로|으로)\s$"
)
"""Why a price moved: 실적 호조에 15% is no figure of the results."""


_CAUSED = re.compile(
    r"[^,]*(?:실망|우려|기대|기대감|불안|부담|호조|부진|안도|경계|관측|전망|예상|소식|여파|영향|가능성)(?:으로|로|에|에도|속에)\s"
)
"""Why a price moved, up to the word for it: 순이자수익 전망에 대한 실망으로."""
_FORETOLD = re.compile(
    r"(?:실적|매출|이익|가이던스|판매)?\s?(?:전망|예상|예측|가이던스)(?:치)?(?:을|를|이|가|에)\s(?:[가-힣]+\s){0,2}?[가-힣]*(?:은|는|던|한|낸|놓은|친|인|된|돈|춘|린)\s(?=(?:[가-힣]+\s)?□)"
)
"""An attribute that says what a company foretold, which is no figure: 실적 전망이 실망스러웠던 브로드컴은."""
_OUTSIDE = re.compile(
    r"시간\s?외|애프터\s?마켓|프리\s?마켓|정규장 (?:밖|개장 전|마감 [뒤후])|개장 전 거래|장외|야간 (?:선물|거래)|대체거래소|넥스트레이드"
)
"""Trading out of the session, which is not recorded."""
_BRACKETED_DAY = re.compile(
    r"(?:(?P<year>\d{4})년\s?|(?P<word>지난해|작년|올해)\s)?(?:(?P<month>\d{1,2})월\s?)?(?<!\d)(?P<day>\d{1,2})일(?:(?:의)?\s종가(?:인|는)?\s?\(?|\s?\([-+−]?)$"
)
"""A day, and what was so on it behind it: 2022년 10월 7일(-3.80%) 이후, 12일 종가 937.34."""
_ON_DAY = re.compile(
    r"(?:(?:\d{1,2}월|이달|지난달)\s?(?<![~∼-])\d{1,2}일|(?<![\d~∼-])\d{1,2}일(?:에는|엔|에만|에|은)\s?)\s?\(?[-+−]?$"
)
"""A day right before what moved on it: 2022년 10월 7일 3.80% 급락한, 30일에는 0.12% 내린."""
_GOVERNED = re.compile(
    r"(?:에는|에도|에|만|의|,)?\s?(?:[^\s,]*[^\s,을를며고뒤후낸힌던린진뛴]\s){0,2}[^\s,가-힣]{0,3}"
)
"""What stands between the day before and what moved on it: no object and no attribute of another matter."""
_WEEK_OF = re.compile(r"\d{1,2}일?\s?[~∼-]\s?(?:\d{1,2}월\s)?\d{1,2}일\s?(?:주간|한 주|주)\s?\(?[-+−]?$")
"""Another week, told by its days, right before what moved in it: 1월 20~24일 주간(2.15%)."""
_SAME_SPAN = re.compile(r"(?:같은|이|그) 기간")


_NEAR = 32
"""Characters before a figure in which it stands what it is of."""
_SOON = 8
"""Characters between what a move is measured from and the move."""
_HUGE = re.compile("[조억]")
_LEVELS = 500
"""Points from which on a bound is one of a level: 3000포인트를 돌파."""


def claims(copy: Copy, names: Names, anchor: dt.date) -> Iterator[Claim]:
    """Yield the claims of a copy about prices. ``anchor`` is the day that its dates are told on."""
    number, block, carried = 0, -1, Subject()
    weekly = _WEEKLY.search(copy.plain[:_HEAD]) is not None
    spans: tuple[Span, ...] = ()
    recent: list[str] = []
    index, stock = Subject(), Subject()
    for sentence in copy.sentences:
        if sentence.block != block:
            block, carried, spans = sentence.block, Subject(), (Span("week"),) if weekly else ()
        own = sentence.own
        resumes = RESUMES.match(own)
        if resumes and carried.sort != "index" and (not carried.abouts or "지수" in resumes[0]):
            carried = index
        elif not carried.abouts and SHARE.match(own):
            carried = stock
        reader = _Sentence(sentence, names.named(own), names.blanked(own), anchor, carried, spans, recent)
        for made in reader.claims(number):
            yield made
            number = made.group + 1
        carried, spans = reader.carried, reader.spans
        index = carried if carried.sort == "index" else index
        stock = carried if carried.sort == "stock" else stock
        recent += reader.indices


class _Sentence:
    """One sentence while it is read."""

    def __init__(
        self,
        sentence: Sentence,
        mentions: list[Mention],
        blank: str,
        anchor: dt.date,
        carried: Subject,
        spans: tuple[Span, ...],
        recent: list[str],
    ) -> None:
        self._sentence, self._text, self._at = sentence, sentence.own, sentence.at
        self._mentions = mentions
        self._anchor = anchor
        self._blank = blank
        self._reports = reports(blank, figures(blank))
        self._dates = list(dates(self._text, anchor)) if self._reports else []
        self._extreme: When | None = None
        """What the figure before this one was the day's highest or lowest of."""
        self._directions: dict[int, Direction | None] = {}
        self._whose = Whose(self._text, blank, self._at, mentions, self._reports, carried, recent)
        self._closes = _CLOSE.search(self._text) is not None
        self.carried, self.spans = carried, spans

    @property
    def indices(self) -> list[str]:
        """The indices that it names, in order."""
        return [about for one in self._mentions if one.sort == "index" for about in sorted(one.abouts)]

    def claims(self, number: int) -> Iterator[Claim]:
        span, own = DAY, False
        together: Span | None = None  # 이틀간 0.8% 떨어졌고 □는 1% 이상: so may what follows be
        for place, report in enumerate(self._reports):
            subject = self._whose.next()
            left = self._blank[self._reports[place - 1].end if place else 0 : report.start]
            base = place and _FROM_BASE.match(left)
            since = (
                self._blank[self._reports[place - 2].end if place > 1 else 0 : report.start] if base else left
            )
            told = self._pointed(report.start, left, span) or span_of(since, self._anchor)
            others: tuple[Span, ...] = ()
            if told is None and _PERIOD_BEHIND.match(self._text, report.end):
                told = Span("other")
            days = _IN_DAYS.search(left)
            if days and (_GAVE.match(self._text, report.end) or _IN_ALL.search(left)):
                told = Span("sessions", int(days["n"] or DAYS[days["word"]]))
            elif days and told in {None, DAY}:
                others = (*others, Span("sessions", int(days["n"] or DAYS[days["word"]])))
            own = own or told is not None
            spans = others if own else (*self.spans, *others)
            if told is None and together:
                spans = (*spans, together)
            yield from self._of(place, report, subject, told or span, left, number + place, spans)
            if told and told.kind != "sessions":
                span = told
            together = told if told and told.kind == "sessions" else together if told is None else None
        said = span_of(self._blank, self._anchor) or (
            self.spans[0] if self.spans and _SAME_SPAN.search(self._blank) else None
        )
        if said is not None:
            self.spans = () if said == DAY or said.kind in {"other", "sessions"} else (said,)
        known = [one for one in self._whose.told if one.abouts]
        topics = [one for one in self._mentions if one.abouts and not COMPARED.match(self._text, one.end)]
        if known or topics:
            self.carried = carry(known, topics)
        elif any(particle in {"은", "는"} for _, particle in unknown_topics(self._blank)):
            self.carried = Subject(why="누구의 수치인지")

    def _pointed(self, at: int, left: str, span: Span) -> Span | None:
        """Return the span that words right before a report point to: 최고치에서, 같은 기간; None where none do."""
        if _ON_DAY.search(self._text, max(at - _NEAR, 0), at):
            return DAY
        if _WEEK_OF.search(self._text, max(at - _NEAR, 0), at):
            return Span("other")
        for base in BASE.finditer(self._text, max(at - _NEAR, 0), at):
            if base.end() >= at - _SOON:
                return DAY if base["eve"] else Span("other")
        if not _SAME_SPAN.search(left):
            return None
        if span != DAY:
            return span
        return self.spans[0] if self.spans else Span("other")

    def _of(
        self,
        place: int,
        report: Report,
        subject: Subject,
        span: Span,
        left: str,
        group: int,
        spans: tuple[Span, ...],
    ) -> Iterator[Claim]:
        nearest = self._reports[place + 1].start if place + 1 < len(self._reports) else len(self._text)
        right = self._text[report.end : nearest]
        clause = self._clause_right(report.end)
        direction = self._direction(place)
        around = (
            self._clause_left(report.start)
            + "|"
            + self._blank[report.end : report.end + min(len(clause), 40)]
        )
        days = () if span.kind in {"sessions", "week", "month", "year"} else self._days(place)
        why = subject.why or (
            "예상이나 전망" if _EXPECTED.search(_FORETOLD.sub("", _CAUSED.sub("", around))) else ""
        )
        if not why and not days and _RECORD.search(left) and not _WITHIN.search(left):
            why = "어느 날의 수치인지"
        if not why and not days and _WAS.match(self._text, report.end):
            why = "어느 날의 수치인지"
        of_level = len(report.figures) == 1 and report.figures[0].unit in {"", "points", "원", "달러"}
        if not why and not days and (_LONG_AGO.search(left) or (of_level and _PERIOD.search(left))):
            why = "어느 날의 수치인지"
        if not why and of_level and _AIMED.match(self._text, report.figures[0].bound_end):
            why = "어느 날의 수치인지"
        if not why and self._is_distance(report):
            why = "무엇까지의 거리인지"
        if not why and _SWINGS.match(self._text, report.end):
            why = "변동 폭"
        if (
            not why
            and not days
            and any(_DATED_BEHIND.match(self._text, one.bound_end) for one in report.figures)
        ):
            why = "어느 날의 수치인지"
        if not why and _OUTSIDE.search(around.partition("|")[0]):
            why = "정규장 밖의 수치"
        weighs = _OTHER_WEIGHT.search(left) is not None and not _CAUSE.search(left)
        percent = any(one.unit == "percent" for one in report.figures)
        weighs = weighs or _PART.search(self._text, max(report.start - 14, 0), report.end + 12) is not None
        if not why and (weighs or (percent and _SHARE.search(left))):
            why = "무엇의 수치인지"
        for figure in report.figures:
            measure = self._measure(figure, report, subject)
            if measure is None:
                continue
            when = self._when(figure, report, left, right, clause)
            self._extreme = when if when in {When.HIGH, When.LOW} else None
            dated = self._days(place) if measure is Measure.LEVEL else days
            if measure is Measure.PREVIOUS and dated == (EVE,):
                dated = ()  # 전날 4.39%에서 4.31%로: the day before is said twice
            eve = measure in {Measure.CHANGE, Measure.BP} and self._is_of_eve(figure)
            yield Claim(
                figure, self._at + figure.start, self._at + figure.end, subject.abouts, subject.every, measure,
                when, span if measure not in {Measure.LEVEL, Measure.PREVIOUS} else DAY, (EVE,) if eve else dated, direction,
                self._sentence.text.strip(), group, why, subject.sure, spans, subject.name,
            )  # fmt: skip

    def _measure(self, figure: Figure, report: Report, subject: Subject) -> Measure | None:
        right = self._text[figure.end : figure.end + 24]
        if self._is_of_eve(figure) and not _is_move(figure, subject):
            return Measure.PREVIOUS
        leaves = _FROM_TO.match(self._text, figure.end) is not None
        if _is_round(figure) and (leaves or _TO_FROM.search(self._before_figure(figure))):
            return None  # 9,000에서 8,200으로: how far it went, not where it stood
        if leaves and figure.bound != "band" and not _is_move(figure, subject):
            return Measure.PREVIOUS
        unit, sort = figure.unit, subject.sort
        if figure.bound == "double" and _FALLS_SHORT.match(self._text, figure.end):
            return None  # 두 자릿수에 조금 못 미쳤다: what it was not
        if figure.bound == "double" and sort != "stock" and not self._is_rate(figure):
            return None  # 지수가 세 자릿수 내렸다: points as well as percent
        if unit not in UNITS or _HUGE.search(self._text, figure.start, figure.end):
            return None
        at = _AT.match(self._text, figure.bound_end) is not None and not self._moves(figure)
        if unit == "percent":
            if sort != "yield":
                return Measure.CHANGE
            return (
                Measure.LEVEL
                if at or figure.bound in {"line", "band"} or not self._moves(figure)
                else Measure.BP
            )
        if unit in {"bp", "pp"}:
            return Measure.BP if sort == "yield" else None
        if unit == "points":
            if sort not in {"index", ""}:
                return None
            if _is_round(figure) and _PASSED.match(self._text, figure.end):
                return None  # 5000포인트 아래로: a line
            width = _MOVED_BY.search(self._before_figure(figure))
            if width and not right.startswith("("):
                return Measure.POINTS
            if figure.value >= _LEVELS and figure.bound in {"over", "under"} and not self._moves(figure):
                return Measure.LEVEL
            return (
                Measure.LEVEL
                if at and figure is report.figures[-1] and not right.startswith("(")
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
        return (
            Measure.POINTS
            if self._moves(figure) and figure.value < 400 and sort == "index"
            else Measure.LEVEL
        )

    def _is_distance(self, report: Report) -> bool:
        """Tell whether a single move tells how far it is to another level."""
        first = report.figures[0]
        compared = _THAN.search(self._before_figure(first)) is not None
        if compared and len(report.figures) == 1 and first.unit in {"bp", "pp", "percent"}:
            return True
        if len(report.figures) > 1 or first.unit not in {"percent", "points"}:
            return False
        behind = _DISTANCE.match(self._text, first.end) or _DISTANCE.match(self._text, first.bound_end)
        return behind is not None or _IS_FAR.search(self._before_figure(first)) is not None

    def _is_traded_at(self, figure: Figure, report: Report) -> bool:
        """Tell whether dollars are what a stock closed at: a move leads to them, or a word of the close follows."""
        if figure is report.figures[-1] and len(report.figures) > 1:
            return True
        return _TRADED.match(self._text, figure.end) is not None

    def _is_rate(self, figure: Figure) -> bool:
        """Tell whether words beside a figure say that it is one in percent."""
        return _RATE.search(self._text, max(figure.start - 12, 0), figure.end + 12) is not None

    def _is_of_eve(self, figure: Figure) -> bool:
        """Tell whether a figure stands in brackets behind the session before: 전날(5.48%)."""
        return _PREVIOUS.search(self._before_figure(figure)) is not None

    def _before_figure(self, figure: Figure) -> str:
        return self._text[max(figure.start - _NEAR, 0) : figure.start]

    def _moves(self, figure: Figure) -> bool:
        """Tell whether a word of direction goes with a figure itself: 5.3원 오른."""
        if _REACHES.match(self._text, figure.end):
            return False
        after = _AFTER.match(self._text, figure.end)
        at = after.end() if after else figure.end
        return DIRECTION.search(self._text, figure.end, at + 3) is not None

    def _direction(self, place: int) -> Direction | None:
        """Return the word of direction of a report; of a list the one behind its end."""
        if place not in self._directions:
            self._directions[place] = self._told_direction(place)
        return self._directions[place]

    def _told_direction(self, place: int) -> Direction | None:
        report = self._reports[place]
        noun = _MOVED_BY.search(self._text, max(report.start - 14, 0), report.start)
        if noun:
            return Direction(
                1 if noun["up"] else -1, self._at + noun.start("word"), self._at + noun.start("word") + 2
            )
        nearest = self._reports[place + 1].start if place + 1 < len(self._reports) else len(self._text)
        first = report.figures[0]
        within = DIRECTION.search(self._text, first.end, report.end)
        begin = within.start() if within else report.end
        found = within or DIRECTION.search(self._text, begin, max(nearest, report.end))
        if found and _BUT.search(self._text, begin, found.start()):
            return None
        if (
            found
            and _WHAT_ELSE.search(self._text, begin, found.start())
            and _AS_CAUSE.match(self._text, found.end())
        ):
            return None
        if (
            found
            and found.start() - begin < 22
            and not _COMMA.search(self._text, begin, found.start())
            and not any(one.end > begin and one.start < found.start() for one in self._mentions)
        ):
            sign = 1 if found["up"] else -1
            return Direction(sign, self._at + found.start(), self._at + found.end())
        if (
            place + 1 < len(self._reports)
            and _LISTED.fullmatch(self._text, report.end, nearest)
            and not CLAUSE.search(self._text, report.end, nearest)
        ):
            return self._direction(place + 1)
        tail = _TAIL.match(self._text, report.end)
        if tail and self._text[report.end : report.end + 1] == ")":
            found = DIRECTION.search(self._text, report.end, min(tail.end() + 3, nearest))
            if found:
                return Direction(1 if found["up"] else -1, self._at + found.start(), self._at + found.end())
        return None

    def _when(self, figure: Figure, report: Report, left: str, right: str, clause: str) -> When:
        if _BETWEEN.match(self._text, figure.end):
            return When.WITHIN
        to = _TO.match(self._text, figure.end)
        other = (one.start for one in self._reports if one.start >= report.end and len(one.figures) > 1)
        mine = clause[
            : max(next(other, len(self._text)) - report.end, 0)
        ]  # what opens there is that report's
        if _OPEN.search(right[:24]) or (_OPEN.search(mine) and not _CLOSE.search(mine)):
            return When.OPEN
        if _AT_OPEN.search(left):
            return When.OPEN
        if self._extreme and _REACHED.match(left):
            return self._extreme
        noun = _EXTREME.search(self._text, max(figure.start - 36, 0), figure.start) or _MAKES.match(
            self._text, figure.end
        )
        if noun and not noun.groupdict().get("else") and _OF_DAY.search(self._text, 0, figure.start):
            return When.HIGH if noun["high"] else When.LOW
        if _WITHIN.search(left) or self._is_within(report.start):
            if to and (found := DIRECTION.search(self._text, figure.end, self._turn(figure.end))):
                return When.HIGH if found["up"] else When.LOW
            return When.CLOSE if _CLOSE.search(clause) else When.WITHIN
        if _TURNED.match(self._text, figure.end) or _TURNED.match(self._text, figure.bound_end):
            return When.WITHIN
        if to and _UP_TO.match(self._text, figure.end) and not _CLOSE.search(clause):
            return When.WITHIN
        return When.CLOSE

    def _turn(self, at: int) -> int:
        """Return where what is said of an extreme ends: a word of direction behind that tells what came then."""
        found = _TURN.search(self._text, at, at + 16)
        return found.start() if found else at + 16

    def _is_within(self, at: int) -> bool:
        """Tell whether a sentence speaks of moments of the day up to a place and of no close anywhere."""
        return not self._closes and _IN_SESSION.search(self._text, 0, at) is not None

    def _days(self, place: int) -> tuple[dt.date, ...]:
        """Return the days that a report may be of: the last one named before it, if any.

        A day within an attribute (전날 5.53% 뛰었던 ...) is not that of what follows the noun.
        """
        start = self._reports[place].start
        exact = _BRACKETED_DAY.search(self._text, max(start - _NEAR, 0), start)
        day = last_of(exact, self._anchor) if exact else None
        if day is not None:
            return (day,)
        told = [one for one in self._dates if one.end <= start]
        if not told:
            return ()
        last = max(told, key=lambda one: one.end)
        if (
            _LEAVES.search(self._text, last.end, start)
            or BASE.search(self._text, last.end, start)
            or BASE.search(self._text, last.start, start)
        ):
            return ()
        first = next(one for one in self._reports if one.start >= last.end)
        if _OF_CLAUSE.search(self._blank[last.end : first.start]):
            return ()
        earlier = [one for one in self._reports[:place] if one.start >= last.end]
        if earlier and _ONE_OF.search(self._text, earlier[0].end, start):
            return ()
        if (
            earlier
            and any(earlier[0].end <= one.start < start for one in self._mentions)
            and not self._is_list(last.end, start)
        ):
            return ()
        if last.sessions_back > 1:
            return sessions_before(last.sessions_back), last.day
        if last.sessions_back:
            governs = _GOVERNED.fullmatch(self._text, last.end, start) is not None
            return (EVE,) if governs and not earlier else (EVE, self._anchor)
        return (last.day,)

    def _is_list(self, begin: int, end: int) -> bool:
        """Tell whether what stands between goes on as one list: no clause ends in it."""
        return not re.search(r"[던린한른진뛴은]\s□|[가-힣](?:지만|으나|며|고)[\s,]", self._blank[begin:end])

    def _clause_left(self, at: int) -> str:
        """Return what stands before a place in its clause."""
        return self._blank[self._whose.cut(at) : at]

    def _clause_right(self, at: int) -> str:
        found = _CLAUSE_END.search(self._text, at)
        end = found.end() if found else len(self._text)
        later = next((one.start for one in self._mentions if one.start > at), len(self._text))
        return self._text[at : min(end, later)]


_WEEKLY = re.compile(r"주간 (?:\S{0,4}증시|시황|마감)|\[주간|한 주 (?:증시|시황)")
_HEAD = 80
"""Characters in which a text says that it tells a week."""


def sessions_before(n: int) -> dt.date:
    """Return what stands for the n-th session before the one that the text is about, whichever day that is."""
    return dt.date.fromordinal(n)


EVE = sessions_before(1)
"""Stands for the session before the one that the text is about."""


def _is_move(figure: Figure, subject: Subject) -> bool:
    """Tell whether a figure's unit is that of moves alone."""
    return figure.unit in {"bp", "pp"} or (figure.unit == "percent" and subject.sort != "yield")


def _is_round(figure: Figure) -> bool:
    """Tell whether a level is told by its hundreds."""
    return figure.step >= 1 and figure.value >= _LEVELS and figure.value % 100 == 0
