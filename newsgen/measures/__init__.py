"""The measures: the names that a fact can have, and what each means."""

from __future__ import annotations

from newsgen.measures.measure import OF_ONE_CLOSE, Ago, Decision, Measure, Sort, Span, Sum
from newsgen.measures.table import MEASURES, over

__all__ = ["MEASURES", "OF_ONE_CLOSE", "Ago", "Decision", "Measure", "Sort", "Span", "Sum", "over"]
