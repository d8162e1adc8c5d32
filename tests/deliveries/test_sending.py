"""Several targets at once: none waits for another, and what keeps a whole one is told once."""

from __future__ import annotations

import pytest

from newsgen.config import Cms
from newsgen.deliveries.kinds import TARGETS, variable
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.run import deliver
from newsgen.deliveries.sending import send
from newsgen.deliveries.turn import turn
from newsgen.errors import DeliveryDelayed, OutboxProblem, TargetClosed
from tests.deliveries.fake import Fake
from tests.deliveries.help import Clock, article, put, state


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def box(box_path, clock):
    with Outbox(box_path, clock=clock, who="tester") as opened:
        yield opened


# --- one after the other


def test_a_target_that_must_wait_keeps_no_other_waiting(box, clock):
    """The second has its article before the first has its second try."""
    first, second = Fake(), Fake()
    first.troubles = [DeliveryDelayed("잠깐", wait=30.0)] * 3
    put(box, article(), name="first")
    put(box, article(), name="second")
    arrived = []

    def sleep(seconds: float) -> None:
        arrived.append(len(second.posts))
        clock.sleep(seconds)

    assert deliver(box, {"first": first, "second": second}, patience=300, sleep=sleep) == []
    assert arrived == [1, 1, 1]
    assert len(first.posts) == 1


def test_after_one_that_must_wait_a_target_is_left_alone_until_the_others_had_their_turn(box):
    first, second = Fake(), Fake()
    first.troubles = [DeliveryDelayed("잠깐")] * 2
    for number in (11, 12):
        put(box, article(number), name="first")
        put(box, article(number), name="second")
    order = []
    deliver(box, {"first": first, "second": second}, tell=lambda row: order.append(row.order.target))
    assert order == ["first", "second", "second", "first"]


def test_one_that_another_process_sends_to_comes_last(box, box_path):
    first, second = Fake(), Fake()
    put(box, article(), name="first")
    put(box, article(), name="second")
    with turn(box_path, "first"):
        ((_, trouble, _),) = deliver(box, {"first": first, "second": second}, queue=0.2)
    assert trouble.startswith("다른 newsgen")
    assert len(second.posts) == 1


@pytest.mark.parametrize(
    "error", [TypeError("secret text"), KeyError("id"), RecursionError(), ValueError("x")]
)
def test_what_no_target_should_raise_is_a_failure_of_its_row_alone(box, error):
    first, second = Fake(), Fake()
    first.troubles = [error]
    rows = [put(box, article(number), name="first") for number in (11, 12)]
    other = put(box, article(), name="second")
    assert deliver(box, {"first": first, "second": second}) == []
    failed, answer = state(box, rows[0])
    assert failed == "failed"
    assert type(error).__name__ in answer
    assert "secret text" not in answer
    assert "outbox retry" in answer
    assert [state(box, row)[0] for row in (rows[1], other)] == ["success", "success"]


def test_a_broken_outbox_is_nobodys_failure_but_its_own(box):
    first = Fake()
    first.troubles = [OutboxProblem("디스크")]
    put(box, article(), name="first")
    with pytest.raises(OutboxProblem):
        deliver(box, {"first": first})


# --- what keeps a whole target


@pytest.fixture
def cms(monkeypatch):
    """Two places of the settings; the first needs a secret that is not there."""

    class Locked(Fake):
        made: Fake

        @staticmethod
        def needs_secret(settings):
            return settings.kind == "locked"

        def __new__(cls, *_):
            return cls.made

    kinds = {}
    for kind in ("locked", "open"):
        kinds[kind] = type(kind, (Locked,), {"made": Fake()})
        monkeypatch.setitem(TARGETS, kind, kinds[kind])
    monkeypatch.delenv(variable("desk"), raising=False)
    places = {"desk": Cms(kind="locked", url="https://a"), "other": Cms(kind="open", url="https://b")}
    return places, {kind: made.made for kind, made in kinds.items()}


def test_a_missing_secret_keeps_its_own_target_and_the_article_goes_when_it_is_there(box, cms, monkeypatch):
    places, made = cms
    row = put(box, article(), name="desk")
    other = put(box, article(), name="other")
    said = []
    troubles = send(box, places, ["desk", "other"], patience=0, tell=said.append)
    assert [*troubles] == ["desk"]
    assert "NEWSGEN_CMS_DESK_SECRET" in troubles["desk"]
    assert len(said) == 1
    assert said[0].startswith("desk: ")
    assert said[0].count("desk: ") == 1
    assert state(box, other)[0] == "success"
    waiting, answer = state(box, row)
    assert waiting == "pending"
    assert "NEWSGEN_CMS_DESK_SECRET" in answer
    send(box, places, ["desk", "other"], patience=0, tell=said.append)
    assert [event.event for event in box.events() if event.target == "desk"] == ["add", "wait"]
    monkeypatch.setenv(variable("desk"), "abcd efgh")
    assert send(box, places, ["desk"], patience=0, tell=said.append) == {}
    assert state(box, row)[0] == "success"
    assert len(made["locked"].posts) == 1


def test_a_password_that_expired_is_tried_on_one_article_and_told_on_all(box, cms, monkeypatch):
    places, made = cms
    monkeypatch.setenv(variable("desk"), "abcd efgh")
    rows = [put(box, article(number), name="desk") for number in (11, 12, 13)]
    why = "로그인이 안 됩니다. newsgen cms check로 확인하십시오."
    made["locked"].troubles = [TargetClosed(why)]
    assert send(box, places, ["desk"], patience=0, tell=lambda _: None) == {"desk": why}
    assert [state(box, row) for row in rows] == [("pending", why)] * 3
    assert send(box, places, ["desk"], patience=0, tell=lambda _: None) == {}
    assert [state(box, row)[0] for row in rows] == ["success"] * 3


def test_another_process_at_work_is_no_trouble(box, box_path, cms):
    places, _ = cms
    put(box, article(), name="other")
    with turn(box_path, "other"), pytest.MonkeyPatch.context() as patch:
        patch.setattr("newsgen.deliveries.sending.deliver", lambda *a, **k: deliver(*a, **k, queue=0.05))
        said = []
        assert send(box, places, ["other"], patience=0, tell=said.append) == {}
    assert "다른 newsgen" in said[0]


@pytest.mark.parametrize(
    "url", ["https://u:hunter2@x.example", "http://cms.example.com", "https://a\\@b.example"]
)
def test_an_address_that_cannot_be_used_keeps_its_own_target_only(box, monkeypatch, url):
    monkeypatch.setitem(TARGETS, "memory", Fake)
    monkeypatch.setenv(variable("bad"), "x")
    places = {"bad": Cms(kind="webhook", url=url), "good": Cms(kind="memory", url="https://a")}
    rows = [put(box, article(), name=name) for name in places]
    news = send(box, places, places, patience=0, tell=lambda _: None)["bad"]
    assert "[cms.bad] 설정의 url" in news
    assert "hunter2" not in news
    assert [state(box, row)[0] for row in rows] == ["pending", "success"]
