"""Probabilities of what the Fed may decide: none is over 100, nor are alternatives together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.claims import Sentence
from newsgen.patterns import compiled

ODDS: Final = "odds"
_PROBABLE = compiled(r"확률|가능성|베팅|(?:선물시장|페드워치|FedWatch)[^.]*(?:반영|결과|동결)")
_KINDS = compiled(
    r"(?P<hold>동결|유지|묶|그대로(?=[일인]|\s둘)|같을(?=\s확률|\s가능성))|(?P<half>50bp|0\.50?%(?:포인트|p)|빅컷)|(?P<quarter>25bp|0\.25%p|0\.25%포인트|베이비컷)|(?P<cut>인하|내릴|낮출|내려갈|낮아질|내린다|낮춘다|떨어질|(?:낮을|내려갈)(?=\s확률|\s가능성))|(?P<hike>인상|올릴|올라갈|높아질|올린다|(?:높을|오를)(?=\s확률|\s가능성))"
)


def check(look: Look) -> Iterator[Flaw]:
    """Yield probabilities that add up to more than all."""
    before = None
    for sentence in look.copy.sentences:
        goes_on = before is not None and before.block == sentence.block and _OF_THESE.match(sentence.own)
        yield from _odds(look, sentence, goes_on=bool(goes_on and before and _PROBABLE.search(before.own)))
        if before is not None and before.block == sentence.block:
            yield from _rest(sentence, before)
        before = sentence


_TURNED_ROUND = compiled(
    r"\W*(?:거꾸로|반대로|뒤집어|바꿔|달리)\s(?:말하면|보면|얘기하면|이야기하면|말해|말하자면),?\s(?:[^.\n\d%]|\d{1,2}월|\d차례){0,44}?(?:확률|가능성)[은는이가도을를]?\s(?:[가-힣]{1,4}\s){0,2}?(?:약\s)?(?P<rest>\d{1,2}(?:\.\d)?)%(?!\s?(?:p|P|포인트))"
)
"""How a sentence begins that tells the odds of all but what the one before it has the odds of."""
_ODDS_OF = compiled(
    r"(?:확률|가능성)[은는이가도을를]?\s(?:[가-힣]{1,4}\s){0,2}?(?:약\s)?(?P<of>\d{1,2}(?:\.\d)?)%(?!\s?(?:p|P|포인트))"
)


def _rest(sentence: Sentence, before: Sentence) -> Iterator[Flaw]:
    """Yield odds of all but one outcome that do not make a hundred with the odds of that one, told right before."""
    found = _TURNED_ROUND.match(sentence.own)
    told = list(_ODDS_OF.finditer(before.own)) if found else []
    if found is None or len(told) != 1:
        return
    rest = 100 - Decimal(told[0]["of"])
    if abs(rest - Decimal(found["rest"])) >= 1:
        start, end = sentence.at + found.start("rest"), sentence.at + found.end("rest") + 1
        message = f"100%에서 {told[0]['of']}%를 빼면 {rest}%입니다."
        yield Flaw(ODDS, Kind.CONTRADICTION, start, end, message, f"{rest}%")


_OF_THESE = compiled(
    r"\W*(?:그중|그 가운데|이 ?중|이 가운데|구체적으로)?\s?(?:25bp|50bp|0\.25%|0\.50?%|베이비컷|빅컷|동결|인하|인상)"
)
"""How a sentence begins that parts the odds told before it: 그중 25bp가 96.1%, 50bp가 3.9%다."""


_LABELLED = compiled(
    r"(?:동결|인상|인하)(?:\s(?:확률|가능성|전망))?[은는이가을를]?(?:\s|\()\d[\d.]*%(?!포인트|p|P)"
)
"""A decision with its probability, two of which need no word for it."""
_OTHER_MEETING = compiled(r"까지|누적|연말|이상|적어도|두 차례|두 번|이후")
"""Words that make two cuts no alternatives of one meeting."""
_MEETING_OF = compiled(r"(?<!\d)(?:\d{1,2}월|다음 달|다음달|내달|이달)(?!\s?\d{1,2}일)")


def _of_one_meeting(text: str) -> bool:
    """Tell whether a sentence's probabilities can be alternatives: it names one meeting, or none."""
    return _is_of_one(text) and _OTHER_MEETING.search(text) is None


def _is_of_one(text: str) -> bool:
    return len(set(_MEETING_OF.findall(text))) <= 1


_ROUGH, _FINE = 101.5, 100.3
"""What alternatives add up to at most: rounded to whole percents, to tenths."""
_BY_THEN = compiled(r"\d월까지|연말까지|연내|누적|차례 이상|적어도")


def _odds(look: Look, sentence: Sentence, *, goes_on: bool) -> Iterator[Flaw]:
    """Yield probabilities over 100, alone or of alternatives together."""
    if not goes_on and not _PROBABLE.search(sentence.own) and len(_LABELLED.findall(sentence.own)) < 2:
        return
    told: dict[str, tuple[float, int, int]] = {}
    at, small = 0, False
    for figure in look.figures(sentence):
        if figure.unit != "percent" or figure.bound == "double" or figure.high is not None:
            continue  # two ends are a rate to which it may go
        before = sentence.own[at : figure.start]
        at = figure.end
        value = float(figure.value)
        near = sentence.own[max(figure.start - 30, 0) : figure.end + 14]
        start, end = sentence.at + figure.start, sentence.at + figure.end
        if value > 100 and _PROBABLE.search(near):
            yield Flaw(ODDS, Kind.CONTRADICTION, start, end, "확률은 100%를 넘을 수 없습니다.")
            continue
        kinds = [found.lastgroup for found in _KINDS.finditer(before)] or [
            found.lastgroup for found in _KINDS.finditer(sentence.own[figure.end : figure.end + 14])
        ]
        if kinds and not re.search(r"전(?!망|문|체)|지난|앞서|에서\s?$", before[-14:]):
            kind = next((one for one in ("half", "quarter") if one in kinds), kinds[-1])
            if (
                kind == "quarter"
                and "hold" not in kinds
                and ("cut" in kinds or "hike" in kinds)
                and "half" not in told
            ):
                kind = "cut" if "cut" in kinds else "hike"
                small = kind == "cut"
            if kind:
                told.setdefault(kind, (value, start, end))
    if "half" in told and small and "cut" in told and _of_one_meeting(sentence.own):
        told["quarter"] = told.pop("cut")
    cut = told["cut"][0] if "cut" in told else sum(told[one][0] for one in ("half", "quarter") if one in told)
    total = cut + sum(told[one][0] for one in ("hold", "hike") if one in told)
    over = _ROUGH if any(value == int(value) for value, _, _ in told.values()) else _FINE
    if len(told) > 1 and total > over and not _BY_THEN.search(sentence.own) and _is_of_one(sentence.own):
        _, start, end = max(told.values(), key=lambda one: one[1])
        yield Flaw(ODDS, Kind.CONTRADICTION, start, end, f"서로 다른 결과의 확률을 더하면 {total:g}%입니다.")
