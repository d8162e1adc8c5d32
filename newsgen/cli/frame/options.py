"""Options that several verbs share, worded once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsgen.markets import Market

USUAL_EDITION = "us-close"
"""The edition of a verb that is told none; an edition's name begins with its market's."""
_DAY = click.DateTime(["%Y-%m-%d"])
LISTED = "…"
"""Where in a help stands what there is to choose from."""

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
    """A market by its name, or by that of an edition of it; without one, that of the default edition."""

    name = "market"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Market:  # noqa: ARG002
        """Return the market; UsageProblem, naming those there are, for another name."""
        from newsgen import markets
        from newsgen.editions import EDITIONS

        if isinstance(value, str):
            return markets.named(EDITIONS[value].market if value in EDITIONS else value)
        market: Market = value
        return market


class Listing(click.Option):
    """An option whose help ends with what there is to choose from: asked for when the help is shown."""

    def __init__(self, *args: Any, there: Callable[[], str], **attrs: Any) -> None:
        super().__init__(*args, **attrs)
        self._there = there

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the names and the help."""
        record = super().get_help_record(ctx)
        return record and (record[0], f"{record[1].replace(LISTED, self._there())}")


def _editions() -> str:
    from newsgen.editions import EDITIONS

    return ", ".join(f"{edition.name} {edition.korean}" for edition in EDITIONS.values())


def markets_there() -> str:
    """Name the markets."""
    from newsgen import markets

    return ", ".join(f"{market.name} {market.nouns.stocks}" for market in markets.every())


market_option = click.option(
    "--market",
    "--edition",
    "market",
    cls=Listing,
    there=markets_there,
    type=MarketName(),
    default=USUAL_EDITION.partition("-")[0],
    show_default=True,
    metavar="시장",
    help=f"시장({LISTED})이나 그 시장의 판.",
)
"""The market of a verb that tells nothing of a session: by its name, or by an edition's."""

notes_option = click.option(
    "--notes", type=click.Path(path_type=Path), metavar="폴더", help="메모의 폴더. 기본은 설정의 notes."
)
"""The folder of a verb that reads or writes the desk's notes."""

json_option = click.option("--json", "as_json", is_flag=True, help="계약된 JSON으로 냅니다.")

edition_option = click.option(
    "--edition",
    cls=Listing,
    there=_editions,
    default=USUAL_EDITION,
    show_default=True,
    metavar="판",
    help=f"기사의 판: {LISTED}.",
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
