"""Rules, their templates and the measures fit together; every template is rendered, an edition's own too."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path

import jinja2.meta
import pytest
from jinja2 import nodes

from newsgen import rules
from newsgen.config import Style
from newsgen.editions import EDITIONS
from newsgen.measures import MEASURES
from newsgen.resources import shipped
from newsgen.rules.base import Rule
from newsgen.story import investors
from newsgen.story.environment import environment
from newsgen.story.parts import PARTS, parts_of
from newsgen.story.ranking import Group, Ranking, Shared, Side
from tests.tables import each

ITEMS = Path(shipped("templates")) / "items"
NAMES = {
    "name",
    "short",
    "headline",
    "country",
    "plain",
    "about",
    "role",
    "event",
    "telling",
    "report",
    "on",
    "coming",
}
"""``event``, ``telling``, ``report``, ``on`` and ``coming`` are of events."""
OF_AN_EVENT = {"title", "part"}
OF_A_SPEECH = {"who", "where", "deed", "short", "surname", "called"}
OF_A_DAY = {
    "row",
    "key",
    "anew",
    "head",
    "own",
    "dated",
    "who",
    "kind",
    "verb",
    "noun",
    "going",
    "end",
    "fact",
    "run",
    "gone",
    "plans",
}
"""Of a day to come, and of what is due on it, as ``_coming.j2`` makes them."""
OF_A_FACT = {"value", "n", "since", "base", "periods", "as_of"}
OF_A_LIST = {"0", "1", "append", "extend", "list", "ahead", "behind", "more"}
"""Of one that a template makes, and of what ``groupby`` does."""
OF_A_RANKING = {*Ranking._fields, *Group._fields, *Side._fields, *Shared._fields}
"""Of a ranking of stocks, and of who is told together in it."""
OF_A_TRADE = {
    *(name for kind in (investors.Sides, investors.Side, investors.Trader) for name in vars(kind)),
    *(name for kind in (investors.Sides, investors.Side, investors.Trader) for name in kind._fields),
}
"""Of who bought and who sold."""
OF_A_MARKET = {"bank", "bonds", "stocks", "finance", "fixing", "sorts", "local", "expiry", "of", "ranked"}
GIVEN = {
    "session",
    "super",
    "market",
    "pick",
    "eve",
    "day_of_year",
    "tags",
    "also",
    "common",
    "is_lead",
    "led",
    "opens",
    "in_lead",
    "define",
    "weekly",
    "anchor",
    "desk",
    "noted",
    "told",
    "dated",
    "relations",
    "explained",
    "happened",
    "nth",
    "heads",
    "mains",
    "leads",
}
"""What every template is given besides the roles of its rule."""

LEADLESS = {"week_drawdown"}
"""Whose template takes the lead of the one that it extends away."""

BY_NAME = {rule.name: rule for rule in rules.RULES}
FILES = sorted(path.relative_to(ITEMS).as_posix() for path in ITEMS.rglob("*.j2"))
OF_RULES = [name for name in FILES if not Path(name).name.startswith("_")]


def parsed(text: str) -> nodes.Template:
    return environment(Style()).parse(text)


@functools.cache
def tree(name: str) -> nodes.Template:
    return parsed((ITEMS / name).read_text(encoding="utf-8"))


def rule_of(name: str) -> Rule:
    return BY_NAME[Path(name).stem]


def blocks(name: str) -> dict[str, nodes.Template]:
    """The parts of a template, each as a template of its own."""
    house = environment(Style())
    found = tree(name).find_all(nodes.Block)
    return {one.name: nodes.Template(one.body, lineno=1).set_environment(house) for one in found}


def free_names(block: nodes.Template) -> set[str]:
    """Names that a part expects to be given, in what it includes too."""
    included = [tree(Path(node.template.as_const()).name) for node in block.find_all(nodes.Include)]
    found: set[str] = set()
    stored: set[str] = set()
    for one in (block, *included):
        stored |= {node.name for node in one.find_all(nodes.Name) if node.ctx == "store"}
        found |= jinja2.meta.find_undeclared_variables(one)
    return found - stored


def attributes(template: nodes.Template) -> Iterator[str]:
    """Attributes that a template asks of anything, those named in a filter's argument too."""
    for node in template.find_all((nodes.Getattr, nodes.Filter)):
        if isinstance(node, nodes.Getattr):
            if not (isinstance(node.node, nodes.Name) and node.node.name == "loop"):
                yield node.attr
        else:
            texts = [arg.value for arg in node.args[:1] if isinstance(arg, nodes.Const)]
            named = [k.value for k in node.kwargs if k.key == "attribute"]
            texts += [each.value for each in named if isinstance(each, nodes.Const)]
            if node.name in {"selectattr", "rejectattr", "sort", "map", "sum", "max", "min"}:
                for text in texts:
                    yield from str(text).split(".")


