"""The environments that read the templates, and the code of those that were compiled ahead.

What Jinja2 makes of a template is kept under a name made of all that it depends on (:mod:`newsgen.building`
writes it). A template that was changed, or is not ours, has no code under its name and is compiled when it
is read: what is kept can be missing, never old.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from importlib.machinery import SourceFileLoader
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, bc_version

from newsgen.resources import shipped

_LAST = "debug_info"
"""What a template's module names last: one without it was cut short."""
PAGES = ("outputs", "service", "desk")
"""Folders with the templates of pages; the others hold sentences."""


BASE = "shipped/"
"""Before the name of a template: that of the package, which a desk's own of that name may extend."""


def sentences(folder: Path, own: Path | None = None) -> jinja2.Environment:
    """Return an environment of sentences: plain text, so nothing is escaped here; the outputs do that.

    A desk's ``own`` folder goes before.
    """
    return jinja2.Environment(
        loader=_loader([folder], own),
        bytecode_cache=Ahead(),
        optimized=False,  # nothing is worked out ahead: what is kept must not hold words of the filters
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701 - plain text; the HTML output escapes
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,  # all of them stay: there is no order of use to keep
    )


def pages(folder: Path, parts: Iterable[str], own: Path | None = None) -> jinja2.Environment:
    """Return an environment of pages, in which everything is escaped.

    ``parts`` are the folders in it of which an earlier one goes before; a desk's ``own`` goes before all.
    """
    parts = [*parts]
    return jinja2.Environment(
        loader=_loader([folder / part for part in parts], *([own / part for part in parts] if own else ())),
        bytecode_cache=Ahead(),
        optimized=False,
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _loader(folders: list[Path], *own: Path | None) -> jinja2.BaseLoader:
    """Return what finds templates; with a desk's own, the shipped ones are there under their names, too."""
    base = jinja2.FileSystemLoader(folders)
    desk = [folder for folder in own if folder is not None]
    if not desk:
        return base
    first = jinja2.FileSystemLoader([*desk, *folders])
    return jinja2.ChoiceLoader([first, jinja2.PrefixLoader({BASE.removesuffix("/"): base})])


def word_of(environment: jinja2.Environment, name: str, source: str) -> str:
    """Return the name that a template's code is kept under: of all that Jinja2 makes it from."""
    made_with = (bc_version, environment.autoescape, environment.trim_blocks, environment.lstrip_blocks)
    return hashlib.sha256(f"{made_with} {name}\n{source}".encode()).hexdigest()[:32]


class Ahead(jinja2.BytecodeCache):
    """Code that was made ahead, as modules that Python compiles and keeps as it does any."""

    def get_bucket(
        self, environment: jinja2.Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """Return the code of a template, with its own file for its errors; empty where there is none."""
        bucket = Bucket(environment, word_of(environment, name, source), "")
        self.load_bytecode(bucket)
        if bucket.code is not None and filename is not None:
            bucket.code = bucket.code.replace(co_filename=filename)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket from its module, if it has one that can be read."""
        path = shipped("compiled") / f"{bucket.key}.py"
        try:
            code = SourceFileLoader(bucket.key, str(path)).get_code(bucket.key)
        except Exception:  # whatever is raised by a file that is not there, was cut short or spoiled
            return
        if code is not None and _LAST in code.co_names:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep nothing: what was compiled while running is of a template that may change again."""
