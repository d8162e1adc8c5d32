"""Faults that rules plant into right texts: what people exchange, mistype, turn and leave out.

A rule goes by the words alone and knows nothing of what the checker reads: what it fails to read counts as
missed. It replaces the group ``at`` of its pattern, wherever that stands outside quotations in a sentence that
speaks of prices (where ``not_in`` finds nothing), by what ``wrong`` makes of it; None leaves the place alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from newsgen.korean import attach, josa
from newsgen.korean.numbers import DAYS

Match = re.Match[str]


class Plant(NamedTuple):
    """One fault: what is put in place of a stretch of a text, offsets in code points, the end exclusive."""

    start: int
    end: int
    words: str


class Rule(NamedTuple):
    """One way to go wrong; ``kind`` is the class of fault that the judge counts it in."""

    name: str
    kind: str
    where: re.Pattern[str]
    wrong: Callable[[Match], str | None]
    not_in: re.Pattern[str] | None = None
    """What a sentence must not speak of."""
    of_text: bool = False
    """Whether ``not_in`` holds for the whole text."""
    quoted: bool = False
    """Whether it plants into quotations."""

    def plants(self, text: str) -> Iterator[Plant]:
        """Yield all faults of its kind that fit into a text."""
        blank = text if self.quoted else _QUOTED.sub(lambda found: "□" * len(found[0]), text)
        for found in self.where.finditer(blank):
            start, end = found.span("at")
            around = blank if self.of_text else _sentence(blank, start)
            if self.not_in and self.not_in.search(around):
                continue
            words = self.wrong(found)
            if words is not None and words != text[start:end] and "□" not in text[start:end]:
                yield Plant(start, end, words)


_QUOTED = re.compile(r"“[^”\n]*”|‘[^’\n]*’|\"[^\"\n]*\"")
_END = re.compile(r"(?<=[가-힣)%])\.\s|\n")


def _sentence(text: str, at: int) -> str:
    ends = [found.end() for found in _END.finditer(text)]
    start = max((end for end in ends if end <= at), default=0)
    return text[start : min((end for end in ends if end > at), default=len(text))]


def exchanged(found: Match) -> str | None:
    """Two neighbouring digits exchanged, in the middle; the first stays one."""
    return _at_middle(
        found["at"],
        lambda a, b, first: a.isdigit() and b.isdigit() and a != b and not (first and b == "0"),
        lambda a, b: b + a,
    )


def _at_middle(
    text: str, fits: Callable[[str, str, bool], bool], made: Callable[[str, str], str]
) -> str | None:
    places = [
        at
        for at in range(len(text) - 1)
        if fits(text[at], text[at + 1], at == 0 or not text[at - 1].isdigit())
    ]
    if not places:
        return None
    at = places[len(places) // 2]
    return text[:at] + made(text[at], text[at + 1]) + text[at + 2 :]


def mistyped(found: Match) -> str | None:
    """One digit another, in the middle."""
    text = found["at"]
    places = [at for at, char in enumerate(text) if char.isdigit()]
    at = places[len(places) // 2]
    other = str((int(text[at]) + 3) % 10 or 7)
    return text[:at] + other + text[at + 1 :]


def _by(table: dict[str, str]) -> Callable[[Match], str | None]:
    return lambda found: table.get(found["at"])


def _of(table: dict[str, str]) -> str:
    return "|".join(sorted(table, key=len, reverse=True))


def _both_ways(pairs: dict[str, str]) -> dict[str, str]:
    return pairs | {other: one for one, other in pairs.items() if other not in pairs}


def _turned(found: Match) -> str:
    """The place with its group ``way`` turned."""
    text, start = found["at"], found.start("at")
    return text[: found.start("way") - start] + _TURNED[found["way"]] + text[found.end("way") - start :]


def _spanned(found: Match) -> str:
    """The time that a figure is told of another one."""
    return _SPANS[found["span"]] + found["at"][len(found["span"]) :]


_ALIKE = 0.1
"""Percent that two may be off each other and pass for each other."""


def _swapped(found: Match) -> str | None:
    """The groups ``one`` and ``two`` of a place, which are percentages, in each other's stead."""
    if abs(float(found["one"].strip("%")) - float(found["two"].strip("%"))) < _ALIKE:
        return None
    text, start = found["at"], found.start("at")
    (a, b), (c, d) = ((found.start(name) - start, found.end(name) - start) for name in ("one", "two"))
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def _moved(by: int) -> Callable[[Match], str | None]:
    """A whole number or a tenth moved by so many of its last digit; never to nothing."""

    def made(found: Match) -> str | None:
        text = found["at"]
        places = len(text.partition(".")[2])
        value = round(float(text) + by * 10**-places, places)
        return f"{value:.{places}f}" if value > 0 else None

    return made


