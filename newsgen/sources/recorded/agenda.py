"""A recorded table of a market's days: ``events*.csv``, what the Fed, exchanges and index providers do when.

Columns ``date,kind`` and, as far as known, ``time_ny``, ``symbol``, ``title``, ``source``, ``status``,
``basis``. ``kind`` is one of ours (``speech``, ``auction``, ``minutes`` ...) or of those in :data:`CALLED`.
What its kind alone does not tell needs a ``title``, in the desk's words. ``official_source`` names who says
so where ``source`` does not.

A row whose ``basis`` admits that nobody checked it is left out. One that follows from a rule is a plan. The
others happened, unless ``status`` says ``planned``. What our own calendars have (closures, half days, the
Fed's press conferences) is left out, and so are days on which somebody noticed a change.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, get_args

from newsgen.events.placing import WHOLE_DAYS
from newsgen.fed.contracts import EXCHANGE
from newsgen.korean.unfit import unfit_korean
from newsgen.model import Account, EventKind, Part
from newsgen.model.event import Status
from newsgen.sources.recorded.said import clock, moment, name_of, part_of, table_of
from newsgen.sources.recorded.tables import Table
from newsgen.sources.recorded.text import shown

_NEEDED = ("date", "kind")
_MAY = ("time_ny", "symbol", "title", "source", "status", "event", "official_source", "basis")


class Called(NamedTuple):
    """What a kind of row is."""

    kind: EventKind
    title: str = ""
    codes: tuple[str, ...] = ()


CALLED = {
    "fomc_statement": Called("decision"),
    "fomc_minutes": Called("minutes"),
    "beige_book": Called("survey"),
    "fed_testimony": Called("speech", "연준 의장의 의회 증언"),
    "jackson_hole": Called("speech", "잭슨홀 심포지엄"),
    "opex": Called("expiry", "월물 옵션 만기일"),
    "quad_witching": Called("expiry", "선물·옵션 동시 만기일", ("quarterly",)),
    "sp_rebalance": Called("index_change", "S&P 지수 정기 변경"),
    "russell_recon": Called("index_change", "러셀 지수 정기 변경"),
    "sp500_change": Called("index_change", "S&P500"),
}
"""How calendars call a kind -> what it is to us."""
_OURS: dict[str, EventKind] = {
    kind: kind for kind in get_args(EventKind) if kind not in {"earnings", "filing", "rating"}
}
_UNTITLED = frozenset({"decision", "minutes", "survey", "holiday"})
_KNOWN = frozenset({"holiday", "early_close", "fomc_press"})
"""What our calendars tell themselves."""
_NOTICED = frozenset({"sp500_change_seen"})
"""Days on which somebody saw a change, not those on which it was."""
_AUTHORITIES = {
    "federalreserve.gov": "Federal Reserve",
    "kansascityfed.org": "Federal Reserve Bank of Kansas City",
    "cboe.com": "Cboe",
    "nyse.com": "NYSE",
    "spglobal.com": "S&P Dow Jones Indices",
    "lseg.com": "FTSE Russell",
}
_UNCHECKED = re.compile(r"\b(memory|unchecked|not checked)\b", re.IGNORECASE)
_RULE = re.compile(r"\brule\b", re.IGNORECASE)
_PAGE = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[\w./-]*)?", re.ASCII)
_SYMBOL = re.compile(r"[\w.^=&-]{1,30}", re.ASCII)
_CHANGED = re.compile(r"\bin (\S+); out (\S+)$")


def read(path: Path) -> tuple[list[Account], list[str]]:
    """Read a table whole; return what is on which day, and notices of what is left out.

    Raises:
        ImportRefused: a date, hour, kind or status is none, or a title is missing or may not be printed.

    """
    table, _ = table_of(path, _NEEDED, _MAY)
    found: list[Account] = []
    left: Counter[str] = Counter()
    for row, cells in enumerate(table.rows()):
        if why := _left_out(cells):
            left[why] += 1
            continue
        found += _accounts(table, row, cells)
    return found, [f"{path.name}: {why} {count:,}행을 뺐습니다" for why, count in left.items()]


def _left_out(cells: dict[str, str]) -> str:
    """Say in Korean why a row is left out; empty where it is taken."""
    if cells["kind"] in _KNOWN:
        return "newsgen의 달력에 이미 있는 날"
    if cells["kind"] in _NOTICED:
        return "바뀐 날이 아니라 목록에서 본 날을 적은"
    return "확인하지 않았다고 적힌" if _UNCHECKED.search(cells.get("basis", "")) else ""


def _accounts(table: Table, row: int, cells: dict[str, str]) -> Iterator[Account]:
    """Yield what a row tells: one account, or one of each company that an index takes in or puts out."""
    called = _called(table, row, cells)
    day = table.date(row, "date", cells["date"])
    at, part = _when(table, row, cells, day)
    official = cells.get("official_source", "")
    host = re.split(r"[/\s]", official, maxsplit=1)[0]
    given = cells.get("source", "") or _AUTHORITIES.get(host, host)
    source = name_of(table, row, "source", given)
    for about, codes in _subjects(table, row, cells, called):
        if not _SYMBOL.fullmatch(about):
            table.refuse(row, f"종목 기호가 아닙니다: {shown(about)}")
        yield Account(
            id=":".join(filter(None, (called.kind, about, f"{day}", called.title))),
            kind=called.kind,
            about=about,
            source=source,
            day=day,
            part=part,
            at=at,
            status=_status(table, row, cells),
            codes=codes,
            title=called.title,
            link=f"https://{official}" if _PAGE.fullmatch(official) else "",
        )


def _called(table: Table, row: int, cells: dict[str, str]) -> Called:
    kind, title = cells["kind"], cells.get("title", "")
    if why := unfit_korean(title):
        table.refuse(row, f"title 값은 기사에 적을 수 없습니다({why}): {shown(title)}")
    if kind in CALLED:
        return CALLED[kind]._replace(title=title or CALLED[kind].title)
    if kind not in _OURS:
        named = ", ".join(sorted(_OURS))
        table.refuse(row, f"kind 값은 {named} 중 하나여야 합니다: {shown(kind)}")
    if not title and kind not in _UNTITLED:
        table.refuse(row, f"{kind}에는 무엇인지 적은 title이 있어야 합니다")
    return Called(_OURS[kind], title)


def _when(table: Table, row: int, cells: dict[str, str], day: dt.date) -> tuple[dt.datetime | None, Part]:
    """Return the minute of what has one, and the part of the day; what is of a whole day has none."""
    hour = clock(table, row, "time_ny", cells.get("time_ny", ""))
    called = CALLED.get(cells["kind"])
    kind = called.kind if called else cells["kind"]
    if hour is None or kind in WHOLE_DAYS:
        return None, ""
    return moment(day, hour), part_of(day, hour)


def _status(table: Table, row: int, cells: dict[str, str]) -> Status:
    told = cells.get("status", "")
    if told not in {"", "planned", "reported"}:
        table.refuse(row, f"status 값은 planned, reported 중 하나여야 합니다: {shown(told)}")
    by_rule = _RULE.match(cells.get("basis", ""))
    return "planned" if by_rule or told == "planned" else "reported"


def _subjects(
    table: Table, row: int, cells: dict[str, str], called: Called
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what a row is about, with its codes."""
    if cells["kind"] != "sp500_change":
        yield cells.get("symbol", "") or EXCHANGE, called.codes
        return
    found = _CHANGED.search(cells.get("event", ""))
    if found is None:
        table.refuse(row, "event 값에 'in AAA; out BBB'가 있어야 합니다")
    for code, symbols in zip(("added", "removed"), found.groups(), strict=True):
        for symbol in symbols.split(","):
            if symbol not in {"-", ""}:
                yield symbol, (code,)
