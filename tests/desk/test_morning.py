"""A whole morning at the desk in Chromium: by mouse, by keyboard alone, on a phone without JavaScript.

The day is the demo's, its prices fetched too early, so that the gate holds it. What came of each step is read
from outside: a real WordPress tells its posts, SQLite the log of who did what.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import requests
import uvicorn
from playwright.sync_api import Browser

from newsgen.acts.newsroom import Newsroom
from newsgen.archive import Archive
from newsgen.config import Cms, Config
from newsgen.config import Newsroom as Named
from newsgen.desk import making
from newsgen.desk.accounts import Accounts
from newsgen.desk.app import create
from newsgen.desk.pages import board
from newsgen.sources import demo
from newsgen.sources.batch import Batch, Price
from newsgen.store import Store
from tests import genuine
from tests.deliveries.conftest import running_site as running_site  # noqa: PLC0414 - fixtures of ours, too
from tests.deliveries.conftest import site as site  # noqa: PLC0414
from tests.deliveries.wordpress import Site
from tests.desk.browser.hands import Hand, Keyboard, Mouse, Phone
from tests.desk.browser.test_frame_in_browser import SHOTS
from tests.desk.hand import PASSWORD
from tests.once import once
from tests.service.browser.conftest import chromium as chromium  # noqa: PLC0414
from tests.service.browser.conftest import running

pytestmark = [pytest.mark.slow, pytest.mark.long]

EARLY = dt.datetime(2025, 8, 13, 19, 30, tzinfo=dt.UTC)
"""Half an hour before New York closed: what was fetched then is doubted."""
MORNING = dt.datetime(2025, 8, 13, 22, 0, tzinfo=dt.UTC)
"""Seven o'clock in Seoul."""
NOON = dt.datetime(2025, 8, 14, 3, 0, tzinfo=dt.UTC)
"""When the exchange gave another close."""
EDITOR = "편집"
NEWEST = ".parcel >> nth=0"
"""The latest of what was sent."""


class Room(NamedTuple):
    """The newsroom from outside: its prices, its log, its WordPress."""

    folder: Path
    site: Site

    def log(self, *events: str) -> list[tuple[str, str, str]]:
        """Who did which of some things, and with what words, in their order."""
        marks = ", ".join("?" * len(events))
        with sqlite3.connect(f"file:{self.folder / 'outbox.sqlite'}?mode=ro", uri=True) as log:
            rows = log.execute(
                f"SELECT who, event, detail FROM audit WHERE event IN ({marks}) ORDER BY id", events
            )
            return rows.fetchall()

    def post(self) -> dict[str, Any]:
        """The one post that an editor of WordPress finds."""
        (post,) = self.site.posts()
        return post

    def reader(self) -> str:
        """The text of the one post that whoever has no login there gets."""
        answer = requests.get(f"{self.site.url}/index.php?rest_route=/wp/v2/posts", timeout=30)
        (post,) = answer.json()
        return str(post["content"]["rendered"])

    def revise(self) -> None:
        """The Dow closes at 44,900.00: 441.39 points, 0.99 % above 44,458.61."""
        price = Price(genuine.INDEX, genuine.SESSION, 44_900.0)
        with Store.open(self.folder / "store.sqlite") as store:
            store.write(Batch(origin="fixed", prices=(price,)), now=NOON)


def held(folder: Path) -> None:
    """Make a store whose last session was fetched before it was over."""
    with Store.open(folder / "store.sqlite", create=True) as store:
        store.write(dataclasses.replace(demo.batch(), demo=False, live=True), now=EARLY)


@pytest.fixture
def room(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, site: Site, monkeypatch: pytest.MonkeyPatch
) -> Room:
    shutil.copy(once(tmp_path_factory, "held", held) / "store.sqlite", tmp_path / "store.sqlite")
    monkeypatch.setenv("NEWSGEN_CMS_WP_SECRET", site.secrets["editor"])
    monkeypatch.setattr(board, "_now", lambda: MORNING)
    monkeypatch.setattr(making, "fetched", lambda *_: None)  # the prices are there
    return Room(tmp_path, site)


@pytest.fixture
def desk(room: Room, accounts: Accounts) -> Iterator[str]:
    """The address of the desk."""
    folder = room.folder
    config = Config(
        output=str(folder / "output"),
        notes=str(folder / "notes"),
        newsroom=Named(name="보기일보"),
        cms={"wp": Cms(kind="wordpress", url=room.site.url, user="editor", timeout=60)},
    )
    newsroom = Newsroom(config, folder / "outbox.sqlite", Archive(folder / "output"), folder / "store.sqlite")
    with running(uvicorn.Server(uvicorn.Config(create(newsroom, accounts), log_config=None))) as address:
        yield address


@pytest.mark.parametrize("kind", [Mouse, Keyboard, Phone])
def test_a_whole_morning(chromium: Browser, desk: str, room: Room, kind: type[Hand]):
    context = chromium.new_context(base_url=desk, **kind.settings)
    context.set_default_timeout(20_000)
    hand = kind(context.new_page())
    try:
        hand.page.goto("/")
        comes_in(hand)
        releases_what_is_held(hand, room)
        makes_the_article(hand, room)
        adds_a_note(hand, room)
        asks_after_a_figure(hand)
        edits_a_sentence_and_is_refused_a_figure(hand, room)
        approves_and_sends(hand, room)
        corrects(hand, room)
        withdraws_and_restores(hand, room)
    finally:
        context.close()


