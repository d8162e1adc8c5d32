"""Sentences to claims: figures that report one move together, and whose, when and over what it is.

``전장보다 52.30포인트(0.34%) 오른 6,466.58에`` is one report of three figures. Its subject stands in brackets
around it, behind it as the noun that it is an attribute of, or before it: the nearest noun that is no object
and nothing that the subject is compared with. A noun that stands as a subject and that no list knows makes the
report nobody's.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsgen.claims.claim import DAY, Claim, Direction, Measure, Span, When
from newsgen.claims.copy import Copy, Sentence
from newsgen.claims.mention import Mention
from newsgen.claims.names import Names
from newsgen.claims.when import BASE, dates, span_of
from newsgen.korean.figures import Figure, figures
from newsgen.korean.numbers import DAYS

UP = (
    "오르|오른|올랐|올라|올린|올렸|오름|상승|뛰|뛴|급등|폭등|급반등|치솟|높아|높은|반등|강보합|강세|솟구|불어"
)
DOWN = "내리|내린|내렸|내려|내림|하락|떨어|밀리|밀린|밀렸|밀려|급락|폭락|낮아|낮은|미끄러|후퇴|반락|빠지|빠진|빠졌|빠져|약보합|약세|추락|주저앉|고꾸라|곤두박질"
_NOT_SAID = r"(?!\s?(?:압력|가능성|기대|우려|전망|요인|재료|위험|베팅|여력|할 |하면(?!서)|하려|지\s?(?:않|못)|종목|[폭분률]))"
DIRECTION = re.compile(rf"(?P<up>{UP}){_NOT_SAID}|(?P<down>{DOWN}){_NOT_SAID}")
_ADN = r"\S*(?:[른린한진뛴은친던]|해|라|려|어|아|져|서)"
_JOINS = re.compile(
    rf"\s?\((?:p,?\s?|포인트,?\s?)?"
    rf"|\)?(?:p|포인트)?,?\s"
    rf"|\)?\s?(?:나|가량|가까이|이나)?\s?(?:\S{{0,2}}[^\s고며]\s)?{_ADN}\s(?:배럴당|온스당|달러당|연|미화)?\s?"
    rf"|\)\s?(?:배럴당|온스당|달러당|연)?\s?"
)
_LISTED = re.compile(r"[\s,·)]*(?:그리고|및|또)?\s?(?:[^\s,()]+\s?){0,4}\(?\s?")
_COMPARED = re.compile(
    r"(?:지수|주가|금리)?\s?(?:보다|[와과]는?의? 달리|[와과]의 |[와과]는? 반대|에 비해|에 견줘|대비|을 |를 |[와과] 견|에서 |에 이어)"
)
_JOINED = re.compile(r"(?:지수|주가)?(?:\([^)\d]*\))?(?:[와과](?: 함께)?|·|,| 및|/|, 그리고)\s?")
_ATTRIBUTE = re.compile(
    r"[)\s]*(?:가까이|넘게|이상|안팎|가량)?\s?(?:\S{1,3}\s)?\S*(?:[른린한진뛴은친던])\s(?!반면|가운데|뒤|데|채|만큼|상태|수준|것|이후|후)(?:[^\s,\d]+\s){0,2}"
)
_TOPIC = re.compile(
    r"(?P<word>[^\s,()·“”‘’\"']+?)(?:\([^()\d□]{2,24}\))?(?P<particle>은|는|이|가|도)(?=[\s,])"
)
_CLAUSE = re.compile(
    r"[가-힣](?:며|면서|지만|으나|는데|고|다가|더니|자|해|(?:오르|내리|밀리|뛰|떨어지|빠지|하락하|상승하|급등하|급락하)다|[은는] 가운데|[한은] 뒤|속에|소식에|영향으로|여파로|덕에|덕분에|탓에|따라|불구하고|[에로],)(?=[\s,])"
)
_CLAUSE_END = re.compile(
    r"[가-힣](?:며|면서|지만|으나|는데|고|다가|더니)(?=[\s,])|(?:오르|내리|밀리|뛰|떨어지|빠지|하락하|상승하|급등하|급락하)다(?=[\s,])|[한은던인](?=\s(?:뒤|후|반면|가운데))|다\."
)
_GENERIC = re.compile(
    r"(?:이|그|두|세|네|각|양|3대|주요)?\s?(?:지수|주가|금리|환율|가격|종가|낙폭|상승폭|하락폭|오름폭|상승률|하락률|수익률|움직임|폭|값|변동폭|선물가격)"
    r"|(?:종전|직전|기존|이전|종가|장중|사상|역대|종가 기준)?\s?(?:최고치|최저치|최고가|최저가|고점|저점|최고 기록|기록)"
    r"|이날|오늘|이번주|이것|이|그|것|날|주간|이번|장|시장|거래|때|이때|오전|오후|장중|전장|마감|하루|한때|수치|모두|둘 다|다|또|한편"
)
_DIGIT, _LETTER = re.compile(r"\d"), re.compile("[가-힣A-Za-z]")
_VERBAL = re.compile(
    r"(?:하|되|있|없|않|오르|내리|밀리|열리|불리|달리|걸리|기다리|[아어커려해져]지|나타나|벗어나|늘어나|이어나|나오|들어오|보이|움직이|들이|이루|웃돌|밑돌"
    r"|내놓|높|낮|얻|쌓|남|좋|많|적|깊|늦|잃|짧|같|닫|찾|믿|굳|묶|붙|잡|접|읽|걷|뛰어넘|넘|뛰|키우|따르|지나|크|갖|받|맞|쓰|띄|끌|이어가|살아나|떨어지|이르|그치|미치|거치|마치|비추|[가-힣]{1,3}해지)$"
)
_ADVERBIAL = re.compile(
    r"(?:에서|에게|으로|로|까지|부터|보다|들어서|면서|에|만|대로|처럼|마다|따라서|께서|서)$"
)
_BARE = re.compile(r"(?:^|[\s,…·:;/|’”\"'\]-])(?P<word>[가-힣A-Za-z&一-鿿]{2,})\s?$")
_BARE_FINE = re.compile(
    r".*(?:적인|(?:오르|내리|밀리|뛰|떨어지|빠지|하락하|상승하|급등하|급락하)다|[며고해게히로에서만도의를을은는이가한던른린진뛴아어워려씩약나각두]|까지|부터|지만|보다|대비|평균|그러니까|아직|이미|벌써|연속|연간|지난주|견주면|따지면|비교하면|[월화수목금]요일|상승률|하락률|상승폭|하락폭|낙폭|오름폭|떨어져|올라|치면|보면|저점|고점|최고치|최저치|최고가|최저가|다시|장중|장 중|연|한편|배럴당|온스당|달러당|거의|무려|최대|최소"
    r"|한때|전날|전일|어제|초반|직후|마감|종가|이날|하루|주간|대폭|소폭|오전|오후|각각|지수|주가|금리|환율|가격|수익률|전장|거래일|주당|비교해|비해|이후|동안|사이|들어|역시|등|째|새|기준|모두|포인트)"
)
_ALL = re.compile(r"나란히|모두|둘 다|동반|일제히|함께|전부")
_OPEN = re.compile(
    r"출발|개장|(?:로|에|거래를|장을|하루를|보합|상승|하락) 시작|문을\s?[열연]|시초가|장을\s?[열연]"
)
_CLOSE = re.compile(r"마감|마쳤|마친|마치|종료|장을 끝|거래를 끝|종가|폐장|끝냈|막을 내")
_IN_SESSION = re.compile("장중|장 중")
_WITHIN = re.compile(
    r"장중|한때|장 초반|장 막판|개장 직후|개장 초|오전 (?:장|한)|오후 들어|오전 중|초반|오전|기록 중|거래되고|현재"
)
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
_GLOSSED, _CODE = re.compile(r"[는은=]|\s?="), re.compile(r"\(\d{6}\)$")
_GLOSS = re.compile(r"\b1\s?(?:bp|베이시스포인트|bps)[^,.\d]{0,12}(?:는|은|=)\s?0\.01")
_EXPECTED = re.compile(
    r"예상|전망|목표|추정|예측|컨센서스|가능성|확률|비중|지분|점유율|시나리오|관측|내다|가정|배당|성장률|인상할|인하할|것으로 보|평균|[상하]향\s?(?:조정|했)|목표가|수(?:도|는)? 있"
)
_OF_CLAUSE = re.compile(
    r"^(?:에|에는)?\s[^,]*[가-힣](?:한|된|던|은|인|연|쓴|낸|난|룬|른|린|진|뛴|킨|친|운|떤|온)\s[^,]*□"
)
_FALLS_SHORT = re.compile(
    r"(?:에는|에|에도|까지|까지는)?\s?(?:\S{1,4}\s)?(?:못\s|미치지\s|이르지\s|아니|아닌|모자)|(?:에|를|을)\s(?:눈앞|앞두)"
)
_DISTANCE = re.compile(
    r"\s?(?:남짓|가까이|넘게|안팎|쯤|가량|정도|이상)?(?:을|를|만|이|가|도)?\s?(?:(?:더\s)?남(?:긴|겼|겨|기고|았|은|아)|차(?:이)?(?=[로를 가])|격차|거리|못\s?미|모자[라란랐]|부족|더\s(?:가야|올라야|오르면|뛰면|내려야|필요)|뒤[져처]|앞[두둔]|다가[서섰]|접근|따라붙|좁[혀혔히])"
)
"""What stands behind a figure that tells how far it is to another level: 6포인트 차로, 11포인트 남짓을 남겼다."""
_IS_FAR = re.compile(
    r"거리(?:는|가|도)\s(?:불과\s|겨우\s|단\s)?$|(?:격차|차이|간격)(?:는|가|도|를|을)?\s(?:불과\s|겨우\s|단\s)?$"
)
_LONG_AGO = re.compile(
    r"(?:(?:\d+|한|두|석|세|넉|네|다섯|몇)\s?(?:년|달|개월|주일?|해)|일주일|반년)\s?전(?:[에의 ]|만|인|엔|과)"
)
"""A day that nobody names, far from the text's own: 1년 전 종가는."""
_TURNED = re.compile(
    r"\s?(?:가까이|넘게|안팎|가량|이상|남짓|쯤|정도|나|까지)?\s?(?:오르|내리|밀리|뛰|떨어지|빠지|하락하|상승하|급등하|급락하|올랐|내렸|밀렸|뛰었|떨어졌|빠졌|하락했|상승했)다가?[\s,]"
)
"""What stands behind a move that the day took back: 1% 안팎 내리다."""
_PERIOD = re.compile(r"\d월\s?(?:초|말|중순|하순|초순)|(?:지난해|작년|지난달|전달)\s?(?:초|말)|연초|연말")
"""A time that is no one day, at which a level may have stood: 3월 말에는."""
_ONE_OF = re.compile(r"(?:것|쪽|전자|후자)[은는]\s")
"""One of two that the sentence before names, who begins what is said anew: 뒤의 것은."""
_SEVERAL = re.compile(r"(?<![가-힣])(두|양|세|3대|네)\s?(?:주요\s)?지수(?:는|은|가|이|도|\s모두)")
_RATE = re.compile(r"[등상하]\S?[승락]률|수익률|%|퍼센트")
_OTHER_RATE = re.compile(
    r"(?:(?:기준|정책|예금|대출|기금|모기지|콜|단기|우대)\s?금리|목표\s?범위|실업률|성장률|점유율)(?:[를을은는이가도로의,]|\s상단|\s하단)"
)
"""What is told in percent and is nobody's here, whatever part of the sentence it is."""
_RECORD = re.compile(
    r"(?:최고치|최저치|최고 기록|최고가|최저가|고점|저점)(?:(?:는|은|인|였던|이던)?\s(?:\S+\s)?|\s?\((?:[\d,.]+,\s)?)$"
)
_LEAVES = re.compile(r"\d(?:포인트|원|달러|선|%)?에서\s")
"""Where a day's level is what a move behind it is measured from: 금요일 3,941.59에서 100포인트."""
_WAS = re.compile(r"(?:포인트|원|달러|%)?(?:이었|였|이)던\s")
_SHARE = re.compile(r"의\s(?:약\s?|무려\s?)?$|가운데 $")
_OTHER_WEIGHT = re.compile(
    r"(?:매출|이익|실적|판매|물가|실업|고용|생산|수출|수입|재고|주문|지표|관세|세율|인구|거래량|거래대금|시가총액|시총|잔고|자산|예금|대출)\S*\s?(?:\S+\s)?$"
)


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
_SAME_SPAN = re.compile(r"(?:같은|이|그) 기간")


