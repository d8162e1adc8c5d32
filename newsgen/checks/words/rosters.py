"""Numbers said of names that stand in another clause or sentence: 4대 금융지주인 A와 B, 이들 두 종목, 매그니피센트7."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.items import COUNT, ITEM, NATIVE, NUMBER, items_of, miscounted, number
from newsgen.checks.look import Look
from newsgen.korean import attach
from newsgen.patterns import compiled

_MAGNIFICENT = compiled("매그니피")


def check(look: Look) -> Iterator[Flaw]:
    """Yield numbers that are not those of the names meant, each list once."""
    found = dict[int, Flaw]()
    for one in (
        *_announced(look),
        *_named(look),
        *_band(look),
        *_these(look),
        *_told_of(look),
        *_led(look),
        *_beside(look),
    ):
        found.setdefault(one.start, one)
    yield from found.values()
    yield from _set_apart(look)
    yield from _in_order(look)
    yield from _whole(look)
    yield from _the_rest(look)
    yield from _too_many(look)
    yield from _those_and_others(look)
    yield from _up_to(look)


_ANNOUNCED = (
    compiled(
        rf"(?<![\d.]){NUMBER}(?:대|개|곳)?\s?(?:[가-힣]+\s){{0,2}}?[가-힣]*?(?:지주|종목|기업|업체|빅테크|지수|은행|회사|통신사|완성차|기술주|대형주|조선사|증권사|곳)인\s(?P<list>{ITEM}(?:(?:·|,\s|[와과]\s){ITEM}){{1,9}}?)(?P<etc>\s등)?(?:이|가|은|는|도|의|을|를|\s모두|\s등)"
    ),
    compiled(
        rf"매그니피[센슨]트\s?(?P<n>\d)[’'”\"]?(?:으로|로|을|를|에)?\s(?:불리는|이루는|구성하는|속한|꼽히는|인)\s(?P<list>{ITEM}(?:(?:·|,\s|[와과]\s){ITEM}){{2,9}}?)(?P<etc>\s등)?(?:이|가|은|는|도|의|\s가운데|\s모두|\s중|\s등)"
    ),
    compiled(
        rf"(?<![\d.가-힣]){NUMBER}(?:개)?\s(?:종목|지수|기업|회사|업종|업체|나라|은행)(?:이|가|은|는)\s[^.\n]{{2,40}}\.\s(?P<list>{ITEM}(?:(?:·|,\s|[와과]\s){ITEM}){{1,9}}?)(?P<etc>\s등)?(?:이|가|은|는)?\s?(?:그들|그것|주인공|그 종목|바로 그)"
    ),
    compiled(
        rf"(?<![\d.가-힣]){NUMBER}\s?(?:(?:대|개)?\s?(?:종목|지수|기업|회사|업종|업체|나라|은행|빅테크|인방|총사|사|곳)|개)[’'”\"]?(?:은|는|이|가)?,?\s(?:곧|즉|바로)\s(?P<list>{ITEM}(?:(?:·|,\s|[와과]\s){ITEM}){{1,9}}?)(?P<etc>\s등)?(?:이|가|은|는|도|의|을|를|이다|다|\s모두|\s등)"
    ),
)

_ANNOUNCES = (
    compiled(r"[주목업체크수행사차업곳]인\s"),
    _MAGNIFICENT,
    compiled("그들|그것|주인공|그 종목|바로 그"),
    compiled("곧|즉|바로"),
)
"""A sign of each."""


def _known_end(look: Look, text: str) -> int:
    """Return where the last name of a list ends."""
    return look.names.mentions(text)[-1].end


_MOST = 10
"""Names that anybody lists: of 다우 30종목인 A와 B there are only some."""


_TOGETHER = {"투톱": 2, "쌍두마차": 2, "양강": 2, "트로이카": 3, "삼두마차": 3, "빅3": 3, "빅4": 4, "빅5": 5}
"""Words for so many that lead."""
_LEADERS = compiled(
    rf"(?P<n>{'|'.join(_TOGETHER)})[’'”\"]?(?:인|으로 (?:꼽히|불리)는|로 (?:꼽히|불리)는|을 이루는|를 이루는)\s"
    rf"(?P<list>{ITEM}(?:(?:·|,\s|[와과]\s){ITEM}){{1,9}}?)(?P<etc>\s등)?(?=(?:이|가|은|는|도|의|을|를)\s|\s모두|\s등)"
)
_LEAD = compiled("|".join(_TOGETHER))


def _led(look: Look) -> Iterator[Flaw]:
    """Yield those that a word for two or three leads to and that are more or fewer: 투톱인 A와 B, C."""
    for found in look.found(_LEADERS, look.own, _LEAD):
        items, told = items_of(found["list"]), _TOGETHER[found["n"]]
        known = all(look.names.mentions(item) for item in items)
        if known and not found["etc"] and len(items) != told:
            message = f"{attach(found['n'], '이라고/라고')} 했지만 이름은 {len(items)}개입니다."
            yield Flaw(COUNT, Kind.CONTRADICTION, found.start("n"), found.end("list"), message)


def _announced(look: Look) -> Iterator[Flaw]:
    """Yield lists that are not as many as is said before them: 4대 금융지주인 A와 B, C."""
    for pattern, sign in zip(_ANNOUNCED, _ANNOUNCES, strict=True):
        for found in look.found(pattern, look.own, sign):
            items, told = items_of(found["list"]), number(found["n"])
            if found["etc"] or len(items) == told or len(items) < 2 or told > _MOST:
                continue
            yield miscounted(found.start("n"), found.end("list"), found["n"], len(items))


_NAMED = compiled(
    rf"(?<![\d.,가-힣])(?:(?P<from>\d)\s?(?:[~∼–-]|·(?:\d·)*)\s?(?P<to>\d)위|(?:[가-힣A-Za-z]{{1,6}}\s?)??(?P<n>\d|{'|'.join(NATIVE)})\s?(?:대장주|형제|총사|인방|종목|회사|기업|개사|대|사|강|곳|개)?)[’'”\"]?(?:인|으로 꼽히는|로 꼽히는|으로 불리는|로 불리는|를 차지한|에 오른)\s"
    rf"(?P<list>{ITEM}(?:(?:·|,\s|[와과]\s){ITEM}){{1,9}}?)(?P<etc>\s등)?(?=(?:이|가|은|는|도|의|을|를)\s|\s모두|\s등)"
)
"""A number of names and the names, all of them companies: 완성차 3사인 A와 B, 시총 1~3위인 A와 B."""

_PLACED = compiled(
    r"(?:[\d위개주제사인목업대강곳방조두세네열]|다섯|여섯|일곱|여덟|아홉)[’”'\"]?(?:인|[으로]?로 (?:꼽히|불리)는|를 차지한|에 오른)\s"
)

_ALLIED = compiled(rf"(?:\d|{'|'.join(NATIVE)})\s?(?:사|형제|총사|인방|회사|개사)[가이은는도의을를]?[\s,.]")

_BEHIND = compiled(
    rf"(?P<list>{ITEM}(?:(?:·|,\s|[와과]\s){ITEM}){{1,9}}?)\s(?:[가-힣]{{2,5}}\s)?(?P<n>\d|{'|'.join(NATIVE)})\s?(?:사|형제|총사|인방|회사|개사)(?=[가이은는도의를을]?[\s,.])"
)


def _named(look: Look) -> Iterator[Flaw]:
    """Yield lists of companies that are not as many as the number beside them, each of them known by name."""
    for pattern, sign in ((_NAMED, _PLACED), (_BEHIND, _ALLIED)):
        for found in look.found(pattern, look.own, sign):
            group = found.groupdict()
            items = items_of(found["list"])
            told = int(group["to"]) - int(group["from"]) + 1 if group.get("from") else number(found["n"])
            if group.get("etc") or told < 2 or len(items) < 2 or len(items) == told:
                continue
            if all(any(one.sort == "stock" for one in look.names.mentions(item)) for item in items):
                start = found.start("from" if group.get("from") else "n")
                end = max(
                    found.start("list") + _known_end(look, found["list"]),
                    found.end("to" if group.get("from") else "n"),
                )
                told_as = found["to"] if group.get("from") else found["n"]
                yield miscounted(min(start, found.start("list")), end, told_as, len(items))


_BAND = compiled(
    rf"(?<![\d.])(?P<n>\d|{'|'.join(NATIVE)})\s?(?:인방|총사|형제|대장주|인조)[’'”\"]?(?:이다|였다|이었다|입니다|였습니다|이었습니다|이죠|이에요|다)\.\s(?P<list>{ITEM}(?:(?:·|,\s|[와과]\s){ITEM}){{1,9}}?)(?P<etc>\s등)?(?=(?:이|가|은|는|도)\s|\s등)"
)
"""A band told at a sentence's end, whose members begin the next."""

