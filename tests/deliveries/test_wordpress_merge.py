"""A correction after a desk's edit, in a real WordPress that keeps and filters as it does."""

from __future__ import annotations

import html
from collections import Counter

from newsgen.deliveries.approval import approve
from newsgen.deliveries.copy import copy_of
from newsgen.deliveries.difference import difference
from newsgen.deliveries.ordering import Wish, order
from newsgen.deliveries.run import deliver
from tests.article_fixture import runs
from tests.deliveries.help import client, state
from tests.deliveries.merging.desk import BLOCKED, EDITS, KEPT, OURS, saved
from tests.deliveries.merging.versions import LINE, STALE, first, second
from tests.deliveries.test_revive import kill, undo


def send(box, target, article, status="draft", wish=Wish.NONE):
    row = order(box, article, "wp", status, wish=wish)
    assert deliver(box, {"wp": target}) == []
    return row


def there(site):
    (post,) = site.posts()
    return post


def edited(site, edit, article, role="editor"):
    """Edit the post as the desk does, with WordPress's own filters for its role."""
    post = there(site)
    title, excerpt, body = saved(edit, copy_of(article).content)
    answer = site.ask(
        "POST", f"/wp/v2/posts/{post['id']}", role=role,
        json={"title": html.escape(title, quote=False), "excerpt": excerpt, "content": body},
    )  # fmt: skip
    assert answer.ok, answer.text


def named(name):
    return next(edit for edit in EDITS if edit.name == name)


MARKUP = (
    "word", "sentence removed beside the changed one", "changed paragraph moved", "link added",
    "image between paragraphs", "video between paragraphs", "gallery between paragraphs", "bold",
    "class on the changed paragraph", "the desk's editor of blocks", "the desk's old editor",
    "headline with the figure rewritten", "typo in the changed sentence", "old figure in the excerpt",
)  # fmt: skip
"""Edits that pass a CMS's filters each in another way; the rest are tried in memory."""


def test_edits_of_a_desk(site, box):
    """Author for us and editor for the desk: other filters hold for each."""
    target = client(site, "author")
    became: Counter[str] = Counter()
    for number, edit in enumerate(map(named, MARKUP)):
        site.clear()
        id_ = f"2025-08-13-us-close-{number}"
        one, two = first(id=id_), second(first(id=id_))
        send(box, target, one)
        edited(site, edit, one)
        assert state(box, send(box, target, two))[0] == "blocked", edit.name
        row = send(box, target, two, wish=Wish.MERGE)
        done, answer = state(box, row)
        post = there(site)
        text = "\n".join(post[part]["raw"] for part in ("title", "excerpt", "content"))
        if edit.becomes == BLOCKED:
            assert done == "blocked", edit.name
            assert f"newsgen:{id_} v=1" in text
            became[BLOCKED] += 1
            continue
        assert done == "success", (edit.name, answer)
        assert f"newsgen:{id_} v=2" in text
        assert not any(each in text.replace(LINE, "") for each in STALE), edit.name
        assert edit.stands in text, edit.name
        assert not edit.gone or edit.gone not in text, edit.name
        became[OURS if "새 판이 대신한" in answer else KEPT] += 1
    assert became == {KEPT: 11, OURS: 2, BLOCKED: 1}


def test_the_markup_of_a_headline_that_is_the_desks_stays(site, box):
    target = client(site, "author")
    headline = runs("소형주 질주")  # no figure that the correction changes
    send(box, target, first(headline=headline))
    post = there(site)
    site.ask("POST", f"/wp/v2/posts/{post['id']}", json={"title": "<em>소형주</em> 질주"})
    row = send(box, target, second(first(headline=headline)), wish=Wish.MERGE)
    assert state(box, row)[0] == "success"
    assert there(site)["title"]["raw"] == "<em>소형주</em> 질주"


def test_published_with_the_desks_words_and_corrected_with_them(site, box):
    target = client(site, "author")
    approve(box, first(), by="김데스크")
    send(box, target, first(), "publish")
    edited(site, named("word"), first())
    row = send(box, target, second(), wish=Wish.MERGE)
    assert "승인 없이" in state(box, row)[1]
    told = "\n".join(difference(box, box.get(row.id), target))
    assert "압도했다" in told
    approve(box, second(), by="김데스크")
    assert deliver(box, {"wp": target}) == []
    assert state(box, row)[0] == "success"
    post = there(site)
    assert post["status"] == "publish"
    assert "압도했다" in post["content"]["raw"]
    assert "44.10포인트" in post["content"]["raw"]


def test_a_contributors_published_post_stays_refused(site, box):
    target = client(site, "contributor")
    send(box, target, first())
    post = there(site)
    site.ask("POST", f"/wp/v2/posts/{post['id']}", json={"status": "publish"})
    row = send(box, target, second(), wish=Wish.MERGE)
    assert state(box, row)[0] == "failed"
    assert "editor 계정" in state(box, row)[1]


def test_a_frame_that_our_role_may_not_write_is_told_and_its_text_is_in_a_revision(site, box):
    target = client(site, "author")
    send(box, target, first())
    post = there(site)
    frame = '<iframe src="https://example.com/chart"></iframe>'
    site.ask("POST", f"/wp/v2/posts/{post['id']}", json={"content": post["content"]["raw"] + frame})
    row = send(box, target, second(), wish=Wish.MERGE)
    done, answer = state(box, row)
    assert (done, "https://example.com/chart" in answer) == ("failed", True)
    revisions = site.ask("GET", f"/wp/v2/posts/{post['id']}/revisions", context="edit").json()
    assert any(frame in each["content"]["raw"] for each in revisions)


def test_a_withdrawn_article_is_sent_anew_and_withdrawn_again(site, box):
    target = client(site, "author")
    send(box, target, first())
    kill(box, target)
    assert site.posts() == []
    undo(box)
    row = send(box, target, first())
    assert state(box, row)[0] == "success"
    assert there(site)["status"] == "draft"
    kill(box, target)
    assert site.posts() == []
    assert len(site.posts(status="trash")) == 2
