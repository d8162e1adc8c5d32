"""Counts: whether names, places and days are as many as the text says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from newsgen import calendars, markets
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.lists import SEPARATOR
from newsgen.checks.look import Look
from newsgen.korean import attach
from newsgen.korean.numbers import DAYS
from newsgen.korean.numbers import days as in_words

COUNT = "cardinality"
_NATIVE = {"두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10}
_COUNTED = re.compile(
    r"(?P<etc>\s?등)?\s(?:(?<=등\s)[가-힣]{2,7}\s)?(?P<n>\d{1,2}|두|세|네|다섯|여섯|일곱|여덟|아홉|열)(?P<dae>대)?\s?(?P<unit>개\s?(?:종목|기업|사|업종|지수|회사|대형|빅테크)|개사|곳|종목|개|대|인방|인|명|빅테크|지수|기업|대형)?"
)
_BEFORE = re.compile(
    r"(?P<n>\d{1,2}|두|세|네|다섯|여섯|일곱|여덟|아홉|열)(?P<dae>대)?\s?(?P<noun>(?:개\s?)?(?:빅테크|지수|대형 기술주|기술주|종목|기업|주요 지수|대형주|개사|곳|업종)[가-힣 ]{0,6})\((?P<list>[^()\n]+)\)"
)
_SEVEN = re.compile(
    r"매그니피[센슨]트\s?(?P<n>\d)[’'”\"]?\((?P<list>[가-힣A-Za-z·, ]+[·,][가-힣A-Za-z·, ]+)\)"
)
_MAGNIFICENT = re.compile("매그니피")
_COUNTED_SO = re.compile(r"\s(?:\d{1,2}|[두세네열]|다섯|여섯|일곱|여덟|아홉)\s?(?:[개곳종대인명빅지기])")
"""What stands behind every list that is counted."""
_ITEM = r"[가-힣A-Za-z0-9&.]{1,16}(?:\s(?!등(?:\s|$|[이가은는도의을를]\s)|\d|[두세네]\s|다섯|여섯|일곱)[가-힣A-Za-z0-9&.]{1,12}){0,2}(?:\([^()\n]{1,40}\))?"
_AMOUNT = re.compile(r"(?<!\d)\d+(?:개|곳|종목|명|건)$")
"""What ends an item that is a count itself: 유가증권시장 6개, 코스닥시장 14개."""
_LIST = re.compile(rf"{_ITEM}(?:(?:·|,\s|, |[와과]\s){_ITEM})+")
_RANK = re.compile(
    r"(?:(?:상위|시총 상위)\s(?P<skip>[\d,]+)[개위]\S*\s(?:를\s)?(?:제외|뺀)[^,.\d]{0,12})?(?P<first>[\d,]+)(?:위)?\s?[~∼-]\s?(?P<last>[\d,]+)위(?P<between>[^,.\d]{0,14}?)(?P<n>[\d,]+)\s?개"
)


def check(look: Look) -> Iterator[Flaw]:
    """Yield lists that are not as many as said."""
    yield from _each(look)
    yield from _counted(look)
    yield from _several(look)
    yield from _week(look)
    yield from _ranks(look)
    yield from _parts(look)
    yield from _set_apart(look)
    yield from _in_order(look)


def _number(text: str) -> int:
    return _NATIVE.get(text) or int(text)


def _items(text: str) -> list[str]:
    plain = re.sub(r"\([^()]*\)", "", text)
    return [one.strip() for one in re.split(r"·|,\s?|(?<=[가-힣A-Za-z0-9])[와과]\s", plain) if one.strip()]


def _counted(look: Look) -> Iterator[Flaw]:
    for found in (*_BEFORE.finditer(look.text), *look.found(_SEVEN, look.text, _MAGNIFICENT)):
        items = _items(found["list"])
        if (
            len(items) >= 2
            and " 등" not in found["list"]
            and not re.search(r"\d%", found["list"])
            and len(items) != _number(found["n"])
        ):
            yield _miscounted(found.start("n"), found.end("n"), found["n"], len(items))
    for found in look.found(_LIST, look.text, _COUNTED_SO):
        counted = _COUNTED.match(look.text, found.end())
        if counted is None or not (counted["unit"] or counted["dae"]):
            continue
        items, told = _items(found[0]), _number(counted["n"])
        if counted["unit"] in {"대"} or re.match(
            r"\s?(?:%|포인트|년|월|일|거래일|원|달러|배)", look.text[counted.end() :]
        ):
            continue
        known = sum(1 for one in items if look.names.mentions(one.split()[-1]))
        if " " in items[-1] and not look.names.mentions(items[-1].split()[-1]):
            continue  # 엔비디아·오픈AI 손잡자 3대 지수
        if len(items) < 2 or known < len(items) - 1 or any(_AMOUNT.search(one) for one in items):
            continue
        over = len(items) > told
        if (
            over
            or (not counted["etc"] and len(items) != told)
            or (counted["etc"] and counted["dae"] and len(items) == told - 1)
        ):
            yield _miscounted(counted.start("n"), counted.end("n"), counted["n"], len(items))


def _miscounted(start: int, end: int, told: str, n: int) -> Flaw:
    native = {number: word for word, number in _NATIVE.items()}
    right = native.get(n, str(n)) if told in _NATIVE else str(n)
    return Flaw(
        COUNT,
        Kind.CONTRADICTION,
        start,
        end,
        f"{told}(이)라고 했지만 이름은 {n}개입니다.",
        right if end - start == len(told) else None,
    )


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


_APIECE = re.compile("각각")

_EACH = re.compile(
    r"(?P<list>[가-힣A-Za-z0-9&·,() ]{4,80}?)(?:가|이|은|는|도)\s각각\s(?P<figures>\d[\d.,]*(?:%|포인트)(?:,\s\d[\d.,]*(?:%|포인트)|[와과]\s\d[\d.,]*(?:%|포인트))+)"
)

_MEASURED = re.compile(
    r"(?:지난|이번|올|전날|이날|당일|연간|주간|월간|분기|하루|누적)|\S+\s\S*(?:률|폭|성적|종가|대금|비중|주가|지수)$"
)
"""What is measured, or when, and no name: 지난주 상승률."""


def _each(look: Look) -> Iterator[Flaw]:
    """Yield a space that stands for a comma: one name fewer than figures behind 각각."""
    for found in look.found(_EACH, look.own, _APIECE):
        names = re.split(r"[와과]\s|,\s?|·", found["list"].rpartition(". ")[2].strip())
        n = len(re.findall(r"%|포인트", found["figures"]))
        spaced = [one.strip() for one in names if re.fullmatch(r"\S+ \S+", one.strip())]
        if len(names) != n - 1 or len(spaced) != 1 or look.names.knows(spaced[0]):
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


_NUMBER = rf"(?P<n>\d{{1,2}}|{'|'.join(_NATIVE)})"

_ANNOUNCED = (
    re.compile(
        rf"(?<![\d.]){_NUMBER}(?:대|개|곳)?\s?(?:[가-힣]+\s){{0,2}}?[가-힣]*?(?:지주|종목|기업|업체|빅테크|지수|은행|회사|통신사|완성차|기술주|대형주|조선사|증권사|곳)인\s(?P<list>{_ITEM}(?:(?:·|,\s|[와과]\s){_ITEM}){{1,9}}?)(?P<etc>\s등)?(?:이|가|은|는|도|의|을|를|\s모두|\s등)"
    ),
    re.compile(
        rf"매그니피[센슨]트\s?(?P<n>\d)[’'”\"]?(?:으로|로|을|를|에)?\s(?:불리는|이루는|구성하는|속한|꼽히는|인)\s(?P<list>{_ITEM}(?:(?:·|,\s|[와과]\s){_ITEM}){{2,9}}?)(?P<etc>\s등)?(?:이|가|은|는|도|의|\s가운데|\s모두|\s중|\s등)"
    ),
    re.compile(
        rf"(?<![\d.가-힣]){_NUMBER}(?:개)?\s(?:종목|지수|기업|회사|업종|업체|나라|은행)(?:이|가|은|는)\s[^.\n]{{2,40}}\.\s(?P<list>{_ITEM}(?:(?:·|,\s|[와과]\s){_ITEM}){{1,9}}?)(?P<etc>\s등)?(?:이|가|은|는)?\s?(?:그들|그것|주인공|그 종목|바로 그)"
    ),
    re.compile(
        rf"(?<![\d.가-힣]){_NUMBER}\s?(?:(?:대|개)?\s?(?:종목|지수|기업|회사|업종|업체|나라|은행|빅테크|인방|총사|사|곳)|개)[’'”\"]?(?:은|는|이|가)?,?\s(?:곧|즉|바로)\s(?P<list>{_ITEM}(?:(?:·|,\s|[와과]\s){_ITEM}){{1,9}}?)(?P<etc>\s등)?(?:이|가|은|는|도|의|을|를|이다|다|\s모두|\s등)"
    ),
)

_ANNOUNCES = (
    re.compile(r"[주목업체크수행사차업곳]인\s"),
    _MAGNIFICENT,
    re.compile("그들|그것|주인공|그 종목|바로 그"),
    re.compile("곧|즉|바로"),
)
"""A sign of each."""


def _known_end(look: Look, text: str) -> int:
    """Return where the last name of a list ends."""
    return look.names.mentions(text)[-1].end


_MOST = 10
"""Names that anybody lists: of 다우 30종목인 A와 B there are only some."""


_TOGETHER = {"투톱": 2, "쌍두마차": 2, "양강": 2, "트로이카": 3, "삼두마차": 3, "빅3": 3, "빅4": 4, "빅5": 5}
"""Words for so many that lead."""
_LEADERS = re.compile(
    rf"(?P<n>{'|'.join(_TOGETHER)})[’'”\"]?(?:인|으로 (?:꼽히|불리)는|로 (?:꼽히|불리)는|을 이루는|를 이루는)\s"
    rf"(?P<list>{_ITEM}(?:(?:·|,\s|[와과]\s){_ITEM}){{1,9}}?)(?P<etc>\s등)?(?=(?:이|가|은|는|도|의|을|를)\s|\s모두|\s등)"
)
_LEAD = re.compile("|".join(_TOGETHER))


def _led(look: Look) -> Iterator[Flaw]:
    """Yield those that a word for two or three leads to and that are more or fewer: 투톱인 A와 B, C."""
    for found in look.found(_LEADERS, look.own, _LEAD):
        items, told = _items(found["list"]), _TOGETHER[found["n"]]
        known = all(look.names.mentions(item) for item in items)
        if known and not found["etc"] and len(items) != told:
            message = f"{found['n']}(이)라고 했지만 이름은 {len(items)}개입니다."
            yield Flaw(COUNT, Kind.CONTRADICTION, found.start("n"), found.end("list"), message)


def _several(look: Look) -> Iterator[Flaw]:
    """Yield what the grammars of counted lists find, each list once."""
    found = dict[int, Flaw]()
    for one in (*_announced(look), *_named(look), *_band(look), *_these(look), *_led(look)):
        found.setdefault(one.start, one)
    yield from found.values()


def _announced(look: Look) -> Iterator[Flaw]:
    """Yield lists that are not as many as is said before them: 4대 금융지주인 A와 B, C."""
    for pattern, sign in zip(_ANNOUNCED, _ANNOUNCES, strict=True):
        for found in look.found(pattern, look.own, sign):
            items, told = _items(found["list"]), _number(found["n"])
            if found["etc"] or len(items) == told or len(items) < 2 or told > _MOST:
                continue
            yield _miscounted(found.start("n"), found.end("list"), found["n"], len(items))


_NAMED = re.compile(
    rf"(?<![\d.,가-힣])(?:(?P<from>\d)\s?(?:[~∼–-]|·(?:\d·)*)\s?(?P<to>\d)위|(?:[가-힣A-Za-z]{{1,6}}\s?)??(?P<n>\d|{'|'.join(_NATIVE)})\s?(?:대장주|형제|총사|인방|종목|회사|기업|개사|대|사|강|곳|개)?)[’'”\"]?(?:인|으로 꼽히는|로 꼽히는|으로 불리는|로 불리는|를 차지한|에 오른)\s"
    rf"(?P<list>{_ITEM}(?:(?:·|,\s|[와과]\s){_ITEM}){{1,9}}?)(?P<etc>\s등)?(?=(?:이|가|은|는|도|의|을|를)\s|\s모두|\s등)"
)
"""A number of names and the names, all of them companies: 완성차 3사인 A와 B, 시총 1~3위인 A와 B."""

_PLACED = re.compile(
    r"(?:[\d위개주제사인목업대강곳방조두세네열]|다섯|여섯|일곱|여덟|아홉)[’”'\"]?(?:인|[으로]?로 (?:꼽히|불리)는|를 차지한|에 오른)\s"
)

_ALLIED = re.compile(
    rf"(?:\d|{'|'.join(_NATIVE)})\s?(?:사|형제|총사|인방|회사|개사)[가이은는도의을를]?[\s,.]"
)

_BEHIND = re.compile(
    rf"(?P<list>{_ITEM}(?:(?:·|,\s|[와과]\s){_ITEM}){{1,9}}?)\s(?:[가-힣]{{2,5}}\s)?(?P<n>\d|{'|'.join(_NATIVE)})\s?(?:사|형제|총사|인방|회사|개사)(?=[가이은는도의를을]?[\s,.])"
)


def _named(look: Look) -> Iterator[Flaw]:
    """Yield lists of companies that are not as many as the number beside them, each of them known by name."""
    for pattern, sign in ((_NAMED, _PLACED), (_BEHIND, _ALLIED)):
        for found in look.found(pattern, look.own, sign):
            group = found.groupdict()
            items = _items(found["list"])
            told = int(group["to"]) - int(group["from"]) + 1 if group.get("from") else _number(found["n"])
            if group.get("etc") or told < 2 or len(items) < 2 or len(items) == told:
                continue
            if all(any(one.sort == "stock" for one in look.names.mentions(item)) for item in items):
                start = found.start("from" if group.get("from") else "n")
                end = max(
                    found.start("list") + _known_end(look, found["list"]),
                    found.end("to" if group.get("from") else "n"),
                )
                told_as = found["to"] if group.get("from") else found["n"]
                yield _miscounted(min(start, found.start("list")), end, told_as, len(items))


_BAND = re.compile(
    rf"(?<![\d.])(?P<n>\d|{'|'.join(_NATIVE)})\s?(?:인방|총사|형제|대장주|인조)[’'”\"]?(?:이다|였다|이었다|입니다|였습니다|이었습니다|이죠|이에요|다)\.\s(?P<list>{_ITEM}(?:(?:·|,\s|[와과]\s){_ITEM}){{1,9}}?)(?P<etc>\s등)?(?=(?:이|가|은|는|도)\s|\s등)"
)
"""A band told at a sentence's end, whose members begin the next."""

