"""A correction after the desk's edit, from the order to what stands at the CMS and in the log."""

from __future__ import annotations

import re

import msgspec
import pytest

from newsgen.deliveries.approval import approve
from newsgen.deliveries.copy import content_hash, copy_of
from newsgen.deliveries.delivery import Status
from newsgen.deliveries.difference import difference
from newsgen.deliveries.joining import Joined
from newsgen.deliveries.merging.merge import Lost
from newsgen.deliveries.ordering import Wish, order
from newsgen.deliveries.run import deliver
from newsgen.errors import DeliveryDelayed, UsageProblem
from tests import article_fixture
from tests.deliveries.fake import Fake
from tests.deliveries.help import state
from tests.deliveries.merging.desk import BLOCKED, EDITS, KEPT, VIEW
from tests.deliveries.merging.versions import LINE, STALE, first, second


@pytest.fixture
def cms():
    return Fake()


def send(box, cms, article, status="draft", wish=Wish.NONE):
    row = order(box, article, "wp", status, wish=wish)
    deliver(box, {"wp": cms}, patience=0)
    return row


def desk_edits(cms, edit):
    title, excerpt, body = edit(cms.posts["1"].content)
    cms.edit("1", title=title, excerpt=excerpt, body=body, modified="2025-08-13T22:00:00Z")


def word(content):
    return content[0], content[1], content[2].replace("크게 앞섰다", "압도했다")


def third():
    """Return one more correction: 애플 rose 1.61 %, not 1.60 %."""
    two = second()
    paragraphs = tuple(
        msgspec.structs.replace(
            each,
            runs=tuple(
                msgspec.structs.replace(run, text="1.61%") if run.text == "1.60%" else run
                for run in each.runs
            ),
        )
        for each in two.paragraphs
    )
    return msgspec.structs.replace(two, revision=3, paragraphs=paragraphs)


@pytest.mark.parametrize("edit", EDITS, ids=[edit.name for edit in EDITS])
def test_an_edit_then_a_correction(box, cms, edit):
    send(box, cms, first())
    desk_edits(cms, edit.do)
    before = cms.posts["1"]
    plain = send(box, cms, second())
    assert state(box, plain)[0] == "blocked"
    assert cms.posts["1"] == before
    row = send(box, cms, second(), wish=Wish.MERGE)
    done, answer = state(box, row)
    if edit.becomes == BLOCKED:
        assert done == "blocked"
        assert f"newsgen outbox retry {row.id}" in answer
        assert cms.posts["1"] == before
        return
    assert done == "success", answer
    post = cms.posts["1"]
    assert (post.version, post.article) == (2, first().id)
    text = "\n".join(post.content)
    assert edit.stands in text
    assert not any(each in text.replace(LINE, "") for each in STALE)
    assert ("새 판이 대신한 데스크의 말" in answer) == (edit.becomes != KEPT)


def test_what_was_refused_goes_on_once_the_desk_set_the_figure_right(box, cms):
    send(box, cms, first())
    desk_edits(cms, lambda content: (content[0], "러셀2000이 1.98% 올랐다.", content[2]))
    row = send(box, cms, second(), wish=Wish.MERGE)
    assert state(box, row)[0] == "blocked"
    assert "1.98% → 1.93%" in state(box, row)[1]
    desk_edits(cms, lambda content: (content[0], "러셀2000이 1.93% 올랐다.", content[2]))
    box.revive(box.get(row.id))  # newsgen outbox retry
    deliver(box, {"wp": cms})
    assert state(box, row)[0] == "success"
    assert cms.posts["1"].excerpt == "러셀2000이 1.93% 올랐다."


def test_without_the_wish_it_says_how_to_see_and_how_to_merge(box, cms):
    send(box, cms, first())
    desk_edits(cms, word)
    row = send(box, cms, second())
    answer = state(box, row)[1]
    assert "김데스크 2025-08-14 07:00 한국시간" in answer
    assert f"newsgen outbox diff {row.id}" in answer
    assert "newsgen publish 기사.json --to wp --merge" in answer


