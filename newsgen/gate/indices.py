"""Who is wrong where an index and its witnesses part: the index, a fund, or the stocks that it is made of.

A level that others publish, or the index's last bar, says what it closed at. Funds and members say how it
moved; two of them that part from it the same way overrule it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import dataclass, replace

from newsgen.gate import copies, shares, witnesses
from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import UNIVERSES, Consequence, GateFinding, Section, doubt, leave_out, tell
from newsgen.gate.witnesses import Culprit, Word
from newsgen.markets.bounds import Tie
from newsgen.snapshot.snapshot import Snapshot


def market(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:
    """Find stocks that are another day's, and indices that part from what others say of them.

    Stocks of which that is known already bear no witness.
    """
    broken = [*copies.copied_market(snapshot), *shares.universes(snapshot)]
    yield from broken
    yield from copies.late_rows(snapshot)
    yield from against(snapshot, evidence, {one.section for one in broken if one.section})


def against(
    snapshot: Snapshot, evidence: Evidence, broken: Set[Section] = frozenset()
) -> Iterator[GateFinding]:
    """Find indices that part from what is said of them, and witnesses that part from a well-known index."""
    wrong = {one.symbol: one for one in witnesses.levels(snapshot, evidence)}
    known = _Known.of(snapshot, evidence, broken)
    off = known.one_off(snapshot)
    yield from (_one_off(index, one) for index, one in off.items())
    known = known.without_members(off)
    strayed = list(_strayed(known))
    yield from (_members_parted(snapshot, tie, word) for tie, word in strayed)
    known = known.without(tie.about for tie, _ in strayed)
    for symbol, (close, bar) in known.bars.items():
        if symbol not in wrong and abs(close / bar - 1) > witnesses.BARRED:
            told = f"종가 {close:,.2f}: 마지막 분봉은 {bar:,.2f}입니다."
            wrong[symbol] = doubt("bars-differ", symbol, told, close=close, bar=bar)
    others: list[GateFinding] = []
    for symbol in dict.fromkeys((*snapshot.series, *(tie.about for tie in snapshot.market.bounds.funds))):
        if symbol not in wrong:
            for one in _judged(snapshot, known, symbol):
                if one.symbol == symbol and one.consequence is Consequence.DROP:
                    wrong[symbol] = one
                else:
                    others.append(one)
    for tie in snapshot.market.bounds.cousins:
        if not {tie.about, tie.witness} & wrong.keys():
            word = witnesses.fund(snapshot, tie)
            if word and word.against:
                wrong[tie.about] = _parted(tie.about, [word])
    yield from wrong.values()
    yield from others


@dataclass(frozen=True, kw_only=True)
class _Known:
    """What is known of all indices at once."""

    bars: dict[str, tuple[float, float]]
    """Index -> its close and its last bar."""
    published: frozenset[str]
    members: dict[str, tuple[Tie, Word]]
    """Index -> its universe and what that says."""
    funds: dict[str, tuple[Tie, Word]]
    prices: dict[str, Word]
    """Index -> what the sum of its members' prices says."""

    @classmethod
    def of(cls, snapshot: Snapshot, evidence: Evidence, broken: Set[Section]) -> _Known:
        bounds, roles = snapshot.market.bounds, {one.name: one.role for one in snapshot.market.universes}
        silent = {name for name, role in roles.items() if {Section.STOCKS, UNIVERSES.get(role)} & broken}
        return cls(
            bars=witnesses.last_bars(snapshot, evidence),
            published=witnesses.published(snapshot, evidence),
            members={
                tie.about: (tie, word)
                for tie in bounds.members
                if tie.witness not in silent and (word := witnesses.members(snapshot, tie))
            },
            prices={
                one.index: word
                for one in bounds.priced
                if Section.STOCKS not in broken and (word := witnesses.prices(snapshot, one.index))
            },
            funds={tie.about: (tie, word) for tie in bounds.funds if (word := witnesses.fund(snapshot, tie))},
        )

    def bar_apart(self, symbol: str) -> float:
        """Return how far the last bar stands from the close, relatively; 1 without one."""
        close, bar = self.bars.get(symbol, (2.0, 1.0))
        return abs(close / bar - 1)

    def sure(self, symbol: str) -> bool:
        """Tell whether an index closed where others say that it did."""
        return symbol in self.published or self.bar_apart(symbol) < witnesses.BARRED_WELL

    def one_off(self, snapshot: Snapshot) -> dict[str, Culprit]:
        """Return, of each index that others vouch for, the one member that its members part from it by."""
        found = {
            index: witnesses.one_off(snapshot, tie, word)
            for index, (tie, word) in self.members.items()
            if self._vouched(index)
        }
        return {index: one for index, one in found.items() if one is not None}

    def _vouched(self, index: str) -> bool:
        """Tell whether an index's level is sure, or a fund moved as it did."""
        fund = self.funds.get(index)
        return self.sure(index) or (fund is not None and not fund[1].doubts)

    def without(self, indices: Iterable[str]) -> _Known:
        """Return what is known without the members of some indices: none of them is believed any more."""
        gone = set(indices)
        return replace(self.without_members(gone), prices={} if gone else self.prices)

    def without_members(self, indices: Collection[str]) -> _Known:
        """Return what is known without what the members of some indices say."""
        return replace(self, members={at: one for at, one in self.members.items() if at not in indices})


