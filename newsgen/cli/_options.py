"""Options that several verbs share, worded once."""

from __future__ import annotations

import click

_DAY = click.DateTime(["%Y-%m-%d"])

session_option = click.option(
    "--date",
    type=_DAY,
    metavar="날짜",
    help="거래일(YYYY-MM-DD, 뉴욕 기준). 없으면 마지막으로 끝난 거래일.",
)
"""The session of a verb that may fetch it."""

date_option = click.option(
    "--date", type=_DAY, metavar="날짜", help="거래일(YYYY-MM-DD). 없으면 저장소의 마지막 거래일."
)
"""The session of a verb that reads the store."""

json_option = click.option("--json", "as_json", is_flag=True, help="계약된 JSON으로 냅니다.")

edition_option = click.option(
    "--edition",
    default="us-close",
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
