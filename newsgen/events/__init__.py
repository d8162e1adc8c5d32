"""Events: in which session one could first be reacted to, and what several sources say of one together."""

from __future__ import annotations

from newsgen.events.items import wording
from newsgen.events.merging import RESULTS, expected, happened
from newsgen.events.official import QUARTERLY
from newsgen.events.placing import PARTS, placed, possible
from newsgen.events.reports import NEAR

__all__ = ["NEAR", "PARTS", "QUARTERLY", "RESULTS", "expected", "happened", "placed", "possible", "wording"]
