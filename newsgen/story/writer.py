"""Items to marked text: the templates see subjects and their facts, and nothing else.

A template names a subject by its role (``index``, ``stocks``) and a fact by its measure
(``index.change_day``). A fact that was not computed is None there; a measure that does not exist is an error.
"""

from __future__ import annotations

import functools
import re
import zlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import jinja2

from newsgen.config import Style
from newsgen.errors import TemplateProblem
from newsgen.facts import MEASURES, FactBook
from newsgen.korean import Form, moves, numbers
from newsgen.model import Fact
from newsgen.resources import shipped
from newsgen.story import figures
from newsgen.story.markup import NAME, mark
from newsgen.story.names import Names
from newsgen.story.variety import choice, settle, turn

PLURAL_ROLES = frozenset(
    {"indices", "stocks", "universes", "rose", "fell", "unchanged", "releases", "closed", "halved"}
)
"""Roles that a template sees as a list; the others are one subject, or None where nothing fills them."""

FORMS: tuple[Form, ...] = ("adnominal", "final", "connective", "contrast", "adverbial", "noun")
"""Forms of a word for a move, each also the name of a filter."""

_SPACES = re.compile(r"\s+")
PARAGRAPH = "¶"
"""Stands between two paragraphs of a template; line breaks and blank lines mean nothing there."""


class Subject:
    """A subject as a template sees it: its name, and its facts as attributes named by measure."""

    def __init__(self, about: str, book: FactBook, names: Names) -> None:
        self.about = about
        self._book = book
        self._names = names

    @property
    def name(self) -> str:
        """The name, in full at the first mention."""
        return mark(NAME, (self.about, "mention"), self._names[self.about].short)

    @property
    def short(self) -> str:
        """The short name."""
        return mark(NAME, (self.about, "short"), self._names[self.about].short)

    @property
    def headline(self) -> str:
        """The shortest name."""
        return mark(NAME, (self.about, "headline"), self._names[self.about].headline)

    def __getattr__(self, measure: str) -> Fact | None:
        if measure not in MEASURES:
            raise AttributeError(measure)
        return self._book.get(measure, self.about)


class Writer:
    """Renders the templates of one article."""

    def __init__(self, book: FactBook, names: Names, house: Style, seed: str, edition: str = "") -> None:
        self._book = book
        self._names = names
        self._environment = environment(house)
        self._turn = turn(book.day)
        self.seed = seed
        self._edition = edition

    def paragraphs(self, template: str, subjects: Mapping[str, Iterable[str]], **given: Any) -> list[str]:
        """Render a template to paragraphs of marked text, parted by ``¶``; white space is folded."""
        return [text for text in settle(self.drafts(template, subjects, **given)) if text]

    def drafts(self, template: str, subjects: Mapping[str, Iterable[str]], **given: Any) -> list[str]:
        """Render the same with the wordings still open that ``pick`` leaves so: ``settle`` closes them."""
        blocks = self._render(template, subjects, given).split(PARAGRAPH)
        return [text for text in (_SPACES.sub(" ", block).strip() for block in blocks) if text]

    def lines(self, template: str, subjects: Mapping[str, Iterable[str]], **given: Any) -> list[str]:
        """Render a template to its lines: each is a text of its own, such as a candidate for a headline."""
        written = self._render(template, subjects, given).splitlines()
        return [line for text in written for line in settle([text.strip()]) if line]

    def _render(self, template: str, subjects: Mapping[str, Iterable[str]], given: Mapping[str, Any]) -> str:
        """Render a template; raises TemplateProblem naming it and the line."""
        roles = {role: self._role(role, abouts) for role, abouts in subjects.items()}
        try:
            return self._environment.select_template([self._own(template), template]).render(
                session=self._book.get("session", self._book.market.exchange),
                pick=lambda *variants: choice(self._turn, variants),
                **roles,
                **given,
            )
        except TemplateProblem as error:
            raise TemplateProblem(f"템플릿 {template}: {error}") from error
        except jinja2.TemplateSyntaxError as error:
            raise TemplateProblem(
                f"템플릿 {error.name} {error.lineno}행의 문법이 잘못됐습니다: {error.message}"
            ) from error
        except jinja2.TemplateNotFound as error:
            raise TemplateProblem(f"템플릿 {error.name}이(가) 없습니다.") from error
        except (jinja2.TemplateError, AttributeError, TypeError) as error:
            raise TemplateProblem(f"템플릿 {template}{_line(error)}을(를) 쓸 수 없습니다: {error}") from error

    def _own(self, template: str) -> str:
        """Return where the edition's own form of a template would stand."""
        folder, _, name = template.rpartition("/")
        return f"{folder}/{self._edition}/{name}" if self._edition else template

    def _role(self, role: str, abouts: Iterable[str]) -> Subject | list[Subject] | None:
        views = [Subject(about, self._book, self._names) for about in abouts]
        if role in PLURAL_ROLES:
            return views
        return views[0] if views else None


