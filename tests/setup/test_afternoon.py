"""Afternoons in Seoul by the lines that ``init`` wrote: the desk's file comes, late, anew, or not at all."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from newsgen import markets
from tests import standin
from tests.deliveries.test_webhook import receiver
from tests.markets import KR
from tests.setup.desk import Desk

pytestmark = [pytest.mark.slow, pytest.mark.long]

LAST = dt.date(2026, 1, 2)
INDICES = {"^KS11": ("코스피", 4000.0), "^KQ11": ("코스닥", 900.0), "^KS200": ("코스피200", 560.0)}
COLUMNS = {"date": "일자", "symbol": "지수", "open": "시가", "high": "고가", "low": "저가", "close": "종가"}
INVESTORS = {
    "date": "일자", "market": "시장", "individual": "개인", "foreign": "외국인", "institution": "기관계",
    "other_corp": "기타법인",
}  # fmt: skip
MONDAY, TUESDAY, WEDNESDAY = (dt.date(2025, 11, day) for day in (10, 11, 12))
EXAM, FRIDAY, NEXT = dt.date(2025, 11, 13), dt.date(2025, 11, 14), dt.date(2025, 11, 17)
"""The day of the exam, the day after it, and the Monday of the next week."""
CHRISTMAS, LAST_OF_YEAR = dt.date(2025, 12, 25), dt.date(2025, 12, 31)


def days(until: dt.date) -> list[dt.date]:
    return [one.day for one in markets.days(KR, dt.date(2024, 10, 2), until)]


def closes(symbol: str, until: dt.date) -> dict[dt.date, float]:
    """A made-up market that swings by some tenths of a percent and rises slowly."""
    level = INDICES[symbol][1]
    return {
        day: round(level * (1 + 0.0004 * at + 0.003 * (at * 7 % 5 - 2)), 2)
        for at, day in enumerate(days(until))
    }


class World(NamedTuple):
    """A desk, Yahoo as it answers, and what arrived at the CMS and at people."""

    desk: Desk
    scene: standin.Scene
    posted: list[Any]
    told: list[Any]

    def file(self, until: dt.date, **other: float) -> None:
        """Let the terminal write its file up to a day; ``other`` closes of that day by the index's name."""
        rows = [",".join(COLUMNS.values())]
        for symbol, (name, _) in INDICES.items():
            for day, close in closes(symbol, until).items():
                last = other.get(name, close) if day == until else close
                opened, high, low = last - 1.25, last + 2.5, last - 3.75
                rows.append(f'{day:%Y/%m/%d},{name},"{opened:,.2f}","{high:,.2f}","{low:,.2f}","{last:,.2f}"')
        (self.desk.folder / "단말" / "지수.csv").write_text("\n".join(rows) + "\n", encoding="cp949")

    def bought(self, at: str, individual: float, foreign: float, institution: float) -> None:
        """Let the terminal write at a time of Seoul what investors bought that day, in millions of won."""
        path, moment = self.desk.folder / "단말" / "수급.csv", dt.datetime.fromisoformat(f"{at}+09:00")
        rest = -(individual + foreign + institution)
        row = f"{moment:%Y%m%d},유가증권,{individual:.0f},{foreign:.0f},{institution:.0f},{rest:.0f}"
        path.write_text(f"{','.join(INVESTORS.values())}\n{row}\n", encoding="cp949")
        os.utime(path, (moment.timestamp(), moment.timestamp()))

    def afternoon(self, day: dt.date, *times: str) -> list[tuple[str, int]]:
        """Let cron run at some times of a day; return the verbs and how they ended."""
        ended = []
        for time in times:
            self.scene.now = dt.datetime.fromisoformat(f"{day}T{time}+09:00").astimezone(dt.UTC)
            ended += self.desk.cron(f"{day}T{time}", NEWSGEN_CMS_DESK_SECRET="hush hush hush")
        return [one for one in ended if one[0] != "outbox"]

    def articles(self) -> list[str]:
        """What arrived at the CMS since it was asked last."""
        found = [json.loads(body) for _, body in self.posted]
        self.posted.clear()
        return [f"{one['article']} v{one['version']}" for one in found]

    def words(self) -> list[str]:
        """On what occasions people were told since they were asked last."""
        found = [json.loads(body)["occasion"] for _, body in self.told]
        self.told.clear()
        return found

    def text(self, day: dt.date) -> str:
        path = self.desk.folder / "output" / f"{day}" / "kr-close.md"
        return path.read_text(encoding="utf-8")

    def article(self, day: dt.date, name: str = "kr-close") -> dict[str, Any]:
        path = self.desk.folder / "output" / f"{day}" / f"{name}.json"
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return found


