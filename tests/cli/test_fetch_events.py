"""``newsgen fetch`` brings the events of a session: an evening of many reports, and what switches it off."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from newsgen.events import happened
from newsgen.store import Store
from tests import program, standin
from tests.markets import us
from tests.standin import Filed, Filer, Report

pytestmark = pytest.mark.slow

DAY, BEFORE = dt.date(2026, 8, 20), dt.date(2026, 8, 19)
ROOT = Path(__file__).parents[2]
NEW_YORK = ZoneInfo("America/New_York")
CONTACT = 'sec_contact = "Example News desk@example.com"'
REPORTS, MOVERS, GIANTS = 250, 32, len(standin.MEGACAPS)


def fetch(folder: Path, given: dict[str, str], settings: str, *options: str):
    (folder / "newsgen.toml").write_text(f"[sources]\n{settings}\n", encoding="utf-8")
    words = ("-m", "newsgen", "--store", "market.sqlite", "fetch", "--date", f"{DAY}", *options)
    env = given | {"PYTHONPATH": str(ROOT), "HOME": str(folder)}
    return program.run(*words, env=env, cwd=folder, timeout=90)


def clock(day: dt.date, hour: int, minute: int) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day, hour, minute)


def heavy(tickers: int = 300) -> standin.Scene:
    """A day of 250 reports, half of them of the evening before; 32 of who reported move by a tenth.

    Everyone has a filing, the eight giants too: with them forty companies are asked about. A fifth of the
    registers tell New York's clock as if it were UTC's.
    """
    scene = standin.market(tickers=tickers, session=DAY, now=clock(DAY, 17, 5).replace(tzinfo=NEW_YORK))
    habit = Filed(clock(dt.date(2026, 5, 5), 18, 30))
    for at in range(REPORTS):
        symbol, late = standin.small_cap(at), at % 2 == 0
        told = f"{BEFORE}T20:00:00Z" if late else f"{DAY}T11:00:00Z"
        scene.reports.append(Report(symbol, told, "AMC" if late else "BMO", 0.5, 0.6, 20.0, cap=9e9 - at))
        came = clock(BEFORE, 16, 5 + at % 20) if late else clock(DAY, 7, at % 60)
        kind = "local" if at % 5 == 0 else "utc"
        scene.filers.append(Filer(1000 + at, (symbol,), (habit, Filed(came)), kind))
    for at, symbol in enumerate(standin.MEGACAPS):
        scene.filers.append(Filer(9000 + at, (symbol,), (habit, Filed(clock(DAY, 8, at), "8.01"))))
    for at in range(MOVERS):
        before = scene.series[standin.small_cap(at)].bars.values[-2, 3]
        scene.set_close(standin.small_cap(at), DAY, round(float(before) * (1.1 if at % 3 else 0.9), 2))
    for at in range(400):
        day = DAY + dt.timedelta(days=1 + at % 14)
        scene.reports.append(Report(f"L{at}", f"{day}T20:00:00Z", "AMC", 1.0, cap=30e9 + at))
    return scene


def of_events(server: standin.Server) -> int:
    """Return how many requests were for events."""
    reports = [one for one in server.select(path="/v1/finance/visualization") if b"sp_earnings" in one.body]
    return len(reports) + server.count(host="*.sec.gov")


def test_a_heavy_evening_takes_less_than_sixty_requests(tmp_path):
    with standin.running(heavy()) as server:
        done = fetch(tmp_path, server.environment(), CONTACT)
        assert done.returncode == 0, done.stderr
        assert not [line for line in done.stderr.splitlines() if "EDGAR" in line or "실적" in line], (
            done.stderr
        )
        asked = of_events(server)
        assert asked < 60
        assert server.count(host="data.sec.gov") == MOVERS + GIANTS
        headers = server.count(path="*-index-headers.html")
        again = fetch(tmp_path, server.environment(), CONTACT)
        assert of_events(server) == asked, again.stderr
    assert 0 < headers <= 8
    with Store.open(tmp_path / "market.sqlite") as store:
        accounts = store.events(BEFORE, DAY)
    session = us(DAY)
    told = {one.about: one for one in happened(accounts, session, session.closes) if one.kind == "earnings"}
    movers = {standin.small_cap(at) for at in range(MOVERS)}
    assert movers <= {*told}
    for at in range(REPORTS):
        event = told[standin.small_cap(at)]
        assert event.session == DAY
        assert event.part == ("after" if at % 2 == 0 else "before"), event
    assert {told[symbol].status for symbol in movers} == {"filed"}
    assert {told[standin.small_cap(at)].status for at in range(MOVERS, REPORTS)} == {"reported"}


def test_without_a_name_edgar_is_not_asked_and_a_line_says_how(tmp_path):
    with standin.running(heavy(tickers=MOVERS)) as server:
        done = fetch(tmp_path, server.environment(), "")
        (line,) = [line for line in done.stderr.splitlines() if "EDGAR" in line]
        assert "[sources]" in line
        assert 'sec_contact = "' in line
        assert server.count(host="*.sec.gov") == 0
        told = json.loads(fetch(tmp_path, server.environment(), "", "--json").stdout)
        assert told["failures"] == []


def test_either_can_be_switched_off(tmp_path):
    with standin.running(heavy(tickers=MOVERS)) as server:
        off = f'off = ["edgar", "yahoo-earnings"]\n{CONTACT}'
        done = fetch(tmp_path, server.environment(), off)
        assert (done.returncode, of_events(server)) == (0, 0)
        assert "EDGAR" not in done.stderr
        wrong = fetch(tmp_path, server.environment(), 'off = ["yahoo"]')
    assert (wrong.returncode, wrong.stderr.count("\n")) == (2, 1)
    assert "off에서 yahoo는 끌 수 없습니다. 끌 수 있는 것: dart, edgar, fred" in wrong.stderr
    with Store.open(tmp_path / "market.sqlite") as store:
        assert store.events(BEFORE, DAY) == []


def test_without_edgar_and_the_calendar_the_prices_come_all_the_same(tmp_path):
    scene = heavy(tickers=MOVERS)
    scene.fault("403", host="*.sec.gov")
    scene.fault("429", path="/v1/finance/visualization", last=12)
    with standin.running(scene) as server:
        done = fetch(tmp_path, server.environment(), CONTACT)
    assert done.returncode == 0, done.stderr
    lines = done.stderr.splitlines()
    (edgar,) = [line for line in lines if "sec.gov" in line]
    assert edgar.startswith("못 받음: www.sec.gov: HTTP 403")
    assert "sec_contact" in edgar
    (reports,) = [line for line in lines if "실적" in line]
    assert reports.startswith("알림: 야후에서 실적 발표 일정을 받지 못했습니다: 요청 제한(429)")


def test_an_article_tells_what_was_fetched(tmp_path):
    """Nvidia's register tells 16:20 of New York as 16:20Z, which would be noon: its header decides."""
    scene = heavy(tickers=600)
    for symbol, factor in (("NVDA", 1.09), ("AMZN", 0.92)):
        before = float(scene.series[symbol].bars.values[-2, 3])
        scene.set_close(symbol, DAY, round(before * factor, 2))
    scene.filers = [one for one in scene.filers if one.symbols[0] not in {"NVDA", "AMZN"}]
    scene.filers.append(Filer(1045810, ("NVDA",), (Filed(clock(BEFORE, 16, 20)),), "local"))
    scene.reports.append(Report("NVDA", f"{BEFORE}T20:00:00Z", "AMC", 1.0, 1.1, 10.0, cap=4e12))
    scene.reports.append(Report("MSFT", f"{DAY + dt.timedelta(days=1)}T20:00:00Z", "AMC", 3.0, cap=3e12))
    (tmp_path / "newsgen.toml").write_text(f"[sources]\n{CONTACT}\n", encoding="utf-8")
    with standin.running(scene) as server:
        env = server.environment() | {"PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
        words = ("-m", "newsgen", "--store", "market.sqlite", "today", "--date", f"{DAY}")
        done = program.run(*words, env=env, cwd=tmp_path, timeout=90)
    assert done.returncode == 0, done.stderr
    sentences = done.stdout.replace("\n", " ").split(". ")
    (nvidia,) = [one for one in sentences if "엔비디아" in one and "분기 실적을 발표한" in one]
    assert "전날 장 마감 후 분기 실적을 발표한" in nvidia
    assert not [one for one in sentences if "아마존" in one and "실적" in one], (
        "of Amazon nobody said anything"
    )
    assert any("마이크로소프트" in one and "실적" in one and "예정" in one for one in sentences)
    assert "SEC EDGAR" in done.stdout