class Report(NamedTuple):
    """Figures that report one move, in order; offsets are of their sentence."""

    figures: tuple[Figure, ...]

    @property
    def start(self) -> int:
        """Where the first begins."""
        return self.figures[0].start

    @property
    def end(self) -> int:
        """Where the last ends."""
        return self.figures[-1].end


class Subject(NamedTuple):
    """Whom a report is of."""

    abouts: tuple[str, ...] = ()
    sort: str = ""
    every: bool = False
    sure: bool = True
    why: str = ""
    name: tuple[int, int] | None = None


_NOBODY = Subject(why="누구의 수치인지")
_NEAR = 32
"""Characters before a figure in which it stands what it is of."""
_SOON = 8
"""Characters between what a move is measured from and the move."""
_HUGE = re.compile("[조억]")
_LEVELS = 500
"""Points from which on a bound is one of a level: 3000포인트를 돌파."""
_UNITS = frozenset({"percent", "points", "bp", "pp", "원", "달러", ""})


def claims(copy: Copy, names: Names, anchor: dt.date) -> Iterator[Claim]:
    """Yield the claims of a copy about prices. ``anchor`` is the day that its dates are told on."""
    number, block, carried = 0, -1, Subject()
    weekly = _WEEKLY.search(copy.plain[:_HEAD]) is not None
    spans: tuple[Span, ...] = ()
    recent: list[str] = []
    for sentence in copy.sentences:
        if sentence.block != block:
            block, carried, spans = sentence.block, Subject(), (Span("week"),) if weekly else ()
        own = sentence.own
        reader = _Sentence(sentence, names.named(own), names.blanked(own), anchor, carried, spans, recent)
        for made in reader.claims(number):
            yield made
            number = made.group + 1
        carried, spans = reader.carried, reader.spans
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
        self._before, self._anchor = carried, anchor
        self._blank = blank
        self._reports = _reports(blank, figures(blank))
        self._dates = list(dates(self._text, anchor)) if self._reports else []
        self._abouts: list[Subject] = []
        self._extreme: When | None = None
        """What the figure before this one was the day's highest or lowest of."""
        self._directions: dict[int, Direction | None] = {}
        self._cuts = [found.end() for found in _CLAUSE.finditer(self._text)]
        self._topics = list(_topics(self._blank)) if self._reports else []
        self._closes = _CLOSE.search(self._text) is not None
        self.carried, self.spans, self._recent = carried, spans, recent

    @property
    def indices(self) -> list[str]:
        """The indices that it names, in order."""
        return [about for one in self._mentions if one.sort == "index" for about in sorted(one.abouts)]

    def claims(self, number: int) -> Iterator[Claim]:
        span, own = DAY, False
        for place, report in enumerate(self._reports):
            subject = self._subject(place)
            self._abouts.append(subject)
            left = self._blank[self._reports[place - 1].end if place else 0 : report.start]
            told = self._pointed(report.start, left, span) or span_of(left, self._anchor)
            if told is None and _PERIOD_BEHIND.match(self._text, report.end):
                told = Span("other")
            days = _IN_DAYS.search(left)
            if days and _GAVE.match(self._text, report.end):
                told = Span("sessions", int(days["n"] or DAYS[days["word"]]))
            own = own or told is not None
            yield from self._of(
                place, report, subject, told or span, left, number + place, () if own else self.spans
            )
            if told and told.kind != "sessions":
                span = told
        said = span_of(self._blank, self._anchor) or (
            self.spans[0] if self.spans and _SAME_SPAN.search(self._blank) else None
        )
        if said is not None:
            self.spans = () if said == DAY or said.kind in {"other", "sessions"} else (said,)
        known = [one for one in self._abouts if one.abouts]
        topics = [one for one in self._mentions if one.abouts and not _COMPARED.match(self._text, one.end)]
        if known or topics:
            self.carried = _carry(known, topics)
        elif any(particle in {"은", "는"} for _, particle in _topics(self._blank)):
            self.carried = Subject(why="누구의 수치인지")

    def _pointed(self, at: int, left: str, span: Span) -> Span | None:
        """Return the span that words right before a report point to: 최고치에서, 같은 기간; None where none do."""
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
        if not why and self._is_distance(report):
            why = "무엇까지의 거리인지"
        if not why and _OUTSIDE.search(around.partition("|")[0]):
            why = "정규장 밖의 수치"
        weighs = _OTHER_WEIGHT.search(left) is not None and not _CAUSE.search(left)
        percent = any(one.unit == "percent" for one in report.figures)
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
        if unit not in _UNITS or _HUGE.search(self._text, figure.start, figure.end):
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
            if sort == "stock" and not self._moves(figure) and not (at and unit == "원"):
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
        return (
            Measure.POINTS
            if self._moves(figure) and figure.value < 400 and sort == "index"
            else Measure.LEVEL
        )

    def _is_distance(self, report: Report) -> bool:
        """Tell whether a single move tells how far it is to another level."""
        first = report.figures[0]
        if len(report.figures) > 1 or first.unit not in {"percent", "points"}:
            return False
        behind = _DISTANCE.match(self._text, first.end) or _DISTANCE.match(self._text, first.bound_end)
        return behind is not None or _IS_FAR.search(self._before_figure(first)) is not None

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
            and not _CLAUSE.search(self._text, report.end, nearest)
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
        if self._extreme and _REACHED.match(left):
            return self._extreme
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
            return (EVE, self._anchor) if earlier else (EVE,)
        return (last.day,)

    def _is_list(self, begin: int, end: int) -> bool:
        """Tell whether what stands between goes on as one list: no clause ends in it."""
        return not re.search(r"[던린한른진뛴은]\s□|[가-힣](?:지만|으나|며|고)[\s,]", self._blank[begin:end])

    def _clause_left(self, at: int) -> str:
        """Return what stands before a place in its clause."""
        return self._blank[self._cut(at) : at]

    def _cut(self, at: int) -> int:
        """Return where the clause of a place begins."""
        before = bisect_left(self._cuts, at)
        return self._cuts[before - 1] if before else 0

    def _clause_right(self, at: int) -> str:
        found = _CLAUSE_END.search(self._text, at)
        end = found.end() if found else len(self._text)
        later = next((one.start for one in self._mentions if one.start > at), len(self._text))
        return self._text[at : min(end, later)]

    def _subject(self, place: int) -> Subject:
        report = self._reports[place]
        before = self._text[: report.start].rstrip("+-−–▲▼△ ")
        if _GLOSSED.match(self._text, report.figures[0].end):
            return _NOBODY
        if before.endswith("("):
            return self._bracketed(before[:-1], place)
        behind = self._attributed(report, place)
        if behind:
            return behind
        return self._preceding(place, report.start)

    def _bracketed(self, before: str, place: int) -> Subject:
        code = _CODE.search(before, max(len(before) - 8, 0))
        before = before[: code.start()] if code else before
        one = next((one for one in self._mentions if one.end == len(before.rstrip())), None)
        if one:
            return self._one(one)
        if re.search(r"(?:전\s?거래일|전장|전날|전일|종가)$", before):
            return self._preceding(place, len(before))
        if place and self._reports[place - 1].end >= len(before.rstrip()) - 3:
            return self._abouts[place - 1]
        generic = re.search(r"(\S+)$", before)
        if generic and _GENERIC.fullmatch(generic[1]):
            return self._preceding(place, len(before))
        return _NOBODY

    def _one(self, one: Mention, *, sure: bool = True) -> Subject:
        if not one.abouts:
            return _NOBODY
        return Subject(
            tuple(sorted(one.abouts)), one.sort, False, sure, "", (self._at + one.start, self._at + one.end)
        )

    def _attributed(self, report: Report, place: int) -> Subject | None:
        nearest = self._reports[place + 1].start if place + 1 < len(self._reports) else len(self._text)
        found = next((one for one in self._mentions if one.start >= report.end), None)
        if found and found.start <= nearest and _ATTRIBUTE.fullmatch(self._text, report.end, found.start):
            return self._one(found)
        return None

    def _preceding(self, place: int, end: int) -> Subject:
        bare = _BARE.search(self._blank, 0, end)
        told = [one for one in self._mentions if one.end <= end and not _COMPARED.match(self._text, one.end)]
        last = told[-1] if told else None
        cut = self._cut(end)
        strangers = [
            at for at, particle in self._topics
            if at < end and (not last or at > last.end) and (particle in {"은", "는"} or at > cut)
        ]  # fmt: skip
        if bare and not _BARE_FINE.fullmatch(bare["word"]) and (not last or bare.start("word") >= last.end):
            strangers.append(bare.end())
        if strangers or _OTHER_RATE.search(self._blank, max(end - _NEAR, last.end if last else 0), end):
            return _NOBODY
        several = _SEVERAL.search(self._blank, last.end if last else 0, end)
        if several:
            k = {"두": 2, "양": 2, "세": 3, "3대": 3, "네": 4}[several[1]]
            named = tuple(dict.fromkeys(self._recent[::-1]))[:k]
            if len(named) == k:
                return Subject(named, "index", True, False)
            return _NOBODY
        if last is None and "각각" in self._text[self._cut(end) : end]:
            return _NOBODY
        if last is None:
            return self._carried(self._reports[place].end)
        row = self._row(last)
        if len(row) == 1:
            own = self._text[last.end : end]
            return _NOBODY if "각각" in own else self._one(last)
        return self._shared(row, place)

    def _carried(self, end: int) -> Subject:
        """Return whom a sentence is about that names nobody before a figure."""
        later = next((one for one in self._mentions if one.start >= end), None)
        if later and re.fullmatch(r"[^,.]{0,36}[던한은는른린진뛴]\s", self._text[end : later.start]):
            return self._one(later)
        one = self._before
        return one._replace(sure=False) if one.abouts else _NOBODY

    def _row(self, last: Mention) -> list[Mention]:
        row = [last]
        for each in reversed([one for one in self._mentions if one.end <= last.start]):
            if not _JOINED.fullmatch(self._text, each.end, row[0].start):
                break
            row.insert(0, each)
        return row

    def _shared(self, row: list[Mention], place: int) -> Subject:
        """Return whom a report behind several names is of: each its own where there are as many."""
        behind = [at for at, one in enumerate(self._reports) if one.start >= row[-1].end]
        following = [
            at
            for at in behind
            if not any(row[-1].end < one.start < self._reports[at].start for one in self._mentions)
        ]
        if len(following) == len(row) and place in following:
            return self._one(row[following.index(place)])
        if len(following) > 1 and "각각" in self._text[row[-1].end : self._reports[following[0]].start]:
            return _NOBODY
        abouts = tuple(dict.fromkeys(about for one in row for about in sorted(one.abouts)))
        if any(not one.abouts for one in row):
            return _NOBODY
        text = self._text[row[-1].end : self._reports[place].end + 30]
        name = (self._at + row[0].start, self._at + row[-1].end)
        return Subject(abouts, row[0].sort, bool(_ALL.search(text)), True, "", name)


