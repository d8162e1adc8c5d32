"""Articles of many sessions: none is refused by its own proof, and none breaks the rules of the house."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from newsgen import calendars, pipeline
from newsgen.editions import CLOSE
from newsgen.errors import Held
from newsgen.model import text_of
from newsgen.store import Store
from newsgen.story import planner
from newsgen.story.headlines import LONGEST
from tests.markets import US
from tests.test_pipeline import leads

SESSIONS = calendars.sessions(dt.date(2024, 8, 5), dt.date(2026, 8, 21), US.exchange)[::8]
CHUNKS = 4
"""Neighbours, which share what is read of them; workers share the chunks."""


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> list[pipeline.Day]:
    """The days that articles are written from, as they are computed."""
    made: list[pipeline.Day] = []
    computed = pipeline.computed

    def kept(*given: Any, **named: Any) -> pipeline.Day:
        made.append(computed(*given, **named))
        return made[-1]

    monkeypatch.setattr(pipeline, "computed", kept)
    return made


def is_planned(day: pipeline.Day) -> bool:
    """Whether a day has a plan with a lead, without repeats, and a reason and its facts for each item."""
    plan = planner.plan(day.items, CLOSE, leads)
    return (
        plan.lead in plan.body
        and len({slot.key for slot in plan.body}) == len(plan.body)
        and all(item.reason for item in day.items)
        and all(fact in day.book for item in day.items for fact in item.facts)
    )


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_an_article_of_any_session_passes_its_proof(
    chunk: int, held_store: Store, days: list[pipeline.Day]
) -> None:
    last = len(SESSIONS) * (chunk + 1) // CHUNKS
    for session in SESSIONS[len(SESSIONS) * chunk // CHUNKS : last]:
        try:
            article = pipeline.build(held_store, session)
        except Held:
            continue
        assert is_planned(days[-1]), session
        headline = text_of(article.headline)
        assert len(headline) <= LONGEST, (session, headline)
        assert not re.search(r"[다?!.]$", headline), (session, headline)
        paragraphs = [text_of(runs) for runs in (article.lead, *(p.runs for p in article.paragraphs))]
        sentences = [s for text in paragraphs for s in re.split(r"(?<=다\.) ", text)]
        assert len(set(sentences)) == len(sentences), session
        assert all(re.search(r"다\.$", text) for text in paragraphs), session
        assert not any(
            re.search(r"  |\(\)|None|은\(는\)|이\(가\)|[\ue000-\uf8ff]", text) for text in paragraphs
        ), session
