"""Versions of an article in its folder: the one in print, drafts of the next one, and those before.

``us-close.json`` is in print: the archive, feeds and the next day's article read it. ``us-close.v2.json`` is
the draft of its correction until somebody approves it; then ``us-close.v1.json`` keeps what was in print.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec

from newsgen import outputs
from newsgen.config import Newsroom
from newsgen.model import Article, Output


def draft(article: Article, folder: Path) -> list[Path]:
    """Write a next version beside the one in print, as JSON and to be read."""
    name = f"{article.session}/{article.edition}.v{article.revision}"
    made = [outputs.OUTPUTS[form](article) for form in ("json", "txt")]
    return outputs.write([_named(each, f"{name}.{each.format}") for each in made], folder)


def adopt(path: Path, article: Article, newsroom: Newsroom) -> list[Path]:
    """Let a draft take the place of the version in print, in every format that stands there."""
    place = path.parent / f"{article.edition}.json"
    if path.name != f"{article.edition}.v{article.revision}.json" or not place.is_file():
        return []
    kept = Output(
        format="json",
        filename=f"{article.edition}.v{_version(place)}.json",
        media_type="application/json",
        body=place.read_bytes(),
    )
    before = [] if (path.parent / kept.filename).exists() else [kept]
    return [*outputs.write(before, path.parent), *replace(path.parent, article, newsroom)]


def replace(folder: Path, article: Article, newsroom: Newsroom) -> list[Path]:
    """Write an article over the one that stands in a session's folder, in every format that stands there."""
    issue = outputs.Issue(newsroom=newsroom, at=dt.datetime.now(dt.UTC))
    made = [form(article, issue) for form in outputs.OUTPUTS.values()]
    flat = [_named(each, Path(each.filename).name) for each in made]
    return outputs.write([each for each in flat if (folder / each.filename).is_file()], folder)


def _version(place: Path) -> int:
    """Return the version that a file holds."""
    return msgspec.json.decode(place.read_bytes(), type=Article).revision


def _named(output: Output, filename: str) -> Output:
    return msgspec.structs.replace(output, filename=filename)
