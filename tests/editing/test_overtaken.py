"""Two people on one version: nothing that either wrote is lost, and what both changed is told."""

from __future__ import annotations

import msgspec

from newsgen.editing.overtaken import joined
from newsgen.editing.sheet import blocks, text_in
from newsgen.model import Run


def runs(text):
    return (Run(text=text),)


def texts(article):
    return {block.label: text_in(block.runs) for block in blocks(article)}


def test_each_one_s_own_block_is_kept(article):
    newest = msgspec.structs.replace(article, deck=runs("남이 고친 부제다"))
    made = joined(article, newest, {**texts(article), "제목": "내가 고친 제목"})
    by_label = {each.label: each for each in made.blocks}
    assert by_label["제목"].text == "내가 고친 제목"
    assert by_label["부제"].text == "남이 고친 부제다"
    assert [each.label for each in made.blocks if each.theirs] == ["부제"]
    assert not any(each.clash for each in made.blocks)
    assert made.homeless == ()


def test_what_both_changed_keeps_mine_and_shows_theirs(article):
    newest = msgspec.structs.replace(article, deck=runs("남이 고친 부제다"))
    made = joined(article, newest, {"부제": "내가 고친 부제다"})
    deck = next(each for each in made.blocks if each.label == "부제")
    assert (deck.text, deck.clash) == ("내가 고친 부제다", True)
    assert "남이 고친" in "".join(piece.text for piece in deck.theirs if piece.kind != "gone")


def test_what_was_typed_in_a_paragraph_that_is_gone_is_shown(article):
    gone = blocks(article)[-1]
    newest = msgspec.structs.replace(article, paragraphs=article.paragraphs[:-1])
    made = joined(article, newest, {gone.label: "내가 고친 문단이다."})
    assert made.homeless == ((gone.label, "내가 고친 문단이다."),)


def test_a_paragraph_keeps_its_words_where_others_move(article):
    """The first paragraph of three is taken out: what I typed in the third stays in the third's words."""
    last = blocks(article)[-1]
    newest = msgspec.structs.replace(article, paragraphs=article.paragraphs[1:])
    mine = text_in(last.runs).replace("다.", "다고 한다.", 1)
    made = joined(article, newest, {last.label: mine})
    assert made.blocks[-1].text == mine
    assert [each.text for each in made.blocks].count(mine) == 1