_BANDS = compiled("인방|총사|형제|대장주|인조")


def _band(look: Look) -> Iterator[Flaw]:
    for found in look.found(_BAND, look.own, _BANDS):
        items, told = items_of(found["list"]), number(found["n"])
        known = all(any(one.sort == "stock" for one in look.names.mentions(item)) for item in items)
        if not found["etc"] and known and len(items) != told:
            yield miscounted(found.start("n"), found.end("n"), found["n"], len(items))


_SIDE = compiled(
    rf"(?<![\d.,])(?P<n>\d|{'|'.join(NATIVE)})\s?(?:인방|총사|형제|대장주|사|강|대\s[가-힣]{{2,6}})[’'”\"]?(?:인|의)?,?\s(?P<list>{ITEM}(?:(?:·|,\s|[와과]\s){ITEM}){{1,9}}?)(?P<etc>\s등)?(?=(?:이|가|은|는|도|의|을|를)\s|\s모두|\s등)"
)
"""A band and, right beside it, its members: ‘방산 3사’ A(-5.27%)와 B(-4.00%)도."""


def _beside(look: Look) -> Iterator[Flaw]:
    """Yield bands beside which stand more or fewer companies, each name the first word of its item."""
    for found in look.found(_SIDE, look.own, _BANDS_BESIDE):
        items, told = items_of(found["list"]), number(found["n"])
        known = all(
            any(one.sort == "stock" and not one.start for one in look.names.mentions(item)) for item in items
        )
        if known and told > 1 and not found["etc"] and len(items) != told:
            yield miscounted(found.start("n"), found.end("list"), found["n"], len(items))


