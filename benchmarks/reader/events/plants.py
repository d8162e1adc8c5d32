"""Texts by hand in which something is wrong: what the judge finds of it, misses, and calls wrong by itself.

A file of plants is TOML::

    [[article]]
    day = 2026-01-23            # the session that the text is about, or the last of its week
    edition = "us-close"        # or "us-week"; us-close where it is left out
    text = '''
    인텔, 실적 발표 뒤 17% 폭락
    전날 장 마감 후 실적을 발표한 인텔은 17% 폭락했다. ...
    '''                         # a line is a paragraph; the first line is the headline

    [[article.wrong]]           # once for each wrong thing; none where the text is right throughout
    words = "전날 장 마감 후"   # words that stand in the sentence that is wrong
    about = "INTC"              # whose symbol, where the sentence names several companies
    why = "..."                 # for a person

Everything that no ``wrong`` names is right: what the judge calls wrong there is a false alarm. ``python -m
benchmarks.reader.events FILE...`` prints the result.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.reader.events.judge import Found, Judge
from benchmarks.reader.wording import END


class Wrong(NamedTuple):
    """One thing that is wrong in a text."""

    words: str
    about: str
    why: str


class Plant(NamedTuple):
    """One text."""

    name: str
    day: dt.date
    edition: str
    sentences: tuple[tuple[str, str], ...]
    wrong: tuple[Wrong, ...]


class Outcome(NamedTuple):
    """What the judge made of some texts."""

    found: tuple[str, ...]
    missed: tuple[str, ...]
    alarms: tuple[str, ...]
    judged: int
    """Statements that were borne out or not."""
    untold: tuple[str, ...]
    """Statements that the files do not tell, and sentences of which nothing was read."""


def read(path: Path) -> Iterator[Plant]:
    """Yield the texts of a file; ValueError where one is not as it should be."""
    for at, one in enumerate(tomllib.loads(path.read_text(encoding="utf-8")).get("article", []), 1):
        yield _plant(f"{path.stem} {at}", one)


def _plant(name: str, one: dict[str, Any]) -> Plant:
    lines = [line.strip() for line in str(one["text"]).splitlines() if line.strip()]
    sentences = [("headline", lines[0])]
    sentences += [("stocks", part) for line in lines[1:] for part in END.split(line) if part]
    wrong = tuple(Wrong(w["words"], w.get("about", ""), w.get("why", "")) for w in one.get("wrong", []))
    for each in wrong:
        if not any(each.words in text for _, text in sentences):
            raise ValueError(f"{name}: no sentence has the words {each.words!r}")
    if not isinstance(one["day"], dt.date):
        raise ValueError(f"{name}: day is no date")
    return Plant(name, one["day"], one.get("edition", "us-close"), tuple(sentences), wrong)


def tried(plants: Iterable[Plant], judge: Judge) -> Outcome:
    """Judge texts and hold what was found against what is wrong in them."""
    hits: list[str] = []
    missed: list[str] = []
    alarms: list[str] = []
    untold: list[str] = []
    judged = 0
    for plant in plants:
        found = judge.read(plant.sentences, plant.day, plant.edition)
        judged += sum(one.holds is not None for one in found.verdicts)
        for wrong in plant.wrong:
            (hits if _hit(wrong, found) else missed).append(f"{plant.name}: {wrong.words} ({wrong.why})")
        alarms += [
            f"{plant.name}: {one}" for one in found.false if not _known(plant, one.sentence, one.about)
        ]
        alarms += [f"{plant.name}: causal: {text}" for text in found.causal if not _known(plant, text, "")]
        untold += [f"{plant.name}: {one}" for one in found.verdicts if one.holds is None]
        untold += [f"{plant.name}: unread: {text}" for text in found.unread]
    return Outcome(tuple(hits), tuple(missed), tuple(alarms), judged, tuple(untold))


def _same(words: str, sentence: str) -> bool:
    """Tell whether a sentence is the one with the words, or a piece of the headline with them."""
    return words in sentence or (len(sentence) > 8 and sentence in words)


def _hit(wrong: Wrong, found: Found) -> bool:
    some = (one for one in found.false if wrong.about in {"", one.about})
    return any(_same(wrong.words, one.sentence) for one in some) or any(
        wrong.words in text for text in found.causal
    )


def _known(plant: Plant, sentence: str, about: str) -> bool:
    return any(
        _same(each.words, sentence) and (not each.about or not about or each.about == about)
        for each in plant.wrong
    )


def shown(outcome: Outcome) -> str:
    """Return the outcome as a person reads it."""
    planted = len(outcome.found) + len(outcome.missed)
    lines = [
        f"planted {planted}, found {len(outcome.found)}, missed {len(outcome.missed)}, "
        f"false alarms {len(outcome.alarms)}, statements judged {outcome.judged}, "
        f"not told {len(outcome.untold)}"
    ]
    for title, some in (
        ("missed", outcome.missed),
        ("false alarm", outcome.alarms),
        ("not told", outcome.untold),
    ):
        lines += [f"  {title}: {' '.join(each.split())}" for each in some]
    return "\n".join(lines)
