"""Bad weather between newsgen and a real WordPress: every article arrives once, whole, in one version."""

from __future__ import annotations

import datetime as dt
import os
import resource
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from newsgen.config import Cms
from newsgen.deliveries.copy import copy_of, visible
from newsgen.deliveries.delivery import Status
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.run import deliver
from newsgen.deliveries.target import Memory
from newsgen.deliveries.wordpress import WordPress
from newsgen.errors import OutboxProblem
from tests import article_fixture, genuine
from tests.deliveries import faulty, standin
from tests.deliveries.help import HASTE, Clock, article, client, put, state
from tests.deliveries.test_odd import PNG

ROOT = Path(__file__).parents[2]


def articles(count: int, **changes):
    first = dt.date(2025, 8, 1)
    return [article(id=f"{first + dt.timedelta(days=n)}-us-close", **changes) for n in range(count)]


def whole(site, expected):
    """See that each article is there once, and all of it."""
    posts = {post["slug"]: post for post in site.posts()}
    assert len(site.posts()) == len(posts) == len(expected)
    for one in expected:
        body = posts[one.id]["content"]["raw"]
        assert visible(body) == visible(copy_of(one, body=WordPress.body).body)
        assert body.count("<!-- newsgen:") == 1
        assert f"<!-- newsgen:{one.id} v={one.revision} -->" in body


def through_a_faulty_line(url, box, sent, **login):
    for one in sent:
        put(box, one)
    with faulty.between(url, faulty.seeded(0.3)) as proxy:
        target = WordPress(Cms(kind="wordpress", url=proxy.url, timeout=0.7, **login["cms"]), login["secret"])
        troubles = deliver(box, {"wp": target}, patience=300, pace=HASTE)
    assert troubles == []
    assert Counter(row.state.value for row in box.rows()) == {"success": len(sent)}
    assert set(faulty.ALL) <= set(proxy.met), proxy.met  # every fault was met


@pytest.mark.long
def test_articles_through_a_faulty_line_are_as_many_posts(site, box):
    sent = articles(12)
    through_a_faulty_line(site.url, box, sent, cms={"user": "author"}, secret=site.secrets["author"])
    whole(site, sent)


@pytest.mark.long
@pytest.mark.parametrize("searches", [True, False])
def test_forty_articles_through_a_faulty_line_are_forty_posts(searches, box):
    """What the outbox makes of it needs no PHP: a stand-in answers as WordPress does, with no search too."""
    sent = articles(40)
    with standin.serving(standin.WordPress()) as running:
        running.site.searches = searches
        through_a_faulty_line(running.url, box, sent, cms={"user": "author"}, secret="abcd efgh ijkl mnop")
    posts = {post["slug"]: post for post in running.site.posts.values()}
    assert len(running.site.posts) == len(posts) == 40
    for one in sent:
        body = posts[one.id]["content"]["raw"]
        assert visible(body) == visible(copy_of(one, body=WordPress.body).body)
        assert body.count(f"<!-- newsgen:{one.id} v=1 -->") == 1


def test_a_second_version_goes_through_the_same_line(site, box):
    for one in articles(10):
        put(box, one)
    deliver(box, {"wp": client(site)})
    later = articles(10, revision=2, lead=article_fixture.runs("고친 리드."))
    for one in later:
        put(box, one)
    with faulty.between(site.url, faulty.seeded(0.3, seed=3)) as proxy:
        deliver(box, {"wp": client(site, url=proxy.url, timeout=0.7)}, patience=300, pace=HASTE)
    assert {row.state.value for row in box.rows()} == {"success"}
    whole(site, later)


