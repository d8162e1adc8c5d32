"""Which way a subject went and by how much, against the raw move; contrasts and words of togetherness."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise

from benchmarks.reader.claims import paths
from benchmarks.reader.claims.claim import Claim, Line
from benchmarks.reader.claims.clauses import Said, said
from benchmarks.reader.claims.closes import GOODS, Closes
from benchmarks.reader.claims.subjects import Namer
from benchmarks.reader.claims.words import NOTHING, fits

_JUDGED = frozenset({"day", "week", "2d", "ytd", "mtd", "qtd", "half", "hour"})
_OF_SESSIONS = re.compile(r"run\d|(?:on|to|after)\d")
_STATES = re.compile(r"조정|약세장|강세장|빼면")
"""What other judges read: how far from a high, what is left of an index without a stock."""
_STILL = 0.005
_BUT = re.compile(r"^[가-힣]*(?:지만|으나)\s|^[가-힣]?\s반면\s|^[가-힣]*(?:은|는|린|른|던|한)\s반면\s")
_SIZE = re.compile(r"그쳤|그친|폭|소폭|률|만큼|덜|더 ")


def judged(line: Line, day: dt.date, closes: Closes, namer: Namer, span: str) -> Iterator[Claim]:
    """Yield each move that a sentence tells: its direction, its size, and whether two are a contrast."""
    some = said(line.text, namer, span, line.same)
    for one in some:
        if one.span == "intraday" and span != "week":
            yield from paths.within(one, line, day, closes)
        elif one.span != "unknown" or not _STATES.search(line.text):
            yield from _one(one, line, day, closes, namer)
    yield from _contrast(some, line, day, closes)


def _one(one: Said, line: Line, day: dt.date, closes: Closes, namer: Namer) -> Iterator[Claim]:
    known = one.span in _JUDGED or _OF_SESSIONS.match(one.span)
    for symbol in one.symbols:
        if symbol in GOODS:
            continue  # as of other markets: benchmarks.reader.events.elsewhere
        told = f"{symbol} {one.verb} {one.number}{one.idiom or one.unit} [{one.span}]"
        some = [symbol, *namer.classes.get(symbol, ())]
        moves = [move for each in some for move in closes.readings(each, day, one.span)] if known else []
        if not moves:
            yield Claim("direction", None, line.text, f"{told}: not known", line.place)
            continue
        why = f"{told}: raw {', '.join(f'{move:+.3f}' for move in moves)}"
        least = NOTHING if symbol == "^VIX" and not (one.number or one.idiom) else -_STILL
        yield Claim("direction", any(move * one.way > least for move in moves), line.text, why, line.place)
        if one.idiom == "tens":
            yield Claim("rounding", any(abs(move) >= 10 for move in moves), line.text, why, line.place)
        elif one.number and (one.unit == "bp") == symbol.startswith("DGS"):
            holds = any(fits(move, one.number, one.idiom) for move in moves)
            yield Claim("rounding", holds, line.text, why, line.place)


def _contrast(some: list[Said], line: Line, day: dt.date, closes: Closes) -> Iterator[Claim]:
    for one, other in pairwise(some):
        between = line.text[one.at + len(one.verb) : other.at]
        if not _BUT.match(between) or one.adnominal or _SIZE.search(line.text[one.at : other.at + 12]):
            continue
        if one.span == other.span and set(one.symbols).isdisjoint(other.symbols):
            holds = one.way != other.way
            yield Claim(
                "contrast",
                holds,
                line.text,
                f"{one.symbols} {one.verb} / {other.symbols} {other.verb}",
                line.place,
            )
