"""The files of the archive that are not what newsgen wrote: found and told, whatever stands beside them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from newsgen.cli.frame.article import read_article
from newsgen.cli.frame.proved import behind
from newsgen.cli.frame.screen import say
from newsgen.cli.frame.settings import Settings
from newsgen.errors import StoreProblem, Touched, UsageProblem

if TYPE_CHECKING:
    from newsgen.archive import Archive
    from newsgen.config import Config
    from newsgen.deliveries.outbox import Outbox
    from newsgen.model import Article


def touched(settings: Settings, archive: Archive, since: dt.date, outbox: Outbox, desk: Config) -> list[Path]:
    """Return the files of sessions from ``since`` on that newsgen did not write so, told on stderr."""
    found = []
    for path in archive.files(since):
        try:
            _require_ours(settings, path, outbox, desk)
        except (Touched, UsageProblem) as problem:
            say(f"손댄 파일: {problem}", err=True)
            found.append(path)
    return found


def _require_ours(settings: Settings, path: Path, outbox: Outbox, desk: Config) -> None:
    """Raise Touched or UsageProblem for a file that is not an article of ours in its place."""
    from newsgen.proving import require_sealed, require_untouched

    article = read_article(path)
    if not _is_in_place(article, path):
        raise Touched(f"{path}: 안에 든 것은 {article.id}입니다. 제자리로 옮기거나 치우십시오.")
    try:
        require_sealed(article, outbox)
    except Touched as problem:
        try:
            with behind(settings, article, desk) as (store, config):
                require_untouched(article, store, outbox, config)
        except StoreProblem:
            raise problem from None


def _is_in_place(article: Article, path: Path) -> bool:
    names = {f"{article.edition}.json", f"{article.edition}.v{article.revision}.json"}
    return path.parent.name == article.session.isoformat() and path.name in names
