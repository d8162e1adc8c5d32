"""The sections of an article, in their order: what they are called, and what may stand in them."""

from __future__ import annotations

from newsgen.model import Record


class Kind(Record, frozen=True, kw_only=True):
    """A kind of section."""

    name: str
    title: str = ""
    """Its usual subhead; empty where it continues the body."""
    noted: bool = False
    """Whether a note of the desk may stand in it."""
    background: bool = False
    """Whether it tells nothing of the day, and stands after 용어 정리."""


KINDS = (
    Kind(name="market", noted=True),
    Kind(name="stocks", title="종목별 등락", noted=True),
    Kind(name="rates", title="금리·환율", noted=True),
    Kind(name="fed", title="통화정책", noted=True),
    Kind(name="next", title="주요 일정"),
    Kind(name="ahead", title="다음 주 일정"),
    Kind(name="expert", title="전문가 시각", noted=True, background=True),
    Kind(name="view", title="시장 읽기", background=True),
)
"""A rule names its section, a note may; there is no other list of them."""

NAMES = tuple(kind.name for kind in KINDS)
NOTED = tuple(kind.name for kind in KINDS if kind.noted)
BACKGROUND = frozenset(kind.name for kind in KINDS if kind.background)
VIEWS = "expert"
"""The section of views that somebody holds: a note there names whose."""
BODY = "본문"
"""What screens call the section that has no title."""
TITLES = {kind.name: kind.title for kind in KINDS}
