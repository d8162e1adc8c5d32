"""What a query asks that nobody knows is refused, at every address."""

import pytest

from newsgen.service import app
from tests.service.reader import BROWSER, Page

PROGRAMS = (
    "/v1/terms",
    "/v1/terms/dot-plot",
    "/v1/search?q=bp",
    "/v1/glossary/csv",
    "/v1/articles",
    "/v1/articles/2025-08-12/us-close",
    "/v1/feeds/rss",
    "/v1/feeds/terms",
    "/v1/openapi.json",
    "/health",
    "/metrics",
)
PEOPLE = (
    "/",
    "/briefs",
    "/briefs/2025-08",
    "/briefs/2025-08-12/us-close",
    "/briefs/2025-08-12/us-close/share.png",
    "/check",
    "/search",
    "/search?q=bp",
    "/glossary",
    "/glossary?q=bp",
    "/glossary/dot-plot",
    "/embed.js",
    "/static/paper.css",
    "/robots.txt",
    "/sitemap.xml",
    "/opensearch.xml",
)
SITE = "https://terms.example.com"


@pytest.fixture
def client(served):
    return served(url=SITE, check="anyone")


def joined(path: str, query: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}{query}"


def test_every_address_is_tried_here():
    routes = {path for each in app._ROUTES for route in each.routes for path in route.paths}
    tried = {path.partition("?")[0] for path in (*PROGRAMS, *PEOPLE)}
    assert len(tried) == len(routes) - 1  # the document is one more, two that take texts are asked below


@pytest.mark.parametrize("path", [*PROGRAMS, *PEOPLE])
def test_what_is_known_is_answered_and_what_is_not_is_refused(client, path):
    assert client.get(path).status_code == 200
    answer = client.get(joined(path, "format=csv"))
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert [error["place"] for error in answer.json()["errors"]] == ["query:format"]


@pytest.mark.parametrize(
    ("path", "known"), [("/v1/annotate", "first_only, output"), ("/v1/check", "market, date, as_of")]
)
def test_a_text_is_not_read_under_a_query_that_is_off(client, path, known):
    answer = client.post(f"{path}?firstonly=true", content="점도표".encode())
    assert answer.status_code == 400
    assert answer.json()["errors"] == [
        {"place": "query:firstonly", "detail": f"모르는 이름입니다. {known}만 씁니다."}
    ]


def test_every_name_that_is_off_is_told_once(client):
    answer = client.get("/v1/terms?limit=1&a=1&b&a=2&%ED%95%9C=3")
    assert [error["place"] for error in answer.json()["errors"]] == ["query:a", "query:b", "query:한"]
    assert answer.json()["errors"][0]["detail"].endswith("category, since, limit, offset만 씁니다.")


@pytest.mark.parametrize("query", ["&", "&&", "=", "%", "a" * 4000, "\x00=1", "limit=1;offset=2"])
def test_no_query_is_too_odd(client, query):
    assert client.get("/v1/terms", params=query).status_code in {200, 400}


@pytest.mark.parametrize("path", ["/", "/glossary/dot-plot", "/glossary?q=bp"])
@pytest.mark.parametrize(
    "tag", ["utm_source=mail", "fbclid=1", "gclid=1", "NaPm=x", "n_media=27758", "_ga=1"]
)
def test_a_link_that_counts_its_readers_leads_to_its_page(client, path, tag):
    assert client.get(joined(path, tag)).status_code == 200
    assert client.get(joined("/v1/terms", tag)).status_code == 400


def test_a_reader_is_told_on_a_page(client):
    answer = client.get("/glossary?page=2", headers=BROWSER)
    assert answer.status_code == 400
    assert "모르는 이름" in Page(answer.text).text
