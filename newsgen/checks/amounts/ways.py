"""Which way somebody went, where no figure says how far: 두 지수는 나란히 내렸다."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.items import row_of
from newsgen.checks.look import Look, called
from newsgen.checks.opposite import opposite
from newsgen.checks.policy.ranges import is_spoken
from newsgen.claims import Measure, Mention, Sentence, When
from newsgen.claims.markets import rate
from newsgen.claims.when import span_of
from newsgen.korean import attach
from newsgen.patterns import compiled

CODE: Final = "direction"
_VERB = compiled(
    r"(?P<up>올랐|상승했|뛰었|상승 마감|오름세로 마[감쳤]|강세로 마[감쳤]|강보합(?=,\s|이었|으로\s마))|(?:약보합(?=,\s|이었|으로\s마)|내렸|하락했|떨어졌|밀렸|하락 마감|내림세로 마[감쳤]|약세로 마[감쳤])"
)
_TOLD = compiled(
    rf"(?:\s?지수|\s?주가)?(?:은|는|이|가|도|만)\s(?:(?:나란히|모두|함께|일제히|동반|소폭|크게|큰 폭으로|또|이날|각각|홀로)\s)*(?:{_VERB.pattern})(?!지만|으나|을|다는|다고|다가|던)"
)
_NOT_NOW = compiled(r"장중|한때|초반|개장|출발|오전|오후|전날|지난|앞서|당시|최근|동안|연속|만에|[0-9]")
_LEAST = 0.02
"""Percent from which on a move is one."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield words of direction without a figure that the record contradicts for somebody named before them."""
    if not look.is_closing:
        return
    yield from _levels(look)
    yield from _from_to(look)
    before = None
    for sentence in look.copy.sentences:
        goes_on = before is not None and before.block == sentence.block
        if _VERB.search(sentence.own) and not (goes_on and before and _is_of_another(look, before)):
            yield from _of(look, sentence)
        if goes_on and before:
            yield from _theme(look, before, sentence)
        before = sentence


def _is_of_another(look: Look, sentence: Sentence) -> bool:
    """Tell whether a sentence names another day than the text's, which the next may go on telling."""
    return look.is_of_another_day(sentence)


_WENT = compiled(
    r"(?<![\d.,])(?P<old>\d[\d,]*\.\d+)(?:%|포인트|달러)?에서\s(?:연\s)?(?P<new>\d[\d,]*\.\d+)(?:%|포인트|달러)?(?:으로|로|까지)\s"
    r"(?:\d[\d.]*(?:bp|%포인트|%p|%|포인트|달러)(?:\([^()\n]*\))?\s)?(?:소폭\s|크게\s|다시\s)?(?:(?P<up>올랐|오르|오른|올라|상승(?!\s?[폭률세분])|높아[졌져진]|뛰었|치솟)|(?:내렸|내린|내려|하락(?!\s?[폭률세분])|낮아[졌져진]|떨어[졌져진]|밀[렸려린]))"
)
_WIDTH = compiled(
    r"(?<![\d.,−-])(?P<old>\d[\d,]*(?:\.\d+)?)(?P<unit>bp|%포인트|%p|포인트|%)?에서\s(?P<new>\d[\d,]*(?:\.\d+)?)(?P=unit)?(?:으로|로|까지)\s"
    r"(?:[가-힣]+\s){0,2}?(?P<word>(?P<up>벌어[졌지진져]|벌렸|확대|넓어[졌지진져]|커[졌지진져])|좁[혀아][졌지진져]|좁혔|작아[졌지진져]|축소|줄었|줄어|줄인)"
)
"""How wide a gap was and is: 스프레드가 4bp에서 6bp로."""
_OF_WIDTH = compiled("벌|확대|넓|커|좁|축소|줄|작아")


def _from_to(look: Look) -> Iterator[Flaw]:
    """Yield words of direction that the two levels before them contradict: 4.27%에서 4.29%로 내렸다."""
    for sentence in look.copy.sentences:
        if "에서 " not in sentence.own:
            continue
        for found in _WENT.finditer(sentence.own):
            old, new = (float(found[name].replace(",", "")) for name in ("old", "new"))
            if old == new or (new > old) == bool(found["up"]):
                continue
            if is_spoken(sentence.own[: found.start()], old, new) and "%" not in found[0].split("에서")[0]:
                continue
            word = re.search(r"[가-힣]+$", found[0])
            start = sentence.at + found.start() + (word.start() if word else 0)
            begin, end, other = opposite(look.text, start, sentence.at + found.end())
            message = (
                f"{found['old']}에서 {found['new']}{'까지는 오른' if new > old else '까지는 내린'} 것입니다."
            )
            yield Flaw(CODE, Kind.CONTRADICTION, begin, end, message, other)
        for found in _WIDTH.finditer(sentence.own) if _OF_WIDTH.search(sentence.own) else ():
            old, new = (float(found[name].replace(",", "")) for name in ("old", "new"))
            if old == new or (new > old) == bool(found["up"]):
                continue
            begin, end, other = opposite(look.text, *(sentence.at + at for at in found.span("word")))
            message = f"{found['old']}에서 {found['new']}{'까지는 벌어진' if new > old else '까지는 좁혀진'} 것입니다."
            yield Flaw(CODE, Kind.CONTRADICTION, begin, end, message, other)


