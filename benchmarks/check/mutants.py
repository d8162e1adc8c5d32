"""``python -m benchmarks.check.mutants``: plant one fault at a time into right texts, count what is found.

The texts are those of all sets, with what is planted there put right; one that then has a finding is left
out. As the faults come by rule (:mod:`benchmarks.check.plants`), there are thousands, of which some are drawn
evenly: as many a rule and market as ``--each`` says. ``--show`` prints what is missed, and why it was not
said.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import functools
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from benchmarks.check.cases import Case, Fault, Mark, cases
from benchmarks.check.checker import findings_of, stores
from benchmarks.check.judge import Score, judged
from benchmarks.check.left import LEFT, Left, Past, past_of
from benchmarks.check.plants import RULES, Plant, Rule
from newsgen import markets
from newsgen.checks import Checker
from newsgen.checks.run import Checked
from newsgen.config import Config
from newsgen.store import Store

SETS = Path(__file__).parent / "sets"
EACH = 30
"""Faults of a rule in a market, unless told."""


class Mutant(NamedTuple):
    """A right text with one fault."""

    rule: Rule | Left
    plant: Plant
    right: Case


def righted(case: Case) -> Case | None:
    """Return a text with its faults put right; None where one has no right answer, or two share a place."""
    marks = [next((mark for mark in fault.marks if mark.right), None) for fault in case.faults]
    told = sorted((mark for mark in marks if mark), key=lambda mark: mark.start, reverse=True)
    if len(told) < len(marks) or any(one.start < other.end for one, other in itertools.pairwise(told)):
        return None
    text = case.text
    for mark in told:
        text = text[: mark.start] + mark.right[0] + text[mark.end :]
    return replace(case, text=text, faults=())


def planted(right: Case, rule: Rule | Left, plant: Plant) -> Case:
    """Return a right text with one fault in it, told as the sets tell theirs."""
    text = right.text[: plant.start] + plant.words + right.text[plant.end :]
    gone = not plant.words  # what is left out is marked by what stood around it
    start, end = plant.start - gone, plant.start + len(plant.words) + gone
    was = right.text[start : plant.end + gone]
    mark = Mark(start=start, end=end, right=(was,))
    return replace(
        right, text=text, faults=(Fault(kind=rule.kind, marks=(mark,), why=f"{rule.name}: {was}"),)
    )


def drawn(
    rights: Iterable[Case], rules: Iterable[Rule | Left], each: int, pasts: Callable[[Case], Past]
) -> list[Mutant]:
    """Return some faults of each rule and market, spread evenly over all that it has, text by text."""
    texts = list(rights)
    chosen: list[Mutant] = []
    for rule in rules:
        by_market: dict[str, list[Mutant]] = defaultdict(list)
        for right in texts:
            plants = rule.plants(right.text) if isinstance(rule, Rule) else rule.plants(right, pasts(right))
            by_market[right.market] += (Mutant(rule, plant, right) for plant in plants)
        for every in by_market.values():
            chosen += [every[at * len(every) // each] for at in range(each)] if len(every) > each else every
    return sorted(chosen, key=lambda one: (one.right.market, one.right.date, one.right.name))


class Judged(NamedTuple):
    """A fault, what came of it, and in Korean why it was not said where it was missed."""

    mutant: Mutant
    score: Score
    sentence: str
    why: str


def judge(mutants: Sequence[Mutant], checkers: Mapping[str, Checker]) -> Iterator[Judged]:
    """Yield what came of each fault whose text is right without it."""
    clean: dict[Path, bool] = {}
    for one in mutants:
        if one.right.path not in clean:
            clean[one.right.path] = _is_clean(one.right, checkers)
        if clean[one.right.path]:
            case = planted(one.right, one.rule, one.plant)
            read = _read(case, checkers)
            score = judged([(case, findings_of(read.listing.findings))])
            yield Judged(one, score, _sentence(case), "" if score.found else _why(case, read))


def _is_clean(right: Case, checkers: Mapping[str, Checker]) -> bool:
    found = _read(right, checkers).listing.findings
    return not any(one.verdict == "wrong" and one.severity != "hint" and one.kind != "style" for one in found)


def _read(case: Case, checkers: Mapping[str, Checker]) -> Checked:
    return checkers[case.market].read(case.text, day=case.date, market=case.market)


def _sentence(case: Case) -> str:
    mark = case.faults[0].marks[0]
    start = max(case.text.rfind("\n", 0, mark.start), case.text.rfind("다. ", 0, mark.start) + 2) + 1
    ends = [at for at in (case.text.find("\n", mark.end), case.text.find("다. ", mark.end)) if at >= 0]
    end = min(ends, default=len(case.text))
    before, behind = case.text[start : mark.start], case.text[mark.end : end + 1]
    return f"{before}【{case.text[mark.start : mark.end]}】{behind}"


def _why(case: Case, read: Checked) -> str:
    """Tell why a fault was not said: open, held for right, said of the wrong place, or not read."""
    mark = case.faults[0].marks[0]
    for one in read.listing.findings:
        if one.start < mark.end and mark.start < one.end:
            return f"{one.verdict} {one.severity}: {one.message}"
    for claim in read.look.claims:
        if claim.start < mark.end and mark.start < claim.end:
            return (
                f"held: {','.join(claim.abouts)} {claim.measure} {claim.when} {claim.span.kind} {claim.days}"
            )
    return "not read"


def table(done: Sequence[Judged]) -> str:
    """Return the table, a row a rule: found of planted by market, suggestions right, false calls beside."""
    rows = [
        "| class | rule | us | kr | found | suggestions right | beside |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    by_rule: dict[Rule | Left, list[Judged]] = defaultdict(list)
    for one in done:
        by_rule[one.mutant.rule].append(one)
    for rule, told in by_rule.items():
        rows.append(_row(rule.kind, rule.name, told))
    return "\n".join([*rows, _row("", "all", done)])


def _row(kind: str, name: str, told: Sequence[Judged]) -> str:
    markets = [[one for one in told if one.mutant.right.market == market] for market in ("us", "kr")]
    found = [sum(bool(one.score.found) for one in some) for some in (*markets, told)]
    counts = [f"{n} of {len(some)}" for n, some in zip(found, markets, strict=False)]
    share = f"{100 * found[-1] / len(told):.1f} %" if told else ""
    right, of = (
        sum(each) for each in zip(*((s.suggested_right, s.suggested) for _, s, _, _ in told), strict=True)
    )
    beside = sum(one.score.false for one in told)
    return f"| {kind} | {name} | {' | '.join(counts)} | {share} | {right} of {of} | {beside} |"


def main() -> None:
    """Read the options, plant, check, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("--store", action="append", default=[], metavar="MARKET=PATH", help="us=PATH, kr=PATH")
    add("--set", action="append", default=[], metavar="NAME", help="texts of these sets alone")
    add("--each", type=int, default=EACH, help="faults of a rule in a market")
    add("--class", dest="kinds", action="append", default=[], help="faults of these alone")
    add("--rule", action="append", default=[], help="rules of these names alone")
    add("--show", action="store_true", help="print what is missed and what is called beside")
    asked = parser.parse_args()
    folders = [SETS / name for name in asked.set] or sorted(one for one in SETS.iterdir() if one.is_dir())
    rights = [right for folder in folders for case in cases(folder) if (right := righted(case))]
    rules = [
        rule
        for rule in (*RULES, *LEFT)
        if rule.kind in (asked.kinds or [rule.kind]) and rule.name in (asked.rule or [rule.name])
    ]
    given = {name: Path(path) for name, _, path in (each.partition("=") for each in asked.store)}
    with contextlib.ExitStack() as stack:
        paths = stack.enter_context(stores(given))
        opened = {name: stack.enter_context(Store.open(path)) for name, path in paths.items()}
        checkers = {name: Checker(store, Config()) for name, store in opened.items()}

        @functools.cache
        def past(market: str, day: dt.date) -> Past:
            return past_of(opened[market], markets.named(market), day)

        chosen = drawn(rights, rules, asked.each, lambda one: past(one.market, one.date))
        done = list(judge(chosen, checkers))
    done.sort(key=lambda one: rules.index(one.mutant.rule))
    for one in done if asked.show else ():
        if not one.score.found:
            fault = planted(one.mutant.right, one.mutant.rule, one.mutant.plant).faults[0]
            print(f"{one.mutant.right.name}: {fault.why}\n    {one.sentence}\n    {one.why}")
        for alarm in one.score.alarms:
            print(f"{one.mutant.right.name}: BESIDE {one.mutant.rule.name}: {alarm}\n    {one.sentence}")
    print(table(done))


if __name__ == "__main__":
    main()
