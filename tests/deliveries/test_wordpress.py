"""The WordPress client against a real WordPress."""

from __future__ import annotations

import base64
import datetime as dt
import html

import pytest

from newsgen.config import Cms
from newsgen.deliveries.approval import approve
from newsgen.deliveries.copy import Image, copy_of
from newsgen.deliveries.delivery import Status
from newsgen.deliveries.run import deliver
from newsgen.deliveries.wordpress import WordPress
from newsgen.errors import TargetClosed
from newsgen.finding import Severity
from tests import article_fixture
from tests.deliveries import faulty, wordpress
from tests.deliveries.help import article, client, kill, put, state

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PICTURE = Image(body=PNG, media_type="image/png")


def send(box, target):
    return deliver(box, {"wp": target})


def test_a_draft_by_default_with_all_that_belongs_to_it(site, box):
    row = put(box, article(), image=PICTURE)
    target = client(site, "editor", categories=("증시",), tags=("뉴욕증시", "S&P500"))
    assert send(box, target) == []
    assert state(box, row)[0] == "success"
    (post,) = site.posts()
    assert post["status"] == "draft"
    assert post["slug"] == "2025-08-13-us-close"
    assert post["title"]["raw"] == "금리 인하 기대에 소형주 질주…‘러셀2000’ 1.98%↑"
    assert post["excerpt"]["raw"].startswith("13일(현지시간) 뉴욕 증시에서 소형주 중심의")
    names = [site.ask("GET", f"/wp/v2/tags/{id_}").json()["name"] for id_ in post["tags"]]
    assert sorted(map(html.unescape, names)) == ["S&P500", "뉴욕증시"]
    (category,) = post["categories"]
    assert site.ask("GET", f"/wp/v2/categories/{category}").json()["name"] == "증시"
    image = site.ask("GET", f"/wp/v2/media/{post['featured_media']}").json()
    assert image["mime_type"] == "image/png"
    assert image["alt_text"] == post["title"]["raw"]


MARK = '<dfn class="newsgen-term" data-term="bp" title="0.01%포인트. 100bp가 1%포인트다.">'
"""A term as ``embed.js`` finds it."""


@pytest.mark.parametrize("role", ["contributor", "author", "editor"])
def test_glossary_terms_label_and_marker_survive_every_role(site, box, role):
    put(box, article())
    send(box, client(site, role))
    (post,) = site.posts()
    body = post["content"]["raw"]
    assert '<p class="glossary"><strong>러셀2000(Russell 2000)</strong>: 미국 상장사를' in body
    assert '<th scope="row">케머스</th><td>+17.95%</td>' in body
    assert f"5bp({MARK}베이시스포인트</dfn>)" in body
    assert "자동 작성됐습니다" in body
    assert body.endswith("<!-- newsgen:2025-08-13-us-close v=1 -->\n<!-- /wp:html -->")


def test_parts_are_made_once_for_many_articles(site, box):
    site.ask("POST", "/wp/v2/tags", json={"name": "ETF"})
    target = client(site, "editor", categories=("증시",), tags=("etf", "뉴욕증시"))
    for number in (11, 12, 13):
        put(box, article(number), image=PICTURE)
    send(box, target)
    assert len(site.ask("GET", "/wp/v2/media").json()) == 1
    assert {post["featured_media"] for post in site.posts()} != {0}
    assert sorted(term["name"] for term in site.ask("GET", "/wp/v2/tags").json()) == ["ETF", "뉴욕증시"]
    assert len({tuple(post["categories"]) for post in site.posts()}) == 1


def test_what_a_role_may_not_do_is_said_and_the_article_still_goes(site, box):
    row = put(box, article(), image=PICTURE)
    send(box, client(site, "contributor", categories=("증시",)))
    done, answer = state(box, row)
    assert done == "success"
    assert "분류 ‘증시’ 빠짐" in answer
    assert "그림 빠짐" in answer
    assert len(site.posts()) == 1


@pytest.mark.parametrize(
    ("role", "status", "expected"),
    [
        ("contributor", Status.PENDING, "success"),
        ("contributor", Status.PUBLISH, "failed"),
        ("author", Status.PENDING, "success"),
        ("author", Status.PUBLISH, "success"),
        ("editor", Status.PUBLISH, "success"),
    ],
)
def test_each_role_does_what_it_can(site, box, role, status, expected):
    approve(box, article(), by="김데스크")
    row = put(box, article(), status)
    send(box, client(site, role))
    assert state(box, row)[0] == expected
    assert [post["status"] for post in site.posts()] == ([status] if expected == "success" else [])


