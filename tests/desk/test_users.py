"""Who works here: by the page of the admin, and by the command line."""

from __future__ import annotations

import json
import os
import pty
import sys
import unicodedata
from pathlib import Path
from time import sleep

import pytest
from argon2 import PasswordHasher
from click.testing import CliRunner, Result

from newsgen.cli.desk import desk
from newsgen.cli.frame.settings import Settings
from newsgen.deliveries.outbox import Outbox
from newsgen.desk.accounts import Accounts, Role
from newsgen.errors import UsageProblem
from tests.desk.hand import PASSWORD

ADDED = "아주 긴 새 비밀번호"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NEWSGEN_DESK", str(tmp_path / "cli" / "desk.sqlite"))
    monkeypatch.setenv("NEWSGEN_OUTBOX", str(tmp_path / "cli" / "outbox.sqlite"))

    def run(*words: str, told: str = ADDED + "\n", **env: str) -> Result:
        return CliRunner().invoke(desk, ["user", *words], obj=Settings(), input=told, env=env)

    return run


def refusal(result: Result) -> str:
    assert isinstance(result.exception, UsageProblem), result.output
    return str(result.exception)


def log(folder: Path) -> list[tuple[str, str]]:
    with Outbox(folder / "outbox.sqlite") as outbox:
        return [(one.event, one.detail) for one in outbox.events()]


def test_a_user_is_added_changed_and_removed_on_the_command_line(run, tmp_path):
    assert run("add", "부장", "--role", "admin").output == "부장: 관리자로 더했습니다.\n"
    assert run("add", "kim", "--role", "writer", told="", NEWSGEN_DESK_PASSWORD=ADDED).exit_code == 0
    assert run("role", "KIM", "--role", "editor").output == "kim: 이제 편집자입니다.\n"
    assert run("lock", "kim").exit_code == 0
    (kim, boss) = json.loads(run("list", "--json").output)
    assert (kim["name"], kim["role"], kim["locked"], kim["has_password"]) == ("kim", "editor", True, True)
    assert (boss["name"], boss["role"], boss["locked"]) == ("부장", "admin", False)
    assert run("unlock", "kim").exit_code == 0
    assert run("password", "kim", told="또 다른 긴 비밀번호\n").exit_code == 0
    assert run("remove", "kim").exit_code == 0
    assert [one.split()[0] for one in run("list").output.splitlines()] == ["부장"]
    assert log(tmp_path / "cli") == [
        ("desk-user-add", "부장 admin"),
        ("desk-user-add", "kim writer"),
        ("desk-user-role", "kim editor"),
        ("desk-user-lock", "kim"),
        ("desk-user-unlock", "kim"),
        ("desk-user-password", "kim"),
        ("desk-user-remove", "kim"),
    ]
    kept = b"".join(path.read_bytes() for path in (tmp_path / "cli").iterdir())
    assert ADDED.encode() not in kept
    assert b"$argon2id$" in kept


def test_the_file_of_users_is_nobody_elses_to_read(run, tmp_path):
    run("add", "부장", "--role", "admin")
    assert (tmp_path / "cli" / "desk.sqlite").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("name", "password", "why"),
    [
        ("부장", "짧다", "10자에서"),
        ("부장", "가" * 257, "256자까지"),
        ("부장", "aaaaaaaaaaaa", "짐작하기 쉬운"),
        ("market.desk", "market.desk", "짐작하기 쉬운"),
        ("<script>", ADDED, "이름은"),
        ("", ADDED, "이름은"),
        ("가" * 41, ADDED, "이름은"),
        ("부장", "", "비밀번호가 없습니다"),
    ],
)
def test_who_cannot_be_added_is_refused_in_one_line(run, name, password, why):
    result = run("add", name, "--role", "admin", told=password + "\n")
    assert why in refusal(result)
    assert not password or password not in refusal(result)
    assert json.loads(run("list", "--json").output) == []


def test_a_name_is_one_in_any_case_and_composition(run):
    run("add", "Kim", "--role", "admin")
    assert "이미 있는" in refusal(run("add", "kIM", "--role", "writer"))
    run("add", "부장", "--role", "writer")
    decomposed = "\u1107\u116e\u110c\u1161\u11bc"
    assert "이미 있는" in refusal(run("add", decomposed, "--role", "writer"))


def test_the_last_admin_stays(run):
    run("add", "부장", "--role", "admin")
    for words in (["remove", "부장"], ["lock", "부장"], ["role", "부장", "--role", "writer"]):
        assert "관리자가 한 사람은" in refusal(run(*words))
    run("add", "차장", "--role", "admin")
    assert run("remove", "부장").exit_code == 0


def test_who_is_not_there_is_told(run):
    for words in (["remove"], ["lock"], ["unlock"], ["password"]):
        assert "그런 사용자가 없습니다" in refusal(run(*words, "아무개"))