_BANDS_BESIDE = compiled(
    r"(?:인방|총사|형제|대장주|[\d두세네]\s?사|[\d두세네]\s?강|대\s[가-힣]{2,6})[’'”\"]?(?:인|의)?,?\s"
)

_REST = compiled(
    rf"(?P<list>{ITEM}(?:(?:·|,\s|[와과]\s){ITEM}){{1,9}}?)(?:까지|[은는이가도])?,?\s나머지\s{NUMBER}\s?(?:곳|종목|개 종목|개사|개|기업|회사|사)(?=[은는이가도]?\s)"
)
"""Names and behind them the number of them as all that is left: A(3.7%), B(3.06%)까지 나머지 두 곳은."""
_LEFT = compiled("나머지")


def _the_rest(look: Look) -> Iterator[Flaw]:
    """Yield a number of those left that is not that of the names right before it."""
    for found in look.found(_REST, look.own, _LEFT):
        listed = found["list"].rpartition(". ")[2]
        items = items_of(listed)
        known = all(any(not one.start for one in look.names.mentions(item)) for item in items)
        begins = _NO_ITEM_BEFORE.search(look.own, 0, found.end("list") - len(listed)) is not None
        if known and begins and len(items) > 1 and len(items) != number(found["n"]):
            yield miscounted(*found.span("n"), found["n"], len(items))


_NO_ITEM_BEFORE = compiled(r"(?:^|[\n.…]\s?|[은는며고만]\s)$")
"""What stands before a list that is whole."""

_THESE = compiled(
    rf"(?<![가-힣])(?:이들\s(?:[가-힣]{{1,5}}주\s)?|이\s[가-힣]{{1,5}}주\s)(?P<n>\d|{'|'.join(NATIVE)})(?:대|개)?\s?(?:종목|기업|회사|은행|빅테크|지주|형제|인방|총사|업체|기술주|대형주|사|곳)(?![가-힣]*\s중)"
)


def _these(look: Look) -> Iterator[Flaw]:
    """Yield a number of 이들 that is not that of the companies named before it, however far back it reaches."""
    if not _THESE.search(look.own):
        return
    named: list[set[str]] = []
    passed: list[str] = []
    block = -1
    for sentence in look.copy.sentences:
        if sentence.block != block:
            block, named, passed = sentence.block, [], []
        stocks = [one for one in look.names.named(sentence.own) if one.sort == "stock"]
        found = _THESE.search(sentence.own)
        if found:
            here = {one.text for one in stocks if one.end <= found.start()}
            yield from _reaching(sentence.at, found, [*named, here] if here else named)
        told = {one.text for one in stocks}
        if told and _MOVED.search(sentence.own) and not any(map(_MOVED.search, passed)):
            named = []  # what was told of them before tells no moves: those who moved are counted from here
        named.append(told)
        passed.append(sentence.own)


_MOVED = compiled(r"\d(?:%|\s?퍼센트)")