_BANDS = re.compile("인방|총사|형제|대장주|인조")


def _band(look: Look) -> Iterator[Flaw]:
    for found in look.found(_BAND, look.own, _BANDS):
        items, told = _items(found["list"]), _number(found["n"])
        known = all(any(one.sort == "stock" for one in look.names.mentions(item)) for item in items)
        if not found["etc"] and known and len(items) != told:
            yield _miscounted(found.start("n"), found.end("n"), found["n"], len(items))


_THESE = re.compile(
    rf"이들\s(?P<n>\d|{'|'.join(_NATIVE)})(?:대|개)?\s?(?:종목|기업|회사|은행|빅테크|지주|형제|인방|총사|업체|기술주|대형주|사|곳)(?![가-힣]*\s중)"
)


def _these(look: Look) -> Iterator[Flaw]:
    """Yield a number of 이들 that is not that of the companies named before it, however far back it reaches."""
    if "이들" not in look.own:
        return
    named: list[set[str]] = []
    block = -1
    for sentence in look.copy.sentences:
        if sentence.block != block:
            block, named = sentence.block, []
        stocks = [one for one in look.names.named(sentence.own) if one.sort == "stock"]
        found = _THESE.search(sentence.own)
        if found:
            here = {one.text for one in stocks if one.end <= found.start()}
            yield from _reaching(sentence.at, found, [*named, here] if here else named)
        named.append({one.text for one in stocks})


