"""A real WordPress with plugins that break what newsgen leans on: no second post, and a check that tells."""

from __future__ import annotations

import pytest

from newsgen.deliveries.copy import copy_of, visible
from newsgen.deliveries.delivery import Status
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.run import deliver
from newsgen.deliveries.wordpress import WordPress
from newsgen.finding import Severity
from tests import article_fixture
from tests.deliveries import faulty
from tests.deliveries.help import HASTE, article, client, kill, put, state
from tests.deliveries.test_weather import articles, killed

TITLES_ONLY = """add_filter('posts_search', function ($sql, $query) {
    global $wpdb;
    $like = '%' . $wpdb->esc_like((string) $query->get('s')) . '%';
    return $query->get('s') ? $wpdb->prepare(" AND {$wpdb->posts}.post_title LIKE %s ", $like) : $sql;
}, 10, 2);"""
NOTHING = """add_filter('posts_search', function ($sql, $query) {
    return $query->get('s') ? ' AND 1 = 0 ' : $sql;
}, 10, 2);"""
STRIPPED = """add_filter('content_save_pre', function ($text) {
    return preg_replace('/<!--.*?-->/s', '', $text);
}, 99);"""
OTHER_SLUGS = """add_filter('wp_unique_post_slug', function ($slug) { return 'news-' . md5($slug); }, 99);"""
NOTICE = r"""add_filter('rest_pre_serve_request', function ($served) {
    echo "<br />\n<b>Notice</b>:  Undefined variable \$x in <b>/srv/wp/x.php</b> on line <b>3</b><br />\n";
    return $served;
});"""


def refused(route: str, method: str = "", status: int = 403, code: str = "rest_forbidden") -> str:
    """Return a plugin that locks some routes of the REST interface."""
    return f"""add_filter('rest_pre_dispatch', function ($result, $server, $request) {{
    $locked = preg_match('#^{route}#', $request->get_route());
    return $locked && ('{method}' === '' || $request->get_method() === '{method}')
        ? new WP_Error('{code}', 'Sorry <b>no</b>', ['status' => {status}]) : $result;
}}, 10, 3);"""


def drafts(site) -> list[str]:
    return sorted(post["slug"] for post in site.posts())


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.parametrize("plugin", [TITLES_ONLY, NOTHING], ids=["titles only", "nothing"])
def test_each_article_is_one_post_where_search_is_broken(site, box, plugin):
    sent = articles(12)
    for one in sent:
        put(box, one)
    with site.plugin(plugin), faulty.between(site.url, faulty.seeded(0.3)) as proxy:
        target = client(site, url=proxy.url, timeout=0.9)
        assert deliver(box, {"wp": target}, patience=400, pace=HASTE) == []
    assert set(faulty.ALL) <= set(proxy.met), proxy.met  # every fault was met
    assert {row.state.value for row in box.rows()} == {"success"}
    assert drafts(site) == [one.id for one in sent]


@pytest.mark.slow
@pytest.mark.long
def test_a_contributors_pending_articles_are_not_doubled_either(site, box):
    sent = articles(12)
    for one in sent:
        put(box, one, Status.PENDING)
    with site.plugin(NOTHING), faulty.between(site.url, faulty.seeded(0.25, seed=5)) as proxy:
        target = client(site, "contributor", url=proxy.url, timeout=0.9)
        assert deliver(box, {"wp": target}, patience=300, pace=HASTE) == []
    assert {row.state.value for row in box.rows()} == {"success"}
    assert len(site.posts()) == 12


@pytest.mark.slow
def test_killed_between_any_two_steps_where_search_is_broken(site, box_path):
    with site.plugin(NOTHING):
        assert killed(site, box_path) >= 14
    with Outbox(box_path) as box:
        sent = [box.document(row.order.document)[0].id for row in box.rows()]
    assert drafts(site) == sorted(sent)


@pytest.mark.parametrize(
    "plugin", [TITLES_ONLY, NOTHING, STRIPPED], ids=["titles only", "nothing", "stripped"]
)
@pytest.mark.parametrize(
    ("role", "status"),
    [("author", Status.DRAFT), ("contributor", Status.DRAFT), ("contributor", Status.PENDING)],
)
def test_a_post_whose_answer_was_lost_is_found(site, box, role, status, plugin):
    """A contributor's pending post has no slug: without a search it is found among the pending."""
    if plugin == STRIPPED and status is Status.PENDING:
        pytest.skip("neither marker nor slug: nothing is left to find it by, and cms check says so")
    posted = []

    def decide(method: str, _path: str) -> str:
        if method == "POST":
            posted.append(method)
        return "lost" if method == "POST" and len(posted) == 1 else ""

    row = put(box, article(), status)
    with site.plugin(plugin), faulty.between(site.url, decide) as proxy:
        deliver(box, {"wp": client(site, role, url=proxy.url, timeout=5)}, patience=20, pace=HASTE)
    assert len(site.posts()) == 1
    assert state(box, row)[0] == ("blocked" if plugin == STRIPPED else "success")
    assert len(posted) == 1


