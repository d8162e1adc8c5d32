"""A hostile client: what it sends costs little, changes nothing, and is answered in one line."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from time import sleep

import httpx
import pytest
from argon2 import PasswordHasher

from newsgen.deliveries.outbox import Outbox
from newsgen.desk import passwords
from newsgen.desk.accounts import Accounts
from newsgen.desk.app import create
from newsgen.errors import OutputProblem
from tests.desk.hand import BROWSER, PASSWORD, Hand

WRONG = "이름이나 비밀번호가 맞지 않습니다."
OFTEN = "비밀번호를 너무 여러 번 틀렸습니다."
HOUR = 3600
SCRIPT = "<script>alert('기자')</script>"


class Counted(PasswordHasher):
    """argon2 that counts how often it looks, and how many looks there are at one time."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.looks = self.now = self.most = 0
        self.lock = threading.Lock()

    def verify(self, hash: str | bytes, password: str | bytes) -> bool:  # noqa: A002
        with self.lock:
            self.looks += 1
            self.now += 1
            self.most = max(self.most, self.now)
        sleep(0.02)
        try:
            return super().verify(hash, password)
        finally:
            with self.lock:
                self.now -= 1


@pytest.fixture
def argon2(monkeypatch: pytest.MonkeyPatch) -> Counted:
    counted = Counted()
    monkeypatch.setattr(passwords, "_hasher", lambda: counted)
    return counted


def events(newsroom) -> list[tuple[str, str, str]]:
    with Outbox(newsroom.outbox) as outbox:
        return [(one.who, one.event, one.detail) for one in outbox.events()]


def test_fifty_wrong_passwords_at_once_are_five_tries_and_stop_nobody(newsroom, accounts, argon2, opened):
    app = opened().app
    editor = opened("편집")

    async def ask() -> tuple[list[httpx.Response], httpx.Response]:
        transport = httpx.ASGITransport(app, client=("192.0.2.66", 1))
        async with httpx.AsyncClient(
            transport=transport, base_url="http://desk.test", headers=BROWSER
        ) as client:
            page = (await client.get("/login")).text
            token = page.split('name="csrf" value="')[1].split('"')[0]
            fields = {"csrf": token, "name": "관리", "password": "틀린 비밀번호 하나"}
            tries = [asyncio.create_task(client.post("/login", data=fields)) for _ in range(50)]
            board = await client.get("/", headers={"cookie": f"newsgen-desk={editor.cookie}"})
            assert not all(one.done() for one in tries)  # the board did not wait for them
            return await asyncio.gather(*tries), board

    argon2.looks = 0
    answers, board = asyncio.run(ask())
    assert board.status_code == 200
    assert argon2.looks == 5
    assert argon2.most <= 2
    assert {answer.status_code for answer in answers} <= {401, 429, 503}
    assert sum(WRONG in answer.text for answer in answers) == 5
    told = [event for _, event, _ in events(newsroom)]
    assert told.count("desk-refused") == 5
    assert told.count("desk-lockout") == 1


def test_a_stranger_costs_what_an_editor_costs(opened, argon2):
    """No clock: the same number of looks, and the same line, try after try."""
    seen = []
    for name in ("관리", "아무개"):
        hand = opened()
        argon2.looks = 0
        lines = []
        for _ in range(8):
            answer = hand.login(name, "틀린 비밀번호 하나")
            line = next(line for line in (WRONG, OFTEN) if line in answer.text)
            lines.append((answer.status_code, line, argon2.looks))
        seen.append(lines)
    assert seen[0] == seen[1]
    assert [status for status, _, _ in seen[0]] == [401] * 5 + [429] * 3
    assert seen[0][-1][2] == 5


def test_the_wait_grows_and_ends(opened, clock):
    hand = opened()
    for _ in range(5):
        hand.login("기자", "틀린 비밀번호 하나")
    waits = []
    for _ in range(7):
        assert hand.login("기자").status_code == 429  # even the right one
        step = next(step for step in (30, 60, 120, 240, 480, 900, 901) if _opens(hand, clock, step))
        waits.append(step)
    assert waits == [30, 60, 120, 240, 480, 900, 900]
    clock.now += 901
    assert hand.login("기자").status_code == 303
    assert opened().login("기자").status_code == 303


def _opens(hand: Hand, clock, after: int) -> bool:
    """Say whether a wrong password is looked at after some seconds more; if not, the clock stays."""
    clock.now += after
    if hand.login("기자", "틀린 비밀번호 하나").status_code == 401:
        return True
    clock.now -= after
    return False


