"""EDGAR: whose filings come, at which minute, and what is left when it does not answer.

Times of filings stand in New York's clock, as the header of a filing has them.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from newsgen import markets
from newsgen.errors import SourceMalformed, SourceUnreachable
from newsgen.events import placed
from newsgen.markets import Session
from newsgen.model import Account
from newsgen.sources.live.edgar import Edgar, clock, index, submissions, tickers
from newsgen.sources.live.edgar.clock import habitual, own, stamp
from newsgen.sources.live.edgar.source import Asked
from newsgen.sources.live.edgar.submissions import Filing
from newsgen.sources.source import Fetched, Known, Limits, Wanted
from tests import standin
from tests.sources.live.client import quiet
from tests.standin import Filed, Filer

US = markets.named("us")
NEW_YORK = ZoneInfo("America/New_York")
CONTACT = "Example News desk@example.com"


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def filing(accepted: str, filed: str, form: str = "8-K") -> Filing:
    return Filing("0000050863-26-000001", form, dt.date.fromisoformat(filed), at(accepted), ("2.02",))


# --- by which clock


@pytest.mark.parametrize(
    ("accepted", "filed", "whose"),
    [
        ("2026-08-19T20:05:00+00:00", "2026-08-19", "utc"),  # 16:05 in New York; 20:05 would be dated later
        ("2026-08-19T16:05:00+00:00", "2026-08-19", ""),  # 12:05 or 16:05
        ("2026-08-19T18:05:00+00:00", "2026-08-20", "local"),  # 18:05; 14:05 would be dated the same day
        ("2026-08-21T21:45:00+00:00", "2026-08-24", ""),  # 17:45 or 21:45 of a Friday
        ("2026-08-19T23:30:00+00:00", "2026-08-20", "utc"),  # 19:30; nothing comes in at 23:30
        ("2026-08-20T01:30:00+00:00", "2026-08-20", "utc"),  # 21:30 of the evening before
        ("2026-08-20T11:00:00+00:00", "2026-08-20", ""),  # 7:00 or 11:00
        ("2026-08-20T07:00:00+00:00", "2026-08-20", "local"),  # nothing comes in at 3:00
        ("2026-01-22T10:30:00+00:00", "2026-01-22", "local"),  # winter: nothing comes in at 5:30
        ("2026-08-20T21:30:00+00:00", "2026-08-20", "utc"),  # 17:30 itself: either day may be its date
        ("2026-08-20T21:30:00+00:00", "2026-08-21", ""),
        ("2026-08-20T20:00:00+00:00", "2026-08-25", ""),  # its date fits neither
    ],
)
def test_a_filings_own_date_tells_whose_clock_it_can_be(accepted, filed, whose):
    assert own(filing(accepted, filed), US) == whose


def test_an_offset_of_its_own_is_no_riddle():
    both = clock.readings(filing("2026-08-19T16:05:00-04:00", "2026-08-19"), US)
    assert both.utc == both.local == at("2026-08-19T16:05:00").replace(tzinfo=NEW_YORK)


def test_a_companys_clock_is_that_of_its_filings_where_they_agree():
    utc, local = filing("2026-08-19T20:05:00Z", "2026-08-19"), filing("2026-08-19T18:05:00Z", "2026-08-20")
    silent = filing("2026-08-19T16:05:00Z", "2026-08-19")
    assert habitual([silent, utc, silent], US) == "utc"
    assert habitual([local, silent], US) == "local"
    assert habitual([utc, local], US) == ""
    assert habitual([silent], US) == ""


def test_a_header_is_read_with_its_marks_written_either_way():
    told = b"<html><pre>&lt;ACCEPTANCE-DATETIME&gt;20260122160215\n0000050863-26-000010</pre>"
    when = at("2026-01-22T16:02:15").replace(tzinfo=NEW_YORK)
    assert stamp(told, "0000050863-26-000010", US) == when
    assert stamp(told.replace(b"&lt;", b"<").replace(b"&gt;", b">"), "0000050863-26-000010", US) == when
    assert stamp(told, "0000050863-26-000011", US) is None, "the header of another filing"
    assert stamp(told.replace(b"20260122", b"20261322"), "0000050863-26-000010", US) is None
    assert stamp(b"<html>Please try again</html>", "0000050863-26-000010", US) is None


# --- the files

INDEX = b"""Description:           Daily Index of EDGAR Dissemination Feed by Form Type
Last Data Received:    Aug 20, 2026

