"""The series of a market's file: what is recorded of it by one value a day, beside the prices."""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

from newsgen.model import Record


class _Series(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    symbol: str
    stand_by: str = ""
    """Series taken instead where this one has nothing of the session."""
    range: tuple[float, float] | None = None
    """Between which it can be; None where that is not known."""
    step: float | None = None
    """How far it can move in a day: a yield in percentage points, others in percent."""
    rare: float | None = None
    """From where on the editor is told of a move, in the unit of ``step``."""
    clock: str = ""
    """When in its day it is taken, where its very name says so and no source has to."""


class Yield(_Series, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The yield of a government bond, in percent."""

    unit: ClassVar[Literal["percent"]] = "percent"
    role: str
    """``short`` or ``long``; another word for one that no rule tells."""


class Currency(_Series, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An exchange rate, or an index of some."""

    unit: Literal["level", "won"]
    role: str
    """``dollar`` for the dollar index, ``home`` for the readers' own currency."""
    thin_without: str = ""
    """The exchange on whose holidays hardly anybody trades it: no move is told to or from a value of then."""
    average: str = ""
    """The series of what it was on average on the day before, which is no close."""


class Gauge(_Series, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An index that nobody trades and of which its close alone is recorded: no opening, high or low."""

    unit: ClassVar[Literal["level"]] = "level"


Observed: TypeAlias = Yield | Currency | Gauge
"""A series that is told of a market."""
