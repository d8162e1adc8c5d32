"""Which of an article's index figures had a second witness, and which had none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from newsgen.gate import witnesses
from newsgen.gate.agreement import LEVELLED
from newsgen.gate.evidence import Evidence, quoted
from newsgen.gate.finding import Consequence, GateFinding, tell
from newsgen.gate.witnesses import Word
from newsgen.snapshot.snapshot import Snapshot, is_stock

BARS, QUOTE, MEMBERS = "분봉", "시세표", "구성 종목"


class Vouched(NamedTuple):
    """Who speaks of an index, as an editor knows them."""

    agree: tuple[str, ...]
    differ: tuple[str, ...]

    @property
    def told(self) -> str:
        """In Korean; differing a little is told apart from having nobody."""
        parts = [", ".join(self.agree) or ("" if self.differ else "견줄 값이 없음")]
        parts.append(f"조금 다름: {', '.join(self.differ)}" if self.differ else "")
        return " / ".join(filter(None, parts))


def vouched(snapshot: Snapshot, evidence: Evidence) -> dict[str, Vouched]:
    """Return of each index that closed who speaks of it; another index hardly does."""
    said: dict[str, list[tuple[str, bool]]] = {
        name: [] for name, one in snapshot.series.items() if one.here and not is_stock(name)
    }
    for symbol, witness, agrees in _said(snapshot, evidence):
        if symbol in said:
            said[symbol].append((witness, agrees))
    return {
        symbol: Vouched(*(tuple(name for name, yes in told if yes is which) for which in (True, False)))
        for symbol, told in said.items()
    }


def notes(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:
    """List the witnesses of each index."""
    for symbol, one in vouched(snapshot, evidence).items():
        told = f"{symbol} 종가에 견준 값: {one.told}."
        yield tell("witnesses", symbol, told, Consequence.NOTE, agree=len(one.agree), differ=len(one.differ))


def alone(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:
    """Tell, in one line, of the indices of every article that nothing speaks of, though something could.

    Of 513 recorded mornings it is told on two, of the Dow. A store of indices alone has no witness ever, and
    nothing is told.
    """
    if np.isfinite(snapshot.panel.close[-1:]).sum() < witnesses.FEWEST:
        return
    found, could = vouched(snapshot, evidence), _spoken_of(snapshot)
    named = [one for one in snapshot.market.indices if one in could and one in found]
    alone = [symbol for symbol in named if not any(found[symbol])]
    if alone:
        told = (
            f"{', '.join(alone)}: 분봉·펀드·구성 종목 등 견줄 값이 하나도 없습니다. 그대로 썼으니 종가를 "
            "확인하십시오."
        )
        yield tell("unwitnessed", alone[0], told, indices=len(alone))


def _spoken_of(snapshot: Snapshot) -> set[str]:
    """Return the indices of which something can speak in their market."""
    bounds = snapshot.market.bounds
    ties = {tie.about for tie in (*bounds.funds, *bounds.members)} | {one.index for one in bounds.priced}
    return {*bounds.bars, *(bounds.official.series if bounds.official else ())} | ties


def _said(snapshot: Snapshot, evidence: Evidence) -> Iterator[tuple[str, str, bool]]:
    """Yield index, witness, and whether they agree as they do on all but some days a year."""
    bounds = snapshot.market.bounds
    wrong = {one.symbol for one in witnesses.levels(snapshot, evidence)}
    if bounds.official:
        for symbol in witnesses.published(snapshot, evidence):
            yield symbol, bounds.official.publisher, symbol not in wrong
    for symbol, (close, bar) in witnesses.last_bars(snapshot, evidence).items():
        yield symbol, BARS, abs(close / bar - 1) < witnesses.BARRED_NEAR
    quotes = quoted(snapshot, evidence)
    agree = np.abs(quotes.close / quotes.price - 1) <= LEVELLED
    yield from zip(quotes.symbols, [QUOTE] * len(quotes.symbols), agree.tolist(), strict=True)
    for tie in bounds.funds:
        yield from _word(tie.about, tie.witness, witnesses.fund(snapshot, tie))
    for tie in bounds.members:
        yield from _word(tie.about, MEMBERS, witnesses.members(snapshot, tie))
    for index in dict.fromkeys(one.index for one in bounds.priced):
        yield from _word(index, f"{MEMBERS} 주가 합", witnesses.prices(snapshot, index))


def _word(symbol: str, witness: str, word: Word | None) -> Iterator[tuple[str, str, bool]]:
    if word is not None:
        yield symbol, witness, not word.doubts
