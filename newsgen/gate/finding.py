"""What a check of the gate says: one thing that is wrong with the data, and what follows from it."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

from newsgen.finding import Finding, InData, Severity


class Consequence(StrEnum):
    """What a finding does, the gravest first."""

    HOLD = "hold"
    """The article is not printed."""
    SECTION = "section"
    """A part of the article is left out, and the editor is told."""
    DROP = "drop"
    """The symbol's close of the day makes no facts, and the editor is told."""
    FLAG = "flag"
    """The editor is told."""
    NOTE = "note"
    """Listed by ``newsgen gate``, for whoever looks after the data."""

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        graves = {Consequence.HOLD: Severity.WRONG, Consequence.NOTE: Severity.NOTE}
        return graves.get(self, Severity.WARNING)


class Section(StrEnum):
    """A part of the article that can be left out as a whole."""

    STOCKS = "stocks"
    """Single stocks: movers, sectors, how many rose and fell."""
    SMALL_CAPS = "small-caps"
    """The members of the universe of small companies."""
    LARGE_CAPS = "large-caps"
    """The members of the universe of large companies."""
    RATES = "rates"
    """Yields of government bonds."""
    FED = "fed"
    """What futures say of the Fed's next meetings."""
    TARGET = "target"
    """All that is told of the Fed: its target range and what rests on it."""


UNIVERSES = {"small": Section.SMALL_CAPS, "large": Section.LARGE_CAPS}
"""Role of a universe -> the section that its members make."""

PARTS = {
    Section.STOCKS: "종목별 등락과 상승·하락 종목 수를",
    Section.SMALL_CAPS: "소형주 종목을",
    Section.LARGE_CAPS: "대형주 종목을",
    Section.RATES: "국채 금리를",
    Section.FED: "기준금리 확률을",
    Section.TARGET: "기준금리를",
}

IN_PART = frozenset({"half-session", "gap-before"})
"""Findings of closes that came in part: those that came are right, and a basket is whole or not by itself."""

ABSENT = frozenset({"index-missing", "close-missing", "not-over"})
"""Findings of what is not there: no release makes up a price."""


class GateFinding(Finding[InData], frozen=True, kw_only=True):
    """One thing that is wrong with the data of a session."""

    consequence: Consequence
    section: Section | None = None
    """What is left out, where the consequence is ``SECTION``."""
    figures: dict[str, float] = msgspec.field(default_factory=dict)
    """The figures of the message, unrounded."""
    day: dt.date | None = None
    """The earlier session whose close is doubted; None where it is the session's own."""
    released: str = ""
    """Why, and by whom, the finding was released; empty where it stands."""

    @property
    def symbol(self) -> str:
        """Whose data it is about; ``*`` for the whole market."""
        return self.place.symbol

    @property
    def told(self) -> bool:
        """Whether the editor of the article must see it."""
        told = {Consequence.SECTION, Consequence.DROP, Consequence.FLAG}
        return self.consequence in told and self.severity is not Severity.NOTE

    @property
    def releasable(self) -> bool:
        """Whether a release would change anything: what is not there cannot be let through."""
        stops = {Consequence.HOLD, Consequence.SECTION, Consequence.DROP}
        return self.consequence in stops and self.code not in ABSENT

    def turned(self, consequence: Consequence, advice: str, released: str = "") -> GateFinding:
        """Return the finding with another consequence, and what is done about it now."""
        return msgspec.structs.replace(
            self, consequence=consequence, severity=consequence.severity, advice=advice, released=released
        )

    def quiet(self) -> GateFinding:
        """Return the finding as one that only ``newsgen gate`` lists: nobody misses what it leaves out."""
        return msgspec.structs.replace(self, severity=Severity.NOTE)

    def vital(self) -> GateFinding:
        """Return the finding of a close without which there is no article: it waits for a person."""
        return self.turned(Consequence.HOLD, "시세를 확인하십시오.")


def tell(
    code: str, symbol: str, message: str, consequence: Consequence = Consequence.FLAG, **figures: float
) -> GateFinding:
    """Return a finding that changes nothing but is told, or only listed."""
    return _finding(code, symbol, message, consequence, figures)


def doubt(code: str, symbol: str, message: str, **figures: float) -> GateFinding:
    """Return the finding of a close that may be wrong: it is left out."""
    return _finding(code, symbol, f"{symbol} {message}", Consequence.DROP, figures, "빼고 썼습니다.")


def hold(code: str, message: str, symbol: str = "*", **figures: float) -> GateFinding:
    """Return a finding that keeps the article from being printed, for want of prices."""
    advice = "시세를 가져온 뒤 다시 실행하십시오."
    return _finding(code, symbol, message, Consequence.HOLD, figures, advice)


def leave_out(code: str, section: Section, message: str, symbol: str = "*", **figures: float) -> GateFinding:
    """Return a finding that leaves a section out."""
    advice = f"{PARTS[section]} 뺐습니다."
    return _finding(code, symbol, message, Consequence.SECTION, figures, advice, section)


def _finding(
    code: str,
    symbol: str,
    message: str,
    consequence: Consequence,
    figures: dict[str, float],
    advice: str = "",
    section: Section | None = None,
) -> GateFinding:
    return GateFinding(
        code=code,
        place=InData(symbol=symbol),
        message=message,
        severity=consequence.severity,
        advice=advice,
        consequence=consequence,
        section=section,
        figures=figures,
    )
