"""One check of one text: which market and day it is about, what is known of them, what every check finds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import Any, NamedTuple, TypeAlias

from newsgen import calendars, markets
from newsgen.checks import amounts, calendar, grades, history, nights, policy, trading, words
from newsgen.checks.amounts import money
from newsgen.checks.amounts.slips import LEVEL
from newsgen.checks.around import Around
from newsgen.checks.datelines import session_meant, session_of
from newsgen.checks.found import Flaw, Kind, Open
from newsgen.checks.ground import Ground
from newsgen.checks.history import part_years, standing
from newsgen.checks.look import Look, clock_of
from newsgen.checks.parts import Looked, parts
from newsgen.checks.switches import Switches
from newsgen.checks.trading import traded
from newsgen.checks.words import particles
from newsgen.claims import Copy, Names
from newsgen.claims.markets import home_of
from newsgen.claims.when import dates
from newsgen.config import Check, Config
from newsgen.errors import CheckTooLong
from newsgen.korean.figures import figures
from newsgen.markets import Market, Session
from newsgen.model import Instrument
from newsgen.outputs.checked import CheckFinding, CheckListing
from newsgen.reading import Form, Lines
from newsgen.snapshot import live
from newsgen.store import Store

CHECKS: tuple[Callable[[Look], Iterable[Flaw | Open]], ...] = (
    *calendar.CHECKS,
    *amounts.CHECKS,
    *trading.CHECKS,
    *history.CHECKS,
    *policy.CHECKS,
    *words.CHECKS,
)
"""All checks."""
_Stretch: TypeAlias = tuple[int, int]
"""Where characters of a text begin and end."""
Progress = Callable[[int, int], object]
"""Is told how much is done, of how much."""


def check(
    source: str,
    store: Store | None,
    config: Config | None = None,
    *,
    day: dt.date | None = None,
    market: str | None = None,
    as_of: dt.datetime | None = None,
    settings: Check | None = None,
    checker: Checker | None = None,
) -> CheckListing:
    """Check a text against a store; ``day`` is the session that it tells, else the text's own dateline.

    A day of rest stands for the last session before it, and the listing's notice says so.
    """
    kept = checker or Checker(store, config or Config())
    return kept.check(source, day=day, market=market, as_of=as_of, settings=settings)


class Checked(NamedTuple):
    """A text that was checked: what was found, and how it was read."""

    listing: CheckListing
    look: Look


class Checker:
    """A store ready for checking many texts: what is known of a session is read once."""

    def __init__(self, store: Store | None, config: Config) -> None:
        self._store, self._config = store, config
        self._grounds: dict[tuple[str, dt.date, tuple[int, int] | None], Ground | None] = {}
        self._names: dict[str, Names] = {}

    def check(
        self,
        source: str,
        *,
        day: dt.date | None = None,
        market: str | None = None,
        as_of: dt.datetime | None = None,
        settings: Check | None = None,
    ) -> CheckListing:
        """Check one text."""
        return self.read(source, day=day, market=market, as_of=as_of, settings=settings).listing

    def read(
        self,
        source: str,
        *,
        day: dt.date | None = None,
        market: str | None = None,
        as_of: dt.datetime | None = None,
        form: Form | None = None,
        settings: Check | None = None,
        seconds: float | None = None,
        progress: Progress = lambda *_: None,
    ) -> Checked:
        """Check one text, and keep how it was read; ``form`` is how it is marked up, guessed unless told.

        ``progress`` is told how many of how many checks are done.

        Raises:
            CheckTooLong: it took longer than ``seconds``.

        """
        end = None if seconds is None else monotonic() + seconds
        copy = Copy(source, form)
        home = market or home_of(copy.plain)
        asked = day or session_of(copy.plain, markets.named(home), self._store)
        told = session_meant(asked, markets.named(home))
        settings = settings or self._config.check
        look = Look(
            copy=copy, names=self._named(home), home=home, day=told, grounds=self._around(home, told, copy.plain),
            settings=settings, as_of=as_of, of_day=lambda name: self._ground(markets.named(name), told),
            rest=asked if asked != told else None,
        )  # fmt: skip
        try:
            found, claims = _seen(look, end, progress)
        except TimeoutError:
            why = f"글이 길어({len(source):,}자) {seconds:g}초 안에 다 보지 못했습니다. 글을 나눠서 보십시오."
            raise CheckTooLong(why) from None
        switches = Switches(copy.source)
        made, notice = _Made(look, settings, switches), self._notice(look, switches, day)
        return Checked(_result(made, found, claims, notice), look)

    def forget(self) -> None:
        """Forget what was read of texts; what is known of sessions is kept."""
        figures.cache_clear()
        dates.cache_clear()
        for names in self._names.values():
            names.forget()

    def _notice(self, look: Look, switches: Switches, said: dt.date | None) -> str:
        told = [_rested(said, look)] if said and said != look.day else []
        if look.home not in look.grounds:
            store = f"저장소에 {look.day} 시세가" if self._store else "저장소가"
            told.append(f"{store} 없어 수치는 글 안에서만 맞춰 봤습니다.")
        if switches.unknown:
            told.append(f"<!-- check: off -->에 없는 코드가 있습니다: {', '.join(switches.unknown)}.")
        return " ".join(told)

    def _named(self, home: str) -> Names:
        if home not in self._names:
            instruments: dict[str, Instrument] = {}
            press: dict[str, str] = {}
            former: list[tuple[str, str]] = []
            for one in markets.every():
                press |= one.press_names
                former += [(each.name, each.symbol) for each in one.renamed]
                if self._store:
                    instruments |= self._store.of(one).instruments()
            self._names[home] = Names(instruments.values(), press, home, former)
        return self._names[home]

    def _around(self, home: str, day: dt.date, text: str) -> Around:
        """Return what is known of each market around the session that a text tells."""

        def read(one: Market) -> Ground | None:
            if one.name == home:
                return self._ground(one, day, clock_of(text, home))
            return self._ground(one, nights.last_over(one, markets.named(home), day, text))

        return Around(read)

    def _ground(self, market: Market, day: dt.date, clock: tuple[int, int] | None = None) -> Ground | None:
        key = market.name, day, clock
        if key not in self._grounds:
            self._grounds[key] = self._made(market, day, clock)
            while len(self._grounds) > _KEPT:
                self._grounds.pop(next(iter(self._grounds)))
        return self._grounds[key]

    def _made(self, market: Market, day: dt.date, clock: tuple[int, int] | None) -> Ground | None:
        if self._store is None or not calendars.is_session(day, market.exchange):
            return None
        if self._store.of(market).latest_session() is None:
            return None
        at = dt.datetime.combine(day, dt.time(*clock), tzinfo=market.zone) if clock else None
        if at is not None and live.latest(self._store.of(market).bars_of(day), at) is None:
            at = None  # before the end of the first bar nothing but the day's range is known
        made = Ground(self._store, Session(market, day), self._config, at)
        return made if made.here else None


_KEPT = 6


def _rested(said: dt.date, look: Look) -> str:
    """Say that a day which somebody said is no session, and which one was taken."""
    market = markets.named(look.home)
    why = calendars.why_closed(said, exchange=market.exchange)
    return f"{said}: {market.nouns.stocks} 거래일이 아닙니다({why}). 앞선 거래일 {look.day}의 글로 봤습니다."


def _seen(look: Look, end: float | None, progress: Progress) -> tuple[list[Flaw | Open], list[_Stretch]]:
    """Return what checks find in a text, and where its claims stand."""
    found: list[Flaw | Open] = []
    claims: list[_Stretch] = []
    for part in parts(look):
        seen = list(_until(end, _found(part, progress)))
        graded = list(_until(end, grades.graded(part.look, seen)))
        found += [part.placed(one) for one in _apart(graded)]
        claims += [(one.start + part.at, one.end + part.at) for one in part.look.claims]
    return found, claims


def _found(part: Looked, progress: Progress) -> Iterator[Flaw | Open | None]:
    """Yield what every check finds, and None before each."""
    for done, one in enumerate(CHECKS, part.before * len(CHECKS)):
        progress(done, part.of * len(CHECKS))
        yield None
        yield from one(part.look)


def _until(end: float | None, found: Iterable[Flaw | Open | None]) -> Iterator[Flaw | Open]:
    """Yield what is found, None left out; TimeoutError where the time is over. Each step towards it costs some."""
    for each in found:
        if end is not None and monotonic() > end:
            raise TimeoutError
        if each is not None:
            yield each


def _result(made: _Made, found: list[Flaw | Open], claims: list[_Stretch], notice: str) -> CheckListing:
    look = made.look
    flaws = list(_once([each for one in found if isinstance(one, Flaw) for each in made.flaw(one)]))
    opened: dict[_Stretch, CheckFinding] = {}
    for one in found:
        if isinstance(one, Open):
            opened.setdefault((one.start, one.end), made.opened(one))
    held = [claim for claim in claims if claim not in opened]
    wrong = bytearray(len(look.text))
    for one in found:
        if isinstance(one, Flaw) and one.kind is not Kind.STYLE:
            wrong[one.start : one.end] = b"\x01" * (one.end - one.start)
    right = [claim for claim in held if not any(wrong[slice(*claim)])]
    missing = tuple(dict.fromkeys(one.message for one in opened.values()))
    return CheckListing(
        market=look.home, date=look.day, known=look.home in look.grounds,
        checked=len(held), right=len(right), uncheckable=len(opened), missing=missing, notice=notice,
        findings=tuple(sorted([*flaws, *opened.values()], key=lambda one: (one.start, one.end, one.code))),
    )  # fmt: skip


class _Made:
    """Findings of one text, with their places in its source."""

    def __init__(self, look: Look, settings: Check, switches: Switches) -> None:
        self.look, self._copy, self._settings, self._switches = look, look.copy, settings, switches
        self._lines = Lines(look.copy.source)

    def flaw(self, one: Flaw) -> Iterator[CheckFinding]:
        """Yield a flaw as a finding, unless the desk does not want to hear of it."""
        start, end = self._copy.span(one.start, one.end)
        if one.code in self._settings.off or self._switches.are_off(one.code, start):
            return
        whole = self._copy.is_one(one.start, one.end)
        suggestion = one.suggestion if whole else None
        yield CheckFinding(
            code=one.code, kind=one.kind.value, severity=self._settings.severity.get(one.code, one.severity),
            verdict="wrong", message=one.message, suggestion=suggestion, fact=one.fact,
            fixable=one.fixable and suggestion is not None, **self._placed(start, end),
        )  # fmt: skip

    def opened(self, one: Open) -> CheckFinding:
        """Return what could not be checked as a finding."""
        start, end = self._copy.span(one.start, one.end)
        return CheckFinding(
            code="uncheckable",
            kind="false",
            severity="hint",
            verdict="uncheckable",
            message=one.why,
            **self._placed(start, end),
        )

    def _placed(self, start: int, end: int) -> dict[str, Any]:
        place = self._lines.place(start)
        return {
            "line": place.line,
            "column": place.column,
            "start": start,
            "end": end,
            "text": self._copy.source[start:end],
        }


def _apart(flaws: list[Flaw | Open]) -> list[Flaw | Open]:
    """Return what is found but what another finding of its place says better.

    A particle within what is to be written anew as a whole; a level that is told as a record that stood, or whose
    day is wrong; a move that is told of another time than it is of, whose flaw holds both.
    """
    spans = [one for one in flaws if isinstance(one, Flaw) and one.code == part_years.PERIOD]
    flaws = [one for one in flaws if not any(_is_within(one, span) for span in spans)]
    stood = {(one.start, one.end) for one in flaws if isinstance(one, Flaw) and one.code == standing.RECORD}
    flaws = [one for one in flaws if (one.start, one.end) not in stood or _is_of_record(one)]
    days = [one for one in flaws if isinstance(one, Flaw) and _is_day_of_record(one)]
    flaws = [one for one in flaws if not any(_is_level_of(one, day) for day in days)]
    swapped = [one for one in flaws if isinstance(one, Flaw) and one.code == traded.AMOUNT]
    flaws = [one for one in flaws if not any(_is_begun_by(one, other) for other in swapped)]
    units = [one for one in flaws if isinstance(one, Flaw) and one.code == money.UNIT and one.suggestion]
    return [
        one for one in flaws
        if not (
            isinstance(one, Flaw) and one.code == particles.CODE
            and any(unit.start < one.start and one.end <= unit.end for unit in units)
        )
    ]  # fmt: skip


def _is_within(one: Flaw | Open, span: Flaw) -> bool:
    """Tell whether a flaw of prices is at the end of a longer one that tells of what time they are."""
    return (
        isinstance(one, Flaw)
        and one.code == part_years.CHANGE
        and span.start < one.start
        and one.end == span.end
    )


def _is_begun_by(one: Flaw | Open, other: Flaw) -> bool:
    """Tell whether a flaw of an amount is that with which two exchanged ones begin."""
    return (
        isinstance(one, Flaw) and one.code == other.code and one.start == other.start and one.end < other.end
    )


def _is_day_of_record(one: Flaw) -> bool:
    return one.code == standing.DAY and one.fact.startswith(standing.RECORD)


_BEHIND = 40
"""Characters behind the day of a record in which its level stands."""


def _is_level_of(one: Flaw | Open, day: Flaw) -> bool:
    """Tell whether a flaw is of the level of a record whose day is what is wrong."""
    return isinstance(one, Flaw) and one.code in {LEVEL, "bound"} and 0 <= one.start - day.end <= _BEHIND


def _is_of_record(one: Flaw | Open) -> bool:
    return isinstance(one, Flaw) and one.code == standing.RECORD


def _once(findings: list[CheckFinding]) -> Iterator[CheckFinding]:
    """Yield findings but those that say the same of the same place; a hint goes before what is sure."""
    seen: set[tuple[int, int, str]] = set()
    for each in sorted(findings, key=lambda one: one.severity == "hint"):
        key = each.start, each.end, each.code
        if key not in seen:
            seen.add(key)
            yield each
