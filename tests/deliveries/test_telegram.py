"""Articles in Telegram, against a stand-in that keeps to the rules of the Bot API."""

from __future__ import annotations

import html
import re
from collections import Counter

import pytest

from newsgen.config import Cms
from newsgen.deliveries.approval import approve
from newsgen.deliveries.delivery import State, Status
from newsgen.deliveries.run import deliver
from newsgen.deliveries.telegram import Telegram
from newsgen.errors import TargetClosed
from newsgen.finding import Severity
from tests.article_fixture import paragraph, runs
from tests.deliveries import faulty, messengers
from tests.deliveries.help import HASTE, article, kill, put, state
from tests.deliveries.messengers import TOKEN
from tests.deliveries.standin import serving
from tests.deliveries.test_odd import PICTURE
from tests.deliveries.test_weather import articles

READERS = "https://brief.example.com"
LONG = tuple(
    paragraph("market", f"{n}번째 문단이다. " + "코스피가 1,234.56에 마감했다. " * 12) for n in range(30)
)


@pytest.fixture
def api():
    with serving(messengers.Telegram()) as running:
        yield running


def bot(url, token=TOKEN, **settings):
    place = Cms(
        kind="telegram",
        url=url,
        to=("@brief",),
        status="publish",
        **{"timeout": 5, "readers": "", **settings},
    )
    return Telegram(place, token)


def send(box, target, one, image=None):
    approve(box, one, by="김데스크")
    row = put(box, one, Status.PUBLISH, image, name="tg")
    troubles = deliver(box, {"tg": target})
    return box.get(row.id), troubles


def shown(text):
    return html.unescape(re.sub(r"<[^>]*>", "", text))


def test_an_article_is_one_message_with_all_that_is_printed(api, box):
    row, _ = send(box, bot(api.url), article())
    (post,) = api.site.posts.values()
    text = shown(post["text"])
    assert text.startswith("금리 인하 기대에 소형주 질주…‘러셀2000’ 1.98%↑\n\n대형 기술주는 쉬어 가")
    assert "S&P500은 20.82포인트(0.32%) 상승한 6,466.58을 기록했다." in text
    assert text.endswith("이 기사는 시세 자료를 바탕으로 정해진 틀에 따라 자동 작성됐습니다.")
    assert "베이시스포인트: 0.01%포인트. 100bp가 1%포인트다." in text
    assert (row.state, row.remote, row.answer) == (State.SUCCESS, "text:1", "https://t.me/brief/1")


def test_with_a_picture_and_a_page_it_is_a_photo_with_a_link_to_the_whole(api, box):
    row, _ = send(box, bot(api.url, readers=READERS), article(paragraphs=LONG), PICTURE)
    (post,) = api.site.posts.values()
    assert post["photo"] == PICTURE.body
    assert f'<a href="{READERS}/briefs/2025-08-13/us-close">전문 보기</a>' in post["text"]
    assert row.remote == "photo:1"


def test_with_a_picture_but_no_page_the_text_is_not_cut_for_it(api, box):
    send(box, bot(api.url), article(paragraphs=LONG[:5]), PICTURE)
    (post,) = api.site.posts.values()
    assert "photo" not in post
    assert len(shown(post["text"])) > 1024


@pytest.mark.parametrize("readers", [READERS, ""])
def test_what_is_too_long_is_cut_between_paragraphs_and_keeps_its_notice(api, box, readers):
    row, _ = send(box, bot(api.url, readers=readers), article(paragraphs=LONG))
    (post,) = api.site.posts.values()
    lines = shown(post["text"]).split("\n\n")
    assert lines[-1] == article().disclosure
    assert lines[-2] == ("전문 보기" if readers else "(뒤를 줄였습니다)")
    whole = {"".join(run.text for run in each.runs).strip() for each in LONG}
    assert 3 < len([line for line in lines if line in whole]) < 30
    begun = [line for line in lines if re.match(r"\d+번째", line) and line not in whole]
    assert all(line.endswith("마감했다.") and any(each.startswith(line) for each in whole) for line in begun)
    assert ("줄였습니다" in row.answer) is not bool(readers)


def test_signs_of_markup_in_names_are_text(api, box):
    names = "AT&T, <b>굵게</b>, *별* _밑줄_ [링크](x) `코드` 가 올랐다."
    send(box, bot(api.url), article(headline=runs("A&B <C> 상승"), paragraphs=(paragraph("market", names),)))
    (post,) = api.site.posts.values()
    assert names in shown(post["text"])
    assert shown(post["text"]).startswith("A&B <C> 상승\n")


