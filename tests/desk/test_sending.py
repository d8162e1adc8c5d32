"""Articles sent, corrected, withdrawn, restored at the desk; a WordPress on loopback tells its posts."""

from __future__ import annotations

import re
import threading
import time
from typing import Any

import httpx
import pytest

from newsgen.acts import delivering
from newsgen.acts.publishing import Wanted, ordered
from newsgen.acts.standing import standing
from newsgen.archive import Key
from newsgen.deliveries.delivery import State
from newsgen.desk.courier import Courier
from newsgen.model import text_of
from tests import genuine
from tests.deliveries import standin
from tests.desk.hand import Hand
from tests.desk.sent import ARTICLE, THEIRS, Desk, posts, revise, reworded
from tests.desk.sent import desk as desk  # noqa: PLC0414 - fixtures of ours, too
from tests.desk.sent import site as site  # noqa: PLC0414

_HASH = re.compile(r'name="hash" value="([0-9a-f]{64})"')


@pytest.fixture
def editor(desk: Desk) -> Hand:
    return desk.hand("편집")


def form(hand: Hand, path: str, fields: dict[str, Any], *, on: str = f"{ARTICLE}/sending") -> httpx.Response:
    """Send a form of an article with the hash that stands on its page."""
    hash_ = _HASH.search(hand.get(on).text)
    return hand.post(f"{ARTICLE}/{path}", {**({"hash": hash_[1]} if hash_ else {}), **fields}, on=on)


def sent(desk: Desk, hand: Hand, far: str = "draft", **more: Any) -> httpx.Response:
    answer = form(hand, "send", {"to": "wp", "far": far, **more})
    desk.done()
    return answer


def approved(desk: Desk, hand: Hand) -> None:
    answer = form(hand, "approve", {})
    assert answer.status_code == 303, answer.text
    desk.done()


def test_a_draft_goes_without_approval_and_the_page_tells_where_it_stands(desk, editor, site):
    assert sent(desk, editor).status_code == 303
    (post,) = posts(site)
    assert post["status"] == "draft"
    assert genuine.CLOSE in post["content"]["raw"]
    page = editor.page(f"{ARTICLE}/sending")
    assert "초안으로 보내기" in page.text
    assert post["link"] in page.links
    assert post["link"] in editor.page(ARTICLE).links
    assert not any("data-live" in attrs for _, attrs in page.elements)


def test_to_readers_only_what_somebody_approved(desk, editor, site):
    refused = sent(desk, editor, "publish")
    assert refused.status_code == 409
    assert "승인 없이 독자에게 내보낼 수 없습니다" in refused.text
    assert posts(site) == []
    approved(desk, editor)
    assert sent(desk, editor, "publish").status_code == 303
    assert [post["status"] for post in posts(site)] == ["publish"]
    who = {event: who for who, event, _ in desk.events() if event in {"approve", "add", "success"}}
    assert who == dict.fromkeys(("approve", "add", "success"), "편집")


def test_a_writer_reads_and_sends_nothing(desk, editor, site):
    hand = desk.hand("기자")
    page = hand.page(f"{ARTICLE}/sending")
    assert "아직 아무도 승인하지 않았습니다" in page.text
    assert not [each for each in page.all("form") if each["action"] != "/logout"]
    for path in ("approve", "send", "correct", "withdraw", "restore"):
        assert hand.post(f"{ARTICLE}/{path}", {"hash": "0" * 64}).status_code == 403
    assert hand.post("/sending/1/retry").status_code == 403
    assert hand.get(f"{ARTICLE}/withdraw").status_code == 403
    assert [event for _, event, _ in desk.events()] == ["write"]


def test_of_two_tabs_the_one_with_the_old_article_changes_nothing(desk, editor, site):
    approved(desk, editor)
    old = _HASH.search(editor.get(f"{ARTICLE}/sending").text)[1]
    revise(desk)
    assert form(editor, "correct", {}, on=f"{ARTICLE}/correct?now=1").status_code == 303
    for path, fields in (("send", {"to": "wp", "far": "draft"}), ("approve", {})):
        answer = editor.post(f"{ARTICLE}/{path}", {"hash": old, **fields}, on=f"{ARTICLE}/sending")
        assert answer.status_code == 409
        assert "그사이 새 판(v2)" in answer.text
    assert desk.states() == []
    assert [event for _, event, _ in desk.events()] == ["write", "approve", "correct"]


