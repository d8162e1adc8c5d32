"""A session's prices, in the order of their asking: the canary, quotes for the crowd, then charts."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from newsgen.errors import SourceUnreachable
from newsgen.sources.live.yahoo import quotes as quoting
from newsgen.sources.live.yahoo.assemble import ORIGIN, Collected, assembled, sifted
from newsgen.sources.live.yahoo.charts import Chart, read
from newsgen.sources.live.yahoo.line import Connect, Line, connected
from newsgen.sources.live.yahoo.pool import run
from newsgen.sources.live.yahoo.quotes import Quote, why_not_over
from newsgen.sources.live.yahoo.trouble import Trouble
from newsgen.sources.live.yahoo.wanted import Ask, canaries, chart_of, core, crowd
from newsgen.sources.source import Fetched, Known, Occasion, Progress, Wanted

MOVED = 0.08
"""A move from which a stock may be named, so that its own chart has to bear the quote out."""
VERIFIED = 45
"""Such charts at most, the largest companies' largest moves first: on a day when all move, few are news."""
OUTSIDERS = 10
"""Movers outside the membership list that are taken in at most."""
LARGE, PRICED = 1000.0, 5.0  # millions of dollars and dollars from which a stock can be named at all
DISAGREE = 0.005
"""Relative difference between the stored close and the quote's previous one that a chart has to explain."""
UNKNOWN = 60
"""Symbols that no quote knows and that are asked for by chart, at most."""

_PAUSE = 1.0
"""Seconds before the second round."""
_REFUSED = frozenset({401, 403, 429})


class Asked(NamedTuple):
    """What is to be asked for."""

    wanted: Wanted
    known: Known
    asks: list[Ask]
    """Charts of what is followed one by one."""
    members: list[str]
    """The crowd, of which quotes will do for most."""


@dataclass(frozen=True, kw_only=True)
class YahooPrices:
    """A session's prices, yields and futures, as far as the store lacks them."""

    name: str = "yahoo-prices"
    fetches: str = "시세, 금리선물"
    origin: str = ORIGIN
    market: str = "us"
    occasion: Occasion = Occasion.CLOSE
    needed: bool = True
    connect: Connect = connected

    def due(self, wanted: Wanted, known: Known) -> Asked | None:
        """Return what is missing; None where nothing is."""
        asked = Asked(wanted, known, core(wanted, known), crowd(wanted, known))
        return asked if asked.asks or asked.members else None

    def fetch(self, line: Line, ask: Asked, progress: Progress) -> Fetched:
        """Ask Yahoo for it, charts for what is followed and quotes for the crowd.

        Raises:
            SourceUnreachable: Yahoo does not answer at all, or does not have the session yet.

        """
        wanted, known, asks, members = ask
        begun = line.requests
        job = _Job(line, wanted, known, progress)
        if not wanted.members:
            job.collected.notices.append("구성 종목 명단이 없어 지수와 대형주만 받았습니다.")
        live = job.canary(asks)
        later = [ask for ask in asks if ask.series.startswith("ZQ")]
        job.charts([ask for ask in asks if ask not in later])
        if live:
            later = job.quotes(asks, members, later)
        job.charts([*later, *job.in_need(members, live=live)])
        job.once_more()
        job.collected.requests = line.requests - begun
        return assembled(wanted, known, job.collected)


