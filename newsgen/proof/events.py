"""What is told of an event is what the article has of it: the session, the company, the hour, the sign."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.model import Article
from newsgen.proof.found import Code, TextFinding, wrong
from newsgen.proof.sentences import text_of


def check(article: Article) -> Iterator[TextFinding]:
    """Find words that tell an event which the article does not have."""
    events = {one.id for one in article.events}
    for block in text_of(article):
        for sentence in block:
            for start, end, run in sentence.spans:
                if run.event is not None and run.event not in events:
                    yield wrong(Code.EVENT, f"기사에 사건 {run.event}이(가) 없음", sentence.words(start, end))
