"""What the exchange in Seoul, its parts and companies are worth, and where companies stand among the largest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from newsgen.checks.amounts.shapes import is_misprint
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.ground import Ground
from newsgen.checks.look import Look, called
from newsgen.checks.trading.boards import BOARDS, ENDS, KOREAN, NAMED, board_of, last_of
from newsgen.checks.trading.crowds import is_whole
from newsgen.checks.written import written
from newsgen.claims import Mention, Sentence
from newsgen.korean import attach
from newsgen.korean.figures import Figure
from newsgen.patterns import compiled

CODE: Final = "worth"
_WORTH = compiled(r"시가총액|시총")
_BEFORE = compiled(
    r"(?:시가총액|시총)(?:\s?합계|\s?규모)?(?:은|는|이|가|도)?\s?\(?(?:(?:약|총|이날|모두|다시|처음으로|사상 처음|사상 처음으로)\s)*$"
)
"""What stands right before an amount that is a worth."""
_NOT_WHOLE = compiled(
    r"외국인|기관|개인|보유|상위|그룹|업종|반도체|대형주|종목들|두 종목|투톱|비중|제외|우선주|합[쳐산계친]|전체 증시|국내 증시|두 시장|양 시장|세계|글로벌|ETF|빅테크"
)
_THEN = compiled(
    r"당시|직전|종전|이전|지난|작년|올해\s\d|20\d\d년|\d{1,2}월|연초|연말|전날|전 거래일|목표|전망|예상|장\s?중|한때|현재|초\s|이달|말\s"
)
_PASSED = compiled(r"\s?(?:선|시대|고지)?[을를이에]?\s?(?:돌파|넘|웃돌|웃돈|훌쩍|상회|회복|진입|뛰어)")
_UNDER = compiled(r"\s?(?:선)?\s?(?:아래|밑|이하|밑돌|하회|[을를이]\s?(?:밑돌|내[줬주준]|깨|무너))")
_NEAR_TO = compiled(
    r"\s?(?:선|시대|고지)?[을를에]?\s?(?:눈앞|앞|코앞|육박|근접|가까|다가|바라|목전|문턱|향해)"
)
_MOVED = compiled(
    r"\s?(?:가까이\s|넘게\s|이상\s|가량\s)?(?:늘|줄|불어났(?!으)|증가|감소|사라|증발|빠[졌져진]|많|적|날아|날[려렸]|쪼그라)"
)
"""What stands behind what it gained or lost."""
_OFF, _STOCKS_OFF, _ELSES = 0.006, 0.08, 0.6
"""Parts of a worth that figures of a market and of a company may be off, and from which on it is something else's."""
_SLIP = 0.015
_RANK = compiled(
    r"(?P<of>코스피\s?|코스닥\s?|유가증권시장\s?|국내\s?)?(?:시가총액|시총)\s(?:순위\s)?(?:상위\s)?(?P<n>(?<![\d·~∼,])\d{1,2})위(?![\d·~∼,권\s]*(?:[·~∼,]\s?\d|권))"
)
_AFTER_RANK = compiled(r"(?:인|이자|\s종목인|\s기업인)?\s(?:‘?대장주’?\s|종목\s)?$")
_OF_ELSE = compiled(
    r"세계|글로벌|그룹|업종|업계|은행|증권|반도체|보험|국가|제약|바이오|자동차|ETF|가상자산|코인|중국|일본|대만|유럽|홍콩"
)
_NOT_NOW = compiled(
    r"당시|지난|작년|20\d\d년|전날|한때|장\s?중|였던|이었던|내[준줬주]|빼앗|밀[려린]|뺏|전망|예상|목표|노리|앞두"
)
_RANKS_NEAR = 0.03
_ROW = compiled(
    r"(?:시가총액|시총)\s(?:상위\s|1\s?[~∼-]\s?)(?P<n>\d{1,2})(?:개|위)?(?:까지)?(?:에\s오른|에\s든)?\s?(?:종목|기업|사)?(?:은|는|이|가|도)?\s(?P<all>모두|일제히|전부|나란히)\s(?:[가-힣]+\s)?(?P<way>상승|하락|올랐|내렸|오름|내림|강세|약세)"
)
_ONLY = compiled(
    r"(?:시가총액|시총)\s(?:상위\s|1\s?[~∼-]\s?)\d{1,2}(?:개|위)?(?:까지)?(?:에\s오른|에\s든)?\s?(?:종목|기업|사)?\s(?:중|가운데|중에서는?)\s"
)
_ONLY_ONE = compiled(r"만(?:이)?\s(?:유일하게\s|홀로\s)?(?P<way>상승|하락|올랐|내렸|오름|내림|강세|약세)")
_UPWARD = compiled("상승|올랐|오름|강세")
_LEAST = 0.05
"""Percent from which on a stock moved."""


