"""A newsroom with a real article of its own: prices, log, archive, three people."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest

from newsgen.acts.newsroom import Newsroom
from newsgen.archive import Archive
from newsgen.config import Config
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.seals import newest
from newsgen.desk.app import create
from newsgen.model import Article
from tests import genuine
from tests.desk.hand import Hand

HERE = "/articles/2025-08-13/us-close"
ID = "2025-08-13-us-close"


class Morning:
    """The newsroom, and who comes to it."""

    def __init__(self, newsroom: Newsroom, accounts, article: Article) -> None:
        self.newsroom, self.accounts, self.article = newsroom, accounts, article
        self.hands: list[Hand] = []

    def hand(self, name: str = "기자") -> Hand:
        """A browser in which somebody is logged in."""
        made = Hand(create(self.newsroom, self.accounts))
        made.client.__enter__()
        self.hands.append(made)
        assert made.login(name).status_code == 303
        return made

    def newest(self) -> Article:
        with Outbox(self.newsroom.outbox) as outbox:
            found = newest(outbox, ID)
        assert found is not None
        return found

    def events(self, name: str) -> list[tuple[str, str]]:
        """Who did something, and with what words, as the log has it."""
        with Outbox(self.newsroom.outbox) as outbox:
            return [(event.who, event.detail) for event in outbox.events(None, name)]


@pytest.fixture
def morning(tmp_path: Path, accounts, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Morning]:
    folder = tmp_path / "made"
    folder.mkdir()
    article = genuine.provided(tmp_path_factory, folder)
    shutil.move(folder / "market.sqlite", tmp_path / "store.sqlite")
    output = tmp_path / "output"
    genuine.sealed_at(output / "2025-08-13" / "us-close.json", article, tmp_path / "outbox.sqlite")
    desk = Config(notes=str(tmp_path / "notes"))
    made = Morning(
        Newsroom(desk, tmp_path / "outbox.sqlite", Archive(output), tmp_path / "store.sqlite"),
        accounts,
        article,
    )
    yield made
    for hand in made.hands:
        hand.client.__exit__(None, None, None)


def fields_of(source: str, action: str) -> dict[str, str]:
    """The fields of a page's form as a browser would send them, but for its buttons."""
    (form,) = [each for each in lxml.html.fromstring(source).forms if each.action == action]
    return {
        name: value.removeprefix("\n") for name, value in form.form_values()
    }  # as HTML has it of a textarea
