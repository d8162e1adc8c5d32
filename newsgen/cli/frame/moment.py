"""``--known-at``: a moment, as a newsroom in Seoul writes it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import click

from newsgen.korean import SEOUL


class Moment(click.ParamType[dt.datetime]):
    """A time with its zone: Seoul's unless another is written; a date alone is the end of that day."""

    name = "moment"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.datetime:
        """Read ``2025-08-14``, ``2025-08-14T06:30`` or ``2025-08-13T21:30Z``."""
        if isinstance(value, dt.datetime):
            return value
        try:
            if len(value) == len("2025-08-14"):
                day = dt.date.fromisoformat(value)
                return dt.datetime.combine(day, dt.time.max, tzinfo=SEOUL)
            moment = dt.datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"시각이 아닙니다: {value}. 2025-08-14T06:30처럼 쓰십시오(한국시간).", param, ctx)
        return moment if moment.tzinfo else moment.replace(tzinfo=SEOUL)


known_at_option = click.option(
    "--known-at",
    type=Moment(),
    metavar="시각",
    help="그때(한국시간, 2025-08-14T06:30) 저장소에 있던 값으로 만듭니다. 뒤에 들어온 것은 쓰지 않습니다.",
)