class _Job:
    """The state of one fetch."""

    def __init__(self, line: Line, wanted: Wanted, known: Known, progress: Progress) -> None:
        self.line, self.wanted, self.known, self.progress = line, wanted, known, progress
        self.collected = Collected()
        self.failed: dict[Ask, Trouble] = {}
        self.quotes_failed: Trouble | None = None

    def canary(self, asks: list[Ask]) -> bool:
        """Ask for one symbol after another; return whether Yahoo's present session is the one wanted.

        False where it is past. Raises SourceUnreachable where none answers (two silences are enough), or
        none is there yet.
        """
        session, day = self.wanted.session, self.wanted.day
        starts = {ask.symbol: ask for ask in asks}
        troubles = []
        silences = 0
        for symbol in canaries(session.market):
            ask = starts.get(symbol) or Ask(symbol, day - dt.timedelta(days=10))
            try:
                chart = self._insistent(ask)
            except Trouble as trouble:
                troubles.append(str(trouble))
                silences += trouble.silent
                if silences > 1 or self.line.broken:
                    break
                continue
            if symbol in starts:
                self.collected.charts[ask] = chart
            if chart.traded is None:
                troubles.append("거래 시각이 없음")
                continue
            today = chart.traded.astimezone(session.market.zone).date()
            if today > day:
                return False
            why = why_not_over(chart.traded, session)
            if not why:
                return True
            troubles.append(f"{session} 종가가 아직 없음, {why}")
        advice = "네트워크를 확인하거나 잠시 뒤에 다시 하십시오."
        if "아직 없음" in troubles[0]:
            advice = "잠시 뒤에 다시 하거나, 이 컴퓨터의 시계를 확인하십시오."
        raise SourceUnreachable(f"야후에서 시세를 받지 못했습니다: {troubles[0]}. {advice}")

    def quotes(self, asks: list[Ask], members: list[str], futures: list[Ask]) -> list[Ask]:
        """Ask for the crowd's quotes, and for those of what is followed one by one: names, market caps.

        Takes a third of the time left at most, so that charts can stand in. Returns the ``futures`` that
        are listed: contracts far out are not, and their charts need not be asked for.
        """
        own = {ask.symbol for ask in asks}
        with self.line.at_most(self.line.left() / 3):
            answers = quoting.ask([*own, *members], self.line.quotes)
        self.quotes_failed = answers.trouble
        crowd_of, session = set(members), self.wanted.session
        good, bad = sifted(answers.found, session)
        self.collected.quotes, self.collected.told = good, dict(answers.found)
        self.collected.failures |= {symbol: why for symbol, why in bad.items() if symbol in crowd_of}
        if answers.trouble:
            return futures
        unlisted = [ask for ask in futures if ask.symbol not in answers.found]
        self.collected.failures |= {ask.symbol: "야후에 없는 선물" for ask in unlisted}
        return [ask for ask in futures if ask not in unlisted]

    def charts(self, asks: list[Ask], *, refused: bool = False) -> None:
        """Ask for charts, with cookie and crumb where Yahoo ``refused`` them without."""
        tasks = [ask for ask in dict.fromkeys(asks) if ask not in self.collected.charts]
        work = self._chart_with_crumb if refused else self._chart
        base = self.line.requests
        for done, (ask, answer) in enumerate(run(tasks, work, left=self.line.left), start=1):
            if isinstance(answer, Trouble):
                self.failed[ask] = answer
            else:
                self.collected.charts[ask] = answer
            self.progress(base + done, base + len(tasks))

    def once_more(self) -> None:
        """Ask again for what failed in passing; tell what is not there for good."""
        again = [ask for ask, trouble in self.failed.items() if trouble.again]
        if again and not self.line.broken and self.line.left() > 2 * _PAUSE:
            time.sleep(_PAUSE)
            refused = any(trouble.status in _REFUSED for trouble in self.failed.values())
            self.charts(again, refused=refused)
        for ask, trouble in self.failed.items():
            if ask not in self.collected.charts:
                self.collected.failures[ask.symbol] = str(trouble)

    def in_need(self, members: list[str], *, live: bool) -> list[Ask]:
        """Return the charts of members, and of movers from elsewhere, that are needed."""
        symbols = self._symbols_in_need(members) if live else members
        return [chart_of(symbol, self.wanted, self.known) for symbol in symbols]

    def _symbols_in_need(self, members: list[str]) -> list[str]:
        good = self.collected.quotes
        unanswered = [s for s in members if s not in good and s not in self.collected.failures]
        if self.quotes_failed is None and len(unanswered) > UNKNOWN:
            self.collected.failures |= dict.fromkeys(unanswered[UNKNOWN:], "야후가 시세를 주지 않음")
            unanswered = unanswered[:UNKNOWN]
        if self.wanted.whole_year:
            return [s for s in members if s in good or s in unanswered]
        asked = [good[s] for s in members if s in good]
        odd = [quote.symbol for quote in asked if self._contradicts(quote)]
        borne_out = {*odd, *(quote.symbol for quote in asked if self._is_there(quote))}
        moved = _ranked(q for q in asked if abs(q.move or 0) >= MOVED and q.symbol not in borne_out)
        if len(moved) > VERIFIED:
            self.collected.notices.append(
                f"8% 이상 움직인 {len(moved):,}종목 가운데 {VERIFIED}종목만 차트로 확인했습니다"
            )
        outsiders = self._outsiders(set(members)) if members and self.quotes_failed is None else []
        return [*odd, *moved[:VERIFIED], *outsiders, *unanswered]

    def _contradicts(self, quote: Quote) -> bool:
        """Tell whether a quote tells of a split, or differs from the store on the close before."""
        zone = self.wanted.session.market.zone
        if any(when.astimezone(zone).date() == self.wanted.day for when in quote.altered):
            return True
        last = self.known.last.get(quote.symbol)
        before = self.wanted.session.previous.day
        if last is None or quote.previous is None or last[0] != before:
            return False
        return abs(quote.previous / last[1] - 1) > DISAGREE

    def _is_there(self, quote: Quote) -> bool:
        """Tell whether the store has the quote's price as the session's close, which was looked at then."""
        day, close = self.known.last.get(quote.symbol, (None, 0.0))
        return day == self.wanted.day and abs((quote.price or 0) / close - 1) <= DISAGREE

    def _outsiders(self, members: set[str]) -> list[str]:
        """Return the largest movers that no list names; a screener that fails is no loss."""
        try:
            found = self.line.movers(MOVED * 100, LARGE * 1e6, 250)
        except Trouble:
            return []
        rows = [quote for row in found.get("quotes") or () if (quote := quoting.of(row))]
        own = {*members, *self.wanted.members, *self.wanted.stocks}
        good, _ = sifted({q.symbol: q for q in rows if q.symbol not in own}, self.wanted.session)
        last = self.known.last
        new = [q for q in good.values() if last.get(q.symbol, (None,))[0] != self.wanted.day]
        chosen = _ranked(new)[:OUTSIDERS]
        self.collected.quotes |= {symbol: good[symbol] for symbol in chosen}
        self.collected.told |= {symbol: good[symbol] for symbol in chosen}
        return chosen

    def _chart(self, ask: Ask) -> Chart:
        return self._read(ask, self.line.chart(ask.symbol, _seconds(ask.start)))

    def _chart_with_crumb(self, ask: Ask) -> Chart:
        return self._read(ask, self.line.chart_again(ask.symbol, _seconds(ask.start)))

    def _read(self, ask: Ask, body: bytes) -> Chart:
        return read(ask.symbol, body, self.known.closes_of(ask.symbol))

    def _insistent(self, ask: Ask) -> Chart:
        try:
            return self._chart(ask)
        except Trouble as trouble:
            if trouble.status not in _REFUSED:
                raise
        return self._chart_with_crumb(ask)


def _seconds(day: dt.date) -> int:
    """Return a start early enough for the exchanges whose day begins before New York's."""
    return int(dt.datetime.combine(day, dt.time(), tzinfo=dt.UTC).timestamp()) - 6 * 3600


def _ranked(quotes: Iterable[Quote]) -> list[str]:
    """Return symbols, those that can be named first, the larger move first."""

    def rank(quote: Quote) -> tuple[bool, float]:
        named = (quote.market_cap or 0) >= LARGE and (quote.price or 0) >= PRICED
        return not named, -abs(quote.move or 0)

    return [quote.symbol for quote in sorted(quotes, key=rank)]
