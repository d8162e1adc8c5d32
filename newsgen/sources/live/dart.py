"""What companies filed in Seoul on a session's day, from the supervisor's OpenDART: with the desk's own key.

A list of filings, a hundred a page: whose, the name of the report, its number, its day. It tells no hour, so
that of a filing no more is known than its day (``part`` is ``day``). Each row names the stock's code and its
market, so that no list of companies has to be asked for besides. Corrections say so in brackets before the
report's name; attachments tell nothing new and are left out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import msgspec

from newsgen import secret
from newsgen.errors import SourceMalformed, SourceUnreachable
from newsgen.events.items import CORRECTION, SUBSIDIARY
from newsgen.model import Account
from newsgen.network.client import Client
from newsgen.resources import rows
from newsgen.sources.batch import Batch
from newsgen.sources.live.web import Connect, connected
from newsgen.sources.source import Fetched, Known, Occasion, Progress, Wanted

ORIGIN = "금융감독원 전자공시시스템"
"""What an article's source line calls it."""
HOST = "opendart.fss.or.kr"
URL = f"https://{HOST}/api/list.json"
VIEWER = "https://dart.fss.or.kr/dsaf001/main.do?rcpNo="
KEY = secret.variable("dart")
"""The environment variable that holds the key; the keyring has it as ``dart``."""

PAGES = 40
"""Pages of one list at most; the busiest days of reports have some twenty."""
_ROWS = 100
_LARGEST = 2_000_000
_MARKETS = {"Y": "KS", "K": "KQ"}
"""Market of a company, as a row names it -> how its symbol ends; others are not traded there."""
_TYPES = ("B", "I")
"""Major matters, and what is filed with the exchange."""

_PREFIX = re.compile(r"^\[(?P<what>[^\]]{1,12})\]")
_STOCK, _NUMBER = re.compile(r"[0-9A-Z]{6}"), re.compile(r"\d{14}")
_WITHDRAWN = "철"
"""Mark of a filing that was taken back."""

_KEYS = {
    "010": "등록되지 않은 인증키입니다",
    "011": "쓸 수 없는 인증키입니다",
    "012": "이 컴퓨터의 IP에서 쓸 수 없는 인증키입니다",
    "901": "개인정보 보유기간이 지난 인증키입니다",
}
_STATUSES = {
    "020": "하루 요청 한도를 넘었습니다: 내일 다시 하십시오",
    "800": "시스템을 점검하는 중이라고 답했습니다: 잠시 뒤에 다시 하십시오",
}


WITHOUT = (
    f"{ORIGIN}(기업 공시)에는 묻지 않습니다. OpenDART 인증키를 환경 변수 {KEY}에 넣거나 "
    'keyring set newsgen dart 로 넣으면 묻고, [sources]에 off = ["dart"]를 적으면 이 말도 없습니다.'
)
"""What is said where there is no key."""


def key() -> str:
    """Return the desk's key; empty where it has none."""
    return secret.stored(KEY, "dart")


class Days(NamedTuple):
    """The days that are asked for, both included, and the key; without one nobody is asked."""

    first: dt.date
    last: dt.date
    key: str

    def __repr__(self) -> str:
        return f"Days({self.first}, {self.last})"


@dataclass(frozen=True, kw_only=True)
class Dart:
    """The filings of companies listed in Seoul."""

    name: str = "dart"
    fetches: str = "기업 공시"
    origin: str = ORIGIN
    market: str = "kr"
    occasion: Occasion = Occasion.CLOSE
    needed: bool = False
    connect: Connect = connected
    seconds: float = 40.0
    """What it may take: an article can do without it."""

    def due(self, wanted: Wanted, known: Known) -> Days | None:
        """Return the days since the session before; None once they were asked for after its close."""
        if ORIGIN in known.heard:
            return None
        return Days(wanted.session.previous.day + dt.timedelta(days=1), wanted.day, key())

    def fetch(self, client: Client, ask: Days, progress: Progress) -> Fetched:
        """Ask for the filings of both markets; without a key only say how to give one.

        Raises:
            SourceUnreachable: there is no answer, or (SourceMalformed) one that cannot be used; the message
                holds no key.

        """
        if not ask.key:
            return Fetched(batch=Batch(origin=ORIGIN, notices=(WITHOUT,)))
        begun = client.requests
        lists = [(market, kind) for market in _MARKETS for kind in _TYPES]
        found: dict[str, Account] = {}
        with client.at_most(self.seconds):
            for done, (market, kind) in enumerate(lists, start=1):
                for row in _rows(client, ask, market, kind):
                    if (account := _account(row, ask)) is not None:
                        found[account.id] = account
                progress(done, len(lists))
        accounts = tuple(sorted(found.values(), key=lambda one: one.id))
        batch = Batch(origin=ORIGIN, accounts=accounts, live=True)
        return Fetched(batch=batch, requests=client.requests - begun)


