"""How long a login holds, and what ends it."""

from __future__ import annotations

import pytest

from newsgen.desk.accounts import Role
from newsgen.desk.sessions import Sessions
from tests.desk.hand import PASSWORD

HOUR = 3600


def test_a_login_ends_when_nothing_is_done(opened, clock):
    hand = opened("기자", idle_hours=2)
    clock.now += 1.9 * HOUR
    assert hand.get("/").status_code == 200
    clock.now += 1.9 * HOUR
    assert hand.get("/").status_code == 200
    clock.now += 2.1 * HOUR
    assert hand.get("/").status_code == 303


def test_a_login_ends_whatever_is_done(opened, clock):
    hand = opened("기자", idle_hours=2, session_hours=5)
    for _ in range(3):
        clock.now += 1.6 * HOUR
        assert hand.get("/").status_code == 200
    clock.now += 0.3 * HOUR
    assert hand.get("/").status_code == 303


def test_a_login_of_a_wrong_clock_ends_and_an_hour_back_costs_nobody_a_login(opened, clock):
    clock.now += 400 * 24 * HOUR
    hand = opened("기자", idle_hours=2, session_hours=14)
    clock.now -= HOUR
    assert hand.get("/").status_code == 200
    clock.now -= 399 * 24 * HOUR
    assert hand.get("/").status_code == 303


def test_what_a_page_asks_by_itself_keeps_no_login(accounts, clock):
    sessions = Sessions(accounts, idle=2 * HOUR, whole=14 * HOUR)
    token = sessions.begin(accounts.find("기자").id)
    for _ in range(2):
        clock.now += HOUR - 1
        assert sessions.find(token, in_use=False)
    clock.now += 60
    assert sessions.find(token, in_use=False) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda accounts: accounts.set_password("기자", "another password"),
        lambda accounts: accounts.set_role("기자", Role.EDITOR),
        lambda accounts: accounts.lock("기자"),
        lambda accounts: accounts.remove("기자"),
    ],
)
def test_a_change_of_the_user_ends_all_logins_of_that_user(opened, accounts, change):
    one, two, other = opened("기자"), opened("기자"), opened("편집")
    change(accounts)
    assert [hand.get("/").status_code for hand in (one, two, other)] == [303, 303, 200]


def test_a_locked_user_is_told_what_a_stranger_is(opened, accounts):
    accounts.lock("기자")
    hand = opened()
    locked, stranger = hand.login("기자"), hand.login("아무개")
    assert locked.status_code == stranger.status_code == 401
    assert "이름이나 비밀번호가 맞지 않습니다." in locked.text
    assert "이름이나 비밀번호가 맞지 않습니다." in stranger.text


def test_a_login_is_a_token_that_nobody_chose(opened):
    """A cookie that was planted before the login is worth nothing after it."""
    hand = opened()
    hand.client.cookies.set("newsgen-desk", "planted")
    hand.login("기자")
    taken = {one.value for one in hand.client.cookies.jar if one.name == "newsgen-desk"}
    thief = opened()
    thief.client.cookies.set("newsgen-desk", "planted")
    assert thief.get("/").status_code == 303
    assert max(map(len, taken)) == 43  # 256 bits in base64


def test_logging_in_anew_ends_the_login_before(opened):
    hand = opened("기자")
    before = hand.cookie
    assert (
        hand.bare("/login", {"csrf": hand.token(), "name": "편집", "password": PASSWORD}).status_code == 303
    )
    thief = opened()
    thief.client.cookies.set("newsgen-desk", before)
    assert thief.get("/").status_code == 303


def test_a_cookie_over_https_goes_no_other_way(opened):
    lines = opened(url="https://desk.example.com").login("기자").headers.get_list("set-cookie")
    login = next(line for line in lines if line.startswith("__Host-newsgen-desk="))
    assert set(login.split("; ")[1:]) == {"Path=/", "HttpOnly", "SameSite=Lax", "Secure"}


def test_without_https_no_script_and_no_other_site_has_the_cookie(opened):
    lines = opened().login("기자").headers.get_list("set-cookie")
    login = next(line for line in lines if line.startswith("newsgen-desk="))
    assert set(login.split("; ")[1:]) == {"Path=/", "HttpOnly", "SameSite=Lax"}


def test_ones_own_password_is_changed_by_who_knows_it(opened):
    hand, elsewhere = opened("기자"), opened("기자")
    new = "새로 정한 비밀번호 하나"
    wrong = {"password": "틀린 비밀번호입니다", "new-password": new}
    assert hand.post("/account/password", wrong, on="/account").status_code == 422
    weak = {"password": PASSWORD, "new-password": "짧다"}
    assert hand.post("/account/password", weak, on="/account").status_code == 422
    right = {"password": PASSWORD, "new-password": new}
    assert hand.post("/account/password", right, on="/account").status_code == 303
    assert "비밀번호를 바꿨습니다" in hand.page("/account").text
    assert "비밀번호를 바꿨습니다" not in hand.page("/account").text
    assert elsewhere.get("/").status_code == 303
    assert opened().login("기자").status_code == 401
    assert opened().login("기자", new).status_code == 303


@pytest.mark.parametrize(
    "wanted",
    [
        "//evil.test",
        "https://evil.test",
        "/\\evil.test",
        "javascript:alert(1)",
        "/\t/evil.test",
        "/a\r\nb: c",
    ],
)
def test_nobody_is_led_away_after_the_login(opened, wanted):
    hand = opened()
    fields = {"name": "기자", "password": PASSWORD, "next": wanted}
    assert hand.post("/login", fields, on="/login").headers["location"] == "/"
    assert (
        hand.client.get("/login", params={"next": wanted}, follow_redirects=False).headers["location"] == "/"
    )


def test_who_wanted_a_page_is_led_there(opened):
    fields = {"name": "기자", "password": PASSWORD, "next": "/articles/2025-08-13/us-close?version=2"}
    answer = opened().post("/login", fields, on="/login")
    assert answer.headers["location"] == "/articles/2025-08-13/us-close?version=2"
