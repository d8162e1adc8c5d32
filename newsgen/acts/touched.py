"""The files of the archive that are not what newsgen wrote: found, whatever stands beside them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from newsgen.acts.newsroom import Newsroom
from newsgen.acts.reading import behind, read
from newsgen.errors import StoreProblem, Touched, UsageProblem
from newsgen.proving import require_sealed, require_untouched

if TYPE_CHECKING:
    from newsgen.deliveries.outbox import Outbox
    from newsgen.model import Article


def touched(newsroom: Newsroom, since: dt.date) -> dict[Path, str]:
    """Return the files of sessions from ``since`` on that newsgen did not write so, each with why."""
    found = {}
    with newsroom.log() as outbox:
        for path in newsroom.archive.files(since):
            try:
                _require_ours(newsroom, path, outbox)
            except (Touched, UsageProblem) as problem:
                found[path] = str(problem)
    return found


def _require_ours(newsroom: Newsroom, path: Path, outbox: Outbox) -> None:
    """Raise Touched or UsageProblem for a file that is not an article of ours in its place."""
    article = read(path)
    if not _is_in_place(article, path):
        raise Touched(f"{path}: 안에 든 것은 {article.id}입니다. 제자리로 옮기거나 치우십시오.")
    try:
        require_sealed(article, outbox)
    except Touched as problem:
        try:
            with behind(newsroom, article) as (store, config):
                require_untouched(article, store, outbox, config)
        except StoreProblem:
            raise problem from None


def _is_in_place(article: Article, path: Path) -> bool:
    names = {f"{article.edition}.json", f"{article.edition}.v{article.revision}.json"}
    return path.parent.name == article.session.isoformat() and path.name in names
