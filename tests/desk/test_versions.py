"""Versions with their difference by word, and previews in a frame without rights."""

from __future__ import annotations

import lxml.html
import pytest

from newsgen import outputs
from newsgen.model import text_of
from tests.desk.morning import HERE, fields_of
from tests.desk.morning import morning as morning  # noqa: PLC0414 - a fixture

EDIT, VERSIONS = f"{HERE}/edit", f"{HERE}/versions"
SCRIPT = "<script>alert()</script> 부제다"


def edited(hand, deck):
    fields = fields_of(hand.get(EDIT).text, EDIT)
    assert hand.bare(EDIT, {**fields, "block:부제": deck}).status_code == 303


def test_one_version_has_nothing_to_compare(morning):
    page = morning.hand().page(VERSIONS)
    assert "글이 같습니다" in page.text
    assert len([each for each in page.all("input") if each.get("name") == "new"]) == 1


def test_the_last_two_and_any_two_are_compared_by_word(morning):
    hand = morning.hand("편집")
    before = text_of(morning.article.deck)
    edited(hand, "소형주가 크게 올랐다고 한다")
    edited(hand, "소형주가 크게 앞섰다고 한다")
    page = lxml.html.fromstring(hand.get(VERSIONS).text)
    assert [each.text for each in page.xpath("//section//del")] == ["올랐다고"]
    assert [each.text for each in page.xpath("//section//ins")] == ["앞섰다고"]
    rows = [[cell.text_content().strip() for cell in row] for row in page.xpath("//tbody/tr")]
    assert [row[:3] for row in rows] == [
        ["v3 (지금)", "고침", "편집"],
        ["v2", "고침", "편집"],
        ["v1", "newsgen이 씀", "-"],
    ]
    new, middle, first = page.xpath("//input[@name='new']/@value")
    whole = lxml.html.fromstring(hand.get(f"{VERSIONS}?old={first}&new={new}").text)
    told = "".join(whole.xpath("//div[@class='changed']//p")[0].itertext())
    gone = "".join("".join(each.itertext()) for each in whole.xpath("//section//del"))
    assert before[:4] in told + gone
    assert hand.get(f"{VERSIONS}?old={'0' * 64}&new={middle}").status_code == 404


@pytest.mark.parametrize("form", [*outputs.OUTPUTS])
def test_each_format_is_shown_and_sent_alone(morning, form):
    hand = morning.hand()
    assert hand.get(f"{HERE}/preview/{form}").status_code == 200
    alone = hand.get(f"{HERE}/preview/{form}/document")
    policy = alone.headers["content-security-policy"]
    assert "sandbox;" in policy
    assert "script-src" not in policy
    assert "default-src 'none'" in policy
    assert (
        alone.content == outputs.OUTPUTS[form](morning.article, outputs.Issue.of(morning.newsroom.desk)).body
    )


def test_the_frame_has_no_rights_and_a_script_in_the_text_is_text(morning):
    hand = morning.hand()
    edited(hand, SCRIPT)
    page = hand.page(f"{HERE}/preview/html")
    (frame,) = page.all("iframe")
    assert frame["sandbox"] in {"", None}
    assert "frame-src 'self'" in hand.get(f"{HERE}/preview/html").headers["content-security-policy"]
    for path in (f"{HERE}/preview/md", f"{HERE}/preview/txt", VERSIONS, f"{HERE}/preview/html/document"):
        assert "<script>alert" not in hand.get(path).text


def test_a_format_that_is_none_is_told(morning):
    assert morning.hand().get(f"{HERE}/preview/exe").status_code == 404


def test_what_a_version_was_written_again_for_and_by_whom_is_told(morning):
    hand = morning.hand("편집")
    hand.post(f"{HERE}/choose", {"do": "leave", "item": "yields:DGS10"}, on=HERE)
    rows = lxml.html.fromstring(hand.get(f"{HERE}/versions").text).xpath("//tbody/tr")
    told = [[cell.text_content() for cell in row.xpath("td")[:2]] for row in rows]
    assert told == [["고른 대로 다시 씀", "편집"], ["newsgen이 씀", "-"]]
