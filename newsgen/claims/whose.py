"""Whose a report is: in brackets around it, behind it as an attribute's noun, before it, or carried over.

The nearest noun before counts that is no object and nothing that the subject is compared with. A noun that stands
as a subject and that no list knows makes the report nobody's.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from newsgen.claims.causes import causes
from newsgen.claims.joining import Report
from newsgen.claims.mention import Mention
from newsgen.claims.strangers import bare_before, is_generic, unknown_topics
from newsgen.patterns import compiled

COMPARED = compiled(
    r"(?:지수|주가|금리)?\s?(?:보다|[와과]는?의? 달리|[와과]의 |[와과]는? 반대|[와과] 마찬가지|[와과] 같이|처럼 |에 비해|에 견줘|대비|을 |를 |[와과] 견|에서 |에 이어"
    r"|의\s(?:[가-힣A-Za-z0-9]+\s){0,3}[가-힣]+[을를]\s(?:인수|사들이|매입|수주|넘겨받|공급받)[가-힣\s]{0,8}?(?:기로\s|다고\s|하며\s|하면서\s|하고\s|해\s))"
)
"""What follows who is no subject: it is compared with, done to, or had what another bought: □의 공장을 인수하기로."""
_JOINED = compiled(
    r"(?:지수|주가)?(?:\([^)\d]*\))?(?:[와과](?: 함께)?|·|,| 및|/|, 그리고)\s?(?:(?:시총\s|시가총액\s)?\d위(?:인)?\s|[가-힣]{1,6}\s?(?:업체|회사|기업|대장주|대장)(?:인)?\s)?"
)
_ATTRIBUTE = compiled(
    r"[)\s]*(?:(?:에|로|으로)\s(?:거래를|장을|정규장을)\s)?(?:가까이|넘게|이상|안팎|가량)?\s?(?:\S{1,3}\s)?\S*(?:[른린한진뛴은친던])\s(?!반면|가운데|뒤|데|채|만큼|상태|수준|것|이후|후|여파|영향|덕|탓|소식|충격|훈풍|까닭|때문)(?:[^\s,\d]*[^\s,\d고며나만]\s){0,3}"
)
CLAUSE = compiled(
    r"[가-힣](?:며|면서|지만|으나|는데|고|다가|더니|자|해|(?:오르|내리|밀리|뛰|떨어지|빠지|하락하|상승하|급등하|급락하)다|[은는] 가운데|[한은] 뒤|\s?속에|\s?(?:소식|보도|발표|관측|전망|우려|기대|분석)에|\s?영향으로|\s?여파로|\s?덕에|\s?덕분에|\s?탓에|\s?따라|불구하고|[에로],|[져],)(?=[\s,])"
)
_COUNTED = compiled(
    r"\s(?:두|세|네|다섯|여섯|일곱|\d개)\s(?:종목|회사|기업|은행|업체)(?:[은는이가도]|\s모두)\s"
)
"""What stands behind several names and counts them: □와 □, □ 세 종목도."""
_PULLED = compiled(r"\s?(?:가까이|넘게|가량|이상)?\s?(?:끌어\s?(?:올|내)|밀어\s?올|떠받|주저앉혔|들어\s?올)")
_OBJECT = compiled(r"(?:지수)?[를을]\s(?:\S{1,3}\s)?")
_ALL = compiled(r"나란히|모두|둘 다|동반|일제히|함께|전부")
_SEVERAL = compiled(r"(?<![가-힣])(두|양|세|3대|네)\s?(?:주요\s)?지수(?:는|은|가|이|도|\s모두)")
_PART = compiled(r"…[^…]*$")
"""The part of a headline that a figure stands in."""
_THIS_INDEX = compiled(r"(?<![가-힣])(?:이|그|해당) 지수(?=[은는가도]\s)")
"""An index told before, which no company is that is told between."""
_OTHER_RATE = compiled(
    r"(?:(?:기준|정책|예금|대출|기금|모기지|콜|단기|우대)\s?금리|목표\s?범위|실업률|성장률|점유율)(?:[를을은는이가도로의,]|\s상단|\s하단)"
)
"""What is told in percent and is nobody's here, whatever part of the sentence it is."""
_AND, _EACH = compiled(r"[와과,]\s?"), compiled(r"\s?씩")
_GLOSSED, _CODE = (
    compiled(r"[는은=]|\s?="),
    compiled(r"\s?\((?:(?:K[SQ]:|KRX:)?\d{5,6}|(?:NASDAQ|NYSE|나스닥):\s?[A-Z.]{1,5})\)$"),
)
_OF_DAY = compiled(r"(?:전\s?거래일|전장|전날|전일|종가|\d일)$")
"""What stands before a bracket with what was so on that day."""
_LAST = compiled(r"(\S+)$")
_LEADS_TO = compiled(r"[^,.]{0,36}[던한은는른린진뛴친킨운온쓴]\s")
"""What stands between a figure and the noun that it is an attribute of."""
_OF_ANOTHER = compiled(r"[던한린른진뛴친]\s[^\s,.]{1,8}[가이]\s[^,.]*?[가-힣](?:자|며|고|면서|지만|는데)\s")
"""A noun of its own behind the attribute, whose clause ends before who is named: 떨어졌던 유가가 반등하자 올랐던 다우는."""
_NEAR = 32
"""Characters before a figure in which it stands what it is of."""


