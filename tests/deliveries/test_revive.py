"""An article sent anew: after a withdrawal that a person took back, or where the desk deleted it."""

from __future__ import annotations

import pytest

from newsgen.deliveries.approval import KILL, restore
from newsgen.deliveries.delivery import State
from newsgen.deliveries.ordering import Wish, order, order_kill
from newsgen.deliveries.run import deliver
from newsgen.deliveries.target import Memory
from newsgen.errors import DeliveryBlocked
from tests.deliveries.fake import Fake
from tests.deliveries.help import article, state


class Hook(Fake):
    """A receiver that cannot be asked, and takes each key once."""

    memory = Memory.KEYS

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[str] = []

    def create(self, copy, status, at, key):
        self.keys.append(key)
        return super().create(copy, status, at, key)

    def update(self, remote, copy, status, at, key):
        return self.create(copy, status, at, key)

    def withdraw(self, remote, article, key):
        self.keys.append(key)


@pytest.fixture
def cms():
    return Fake()


def publish(box, cms, name="wp", **how):
    row = order(box, article(), name, "draft", **how)
    deliver(box, {name: cms})
    return row


def kill(box, cms, name="wp"):
    box.record(KILL, article=article().id, detail="김데스크")
    row = order_kill(box, article().id, name)
    deliver(box, {name: cms})
    return row


def undo(box):
    restore(box, article().id, by="김데스크")


def standing(cms):
    return sorted(post.id for post in cms.posts.values() if post.status)


def test_kill_undo_publish_kill(box, cms):
    publish(box, cms)
    kill(box, cms)
    assert standing(cms) == []
    with pytest.raises(DeliveryBlocked):
        publish(box, cms)
    undo(box)
    again = publish(box, cms)
    assert state(box, again)[0] == "success"
    assert standing(cms) == ["2"]  # a new post: the old one is in the trash
    second = kill(box, cms)
    assert state(box, second) == ("success", "1건을 거둬들였습니다.")
    assert standing(cms) == []


def test_each_life_has_keys_of_its_own(box):
    hook = Hook()
    for _ in range(2):
        publish(box, hook, "hook")
        kill(box, hook, "hook")
        undo(box)
    assert len(hook.keys) == len(set(hook.keys)) == 4


def test_a_later_version_after_an_undo_updates_the_new_post(box, cms):
    publish(box, cms)
    kill(box, cms)
    undo(box)
    publish(box, cms)
    row = order(box, article(revision=2), "wp", "draft")
    deliver(box, {"wp": cms})
    assert state(box, row)[0] == "success"
    assert [(post.id, post.version) for post in cms.posts.values() if post.status] == [("2", 2)]


def test_what_the_desk_took_out_of_the_trash_is_the_post_again(box, cms):
    publish(box, cms)
    there = cms.posts["1"]
    kill(box, cms)
    cms.edit("1", status=there.status)
    undo(box)
    row = publish(box, cms)
    assert state(box, row) == ("success", "이미 들어가 있습니다.")
    assert standing(cms) == ["1"]


def test_a_withdrawal_that_did_not_get_through_is_not_sent_after_the_undo(box, cms):
    publish(box, cms)
    box.record(KILL, article=article().id, detail="김데스크")
    pending = order_kill(box, article().id, "wp")
    undo(box)
    row = publish(box, cms)
    assert box.get(pending.id).state is State.DROPPED
    assert state(box, row) == ("success", "이미 들어가 있습니다.")
    assert standing(cms) == ["1"]


def test_a_draft_that_the_desk_deleted_is_made_anew_only_on_purpose(box, cms):
    publish(box, cms)
    cms.edit("1", status=None)
    second = order(box, article(revision=2), "wp", "draft")
    deliver(box, {"wp": cms})
    done, answer = state(box, second)
    assert done == "blocked"
    assert "newsgen publish 기사.json --to wp --again" in answer
    again = order(box, article(revision=2), "wp", "draft", wish=Wish.AGAIN)
    deliver(box, {"wp": cms})
    assert state(box, again)[0] == "success"
    assert [(post.id, post.version) for post in cms.posts.values() if post.status] == [("2", 2)]


def test_again_makes_no_second_post_beside_one_whose_marker_the_desk_took_out(box, cms):
    publish(box, cms)
    cms.edit("1", article="", version=None)
    row = publish(box, cms, wish=Wish.AGAIN)
    assert standing(cms) == ["1"]
    assert state(box, row)[0] == "success"


def test_again_at_one_target_leaves_the_others(box, cms):
    publish(box, cms)
    second = Fake()
    publish(box, second, "second")
    publish(box, cms, wish=Wish.AGAIN)
    assert (box.life(article().id, "wp"), box.life(article().id, "second")) == (2, 1)
