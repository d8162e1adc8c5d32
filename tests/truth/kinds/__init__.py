"""The corruptions, a file a family; ``ALL`` is every one of them."""

from tests.truth.kinds import (
    distributions,
    fed,
    hidden,
    history,
    holes,
    indices,
    moments,
    names,
    rates,
    releases,
    running,
    stocks,
    strays,
    witnesses,
)
from tests.truth.plant import Corruption

FAMILIES = (
    rates,
    fed,
    history,
    stocks,
    strays,
    indices,
    releases,
    names,
    holes,
    distributions,
    moments,
    witnesses,
    running,
    hidden,
)

ALL: tuple[Corruption, ...] = tuple(one for family in FAMILIES for one in family.corruptions())
