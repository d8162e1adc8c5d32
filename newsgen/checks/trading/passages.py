"""What each sentence of a text tells of net buying: amounts, whose they are, on which part of the exchange."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsgen.checks.look import Look
from newsgen.checks.trading.boards import BOARDS, board_of
from newsgen.checks.trading.trades import BOARD, BUY, INVESTORS, SELL, SIGNED, WHO, Told, bound
from newsgen.claims import Sentence
from newsgen.patterns import compiled

OTHERS = compiled(
    r"선물|연기금|금융투자|투신|보험|은행|사모|프로그램|차익(?!\s?실현)|옵션|국채|채권|현물|누적|이달|올해|이번 주|일주일|거래일 동안|거래일간|지난|연속 .*총|합계|간 |(?<!하루 )(?<!는 )동안|전체|총\s?$|합산|양 시장|두 시장"
)
"""Words before an amount for another time, another market, or a part of the whole."""
_ELSE_BEHIND = compiled(
    r"\s?(?:가량|보다|대비|의(?!\s?(?:순매|매[도수]|주식|자금|물량|매물|[‘'“\"]?(?:팔자|사자))))"
)
"""What stands behind an amount that something else is compared with, or that is a part of it."""
_MOMENT = compiled(r"(?:오전|장\s?중|장 초반|개장 직후|한때|점심)(?:\s?중)?(?:에만|에는|에|엔|까지)?,?\s?$")
"""What stands before an investor, or an amount, of a moment within the session."""
_ASKED = compiled(r"\W*(?:그럼\s|그렇다면\s)?(개인|외국인|외인|기관|개미)(?:투자자|들)*[은는이가]\?")
"""A question that is no more than an investor: 개미는?"""
GOES_ON = compiled(
    r"\W*(?:이날\s|하루\s)?(?:(?:유가증권|코스피|코스닥)\s?(?:시장)?에서(?:만|는)?\s)?(?:약\s)?\d[\d,]*(?:조|억|천|만)"
)
"""How a sentence begins that goes on about the investor of the one before: 유가증권시장에서 770억원 순매수."""
_MONEY = compiled("[조억만]")


class Passage(NamedTuple):
    """What one sentence tells of net buying, and which parts of the exchange it may be of."""

    sentence: Sentence
    named: bool
    """Whether the sentence names its part of the exchange."""
    told: tuple[Told, ...]
    board: str
    after_another: bool = False
    """Whether the sentence before it in its block names another day last, which 이날 then is."""

    @property
    def boards(self) -> tuple[str, ...]:
        """The parts of the exchange that what has no amount may be of."""
        return boards(self.board, named=self.named)

    def boards_of(self, told: Told) -> tuple[str, ...]:
        """Return the parts of the exchange that an amount may be of."""
        return boards(told.board, named=self.named)


class Carried(NamedTuple):
    """The investor whom a sentence leaves to the one behind it, which names none."""

    who: str = ""
    is_asked: bool = False
    """Whether it asks about him, so that whatever is behind it answers."""


_NOBODY = Carried()


def boards(board: str, *, named: bool) -> tuple[str, ...]:
    """Return the parts of the exchange that amounts may be of: both where their sentence names none."""
    both = BOARDS[::-1] if board == BOARDS[1] else BOARDS
    return (board,) if named else both


def passages(look: Look) -> Iterator[Passage]:
    """Yield what each sentence tells; investor and part of the exchange may come from the one before."""
    block, board, carried, another = -1, "", _NOBODY, False
    for sentence in look.copy.sentences:
        if sentence.block != block:
            block, board, carried, another = sentence.block, "", _NOBODY, False
        named = [(found.start(), board_of(found)) for found in BOARD.finditer(sentence.own)]
        told = tuple(_told(look, sentence, board, named, carried))
        carried = _carried(sentence.own)
        board = named[-1][1] if named else board
        yield Passage(sentence, bool(named), told, board, another)
        days = [one.day for one in look.dates(sentence) if one.explicit]
        another = days[-1] != look.day if days else another


def _carried(text: str) -> Carried:
    """Return whom the sentence behind one may go on about: whom it asks about, or whom alone it names."""
    question = _ASKED.fullmatch(text.strip())
    if question:
        return Carried(WHO[question[1]], is_asked=True)
    whos = {WHO[found[1]] for found in INVESTORS.finditer(text)}
    return Carried(whos.pop()) if len(whos) == 1 and not _MONEY.search(text) else _NOBODY


def _told(
    look: Look, sentence: Sentence, board: str, named: list[tuple[int, str]], carried: Carried
) -> Iterator[Told]:
    """Yield the amounts of a sentence."""
    text = sentence.own
    investors = [(found.start(1), found.end(), WHO[found[1]]) for found in INVESTORS.finditer(text)]
    if not investors and carried.who and (carried.is_asked or GOES_ON.match(text)):
        investors = [(0, 0, carried.who)]
    if not investors or not (BUY.search(text) or SELL.search(text) or SIGNED.search(text)):
        return
    amounts = [
        one
        for one in look.figures(sentence)
        if one.unit in {"원", "달러", ""} and _MONEY.search(text[one.start : one.number_end])
    ]
    if amounts:
        stocks = [one.start for one in look.names.named(text) if one.sort == "stock"]
        yield from bound(text, investors, amounts, board, named, stocks)


def is_of_other(told: Told, text: str) -> bool:
    """Tell whether words beside an amount say that it is of another time, another market or a part."""
    start, name = told.figure.start, told.name[0]
    return (
        OTHERS.search(text, max(0, start - 40), start) is not None
        or _ELSE_BEHIND.match(text, told.figure.end) is not None
        or _MOMENT.search(text[max(0, name - 16) : name]) is not None
        or _MOMENT.search(text[told.name[1] : start]) is not None
    )