class _Worth(NamedTuple):
    name: str
    worth: float


def check(look: Look) -> Iterator[Flaw]:
    """Yield worths and standings that the record of the day denies."""
    if not _WORTH.search(look.own):
        return
    before: Sentence | None = None
    for sentence in look.copy.sentences:
        if before is not None and before.block != sentence.block:
            before = None
        if _WORTH.search(sentence.own):
            yield from _amounts(look, sentence, before)
            yield from _ranks(look, sentence, before)
            yield from _rows(look, sentence)
        before = sentence


def _amounts(look: Look, sentence: Sentence, before: Sentence | None) -> Iterator[Flaw]:
    """Yield amounts that neither the market nor the company that is named is worth."""
    if not look.is_closing or look.is_of_another_day(sentence):
        return
    for figure in look.figures(sentence):
        said = _BEFORE.search(sentence.own, 0, figure.start)
        if said is None or figure.unit not in {"원", "달러"} or _MOVED.match(sentence.own, figure.bound_end):
            continue
        known = _whose(look, sentence, before, said.start())
        clause = sentence.own[max(said.start() - 24, 0) : figure.start]
        if known is None or _NOT_WHOLE.search(clause) or _THEN.search(clause):
            continue
        of_market = known.name in BOARDS
        off = _OFF if of_market else _STOCKS_OFF
        if _says(sentence.own, figure, known.worth, off) or not _is_its(figure, known.worth, off, of_market):
            continue
        start, end = sentence.at + figure.start, sentence.at + figure.end
        told = f"{known.worth / 1e12:,.2f}조{figure.unit}"
        name = KOREAN.get(known.name, known.name)
        message = f"{name}의 시가총액은 {look.day:%Y-%m-%d}에 {told}입니다."
        right = _right(figure, look.text[start:end], known.worth) if of_market else None
        yield Flaw(CODE, Kind.FALSE, start, end, message, right, fact=f"worth:{known.name} = {told}")


def _right(figure: Figure, text: str, worth: float) -> str | None:
    """Return an amount as it is to be written, as finely as it stands there; None where it is no plain one."""
    if not figure.is_exact:
        return None
    if "억" not in text:
        return re.sub(r"\d[\d,천]*(?=조)", f"{worth / 1e12:{',' if ',' in text else ''}.0f}", text, count=1)
    told = written(figure, text, worth)
    return told if told is None or "," in text else told.replace(",", "")


def _whose(look: Look, sentence: Sentence, before: Sentence | None, at: int) -> _Worth | None:
    """Return the market, or the one company, whose worth stands at a place; None where nobody can tell."""
    boards = list(NAMED.finditer(sentence.own, 0, at + 1))
    stocks = [one for one in look.names.named(sentence.own) if one.sort == "stock" and one.end <= at + 1]
    if boards and (not stocks or stocks[-1].start < boards[-1].start()):
        board = board_of(boards[-1])
        ground = look.grounds.get("kr") if look.home == "kr" else None
        index = next((one.index for one in ground.market.boards if one.name == board), "") if ground else ""
        worth = _worth(ground, index)
        return _Worth(board, worth) if worth else None
    one = _one(stocks) if stocks else _only_one_of(look, before)
    ground = look.ground(one) if one else None
    worth = _worth(ground, one) if one else None
    return _Worth(called(look, one), worth) if one and worth else None


