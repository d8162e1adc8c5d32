"""Every route there is: each declares who may ask it, and refuses everybody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from litestar.routes import HTTPRoute

from newsgen.desk.accounts import Role
from newsgen.desk.routes import Anyone, Needed, needed_of
from tests.desk.hand import Hand

OPEN = {("GET", "/login"), ("POST", "/login"), ("GET", "/static/{name:str}")}
"""What who is not logged in may ask."""
SAMPLES = {"str": "x", "date": "2025-08-13", "int": "1"}
LINE = "화면이 오래됐거나 그사이 다시 로그인했습니다"


class Route(NamedTuple):
    method: str
    template: str
    needed: Needed | None


def routes(hand: Hand) -> Iterator[Route]:
    """Walk what the framework knows, not what we think we declared."""
    for route in hand.app.app.app.routes:  # type: ignore[attr-defined]
        assert isinstance(route, HTTPRoute)
        for handler in route.route_handlers:
            for method in handler.http_methods - {"OPTIONS"}:
                yield Route(method, route.path, needed_of(handler))


def closed(hand: Hand, method: str) -> list[Route]:
    return [one for one in routes(hand) if one.method == method and not isinstance(one.needed, Anyone)]


def filled(template: str) -> str:
    """Return an address of a route: any will do, since nobody may ask who is not let in."""
    return re.sub(r"\{\w+:(\w+)\}", lambda found: SAMPLES[found[1]], template)


def test_every_route_declares_who_may_ask_it(opened):
    every = list(routes(opened()))
    assert len(every) > 8
    assert [one for one in every if one.needed is None] == []
    assert {(one.method, one.template) for one in every if isinstance(one.needed, Anyone)} == OPEN


def test_only_forms_change_anything(opened):
    assert {one.method for one in routes(opened())} == {"GET", "POST"}


def test_no_page_is_shown_to_who_is_not_logged_in(opened):
    hand = opened()
    for one in closed(hand, "GET"):
        answer = hand.get(filled(one.template))
        assert (answer.status_code, answer.headers["location"][:7]) == (303, "/login?"), one


def test_no_act_is_done_for_who_is_not_logged_in(opened):
    hand = opened()
    token = hand.token("/login")
    for one in closed(hand, "POST"):
        assert hand.bare(filled(one.template), {"csrf": token}).status_code == 401, one


def test_no_act_is_done_without_the_token_of_ones_own_login(opened):
    hand, other = opened("관리"), opened("관리")
    tokens = [None, "", "00" * 64, "zz", other.token(), hand.token()[:-2] + "00"]
    for one in closed(hand, "POST"):
        for token in tokens:
            answer = hand.bare(filled(one.template), {} if token is None else {"csrf": token})
            assert (answer.status_code, LINE in answer.text) == (403, True), (one, token)


@pytest.mark.parametrize(("name", "role"), [("기자", Role.WRITER), ("편집", Role.EDITOR)])
def test_nobody_does_what_needs_another_role(opened, name, role):
    hand = opened(name)
    token = hand.token()
    above = [one for one in routes(hand) if isinstance(one.needed, Role) and not role.may(one.needed)]
    assert above
    for one in above:
        path = filled(one.template)
        answer = hand.get(path) if one.method == "GET" else hand.bare(path, {"csrf": token})
        assert (answer.status_code, "만 할 수 있는 일입니다" in answer.text) == (403, True), one


def test_a_method_that_no_route_has_is_refused(opened):
    hand = opened("관리")
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        assert hand.client.request(method, "/users").status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "//users", "/users/", "/%75sers", "/./users", "/static/../users", "/static/..%2fusers", "/USERS",
        "/login/../users", "/users%00", "/users;x=1", "/login/%2e%2e/users", "/\\users", "/users?next=/",
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["", "기자"])
def test_no_way_of_writing_an_address_leads_past_the_guard(opened, name, path):
    answer = opened(name).get(f"http://desk.test{path}")
    assert answer.status_code in {303, 400, 403, 404}
    assert "더하기" not in answer.text


@pytest.mark.parametrize(
    "name", ["..%2f..%2fpyproject.toml", "%2e%2e/desk.css", "desk.css%00", "site.css", ""]
)
def test_only_the_files_of_pages_are_sent(opened, name):
    assert opened().get(f"/static/{name}").status_code in {400, 404}
    assert opened().get("/static/desk.css").headers["content-type"].startswith("text/css")


def test_who_is_logged_in_keeps_the_menu_where_no_page_is(opened):
    told = opened("편집").get("/nowhere")
    assert told.status_code == 404
    assert 'href="/sending"' in told.text
    assert 'href="/login"' not in told.text
    stranger = opened().get("/nowhere")
    assert 'href="/sending"' not in stranger.text
    assert 'href="/login"' in stranger.text