def _reaching(at: int, found: re.Match[str], named: list[set[str]]) -> Iterator[Flaw]:
    counts, so_far = set[int](), set[str]()
    for each in reversed(named):
        so_far = so_far | each
        counts.add(len(so_far))
    told = _number(found["n"])
    if counts and told not in counts and max(counts) >= _LEAST_NAMED:
        yield _miscounted(at + found.start("n"), at + found.end("n"), found["n"], max(counts))


_LEAST_NAMED = 2

_PARTS = re.compile(
    r"(?<![\d.])(?P<all>\d{1,2})개\s(?:업종|섹터|종목|구성 종목|지수)\s(?:가운데|중)(?:에서)?\s(?P<one>\d{1,2})개(?:가|는|만|종목이|\s업종이|\s종목이)?\s(?:상승|하락|오르|내리|올랐|내렸)[^.\d]{0,12}?(?P<other>\d{1,2})개(?:가|는|만)?\s(?:상승|하락|오르|내리|올랐|내렸|떨어)"
)
"""Some of all that went up and some that went down: 11개 업종 가운데 8개가 오르고 4개가 내렸다."""

_ALL_OF = re.compile(r"개 (?:업종|섹터|종목|구성 종목|지수) (?:가운데|중)")


def _parts(look: Look) -> Iterator[Flaw]:
    for found in look.found(_PARTS, look.own, _ALL_OF):
        every, one, other = (int(found[name]) for name in ("all", "one", "other"))
        if one + other > every:
            start, end = found.start("one"), found.end("other")
            message = f"{one}개와 {other}개를 더하면 {every}개보다 많습니다."
            yield Flaw(COUNT, Kind.CONTRADICTION, start, end, message)