def test_a_line_that_ends_in_a_headline_ends_nothing(api, box):
    send(box, bot(api.url), article(headline=runs("하나\r\nBcc: x@example.com\n둘")))
    (post,) = api.site.posts.values()
    assert shown(post["text"]).startswith("하나 Bcc: x@example.com 둘\n")


def test_a_correction_takes_the_place_of_the_message_photo_and_all(api, box):
    target = bot(api.url, readers=READERS)
    send(box, target, article(), PICTURE)
    other = type(PICTURE)(body=PICTURE.body + b"2", media_type="image/png")
    row, _ = send(box, target, article(revision=2, lead=runs("고친 리드다.")), other)
    (post,) = api.site.posts.values()
    assert "고친 리드다." in post["text"]
    assert post["photo"] == other.body
    assert row.state is State.SUCCESS


def test_an_edit_whose_answer_was_lost_is_no_trouble_the_second_time(api, box):
    target = bot(api.url)
    send(box, target, article())
    api.spoil = lambda _, told: iter(()) if told.step == "update" else None
    row, _ = send(box, target, article(revision=2, lead=runs("고친 리드다.")))
    assert row.state is State.RETRYING
    api.spoil = lambda *_: None
    box.revive(row)
    deliver(box, {"tg": target})
    assert state(box, row)[0] == "success"
    assert len(api.site.posts) == 1


def test_a_message_that_somebody_deleted_is_made_anew_only_when_told(api, box):
    target = bot(api.url)
    send(box, target, article())
    api.site.posts.clear()
    row, _ = send(box, target, article(revision=2, lead=runs("고친 리드다.")))
    assert row.state is State.BLOCKED
    assert "--again" in row.answer
    assert api.site.posts == {}


@pytest.mark.parametrize(("late", "left"), [(False, 0), (True, 1)])
def test_a_withdrawal_deletes_and_where_it_may_not_says_so(api, box, late, left):
    target = bot(api.url)
    send(box, target, article())
    api.site.late = late
    kill(box, article(), name="tg")
    deliver(box, {"tg": target})
    assert {row.state.value for row in box.rows()} == {"success"}
    assert len(api.site.posts) == left
    assert all(
        "거둬들였습니다" in post["text"] and "1.98" in post["text"] for post in api.site.posts.values()
    )


def test_an_old_photo_is_told_to_be_deleted_by_hand(api, box):
    target = bot(api.url, readers=READERS)
    send(box, target, article(), PICTURE)
    api.site.late = True
    row = kill(box, article(), name="tg")
    deliver(box, {"tg": target})
    assert state(box, row)[0] == "failed"
    assert "직접 지우십시오" in state(box, row)[1]


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        ("Bad Request: chat not found", "대화방이 없거나"),
        ("Forbidden: bot was kicked from the channel chat", "내보내졌습니다"),
        ("Forbidden: user is deactivated", "계정이 없어졌습니다"),
        ("Bad Request: need administrator rights in the channel chat", "관리자로 세우십시오"),
        ("Forbidden: something new", "쓸 수 없습니다"),
    ],
)
def test_a_chat_that_is_gone_keeps_all_that_waits_and_is_told_once(api, box, gone, said):
    api.site.gone = gone
    for number in (13, 14):
        approve(box, article(number), by="김데스크")
        put(box, article(number), Status.PUBLISH, name="tg")
    ((_, trouble, _),) = deliver(box, {"tg": bot(api.url)})
    assert said in trouble
    assert [row.state.value for row in box.rows()] == ["pending"] * 2
    api.site.gone = ""
    deliver(box, {"tg": bot(api.url)})
    assert len(api.site.posts) == 2


def test_a_wrong_token_is_said_and_stands_nowhere(api, box):
    wrong = TOKEN[:-3] + "xyz"
    _, ((_, trouble, _),) = send(box, bot(api.url, wrong), article())
    assert "토큰" in trouble
    assert wrong.partition(":")[2] not in trouble + "".join(event.detail for event in box.events())
    with pytest.raises(TargetClosed, match="BotFather"):
        bot(api.url, "no token")


def test_429_waits_as_long_as_the_answer_says(api, box):
    api.site.busy = 1
    row, _ = send(box, bot(api.url), article())
    assert row.state is State.RETRYING
    assert 5 < (row.due - box.now()).total_seconds() <= 7
    assert row.sent == ""  # it is known that nothing arrived


def test_without_an_approval_or_as_a_draft_nothing_goes_out(api, box):
    target = bot(api.url)
    rows = [
        put(box, article(n), status, name="tg") for n, status in ((13, Status.PUBLISH), (14, Status.DRAFT))
    ]
    deliver(box, {"tg": target})
    assert [state(box, row)[0] for row in rows] == ["blocked", "failed"]
    assert "승인" in state(box, rows[0])[1]
    assert "--status publish" in state(box, rows[1])[1]
    assert api.site.posts == {}


