"""Articles in Slack, against a stand-in that keeps to the rules of its Web API."""

from __future__ import annotations

from collections import Counter

import pytest

from newsgen.config import Cms
from newsgen.deliveries.approval import approve
from newsgen.deliveries.delivery import State, Status
from newsgen.deliveries.run import deliver
from newsgen.deliveries.slack import Slack
from newsgen.errors import TargetClosed
from newsgen.finding import Severity
from tests.article_fixture import paragraph, runs
from tests.deliveries import faulty, messengers
from tests.deliveries.help import HASTE, article, kill, put, state
from tests.deliveries.messengers import CHANNEL, SLACK_TOKEN, texts
from tests.deliveries.standin import serving
from tests.deliveries.test_telegram import LONG, READERS, released
from tests.deliveries.test_weather import articles


@pytest.fixture
def api():
    with serving(messengers.Slack()) as running:
        yield running


def app(url, token=SLACK_TOKEN, channel=CHANNEL, **settings):
    place = Cms(kind="slack", url=url, to=(channel,), status="publish", **{"timeout": 5, **settings})
    return Slack(place, token)


def send(box, target, one):
    approve(box, one, by="김데스크")
    row = put(box, one, Status.PUBLISH, name="slack")
    troubles = deliver(box, {"slack": target})
    return box.get(row.id), troubles


def test_an_article_is_one_message_of_blocks(api, box):
    row, _ = send(box, app(api.url), article())
    (post,) = api.site.posts.values()
    assert post["blocks"][0]["text"]["text"] == "금리 인하 기대에 소형주 질주…‘러셀2000’ 1.98%↑"
    assert "S&P500은 20.82포인트(0.32%) 상승한 6,466.58을 기록했다." in "\n".join(texts(post["blocks"]))
    assert texts(post["blocks"])[-1] == article().disclosure
    assert post["metadata"]["event_payload"] == {"article": "2025-08-13-us-close", "version": 1}
    assert (row.state, row.remote) == (State.SUCCESS, f"{CHANNEL}:{post['ts']}")


def test_signs_of_markup_in_names_are_text(api, box):
    names = "AT&T, <!channel>, *별* _밑줄_ ~줄~ `코드` :smile: <https://x|y> 가 올랐다."
    send(
        box,
        app(api.url),
        article(headline=runs("A&B <!here> *상승*"), paragraphs=(paragraph("market", names),)),
    )
    (post,) = api.site.posts.values()
    assert post["text"] == "A&amp;B &lt;!here&gt; *상승*"
    (block,) = [block for block in post["blocks"] if names in texts([block])]
    assert block["elements"][0]["elements"] == [{"type": "text", "text": names}]  # read as no markup there
    assert all(block["text"]["emoji"] is False for block in post["blocks"] if block["type"] == "header")


def test_what_is_too_long_is_cut_with_a_link_to_the_whole(api, box):
    send(box, app(api.url, readers=READERS), article(paragraphs=LONG * 2))
    (post,) = api.site.posts.values()
    (link,) = [each for block in post["blocks"] if block["type"] == "rich_text"
               for each in block["elements"][0]["elements"] if each["type"] == "link"]  # fmt: skip
    assert link["url"] == f"{READERS}/briefs/2025-08-13/us-close"
    assert texts(post["blocks"])[-1] == article().disclosure


def test_a_headline_longer_than_a_header_is_whole(api, box):
    send(box, app(api.url), article(headline=runs("가나다라 " * 40)))
    (post,) = api.site.posts.values()
    assert texts(post["blocks"])[0] == " ".join(["가나다라"] * 40)


def test_a_correction_and_a_withdrawal(api, box):
    target = app(api.url)
    send(box, target, article())
    send(box, target, article(revision=2, lead=runs("고친 리드다.")))
    (post,) = api.site.posts.values()
    assert "고친 리드다." in texts(post["blocks"])
    assert post["metadata"]["event_payload"]["version"] == 2
    kill(box, article(), name="slack")
    deliver(box, {"slack": target})
    assert api.site.posts == {}
    assert {row.state.value for row in box.rows()} == {"success"}


def test_where_nothing_may_be_deleted_the_message_says_that_it_is_withdrawn(api, box):
    target = app(api.url)
    send(box, target, article())
    api.site.keeps = True
    kill(box, article(), name="slack")
    deliver(box, {"slack": target})
    (post,) = api.site.posts.values()
    assert "거둬들였습니다" in texts(post["blocks"])[1]
    assert not any("2,328.06" in text for text in texts(post["blocks"]))