_SET_APART = re.compile(
    rf"(?<![\d.,가-힣]){_NUMBER}(?:개|대)?\s?(?:곳|종목|기업|회사|업체|개사|지수|업종|은행|빅테크|인방|총사)(?:으로|로)?,\s(?P<list>{_ITEM}(?:(?:·|,\s|[와과]\s){_ITEM}){{1,9}}?)(?P<etc>\s등)?(?:이|가|은|는|도|의|을|를|\s모두|\s등)(?=[\s,.])"
)
"""A number of names and, set apart by a comma, the names: 구성 종목 네 곳, A와 B, C, D는."""
_APART = re.compile(r"(?:곳|종목|기업|회사|업체|개사|지수|업종|은행|빅테크|인방|총사)(?:으로|로)?,\s")


def _set_apart(look: Look) -> Iterator[Flaw]:
    """Yield a number behind which, set apart, stand more or fewer names; not one that counts those before it."""
    for found in look.found(_SET_APART, look.own, _APART):
        items, told = _items(found["list"]), _number(found["n"])
        before = look.own[max(found.start() - _BACK, 0) : found.start()]
        named = [one for one in look.names.mentions(before) if one.sort == "stock"]
        known = all(look.names.mentions(one) for one in items)
        if found["etc"] or not known or len(items) < 2 or len(items) == told or told > _MOST:
            continue
        if named and re.fullmatch(r"(?:\([^()]*\))?(?:[은는이가]|\s등)?\s?", before[named[-1].end :]):
            continue
        yield _miscounted(found.start("n"), found.end("list"), found["n"], len(items))


