"""Every part of every template, an edition's own form too, is rendered: up and down, under all its tags."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import re
from collections.abc import Iterator, Set
from pathlib import Path
from typing import NamedTuple

import jinja2
import msgspec
import pytest
from jinja2 import meta, nodes

from newsgen import rules
from newsgen.config import Style
from newsgen.editions import EDITIONS, Edition
from newsgen.errors import TemplateProblem
from newsgen.facts.book import FactBook
from newsgen.facts.fact import make
from newsgen.model import Account, Event, EventKind, Fact
from newsgen.model.event import Status
from newsgen.resources import shipped
from newsgen.rules.base import INVESTORS, Rule
from newsgen.story import writer as writer_module
from newsgen.story.environment import environment
from newsgen.story.names import Names
from newsgen.story.parts import PARTS, parts_at, parts_of
from newsgen.story.seen import Seen
from newsgen.story.variety import settle
from newsgen.story.writer import Writer
from tests.markets import us
from tests.tables import each

TEMPLATES = Path(shipped("templates"))
DAY, BEFORE = dt.date(2025, 8, 13), dt.date(2025, 7, 7)
SENTENCES = ("items", "article", "notes")
TO_COME = ("meeting", "expected", "scheduled", "closed", "half_session", "week_ahead", "due", "rest_ahead")
"""Measures whose date is one to come."""
NEVER_ALONE = {"large": "cut"}
"""A tag, and one of those beside which alone it is given."""
EMPTY = {
    (edition, *part)
    for edition in ("us-week", "kr-week")
    for part in (
        ("week_drawdown", "lead"),
        ("week_drawdown", "headline"),
        ("week_odds", "tail"),
        ("week_releases", "summary"),
        *(("round_levels", part) for part in ("lead", "headline", "front")),
    )
} | {
    *(("kr-close", "volatility", one) for one in ("second", "tail", "summary")),
    ("us-close", "currencies", "second"),
}
"""Parts that an edition leaves out, and what says nothing of the won: the dollar's alone stands in a lead."""
DRAFTED = {"lead", "second", "body"}
"""Parts that know what the lead tells."""
FEW = {"after_record": 2.0, "records_of_week": 5.0}
"""Counts of which templates tell no more than these: one more is not yet, or no longer, their news."""


ALWAYS_FIRST = 9
"""Roles of yields, of which one is always the first; of a rule with more (releases) each may stand alone."""


LEAD = ("is_lead", "in_lead", "define")
"""What a part is told of the lead: one that asks for none of it is rendered once."""


class OfLead(NamedTuple):
    """One of LEAD that a template asks for."""

    name: str


class Full(FactBook):
    """A book that has every fact of every subject, all of one value."""

    def __init__(self, value: float) -> None:
        super().__init__(us(DAY), ())
        self._value = value

    def get(self, measure: str, about: str) -> Fact:
        counted, _, rest = measure.partition("_")
        if counted in {"months", "quarters", "years"} and rest in {"up", "down"}:
            unit = counted
        else:
            unit = "bp" if measure.startswith(("yield", "decision", "decided", "expected")) else "percent"
        since = dt.date(2025, 9, 17) if measure.startswith(TO_COME) else dt.date(2025, 7, 8)
        value = min(self._value, FEW.get(measure, self._value))
        made = make(measure, about, value, unit, DAY, base=BEFORE, since=since)
        return msgspec.structs.replace(made, as_of="14:30", n=500, periods=60, since_value=4.46)

    def event(self, kind: EventKind, about: str) -> Event:
        return told_by_one(kind, about, "reported")

    def planned(self, kind: EventKind, about: str) -> Event:
        return told_by_one(kind, about, "planned")


