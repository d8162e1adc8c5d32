"""What crawlers and browsers find: canonical addresses, structured data, a map, robots.txt, OpenSearch."""

import datetime as dt
import json
from typing import Any
from urllib.robotparser import RobotFileParser

import pytest
import rdflib
from lxml import etree

from newsgen.config import Newsroom
from tests.service.conftest import DAYS
from tests.service.reader import BROWSER, Page

SITE = "https://terms.example.com"
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
LASTING = {
    "/": "/",
    "/briefs": "/briefs",
    "/briefs/2025-08": "/briefs/2025-08",
    "/briefs/2025-08-12/us-close": "/briefs/2025-08-12/us-close",
    "/glossary": "/glossary",
    "/glossary?by=category": "/glossary",
    "/glossary/dot-plot": "/glossary/dot-plot",
    "/glossary/dot-plot?utm_source=x": "/glossary/dot-plot",
}
"""Address -> the one that it is known under."""


@pytest.fixture
def client(served):
    return served(url=SITE)


def page(client, path: str) -> Page:
    return Page(client.get(path, headers=BROWSER).text)


def named(found: Page, name: str) -> list[str | None]:
    return [meta["content"] for meta in found.all("meta") if name in {meta.get("name"), meta.get("property")}]


def linked(found: Page, rel: str) -> list[str | None]:
    return [link["href"] for link in found.all("link") if link.get("rel") == rel]


def described(client, path: str) -> dict[str, dict[str, Any]]:
    """Return the nodes of a page's JSON-LD by type."""
    tree = etree.HTML(client.get(path, headers=BROWSER).text)
    found = [json.loads(text) for text in tree.xpath("//script[@type='application/ld+json']/text()")]
    assert all(node.pop("@context") == "https://schema.org" for node in found)
    return {node["@type"]: node for node in found}


@pytest.mark.parametrize(("path", "known"), LASTING.items())
@pytest.mark.parametrize("host", ["testserver", "evil.example"])
def test_a_page_says_where_it_is_whatever_the_host(client, path, known, host):
    answer = client.get(path, headers={**BROWSER, "host": host})
    found = Page(answer.text)
    assert linked(found, "canonical") == named(found, "og:url") == [f"{SITE}{known}"]
    assert "evil.example" not in answer.text
    for name in ("og:title", "og:description", "og:site_name", "og:type", "og:locale", "description"):
        (content,) = named(found, name)
        assert content


@pytest.mark.parametrize("path", ["/glossary?q=bp", "/glossary/none", "/nowhere"])
def test_what_has_no_lasting_address_is_not_for_search_engines(served, path):
    found = page(served(url=SITE, drafts=False), path)
    assert named(found, "robots") == ["noindex"]
    assert linked(found, "canonical") == named(found, "og:url") == []


def test_a_page_is_for_search_engines_unless_drafts_are_shown(served):
    assert named(page(served(url=SITE, drafts=False), "/glossary/dot-plot"), "robots") == []
    assert named(page(served(url=SITE), "/glossary/dot-plot"), "robots") == ["noindex"]


def test_without_an_address_none_is_told(served):
    client = served()
    found = page(client, "/glossary/dot-plot")
    assert linked(found, "canonical") == linked(found, "search") == linked(found, "alternate") == []
    assert named(found, "og:title") == ["점도표"]
    nodes = described(client, "/glossary/dot-plot")
    assert nodes.keys() == {"DefinedTerm"}
    assert "url" not in nodes["DefinedTerm"]
    for path in ("/sitemap.xml", "/opensearch.xml"):
        assert client.get(path).status_code == 404
    assert "Sitemap" not in client.get("/robots.txt").text