_BACK = 24
"""Characters before a number in which names that it counts would stand."""
_GROUP = re.compile(
    rf"(?:매그니피[센슨]트\s?(?P<seven>7)|(?P<n>\d|{'|'.join(_NATIVE)})\s?(?:대|개|인)?\s?(?:빅테크|대형 기술주|기술주|종목|은행|지수|기업))[’'”\"]?(?:\([^()\n]*\))?[이가은는도]?\s(?:주가가\s)?(?:모두|일제히|전부|나란히|동반|전 종목)[^.\n]{{0,24}}\.\s"
)
_ORDER = re.compile(
    r"(?:[가-힣]+률은\s|[가-힣]+폭은\s)?(?P<list>[가-힣A-Za-z&.]{1,14}\([+-]?\d[\d.]*%\)(?:(?:,\s|·|\s)[가-힣A-Za-z&.]{1,14}\([+-]?\d[\d.]*%\)){2,9})(?P<etc>\s등)?\s?(?=순|[이가은는]\s)"
)


def _in_order(look: Look) -> Iterator[Flaw]:
    """Yield a group all of which moved, where the sentence after it ranks one more or fewer: 7대 빅테크가 모두."""
    for found in (
        _GROUP.finditer(look.own) if re.search("매그니피|빅테크|기술주|은행|종목|지수", look.own) else ()
    ):
        ranked = _ORDER.match(look.own, found.end())
        if ranked is None or ranked["etc"]:
            continue
        n, told = len(re.findall(r"%\)", ranked["list"])), _number(found["seven"] or found["n"])
        if n != told and abs(n - told) <= _OFF:
            message = f"{told}(이)라고 했지만 이름은 {n}개입니다."
            yield Flaw(COUNT, Kind.CONTRADICTION, *ranked.span("list"), message)


