"""The whole glossary as files, what changed in it since a day, and the feed of that."""

import csv
import io

import feedparser
import jsonschema
import pytest
import rdflib
from litestar.testing import TestClient
from lxml import etree

from newsgen.config import Config
from newsgen.service.library import Library
from tests.service.conftest import Served

SITE = "https://terms.example.com"
ATOM = "{http://www.w3.org/2005/Atom}"
CHANGED = 'changed = [{ on = 2026-02-03, what = "정의를 <고쳤>다." }]'


@pytest.fixture
def client(served: Served, glossary) -> TestClient:
    """A service that knows its address; one of its terms was changed after it was checked."""
    path = glossary / "rates.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('see = ["basis-point"]', f'see = ["basis-point"]\n{CHANGED}'), encoding="utf-8"
    )
    return served(url=SITE)


@pytest.mark.parametrize(
    ("form", "media_type", "name"),
    [
        ("csv", "text/csv; charset=utf-8; header=present", "glossary.csv"),
        ("json", "application/json", "glossary.json"),
        ("tbx", "application/xml", "glossary.tbx"),
        ("skos", "application/rdf+xml", "glossary.rdf"),
    ],
)
def test_a_form_comes_as_a_file_and_is_not_sent_twice(client, form, media_type, name):
    answer = client.get(f"/v1/glossary/{form}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    again = client.get(f"/v1/glossary/{form}", headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_every_form_tells_every_term_under_its_address(client):
    ids = {"russell-2000", "basis-point", "dot-plot", "percent"}
    pages = {f"{SITE}/glossary/{id_}" for id_ in ids}
    rows = csv.DictReader(io.StringIO(client.get("/v1/glossary/csv").content.decode("utf-8-sig")))
    assert {row["page"] for row in rows} == pages
    told = client.get("/v1/glossary/json").json()
    assert (told["name"], told["uri"]) == ("한빛경제 시장 용어 사전", f"{SITE}/glossary")
    assert {term["id"] for term in told["terms"]} == ids
    tree = etree.fromstring(client.get("/v1/glossary/tbx").content)
    assert {each.get("target") for each in tree.iterfind(".//{*}xref")} == pages
    graph = rdflib.Graph().parse(data=client.get("/v1/glossary/skos").content, format="xml")
    assert {str(each) for each in graph.subjects(rdflib.SKOS.inScheme)} == pages


def test_the_contract_of_the_json_is_in_the_document(client):
    document = client.get("/v1/openapi.json").json()
    content = document["paths"]["/v1/glossary/{format}"]["get"]["responses"]["200"]["content"]
    assert content.keys() == {"application/json", "text/csv", "application/xml", "application/rdf+xml"}
    schema = {**content["application/json"]["schema"], "components": document["components"]}
    jsonschema.Draft202012Validator(schema).validate(client.get("/v1/glossary/json").json())


def test_a_form_that_there_is_not_is_told(client):
    answer = client.get("/v1/glossary/xls")
    assert answer.status_code == 404
    assert answer.json()["errors"][0]["place"] == "path:format"
    assert "csv, json, tbx, skos" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("since", "ids"),
    [
        ("2025-08-13", ["russell-2000", "basis-point", "dot-plot", "percent"]),
        ("2025-08-14", ["dot-plot"]),
        ("2026-02-03", ["dot-plot"]),
        ("2026-02-04", []),
    ],
)
def test_what_changed_since_a_day(client, since, ids):
    page = client.get("/v1/terms", params={"since": since}).json()
    assert [term["id"] for term in page["terms"]] == ids
    assert page["total"] == len(ids)


def test_the_next_page_of_what_changed_is_of_the_same_day(client):
    first = client.get("/v1/terms?since=2025-08-13&category=금리&limit=2").json()
    second = client.get(first["next"]).json()
    assert [term["id"] for term in (*first["terms"], *second["terms"])] == [
        "basis-point",
        "dot-plot",
        "percent",
    ]
    assert second["next"] is None
    assert "since=2025-08-13" in first["next"]


@pytest.mark.parametrize("since", ["", "x", "2025-13-01", "13.8.2025"])
def test_a_day_that_is_none_is_told(client, since):
    answer = client.get("/v1/terms", params={"since": since})
    assert answer.status_code == 400
    assert answer.json()["errors"] == [
        {"place": "query:since", "detail": "2025-08-13처럼 날짜로 적으십시오."}
    ]


def test_the_feed_has_the_latest_change_first(client):
    answer = client.get("/v1/feeds/terms")
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    found = feedparser.parse(answer.content)
    assert not found.bozo
    assert found.version == "atom10"
    assert (found.feed.id, found.feed.title) == (f"{SITE}/glossary", "한빛경제 시장 용어 사전: 바뀐 용어")
    assert found.feed.updated == found.entries[0].updated == "2026-02-03T00:00:00+09:00"
    first = found.entries[0]
    assert (first.title, first.link, first.id) == ("점도표", *[f"{SITE}/glossary/dot-plot"] * 2)
    assert len({entry.id for entry in found.entries}) == 4


def test_the_feed_keeps_the_rules_of_atom(client):
    """RFC 4287: id, title and updated once each, an author, a link to itself."""
    root = etree.fromstring(client.get("/v1/feeds/terms").content)
    for holder in (root, *root.findall(f"{ATOM}entry")):
        for required in ("id", "title", "updated"):
            assert len(holder.findall(f"{ATOM}{required}")) == 1
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "한빛경제"
    (own,) = [each for each in root.findall(f"{ATOM}link") if each.get("rel") == "self"]
    assert own.get("href") == f"{SITE}/v1/feeds/terms"
    entry = root.find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}summary") == "정의를 <고쳤>다."
    assert entry.findtext(f"{ATOM}content").startswith("<p>위원들의 금리 전망을")
    assert entry.find(f"{ATOM}content").get("type") == "html"


def test_without_an_address_there_is_no_feed_and_it_says_what_to_set(served):
    answer = served().get("/v1/feeds/terms")
    assert answer.status_code == 404
    assert "[service]에 url" in answer.json()["detail"]


def test_a_glossary_read_anew_is_exported_anew(glossary, archive):
    library = Library(Config(), archive, glossary)
    before = library.exported("json").body
    assert library.exported("json").body is before
    path = glossary / "indices.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("대표적인", "이름난"), encoding="utf-8")
    library.refresh()
    assert "이름난" in library.exported("json").body.decode()
