"""The measures: the names that a fact can have, and what each means."""

from __future__ import annotations

from newsgen.measures.measure import Ago, Decision, Measure, Sort, Span, Sum
from newsgen.measures.table import MEASURES, over

__all__ = ["MEASURES", "Ago", "Decision", "Measure", "Sort", "Span", "Sum", "over"]
