"""EDGAR: the list of symbols, the index of a day, a company's submissions and a filing's header."""

from __future__ import annotations

import datetime as dt
import gzip
import re
from zoneinfo import ZoneInfo

from tests.standin.answers import Answer, Request, of_json, page
from tests.standin.scene import Filed, Filer, Scene

SEC = "www.sec.gov"
DATA = "data.sec.gov"
NEW_YORK = ZoneInfo("America/New_York")

FAST = 10
"""Requests in a second above which it shuts one out."""


def www(scene: Scene, request: Request) -> Answer:
    """Answer for the archives."""
    return _refused(scene, request) or _packed(request, _archive(scene, request.path))


def data(scene: Scene, request: Request) -> Answer:
    """Answer ``/submissions/CIK##########.json``."""
    found = re.fullmatch(r"/submissions/CIK(\d{10})\.json", request.path)
    filer = next((one for one in scene.filers if found and one.cik == int(found[1])), None)
    return _refused(scene, request) or _packed(
        request, _submissions(filer) if filer else page("Not Found", 404)
    )


def _refused(scene: Scene, request: Request) -> Answer | None:
    """Refuse who does not say who asks, and who asks too fast."""
    asked = scene.asked_of_edgar
    asked.append(request.at)
    if "@" not in request.headers.get("user-agent", ""):
        return page("Your Request Originates from an Undeclared Automated Tool", 403)
    if len(asked) > FAST and asked[-1] - asked[-1 - FAST] < 1:
        return page("Request Rate Threshold Exceeded", 429)
    return None


def _packed(request: Request, answer: Answer) -> Answer:
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return page("Please use compression", 400)
    answer.body = gzip.compress(answer.body)
    answer.headers.append(("Content-Encoding", "gzip"))
    return answer


def _archive(scene: Scene, path: str) -> Answer:
    if path == "/files/company_tickers.json":
        return _tickers(scene)
    if found := re.fullmatch(r"/Archives/edgar/daily-index/(\d{4})/QTR([1-4])/form\.(\d{8})\.idx", path):
        return _index(scene, found[1], int(found[2]), found[3])
    place = re.fullmatch(r"/Archives/edgar/data/(\d+)/(\d{18})/(\d{10}-\d\d-\d{6})-index-headers\.html", path)
    for filer in scene.filers if place else ():
        for number, one in enumerate(filer.filed):
            if place and (int(place[1]), place[3]) == (filer.cik, filer.accession(number)):
                return _header(filer.accession(number), one)
    return page("AccessDenied", 403)


def _tickers(scene: Scene) -> Answer:
    rows = [(filer.cik, symbol) for filer in scene.filers for symbol in filer.symbols]
    rows += [(900_000 + at, f"ZZ{at}") for at in range(1200)]
    told = {
        str(at): {"cik_str": cik, "ticker": symbol, "title": f"{symbol} INC"}
        for at, (cik, symbol) in enumerate(rows)
    }
    return of_json(told)


def _index(scene: Scene, year: str, quarter: int, day: str) -> Answer:
    """Answer the index of a day: there from ten in the evening on, for business days."""
    date = dt.datetime.strptime(day, "%Y%m%d").replace(hour=22, tzinfo=NEW_YORK)
    there = scene.now >= date and date.weekday() < 5
    if not there or (date.month + 2) // 3 != quarter or day[:4] != year:
        return page("AccessDenied", 403)
    rows = [
        (one.form, f"{filer.symbols[0]} HOLDINGS  INC /DE/", filer.cik, filer.accession(number))
        for filer in scene.filers
        for number, one in enumerate(filer.filed)
        if f"{one.counts_for:%Y%m%d}" == day
    ]
    rows += [
        ("10-Q", "OTHER CO", 1_999_999, "0001999999-26-000001"),
        ("8-K/A", "ALSO CO", 1_999_998, "0-0-0"),
    ]
    lines = [
        f"{form:<12}{name:<62}{cik:<12}{day}    edgar/data/{cik}/{accession}.txt         "
        for form, name, cik, accession in sorted(rows)
    ]
    head = [
        "Description:           Daily Index of EDGAR Dissemination Feed by Form Type",
        f"Last Data Received:    {date:%b %d, %Y}",
        "Comments:              webmaster@sec.gov",
        "Anonymous FTP:         ftp://ftp.sec.gov/edgar/",
        " ",
        f"{'Form Type':<12}{'Company Name':<62}{'CIK':<12}Date Filed  File Name",
        "-" * 141,
    ]
    return Answer("".join(f"{line}\n" for line in (*head, *lines)).encode(), kind="application/octet-stream")


def _submissions(filer: Filer) -> Answer:
    filed = list(enumerate(filer.filed))[::-1]
    recent = {
        "accessionNumber": [filer.accession(number) for number, _ in filed],
        "filingDate": [str(one.counts_for) for _, one in filed],
        "reportDate": [str(one.at.date()) for _, one in filed],
        "acceptanceDateTime": [_told(one.at, filer.clock) for _, one in filed],
        "act": ["34"] * len(filed),
        "form": [one.form for _, one in filed],
        "items": [one.items for _, one in filed],
        "size": [250_000] * len(filed),
        "primaryDocument": ["d8k.htm"] * len(filed),
    }
    return of_json(
        {
            "cik": f"{filer.cik:010d}",
            "entityType": "operating",
            "name": f"{filer.symbols[0]} HOLDINGS INC",
            "tickers": list(filer.symbols if filer.own is None else filer.own),
            "filings": {"recent": recent, "files": []},
        }
    )


def _told(at: dt.datetime, clock: str) -> str:
    """Return a time of New York as the register tells it: always with a Z, whichever clock it is by."""
    face = at.replace(tzinfo=NEW_YORK).astimezone(dt.UTC) if clock == "utc" else at
    return f"{face:%Y-%m-%dT%H:%M:%S}.000Z"


def _header(accession: str, one: Filed) -> Answer:
    lines = [
        f"&lt;SEC-HEADER&gt;{accession}.hdr.sgml : {one.counts_for:%Y%m%d}",
        f"&lt;ACCEPTANCE-DATETIME&gt;{one.at:%Y%m%d%H%M%S}",
        f"&lt;ACCESSION-NUMBER&gt;{accession}",
        f"&lt;TYPE&gt;{one.form}",
    ]
    text = "\n".join(lines)
    return Answer(f"<!DOCTYPE html>\n<html><body><pre>{text}\n</pre></body></html>".encode())
