"""Counts: whether the names of a list, and its figures, are as many as the words beside it say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.items import COUNT, ITEM, NUMBER, items_of, miscounted, number
from newsgen.checks.look import Look
from newsgen.checks.words.lists import SEPARATOR
from newsgen.claims import Mention
from newsgen.patterns import compiled

_COUNTED = compiled(
    r"(?P<etc>\s?등|의(?=\s(?:두|세|네|다섯|여섯|일곱|여덟|아홉|열|\d)\s?(?:개\s?)?(?:종목|지수|기업|회사|업체)(?:[이가은는도]|\s모두|\s다)?[\s,]))?\s(?:(?<=등\s)(?:[가-힣]{1,7}\s){1,3}?)??(?P<n>\d{1,2}|두|세|네|다섯|여섯|일곱|여덟|아홉|열)(?P<dae>대)?\s?(?P<unit>개\s?(?:종목|기업|사|업종|지수|회사|대형|빅테크)|개사|곳|종목|개|대|인방|인|명|빅테크|지수|기업|대형)?"
)
_BEFORE = compiled(
    r"(?P<n>\d{1,2}|두|세|네|다섯|여섯|일곱|여덟|아홉|열)(?P<dae>대)?\s?(?P<noun>(?:개\s?)?(?:빅테크|지수|대형 기술주|기술주|종목|기업|주요 지수|대형주|개사|곳|업종|(?<=\d)\s?사|총사|인방|형제)[가-힣 ]{0,6})\((?P<list>[^()\n]+)\)"
)
_SEVEN = compiled(r"매그니피[센슨]트\s?(?P<n>\d)[’'”\"]?\((?P<list>[가-힣A-Za-z·, ]+[·,][가-힣A-Za-z·, ]+)\)")
_MAGNIFICENT = compiled("매그니피")
_COUNTED_SO = compiled(r"\s(?:\d{1,2}|[두세네열]|다섯|여섯|일곱|여덟|아홉)\s?(?:[개곳종대인명빅지기])")
"""What stands behind every list that is counted."""
_AMOUNT = compiled(r"(?<!\d)\d+(?:개|곳|종목|명|건)$")
"""What ends an item that is a count itself: 유가증권시장 6개, 코스닥시장 14개."""
_LIST = compiled(rf"{ITEM}(?:(?:·|,\s|, |[와과]\s){ITEM})+")
_RANK = compiled(
    r"(?:(?:상위|시총 상위)\s(?P<skip>[\d,]+)[개위]\S*\s(?:를\s)?(?:제외|뺀)[^,.\d]{0,12})?(?P<first>[\d,]+)(?:위)?\s?[~∼-]\s?(?P<last>[\d,]+)위(?P<between>[^,.\d]{0,14}?)(?P<n>[\d,]+)\s?개"
)


def check(look: Look) -> Iterator[Flaw]:
    """Yield lists that are not as many as said."""
    yield from _each(look)
    yield from _counted(look)
    yield from _ranks(look)
    yield from _parts(look)
    yield from _apiece(look)
    yield from _spaced(look)
    yield from _sectors(look)
    yield from _the_others(look)
    yield from _but_some(look)
    yield from _announced(look)
    yield from _all_but(look)


def _counted(look: Look) -> Iterator[Flaw]:
    for found in (*_BEFORE.finditer(look.text), *look.found(_SEVEN, look.text, _MAGNIFICENT)):
        items = items_of(found["list"])
        if (
            len(items) >= 2
            and " 등" not in found["list"]
            and not re.search(r"\d%", found["list"])
            and len(items) != number(found["n"])
        ):
            yield miscounted(found.start("n"), found.end("n"), found["n"], len(items))
    for found in look.found(_LIST, look.text, _COUNTED_SO):
        counted = _COUNTED.match(look.text, found.end())
        if counted is None or not (counted["unit"] or counted["dae"]):
            continue
        items, told = items_of(found[0]), number(counted["n"])
        if counted["unit"] in {"대"} or re.match(
            r"\s?(?:%|포인트|년|월|일|거래일|원|달러|배)", look.text[counted.end() :]
        ):
            continue
        known = sum(1 for one in items if look.names.mentions(one.split()[-1]))
        if " " in items[-1] and not look.names.mentions(items[-1].split()[-1]):
            continue  # 엔비디아·오픈AI 손잡자 3대 지수
        if (
            len(items) < 2
            or ". " in items[-1]
            or known < len(items) - 1
            or any(_AMOUNT.search(one) for one in items)
        ):
            continue
        if _LED_BY.search(items[0]):
            if told in {len(items), len(items) + 1}:
                continue  # 애플을 비롯해 A, B, C 등 네 종목: with the one that leads
            items = [*_LED_BY.split(items[0]), *items[1:]]
        over = len(items) > told
        if (
            over
            or (not counted["etc"] and len(items) != told)
            or (counted["etc"] and counted["dae"] and len(items) == told - 1)
            or (counted["etc"] and len(items) >= _NEARLY_ALL and len(items) == told - 1)
        ):
            yield miscounted(counted.start("n"), counted.end("n"), counted["n"], len(items))


_LED_BY = compiled(r"[을를]\s(?:비롯(?:해|하여|한)|포함(?:해|하여|한)|필두로),?\s")
"""What stands behind the one that leads a list, as its first item has it: 애플을 비롯해 엔비디아."""
_NEARLY_ALL = 4
"""Names of a list from which nobody leaves out the one that is left: 다섯 이름 등 여섯 곳."""


def _ranks(look: Look) -> Iterator[Flaw]:
    for found in _RANK.finditer(look.text):
        first, last, n = (int(found[name].replace(",", "")) for name in ("first", "last", "n"))
        if last - first + 1 == n or last <= first:
            continue
        skip = int(found["skip"].replace(",", "")) if found["skip"] else None
        start, end = found.start("first"), found.end("first")
        right = last - n + 1
        if skip is None or skip + 1 == right:
            yield Flaw(
                COUNT, Kind.CONTRADICTION, start, end,
                f"{found['first']}~{found['last']}위는 {last - first + 1:,}개여서 {n:,}개와 맞지 않습니다.", f"{right:,}",
            )  # fmt: skip
        else:
            yield Flaw(
                COUNT,
                Kind.CONTRADICTION,
                start,
                end,
                f"순위와 개수({n:,}개)가 맞지 않습니다.",
                f"{skip + 1:,}",
            )


_COUNTS = compiled(
    rf"\s{NUMBER}\s?(?:개\s?)?(?:종목|기업|회사|업체|빅테크|개사|곳)(?:[은는이가도의을를]|\s모두|\s)"
)
_NO_NAME_BEFORE = compiled(r"(?:^|[\n.,…\]】)]|[은는도의에서로고며])\s?$")
_LEAST_SPACED = 3


def _spaced(look: Look) -> Iterator[Flaw]:
    """Yield a number behind names that stand side by side with nothing but spaces between, and are not as many."""
    row: list[Mention] = []
    for one in look.mentions:
        if one.sort != "stock":
            row = []
            continue
        row = [*row, one] if row and look.text[row[-1].end : one.start] == " " else [one]
        counted = _COUNTS.match(look.text, one.end)
        if counted is None or len(row) < _LEAST_SPACED or number(counted["n"]) == len(row):
            continue
        if _NO_NAME_BEFORE.search(look.text, max(row[0].start - 4, 0), row[0].start) or not row[0].start:
            yield miscounted(counted.start("n"), counted.end("n"), counted["n"], len(row))


_APIECE = compiled("각각")

_EACH = compiled(
    r"(?P<list>[가-힣A-Za-z0-9&·,() ]{4,80}?)(?:가|이|은|는|도)\s각각\s(?P<figures>\d[\d.,]*(?:%|포인트)(?:,\s\d[\d.,]*(?:%|포인트)|[와과]\s\d[\d.,]*(?:%|포인트))+)"
)

_NUMBERED = compiled(rf"{NUMBER}\s?(?:종목|지수|기업|회사|업체|은행|곳|사)")
"""A number of names told before: 두 종목은 각각."""
_MEASURED = compiled(
    r"(?:지난|이번|올|전날|이날|당일|연간|주간|월간|분기|하루|누적)|\S+\s\S*(?:률|폭|성적|종가|대금|비중|주가|지수)$"
)
"""What is measured, or when, and no name: 지난주 상승률."""


def _each(look: Look) -> Iterator[Flaw]:
    """Yield a space that stands for a comma: one name fewer than figures behind 각각."""
    for found in look.found(_EACH, look.own, _APIECE):
        names = re.split(r"[와과]\s|,\s?|·", found["list"].rpartition(". ")[2].strip())
        n = len(re.findall(r"%|포인트", found["figures"]))
        spaced = [one.strip() for one in names if re.fullmatch(r"\S+ \S+", one.strip())]
        if (
            len(names) != n - 1
            or len(spaced) != 1
            or look.names.knows(spaced[0])
            or _NUMBERED.match(spaced[0])
        ):
            continue
        if _MEASURED.match(spaced[0]) and not look.names.mentions(spaced[0]):
            continue  # 지난주 상승률은 각각: no names, but what is told of names before
        start = look.text.find(spaced[0], found.start())
        at = start + spaced[0].index(" ")
        yield Flaw(
            SEPARATOR,
            Kind.STYLE,
            at,
            at + 1,
            f"나열한 {spaced[0].partition(' ')[2]} 앞에 쉼표가 빠졌습니다.",
            ", ",
            fixable=True,
        )


_PARTS = compiled(
    r"(?<![\d.])(?P<all>\d{1,2})개\s(?:업종|섹터|종목|구성 종목|지수)\s(?:가운데|중)(?:에서)?\s(?P<one>\d{1,2})개(?:가|는|만|종목이|\s업종이|\s종목이)?\s(?:상승|하락|오르|내리|올랐|내렸)[^.\d]{0,12}?(?P<other>\d{1,2})개(?:가|는|만)?\s(?:상승|하락|오르|내리|올랐|내렸|떨어)"
)
"""Some of all that went up and some that went down: 11개 업종 가운데 8개가 오르고 4개가 내렸다."""

_ALL_OF = compiled(r"개 (?:업종|섹터|종목|구성 종목|지수) (?:가운데|중)")


def _parts(look: Look) -> Iterator[Flaw]:
    for found in look.found(_PARTS, look.own, _ALL_OF):
        every, one, other = (int(found[name]) for name in ("all", "one", "other"))
        if one + other > every and _REST.search(found[0]) is None:
            start, end = found.start("one"), found.end("other")
            message = f"{one}개와 {other}개를 더하면 {every}개보다 많습니다."
            yield Flaw(COUNT, Kind.CONTRADICTION, start, end, message)


_SECTOR = (
    r"(?:(?:필수|임의|경기|자유|경기 민감)\s?소비재|(?:통신|커뮤니케이션|금융|필수) 서비스|통신서비스|정보기술|전기·?전자|운수·?장비|운송·?장비|전기·?가스|음식료(?:품)?|섬유·?의복|"
    r"의료·?정밀|에너지|유틸리티|헬스케어|건강관리|제약|바이오|의약품|반도체|소프트웨어|기술|금융|은행|보험|증권|소재|산업재?|부동산|통신|화학|철강|금속|기계|건설|유통|자동차|조선|방산|게임|엔터|IT)주?"
)
_SECTORS = compiled(
    rf"(?<![가-힣A-Za-z]){_SECTOR}(?:\([^()\n]{{1,12}}\))?(?:(?:·|,\s|[와과]\s){_SECTOR}(?:\([^()\n]{{1,12}}\))?)+(?P<etc>\s등)?\s{NUMBER}\s?(?:개\s?)?(?:업종|섹터|부문)"
)
"""Sectors with their number behind them: 에너지와 유틸리티 두 업종만."""
_SECTORS_SIGN = compiled("업종|섹터|부문")


def _sectors(look: Look) -> Iterator[Flaw]:
    """Yield a number of sectors that is not that of those named before it."""
    for found in look.found(_SECTORS, look.own, _SECTORS_SIGN):
        n = len(re.findall(_SECTOR, look.own[found.start() : found.start("n")]))
        told = number(found["n"])
        if n > told or (not found["etc"] and n != told):
            yield miscounted(*found.span("n"), found["n"], n)


_OTHERS = compiled(
    rf"(?<![\d.,가-힣]){NUMBER}\s?(?:개\s)?(?:업종|섹터|종목|구성 종목|지수|곳|기업)\s?(?:가운데|중)(?:에서)?,?\s(?:[가-힣]+\s)?(?P<some>\d{{1,2}}|두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s?(?:개|곳|종목)[^.\d\n]{{1,24}}?나머지\s(?P<left>\d{{1,2}}|두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s?(?:개|곳|종목)"
)
"""Some of all and the number of the rest: 11개 업종 가운데 8개가 올랐고 나머지 4개는."""


def _the_others(look: Look) -> Iterator[Flaw]:
    for found in look.found(_OTHERS, look.own, _REST):
        every, some, left = (number(found[name]) for name in ("n", "some", "left"))
        if some + left != every:
            message = f"{every}개 가운데 {some}개를 뺀 나머지는 {every - some}개입니다."
            yield Flaw(COUNT, Kind.CONTRADICTION, *found.span("left"), message)


_REST = compiled("나머지")
_BUT = compiled(
    rf"(?:(?<![\d.,가-힣]){NUMBER}(?:개|대)?\s?(?:업종|섹터|종목|지수|곳|기업|빅테크|기술주|대형 기술주)|매그니피센트\s?(?:7|세븐)[’'”\"]?(?:\s?(?:종목|기업))?)\s?(?:가운데|중)(?:에서)?,?\s(?P<list>[가-힣A-Za-z&·, ()\d.%+-]{{2,60}}?)(?:만\s[^.\n]{{1,24}}?나머지|(?:을|를)\s(?:뺀|제외한)(?:\s나머지)?)\s(?P<left>\d{{1,2}}|두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s?(?:개|곳|종목|업종|지수)"
)
"""All but some, by name: 11개 업종 가운데 필수소비재만 오르고 나머지 10개는, 7대 기술주 가운데 애플을 뺀 여섯 곳."""
_BY_NAME = 7
"""Companies that a group has by its name: 매그니피센트7 가운데 테슬라를 뺀 여섯 곳."""
_BUT_SIGN = compiled("나머지|뺀|제외한")


def _but_some(look: Look) -> Iterator[Flaw]:
    """Yield a number of those left that is not all less those named, each of whom is a company, index or sector."""
    for found in look.found(_BUT, look.own, _BUT_SIGN):
        items, every = items_of(found["list"]), number(found["n"]) if found["n"] else _BY_NAME
        known = all(re.fullmatch(_SECTOR, one) or look.names.knows(one) for one in items)
        known = known or (bool(items) and all(look.names.mentions(one) and " " not in one for one in items))
        if known and items and every - len(items) != number(found["left"]):
            message = f"{every}개 가운데 {len(items)}개를 뺀 나머지는 {every - len(items)}개입니다."
            yield Flaw(COUNT, Kind.CONTRADICTION, *found.span("left"), message)


_OF_EACH = compiled(
    rf"(?<![\d.,가-힣]){NUMBER}\s?(?:개\s?)?(?:종목|지수|기업|회사|업체|은행)(?:은|는|이|가|도|의)\s[^.%\n]{{0,16}}?각각\s(?P<figures>[+-]?\d[\d.,]*(?:%|포인트|원|달러)(?:(?:,\s|[와과]\s|·)[+-]?\d[\d.,]*(?:%|포인트|원|달러))+)"
)
"""Figures of each of so many: 두 종목은 각각 5.64%, 0.72%."""
_SO_MANY = compiled(r"%|포인트|원|달러")


def _apiece(look: Look) -> Iterator[Flaw]:
    """Yield a number of names of each of which there is a figure, more or fewer than so many."""
    for found in look.found(_OF_EACH, look.own, _APIECE):
        n = len(_SO_MANY.findall(found["figures"]))
        if number(found["n"]) != n:
            yield miscounted(found.start("n"), found.end("n"), found["n"], n)


_ANNOUNCED = compiled(
    rf"(?:주|관련|대표|대형|그룹|업체|기업|계열사|회사|업종|테마)\s(?<![\d.,]){NUMBER}\s?(?:개\s?)?(?:종목|곳|기업|회사|업체|개사|사)(?:[이은는도]|의)?\s[^.\n\d]{{2,40}}[.]\s(?P<list>[^.\n](?:[^.\n]|\.\d)*)"
)
"""So many names told before the sentence that lists them: 자동차주 세 종목이 웃었다. 현대차(2.67%), 기아(0.55%)."""
_ANNOUNCED_SIGN = compiled("종목|곳|기업|회사|업체|개사|사")
_BRACKET = compiled(r"\([^()\n]*\)")
_BETWEEN = compiled(r"(?:,\s?|[와과]\s|·|\s)?")
_ALL_TOLD = compiled(r"[이가은는도]\s|\s(?:모두|나란히|일제히)")
"""What stands behind the last of a list that a sentence begins with and tells of."""


_SOME_TOLD, _NEAR = compiled(r"\s등\s[^.\n]{0,16}$"), 60
"""Some of them, told by name in front of the number: 현대차와 기아 등 그룹주 5개 종목. The list behind has the others."""


def _announced(look: Look) -> Iterator[Flaw]:
    """Yield a number of names that the sentence behind it, which begins with a list of names, does not have."""
    for found in look.found(_ANNOUNCED, look.own, _ANNOUNCED_SIGN):
        at, names = found.start("list"), 0
        if _SOME_TOLD.search(look.own, max(found.start() - _NEAR, 0), found.start("n")):
            continue
        following = [one for one in look.mentions if one.start >= at and one.sort == "stock"]
        for one in following:
            if _BETWEEN.fullmatch(look.own, at, one.start) is None:
                break
            names, at = names + 1, one.end
            bracket = _BRACKET.match(look.own, at)
            at = bracket.end() if bracket else at
        if names > 1 and _ALL_TOLD.match(look.own, at) and names != number(found["n"]):
            yield miscounted(*found.span("n"), found["n"], names)


_ONLY = compiled(
    rf"(?<![\d.])(?P<all>\d{{1,2}})개\s(?:업종|섹터)\s?(?:가운데|중)(?:에서)?,?\s[^.\n]{{0,24}}?(?P<some>\d{{1,2}})개(?:\s(?:업종|섹터))?(?:가|이|은|는)?\s(?:상승|하락|오르|내리|올랐|내렸)[^.\d\n]{{0,16}}?"
    rf"{NUMBER}\s?(?:개\s)?(?:업종|섹터|개|곳)만\s"
)
"""All, some that went one way, and those that alone went the other: 11개 업종 가운데 9개 업종이 오르고 기술 한 업종만."""


def _all_but(look: Look) -> Iterator[Flaw]:
    """Yield a number that, with those that alone went the other way, is not all."""
    for found in look.found(_ONLY, look.own, _ALL_OF):
        every, some, left = int(found["all"]), int(found["some"]), number(found["n"])
        if some + left != every:
            message = f"{every}개 가운데 {left}개를 뺀 나머지는 {every - left}개입니다."
            yield Flaw(COUNT, Kind.CONTRADICTION, *found.span("some"), message, f"{every - left}")