def _days(by: int) -> Callable[[Match], str | None]:
    """A count of days, in a word or a figure, moved."""
    words = {number: word for word, number in DAYS.items()}

    def made(found: Match) -> str | None:
        n = DAYS.get(found["at"])
        if n is not None:
            return words.get(n + by)
        return str(int(found["at"]) + by) if int(found["at"]) + by > 1 else None

    return made


def _earlier(found: Match) -> str | None:
    """A month two before: what has been so since a day has not been since an earlier one."""
    month = int(found["at"]) - 2
    return str(month) if month > 0 else None


def _next_day(found: Match) -> str:
    return f"{int(found['day']) % 27 + 1}{found['rest']}"


def _next_weekday(found: Match) -> str:
    days = "월화수목금"
    return days[(days.index(found["at"]) + 1) % len(days)]


def _wider(found: Match) -> str:
    return f"{float(found['at']) + 0.25:.2f}"


def _range_moved(found: Match) -> str:
    return f"{float(found['low']) - 0.25:.2f}{found['to']}{float(found['high']) - 0.25:.2f}"


def _meeting_moved(found: Match) -> str:
    return f"{int(found['one']) + 1}{found['to']}{int(found['two']) + 1}"


def _other_particle(found: Match) -> str | None:
    other = _PARTICLES[found["at"]]
    right = attach(
        found["noun"], f"{found['at']}/{other}" if found["at"] in "은이을과" else f"{other}/{found['at']}"
    )
    return other if right == found["noun"] + found["at"] else None


def _other_english(found: Match) -> str | None:
    """The next English name of the text that is another."""
    named = re.findall(r"[가-힣]\(([A-Z][a-z]+(?: [A-Z][a-z]+)*)\)", found.string)
    return next((one for one in named if one != found["at"]), None)


_ELSE = re.compile(
    r"물가|CPI|PCE|PPI|실업|고용|취업|매출|이익|실적|EPS|GDP|성장|예상|전망|확률|가능성|관세|세율|비중|지분|목표|시간\s?외|장외"
    r"|거래량|거래대금|수출|수입|판매|배당|생산|주문|점유|증가|감소|지난해|작년|1년|선물|ETF|시가총액|시총"
)
"""What else figures are of."""
_TURNED = _both_ways({
    "상승": "하락", "급등": "급락", "폭등": "폭락", "반등": "반락", "강세": "약세", "오름세": "내림세",
    "오른": "내린", "올랐": "내렸", "올라": "내려", "오르": "내리",
}) | {
    "떨어진": "오른", "떨어졌": "올랐", "떨어져": "올라", "밀린": "오른", "밀렸": "올랐", "빠진": "뛴", "빠졌": "뛰었",
    "뛴": "빠진", "뛰었": "빠졌",
}  # fmt: skip
_WAY = rf"(?P<at>{_of(_TURNED)})(?!\s?[폭률분장]|\s?(?:출발|우려|기대|압력|요인|전환|개장))"
_INDEX = r"코스피|코스닥|코스피지수|코스닥지수|다우존스|다우지수|다우|나스닥|나스닥지수|S&P500|S&P500지수|필라델피아반도체지수"
_NAME = r"[가-힣A-Z][가-힣A-Za-z&·]{1,14}"
_PERCENT = r"[-+]?\d+\.\d+%"
_MOVED = (
    r"(?:오[르른]|올[랐라]|내[리렸린려]|상승|하락|급[등락]|폭[등락]|뛰|뛴|떨어|밀[려린렸]|빠[지진졌]|치솟)"
)
_INVESTORS = _both_ways({"외국인": "기관"})
_TRADED = _both_ways({"순매수": "순매도", "사들": "팔아치", "매수 우위": "매도 우위", "사자": "팔자"})
_PARTICLES = _both_ways({"은": "는", "이": "가", "을": "를", "과": "와"})
_SPANS = {"이번 주": "올해", "이달": "올해", "올 들어": "이달 들어", "올해 들어": "이달 들어"}
_COUNT = rf"(?P<at>\d{{1,2}}(?=거래일|일)|{'|'.join(DAYS)})(?:거래일|일)?"