def _columns(named: dict[str, str]) -> str:
    columns = ", ".join(f'{ours} = "{called}"' for ours, called in named.items())
    return f"columns = {{ {columns} }}\n"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    desk = Desk(tmp_path / "집")
    scene = standin.market(tickers=1, session=LAST)
    for symbol in INDICES:
        about = {"zone": "Asia/Seoul", "opens": dt.time(9), "closes": dt.time(15, 30), "exchange": "KSC"}
        series = standin.Series.of_closes(
            symbol, closes(symbol, LAST), 0, kind="INDEX", currency="KRW", **about
        )
        scene.add(series)
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(standin.running(scene))
        url, posted = stack.enter_context(receiver())
        hook, told = stack.enter_context(receiver())
        desk.init(
            "--yes", "--cron", "--zone", "UTC", "--cms", "webhook", "--cms-url", url, "--notify-url", hook,
            "--editions", "kr-close,kr-week", "--import", "단말",
        )  # fmt: skip
        (desk.folder / "단말").mkdir()
        with (desk.folder / "newsgen.toml").open("a", encoding="utf-8") as settings:
            settings.write(f'files = "지수.csv"\n{_columns(COLUMNS)}')
            settings.write(f'[import.flows]\nfolder = "단말"\nfiles = "수급*"\n{_columns(INVESTORS)}')
            units = ", ".join(f'{each} = "백만원"' for each in [*INVESTORS][2:])
            settings.write(f"units = {{ {units} }}\n")
        desk.given |= {
            name: value
            for name, value in server.environment().items()
            if "PROXY" in name or name.endswith(("CERT_FILE", "BUNDLE"))
        }
        desk.given["NO_PROXY"] = "127.0.0.1"
        stack.enter_context(desk.hastened())
        yield World(desk, scene, posted, told)


def test_afternoons_by_the_lines_that_init_wrote(world: World) -> None:
    _in_time(world)
    _late(world)
    _another_close_in_the_evening(world)
    _exam(world)
    _week(world)
    _provisional(world)
    _closed(world)


def _in_time(world: World) -> None:
    """One article, however often the lines run while the file stays what it is."""
    world.file(MONDAY)
    assert world.afternoon(MONDAY, "15:43", "15:45", "15:55", "16:15", "18:08", "18:10") == [
        ("import", 0), ("today", 0), ("today", 0), ("heartbeat", 0), ("import", 0), ("today", 0),
    ]  # fmt: skip
    assert world.articles() == [f"{MONDAY}-kr-close v1"]
    assert world.words() == ["waiting"]
    made = world.article(MONDAY)
    assert [one["name"] for one in made["sources"]] == ["한국거래소", "Yahoo Finance"]
    assert "뉴욕증시" in world.text(MONDAY), world.text(MONDAY)
    assert not [flag for flag in made["flags"] if "야후" in flag]


def _late(world: World) -> None:
    """Without the file nothing is made until Yahoo has the levels; the file takes their place."""
    assert world.afternoon(TUESDAY, "15:43", "15:45", "15:55") == [("import", 0), ("today", 4), ("today", 4)]
    assert (world.articles(), world.words()) == ([], ["held"])
    assert world.afternoon(TUESDAY, "16:05", "16:15") == [("today", 0), ("heartbeat", 0)]
    assert world.articles() == [f"{TUESDAY}-kr-close v1"]
    made = world.article(TUESDAY)
    assert "Yahoo Finance" in [one["name"] for one in made["sources"]]
    assert [flag for flag in made["flags"] if "대용값" in flag]
    world.file(TUESDAY)
    assert world.afternoon(TUESDAY, "18:08", "18:10") == [("import", 0), ("today", 0)]
    assert world.articles() == [f"{TUESDAY}-kr-close v2"]
    made = world.article(TUESDAY)
    assert (made["revision"], made["corrections"]) == (2, []), "no word that was printed has changed"
    assert [one["name"] for one in made["sources"]] == ["한국거래소", "Yahoo Finance"]
    world.words()


