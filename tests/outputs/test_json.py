"""JSON: the contract, its published schema, and the way back."""

import json as std

import msgspec
import pytest

from newsgen import markets
from newsgen.model import Article, Item, Score
from newsgen.outputs import listings
from newsgen.outputs.json import json
from newsgen.outputs.schemas import PUBLISHED, text
from tests.article_fixture import SESSION, article
from tests.schemas import FOLDER, validator

CHART = {
    "kind": "bars",
    "rows": [
        {"fact": "change_day:CC@2025-08-13", "label": "케머스", "value": 17.954911},
        {"fact": "change_day:AAPL@2025-08-13", "label": "애플", "value": 1.602438},
        {"fact": "change_day:NVDA@2025-08-13", "label": "엔비디아", "value": -0.857174},
    ],
    "title": "이날 많이 움직인 종목",
    "unit": "percent",
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_published_schema_is_up_to_date(name):
    """If this fails, a contract has changed: run ``make schemas`` and say so in the change log."""
    assert (FOLDER / name).read_text(encoding="utf-8") == text(PUBLISHED[name])


def test_every_published_schema_is_of_a_type():
    assert {path.name for path in FOLDER.iterdir()} == {*PUBLISHED}


def test_an_article_is_valid():
    validator("article.v1.json").validate(std.loads(json(article()).body))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("schema", "newsgen/article/v2"),
        ("session", "13일"),
        ("headline", "글"),
        ("revision", "1"),
        ("id", None),
    ],
)
def test_what_is_no_article_is_not(field, value):
    document = std.loads(json(article()).body) | {field: value}
    assert not validator("article.v1.json").is_valid(document)


@pytest.mark.parametrize(
    "chart",
    [
        {"kind": "pie"},
        CHART | {"rows": [{"label": "a"}]},
        CHART | {"unit": "weeks"},
        {},
        CHART | {"rows": None},
    ],
)
def test_a_chart_that_nobody_can_draw_is_no_part_of_an_article(chart):
    document = std.loads(json(article()).body) | {"charts": [chart]}
    assert not validator("article.v1.json").is_valid(document)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(document, Article)


def test_a_chart_is_written_as_it_always_was():
    (chart,) = std.loads(json(article()).body)["charts"]
    assert list(chart) == ["kind", "rows", "title", "unit"]
    assert [list(row) for row in chart["rows"]] == [["fact", "label", "value"]] * 3
    assert chart == CHART


def test_listings_of_facts_and_items_are_valid():
    found = article().facts
    session = markets.session(markets.named("us"), SESSION)
    listed = std.loads(listings.facts(session, "14:30", found))
    validator("facts.v1.json").validate(listed)
    assert (listed["market"], listed["session"], listed["as_of"]) == ("us", "2025-08-13", "14:30")
    score = Score(surprise=8.2, tested=4, weight=1.0, freshness=0.5, bits=6.2, total=7.7)
    item = Item(rule="week", about="^RUT", facts=(found[0].id,), score=score, reason="까닭", subjects={})
    document = std.loads(listings.items(session, "us-week", [item]))
    validator("items.v1.json").validate(document)
    assert document["edition"] == "us-week"
    assert not validator("items.v1.json").is_valid(document | {"items": [{"rule": "week"}]})


def test_the_way_back_gives_the_same_article():
    assert msgspec.json.decode(json(article()).body, type=Article) == article()


def test_it_is_readable_and_deterministic():
    body = json(article()).body
    assert body == json(article()).body
    assert body.startswith(b'{\n  "schema": "newsgen/article/v1",\n  "id": "2025-08-13-us-close",')
    assert body.endswith(b"\n}\n")
    assert "소형주" in body.decode("utf-8")


def test_a_run_says_only_what_it_means():
    runs = std.loads(json(article()).body)["lead"]
    assert runs[1] == {"text": "(현지시간) 뉴욕 증시에서 소형주 중심의 "}
    assert runs[0] == {
        "text": "13일",
        "figure": {"fact": "session:XNYS@2025-08-13", "value": "2025-08-13", "style": "session_day"},
    }
