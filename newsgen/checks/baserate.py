"""The Bank of Korea's base rate, as a text tells it, against that of its day."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.resources import rows

CODE = "level"
_TOLD = re.compile(
    r"(?:한국은행|한은|금통위|금융통화위원회|우리나라|국내)(?:[^.%\n]|\.\d){0,40}?기준금리(?:[는은를가]|\s?\()?\s?(?:현재\s|현행\s)?(?:연\s)?(?P<value>\d\.\d{1,2})%(?!p|P|포인트|\s?[~∼-]|에서|까지|보다)"
    r"|(?:한국은행|한은|국내|우리나라)의?\s(?:현행\s|현재\s)?기준금리\(?(?:인|는|은)?\s?(?:현재\s)?(?:연\s)?(?P<other>\d\.\d{1,2})%(?!p|P|포인트|\s?[~∼-]|에서|까지|보다)"
)
_ELSEWHEN = re.compile(
    r"지난해|작년|내년|20\d\d년|당시|앞서|전망|예상|예측|내다봤|가능성|확률|연말|\d월\s?(?:에|에는|엔|까지|부터|이후)|미국|연준|중립|던\s|종전|직전|이전|만에|이후|연속"
)
"""Words for another time, another bank, or what may come."""
_PLACES = 0.001


def check(look: Look) -> Iterator[Flaw]:
    """Yield a base rate told as today's that was not in force on the text's day, nor the day before."""
    if look.home != "kr" or "기준금리" not in look.own:
        return
    known = [rate for back in (0, 1) if (rate := _on(look.day - dt.timedelta(days=back))) is not None]
    for sentence in look.copy.sentences if known else ():
        for found in _TOLD.finditer(sentence.own) if "기준금리" in sentence.own else ():
            name = "value" if found["value"] else "other"
            clause = sentence.own[max(found.start() - 20, 0) : found.end() + 12]
            if _ELSEWHEN.search(clause) or any(abs(float(found[name]) - one) < _PLACES for one in known):
                continue
            start, end = (sentence.at + at for at in found.span(name))
            message = f"한국은행 기준금리는 {look.day:%Y-%m-%d}에 연 {known[0]:.2f}%였습니다."
            fact = f"base rate = {known[0]:.2f}"
            yield Flaw(CODE, Kind.FALSE, start, end + 1, message, f"{known[0]:.2f}%", fact=fact)


def _on(day: dt.date) -> float | None:
    """Return the rate in force on a day, in percent; None where it is not known."""
    rate = next((rate for since, rate in reversed(_steps()) if since <= day), "")
    return float(rate) if rate else None


@functools.cache
def _steps() -> list[tuple[dt.date, str]]:
    """Return from when on which rate was in force; the last one is empty, from when on nobody knows."""
    return [(dt.date.fromisoformat(row["since"]), row["rate"]) for row in rows("base_rate.csv")]
