"""The articles over HTTP: a list by session, one in the form asked for, and feeds."""

import json

import feedparser
import msgspec
import pytest

from newsgen.archive import Archive, Key
from newsgen.config import Newsroom
from newsgen.model import Article, text_of
from newsgen.outputs import OUTPUTS
from newsgen.service.accept import choose
from tests.article_fixture import article
from tests.service.conftest import DAYS

CLOSE = "/v1/articles/2025-08-13/us-close"


def test_the_list_goes_from_session_to_session_and_ends(client):
    address, seen = "/v1/articles?limit=1", []
    while address:
        page = client.get(address).json()
        assert len({row["session"] for row in page["articles"]}) == 1  # a session is never cut in two
        seen += [(row["session"], row["edition"], row["demo"]) for row in page["articles"]]
        address = page["next"]
    assert seen == [
        ("2025-08-13", "us-close", True),
        ("2025-08-12", "us-close", False),
        ("2025-08-12", "us-week", False),
        ("2025-08-11", "us-close", False),
    ]


def test_the_list_of_one_edition(client):
    rows = client.get("/v1/articles", params={"edition": "us-week"}).json()["articles"]
    assert [row["href"] for row in rows] == ["/v1/articles/2025-08-12/us-week"]
    assert rows[0]["headline"] == text_of(article().headline)
    assert client.get(rows[0]["href"]).status_code == 200
    assert client.get("/v1/articles?edition=..%2f").json()["articles"] == []


@pytest.mark.parametrize("before", ["2025-13-01", "gestern", "%00", ""])
def test_a_day_that_is_none(client, before):
    answer = client.get(f"/v1/articles?before={before}")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["place"] == "query:before"


@pytest.mark.parametrize(
    ("accept", "media_type", "form"),
    [
        (None, "application/json", "json"),
        ("*/*", "application/json", "json"),
        ("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "text/html; charset=utf-8", "html"),
        ("application/json;q=0.2, text/markdown", "text/markdown; charset=utf-8", "md"),
        ("text/*;q=0.5, application/json;q=0.4, text/html;q=0.1", "text/markdown; charset=utf-8", "md"),
    ],
)
def test_an_article_comes_in_the_form_that_is_asked_for(client, archive, accept, media_type, form):
    client.headers.pop("accept")
    answer = client.get(CLOSE, headers={"accept": accept} if accept else {})
    assert answer.headers["content-type"] == media_type
    assert "accept" in answer.headers["vary"].split(", ")
    kept = Archive(archive).article(DAYS[2], "us-close")
    if form == "html":
        assert answer.text.startswith("<!doctype html>")
        assert text_of(kept.headline) in answer.text
    else:
        assert answer.content == OUTPUTS[form](kept).body
    if form == "json":
        assert msgspec.json.decode(answer.content, type=Article) == kept


@pytest.mark.parametrize("accept", ["image/png", "application/json;q=0", "text/html;q=0, image/*"])
def test_no_other_form_is_there(client, accept):
    answer = client.get(CLOSE, headers={"accept": accept})
    assert answer.status_code == 406
    assert answer.json()["errors"][0]["place"] == "header:Accept"


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        ("", "a/x"),
        ("a/y", "a/y"),
        ("a/*, a/x;q=0", "a/y"),  # the more specific range counts, RFC 9110, 12.5.1
        ("*/*;q=0.1, b/z;q=0.2", "b/z"),
        ("A/Y ; Q=1.000", "a/y"),
        ("c/c", None),
        ("nonsense, ;;, q=1", None),
        ("a/x;q=2, a/y;q=0.5", "a/x"),  # an impossible weight is no weight
    ],
)
def test_choosing_by_weight(accepted, chosen):
    assert choose(accepted, ("a/x", "a/y", "b/z")) == chosen


@pytest.mark.parametrize(
    "place",
    ["2025-08-14/us-close", "2025-08-13/us-week", "20250813/us-close", "x/y", "2025-08-13/..%2fx", "%00/%ff"],
)
def test_an_article_that_is_not_there(client, place):
    answer = client.get(f"/v1/articles/{place}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_withdrawn_article_is_gone_at_once(client, archive):
    assert client.get(CLOSE).status_code == 200
    Archive(archive).withdraw(Key(DAYS[2], "us-close"))
    assert client.get(CLOSE).status_code == 404
    assert DAYS[2].isoformat() not in client.get("/v1/articles").text


def test_a_broken_file_is_left_out(client, archive, caplog):
    (archive / "2025-08-13" / "us-close.json").write_text('{"schema": ')
    assert client.get(CLOSE).status_code == 404
    assert len(client.get("/v1/articles").json()["articles"]) == 3
    assert "us-close.json" in caplog.text
    assert str(archive) not in client.get(CLOSE).text


@pytest.mark.parametrize(
    ("name", "media_type"), [("rss", "application/rss+xml"), ("atom", "application/atom+xml")]
)
def test_feeds_hold_what_readers_may_see(client, name, media_type):
    answer = client.get(f"/v1/feeds/{name}")
    assert answer.headers["content-type"].startswith(media_type)
    entries = feedparser.parse(answer.content).entries
    assert len(entries) == 3  # the demo is none of them
    assert {entry.title for entry in entries} == {text_of(article().headline)}


def test_the_json_feed(client):
    feed = json.loads(client.get("/v1/feeds/json").content)
    assert len(feed["items"]) == 3
    other = client.get("/v1/feeds/other")
    assert (other.status_code, other.json()["detail"]) == (404, "피드는 rss, atom, json 가운데 하나입니다.")


@pytest.mark.parametrize("path", ["/v1/nothing", "/v1/briefs", "/v1/nothing/of/it", "/v1/nothing.json"])
def test_no_endpoint_is_a_problem_in_korean(client, path):
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert answer.json()["detail"] == "이 주소에는 아무것도 없습니다. 주소를 확인하십시오."


def test_there_is_no_feed_of_nobody(served):
    answer = served(newsroom=Newsroom()).get("/v1/feeds/rss")
    assert answer.status_code == 404
    assert "[newsroom]" in answer.json()["detail"]