def _one(stocks: list[Mention]) -> str | None:
    """Return the company named last, where its name is one company's."""
    abouts = stocks[-1].abouts
    return next(iter(abouts)) if len(abouts) == 1 else None


def _only_one_of(look: Look, before: Sentence | None) -> str | None:
    """Return the one company that the sentence before names."""
    named = {
        each
        for one in (look.names.named(before.own) if before else ())
        if one.sort == "stock"
        for each in one.abouts
    }
    return named.pop() if len(named) == 1 else None


def _worth(ground: Ground | None, about: str) -> float | None:
    """Return what a company or a market was worth at the close; None for a text of an hour before it."""
    return ground.worth(about) if ground is not None and ground.at is None else None


def _says(own: str, figure: Figure, worth: float, off: float) -> bool:
    """Tell whether words around an amount make it what a worth is, is over, under or near to."""
    told, step = float(figure.value), float(figure.step)
    end = figure.bound_end
    if _NEAR_TO.match(own, end) or figure.bound in {"nearly", "about"}:
        return abs(worth / told - 1) <= _NEARLY
    if figure.bound in {"over", "at_least"} or _PASSED.match(own, end):
        return told * (1 - off) <= worth <= told * _OVER
    if figure.bound in {"under", "at_most"} or _UNDER.match(own, end):
        return worth <= told * (1 + off)
    return abs(worth - told) <= off * worth + step or figure.bound == "band"


_NEARLY, _OVER = 0.1, 1.35


def _is_its(figure: Figure, worth: float, off: float, of_market: bool) -> bool:
    """Tell whether a wrong amount is meant for a worth: it is a slip of it, or not so far off as to be another's."""
    far = abs(float(figure.value) / worth - 1)
    slip = far > _SLIP and figure.is_exact and is_misprint(figure, worth)
    return slip or (off < far < _ELSES if of_market else off < far < _STOCKS_ELSES)


_STOCKS_ELSES = 0.5


def _ranks(look: Look, sentence: Sentence, before: Sentence | None) -> Iterator[Flaw]:
    """Yield where a company stands among the largest of its part of the exchange, where it does not."""
    named = [one for one in look.names.named(sentence.own) if one.sort == "stock"]
    for found in _RANK.finditer(sentence.own):
        around = sentence.own[max(found.start() - 14, 0) : found.end() + 14]
        if _OF_ELSE.search(around) or _NOT_NOW.search(around) or look.is_of_another_day(sentence):
            continue
        one = _ranked(look, sentence, named, found, before)
        ground = look.ground(one) if one else None
        places = _places(ground, one) if ground is not None and one else frozenset()
        if not places or int(found["n"]) in places or one is None:
            continue
        start, end = sentence.at + found.start("n"), sentence.at + found.end("n") + 1
        place = max(places)
        message = f"{attach(called(look, one), '은/는')} {look.day:%Y-%m-%d}에 시가총액 {place}위입니다."
        right = f"{place}위" if len(places) == 1 else None
        yield Flaw(CODE, Kind.FALSE, start, end, message, right, fact=f"rank:{one} = {place}")


def _ranked(
    look: Look, sentence: Sentence, named: list[Mention], found: re.Match[str], before: Sentence | None
) -> str | None:
    """Return the company that a place among the largest is of: right behind it, else the one named before it."""
    behind = next((one for one in named if one.start >= found.end()), None)
    if behind and _AFTER_RANK.fullmatch(sentence.own, found.end(), behind.start):
        return _one([behind])
    ahead = [one for one in named if one.end <= found.start()]
    topics = [one for one in ahead if _TOPIC.match(sentence.own, one.end)]
    if topics or ahead:
        whose = topics or ahead
        return _one(whose) if len({each for one in whose for each in one.abouts}) == 1 else None
    return None if behind else _only_one_of(look, before)


_TOPIC = compiled(r"(?:\([^()\n]*\))?(?:은|는|이|가|도)\s")