def _of(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    mentions = look.names.named(sentence.own)
    blank = look.names.blanked(sentence.own)
    for at, last in enumerate(mentions):
        found = _TOLD.match(sentence.own, last.end)
        begin = max(blank.rfind(",", 0, last.start), 0)
        if found is None or _NOT_NOW.search(blank, begin, found.end()) or span_of(blank, look.day):
            continue
        if look.is_of_another_day(sentence):
            continue
        for about in _row(sentence.own, mentions[: at + 1]):
            moved = _moved(look, about)
            if moved is not None and (moved > 0) != bool(found["up"]):
                word = _VERB.search(sentence.own, last.end)
                if word is not None:
                    start = sentence.at + word.start()
                    begin, end, other = opposite(look.text, start, sentence.at + word.end())
                    way = "올랐습니다" if moved > 0 else "내렸습니다"
                    message = f"{attach(called(look, about), '은/는')} {look.day:%Y-%m-%d}에 {way}."
                    yield Flaw(CODE, Kind.FALSE, begin, end, message, other)
                break


_THEME = compiled(
    rf"(?P<theme>[가-힣]+주(?:[와과·]\s?[가-힣]+주)*)(?:는|은|도|가)\s(?:일제히|나란히|모두|동반|줄줄이|함께|대체로)\s(?P<word>{_VERB.pattern}|(?P<strong>강세)를 보[였인]|약세를 보[였인])(?:다|습니다|어요|죠)"
)
"""A kind of stocks that went one way: 해운주는 일제히 내렸다."""
_TURNS = compiled(r"\W*(?:반면|하지만|그러나|다만|반대로|그런데|이와 달리|코스|지수|다른)")
_FEW = 2


def _theme(look: Look, sentence: Sentence, following: Sentence) -> Iterator[Flaw]:
    """Yield the way that a kind of stocks went, where all companies that the next sentence names went the other."""
    found = _THEME.search(sentence.own)
    if found is None or _NOT_NOW.search(sentence.own) or _TURNS.match(following.own):
        return
    if any(one.start >= found.start() for one in look.names.named(sentence.own)):
        return
    named = [one for one in look.names.named(following.own) if one.sort == "stock"]
    moves = [_moved(look, about) for one in named for about in one.abouts]
    up = bool(found["up"] or found["strong"])
    if len(moves) < _FEW or any(one is None or (one > 0) == up for one in moves):
        return
    start, end = (sentence.at + at for at in found.span("word"))
    begin, end, other = opposite(look.text, start, end)
    message = f"바로 뒤의 {len(moves)}개 종목은 모두 {'내렸' if up else '올랐'}습니다."
    yield Flaw(CODE, Kind.CONTRADICTION, begin, end, message, other)


_AGAINST = compiled(
    r"(?:전날|전장|전 ?거래일|전일)보다\s(?:조금\s|소폭\s|크게\s)?(?P<word>(?P<up>높은|오른|상승한|뛴)|낮은|내린|하락한|밀린)\s$"
)


def _levels(look: Look) -> Iterator[Flaw]:
    """Yield words that say which way a level lies from the day before's, and it does not: 전날보다 낮은 6,466.58."""
    for claim in look.claims:
        if claim.measure is not Measure.LEVEL or len(claim.abouts) != 1 or claim.days or claim.why_open:
            continue
        found = _AGAINST.search(look.text, max(claim.start - 24, 0), claim.start)
        about = claim.abouts[0]
        moved = _moved(look, about) if found and claim.when is When.CLOSE else None
        if found is None or moved is None or (moved > 0) == bool(found["up"]):
            continue
        begin, end, other = opposite(look.text, *found.span("word"))
        way = "올랐습니다" if moved > 0 else "내렸습니다"
        message = f"{attach(called(look, about), '은/는')} {look.day:%Y-%m-%d}에 {way}."
        yield Flaw(CODE, Kind.FALSE, begin, end, message, other)


def _row(text: str, mentions: list[Mention]) -> list[str]:
    """Return the last named and whom it is joined with; nobody where one of them may be several or none."""
    row = row_of(text, mentions)
    return [about for one in row for about in one.abouts] if all(len(one.abouts) == 1 for one in row) else []


def _moved(look: Look, about: str) -> float | None:
    """Return the day's move in percent; None of rates, and where it is none to speak of, or which day is open."""
    ground = look.ground(about)
    if ground is None or len(look.sessions_of(about)) > 1 or rate(about) is not None or about.endswith("=F"):
        return None
    moved = ground.moved(about)
    return moved if moved is not None and abs(moved) > _LEAST else None
