"""What markets are told by, as copy calls it: indices, yields, currencies, commodities; and indices that no list knows."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator

from newsgen import markets
from newsgen.claims.markets import rate
from newsgen.claims.mention import Mention, Sort
from newsgen.korean.alternatives import any_of
from newsgen.model import Kind
from newsgen.patterns import compiled
from newsgen.resources import listing
from newsgen.sought import Pattern

_SPACED = compiled(
    r"(?<=[가-힣)])(?=지수|금리|환율|반도체|종합|산업|평균|선물|가격|변동성|주가|30|500|225|산|\(|인덱스)|(?<=&P)|(?<=\d)(?=산업|지수|평균|선물|변동성)|(?<=산)(?=원유|중질유)|(?<=텍사스)(?=산|원유|유)|(?<=서부)(?=텍)|(?<=텍사스산)(?=원)|(?<=드)(?=앤)|(?<=앤드)(?=푸)|(?<=스탠더드)(?=앤)|(?<=스탠다드)(?=앤)|(?<=평균)(?=\()|(?<=산업)(?=\()|(?<=종합)(?=\()|(?<=SP)(?=500)|(?<=다우)(?=산업)|(?<=앤)(?=푸)|(?<=P\))(?=500)|(?<=[가-힣])(?=2000|200|100|DAX|FTSE|닛케이|항셍|상하이)"
)
"""Where copy may put a space into a name."""
_NOT_ITSELF = compiled(
    r"\s?(?:종목|구성|상장|시장|증시|기업|업종|\d+개|편입|선물|ETF|ETN|상장지수|인버스|레버리지|옵션|대형주|소형주|중형주|150|100지수|100\b"
    r"|에\s?상장|에서 거래되|글로벌|\s?마켓\s?데이터|뉴스|통신|[가이]\s(?:집계|조사|보도|인용)|벤처|관련|전체|내 )"
)
"""What makes a name one of something else: 나스닥 상장 종목, 코스피200 선물."""
_FUTURE = compiled(r"\s?선물")
"""What a commodity is quoted by anyway."""
_GOES_ON = compiled(r"[가-힣](?<![은는이가도와과의을를에로만까부보처마역등인였나뿐라및지으주])")
"""A syllable that begins no particle: 다우운송지수 is not the Dow."""
_YIELD = compiled(
    r"(?:(?P<whose>미국?|한국|우리나라|일본|독일|영국|중국)\s?)?(?:(?P<kind>국고채|국채|통안채|회사채)\s?)?(?:금리의?\s)?(?P<years>\d{1,2})년\s?(?:물|\s?만기물?|물은)"
    r"(?:\s?(?P<of>미\s?국채|미국채|국고채|국채|재무부 ?채권|채권|회사채))?(?:의)?(?:\s?(?:금리|수익률|국채금리|국채 금리))?"
)
_YIELD_ROW = compiled(
    r"(?:(?P<whose>미국?|한국|우리나라)\s?)?(?P<kind>국고채|국채)\s?(?:금리|수익률)?\s?:?\s?(?P<row>\d{1,2}년\s(?:연\s)?\d\.\d{1,3}%(?:\s?\([^()\n]{1,14}\)|\s[+\-−▲▼]\d[\d.]*(?:bp|%p))?(?:\s?[,·/]\s?\d{1,2}년\s(?:연\s)?\d\.\d{1,3}%(?:\s?\([^()\n]{1,14}\))?)*)"
)
"""Yields as notes list them, by their years alone: 국고채 3년 2.626%, 10년 2.781%."""
_OF_ROW = compiled(r"(?P<years>\d{1,2})년(?=\s)")
_CREDIT = r"(?:회사채|은행채|여전채|카드채|공사채|특수채|통안채|금융채|캐피탈채|산금채|양도성예금증서|기업어음|CD|CP)"
_OF_CREDIT = compiled(
    rf"{_CREDIT}\s?(?:\([^()\n]{{0,12}}|(?:무보증\s|신용등급\s)?(?:AAA|AA|A|BBB)?[-+−0]?\s?(?:등급\s)?)$"
)
_CREDIT_BEHIND = compiled(rf"\s?\(?(?:AAA|AA|A|BBB)[-+−0]?\s?(?:등급\s)?(?:무보증\s)?{_CREDIT}")
"""What makes years those of a bond that is no government's: 회사채(AA- 3년물), 3년물 AA- 회사채."""
_OTHER_INDEX = compiled(
    r"(?<![가-힣A-Za-z0-9])(?P<name>[가-힣A-Za-z0-9&]{1,14})\s?지수(?![가-힣A-Za-z])|(?<![가-힣A-Za-z0-9])(?P<lettered>(?=[가-힣]*[A-Za-z0-9&])[가-힣A-Za-z0-9&]{2,14})\s?지수(?=[은는이가도와의를로])|(?<![가-힣])(?P<oil>브렌트유|두바이유|북해산 브렌트유)"
)
_OTHER = compiled("지수|유")
_NO_INDEX = frozenset(
    [
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
    ]
)
"""What stands before the word 지수 and names none."""
_SHORT = compiled(r"(?<![A-Za-z])S&P(?=\s?[-+−]?\d+(?:\.\d+)?\s?%)")
"""The index by its house's name, where its move follows at once, as headlines have it; the house rates debtors too."""
_HOME = "KRW"
"""Under what the table of names has the readers' own currency, whichever series a market tells it by."""

