"""Words changed in place: figures hold, faults stand with their sentence, two people lose nothing."""

from __future__ import annotations

import html

import lxml.html
import pytest

from newsgen.model import text_of
from tests.desk.morning import HERE, fields_of
from tests.desk.morning import morning as morning  # noqa: PLC0414 - a fixture
from tests.genuine import PERCENT

EDIT = f"{HERE}/edit"


def form(hand):
    return fields_of(hand.get(EDIT).text, EDIT)


def field_with(fields, words):
    """The one block's field whose text has some words."""
    (found,) = [name for name, text in fields.items() if name.startswith("block:") and words in text]
    return found


def test_every_block_is_there_with_its_figures_bound(morning):
    hand = morning.hand()
    page = hand.page(EDIT)
    fields = form(hand)
    assert fields["block:제목"] == text_of(morning.article.headline)
    links = [link for link in page.links if "?fact=" in link]
    bound = [
        run.figure for runs in (morning.article.headline, morning.article.lead) for run in runs if run.figure
    ]
    assert len(links) > len(bound) > 0
    assert page.main_links  # no dead end


def test_words_are_saved_as_the_next_version_by_whom_it_was(morning):
    hand = morning.hand("기자")
    fields = form(hand)
    name = "block:리드"
    new = fields[name].replace("크게 앞질렀다", "훌쩍 앞섰다", 1)
    assert new != fields[name]
    answer = hand.bare(EDIT, {**fields, name: new})
    assert (answer.status_code, answer.headers["location"]) == (303, HERE)
    made = morning.newest()
    assert text_of(made.lead) == text_of(morning.article.lead).replace("크게 앞질렀다", "훌쩍 앞섰다", 1)
    assert made.revision == morning.article.revision + 1
    assert morning.events("edit") == [("기자", "기자")]
    assert "저장하지 않은 글" not in hand.get(EDIT).text


def test_a_changed_figure_is_refused_beside_its_sentence_and_stays_typed(morning):
    hand = morning.hand()
    fields = form(hand)
    name = field_with(fields, PERCENT)
    changed = fields[name].replace(PERCENT, "1.40%", 1)
    answer = hand.bare(EDIT, {**fields, name: changed})
    assert answer.status_code == 422
    assert fields_of(answer.text, EDIT)[name] == changed
    (wrong,) = lxml.html.fromstring(answer.text).xpath("//ul[@class='wrong']/li")
    typed, _, instead = wrong.text_content().partition("맞는 글: ")
    assert "1.40%" in typed
    assert PERCENT in instead
    assert morning.newest() == morning.article
    assert morning.events("edit") == []


def test_another_true_figure_is_bound_to_its_own_fact(morning):
    """The Dow's level, which the article states elsewhere: it is rebound, not refused."""
    hand = morning.hand()
    fields = form(hand)
    name = field_with(fields, "44,922.27")
    sentence = next(each for each in fields[name].split(". ") if "44,922.27" in each)
    assert "다우" in sentence
    answer = hand.bare(EDIT, {**fields, name: fields[name] + " 다우지수는 44,922.27에 마감했다."})
    assert answer.status_code == 303, html.unescape(answer.text)
    bound = [
        run.figure.fact
        for paragraph in morning.newest().paragraphs
        for run in paragraph.runs
        if run.figure and run.text == "44,922.27"
    ]
    assert len(set(bound)) == 1
    assert bound[0].startswith("close:^DJI")


def test_two_tabs_with_one_version_lose_nothing(morning):
    one, other = morning.hand("기자"), morning.hand("편집")
    first, second = form(one), form(other)
    assert one.bare(EDIT, {**first, "block:부제": "먼저 고친 부제다"}).status_code == 303
    lead = second["block:리드"].replace("크게 앞질렀다", "훌쩍 앞섰다", 1)
    answer = other.bare(EDIT, {**second, "block:리드": lead})
    assert answer.status_code == 409
    assert "기자" in answer.text
    again = fields_of(answer.text, EDIT)
    assert again["block:부제"] == "먼저 고친 부제다"
    assert again["block:리드"] == lead
    assert other.bare(EDIT, again).status_code == 303
    made = morning.newest()
    assert text_of(made.deck) == "먼저 고친 부제다"
    assert text_of(made.lead) == lead
    assert made.revision == morning.article.revision + 2


