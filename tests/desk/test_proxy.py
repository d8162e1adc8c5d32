"""Who comes by a proxy that logs in: its header is believed from it alone."""

from __future__ import annotations

import re

import pytest

from newsgen.config import load
from newsgen.deliveries.outbox import Outbox
from newsgen.errors import ConfigProblem

TRUSTED = "10.0.0.5"
SETTINGS = {"proxies": ("10.0.0.0/24",), "user_header": "X-Remote-User"}


@pytest.fixture
def proxied(opened):
    def make(name: str = "", peer: str = TRUSTED, **settings: object):
        hand = opened(peer=peer, **(SETTINGS | settings))
        hand.remote = (name,) if name else ()
        return hand

    return make


def test_whom_the_proxy_names_is_in(proxied, newsroom):
    hand = proxied("편집")
    assert "편집" in hand.page("/").text
    assert hand.get("/users").status_code == 403
    with Outbox(newsroom.outbox) as outbox:
        assert [(one.who, one.event) for one in outbox.events()] == [("편집", "desk-login")]


@pytest.mark.parametrize("peer", ["192.0.2.7", "10.0.1.5", "127.0.0.1", "::1"])
def test_anybody_elses_header_is_nothing(proxied, peer):
    assert proxied("관리", peer=peer).get("/").status_code == 303


def test_without_the_setting_the_header_is_nothing(opened):
    hand = opened(peer=TRUSTED, proxies=("10.0.0.0/24",))
    hand.remote = ("관리",)
    assert hand.get("/").status_code == 303


def test_a_header_that_came_round_the_proxy_names_nobody(proxied):
    """Underscores are no hyphens, and the proxy's own address in another header is no proxy."""
    hand = proxied(peer="192.0.2.7")
    hand.client.headers.update({"X_Remote_User": "admin", "x-forwarded-for": TRUSTED, "x-real-ip": TRUSTED})
    hand.remote = ("관리",)
    assert hand.get("/").status_code == 303


@pytest.mark.parametrize("name", ["아무개", "관리, 편집", "관리/", "' OR 1=1 --", "<script>"])
def test_whom_nobody_added_is_refused_in_a_line(proxied, name):
    answer = proxied(name).get("/")
    assert (answer.status_code, "이 데스크의 사용자가 아닙니다" in answer.text) == (403, True)


def test_two_names_are_none(proxied):
    hand = proxied()
    hand.remote = ("관리", "기자")
    assert hand.get("/").status_code == 403


def test_a_locked_user_is_refused_there_too(proxied, accounts):
    hand = proxied("기자")
    assert hand.get("/").status_code == 200
    accounts.lock("기자")
    assert hand.get("/").status_code == 403


def test_a_login_by_the_proxy_is_nothing_without_its_header(proxied):
    hand = proxied("기자")
    assert hand.get("/").status_code == 200
    hand.remote = ()
    assert hand.get("/").status_code == 303


def test_another_name_is_another_login(proxied):
    hand = proxied("기자")
    hand.get("/")
    before = hand.cookie
    hand.remote = ("편집",)
    assert "편집" in hand.page("/").text
    assert hand.cookie != before


def test_forms_need_their_token_there_too(proxied):
    hand = proxied("관리")
    assert hand.bare("/users/lock", {"name": "기자"}).status_code == 403
    token = proxied("관리").token("/users")
    assert hand.bare("/users/lock", {"csrf": token, "name": "기자"}).status_code == 403
    assert hand.post("/users/lock", {"name": "기자"}, on="/users").status_code == 303


def test_an_empty_header_is_the_login_page(proxied):
    hand = proxied()
    hand.remote = ("",)
    assert hand.get("/").status_code == 303
    assert hand.login("기자").status_code == 303
    assert hand.get("/").status_code == 200


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        ('user_header = "X-Remote-User"', "proxies에 적으십시오"),
        ('user_header = "X-Remote: User"\nproxies = ["10.0.0.5"]', "헤더의 이름을"),
        ('proxies = ["0.0.0.0/0"]', "10.1.0.0/16처럼"),
        ('proxies = ["proxy.local"]', "10.1.0.0/16처럼"),
        ('url = "https://desk.example.com/desk"', "경로 없는 주소를"),
        ("idle_hours = 0", "0.1~168"),
        ("session_hours = 1000", "0.1~168"),
        ("idle = 3", "idle_hours"),
    ],
)
def test_settings_that_cannot_hold_are_one_line(tmp_path, settings, why):
    file = tmp_path / "newsgen.toml"
    file.write_text(f"[desk]\n{settings}\n", encoding="utf-8")
    with pytest.raises(ConfigProblem, match=re.escape(why)):
        load(file)
