"""Who stands in a sentence as its subject, or right before a figure, and is in no list: a figure is nobody's then."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from newsgen import markets
from newsgen.patterns import compiled

_TOPIC = compiled(
    r"(?<![^\s,()·“”‘’\"'])(?P<word>[^\s,()·“”‘’\"']+?)(?:\((?:[^()\d□]{2,24}|[A-Z]{2,5}\d{1,3})\))?(?P<particle>은|는|이|가|도)(?=[\s,])"
)
_GENERIC = compiled(
    r"(?:이|그|두|세|네|각|양|3대|주요)?\s?(?:지수|주가|금리|환율|가격|종가|낙폭|상승폭|하락폭|오름폭|상승률|하락률|수익률|움직임|폭|값|변동폭|선물가격|근월물|인도분)"
    r"|(?:종전|직전|기존|이전|종가|장중|사상|역대|종가 기준)?\s?(?:최고[치점]|최저[치점]|최고가|최저가|연?고점|연?저점|최고 기록|기록)"
    r"|이날|오늘|올해|이달|지난해|작년|이번주|이것|이|그|것|날|주간|이번|장|시장|거래|때|이때|오전|오후|장중|전장|마감|하루|한때|수치|모두|둘 다|다|또|한편"
)
_VERBAL = compiled(
    r"(?:하|되|있|없|않|오르|내리|밀리|열리|불리|달리|걸리|기다리|[아어커려해져]지|나타나|벗어나|늘어나|이어나|나오|들어오|보이|움직이|들이|이루|웃돌|밑돌"
    r"|내놓|높|낮|얻|쌓|남|좋|많|적|깊|늦|잃|짧|같|닫|찾|믿|굳|묶|붙|잡|접|읽|걷|뛰어넘|넘|뛰|키우|따르|지나|크|갖|받|맞|쓰|띄|끌|이어가|살아나|떨어지|이르|머무|머물|그치|미치|거치|마치|비추|[가-힣]{1,3}해지|[가-힣]다|이라|라)$"
)
_ADVERBIAL = compiled(
    r"(?:에서|에게|으로|(?<!유)로|까지|부터|보다|들어서|면서|에|만|대로|처럼|마다|따라서|께서|(?<!증)서)$"
)
_AND_YET = compiled(r"(?<![광창금재보사경최권신국중])고$")
"""How a verb ends before a particle that makes it a concession: 오르고도, 실적을 내고도."""
_BARE = compiled(r"(?:^|[\s,…·:;/|’”\"'\]-])(?P<word>[가-힣A-Za-z&一-鿿]{2,})\s?$")
_ENDING = compiled(
    r".*(?:적인|(?:오르|내리|밀리|뛰|떨어지|빠지|하락하|상승하|급등하|급락하)다|[며고해게히로에서만도의를을은는이가한던른린진뛴아어워려씩약나각두엔째새져께]"
    r"|까지|부터|지만|보다|대비|떨어져|올라|라도|[줄높붙보들벌좁움누모]여|[어서치보따]면|(?:하|되|지|나|오|내|르|리)자|[월화수목금]요일|하여|되어|(?:이틀|사흘|나흘|닷새|\d일)간|포인트)"
)
"""How words end that are no names: particles, verbs, adverbs."""
_WORDS = compiled(
    r".*(?:평균|그러니까|아직|이미|벌써|연속|연간|지난주|견주면|비교하면|상승률|하락률|상승폭|하락폭|낙폭|오름폭|저점|고점|최고치|최저치|최고가|최저가|다시|장중|장 중|연|한편|배럴당|온스당|달러당|거의|무려|최대|최소|최고|최저"
    r"|한때|전날|전일|어제|초반|직후|직전|마감|종가|시가|이날|하루|주간|월간|대폭|소폭|오전|오후|각각|지수|주가|금리|환율|가격|수익률|전장|전장비|전일비|거래일|주당|이어|도합|합계|비교해|비해|이후|동안|사이|들어|역시|등|기준|모두|처음|마침내|재차|무렵|즈음|불과|단숨|올해|이달|지난달|따라)"
)
"""Words that stand right before a figure and name nobody."""
_NOUNS = compiled(
    "종가|시가|(?:최|신)?[고저]가|호가|정도|사이|차이|제도|속도|한도|강도|[공순]?매도|수도|주도|유도|증가|평가|추가|전문가|국가|물가|유가"
    "|원가|단가|나이|길이|많이|같이|높이|깊이|또는|혹은|보도|시도|의도|태도|구도|별도|이는"
)
"""Nouns and other words that end as if a particle stood there: 종가 기준."""
_ANYBODY = compiled(
    "|".join(
        (
            "회사|기업|해당|미국|종목|업체|동사|이들|현재|당일|관련|대부분|대형|개별|평균",
            *(market.nouns.place for market in markets.every()),
        )
    )
)
"""Words before a price that name no company of their own."""
_GROUPS = frozenset({"종목", "회사", "기업", "은행", "업체"})
_COUNT = compiled(r"□\s(?:두|세|네|다섯|여섯|일곱|\d개)\s$")
"""What makes a group that of the names before it: □와 □, □ 세 종목도."""
_OF_NAME = compiled(r"□의\s$")
_IN_LIST = compiled(
    r"\d%?\)?,\s(?![가-힣]*(?:떨|러|올|내|솟|앉|밀|이어|뛰|넘|늘|줄|빠|잃|높|들))[가-힣A-Za-z&]{2,}[어아워려나두새린른진한각엔]\s$"
)
"""A word alone between two figures of a list, where only a name stands, though it ends as verbs do: 5.68%, 팰런티어 6.90%."""
_HEADS = compiled(r"…\s?[가-힣A-Za-z&]{2,}(?<![세중대선로째말초])로\s?$")
"""A company drawn together that alone begins the part of a headline before a figure: …한화에어로 20%."""
_LATIN = compiled(r"^[A-Z][A-Z&%-]*\d")
"""How the name of an index or a group begins that figures are part of: M7은, S%P500은."""
_NUMBERED = compiled(r"[가-힣]{2,}\d{2,4}(?:지수)?")
"""The name of an index that ends in how many it has: 코스닥150은."""
_DIGIT, _LETTER = compiled(r"\d"), compiled("[가-힣A-Za-z]")
_KEPT = 20_000
"""Words of which it is remembered what they may be: texts share most of theirs."""
_NEAR = 32
"""Characters before a price in which it stands what it is of."""


def bare_before(text: str, end: int) -> int | None:
    """Return where a word begins that stands right before a place as a name does and is in no list; None where none."""
    found = _BARE.search(text, max(end - _NEAR, 0), end)
    if found is None or _names_nobody(found["word"]):
        return None
    if _HEADS.search(text, max(end - _NEAR, 0), end):
        return found.start("word")
    if _ends_otherwise(found["word"]) and not _IN_LIST.search(text, max(end - _NEAR, 0), end):
        return None
    return found.start("word")


@lru_cache(maxsize=_KEPT)
def _names_nobody(word: str) -> bool:
    return _WORDS.fullmatch(word) is not None


@lru_cache(maxsize=_KEPT)
def _ends_otherwise(word: str) -> bool:
    """Tell whether a word ends as no name does."""
    return _ENDING.fullmatch(word) is not None


@lru_cache(maxsize=_KEPT)
def is_generic(word: str) -> bool:
    """Tell whether a word with the particle of a subject names nobody: 지수, 낙폭, 종전 최고치."""
    return _GENERIC.fullmatch(word) is not None


def unknown_topics(text: str) -> Iterator[tuple[int, str]]:
    """Yield nouns that stand as subjects and that no list knows: where they end, and their particle."""
    for found in _TOPIC.finditer(text):
        word, particle = found["word"], found["particle"]
        if not _may_be_noun(found[0], word, particle):
            continue
        if is_generic(word):
            if _is_of_stranger(text, found.start("word"), word):
                yield found.end(), particle
            continue
        if word in _GROUPS and _COUNT.search(text, 0, found.start("word")):
            continue
        if word == "주식" and _OF_NAME.search(text, 0, found.start("word")):
            continue
        yield found.end(), particle


@lru_cache(maxsize=_KEPT)
def _may_be_noun(whole: str, word: str, particle: str) -> bool:
    """Tell whether a word with its particle may be a noun that stands as a subject, whatever stands around it."""
    if (
        word[-1:] in {"□", "다"}
        or (_DIGIT.search(word) and not _LATIN.search(word) and not _NUMBERED.fullmatch(word))
        or _NOUNS.fullmatch(whole)
    ):
        return False
    if is_generic(word):
        return True
    if particle in {"는", "은"} and _VERBAL.search(word):
        return False
    if particle == "도" and _AND_YET.search(word):
        return False
    return _ADVERBIAL.search(word) is None and _LETTER.search(word) is not None


def _is_of_stranger(text: str, at: int, word: str) -> bool:
    """Tell whether a price that stands as a subject is that of a company which no list knows: 덴소 주가는."""
    if not word.endswith("주가"):
        return False
    whose = bare_before(text, at)
    return whose is not None and not _ANYBODY.fullmatch(text[whose:at].rstrip())