def _places(ground: Ground, about: str) -> frozenset[int]:
    """Return at which places a company may be said to stand, on the day and before it, preferred shares in or out.

    Nothing where its neighbours are worth so nearly as much that other counts of shares may turn them.
    """
    panel = ground.snapshot.panel
    if ground.at is not None or about not in panel.symbols or not _has_the_largest(ground):
        return frozenset()
    ends = next((each for each in ENDS.values() if about.endswith(each)), "")
    places: set[int] = set()
    for worth in panel.market_cap[-2:]:
        own = float(worth[panel.symbols.index(about)])
        if not np.isfinite(own) or own <= 0:
            return frozenset()
        others = [
            (name, float(each))
            for name, each in zip(panel.symbols, worth, strict=True)
            if np.isfinite(each) and each > own * (1 - _RANKS_NEAR) and name != about and not name.startswith("^")
            and name.endswith(ends) and name not in _SAME.get(about, ())
        ]  # fmt: skip
        ordinary = [(name, each) for name, each in others if not ends or name[5] == "0"]
        for group in (others, ordinary):
            sure = sum(each > own * (1 + _RANKS_NEAR) for _, each in _companies(group))
            places |= set(range(sure + 1, len(_companies(group)) + 2))
    return frozenset(places)


def _has_the_largest(ground: Ground) -> bool:
    """Tell whether the record has all stocks among which a place is told."""
    return is_whole(ground) if ground.market.name == "kr" else len(ground.snapshot.panel.symbols) >= _LARGE


_LARGE = 450
_SAME = {"GOOG": ("GOOGL",), "GOOGL": ("GOOG",), "BRK-B": ("BRK-A",)}


def _companies(group: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """Return the listed shares of a group with one for each company whose shares each carry the whole worth."""
    names = {name for name, _ in group}
    return [one for one in group if not (one[0] == "GOOGL" and "GOOG" in names)]


def _rows(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield the way that all of the largest, or one alone of them, are said to have gone, where they did not."""
    ground = look.grounds.get(look.home) if look.is_closing else None
    own = sentence.own
    if ground is None or ground.at is not None or not _has_the_largest(ground):
        return
    if look.is_of_another_day(sentence) or _THEN.search(own):
        return
    found = _ROW.search(own)
    if found is not None:
        up = _UPWARD.match(found["way"]) is not None
        if _share_of(ground, own, int(found["n"]), up=up) < _HALF:
            start, end = sentence.at + found.start("all"), sentence.at + found.end("way")
            message = f"시가총액 상위 {found['n']}개의 절반도 {'오르' if up else '내리'}지 않았습니다."
            yield Flaw("relation", Kind.FALSE, start, end, message)
    head = _ONLY.search(own)
    for one in look.names.named(own) if head else ():
        only = _ONLY_ONE.match(own, one.end) if head and one.start >= head.end() else None
        if only is None or len(one.abouts) != 1:
            continue
        about = next(iter(one.abouts))
        moved = ground.moved(about) if ground.is_traded(about) else None
        if (
            moved is not None
            and abs(moved) > _LEAST
            and (moved > 0) != (_UPWARD.match(only["way"]) is not None)
        ):
            way = "올랐습니다" if moved > 0 else "내렸습니다"
            message = f"{attach(called(look, about), '은/는')} {abs(moved):.2f}% {way}."
            start, end = sentence.at + one.start, sentence.at + only.end()
            yield Flaw("relation", Kind.FALSE, start, end, message)


_HALF = 0.5


def _share_of(ground: Ground, own: str, many: int, *, up: bool) -> float:
    """Return which part of the largest of the part of the exchange that is named went a way."""
    panel = ground.snapshot.panel
    board = last_of(NAMED.finditer(own), BOARDS[0])
    ends = ENDS[board] if ground.market.name == "kr" else ""
    order = np.argsort(-np.nan_to_num(panel.market_cap[-1])).tolist()
    top = [panel.symbols[at] for at in order if not panel.symbols[at].startswith("^")]
    moves = [ground.moved(one) for one in top if one.endswith(ends)][:many]
    return sum(one is not None and (one > 0) == up for one in moves) / many if many else 1.0
