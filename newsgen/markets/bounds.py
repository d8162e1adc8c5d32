"""How far the prices of a market can go, and what bears witness to them: what its data are held against.

All of it is measured on the market's own history. What is not known is left out: nothing is held against it.
"""

from __future__ import annotations

import datetime as dt
import math
from typing import NamedTuple

import msgspec

from newsgen.model import Record


class Tie(NamedTuple):
    """An index and what moves with it, to within so many percentage points, and more on wild days."""

    about: str
    """The index."""
    witness: str
    """A fund, a universe of its members, or another index."""
    within: float
    """What they never part by."""
    near: float = math.inf
    """What they hardly ever part by: two witnesses beyond it, on one side, overrule the index."""
    alone: float | None = None
    """What the index is told of for by one witness alone; ``near`` unless given."""


class Official(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who publishes the levels of indices besides the exchange, and in which series."""

    publisher: str
    """As an editor knows it: ``FRED``."""
    series: dict[str, str]
    """Index -> the publisher's series."""


class Move(NamedTuple):
    """How many times its value an index can be worth a day later."""

    least: float
    most: float


class Quiet(NamedTuple):
    """A fall that is rare and hardly traded: what it handed out is not in the price any more."""

    fall: float
    """Percent, at least."""
    deviations: float
    """The stock's own standard deviations, the whole market's move taken out, at least."""
    turnover: float
    """Times its usual turnover that was traded, less than this."""


class Handouts(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which falls are ex-dates of what nobody listed: a spin-off, a special dividend."""

    value: float
    """Market value from which a company's fall does not stay unnoticed, in millions of the market's money."""
    turnover: float
    """Usual turnover of a day from which it does not."""
    large: float
    """Market value of a large company; a member of the large universe is one whatever its value."""
    together: int
    """Large companies that fall so on one day, beyond which it was the market."""
    anyone: tuple[Quiet, ...]
    of_large: tuple[Quiet, ...]
    at_quarter: tuple[Quiet, ...]
    """Of large ones, on the last two sessions of a quarter and the first: companies part, and few report."""
    doubted: tuple[Quiet, ...] = ()
    """Of anyone: falls that may be ex-dates as well as real, and that an editor is asked about."""

    @property
    def every(self) -> tuple[Quiet, ...]:
        """All of them."""
        return (*self.anyone, *self.of_large, *self.at_quarter, *self.doubted)

    @property
    def least(self) -> float:
        """The smallest fall that is looked at, in percent."""
        return min(one.fall for one in self.every)

    @property
    def busy(self) -> float:
        """Times the usual turnover from which no fall is quiet."""
        return max(one.turnover for one in self.every)


class Priced(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An index that is the sum of its members' prices: they tell its move to a few thousandths of a point."""

    index: str
    since: dt.date
    """The first session of this list of members."""
    members: tuple[str, ...]


class Size(NamedTuple):
    """From where on a member's move of the day may be told by name."""

    moved: float
    """Percent."""
    value: float
    """Market value, in millions of the market's money."""


class Repeats(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many stocks of a market can repeat what was there before, as shares of those compared."""

    still: float
    """That traded and close where they did on one and the same earlier session."""
    untraded: float
    """That did not trade at all."""
    echoed: float
    """That move by what they moved by on one and the same earlier session, to a step of the price."""
    step: float
    """The smallest step of a price, in the market's money."""


class Tick(NamedTuple):
    """The step of prices from a price on, in the market's money."""

    price: float
    step: float


class Ticks(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The steps of an exchange's prices, by the price from which on each holds."""

    since: dt.date
    """The first session of these."""
    steps: tuple[Tick, ...]


class Spread(NamedTuple):
    """Two yields and how far their difference can move in a day, in percentage points."""

    longer: str
    shorter: str
    rare: float
    """From where on the editor is told."""
    most: float
    """From where on one of the two is wrong."""


class Middle(NamedTuple):
    """A yield between two others, in percentage points."""

    about: str
    shorter: str
    longer: str
    bend: float
    """From where on it moved apart from the mean of the two in a day, so that the editor is told."""
    outside: float
    """How far it can stand outside the two."""


class Made(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An index of currencies and what of it can be computed from others, taken at the same moment."""

    about: str
    of: dict[str, float]
    """Exchange rate -> its exponent in the index."""
    stand_bys: dict[str, str] = msgspec.field(default_factory=dict)
    """Exchange rate -> the series that is taken beside the index's own stand-by, at the same moment."""
    rare: float
    """How far the index's move and the computed one part, in percentage points, before the editor is told."""
    most: float
    """How far before the index is left out."""
    still: float
    """The computed move from where on the index cannot stand where it stood."""


class Leaders(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An index and large members: how far its move and their median part, in percentage points."""

    about: str
    of: tuple[str, ...]
    rare: float
    most: float


class Fear(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How far the index of fear can move, in percent, for a move of the broad index.

    By ``most`` while the broad index moves by ``calm`` at most, and by ``slope`` more for each percent
    beyond it. A move in the broad index's own direction is told from ``against`` on, and cannot reach
    ``most``.
    """

    calm: float
    most: float
    slope: float
    against: float


class Quarter(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How far an index's bars of a quarter of an hour can be from the nearest other index's, in percent."""

    about: str
    rare: float
    """Its step from bar to bar, before the editor is told."""
    step: float
    """The same, before the index is left out."""
    wick: float
    """What its high stands above, or its low below, open and close: the editor is told."""
    opened: float
    """Its first price against the close before: the editor is told."""
    moved: float
    """Its move so far: the editor is told."""


class Flows(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What investors can have bought or sold on balance in a day, in 100 million of the market's money."""

    most: float
    """By one kind of investor."""
    times: tuple[float, float]
    """The largest of the day's figures, as a multiple of the median of those of the last sessions."""
    within: float
    """How far all kinds together can be off zero."""
    opposed: float
    """Percent of an index's move against which the larger traders hardly ever trade all together."""


class Bounds(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a market's data are held against."""

    bars: tuple[str, ...] = ()
    """Indices whose bars within the day speak for their close."""
    seam: float | None = None
    """How far a bar can begin from where the one before it ended, in percent."""
    quarters: tuple[Quarter, ...] = ()
    official: Official | None = None
    funds: tuple[Tie, ...] = ()
    members: tuple[Tie, ...] = ()
    """Indices and the mean of their members, weighed by market value."""
    cousins: tuple[Tie, ...] = ()
    """Indices that part at most so far, for want of a fund."""
    dividends: dict[str, float] = msgspec.field(default_factory=dict)
    """Fund -> percentage points that it falls behind its index by on an ex-date, at the end of a quarter."""
    priced: tuple[Priced, ...] = ()
    repeats: Repeats | None = None
    sizes: dict[str, Size] = msgspec.field(default_factory=dict)
    """Role of a universe -> from where on its members may be told by name."""
    spreads: tuple[Spread, ...] = ()
    middles: tuple[Middle, ...] = ()
    made: tuple[Made, ...] = ()
    leaders: tuple[Leaders, ...] = ()
    fear: Fear | None = None
    move: Move | None = None
    """Of an index that ``moves`` does not name."""
    moves: dict[str, Move] = msgspec.field(default_factory=dict)
    handouts: Handouts | None = None
    flows: Flows | None = None
    limit: float | None = None
    """How far a stock can close from its base price, in percent, where the exchange sets a limit."""
    ticks: Ticks | None = None
    """Steps of prices; None where nothing is held against them."""
