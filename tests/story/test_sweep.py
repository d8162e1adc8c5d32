"""Articles of many sessions: none is refused by its own proof, and none breaks the rules of the house."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from newsgen import calendars, pipeline
from newsgen.errors import Held
from newsgen.model import text_of
from newsgen.store import Store
from newsgen.story.headlines import LONGEST
from tests.markets import US

SESSIONS = calendars.sessions(dt.date(2024, 8, 5), dt.date(2026, 8, 21), US.exchange)[::8]
CHUNKS = 4
"""Neighbours, which share what is read of them; workers share the chunks."""


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_an_article_of_any_session_passes_its_proof(chunk: int, held_store: Store) -> None:
    last = len(SESSIONS) * (chunk + 1) // CHUNKS
    for session in SESSIONS[len(SESSIONS) * chunk // CHUNKS : last]:
        try:
            article = pipeline.build(held_store, session)
        except Held:
            continue
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
