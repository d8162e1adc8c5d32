"""An article on file: read back, and proved anew before anything is done with it."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from newsgen import plain
from newsgen.archive import LARGEST, SCHEMA
from newsgen.deliveries.copy import hash_of
from newsgen.errors import Outdated, Overtaken, StoreProblem, UsageProblem
from newsgen.model import Article

if TYPE_CHECKING:
    from newsgen.acts.newsroom import Newsroom
    from newsgen.config import Config
    from newsgen.deliveries.outbox import Outbox
    from newsgen.store import Store


def read(path: Path) -> Article:
    """Read an article; UsageProblem, in one line, where the file holds none."""
    try:
        article = msgspec.json.decode(plain.read_bytes(path, LARGEST), type=Article)
    except OSError as error:
        raise UsageProblem(
            f"{path}: 파일을 읽을 수 없습니다({plain.reason(error)}). 경로를 확인하십시오."
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageProblem(
            f"{path}: newsgen이 만든 기사 JSON이 아닙니다{_place(error)}. newsgen today가 쓴 파일을 주십시오."
        ) from error
    if article.schema != SCHEMA:
        raise UsageProblem(f"{path}: 기사의 형식이 {article.schema!r}입니다. {SCHEMA}만 읽을 수 있습니다.")
    return article


def require_example(path: Path) -> None:
    """Refuse to write the example where the article of a newsroom stands; UsageProblem says what to do."""
    if path.exists() and not read(path).demo:
        raise UsageProblem(
            f"{path}: 실제 시세로 만든 기사가 있어 예시로 덮어쓰지 않습니다. --out으로 다른 폴더를 주십시오."
        )


def proved(newsroom: Newsroom, path: Path, outbox: Outbox) -> Article:
    """Read an article and prove it; Touched or Outdated, in one line, where it is not as newsgen wrote it."""
    from newsgen.proving import prove  # noqa: PLC0415 - as below

    article = read(path)
    with behind(newsroom, article) as (store, config):
        prove(article, store, outbox, config)
    return article


def require_same(article: Article, hash_: str) -> None:
    """Raise Overtaken where an article is not the content that somebody looked at, if that is told."""
    if hash_ and hash_of(article) != hash_:
        raise Overtaken(f"{article.id}: 그사이 기사가 바뀌었습니다. 지금 것을 읽고 다시 하십시오.")


class Ours(NamedTuple):
    """An article that newsgen wrote."""

    article: Article
    doubt: str = ""
    """What of it does not hold any more, or why that cannot be told; Korean, empty where all holds."""


def untouched(newsroom: Newsroom, path: Path) -> Ours:
    """Read an article that newsgen wrote, Touched where it is not; that it is outdated is no hindrance."""
    from newsgen.proving import (  # noqa: PLC0415 - it knows every stage; to read an article takes none
        require_current,
        require_sealed,
        require_untouched,
    )

    article = read(path)
    with contextlib.nullcontext() if article.demo else newsroom.log() as outbox:
        try:
            with behind(newsroom, article) as (store, config):
                require_untouched(article, store, outbox, config)
                require_current(article, store, config)
        except StoreProblem as problem:
            if outbox is not None:
                require_sealed(article, outbox)
            return Ours(article, str(problem))
        except Outdated as problem:
            return Ours(article, str(problem))
    return Ours(article)


@contextlib.contextmanager
def behind(newsroom: Newsroom, article: Article) -> Iterator[tuple[Store, Config]]:
    """Open what an article was written from: the newsroom's store, or the demo's with its notes."""
    if not article.demo:
        with newsroom.prices() as store:
            yield store, newsroom.desk
        return
    from newsgen.acts import demo  # noqa: PLC0415 - for examples alone

    with demo.store_of(article.edition) as store:
        yield store, demo.with_notes(newsroom, article.edition).desk


def _place(error: Exception) -> str:
    """Name the place that is off, where the decoder knows it."""
    found = re.search(r"\$[\w.\[\]]*", str(error))
    return f"({found[0]} 자리가 다름)" if found else ""
