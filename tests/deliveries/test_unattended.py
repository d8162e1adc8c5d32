"""A run with nobody at the screen: what it makes, logs and tells, without any command line."""

from __future__ import annotations

import json

import pytest

from newsgen.config import Cms, Config, Notify
from newsgen.deliveries.approval import KILL
from newsgen.deliveries.kinds import TARGETS
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.unattended import Making, Plan, run
from newsgen.errors import (
    ConfigProblem,
    GlossaryProblem,
    Held,
    NoSession,
    NoteProblem,
    SourceUnreachable,
    TargetClosed,
    TemplateProblem,
)
from tests.deliveries.fake import Fake
from tests.deliveries.help import article
from tests.deliveries.test_webhook import receiver


@pytest.fixture
def plan(tmp_path, box_path):
    def made(*to: str) -> Plan:
        log = tmp_path / "logs" / "run.jsonl"
        return Plan("2025-08-13-us-close", to, log, box_path, 0.0, tmp_path / "output")

    return made


@pytest.fixture
def memory(monkeypatch):
    """A CMS in memory, and the settings that name it ``desk``."""
    cms = Fake()
    monkeypatch.setitem(TARGETS, "memory", type("Memory", (), {
        "needs_secret": staticmethod(lambda _: False), "__new__": lambda *_: cms,
    }))  # fmt: skip
    return cms


DESK = {"desk": Cms(kind="memory", url="https://cms.example.com")}


def raising(error):
    def make():
        raise error

    return Making(make)


def words(got):
    return [json.loads(body) for _, body in got]


def log(plan: Plan) -> list[dict]:
    return [json.loads(line) for line in plan.log.read_text(encoding="utf-8").splitlines()]


def test_without_a_target_an_article_is_made_and_logged_and_people_hear_of_it_once(plan):
    with receiver() as (url, got):
        for _ in range(2):
            assert run(plan(), Config(notify=Notify(url=url)), Making(article), tell=print) == 0
    assert [line["event"] for line in log(plan())] == ["start", "made", "end"] * 2
    (word,) = words(got)
    assert word["occasion"] == "waiting"
    assert word["file"].endswith("/output/2025-08-13/us-close.json")
    assert word["todo"] == f"newsgen approve {word['file']} --by 이름"


def test_it_is_sent_once_however_often(plan, memory):
    told = []
    made = [run(plan("desk"), Config(cms=DESK), Making(article), told.append) for _ in range(2)]
    assert (made, len(memory.posts)) == ([0, 0], 1)
    assert [line.partition(": ")[0] for line in told] == [
        "#1 2025-08-13-us-close v1 → desk 보내기(draft)"
    ] * 2


def test_what_was_withdrawn_is_not_made_again(plan, memory):
    asked = plan("desk")
    with Outbox(asked.outbox) as outbox:
        outbox.record(KILL, article=asked.article, detail="김데스크")
    with receiver() as (url, got):
        desk = Config(cms=DESK, notify=Notify(url=url))
        assert run(asked, desk, Making(lambda: pytest.fail("made")), print) == 0
    assert (memory.posts, got) == ({}, [])


@pytest.mark.parametrize(
    ("error", "heard"),
    [
        (Held("종가가 모자랍니다."), ["held"]),
        (SourceUnreachable("야후가 답하지 않습니다."), ["failed"]),
        (TemplateProblem("items/close.j2 3행"), ["failed"]),
        (GlossaryProblem("rates.toml 12행"), ["failed"]),
        (NoteProblem("2025-08-13.toml"), ["failed"]),
        (KeyError("close"), ["failed"]),
        (NoSession("휴장"), []),
    ],
)
def test_what_goes_wrong_is_logged_and_raised_and_people_hear_of_it_once_but_for_a_holiday(
    plan, error, heard
):
    with receiver() as (url, got):
        asked = plan()
        for _ in range(3):
            with pytest.raises(type(error)):
                run(asked, Config(notify=Notify(url=url)), raising(error), tell=print)
    assert [word["occasion"] for word in words(got)] == heard
    assert all(word["message"].count("\n") == 0 for word in words(got))
    last = log(asked)[-1]
    assert (last["event"], last["exit"]) == (type(error).__name__, getattr(error, "exit_code", 1))


def test_the_same_trouble_with_other_counts_is_told_once_and_another_one_again(plan):
    with receiver() as (url, got):
        for said in ("종가 37건이 모자랍니다.", "종가 1,204건이 모자랍니다.", "금리가 모자랍니다."):
            with pytest.raises(Held):
                run(plan(), Config(notify=Notify(url=url)), raising(Held(said)), tell=print)
    assert [word["message"][:2] for word in words(got)] == ["종가", "금리"]