@pytest.mark.parametrize(
    ("error", "said"),
    [
        ("channel_not_found", "채널이 없거나"),
        ("not_in_channel", "/invite"),
        ("is_archived", "보관된"),
        ("token_revoked", "토큰"),
        ("missing_scope", "chat:write"),
    ],
)
def test_what_closes_a_channel_keeps_all_that_waits(api, box, error, said):
    api.site.error = error
    row, ((_, trouble, _),) = send(box, app(api.url), article())
    assert said in trouble
    assert row.state is State.PENDING
    api.site.error = ""
    deliver(box, {"slack": app(api.url)})
    assert state(box, row)[0] == "success"
    assert len(api.site.posts) == 1


@pytest.mark.parametrize(("error", "ends"), [("internal_error", "retrying"), ("msg_too_long", "failed")])
def test_other_errors_are_passing_or_this_articles(api, box, error, ends):
    api.site.error = error
    row, _ = send(box, app(api.url), article())
    assert row.state.value == ends


def test_a_wrong_token_is_said_and_stands_nowhere(api, box):
    wrong = SLACK_TOKEN[:-4] + "wxyz"
    _, ((_, trouble, _),) = send(box, app(api.url, wrong), article())
    assert "토큰" in trouble
    assert wrong not in trouble + "".join(event.detail for event in box.events())
    with pytest.raises(TargetClosed, match="xoxb"):
        app(api.url, "no token")


def lost(_, told):
    return iter(()) if told.step == "create" else None


def test_after_an_answer_that_was_lost_the_channel_is_asked(api, box):
    target = app(api.url)
    for number in range(40):  # more than a page of other messages
        send(box, target, article(id=f"2025-{number // 20 + 6:02d}-{number % 20 + 1:02d}-us-week"))
    before = len(api.site.posts)
    api.spoil = lost
    row, _ = send(box, target, article())
    api.spoil = lambda *_: None
    box.change(row, "now", due=box.now())
    deliver(box, {"slack": target})
    assert state(box, row) == ("success", "이미 들어가 있습니다.")
    assert len(api.site.posts) == before + 1
    assert box.get(row.id).remote.startswith(f"{CHANNEL}:")


@pytest.mark.parametrize("channel", [CHANNEL, "#시황"])
def test_where_it_may_not_be_asked_a_person_is(api, box, channel):
    api.site.scopes = {"chat:write"}
    target = app(api.url)
    api.spoil = lost
    row, _ = send(box, target, article())
    api.spoil = lambda *_: None
    box.change(row, "now", due=box.now())
    deliver(box, {"slack": app(api.url, channel=channel)})
    assert state(box, row)[0] == "blocked"
    assert "newsgen outbox arrived" in state(box, row)[1]


def test_check_looks_and_sends_nothing(api):
    assert [each.severity for each in app(api.url).check()] == [Severity.OK] * 3
    api.site.scopes = {"chat:write"}
    assert [each.severity for each in app(api.url).check()] == [Severity.OK] + [Severity.WARNING] * 2
    assert [each.severity for each in app(api.url, channel="#시황").check()] == [
        Severity.OK,
        Severity.WARNING,
    ]
    assert [each.severity for each in app(api.url, SLACK_TOKEN + "x").check()] == [Severity.WRONG]
    assert api.site.posts == {}


@pytest.mark.parametrize("may_look", [True, False])
def test_forty_articles_through_a_faulty_line_are_forty_messages(api, box, may_look):
    if not may_look:
        api.site.scopes = {"chat:write"}
    sent = articles(40)
    for one in sent:
        approve(box, one, by="김데스크")
        put(box, one, Status.PUBLISH, name="slack")
    with faulty.between(api.url, faulty.seeded(0.3)) as proxy:
        deliver(box, {"slack": app(proxy.url, timeout=0.7)}, patience=300, pace=HASTE)
    assert set(faulty.ALL) <= set(proxy.met), proxy.met
    there = [post["metadata"]["event_payload"]["article"] for post in api.site.posts.values()]
    if not may_look:
        held = released(box, app(api.url), lambda id_: id_ in there)
        assert 0 < held < 20
        there = [post["metadata"]["event_payload"]["article"] for post in api.site.posts.values()]
    assert {row.state.value for row in box.rows()} == {"success"}
    assert Counter(there) == Counter(one.id for one in sent)


@pytest.mark.parametrize("then", ["a later version", "a withdrawal"])
def test_what_was_in_doubt_is_found_by_what_comes_after_it(api, box, then):
    target = app(api.url)
    api.spoil = lost
    send(box, target, article())
    api.spoil = lambda *_: None
    if then == "a withdrawal":
        kill(box, article(), name="slack")
        deliver(box, {"slack": target})
        assert api.site.posts == {}
    else:
        send(box, target, article(revision=2, lead=runs("고친 리드다.")))
        (post,) = api.site.posts.values()
        assert post["metadata"]["event_payload"]["version"] == 2
    assert [row.state.value for row in box.rows()] == ["dropped", "success"]