def _strayed(known: _Known) -> Iterator[tuple[Tie, Word]]:
    """Yield the universes that did not make the move of an index whose level is sure.

    Where one of them is far off, or the prices of the Dow's are, a little is enough for another.
    """
    of_sure = [(tie, word) for tie, word in known.members.values() if known.sure(tie.about)]
    summed = any(word.against for word in known.prices.values())
    far = summed or any(word.against for _, word in of_sure)
    for tie, word in of_sure:
        fund = known.funds.get(tie.about)
        if fund and _agree([word, fund[1]], far=True):
            continue  # both part from it: the close that it is measured from is wrong
        if word.against or (far and word.doubts):
            yield tie, word


def _judged(snapshot: Snapshot, known: _Known, symbol: str) -> Iterator[GateFinding]:
    """Yield what follows from the witnesses of one index whose level nobody contradicts."""
    summed = known.prices.get(symbol)
    if summed and summed.summed is not None:
        yield _member_off(symbol, summed, summed.summed)
    if summed and summed.against:
        yield _parted(symbol, [summed])
        return
    whole, fund = known.members.get(symbol), known.funds.get(symbol)
    words = [word for _, word in filter(None, (whole, fund))]
    sure = known.sure(symbol) or (summed is not None and not summed.doubts)
    if len(words) == 2 and _agree(words, far=sure):
        yield _parted(symbol, words)  # of a level that is right the one before is wrong
        return
    if whole and whole[1].against:
        if sure or (fund and not fund[1].doubts):
            yield _members_parted(snapshot, *whole)
            return
        yield _parted(symbol, [whole[1]])
        if not fund and not shares.bear_out(snapshot, whole[0].witness):
            yield _members_parted(snapshot, *whole)  # nobody says which of the two it is
        return
    if fund and fund[1].against:
        vouched = sure or (whole and not whole[1].doubts)
        yield _turned(*fund) if vouched else _parted(symbol, [fund[1]])
        return
    if not sure:
        doubting = words if all(word.doubts for word in words) else []  # one that agrees is enough
        yield from _unsure(symbol, known, [one for one in (summed, *doubting) if one and one.doubts_alone])


def _unsure(symbol: str, known: _Known, doubting: list[Word]) -> Iterator[GateFinding]:
    """Tell of an index that stands a little further from its witnesses than it hardly ever does."""
    said = [word.told for word in doubting]
    if witnesses.BARRED_NEAR < known.bar_apart(symbol) < witnesses.BARRED:
        close, bar = known.bars[symbol]
        said.append(f"마지막 분봉 {bar:,.2f}(종가 {close:,.2f})")
    if said:
        index = f" {doubting[0].moved:+.2f}%" if doubting else ""
        told = (
            f"{symbol}{index}: 견줄 값과 조금 다릅니다({', '.join(said)}). 그대로 썼으니 종가를 확인하십시오."
        )
        figures = {"change": doubting[0].moved, "witness": doubting[0].said} if doubting else {}
        yield tell("index-off", symbol, told, Consequence.FLAG, **figures)


def _agree(words: list[Word], *, far: bool) -> bool:
    """Return whether two witnesses part from an index on the same side, as they hardly (or never) do."""
    first, second = words
    both = first.against and second.against if far else first.doubts and second.doubts
    return both and first.apart * second.apart > 0


def _parted(symbol: str, words: list[Word]) -> GateFinding:
    """Return the finding of an index whose move is not that of its witnesses."""
    said = ", ".join(word.told for word in words)
    told = f"등락률 {words[0].moved:+.2f}%가 견줄 값({said})과 동떨어집니다."
    bound = max(word.far for word in words)
    return doubt("index-parted", symbol, told, change=words[0].moved, witness=words[0].said, bound=bound)


def _member_off(index: str, word: Word, summed: float) -> GateFinding:
    """Return the finding of a member without which the others agree with their index."""
    told = f"{index} 등락률은 {word.moved:+.2f}%, 구성 종목 주가 합의 등락률은 {summed:+.2f}%입니다."
    if word.culprit:
        told = f"{told} {word.culprit} 한 종목을 빼면 {word.said:+.2f}%로 맞으니 그 종가를 확인하십시오."
    else:
        told = f"{told} 그대로 썼으니 지수와 구성 종목의 종가를 확인하십시오."
    return tell("member-off", index, told, Consequence.FLAG, change=word.moved, witness=summed)


def _one_off(index: str, one: Culprit) -> GateFinding:
    """Return the finding of the one member that is wrong where its index and the others are right."""
    told = f"등락률 {one.moved:+.2f}%: {index}와 나머지 구성 종목에서 셈하면 {one.expected:+.1f}%입니다."
    return doubt("member-parted", one.symbol, told, change=one.moved, witness=one.expected)


def _turned(tie: Tie, word: Word) -> GateFinding:
    """Return the finding with the fund as the one that is wrong: others speak for the index."""
    told = f"등락률 {word.said:+.2f}%가 {tie.about} 등락률 {word.moved:+.2f}%와 동떨어집니다."
    return doubt("fund-parted", tie.witness, told, change=word.moved, witness=word.said, bound=word.far)


def _members_parted(snapshot: Snapshot, tie: Tie, word: Word) -> GateFinding:
    """Return the finding of a universe whose members did not make the move of their index."""
    universe = next(one for one in snapshot.market.universes if one.name == tie.witness)
    told = (
        f"{universe.noun}의 시가총액 가중 평균 등락률 {word.said:+.2f}%가 {tie.about} 등락률 "
        f"{word.moved:+.2f}%와 동떨어집니다. 종목 시세가 다른 날의 값이거나 등락이 뒤집힌 것으로 봅니다."
    )
    section = UNIVERSES[universe.role]
    return leave_out("members-parted", section, told, universe.name, change=word.moved, witness=word.said)