_SPELLINGS = _both_ways({
    "이차전지": "2차전지", "LG에너지솔루션": "LG엔솔", "브로드컴": "브로드콤", "팔란티어": "팰런티어",
    "엔비디아": "엔디비아", "연방공개시장위원회": "연방시장공개위원회",
})  # fmt: skip
_SIZES = _both_ways({"컸": "작았", "높았": "낮았", "많았": "적었", "크다": "작다"})
_NOUN_OF_MOVE = r"(?:낙폭|하락률|하락폭|상승률|상승폭|오름폭|내림폭)"
_WENT = _both_ways(
    {
        "올랐": "내렸",
        "높아": "낮아",
        "늘었": "줄었",
        "늘어": "줄어",
        "올렸": "낮췄",
        "상승": "하락",
        "증가": "감소",
    }
)
_NUMBERS = {"두": "세", "세": "네", "네": "다섯", "다섯": "여섯", "여섯": "일곱", "일곱": "여덟"}

RULES: tuple[Rule, ...] = (
    Rule("level, digits exchanged", "level", re.compile(r"(?<![\d.,])(?P<at>\d{1,2}(?:,|만 ?)?\d,?\d{2,3}\.\d\d)(?![\d%])"), exchanged, _ELSE),
    Rule("level, digit wrong", "level", re.compile(r"(?<![\d.,])(?P<at>\d{1,2}(?:,|만 ?)?\d,?\d{2,3}\.\d\d)(?![\d%])"), mistyped, _ELSE),
    Rule("won, digits exchanged", "level", re.compile(rf"{_PERCENT}\)?\s?{_MOVED}\S*\s(?P<at>\d[\d,]*(?:만\s?[\d,]*(?:천\d*)?)?)원"), exchanged, _ELSE),
    Rule("points, digits exchanged", "points", re.compile(r"(?<![\d.,만])(?P<at>\d{1,3}\.\d\d?)(?:포인트|p(?=[\s,)]))"), exchanged, _ELSE),
    Rule("points, digit wrong", "points", re.compile(r"(?<![\d.,만])(?P<at>\d{1,3}\.\d\d?)(?:포인트|p(?=[\s,)]))"), mistyped, _ELSE),
    Rule("percent, digits exchanged", "percent", re.compile(r"(?<![\d.,~])(?P<at>\d{1,2}\.\d\d)%(?!p|포인트|~)(?! ?[로에]서|로 )"), exchanged, _ELSE),
    Rule("percent, digit wrong", "percent", re.compile(rf"(?<![\d.,~])(?P<at>\d{{1,2}}\.\d\d?)%\)?\s(?={_MOVED})"), mistyped, _ELSE),
    Rule("sign", "direction", re.compile(r"(?P<at>[-+])(?=\d+(?:\.\d+)?%(?!p))"), _by({"-": "+", "+": "-"}), _ELSE),
    Rule("another's percent", "who", re.compile(rf"{_NAME}(?:은|는|이|가)\s(?P<at>(?P<one>\d+\.\d+%),\s{_NAME}(?:은|는|이|가)\s(?P<two>\d+\.\d+%))"), _swapped, _ELSE),
    Rule("another's percent in brackets", "who", re.compile(rf"{_NAME}\((?P<at>(?P<one>{_PERCENT})\),?\s{_NAME}\((?P<two>{_PERCENT}))\)"), _swapped, _ELSE),
    Rule("another span", "when", re.compile(rf"(?P<at>(?P<span>{_of(_SPANS)})(?:[^.,\n□]|\.(?=\d)){{0,30}}?\d%)"), _spanned, _ELSE),
    Rule("way behind a figure", "direction", re.compile(rf"(?:%|포인트|p)\)?(?:\s?(?:가까이|넘게|안팎|가량|이상|나))?\s{_WAY}"), _by(_TURNED), _ELSE),
    Rule("way without a figure", "direction", re.compile(rf"(?:{_INDEX}|지수)(?:은|는|이|가|도)\s(?:(?:나란히|모두|일제히|함께|소폭|동반)\s)*{_WAY}(?!\s?(?:마감한|하던|했던))"), _by(_TURNED), _ELSE),
    Rule("way of a run", "direction", re.compile(rf"(?P<at>{_COUNT.replace('<at>', '<n>')}\s?(?:연속|째)\s(?:큰 폭으로\s)?{_WAY.replace('<at>', '<way>')})"), _turned),
    Rule("bound moved past", "bound", re.compile(rf"(?<![\d.,~])(?P<at>\d+(?:\.\d)?)%\s?(?:넘게|이상)(?=[^.,\n]{{0,10}}{_MOVED})"), _moved(+1), _ELSE),
    Rule("bound moved below", "bound", re.compile(rf"(?<![\d.,~])(?P<at>\d+(?:\.\d)?)%\s?(?:가까이|미만)(?=[^.,\n]{{0,10}}{_MOVED})"), _moved(-1), _ELSE),
    Rule("bound word", "bound", re.compile(rf"(?<![\d.,~])\d+(?:\.\d)?%\s?(?P<at>넘게|가까이)(?=[^.,\n]{{0,10}}{_MOVED})"), _by({"넘게": "가까이", "가까이": "넘게"}), _ELSE),
    Rule("run one longer", "streak", re.compile(rf"(?<![\d.,~가-힣]){_COUNT}\s?(?:연속|째|내리)(?![^.,]{{0,6}}최)"), _days(+1)),
    Rule("run one shorter", "streak", re.compile(rf"(?<![\d.,~가-힣]){_COUNT}\s?(?:연속|째|내리)(?![^.,]{{0,6}}최)"), _days(-1)),
    Rule("days since, two more", "streak", re.compile(rf"(?<![\d.,~가-힣]){_COUNT}\s?만에\s(?:반등|반락|상승|하락|올랐|내렸|돌아|순매)"), _days(+2)),
    Rule("since earlier", "since", re.compile(r"(?<!년 )(?<!\d)(?P<at>\d{1,2})월 \d{1,2}일(?:\([^)]*\))?\s?(?:이후|이래)(?=[^.\n]{0,12}(?:가장|최[대고저]))"), _earlier),
    Rule("record put", "since", re.compile(rf"{_MOVED}\S*\s(?P<level>\d[\d,만 ]*\.\d\d)(?:포인트)?(?P<at>(?:에|으로|로)\s(?:거래를\s|장을\s)?(?:마쳤|마감했))(?=다|습)"), lambda found: f"{josa(found['level'], '으로/로')} 사상 최고치를 새로 썼", re.compile("최고"), of_text=True),
    Rule("weekday", "date", re.compile(r"\d일\s?\(?(?P<at>[월화수목금])(?:요일)?(?=[\s)])"), _next_weekday),
    Rule("dateline", "date", re.compile(r"\A(?:.|\n){0,160}?(?<!\d)(?P<at>(?P<day>\d{1,2})(?P<rest>일\s?\((?:현지시간|미국시간|[월화수목금])\)))"), _next_day),
    Rule("%p for %", "unit", re.compile(r"\d\.\d+(?P<at>%(?:포인트|p))(?=\)?\s(?:\S{1,6}\s)?(?:내|오|올|낮|높|하락|상승|뛰|떨어))"), lambda _: "%"),
    Rule("%p for bp", "unit", re.compile(r"\d(?P<at>bp)(?![a-z])"), lambda _: "%p", re.compile(r"0\.01\s?%")),
    Rule("% for points", "unit", re.compile(rf"(?<![\d,만])\d{{1,3}}\.\d\d(?P<at>포인트)(?=\)?\s?{_MOVED})"), lambda _: "%"),
    Rule("won for dollars", "scale", re.compile(r"(?:배럴당|온스당)\s\d[\d,.]*(?P<at>달러)(?=[\s에의선,.])"), lambda _: "원"),
    Rule("만 for 억", "scale", re.compile(r"\d[천백]?(?P<at>억)(?=\s?원?[을를어\s])"), lambda _: "만"),
    Rule("조 for 억", "scale", re.compile(r"(?<![조\d,])\d(?:,\d{3}|천\d{0,3}|\d{2,3})(?P<at>억)(?=\s?원?[을를어\s])"), lambda _: "조"),
    Rule("a price by ten", "scale", re.compile(rf"{_MOVED}\S*\s\d(?P<at>\d)?만(?=[\s\d원])"), lambda found: "" if found["at"] else None, _ELSE),
    Rule("range too wide", "range", re.compile(r"\d\.\d\d\s?[~∼-]\s?(?P<at>\d\.\d\d)%"), _wider),
    Rule("range of before", "range", re.compile(r"(?P<at>(?P<low>\d\.\d\d)(?P<to>\s?[~∼-]\s?)(?P<high>\d\.\d\d))%"), _range_moved),
    Rule("meeting", "meeting", re.compile(r"\d월\s(?P<at>(?P<one>\d{1,2})(?P<to>[~∼-])(?P<two>\d{1,2}))일(?=[^.\n]{0,16}(?:회의|FOMC|공개시장))"), _meeting_moved),
    Rule("other investors", "flows", re.compile(rf"(?P<at>{_of(_INVESTORS)})(?=[은이]\s(?:\S+\s){{0,3}}?\d\S*억)"), _by(_INVESTORS)),
    Rule("buying turned", "flows", re.compile(rf"억\s?원?(?:\S{{0,3}})?\s?(?P<at>{_of(_TRADED)})"), _by(_TRADED)),
    Rule("flow, digits exchanged", "flows", re.compile(r"(?:외국인|기관|개인)[은이]\s(?:\S+\s){0,3}?(?P<at>\d[\d,조천백 ]*)억"), exchanged),
    Rule("particle", "particle", re.compile(rf"(?P<noun>지수|코스피|전자|하이닉스|외국인|기관|개인|금리|달러|환율|엔비디아|테슬라|애플|주가|시장|증시|수익률|연준)(?P<at>{_of(_PARTICLES)})(?=\s)"), _other_particle),
    Rule("quotation never closed", "quote", re.compile(r"(?P<at>“[^”\n]{4,100}”)"), lambda found: found["at"][:-1], quoted=True),
    Rule("another spelling", "spelling", re.compile(rf"(?P<name>{_of(_SPELLINGS)})(?:.|\n)*?(?P<at>(?P=name))"), _by(_SPELLINGS)),
    Rule("another's English", "name", re.compile(r"[가-힣]\((?P<at>[A-Z][a-z]+(?: [A-Z][a-z]+)*)\)"), _other_english),
    Rule("one name too few", "count", re.compile(rf"[,·와과]\s?\S+(?:\s등)?\s(?P<at>{_of(_NUMBERS)})\s(?:개\s)?(?:종목|지수|곳)"), _by(_NUMBERS)),
    Rule("larger for smaller", "direction", re.compile(rf"보다(?:도|는)?\s(?:(?:더|훨씬|조금)\s)*(?:{_NOUN_OF_MOVE}[이은]\s)?(?:더\s)?(?P<at>{_of(_SIZES)})"), _by(_SIZES), _ELSE),
    Rule("way between two values", "direction", re.compile(rf"(?:에서\s(?:연\s)?\d[\d,.]*(?:%|원|달러|엔|명|건)?(?:으?로)|(?:전날|전월|전달|직전|\d월)[^.\n]{{0,16}}?보다)\s(?:\d[\d.]*(?:%p|%포인트|bp|원|포인트|%)\s)?(?P<at>{_of(_WENT)})"), _by(_WENT)),
    Rule("how far two values are", "triple", re.compile(r"\d에서\s(?:연\s)?\d[\d,.]*%?(?:으?로)\s(?P<at>\d+(?:\.\d+)?)(?:bp|%포인트|%p|원)\s"), mistyped),
    Rule("way of prices and currencies", "direction", re.compile(r"(?:채권|국채)\s?(?:가격|값)[은이]?\s?(?P<at>상승|하락|강세|약세)"), _by(_TURNED), _ELSE),
    Rule("way of several together", "direction", re.compile(rf"(?:종목|회사|기업|주)(?:은|는|이|가|도)\s(?:모두|나란히|일제히|동반|함께)\s{_WAY}"), _by(_TURNED), _ELSE),
    Rule("separator left out", "separator", re.compile(rf"{_NAME}\({_PERCENT}\)(?P<at>,)\s{_NAME}\({_PERCENT}\)"), lambda _: ""),
)  # fmt: skip
"""All ways to go wrong, by class."""
