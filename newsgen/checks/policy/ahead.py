"""Releases told as out on a day that the text's own day does not know yet: 30일 발표된 산업활동동향에서 … 줄었다."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.checks.policy.public import EARLY
from newsgen.claims import Sentence
from newsgen.claims.when import nearest
from newsgen.patterns import compiled

_WHAT = (
    r"산업활동동향|실업수당|고용보고서|고용동향|고용지표|비농업|실업률|소비자물가|생산자물가|CPI|PPI|PCE|개인소비지출|소매판매|산업생산|전산업생산|국내총생산|GDP|수출입\s?동향"
    r"|경상수지|무역수지|구매관리자지수|PMI|소비자심리|기대인플레이션|의사록|베이지북|주택\s?(?:착공|판매)|구인|내구재|ISM|잠정\s?실적"
)
_OUT = compiled(
    rf"(?P<lead>(?:지난달|전달|지난|오는|다음\s?달|내달|이달|(?<!\d)\d{{1,2}}월)\s)?(?<![\d.,~∼–-])(?P<day>\d{{1,2}})일(?:\([^()\n]{{1,8}}\))?(?:에)?\s(?:[가-힣]{{2,8}}[이가]\s)?(?P<out>발표된|공개된|나온|발표한|공개한|내놓은)\s(?:[^.\n]|\.\d){{0,24}}?(?:{_WHAT})"
)
"""A release with the day on which it is told to have come out."""
_PAST = compiled(
    r"[가-힣](?:았|었|였|했|됐|렸|왔|랐|쳤|났|췄|졌|갔)(?:다(?!면)|습니다|고|으며|지만|는데)|(?:[았었했됐렸왔랐쳤났졌])다"
)
_TO_COME = compiled(
    r"(?:뒤|후|이후|다음|경우)(?:에|의|,|\s)|것으로\s(?:예상|전망|추정|보)|면\s|예정|앞두|앞둔"
)
_SOON, _LONG = dt.timedelta(days=7), dt.timedelta(days=20)
"""Days ahead in which a day is that a hurried text tells as over; how far back the same day of the month before is."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield releases told as out on a day that is to come."""
    if look.rest is not None:
        return  # told on a later day than the session's
    for sentence in look.having(_SIGN, _OUT):
        if "일" not in sentence.own or not _SIGN.search(sentence.own):
            continue
        for found in _OUT.finditer(sentence.own):
            day = _coming(look, found)
            if day is None or not _is_told_as_over(sentence, found):
                continue
            start, end = sentence.at + found.start("out"), sentence.at + found.end()
            message = f"{day:%Y-%m-%d}에 나오는 것은 {look.day:%Y-%m-%d}의 글이 알 수 없습니다."
            yield Flaw(EARLY, Kind.FALSE, start, end, message)


_SIGN = compiled("발표된|공개된|나온|발표한|공개한|내놓은")


def _coming(look: Look, found: re.Match[str]) -> dt.date | None:
    """Return the day of a release where it lies within a week ahead, and the same one of before far back."""
    lead = (found["lead"] or "").strip()
    if lead and lead not in {"이달", f"{look.day.month}월"}:
        return None
    day = nearest(int(found["day"]), look.told_on, back=0, ahead=_SOON.days)
    past = nearest(int(found["day"]), look.told_on, back=_LONG.days, ahead=0)
    return day if day is not None and day > look.told_on and past is None else None


def _is_told_as_over(sentence: Sentence, found: re.Match[str]) -> bool:
    """Tell whether a sentence goes on in the past about what a release said, and foresees nothing."""
    return (
        _PAST.search(sentence.own, found.end()) is not None
        and _TO_COME.search(sentence.own, found.end()) is None
        and _TO_COME.search(found[0]) is None
    )
