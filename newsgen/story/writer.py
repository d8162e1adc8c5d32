"""Items to marked text: the templates see subjects and their facts, and nothing else.

A template names a subject by its role (``index``, ``stocks``) and a fact by its measure
(``index.change_day``).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import jinja2

from newsgen.config import Style
from newsgen.errors import TemplateProblem
from newsgen.facts import FactBook
from newsgen.markets import Session
from newsgen.model import Fact
from newsgen.rules import Rule
from newsgen.story.environment import environment
from newsgen.story.names import Names
from newsgen.story.parts import Parts, parts_at, parts_of
from newsgen.story.variety import choice, settle, turn
from newsgen.story.views import MarketView, Subject

Subjects = Mapping[str, Iterable[str]]
"""Role -> symbols."""

PARAGRAPH = "¶"
"""Stands between two paragraphs of a template; line breaks and blank lines mean nothing there."""


def _day_of_year(session: Session) -> str:
    """Return what a reader knows the day by before its date, where it is the first or the last of a year."""
    if session.is_first_of_year:
        return "새해 첫 거래일인 "
    return "올해 마지막 거래일인 " if session.is_last_of_year else ""


class Writer:
    """Renders the templates of one article."""

    def __init__(
        self,
        book: FactBook,
        names: Names,
        house: Style,
        seed: str,
        forms: tuple[str, ...] = (),
        own: str = "",
    ) -> None:
        self._book = book
        self.market = book.market
        self.session = book.session
        self.names = names
        self._environment = environment(house, own)
        self.turn = turn(book.day)
        """The number of the day, one more than that of the weekday before."""
        gap = (book.session.day - book.session.previous.day).days
        self.is_first_of_week = book.session.first_of_week == book.session
        self.seed = seed
        self._own_forms = forms
        self._found: dict[str, Parts] = {}
        self._subjects: dict[str, Subject] = {}
        self._every: dict[str, Any] = {
            "session": book.get("session", book.market.exchange),
            "market": MarketView(book.market),
            "pick": self._pick,
            "nth": self.turn,
            "heads": None,
            "mains": (),
            "leads": "",
            "eve": "전날" if gap == 1 else "전 거래일",
            "day_of_year": _day_of_year(book.session),
            "weekly": self.is_first_of_week,
            "also": frozenset(),
            "desk": "",
            "noted": False,
            "relations": frozenset(),
            "explained": frozenset(),
            "told": frozenset(),
            "dated": frozenset(),
            "happened": frozenset(),
        }
        """What every template is given."""

    def has(self, rule: Rule, part: str) -> bool:
        """Tell whether a rule's template has a part."""
        return part in self._parts(rule)

    def drafts(self, rule: Rule, part: str, subjects: Subjects, **given: Any) -> list[str]:
        """Render a part to paragraphs, the wordings still open that ``pick`` leaves so: ``settle`` them."""
        return _paragraphs(self._part(rule, part, subjects, given))

    def lines(self, rule: Rule, part: str, subjects: Subjects, **given: Any) -> list[str]:
        """Render a part to its lines, each a text of its own, such as a candidate for a headline.

        Nothing where the rule has no such part.
        """
        if not self.has(rule, part):
            return []
        written = self._part(rule, part, subjects, given).splitlines()
        return [line for text in written for line in settle([text.strip()]) if line]

    def paragraphs(self, template: str, **given: Any) -> list[str]:
        """Render a whole template to paragraphs of marked text, parted by ``¶``; white space is folded."""
        with named(template):
            text = parts_at(self._environment, *self._forms(template)).whole({**self._every, **given})
        return [text for text in settle(_paragraphs(text)) if text]

    def block(self, template: str, part: str, **given: Any) -> str:
        """Render one block of a template that is no rule's, its wordings still open."""
        with named(template):
            parts = parts_at(self._environment, *self._forms(template))
            return " ".join(_paragraphs(parts.render(part, {**self._every, **given})))

    def figure(self, fact: str, style: str) -> str:
        """Set one figure of a fact, by its id."""
        return str(self._environment.filters[style](self._book[fact]))

    def fact(self, measure: str, about: str) -> Fact | None:
        """Return what was measured of a subject; None where it was not."""
        return self._book.get(measure, about)

    def value(self, fact: str) -> float:
        """Return the raw value of a fact, by its id."""
        return self._book[fact].value

    def subjects(self, abouts: Iterable[str]) -> list[Subject]:
        """Return subjects as a template sees them."""
        return [self._subject(about) for about in abouts]

    def _subject(self, about: str) -> Subject:
        if about not in self._subjects:
            self._subjects[about] = Subject(about, self._book, self.names)
        return self._subjects[about]

    def _parts(self, rule: Rule) -> Parts:
        if rule.name not in self._found:
            with named(f"items/{rule.name}.j2"):
                self._found[rule.name] = parts_of(self._environment, rule.name, self._own_forms)
        return self._found[rule.name]

    def _part(self, rule: Rule, part: str, subjects: Subjects, given: Mapping[str, Any]) -> str:
        parts = self._parts(rule)
        if part not in parts:
            raise TemplateProblem(f"템플릿 items/{rule.name}.j2에 {part} 부분이 없습니다.")
        with named(f"items/{rule.name}.j2"):
            return parts.render(part, {**self._every, **self._roles(rule, subjects), **given})

    def _roles(self, rule: Rule, subjects: Subjects) -> dict[str, Subject | list[Subject] | None]:
        """Return what stands in each role of a rule: a list, or one subject, or None where nothing does."""
        many = {role: self.subjects(subjects.get(role, ())) for role in rule.many}
        return many | {role: next(iter(self.subjects(subjects.get(role, ()))), None) for role in rule.one}

    def _pick(self, *variants: str) -> str:
        return choice(self.turn, variants)

    def _forms(self, template: str) -> list[str]:
        """Return where a template may stand: the edition's own forms of it, the common one."""
        folder, _, name = template.rpartition("/")
        return [*(f"{folder}/{each}/{name}" for each in self._own_forms), template]


def _paragraphs(text: str) -> list[str]:
    blocks = (" ".join(block.split()) for block in text.split(PARAGRAPH))
    return [block for block in blocks if block]


@contextmanager
def named(template: str) -> Iterator[None]:
    """Turn whatever is wrong with a template into a TemplateProblem that names it and the line."""
    try:
        yield
    except TemplateProblem as error:
        raise TemplateProblem(f"템플릿 {template}: {error}") from error
    except jinja2.TemplateSyntaxError as error:
        raise TemplateProblem(
            f"템플릿 {error.name} {error.lineno}행의 문법이 잘못됐습니다: {error.message}"
        ) from error
    except jinja2.TemplateNotFound as error:
        raise TemplateProblem(f"템플릿 {error.name or template}이(가) 없습니다.") from error
    except (jinja2.TemplateError, AttributeError, TypeError) as error:
        raise TemplateProblem(f"템플릿 {template}{_line(error)}을(를) 쓸 수 없습니다: {error}") from error


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