_WEEKLY = re.compile(r"주간 (?:\S{0,4}증시|시황|마감)|\[주간|한 주 (?:증시|시황)")
_HEAD = 80
"""Characters in which a text says that it tells a week."""


def sessions_before(n: int) -> dt.date:
    """Return what stands for the n-th session before the one that the text is about, whichever day that is."""
    return dt.date.fromordinal(n)


EVE = sessions_before(1)
"""Stands for the session before the one that the text is about."""


def _topics(text: str) -> Iterator[tuple[int, str]]:
    """Yield nouns that stand as subjects and that no list knows: where they end, and their particle."""
    for found in _TOPIC.finditer(text):
        word, particle = found["word"], found["particle"]
        if word[-1:] == "□" or _GENERIC.fullmatch(word) or _DIGIT.search(word):
            continue
        if particle in {"는", "은"} and _VERBAL.search(word):
            continue
        if _ADVERBIAL.search(word) is None and _LETTER.search(word):
            yield found.end(), particle


def _is_move(figure: Figure, subject: Subject) -> bool:
    """Tell whether a figure's unit is that of moves alone."""
    return figure.unit in {"bp", "pp"} or (figure.unit == "percent" and subject.sort != "yield")


def _is_round(figure: Figure) -> bool:
    """Tell whether a level is told by its hundreds."""
    return figure.step >= 1 and figure.value >= _LEVELS and figure.value % 100 == 0