def test_a_term_is_a_defined_term_of_a_set(client):
    nodes = described(client, "/glossary/basis-point")
    address = f"{SITE}/glossary/basis-point"
    assert nodes["DefinedTerm"] == {
        "@type": "DefinedTerm",
        "@id": address,
        "url": address,
        "name": "베이시스포인트",
        "alternateName": ["bp", "Basis Point"],
        "description": "0.01%포인트다.",
        "termCode": "basis-point",
        "inLanguage": "ko",
        "inDefinedTermSet": {
            "@type": "DefinedTermSet",
            "@id": f"{SITE}/glossary",
            "url": f"{SITE}/glossary",
            "name": "한빛경제 시장 용어 사전",
        },
    }
    steps = nodes["BreadcrumbList"]["itemListElement"]
    assert [(step["position"], step["name"], step["item"]) for step in steps] == [
        (1, "브리프", f"{SITE}/"),
        (2, "용어 사전", f"{SITE}/glossary"),
        (3, "베이시스포인트", address),
    ]


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # of its own doing
@pytest.mark.parametrize("path", ["/glossary", "/glossary/basis-point", "/briefs/2025-08-12/us-close"])
def test_a_reader_of_linked_data_sees_what_is_meant(client, path):
    """Read by rdflib, schema.org's vocabulary being the only context that is needed offline."""
    tree = etree.HTML(client.get(path, headers=BROWSER).text)
    graph = rdflib.Graph()
    for text in tree.xpath("//script[@type='application/ld+json']/text()"):
        told = {**json.loads(text), "@context": {"@vocab": "https://schema.org/"}}
        graph.parse(data=json.dumps(told), format="json-ld")
    schema = rdflib.Namespace("https://schema.org/")
    kinds = {str(kind).removeprefix(schema) for kind in graph.objects(None, rdflib.RDF.type)}
    main = "NewsArticle" if path.startswith("/briefs") else "DefinedTermSet"
    assert main in kinds
    if path == "/glossary/basis-point":
        term = rdflib.URIRef(f"{SITE}{path}")
        assert (term, rdflib.RDF.type, schema.DefinedTerm) in graph
        assert (term, schema.inDefinedTermSet, rdflib.URIRef(f"{SITE}/glossary")) in graph
        assert {str(each) for each in graph.objects(term, schema.alternateName)} == {"bp", "Basis Point"}


def test_the_glossary_is_a_set_of_terms(client):
    nodes = described(client, "/glossary")
    assert nodes["DefinedTermSet"]["@id"] == f"{SITE}/glossary"
    assert [step["item"] for step in nodes["BreadcrumbList"]["itemListElement"]][-1] == f"{SITE}/glossary"


def test_a_brief_is_an_article_with_its_address_and_its_publisher(client):
    article = described(client, "/briefs/2025-08-12/us-close")["NewsArticle"]
    assert article["url"] == f"{SITE}/briefs/2025-08-12/us-close"
    assert article["publisher"]["name"] == "한빛경제"


def test_hostile_words_stay_in_the_json(served, glossary):
    nasty = '</script><script>alert(1)</script>&"'
    path = glossary / "rates.toml"
    text = path.read_text(encoding="utf-8").replace("0.01%포인트다.", nasty.replace('"', '\\"'))
    path.write_text(text, encoding="utf-8")
    client = served(url=SITE, newsroom=Newsroom(name=nasty))
    answer = client.get("/glossary/basis-point", headers=BROWSER).text
    assert "<script>alert" not in answer
    assert described(client, "/glossary/basis-point")["DefinedTerm"]["description"] == nasty


def test_the_map_names_every_page_once_and_each_is_there(client):
    root = etree.fromstring(client.get("/sitemap.xml").content)
    found = {
        each.findtext("s:loc", None, MAP): each.findtext("s:lastmod", None, MAP)
        for each in root.findall("s:url", MAP)
    }
    assert len(found) == len(root)
    paths = [address.removeprefix(SITE) for address in found]
    assert paths[:2] == ["/", "/glossary"]
    assert {f"/briefs/{day}/us-close" for day in DAYS} | {"/briefs/2025-08-12/us-week"} <= set(paths)
    for path in paths:
        answer = client.get(path, headers=BROWSER)
        assert answer.status_code == 200
        canonical = linked(Page(answer.text), "canonical")
        assert canonical in ([f"{SITE}{path}"], [])  # an example article has none
    assert found[f"{SITE}/glossary/dot-plot"] == "2025-08-13"
    assert all(dt.date.fromisoformat(day) for day in found.values() if day)


def test_crawlers_are_told_what_to_read(served):
    rules = RobotFileParser()
    answer = served(url=SITE, drafts=False).get("/robots.txt")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    rules.parse(answer.text.splitlines())
    assert rules.site_maps() == [f"{SITE}/sitemap.xml"]
    read = {
        path: rules.can_fetch("Yeti", f"{SITE}{path}") for path in ("/", "/glossary/fomc", "/v1/feeds/terms")
    }
    assert all(read.values())
    assert not any(rules.can_fetch("Yeti", f"{SITE}{path}") for path in ("/v1/terms", "/metrics", "/health"))


def test_a_system_for_trying_is_closed_to_crawlers(client):
    assert client.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"


def test_a_browser_learns_to_search(client):
    assert linked(page(client, "/"), "search") == ["/opensearch.xml"]
    answer = client.get("/opensearch.xml")
    assert answer.headers["content-type"] == "application/opensearchdescription+xml"
    root = etree.fromstring(answer.content)
    assert root.tag == f"{SEARCH}OpenSearchDescription"
    assert 0 < len(root.findtext(f"{SEARCH}ShortName")) <= 16
    template = root.find(f"{SEARCH}Url").get("template")
    assert template == f"{SITE}/glossary?q={{searchTerms}}"
    path = template.removeprefix(SITE).replace("{searchTerms}", "bp")
    assert "베이시스포인트" in client.get(path, headers=BROWSER).text