RESUMES = compiled(
    r"(?:[^,.□\d]{0,12}\d)(?:[^,.□]|(?<=\d)[.,](?=\d)){1,24}[던한린른진뛴]\s지수[는가]\s|\W*(?:[가-힣]{2,6}:\s)?(?:이날|이후|그러나|하지만|다만|특히)?,?\s?(?:지수(?:는|도|가)\s|장\s?중(?:에는|엔)?\s|(?:장중 )?한때\s|장 (?:초반|막판|후반)|(?:그럼에도|그래도|이로써|결국|반면)?,?\s?(?:한\s?주(?:\s?\([^()\n]{1,20}\))?(?:로는|로도|로|간|\s동안|를\s통틀어)|주간(?:으로|으로는|으로도|\s기준으로(?:는)?)|(?:\d{1,2}월\s)?한\s달(?:간|로는|\s동안)?|월간(?:으로|으로는))\s|(?:올해|올|이달|이번\s?달|이번\s?주|새해)\s들어(?:서)?(?:는|도|만)?\s|개장 |오전 |오후 |전장보다|전 거래일보다|지난 [월화수목금]요일보다|\d[\d,.]*(?:%|포인트|p)?(?:\s?\([^)]*\))?\s?(?:(?:오른|내린|상승한|하락한|높은|낮은)\s[\d,.]+(?:포인트)?)?(?:[선대]?에서|에|로|으로)\s(?:상승 |하락 )?(?:출발|시작|장을 [열연]|개장))"
)
"""How a sentence begins that goes on about the index told before, in a paragraph of its own or behind another noun."""

SHARE = compiled(
    r"\W*(?:(?:이날|이후|그러나|하지만|다만|그런데도?|반면)?,?\s?)(?:이 (?:회사|종목)의?\s)?주가[는도가]\s"
)
"""How a paragraph begins that goes on about the company told before: 주가는 거꾸로 갔다."""


class Subject(NamedTuple):
    """Whom a report is of."""

    abouts: tuple[str, ...] = ()
    sort: str = ""
    every: bool = False
    sure: bool = True
    why: str = ""
    name: tuple[int, int] | None = None


NOBODY = Subject(why="누구의 수치인지")


