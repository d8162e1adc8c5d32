"""``POST /v1/check``: somebody's text held against the record; and the page ``/check``, for people."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import parse_qsl

import msgspec
from litestar import Request, get, post
from litestar.params import QueryParameter, RawBody

from newsgen import markets
from newsgen.outputs.checked import CheckListing
from newsgen.service.answer import NEVER, Answer
from newsgen.service.asked import MARKETS, AskedCheck, read
from newsgen.service.checking import Checking
from newsgen.service.contract import TakesCopy, answers, refuses
from newsgen.service.library import Library, library_of
from newsgen.service.problem import Refusal
from newsgen.service.sheet import sheet
from newsgen.service.trust import require_trusted

if TYPE_CHECKING:
    from newsgen.checks.sheet import Sheet

LONGEST = 100_000
"""Characters of a text on a page."""
_FIELDS = 10
_FORM = "application/x-www-form-urlencoded"
_Request = Request[Any, Any, Any]


def _beside(what: str, **said: Any) -> QueryParameter:
    """Describe what the query says of a text that comes as it is."""
    return QueryParameter(description=f"{what}. 본문에 적은 것이 앞섭니다.", schema_extra=said or None)


@post(
    "/v1/check",
    operation_id="check",
    summary="글을 기록과 맞춰 보기",
    status_code=200,
    operation_class=TakesCopy,
    responses={200: answers(CheckListing, "찾은 것"), **refuses(401, 404, 413, 415, 503)},
)
async def check(
    request: _Request,
    body: RawBody,
    market: Annotated[str | None, _beside("글이 다루는 시장", enum=[*MARKETS])] = None,
    date: Annotated[dt.date | None, _beside("글이 다루는 거래일")] = None,
    as_of: Annotated[str | None, _beside("이때 저장소에 있던 값으로", format="date-time")] = None,
) -> Answer:
    """`newsgen check --json`과 같은 것을 냅니다. 글은 /v1/annotate처럼 JSON이나 그대로 보냅니다."""
    _require_welcome(request)
    content_type = request.headers.get("content-type", "")
    asked = read(content_type, body, AskedCheck)
    beside = {"market": market, "date": date, "as_of": as_of}
    unsaid = {name: said for name, said in beside.items() if getattr(asked, name) is None}
    asked = msgspec.structs.replace(asked, **unsaid)
    checking: Checking = request.app.state.checking
    told = await checking.check(asked, lambda checked: msgspec.json.encode(checked.listing))
    return Answer(told, cache=NEVER)


@get("/check", include_in_schema=False)
async def page(request: _Request) -> Answer:
    """Show the form."""
    library = library_of(request)
    _require_open(library)
    return await asyncio.to_thread(_sheet, library, AskedCheck(text=""))


@post("/check", include_in_schema=False, status_code=200)
async def paste(request: _Request, body: RawBody) -> Answer:
    """Show a text with the marks in it; what was wrong with the form is told over it, and the text stays."""
    library = library_of(request)
    _require_open(library)
    form = _form(request, body)
    asked = AskedCheck(text=form.get("text", "").replace("\r\n", "\n"), market=form.get("market") or None)
    try:
        asked = msgspec.structs.replace(asked, date=day_of(form.get("date", "")))
        if len(asked.text) > LONGEST:
            raise Refusal(413, f"화면에서는 {LONGEST:,}자까지 봅니다. 글을 나눠서 보내십시오.")
        return await _checked(request, asked, fix=form.get("act") == "fix")
    except Refusal as refusal:
        kept = msgspec.structs.replace(asked, text=asked.text[:LONGEST])
        detail = refusal.problem.detail
        return await asyncio.to_thread(_sheet, library, kept, refusal.status, refused=detail)


async def _checked(request: _Request, asked: AskedCheck, *, fix: bool) -> Answer:
    checking: Checking = request.app.state.checking
    asked, found, n = await checking.shown(asked, fix=fix)
    return await asyncio.to_thread(_sheet, library_of(request), asked, checked=found, fixed=n)


def _sheet(
    library: Library,
    asked: AskedCheck,
    status: int = 200,
    *,
    checked: Sheet | None = None,
    fixed: int = 0,
    refused: str = "",
) -> Answer:
    return sheet(
        library,
        "check.html.j2",
        "check",
        status,
        NEVER,
        asked=asked,
        checked=checked,
        fixed=fixed,
        refused=refused,
        longest=LONGEST,
        markets=[(market.name, market.nouns.place) for market in markets.every()],
    )


def _form(request: _Request, body: bytes) -> dict[str, str]:
    """Read what a form sends; of a field that comes twice the last counts."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise Refusal(415, "글은 이 화면의 칸에 붙여 넣어 보내십시오.")
    try:
        return dict(
            parse_qsl(body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
        )
    except ValueError as error:  # too many fields, no ASCII, no UTF-8
        raise Refusal(400, "화면이 보낸 글을 읽을 수 없습니다. 화면을 다시 열어 보내십시오.") from error


def day_of(text: str) -> dt.date | None:
    """Read the day of a form; None where it is empty, Refusal where it is none."""
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Refusal(400, "거래일은 2025-08-13처럼 적으십시오.") from error


def _require_welcome(request: _Request) -> None:
    """Refuse whom the newsroom does not let have texts checked."""
    who = library_of(request).desk.service.check
    if who == "nobody":
        raise Refusal(404, "글을 검사하지 않습니다. newsgen.toml의 [service]에 check를 적으면 합니다.")
    if who == "trusted":
        require_trusted(request, "글은")


def _require_open(library: Library) -> None:
    if library.desk.service.check != "anyone":
        raise Refusal(
            404, "검사 화면을 열지 않습니다. newsgen.toml의 [service]에 check = 'anyone'을 적으면 엽니다."
        )


routes = [check, page, paste]