def _line(error: BaseException) -> str:
    """Return the template line on which an error arose, as `` 3행``."""
    trace, line = error.__traceback__, ""
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith((".j2", "<template>")):
            line = f" {trace.tb_lineno}행"
        trace = trace.tb_next
    return line


def pick(seed: str, *variants: str) -> str:
    """Choose one of whole texts, such as headlines; the same seed chooses the same."""
    key = f"{seed}/{'|'.join(variants)}"
    return variants[zlib.crc32(key.encode()) % len(variants)]


@functools.lru_cache(maxsize=8)
def environment(house: Style) -> jinja2.Environment:
    """Return the environment of the sentence templates: plain text, so nothing is escaped here.

    The outputs escape for their format.
    """
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(shipped("templates")),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701 - plain text; the HTML output escapes
        lstrip_blocks=True,
        auto_reload=False,
    )
    for style in (*figures.VALUES, *figures.DATES, *figures.CLOCKS):
        made.filters[style] = _figure_filter(style, house)
    for form in FORMS:
        made.filters[form] = _word_filter(form, house)
    made.filters["roughly"] = functools.partial(_roughly, house)
    made.filters["odds"] = functools.partial(_odds, house)
    made.tests["still"] = _is_still
    made.tests["sharp"] = lambda fact: abs(_needed(fact).value) >= _scale(fact, house).sharp
    made.tests["extreme"] = lambda fact: abs(_needed(fact).value) >= _scale(fact, house).extreme
    made.tests["up"] = lambda fact: _needed(fact).value > 0
    made.tests["down"] = lambda fact: _needed(fact).value < 0
    return made


def _is_still(fact: Fact | None) -> bool:
    """Tell whether a move prints as zero, so that no word of direction can go with it."""
    given = _needed(fact)
    return numbers.rounds_to_zero(given.value, 1 if given.unit == "bp" else 2)


def _needed(fact: object) -> Fact:
    """Return a fact that a filter needs; raises where it is not there, or was misspelt."""
    if isinstance(fact, jinja2.Undefined):
        str(fact)  # a name that does not exist: raises jinja2.UndefinedError, which names it
    if not isinstance(fact, Fact):
        raise TemplateProblem("그날 없는 사실을 씁니다.")
    return fact


def _figure_filter(style: str, house: Style) -> Callable[[Fact | None], str]:
    return lambda fact: figures.set_figure(_needed(fact), style, house)


def _scale(fact: Fact, house: Style) -> moves.MoveScale:
    """Return where the house's words for a subject's moves begin."""
    words = house.index if fact.unit == "bp" or _is_broad(fact.about) else house.stock
    return moves.MoveScale(flat=words.flat, slight=words.slight, sharp=words.sharp, extreme=words.extreme)


def _word_filter(form: Form, house: Style) -> Callable[[Fact | None], str]:
    """Return the filter of a form: the word for a move of this size, left open inside its class.

    A figure stands before it, so none says "크게" besides.
    """

    def word(fact: Fact | None) -> str:
        given = _needed(fact)
        said = moves.words(given.value, form, _scale(given, house))
        told = [word for word in said if not word.startswith("크게 ")]
        return choice(turn(given.session), told)

    return word


def _is_broad(about: str) -> bool:
    """Return whether a subject moves as an index does: an index, a basket, a currency, a sector."""
    return about[0] == "^" or about in {"M7", "DXY", "USDKRW"} or "/" in about


def _odds(house: Style, fact: Fact | None) -> str:
    """Return a probability in whole percents, as last trades are no finer: ``거의 100%``, ``94%``."""
    given = _needed(fact)
    if 99 <= given.value < 100:
        return "거의 " + figures.set_figure(given, "ceiling", house)
    if 0 < given.value < 1:
        return figures.set_figure(given, "ceiling", house) + " 미만"
    return figures.set_figure(given, "percent0", house)


def _roughly(house: Style, fact: Fact | None) -> str:
    """Return a change as speech rounds it, where that is true: ``2% 가까이``, ``4% 넘게``, else ``0.32%``."""
    given = _needed(fact)
    if numbers.nearly(given.value) is not None:
        return figures.set_figure(given, "nearly", house) + " 가까이"
    if numbers.over(given.value) not in {None, "0"} and abs(given.value) % 1 < 0.5:
        return figures.set_figure(given, "over", house) + " 넘게"
    return figures.set_figure(given, "percent", house)
