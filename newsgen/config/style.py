"""How figures and words are set, and how long an article is: tables ``[style]`` and ``[story]``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, ClassVar, Literal

import msgspec

from newsgen.config.ranges import Percent
from newsgen.config.settings import Settings


class IndexWords(Settings, frozen=True, kw_only=True):
    """Percent from which an index's move has a stronger word; each bound belongs to the larger class."""

    flat: Percent = 0.1
    """Below it: 보합."""
    slight: Percent = 0.2
    """Below it: 강보합, 약보합."""
    sharp: Percent = 2.0
    """From it on: 급등, 급락."""
    extreme: Percent = 5.0
    """From it on: 폭등, 폭락."""

    def __post_init__(self) -> None:
        """Refuse bounds that are out of order."""
        if not 0 <= self.flat <= self.slight <= self.sharp <= self.extreme:
            raise ValueError("flat, slight, sharp, extreme 차례로 커야 합니다")


class StockWords(IndexWords, frozen=True, kw_only=True):
    """The same of a single stock."""

    flat: Percent = 0.3
    slight: Percent = 0.3
    sharp: Percent = 6.0
    extreme: Percent = 15.0


class WeekIndexWords(IndexWords, frozen=True, kw_only=True):
    """The same of an index over a week."""

    flat: Percent = 0.2
    slight: Percent = 0.4
    sharp: Percent = 3.5
    extreme: Percent = 7.0


class WeekStockWords(IndexWords, frozen=True, kw_only=True):
    """The same of a single stock over a week."""

    flat: Percent = 0.5
    slight: Percent = 0.5
    sharp: Percent = 14.0
    extreme: Percent = 30.0


class WeekWords(Settings, frozen=True, kw_only=True):
    """Words for the moves of a whole week: ``[style.week.index] sharp = 4.0``."""

    index: WeekIndexWords = WeekIndexWords()
    stock: WeekStockWords = WeekStockWords()


class Style(Settings, frozen=True, kw_only=True):
    """How figures and words are set; one style in one article."""

    level: Literal["comma", "man", "man_comma"] = "comma"
    """``44,693.91``, ``4만4693.91`` or ``4만4,693.91``."""
    magnificent7: Literal["매그니피센트 7", "매그니피슨트 7"] = "매그니피센트 7"
    """Spelling of the Magnificent 7: what the press writes, or the older house form."""
    index: IndexWords = IndexWords()
    """Words for the moves of indices: ``[style.index] sharp = 3.0``."""
    stock: StockWords = StockWords()
    """Words for the moves of single stocks."""
    week: WeekWords = WeekWords()


class AnchorDate(Settings, frozen=True, kw_only=True):
    """A date to compare with over the long run."""

    date: dt.date
    label: str
    """What happened then, as a noun before 직전: ``챗GPT 공개``. It holds no digit."""


class StorySettings(Settings, frozen=True, kw_only=True):
    """How long an article is and what it ends with."""

    replaced: ClassVar[Mapping[str, str]] = MappingProxyType(
        dict.fromkeys(
            ("paragraphs", "quiet_paragraphs"),
            "length(분량의 글자 수), news(분량과 관계없이 싣는 점수), least(싣는 점수의 하한)",
        )
    )
    terms: Annotated[int, msgspec.Meta(ge=0, le=50)] = 3
    """Entries of 용어 정리 at most."""
    live_terms: Annotated[int, msgspec.Meta(ge=0, le=50)] = 0
    """The same of a session that is not over: a flash explains nothing, unless it is asked to."""
    view_title: str = "시장 읽기"
    """Title of the section that concludes from the day's facts; empty leaves the section out."""
    expert_title: str = "전문가 시각"
    """Title of the section of the desk's notes that are views: of a person, or of a house."""
    length: Annotated[int, msgspec.Meta(ge=300, le=20_000)] = 1500
    """Characters of lead and body of an ordinary day; a day with more news is longer."""
    dull: Annotated[int, msgspec.Meta(ge=300, le=20_000)] = 900
    """The same of a day on which the indices hardly moved and nothing else was news."""
    news: Annotated[float, msgspec.Meta(ge=0, le=100)] = 3.0
    """Bits of score from which an item is printed whatever the room."""
    least: Annotated[float, msgspec.Meta(ge=0, le=100)] = 1.0
    """Bits of score below which an item is not printed even where there is room."""

    def __post_init__(self) -> None:
        """Refuse a title with a figure in it: no fact stands behind that; and views without a title."""
        for key in ("view_title", "expert_title"):
            if any(map(str.isdigit, getattr(self, key))):
                raise ValueError(f"{key}에는 숫자를 쓸 수 없습니다")
        if not self.expert_title.strip():
            raise ValueError("expert_title은 비울 수 없습니다")