Form Type   Company Name                                    CIK         Date Filed  File Name
-----------------------------------------------------------------------------------------------------------------
10-Q        FIRST  CO                                       111         20260820    edgar/data/111/0.txt
8-K         SECOND 8-K HOLDINGS, INC.                       222         20260820    edgar/data/222/0.txt
8-K         THIRD CO /DE/                                   3333333     20260820    edgar/data/3333333/0.txt
8-K/A       FOURTH CO                                       444         20260820    edgar/data/444/0.txt
SC 13G/A    FIFTH CO                                        555         20260820    edgar/data/555/0.txt
"""


def test_the_index_tells_who_filed_the_form_and_no_amendment():
    assert index.parse(INDEX) == {222, 3333333}


@pytest.mark.parametrize(
    "body", [b"<html></html>", INDEX[:300], INDEX[:-30], INDEX[:-1], INDEX + b"8-K\n", INDEX[:420]]
)
def test_an_index_that_is_not_whole_is_none(body):
    with pytest.raises(SourceMalformed):
        index.parse(body)


def test_the_list_of_symbols():
    rows = [(1, "BRK-B"), (1, "BRK.A"), (2, "GOOGL"), (2, "GOOG"), (3, "TWIN"), (4, "TWIN")]
    body = json.dumps(
        {str(n): {"cik_str": cik, "ticker": t, "title": "X"} for n, (cik, t) in enumerate(rows)}
    )
    assert tickers.parse(body.encode(), least=1) == {"BRK-B": 1, "BRK-A": 1, "GOOGL": 2, "GOOG": 2}
    for wrong in (body.encode(), b"[]", b'{"0": {"cik_str": "x"}}', b"\xff", body[:-9].encode()):
        with pytest.raises(SourceMalformed):
            tickers.parse(wrong)


def register(**changed: object) -> bytes:
    recent = {
        "accessionNumber": ["0000050863-26-000002", "0000050863-26-000001"],
        "form": ["8-K", "4"],
        "filingDate": ["2026-08-20", "2026-08-19"],
        "acceptanceDateTime": ["2026-08-20T11:00:00.000Z", ""],
        "items": ["2.02,9.01,<b>,7", ""],
    }
    told = {"cik": "0000050863", "tickers": ["INTC"], "filings": {"recent": recent | changed}}
    return json.dumps(told).encode()


def test_a_companys_register():
    found = submissions.parse(register(), 50863)
    assert (found.cik, found.symbols) == (50863, {"INTC"})
    (one,) = found.filings
    assert (one.accession, one.form, one.filed) == ("0000050863-26-000002", "8-K", dt.date(2026, 8, 20))
    assert one.items == ("2.02", "9.01")
    page = "https://www.sec.gov/Archives/edgar/data/50863/000005086326000002/0000050863-26-000002-index.htm"
    assert submissions.page(50863, one.accession) == page


@pytest.mark.parametrize(
    ("body", "cik"),
    [
        (register(), 50864),
        (register(form=["8-K"]), 50863),
        (register(accessionNumber=["../../x", "y"]), 50863),
        (register(filingDate=["soon", ""]), 50863),
        (register(acceptanceDateTime=["x", ""]), 50863),
        (register(items=None), 50863),
        (b'{"cik": 50863}', 50863),
        (b"[]", 50863),
    ],
)
def test_a_register_that_is_no_other_than_what_was_asked_for(body, cik):
    with pytest.raises(SourceMalformed):
        submissions.parse(body, cik)


# --- against the stand-in


@pytest.fixture
def served(monkeypatch):
    """Return a function that asks the source, in this process, of a scene on the stand-in."""

    def ask(
        scene: standin.Scene, day: str, *symbols: str, contact: str = CONTACT, kept: Path | None = None
    ) -> tuple[Fetched, standin.Server]:
        scene.asked_of_edgar.clear()  # fetches are hours apart
        with standin.running(scene) as server:
            for name, value in server.environment().items():
                monkeypatch.setenv(name, value)
            limits = Limits(ends=time.monotonic() + 60, cache=Path("unused"), kept=kept)
            session = Session(US, dt.date.fromisoformat(day))
            steps: list[tuple[int, int]] = []
            try:
                found = Edgar().fetch(limits, Asked(session, symbols, contact), lambda *s: steps.append(s))
            finally:
                monkeypatch.undo()
            assert steps == sorted(steps)
            assert steps[-1][0] <= steps[-1][1]
            assert found.requests == len(server.requests)
            return found, server

    return ask


def scene(*filers: Filer, now: str = "2026-08-20T17:00") -> standin.Scene:
    return standin.Scene(now=at(now).replace(tzinfo=NEW_YORK), filers=list(filers))


def by_symbol(found: Fetched) -> dict[str, Account]:
    return {one.about: one for one in found.batch.accounts}


def session_of(one: Account) -> dt.date | None:
    return placed(one, US)


HABIT = (Filed(at("2026-05-05T18:30")),)
"""An older filing, in the evening: by its date its clock is certain."""


def test_filings_of_the_movers_come_with_items_minute_and_page(served):
    noon = Filed(at("2026-08-20T12:00"), "5.02")
    filers = [
        Filer(50863, ("INTC",), (*HABIT, Filed(at("2026-08-19T16:01"))), "utc"),
        Filer(27419, ("TGT",), (*HABIT, Filed(at("2026-08-20T06:31"), "2.02,8.01,9.01"))),
        Filer(111, ("HI",), (*HABIT, noon, Filed(at("2026-08-20T12:30"), form="8-K/A"))),
        Filer(222, ("CC",), (*HABIT, Filed(at("2026-08-17T16:30")))),
    ]
    found, server = served(scene(*filers), "2026-08-20", "INTC", "TGT", "HI", "CC", "NONE")
    told = by_symbol(found)
    assert found.batch.notices == ()
    assert [one.codes for one in told.values()] == [("2.02", "9.01"), ("2.02", "8.01", "9.01"), ("5.02",)]
    assert {symbol: one.at for symbol, one in told.items()} == {
        "INTC": at("2026-08-19T16:01").replace(tzinfo=NEW_YORK),
        "TGT": at("2026-08-20T06:31").replace(tzinfo=NEW_YORK),
        "HI": at("2026-08-20T12:00").replace(tzinfo=NEW_YORK),
    }
    assert {session_of(one) for one in told.values()} == {dt.date(2026, 8, 20)}
    intel = told["INTC"]
    assert (intel.id, intel.kind, intel.status, intel.source) == (
        "0000050863-26-000002", "filing", "filed", "SEC EDGAR",
    )  # fmt: skip
    assert intel.link.endswith("/50863/000005086326000002/0000050863-26-000002-index.htm")
    assert {one.headers["user-agent"] for one in server.requests} == {CONTACT}
    assert server.count(path="*-index-headers.html") == 1, "only where the session hangs on it: HI at noon"


@pytest.mark.parametrize(
    ("day", "evening"),
    [("2026-08-20", "2026-08-19T16:01"), ("2026-01-23", "2026-01-22T16:02")],  # four hours, and five
)
def test_a_register_by_new_yorks_clock_is_corrected_by_the_header(served, day, evening):
    """Its 16:01Z would be noon of the day before, which was another session."""
    intel = Filer(50863, ("INTC",), (Filed(at(evening)),), "local")
    found, server = served(scene(intel, now=f"{day}T17:00"), day, "INTC")
    one = by_symbol(found)["INTC"]
    assert one.at == at(evening).replace(tzinfo=NEW_YORK)
    assert (one.part, str(session_of(one))) == ("after", day)
    assert server.count(path="*-index-headers.html") == 1


def test_the_header_counts_whatever_the_other_filings_say(served):
    evenings = (Filed(at("2026-05-05T18:30")), Filed(at("2026-06-05T18:30")))
    noon = Filer(111, ("HI",), (*evenings, Filed(at("2026-08-19T12:01"))), "utc")  # told as 16:01Z
    one = by_symbol(served(scene(noon), "2026-08-20", "HI")[0])["HI"]
    assert (one.at, str(session_of(one))) == (at("2026-08-19T12:01").replace(tzinfo=NEW_YORK), "2026-08-19")


@pytest.mark.parametrize("whose", ["utc", "local"])
def test_before_the_open_the_companys_other_filings_are_enough(served, whose):
    filer = Filer(111, ("HI",), (*HABIT, Filed(at("2026-08-20T08:00"))), whose)
    found, server = served(scene(filer), "2026-08-20", "HI")
    one = by_symbol(found)["HI"]
    assert (one.at, one.part) == (at("2026-08-20T08:00").replace(tzinfo=NEW_YORK), "before")
    assert server.count(path="*-index-headers.html") == 0


def test_without_the_header_nothing_is_said_of_the_hour(served):
    told = scene(Filer(50863, ("INTC",), (Filed(at("2026-08-19T16:01")),), "local"))
    told.fault("html", path="*-index-headers.html")
    one = by_symbol(served(told, "2026-08-20", "INTC")[0])["INTC"]
    assert (one.day, one.at, one.part, session_of(one)) == (dt.date(2026, 8, 19), None, "", None)


def test_an_evening_that_both_clocks_tell_needs_no_header(served):
    late = Filer(111, ("HI",), (Filed(at("2026-08-19T17:45")),), "utc")  # 21:45Z: dated the 20th by either
    found, server = served(scene(late), "2026-08-20", "HI")
    one = by_symbol(found)["HI"]
    assert (one.at, one.part, one.day, str(session_of(one))) == (
        None, "after", dt.date(2026, 8, 19), "2026-08-20",
    )  # fmt: skip
    assert server.count(path="*-index-headers.html") == 0


def test_a_filing_after_half_past_five_is_dated_later_and_found(served):
    """A Friday evening's: dated Monday, of Monday's session."""
    late = Filer(111, ("HI",), (Filed(at("2026-08-14T18:10")),), "local")
    found, _ = served(scene(late, now="2026-08-17T23:00"), "2026-08-17", "HI")
    one = by_symbol(found)["HI"]
    assert (one.day, str(session_of(one))) == (dt.date(2026, 8, 14), "2026-08-17")


def test_who_did_not_file_is_not_asked_for_once_the_indices_are_there(served):
    filers = [Filer(100 + n, (standin.small_cap(n),), HABIT) for n in range(6)]
    filers[1] = Filer(101, ("QAAB",), (*HABIT, Filed(at("2026-08-20T07:00"))))
    filers[2] = Filer(102, ("QAAC",), (*HABIT, Filed(at("2026-08-19T16:05"))))
    names = [one.symbols[0] for one in filers]
    found, server = served(scene(*filers, now="2026-08-20T22:30"), "2026-08-20", *names)
    assert {*by_symbol(found)} == {"QAAB", "QAAC"}
    assert server.count(host="data.sec.gov") == 2
    early, server = served(scene(*filers, now="2026-08-20T21:30"), "2026-08-20", *names)
    assert by_symbol(early) == by_symbol(found)
    assert server.count(host="data.sec.gov") == 6
    assert early.batch.notices == (), "that it is not there yet is nothing to tell"


def test_classes_reused_symbols_and_symbols_written_otherwise(served):
    both = (*HABIT, Filed(at("2026-08-20T07:00")))
    filers = [
        Filer(1067983, ("BRK-A", "BRK-B"), both),
        Filer(1652044, ("GOOGL", "GOOG"), both),
        Filer(700, ("OLD",), both, own=()),
        Filer(701, ("TWIN",), both),
        Filer(702, ("TWIN",), both),
    ]
    asked = ("BRK-B", "GOOGL", "GOOG", "OLD", "TWIN")
    found, server = served(scene(*filers), "2026-08-20", *asked)
    assert {one.about: one.id for one in found.batch.accounts} == {
        "BRK-B": "0001067983-26-000002",
        "GOOGL": "0001652044-26-000002",
        "GOOG": "0001652044-26-000002",
    }
    (notice,) = found.batch.notices
    assert "OLD" in notice
    assert server.count(host="data.sec.gov") == 3, "one request for both classes, none for a twin"


def test_without_a_name_it_is_refused_and_no_more_is_asked():
    told = scene(Filer(111, ("HI",), HABIT))
    with standin.running(told) as server, pytest.MonkeyPatch.context() as patch:
        for name, value in server.environment().items():
            patch.setenv(name, value)
        limits = Limits(ends=time.monotonic() + 20, cache=Path("unused"))
        ask = Asked(Session(US, dt.date(2026, 8, 20)), ("HI",), "nobody")
        with pytest.raises(
            SourceUnreachable, match=r"www\.sec\.gov: HTTP 403.*\[sources\] sec_contact"
        ) as why:
            Edgar().fetch(limits, ask, quiet)
        assert "\n" not in str(why.value)
        assert server.count() == 1


def crowd(count: int) -> list[Filer]:
    return [
        Filer(100 + n, (standin.small_cap(n),), (*HABIT, Filed(at("2026-08-20T07:00")))) for n in range(count)
    ]


NAMES = [standin.small_cap(n) for n in range(6)]


@pytest.mark.parametrize("fault", ["429", "403"])
def test_shut_out_in_the_middle_it_stops_and_keeps_what_came(served, fault):
    told = scene(*crowd(6))
    told.fault(fault, host="data.sec.gov", first=3)
    found, server = served(told, "2026-08-20", *NAMES)
    assert {*by_symbol(found)} == {"QAAA", "QAAB"}
    (notice,) = found.batch.notices
    assert notice.startswith("EDGAR에서 6곳 가운데 2곳의 공시만 읽고 멈췄습니다: data.sec.gov: ")
    assert ("sec_contact" in notice) is (fault == "403")
    assert server.count(host="data.sec.gov") == 3


@pytest.mark.parametrize("fault", ["html", "malformed", "empty", "cut", "500", "reset"])
def test_a_company_that_cannot_be_read_costs_itself_and_a_line(served, fault):
    told = scene(*crowd(4))
    told.fault(fault, path="/submissions/CIK0000000101.json")
    found, _ = served(told, "2026-08-20", *NAMES[:4])
    assert {*by_symbol(found)} == {"QAAA", "QAAC", "QAAD"}
    (notice,) = found.batch.notices
    assert notice.startswith("EDGAR에서 1곳의 공시를 읽지 못했습니다(QAAB): data.sec.gov: ")


@pytest.mark.parametrize("fault", ["html", "malformed", "500", "cut"])
def test_trouble_that_passes_costs_nothing(served, fault):
    told = scene(*crowd(2))
    told.fault(fault, host="data.sec.gov", last=1)
    found, _ = served(told, "2026-08-20", *NAMES[:2])
    assert {*by_symbol(found)} == {"QAAA", "QAAB"} or fault == "malformed"
    assert len(found.batch.notices) == (1 if fault == "malformed" else 0)


@pytest.mark.parametrize("fault", ["malformed", "html", "500", "reset"])
def test_an_index_that_cannot_be_had_hides_nobody(served, fault):
    told = scene(*crowd(3), now="2026-08-20T23:00")
    told.fault(fault, path="*/form.20260820.idx")
    found, _ = served(told, "2026-08-20", *NAMES[:3])
    assert {*by_symbol(found)} == {"QAAA", "QAAB", "QAAC"}


def test_silence_is_told_after_two_companies(monkeypatch):
    told = scene(*crowd(6))
    told.fault("reset", host="data.sec.gov")
    with standin.running(told) as server, pytest.MonkeyPatch.context() as patch:
        for name, value in server.environment().items():
            patch.setenv(name, value)
        limits = Limits(ends=time.monotonic() + 20, cache=Path("unused"))
        with pytest.raises(SourceUnreachable, match=r"data\.sec\.gov"):
            Edgar().fetch(limits, Asked(Session(US, dt.date(2026, 8, 20)), tuple(NAMES), CONTACT), quiet)
        assert server.count(host="data.sec.gov") == 4, "two companies, each twice"


def test_the_list_of_symbols_is_kept_for_days(served, tmp_path):
    lists = "/files/company_tickers.json"
    told = scene(*crowd(2))
    _, server = served(told, "2026-08-20", "QAAA", kept=tmp_path)
    assert server.count(path=lists) == 1
    found, server = served(told, "2026-08-20", "QAAA", kept=tmp_path)
    assert ([*by_symbol(found)], server.count(path=lists)) == (["QAAA"], 0)
    (kept,) = tmp_path.iterdir()
    day = 86_400
    os.utime(kept, (0, time.time() - 2 * day))
    _, server = served(told, "2026-08-20", "QAAA", kept=tmp_path)
    assert server.count(path=lists) == 0
    _, server = served(told, "2026-08-20", "QAAA", "NEW", kept=tmp_path)
    assert server.count(path=lists) == 1, "it lacks one, and is not of today"
    kept.write_bytes(b"{}")
    _, server = served(told, "2026-08-20", "QAAA", kept=tmp_path)
    assert server.count(path=lists) == 1
    os.utime(kept, (0, time.time() - 8 * day))
    told.fault("500", path=lists)
    found, _ = served(told, "2026-08-20", "QAAA", kept=tmp_path)
    assert [*by_symbol(found)] == ["QAAA"], "an old one serves where there is no new one"


def test_it_keeps_to_the_pace(served):
    _, server = served(scene(*crowd(26)), "2026-08-20", *map(standin.small_cap, range(26)))
    times = [one.at for one in server.requests]
    assert len(times) == 29
    assert all(later - sooner >= 1 for sooner, later in zip(times, times[10:], strict=False))


def test_it_is_due_with_a_name_with_movers_and_until_it_was_heard():
    wanted = Wanted(session=Session(US, dt.date(2026, 8, 20)), moved=("HI",), contact=CONTACT)
    there = {"^GSPC": (wanted.day, 6450.0)}
    heard = frozenset({"SEC EDGAR"})
    due = Edgar().due
    assert due(wanted, Known()) == Asked(wanted.session, ("HI",), CONTACT)
    assert due(wanted, Known(last=there)) is not None
    assert due(wanted, Known(last=there, heard=heard)) is None
    assert due(wanted, Known(last=there, heard=heard, soon=frozenset({"^GSPC"}))) is not None
    assert due(wanted, Known(heard=heard)) is not None
    assert due(Wanted(session=wanted.session, moved=("HI",)), Known()) is None
    assert due(Wanted(session=wanted.session, contact=CONTACT), Known()) is None
