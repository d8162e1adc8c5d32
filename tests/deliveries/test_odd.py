"""Odd answers at every step: one line at that target, never a second post, and never in another's way."""

from __future__ import annotations

import base64
import contextlib
import copy
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from newsgen.config import Cms
from newsgen.deliveries.copy import Image
from newsgen.deliveries.ghost import Ghost
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.run import deliver
from newsgen.deliveries.webhook import Webhook
from newsgen.deliveries.wordpress import WordPress
from tests import article_fixture
from tests.deliveries import standin
from tests.deliveries.fake import Fake
from tests.deliveries.help import Clock, article, kill, put
from tests.deliveries.odd import ODD, READABLE, SHAPES, WIRE
from tests.deliveries.standin import SECRET, Told, serving

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PICTURE = Image(body=PNG, media_type="image/png")
TIMEOUT = 0.8
FEW = (article_fixture.RATES_PARAGRAPH,)
"""Paragraphs of what is sent: a thousand times, and none of it is about the text."""

KINDS = {
    "wordpress": (standin.WordPress, WordPress, "abcd efgh ijkl mnop qrst uvwx"),
    "ghost": (standin.Ghost, Ghost, SECRET),
    "webhook": (standin.Hook, Webhook, "a secret of ours"),
}
STEPS = {
    "wordpress": (
        "find", "slug", "me", "read", "create", "terms", "media", "update", "revisions", "users", "withdraw",
    ),
    "ghost": ("find", "read", "create", "media", "update", "withdraw"),
    "webhook": ("create", "withdraw"),
}  # fmt: skip
LATER = ("update", "revisions", "users", "withdraw")
"""Steps that an article has to be there for."""
EDITS = ("revisions", "users")

Met = list[tuple[Told, bytes | Iterator[bytes]]]
"""The answers that were due at a step, each with the odd one that stood in its place."""


class Case:
    """One odd answer at one step of one target, beside a target in memory."""

    def __init__(self, running, kind, step, box, clock) -> None:
        _, made, secret = KINDS[kind]
        settings = {"tags": ("뉴욕증시",), "timeout": TIMEOUT, "user": "newsgen"}
        self.first = made(Cms(kind=kind, url=running.url, **settings), secret)
        self.second = Fake()
        self.running, self.kind, self.step, self.box, self.clock = running, kind, step, box, clock
        self.met: Met = []

    def send(self) -> list[str]:
        return [kept.line for kept in deliver(self.box, {"first": self.first, "second": self.second})]

    def order(self, version: int = 1) -> None:
        for name in ("first", "second"):
            if self.step == "withdraw" and version == 2:
                kill(self.box, article(), name=name)
            else:
                put(self.box, article(revision=version, paragraphs=FEW), image=PICTURE, name=name)

    def edit(self) -> None:
        for post in self.running.site.posts.values():
            post["title"] = {"raw": "데스크의 제목", "rendered": "데스크의 제목"}

    def begin(self) -> None:
        """Come to where the odd answer is due."""
        self.order()
        if self.step in LATER:
            self.send()
            assert {row.state.value for row in self.box.rows()} == {"success"}, self.box.rows()
            if self.step in EDITS:
                self.edit()
            self.order(2)

    def spoiled(self, odd) -> list[str]:
        """Send with the odd answer, return everything that people are told."""

        def spoil(_: Any, told: Told) -> bytes | Iterator[bytes] | None:
            if told.step != self.step:
                return None
            due = copy.deepcopy(told)
            answer = odd(told)
            self.met.append((due, answer))
            return answer

        self.running.spoil = spoil
        troubles = self.send()
        self.running.spoil = lambda *_: None
        return [*troubles, *(row.answer for row in self.box.rows())]

    def mended(self) -> None:
        """Send again without it, as cron and a person do."""
        for row in self.box.rows():
            if row.state.value == "failed":
                self.box.revive(row)
        self.clock.sleep(6 * 3600)
        self.send()


