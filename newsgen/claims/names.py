"""Who is named in a text: indices, yields, currencies, commodities and stocks, by all that copy calls them."""

from __future__ import annotations

import functools
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from newsgen import markets
from newsgen.claims.markets import rate
from newsgen.korean.names import clean_broker, clean_english
from newsgen.model import Instrument, Kind
from newsgen.resources import rows, table

Sort = Literal["index", "yield", "currency", "commodity", "stock"]

_SPACED = re.compile(
    r"(?<=[가-힣)])(?=지수|금리|환율|반도체|종합|산업|평균|선물|가격|변동성|주가|30|500|225|산|\(|인덱스)|(?<=&P)|(?<=\d)(?=산업|지수|평균|선물)|(?<=산)(?=원유|중질유)|(?<=텍사스)(?=산|원유|유)|(?<=서부)(?=텍)|(?<=텍사스산)(?=원)|(?<=드)(?=앤)|(?<=앤드)(?=푸)|(?<=앤)(?=푸)|(?<=P\))(?=500)|(?<=[가-힣])(?=2000|200|100|DAX|FTSE|닛케이|항셍|상하이)"
)
"""Where copy may put a space into a name."""
_NOT_ITSELF = re.compile(
    r"\s?(?:종목|구성|상장|시장|증시|기업|업종|\d+개|편입|선물|ETF|ETN|상장지수|인버스|레버리지|옵션|대형주|소형주|중형주|150|100지수|100\b"
    r"|에\s?상장|에서 거래되|글로벌|벤처|관련|전체|내 )"
)
"""What makes a name one of something else: 나스닥 상장 종목, 코스피200 선물."""
_GOES_ON = re.compile(r"[가-힣](?<![은는이가도와과의을를에로만까부보처마역등인였나뿐라및지으주])")
"""A syllable that begins no particle: 다우운송지수 is not the Dow."""
_PARTICLE = r"(?:은|는|이|가|도|와|과|의|을|를|에|로|으로|만|에서|보다|처럼|까지|부터|마저|역시|에게|에는|에도|과는|와는|과의|와의|주가|주가는|주가가|주는|주가|등|이다|다|이었다|였다|입니다)"
_ENDS = re.compile(rf"(?![가-힣A-Za-z0-9])|{_PARTICLE}(?![가-힣A-Za-z0-9])")
_BEGINS = re.compile(r"(?<![^\W_])(?<!&)[^\W_]")
_KEPT = 4096
"""Texts of which it is remembered who is named in them."""
_YIELD = re.compile(
    r"(?:(?P<whose>미국?|한국|우리나라|일본|독일|영국|중국)\s?)?(?:(?P<kind>국고채|국채|통안채|회사채)\s?)?(?:금리의?\s)?(?P<years>\d{1,2})년\s?(?:물|\s?만기물?|물은)"
    r"(?:\s?(?P<of>미\s?국채|미국채|국고채|국채|재무부 ?채권|채권|회사채))?(?:의)?(?:\s?(?:금리|수익률|국채금리|국채 금리))?"
)
_OTHER_INDEX = re.compile(
    r"(?<![가-힣A-Za-z0-9])(?P<name>[가-힣A-Za-z0-9&]{1,14})\s?지수(?![가-힣A-Za-z])|(?<![가-힣])(?P<oil>브렌트유|두바이유|북해산 브렌트유)"
)
_COMMON = frozenset(
    [
        "대상",
        "선진",
        "동양",
        "조광",
        "미래",
        "조선",
        "국보",
        "나노",
        "자연",
        "신성",
        "한국",
        "코리아",
        "전방",
        "대원",
        "동방",
        "세방",
        "유진",
        "한창",
        "삼호",
        "서연",
        "대동",
        "신라",
        "경방",
        "국제",
        "동원",
        "무학",
        "보락",
        "성안",
        "유성",
        "진도",
        "태양",
        "한신",
        "화성",
        "화신",
        "부방",
        "국순",
        "이수",
        "인터",
        "모아",
        "비전",
        "블루",
        "타겟",
        "메가",
        "갭",
        "키",
        "블록",
        "유니티",
        "트윈",
        "네오",
        "서한",
        "우리",
        "좋은",
        "매일",
        "푸른",
        "넥스",
        "삼익",
        "대성",
        "대창",
        "동성",
        "동일",
        "서원",
        "수성",
        "시공",
        "아시아",
        "태광",
        "평화",
        "한솔",
        "한일",
        "현대",
        "이노",
        "윌",
        "테라",
        "인사이트",
        "그로스",
        "포스",
        "콜",
        "코어",
        "리스크",
        "센터",
        "벨",
        "스페이스",
        "포인트",
        "마스터",
        "이스트",
        "웨스트",
        "트랜스",
        "아이",
        "하이",
        "오픈",
        "베스트",
        "비즈",
        "컨센서스",
        "링크",
        "프로",
        "스텝",
        "모델",
        "에너지",
        "바이오",
        "가온",
        "가비아",
        "국일",
        "나라",
        "더블",
        "디딤",
        "레이",
        "미코",
        "바른",
        "보라",
        "상보",
        "상신",
        "세종",
        "시노",
        "이건",
        "이루",
        "인선",
        "제우",
        "지니",
        "진성",
        "케어",
        "코나",
        "탑",
        "파인",
        "퍼스트",
        "하나",
        "하림",
        "한국전자",
        "효성",
        "휴온",
        "흥국",
        "클래스",
        "프라임",
        "심플",
        "밸류",
        "피크",
        "인베스터",
        "서비스",
        "시큐리티",
        "리더스",
        "모멘텀",
        "유틸리티",
        "반도체",
        "은행",
        "증권",
        "대형",
        "대한",
        "신한",
        "이마",
        "월드",
        "미래산업",
        "에스",
        "리얼티",
        "캐피탈",
        "홀딩스",
    ]
)
"""Names of companies that are words besides: no name by themselves."""
_HOME = "KRW"
"""Under what the table of names has the readers' own currency, whichever series a market tells it by."""
_LEAST = 2
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Where a list leaves a space out: HyundaiMotor."""
_NEAR = 5
"""Characters of a name from which another word can be told to be meant for it."""


class Mention(NamedTuple):
    """A name in a text. ``abouts`` are all that it may be: symbols as the store has them."""

    start: int
    end: int
    abouts: frozenset[str]
    sort: Sort
    text: str


@functools.cache
def _aliases() -> dict[str, tuple[str, ...]]:
    """Return what copy calls the subjects of the markets, without spaces, by symbol."""
    listed = tomllib.loads(table("aliases.toml").read_text(encoding="utf-8"))
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for symbol, names in listed.items():
        found[symbol] |= dict.fromkeys(names)
    wanted = {Kind.INDEX: 1, Kind.COMMODITY: 1}
    for market in markets.every():
        for one in market.subjects:
            if one.kind in wanted and one.headline not in {"국제유가"}:
                found[one.symbol] |= dict.fromkeys(
                    each.replace(" ", "") for each in (one.name, one.short) if not each.isascii()
                )
    return {symbol: tuple(names) for symbol, names in found.items()}


def _pattern(name: str) -> str:
    """Return a pattern of a name with the spaces that copy puts into it."""
    parts = _SPACED.split(name)
    return r"\s?".join(re.escape(part) for part in parts if part)


@functools.cache
def _subjects() -> tuple[re.Pattern[str], dict[str, str]]:
    by_name = {name: symbol for symbol, names in _aliases().items() for name in names}
    listed = sorted(by_name, key=len, reverse=True)
    pattern = re.compile(rf"(?<![가-힣A-Za-z0-9&·/])(?:{'|'.join(map(_pattern, listed))})(?![A-Za-z0-9])")
    return pattern, by_name


def _sort_of(symbol: str) -> Sort:
    if symbol == _HOME or rate(symbol) is not None:
        return "currency"
    return "commodity" if symbol.endswith("=F") else "index"


class Names:
    """The names that texts may have, made ready for looking them up."""

    def __init__(self, instruments: Iterable[Instrument], press: Mapping[str, str], home: str = "us") -> None:
        self._home = home
        self._seen: dict[str, list[Mention]] = {}
        self._stocks: defaultdict[str, dict[str, set[str]]] = defaultdict(dict)
        self._listing: dict[str, Instrument] = {}
        for one in instruments:
            if one.kind is not Kind.STOCK:
                continue
            self._listing[one.symbol] = one
            for name in _called(one, press.get(one.symbol, "")):
                self._stocks[name[:2]].setdefault(name, set()).add(one.symbol)
        self._sorted = {
            head: sorted(names.items(), key=lambda each: -len(each[0]))
            for head, names in self._stocks.items()
        }

    def knows(self, name: str) -> bool:
        """Tell whether a word is a name, with a particle or none."""
        names = self._sorted.get(name[:2], ())
        return any(name.startswith(known) and _ENDS.fullmatch(name, len(known)) for known, _ in names)

    def begins(self, word: str) -> bool:
        """Tell whether a longer name begins with a word: 마이크로."""
        return any(len(name) > len(word) and name.startswith(word) for name in self._stocks.get(word[:2], ()))

    def near(self, word: str) -> str | None:
        """Return the one Korean name that a word is off by a character; None where there is none or several."""
        near = set[str]()
        for mask in _masks(word):
            near |= self._masked.get(mask, set())
        near = {name for name in near if abs(len(name) - len(word)) <= 1 and _is_off_by_one(word, name)}
        return near.pop() if len(near) == 1 else None

    @functools.cached_property
    def _masked(self) -> dict[str, set[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for names in self._stocks.values():
            for name in names:
                if len(name) >= _NEAR and not name.isascii() and " " not in name:
                    for mask in _masks(name):
                        found[mask].add(name)
        return dict(found)

    def english(self, about: str) -> list[str]:
        """Return the English names of a stock, the press's first."""
        one = self._listing.get(about)
        press = _press().get(about, ("", ""))[1]
        listed = [] if one is None else [clean_english(one.english), one.english]
        return [name for name in (press, *listed) if name]

    def best_english(self, about: str) -> str | None:
        """Return the English name that stands beside the Korean one."""
        names = [name for name in self.english(about) if not name.isupper() or len(name) < 6]
        return _CAMEL.sub(" ", names[0]) if names else None

    def of_english(self, english: str) -> frozenset[str]:
        """Return whose English name something is."""
        return frozenset(self._by_english.get(re.sub(r"[^a-z0-9]", "", english.lower()), ()))

    @functools.cached_property
    def _by_english(self) -> dict[str, set[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for about in self._listing:
            for name in self.english(about):
                found[re.sub(r"[^a-z0-9]", "", name.lower())].add(about)
        return dict(found)

    def mentions(self, text: str) -> list[Mention]:
        """Return who is named, in order, the longest name winning; asked again, it is not looked for again."""
        if text not in self._seen:
            if len(self._seen) >= _KEPT:
                self._seen.clear()
            self._seen[text] = self._found(text)
        return self._seen[text]

    def _found(self, text: str) -> list[Mention]:
        found = [*self._named(text), *self._yields(text)]
        taken = bytearray(len(text))
        for one in found:
            taken[one.start : one.end] = b"\x01" * (one.end - one.start)
        found += [
            one for one in (*self._others(text), *self._listed(text)) if not any(taken[one.start : one.end])
        ]
        return sorted(found)

    def _named(self, text: str) -> Iterator[Mention]:
        pattern, by_name = _subjects()
        for found in pattern.finditer(text):
            symbol = by_name[re.sub(r"\s", "", found[0])]
            if symbol == _HOME:
                symbol = markets.named(self._home).currency("home")
            if _NOT_ITSELF.match(text, found.end()) or _GOES_ON.match(text, found.end()):
                yield Mention(found.start(), found.end(), frozenset(), "index", found[0])
                continue
            yield Mention(
                found.start(),
                found.end(),
                frozenset({symbol}),
                _sort_of(by_name[re.sub(r"\s", "", found[0])]),
                found[0],
            )

    def _yields(self, text: str) -> Iterator[Mention]:
        for found in _YIELD.finditer(text):
            if found.start() and text[found.start() - 1].isdigit():
                continue
            symbol = self._yield(found)
            yield Mention(
                found.start(), found.end(), frozenset({symbol} if symbol else ()), "yield", found[0]
            )

    def _yield(self, found: re.Match[str]) -> str:
        whose, kind, years, of = found["whose"], found["kind"] or "", found["years"], found["of"] or ""
        if whose in {"일본", "독일", "영국", "중국"} or "회사채" in kind + of or kind == "통안채":
            return ""
        korean = whose in {"한국", "우리나라"} or "국고채" in kind + of
        american = (whose or "").startswith("미") or of.startswith("미") or "재무부" in of
        market = markets.named("kr" if korean or (self._home == "kr" and not american) else "us")
        return next((one.symbol for one in market.yields if re.sub(r"\D", "", one.symbol) == years), "")

    def _others(self, text: str) -> Iterator[Mention]:
        """Yield indices that no list knows, so that their figures are nobody else's."""
        for found in _OTHER_INDEX.finditer(text):
            if found["name"] not in {
                "3대",
                "주요",
                "이",
                "두",
                "세",
                "각",
                "이들",
                "해당",
                "양",
                "대표",
                "벤치마크",
                "물가",
                "소비자물가",
                "생산자물가",
            }:
                yield Mention(found.start(), found.end(), frozenset(), "index", found[0])

    def _listed(self, text: str) -> Iterator[Mention]:
        """Yield names of stocks: words of their own, the longest first."""
        end = 0
        for begun in _BEGINS.finditer(text):
            at = begun.start()
            if at < end:
                continue
            for name, symbols in self._sorted.get(text[at : at + 2], ()):
                if text.startswith(name, at) and _ENDS.match(text, at + len(name)):
                    end = at + len(name)
                    yield Mention(at, end, frozenset(symbols), "stock", name)
                    break


def _masks(word: str) -> Iterator[str]:
    """Yield a word with each character left out."""
    for at in range(len(word)):
        yield word[:at] + "·" + word[at + 1 :]
        yield word[:at] + word[at + 1 :]
    yield word


def _is_off_by_one(one: str, other: str) -> bool:
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


@functools.cache
def _press() -> dict[str, tuple[str, str]]:
    return {row["symbol"]: (row["korean"], row["english"]) for row in rows("names.csv")}


def _called(one: Instrument, press: str) -> set[str]:
    """Return what a stock is called: the press's spelling, the brokers', with and without spaces, English."""
    korean, english = _press().get(one.symbol, ("", ""))
    names = {korean, press, one.korean or ""}
    if one.korean and not one.symbol.endswith((".KS", ".KQ")):
        names |= {clean_broker(one.korean, one.english), clean_broker(one.korean, one.english, spaces=True)}
    names |= {english, clean_english(one.english) if not one.symbol.endswith((".KS", ".KQ")) else ""}
    kept = {name for name in names if len(name) >= _LEAST and name not in _COMMON}
    return {
        name
        for name in kept
        if not (name.isascii() and (len(name) < 4 or name.islower()) and not name.isupper())
    }