def pictured(hand: Hand, name: str, height: int) -> None:
    """Leave a picture where NEWSGEN_SHOTS names a folder: ``docs`` has those that README shows."""
    folder = os.environ.get(SHOTS)
    if folder and isinstance(hand, Mouse):
        usual = hand.page.viewport_size
        hand.page.set_viewport_size({"width": 1100, "height": height})
        hand.page.evaluate("scrollTo(0, 0)")
        hand.page.screenshot(path=Path(folder) / f"{name}.png")
        assert usual
        hand.page.set_viewport_size(usual)


def comes_in(hand: Hand) -> None:
    hand.write("이름", EDITOR)
    hand.write("비밀번호", PASSWORD)
    hand.press("로그인")
    hand.sees("오늘의 판")


def releases_what_is_held(hand: Hand, room: Room) -> None:
    hand.follow(re.compile("보고 풀기"))
    hand.sees("기사 보류")
    pictured(hand, "desk", 730)
    hand.write("푸는 까닭", "거래소의 종가와 맞춰 봤음")
    hand.press(re.compile("풀기$"))
    hand.sees(re.compile("풀었습니다"))
    ((who, _, detail),) = room.log("release")
    assert who == EDITOR
    assert "거래소의 종가와 맞춰 봤음" in detail


def makes_the_article(hand: Hand, room: Room) -> None:
    hand.press(re.compile("미국 증시 마감 지금 만들기"))
    hand.sees(re.compile("v1 썼습니다"))
    assert [who for who, *_ in room.log("make", "write")] == [EDITOR] * 2
    hand.follow(re.compile("읽고 승인"))
    assert room.site.posts() == []


def adds_a_note(hand: Hand, room: Room) -> None:
    hand.follow("메모", "nav[aria-label='이 기사']")
    hand.write("발언자", "베선트")
    hand.write("글 (꼭)", "9월에 금리를 50bp 내려야 한다")
    hand.press("저장하고 기사에 넣기")
    hand.sees("메모를 더했습니다.")
    hand.follow("기사", "nav[aria-label='이 기사']")
    hand.sees("스콧 베선트 미국 재무장관은")
    assert "50bp 내려야 한다" in (room.folder / "notes" / "2025-08-13.toml").read_text(encoding="utf-8")


def asks_after_a_figure(hand: Hand) -> None:
    hand.follow(genuine.PERCENT, "article")
    hand.sees("44458.61")  # the close of the day before, of which it is the change
    pictured(hand, "desk-article", 860)


def edits_a_sentence_and_is_refused_a_figure(hand: Hand, room: Room) -> None:
    hand.follow("글 고치기", "nav[aria-label='이 기사']")
    hand.reword("크게", "훌쩍")
    hand.reword(genuine.PERCENT, "1.40%")
    hand.press("저장")
    hand.sees(re.compile("저장하지 않았습니다"))
    wrong = hand.page.locator(".wrong").first.inner_text()
    assert "1.40%" in wrong
    assert genuine.PERCENT in wrong
    assert room.log("edit") == []
    hand.reword("1.40%", genuine.PERCENT)
    hand.press("저장")
    hand.sees(re.compile("훌쩍 앞질렀다"))
    assert [who for who, *_ in room.log("edit")] == [EDITOR]


def approves_and_sends(hand: Hand, room: Room) -> None:
    hand.follow("승인하고 보내기")
    hand.press("보내기")
    hand.sees("초안으로 들어감", NEWEST)
    draft = room.post()
    assert draft["status"] == "draft"
    for each in ("훌쩍 앞질렀다", "50bp 내려야 한다", genuine.CLOSE, genuine.PERCENT):
        assert each in draft["content"]["raw"]
    assert room.log("approve") == []
    hand.press(re.compile(r"^v\d+ 승인$"))
    hand.sees("승인한 사람과 때")
    assert [who for who, *_ in room.log("approve")] == [EDITOR]
    hand.choose("바로 싣기")
    hand.press("보내기")
    hand.sees("실림", NEWEST)
    assert (room.post()["id"], room.post()["status"]) == (draft["id"], "publish")
    assert genuine.PERCENT in room.reader()


def corrects(hand: Hand, room: Room) -> None:
    room.revise()
    hand.follow("정정", "nav[aria-label='이 기사']")
    hand.press("지금 시세와 맞춰 보기")
    hand.sees("44,900.00")
    hand.press("정정 초안 만들기")
    hand.sees("다음 판 초안")
    hand.press(re.compile(r"^v\d+ 승인$"))
    hand.sees("승인한 사람과 때")
    assert [who for who, *_ in room.log("correct", "approve")] == [EDITOR] * 3
    hand.choose("바로 싣기")
    hand.press("보내기")
    hand.sees("실림", NEWEST)
    read = room.reader()
    for each in ("44,900.00", "0.99%", "훌쩍 앞질렀다", "50bp 내려야 한다"):
        assert each in read


def withdraws_and_restores(hand: Hand, room: Room) -> None:
    hand.follow("거두기")
    hand.write("거두는 까닭", "지수 종가가 또 바뀜")
    hand.press("다음")
    hand.press("정말 거두기")
    hand.sees(re.compile("거둬들였습니다"), NEWEST)
    assert room.site.posts() == []
    hand.write("되살리는 까닭", "거래소가 종가를 확정함")
    hand.press("되살리기")
    hand.sees(re.compile("되살렸습니다"))
    assert room.site.posts() == []
    hand.choose("바로 싣기")
    hand.press("보내기")
    hand.sees("실림", NEWEST)
    assert "44,900.00" in room.reader()
    (gone, back) = room.log("kill", "restore")
    assert (gone[0], back[0]) == (EDITOR, EDITOR)
    assert "지수 종가가 또 바뀜" in gone[2]
    assert "거래소가 종가를 확정함" in back[2]