def test_without_a_secret_the_article_is_made_and_kept_and_goes_once_there_is_one(plan, monkeypatch):
    made = []
    with receiver() as (cms, posted), receiver() as (url, got):
        desk = Config(cms={"desk": Cms(kind="webhook", url=cms)}, notify=Notify(url=url))
        making = Making(lambda: made.append(1) or article())
        monkeypatch.delenv("NEWSGEN_CMS_DESK_SECRET", raising=False)
        assert [run(plan("desk"), desk, making, print) for _ in range(3)] == [6, 6, 6]
        assert (len(made), posted) == (3, [])
        (word,) = words(got)
        assert "NEWSGEN_CMS_DESK_SECRET" in word["message"]
        monkeypatch.setenv("NEWSGEN_CMS_DESK_SECRET", "a new secret")
        assert run(plan("desk"), desk, making, print) == 0
    assert len(posted) == 1
    assert [word["occasion"] for word in words(got)] == ["failed", "waiting"]


def test_an_expired_password_is_told_once_and_the_article_goes_by_itself_when_it_is_mended(plan, memory):
    with receiver() as (url, got):
        desk = Config(cms=DESK, notify=Notify(url=url))
        for _ in range(3):
            memory.troubles = [TargetClosed("로그인이 안 됩니다.")]
            assert run(plan("desk"), desk, Making(article), print) == 6
        (word,) = words(got)
        assert (word["occasion"], word["target"]) == ("failed", "desk")
        assert "고치면 이어 보냅니다" in word["message"]
        assert run(plan("desk"), desk, Making(article), print) == 0
    assert len(memory.posts) == 1
    assert [word["occasion"] for word in words(got)] == ["failed", "waiting"]


def test_a_target_that_is_not_there_is_told_and_the_article_is_made(plan):
    made = []
    with receiver() as (url, got), pytest.raises(Exception, match="그런 CMS가 없습니다"):
        run(plan("desk"), Config(notify=Notify(url=url)), Making(lambda: made.append(1) or article()), print)
    assert (made, [word["occasion"] for word in words(got)]) == ([1], ["failed"])


def test_a_wrong_name_is_told_before_any_work_and_keeps_the_article_from_no_other(plan, memory):
    told, at = [], []
    with receiver() as (url, got), pytest.raises(ConfigProblem, match=r"\[cms\.dusk\].*있는 이름: desk"):
        run(
            plan("dusk", "desk"), Config(cms=DESK, notify=Notify(url=url)),
            Making(lambda: at.append([*told]) or article()), told.append,
        )  # fmt: skip
    ((first,),) = at
    assert "[cms.dusk] 설정에 그런 CMS가 없습니다. 있는 이름: desk." in first
    assert len(memory.posts) == 1
    assert sorted(word["occasion"] for word in words(got)) == ["failed", "waiting"]
    assert [line["event"] for line in log(plan())] == ["start", "made", "success", "ConfigProblem"]


def test_a_log_that_cannot_be_written_holds_up_no_article(plan, tmp_path):
    (tmp_path / "logs").write_text("a file where the folder should be")
    told = []
    assert run(plan(), Config(), Making(article), told.append) == 0
    assert len(told) == 1
    assert "기록을 쓸 수 없습니다" in told[0]


def test_an_outbox_that_cannot_be_used_is_told(plan, box_path):
    box_path.write_bytes(b"no database" * 100)
    with receiver() as (url, got), pytest.raises(Exception, match="발송함"):
        run(plan(), Config(notify=Notify(url=url)), Making(article), print)
    assert [word["occasion"] for word in words(got)] == ["failed"]


def test_one_cms_that_takes_nothing_keeps_the_article_from_no_other(plan, memory, box_path):
    places = {
        "locked": Cms(kind="wordpress", url="https://locked.example.com"),
        "desk": DESK["desk"],
        "closed": Cms(kind="ghost", url="https://closed.example.com"),
    }
    told = []
    with receiver() as (url, got):
        code = run(plan(*places), Config(cms=places, notify=Notify(url=url)), Making(article), told.append)
    assert code == 6
    assert len(memory.posts) == 1
    heard = [word["message"] for word in words(got)]
    for name in ("LOCKED", "CLOSED"):
        assert sum(f"NEWSGEN_CMS_{name}_SECRET" in message for message in heard) == 1
    with Outbox(box_path) as box:
        assert {row.order.target: row.state for row in box.rows()} == {
            "locked": "pending", "desk": "success", "closed": "pending",
        }  # fmt: skip
