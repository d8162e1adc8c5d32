"""Recorded events: read strictly, each source's word its own account, nothing made surer than it is."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
from zoneinfo import ZoneInfo

import pytest

from newsgen.calendars import sessions
from newsgen.errors import ImportRefused
from newsgen.events import happened
from newsgen.model import Account
from newsgen.sources.recorded import folder
from newsgen.store import Store
from tests.markets import us
from tests.recorded import DATA

NEW_YORK = ZoneInfo("America/New_York")
EVER = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)
EVENTS = DATA / "events"
REPORTS = (
    "symbol,date,when,eps_estimate,eps_actual,revenue_estimate,revenue_actual,source,time_ny,session,status,"
    "edgar_202,edgar_accept_ny,confirmed,other_date"
)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=NEW_YORK)


@pytest.fixture
def read(tmp_path):
    """Return a function that writes tables and reads the folder: ``name=[header, line, ...]``."""

    def write(**tables: list[str]) -> list[Account]:
        for name, lines in tables.items():
            (tmp_path / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        batch = folder.read(tmp_path)
        write.notices = batch.notices
        return sorted(batch.accounts, key=lambda one: (one.about, one.kind, one.source, one.day))

    return write


class TestReports:
    def test_each_source_of_a_row_has_its_own_account(self, read):
        row = (
            "INTC,2026-01-22,amc,-0.09,-0.12,13400000000,13700000000,yahoo,16:00,2026-01-23,reported,"
            "2026-01-22,16:10,edgar;nasdaq-sched;av-sched-far,tradingeconomics:2026-01-23;av-sched-far:2026-01-29"
        )
        nasdaq, trading, yahoo, edgar = read(earnings=[REPORTS, row])
        assert yahoo == Account(
            id="earnings:INTC:2026-01-22",
            kind="earnings",
            about="INTC",
            source="Yahoo Finance",
            day=day("2026-01-22"),
            part="after",
            status="reported",
            figures={"eps": -0.12, "eps_expected": -0.09, "revenue": 13700.0, "revenue_expected": 13400.0},
        )
        assert (edgar.source, edgar.codes, edgar.status) == ("SEC EDGAR", ("2.02",), "filed")
        assert edgar.at == at("2026-01-22 16:10")
        assert [(one.source, one.day, one.part, one.status, one.figures) for one in (nasdaq, trading)] == [
            ("Nasdaq", day("2026-01-22"), "", "planned", {}),
            ("Trading Economics", day("2026-01-23"), "", "planned", {}),
        ]

    def test_two_columns_are_enough(self, read):
        (one,) = read(earnings=["symbol,date", "TGT,2024-11-20"])
        assert (one.source, one.status, one.part, one.figures) == ("데스크 일정", "planned", "", {})

    def test_a_figure_of_zero_is_a_figure(self, read):
        zero, none = read(earnings=["symbol,date,eps_actual", "A,2025-05-01,0.00", "B,2025-05-01,"])
        assert (zero.status, zero.figures) == ("reported", {"eps": 0.0})
        assert (none.status, none.figures) == ("planned", {})

    def test_reported_without_a_figure_and_without_a_filing_is_a_plan(self, read):
        (one,) = read(earnings=["symbol,date,status", "A,2025-05-01,reported"])
        assert one.status == "planned"

    def test_filed_is_a_filing_of_the_day(self, read):
        plan, filing = read(
            earnings=["symbol,date,when,status,source", "A,2025-05-01,amc,filed,nasdaq-sched"]
        )
        assert (plan.source, plan.status, plan.part) == ("Nasdaq", "planned", "after")
        assert (filing.source, filing.status, filing.day, filing.at) == (
            "SEC EDGAR",
            "filed",
            day("2025-05-01"),
            None,
        )

    def test_who_says_that_nothing_came_and_gives_it_is_a_plan(self, read):
        (one,) = read(earnings=["symbol,date,status,eps_actual,eps_estimate", "A,2025-05-01,scheduled,1,0.9"])
        assert (one.status, one.figures) == ("planned", {"eps_expected": 0.9})
        assert "예정으로만" in read.notices[0]

    @pytest.mark.parametrize(
        ("when", "hour", "part", "minute"),
        [
            ("amc", "16:00", "after", None),  # a calendar's hour is a part of the day
            ("unknown", "12:00", "", None),  # it says itself that it does not know
            ("", "07:00", "before", None),
            ("", "10:00", "during", None),
            ("", "17:00", "after", None),
            ("", "16:05", "after", "2025-11-28 16:05"),
            ("", "14:00", "after", None),  # 2025-11-28 is a half day
            ("during", "13:35", "after", "2025-11-28 13:35"),
            ("", "", "", None),
        ],
    )
    def test_an_hour_is_as_sure_as_it_is(self, read, when, hour, part, minute):
        (one,) = read(earnings=["symbol,date,when,time_ny", f"A,2025-11-28,{when},{hour}"])
        assert (one.part, one.at) == (part, at(minute) if minute else None)

    @pytest.mark.parametrize(
        ("told", "hour", "is_of"),
        [("2025-01-15", "19:00", "2025-01-16"), ("2025-07-29", "20:00", "2025-07-30")],
    )
    def test_midnight_in_utc_is_the_next_day_and_no_hour(self, read, told, hour, is_of):
        (one,) = read(earnings=["symbol,date,when,time_ny", f"A,{told},amc,{hour}"])
        assert (one.day, one.part, one.at) == (day(is_of), "", None)

    def test_a_day_put_down_weeks_before_says_nothing(self, read):
        assert read(earnings_planned=["symbol,date,source", "A,2026-02-04,av-sched-far"]) == []
        assert read.notices == (
            "earnings_planned.csv: 두 주 넘게 앞서 잡힌 발표 예정일 1행을 뺐습니다(자주 바뀜)",
        )

    def test_a_session_that_is_not_ours_is_told(self, read):
        head = "symbol,date,when,session"
        rows = [head, "A,2025-08-15,amc,2025-08-15", "B,2025-08-15,amc,2025-08-18", "C,2025-08-15,unknown,"]
        assert len(read(earnings=rows)) == 3
        (notice,) = read.notices
        assert "session 값 1행" in notice

    @pytest.mark.parametrize(
        ("row", "why"),
        [
            ("A,2025-02-30,amc,,,,,yahoo,,,,,,,", "date 값이 날짜가 아닙니다"),
            ("A B,2025-02-03,amc,,,,,yahoo,,,,,,,", "종목 기호가 아닙니다"),
            ("A,2025-02-03,evening,,,,,yahoo,,,,,,,", "when 값은 before, during, after 중 하나"),
            ("A,2025-02-03,amc,1$,,,,yahoo,,,,,,,", "eps_estimate 값이 숫자가 아닙니다"),
            ("A,2025-02-03,amc,,1e9,,,yahoo,,,,,,,", "eps_actual 값이 있을 수 없는 크기"),
            ("A,2025-02-03,amc,,inf,,,yahoo,,,,,,,", "무한대"),
            ("A,2025-02-03,amc,,,,,yahoo,4 PM,,,,,,", "time_ny 값이 뉴욕 시각이 아닙니다"),
            ("A,2025-02-03,amc,,,,,<b>x</b>,,,,,,,", "source 값은 기사에 적을 수 없는 이름"),
            ("A,2025-02-03,amc,,,,,y\u202eahoo,,,,,,,", "source 값은 기사에 적을 수 없는 이름"),
            ("A,2025-02-03,amc,,,,,yahoo,,,maybe,,,,", "status 값은"),
            ("A,2025-02-03,amc,,,,,yahoo,,,,2025-2,,,", "edgar_202 값이 날짜가 아닙니다"),
            ("A,2025-02-03,amc,,,,,yahoo,,,,2025-02-03,25:00,,", "edgar_accept_ny 값이 뉴욕 시각이 아닙니다"),
            ("A,2025-02-03,amc,,,,,yahoo,,,,,,,nasdaq-sched", "other_date 값이 날짜가 아닙니다"),
            ("A,2025-02-03,amc,,,,,yahoo,,soon,,,,,", "session 값이 날짜가 아닙니다"),
            ("A,2025-02-02,amc,,,,,yahoo,,,,,,,", "같은 출처의 실적 발표가 두 번"),
        ],
    )
    def test_what_is_off_is_refused_with_its_line(self, read, row, why):
        with pytest.raises(ImportRefused, match=r"earnings\.csv 3행: ") as refused:
            read(earnings=[REPORTS, "A,2025-02-02,amc,,,,,yahoo,,,,,,,", row])
        assert why in str(refused.value)
        assert "\n" not in str(refused.value)

    def test_a_missing_column_is_named(self, read):
        with pytest.raises(ImportRefused, match=r"earnings\.csv 1행: 열이 없습니다: date"):
            read(earnings=["symbol,when", "A,amc"])


class TestFilings:
    HEAD = "accession,cik,symbol,form,filed,accepted_ny,items"

    def test_a_filing_by_its_number_minute_and_items(self, read):
        (one,) = read(
            filings=[
                self.HEAD,
                '0000050863-26-000009,50863,INTC,8-K,2026-01-22,2026-01-22 16:10:33,"2.02,9.01"',
            ]
        )
        assert one == Account(
            id="0000050863-26-000009",
            kind="filing",
            about="INTC",
            source="SEC EDGAR",
            day=day("2026-01-22"),
            at=at("2026-01-22 16:10:33"),
            status="filed",
            codes=("2.02", "9.01"),
            link="https://www.sec.gov/Archives/edgar/data/50863/000005086326000009/",
        )

    def test_what_was_accepted_late_is_of_the_evening_and_filed_the_next_day(self, read):
        (one,) = read(filings=[self.HEAD, ",,A,8-K,2025-05-05,2025-05-02 17:45,5.02"])
        assert (one.day, one.at) == (day("2025-05-02"), at("2025-05-02 17:45"))

    def test_without_a_minute_there_is_a_day_and_no_session(self, read):
        (one,) = read(filings=["symbol,filed,items", "A,2025-05-05,5.02"])
        assert (one.day, one.at, one.part) == (day("2025-05-05"), None, "")
        assert (
            happened([one], us(day("2025-05-05")), EVER) == happened([one], us(day("2025-05-06")), EVER) == ()
        )

    def test_two_tables_tell_one_filing_once(self, read):
        reports = "A,2025-05-05,amc,,1,,,yahoo,,,reported,2025-05-05,16:01,,"
        found = read(
            filings=[
                self.HEAD,
                "0000000001-25-000001,1,A,8-K,2025-05-05,,2.02",
                ",,A,8-K,2025-05-05,2025-05-05 16:01,2.02",
            ],
            earnings=[REPORTS, reports],
        )
        assert [(one.source, one.id, one.at) for one in found] == [
            ("Yahoo Finance", "earnings:A:2025-05-05", None),
            ("SEC EDGAR", "0000000001-25-000001", at("2025-05-05 16:01")),
        ]

    def test_two_filings_of_a_day_are_two(self, read):
        rows = [
            "0000000001-25-000001,1,A,8-K,2025-05-05,,2.02",
            "0000000001-25-000002,1,A,8-K,2025-05-05,,2.02",
        ]
        timed = ",,A,8-K,2025-05-05,2025-05-05 16:01,2.02"
        found = read(filings=[self.HEAD, *rows, timed])
        assert [(one.id[-1], one.at is not None) for one in found] == [
            ("1", False),
            ("2", False),
            ("2", True),
        ]

    def test_amendments_and_other_forms_are_left_out(self, read):
        rows = [self.HEAD, ",,A,8-K/A,2025-05-05,,2.02", ",,A,10-Q,2025-05-05,,2.02"]
        assert read(filings=rows) == []
        assert read.notices == ("filings.csv: 정정 공시와 8-K가 아닌 공시 2행을 뺐습니다",)

    @pytest.mark.parametrize(
        ("row", "why"),
        [
            (",,A,8-K,2025-05-05,2025-05-05T20:10:33.000Z,2.02", "시간대를 빼고"),
            (",,A,8-K,2025-05-05,2025-05-05 16:10-04:00,2.02", "시간대를 빼고"),
            (",,A,8-K,2025-05-05,2025-05-05,2.02", "시각이 없습니다"),
            (",,A,8-K,2025-05-05,2025-05-06 16:10,2.02", "filed와 맞지 않습니다"),
            (",,A,8-K,2025-05-05,,results", "8-K 항목이 아닙니다"),
            (",,A,8-K,2025-05-05,,", "8-K 항목이 아닙니다"),
            ("12,,A,8-K,2025-05-05,,2.02", "접수 번호가 아닙니다"),
            (",,A,8-K,,,2.02", "filed 값이 날짜가 아닙니다"),
        ],
    )
    def test_what_is_off_is_refused_with_its_line(self, read, row, why):
        with pytest.raises(ImportRefused, match=r"filings\.csv 2행: ") as refused:
            read(filings=[self.HEAD, row])
        assert why in str(refused.value)


class TestAgenda:
    HEAD = "date,time_ny,kind,event,event_ko,official_source,basis"

    def test_what_calendars_call_it(self, read):
        expiry, decision = read(
            events=[
                self.HEAD,
                "2025-06-20,16:00,quad_witching,Quarterly,x,cboe.com / calendars,rule: third Friday",
                "2025-06-18,14:00,fomc_statement,FOMC,x,federalreserve.gov/monetarypolicy/fomccalendars.htm,recorded",
            ]
        )[::-1]
        assert (expiry.kind, expiry.title, expiry.codes, expiry.at) == (
            "expiry",
            "선물·옵션 동시 만기일",
            ("quarterly",),
            None,
        )
        assert (expiry.source, expiry.status, expiry.link) == ("Cboe", "planned", "")
        assert (decision.kind, decision.status, decision.at) == (
            "decision",
            "reported",
            at("2025-06-18 14:00"),
        )
        assert decision.link == "https://federalreserve.gov/monetarypolicy/fomccalendars.htm"

    def test_an_index_takes_in_and_puts_out_companies(self, read):
        row = '2025-05-19,09:30,sp500_change,"S&P 500: in COIN,XYZ; out DFS",x,spglobal.com,a list'
        found = read(events=[self.HEAD, row])
        assert [(one.about, one.codes, one.title, one.source) for one in found] == [
            ("COIN", ("added",), "S&P500", "S&P Dow Jones Indices"),
            ("DFS", ("removed",), "S&P500", "S&P Dow Jones Indices"),
            ("XYZ", ("added",), "S&P500", "S&P Dow Jones Indices"),
        ]
        assert [one.about for one in happened(found, us(day("2025-05-19")), EVER)] == ["COIN", "DFS", "XYZ"]

    @pytest.mark.parametrize(
        ("kind", "basis", "why"),
        [
            ("jackson_hole", "unchecked", "확인하지 않았다고 적힌"),
            ("fomc_minutes", "three-week rule, not checked", "확인하지 않았다고 적힌"),
            ("fed_testimony", "memory; 2026 not known here", "확인하지 않았다고 적힌"),
            ("holiday", "calendar", "달력에 이미 있는"),
            ("early_close", "calendar", "달력에 이미 있는"),
            ("sp500_change_seen", "date is the day the list changed there", "목록에서 본 날"),
        ],
    )
    def test_what_nobody_checked_and_what_is_known_is_left_out(self, read, kind, basis, why):
        assert read(events=[self.HEAD, f'2026-08-20,,{kind},x,x,nyse.com,"{basis}"']) == []
        (notice,) = read.notices
        assert why in notice

    def test_the_desks_own_table(self, read):
        rows = [
            "date,kind,time_ny,title,source,status",
            "2026-08-21,speech,10:00,연준 의장의 잭슨홀 연설,Federal Reserve,",
            "2026-09-10,auction,13:00,미국 30년물 국채 입찰,,planned",
        ]
        auction, speech = sorted(read(events_desk=rows), key=lambda one: one.kind)
        assert (speech.title, speech.at, speech.status) == (
            "연준 의장의 잭슨홀 연설",
            at("2026-08-21 10:00"),
            "reported",
        )
        assert (auction.source, auction.status, auction.about) == ("데스크 일정", "planned", "XNYS")

    @pytest.mark.parametrize(
        ("row", "why"),
        [
            ("2026-08-21,party,,x,,", "kind 값은"),
            ("2026-08-21,earnings,,x,,", "kind 값은"),
            ("2026-08-21,speech,10:00,,,", "title이 있어야 합니다"),
            ("2026-08-21,speech,10:00,<script>,,", "title 값은 기사에 적을 수 없습니다"),
            ("2026-08-21,speech,10 AM,연설,,", "time_ny 값이 뉴욕 시각이 아닙니다"),
            ("2026-08-21,speech,10:00,연설,,perhaps", "status 값은"),
            ("2026-08-21,sp500_change,,,,", "in AAA; out BBB"),
            ("2026-21-08,speech,10:00,연설,,", "date 값이 날짜가 아닙니다"),
            ("2026-08-21,index_change,,편입,A B,", "종목 기호가 아닙니다"),
        ],
    )
    def test_what_is_off_is_refused_with_its_line(self, read, row, why):
        with pytest.raises(ImportRefused, match=r"events\.csv 2행: ") as refused:
            read(events=["date,kind,time_ny,title,symbol,status", row])
        assert why in str(refused.value)


class TestRatings:
    def test_what_somebody_derived_is_left_out(self, read):
        head = "date,symbol,firm,from_derived,to,action_derived,target,source"
        assert read(ratings=[head, "2025-05-05,A,Firm,Buy,Hold,changed,,yahoo"]) == []
        assert "추정한 것이라" in read.notices[0]

    def test_what_the_source_says_is_taken_where_it_was_changed(self, read):
        head = "date,symbol,firm,action,from,to,time_ny,source"
        (one,) = read(
            ratings=[
                head,
                "2025-05-05,A,JP Morgan,down,Buy,Hold,08:05,yahoo",
                "2025-05-05,A,UBS,reit,Buy,Buy,,yahoo",
            ]
        )
        assert (one.codes, one.title, one.at) == (
            ("down", "Buy", "Hold"),
            "JP Morgan",
            at("2025-05-05 08:05"),
        )

    def test_a_change_without_its_grades_is_refused(self, read):
        with pytest.raises(ImportRefused, match=r"ratings\.csv 2행: 바뀌기 전과 뒤"):
            read(ratings=["date,symbol,firm,action,from,to", "2025-05-05,A,JP Morgan,down,,Hold"])


def test_a_folder_of_events_alone_is_imported_and_a_refused_one_changes_nothing(read, tmp_path):
    read(filings=["symbol,filed,items", "A,2025-05-05,5.02"])
    batch = folder.read(tmp_path)
    assert not batch.is_empty
    with Store.open(tmp_path / "market.sqlite", create=True) as store:
        assert store.write(batch, now=EVER).others == 1
        assert [one.about for one in store.events(day("2025-05-01"), day("2025-05-31"))] == ["A"]


@pytest.fixture(scope="module")
def recorded() -> dict[str, list[Account]]:
    """Return the recorded accounts by symbol."""
    if not EVENTS.is_dir():
        pytest.skip(f"no recorded events at {EVENTS}")
    found: dict[str, list[Account]] = {}
    from newsgen.sources.recorded import events  # noqa: PLC0415

    for one in events.read_all(events.files(EVENTS), lambda _: None)[0]:
        found.setdefault(one.about, []).append(one)
    return found


def places(accounts: list[Account], around: dt.date) -> list[dt.date]:
    """Return the sessions that have a report around a day."""
    days = sessions(around - dt.timedelta(days=4), around + dt.timedelta(days=6), "XNYS")
    told = ((each, happened(accounts, us(each), EVER)) for each in days)
    return [each for each, events in told if any(one.kind == "earnings" for one in events)]


@pytest.mark.parametrize(
    ("symbol", "around", "expected"),
    [
        ("INTC", "2026-01-22", ["2026-01-23"]),
        ("TGT", "2024-11-20", ["2024-11-20"]),
        ("WSM", "2024-11-20", ["2024-11-20"]),
        ("KEYS", "2024-11-20", ["2024-11-20"]),
        ("CSGP", "2024-11-20", []),
        ("HI", "2025-08-12", []),  # only planned by a calendar
        ("NFLX", "2024-10-17", ["2024-10-18"]),
        ("AMZN", "2024-08-01", ["2024-08-02"]),
        ("PEP", "2025-07-17", ["2025-07-17"]),
        ("BRK-B", "2024-08-03", ["2024-08-05"]),
        ("VST", "2024-08-09", []),  # told a day late
    ],
)
def test_recorded_reports_are_where_the_press_had_them(recorded, symbol, around, expected):
    assert places(recorded[symbol], day(around)) == [day(one) for one in expected]


def test_no_recorded_report_is_better_or_worse_by_one_source(recorded):
    for symbol in ("NFLX", "NOW", "ORLY", "INTC"):
        for one in recorded[symbol]:
            for each in sessions(one.day - dt.timedelta(days=1), one.day + dt.timedelta(days=5), "XNYS"):
                assert all(not event.against for event in happened(recorded[symbol], us(each), EVER))


def test_every_recorded_session_is_ours_or_told_by_nobody(recorded):
    """Of one row in ten: the recorded session, which is made of the same sources, is never another one."""
    with gzip.open(EVENTS / "earnings.csv.gz", "rt", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["status"] == "reported"][::10]
    same = 0
    for row in rows:
        found = places(recorded[row["symbol"]], day(row["date"]))
        assert found in ([], [day(row["session"])] if row["session"] else [])
        same += bool(found)
    assert same / len(rows) > 0.97