def test_what_a_cms_that_is_down_keeps_stays_in_the_queue_and_goes_when_it_is_up(desk, editor, site):
    site.spoil = lambda _asked, _told: standin.http(503, b"", phrase="Service Unavailable")
    sent(desk, editor)
    assert desk.states() == ["retrying"]
    page = editor.page("/sending")
    assert "다시 보낼 것" in page.text
    assert "저절로 다시 해 볼 때" in page.text
    assert "newsgen outbox" not in page.text
    site.spoil = lambda _asked, _told: None
    desk.office.courier.close()
    assert "저절로" not in editor.page("/sending").text
    answer = editor.post("/sending/1/retry", on="/sending")
    desk.done()
    assert (answer.status_code, answer.headers["location"]) == (303, "/sending")
    assert [post["status"] for post in posts(site)] == ["draft"]
    assert desk.states() == ["success"]
    late = editor.post("/sending/1/retry", on="/sending")
    assert late.status_code == 409
    assert "1번은 이미 끝났습니다(초안으로 들어감)." in late.text


def test_what_a_cms_that_was_down_kept_goes_by_itself_when_its_time_comes(desk, editor, site):
    """The first wait is two seconds."""
    site.spoil = lambda _asked, _told: standin.http(503, b"", phrase="Service Unavailable")
    sent(desk, editor)
    site.spoil = lambda _asked, _told: None
    until = time.monotonic() + 60
    while desk.states() != ["success"] and time.monotonic() < until:
        time.sleep(0.1)
    assert [post["status"] for post in posts(site)] == ["draft"]
    desk.done()
    assert desk.office.courier.later == frozenset()


def test_while_it_is_sent_the_page_says_so_and_the_request_does_not_wait(desk, editor, site):
    def slow(asked, _told):
        waiting.append(asked)
        until = time.monotonic() + 50
        while not go.exists() and time.monotonic() < until:
            time.sleep(0.02)

    go, waiting = desk.folder / "go", []
    site.spoil = slow
    assert form(editor, "send", {"to": "wp", "far": "draft"}).status_code == 303
    assert posts(site) == []
    page = editor.page(f"{ARTICLE}/sending")
    assert "보내는 중 1건" in page.text
    early = editor.post("/sending/1/drop", on="/sending")
    assert (early.status_code, "1번은 보내는 중입니다" in early.text) == (409, True)
    (live,) = [attrs["data-live"] for _, attrs in page.elements if attrs.get("data-live")]
    assert "보내는 중" in editor.page(live).text
    assert len(waiting) <= 1, "no page asks the CMS while it is sent to"
    go.touch()
    desk.done()
    piece = editor.page(live)
    assert not any(attrs.get("data-live") for _, attrs in piece.elements)
    assert len(posts(site)) == 1


def test_a_correction_shows_what_was_printed_and_what_holds_and_goes_once_approved(desk, editor, site):
    approved(desk, editor)
    sent(desk, editor, "publish")
    assert "모두 지금 시세와 맞습니다" in editor.page(f"{ARTICLE}/correct?now=1").text
    revise(desk)
    page = editor.page(f"{ARTICLE}/correct?now=1").text
    assert genuine.PERCENT in page
    assert "0.99%" in page
    assert "44,900.00" in page
    assert form(editor, "correct", {}, on=f"{ARTICLE}/correct").status_code == 303
    draft = editor.get(f"{ARTICLE}/correct").text
    assert "<del>" in draft
    assert "v2 승인" in draft
    assert form(editor, "approve", {}, on=f"{ARTICLE}/correct").status_code == 303
    sent(desk, editor, "publish")
    (post,) = posts(site)
    assert "44,900.00" in post["content"]["raw"]


def corrected_beside_an_edit(desk, editor, site) -> dict[str, Any]:
    """The desk's editor changes a word at the CMS, then a corrected version is sent there."""
    approved(desk, editor)
    sent(desk, editor, "publish")
    post = reworded(site)
    revise(desk)
    form(editor, "correct", {}, on=f"{ARTICLE}/correct?now=1")
    approved(desk, editor)
    sent(desk, editor, "publish")
    assert desk.states() == ["success", "blocked"]
    return post