def test_what_both_changed_is_shown_beside_what_was_typed(morning):
    one, other = morning.hand("기자"), morning.hand("편집")
    first, second = form(one), form(other)
    one.bare(EDIT, {**first, "block:부제": "먼저 고친 부제다"})
    answer = other.bare(EDIT, {**second, "block:부제": "나중에 고친 부제다"})
    assert answer.status_code == 409
    assert fields_of(answer.text, EDIT)["block:부제"] == "나중에 고친 부제다"
    assert "둘 다 고친 자리입니다" in answer.text
    assert "먼저" in answer.text


def test_what_was_typed_is_offered_after_a_crash(morning):
    hand = morning.hand()
    fields = {**form(hand), "block:부제": "적다 만 부제다"}
    kept = hand.bare(f"{EDIT}/draft", fields, accept="application/json")
    assert kept.status_code == 200
    assert set(kept.json()) == {"saved"}
    later = morning.hand()  # another server over the same file
    assert "저장하지 않은 글이 있습니다" in later.get(EDIT).text
    assert fields_of(later.get(f"{EDIT}?draft=1").text, EDIT)["block:부제"] == "적다 만 부제다"
    assert later.post(f"{EDIT}/drop", on=EDIT).status_code == 303
    assert "저장하지 않은 글이 있습니다" not in later.get(EDIT).text


def test_another_user_s_draft_is_told_and_not_shown(morning):
    one, other = morning.hand("기자"), morning.hand("편집")
    one.bare(f"{EDIT}/draft", {**form(one), "block:부제": "비밀 부제"})
    seen = other.get(EDIT).text
    assert "기자도 이 기사를 고치고 있습니다" in seen
    assert "비밀 부제" not in seen


def test_a_script_is_text(morning):
    hand = morning.hand()
    script = "<script>alert(1)</script> 부제"
    answer = hand.bare(EDIT, {**form(hand), "block:부제": script})
    if answer.status_code == 303:
        assert "<script>alert" not in hand.get(EDIT).text
    assert "<script>alert" not in answer.text


def test_a_megabyte_is_refused_in_a_line(morning):
    hand = morning.hand()
    answer = hand.bare(EDIT, {**form(hand), "block:부제": "가" * 350_000})
    assert answer.status_code == 413
    assert "너무 깁니다" in answer.text
    assert morning.newest() == morning.article


def test_a_field_that_does_not_come_changes_nothing(morning):
    hand = morning.hand()
    fields = {name: text for name, text in form(hand).items() if not name.startswith("block:본문")}
    assert hand.bare(EDIT, fields).status_code == 303
    assert morning.newest() == morning.article


@pytest.mark.parametrize("base", ["", "0" * 64, "../x"])
def test_a_base_that_nobody_wrote_writes_nothing(morning, base):
    hand = morning.hand()
    answer = hand.bare(EDIT, {**form(hand), "base": base, "block:부제": "남의 부제다"})
    assert answer.status_code == 409
    assert fields_of(answer.text, EDIT)["block:부제"] == "남의 부제다"
    assert morning.newest() == morning.article


def test_an_archive_that_takes_no_file_is_one_line(morning):
    hand = morning.hand()
    fields = {**form(hand), "block:부제": "고친 부제다"}
    folder = morning.newsroom.archive.folder / "2025-08-13"
    folder.rename(folder.with_name("away"))
    folder.write_text("폴더가 아님")
    answer = hand.bare(EDIT, fields)
    assert answer.status_code == 503
    assert "쓸 수 없습니다" in answer.text
    assert morning.newest() == morning.article
    folder.unlink()
    folder.with_name("away").rename(folder)
    assert "저장하지 않은 글이 있습니다" in hand.get(EDIT).text


@pytest.mark.parametrize("path", ["/articles/2025-08-13/nothing/edit", "/articles/2025-02-31/us-close/edit"])
def test_what_is_no_article_is_told(morning, path):
    assert morning.hand().get(path).status_code in {404, 409}


def test_what_the_record_says_against_an_edit_stands_beside_the_approval(morning):
    """The Nasdaq rose 0.14 % on 2025-08-13, as published: no surge, and surely no fall."""
    hand = morning.hand()
    fields = form(hand)
    name = "block:리드"
    refused = hand.bare(EDIT, {**fields, name: f"{fields[name]} 나스닥지수는 폭락했다."})
    assert refused.status_code == 422
    assert "반대로 말합니다(폭락했). 나스닥지수는 0.14% 올랐습니다" in html.unescape(refused.text)
    assert hand.bare(EDIT, {**fields, name: f"{fields[name]} 나스닥지수는 급등했다."}).status_code == 303
    told = "‘급등’은 지나칩니다. 나스닥지수는 2025-08-13에 0.14% 올랐습니다."
    for page in (HERE, HERE, f"{HERE}/sending"):
        assert told in html.unescape(hand.get(page).text), page
