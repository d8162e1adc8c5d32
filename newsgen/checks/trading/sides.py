"""On which side investors are said to have been, where no amount says how much: 외국인 ‘사자’에, 순매수로 돌아섰다."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.checks.trading.boards import BOARDS, last_of
from newsgen.checks.trading.nets import net
from newsgen.checks.trading.traded import OPPOSITE, WAY
from newsgen.checks.trading.trades import BOARD, BUY, INVESTORS, KOREAN, WHO
from newsgen.claims import Sentence
from newsgen.patterns import compiled
from newsgen.sought import AnyOf, may_be_in

_TURNED = compiled(
    r"(?P<deed>순매수|매수 ?우위|순매도|매도 ?우위)(?:로|세로)\s(?:다시\s|방향을\s)?(?:돌아[섰서]|전환[했하]|바[꿨뀌])"
)
"""Which way an investor turned."""
_WITH = compiled(
    r"(?<![가-힣])(?P<row>(?:개인|외국인|외인|기관)(?:\s?(?:[과와·,]|및)\s?(?:개인|외국인|외인|기관))?)(?:투자자)?(?:들)?의?\s(?:(?:거센|대규모|동반|나홀로|강한|매서운)\s)?"
    r"[‘'“\"]?(?P<deed>사자|팔자|순매수|순매도|매수|매도)[’'”\"]?(?:세|물결|행렬)?(?:에도?|로|\s속에?)(?=[\s,…]|$)"
)
"""What moved a market: 외국인 ‘사자’에, 기관의 매도로."""
_ANY = AnyOf(_TURNED, _WITH)
_ELSE = compiled(
    r"\d(?:조|억|천억|백억)|오전|장중|장 초반|한때|전날|지난|선물|옵션|현물|국채|국고채|채권|프로그램|연기금|금융투자|투신|ETF|종목|업종|누적|월간|주간|한 주|이번 주|이달|올해|전망|예상|우려|기대"
)
"""What makes a side one of another time, another market, or a part; an amount is held against the record itself."""
_ONCE = compiled(r"당시|던 때|적이? 있|바 있|이후 (?:가장|최)|만에")
_NOISE, _PLAIN = 100.0, 500.0
"""억원 below which provisional and final figures may differ in sign, and from which on nobody takes one for the other."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield sides on which, by the exchange's record, an investor was not."""
    if not may_be_in(look.own, INVESTORS) or not _ANY.may_be_in(look.own) or not look.is_closing:
        return
    for sentence in look.having(INVESTORS):
        if (
            not INVESTORS.search(sentence.own)
            or _ELSE.search(sentence.own)
            or _is_of_another_day(look, sentence)
        ):
            continue
        yield from _turned(look, sentence)
        yield from _with(look, sentence)


def _is_of_another_day(look: Look, sentence: Sentence) -> bool:
    return look.is_of_another_day(sentence)


def _turned(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield which way the one investor of a sentence is said to have turned, who went the other way."""
    for found in _TURNED.finditer(sentence.own):
        whos = {WHO[one[1]] for one in INVESTORS.finditer(sentence.own, 0, found.start())}
        if len(whos) == 1 and not _ONCE.search(sentence.own, found.end()):
            yield from _other_side(look, sentence, found, whos.pop(), _NOISE)


def _with(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield whose buying or selling is said to have moved a market, who did the opposite."""
    if look.speaks_of_longer:
        return
    for found in _WITH.finditer(sentence.own):
        for name in re.findall("개인|외국인|외인|기관", found["row"]):
            yield from _other_side(look, sentence, found, WHO[name], _PLAIN)


def _other_side(
    look: Look, sentence: Sentence, found: re.Match[str], who: str, least: float
) -> Iterator[Flaw]:
    ground = look.grounds.get("kr")
    if ground is None:
        return
    way = 1 if BUY.match(found["deed"]) or found["deed"] == "매수" else -1
    nets = [net(ground, board, who) for board in _boards(sentence.own[: found.start()])]
    if not nets or any(one is None or one * way > -least for one in nets):
        return
    did = "순매도" if way > 0 else "순매수"
    message = f"{KOREAN[who]}은 {look.day:%Y-%m-%d}에 {did}했습니다."
    start, end = (sentence.at + at for at in found.span("deed"))
    yield Flaw(WAY, Kind.FALSE, start, end, message, OPPOSITE.get(found["deed"]))


def _boards(before: str) -> tuple[str, ...]:
    """Return the parts of the exchange that words before a side leave open: both where none is named."""
    board = last_of(BOARD.finditer(before))
    return (board,) if board else BOARDS