class Beginning(NamedTuple):
    """What all cases of a step begin with, made once: both targets and the outbox, to be copied."""

    kind: str
    step: str
    box: Path
    site: Any
    second: Fake

    @classmethod
    def of(cls, kind: str, step: str, folder: Path) -> Beginning:
        path = folder / "beginning.sqlite"
        with serving(KINDS[kind][0]()) as running, outbox(path, Clock()) as box:
            case = Case(running, kind, step, box, box.now)
            case.begin()
        return cls(kind, step, path, running.site, case.second)

    @contextlib.contextmanager
    def case(self, folder: Path) -> Iterator[Case]:
        """Open a case of its own in a new folder."""
        folder.mkdir()
        shutil.copy(self.box, folder / "outbox.sqlite")
        clock = Clock()
        with serving(copy.deepcopy(self.site)) as running, outbox(folder / "outbox.sqlite", clock) as box:
            case = Case(running, self.kind, self.step, box, clock)
            case.second = copy.deepcopy(self.second)
            yield case


@contextlib.contextmanager
def outbox(path: Path, clock: Clock) -> Iterator[Outbox]:
    with Outbox(path, clock=clock) as box:
        box._db.execute("PRAGMA synchronous=OFF")  # nobody pulls the plug here
        yield box


def problem(case: Case, odd) -> str:
    """Return what is wrong with how an odd answer ended; empty where nothing is."""
    told = case.spoiled(odd)
    second = case.box.rows("target = 'second'")
    if {row.state.value for row in second} != {"success"}:
        return f"the second target: {[(row.state.value, row.answer) for row in second]}"
    for line in told:
        if (
            not line.isprintable()
            or len(line) > 400
            or any(raw in line for raw in "<>{}\\")
            or "rest_" in line
        ):
            return f"told: {line!r}"
        if "예상하지 못한" in line:
            return f"unforeseen: {line}"
    case.mended()
    wanted = "blocked" if case.step in EDITS else "success"
    last = case.box.rows("target = 'first'")[-1]
    if last.state.value != wanted:
        return f"afterwards: {last.state.value} {last.answer}"
    return _doubled(case)


def _doubled(case: Case) -> str:
    there = [post for post in case.running.site.posts.values() if post.get("status") != "trash"]
    if case.kind == "webhook":
        return ""
    if case.step == "withdraw":
        left = [post for post in there if case.kind == "wordpress" or post["status"] != "draft"]
        return f"left: {left}" if left else ""
    return "" if len(there) == 1 == len(case.second.posts) else f"{len(there)} posts"


def tried(beginning: Beginning, odd, folder: Path) -> tuple[str, Met]:
    """Return what is wrong with how an odd answer ended, and what was met."""
    met: Met = []
    try:
        with beginning.case(folder) as case:
            met = case.met
            return problem(case, odd), met
    except Exception as error:
        return f"raised {type(error).__name__}: {str(error)[:100]}", met


def is_known(odd, played: list[Met]) -> bool:
    """Whether an odd answer is to the letter one that was played: of what has no title none takes it away."""
    return any(met and all(odd(due) == answer for due, answer in met) for met in played)


def odds(step: str) -> dict:
    """Return what is tried at a step: what goes wrong on the wire is the same at each, so a part will do."""
    return ODD if step in {"find", "create"} else {**SHAPES, **dict([*WIRE.items()][::7])}


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "step"), [(kind, step) for kind in STEPS for step in STEPS[kind]])
def test_an_odd_answer_is_one_line_at_its_target_and_no_second_post(kind, step, tmp_path):
    assert len(odds(step)) >= 40
    beginning = Beginning.of(kind, step, tmp_path)
    told: dict[str, str] = {}
    played: list[Met] = []
    for name, odd in odds(step).items():
        if not is_known(odd, played):
            told[name], met = tried(beginning, odd, tmp_path / str(len(told)))
            played.append(met)
    assert {name: wrong for name, wrong in told.items() if wrong} == {}


@pytest.mark.parametrize("name", READABLE)
@pytest.mark.parametrize("kind", ["wordpress", "ghost"])
def test_what_can_be_read_without_doubt_is_read(kind, name, tmp_path):
    clock = Clock()
    with serving(KINDS[kind][0]()) as running, Outbox(tmp_path / "outbox.sqlite", clock=clock) as box:
        case = Case(running, kind, "every", box, clock)
        running.spoil = lambda _, told: READABLE[name](told)
        case.order()
        assert case.send() == []
        assert [row.state.value for row in box.rows()] == ["success", "success"], box.rows()
        assert len(running.site.posts) == 1