def test_a_clock_that_is_set_back_makes_nobody_wait_longer(opened, clock):
    hand = opened()
    for _ in range(5):
        hand.login("기자", "틀린 비밀번호 하나")
    clock.now -= HOUR
    assert hand.login("기자").status_code == 429
    clock.now += 901
    assert hand.login("기자").status_code == 303


def test_one_client_that_tries_many_names_waits(opened, accounts):
    hand, neighbour = opened(), opened(peer="198.51.100.9")
    answers = [hand.login(f"이름{number}", "틀린 비밀번호 하나").status_code for number in range(25)]
    assert answers == [401] * 20 + [429] * 5
    assert hand.login("기자").status_code == 429
    assert neighbour.login("기자").status_code == 303


def test_a_client_is_no_other_by_saying_so(opened):
    hand = opened()
    for number in range(20):
        hand.client.headers["x-forwarded-for"] = f"198.51.100.{number}"
        hand.login(f"이름{number}", "틀린 비밀번호 하나")
    assert hand.login("기자").status_code == 429


def test_starting_anew_forgets_no_failure(newsroom, accounts, opened, tmp_path, clock):
    hand = opened()
    for _ in range(5):
        hand.login("기자", "틀린 비밀번호 하나")
    with Hand(create(newsroom, Accounts(tmp_path / "desk.sqlite", clock)), "198.51.100.9").client as client:
        again = Hand.__new__(Hand)
        again.client = client
        assert again.login("기자").status_code == 429


def test_an_admin_lets_somebody_in_again(opened):
    hand, admin = opened(), opened("관리", peer="198.51.100.9")
    for _ in range(5):
        hand.login("기자", "틀린 비밀번호 하나")
    assert hand.login("기자").status_code == 429
    assert admin.post("/users/unlock", {"name": "기자"}).status_code == 303
    assert hand.login("기자").status_code == 303


def test_no_password_and_no_token_is_written_anywhere(opened, newsroom, tmp_path):
    hand = opened("기자")
    opened().login("typed-my-password-here", "틀린 비밀번호 하나")
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for secret in (PASSWORD, "typed-my-password-here", "틀린 비밀번호 하나", hand.cookie):
        assert secret.encode() not in kept
    assert ("기자", "desk-login", "192.0.2.7") in events(newsroom)
    assert ("-", "desk-refused", "모르는 이름 192.0.2.7") in events(newsroom)


def test_what_a_person_wrote_moves_no_cursor_where_the_log_is_read(newsroom):
    with newsroom.by("편집").log() as log:
        log.record("kill", article="2025-08-13-us-close", detail="편집: \x1b[31m까닭\u202e\n둘째 줄")
    assert events(newsroom) == [("편집", "kill", "편집: 까닭 둘째 줄")]


def test_nothing_secret_is_logged(opened, caplog):
    caplog.set_level("INFO")
    hand = opened("기자")
    hand.get("/login?next=/secret-query")
    token = hand.token()
    ours = "\n".join(one.getMessage() for one in caplog.records if one.name.startswith("newsgen"))
    assert "기자 GET '/login' 303" in ours
    for secret in (PASSWORD, hand.cookie, "secret-query", token):
        assert secret not in ours


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.test"},
        {"origin": "null"},
        {"origin": "http://desk.test.evil.test"},
        {"origin": "http://[desk.test"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_form_of_another_site_is_refused_whatever_it_knows(opened, headers):
    hand = opened("기자")
    answer = hand.post("/logout", {"memo": "밖에서 적은 글"}, **headers)
    assert (answer.status_code, "다른 사이트에서" in answer.text) == (403, True)
    assert "밖에서 적은 글" not in answer.text
    assert hand.get("/").status_code == 200


@pytest.mark.parametrize("headers", [{"origin": "http://desk.test"}, {"sec-fetch-site": "same-origin"}])
def test_a_form_of_ours_is_taken(opened, headers):
    assert opened("기자").post("/logout", **headers).status_code == 303


def test_behind_a_proxy_the_address_of_the_settings_is_ours(opened):
    hand = opened(url="https://desk.example.com")
    hand.client.base_url = "https://inner:8788"  # type: ignore[assignment]
    fields = {"name": "기자", "password": PASSWORD}
    assert hand.post("/login", fields, on="/login", origin="https://desk.example.com").status_code == 303


def test_a_login_is_not_sent_from_elsewhere(opened):
    """Nobody is logged in as somebody else by a page that knows that name and password."""
    hand, other = opened(), opened()
    fields = {"name": "기자", "password": PASSWORD}
    for token in ({}, {"csrf": ""}, {"csrf": other.token("/login")}):
        answer = hand.bare("/login", {**fields, **token})
        assert (answer.status_code, "화면이 오래됐거나" in answer.text) == (403, True)
    assert hand.get("/").status_code == 303


def test_what_was_typed_is_not_lost_when_the_login_ended(opened, clock):
    hand = opened("기자")
    token = hand.token()
    clock.now += 15 * 3600
    answer = hand.bare("/users/add", {"csrf": token, "name": "새 사람", "new-password": "그의 새 비밀번호"})
    assert answer.status_code == 401
    assert "새 사람" in answer.text
    assert "그의 새 비밀번호" not in answer.text
    assert token not in answer.text


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"a=1&" * 600, "application/x-www-form-urlencoded", 400),
        (b"x=" + b"a" * 1_000_000, "application/x-www-form-urlencoded", 413),
        (b"name=%ff%fe", "application/x-www-form-urlencoded", 400),
        ("name=관리".encode(), "application/x-www-form-urlencoded", 400),
        (b"name=a%00b", "application/x-www-form-urlencoded", 400),
        (b'{"name": "x"}', "application/json", 415),
        (b"--x\r\n\r\n--x--", "multipart/form-data; boundary=x", 415),
        (b"", "", 403),
    ],
)
@pytest.mark.parametrize("path", ["/login", "/users/add", "/logout"])
def test_a_form_that_is_none_is_one_line(opened, path, body, kind, status):
    hand = opened("관리")
    answer = hand.client.post(path, content=body, headers={"content-type": kind} if kind else {})
    assert answer.status_code == status
    assert answer.text.count('role="alert"') == 1
    assert "Traceback" not in answer.text


