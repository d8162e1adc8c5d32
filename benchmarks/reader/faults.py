"""Every fault of an article, with the words that show it: what none may have, and what is to be rare."""

from __future__ import annotations

from benchmarks.reader.fault import Fault, Offered
from benchmarks.reader.printed import Printed
from benchmarks.reader.rankings import skipped
from benchmarks.reader.repeats import repeated, same_numbers
from benchmarks.reader.telling import dropped, empty_leads, led, unprinted
from benchmarks.reader.words import adverbs, contrasts, headlines, left_over, words

HARD = (
    "skipped mover",
    "empty lead",
    "dropped item",
    "unprinted item",
    "figure repeated",
    "number repeated",
    "long headline",
    "blank",
    "english",
    "false claim",
    "false event",
    "event as a cause",
)
"""Kinds of which there must be none."""
SOFT = (
    "empty lead sentence",
    "largest not in lead",
    "headline apart from lead",
    "false contrast",
    "adverb again",
    "method",
    "definition",
    "heated index",
    "trailing zero",
    "two strengths",
    "skipped industry",
)
"""Kinds that are to be few; each is shown."""


def faults_of(printed: Printed, offered: Offered) -> list[Fault]:
    """Return every fault of an article."""
    return [
        *skipped(printed, offered),
        *empty_leads(printed),
        *dropped(printed, offered.items),
        *unprinted(printed, offered),
        *repeated(printed),
        *same_numbers(printed),
        *headlines(printed),
        *led(printed, offered.items),
        *contrasts(printed),
        *adverbs(printed),
        *left_over(printed),
        *words(printed),
    ]
