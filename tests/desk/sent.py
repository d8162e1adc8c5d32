"""A desk that sends to a WordPress on loopback: an article of its own, its archive, what arrived there."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsgen.acts.newsroom import Newsroom
from newsgen.archive import Archive
from newsgen.config import Cms, Config
from newsgen.desk.accounts import Accounts
from newsgen.desk.app import application
from newsgen.desk.office import Office
from newsgen.sources.batch import Batch, Price
from newsgen.store import Store
from tests import genuine
from tests.deliveries import standin
from tests.deliveries.standin import Running, serving
from tests.desk.hand import Hand

ARTICLE = f"/articles/{genuine.SESSION}/us-close"
SECRET = "abcd efgh ijkl mnop qrst uvwx"
NOW = dt.datetime(2025, 8, 15, 6, tzinfo=dt.UTC)
OURS, THEIRS = "이틀 연속 사상 최고치", "이틀 연속 역대 최고치"
"""What the article says, and what somebody makes of it at the CMS."""


class Desk:
    """An editor and a writer at a desk that has one article and one CMS."""

    def __init__(self, folder: Path, accounts: Accounts, url: str) -> None:
        self.folder = folder
        self.place = folder / "output" / str(genuine.SESSION) / "us-close.json"
        cms = {"wp": Cms(kind="wordpress", url=url, user="desk", timeout=60)}
        desk = Config(output=str(folder / "output"), notes=str(folder / "notes"), cms=cms)
        self.newsroom = Newsroom(
            desk, folder / "outbox.sqlite", Archive(folder / "output"), folder / "market.sqlite"
        )
        self.office = Office(self.newsroom, accounts)
        self.hands: list[Hand] = []

    def hand(self, name: str) -> Hand:
        made = Hand(application(self.office))
        made.client.__enter__()
        assert made.login(name).status_code == 303
        self.hands.append(made)
        return made

    def done(self) -> None:
        """Wait until nothing is being sent."""
        until = time.monotonic() + 60
        while self.office.courier.going:
            assert time.monotonic() < until
            time.sleep(0.02)

    def events(self) -> list[tuple[str, str, str]]:
        with self.newsroom.log() as box:
            return [(each.who, each.event, each.detail) for each in box.events(f"{genuine.SESSION}-us-close")]

    def states(self) -> list[str]:
        with self.newsroom.log() as box:
            return [str(row.state) for row in box.rows()]


@pytest.fixture
def site() -> Iterator[Running]:
    with serving(standin.WordPress()) as running:
        yield running


@pytest.fixture
def desk(
    tmp_path: Path,
    accounts: Accounts,
    site: Running,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Desk]:
    monkeypatch.setenv("NEWSGEN_CMS_WP_SECRET", SECRET)
    article = genuine.provided(tmp_path_factory, tmp_path)
    made = Desk(tmp_path, accounts, site.url)
    genuine.sealed_at(made.place, article, made.newsroom.outbox)
    yield made
    made.office.courier.close()
    made.done()
    for hand in made.hands:
        hand.client.__exit__(None, None, None)


def posts(site: Running) -> list[dict[str, Any]]:
    return [post for post in site.site.posts.values() if post["status"] != "trash"]


def reworded(site: Running) -> dict[str, Any]:
    """Change a word of the only post, as somebody does at the CMS, and return the post."""
    (post,) = posts(site)
    raw = post["content"]["raw"]
    assert OURS in raw
    site.site._put(post, {"content": raw.replace(OURS, THEIRS, 1)})
    return post


def revise(desk: Desk) -> None:
    """The Dow closes at 44,900.00: 441.39 points, 0.99 % above 44,458.61."""
    price = Price(genuine.INDEX, genuine.SESSION, 44_900.0)
    with Store.open(desk.folder / "market.sqlite") as store:
        store.write(Batch(origin="fixed", prices=(price,)), now=NOW)