_FEARS = frozenset({"변동성지수", "공포지수"})
"""What each market calls its own index of fear."""


def subjects(text: str, home: str) -> Iterator[Mention]:
    """Yield what markets are told by, in a text of the market ``home``: listed ones, then yields."""
    yield from _listed(text, home)
    yield from _yields(text, home)
    yield from _yield_rows(text, home)
    for found in _SHORT.finditer(text) if "S&P" in text else ():
        yield Mention(found.start(), found.end(), frozenset({markets.named("us").broad}), "index", found[0])


def others(text: str) -> Iterator[Mention]:
    """Yield indices that no list knows, so that their figures are nobody else's."""
    for found in _OTHER_INDEX.finditer(text) if _OTHER.search(text) else ():
        if found["name"] not in _NO_INDEX:
            yield Mention(found.start(), found.end(), frozenset(), "index", found[0])


@functools.cache
def _aliases() -> dict[str, tuple[str, ...]]:
    """Return what copy calls the subjects of the markets, without spaces, by symbol."""
    listed = listing("aliases.toml")
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
def _subjects() -> tuple[Pattern, dict[str, str]]:
    by_name = {name: symbol for symbol, names in _aliases().items() for name in names}
    listed = sorted(by_name, key=len, reverse=True)
    names = any_of(map(_pattern, listed), behind_no="가-힣A-Za-z0-9&/", nor="[^%]·")  # 다우 0.7%·나스닥 1%
    pattern = compiled(rf"{names}(?![A-Za-z0-9])")
    return pattern, by_name


def _sort_of(symbol: str) -> Sort:
    if symbol == _HOME or rate(symbol) is not None:
        return "currency"
    return "commodity" if symbol.endswith("=F") else "index"


def _listed(text: str, home: str) -> Iterator[Mention]:
    pattern, by_name = _subjects()
    for found in pattern.finditer(text):
        name = "".join(found[0].split())
        listed = by_name[name]
        if name in _FEARS and markets.named(home).fear != listed:  # its own, or that of New York
            yield Mention(found.start(), found.end(), frozenset(), "index", found[0])
            continue
        symbol = markets.named(home).currency("home") if listed == _HOME else listed
        future = _FUTURE.match(text, found.end()) if symbol.endswith("=F") else None
        end = future.end() if future else found.end()
        if _NOT_ITSELF.match(text, end) or _GOES_ON.match(text, end):
            yield Mention(found.start(), end, frozenset(), "index", found[0])
            continue
        yield Mention(found.start(), end, frozenset({symbol}), _sort_of(listed), text[found.start() : end])


def _yields(text: str, home: str) -> Iterator[Mention]:
    for found in _YIELD.finditer(text) if "년" in text else ():
        if found.start() and text[found.start() - 1].isdigit():
            continue
        of_credit = _OF_CREDIT.search(text, max(found.start() - 28, 0), found.start()) is not None
        of_credit = of_credit or _CREDIT_BEHIND.match(text, found.end()) is not None
        symbol = "" if of_credit else _yield(found, home)
        yield Mention(found.start(), found.end(), frozenset({symbol} if symbol else ()), "yield", found[0])


def _yield_rows(text: str, home: str) -> Iterator[Mention]:
    """Yield the yields of lists that call them by their years alone, each by its own."""
    for found in _YIELD_ROW.finditer(text) if "채" in text and "년 " in text else ():
        first = found.start()
        for one in _OF_ROW.finditer(text, *found.span("row")):
            symbol = _of_years(found["whose"], found["kind"], one["years"], "", home)
            start = first if one.start() == found.start("row") else one.start()
            yield Mention(
                start, one.end(), frozenset({symbol} if symbol else ()), "yield", text[start : one.end()]
            )


def _yield(found: re.Match[str], home: str) -> str:
    return _of_years(found["whose"], found["kind"] or "", found["years"], found["of"] or "", home)


def _of_years(whose: str | None, kind: str, years: str, of: str, home: str) -> str:
    """Return the yield of so many years that a text of a market speaks of; nothing where it is none that is recorded."""
    if whose in {"일본", "독일", "영국", "중국"} or "회사채" in kind + of or kind == "통안채":
        return ""
    korean = whose in {"한국", "우리나라"} or "국고채" in kind + of
    american = (whose or "").startswith("미") or of.startswith("미") or "재무부" in of
    market = markets.named("kr" if korean or (home == "kr" and not american) else "us")
    return next((one.symbol for one in market.yields if re.sub(r"\D", "", one.symbol) == years), "")
