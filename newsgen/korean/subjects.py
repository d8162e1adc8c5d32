"""Of whom a word of direction is said: ``금리가 오르면서 증시가 내렸다`` says of the market that it fell.

No grammar, a few habits of the press: what is said of somebody stands right before the word, as a subject, an
object or a bare noun, and no clause ends between the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsgen.patterns import compiled

from .directions import said_direction

_ALSO_UP = ("랠리", "강세")
_ALSO_DOWN = ("투매", "약세")
_OVER = r"(?!장|론|\s?(?:기대|가능성|전망|우려|압력|제동|중단))"
_ALSO = compiled(rf"(?P<up>{'|'.join(_ALSO_UP)}){_OVER}|(?P<down>{'|'.join(_ALSO_DOWN)}){_OVER}")
"""Nouns of a direction that no figure of ours goes with."""

_ENDED = compiled(
    r"[가-힣]*(?:며|면서|지만|는데|다가|더니|자마자|데다|[하되르리크지었았했됐갔왔]고|(?<!올)해|돼|져|쳐|려|려워|올라|보여|나와|들어와|줄어|늘어|모여|살아나|(?<![달딜])러|[시키]켜|키워|낮춰|높여)"
    r"|[가-힣]*(?:[하되지르나키리있없않커]는)"
    r"|가운데|속에?|와중에|뒤|후|탓[에으로]*|영향(?:으로|에)|여파(?:로|에)|소식에|덕(?:분)?에|때문에|바람에|따라"
)
"""The last word of a clause before."""
_WHEN = compiled(r"공매도|(?:이날|오늘|전날|최근|장중|장|오전|오후|초반|막판)(?:에|에는|은|는|의|에도)?")
_MARKED = compiled(r"(?P<noun>.{2,}?)(?P<particle>이|가|은|는|도|의|을|를)")
_BOUND = compiled(r"(?:이|가|은|는|도|을|를|에|로|서|게|히|과|와|나|,)$")
"""Ends of what belongs to no noun after it."""
_OTHERS = compiled(
    r".*(?:금리|유가|원유|달러화?|환율|물가|수익률|금값|값|가격|국채|채권|실업률|지표|변동성|확률|기대감?|우려|인플레이션?|임금"
    r"|비용|엔화|원화|위안화?|유로화?|비트코인|수요|재고|판매|고용|성장률|실적|매출|이익|전망치?|예상치|추정치|청구|관세율?|CPI|PPI|PCE|VIX)"
)
"""What else goes up and down; a bare noun that is none of these belongs to nobody (크게, 일제히)."""
_LIFTS = compiled("올[리린렸]")
"""Verbs of what moves another thing."""
_MOVES = compiled("올[리린렸]|내[리린렸려]")
"""Verbs that may be of what moves another thing."""
_OPENED = compiled(r"\s?(?:출발|개장)")
"""What follows a direction where it is that of the opening."""
_ELSEWHEN = compiled(
    r"장\s?중|한때|초반|직후|오전|정오|출발|개장|시초|전날|전일|간밤|밤사이|어제|그제|앞서|지난|최근|그동안|전주|전달"
)
"""Words of a clause that make what is said there one of another time than the close."""
_NOT_SO = compiled(
    r"[^\s,]*?(?:에서?|에도|에는|으?로)(?:[\s,]|$)"  # 급락에 놀란, 상승에도
    r"|[가-힣]*[한린른진뛴친]\s(?:데|뒤|후|만큼|탓|점|직후|다음|여파|영향|반작용|가격)"  # 급등한 데 따른
    r"|[^\s,]*\s?(?:뒤|후|이후|다음)(?:[\s,]|$)"
    r"|[이가은는을를]?\s?(?:이어질|올\s|나올|커질|계속될|재개될|지속될|시작될|피하|피했|막|우려|예상|전망|부를|부추길|벗어|딛|노린|노리"
    r"|기다|바라|점치|내다|경고|시도|조짐|신호|피로|부담|경계|베팅|따른|따라|방향|속도|사이클|흐름이?\s?꺾)"
    r"|[가-힣]*(?:다는|라는|리라는|거란|것이란|단)\s|[가-힣]*(?:것으로|것을|거라고|리라고|까)\s?(?:예상|전망|보|기대|우려|봤|걱정)"
)
"""What follows a word of direction where it says of the day's close nothing that is sure."""
_BUT = compiled(r"(?:으나|음에도)[\s,]+")
"""Ends of clauses besides those of ``_ENDED``."""
_TURNED = compiled(r"[^\s,]*(?:지만|으나|는데|다가|더니|음에도|[르리]다|하다|하나|했다)(?=[\s,])")
"""The end of a clause that what follows may turn round."""
_TURNING = compiled(
    r"되[올오내밀돌찾]|반납|지웠|지우|줄[였이어]|만회|상쇄|꺾|주춤|돌아[섰서]|뒤집|전환|보합|제자리|회복|반등|반락|맞섰|그쳤|못했|못하"
)
"""Words that turn it round, besides those of the other direction."""
_HOW = compiled(
    r"안도|반발|대규모|패닉|강한|거센|크게|일제히|나란히|동반|모두|대체로|다시|또|또다시|함께|소폭|대폭|줄줄이|동시에|잇달아|잇따라|연일|더|가장|결국|일시에|.*(?:%|%대|포인트|선|넘게|가까이|안팎|이상)"
)
"""Tokens before a word of direction that name nobody."""
_OURS = compiled(r"미국|미|국내|한국|우리|주요|3대|양대|전체|이날|오늘|결국|이|두")
"""Tokens before ``증시`` that make it no other market's."""
REACH = 4
"""Words before the end of a clause among which the object of a verb behind it stands."""