def test_a_correction_after_a_merge_merges_again(box, cms):
    send(box, cms, first())
    desk_edits(cms, word)
    send(box, cms, second(), wish=Wish.MERGE)
    plain = send(box, cms, third())
    assert state(box, plain)[0] == "blocked"  # nobody edited since, yet what stands there is the desk's
    assert "압도했다" in state(box, plain)[1]
    row = send(box, cms, third(), wish=Wish.MERGE)
    assert state(box, row)[0] == "success"
    body = cms.posts["1"].body
    assert "44.10포인트" in body
    assert "애플도 1.61% 올랐지만" in body
    assert "압도했다" in body
    assert "<!-- newsgen:2025-08-13-us-close v=3 -->" in body


def test_a_figure_that_an_earlier_correction_set_right_is_refused_later_too(box, cms):
    send(box, cms, first())
    send(box, cms, second())
    desk_edits(cms, lambda content: (content[0], "러셀2000이 1.98% 올랐다.", content[2]))
    row = send(box, cms, third(), wish=Wish.MERGE)
    assert state(box, row)[0] == "blocked"
    assert "1.98% → 1.93%" in state(box, row)[1]


def test_where_the_desk_left_all_as_it_was_the_next_version_needs_no_wish(box, cms):
    send(box, cms, first())
    send(box, cms, second(), wish=Wish.MERGE)
    row = send(box, cms, third())
    assert state(box, row)[0] == "success"
    assert cms.posts["1"].content == copy_of(third()).content


def test_a_merged_draft_is_published_with_the_desks_words(box, cms):
    send(box, cms, first())
    desk_edits(cms, word)
    send(box, cms, second(), wish=Wish.MERGE)
    merged = cms.posts["1"].content
    approve(box, second(), by="김데스크")
    row = send(box, cms, second(), "publish", Wish.MERGE)
    assert state(box, row)[0] == "success"
    assert cms.posts["1"].status is Status.PUBLISH
    assert cms.posts["1"].content == merged


def test_a_published_text_is_merged_only_with_an_approval_of_the_new_version(box, cms):
    approve(box, first(), by="김데스크")
    send(box, cms, first(), "publish")
    desk_edits(cms, word)
    row = send(box, cms, second(), wish=Wish.MERGE)
    assert state(box, row)[0] == "blocked"
    assert "승인 없이" in state(box, row)[1]
    assert "45.28" in cms.posts["1"].body
    approve(box, second(), by="김데스크")
    deliver(box, {"wp": cms})
    assert state(box, row)[0] == "success"
    assert "압도했다" in cms.posts["1"].body


def test_a_post_that_our_user_may_not_edit_stays_refused(box, cms):
    send(box, cms, first())
    desk_edits(cms, word)
    cms.edit("1", editable=False, status=Status.PUBLISH)
    row = send(box, cms, second(), wish=Wish.MERGE)
    assert state(box, row)[0] == "failed"
    assert "editor 계정" in state(box, row)[1]


class Busy(Fake):
    """Somebody saves at the CMS while the merge is made."""

    saves = 0

    def read(self, remote):
        found = super().read(remote)
        if self.saves and self.asked.count("read") >= 1:
            self.saves -= 1
            self.edit(remote, body=self.posts[remote].body.replace(VIEW, VIEW + "\n<p>막 더한 문장.</p>"))
        return found


def test_what_is_saved_in_between_is_read_again_and_kept(box):
    cms = Busy()
    send(box, cms, first())
    desk_edits(cms, word)
    cms.saves = 1
    row = order(box, second(), "wp", "draft", wish=Wish.MERGE)
    deliver(box, {"wp": cms}, patience=60, sleep=lambda _: None)
    assert state(box, row)[0] in {"success", "retrying"}
    box.change(box.get(row.id), "x", due=box.now())
    deliver(box, {"wp": cms}, patience=60, sleep=lambda _: None)
    assert state(box, row)[0] == "success"
    assert "막 더한 문장." in cms.posts["1"].body
    assert "압도했다" in cms.posts["1"].body
    assert "merge" in [event.event for event in box.events()]


def test_a_process_killed_after_the_write_finds_the_merge_there(box, cms):
    send(box, cms, first())
    desk_edits(cms, word)
    row = order(box, second(), "wp", "draft", wish=Wish.MERGE)
    cms.troubles = [None, None, None, DeliveryDelayed("끊김")]  # look, read again, write, read back
    deliver(box, {"wp": cms})
    assert state(box, row)[0] == "retrying"
    merged = cms.posts["1"]
    assert merged.version == 2
    box.change(box.get(row.id), "x", due=box.now())
    deliver(box, {"wp": cms})
    assert state(box, row)[0] == "success"
    assert cms.posts["1"] == merged
    later = send(box, cms, third())
    assert state(box, later)[0] == "blocked"  # it knows that the desk's words are in it