def test_a_contributor_finds_its_post_after_the_desk_published_it(site, box, tmp_path):
    put(box, article())
    send(box, client(site, "contributor"))
    (post,) = site.posts()
    site.ask("POST", f"/wp/v2/posts/{post['id']}", json={"status": "publish"})
    lost = type(box)(tmp_path / "another.sqlite")  # as if the outbox had been lost
    with lost:
        first = put(lost, article())
        send(lost, client(site, "contributor"))
        assert state(lost, first)[0] == "success"
        second = put(lost, article(revision=2))
        send(lost, client(site, "contributor"))
        assert state(lost, second)[0] == "failed"
        assert "editor 계정으로" in state(lost, second)[1]
    assert len(site.posts()) == 1


def test_a_later_version_takes_the_place_of_the_first(site, box):
    put(box, article())
    send(box, client(site))
    (first,) = site.posts()
    changed = article(revision=2, lead=article_fixture.runs("고친 리드."))
    row = put(box, changed)
    send(box, client(site))
    assert state(box, row)[0] == "success"
    (second,) = site.posts()
    assert second["id"] == first["id"]
    assert second["excerpt"]["raw"] == "고친 리드."
    assert second["content"]["raw"].endswith("v=2 -->\n<!-- /wp:html -->")


def test_a_published_article_is_not_changed_without_approval(site, box):
    approve(box, article(), by="김데스크")
    put(box, article(), Status.PUBLISH)
    send(box, client(site))
    later = article(revision=2, lead=article_fixture.runs("고친 리드."))
    row = put(box, later)  # a draft is asked for, but what stands there is live
    send(box, client(site))
    assert state(box, row)[0] == "blocked"
    assert "승인" in state(box, row)[1]
    approve(box, later, by="김데스크")
    send(box, client(site))
    assert state(box, row)[0] == "success"
    (post,) = site.posts()
    assert (post["status"], post["excerpt"]["raw"]) == ("publish", "고친 리드.")


def test_an_approval_is_for_one_content_only(site, box):
    approve(box, article(), by="김데스크")
    row = put(box, article(lead=article_fixture.runs("한 글자 다른 리드.")), Status.PUBLISH)
    send(box, client(site))
    assert state(box, row)[0] == "blocked"
    assert site.posts() == []


def test_an_edit_of_the_desk_is_never_overwritten(site, box):
    put(box, article())
    send(box, client(site))
    (post,) = site.posts()
    edited = post["content"]["raw"].replace("장을 마쳤다", "거래를 마쳤다")
    site.ask("POST", f"/wp/v2/posts/{post['id']}", role="editor", json={"content": edited})
    row = put(box, article(revision=2))
    send(box, client(site))
    done, answer = state(box, row)
    assert done == "blocked"
    assert "장을 마쳤다" in answer.partition("→")[0]
    assert "거래를 마쳤다" in answer.partition("→")[2]
    assert dt.date.today().isoformat()[:4] in answer  # when
    user = site.ask("GET", "/wp/v2/users/me", role="editor").json()
    assert f"사용자 {user['id']}" in answer or user["name"] in answer
    (kept,) = site.posts()
    assert kept["content"]["raw"] == edited


def test_an_editor_is_told_by_name(site, box):
    put(box, article())
    send(box, client(site, "administrator"))
    (post,) = site.posts()
    site.ask("POST", f"/wp/v2/posts/{post['id']}", role="editor", json={"title": "데스크의 제목"})
    row = put(box, article(revision=2))
    send(box, client(site, "administrator"))
    assert "데스크 editor" in state(box, row)[1]
    assert "→ “데스크의 제목”" in state(box, row)[1]


def test_what_the_desk_placed_stays_where_it_is(site, box):
    put(box, article())
    send(box, client(site))
    (post,) = site.posts()
    id_ = site.ask("POST", "/wp/v2/categories", json={"name": "국제"}).json()["id"]
    site.ask(
        "POST", f"/wp/v2/posts/{post['id']}", json={"categories": [id_], "slug": "desk", "status": "pending"}
    )
    row = put(box, article(revision=2))
    send(box, client(site, tags=("뉴욕증시",)))
    assert state(box, row)[0] == "success"
    (kept,) = site.posts()
    assert (kept["categories"], kept["slug"], kept["status"]) == ([id_], "desk", "pending")


def test_what_the_desk_deleted_is_not_made_again(site, box):
    put(box, article())
    send(box, client(site))
    (post,) = site.posts()
    site.ask("DELETE", f"/wp/v2/posts/{post['id']}")
    row = put(box, article(revision=2))
    send(box, client(site))
    assert state(box, row)[0] == "blocked"
    assert "지웠습니다" in state(box, row)[1]
    assert site.posts() == []