def _reaching(at: int, found: re.Match[str], named: list[set[str]]) -> Iterator[Flaw]:
    counts, so_far = set[int](), set[str]()
    for each in reversed(named):
        so_far = so_far | each
        counts.add(len(so_far))
    told = number(found["n"])
    if counts and told not in counts and max(counts) >= _LEAST_NAMED:
        yield miscounted(at + found.start("n"), at + found.end("n"), found["n"], max(counts))


_LEAST_NAMED = 2
_SO_MANY = compiled(
    rf"(?:^|[.,]\s|\s)이\s{NUMBER}\s?(?:개\s)?(?:종목|기업|회사|업체|은행|개사|사)(?:[은는이가의도]|\s(?:모두|다|전부))(?=[\s.])"
)
"""A number of those that the sentences before tell the moves of: 이 네 종목의 낙폭은."""


def _told_of(look: Look) -> Iterator[Flaw]:
    """Yield a number of 이 that is not that of the companies whose moves stand before it, however far back it reaches."""
    for sentence in look.copy.sentences if _SO_MANY.search(look.own) else ():
        found = _SO_MANY.search(sentence.own)
        if found is None:
            continue
        end = sentence.at + found.start()
        begin = next((one for one, end_ in look.copy.blocks if one <= sentence.at < end_), 0)
        before = [one for one in look.claims if begin <= one.start < end]
        if any(len(one.abouts) != 1 for one in before):
            continue  # a stranger among them, whom nobody can count
        moved: dict[int, set[str]] = {}
        for one in before:
            if not one.abouts[0].startswith("^"):
                at = next(each.at for each in reversed(look.copy.sentences) if each.at <= one.start)
                moved.setdefault(at, set()).update(one.abouts)
        yield from _reaching(sentence.at, found, list(moved.values()))


_SET_APART = compiled(
    rf"(?<![\d.,가-힣]){NUMBER}(?:개|대)?\s?(?:곳|종목|기업|회사|업체|개사|지수|업종|은행|빅테크|인방|총사)(?:으로|로)?,\s(?P<list>{ITEM}(?:(?:·|,\s|[와과]\s){ITEM}){{1,9}}?)(?P<etc>\s등)?(?:이|가|은|는|도|의|을|를|\s모두|\s등)(?=[\s,.])"
)
"""A number of names and, set apart by a comma, the names: 구성 종목 네 곳, A와 B, C, D는."""
_APART = compiled(r"(?:곳|종목|기업|회사|업체|개사|지수|업종|은행|빅테크|인방|총사)(?:으로|로)?,\s")


def _set_apart(look: Look) -> Iterator[Flaw]:
    """Yield a number behind which, set apart, stand more or fewer names; not one that counts those before it."""
    for found in look.found(_SET_APART, look.own, _APART):
        items, told = items_of(found["list"]), number(found["n"])
        before = look.own[max(found.start() - _BACK, 0) : found.start()]
        named = [one for one in look.names.mentions(before) if one.sort == "stock"]
        known = all(look.names.mentions(one) for one in items)
        if found["etc"] or not known or len(items) < 2 or len(items) == told or told > _MOST:
            continue
        if named and re.fullmatch(r"(?:\([^()]*\))?(?:[은는이가]|\s등)?\s?", before[named[-1].end :]):
            continue
        yield miscounted(found.start("n"), found.end("list"), found["n"], len(items))


_BACK = 24
"""Characters before a number in which names that it counts would stand."""
_IN_GROUPS = compiled("매그니피|빅테크|기술주|은행|종목|지수")
_GROUP = compiled(
    rf"(?:매그니피[센슨]트\s?(?P<seven>7)|(?P<n>\d|{'|'.join(NATIVE)})\s?(?:대|개|인)?\s?(?:빅테크|대형 기술주|기술주|종목|은행|지수|기업))[’'”\"]?(?:\([^()\n]*\))?[이가은는도]?\s(?:주가가\s)?(?:모두|일제히|전부|나란히|동반|전 종목)[^.\n]{{0,24}}\.\s"
)
_ORDER = compiled(
    r"(?:[가-힣]+률은\s|[가-힣]+폭은\s)?(?P<list>[가-힣A-Za-z&.]{1,14}\([+-]?\d[\d.]*%\)(?:(?:,\s|·|\s)[가-힣A-Za-z&.]{1,14}\([+-]?\d[\d.]*%\)){2,9})(?P<etc>\s등)?\s?(?=순|[이가은는]\s)"
)


