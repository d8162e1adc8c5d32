"""A newsroom with three people, an archive of four articles, and the desk over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from newsgen.acts.newsroom import Newsroom
from newsgen.archive import Archive
from newsgen.config import Config, Desk
from newsgen.desk import passwords
from newsgen.desk.accounts import Accounts, Role
from newsgen.desk.app import create
from tests.desk.hand import PASSWORD, Hand
from tests.service.conftest import archive as archive  # noqa: PLC0414 - a fixture of ours, too

PEOPLE = {"기자": Role.WRITER, "편집": Role.EDITOR, "관리": Role.ADMIN}


class Clock:
    """A time that a test moves."""

    def __init__(self) -> None:
        self.now = 1_795_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords cost next to nothing here; that they are argon2id stays."""
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", lambda: hasher)
    passwords._nobodys.cache_clear()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def accounts(tmp_path: Path, clock: Clock) -> Accounts:
    made = Accounts(tmp_path / "desk.sqlite", clock)
    for name, role in PEOPLE.items():
        made.add(name, role, PASSWORD)
    return made


@pytest.fixture
def newsroom(tmp_path: Path, archive: Path) -> Newsroom:
    return Newsroom(Config(), tmp_path / "outbox.sqlite", Archive(archive), tmp_path / "store.sqlite")


Opened = Callable[..., Hand]


@pytest.fixture
def opened(newsroom: Newsroom, accounts: Accounts) -> Iterator[Opened]:
    """Open the desk with some settings of ``[desk]``; each call is a browser of its own on a new server."""

    def make(login: str = "", *, peer: str = "192.0.2.7", **settings: object) -> Hand:
        desk = Config(desk=Desk(**settings))  # type: ignore[arg-type]
        hand = Hand(create(newsroom._replace(desk=desk), accounts), peer, desk.desk.url)
        hand.client.__enter__()
        hands.append(hand)
        if login:
            assert hand.login(login).status_code == 303
        return hand

    hands: list[Hand] = []
    yield make
    for hand in hands:
        hand.client.__exit__(None, None, None)