def test_check_looks_and_sends_nothing(api):
    found = [*bot(api.url).check()]
    assert [each.severity for each in found] == [Severity.OK, Severity.OK, Severity.OK, Severity.WARNING]
    assert "증시" in found[1].line
    assert api.site.posts == {}
    api.site.rights = {"status": "left"}
    assert [*bot(api.url).check()][-1].severity is Severity.WRONG
    assert [each.severity for each in bot(api.url, TOKEN[:-3] + "xyz").check()] == [Severity.WRONG]


def test_an_answer_that_was_lost_is_held_until_a_person_has_looked(api, box):
    target = bot(api.url)
    api.spoil = lambda _, told: iter(()) if told.step == "create" else None
    row, _ = send(box, target, article())
    api.spoil = lambda *_: None
    assert row.state is State.RETRYING
    box.change(row, "now", due=box.now())
    deliver(box, {"tg": target})
    held, answer = state(box, row)
    assert held == "blocked"
    assert f"newsgen outbox arrived {row.id}" in answer
    assert f"newsgen outbox retry {row.id}" in answer
    box.revive(box.get(row.id))  # as ``outbox retry`` of all, or ``publish``, does
    deliver(box, {"tg": target})
    assert state(box, row)[0] == "blocked"
    assert len(api.site.posts) == 1


def released(box, target, there):
    """Do what an editor does with what is held: look, and say what is so."""
    held = [row for row in box.rows() if row.state is State.BLOCKED]
    for row in held:
        assert "알 수 없어" in row.answer
        if there(row.order.article):
            box.change(row, "arrived", state=State.SUCCESS, answer="")
        else:
            box.revive(row, sent="")
    deliver(box, {row.order.target: target for row in held}, patience=300, pace=HASTE)
    return len(held)


def test_forty_articles_through_a_faulty_line_are_forty_messages(api, box):
    sent = articles(40)
    titled = [article(id=one.id, headline=runs(f"기사 {one.id}")) for one in sent]
    for one in titled:
        approve(box, one, by="김데스크")
        put(box, one, Status.PUBLISH, name="tg")
    with faulty.between(api.url, faulty.seeded(0.3)) as proxy:
        deliver(box, {"tg": bot(proxy.url, timeout=0.7)}, patience=300, pace=HASTE)
    assert set(faulty.ALL) <= set(proxy.met), proxy.met
    assert {row.state.value for row in box.rows()} == {"success", "blocked"}
    held = released(
        box,
        bot(api.url),
        lambda id_: any(f"<b>기사 {id_}</b>" in post["text"] for post in api.site.posts.values()),
    )
    assert 0 < held < 20
    assert {row.state.value for row in box.rows()} == {"success"}
    there = Counter(shown(post["text"]).split("\n")[0] for post in api.site.posts.values())
    assert there == Counter(f"기사 {one.id}" for one in sent)


@pytest.mark.parametrize("arrives", [True, False])
def test_a_run_that_is_killed_while_it_sends_sends_nothing_twice(api, box, monkeypatch, arrives):
    target = bot(api.url)
    whole = target._line.ask

    def killed(*args, **named):
        if arrives:
            whole(*args, **named)
        raise KeyboardInterrupt

    monkeypatch.setattr(target._line, "ask", killed)
    with pytest.raises(KeyboardInterrupt):
        send(box, target, article())
    monkeypatch.undo()
    deliver(box, {"tg": target})
    assert [row.state for row in box.rows()] == [State.BLOCKED]
    assert released(box, target, lambda _: arrives) == 1
    assert [row.state for row in box.rows()] == [State.SUCCESS]
    assert len(api.site.posts) == 1


def lost(api, box, target):
    api.spoil = lambda _, told: iter(()) if told.step == "create" else None
    row, _ = send(box, target, article())
    api.spoil = lambda *_: None
    return row


def test_what_may_be_there_under_no_known_id_is_withdrawn_by_hand(api, box):
    target = bot(api.url)
    lost(api, box, target)
    row = kill(box, article(), name="tg")
    deliver(box, {"tg": target})
    assert state(box, row)[0] == "blocked"
    assert "직접 지우고" in state(box, row)[1]


def test_a_later_version_does_not_wait_for_one_before_that_is_in_doubt(api, box):
    target = bot(api.url)
    before = lost(api, box, target)
    row, _ = send(box, target, article(revision=2, lead=runs("고친 리드다.")))
    assert row.state is State.SUCCESS
    assert state(box, before)[0] == "dropped"
    assert "앞 판" in row.answer  # which a person looks for