def _in_order(look: Look) -> Iterator[Flaw]:
    """Yield a group all of which moved, where the sentence after it ranks one more or fewer: 7대 빅테크가 모두."""
    for found in _GROUP.finditer(look.own) if _IN_GROUPS.search(look.own) else ():
        ranked = _ORDER.match(look.own, found.end())
        if ranked is None or ranked["etc"]:
            continue
        n, told = len(re.findall(r"%\)", ranked["list"])), number(found["seven"] or found["n"])
        if n != told and abs(n - told) <= _OFF:
            message = f"{attach(str(told), '이라고/라고')} 했지만 이름은 {n}개입니다."
            yield Flaw(COUNT, Kind.CONTRADICTION, *ranked.span("list"), message)


_OFF = 2
"""Names more or fewer that are a slip: further off only some are ranked."""

_WHOLE = compiled(
    rf"매그니피[센슨]트\s?7\s{NUMBER}\s?(?:개\s)?(?:종목|기업|회사)(?:이|은|는)?\s(?:모두|전부|일제히)"
)
"""A group named by its number, and another number of it all of which moved."""


def _whole(look: Look) -> Iterator[Flaw]:
    """Yield a number said of all of a group of seven that is neither seven nor that of the names before it."""
    for found in look.found(_WHOLE, look.own, _MAGNIFICENT):
        line = look.own[look.own.rfind("\n", 0, found.start()) + 1 : found.start()]
        named = {about for one in look.names.mentions(line) if one.sort == "stock" for about in one.abouts}
        if number(found["n"]) not in {_SEVEN, len(named)}:
            yield miscounted(*found.span("n"), found["n"], _SEVEN)


_SEVEN = 7
_ONLY = compiled(
    rf"(?<![\d.,가-힣]){NUMBER}\s?(?:개\s?)?(?:종목|기업|회사|업체|곳|지수|은행|빅테크)\s?(?:가운데|중)(?:에서)?,?\s(?P<first>{ITEM}(?:(?:·|,\s|[와과]\s){ITEM}){{0,4}}?)만\s[^.,\n]{{1,24}}?,?\s"
    rf"(?P<rest>{ITEM}(?:(?:·|,\s|[와과]\s){ITEM}){{1,9}}?)(?P<etc>\s등)?(?:[은는이가도]\s|\s(?:등|모두|나란히|일제히)\s)"
)
"""All but some by name, and those by name too: 5개 종목 가운데 A만 오르고 B, C, D, E는 내렸다."""
_ONLY_SO = compiled("만 ")


def _those_and_others(look: Look) -> Iterator[Flaw]:
    """Yield a number of which some did one thing and the rest another, all by name, and that they are not together."""
    for found in look.found(_ONLY, look.own, _ONLY_SO):
        first, rest = items_of(found["first"]), items_of(found["rest"])
        known = all(any(not one.start for one in look.names.mentions(item)) for item in (*first, *rest))
        n = len(first) + len(rest)
        if known and not found["etc"] and n != number(found["n"]):
            yield miscounted(*found.span("n"), found["n"], n)


_UP_TO = compiled(
    rf"까지\s(?:모두\s)?{NUMBER}\s?(?:개\s)?(?:주요\s)?지수(?:가|는|도)\s(?:모두|일제히|나란히|전부|함께|같은 날|동시에|동반)"
)


def _up_to(look: Look) -> Iterator[Flaw]:
    """Yield a number of indices up to one named, that is not that of those its paragraph has told: A까지 네 지수가."""
    for found in _UP_TO.finditer(look.own) if "까지" in look.own else ():
        begin = next((one for one, end in look.copy.blocks if one <= found.start() < end), 0)
        named = [one for one in look.mentions if one.sort == "index" and begin <= one.start < found.start()]
        count = len({about for one in named for about in one.abouts or (one.text,)})
        if named and named[-1].end == found.start() and count >= _LEAST_NAMED and count != number(found["n"]):
            yield miscounted(*found.span("n"), found["n"], count)


_INDICES = compiled(
    rf"(?<![\d.,가-힣]){NUMBER}\s?(?:개\s)?(?:주요\s)?지수(?:가|는|도)?\s(?:모두|일제히|나란히|전부)"
)
_USUAL = 3
"""Indices that copy means by their number alone: 세 지수."""


def _too_many(look: Look) -> Iterator[Flaw]:
    """Yield more indices told to have moved together than the text has named up to there."""
    for found in _INDICES.finditer(look.own):
        told = number(found["n"])
        named = {
            one.abouts or one.text
            for one in look.mentions
            if one.sort == "index" and one.start < found.start()
        }
        if _LEAST_NAMED <= len(named) < told and told > _USUAL:
            yield miscounted(*found.span("n"), found["n"], len(named))