@each(rules.RULES)
def test_every_rule_has_its_template_with_a_body(rule: Rule):
    assert "body" in parts_of(environment(Style()), rule.name, "")


def test_no_template_is_left_over():
    assert {Path(name).stem for name in OF_RULES} == set(BY_NAME)
    folders = {Path(name).parts[0] for name in OF_RULES if "/" in name}
    assert folders <= {form for edition in EDITIONS.values() for form in edition.forms}


def test_an_edition_has_forms_of_its_own_only_of_what_it_tells():
    told: dict[str, set[str]] = {}
    for edition in EDITIONS.values():
        for form in edition.forms:
            told.setdefault(form, set()).update(rules.of(edition))
    for form, names in told.items():
        own = {path.stem for path in (ITEMS / form).glob("[!_]*.j2")}
        assert own <= names, form


@each(name for name in OF_RULES if "/" in name)
def test_an_edition_s_own_form_extends_the_rule_s_template(name):
    (extended,) = tree(name).find_all(nodes.Extends)
    assert extended.template.as_const() == f"items/{Path(name).name}"


@each(OF_RULES)
def test_a_template_holds_parts_that_there_are_and_nothing_beside_them(name):
    assert set(blocks(name)) <= set(PARTS)
    beside = [node for node in tree(name).body if not isinstance(node, nodes.Block | nodes.Extends)]
    assert not "".join(part.data for node in beside for part in node.find_all(nodes.TemplateData)).strip()
    assert all(isinstance(node, nodes.Output) for node in beside), "what stands outside a part is never read"


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=lambda edition: edition.name)
def test_what_may_lead_an_edition_has_a_lead_a_headline_and_perhaps_a_front(edition):
    able = {
        name
        for name, rule in rules.of(edition).items()
        if edition.over in rule.leads_over
        and name not in LEADLESS
        and "lead" in parts_of(environment(Style()), name, edition.forms)
    }
    assert able == {
        "us-close": {
            "market_close",
            "path",
            "divergence",
            "drawdown",
            "extremes",
            "giant",
            "round_levels",
            "year_line",
            "largest_move",
            "reversal",
            "yields",
            "fed_decision",
            "turn",
            "period_end",
            "base_rate",
            "largest_ever",
        },
        "us-midday": {"market_close", "divergence", "path"},
        "us-week": {"week_close", "week_days"},
    }.get(edition.name, able)
    assert all("headline" in parts_of(environment(Style()), name, edition.forms) for name in able)


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=lambda edition: edition.name)
def test_an_edition_has_one_close_which_may_lead_it(edition):
    (close,) = [rule for rule in rules.of(edition).values() if rule.is_close]
    assert edition.over in close.leads_over


@each(OF_RULES)
def test_a_template_names_only_roles_of_its_rule(name):
    rule = rule_of(name)
    for part, block in blocks(name).items():
        assert free_names(block) <= rule.one | rule.many | GIVEN, part


@each(FILES)
def test_a_template_asks_only_for_measures_that_exist(name):
    assert (
        set(attributes(tree(name)))
        <= MEASURES.keys()
        | NAMES
        | OF_A_FACT
        | OF_A_LIST
        | OF_A_MARKET
        | OF_AN_EVENT
        | OF_A_SPEECH
        | OF_A_DAY
        | OF_A_RANKING
        | OF_A_TRADE
    )


def test_the_walk_sees_a_measure_that_does_not_exist():
    wrong = parsed("{{ x.chnge_day | percent }}{{ y | sort(attribute='clse.value') }}{{ loop.last }}")
    assert set(attributes(wrong)) == {"chnge_day", "clse", "value"}


@each(OF_RULES)
def test_roles_that_are_lists_are_loops_and_single_ones_are_not(name):
    rule = rule_of(name)
    looped = {
        loop.iter.name
        for loop in tree(name).find_all(nodes.For)
        if isinstance(loop.iter, nodes.Name) and loop.iter.name in rule.one | rule.many
    }
    assert looped <= rule.many


@each(rules.RULES)
def test_a_role_is_one_or_many_and_never_both(rule: Rule):
    assert not rule.one & rule.many
