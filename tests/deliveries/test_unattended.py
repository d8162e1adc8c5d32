"""A run with nobody at the screen: what it makes, logs and tells, without any command line."""

from __future__ import annotations

import json

import pytest

from newsgen.config import Cms, Config, Notify
from newsgen.deliveries.kinds import TARGETS
from newsgen.deliveries.unattended import Plan, run
from newsgen.errors import Held, NoSession
from tests.deliveries.fake import Fake
from tests.deliveries.help import article
from tests.deliveries.test_webhook import receiver


@pytest.fixture
def plan(tmp_path, box_path):
    def made(to: str | None = None) -> Plan:
        return Plan("2025-08-13-us-close", to, tmp_path / "logs" / "run.jsonl", box_path, 0.0)

    return made


def log(plan: Plan) -> list[dict]:
    return [json.loads(line) for line in plan.log.read_text(encoding="utf-8").splitlines()]


def test_without_a_target_an_article_is_made_and_logged(plan):
    asked = plan()
    assert run(asked, Config(), article, tell=print) == 0
    assert [line["event"] for line in log(asked)] == ["start", "made", "end"]


def test_it_is_made_and_sent_once_however_often(plan, monkeypatch):
    cms, made, told = Fake(), [], []
    monkeypatch.setitem(TARGETS, "memory", type("Memory", (), {
        "needs_secret": staticmethod(lambda _: False), "__new__": lambda *_: cms,
    }))  # fmt: skip
    desk = Config(cms={"desk": Cms(kind="memory", url="https://cms.example.com")})

    def make():
        made.append(1)
        return article()

    assert [run(plan("desk"), desk, make, told.append) for _ in range(2)] == [0, 0]
    assert (len(made), len(cms.posts)) == (1, 1)
    assert [line.partition(": ")[0] for line in told] == [
        "#1 2025-08-13-us-close v1 → desk 보내기(draft)"
    ] * 2


@pytest.mark.parametrize(
    ("error", "heard"), [(Held("종가가 모자랍니다."), ["held"]), (NoSession("휴장"), [])]
)
def test_what_goes_wrong_is_logged_and_raised_and_people_hear_of_it_but_for_a_holiday(plan, error, heard):
    def make():
        raise error

    with receiver() as (url, got):
        asked = plan()
        with pytest.raises(type(error)):
            run(asked, Config(notify=Notify(url=url)), make, tell=print)
    assert [json.loads(body)["occasion"] for _, body in got] == heard
    last = log(asked)[-1]
    assert (last["event"], last["message"], last["exit"]) == (
        type(error).__name__,
        str(error),
        error.exit_code,
    )


def test_a_target_that_is_not_there_is_told_before_anything_is_made(plan):
    with pytest.raises(Exception, match="그런 CMS가 없습니다"):
        run(plan("desk"), Config(), lambda: pytest.fail("made"), tell=print)
