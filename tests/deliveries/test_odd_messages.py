"""Odd answers of messengers at every step: one line at that place, and one message in the end."""

from __future__ import annotations

import copy
import shutil

import pytest

from newsgen.config import Cms
from newsgen.deliveries.approval import approve
from newsgen.deliveries.delivery import State, Status
from newsgen.deliveries.run import deliver
from newsgen.deliveries.slack import Slack
from newsgen.deliveries.telegram import Telegram
from tests.article_fixture import runs
from tests.deliveries import messengers
from tests.deliveries.help import Clock, article, kill, put
from tests.deliveries.messengers import CHANNEL, SLACK_TOKEN, TOKEN
from tests.deliveries.odd import ODD
from tests.deliveries.standin import serving
from tests.deliveries.test_odd import odds, outbox

TIMEOUT = 2.0
KINDS = {
    "telegram": (messengers.Telegram, Telegram, TOKEN, "@brief"),
    "slack": (messengers.Slack, Slack, SLACK_TOKEN, CHANNEL),
}
SECOND = {"revision": 2, "lead": runs("고친 리드다.")}


class Case:
    """One odd answer at one step of one place."""

    def __init__(self, kind, step, box, clock, running) -> None:
        _, made, secret, to = KINDS[kind]
        self.target = made(
            Cms(kind=kind, url=running.url, to=(to,), status="publish", timeout=TIMEOUT), secret
        )
        self.step, self.box, self.clock, self.running = step, box, clock, running

    def send(self) -> list[str]:
        return [kept.line for kept in deliver(self.box, {"to": self.target})]

    def order(self) -> None:
        for version in (article(), article(**SECOND)):
            approve(self.box, version, by="김데스크")
        put(self.box, article(), Status.PUBLISH, name="to")
        if self.step != "create":
            self.send()
        if self.step == "update":
            put(self.box, article(**SECOND), Status.PUBLISH, name="to")
        if self.step == "withdraw":
            kill(self.box, article(), name="to")

    def spoiled(self, odd) -> list[str]:
        """Send with the odd answer, return everything that people are told."""
        self.running.spoil = lambda _, told: odd(told) if told.step == self.step else None
        troubles = self.send()
        self.running.spoil = lambda *_: None
        return [*troubles, *(row.answer for row in self.box.rows())]

    def mended(self) -> None:
        """Send again without it, as cron and a person do, who looks and says what is there."""
        for _ in range(3):
            self.clock.sleep(6 * 3600)
            self.send()
            for row in self.box.rows():
                if row.state is State.BLOCKED and self.running.site.posts:
                    self.box.change(row, "arrived", state=State.SUCCESS, answer="")
                elif row.state in {State.BLOCKED, State.FAILED}:
                    self.box.revive(row, sent="")


def problem(case: Case, odd) -> str:
    """Return what is wrong with how an odd answer ended; empty where nothing is."""
    for line in case.spoiled(odd):
        if not line.isprintable() or len(line) > 400 or any(raw in line for raw in "<>{}\\"):
            return f"told: {line!r}"
        if "예상하지 못한" in line:
            return f"unforeseen: {line}"
    case.mended()
    last = case.box.rows()[-1]
    if last.state is not State.SUCCESS:
        return f"afterwards: {last.state} {last.answer}"
    there = len(case.running.site.posts)
    return "" if there == (case.step != "withdraw") else f"{there} messages"


@pytest.mark.slow
@pytest.mark.parametrize("step", ["create", "update", "withdraw"])
@pytest.mark.parametrize("kind", KINDS)
def test_an_odd_answer_is_one_line_and_one_message(kind, step, tmp_path, caplog):
    assert len(odds(step)) >= 40
    begun = tmp_path / "beginning.sqlite"
    with serving(KINDS[kind][0]()) as running, outbox(begun, Clock()) as box:
        Case(kind, step, box, box.now, running).order()
    site, wrong = running.site, {}
    for number, (name, odd) in enumerate(odds(step).items()):
        if step == "create" and name.startswith("429"):
            continue  # what was done is not answered with that: it says that nothing was
        clock = Clock()
        path = shutil.copy(begun, tmp_path / f"{number}.sqlite")
        with serving(copy.deepcopy(site)) as running, outbox(path, clock) as box:
            try:
                told = problem(Case(kind, step, box, clock, running), odd)
            except Exception as error:
                told = f"raised {type(error).__name__}: {str(error)[:100]}"
        if told:
            wrong[name] = told
    assert wrong == {}
    assert KINDS[kind][2] not in caplog.text


def test_the_odd_answers_are_those_of_the_other_places():
    assert set(odds("update")) < set(ODD) == set(odds("create"))