def _carry(told: list[Subject], topics: list[Mention]) -> Subject:
    """Return whom the next sentence may leave out: all that this one is about."""
    abouts: dict[str, str] = {}
    for one in told:
        abouts |= dict.fromkeys(one.abouts, one.sort)
    for each in topics:
        abouts |= dict.fromkeys(sorted(each.abouts), each.sort)
    sorts = set(abouts.values())
    return Subject(tuple(abouts), sorts.pop() if len(sorts) == 1 else "", False, False)


def _reports(text: str, found: Iterable[Figure]) -> list[Report]:
    """Join figures that report one move: points, percent and the level that they lead to."""
    reports: list[list[Figure]] = []
    for figure in found:
        if figure.unit not in _UNITS or (
            figure.unit == ""
            and figure.step == 1
            and figure.bound not in {"line", "band", "over", "under"}
            and figure.value < 1000
        ):
            continue
        if figure.unit in {"bp", "pp", "percent"} and _GLOSS.search(
            text, max(0, figure.start - 16), figure.end + 12
        ):
            continue
        if reports and _belongs(text, reports[-1], figure):
            reports[-1].append(figure)
        else:
            reports.append([figure])
    return [Report(tuple(one)) for one in reports]


def _belongs(text: str, report: list[Figure], figure: Figure) -> bool:
    last = report[-1]
    between = text[last.bound_end : figure.start]
    if len(report) >= 3 or "□" in between or not _JOINS.fullmatch(between):
        return False
    if last.sign and not figure.sign and between.strip().startswith(","):
        return False  # 10.84%↓, 355.48포인트 내린 ...로 출발
    kinds = {one.unit for one in report}
    if figure.unit == last.unit and figure.unit not in {"원", "달러", "points"}:
        return False
    if figure.unit in {"원", "달러"} and figure.unit in kinds:
        return DIRECTION.search(between) is not None
    if figure.unit == "points" and "points" in kinds:
        return DIRECTION.search(between) is not None
    if between.strip() in {",", ""} and not {figure.unit, last.unit} <= {"points", "percent"}:
        return False
    return last.unit != "" or between.strip().startswith("(")  # a level ends its report
