"""What the record says against sentences that the desk changed: told before they go out, and no hindrance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsgen.acts.newsroom import Newsroom
from newsgen.archive import Key, key_of
from newsgen.deliveries.seals import How, edit_of, sealed
from newsgen.editions import edition_named
from newsgen.errors import NewsgenError
from newsgen.model import Article, text_of
from newsgen.proof.sentences import blocks


def of_edit(newsroom: Newsroom, article: Article) -> tuple[str, ...]:
    """Return Korean lines: what is wrong in the sentences of a version that a person changed, if any."""
    with newsroom.log() as outbox:
        mark, made = sealed(outbox, article), edit_of(outbox, article.id)
    if made is None or mark is None or mark.event != How.EDIT:
        return ()
    built, _ = made
    return doubts(newsroom, Key(article.session, article.edition), _lines(built), _lines(article))


def of_cms(newsroom: Newsroom, article: str, sent: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """Return Korean lines: what is wrong in sentences that somebody changed at the CMS."""
    key = key_of(article)
    return doubts(newsroom, key, sent, theirs) if key else ()


def doubts(newsroom: Newsroom, key: Key, before: Sequence[str], after: Sequence[str]) -> tuple[str, ...]:
    """Return a Korean line for each fault in the sentences of ``after`` that ``before`` does not have."""
    if list(before) == list(after):
        return ()
    try:
        return (*_found(newsroom, key, before, after),)
    except NewsgenError as problem:
        return (f"고친 문장을 기록과 맞춰 보지 못했습니다. {problem}",)


def _found(newsroom: Newsroom, key: Key, before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    from newsgen.checks import Checker  # noqa: PLC0415 - slow, and only for what somebody changed
    from newsgen.checks.changed import changed  # noqa: PLC0415 - as above

    market = edition_named(key.edition).market
    with newsroom.prices() as store:
        for one in changed(Checker(store, newsroom.desk), before, after, day=key.session, market=market):
            to = f" → {one.suggestion}" if one.suggestion is not None else ""
            yield f"고친 문장의 “{one.text}”{to}: {one.message}"


def _lines(article: Article) -> list[str]:
    return [text_of(runs) for runs in blocks(article)]
