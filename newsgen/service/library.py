"""What the service knows: the glossary in force, and the articles that readers may see.

The glossary is read when the service starts and again when one of its files changes. An edit that breaks it
keeps the last good one in force; one that is broken at the start is served without what is. The service says
so under ``/health``.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import msgspec
from litestar import Request

from newsgen import markets, prose
from newsgen.archive import Archive, Articles
from newsgen.config import Config
from newsgen.deliveries.approved import Approved
from newsgen.deliveries.outbox import default_path
from newsgen.errors import GlossaryProblem, NewsgenError, OutputProblem
from newsgen.glossary import Glossary, Term, search
from newsgen.glossary.wanted import Pending, Wanted
from newsgen.model import Article, Record
from newsgen.outputs.terms import EXPORTS, Lexicon
from newsgen.resources import shipped
from newsgen.service import alphabet
from newsgen.service.answer import Answer
from newsgen.service.kept import Kept
from newsgen.service.looked import Looked, look
from newsgen.service.strip import Quoted, strip
from newsgen.service.tooltip import Tooltip, tooltip

LOG = logging.getLogger("newsgen.service")
_PAUSE = 1.0
"""Seconds between two looks at the glossary's files."""
_State = tuple[tuple[str, int, int], ...]
"""Name, time and size of each file of the glossary."""


class TermDetail(Record, frozen=True, kw_only=True):
    """One term; schema ``newsgen/term/v1``."""

    schema: str = "newsgen/term/v1"
    term: Term
    """As the glossary's file states it: ``definition`` and ``more`` are Markdown."""
    tooltip: Tooltip
    html: str
    """``definition`` and ``more`` as HTML that is safe in any page."""


def _detail(term: Term) -> TermDetail:
    html = f"<p>{prose.line_html(term.definition)}</p>\n{prose.html(term.more)}"
    return TermDetail(term=term, tooltip=tooltip(term), html=html)


class Shelf:
    """The glossary as it was read at one time, with an answer ready for every term."""

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self.read = dt.datetime.now(dt.UTC)
        self.answers = {term.id: Answer(msgspec.json.encode(_detail(term))) for term in glossary.terms}
        self.categories = tuple(dict.fromkeys(term.category for term in glossary.terms))
        self.anchors = {group.title: group.anchor for group in alphabet.by_category(glossary.terms)}
        """Category -> where it stands in the list by category."""
        self.kept: dict[str, tuple[object, Answer]] = {}
        """What is said of the whole glossary, by address, once it was asked for, and what stood around it."""
        glossary.find("")  # what finds and searches is made now, not while the first client waits
        glossary.search("아무 말이나 둘")

    def once(self, address: str, make: Callable[[], Answer], around: object = None) -> Answer:
        """Return what ``make`` made when the address was first asked for with the same ``around`` it."""
        kept = self.kept.get(address)
        if kept is None or kept[0] != around:
            kept = self.kept[address] = around, make().packed()
        return kept[1]


def _prepare() -> None:
    """Make what the requests decode with before there are several of them.

    msgspec crashes where two threads first decode to one type at the same time.
    """
    markets.every()
    msgspec.json.Decoder(Article)


def opened(folder: Path | None, own: Path | None) -> tuple[Glossary, str]:
    """Read what can be read of a glossary, and say in Korean what cannot; GlossaryProblem if nothing can.

    The desk's ``own`` terms stand before those of the folder.
    """
    found, left_out = Glossary.salvaged(folder, own)
    if left_out and not found.terms:
        raise GlossaryProblem(left_out[0])
    if left_out:
        LOG.error("용어집에서 읽지 못한 것이 있습니다. %s", " ".join(left_out))
    return found, " ".join(left_out)