class Whose:
    """Whom the reports of one sentence are of, told one after another."""

    def __init__(
        self, text: str, blank: str, at: int, mentions: list[Mention], reported: list[Report], before: Subject,
        recent: list[str],
    ) -> None:  # fmt: skip
        self._text, self._blank, self._at = text, blank, at
        self._mentions, self._reports = mentions, reported
        self._before, self._recent = before, recent
        self._cuts = [found.end() for found in CLAUSE.finditer(text)] if reported else []
        self.topics = [one for one in mentions if not COMPARED.match(text, one.end)]
        """Who is named, but as what something is compared with or done to."""
        self.told: list[Subject] = []
        """Of the reports that were asked for, in their order."""

    @cached_property
    def strangers(self) -> list[tuple[int, str]]:
        """Nouns that stand as subjects and that no list knows: where they end, and their particle."""
        return list(unknown_topics(self._blank))

    def next(self) -> Subject:
        """Return whom the next report is of."""
        subject = self._subject(len(self.told))
        self.told.append(subject)
        return subject

    def cut(self, at: int) -> int:
        """Return where the clause of a place begins."""
        before = bisect_left(self._cuts, at)
        return self._cuts[before - 1] if before else 0

    def _subject(self, place: int) -> Subject:
        report = self._reports[place]
        before = self._text[: report.start].rstrip("+-−–▲▼△ ")
        if _GLOSSED.match(self._text, report.figures[0].end):
            return NOBODY
        if before.endswith("("):
            return self._bracketed(before[:-1], place)
        behind = self._attributed(report, place)
        if behind:
            return behind
        return self._preceding(place, report.start)

    def _bracketed(self, before: str, place: int) -> Subject:
        code = _CODE.search(before, max(len(before) - 20, 0))
        before = before[: code.start()] if code else before
        one = next((one for one in self._mentions if one.end == len(before.rstrip())), None)
        if one:
            return self._one(one)
        if _OF_DAY.search(before):
            return self._preceding(place, len(before))
        if place and self._reports[place - 1].end >= len(before.rstrip()) - 3:
            return self.told[place - 1]
        generic = _LAST.search(before)
        if generic and is_generic(generic[1]):
            return self._preceding(place, len(before))
        return NOBODY

    def _one(self, one: Mention, *, sure: bool = True) -> Subject:
        if not one.abouts:
            return NOBODY
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
        bare = bare_before(self._blank, end)
        told = [
            one for one in self.topics
            if one.end <= end and not self._is_told_of(one, end)
        ]  # fmt: skip
        moved = self._moved_by_another(place, end)
        if moved:
            return self._one(moved)
        last = told[-1] if told else None
        cut = self.cut(end)
        strangers = [
            at for at, particle in self.strangers
            if at < end and (not last or at > last.end) and (particle in {"은", "는"} or at > cut)
        ]  # fmt: skip
        if bare is not None and (not last or bare >= last.end):
            strangers.append(end)
        if strangers or _OTHER_RATE.search(self._blank, max(end - _NEAR, last.end if last else 0), end):
            return NOBODY
        several = _SEVERAL.search(self._blank, last.end if last else 0, end)
        if several:
            k = {"두": 2, "양": 2, "세": 3, "3대": 3, "네": 4}[several[1]]
            named = tuple(dict.fromkeys(self._recent[::-1]))[:k]
            if len(named) == k:
                return Subject(named, "index", True, False)
            return NOBODY
        if last is None and "각각" in self._text[self.cut(end) : end]:
            return NOBODY
        if _THIS_INDEX.search(self._text, last.end if last else 0, end) and (
            last is not None or self._before.sort != "index"
        ):
            return self._carried(self._reports[place].end) if self._before.sort == "index" else NOBODY
        if last is None:
            return self._carried(self._reports[place].end)
        row = self._row(last)
        every = self._headed(last, end) if len(row) == 1 else ()
        if every:
            return Subject(every, last.sort, False, False)
        if len(row) == 1:
            own = self._text[last.end : end]
            return NOBODY if "각각" in own or self._is_dealt(place) else self._one(last)
        return self._shared(row, place)

    def _headed(self, last: Mention, end: int) -> tuple[str, ...]:
        """Return all whom a headline names before its mark, behind which a figure may be any one's: none of one alone."""
        if _PART.search(self._text, last.end, end) is None:
            return ()
        named = [one for one in self._mentions if one.end <= end]
        if any(not one.abouts for one in named):
            return ()
        every = tuple(dict.fromkeys(about for one in named for about in sorted(one.abouts)))
        return every if len(every) > 1 else ()

    def _moved_by_another(self, place: int, end: int) -> Mention | None:
        """Return whom somebody else moved by so much: □가 지수를 1.7% 끌어올렸다."""
        if not _PULLED.match(self._text, self._reports[place].figures[-1].bound_end):
            return None
        near = [one for one in self._mentions if one.end <= end]
        return near[-1] if near and _OBJECT.fullmatch(self._text, near[-1].end, end) else None

    def _is_told_of(self, one: Mention, end: int) -> bool:
        """Tell whether somebody stands in what moved whom a sentence is about: □는 □가 팔았다는 소식에."""
        return any(start <= one.start and one.end <= stop <= end for start, stop in self._causes)

    @cached_property
    def _causes(self) -> list[tuple[int, int]]:
        """Where it tells why somebody moved."""
        return list(causes(self._text, self._blank, self._mentions)) if len(self._mentions) > 1 else []

    def _carried(self, end: int) -> Subject:
        """Return whom a sentence is about that names nobody before a figure."""
        later = next((one for one in self._mentions if one.start >= end), None)
        leads = later and _LEADS_TO.fullmatch(self._text[end : later.start])
        if later and leads and _OF_ANOTHER.search(self._text, end, later.start):
            return NOBODY
        if later and leads:
            return self._one(later)
        one = self._before
        return one._replace(sure=False) if one.abouts else NOBODY

    def _row(self, last: Mention) -> list[Mention]:
        row = [last]
        for each in reversed([one for one in self._mentions if one.end <= last.start]):
            if not _JOINED.fullmatch(self._text, each.end, row[0].start):
                break
            row.insert(0, each)
        return row

    def _is_dealt(self, place: int) -> bool:
        """Tell whether a report is one of several that are dealt out to as many: 2%와 4%씩."""
        around = self._reports[max(place - 1, 0) : place + 2]
        return any(
            _AND.fullmatch(self._text, one.end, other.start) and _EACH.match(self._text, other.end)
            for one, other in pairwise(around)
        )

    def _are_rows(self, following: list[int], names: int) -> bool:
        """Tell whether reports tell each of several in turn, and again in another unit: 0.7bp, 0.4bp 하락해 2.62%, 2.42%."""
        if "각각" not in self._text or len(following) != 2 * names:
            return False
        units = [[one.unit for one in self._reports[at].figures] for at in following]
        first, second = units[:names], units[names:]
        return (
            all(each == first[0] for each in first)
            and all(each == second[0] for each in second)
            and first != second
        )

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
        if place in following and self._are_rows(following, len(row)):
            return self._one(row[following.index(place) % len(row)])
        if len(following) > 1 and "각각" in self._text[row[-1].end : self._reports[following[0]].start]:
            return NOBODY
        abouts = tuple(dict.fromkeys(about for one in row for about in sorted(one.abouts)))
        if any(not one.abouts for one in row):
            return NOBODY
        text = self._text[row[-1].end : self._reports[place].end + 30]
        name = (self._at + row[0].start, self._at + row[-1].end)
        return Subject(abouts, row[0].sort, _are_all(text), True, "", name)


def _are_all(text: str) -> bool:
    """Tell whether what stands behind several names says that a figure is of all of them."""
    return _ALL.search(text) is not None or _COUNTED.match(text) is not None


def carry(told: list[Subject], topics: list[Mention]) -> Subject:
    """Return whom the next sentence may leave out: all that this one is about."""
    abouts: dict[str, str] = {}
    for one in told:
        abouts |= dict.fromkeys(one.abouts, one.sort)
    for each in topics:
        abouts |= dict.fromkeys(sorted(each.abouts), each.sort)
    sorts = set(abouts.values())
    return Subject(tuple(abouts), sorts.pop() if len(sorts) == 1 else "", False, False)
