"""A table of rows that one test holds to one claim, and that names every row which breaks it.

``each(ROWS)`` makes one test of a function that takes a row. As a thousand tests of their own, rows of the
glossary took longer to be called than to be checked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any


def each(rows: Iterable[Any]) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """Return a decorator: the test passes where its function does for every row of a table that has some.

    A row that is a tuple is taken apart into arguments.
    """
    table = list(rows)

    def over(claim: Callable[..., None]) -> Callable[[], None]:
        def test() -> None:
            assert table, "a table without rows proves nothing"
            broken = [told for row in table if (told := _broken(claim, row))]
            assert not broken, f"{len(broken)} of {len(table)} rows:\n" + "\n".join(broken)

        # No functools.wraps: pytest would look for fixtures by the names of the claim's arguments.
        test.__name__, test.__doc__, test.__module__ = claim.__name__, claim.__doc__, claim.__module__
        return test

    return over


def _broken(claim: Callable[..., None], row: Any) -> str:
    values = row if isinstance(row, tuple) else (row,)
    try:
        claim(*values)
    except Exception as error:
        return f"{', '.join(map(_named, values))}: {type(error).__name__}: {error}"
    return ""


def _named(value: Any) -> str:
    """Return what tells a row from others: of a term its id, not all that is written of it."""
    return repr(getattr(value, "id", value))[:120]
