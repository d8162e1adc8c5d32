"""An article's page: what is behind a figure, what is chosen, and what is refused."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import msgspec
import pytest

from newsgen.choices import file_of
from newsgen.markets import named, session
from newsgen.model import text_of
from newsgen.outputs.json import json as as_json
from tests.desk.morning import HERE, Morning
from tests.desk.morning import morning as morning  # noqa: PLC0414 - a fixture of ours, too
from tests.genuine import SESSION

DOW = "change_day:^DJI@2025-08-13"


def tree(hand, path: str):
    answer = hand.get(path)
    assert answer.status_code == 200, answer.text
    return lxml.html.fromstring(answer.text)


def choose(hand, **fields: str):
    return hand.post(f"{HERE}/choose", fields, on=HERE)


def choices(morning: Morning) -> str:
    file = file_of(Path(morning.newsroom.desk.notes), session(named("us"), SESSION), "us-close")
    return file.read_text(encoding="utf-8") if file.exists() else ""


def test_every_figure_of_the_text_leads_to_its_fact(morning):
    page = tree(morning.hand(), HERE)
    links = {link.text: link.get("href") for link in page.xpath("//article//a[@class='figure']")}
    assert links["1.04%"] == f"{HERE}?fact=change_day%3A%5EDJI%402025-08-13#fact"
    assert not page.xpath("//script[not(@src)] | //*[@style] | //*[@onclick]")


def test_a_figure_is_told_with_its_prices_sum_source_and_moment(morning):
    page = tree(morning.hand(), f"{HERE}?fact={DOW.replace('^', '%5E')}")
    (panel,) = page.xpath("//*[@id='fact']")
    told = panel.text_content()
    # 44,922.27 over 44,458.61 of the day before, as published: 1.0429 %
    for each in ("1.04%", "44922.27", "44458.61", "2025-08-12", "2025-08-13", "1.0429", "종가"):
        assert each in told
    current = page.xpath("//article//a[@aria-current]")
    assert [link.text for link in current] == ["1%", "1.04%"]  # in the headline, and at its level


def test_a_fact_that_the_article_has_not_is_told_so_and_a_script_in_its_name_is_text(morning):
    answer = morning.hand().get(f"{HERE}?fact=%3Cscript%3Ealert(1)%3C/script%3E")
    assert "그런 수치가 없습니다" in answer.text
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize("place", ["x\r\nSet-Cookie: a=b", "자리", "headline#x"])
def test_where_an_act_leads_is_no_text_of_the_form(morning, place):
    done = choose(morning.hand("편집"), do="leave", item="yields:DGS10", place=place)
    assert (done.status_code, done.headers["location"]) == (303, f"{HERE}#items")


def test_an_item_is_left_out_and_given_back_and_the_article_follows(morning):
    hand = morning.hand("편집")
    assert "4.24%" in hand.get(HERE).text
    done = choose(hand, do="leave", item="yields:DGS10")
    assert done.status_code == 303
    assert "4.24%" not in "".join(map(text_of, (each.runs for each in morning.newest().paragraphs)))
    page = tree(hand, HERE)
    (row,) = [
        each for each in page.xpath("//table[@class='items']//tr") if "yields:DGS10" in each.text_content()
    ]
    assert "뺌" in row.text_content()
    assert "편집." in row.text_content()
    assert [button.text for button in row.iter("button")] == ["되돌리기"]
    choose(hand, do="back", item="yields:DGS10")
    assert "4.24%" in hand.get(HERE).text
    assert [who for who, _ in morning.events("choose")] == ["편집", "편집"]


def test_a_headline_is_taken_among_those_that_are_offered(morning):
    hand = morning.hand("편집")
    page = tree(hand, HERE)
    offered = {label.text_content().strip(): label.find("input").get("value")
               for label in page.xpath("//*[@id='headline']//label")}  # fmt: skip
    other = next(text for text in offered if text != text_of(morning.article.headline))
    (sent,) = [form for form in page.forms if form.get("id") == "headline"]
    form = dict(sent.form_values())
    done = choose(hand, do="headline", key=offered[other], was=form["was"], place="headline")
    assert done.headers["location"] == f"{HERE}#headline"
    assert text_of(morning.newest().headline) == other
    (line,) = tree(hand, HERE).xpath("//p[@class='told']")
    followed = text_of(morning.newest().deck) != text_of(morning.article.deck)
    assert ("부제도 따라 바뀌었습니다" in line.text_content()) is followed
    assert "v1을 다시 썼습니다" in line.text_content()
    late = choose(hand, do="headline", key=form["key"], was=form["was"])
    assert late.status_code == 422
    assert f"‘{other}’" in late.text
    assert text_of(morning.newest().headline) == other


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"do": "leave", "item": "market_close:XNYS"}, "뺄 수 없습니다"),
        ({"do": "pin", "item": "<script>alert(1)</script>"}, "없는 기삿거리"),
        ({"do": "headline", "key": "0"}, "그사이"),
        ({"do": "burn", "item": "movers:AMD"}, "가운데 하나"),
        ({"do": "back", "item": "movers:AMD"}, "고르거나 뺀 적이 없습니다"),
    ],
)
def test_what_cannot_be_chosen_is_one_line_and_changes_nothing(morning, fields, told):
    answer = choose(morning.hand("편집"), **fields)
    assert answer.status_code == 422
    (line,) = lxml.html.fromstring(answer.text).xpath("//p[@class='fault']")
    assert told in line.text_content()
    assert "<script>alert" not in answer.text
    assert choices(morning) == ""
    assert morning.newest() == morning.article


def test_a_writer_reads_and_chooses_nothing(morning):
    hand = morning.hand("기자")
    page = tree(hand, HERE)
    assert not page.xpath("//table[@class='items']//button | //*[@id='headline']//button")
    assert all(
        box.get("disabled") is not None for box in page.xpath("//*[@id='headline']//input[@type='radio']")
    )
    assert choose(hand, do="leave", item="movers:AMD").status_code == 403
    assert choices(morning) == ""


def test_an_older_version_is_read_and_not_chosen_for(morning):
    hand = morning.hand("편집")
    choose(hand, do="leave", item="yields:DGS10")
    first = next(
        link.get("value") for link in reversed(tree(hand, f"{HERE}/versions").xpath("//input[@name='old']"))
    )
    page = tree(hand, f"{HERE}?version={first}")
    assert "4.24%" in page.text_content()
    assert not page.xpath("//table[@class='items']")
    assert hand.get(f"{HERE}?version={'0' * 64}").status_code == 404


def test_without_an_article_its_page_says_so_and_offers_to_make_it(morning):
    page = tree(morning.hand("편집"), "/articles/2025-08-12/us-close")
    assert page.xpath("//form[@action='/articles/2025-08-12/us-close/make']")
    assert "아직" in page.text_content()


def test_an_article_of_an_edition_that_there_is_no_more_is_read(morning):
    folder = morning.newsroom.archive.folder / "2025-08-13"
    old = msgspec.structs.replace(morning.article, edition="us-old", id="2025-08-13-us-old")
    (folder / "us-old.json").write_bytes(as_json(old).body)
    page = tree(morning.hand("편집"), "/articles/2025-08-13/us-old")
    assert "러셀2000" in page.text_content()
    assert not page.xpath("//table[@class='items']")
    assert morning.hand().get("/articles/2025-08-13/us-none").status_code == 404
