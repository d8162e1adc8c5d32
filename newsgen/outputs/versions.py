"""Versions of an article in its folder: the one in print, drafts of the next one, and those before.

``us-close.json`` is in print: the archive, feeds and the next day's article read it. ``us-close.v2.json`` is
the draft of its correction until somebody approves it; then ``us-close.v1.json`` keeps what was in print.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import NamedTuple

import msgspec

from newsgen import outputs
from newsgen.config import Config
from newsgen.model import Article, Output
from newsgen.outputs.files import filename


def draft(article: Article, folder: Path) -> list[Path]:
    """Write a next version beside the one in print, as JSON and to be read."""
    name = f"{article.session}/{article.edition}.v{article.revision}"
    made = [outputs.OUTPUTS[form](article) for form in ("json", "txt")]
    return outputs.write([_named(each, f"{name}.{each.format}") for each in made], folder)


def restored(article: Article, folder: Path, desk: Config) -> list[Path]:
    """Write the version in print anew where its file is not it any more; return what was written."""
    path = folder / filename(article, "json")
    if not path.is_file() or path.read_bytes() == outputs.OUTPUTS["json"](article).body:
        return []
    return replace(path.parent, article, desk)


class Adopted(NamedTuple):
    """The files that a draft's approval wrote."""

    kept: tuple[Path, ...] = ()
    """What was in print until now, beside."""
    replaced: tuple[Path, ...] = ()
    """What is in print now."""


def adopt(path: Path, article: Article, desk: Config, printed: Article | None) -> Adopted:
    """Let a draft take the place of the version in print, in every format that stands there.

    ``printed`` is what readers saw until now: it stays as a version beside. The draft's own files go.
    """
    place = path.parent / f"{article.edition}.json"
    if path.name != f"{article.edition}.v{article.revision}.json" or not place.is_file():
        return Adopted()
    kept = [outputs.OUTPUTS["json"](printed)] if printed and printed.revision < article.revision else []
    before = [_named(each, f"{article.edition}.v{printed.revision}.json") for each in kept if printed]
    beside = outputs.write(before, path.parent)
    replaced = replace(path.parent, article, desk)
    for draft_ in (path, path.with_suffix(".txt")):
        draft_.unlink(missing_ok=True)
    return Adopted((*beside,), (*replaced,))


def standing(article: Article, folder: Path) -> set[str]:
    """Return the formats in which an article stands in its session's folder already."""
    return {name for name in outputs.OUTPUTS if (folder / filename(article, name)).is_file()}


def drop_drafts(article: Article, folder: Path) -> list[Path]:
    """Remove drafts of later versions than an article's: nothing in them is new any more; return them."""
    named = re.compile(rf"{re.escape(article.edition)}\.v([1-9][0-9]*)\.(?:json|txt)")
    there = sorted((folder / article.session.isoformat()).glob(f"{article.edition}.v*"))
    found = ((path, named.fullmatch(path.name)) for path in there)
    gone = [path for path, name in found if name and int(name[1]) > article.revision]
    for path in gone:
        path.unlink()
    return gone


def replace(folder: Path, article: Article, desk: Config) -> list[Path]:
    """Write an article over the one that stands in a session's folder, in every format that stands there."""
    issue = outputs.Issue.of(desk, at=dt.datetime.now(dt.UTC))
    there = {form: name for form in outputs.OUTPUTS if (folder / (name := _flat(article, form))).is_file()}
    made = [_named(outputs.OUTPUTS[form](article, issue), name) for form, name in there.items()]
    return outputs.write(made, folder)


def _flat(article: Article, form: str) -> str:
    """Return what a format's file is called within the folder of its session."""
    return Path(filename(article, form)).name


def _named(output: Output, name: str) -> Output:
    return msgspec.structs.replace(output, filename=name)