def told_by_one(kind: EventKind, about: str, status: Status) -> Event:
    account = Account(id=f"{kind}:{about}", kind=kind, about=about, source="A", day=DAY, status=status)
    return Event(
        id=f"{kind}:{about}@{DAY}",
        kind=kind,
        about=about,
        session=DAY,
        day=DAY,
        part="before",
        status=status,
        title="제롬 파월 연준 의장의 잭슨홀 심포지엄 연설",
        accounts=(account,),
    )


def files() -> list[str]:
    found = (path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.j2"))
    return sorted(name for name in found if name.startswith(SENTENCES))


def compared_with(expr: nodes.Expr) -> Iterator[object]:
    """A constant; of "run:" ~ one.who that of one kind of investor, of "since_of:" ~ x.about of an index."""
    if isinstance(expr, nodes.Const):
        yield expr.value
    elif isinstance(expr, nodes.Concat) and isinstance(expr.nodes[0], nodes.Const):
        of_one = isinstance(expr.nodes[1], nodes.Getattr) and expr.nodes[1].attr == "about"
        yield f"{expr.nodes[0].value}{'^GSPC' if of_one else INVESTORS[0]}"


def asked(rule: Rule, edition: Edition, part: str) -> set[object]:
    """Every tag that a part of the rule's templates asks for, what it takes from others, and of LEAD.

    What another block asks for leaves a part as it is, unless it shows that block.
    """
    found: set[object] = set()
    names = [f"items/{rule.name}.j2", *(own_form(form, rule) for form in edition.forms)]
    for name in names:
        if (TEMPLATES / name).is_file():
            names += sorted(template(name).others - {*names})
            found |= template(name).asked_in(part)
    return found


class Template(NamedTuple):
    """What a template compares with, and what it asks of the lead."""

    others: set[str]
    """The templates that it refers to."""
    outside: set[object]
    """Where no block is: in macros, too."""
    blocks: dict[str, set[object]]
    """In each block."""
    showing: set[str]
    """Blocks that show others."""

    def asked_in(self, part: str) -> set[object]:
        """What it compares with where a part is rendered."""
        shown = self.blocks if part in self.showing else {part}
        return self.outside.union(*(self.blocks.get(one, set()) for one in shown))


@functools.cache
def template(name: str) -> Template:
    tree = environment(Style()).parse((TEMPLATES / name).read_text(encoding="utf-8"))
    blocks = {one.name: [*one.find_all((nodes.Compare, nodes.Name))] for one in tree.find_all(nodes.Block)}
    inside = {id(node) for found in blocks.values() for node in found}
    outside = [node for node in tree.find_all((nodes.Compare, nodes.Name)) if id(node) not in inside]
    return Template(
        {one for one in meta.find_referenced_templates(tree) if one},
        constants(outside),
        {block: constants(found) for block, found in blocks.items()},
        {
            block.name
            for block in tree.find_all(nodes.Block)
            if any(node.name == "self" for node in block.find_all(nodes.Name))
        },
    )


def constants(asking: list[nodes.Compare | nodes.Name]) -> set[object]:
    names = {node for node in asking if isinstance(node, nodes.Name)}
    compared = {tag for node in asking if isinstance(node, nodes.Compare) for tag in compared_with(node.expr)}
    return compared | {OfLead(node.name) for node in names if node.name in LEAD}


def told() -> Iterator[tuple[Rule, list[Edition]]]:
    """Each rule with the editions that tell it from the same templates: what it says is one for them all."""
    found: dict[tuple[object, ...], tuple[Rule, list[Edition]]] = {}
    for edition in EDITIONS.values():
        for rule in rules.of(edition).values():
            own = tuple(form for form in edition.forms if (TEMPLATES / own_form(form, rule)).is_file())
            found.setdefault((rule.name, rule.one, rule.many, own), (rule, []))[1].append(edition)
    yield from found.values()


def own_form(form: str, rule: Rule) -> str:
    return f"items/{form}/{rule.name}.j2"


@each(files())
def test_every_template_can_be_read(name):
    environment(Style()).get_template(name)


VIEW = "article/view.j2"
PICTURES = "article/charts.j2"
"""Sentences over pictures: each block is given its own picture, in tests/outputs/charts/test_recorded.py."""
GIVEN_OF_A_VIEW = {
    **dict.fromkeys(("when", "span", "day", "large"), "그것"),
    **dict.fromkeys(("up", "short_up"), True),
    "seen": Seen(broad=1.5, month=1.5, long=8.0),
}


@pytest.mark.parametrize("name", sorted(parts_at(environment(Style()), VIEW).names))
def test_every_conclusion_is_rendered(name: str) -> None:
    writer = Writer(Full(60.0 if name in {"giant_half", "carried"} else 2.5), Names({}, Style()), Style(), "")
    roles = ("index", "tech", "short", "long", "basket", "giant", "stocks", "small", "fear")
    subjects = dict(zip(roles, writer.subjects(["^GSPC"] * len(roles)), strict=True))
    moves = [f"{one}_by" for one in ("small", "fear", "chips", "tech", "dollar", "oil")]
    given_moves = {
        **dict.fromkeys((*moves, "odds"), subjects["index"].change_day),
        **dict.fromkeys(("long_by", "short_by", "curve"), subjects["long"].yield_change),
    }
    fell = Seen(broad=-1.5, month=-1.5, long=-8.0)
    for given in (GIVEN_OF_A_VIEW, {**GIVEN_OF_A_VIEW, "up": False, "short_up": False, "seen": fell}):
        assert writer.block(VIEW, name, **given, **subjects, **given_moves)


@pytest.mark.parametrize(
    "name", [one for one in files() if re.match("article/.*(?<!view)(?<!charts)[.]j2", one)]
)
@pytest.mark.parametrize("value", [1.5, -1.5])
def test_what_stands_around_the_items_is_rendered(name: str, value: float) -> None:
    writer = Writer(Full(value), Names({}, Style()), Style(), "")
    indices = writer.subjects(["^DJI", "^GSPC", "^IXIC"])
    told = writer.paragraphs(name, indices=indices, first=True, move="change_day", spans=["", "장중 "])
    assert told
    assert all(text == text.strip() for text in told)


def tagged(known: set[str], way: str) -> Iterator[set[str]]:
    """Sets of tags of an item that went a way: none more, each, and each two of them."""
    for pair in itertools.combinations_with_replacement(sorted(known), 2):
        yield {way, f"all_{way}", *pair, *(NEVER_ALONE[tag] for tag in pair if tag in NEVER_ALONE)}
    yield {way}


class Tags(Set[str]):
    """An item's tags, which remember what a template asked of them."""

    def __init__(self, tags: set[str]) -> None:
        self._tags = tags
        self._asked: set[object] = set()
        self._whole = False

    def __contains__(self, tag: object) -> bool:
        self._asked.add(tag)
        return tag in self._tags

    def __iter__(self) -> Iterator[str]:
        self._whole = True
        return iter(self._tags)

    def __len__(self) -> int:
        self._whole = True
        return len(self._tags)

    def are_as(self, tags: set[str]) -> bool:
        """Whether others give the same answers to all that was asked: a part says the same under them."""
        return not self._whole and self._asked & self._tags == self._asked & tags


def filled(rule: Rule) -> Iterator[dict[str, tuple[str, ...]]]:
    """What may stand in the roles of a rule: something in all of them, and in one alone where it has many."""
    many = dict.fromkeys(rule.many, ("^GSPC", "^DJI", "^IXIC"))
    exchange = dict.fromkeys(rule.one & {"exchange"}, ("XNYS",))
    yield many | dict.fromkeys(rule.one, ("^RUT",)) | exchange
    if len(rule.one - {"exchange"}) == 1:
        yield many | dict.fromkeys(rule.one, ("^GSPC",)) | exchange
    if len(rule.one) > ALWAYS_FIRST:
        yield from ({role: ("^RUT",)} for role in sorted(rule.one))


def printed(writer: Writer, rule: Rule, part: str, subjects: dict, given: dict) -> list[str]:
    """What a part says, as the program asks for it: paragraphs of what is told in the text, else lines."""
    if part not in DRAFTED:
        return writer.lines(rule, part, subjects, **given)
    return [text for text in settle(writer.drafts(rule, part, subjects, **given)) if text]


@pytest.mark.parametrize(
    ("rule", "editions"),
    list(told()),
    ids=lambda given: "+".join(one.name for one in given) if isinstance(given, list) else given.name,
)
def test_every_part_says_something_and_nothing_is_missing_in_it(rule: Rule, editions: list[Edition]):
    house, edition = Style(), editions[0]
    for part in [part for part in PARTS if part in parts_of(environment(house), rule.name, edition.forms)]:
        wanted = asked(rule, edition, part)
        known = {tag for tag in wanted if isinstance(tag, str)}
        knows_lead = any(isinstance(one, OfLead) for one in wanted)
        said: set[str] = set()
        for value in (2.5, -2.5, 20.4, -20.4):
            writer = Writer(Full(value), Names({}, house), house, "seed", edition.forms)
            for subjects in filled(rule):
                under: list[Tags] = []
                for tags in tagged(known, "up" if value > 0 else "down"):
                    if any(one.are_as(tags) for one in under):
                        continue
                    under.append(tag := Tags(tags))
                    given = {"tags": tag, "common": tag, "also": tag, "anchor": "그때", "desk": "그말"}
                    given |= {"led": tag, "opens": "opens" in tag} if part in DRAFTED else {}
                    said.update(printed(writer, rule, part, subjects, given | dict.fromkeys(LEAD, False)))
                    if knows_lead:
                        printed(writer, rule, part, subjects, given | dict.fromkeys(LEAD, True))
        for one in editions:
            assert bool(said) is ((one.name, rule.name, part) not in EMPTY), (one.name, part)


@pytest.mark.parametrize("broken", ["{% if %}", "{{ index.change_day | nosuchfilter }}", "{{ nobody.name }}"])
def test_an_edition_s_own_form_that_is_broken_is_seen(broken, monkeypatch: pytest.MonkeyPatch):
    """What the test above is for: broken Jinja in an edition's own template does not pass it."""
    common = '{% extends "items/week_record.j2" %}'
    own = {"items/weekly/week_record.j2": f"{common}{{% block tail %}}{broken}{{% endblock %}}"}
    real = environment(Style())
    loaders = jinja2.ChoiceLoader([jinja2.DictLoader(own), real.loader])
    made = real.overlay(loader=loaders, cache_size=0)
    monkeypatch.setattr(writer_module, "environment", lambda *_: made)
    week = EDITIONS["us-week"]
    writer = Writer(Full(2.5), Names({}, Style()), Style(), "seed", week.forms)
    with pytest.raises(TemplateProblem):
        writer.lines(rules.of(week)["week_record"], "tail", {"indices": ("^GSPC",)}, tags={"up"})


def test_a_block_of_an_edition_can_say_what_the_common_one_says(monkeypatch: pytest.MonkeyPatch):
    own = '{% extends "items/week_record.j2" %}{% block tail %}이번에도 {{ super() }}{% endblock %}'
    real = environment(Style())
    loaders = jinja2.ChoiceLoader([jinja2.DictLoader({"items/weekly/week_record.j2": own}), real.loader])
    monkeypatch.setattr(writer_module, "environment", lambda *_: real.overlay(loader=loaders, cache_size=0))
    week = EDITIONS["us-week"]
    writer = Writer(Full(2.5), Names({}, Style()), Style(), "seed", week.forms)
    lines = writer.lines(rules.of(week)["week_record"], "tail", {"indices": ("^GSPC",)}, tags={"up"})
    assert "이번에도" in lines[0]
    assert "최대 주간 상승" in lines[-1]
