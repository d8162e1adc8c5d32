"""What a check says: one thing that is wrong with the data, and what follows from it."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from newsgen.model import Record


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


class Section(StrEnum):
    """A part of the article that can be left out as a whole."""

    STOCKS = "stocks"
    """Single stocks: movers, sectors, how many rose and fell."""
    SMALL_CAPS = "small-caps"
    """The members of the Russell 2000."""
    LARGE_CAPS = "large-caps"
    """The members of the S&P 500."""
    RATES = "rates"
    """Yields of government bonds."""
    CURRENCIES = "currencies"
    """The won and the dollar index."""
    FED = "fed"
    """What futures say of the Fed's next meetings."""


class Finding(Record, frozen=True, kw_only=True):
    """One thing that is wrong with the data of a session."""

    code: str
    """What is wrong, by a name that a release can give: ``unborne-jump``."""
    symbol: str
    """Whose data; ``*`` for the whole market."""
    message: str
    """Korean, one line, with the figures: what is wrong."""
    advice: str = ""
    """Korean: what was done about it, or what is to be done."""
    consequence: Consequence
    section: Section | None = None
    """What is left out, where the consequence is ``SECTION``."""
    figures: dict[str, float] = msgspec.field(default_factory=dict)
    """The figures of the message, unrounded."""
    released: str = ""
    """Why, and by whom, the finding was released; empty where it stands."""

    @property
    def line(self) -> str:
        """The message with the advice, as the editor reads it."""
        return f"{self.message} {self.advice}".rstrip()

    @property
    def told(self) -> bool:
        """Whether the editor of the article must see it."""
        return self.consequence in {Consequence.SECTION, Consequence.DROP, Consequence.FLAG}

    @property
    def releasable(self) -> bool:
        """Whether a release would change anything: what is not there cannot be let through."""
        stops = {Consequence.HOLD, Consequence.SECTION, Consequence.DROP}
        return self.consequence in stops and self.code not in ABSENT


ABSENT = frozenset({"index-missing", "close-missing", "not-over"})
"""Findings of what is not there: no release makes up a price."""
VITAL = "^GSPC"
"""The index without which there is no article."""


PARTS = {
    Section.STOCKS: "종목별 등락과 상승·하락 종목 수를",
    Section.SMALL_CAPS: "소형주 종목을",
    Section.LARGE_CAPS: "대형주 종목을",
    Section.RATES: "국채 금리를",
    Section.CURRENCIES: "환율을",
    Section.FED: "기준금리 확률을",
}


def doubt(code: str, symbol: str, message: str, **figures: float) -> Finding:
    """Return the finding of a close that may be wrong: it is left out; the article waits if it is vital."""
    vital = symbol == VITAL
    advice = "시세를 확인하십시오." if vital else "빼고 썼습니다."
    return Finding(
        code=code,
        symbol=symbol,
        message=f"{symbol} {message}",
        advice=advice,
        consequence=Consequence.HOLD if vital else Consequence.DROP,
        figures=figures,
    )


def hold(code: str, message: str, symbol: str = "*", **figures: float) -> Finding:
    """Return a finding that keeps the article from being printed, for want of prices."""
    return Finding(
        code=code,
        symbol=symbol,
        message=message,
        advice="시세를 가져온 뒤 다시 실행하십시오.",
        consequence=Consequence.HOLD,
        figures=figures,
    )


def leave_out(code: str, section: Section, message: str, symbol: str = "*", **figures: float) -> Finding:
    """Return a finding that leaves a section out."""
    return Finding(
        code=code,
        symbol=symbol,
        message=message,
        advice=f"{PARTS[section]} 뺐습니다.",
        consequence=Consequence.SECTION,
        section=section,
        figures=figures,
    )


def tell(
    code: str, symbol: str, message: str, consequence: Consequence = Consequence.FLAG, **figures: float
) -> Finding:
    """Return a finding that changes nothing but is told, or only listed."""
    return Finding(code=code, symbol=symbol, message=message, consequence=consequence, figures=figures)


def is_stock(symbol: str) -> bool:
    """Whether a symbol is traded in shares: no index, currency or future."""
    return not symbol.startswith("^") and "=" not in symbol