_OFF = 2
"""Names more or fewer that are a slip: further off only some are ranked."""

_SESSIONS = re.compile(
    r"거래일(?:은|이|수는)\s(?:모두\s)?(?P<n>이틀|사흘|나흘|닷새|\d일)(?:이|였|뿐|에|로|\.)|(?P<only>이틀|사흘|나흘|닷새|\d일)만\s(?:열린|거래)"
    r"|(?<![\d.,])(?P<short>이틀|사흘|나흘|닷새|\d거래일|\d일)(?:에 그친|로 줄어든|만 (?:문을 연|열린|거래한)|짜리|로 끝난)\s(?:한 주|일주일|이번 주|주간|짧은 주)"
)


def _week(look: Look) -> Iterator[Flaw]:
    """Yield how many sessions a week had, where it had another number of them."""
    for found in _SESSIONS.finditer(look.own):
        week = _week_of(look)
        name = next(one for one in ("n", "only", "short") if found[one])
        told = DAYS.get(found[name]) or int(found[name][0])
        if re.search(r"주간|한 주|이번 주", look.own) and told != len(week):
            right = in_words(len(week)) if found[name] in DAYS else f"{len(week)}{found[name][1:]}"
            start, end = found.span(name)
            if look.own[end : end + 1] == "였":  # 닷새였다, 나흘이었다
                right, end = attach(right, "이었/였"), end + 1
            message = f"이 주의 거래일은 {len(week)}일입니다."
            yield Flaw(COUNT, Kind.CONTRADICTION, start, end, message, right)


def _week_of(look: Look) -> list[dt.date]:
    exchange = markets.named(look.home).exchange
    monday = look.day - dt.timedelta(days=look.day.weekday())
    return calendars.sessions(monday, monday + dt.timedelta(days=6), exchange)
