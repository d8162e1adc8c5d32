"""ninjs 1.6 and 3.1: by the published rules, with the whole text, and nothing to print once withdrawn."""

import html.parser
import json
from typing import Any

import jsonschema
import pytest

from newsgen.model import Article, text_of
from newsgen.outputs.issue import Issue, Status
from newsgen.outputs.ninjs import ninjs, ninjs3
from tests.article_fixture import article
from tests.outputs.ninjs_rules import NINJS_1_6, NINJS_3_1
from tests.outputs.wire import (
    AT_UTC,
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

RULES = {ninjs: NINJS_1_6, ninjs3: NINJS_3_1}
ARTICLES = {
    "plain": article(),
    "bare": article(deck=(), summary=(), paragraphs=(), glossary=(), charts=(), sources=(), flags=()),
    "demo": article(demo=True),
    "corrected": corrected(),
    "large": large(),
    "noted": noted(),
    **{name: nasty(text) for name, text in NASTY.items()},
}
ISSUES = {
    "usual": issue(),
    "unsaid": Issue(),
    "all": issue(first=FIRST, embargo=EMBARGO, link="https://news.example.com/a"),
    "withheld": issue(status=Status.WITHHELD),
    "canceled": issue(status=Status.CANCELED),
}


class Texts(html.parser.HTMLParser):
    """The text of a piece of HTML, and its elements."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.text = ""
        self.elements: set[str] = set()
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.text += "" if tag == "dfn" else " "  # a mark parts no words
        self.elements.add(tag)

    def handle_data(self, data):
        self.text += data


def item(form: Any, made: Article, given: Issue | None = None) -> dict[str, Any]:
    return json.loads(form(made, given or issue()).body)


def bodies(form: Any, told: dict[str, Any]) -> tuple[str, str]:
    if form is ninjs:
        return told["body_text"], told["body_html"]
    by_type = {body["contentType"]: body["value"] for body in told["bodies"]}
    return by_type["text/plain"], by_type["text/html"]


@pytest.mark.parametrize("form", RULES)
@pytest.mark.parametrize("given", ISSUES.values(), ids=ISSUES)
@pytest.mark.parametrize("made", ARTICLES.values(), ids=ARTICLES)
def test_it_keeps_the_published_rules(form, made, given):
    checker = jsonschema.FormatChecker(["date-time"])
    jsonschema.Draft202012Validator(RULES[form], format_checker=checker).validate(item(form, made, given))


@pytest.mark.parametrize(
    "broken",
    [
        {"uri": "2025-08-13-us-close"},
        {"versioncreated": "2025-08-13 22:30"},
        {"pubstatus": "killed"},
        {"version": 1},
        {"notes": "x"},
        {"subject": [{"qcode": "medtop:04000000"}]},
    ],
)
def test_the_rules_can_be_broken(broken):
    checker = jsonschema.FormatChecker(["date-time"])
    rules = jsonschema.Draft202012Validator(NINJS_1_6, format_checker=checker)
    assert not rules.is_valid(item(ninjs, article()) | broken)


@pytest.mark.parametrize("form", RULES)
@pytest.mark.parametrize("made", ARTICLES.values(), ids=ARTICLES)
def test_both_bodies_say_what_the_article_says(form, made):
    plain, markup = bodies(form, item(form, made))
    assert stand_in_order(under_the_headline(made), plain)
    page = Texts(markup)
    assert stand_in_order(under_the_headline(made), page.text)
    assert page.elements <= {
        "p",
        "h2",
        "dl",
        "dt",
        "dd",
        "table",
        "caption",
        "tbody",
        "ul",
        "li",
        "tr",
        "th",
        "td",
        "small",
        "dfn",
    }


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_a_headline_comes_through_to_the_letter(text):
    assert item(ninjs, nasty(text))["headline"] == text
    assert item(ninjs3, nasty(text))["headlines"] == [{"role": "main", "value": text}]


def test_times_are_utc_whatever_they_were_given_in():
    told = item(ninjs, article(), issue(first=FIRST, embargo=EMBARGO))
    assert told["versioncreated"] == AT_UTC
    assert told["firstcreated"] == "2025-08-13T21:00:00Z"
    assert told["embargoed"] == "2025-08-14T00:00:00Z"
    told = item(ninjs3, article(), issue(first=FIRST, embargo=EMBARGO))
    assert told["versionCreated"] == AT_UTC
    assert told["embargoedUntil"] == "2025-08-14T00:00:00Z"


def test_without_a_time_it_is_of_the_close():
    assert item(ninjs, article(), Issue())["versioncreated"] == "2025-08-13T20:00:00Z"


def test_the_identifier_stays_and_the_version_counts():
    first, third = item(ninjs, article()), item(ninjs, corrected())
    assert (first["uri"], first["version"]) == (URI, "1")
    assert (third["uri"], third["version"]) == (URI, "3")
    assert third["body_text"].index("[정정] 케머스") < third["body_text"].index("[정정] 러셀2000")


def test_without_a_newsroom_the_identifier_is_still_one_for_life():
    told = {item(ninjs, made, Issue())["uri"] for made in (article(), corrected())}
    assert len(told) == 1
    assert told.pop().startswith("urn:uuid:")


def test_it_says_that_a_machine_made_it():
    uri = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"
    assert item(ninjs, article())["digitalsourcetype"]["uri"] == uri
    assert item(ninjs3, article())["digitalSourceType"]["uri"] == uri
    assert "자동 작성됐습니다" in item(ninjs, article())["body_text"]
    assert "자동 작성됐습니다" in item(ninjs, article())["ednote"]


def test_what_an_editor_must_look_at_is_in_the_note():
    assert item(ninjs, article(flags=("확인할 것",)))["ednote"].startswith("확인할 것\n")


def test_subjects_are_media_topics():
    told = item(ninjs, article())["subject"]
    assert [each["code"] for each in told] == ["20000385", "04000000", "20000186", "20000371"]
    assert {each["scheme"] for each in told} == {"http://cv.iptc.org/newscodes/mediatopic/"}
    shock = item(ninjs3, article(angle="rate_shock"))["subjects"]
    assert shock[0]["uri"] == "http://cv.iptc.org/newscodes/mediatopic/20000371"


@pytest.mark.parametrize("status", [Status.USABLE, Status.WITHHELD])
def test_a_demo_is_never_usable(status):
    assert item(ninjs, article(demo=True), issue(status=status))["pubstatus"] == "withheld"


def test_a_withdrawn_item_has_no_body():
    told = item(ninjs, article(), issue(status=Status.CANCELED))
    assert told["pubstatus"] == "canceled"
    assert not {"body_text", "body_html"} & told.keys()
    assert "bodies" not in item(ninjs3, article(), issue(status=Status.CANCELED))
    assert told["headline"] == text_of(article().headline)


def test_the_same_article_and_issue_give_the_same_bytes():
    assert ninjs(article(), issue()).body == ninjs(article(), issue()).body


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        issue(at=FIRST.replace(tzinfo=None))
