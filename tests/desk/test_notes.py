"""Notes on the desk: checked as ``newsgen note add`` checks them, and in the article at once."""

from __future__ import annotations

import datetime as dt
import html
import re
import threading
import tomllib
from pathlib import Path

import lxml.html
import pytest

from newsgen.acts import building
from newsgen.deliveries.approval import approve
from newsgen.deliveries.outbox import Outbox
from newsgen.model import Headline, text_of
from newsgen.proof.sentences import blocks
from newsgen.sources.live import headlines
from newsgen.sources.live.headlines import Gathered
from tests.desk.morning import HERE, fields_of
from tests.desk.morning import morning as morning  # noqa: PLC0414 - a fixture

NOTES = f"{HERE}/notes"
SAID = "9월에 금리를 50bp 내려야 한다"
QUOTE = {"speaker": "베선트", "outlet": "블룸버그 인터뷰", "text": SAID}


def form(hand, query=""):
    return fields_of(hand.get(NOTES + query).text, NOTES)


def written(morning):
    file = Path(morning.newsroom.desk.notes) / "2025-08-13.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def printed(morning):
    return "\n".join(text_of(runs) for runs in blocks(morning.newest()))


def test_a_note_is_checked_written_told_and_in_the_article(morning):
    hand = morning.hand("기자")
    looked = hand.bare(NOTES, {**form(hand), **QUOTE, "only": "told"})
    assert looked.status_code == 200
    assert f"“{SAID}”고" in html.unescape(looked.text)
    assert SAID not in printed(morning)
    answer = hand.bare(NOTES, {**form(hand), **QUOTE})
    assert (answer.status_code, answer.headers["location"]) == (303, HERE)
    assert written(morning) == {"quote": [QUOTE]}
    assert f"스콧 베선트 미국 재무장관은 블룸버그 인터뷰에서 “{SAID}”고" in printed(morning)
    ((who, detail),) = morning.events("note")
    assert who == "기자"
    assert detail.startswith("더함 quote-")
    hand.get(HERE)  # where it was told that it is done
    assert not lxml.html.fromstring(hand.get(NOTES).text).xpath("//main/p[@class='told']")


def test_a_note_after_approval_makes_a_draft_of_the_next(morning):
    with Outbox(morning.newsroom.outbox) as outbox:
        approve(outbox, morning.article, by="편집")
    hand = morning.hand("기자")
    assert hand.bare(NOTES, {**form(hand), **QUOTE}).status_code == 303
    assert morning.newest().revision == morning.article.revision + 1
    assert SAID in printed(morning)
    folder = morning.newsroom.archive.folder / "2025-08-13"
    assert (folder / "us-close.v2.json").exists()
    assert SAID not in (folder / "us-close.json").read_text(encoding="utf-8")


def test_a_note_is_changed_and_taken_out(morning):
    hand = morning.hand("편집")
    hand.bare(NOTES, {**form(hand), **QUOTE})
    old = form(hand, "?kind=quote&nth=0")
    assert {name: old[name] for name in QUOTE} == QUOTE
    new = SAID.replace("50bp", "25bp")
    assert hand.bare(NOTES, {**old, "text": new}).status_code == 303
    assert written(morning)["quote"][0]["text"] == new
    assert new in printed(morning)
    assert SAID not in printed(morning)
    gone = fields_of_remove(hand)
    assert hand.bare(f"{NOTES}/remove", gone).status_code == 303
    assert written(morning) == {}
    assert new not in printed(morning)
    assert [detail.partition(" ")[0] for _, detail in morning.events("note")] == ["더함", "고침", "지움"]


def fields_of_remove(hand):
    return fields_of(hand.get(NOTES).text, f"{NOTES}/remove")


