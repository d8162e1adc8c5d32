"""Round amounts that a company's worth is said to be over or under: 시가총액이 5조달러를 웃돈다."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look, called
from newsgen.claims import Sentence
from newsgen.patterns import compiled

WORTH: Final = "worth"
_BOUND = compiled(
    r"(?:시가총액|시총)(?:도|은|이)?\s(?:여전히\s|다시\s|약\s|처음으로\s|사상 처음\s){0,2}(?P<size>(?P<trillions>\d{1,4})조(?:\s?(?P<thousands>\d)천억|\s?(?P<rest>\d{3,4})억)?\s?(?P<unit>달러|원))(?:선)?(?:[을를]|\s?위로|\s?아래로)\s?(?:(?P<over>웃돌|웃돈|넘는|넘었|넘어섰|넘긴|돌파|회복|지켰|지킨)|(?P<under>밑돌|밑돈|내줬|내준|밑으로|반납))"
)
_ELSEWHEN = compiled(
    r"장\s?중|한때|지난|당시|전망|목표|앞두|예상|올해|작년|20\d\d년|\d{1,2}월|\d일|전날|합산|합계|합친|합쳐|이들|\d{1,2}개|상장사|전체|증시|빅테크|기업들|종목"
)
_SLACK = 0.08
"""Part of a worth that other counts of its shares may be off."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield amounts that what a company is worth is far from being over, or under."""
    if "조" not in look.own or ("시총" not in look.own and "시가총액" not in look.own):
        return
    for sentence in look.having(_BOUND):
        found = _BOUND.search(sentence.own)
        if found is not None and not _ELSEWHEN.search(sentence.own):
            yield from _held(look, sentence, found)


def _held(look: Look, sentence: Sentence, found: re.Match[str]) -> Iterator[Flaw]:
    """Hold an amount against the worth of the company whose name stands right before it."""
    before = [
        one for one in look.names.named(sentence.own) if one.end <= found.start() and one.sort == "stock"
    ]
    if not before or not re.fullmatch(
        r"(?:\([^()\n]*\))?(?:의|은|는|이|가)?\s", sentence.own[before[-1].end : found.start()]
    ):
        return
    if len(before[-1].abouts) != 1:
        return
    (about,) = before[-1].abouts
    ground = look.ground(about)
    if ground is None or not ground.is_traded(about) or ground.market.money != found["unit"]:
        return
    worth = ground.worth(about)
    told = (
        int(found["trillions"]) * 1e12 + int(found["thousands"] or 0) * 1e11 + int(found["rest"] or 0) * 1e8
    )
    if worth is None:
        return
    wrong = worth < told * (1 - _SLACK) if found["over"] else worth > told * (1 + _SLACK)
    if wrong:
        start, end = sentence.at + found.start("size"), sentence.at + found.end("size")
        message = f"{called(look, about)}의 시가총액은 {ground.session.day:%Y-%m-%d}에 {worth / 1e12:.2f}조{found['unit']}입니다."
        yield Flaw(WORTH, Kind.FALSE, start, end, message)
