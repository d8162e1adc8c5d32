"""Who is let in, and what is seen of the desk by whom."""

import pytest

from tests.desk.hand import PASSWORD


def test_who_is_not_logged_in_is_led_to_the_login_and_on_from_there(opened):
    hand = opened()
    answer = hand.get("/users?x=1")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=/users%3Fx%3D1")
    assert "비밀번호" in hand.page("/login").text


@pytest.mark.parametrize("name", ["기자", "편집", "관리"])
def test_who_knows_the_password_sees_the_board(opened, name):
    hand = opened()
    answer = hand.login(name)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert name in hand.page("/").text


def test_a_wrong_password_is_one_line(opened):
    hand = opened()
    answer = hand.login("관리", PASSWORD + "!")
    assert answer.status_code == 401
    assert "이름이나 비밀번호가 맞지 않습니다." in answer.text
    assert PASSWORD not in answer.text


def test_logging_out_ends_it(opened):
    hand = opened("기자")
    assert hand.post("/logout").headers["location"] == "/login"
    assert hand.get("/").status_code == 303


def test_only_an_admin_sees_the_users(opened):
    assert opened("기자").get("/users").status_code == 403
    assert opened("편집").get("/users").status_code == 403
    assert "편집" in opened("관리").page("/users").text