class Said(NamedTuple):
    """A word of direction that a sentence says of the close."""

    word: str
    direction: int
    """1 or -1."""
    subject: str
    """Of whom; empty where nobody is named."""
    may_be_of_others: bool
    """Whether a bare noun before it may be whose it is: 엔비디아 급락, 일본 증시 급락."""


def told_at_last(text: str) -> Iterator[Said]:
    """Yield what a sentence says of the close for sure.

    Left out is what was within the day or before it, what is feared or hoped, the reason for what follows
    (급등한 데 따른 매물), and what the sentence turns round (올랐지만 되밀렸다).
    """
    every = sorted({*said_direction(text), *_also(text)})
    for start, end, direction in every:
        before, behind = text[:start], text[end:]
        if _OPENED.match(text, end) or before.endswith("되") or _NOT_SO.match(behind):
            continue
        if _ELSEWHEN.search(_BUT.split(last_clause(f"{before}@"))[-1]):
            continue
        turned = _TURNED.match(behind)
        rest = behind[turned.end() :] if turned else ""
        opposed = any(at >= len(text) - len(rest) and way != direction for at, _, way in every)
        if turned and (opposed or _TURNING.search(rest)):
            continue
        word = text[start:end]
        subject = _subject(before, word)
        yield Said(word, direction, subject, _is_bare(before, subject))


def _is_bare(before: str, subject: str) -> bool:
    """Tell whether a bare noun stands before a word of direction, or before its subject."""
    tokens = before.split()
    if before and not before[-1].isspace():
        tokens = tokens[:-1]
    if subject:
        named = [at for at, token in enumerate(tokens) if token.startswith(subject)]
        tokens = tokens[: named[-1]] if named else []
        return bool(tokens) and not (
            _is_end(tokens[-1]) or _BOUND.search(tokens[-1]) or _OURS.fullmatch(tokens[-1])
        )
    tokens = [token for token in tokens if not _HOW.fullmatch(token)]
    return bool(tokens) and not (_is_end(tokens[-1]) or _BOUND.search(tokens[-1]))


def subject_of(text: str, start: int, word: str) -> str:
    """Return of whom a ``word`` is said that begins at a place of a text; empty where nobody is named."""
    return _subject(text[:start], word)


