"""An article on file that a verb works on: read, and proved anew before anything is done with it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from newsgen.cli.frame.article import read_article
from newsgen.cli.frame.outbox import open_outbox
from newsgen.cli.frame.screen import say
from newsgen.cli.frame.settings import Settings
from newsgen.cli.frame.stores import of_the_demo, opened

if TYPE_CHECKING:
    from newsgen.config import Config
    from newsgen.deliveries.outbox import Outbox
    from newsgen.model import Article
    from newsgen.store import Store


def proved(settings: Settings, path: Path, outbox: Outbox, desk: Config) -> Article:
    """Read an article and prove it; Touched or Outdated, in one line, where it is not as newsgen wrote it."""
    from newsgen.proving import prove

    article = read_article(path)
    with behind(settings, article, desk) as (store, config):
        prove(article, store, outbox, config)
    return article


def untouched(settings: Settings, path: Path, outbox_path: Path | None, desk: Config) -> Article:
    """Read an article that newsgen wrote; what does not hold any more since is told, and no hindrance."""
    from newsgen.errors import Outdated, StoreProblem
    from newsgen.proving import require_current, require_sealed, require_untouched

    article = read_article(path)
    log = contextlib.nullcontext() if article.demo else open_outbox(outbox_path)
    with log as outbox:
        try:
            with behind(settings, article, desk) as (store, config):
                require_untouched(article, store, outbox, config)
                require_current(article, store, config)
        except StoreProblem as problem:
            if outbox is not None:
                require_sealed(article, outbox)
            say(f"확인: {problem}", err=True)
        except Outdated as problem:
            say(f"확인: {problem}", err=True)
    return article


@contextlib.contextmanager
def behind(settings: Settings, article: Article, desk: Config) -> Iterator[tuple[Store, Config]]:
    """Open what an article was written from: the user's store, or the demo's with its notes."""
    if not article.demo:
        with opened(settings) as store:
            yield store, desk
        return
    with of_the_demo(article.edition) as store:
        yield store, with_demo_notes(desk, article.edition)


def with_demo_notes(desk: Config, edition: str) -> Config:
    """Return the settings with the notes that the demo of an edition's market brings."""
    import msgspec

    from newsgen.editions import edition_named
    from newsgen.sources import demo

    return msgspec.structs.replace(desk, notes=str(demo.of(edition_named(edition).market).notes))