def _another_close_in_the_evening(world: World) -> None:
    """A close that the file of the evening changes is another version of the same article."""
    world.file(WEDNESDAY)
    assert world.afternoon(WEDNESDAY, "15:43", "15:45") == [("import", 0), ("today", 0)]
    world.file(WEDNESDAY, 코스닥=closes("^KQ11", WEDNESDAY)[WEDNESDAY] + 1.5)
    assert world.afternoon(WEDNESDAY, "18:08", "18:10") == [("import", 0), ("today", 0)]
    assert world.articles() == [f"{WEDNESDAY}-kr-close v{version}" for version in (1, 2)]
    world.words()


def _exam(world: World) -> None:
    """On the day of the exam Seoul trades until 16:30: the lines before end quietly, with one line each."""
    assert world.afternoon(EXAM, "15:45", "16:15") == [("today", 3), ("heartbeat", 3)]
    assert (world.articles(), world.words()) == ([], [])
    world.file(EXAM)
    assert world.afternoon(EXAM, "16:43", "16:45", "17:15") == [("import", 0), ("today", 0), ("heartbeat", 0)]
    assert world.articles() == [f"{EXAM}-kr-close v1"]


def _week(world: World) -> None:
    world.file(FRIDAY)
    assert world.afternoon(FRIDAY, "15:43", "15:45", "18:40", "19:30") == [
        ("import", 0), ("today", 0), ("today", 0), ("heartbeat", 0),
    ]  # fmt: skip
    assert world.articles() == [f"{FRIDAY}-kr-close v1", f"{FRIDAY}-kr-week v1"]
    world.words()


def _provisional(world: World) -> None:
    """The article of the evening has what was final, and corrects nothing."""
    world.file(NEXT)
    world.bought(f"{NEXT}T15:42", -796_853, 647_078, 234_313)
    assert world.afternoon(NEXT, "15:43", "15:45") == [("import", 0), ("today", 0)]
    first = world.text(NEXT)
    assert "오후 3시 42분" in first, first
    assert "6,471억원" in first, first
    world.bought(f"{NEXT}T18:05", -801_202, 652_149, 233_871)
    assert world.afternoon(NEXT, "18:08", "18:10", "18:18", "18:20") == [
        ("import", 0), ("today", 0), ("import", 0), ("today", 0),
    ]  # fmt: skip
    assert world.articles() == [f"{NEXT}-kr-close v1", f"{NEXT}-kr-close v2"]
    made, last = world.article(NEXT), world.text(NEXT)
    assert (made["revision"], made["corrections"]) == (2, [])
    assert "오후 3시" not in last
    assert "6,521억원" in last, last
    world.words()


def _closed(world: World) -> None:
    """Seoul rests on Christmas and on the last day of a year; the first session of a year opens late."""
    for day in (CHRISTMAS, LAST_OF_YEAR):
        before = world.desk.log().splitlines()
        assert world.afternoon(day, "15:45", "16:15") == [("today", 3), ("heartbeat", 3)]
        said = world.desk.log().splitlines()[len(before) :]
        assert len(said) == 2, said
        assert "오늘 끝난 국내증시 거래일이 아직 없습니다" in said[0]
        assert "국내증시 기사가 나올 때가 아닙니다" in said[1]
    assert (world.articles(), world.words()) == ([], [])
    world.file(LAST)
    assert world.afternoon(LAST, "15:43", "15:45") == [("import", 0), ("today", 0)]
    assert world.articles() == [f"{LAST}-kr-close v1"]