def last_clause(text: str) -> str:
    """Return what stands behind the last word that ends a clause.

    That is ``5% 넘게 뛰었다`` of ``매수세가 몰려 5% 넘게 뛰었다``.
    """
    tokens = text.split()
    ends = (at for at in range(len(tokens) - 2, -1, -1) if _is_end(tokens[at]))
    return " ".join(tokens[next(ends, -1) + 1 :])


def _is_end(token: str) -> bool:
    return token.endswith(",") or _ENDED.fullmatch(token) is not None


def said_of(text: str) -> Iterator[tuple[str, int, str]]:
    """Yield each word that states a direction, 1 or -1, and of whom; empty where nobody is named.

    How somebody opened is none: 하락 출발해 says nothing of the day.
    """
    for start, end, direction in sorted({*said_direction(text), *_also(text)}):
        if not _OPENED.match(text, end):
            yield text[start:end], direction, _subject(text[:start], text[start:end])


def _also(text: str) -> Iterator[tuple[int, int, int]]:
    for found in _ALSO.finditer(text):
        yield *found.span(), 1 if found.lastgroup == "up" else -1


def _subject(before: str, word: str) -> str:
    """Return the nearest noun that a word of direction is said of."""
    tokens = before.split()
    if before and not before[-1].isspace():  # 끌어올렸다: the word is the end of a token
        tokens = tokens[:-1]
    for at in range(len(tokens) - 1, -1, -1):
        token, next_to = tokens[at], at == len(tokens) - 1
        if _is_end(token):
            return _object(tokens[max(0, at - REACH) : at]) if _MOVES.match(word) else ""
        noun = "" if _WHEN.fullmatch(token) else _noun(token, word, next_to=next_to)
        if noun:
            return _owner(tokens[:at], noun)
    return ""


def _object(tokens: list[str]) -> str:
    """Return what else than a price somebody moved: 관세 in ``관세를 15%로 소급해 내린다``."""
    marked = (_MARKED.fullmatch(token) for token in reversed(tokens))
    nouns = (found["noun"] for found in marked if found and found["particle"] in {"을", "를"})
    return next((noun for noun in nouns if _OTHERS.fullmatch(noun)), "")


def _noun(token: str, word: str, *, next_to: bool) -> str:
    """Return the noun of a token that a word of direction may be said of; empty where it may not."""
    found = _MARKED.fullmatch(token)
    if found is None:
        return token if next_to and (_OTHERS.fullmatch(token) or _is_stocks(token)) else ""
    particle = found["particle"]
    if found["noun"].endswith(("에", "에서")):  # 재개에도: no noun is said of anything with that
        return ""
    if (particle == "의" and not next_to) or (particle in {"이", "가"} and _LIFTS.match(word)):
        return ""
    return found["noun"]


def _owner(before: list[str], noun: str) -> str:
    """Return whose price it is: the stock's in ``엔비디아 주가``."""
    owner = before[-1] if before and noun == "주가" else ""
    return noun if not owner or _ENDED.fullmatch(owner) or _BOUND.search(owner) else owner


_STOCKS = compiled(
    r".*(?:증시|주가|주식|지수|종목|(?<!외환|채권|고용|노동|주택|원유|국채|선물)시장|[가-힣]주|업종)"
    r"|S&P\s?500|나스닥|다우(?:존스)?|러셀(?:2000)?|코스피|코스닥|월가|기술주|빅테크"
)


def _is_stocks(noun: str) -> bool:
    return _STOCKS.fullmatch(noun) is not None


_WHOLE = compiled(r"(?:3대\s?|주요\s?)?지수|증시|주가|시장|주식|기술주|빅테크|대형주")


def is_whole_market(noun: str) -> bool:
    """Tell whether a noun means the stock market as a whole, or most of it; so does what nobody names."""
    return not noun or _WHOLE.fullmatch(noun) is not None