def test_an_edit_at_the_cms_is_shown_by_word_and_merged(desk, editor, site):
    post = corrected_beside_an_edit(desk, editor, site)
    page = editor.page(f"{ARTICLE}/sending")
    assert "CMS의 글과 견주어 보고" in page.text
    assert "newsgen publish" not in page.text
    assert "/sending/2" in page.links
    shown = editor.get("/sending/2").text
    assert "김데스크" in shown
    assert "이틀 연속 <del>사상</del><ins>역대</ins> 최고치" in shown
    answer = editor.post("/sending/2/merge", {"article": f"{genuine.SESSION}-us-close"}, on="/sending/2")
    desk.done()
    assert (answer.status_code, answer.headers["location"]) == (303, f"{ARTICLE}/sending")
    assert THEIRS in post["content"]["raw"]
    assert "44,900.00" in post["content"]["raw"]
    assert desk.states() == ["success", "success"]


def test_an_edit_at_the_cms_can_be_left_as_it_is(desk, editor, site):
    post = corrected_beside_an_edit(desk, editor, site)
    before = post["content"]["raw"]
    assert editor.post("/sending/2/drop", on="/sending/2").status_code == 303
    assert post["content"]["raw"] == before
    assert desk.states() == ["success", "dropped"]


def test_what_the_desk_deleted_at_the_cms_is_made_anew_only_when_asked(desk, editor, site):
    sent(desk, editor)
    (post,) = posts(site)
    post["status"] = "trash"
    approved(desk, editor)
    sent(desk, editor, "publish")
    assert posts(site) == []
    page = editor.page("/sending")
    assert "누군가 CMS에서 지웠습니다" in page.text
    number = re.search(r'action="/sending/(\d+)/anew"', editor.get("/sending").text)[1]
    assert editor.post(f"/sending/{number}/anew", on="/sending").status_code == 303
    desk.done()
    assert [post["status"] for post in posts(site)] == ["publish"]


def test_withdrawing_asks_twice_takes_it_down_everywhere_and_can_be_taken_back(desk, editor, site):
    approved(desk, editor)
    sent(desk, editor, "publish")
    on = f"{ARTICLE}/withdraw"
    assert "까닭을 적으십시오" in editor.post(on, {"reason": " "}, on=on).text
    second = editor.post(on, {"reason": "<script>alert(1)</script> 지수가 틀림"}, on=on)
    assert second.status_code == 200
    assert "정말 거두기" in second.text
    assert "<script>alert" not in second.text
    assert [post["status"] for post in posts(site)] == ["publish"]
    answer = editor.post(on, {"reason": "지수가 틀림", "sure": "yes"}, on=on)
    desk.done()
    assert answer.status_code == 303
    assert posts(site) == []
    assert desk.newsroom.archive.article(genuine.SESSION, "us-close") is None
    assert ("편집", "kill", "편집: 지수가 틀림") in desk.events()
    page = editor.page(f"{ARTICLE}/sending")
    assert "지수가 틀림" in page.text
    refused = sent(desk, editor)
    assert refused.status_code in {400, 409}
    back = editor.post(f"{ARTICLE}/restore", {"reason": "다시 확인함"}, on=f"{ARTICLE}/sending")
    assert back.status_code == 303
    assert "CMS에는 아직 없습니다(wp)" in editor.page(f"{ARTICLE}/sending").text
    assert desk.newsroom.archive.article(genuine.SESSION, "us-close") is not None
    assert posts(site) == []
    sent(desk, editor, "publish")
    assert [post["status"] for post in posts(site)] == ["publish"]


