"""What came of a corruption: whether something wrong was printed, and whether the editor was told."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import msgspec

from newsgen.errors import Held
from newsgen.facts import FactBook
from newsgen.finding import Severity
from newsgen.model import Article, Fact, Item
from newsgen.outputs import OUTPUTS
from newsgen.pipeline import Day
from newsgen.recheck import wrong_figures
from tests.truth.plant import Corruption
from tests.truth.stage import Played, Stage

CLAIMS = frozenset(
    {
        *("up", "down", "all_up", "all_down", "mixed", "opposite", "same", "against"),
        *("record", "high", "low", "fresh", "again", "largest", "first", "cut", "hold", "hike"),
    }
)
"""Tags with which a template says something of the market in words alone."""


class Outcome(StrEnum):
    """How a corruption ends, the best first."""

    REFUSED = "refused"
    """The import is refused."""
    HELD = "held"
    """There is no article, and the editor is told why."""
    DROPPED = "dropped"
    """Nothing wrong is printed, and the editor is told of the thing."""
    FLAGGED = "flagged"
    """Something wrong is printed, and the editor is told of the thing."""
    UNHARMED = "unharmed"
    """Nothing wrong is printed, and nobody is told."""
    STOPPED = "stopped"
    """There is no article for another reason than that the data are doubtful."""
    SILENT = "silent"
    """Something wrong is printed without a word."""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The outcome and what it rests on."""

    corruption: Corruption
    outcome: Outcome
    wrong: tuple[str, ...] = ()
    """What is printed that does not hold."""
    words: tuple[str, ...] = ()
    """What the editor is told that the clean morning does not tell, of the thing."""
    others: tuple[str, ...] = ()
    """What the editor is told besides."""


def judge(
    one: Corruption,
    played: Played,
    clean: Played,
    truth: Day,
    known: Mapping[tuple[str, str], float | None] | None = None,
) -> Verdict:
    """Hold what came of a corruption against the clean morning.

    Printed and wrong is a figure whose fact the clean data do not have, or have with a value or a date that
    prints otherwise or points the other way; a claim in words whose tags the clean data deny; and, where the
    editor is told nothing of the thing, a list of movers without the one that moved furthest.
    ``known`` overrules the clean data: what they tell of it is itself in doubt, and so is a word of theirs.
    The editor's words are the flags of the article and the findings that are to be read, as far as the clean
    morning has not the very same; one counts if it has one of the corruption's names.
    """
    if played.stopped is not None or played.article is None or played.day is None:
        return _stopped(one, played)
    told = dict.fromkeys(_told(played))
    if clean.article is not None and not known:
        told = {line: None for line in told if line not in set(_told(clean))}
    words = tuple(line for line in told if named(line, one.names))
    others = tuple(line for line in told if line not in words)
    wrong = (
        *_figures(played.article, truth, known or {}),
        *_claims(played.day, truth),
        *_verbatim(one, played.article),
    )
    if one.genuine:
        wrong = ()
    elif not wrong and not words:
        wrong = tuple(_left_out(played.day, truth))
    outcome = {
        (True, True): Outcome.FLAGGED,
        (True, False): Outcome.SILENT,
        (False, True): Outcome.DROPPED,
        (False, False): Outcome.UNHARMED,
    }[bool(wrong), bool(words)]
    return Verdict(corruption=one, outcome=outcome, wrong=wrong, words=words, others=others)


def _stopped(one: Corruption, played: Played) -> Verdict:
    said = str(played.stopped)
    if played.refused:
        outcome = Outcome.REFUSED
    else:
        outcome = Outcome.HELD if isinstance(played.stopped, Held) else Outcome.STOPPED
    fits = named(said, one.names)
    return Verdict(
        corruption=one,
        outcome=outcome,
        words=(said,) if fits else (),
        others=() if fits else (f"{type(played.stopped).__name__}: {said}",),
    )


def named(line: str, names: Iterable[str]) -> bool:
    """Tell whether a line has one of the words."""
    return any(name in line for name in names)


def _told(played: Played) -> Iterator[str]:
    """Yield what the editor of an article reads: its flags, and findings graver than a note."""
    assert played.article is not None
    assert played.day is not None
    yield from played.article.flags
    for finding in played.day.findings:
        if finding.severity in {Severity.WRONG, Severity.WARNING} and finding.told:
            yield f"{finding.code} {finding.symbol} {finding.line}"


@functools.lru_cache(maxsize=16)
def _by_id(book: FactBook) -> Mapping[str, Fact]:
    """Return all facts of a session: it is asked for them with each corruption."""
    return {fact.id: fact for fact in book}


def _figures(article: Article, truth: Day, known: Mapping[tuple[str, str], float | None]) -> Iterator[str]:
    """Yield the printed figures that do not hold."""
    facts = dict(_by_id(truth.book))
    for fact in article.facts:
        key = (fact.measure, fact.about)
        if key in known:
            facts.pop(fact.id, None)
            value = known[key]
            if value is not None:
                facts[fact.id] = msgspec.structs.replace(fact, value=value)
    for wrong in wrong_figures(article, facts.values()):
        yield f"{wrong.fact.id} {wrong.printed} (맞는 값 {wrong.right or '없음'}): {wrong.sentence}"


def _claims(day: Day, truth: Day) -> Iterator[str]:
    """Yield what is told in words alone and the clean data deny: the tags of an item that both have."""
    right = _items(truth.items)
    for key, item in _items(day.items).items():
        if item.chosen and key in right:
            for tag in sorted((item.tags - right[key].tags) & CLAIMS):
                yield f"{key[0]} {key[1]}: {tag}, where it is {', '.join(sorted(right[key].tags))}"


def _verbatim(one: Corruption, article: Article) -> Iterator[str]:
    """Yield what stands in print and must not, wherever it stands."""
    printed = OUTPUTS["txt"](article).body.decode()
    yield from (f"prints {bad!r}" for bad in one.bad if bad in printed)


def _left_out(day: Day, truth: Day) -> Iterator[str]:
    """Yield the movers that went furthest by the clean data, of each list, and are not on it."""
    told = {(item.rule, item.about) for item in day.items if item.chosen}
    lists: dict[tuple[str, frozenset[str]], list[Item]] = {}
    for item in truth.items:
        if item.chosen and "ranked" in item.tags:
            rankings = {"large", "small", "stocks"} & item.subjects.keys()
            lists.setdefault((item.rule, (item.tags - {"talk"}) | rankings), []).append(item)
    for items in lists.values():
        first = max(items, key=lambda item: abs(truth.book[item.facts[0]].value))
        if (first.rule, first.about) not in told:
            yield f"{first.rule}: {first.about} is not among them"


def _items(items: Iterable[Item]) -> Mapping[tuple[str, str], Item]:
    found: dict[tuple[str, str], Item] = {}
    for item in items:
        found.setdefault((item.rule, item.about), item)
    return found


def verdict(stage: Stage, one: Corruption) -> Verdict:
    """Play a corruption and judge it."""
    clean, truth = stage.clean(one)
    known = one.untrue(stage.scene(one)) if one.untrue else None
    return judge(one, stage.play(one), clean, truth, known)
