"""What a note is about that names no subject: a company, a sort of stocks, a part of the exchange.

A reader asks for it beside that: who speaks of clean energy stands with the maker of solar cells, what is
planned for a board with that board's index. In doubt it is of the market.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from newsgen.descriptors import what
from newsgen.facts.fact import key_of
from newsgen.markets import Market
from newsgen.markets.market import is_index
from newsgen.model import Note, Runs
from newsgen.resources import rows
from newsgen.story.causes import EXPLAINING
from newsgen.story.names import is_company
from newsgen.story.notes import is_of_policy
from newsgen.story.sentences import facts_of
from newsgen.story.writer import Writer

_ON_DOLLAR = re.compile(r"(?<![원엔억만조\d]·)(?<![억만조천백\d])달러(?:화)?(?:가|는|도|의|를|와|에) |환율")
_ON_BONDS = re.compile(r"국채|채권|장기 금리")
_TRADE = re.compile(r"(?P<trade>[가-힣]{2,}) ?(?:업계|업종|산업|업체들|기업들)")
"""Whose trade somebody speaks of."""
SORT = re.compile(r"(?:[가-힣]+(?:[·,] ?|와 |과 ))?(?P<sort>[가-힣]{2,}주)(?:가|는|도) ")
"""A sentence that begins with a sort of stocks: 제약주가."""
_INDUSTRY = "industry/"
"""How the symbols of industries begin."""


class Told(NamedTuple):
    """Of whom an article tells how far they went, in its order, but for indices, which are the market."""

    abouts: tuple[str, ...]

    @classmethod
    def of(cls, texts: Iterable[Runs], move: str) -> Told:
        """Read the texts of an article; ``move`` is the measure of how far."""
        facts = (fact for runs in texts for fact in facts_of(runs) if fact.startswith(f"{move}:"))
        found = dict.fromkeys(key_of(fact)[1] for fact in facts)
        return cls(tuple(about for about in found if not is_index(about)))


def whose(note: Note, notes: Sequence[Note], told: Told, writer: Writer) -> Note:
    """Return a note with its subject, where the desk names none; as it is where nobody can tell.

    ``notes`` are all of the day.
    """
    if note.about or note.section or note.head or note.kind not in {"quote", "event"}:
        return note
    if is_of_policy(note):
        return note
    about = _named(note, told, writer) or _of_trade(note, notes) or _of_board(note, notes, writer.market)
    return msgspec.structs.replace(note, about=about)


def _named(note: Note, told: Told, writer: Writer) -> str:
    """Return what a note names: the dollar, bonds, the one told of; empty where it names none or several."""
    market = writer.market
    known = (
        (market.currency("dollar"), _ON_DOLLAR.search(note.text)),
        (market.yield_of(market.benchmark), _ON_BONDS.search(note.text)),
    )
    sort = SORT.match(note.text)
    if note.kind == "quote":
        about = next((about for about, found in known if about and found), "")
        named = [each for each in told.abouts if _names(note.text, each, writer)]
        return about or (named[0] if len(named) == 1 else "")
    if sort is None:
        return ""
    sorts = [each for each in told.abouts if each.startswith(_INDUSTRY)]
    named = [each for each in sorts if writer.names[each].short == sort["sort"]]
    return next(iter([*named, *sorts[-1:]]), "")


def _names(text: str, about: str, writer: Writer) -> bool:
    """Tell whether words name a company, or a group of stocks: 방산주."""
    name = writer.names[about].short
    if not is_company(about) and not name.endswith("주"):
        return False
    return re.search(rf"(?<![가-힣A-Za-z]){re.escape(name)}(?![A-Za-z])", text) is not None


def _of_trade(note: Note, notes: Iterable[Note]) -> str:
    """Return the one company of the other notes that is of the trade of which somebody speaks."""
    if note.kind != "quote":
        return ""
    said = {found["trade"] for found in _TRADE.finditer(note.text)}
    trades = said | {row["trade"] for row in rows("trades.csv") if row["said"] in said}
    abouts = {one.about for one in notes if one.kind in EXPLAINING and is_company(one.about)}
    found = [about for about in sorted(abouts) if any(trade in what(about) for trade in trades)]
    return found[0] if len(found) == 1 else ""


def _of_board(note: Note, notes: Iterable[Note], market: Market) -> str:
    """Return the index of the part of the exchange of which a note speaks, where the day's notes part them.

    What names none is of the main one; what names both is of the market.
    """
    lesser = [board for board in market.boards if board.index != market.broad]
    of_day = [one for one in notes if not one.about and one.kind in {"quote", "event"}]
    if not any(word in one.text for one in of_day for board in lesser for word in board.words):
        return ""
    named = [board.index for board in market.boards if any(word in note.text for word in board.words)]
    if len(named) == 1:
        return named[0]
    return "" if named or note.kind == "quote" else market.broad