def test_where_the_archive_takes_nothing_the_cms_withdraws_all_the_same(desk, editor, site, monkeypatch):
    approved(desk, editor)
    sent(desk, editor, "publish")
    folder = desk.folder / "output" / str(genuine.SESSION)
    folder.rename(desk.folder / "away")
    folder.write_text("a file where the folder of a session should be")
    on = f"{ARTICLE}/withdraw"
    answer = editor.post(on, {"reason": "틀림", "sure": "yes"}, on=on)
    desk.done()
    assert answer.status_code == 503
    assert "쓸 수 없습니다" in answer.text
    assert posts(site) == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"far": "draft"}, "보낼 곳을 하나도"),
        ({"to": "elsewhere", "far": "draft"}, "[cms.elsewhere]"),
        ({"to": "wp", "far": "everywhere"}, "가운데 하나를"),
        ({"to": "wp", "far": "future", "at": "soon"}, "예약할 시각을"),
        ({"to": "wp", "far": "future", "at": "2020-01-01T06:30"}, "이미 지났습니다"),
    ],
)
def test_what_cannot_be_sent_is_one_line_and_orders_nothing(desk, editor, site, fields, said):
    answer = form(editor, "send", fields)
    assert answer.status_code == 409
    assert said in answer.text
    assert desk.states() == []


def test_what_is_not_there_is_told(desk, editor):
    assert "발송함에 없습니다" in editor.get("/sending/99").text
    assert editor.get("/sending/99").status_code == 404
    assert "아직 기사가 없습니다" in editor.get("/articles/2025-08-13/us-week/sending").text
    assert editor.get("/articles/yesterday/us-close/sending").status_code == 404
    for number in ("0", "-1", "x", "9" * 19, "1%00"):
        assert editor.get(f"/sending/{number}").status_code == 404
    assert editor.post("/sending/1/eat", on="/sending").status_code == 404
    assert "발송함에 없습니다" in editor.post("/sending/7/drop", on="/sending").text


def test_an_article_that_somebody_touched_goes_nowhere(desk, editor, site):
    desk.place.write_bytes(desk.place.read_bytes().replace(b"1.04%", b"1.40%"))
    answer = form(editor, "approve", {})
    assert answer.status_code == 409
    assert "그대로가 아닙니다" in answer.text
    assert [event for _, event, _ in desk.events()] == ["write"]


def test_the_headline_stands_on_the_pages_and_nothing_is_loaded_from_elsewhere(desk, editor):
    headline = text_of(standing(desk.newsroom, Key(genuine.SESSION, "us-close")).newest.headline)
    for path in (f"{ARTICLE}/sending", f"{ARTICLE}/withdraw"):
        page = editor.page(path)
        assert headline in page.text
        assert all(each.get("src", "").startswith("/static/") for each in page.all("script"))


def test_a_desk_that_died_while_sending_goes_on_and_sends_once(desk, editor, site):
    with desk.newsroom.log() as box:
        row = ordered(desk.newsroom, desk.place, Wanted(("wp",)))[0]
        box.change(row, "begin", state=State.IN_PROGRESS, attempts=1)
    page = editor.page("/sending")
    assert "보내다 멈춤" in page.text
    assert "모두 지금 보내기" in page.text
    for _ in range(2):
        assert editor.post("/sending/go", on="/sending").status_code == 303
        desk.done()
    assert desk.states() == ["success"]
    assert site.steps.count("create") == 1


def test_without_the_secret_of_a_cms_nothing_is_ordered_and_one_line_says_so(desk, editor, monkeypatch):
    monkeypatch.delenv("NEWSGEN_CMS_WP_SECRET")
    answer = form(editor, "send", {"to": "wp", "far": "draft"})
    assert answer.status_code == 409
    assert "[cms.wp] 비밀번호가 없습니다" in answer.text
    assert desk.states() == []


def test_who_asks_for_a_round_while_one_is_under_way_gets_one_after_it(monkeypatch, newsroom):
    rounds: list[tuple[str, tuple[str, ...]]] = []
    begun, go_on = threading.Event(), threading.Event()

    def send(room, rows, names, **_):
        rounds.append((room.who, names))
        begun.set()
        assert go_on.wait(10)

    monkeypatch.setattr(delivering, "send", send)
    courier = Courier()
    courier.send(newsroom.by("가"), ["wp"])
    assert begun.wait(10)
    courier.send(newsroom.by("나"), ["wp", "wp"])
    courier.send(newsroom.by("다"), ["wp"])
    assert courier.going == {"wp"}
    go_on.set()
    until = time.monotonic() + 10
    while courier.going and time.monotonic() < until:
        time.sleep(0.01)
    assert rounds == [("가", ("wp",)), ("다", ("wp",))]
