"""NewsArticle: the properties that schema.org and search engines ask for, safe inside a page."""

import json
import re

import pytest

from newsgen.outputs.html import html
from newsgen.outputs.issue import Issue
from newsgen.outputs.jsonld import news_article
from tests.article_fixture import article
from tests.outputs.wire import AT_UTC, EMBARGO, FIRST, NASTY, corrected, issue, nasty

KNOWN = {
    *("@context", "@type", "identifier", "url", "version", "inLanguage", "headline", "description"),
    *("temporalCoverage", "datePublished", "dateModified", "author", "publisher", "copyrightHolder"),
    *("about", "digitalSourceType", "creditText", "correction"),
    *("mainEntityOfPage", "isAccessibleForFree", "image"),
}
"""Properties of schema.org's NewsArticle and of the types above it."""


def in_page(made, given):
    (text,) = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', html(made, given).body.decode()
    )
    return json.loads(text)


def test_once_out_it_says_when_and_by_whom():
    told = news_article(article(), issue(first=FIRST, link="https://news.example.com/a"))
    assert told.keys() <= KNOWN
    assert told["datePublished"] == "2025-08-13T21:00:00Z"
    assert told["dateModified"] == AT_UTC
    assert told["publisher"] == {
        "@type": "NewsMediaOrganization",
        "name": "한빛경제",
        "url": "https://news.example.com",
    }
    assert told["copyrightHolder"]["name"] == "한빛미디어"
    assert told["url"] == "https://news.example.com/a"
    assert [each["termCode"] for each in told["about"]][:2] == ["20000385", "04000000"]


def test_before_that_it_claims_no_date_and_no_publisher():
    told = news_article(article(), Issue())
    assert told.keys() <= KNOWN - {
        "datePublished",
        "dateModified",
        "author",
        "publisher",
        "url",
        "correction",
    }


def test_an_embargo_is_when_it_is_published():
    told = news_article(article(), issue(first=FIRST, embargo=EMBARGO))
    assert (told["datePublished"], told["dateModified"]) == ("2025-08-14T00:00:00Z",) * 2


def test_a_correction_is_told():
    told = news_article(corrected(), issue())
    assert told["version"] == 3
    assert told["correction"][0] == {
        "@type": "CorrectionComment",
        "text": "러셀2000지수 등락률 1.89%를 1.98%로 바로잡습니다.",
        "datePublished": AT_UTC,
    }


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_nothing_leads_out_of_the_script(text):
    made = nasty(text)
    page = html(made, issue()).body.decode()
    assert page.count("<script") == page.count("</script") == 1
    assert in_page(made, issue())["headline"] == text
