"""The verbs around the outbox for a place that cannot be asked: what is in doubt waits for a person."""

from __future__ import annotations

import pytest

from newsgen.config import load
from tests import genuine
from tests.cli.test_publish import Desk, run, written
from tests.deliveries import messengers
from tests.deliveries.messengers import TOKEN
from tests.deliveries.standin import serving

SETTINGS = """
[cms.brief]
kind = "telegram"
url = "{url}"
to = ["@brief"]
status = "publish"
"""


@pytest.fixture
def desk(tmp_path, monkeypatch, tmp_path_factory):
    """A desk's folder with a store and a channel of Telegram."""
    made = genuine.provided(tmp_path_factory, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSGEN_CMS_BRIEF_SECRET", TOKEN)
    monkeypatch.setenv("NEWSGEN_OUTBOX", str(tmp_path / "outbox.sqlite"))
    monkeypatch.setenv("NEWSGEN_STORE", str(tmp_path / "market.sqlite"))
    with serving(messengers.Telegram()) as running:
        (tmp_path / "newsgen.toml").write_text(SETTINGS.format(url=running.url), encoding="utf-8")
        yield Desk(tmp_path, made, running.url, "", running, [])


def in_doubt(desk):
    path = written(desk)
    assert run("approve", path, "--by", "김데스크").exit_code == 0
    desk.got.spoil = lambda _, told: iter(()) if told.step == "create" else None
    assert run("publish", path, "--to", "brief", "--wait", "0").exit_code == 6
    desk.got.spoil = lambda *_: None
    done = run("publish", path, "--to", "brief", "--wait", "100")
    assert done.exit_code == 7
    assert "newsgen outbox arrived 1" in done.stdout
    return path


@pytest.mark.slow
def test_what_may_have_arrived_is_sent_again_by_nobody_but_who_has_looked(desk, monkeypatch):
    monkeypatch.setattr("newsgen.deliveries.run.time.sleep", lambda _: None)
    monkeypatch.setattr("newsgen.deliveries.pace.Pace.unknown", 0.0, raising=False)
    path = in_doubt(desk)
    for again in (("outbox", "retry"), ("outbox", "send"), ("publish", path, "--to", "brief")):
        run(*again)
    assert len(desk.got.site.posts) == 1
    done = run("outbox", "arrived", "1")
    assert (done.exit_code, "성공" in done.stdout) == (0, True)
    assert run("outbox", "arrived", "1").exit_code == 2
    assert len(desk.got.site.posts) == 1
    log = run("outbox", "log").stdout
    assert "arrived" in log
    assert TOKEN not in log


def test_only_an_approved_article_goes_to_readers(desk):
    path = written(desk)
    refused = run("publish", path, "--to", "brief")
    assert (refused.exit_code, desk.got.site.posts) == (7, {})
    assert run("approve", path, "--by", "김데스크").exit_code == 0
    done = run("publish", path, "--to", "brief")
    assert done.exit_code == 0, done.output
    (post,) = desk.got.site.posts.values()
    assert "https://t.me/brief/1" in done.stdout
    assert post["text"].startswith("<b>")


def test_the_list_and_the_check_name_no_token(desk):
    listed, checked = run("cms", "list"), run("cms", "check", "brief")
    assert f"brief: telegram {desk.url}" in listed.stdout
    assert checked.exit_code == 0
    assert TOKEN.partition(":")[2] not in listed.stdout + checked.stdout


MAIL = 'kind = "mail"\nurl = "smtp://x:25"\nstatus = "publish"\n'
FROM = 'sender = "b@example.com"\nto = ["a@example.com"]\n'


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ('kind = "telegram"\nto = ["@a"]', 'status = "publish"'),
        ('kind = "telegram"\nstatus = "publish"', "하나 적으십시오"),
        ('kind = "slack"\nto = ["C1", "C2"]\nstatus = "publish"', "하나 적으십시오"),
        (f'kind = "mail"\nstatus = "publish"\n{FROM}', "url을 적으십시오"),
        (MAIL, "sender와 to"),
        (f'{MAIL}sender = "b@example.com"\nto = ["a@example.com", "b"]', "2번째가 전자우편 주소가 아닙니다"),
        (f'{MAIL}sender = "b\\nBcc: <c@example.com>"\nto = ["a@example.com"]', "sender는"),
        (f'{MAIL}{FROM}unsubscribe = "javascript:1"', "unsubscribe에는"),
    ],
)
def test_settings_that_cannot_reach_a_reader_are_one_line(desk, lines, said):
    (desk.path / "newsgen.toml").write_text(f"[cms.brief]\n{lines}\n", encoding="utf-8")
    done = run("cms", "check", "brief")
    assert done.exit_code == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_readers_find_the_whole_where_the_service_is_unless_told(desk):
    file = desk.path / "newsgen.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(f'{text}[service]\nurl = "https://terms.example.com"\n', encoding="utf-8")
    assert load().cms["brief"].readers == "https://terms.example.com"
    file.write_text(
        f'{text}readers = "https://a.example"\n[service]\nurl = "https://b.example"\n', encoding="utf-8"
    )
    assert load().cms["brief"].readers == "https://a.example"
