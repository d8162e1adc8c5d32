"""What a text says of filings: ``임원 변동을 공시한 A``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.reader.events.names import Names
from benchmarks.reader.events.reports import group

ITEMS: tuple[tuple[str, tuple[str, ...], bool], ...] = (
    (r"임원 (?:변동|교체|선임|사임)|이사 선임|임원", ("5.02",), True),
    (r"최고경영자|CEO|대표|최고재무책임자|CFO", ("5.02",), False),
    (r"파산|회생", ("1.03",), True),
    (r"상장 ?폐지|상장유지|상장 유지", ("3.01",), True),
    (r"구조조정", ("2.05",), True),
    (r"손상", ("2.06",), True),
    (r"사이버|침해", ("1.05",), True),
    (r"(?:인수|매각)[^.]{0,10}(?:마무리|마쳤|완료)|(?:인수|매각) 완료", ("2.01",), True),
    (r"합병|인수", ("1.01", "2.01"), False),
    (r"계약 (?:종료|해지)", ("1.02",), True),
    (r"계약", ("1.01",), True),
    (r"재작성|재무제표", ("4.02",), True),
    (r"지배권", ("5.01",), True),
    (r"감사인", ("4.01",), True),
    (r"유상증자|지분증권", ("3.02",), False),
)
"""Words, the items of an 8-K that say so, and whether the item alone says all of it."""
_VERB = re.compile(
    r"(?:공시|신고)(?P<told>한(?! 뒤| 후)|했다|한 뒤|한 후|하고|하며|했고|했지만)"
    r"|(?:합병|인수)(?:하기로 한|에 합의한)"
)


class Filed(NamedTuple):
    """One statement of a filing."""

    about: str
    items: tuple[str, ...]
    whole: bool
    """Whether the item alone says what the text says."""
    start: int
    end: int


def told(text: str, companies: Names) -> Iterator[Filed]:
    """Yield what a sentence says of filings that are no results."""
    names = companies.find(text)
    for verb in _VERB.finditer(text):
        words = text[max(0, verb.start() - 30) : verb.end()]
        if "실적" in words[-12 - len(verb.group()) :]:
            continue
        items, whole = next(
            ((items, whole) for what, items, whole in ITEMS if re.search(what, words)), ((), False)
        )
        relative = (verb["told"] or "한") == "한"
        if relative:
            after = next((at for at, one in enumerate(names) if one.start >= verb.end()), None)
            some = group(text, after, names) if after is not None else []
        else:
            some = [one for one in names if one.end <= verb.start() and not one.object][-1:]
        for about in [symbol for one in some for symbol in one.symbols] or [""]:
            yield Filed(about, items, whole, verb.start(), verb.end())