def test_an_old_tab_changes_nothing_and_keeps_what_was_typed(morning):
    one, other = morning.hand("기자"), morning.hand("편집")
    one.bare(NOTES, {**form(one), **QUOTE})
    stale, gone = form(other, "?kind=quote&nth=0"), fields_of_remove(other)
    one.bare(NOTES, {**form(one, "?kind=quote&nth=0"), "text": "먼저 고친 말이다"})
    answer = other.bare(NOTES, {**stale, "text": "나중에 고친 말이다"})
    assert answer.status_code == 409
    assert fields_of(answer.text, NOTES)["text"] == "나중에 고친 말이다"
    assert "먼저 고친 말이다" in answer.text
    assert other.bare(f"{NOTES}/remove", gone).status_code == 409
    assert written(morning)["quote"][0]["text"] == "먼저 고친 말이다"
    assert other.bare(NOTES, fields_of(answer.text, NOTES)).status_code == 303
    assert written(morning)["quote"][0]["text"] == "나중에 고친 말이다"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"speaker": "베선트", "text": "<script>alert(1)</script>"}, "HTML이나 템플릿 코드"),
        ({"speaker": "아무개", "text": "오른다"}, "모르는 발언자 아무개입니다. ‘직함’에 한글 직함을"),
        ({"speaker": "베선트", "text": ""}, "‘글’이 없습니다. ‘발언’에 꼭 있어야 합니다."),
        (
            {"speaker": "베선트", "text": "오른다", "link": "javascript:alert(1)"},
            "‘주소’: HTML이나 템플릿 코드",
        ),
        ({"speaker": "베선트", "text": "{{ 7 * 7 }}"}, "템플릿 코드"),
        ({"speaker": "베선트", "text": "“짝이 없다"}, "따옴표"),
    ],
)
def test_what_cannot_be_printed_is_one_line_beside_what_was_typed(morning, fields, told):
    hand = morning.hand()
    answer = hand.bare(NOTES, {**form(hand), **fields})
    assert answer.status_code == 422
    assert told in html.unescape(answer.text)
    assert fields_of(answer.text, NOTES)["text"] == fields["text"]
    assert "<script>alert" not in answer.text
    assert morning.events("note") == []
    assert "저장하지 않은 메모가 있습니다" in hand.get(NOTES).text


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"text": "오른다", "head": "가" * 19, "outlet": "로이터"}, "‘제목의 앞머리’: 19자입니다"),
        ({"text": "기대에 올랐다."}, "누구의 설명인지 ‘발언자’나 ‘매체나 자리’에"),
        ({"text": "기대", "outlet": "로이터"}, "‘글’: ‘…다’로 끝나는"),
    ],
)
def test_a_fault_of_a_cause_names_the_fields_as_the_form_does(morning, fields, told):
    hand = morning.hand()
    answer = hand.bare(NOTES, {**form(hand, "?kind=cause"), **fields})
    assert answer.status_code == 422
    assert told in html.unescape(answer.text)


def test_a_note_about_nothing_of_the_market_is_refused(morning):
    hand = morning.hand()
    cause = {"text": "기대가 컸다", "outlet": "로이터", "about": "^NOPE"}
    answer = hand.bare(NOTES, {**form(hand, "?kind=cause"), **cause})
    assert answer.status_code == 422
    assert "^NOPE" in answer.text


def test_speakers_and_subjects_are_offered(morning):
    page = lxml.html.fromstring(morning.hand().get(f"{NOTES}?kind=quote").text)
    assert ("제롬 파월", "연준 의장") in [
        (each.get("value"), each.text) for each in page.xpath("//datalist[@id='o-speaker']/option")
    ]
    cause = lxml.html.fromstring(morning.hand().get(f"{NOTES}?kind=cause").text)
    assert "^RUT" in cause.xpath("//datalist[@id='o-about']/option/@value")


def test_a_folder_of_notes_that_takes_no_file_is_one_line(morning):
    Path(morning.newsroom.desk.notes).write_text("폴더가 아님")
    hand = morning.hand()
    answer = hand.bare(NOTES, {**form(hand), **QUOTE})
    assert answer.status_code in {409, 422}
    assert SAID not in printed(morning)


def test_a_note_stays_where_the_article_cannot_be_made_again(morning):
    hand = morning.hand()
    fields = {**form(hand), **QUOTE}
    morning.newsroom.store.unlink()
    answer = hand.bare(NOTES, fields)
    assert (answer.status_code, answer.headers["location"]) == (303, NOTES)
    told = hand.get(NOTES)
    assert told.status_code == 200, told.text
    assert "기사는 다시 만들지 못했습니다" in told.text, re.findall("class=.told.*", told.text)
    assert written(morning) == {"quote": [QUOTE]}
    assert morning.newest() == morning.article


def test_a_file_that_is_no_toml_is_told_and_kept(morning):
    folder = Path(morning.newsroom.desk.notes)
    folder.mkdir()
    (folder / "2025-08-13.toml").write_text("[[quote]\n")
    hand = morning.hand()
    assert "TOML 문법이 잘못됐습니다" in hand.get(NOTES).text
    assert hand.bare(NOTES, {**form(hand), **QUOTE}).status_code == 422
    assert (folder / "2025-08-13.toml").read_text() == "[[quote]\n"


def test_a_megabyte_is_refused(morning):
    hand = morning.hand()
    assert hand.bare(NOTES, {**form(hand), **QUOTE, "text": "가" * 350_000}).status_code == 413


TITLE = "Stocks rally on <b>rate</b> hopes as Wall Street small caps surge"


def test_a_headline_is_taken_by_a_click_and_never_copied(morning, monkeypatch):
    found = Headline(
        title=TITLE,
        publisher="통신사",
        link="https://news.example/a",
        at=dt.datetime(2025, 8, 13, 18, tzinfo=dt.UTC),
    )
    bad = Headline(title=TITLE + " again", publisher="통신사", link="javascript:alert(1)", at=found.at)
    monkeypatch.setattr(headlines, "gather", lambda *_: Gathered((found, bad)))
    hand = morning.hand()
    assert TITLE not in html.unescape(hand.get(NOTES).text)
    page = lxml.html.fromstring(hand.get(f"{NOTES}?news=1").text)
    assert "<b>rate</b>" not in hand.get(f"{NOTES}?news=1").text
    links = list(page.xpath("//section[@aria-labelledby='beside']//a/@href"))
    assert "https://news.example/a" in links
    assert not [link for link in links if link.startswith("javascript")]
    take = next(link for link in links if "take=" in link and "kind=cause" in link).partition("#")[0]
    fields = fields_of(hand.get(take).text, NOTES)
    assert (fields["outlet"], fields["source"], fields["kind"]) == ("통신사", "통신사", "cause")
    copied = hand.bare(NOTES, {**fields, "text": TITLE.replace("<b>", "").replace("</b>", "")})
    assert copied.status_code == 422
    title = hand.bare(NOTES, {**fields, "text": "랠리가 이어졌다", "head": "랠리에"})
    assert title.status_code == 303