def test_a_password_is_one_however_it_was_composed(accounts, opened):
    """A Mac types Hangul in pieces, and a phone full-width figures: it is the same password."""
    accounts.set_password("기자", "비밀번호１２３４５６７８")
    decomposed = unicodedata.normalize("NFD", "비밀번호")
    assert opened().login("기자", decomposed + "12345678").status_code == 303


def test_without_a_password_nobody_logs_in(run, accounts, opened):
    accounts.add("통과", Role.WRITER)
    assert opened().login("통과", "").status_code == 401


def test_the_admin_adds_changes_and_removes_users_on_the_page(opened, accounts, newsroom):
    admin = opened("관리")

    def act(what: str, **fields: str) -> str:
        named = {key.replace("_", "-"): value for key, value in fields.items()}
        answer = admin.post(f"/users/{what}", named, on="/users")
        assert answer.status_code == 303
        return admin.page(answer.headers["location"]).text

    assert "신입: 사용자로 더했습니다." in act("add", name="신입", role="writer", new_password=ADDED)
    newcomer = opened()
    assert newcomer.login("신입", ADDED).status_code == 303
    assert "신입: 이제 편집자입니다." in act("role", name="신입", role="editor")
    assert newcomer.get("/").status_code == 303
    assert "잠갔습니다" in act("lock", name="신입")
    assert newcomer.login("신입", ADDED).status_code == 401
    assert "다시 들어올 수 있습니다" in act("unlock", name="신입")
    assert "비밀번호를 바꿨습니다" in act("password", name="신입", new_password=ADDED + "!")
    assert newcomer.login("신입", ADDED + "!").status_code == 303
    assert "사용자에서 뺐습니다" in act("remove", name="신입")
    assert newcomer.get("/").status_code == 303
    with Outbox(newsroom.outbox) as outbox:
        acts = [(one.who, one.event, one.detail) for one in outbox.events() if "user" in one.event]
    assert acts == [
        ("관리", "desk-user-add", "신입 writer"),
        ("관리", "desk-user-role", "신입 editor"),
        ("관리", "desk-user-lock", "신입"),
        ("관리", "desk-user-unlock", "신입"),
        ("관리", "desk-user-password", "신입"),
        ("관리", "desk-user-remove", "신입"),
    ]


def test_what_was_refused_is_told_and_kept_in_the_form(opened, accounts):
    admin = opened("관리")
    fields = {"name": "신입", "role": "writer", "new-password": "짧다"}
    answer = admin.post("/users/add", fields, on="/users")
    assert (answer.status_code, "10자에서" in answer.text) == (422, True)
    assert 'value="신입"' in answer.text
    assert "짧다" not in answer.text
    assert admin.post("/users/role", {"name": "기자", "role": "god"}, on="/users").status_code == 422
    assert admin.post("/users/lock", {"name": "관리"}, on="/users").status_code == 422
    assert accounts.find("관리") is not None


def test_an_old_cost_is_made_anew_at_the_next_login(opened, accounts, monkeypatch):
    before = accounts.with_hash("기자")[1]
    stronger = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    monkeypatch.setattr("newsgen.desk.passwords._hasher", lambda: stronger)
    hand = opened("기자")
    after = accounts.with_hash("기자")[1]
    assert ("m=8,t=1" in before, "m=16,t=2" in after) == (True, True)
    assert hand.get("/").status_code == 200
    assert opened("기자").get("/").status_code == 200


def test_a_file_of_something_else_is_left_alone(tmp_path, newsroom):
    with Outbox(newsroom.outbox):
        pass
    before = newsroom.outbox.read_bytes()
    with pytest.raises(Exception, match="데스크 파일이 아닙니다"):
        Accounts(newsroom.outbox).every()
    assert newsroom.outbox.read_bytes() == before


def test_the_password_is_asked_for_twice_and_never_shown(tmp_path):
    """On a terminal, which a pipe is not."""
    env = {
        "NEWSGEN_DESK": f"{tmp_path}/d.sqlite",
        "NEWSGEN_OUTBOX": f"{tmp_path}/o.sqlite",
        "LANG": "C.UTF-8",
    }
    words = [sys.executable, "-m", "newsgen", "desk", "user", "add", "부장", "--role", "admin"]
    child, terminal = pty.fork()
    if not child:
        os.execve(words[0], words, {**os.environ, **env})
    said = b""
    for typed in (ADDED, PASSWORD, ADDED, ADDED):  # once two that differ
        said += until(terminal, b": ")
        os.write(terminal, typed.encode() + b"\n")
    said += until(terminal, b"\xeb\x8b\x88\xeb\x8b\xa4.")  # 니다.
    os.waitpid(child, 0)
    os.close(terminal)
    assert "부장: 관리자로 더했습니다." in said.decode()
    assert "서로 다릅니다" in said.decode()
    assert not [word for word in (ADDED, PASSWORD) if word in said.decode()]


def until(terminal: int, words: bytes) -> bytes:
    """Read a terminal until it says some words."""
    said = b""
    while words not in said:
        said += os.read(terminal, 1000)
    sleep(0.05)  # after the words the echo is turned off
    return said
