"""Mornings by the lines that ``init`` wrote, as cron runs them, against the sources' stand-in on loopback."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests import standin
from tests.cli.test_fetch import prepared
from tests.deliveries.test_webhook import receiver
from tests.setup.desk import Desk, replaced

pytestmark = [pytest.mark.slow, pytest.mark.long]

SECRET = "hush hush hush"
LAST = dt.date(2026, 9, 9)
"""The session before it is the first after Labor Day, September 7."""


class World(NamedTuple):
    """A desk, the market that it reads of, and what arrived at its CMS and its people."""

    desk: Desk
    scene: standin.Scene
    posted: list[Any]
    told: list[Any]

    def morning(self, session: dt.date, *times: str, secret: str = SECRET) -> list[tuple[str, int]]:
        """Let cron run at some times of the morning after a session; return the verbs and how they ended."""
        day = session + dt.timedelta(days=1)
        ended = []
        for time in times:
            moment = f"{day}T{time}"
            self.scene.now = dt.datetime.fromisoformat(f"{moment}+09:00").astimezone(dt.UTC)
            ended += self.desk.cron(moment, **({"NEWSGEN_CMS_DESK_SECRET": secret} if secret else {}))
        return ended

    def articles(self) -> list[str]:
        """What arrived at the CMS."""
        return [f"{one['article']} v{one['version']}" for one in map(_read, self.posted)]

    def words(self) -> list[dict[str, Any]]:
        """What people were told since they were asked last."""
        found = [*map(_read, self.told)]
        self.told.clear()
        return found


def _read(post: tuple[dict[str, str], bytes]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(post[1])
    return found


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    desk = Desk(tmp_path / "집")
    scene = standin.market(tickers=6, session=LAST)
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(standin.running(scene))
        url, posted = stack.enter_context(receiver())
        hook, told = stack.enter_context(receiver())
        desk.init(
            "--yes", "--cron", "--zone", "UTC", "--cms", "webhook", "--cms-url", url, "--notify-url", hook
        )
        proxies = server.environment()
        desk.given |= {
            name: value
            for name, value in proxies.items()
            if "PROXY" in name or name.endswith(("CERT_FILE", "BUNDLE"))
        }
        desk.given["NO_PROXY"] = "127.0.0.1"
        desk.data.mkdir(parents=True)
        shutil.move(prepared(tmp_path, 6), desk.data / "market.sqlite")
        stack.enter_context(desk.hastened())
        yield World(desk, scene, posted, told)


def _good(world: World) -> None:
    """The draft is told once, however often the lines run, and anew with oil and gold, which close later."""
    ended = world.morning(dt.date(2026, 8, 31), "05:31", "05:41", "06:45", "06:50", "07:51")
    assert ended == [
        ("today", 0), ("today", 0), ("heartbeat", 0), ("outbox", 0), ("outbox", 0), ("today", 0),
    ]  # fmt: skip
    word, anew = world.words()
    assert (word["schema"], word["occasion"]) == ("newsgen/notice/v1", "waiting")
    assert word["headline"] in word["text"]
    assert word["at_korea"] == "2026-09-01 05:31 한국시간"
    assert any("뉴욕 16:31에 받은 종가" in flag for flag in word["flags"])
    assert word["left_out"][0].partition("(")[0].endswith("지수")
    assert Path(word["file"]).is_file()
    assert word["todo"].startswith(f"{shlex.quote(str(world.desk.folder / 'run'))} approve ")
    assert any("CL=F" in flag for flag in word["flags"])
    assert not any("CL=F" in flag for flag in anew["flags"])
    assert (anew["version"], anew["at_korea"]) == (2, "2026-09-01 07:51 한국시간")
    assert world.articles() == ["2026-08-31-us-close v1", "2026-08-31-us-close v2"]


def _held(world: World) -> None:
    """A session that the gate holds is told once, and missed once at 06:45; then it comes."""
    day = dt.date(2026, 9, 1)
    world.scene.fault("missing", "^GSPC")
    assert world.morning(day, "05:31", "05:41", "06:45", "06:51") == [
        ("today", 4), ("today", 4), ("heartbeat", 6), ("outbox", 0), ("today", 4),
    ]  # fmt: skip
    held, late = world.words()
    assert (held["occasion"], late["occasion"]) == ("held", "late")
    assert held["message"].startswith("보류")
    assert "보류" in late["message"]
    world.scene.faults.clear()
    assert world.morning(day, "07:45", "07:51") == [("heartbeat", 6), ("outbox", 0), ("today", 0)]
    assert [word["occasion"] for word in world.words()] == ["waiting"]
    assert world.articles()[2:] == ["2026-09-01-us-close v1"]


def _without_secret(world: World) -> None:
    """The article is made and kept; it goes by itself once the secret is there."""
    day = dt.date(2026, 9, 2)
    ended = world.morning(day, "05:31", "05:41", "05:45", "06:45", secret="")
    assert ended == [("today", 6), ("today", 6), ("outbox", 6), ("heartbeat", 6), ("outbox", 6)]
    closed, late = world.words()
    assert "NEWSGEN_CMS_DESK_SECRET" in closed["message"]
    assert (closed["occasion"], late["occasion"]) == ("failed", "late")
    assert "NEWSGEN_CMS_DESK_SECRET" in late["message"]
    assert (world.desk.folder / "output" / "2026-09-02" / "us-close.json").is_file()
    assert world.morning(day, "06:50") == [("outbox", 0)]
    (draft,) = world.words()
    assert (draft["article"], draft["occasion"]) == ("2026-09-02-us-close", "waiting")
    assert world.articles()[3:] == ["2026-09-02-us-close v1"]


def _broken_term(world: World) -> None:
    """A term that somebody broke reaches a person with the draft, which goes without it."""
    terms = world.desk.program / "glossary" / "bonds.toml"
    before = replaced(terms, "[[term]]\nid = broken\n")
    assert world.morning(dt.date(2026, 9, 3), "05:31", "05:41") == [("today", 0), ("today", 0)]
    (word,) = world.words()
    assert word["occasion"] == "waiting"
    assert any("bonds.toml" in flag for flag in word["flags"])
    terms.write_text(before, encoding="utf-8")
    assert world.morning(dt.date(2026, 9, 3), "06:31", "06:45") == [
        ("today", 0), ("heartbeat", 0), ("outbox", 0),
    ]  # fmt: skip
    world.words()


def _unreachable(world: World) -> None:
    """Where Yahoo does not answer a person hears of it; the article comes with a later try."""
    day = dt.date(2026, 9, 4)
    world.scene.fault("unreachable", host="query*.yahoo.com")
    assert world.morning(day, "05:31", "05:41") == [("today", 5), ("today", 5)]
    assert [word["occasion"] for word in world.words()] == ["failed"]
    world.scene.faults.clear()
    assert world.morning(day, "05:51", "06:45") == [("today", 0), ("heartbeat", 0), ("outbox", 0)]
    assert [word["occasion"] for word in world.words()] == ["waiting"]


def _holiday(world: World) -> None:
    """Labor Day wakes nobody, and the session before it is not told again."""
    before = len(world.desk.journal())
    assert world.morning(dt.date(2026, 9, 7), "05:31", "06:45", "07:51") == [
        ("today", 3), ("heartbeat", 3), ("outbox", 0), ("today", 3),
    ]  # fmt: skip
    assert world.words() == []
    assert "made" not in {line["event"] for line in world.desk.journal()[before:]}


def _broken_note(world: World) -> None:
    """A note that cannot be read reaches a person; one that is mended gives the next version by itself."""
    day = dt.date(2026, 9, 8)
    note = world.desk.folder / "notes" / f"{day}.toml"
    note.write_text("[[quote]\n", encoding="utf-8")
    assert world.morning(day, "05:31") == [("today", 0)]
    (word,) = world.words()
    assert any(f"{day}.toml" in flag for flag in word["flags"])
    note.write_text('[[event]]\ntext = "애플은 9일 새 제품을 발표한다."\n', encoding="utf-8")
    assert world.morning(day, "05:41", "06:45") == [("today", 0), ("heartbeat", 0), ("outbox", 0)]
    assert world.articles()[-2:] == ["2026-09-08-us-close v1", "2026-09-08-us-close v2"]
    assert [word["version"] for word in world.words()] == [2]


def _mistyped_address(world: World) -> None:
    """A CMS that does not answer is told once; the article waits, and goes once it answers."""
    settings = world.desk.folder / "newsgen.toml"
    right = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub(r"(?<=127\.0\.0\.1:)\d+", "9", right, count=1), encoding="utf-8")
    day = LAST
    assert [code for _, code in world.morning(day, "05:31", "05:45")] == [6, 6]
    words = world.words()
    assert len(words) == 1
    settings.write_text(right, encoding="utf-8")
    world.morning(day, "06:50")
    world.morning(day, "07:45")
    assert world.articles()[-1] == "2026-09-09-us-close v1"


MORNINGS = (
    *(_good, _held, _without_secret, _broken_term, _unreachable),
    *(_holiday, _broken_note, _mistyped_address),
)
"""They follow each other at one desk: a week, and the next one after Labor Day."""


def test_eight_mornings_by_the_lines_that_init_wrote(world: World) -> None:
    for morning in MORNINGS:
        morning(world)
    assert SECRET not in json.dumps([*map(_read, world.posted)]) + world.desk.log()
