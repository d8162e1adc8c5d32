"""A fact computed again from its own inputs, and the sum written out for a reader to follow."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from newsgen import measures
from newsgen.measures import MEASURES
from newsgen.model import Fact, Input


class Sum(NamedTuple):
    """A sum written out, its result, and whether the fact says the same."""

    text: str
    value: float
    agrees: bool


_OF_ANY_NUMBER = frozenset({measures.Sum.LAST, measures.Sum.TOTAL})
"""Sums of inputs that do not come in pairs."""

_Step = Callable[[Sequence[Input]], tuple[str, float]]


def recompute(fact: Fact) -> Sum | None:
    """Compute a fact from its inputs; None where they are not kept or do not suffice (counts, streaks)."""
    step = _step(fact)
    if step is None or not fact.inputs or any(value.value == 0 for value in fact.inputs):
        return None
    text, value = step(fact.inputs)
    return Sum(text, value, math.isclose(value, fact.value, rel_tol=1e-6, abs_tol=1e-6))


def worked(kind: measures.Sum, inputs: Sequence[Input]) -> str:
    """Write out a sum of some inputs, its result at the end."""
    return _STEPS[kind](inputs)[0]


def _step(fact: Fact) -> _Step | None:
    """Return how a fact's measure is computed; all but a value itself come of pairs, a base and a last."""
    measure = MEASURES.get(fact.measure)
    if measure is None or measure.sum is None:
        return None
    pairs = len(fact.inputs) % 2 == 0
    return _STEPS[measure.sum] if pairs or measure.sum in _OF_ANY_NUMBER else None


def _last(inputs: Sequence[Input]) -> tuple[str, float]:
    return _n(inputs[-1].value), inputs[-1].value


def _total(inputs: Sequence[Input]) -> tuple[str, float]:
    value = math.fsum(one.value for one in inputs)
    parts = " ".join(f"{one.value:+.10g}" for one in inputs)
    return f"{parts} = {_n(value)}", value


def _difference(inputs: Sequence[Input]) -> tuple[str, float]:
    value = inputs[-1].value - inputs[0].value
    return f"{_n(inputs[-1].value)} - {_n(inputs[0].value)} = {_n(value)}", value


def _basis_points(inputs: Sequence[Input]) -> tuple[str, float]:
    value = (inputs[-1].value - inputs[0].value) * 100
    return f"({_n(inputs[-1].value)} - {_n(inputs[0].value)}) × 100 = {_n(value)} bp", value


def _change(inputs: Sequence[Input]) -> tuple[str, float]:
    """Take the change from the first to the last, or the mean of the changes of several pairs."""
    if len(inputs) > 2:
        return _mean_change(inputs)
    value = (inputs[-1].value / inputs[0].value - 1) * 100
    return f"{_n(inputs[-1].value)} / {_n(inputs[0].value)} - 1 = {value:.4f} %", value


def _mean_change(inputs: Sequence[Input]) -> tuple[str, float]:
    """Take the plain mean of the members' changes; inputs come in pairs, a member's base and its last."""
    changes = [_change(inputs[at : at + 2])[1] for at in range(0, len(inputs), 2)]
    value = sum(changes) / len(changes)
    parts = " ".join(f"{change:+.4f}" for change in changes)
    return f"({parts}) / {len(changes)} = {value:.4f} %", value


def _spread(inputs: Sequence[Input]) -> tuple[str, float]:
    half = len(inputs) // 2
    (first, one), (second, other) = _change(inputs[:half]), _change(inputs[half:])
    return f"({first}) - ({second}) = {one - other:.4f} %포인트", one - other


_STEPS: Mapping[measures.Sum, _Step] = {
    measures.Sum.LAST: _last,
    measures.Sum.TOTAL: _total,
    measures.Sum.DIFFERENCE: _difference,
    measures.Sum.BASIS_POINTS: _basis_points,
    measures.Sum.CHANGE: _change,
    measures.Sum.SPREAD: _spread,
}


def _n(value: float) -> str:
    return f"{value:.10g}"
