"""Names of companies that are none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from tests.truth.kinds.sessions import EVERY, last_of_week
from tests.truth.plant import Change, Corruption, Scene, Where
from tests.truth.record import Sent

LONG = "아주긴이름의회사" * 63


def corruptions() -> Iterator[Corruption]:
    """Yield Korean names that hold a figure, markup or a page of text, of companies that the day names."""
    for day, symbol, korean, bad, edition in (
        (EVERY[0], "DNLI", "디날리 35% 급등", "35% 급등", "us-close"),
        (EVERY[0], "DNLI", "<b>디날리</b>", "<b>", "us-close"),
        (EVERY[0], "DNLI", LONG, LONG[:80], "us-close"),
        (EVERY[1], "CRSR", "커세어(+12.5%)", "12.5", "us-close"),
        (EVERY[1], "CRSR", "[커세어](http://example.com)", "example.com", "us-close"),
        (EVERY[1], "DY", "다이콤 {{ price }}", "{{", "us-close"),
        (EVERY[2], "DIOD", "다이오드 상한가 30.0%", "30.0%", "us-close"),
        (EVERY[2], "TEX", "**테렉스** 매수", "매수", "us-close"),
        (EVERY[2], "HCSG", "헬스케어서비스 &amp; <script>", "<script", "us-close"),
        (EVERY[3], "POWL", "파월 인더스트리 15% 하락", "15% 하락", "us-close"),
        (EVERY[3], "SOC", "=HYPERLINK(세이블)", "HYPERLINK", "us-close"),
        (last_of_week(EVERY[1]), "APPS", "디지털 터빈 40.2% 폭등", "40.2% 폭등", "us-week"),
        (last_of_week(EVERY[1]), "ROL", LONG[:320], LONG[:80], "us-week"),
        (last_of_week(EVERY[2]), "GNRC", "<i>제너락</i>", "<i>", "us-week"),
    ):
        yield _one(f"{symbol}: {korean[:24]}", day, renamed(symbol, korean=korean), symbol, bad, edition)
    yield _one(
        "DNLI: a figure in the English name",
        EVERY[0],
        renamed("DNLI", english="Denali +44.1% Inc.", korean=None),
        "DNLI",
        "44.1%",
        "us-close",
    )
    yield _one(
        "CRSR: markup in the English name",
        EVERY[1],
        renamed("CRSR", english="<a href=x>Corsair</a>", korean=None),
        "CRSR",
        "href",
        "us-close",
    )


def _one(name: str, day: dt.date, change: Change, symbol: str, bad: str, edition: str) -> Corruption:
    return Corruption(
        kind="names",
        name=name,
        day=day,
        change=change,
        names=(symbol, "이름"),
        where=Where.AGAIN,
        edition=edition,
        as_file=True,
        bad=(bad,),
    )


def renamed(symbol: str, **fields: str | None) -> Change:
    """Send the list of instruments with another name of one of them, and the day's prices once more."""

    def change(sent: Sent, scene: Scene) -> None:
        sent.instruments = [
            msgspec.structs.replace(one, **fields) if one.symbol == symbol else one
            for one in scene.record.instruments
        ]
        sent.prices[symbol, scene.day] = scene.record.price(symbol, scene.day)

    return change
