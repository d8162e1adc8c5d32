"""Commands that people are told: those of the installation that tells them."""

from __future__ import annotations

import shlex

import pytest

from newsgen.command import put_secret, runnable
from newsgen.deliveries.kinds import secret
from newsgen.deliveries.word import Occasion, Word
from newsgen.errors import ConfigProblem
from tests.deliveries.test_word import AT

RUN = "/srv/our newsgen today/편집국's/run"


@pytest.fixture
def command(monkeypatch):
    """The script of an installation, as it exports itself."""
    monkeypatch.setenv("NEWSGEN_COMMAND", shlex.quote(RUN))
    return shlex.quote(RUN)


def test_where_nothing_started_it_a_command_stays(monkeypatch):
    monkeypatch.delenv("NEWSGEN_COMMAND", raising=False)
    assert runnable("newsgen today로 다시 만드십시오.") == "newsgen today로 다시 만드십시오."


@pytest.mark.parametrize("again", [False, True])
def test_a_command_becomes_the_scripts(command, again):
    told = runnable("newsgen today로 다시, 또는 newsgen outbox drop 3")
    if again:
        told = runnable(told)
    assert told == f"{command} today로 다시, 또는 {command} outbox drop 3"


@pytest.mark.parametrize(
    "text",
    [
        "keyring set newsgen desk 으로 넣으십시오.",
        "[newsgen] 2026-09-01-us-close",
        "newsgen: 보류",
        "newsgen 100%",
        "/opt/newsgen today",
    ],
)
@pytest.mark.usefixtures("command")
def test_what_is_no_command_stays(text):
    assert runnable(text) == text


@pytest.mark.usefixtures("command")
def test_the_name_of_its_own_folder_is_no_command(monkeypatch):
    monkeypatch.setenv("NEWSGEN_COMMAND", "'/srv/our newsgen today/run'")
    text = "썼습니다: /srv/our newsgen today/output/a.json"
    assert runnable(text) == text


def test_a_notice_tells_it_whole_to_whoever_reads_it(command):
    todo = f"newsgen approve '/srv/{'긴 이름  ' * 60}.json' --by 이름"
    word = Word(occasion=Occasion.WAITING, message="고치려면 newsgen edit", at=AT, todo=todo)
    told = todo.replace("newsgen", command, 1)
    assert word.notice.todo == told
    assert f"\n다음: {told}\n" in word.notice.text
    assert word.notice.message == f"고치려면 {command} edit"


def test_a_secret_that_is_missing_is_told_with_its_file(monkeypatch):
    monkeypatch.delenv("NEWSGEN_CMS_DESK_SECRET", raising=False)
    with pytest.raises(ConfigProblem, match="환경 변수 NEWSGEN_CMS_DESK_SECRET"):
        secret("desk")
    monkeypatch.setenv("NEWSGEN_SECRETS", "/srv/편집국/secrets.env")
    assert put_secret("X") == "/srv/편집국/secrets.env의 X에 적으십시오."
    with pytest.raises(ConfigProblem) as raised:
        secret("desk")
    assert "/srv/편집국/secrets.env의 NEWSGEN_CMS_DESK_SECRET에 적으십시오" in str(raised.value)
    assert "keyring" not in str(raised.value)
