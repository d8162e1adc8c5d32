"""Rules, their templates and the measures fit together."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import jinja2.meta
import pytest
from jinja2 import nodes

from newsgen import rules
from newsgen.config import Style
from newsgen.editions import EDITIONS
from newsgen.facts import MEASURES
from newsgen.resources import shipped
from newsgen.rules.base import Rule
from newsgen.story.writer import PLURAL_ROLES, environment

ITEMS = Path(shipped("templates")) / "items"
LEADS = frozenset().union(*(edition.leads for edition in EDITIONS.values()))
SECTIONS = [section for edition in EDITIONS.values() for section in edition.sections]
NAMES = {"name", "short", "headline", "about"}
OF_A_FACT = {"value", "n", "since", "base"}
GIVEN = {"session", "pick", "tags", "also", "common", "is_lead", "anchor", "brief", "paragraph"}
"""What every template is given besides the roles of its rule."""

BY_NAME = {rule.name: rule for rule in rules.RULES}


def templates() -> list[str]:
    return sorted(path.name for path in ITEMS.glob("*.j2") if not path.name.startswith("_"))


def parsed(text: str) -> nodes.Template:
    return environment(Style()).parse(text)


def tree(name: str) -> nodes.Template:
    return parsed((ITEMS / name).read_text(encoding="utf-8"))


def free_names(name: str) -> set[str]:
    """Names that a template expects to be given."""
    stored = {node.name for node in tree(name).find_all(nodes.Name) if node.ctx == "store"}
    return jinja2.meta.find_undeclared_variables(tree(name)) - stored


def attributes(template: nodes.Template) -> Iterator[str]:
    """Attributes that a template asks of anything, those named in a filter's argument too."""
    for node in template.find_all((nodes.Getattr, nodes.Filter)):
        if isinstance(node, nodes.Getattr):
            if not (isinstance(node.node, nodes.Name) and node.node.name == "loop"):
                yield node.attr
        else:
            texts = [arg.value for arg in node.args[:1] if isinstance(arg, nodes.Const)]
            texts += [k.value.value for k in node.kwargs if k.key == "attribute"]
            if node.name in {"selectattr", "rejectattr", "sort", "map", "sum", "max", "min"}:
                for text in texts:
                    yield from str(text).split(".")


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.name)
def test_every_rule_has_its_template(rule: type[Rule]):
    assert f"{rule.name}.j2" in templates()


@pytest.mark.parametrize("name", sorted(LEADS))
def test_a_rule_that_can_lead_has_a_lead_and_a_headline(name):
    assert {f"{name}.lead.j2", f"{name}.headline.j2"} <= set(templates())


def test_no_template_is_left_over():
    assert {name.partition(".")[0] for name in templates()} == set(BY_NAME)
    able = {name.partition(".")[0] for name in templates() if ".lead." in name or ".headline." in name}
    assert able == LEADS


def test_every_rule_has_its_place_in_the_article():
    placed = [name for _, names in SECTIONS for name in names]
    assert set(placed) == set(BY_NAME)


@pytest.mark.parametrize("name", templates())
def test_a_template_names_only_roles_of_its_rule(name):
    assert free_names(name) <= BY_NAME[name.partition(".")[0]].roles | GIVEN


@pytest.mark.parametrize("name", [*templates(), "_lines.j2", "_fed.j2", "_week.j2"])
def test_a_template_asks_only_for_measures_that_exist(name):
    assert set(attributes(tree(name))) <= MEASURES.keys() | NAMES | OF_A_FACT


def test_the_walk_sees_a_measure_that_does_not_exist():
    wrong = parsed("{{ x.chnge_day | percent }}{{ y | sort(attribute='clse.value') }}{{ loop.last }}")
    assert set(attributes(wrong)) == {"chnge_day", "clse", "value"}


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.name)
def test_roles_that_are_lists_are_loops_and_single_ones_are_not(rule: type[Rule]):
    """A role is a list in every rule or in none: its name says which."""
    looped = {
        loop.iter.name
        for loop in tree(f"{rule.name}.j2").find_all(nodes.For)
        if isinstance(loop.iter, nodes.Name) and loop.iter.name in rule.roles
    }
    assert looped <= PLURAL_ROLES


def test_no_rule_may_import_another():
    """The contract in pyproject.toml names them all; import-linter holds it."""
    root = Path(__file__).parents[2]
    contracts = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    (named,) = [one["modules"] for one in contracts["contracts"] if one["type"] == "independence"]
    modules = {f"newsgen.rules.{path.stem}" for path in (root / "newsgen" / "rules").glob("[!_]*.py")}
    assert set(named) == modules - {"newsgen.rules.base", "newsgen.rules.desk"}
