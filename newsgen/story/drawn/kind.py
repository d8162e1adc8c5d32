"""What a conclusion is."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from newsgen.editions import Over
from newsgen.story.seen import Seen

DAY: frozenset[Over] = frozenset({"session"})
LONG: frozenset[Over] = frozenset({"session", "week"})
ANY: frozenset[Over] = frozenset({"session", "so_far", "week"})
YIELDS = "(?:국채|국고채|년물)[^.]*금리"
FEAR = "변동성지수|VIX"
DOLLAR = r"(?<![원엔억만조\d]·)(?<![억만조\d])달러(?:인덱스|가|는|도|의)"
OIL = "원유|유가"
"""How the body tells of yields, of the index of fear, of the dollar against the others, and of oil."""


class Conclusion(NamedTuple):
    """A conclusion: the block of ``templates/article/view.j2`` that says it, and when it holds."""

    name: str
    matter: str
    """What it is about: one conclusion of a matter is drawn, the weightiest."""
    weight: float
    holds: Callable[[Seen], bool]
    over: frozenset[Over] = DAY
    """What articles conclude it."""
    bars: frozenset[str] = frozenset()
    """Conclusions that would say the same again, or gainsay it; each bars the other."""
    untold: str = ""
    """A pattern of what the body says where it tells it already."""
    unled: str = ""
    """The same of the lead."""
    printed: tuple[str, ...] = ()
    """Patterns of what the article must print for it: no reader can weigh what does not stand there."""
