"""The Ghost client against a stand-in that answers as Ghost's Admin API documents it."""

from __future__ import annotations

import pytest

from newsgen.config import Cms
from newsgen.config.places import Filed
from newsgen.deliveries.approval import approve
from newsgen.deliveries.copy import copy_of
from newsgen.deliveries.delivery import Status
from newsgen.deliveries.ghost import Ghost
from newsgen.deliveries.run import deliver
from newsgen.errors import DeliveryDelayed, TargetClosed
from newsgen.finding import Severity
from tests import article_fixture
from tests.deliveries.help import article, kill, put, state
from tests.deliveries.odd import field, status
from tests.deliveries.standin import SECRET, serving
from tests.deliveries.standin import Ghost as Site


@pytest.fixture
def ghost():
    with serving(Site()) as running:
        settings = Cms(kind="ghost", url=running.url, tags=("뉴욕증시",), timeout=5)
        yield Ghost(settings, SECRET), running.site


def test_a_draft_with_its_glossary_as_a_card(ghost, box):
    target, site = ghost
    row = put(box, article())
    assert deliver(box, {"wp": target}) == []
    assert state(box, row)[0] == "success"
    (post,) = site.posts.values()
    assert (post["status"], post["slug"]) == ("draft", "2025-08-13-us-close")
    assert post["tags"] == [{"name": "뉴욕증시"}]
    cards = post["html"].split("<!--kg-card-begin: html-->")[1:]
    assert [card.strip()[:4] for card in cards] == ["<tab", "<dl ", "<!--"]


def test_each_market_is_filed_where_the_settings_say(box):
    seoul = Filed(categories=("국내증시",), tags=("코스피",))
    with serving(Site()) as running:
        settings = Cms(
            kind="ghost",
            url=running.url,
            categories=("증시",),
            tags=("뉴욕증시",),
            of={"kr": seoul},
            timeout=5,
        )
        for edition in ("us-close", "kr-close", "kr-week"):
            put(box, article(id=f"2025-08-13-{edition}", edition=edition))
        deliver(box, {"wp": Ghost(settings, SECRET)})
        found = {
            post["slug"][11:]: [tag["name"] for tag in post["tags"]] for post in running.site.posts.values()
        }
    assert found == {
        "us-close": ["증시", "뉴욕증시"],
        "kr-close": ["국내증시", "코스피"],
        "kr-week": ["국내증시", "코스피"],
    }


def test_a_version_an_edit_and_a_kill(ghost, box):
    target, site = ghost
    approve(box, article(), by="김데스크")
    put(box, article(), Status.PUBLISH)
    deliver(box, {"wp": target})
    later = article(revision=2, lead=article_fixture.runs("고친 리드."))
    approve(box, later, by="김데스크")
    put(box, later)
    deliver(box, {"wp": target})
    (post,) = site.posts.values()
    assert (post["status"], post["custom_excerpt"]) == ("published", "고친 리드.")
    site.put("1", {"title": "데스크의 제목"})
    third = article(revision=3)
    approve(box, third, by="김데스크")
    row = put(box, third)
    deliver(box, {"wp": target})
    assert state(box, row)[0] == "blocked"
    assert "데스크의 제목" in state(box, row)[1]
    row = kill(box, article())
    deliver(box, {"wp": target})
    assert state(box, row)[0] == "success"
    assert site.posts["1"]["status"] == "draft"


def test_a_change_in_between_is_not_overwritten(ghost, box):
    target, site = ghost
    put(box, article())
    deliver(box, {"wp": target})
    stale = target.read("1")
    site.put("1", {"title": "데스크의 제목"})
    with pytest.raises(DeliveryDelayed):
        target.update(stale, copy_of(article(revision=2)), Status.DRAFT, None, "key")
    assert site.posts["1"]["title"] == "데스크의 제목"


def test_pending_is_not_pretended(ghost, box):
    target, site = ghost
    row = put(box, article(), Status.PENDING)
    deliver(box, {"wp": target})
    assert state(box, row)[0] == "failed"
    assert site.posts == {}


def test_a_wrong_key_closes_the_target(ghost, box):
    _, site = ghost
    with serving(Site()) as running:
        wrong = Ghost(Cms(kind="ghost", url=running.url), f"64f1c0ffee:{'00' * 32}")
        levels = [finding.severity for finding in wrong.check()]
        assert levels == [Severity.OK, Severity.WRONG]
        put(box, article())
        ((_, trouble, _),) = deliver(box, {"wp": wrong})
    assert "키를 받지 않습니다" in trouble
    assert site.posts == {}
    with pytest.raises(TargetClosed, match="id:비밀값"):
        Ghost(Cms(kind="ghost", url="https://x"), "no key at all")


def test_a_post_whose_marker_is_gone_is_found_by_its_slug_and_left_to_the_desk(ghost, box):
    target, site = ghost
    site.put("1", {"slug": "2025-08-13-us-close", "status": "draft", "title": "x", "html": "<p>x</p>"})
    site.put(
        "2", {"slug": "2025-08-13-us-close-special", "status": "draft", "title": "x", "html": "<p>x</p>"}
    )
    row = put(box, article())
    deliver(box, {"wp": target})
    assert state(box, row)[0] == "blocked"
    assert len(site.posts) == 2


# --- cms check


def checked(target):
    return [(finding.code, finding.severity) for finding in target.check()]


def test_check_of_what_is_right_leaves_nothing(ghost):
    target, site = ghost
    assert checked(target) == [(code, Severity.OK) for code in ("address", "key", "post", "removal")]
    assert site.posts == {}


@pytest.mark.parametrize(
    ("step", "answer", "expected"),
    [
        ("site", status(200, b"<html>"), [("address", Severity.WRONG)]),
        ("create", status(422, b'{"errors": [{"type": "ValidationError"}]}'), [("post", Severity.WRONG)]),
        ("create", status(403, b"<h1>Cloudflare</h1>"), [("post", Severity.WRONG)]),
        ("read", field("title", "다른 제목"), [("post", Severity.WRONG)]),
        ("delete", status(405), [("removal", Severity.WARNING)]),
        ("delete", status(500), [("removal", Severity.WARNING)]),
    ],
)
def test_check_says_what_does_not_work(step, answer, expected):
    with serving(Site()) as running:
        running.spoil = lambda _, told: answer(told) if told.step == step else None
        target = Ghost(Cms(kind="ghost", url=running.url, timeout=5), SECRET)
        found = list(target.check())
    assert [(each.code, each.severity) for each in found if each.severity is not Severity.OK] == expected
    for each in found:
        assert each.line.isprintable()
        assert not set("<{") & set(each.line)
        assert "Error" not in each.line
