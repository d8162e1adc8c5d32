"""``newsgen cms``: one place or all of them looked at, and no secret of the settings repeated."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from newsgen.cli import main
from tests.deliveries import standin
from tests.deliveries.odd import field
from tests.deliveries.standin import SECRET, serving


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with settings of three places: a WordPress, a Ghost and a webhook."""
    monkeypatch.chdir(tmp_path)
    for name, secret in (("NEWS", "abcd efgh ijkl mnop"), ("BLOG", SECRET), ("HOOK", "a secret of ours")):
        monkeypatch.setenv(f"NEWSGEN_CMS_{name}_SECRET", secret)
    sites = standin.WordPress(), standin.Ghost(), standin.Hook()
    with serving(sites[0]) as news, serving(sites[1]) as blog, serving(sites[2]) as hook:
        places = {"news": ("wordpress", news), "blog": ("ghost", blog), "hook": ("webhook", hook)}
        text = "".join(
            f'[cms.{name}]\nkind = "{kind}"\nurl = "{running.url}"\nuser = "newsgen"\n'
            for name, (kind, running) in places.items()
        )
        (tmp_path / "newsgen.toml").write_text(text, encoding="utf-8")
        yield {name: running for name, (_, running) in places.items()}


def run(*args):
    return CliRunner().invoke(main, ["cms", *args])


def test_check_without_a_name_looks_at_every_place_and_leaves_nothing(desk):
    done = run("check")
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert [line for line in lines if line.startswith("[")] == ["[news]", "[blog]", "[hook]"]
    assert all(line.startswith("✔ ") for line in lines if not line.startswith("["))
    assert not desk["news"].site.posts
    assert not desk["news"].site.media
    assert not desk["blog"].site.posts
    assert [told["action"] for told in desk["hook"].site.posts.values()] == ["ping"]


def test_one_that_cannot_be_looked_at_hides_no_other(desk, monkeypatch):
    monkeypatch.delenv("NEWSGEN_CMS_NEWS_SECRET")
    desk["blog"].spoil = lambda _, told: field("title", "\x1b[31m" + "길" * 9999)(told)
    done = run("check")
    assert done.exit_code == 1
    news, _, rest = done.stdout.partition("[blog]")
    assert "✘ [cms.news] 비밀번호가 없습니다. 환경 변수 NEWSGEN_CMS_NEWS_SECRET" in news
    assert "✘ 글쓰기: 쓴 글과 들어간 글이 다릅니다" in rest
    assert "✔ ping을" in rest
    assert "\x1b" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) < 400


def test_a_name_that_is_not_there_is_said(desk):
    done = run("check", "nobody")
    assert done.exit_code == 2
    assert "news, blog, hook" in done.stderr


@pytest.mark.parametrize(
    "url", ["https://newsgen:hunter2@news.example.com", "https://x.example/?token=hunter2"]
)
def test_a_secret_in_an_address_is_refused_and_not_shown(desk, tmp_path, url):
    (tmp_path / "newsgen.toml").write_text(
        f'[cms.news]\nkind = "wordpress"\nurl = "{url}"\n', encoding="utf-8"
    )
    for done in (run("list"), run("check"), run("check", "news")):
        assert "hunter2" not in done.output
        assert "url" in done.output
    assert run("check", "news").exit_code == 1


def test_without_any_place_it_says_so(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "[cms.이름]" in run("check").stdout