def _rows(client: Client, ask: Days, market: str, kind: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of all pages of a list, the earliest first: what is filed meanwhile comes last."""
    for page in range(1, PAGES + 1):
        params = {
            "crtfc_key": ask.key,
            "bgn_de": f"{ask.first:%Y%m%d}",
            "end_de": f"{ask.last:%Y%m%d}",
            "corp_cls": market,
            "pblntf_ty": kind,
            "sort": "date",
            "sort_mth": "asc",
            "page_no": str(page),
            "page_count": str(_ROWS),
        }
        rows, pages = parse(client.get(URL, params, limit=_LARGEST, stay=True))
        yield from rows
        if page >= pages:
            return
    raise SourceMalformed(f"{HOST}: 공시 목록이 끝나지 않습니다")


def parse(body: bytes) -> tuple[list[dict[str, Any]], int]:
    """Return the rows of an answer, and how many pages there are; none where nothing was filed.

    Raises:
        SourceUnreachable: it says why there is nothing, or (SourceMalformed) is no answer of this server.

    """
    try:
        told = msgspec.json.decode(body)
        status = told["status"]
        if status == "013":
            return [], 0
        if status != "000":
            raise SourceUnreachable(_refusal(status))
        rows, pages = told["list"], int(told["total_page"])
    except (msgspec.DecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise SourceMalformed(f"{HOST}: 공시 목록이 아닌 것으로 답했습니다") from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise SourceMalformed(f"{HOST}: 공시 목록이 아닌 것으로 답했습니다")
    return rows, pages


def _refusal(status: object) -> str:
    """Say why the server gives nothing, by its code alone: its own words may hold what was asked."""
    code = status if isinstance(status, str) and re.fullmatch(r"\d{3}", status) else "?"
    if code in _KEYS:
        return f"{HOST}: {_KEYS[code]}({code}): {KEY}을 확인하십시오"
    return f"{HOST}: {_STATUSES.get(code, '요청을 받아들이지 않았습니다')}({code})"


def _account(row: dict[str, Any], ask: Days) -> Account | None:
    """Return what a row tells; None of what no article tells, and of rows that are not as documented."""
    number, stock = str(row.get("rcept_no", "")), str(row.get("stock_code") or "").strip()
    market = _MARKETS.get(str(row.get("corp_cls")))
    day = _day(str(row.get("rcept_dt", "")))
    if not (market and day and _NUMBER.fullmatch(number) and _STOCK.fullmatch(stock)):
        return None
    if not ask.first <= day <= ask.last or _WITHDRAWN in str(row.get("rm") or ""):
        return None
    report = read(str(row.get("report_nm", "")))
    if report is None:
        return None
    return Account(
        id=number,
        kind="filing",
        about=f"{stock}.{market}",
        source=ORIGIN,
        day=day,
        part="day",
        status="filed",
        codes=report.codes,
        title=report.title,
        link=VIEWER + number,
    )


class Report(NamedTuple):
    """What a report is, by its name."""

    codes: tuple[str, ...]
    title: str


def read(name: str) -> Report | None:
    """Return what a report is by its name as the list has it; None of attachments and of what nobody tells.

    ``[기재정정]단일판매ㆍ공급계약체결`` is ``contract`` and a correction.
    """
    text = _folded(name)
    prefix = _PREFIX.match(text)
    corrects = prefix is not None and prefix["what"] in {"기재정정", "정정명령부과", "정정제출요구"}
    if prefix and not corrects:
        return None
    found = next(((code, korean) for code, report, korean in _reports() if report in text), None)
    if found is None:
        return None
    code, korean = found
    codes, title = [code], korean
    if "종속회사의" in text or "자회사의" in text:
        codes, title = [*codes, SUBSIDIARY], f"종속회사의 {title}"
    if corrects:
        codes, title = [*codes, CORRECTION], f"{title} 정정"
    return Report(tuple(codes), title)


@cache
def _reports() -> tuple[tuple[str, str, str], ...]:
    """Return code, name and words of the reports that are told, the longer name before one in it."""
    return tuple((row["code"], _folded(row["report"]), row["korean"]) for row in rows("filings_dart.csv"))


def _folded(name: str) -> str:
    """Return a name without spaces, its middle dots alike: the list has several."""
    return re.sub(r"[ㆍ・･•‧∙⋅]", "·", re.sub(r"\s+", "", name))


def _day(told: str) -> dt.date | None:
    try:
        return dt.datetime.strptime(told, "%Y%m%d").date()
    except ValueError:
        return None