def test_a_field_that_is_there_twice_is_refused(opened):
    hand = opened("관리")
    twice = {"csrf": hand.token("/users"), "name": ["기자", "편집"], "role": "admin"}
    answer = hand.bare("/users/role", twice)
    assert (answer.status_code, "두 번" in answer.text) == (400, True)
    tokens = hand.token(), hand.token()
    assert hand.bare("/logout", {"csrf": [*tokens]}).status_code == 403


@pytest.mark.parametrize(
    "path", ["/users/add", "/users/role", "/users/lock", "/users/password", "/users/remove"]
)
def test_a_script_in_a_field_is_text(opened, path):
    hand = opened("관리")
    fields = {"name": SCRIPT, "role": "writer", "new-password": PASSWORD}
    answer = hand.post(path, fields, on="/users")
    assert answer.status_code == 422
    assert SCRIPT not in answer.text
    assert hand.post("/login", {"name": SCRIPT, "password": SCRIPT}).text.count(SCRIPT) == 0


def test_a_fault_of_ours_is_one_line(opened, monkeypatch):
    hand = opened("기자")

    def broken(_: object) -> None:
        raise RuntimeError("/home/secret/path")

    monkeypatch.setattr("newsgen.archive.Archive.keys", broken)
    answer = hand.get("/")
    assert (answer.status_code, "처리하지 못했습니다" in answer.text) == (500, True)
    assert "secret" not in answer.text
    assert "기자" in answer.text  # still in the frame, with the menu


def test_an_archive_that_cannot_be_read_is_one_line(opened, monkeypatch):
    hand = opened("기자")

    def unreadable(_: object) -> None:
        raise OutputProblem("보관 폴더: 읽을 수 없습니다(권한 없음). 권한을 확인하십시오.")

    monkeypatch.setattr("newsgen.archive.Archive.keys", unreadable)
    answer = hand.get("/")
    assert (answer.status_code, "권한을 확인하십시오." in answer.text) == (503, True)


def test_a_desk_without_its_file_lets_nobody_in_and_tells_no_stranger_why(opened, accounts, tmp_path):
    hand = opened("기자")
    Path(accounts.file.path).write_bytes(b"no database at all, whatever it was before" * 100)
    for answer in (hand.get("/"), hand.get("/login")):
        assert (answer.status_code, "관리자에게 알리십시오" in answer.text) == (503, True)
        assert str(tmp_path) not in answer.text


def test_who_cannot_be_logged_is_not_let_in(opened, newsroom, tmp_path):
    hand = opened()
    newsroom.outbox.write_bytes(b"no database at all, whatever it was before" * 100)
    answer = hand.login("기자")
    assert (answer.status_code, "관리자에게 알리십시오" in answer.text) == (503, True)
    assert hand.get("/").status_code == 303


def test_what_is_nowhere_is_one_line(opened):
    answer = opened("기자").get("/nowhere")
    assert (answer.status_code, "아무것도 없습니다" in answer.text) == (404, True)


def test_every_answer_says_what_browsers_must_not_do(opened):
    hand = opened("기자")
    for path in ("/", "/login", "/nowhere", "/static/desk.css", "/users"):
        headers = hand.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        if not path.startswith("/static"):
            assert headers["cache-control"] == "no-store"