def test_the_log_tells_what_was_merged_and_what_the_desk_lost(box, cms):
    send(box, cms, first())
    desk_edits(
        cms,
        lambda content: (content[0], content[1], content[2].replace("에 장을 마쳤다", "에 거래를 마쳤다")),
    )
    theirs = cms.posts["1"].content
    row = send(box, cms, second(), wish=Wish.MERGE)
    (event,) = box.events(first().id, "merge")
    said = dict(re.findall(r"(\w+)=([0-9a-f]{64})", event.detail))
    result = cms.posts["1"].content
    assert said == {
        "base": copy_of(first()).hash,
        "theirs": content_hash(theirs),
        "ours": copy_of(second()).hash,
        "result": content_hash(result),
    }
    assert event.hash == content_hash(result)
    assert event.who == "tester"
    for words in (event.detail, state(box, row)[1]):
        assert "“러셀2000 지수는 전장보다 45.28포인트(1.98%) 오른 2,328.06에 거래를 마쳤다.”" in words


def test_a_cms_that_drops_the_desks_frame_is_told(box):
    class Filtering(Fake):
        def put(self, id_, copy, status):
            body = re.sub(r"<iframe.*?</iframe>", "", copy.body)
            return super().put(id_, msgspec.structs.replace(copy, body=body), status)

    cms = Filtering()
    send(box, cms, first())
    frame = '<iframe src="https://example.com/chart"></iframe>'
    desk_edits(cms, lambda content: (content[0], content[1], content[2].replace(VIEW, VIEW + frame)))
    row = send(box, cms, second(), wish=Wish.MERGE)
    done, answer = state(box, row)
    assert done == "failed"
    assert "https://example.com/chart" in answer


def test_what_the_outbox_does_not_know_is_not_merged(box, cms):
    cms.put("1", copy_of(first()), Status.DRAFT)
    row = send(box, cms, second(), wish=Wish.MERGE)
    assert state(box, row)[0] == "blocked"


# --- what a person is shown


def test_the_whole_difference_is_shown_three_ways(box, cms):
    send(box, cms, first())
    desk_edits(cms, word)
    desk_edits(
        cms, lambda content: (content[0], content[1], content[2].replace("장을 마쳤다", "거래를 마쳤다"))
    )
    row = send(box, cms, second())
    told = "\n".join(difference(box, box.get(row.id), cms))
    assert "김데스크 2025-08-14 07:00 한국시간" in told.splitlines()[0]
    places = told.split("\n\n")
    (desks,) = [place for place in places if "압도했다" in place]
    assert desks.startswith("[데스크가 고침]")
    assert re.search(r"보낸 글 .*크게 앞섰다.*\n.*CMS의 글 .*압도했다.*\n.*보낼 글 .*크게 앞섰다", desks)
    (both,) = [place for place in places if place.startswith("[둘 다 고침]")]
    assert "45.28포인트(1.98%) 오른 2,328.06에 거래를" in both
    assert "44.10포인트(1.93%) 오른 2,326.88에 장을" in both
    assert "[새 판이 고침]" in told
    assert "--merge로 합치면: 데스크가 고친 1곳을 지켰습니다. 새 판이 대신한 데스크의 말 1곳" in told
    assert "45.28" in cms.posts["1"].body  # nothing was written


def test_a_merge_that_is_refused_is_shown_as_such(box, cms):
    send(box, cms, first())
    desk_edits(cms, lambda content: (content[0], "러셀2000이 1.98% 올랐다.", content[2]))
    row = send(box, cms, second())
    assert "합칠 수 없습니다." in list(difference(box, box.get(row.id), cms))[-1]


def test_where_there_is_nothing_to_compare_it_says_so(box, cms):
    row = order(box, article_fixture.article(), "wp", "draft")
    with pytest.raises(UsageProblem, match="견줄 글이 CMS에 없습니다"):
        list(difference(box, row, cms))


def test_what_became_of_the_desks_words_is_told_without_contradiction():
    empty = Joined(copy_of(first()), 0, (), "")
    assert empty.told == "데스크가 고친 곳이 없습니다."
    lost = empty._replace(lost=(Lost("데스크의 말", "새 판의 말"),))
    assert lost.told.startswith("새 판이 대신한 데스크의 말 1곳: “데스크의 말”")
