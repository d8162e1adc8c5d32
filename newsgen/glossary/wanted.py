"""What people looked for and the glossary did not have: the cheapest way to learn what it lacks.

Words are kept and how often they were asked for, by day at most: nothing of who asked, from where or when.
What may be a name, a number or an address is not kept at all, nor what is longer than names of terms are.
The table is bounded: beyond that, what was asked for least and longest ago makes room.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from newsgen.errors import GlossaryProblem
from newsgen.glossary.question import bare, cleaned
from newsgen.korean.hangul import jamo

LONGEST = 24
"""Characters of what is kept."""
MOST = 5_000
"""Words in the table."""
_WORDS = 3
_DIGITS = 4
_ADDRESS = re.compile(r"@|://|www\.|\.(?:com|net|org|kr)\b", re.IGNORECASE)
_LONE = re.compile("[ㄱ-ㆎ]")
"""A letter of a syllable that was not typed to its end, or initial consonants."""
_SURNAME = "[김이박최정강조윤장임한오서신권황안송류유홍전고문손양배백허남심노하곽성차주우구]"
_GIVEN = (
    "[가건경광규균근기길나남다대덕도동라란리림민미범병보빈상서석선섭성세소수숙순슬승시아애양연열영예옥용우욱운웅원유윤은율"
    "의인일자재정제조종주준중지진찬창채철태하학한해헌혁현형혜호홍환훈휘희]"
)
"""Syllables that surnames, and given names, are commonly made of."""
_KOREAN = re.compile(
    rf"{_SURNAME}{_GIVEN}{{2}}"
    r"|.*[가-힣]{1,4} ?(?:씨|님|기자|의원|대표|회장|사장|교수|선생|부장|과장|대리)"
)
_LATIN = re.compile(r"[A-Z][a-z]+(?: [A-Z]\.?)? [A-Z][a-z]+")


class Asked(NamedTuple):
    """What was looked for in vain."""

    word: str
    times: int
    last: dt.date


def default_path() -> Path:
    """Return where it is kept unless told: ``NEWSGEN_WANTED``, else the user's data folder."""
    named = os.environ.get("NEWSGEN_WANTED")
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path  # noqa: PLC0415

    return user_data_path("newsgen", appauthor=False) / "wanted.sqlite"


def kept(query: str) -> str:
    """Return what is kept of a query: its words without those that only ask; empty where nothing may be."""
    asked = cleaned(query)
    if not asked or _ADDRESS.search(query) or sum(map(str.isdigit, asked)) > _DIGITS:
        return ""
    word = bare(asked)
    if len(word) < 2 or len(word) > LONGEST or len(word.split()) > _WORDS or _LONE.search(word):
        return ""
    if any(name.fullmatch(text) for name in (_KOREAN, _LATIN) for text in (asked, word)):
        return ""
    return word.casefold()


class Wanted:
    """The table, in a file that several processes write to."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, times: Mapping[str, int], day: dt.date) -> None:
        """Count words that were looked for on a day; GlossaryProblem where the file cannot be written."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._opened()) as table, table:
                table.executemany(
                    "insert into wanted values (?, ?, ?) on conflict (word)"
                    " do update set times = times + excluded.times, last = excluded.last",
                    [(word, count, day.isoformat()) for word, count in times.items()],
                )
                table.execute(
                    "delete from wanted where word not in"
                    " (select word from wanted order by times desc, last desc, word limit ?)",
                    (MOST,),
                )
        except (OSError, sqlite3.Error) as error:
            raise GlossaryProblem(f"{self._path}: 찾은 말을 적어 둘 수 없습니다({error}).") from error

    def every(self) -> list[Asked]:
        """Return what was looked for, most often first; nothing where nobody has yet."""
        if not self._path.is_file():
            return []
        try:
            with closing(self._opened()) as table:
                rows = table.execute("select word, times, last from wanted").fetchall()
            return whole(Asked(word, times, dt.date.fromisoformat(last)) for word, times, last in rows)
        except (sqlite3.Error, ValueError) as error:
            raise GlossaryProblem(
                f"{self._path}: 읽을 수 없습니다({error}). 지우고 다시 모으십시오."
            ) from error

    def _opened(self) -> sqlite3.Connection:
        table = sqlite3.connect(self._path, timeout=5.0)
        table.execute(
            "create table if not exists wanted"
            " (word text primary key, times integer not null, last text not null)"
        )
        return table


def whole(asked: Iterable[Asked]) -> list[Asked]:
    """Return what was looked for without what was typed on the way to a longer word, most often first.

    A page asks while people type: 코픽 and 코픽스 are both asked for by whoever types the latter. So a word
    counts for as many times as no longer one that begins with it was asked for.
    """
    every = sorted(asked, key=lambda each: jamo(each.word))
    left: list[Asked] = []
    for number, each in enumerate(every):
        longer = 0
        for other in every[number + 1 :]:
            if not jamo(other.word).startswith(jamo(each.word)):
                break
            longer = max(longer, other.times)
        if each.times > longer:
            left.append(each._replace(times=each.times - longer))
    return sorted(left, key=lambda each: (-each.times, each.word))


class Pending:
    """What was looked for since it was last written: answering does not wait for a file."""

    MOST = 1_000
    """Words that wait; who asks for more at once is no reader."""

    def __init__(self, table: Wanted | None) -> None:
        self._table = table
        self._times: Counter[str] = Counter()

    def note(self, query: str) -> None:
        """Note a query that nothing was found for."""
        if self._table is not None and len(self._times) < self.MOST and (word := kept(query)):
            self._times[word] += 1

    def write(self, today: Callable[[], dt.date]) -> None:
        """Write what waits; GlossaryProblem where that cannot be, and it is let go of."""
        if self._table is not None and self._times:
            times, self._times = self._times, Counter()
            self._table.add(times, today())
