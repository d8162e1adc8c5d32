"""What one attempt does, against a CMS in memory: every branch that a real one takes minutes to reach."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.deliveries.approval import KILL, approve
from newsgen.deliveries.copy import Image, copy_of, document, hash_of
from newsgen.deliveries.delivery import Status
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.pace import Pace
from newsgen.deliveries.run import Kept, deliver
from newsgen.deliveries.turn import turn
from newsgen.errors import DeliveryBlocked, DeliveryDelayed, DeliveryRefused, OutboxProblem, TargetClosed
from tests import article_fixture
from tests.deliveries.fake import Fake
from tests.deliveries.help import Clock, article, kill, put, state


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def box(box_path, clock):
    with Outbox(box_path, clock=clock, who="tester") as opened:
        yield opened


@pytest.fixture
def cms():
    return Fake()


def send(box, cms, clock=None, **options):
    return deliver(box, {"wp": cms}, sleep=clock.sleep if clock else lambda _: None, **options)


def test_it_looks_then_writes_then_reads(box, cms):
    row = put(box, article())
    send(box, cms)
    assert cms.asked == ["find", "create", "read"]
    assert state(box, row)[0] == "success"


def test_the_same_order_twice_is_one_delivery(box, cms):
    assert put(box, article()) == put(box, article())
    send(box, cms)
    send(box, cms)
    put(box, article())
    send(box, cms)
    assert cms.asked.count("create") == 1


def test_one_version_has_one_content(box):
    put(box, article())
    with pytest.raises(OutboxProblem, match="revision"):
        put(box, article(lead=article_fixture.runs("다른 리드.")))


def test_passing_trouble_is_tried_again_at_growing_distance(box, cms, clock):
    start = clock()
    row = put(box, article())
    cms.troubles = [DeliveryDelayed("503")] * 4
    send(box, cms, clock, patience=3600)
    assert state(box, row)[0] == "success"
    assert (clock() - start).total_seconds() == 2 + 8 + 32 + 128


def test_what_the_server_asks_for_is_waited(box, cms, clock):
    start = clock()
    put(box, article())
    cms.troubles = [DeliveryDelayed("429", wait=700.0)]
    send(box, cms, clock, patience=3600)
    assert (clock() - start).total_seconds() == 700


def test_after_a_request_whose_end_nobody_saw_it_waits_and_looks(box, cms, clock):
    """The request arrives during the wait: the look finds the article, and no second one is made."""
    start = clock()
    row = put(box, article())
    cms.troubles = [None, DeliveryDelayed("timeout", unknown=True)]

    def sleep(seconds):
        clock.sleep(seconds)
        cms.put("9", copy_of(article()), Status.DRAFT)

    deliver(box, {"wp": cms}, sleep=sleep, patience=3600)
    assert state(box, row) == ("success", "이미 들어가 있습니다.")
    assert (clock() - start).total_seconds() == 45
    assert list(cms.posts) == ["9"]


def test_it_gives_up_in_the_end_and_says_how_to_go_on(box, cms, clock):
    row = put(box, article())
    cms.troubles = [DeliveryDelayed("503")] * 99
    send(box, cms, clock, patience=10**6)
    done, answer = state(box, row)
    assert done == "failed"
    assert f"newsgen outbox retry {row.id}" in answer
    assert len(cms.asked) == Pace().attempts


def test_a_refusal_is_not_tried_again(box, cms, clock):
    row = put(box, article())
    cms.troubles = [None, DeliveryRefused("권한이 없습니다.")]
    send(box, cms, clock, patience=3600)
    assert state(box, row) == ("failed", "권한이 없습니다.")
    assert cms.asked == ["find", "create"]


def test_a_closed_target_is_not_asked_again_and_others_go_on(box, cms):
    rows = [put(box, article(number)) for number in (11, 12)]
    other = put(box, article(11), name="second")
    cms.troubles = [TargetClosed("비밀번호")]
    second = Fake()
    assert deliver(box, {"wp": cms, "second": second}) == [Kept("wp", "비밀번호")]
    assert [state(box, row) for row in rows] == [("pending", "비밀번호")] * 2
    assert state(box, other)[0] == "success"


def test_what_a_closed_target_kept_goes_when_it_opens_however_long_that_took(box, cms, clock):
    row = put(box, article())
    for _ in range(Pace().attempts + 1):
        cms.troubles = [TargetClosed("비밀번호")]
        assert send(box, cms, clock) == [Kept("wp", "비밀번호")]
    assert (state(box, row)[0], box.get(row.id).attempts) == ("pending", 0)
    assert send(box, cms, clock) == []
    assert state(box, row)[0] == "success"
    assert len(cms.posts) == 1


def test_what_arrives_cut_off_is_not_taken_for_whole(box, cms):
    cms.spoils = True
    row = put(box, article())
    send(box, cms)
    done, answer = state(box, row)
    assert done == "failed"
    assert "다릅니다" in answer


def test_a_row_that_a_killed_process_left_is_taken_up(box, cms):
    row = put(box, article())
    box.change(row, "begin", state="in-progress", attempts=1)
    send(box, cms)
    assert state(box, row)[0] == "success"


def test_only_one_process_sends_to_a_target(box, cms, box_path):
    row = put(box, article())
    with turn(box_path, "wp"):
        ((_, trouble, _),) = send(box, cms, queue=0.05)
        assert "다른 newsgen" in trouble
        assert deliver(box, {"other": Fake()}, queue=0.05) == []
    assert state(box, row)[0] == "pending"
    assert send(box, cms) == []
    assert state(box, row)[0] == "success"


def test_a_later_version_drops_the_unsent_one_before(box, cms):
    first = put(box, article())
    second = put(box, article(revision=2))
    send(box, cms)
    assert state(box, first) == ("dropped", "v2로 갈음합니다.")
    assert state(box, second)[0] == "success"
    assert [post.version for post in cms.posts.values()] == [2]


def test_an_older_version_never_replaces_a_newer_one(box, cms):
    put(box, article(revision=3))
    send(box, cms)
    old = put(box, article(revision=2))
    send(box, cms)
    assert state(box, old)[0] == "dropped"
    assert [post.version for post in cms.posts.values()] == [3]


def test_without_a_memory_of_it_an_older_version_is_not_overwritten(box, cms, tmp_path):
    put(box, article())
    send(box, cms)
    with Outbox(tmp_path / "new.sqlite") as lost:
        row = put(lost, article(revision=2))
        deliver(lost, {"wp": cms})
        assert state(lost, row)[0] == "blocked"


def test_an_edit_is_told_with_its_first_difference(box, cms):
    put(box, article())
    send(box, cms)
    cms.edit("1", body=cms.posts["1"].body.replace("급등했고", "치솟았고"), modified="2025-08-13T22:00:00Z")
    row = put(box, article(revision=2))
    send(box, cms)
    done, answer = state(box, row)
    assert done == "blocked"
    before, _, after = answer.partition(" → ")
    assert "김데스크 2025-08-14 07:00 한국시간" in before
    assert "급등했고" in before
    assert "치솟았고" in after


def test_an_edit_of_markup_alone_is_an_edit_too(box, cms):
    put(box, article())
    send(box, cms)
    cms.edit("1", body=cms.posts["1"].body.replace("<h2>", "<h3>"))
    row = put(box, article(revision=2))
    send(box, cms)
    assert "서식이나 표시가 다름" in state(box, row)[1]


def test_live_needs_approval_at_the_time_of_sending(box, cms):
    row = put(box, article(), Status.PUBLISH)
    send(box, cms)
    assert state(box, row)[0] == "blocked"
    event = approve(box, article(), by="김데스크")
    assert (event.who, event.detail, event.version) == ("tester", "김데스크", 1)
    send(box, cms)
    assert state(box, row)[0] == "success"


def test_a_demo_is_never_approved(box):
    with pytest.raises(DeliveryBlocked, match="예시"):
        approve(box, article(demo=True), by="김데스크")


def test_a_kill_withdraws_and_nothing_goes_out_after_it(box, cms):
    put(box, article())
    send(box, cms)
    waiting = put(box, article(revision=2))
    box.record(KILL, article=article().id, detail="김데스크")
    row = kill(box, article())
    send(box, cms)
    assert state(box, row)[0] == "success"
    assert state(box, waiting)[0] == "dropped"
    assert [post.status for post in cms.posts.values()] == [None]
    late = put(box, article(revision=3))
    send(box, cms)
    assert state(box, late)[0] == "blocked"
    assert "거둬들인" in state(box, late)[1]


def test_a_draft_is_never_taken_down_the_ladder(box, cms):
    put(box, article())
    send(box, cms)
    cms.edit("1", status=Status.PENDING)
    put(box, article(revision=2))
    send(box, cms)
    assert cms.posts["1"].status is Status.PENDING


def test_the_log_tells_who_did_what_when(box, cms, clock):
    put(box, article())
    send(box, cms)
    events = list(box.events())
    assert [event.event for event in events] == ["add", "begin", "create", "success"]
    assert {event.who for event in events} == {"tester"}
    assert {event.at for event in events} == {clock()}
    assert all(len(event.hash) == 64 for event in events)


def test_a_file_that_is_no_outbox_is_refused(tmp_path):
    (tmp_path / "x.sqlite").write_bytes(b"not a database, surely not one " * 40)
    with pytest.raises(OutboxProblem, match="발송함"):
        Outbox(tmp_path / "x.sqlite")


def test_a_time_that_no_wait_could_have_set_does_not_stop_a_delivery(box, cms, clock):
    row = put(box, article())
    box.change(row, "x", state="retrying", due=clock() + dt.timedelta(days=400))
    send(box, cms)
    assert state(box, row)[0] == "success"


def test_an_article_that_was_sealed_without_a_picture_is_sent_with_one(box):
    sealed, picture = article(), Image(body=b"png", media_type="image/png")
    box.keep(hash_of(sealed), sealed, document(sealed))
    box.keep(hash_of(sealed), sealed, document(sealed), picture)
    assert box.document(hash_of(sealed)) == (sealed, picture)
    box.keep(hash_of(sealed), sealed, document(sealed))
    assert box.document(hash_of(sealed)) == (sealed, picture)