class Library:
    """The terms and the articles; made once a process, shared by all routes."""

    def __init__(
        self,
        desk: Config,
        archive: Path | None = None,
        glossary: Path | None = None,
        outbox: Path | None = None,
        wanted: Path | None = None,
    ) -> None:
        _prepare()
        self.desk = desk
        self._pending = Pending(Wanted(wanted) if wanted and desk.service.searches else None)
        self.archive = _articles(desk, archive, outbox)
        self.looked = Kept(self.archive, look, Looked())
        """The latest briefs, and where each term stood in them."""
        self.strip: Kept[tuple[Quoted, ...]] = Kept(self.archive, strip, ())
        self.fault: str
        """Korean: why the glossary as it lies in its folder cannot be used; empty while it can."""
        self._folder = glossary or shipped("glossary")
        self._state = self._seen()
        found, self.fault = opened(self._folder, desk.own_terms)
        self.shelf = Shelf(found)

    @property
    def lexicon(self) -> Lexicon:
        """The terms in force, and whose they are."""
        return Lexicon(
            terms=self.shelf.glossary.terms, publisher=self.desk.newsroom.name, site=self.desk.service.url
        )

    def exported(self, form: str) -> Answer:
        """Return the whole glossary in one of the forms, made when it is first asked for."""

        def make() -> Answer:
            made = EXPORTS[form](self.lexicon)
            named = ("content-disposition", f'attachment; filename="{made.filename}"')
            return Answer(made.body, made.media_type, headers=[named])

        return self.shelf.once(f"/v1/glossary/{form}", make)

    def refresh(self) -> None:
        """Read the glossary anew if its files changed; a broken one changes nothing but ``fault``."""
        state = self._seen()
        if state == self._state:
            return
        self._state = state
        try:
            self.shelf = Shelf(Glossary.load(self._folder, self.desk.own_terms))
        except NewsgenError as error:
            self.fault = str(error)
            LOG.error("용어집을 읽지 못해 앞의 것을 계속 씁니다. %s", error)
        else:
            self.fault = ""
            LOG.info("용어집을 다시 읽었습니다: 용어 %d개", len(self.shelf.glossary.terms))

    def _seen(self) -> _State:
        folders = (self._folder, self.desk.own_terms)
        return tuple(each for folder in folders if folder for each in _state_of(folder))

    def answer(self, query: str) -> search.Answer:
        """Return what a query may mean; that there is no such term is noted for the desk."""
        found = self.shelf.glossary.answer(query)
        if found.is_guess or not found.terms:
            self._pending.note(query)
        return found

    def write(self) -> None:
        """Write down what was looked for in vain; that it cannot be is told, and stops nothing."""
        try:
            self._pending.write(dt.date.today)
        except GlossaryProblem as problem:
            LOG.warning("%s", problem)

    @asynccontextmanager
    async def watched(self, _: object) -> AsyncIterator[None]:
        """Look through the briefs, and at the files once a second, beside the requests, while it runs."""
        watch = asyncio.create_task(self._watch())
        try:
            yield
        finally:
            watch.cancel()
            with suppress(asyncio.CancelledError):
                await watch
            await asyncio.to_thread(self.write)

    async def _watch(self) -> None:
        await asyncio.to_thread(self.looked.now)  # not while the first reader of a term waits
        while True:
            await asyncio.sleep(_PAUSE)
            try:
                await asyncio.to_thread(self.refresh)
                await asyncio.to_thread(self.write)
            except Exception:
                LOG.exception("용어집이 바뀌었는지 보지 못했습니다.")


def _articles(desk: Config, archive: Path | None, outbox: Path | None) -> Articles:
    """Return what readers see: what was approved, or every draft on a system that is for trying."""

    def tell(problem: OutputProblem) -> None:
        LOG.warning("%s", problem)

    if desk.service.drafts:
        return Archive(archive or Path(desk.output), tell)
    return Approved(outbox or default_path(), tell)


def library_of(request: Request[Any, Any, Any]) -> Library:
    """Return the library of the app that answers a request."""
    library: Library = request.app.state.library
    return library


def _state_of(folder: Path) -> _State:
    """Return what tells one state of a folder from another without reading its files."""
    with suppress(OSError):
        found = ((path.name, path.stat()) for path in sorted(folder.glob("*.toml")))
        return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in found)
    return ()
