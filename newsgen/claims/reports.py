"""Sentences to claims: figures that report one move together, and of when and over what it is.

``전장보다 52.30포인트(0.34%) 오른 6,466.58에`` is one report of three figures (:mod:`newsgen.claims.joining`);
:mod:`newsgen.claims.whose` says whose it is.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from newsgen.claims.claim import DAY, Claim, Measure, Span
from newsgen.claims.copy import Copy, Sentence
from newsgen.claims.directed import Directions
from newsgen.claims.joining import NEAR, Report, reports
from newsgen.claims.measuring import Measuring
from newsgen.claims.mention import Mention
from newsgen.claims.moments import WITHIN, Moments
from newsgen.claims.names import Names
from newsgen.claims.strangers import unknown_topics
from newsgen.claims.told_days import EVE, Days
from newsgen.claims.when import BASE, span_of
from newsgen.claims.whose import COMPARED, RESUMES, SHARE, Subject, Whose, carry
from newsgen.korean.figures import figures
from newsgen.korean.numbers import DAYS

_CLAUSE_END = re.compile(
    r"[가-힣](?:며|면서|지만|으나|는데|고|다가|더니)(?=[\s,])|(?:오르|내리|밀리|뛰|떨어지|빠지|하락하|상승하|급등하|급락하)다(?=[\s,])|[한은던인](?=\s(?:뒤|후|반면|가운데))|(?:상승|하락|급등|급락|반등|반락)(?=\s(?:뒤|후|이후)\s)|다\.|…"
)
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
_EXPECTED = re.compile(
    r"예상|전망|목표|추정|예측|컨센서스|가능성|확률|시나리오|관측|내다|가정|배당|성장률|인상할|인하할|것으로 보|평균|[상하]향\s?(?:조정|했)|목표가|수(?:도|는)? 있"
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
_PERIOD = re.compile(
    r"\d월\s?(?:초|말|중순|하순|초순)|(?:지난해|작년|지난달|전달)\s?(?:초|말)|(?<!\d)\d{1,2}월(?:에는|엔|에만)\s|연초|연말"
)
"""A time that is no one day, at which a level may have stood: 3월 말에는."""
_RECORD = re.compile(
    r"(?:최고치|최저치|최고 기록|최고가|최저가|고점|저점)(?:(?:는|은|인|였던|이던)?\s(?:\S+\s)?|\s?\((?:[\d,.]+,\s)?)$"
)
_WAS = re.compile(
    r"(?:포인트|원|달러|%)?(?:(?:이었|였|이)던|\s?(?:선|대)?[을를이]\s?(?:넘[겼었]|웃돌았|밑돌았|지켰|깼|내줬)던)\s(?!것)"
)
_SHARE = re.compile(r"의\s(?:약\s?|무려\s?)?$|가운데 $")
_OTHER_WEIGHT = re.compile(
    r"(?:매출|이익|실적|판매|물가|실업|고용|생산|수출|수입|재고|주문|지표|관세|세율|인구|거래량|거래대금|시가총액|시총|잔고|자산(?!운용)|예금|대출)\S*\s?(?:\S+(?<![며고자서])\s)?$"
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
_ON_DAY = re.compile(
    r"(?:(?:\d{1,2}월|이달|지난달)\s?(?<![~∼-])\d{1,2}일|(?<![\d~∼-])\d{1,2}일(?:에는|엔|에만|에|은)\s?)\s?\(?[-+−]?$"
)
"""A day right before what moved on it: 2022년 10월 7일 3.80% 급락한, 30일에는 0.12% 내린."""
_WEEK_OF = re.compile(r"\d{1,2}일?\s?[~∼-]\s?(?:\d{1,2}월\s)?\d{1,2}일\s?(?:주간|한 주|주)\s?\(?[-+−]?$")
"""Another week, told by its days, right before what moved in it: 1월 20~24일 주간(2.15%)."""
_LIKEWISE = re.compile(r"(?:역시|마찬가지로|또한)\s(?:약\s)?$")
"""What stands before a move over the time that the sentence before measures."""
_SAME_SPAN = re.compile(r"(?:같은|이|그) 기간")


_SOON = 8
"""Characters between what a move is measured from and the move."""


def claims(copy: Copy, names: Names, anchor: dt.date) -> Iterator[Claim]:
    """Yield the claims of a copy about prices. ``anchor`` is the day that its dates are told on."""
    number, block, carried = 0, -1, Subject()
    weekly = _WEEKLY.search(copy.plain[:_HEAD]) is not None
    spans: tuple[Span, ...] = ()
    recent: list[str] = []
    index, stock = Subject(), Subject()
    longer = False
    for sentence in copy.sentences:
        if sentence.block != block:
            block, carried, spans = sentence.block, Subject(), (Span("week"),) if weekly else ()
            longer = False
        own = sentence.own
        resumes = RESUMES.match(own)
        if resumes and carried.sort != "index" and (not carried.abouts or "지수" in resumes[0]):
            carried = index
        elif not carried.abouts and SHARE.match(own):
            carried = stock
        reader = _Sentence(
            sentence, names.named(own), names.blanked(own), anchor, carried, spans, recent, longer=longer
        )
        for made in reader.claims(number):
            yield made
            number = made.group + 1
        carried, spans, longer = reader.carried, reader.spans, reader.longer
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
        *,
        longer: bool,
    ) -> None:
        self._sentence, self._text, self._at = sentence, sentence.own, sentence.at
        self._mentions = mentions
        self._anchor = anchor
        self._blank = blank
        self._reports = reports(blank, figures(blank))
        self._whose = Whose(self._text, blank, self._at, mentions, self._reports, carried, recent)
        self._measuring = Measuring(self._text)
        self._directions = Directions(self._text, self._at, self._reports, mentions)
        self._moments = Moments(self._text, self._reports)
        self._days = Days(self._text, blank, anchor, self._reports, mentions)
        self.carried, self.spans, self.longer = carried, spans, longer

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
            if told is None and self.longer and _LIKEWISE.search(left):
                told = Span("other")
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
        self.longer = said is not None and said.kind in {"other", "sessions"}
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
        if _ON_DAY.search(self._text, max(at - NEAR, 0), at):
            return DAY
        if _WEEK_OF.search(self._text, max(at - NEAR, 0), at):
            return Span("other")
        for base in BASE.finditer(self._text, max(at - NEAR, 0), at):
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
        direction = self._directions.of(place)
        around = (
            self._clause_left(report.start)
            + "|"
            + self._blank[report.end : report.end + min(len(clause), 40)]
        )
        days = () if span.kind in {"sessions", "week", "month", "year"} else self._days.of(place)
        why = subject.why or (
            "예상이나 전망" if _EXPECTED.search(_FORETOLD.sub("", _CAUSED.sub("", around))) else ""
        )
        if not why and not days and _RECORD.search(left) and not WITHIN.search(left):
            why = "어느 날의 수치인지"
        if not why and not days and _WAS.match(self._text, report.end):
            why = "어느 날의 수치인지"
        of_level = len(report.figures) == 1 and report.figures[0].unit in {"", "points", "원", "달러"}
        if not why and not days and (_LONG_AGO.search(left) or (of_level and _PERIOD.search(left))):
            why = "어느 날의 수치인지"
        if not why and of_level and _AIMED.match(self._text, report.figures[0].bound_end):
            why = "어느 날의 수치인지"
        if not why and self._measuring.is_distance(report):
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
            measure = self._measuring.of(figure, report, subject)
            if measure is None:
                continue
            when = self._moments.of(figure, report, left, right, clause)
            dated = self._days.of(place) if measure is Measure.LEVEL else days
            if measure is Measure.PREVIOUS and dated == (EVE,):
                dated = ()  # 전날 4.39%에서 4.31%로: the day before is said twice
            eve = measure in {Measure.CHANGE, Measure.BP} and self._measuring.is_of_eve(figure)
            yield Claim(
                figure, self._at + figure.start, self._at + figure.end, subject.abouts, subject.every, measure,
                when, span if measure not in {Measure.LEVEL, Measure.PREVIOUS} else DAY, (EVE,) if eve else dated, direction,
                self._sentence.text.strip(), group, why, subject.sure, spans, subject.name,
            )  # fmt: skip

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