def killed(site, box_path) -> int:
    """Send articles by processes that are killed a step later each, and return at how many steps."""
    command = [sys.executable, "-m", "tests.deliveries.killed", str(box_path), site.url]
    done = subprocess.run(
        [*command, "author", site.secrets["author"]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    with Outbox(box_path) as box:
        assert {row.state.value for row in box.rows()} <= {"success"}
        added = int(done.stdout) - 1  # killed before that, an article is nobody's yet
        assert len(box.rows()) >= added
    return int(done.stdout)


def test_killed_between_any_two_steps(site, box_path):
    assert killed(site, box_path) >= 14  # look, create, read, begin, create, success: before and after each
    with Outbox(box_path) as box:
        sent = [box.document(row.order.document)[0] for row in box.rows()]
    whole(site, sent)


SENDER = """
import sys
from pathlib import Path
from newsgen.config import Cms
from newsgen.deliveries.delivery import Status
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.run import deliver
from newsgen.deliveries.wordpress import WordPress
from tests.deliveries.help import HASTE
path, url, user, secret = sys.argv[1:]
with Outbox(Path(path)) as box:
    target = WordPress(Cms(kind="wordpress", url=url, user=user, tags=("뉴욕증시",)), secret)
    assert deliver(box, {"wp": target}, patience=60, pace=HASTE) == []
"""


def test_several_processes_at_once(site, box, box_path):
    sent = articles(12)
    for one in sent:
        put(box, one)
    arguments = [str(box_path), site.url, "author", site.secrets["author"]]
    running = [
        subprocess.Popen([sys.executable, "-c", SENDER, *arguments], cwd=ROOT, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    for process in running:
        _, told = process.communicate(timeout=120)
        assert process.returncode == 0, told.decode()
    assert {row.state.value for row in box.rows()} == {"success"}
    assert Counter(event.event for event in box.events())["create"] == 12
    whole(site, sent)
    assert len(site.ask("GET", "/wp/v2/tags").json()) == 1


PASSWORDS = "WP_Application_Passwords::{0}(get_user_by('login', 'author')->ID{1})"


@pytest.fixture
def password(site):
    """Revoke the author's password; a new one is made after the test at the latest."""

    def revoked():
        site.run(PASSWORDS.format("delete_all_application_passwords", "") + ";")

    def renewed():
        revoked()
        made = PASSWORDS.format("create_new_application_password", ", ['name' => 'again']")
        site.secrets["author"] = site.run(f"echo {made}[0];").strip()

    yield revoked, renewed
    renewed()


def test_a_password_revoked_half_way(site, box, password):
    revoke, renew = password
    sent = articles(8)
    for one in sent:
        put(box, one)
    done = []

    def told(row):
        done.append(row)
        if len(done) == 3:
            revoke()

    ((_, trouble, _),) = deliver(box, {"wp": client(site)}, patience=5, pace=HASTE, tell=told)
    assert "cms check" in trouble
    counted = Counter(row.state.value for row in box.rows())
    assert counted == {"success": 3, "pending": 5}
    tried = Counter(event.article for event in box.events(None, "begin"))
    assert len(tried) == 4  # the rest was not even tried
    renew()
    assert deliver(box, {"wp": client(site)}) == []
    whole(site, sent)


def test_down_for_an_hour(site, box_path):
    clock = Clock()
    back = clock() + dt.timedelta(hours=1)
    with (
        Outbox(box_path, clock=clock) as box,
        faulty.between(site.url, lambda *_: "drop" if clock() < back else "") as proxy,
    ):
        sent = articles(3)
        rows = [put(box, one) for one in sent]
        deliver(box, {"wp": client(site, url=proxy.url)}, patience=1200, sleep=clock.sleep)
        assert {state(box, row)[0] for row in rows} == {"retrying"}  # the first run has done what it could
        deliver(box, {"wp": client(site, url=proxy.url)}, patience=7200, sleep=clock.sleep)
        assert {state(box, row)[0] for row in rows} == {"success"}
        assert clock() < back + dt.timedelta(minutes=35)
        assert proxy.met["drop"] < 40  # not a hail of requests
    whole(site, sent)


def test_a_clock_that_was_off(site, box_path):
    clock = Clock(dt.datetime(2037, 1, 1, tzinfo=dt.UTC))
    with Outbox(box_path, clock=clock) as box:
        row = put(box, article())
        with faulty.between(site.url, lambda *_: "503") as proxy:
            deliver(box, {"wp": client(site, url=proxy.url)})
        assert state(box, row)[0] == "retrying"
        clock.time = dt.datetime(2025, 8, 13, tzinfo=dt.UTC)  # the clock is put right
        deliver(box, {"wp": client(site)})
        assert state(box, row)[0] == "success"
    whole(site, [article()])


def test_a_disk_that_is_full_after_the_article_went_out(site, box_path):
    class Filling:
        """A client at whose creation of a post the outbox's disk fills up."""

        memory = Memory.HOLDS

        def __init__(self, box):
            self.real, self.box = client(site), box

        def __getattr__(self, name):
            return getattr(self.real, name)

        def create(self, *args):
            made = self.real.create(*args)
            pages = self.box._db.execute("PRAGMA page_count").fetchone()[0]
            self.box._db.execute(f"PRAGMA max_page_count = {pages}")
            return made

    long = article(paragraphs=(article_fixture.paragraph("market", "러셀2000 지수가 올랐다. " * 400),))
    with Outbox(box_path) as box:
        put(box, long)
        with pytest.raises(OutboxProblem, match="자리가 없어"):
            deliver(box, {"wp": Filling(box)})
    with Outbox(box_path) as box:
        assert deliver(box, {"wp": client(site)}) == []
        assert {row.state.value for row in box.rows()} == {"success"}
    whole(site, [long])


def test_a_disk_that_is_full_before_anything_went_out(site, tmp_path, tmp_path_factory):
    """The program itself, with a file-size limit: nothing is sent that is not in the outbox first."""
    made = genuine.provided(tmp_path_factory, tmp_path)
    genuine.sealed_at(tmp_path / "a.json", made, tmp_path / "outbox.sqlite")
    (tmp_path / "newsgen.toml").write_text(
        f'[cms.wp]\nkind = "wordpress"\nurl = "{site.url}"\nuser = "author"\n', encoding="utf-8"
    )
    command = [
        sys.executable,
        "-m",
        "newsgen",
        "publish",
        "a.json",
        "--to",
        "wp",
        "--outbox",
        "outbox.sqlite",
    ]
    env = {
        **os.environ,
        "NEWSGEN_CMS_WP_SECRET": site.secrets["author"],
        "NEWSGEN_STORE": str(tmp_path / "market.sqlite"),
        "PYTHONPATH": str(ROOT),
    }

    (tmp_path / "a.png").write_bytes(PNG + bytes(200_000))
    most = (tmp_path / "outbox.sqlite").stat().st_size

    def full() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    done = subprocess.run(
        command, cwd=tmp_path, env=env, preexec_fn=full, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("newsgen: 발송함 outbox.sqlite: ")
    assert len(done.stderr.splitlines()) == 1
    assert site.posts() == []
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert len(site.posts()) == 1


def test_a_request_that_arrives_after_the_next_attempt_leaves_no_second_post(site, box):
    """The first request is still on its way when the second has succeeded: the pace foresees it or not."""
    posted = []

    def decide(method: str, path: str) -> str:
        if method == "POST":
            posted.append(path)
        return "late" if method == "POST" and len(posted) == 1 else ""

    row = put(box, article())
    with faulty.between(site.url, decide) as proxy:
        deliver(box, {"wp": client(site, url=proxy.url, timeout=0.4)}, patience=20, pace=HASTE)
    assert state(box, row) == ("success", "이미 들어가 있습니다.")
    assert len(posted) == 1  # the look found it
    whole(site, [article()])


def test_a_second_post_that_came_through_late_is_removed(site, box):
    """Two posts by two requests whose ends nobody saw, as of a line that holds a request for minutes."""
    row = put(box, article())
    for _ in range(2):
        client(site).create(copy_of(article(), body=WordPress.body), Status.DRAFT, None, row.key)
    assert len(site.posts()) == 2
    deliver(box, {"wp": client(site)})
    assert state(box, row)[0] == "success"
    whole(site, [article()])


def test_a_second_post_that_the_desk_touched_is_left_to_the_desk(site, box):
    row = put(box, article())
    for _ in range(2):
        made = client(site).create(copy_of(article(), body=WordPress.body), Status.DRAFT, None, row.key)
    site.ask("POST", f"/wp/v2/posts/{made.id}", json={"title": "데스크의 제목"})
    deliver(box, {"wp": client(site)})
    assert state(box, row)[0] == "blocked"
    assert "둘 있습니다" in state(box, row)[1]
    assert len(site.posts()) == 2


def test_the_audit_log_only_grows(box_path):
    with Outbox(box_path) as box:
        put(box, article())
        for statement in ("DELETE FROM audit", "UPDATE audit SET who = 'x'"):
            with pytest.raises(sqlite3.IntegrityError, match="only grows"):
                box._db.execute(statement)
        assert [event.event for event in box.events()] == ["add"]
