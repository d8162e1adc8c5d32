"""NewsML-G2 2.35: read back with IPTC's own implementation, and checked against the structure that it knows.

The XML Schema is in no package; IPTC's Python package for 2.35 holds its elements in their order, and its
attributes. Of those every element that we write is looked up.
"""

import re
from pathlib import Path
from typing import Any

import NewsMLG2
import pytest
from lxml import etree
from NewsMLG2 import NewsMLG2Document
from NewsMLG2.core import BaseObject
from NewsMLG2.newsitem import NewsItem

from newsgen.model import Article, text_of
from newsgen.outputs.issue import Issue, Status
from newsgen.outputs.newsml import newsml
from tests.article_fixture import article
from tests.outputs.wire import (
    AT_UTC,
    CONTROL,
    EMBARGO,
    FIRST,
    NASTY,
    URI,
    corrected,
    issue,
    large,
    nasty,
    noted,
    stand_in_order,
    under_the_headline,
)

G2 = "{http://iptc.org/std/nar/2006-10-01/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
XML = "{http://www.w3.org/XML/1998/namespace}"
ARTICLES = {
    "plain": article(),
    "bare": article(deck=(), summary=(), paragraphs=(), glossary=(), charts=(), sources=()),
    "demo": article(demo=True),
    "corrected": corrected(),
    "large": large(),
    "noted": noted(),
    **{name: nasty(text) for name, text in NASTY.items()},
}
ISSUES = {
    "usual": issue(),
    "unsaid": Issue(),
    "all": issue(first=FIRST, embargo=EMBARGO),
    "canceled": issue(status=Status.CANCELED),
}


def tree(made: Article, given: Issue | None = None) -> Any:
    return etree.fromstring(newsml(made, given or issue()).body)


def conform(element: Any, known: BaseObject) -> None:
    """Check an element's children and attributes, all the way down, against what IPTC's package knows."""
    definitions = known.get_element_definitions()
    order = [definition["xml_name"] for _, definition in definitions]
    children = [child for child in element if child.tag.startswith(G2)]
    names = [child.tag.removeprefix(G2) for child in children]
    assert set(names) <= set(order), f"{element.tag}: {names}"
    assert names == sorted(names, key=order.index), f"{element.tag}: {names}"
    single = {definition["xml_name"] for _, definition in definitions if definition["type"] == "single"}
    assert all(names.count(name) == 1 for name in single & set(names))
    attributes = {definition["xml_name"] for definition in known.get_attribute_definitions().values()}
    assert set(element.attrib) <= attributes | {f"{XML}lang"}, f"{element.tag}: {element.attrib}"
    by_name = {definition["xml_name"]: definition["element_class"] for _, definition in definitions}
    for child, name in zip(children, names, strict=True):
        conform(child, known.get_element_class(by_name[name])())


@pytest.mark.parametrize("given", ISSUES.values(), ids=ISSUES)
@pytest.mark.parametrize("made", ARTICLES.values(), ids=ARTICLES)
def test_its_structure_is_the_standards(made, given):
    root = tree(made, given)
    assert root.tag == f"{G2}newsItem"
    conform(root, NewsItem())
    for name in ("itemClass", "provider", "versionCreated"):
        assert root.find(f"{G2}itemMeta/{G2}{name}") is not None
    codes = [code for each in root.iter() if (code := each.get("qcode"))]
    assert all(re.fullmatch(r"(ninat|stat|sig|medtop):[A-Za-z0-9]+", code) for code in codes)
    times = [root.findtext(f".//{G2}{name}") for name in ("versionCreated", "firstCreated", "embargoed")]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", time) for time in times if time)


def test_a_wrong_order_would_be_found():
    root = tree(article())
    meta = root.find(f"{G2}itemMeta")
    meta.append(meta[0])
    with pytest.raises(AssertionError):
        conform(root, NewsItem())


@pytest.mark.parametrize("made", ARTICLES.values(), ids=ARTICLES)
def test_iptcs_own_package_reads_it(made):
    item = NewsMLG2Document(newsml(made, issue()).body).get_item()
    assert (item.guid, item.version, item.standardversion) == (URI, str(made.revision), "2.35")
    assert (item.standard, item.conformance) == ("NewsML-G2", "power")
    assert str(item.itemmeta.versioncreated) == AT_UTC
    assert item.itemmeta.pubstatus.qcode == ("stat:withheld" if made.demo else "stat:usable")
    assert str(item.contentmeta.headline[0]).split() == text_of(made.headline).split()
    assert item.contentmeta.subject[0].qcode == "medtop:20000385"
    assert item.contentmeta.language[0].tag == "ko"


def test_its_codes_are_of_the_catalog_that_it_names():
    root = tree(corrected())
    named = root.find(f"{G2}catalogRef").get("href").rpartition("/")[2]
    catalog = etree.parse(Path(NewsMLG2.__file__).parent / "catalogs" / named)  # the package ships it
    schemes = {scheme.get("alias"): scheme.get("uri") for scheme in catalog.iter("{*}scheme")}
    used = {code.partition(":")[0] for each in root.iter() if (code := each.get("qcode") or each.get("role"))}
    assert used == {"ninat", "stat", "sig", "medtop", "drol"}
    assert schemes["medtop"] == "http://cv.iptc.org/newscodes/mediatopic/"
    assert used <= schemes.keys()


@pytest.mark.parametrize("made", ARTICLES.values(), ids=ARTICLES)
def test_the_page_says_what_the_article_says(made):
    page = tree(made).find(f"{G2}contentSet/{G2}inlineXML/{XHTML}html")
    assert {each.tag.removeprefix(XHTML) for each in page.iter()} <= {
        *("html", "head", "title", "body", "h1", "h2", "p"),
        *("dl", "dt", "dd", "table", "caption", "tbody", "tr", "th", "td", "small", "ul", "li", "dfn"),
    }
    etree.strip_tags(page, f"{XHTML}dfn")  # a mark parts no words
    blocks = " ".join(page.find(f"{XHTML}body").itertext())
    assert stand_in_order([text_of(made.headline), *under_the_headline(made)], blocks)
    assert page.find(f"{XHTML}head/{XHTML}title").text == text_of(made.headline)


def test_characters_that_xml_forbids_are_dropped():
    root = tree(nasty(CONTROL))
    assert root.findtext(f".//{G2}headline") == "제어\x7f문자"


def test_the_label_the_correction_and_the_status():
    root = tree(corrected(), issue(first=FIRST, embargo=EMBARGO))
    source = root.find(f"{G2}contentMeta/{G2}digitalSourceType")
    assert source.get("uri") == "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"
    assert root.find(f"{G2}itemMeta/{G2}signal").get("qcode") == "sig:correction"
    assert root.findtext(f"{G2}itemMeta/{G2}edNote").startswith("[정정] 케머스")
    assert root.findtext(f"{G2}itemMeta/{G2}embargoed") == "2025-08-14T00:00:00Z"
    assert tree(article()).find(f"{G2}itemMeta/{G2}signal") is None


def test_a_withdrawn_item_has_no_content():
    root = tree(article(), issue(status=Status.CANCELED))
    assert root.find(f"{G2}itemMeta/{G2}pubStatus").get("qcode") == "stat:canceled"
    assert root.find(f"{G2}contentSet") is None
