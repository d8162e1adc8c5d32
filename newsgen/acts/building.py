"""A session's article made: fetched, built, sealed as the version that it is, and written."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newsgen import markets, outputs, pipeline
from newsgen.acts import demo
from newsgen.acts.newsroom import Newsroom
from newsgen.config import Config
from newsgen.deliveries.approval import killed
from newsgen.deliveries.approved import approved
from newsgen.editions import edition_named
from newsgen.errors import Held, NoSession, SourceUnreachable
from newsgen.markets.hours import over_today, settling
from newsgen.model import Article, Output
from newsgen.outputs.files import require_writable
from newsgen.outputs.versions import draft, drop_drafts, restored, standing
from newsgen.sources.source import Occasion
from newsgen.store import Store
from newsgen.store.place import nothing_of
from newsgen.succession import succeed

if TYPE_CHECKING:
    from newsgen.fetching import Order
    from newsgen.markets import Session

Fetch = Callable[[Store, "Order"], object]
"""Fetches what the store lacks, telling in its own way; raises as :func:`newsgen.fetching.fetch` does."""
Tell = Callable[[str], object]
"""Is given a Korean line."""


class Asked(NamedTuple):
    """What article is asked for, by the names that the pipeline gives it."""

    session: dt.date
    edition: str
    at: dt.datetime | None = None
    known_at: dt.datetime | None = None


class Made(NamedTuple):
    """An article that was made, and what was written of it."""

    article: Article
    """The version that it is: one from before, where nothing that readers see is new."""
    text: str
    """All that it says, as plain text."""
    written: tuple[Path, ...]
    dropped: tuple[Path, ...]
    """Drafts of a next version that are gone: nothing in them was new any more."""
    restored: tuple[Path, ...]
    """Files of the version in print that somebody had touched: they are as newsgen wrote them again."""
    is_next: bool
    """Whether another version is what readers see, so that this one stands beside it as a draft."""
    is_withdrawn: bool
    """Whether readers see none of its versions until somebody restores it."""
    own_picture: Path | None
    """A picture that was asked for and not written, because the desk put its own there."""
    flags: tuple[str, ...]
    """What its editor must look at, Korean lines."""


def make(
    newsroom: Newsroom,
    asked: Asked,
    formats: Iterable[str],
    *,
    fetch: Fetch | None = None,
    tell: Tell = lambda _: None,
    example: bool = False,
) -> Made:
    """Build an article from what the store has, and write it in some formats and those it stands in.

    ``fetch`` brings first what the store lacks; None builds from what is there. What it could not bring is
    told, where the article could be built all the same. ``example`` makes the article of the demo instead.

    Raises:
        NoSession: the day has none.
        Held: the data are not fit to print.
        SourceUnreachable: nothing could be fetched, and the store has not the session.

    """
    formats = [*formats]
    with demo.store_of(asked.edition) if example else newsroom.prices(create=fetch is not None) as store:
        session = pipeline.session_of(edition_named(asked.edition), asked.session, asked.at)
        occasion = Occasion.CLOSE if asked.at is None else Occasion.LIVE
        trouble = _refreshed(store, _order(session, newsroom.desk, occasion), fetch) if fetch else None
        if example:
            fresh = built(store, asked, newsroom.desk)
            return _written(newsroom, Sealed(fresh), formats, fresh.flags)
        with newsroom.writing(f"{session.day}-{asked.edition}"):
            fresh = built(store, asked, newsroom.desk, trouble)
            if trouble:
                tell(f"저장소에 있는 시세로 씁니다. {trouble}")
            if formats:  # what cannot be written is not sealed either
                require_writable(newsroom.archive.folder / str(asked.session))
            standing = _sealed(newsroom, fresh, store)
            return _written(newsroom, standing, formats, fresh.flags)


def require_morning(market: markets.Market, session: dt.date) -> None:
    """Raise NoSession where no session was over today; ``session`` is the last one that was."""
    now = dt.datetime.now(dt.UTC)
    if over_today(market, now) is None:
        when = "오늘 아침(한국시간)에" if market.nouns.local else "오늘"
        raise NoSession(
            f"{when} 끝난 {market.nouns.stocks} 거래일이 아직 없습니다. "
            f"마지막 거래일: {session}{settling(market, now)}"
        )


def built(store: Store, asked: Asked, desk: Config, trouble: SourceUnreachable | None = None) -> Article:
    """Build the article; without a source, from what the store has, if that is fit to print.

    Where the store lacks the session, what the source answered is raised: it is the cause, and what to mend.
    """
    try:
        return _build(store, asked, desk)
    except Held as held:
        if trouble is None:
            raise
        if not _has(store, asked):
            raise trouble from held
        raise Held(f"{held} 새로 받지도 못했습니다: {trouble}") from held


def _order(session: Session, desk: Config, occasion: Occasion) -> Order:
    from newsgen.fetching import Order  # noqa: PLC0415 - brings what asks servers, which a store alone does not need

    return Order(session=session, desk=desk, occasion=occasion)


def _refreshed(store: Store, order: Order, fetch: Fetch) -> SourceUnreachable | None:
    """Fetch what the store lacks of a session, or its bars so far; return why that failed, if it did."""
    try:
        fetch(store, order)
    except SourceUnreachable as trouble:
        return trouble
    return None


def _has(store: Store, asked: Asked) -> bool:
    """Tell whether the store has a session that is over: the gate, and no source, keeps its article back."""
    if asked.at is not None:  # its bars so far are what the source did not give
        return False
    market = markets.named(edition_named(asked.edition).market)
    closes = store.of(market).window(asked.session, asked.session, market.indices).close
    return not all(map(math.isnan, closes.flat))


def _build(store: Store, asked: Asked, desk: Config) -> Article:
    """Build the article; where the session is held, say what the store does have."""
    try:
        return pipeline.build(store, config=desk, **asked._asdict())
    except Held as held:
        market = markets.named(edition_named(asked.edition).market)
        latest = store.of(market).latest_session()
        having = f"저장소의 마지막 거래일은 {latest}입니다." if latest else nothing_of(market, store.path)
        raise Held(f"{held} {having}") from held


class Sealed(NamedTuple):
    """An article as the version that it is, and how that stands to readers."""

    article: Article
    printed: Article | None = None
    """Another version, which readers see."""
    is_withdrawn: bool = False


def _sealed(newsroom: Newsroom, fresh: Article, store: Store) -> Sealed:
    """Return the version that an article is, sealed as newsgen's own."""
    with newsroom.log() as outbox:
        now = dt.datetime.now(dt.UTC).replace(microsecond=0)
        article = succeed(fresh, store, outbox, newsroom.desk, now)
        printed, gone = approved(outbox, article.id), killed(outbox, article.id)
    before = printed if printed and printed.revision < article.revision else None
    return Sealed(article, before, gone is not None)


def _written(newsroom: Newsroom, sealed: Sealed, formats: list[str], flags: Iterable[str]) -> Made:
    """Write an article; a version that is to take the place of the one in print stands beside it."""
    article, printed, is_withdrawn = sealed
    is_next = printed is not None
    folder = newsroom.archive.folder
    issue = outputs.Issue.of(newsroom.desk, at=dt.datetime.now(dt.UTC))
    named = [*formats, *sorted(standing(article, folder) - {*formats})]  # those from before keep up
    made: dict[str, Output] = {name: outputs.OUTPUTS[name](article, issue) for name in {*named, "txt"}}
    dropped = [] if is_next or article.demo else drop_drafts(article, folder)
    written = draft(article, folder) if is_next else outputs.write([made[name] for name in named], folder)
    own = "png" in formats and not is_next and not any(path.suffix == ".png" for path in written)
    return Made(
        article=article,
        text=made["txt"].body.decode(),
        written=(*written,),
        dropped=(*dropped,),
        restored=(*restored(printed, folder, newsroom.desk),) if printed else (),
        is_next=is_next,
        is_withdrawn=is_withdrawn,
        own_picture=folder / made["png"].filename if own else None,
        flags=(*dict.fromkeys((*flags, *article.flags)),),
    )