def test_a_kill_removes_what_readers_see_edited_or_not(site, box):
    approve(box, article(), by="김데스크")
    put(box, article(), Status.PUBLISH)
    send(box, client(site))
    (post,) = site.posts()
    site.ask("POST", f"/wp/v2/posts/{post['id']}", json={"title": "데스크의 제목"})
    assert site.public(post["link"]) == 200
    row = kill(box, article())
    send(box, client(site))
    assert state(box, row) == ("success", "1건을 거둬들였습니다.")
    assert site.posts() == []
    assert site.public(post["link"]) == 404
    assert site.ask("GET", f"/wp/v2/posts/{post['id']}", context="edit").json()["status"] == "trash"


TITLES = (
    "“따옴표” \"곧은\" '홑'",
    "이모지 🚀📈 👨‍👩‍👧",
    "<b>태그</b> & <script>alert(1)</script> &amp; &lt;",
    "{{ 7*7 }} {% raw %} [gallery] [caption] %s $1 \\1 \\",
    "한글 자모 \u1100\u1161 NFD",
)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("role", ["contributor", "editor"])
def test_a_title_is_told_to_the_letter(site, box, title, role):
    odd = article_fixture.paragraph("market", title)
    row = put(
        box,
        article(headline=article_fixture.runs(title), lead=article_fixture.runs(title), paragraphs=(odd,)),
    )
    send(box, client(site, role))
    assert state(box, row)[0] == "success", state(box, row)
    (post,) = site.posts()
    assert html.unescape(post["title"]["raw"]) == title
    assert "<script" not in post["title"]["rendered"] + post["content"]["rendered"]
    shown = html.unescape(post["content"]["rendered"])
    assert "[gallery]" in shown or "[gallery]" not in title  # a shortcode would have been carried out


def test_200_kilobytes_arrive_whole(site, box):
    long = tuple(
        article_fixture.paragraph("market", f"{number}번째 문단입니다. " + "러셀2000 지수가 올랐다. " * 40)
        for number in range(250)
    )
    row = put(box, article(paragraphs=long))
    send(box, client(site))
    assert state(box, row)[0] == "success"
    (post,) = site.posts()
    assert len(post["content"]["raw"].encode()) > 200_000
    assert "249번째 문단" in post["content"]["raw"]


def test_a_post_at_a_given_time(site, box):
    approve(box, article(), by="김데스크")
    row = put(box, article(), Status.FUTURE)
    send(box, client(site))
    assert state(box, row)[0] == "failed"  # without a time
    at = dt.datetime.now(dt.UTC).replace(microsecond=0) + dt.timedelta(hours=3)
    remote = client(site).create(_copy(), Status.FUTURE, at, "key")
    (post,) = site.posts()
    assert (post["status"], post["date_gmt"]) == ("future", at.strftime("%Y-%m-%dT%H:%M:%S"))
    assert remote.status is Status.FUTURE


def _copy():
    return copy_of(article())


# --- cms check


def lines(target):
    return [(finding.severity, finding.line) for finding in target.check()]


def test_check_finds_nothing_wrong_with_an_editor(site):
    found = lines(client(site, "editor", categories=("증시",)))
    assert {level for level, _ in found} == {Severity.OK}
    assert site.posts() == []
    assert site.ask("GET", "/wp/v2/categories", search="증시").json() == []  # a check writes nothing


def test_check_tells_a_wrong_password_from_a_stripped_header(site):
    wrong = WordPress(Cms(kind="wordpress", url=site.url, user="author"), "wrong wrong")
    assert "비밀번호가 틀렸거나" in lines(wrong)[-1][1]
    assert lines(wrong)[-1][0] is Severity.WRONG
    with wordpress.serving(site.root, NEWSGEN_STRIP="1") as url:
        level, line = lines(client(site, "author", url))[-1]
    assert level is Severity.WRONG
    assert "비밀번호는 맞는데" in line
    assert "Authorization" in line


def test_check_names_role_category_clock_and_address(site):
    published = lines(client(site, "contributor", status="publish"))
    assert [line for level, line in published if level is Severity.WRONG] == [
        "역할: 게시할 권한이 없습니다. 설정의 status를 낮추거나 계정의 역할을 올리십시오."
    ]
    (missing,) = [
        line for level, line in lines(client(site, "author", categories=("국제",))) if level is Severity.WRONG
    ]
    assert "‘국제’" in missing
    with faulty.between(site.url, lambda *_: "") as proxy:
        proxy.date = "Wed, 13 Aug 2025 21:30:00 GMT"
        (clock,) = [line for level, line in lines(client(site, url=proxy.url)) if level is Severity.WRONG]
    assert "시계" in clock
    assert "빠릅니다" in clock
    with faulty.between(site.url, lambda *_: "404") as other:
        assert "REST API가 답하지 않습니다" in lines(client(site, url=other.url))[-1][1]


def test_an_address_without_https_is_refused(site):
    with pytest.raises(TargetClosed, match="https"):
        client(site, url="http://cms.example.com")
