"""Predicates know which way their fact went, as it prints."""

from __future__ import annotations

import jinja2
import pytest

from newsgen.config import Style
from newsgen.errors import TemplateProblem
from newsgen.model import Fact
from newsgen.story.environment import environment
from newsgen.story.markup import PREDICATE, Piece, pieces, plain
from newsgen.story.predicates import ends, sign_of
from newsgen.story.variety import settle
from tests.facts.builders import fact

UP = fact("change_day", "^RUT", 1.98, "percent")
DOWN = fact("change_day", "^GSPC", -0.32, "percent")
STILL = fact("change_day", "^DJI", -0.004, "percent")
CLOSE = fact("close", "^RUT", 2328.06, "level")
GAP = fact("release_gap", "CPI_YOY", -0.1, "pp")


def predicate(marked: str) -> Piece:
    (found,) = (piece for piece in pieces(marked) if piece.kind == PREDICATE)
    return found


@pytest.mark.parametrize(
    ("given", "sign", "expected"),
    [
        (UP, None, "1"),
        (DOWN, None, "-1"),
        (STILL, None, "0"),
        (CLOSE, None, "0"),
        (CLOSE, DOWN, "-1"),
        (CLOSE, "up", "1"),
        (UP, "", "0"),
        (GAP, None, "0"),
        (GAP, GAP, "-1"),
    ],
)
def test_the_sign(given: Fact, sign: Fact | str | None, expected: str) -> None:
    made = predicate(ends("기록했다", given, sign))
    assert made.payload == (expected, given.about, given.measure)


def test_what_stands_before_the_predicate_stays_outside() -> None:
    made = ends(ends("앞의 말", UP) + " 거래를 마쳤다.", UP)
    assert [piece.text for piece in pieces(made)] == ["앞의 말", " ", "거래를 마쳤다", "."]
    assert plain(made) == "앞의 말 거래를 마쳤다."


def test_in_a_template() -> None:
    sentence = environment(Style()).from_string("{{ fact | percent }} {{ fact | went }}.")
    (text,) = settle([sentence.render(fact=UP)])
    assert predicate(text).payload == ("1", "^RUT", "change_day")
    assert plain(text) in {"1.98% 올랐다.", "1.98% 상승했다.", "1.98% 뛰었다."}
    closing = environment(Style()).from_string("{{ '거래를 마쳤다' | ends(fact, sign='down') }}.")
    assert predicate(closing.render(fact=UP)).payload[0] == "-1"


def test_a_missing_fact_is_an_error() -> None:
    with pytest.raises(TemplateProblem):
        ends("올랐다", None)
    with pytest.raises(TemplateProblem):
        ends(".", UP)
    with pytest.raises(TemplateProblem):
        sign_of("위로")
    with pytest.raises(jinja2.UndefinedError):
        environment(Style()).from_string("{{ '올랐다' | ends(absent) }}").render()
