"""Pages that are told of changes: what is told, to how many, and when it ends."""

from __future__ import annotations

import asyncio

import pytest

from newsgen.deliveries.outbox import Outbox
from newsgen.desk import watch
from newsgen.desk.events import Events
from newsgen.desk.office import Office
from newsgen.desk.visit import Visit
from newsgen.desk.watch import Watch
from newsgen.service.problem import Refusal

QUICK = 0.01


class Listener:
    """A browser that listens, as ASGI sees it."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.status = 0
        self.gone = asyncio.Event()

    async def receive(self):
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message) -> None:
        self.status = message.get("status", self.status)
        self.heard.append(message.get("body", b"").decode())

    async def until(self, text: str) -> None:
        async with asyncio.timeout(10):
            while not any(text in each for each in self.heard):
                await asyncio.sleep(QUICK)


@pytest.fixture
def office(newsroom, accounts) -> Office:
    with Outbox(newsroom.outbox):
        return Office(newsroom, accounts)


def visit(office: Office, name: str = "기자") -> Visit:
    user = office.accounts.find(name)
    token = office.sessions.begin(user.id)
    return Visit(office, "127.0.0.1", office.sessions.find(token), token)


def listen(office: Office, eyes: Watch, listener: Listener, alive: float = 10.0):
    events = Events(visit(office), eyes, alive)
    return asyncio.create_task(events({}, listener.receive, listener.send))


def test_a_line_in_the_log_is_told_to_all_who_listen_and_not_what_it_says(office):
    async def run() -> None:
        eyes, two = Watch(office.newsroom, QUICK), (Listener(), Listener())
        tasks = [listen(office, eyes, each) for each in two]
        await asyncio.sleep(20 * QUICK)
        with Outbox(office.newsroom.outbox) as outbox:
            outbox.record("write", article="2025-08-13-us-close", detail="비밀")
        for each in two:
            await each.until("event: change")
            assert each.status == 200
            assert "비밀" not in "".join(each.heard)
            each.gone.set()
        await asyncio.wait_for(asyncio.gather(*tasks), 10)
        assert eyes.listening == 0

    asyncio.run(run())


def test_what_is_told_from_a_thread_is_heard(office):
    async def run() -> None:
        eyes, one = Watch(office.newsroom, 60), Listener()
        task = listen(office, eyes, one)
        await one.until("retry")
        await asyncio.to_thread(eyes.tell)
        await one.until("event: change")
        one.gone.set()
        await asyncio.wait_for(task, 10)

    asyncio.run(run())


def test_nothing_new_is_said_from_time_to_time(office):
    async def run() -> None:
        one = Listener()
        task = listen(office, Watch(office.newsroom, 60), one, alive=QUICK)
        await one.until(":\n\n")
        assert not any("change" in each for each in one.heard)
        one.gone.set()
        await asyncio.wait_for(task, 10)

    asyncio.run(run())


def test_it_ends_with_the_desk_and_with_the_login(office):
    async def run() -> None:
        eyes, ending, ended = Watch(office.newsroom, 60), Listener(), Listener()
        first = listen(office, eyes, ended, alive=QUICK)
        await ended.until("retry")
        office.accounts.lock("기자")
        await asyncio.wait_for(first, 10)
        office.accounts.unlock("기자")
        second = listen(office, eyes, ending)
        await ending.until("retry")
        office.ending.set()
        await asyncio.wait_for(second, 10)
        assert eyes.listening == 0

    asyncio.run(run())


def test_no_more_listen_than_may(office, monkeypatch):
    monkeypatch.setattr(watch, "MOST", 2)

    async def run() -> None:
        eyes = Watch(office.newsroom, 60)
        first, _ = eyes.enter(), eyes.enter()
        with pytest.raises(Refusal, match="너무 많아"):
            eyes.enter()
        eyes.leave(first)
        eyes.leave(eyes.enter())

    asyncio.run(run())


def test_who_is_not_logged_in_hears_nothing(opened):
    answer = opened().get("/events", accept="text/event-stream")
    assert answer.status_code == 401
