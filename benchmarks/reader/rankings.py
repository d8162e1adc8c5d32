"""Rankings of movers, and the larger ones that they skip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from benchmarks.reader.fault import Fault, Offered
from benchmarks.reader.printed import Mark, Printed, measure
from benchmarks.reader.raw import GIANT, Move

MEGACAPS = frozenset({"AAPL", "AMZN", "GOOGL", "META", "MSFT", "NVDA", "TSLA"})
_NEAR = 0.005
"""Percent within which two moves are the same in print."""


def skipped(printed: Printed, offered: Offered) -> Iterator[Fault]:
    """Yield the large stocks that moved more than one that a ranking names and are no smaller, named nowhere.

    A ranking is a paragraph about stocks that gives two or more large ones of one direction, other than the
    seven megacaps. A giant may be named below the others, so it sets no bar.
    """
    named = _named(printed, offered)
    for paragraph in printed.paragraphs():
        origin = printed.told(paragraph[0])
        if paragraph[0].place != "stocks" and not any("mover" in each for each in origin):
            continue
        for way in (1, -1):
            listed = _listed((mark for each in paragraph for mark in each.marks), offered.moves, way)
            bars = {name: move for name, move in listed.items() if max(move.value, move.most) < GIANT}
            if len(listed) < 2 or not bars:
                continue
            least = min(bars.values(), key=lambda move: way * move.percent)
            more = [
                move
                for move in offered.moves.values()
                if any(_is_beyond(move, bar, way) for bar in bars.values())
                and offered.companies.get(move.symbol, move.symbol) not in named
            ]
            if more:
                more.sort(key=lambda move: -way * move.percent)
                told = ", ".join(f"{each.symbol} {each.percent:+.2f}" for each in more[:6])
                yield Fault(
                    "skipped mover",
                    f"{len(more)} beyond {least.symbol} {least.percent:+.2f}: {told}",
                    " ".join(origin)[:60],
                )


def _is_beyond(move: Move, bar: Move, way: int) -> bool:
    """Tell whether a stock moved further than another one, of a company that is no smaller."""
    further = way * (move.percent - bar.percent) > _NEAR
    return further and move.value >= (bar.most or bar.value)


def _listed(marks: Iterable[Mark], moves: Mapping[str, Move], way: int) -> dict[str, Move]:
    found = {
        about: moves[about]
        for mark in marks
        for fact, about in zip(mark.facts, mark.about, strict=True)
        if measure(fact) in {"change_day", "change_week"}
        and about in moves
        and way * moves[about].percent > 0
    }
    return {} if set(found) <= MEGACAPS else found


def _named(printed: Printed, offered: Offered) -> set[str]:
    by_figure = {about for mark in printed.marks for about in mark.about}
    text = printed.text.replace(" ", "")
    by_name = {
        symbol
        for symbol in offered.moves
        if any(name and name.replace(" ", "") in text for name in offered.names.get(symbol, ()))
    }
    return {offered.companies.get(symbol, symbol) for symbol in by_figure | by_name}
