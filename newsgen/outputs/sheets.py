"""An article's charts as few compact tables, for formats that draw none.

A market whose investors are told apart has one table of its session: its indices by rows, what each stood at
and went, and who bought and sold on its part of the exchange. It stands behind the text, which names these
figures. Its largest companies stand side by side.
The way of a session is a line: its ends are the moves of the first table, so that it has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from newsgen import markets
from newsgen.korean.numbers import level
from newsgen.model import Article, Bars, Chart, Fact, Record
from newsgen.outputs.charts.numbers import number
from newsgen.outputs.charts.tables import drawn, head

LATE = frozenset({"leaders"})
"""Pictures that stand behind all that is told: who looks at them looks them up."""
_OF_SESSION = frozenset({"indices", "investors"})
"""Pictures whose numbers are in the one table of a session."""
_UNTOLD = frozenset({"path"})
"""Pictures whose numbers are another's."""
_PLAIN = 2
"""Columns of a table that is a chart's alone."""
_LARGEST = "시가총액 상위 종목 등락률"
_SESSION = "지수와 투자자별 순매수"


class Sheet(Record, frozen=True, kw_only=True):
    """A table: what it is of, what stands over its columns, its rows with their labels first."""

    title: str
    head: tuple[str, ...]
    """Over every column; over the labels what the table is of."""
    rows: tuple[tuple[str, ...], ...]
    beside: frozenset[int] = frozenset({0})
    """The columns that hold labels."""

    @property
    def is_plain(self) -> bool:
        """Whether its title says all that stands over its columns."""
        return len(self.head) <= _PLAIN


def sheets(article: Article, *, late: bool) -> Iterator[Sheet]:
    """Yield the tables of an article: those of its session, or those that stand ``late``."""
    shown = [one for one in article.charts if one.subject not in _UNTOLD]
    whole = _session(shown, article.facts)
    if late:
        yield from [whole] if whole else []
        yield from _beside([one for one in shown if one.subject in LATE and isinstance(one, Bars)])
        return
    told = LATE | _OF_SESSION if whole else LATE
    yield from (_alone(one) for one in shown if one.subject not in told)


def _alone(chart: Chart) -> Sheet:
    rows = tuple((row.label, row.text) for row in drawn(chart))
    return Sheet(title=chart.title, head=(chart.title, head(chart)), rows=rows)


def _session(charts: Iterable[Chart], facts: Sequence[Fact]) -> Sheet | None:
    """Return the table of the indices and of who bought and sold; None where one of the two is not there."""
    known = {fact.id: fact for fact in facts}
    bars = [one for one in charts if isinstance(one, Bars) and one.rows and one.rows[0].fact in known]
    indices = next((one for one in bars if one.subject == "indices"), None)
    traded = {known[one.rows[0].fact].about: one for one in bars if one.subject == "investors"}
    if indices is None or not traded:
        return None
    columns = [row.label for row in next(iter(traded.values())).rows]
    closes = {fact.about: fact.value for fact in facts if fact.measure == "close"}
    stood = all(known[row.fact].about in closes for row in indices.rows)
    rows = []
    for row in indices.rows:
        about = known[row.fact].about
        market = markets.of(about)
        board = traded.get(market.board_of(about)) if market else None
        bought = {one.label: number(one.value, "eok").text for one in board.rows} if board else {}
        rows.append(
            (
                row.label,
                *((level(closes[about]),) if stood else ()),
                number(row.value, indices.unit).text,
                *(bought.get(column, "") for column in columns),
            )
        )
    early = any(known[one.fact].as_of != "close" for chart in traded.values() for one in chart.rows)
    over = " 순매수(잠정)" if early else " 순매수"
    return Sheet(
        title=_SESSION,
        head=("지수", *(("종가",) if stood else ()), "등락률", *(f"{column}{over}" for column in columns)),
        rows=tuple(rows),
    )


def _beside(charts: Sequence[Bars]) -> Iterator[Sheet]:
    """Yield the largest companies of every market in one table, in the order of their worth."""
    if len(charts) < _PLAIN:
        yield from map(_alone, charts)
        return
    columns = [[(row.label, number(row.value, one.unit).text) for row in one.rows] for one in charts]
    heads = ((one.title.removesuffix(_LARGEST).strip(), "등락률") for one in charts)
    yield Sheet(
        title=_LARGEST,
        head=tuple(cell for pair in heads for cell in pair),
        beside=frozenset(range(0, 2 * len(charts), 2)),
        rows=tuple(
            tuple(cell for pair in row for cell in pair) for row in zip_longest(*columns, fillvalue=("", ""))
        ),
    )