def test_a_second_version_where_comments_are_taken_out(site, box):
    with site.plugin(STRIPPED):
        put(box, article())
        deliver(box, {"wp": client(site)})
        row = put(box, article(revision=2, lead=article_fixture.runs("고친 리드.")))
        deliver(box, {"wp": client(site)})
    assert state(box, row)[0] == "success", state(box, row)
    (post,) = site.posts()
    assert post["excerpt"]["raw"] == "고친 리드."


def test_behind_a_notice_of_php_all_is_as_ever(site, box):
    row = put(box, article())
    with site.plugin(NOTICE):
        deliver(box, {"wp": client(site)})
        assert {finding.severity for finding in client(site).check()} <= {Severity.OK}
    assert state(box, row)[0] == "success"
    (post,) = site.posts()
    assert visible(post["content"]["raw"]) == visible(copy_of(article(), body=WordPress.body).body)


def test_a_kill_gets_through_a_server_that_lets_no_delete_through(site, box):
    put(box, article())
    deliver(box, {"wp": client(site)})
    row = kill(box, article())
    with faulty.between(site.url, lambda method, _: "405" if method == "DELETE" else "") as proxy:
        deliver(box, {"wp": client(site, url=proxy.url)})
        assert wrong(client(site, url=proxy.url)) == [("removal", "warning")]  # the picture's
    assert state(box, row) == ("success", "1건을 거둬들였습니다.")
    assert site.posts() == []


# --- cms check


def wrong(target) -> list[tuple[str, str]]:
    """Return what a check finds wrong: each in one line, with what to do, and no code of WordPress."""
    found = [finding for finding in target.check() if finding.severity is not Severity.OK]
    for finding in found:
        assert finding.line.isprintable()
        assert "rest_" not in finding.line
        assert "<" not in finding.line.replace("<p>", "")
        assert finding.line.endswith((".", "십시오"))
    return [(finding.code, finding.severity.value) for finding in found]


@pytest.mark.parametrize(
    ("plugin", "expected"),
    [
        (refused("/wp/v2/users", status=401, code="rest_user_cannot_view"), [("login", "warning")]),
        (refused("/wp/v2/users", code="rest_user_cannot_view"), [("login", "warning")]),
        ("add_filter('rest_endpoints', fn ($all) => array_filter($all, fn ($route) =>"
         " !str_starts_with($route, '/wp/v2/users'), ARRAY_FILTER_USE_KEY));", [("login", "warning")]),
        (refused("/wp/v2/posts", "POST", code="rest_cannot_create"), [("post", "wrong")]),
        (refused("/wp/v2/media", "POST"), [("media", "warning")]),
        (refused("/wp/v2/posts/.*", "DELETE"), [("removal", "warning")]),
        (refused("/wp/v2/media/.*", "DELETE"), [("removal", "warning")]),
        (TITLES_ONLY, [("search", "warning")]),
        (NOTHING, [("search", "warning")]),
        (STRIPPED, [("marker", "warning")]),
        (STRIPPED + OTHER_SLUGS, [("marker", "wrong")]),
        (NOTHING + OTHER_SLUGS, [("search", "wrong")]),
        (OTHER_SLUGS, [("slug", "warning")]),
        ("add_filter('content_save_pre', fn ($text) => $text . '<p>광고</p>');", [("post", "wrong")]),
        ("add_filter('rest_authentication_errors', fn () =>"
         " new WP_Error('rest_disabled', 'x', ['status' => 401]));", [("address", "wrong")]),
        ("add_action('rest_api_init', function () { wp_die('blocked', '', 403); });", [("address", "wrong")]),
    ],
    ids=["users 401", "users 403", "users gone", "posting", "media", "delete", "delete of media",
         "titles only", "no search", "no comments", "no comments nor slugs", "no search nor slugs", "slugs",
         "text", "no REST", "firewall"],
)  # fmt: skip
def test_a_check_names_what_a_plugin_breaks(site, plugin, expected):
    with site.plugin(plugin):
        assert wrong(client(site, "editor")) == expected


@pytest.mark.parametrize("role", ["contributor", "author", "editor", "administrator"])
def test_a_check_leaves_nothing_behind(site, role):
    posts, media = site.posts(), site.ask("GET", "/wp/v2/media").json()
    codes = wrong(client(site, role))
    assert codes == ([("role", "warning")] * 2 if role == "contributor" else [])
    assert site.posts() == posts == []
    assert site.posts(status="trash") == []
    assert site.ask("GET", "/wp/v2/media").json() == media == []


def test_what_could_not_be_removed_is_named(site):
    with site.plugin(refused("/wp/v2/posts/.*", "DELETE")):
        (finding,) = (each for each in client(site).check() if each.code == "removal")
    (left,) = site.posts()
    assert str(left["id"]) in finding.line
    assert "CMS에서 지우십시오" in finding.line
