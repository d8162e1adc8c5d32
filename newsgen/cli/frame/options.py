"""Options that several verbs share, worded once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from newsgen.markets import Market

USUAL_EDITION = "us-close"
"""The edition of a verb that is told none; an edition's name begins with its market's."""
_DAY = click.DateTime(["%Y-%m-%d"])

session_option = click.option(
    "--date",
    type=_DAY,
    metavar="날짜",
    help="거래일(YYYY-MM-DD, 그 시장의 날짜). 없으면 마지막으로 끝난 거래일.",
)
"""The session of a verb that may fetch it."""

date_option = click.option(
    "--date", type=_DAY, metavar="날짜", help="거래일(YYYY-MM-DD). 없으면 저장소의 마지막 거래일."
)
"""The session of a verb that reads the store."""


class MarketName(click.ParamType["Market"]):
    """A market by its name; without one, that of the default edition."""

    name = "market"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Market:  # noqa: ARG002
        """Return the market; UsageProblem, naming those there are, for another name."""
        from newsgen import markets

        return markets.named(value) if isinstance(value, str) else value


market_option = click.option(
    "--market",
    type=MarketName(),
    default=USUAL_EDITION.partition("-")[0],
    metavar="시장",
    help="시장의 이름(us, kr). 기본은 기본 판의 시장.",
)
"""The market of a verb that is not told one by its edition."""

notes_option = click.option(
    "--notes", type=click.Path(path_type=Path), metavar="폴더", help="메모의 폴더. 기본은 설정의 notes."
)
"""The folder of a verb that reads or writes the desk's notes."""

json_option = click.option("--json", "as_json", is_flag=True, help="계약된 JSON으로 냅니다.")

edition_option = click.option(
    "--edition",
    default=USUAL_EDITION,
    show_default=True,
    metavar="판",
    help="기사의 판: us-close 마감, us-midday 장중, us-week 주간.",
)
"""What a verb looks over; the names stand in :data:`newsgen.editions.EDITIONS`."""

at_option = click.option(
    "--at",
    type=click.DateTime(["%H:%M"]),
    metavar="시각",
    help="장중 판이 보는 현지 시각(HH:MM). 없으면 지금.",
)
"""The moment of an edition of a session so far."""

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    metavar="형식",
    help="text 화면, json 계약된 JSON(--json과 같음), csv 표 프로그램용.",
)
"""How a listing is printed."""
