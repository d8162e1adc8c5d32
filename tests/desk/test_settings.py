"""The settings on the desk: where each comes from, and of a secret only whether it is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsgen import config
from newsgen.config import Cms, Config, glosses, told
from tests.desk.morning import morning as morning  # noqa: PLC0414 - a fixture
from tests.test_settings_told import FILE


@pytest.fixture
def desk(morning, tmp_path):
    file = tmp_path / "newsgen.toml"
    file.write_text(FILE, encoding="utf-8")
    morning.newsroom = morning.newsroom._replace(desk=config.load(file), settings=file)
    return morning


def test_lines_and_secrets_are_told_and_never_shown(desk, monkeypatch):
    monkeypatch.setenv("NEWSGEN_CMS_WP_SECRET", "topsecretpassword")
    monkeypatch.delenv("NEWSGEN_FEED_ONE_SECRET", raising=False)
    answer = desk.hand("기자").get("/settings")
    assert "newsgen.toml 12행" in answer.text
    assert "NEWSGEN_CMS_WP_SECRET" in answer.text
    assert "있음(환경 변수)" in answer.text
    assert "없음" in answer.text
    for hidden in ("topsecretpassword", "verysecret", "key={secret}"):
        assert hidden not in answer.text


def test_a_file_that_changed_since_is_told(desk):
    hand = desk.hand()
    assert "바뀌었습니다" not in hand.get("/settings").text
    desk.newsroom.settings.write_text(FILE.replace("rate = 30", "rate = 31"), encoding="utf-8")
    assert "파일이 바뀌었습니다" in hand.get("/settings").text
    desk.newsroom.settings.write_text("rate = ", encoding="utf-8")
    assert "다시 읽을 수 없습니다" in hand.get("/settings").text
    assert hand.post("/settings").status_code == 405


def test_every_setting_that_newsgen_names_is_told_in_korean():
    tables = told.told(Config(cms={"wp": Cms(kind="wordpress", url="https://news.example")}), Path("none"))
    assert "[cms.wp]" in [table.name for table in tables]
    for table in tables:
        assert glosses.of_table(table.name), table.name
        for each in table.settings:
            assert glosses.of_setting(table.name, each.name), (table.name, each.name)
