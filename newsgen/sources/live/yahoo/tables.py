"""The tables in which Yahoo answers of its calendars: rows by the ids of their columns."""

from __future__ import annotations

from typing import Any, NamedTuple

from newsgen.sources.live.yahoo.charts import decoded
from newsgen.sources.live.yahoo.trouble import Trouble, of_answer

Row = dict[str, Any]


class Page(NamedTuple):
    """A part of a table."""

    rows: list[Row]
    total: int | None
    """Rows of the whole table; None where the answer does not say."""


def page(body: bytes, fields: tuple[str, ...], what: str) -> Page:
    """Read an answer; ``what`` it should hold is told in Korean where it does not.

    Raises :class:`Trouble` for anything but a table with all of the ``fields``.
    """
    told = decoded(body)
    finance = told.get("finance")
    error = finance.get("error") if isinstance(finance, dict) else None
    if isinstance(error, dict) and error:
        raise of_answer(error)
    try:
        result = told["finance"]["result"][0]
        document = result["documents"][0]
        names = [column["id"] for column in document["columns"]]
        rows = [dict(zip(names, row, strict=True)) for row in document["rows"]]
    except (AttributeError, KeyError, IndexError, TypeError, ValueError) as broken:
        raise Trouble(f"깨진 답({what} 없음)") from broken
    if not {*fields} <= {*names}:
        raise Trouble(f"깨진 답({what}의 열 이름이 다름)")
    total = result.get("total")
    return Page(rows, total if isinstance(total, int) and not isinstance(total, bool) else None)