def test_words_and_notes_do_not_undo_each_other(morning):
    """Words are changed, a note goes in, and words that were opened before it are saved after it."""
    one, other = morning.hand("기자"), morning.hand("편집")
    edit = f"{HERE}/edit"
    one.bare(edit, {**fields_of(one.get(edit).text, edit), "block:부제": "데스크가 고친 부제다"})
    stale = fields_of(other.get(edit).text, edit)
    assert one.bare(NOTES, {**form(one), **QUOTE}).status_code == 303
    assert text_of(morning.newest().deck) == "데스크가 고친 부제다"
    assert SAID in printed(morning)
    late = other.bare(edit, {**stale, "block:부제": "나중에 고친 부제다"})
    assert late.status_code == 409
    assert other.bare(edit, fields_of(late.text, edit)).status_code == 303
    assert text_of(morning.newest().deck) == "나중에 고친 부제다"
    assert SAID in printed(morning)


FALSE = {"text": "관세 우려가 잦아들면서 나스닥지수가 3% 올랐다", "source": "데스크"}
"""The Nasdaq rose 0.14 % on 2025-08-13, as published."""


def test_a_false_note_is_told_of_and_not_printed(morning):
    hand = morning.hand("기자")
    looked = html.unescape(hand.bare(NOTES, {**form(hand, "?kind=cause"), **FALSE, "only": "told"}).text)
    assert "기록과 다릅니다: “3%”: 나스닥지수 등락률: 2025-08-13 기록은 0.14%입니다." in looked
    answer = hand.bare(NOTES, {**form(hand, "?kind=cause"), **FALSE})
    assert (answer.status_code, answer.headers["location"]) == (303, NOTES)
    page = html.unescape(hand.get(NOTES).text)
    assert "메모를 저장했지만 기사에는 싣지 않았습니다: “3%”: 나스닥지수 등락률" in page
    assert FALSE["text"] not in printed(morning)
    assert any(flag.startswith(f"메모 ‘{FALSE['text']}’(") for flag in morning.newest().flags)
    ((told,),) = (one.xpath(".//p[@class='wrong']/text()") for one in _cards(morning.hand("편집")))
    assert told.startswith("“3%”: 나스닥지수 등락률: ")


def test_a_note_that_goes_the_other_way_is_told_of_before_it_is_saved(morning):
    """All indices rose on 2025-08-13."""
    hand, against = morning.hand("기자"), {"text": "관세 우려가 증시를 끌어내렸다", "source": "데스크"}
    looked = html.unescape(hand.bare(NOTES, {**form(hand, "?kind=cause"), **against, "only": "told"}).text)
    assert "이대로는 기사에 싣지 않습니다." in looked
    assert "기사에 이렇게 실립니다." not in looked


def _cards(hand):
    return lxml.html.fromstring(hand.get(NOTES).text).xpath("//ul[@class='cards']/li")


def test_a_slow_build_of_fewer_notes_takes_no_later_note_out_of_the_article(morning, monkeypatch):
    """The first is held up when its article is built; the second note comes meanwhile."""
    first, second = morning.hand("기자"), morning.hand("편집")
    fields = [
        {**form(hand), **QUOTE, "text": text} for hand, text in ((first, "먼저다"), (second, "나중이다"))
    ]
    is_built, go_on = threading.Event(), threading.Event()

    def held(*args, **named):
        made = built(*args, **named)
        if not is_built.is_set():
            is_built.set()
            go_on.wait(10)
        return made

    built = building.built
    monkeypatch.setattr(building, "built", held)
    slow = threading.Thread(target=first.bare, args=(NOTES, fields[0]))
    slow.start()
    assert is_built.wait(20)
    quick = threading.Thread(target=second.bare, args=(NOTES, fields[1]))
    quick.start()
    quick.join(3)
    go_on.set()
    slow.join(20)
    quick.join(20)
    assert "“나중이다”" in printed(morning)
    assert "“먼저다”" in printed(morning)


def test_an_archive_that_takes_no_file_is_told_and_nothing_is_sealed(morning):
    hand = morning.hand("기자")
    fields = {**form(hand), **QUOTE}
    folder = morning.newsroom.archive.folder
    folder.rename(folder.with_name("gone"))
    folder.touch()
    answer = hand.bare(NOTES, fields)
    assert (answer.status_code, answer.headers["location"]) == (303, NOTES)
    folder.unlink()
    folder.with_name("gone").rename(folder)
    assert "기사는 다시 만들지 못했습니다" in hand.get(NOTES).text
    assert written(morning)["quote"][0]["text"] == SAID
    assert morning.newest() == morning.article
