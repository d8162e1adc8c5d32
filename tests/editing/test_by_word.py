"""The difference of two versions by word: what stayed and came is the new text, the rest the old one."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.editing import compared
from newsgen.editing.by_word import Piece, by_word
from newsgen.editing.sheet import blocks, text_in
from newsgen.model import Paragraph, Run

WORDS = st.lists(
    st.sampled_from(["지수는", "2.01%를", "올랐다.", " ", "  ", "\n", "A", "1,200"]), max_size=12
)


@given(old=WORDS, new=WORDS)
@settings(max_examples=100)
def test_pieces_are_both_texts(old, new):
    pieces = by_word("".join(old), "".join(new))
    assert "".join(each.text for each in pieces if each.kind != "new") == "".join(old)
    assert "".join(each.text for each in pieces if each.kind != "gone") == "".join(new)


def test_one_figure_and_one_word_are_told():
    assert by_word("지수는 2.01%를 잃었다.", "지수는 1.98%를 내줬다.") == (
        Piece("same", "지수는 "),
        Piece("gone", "2.01"),
        Piece("new", "1.98"),
        Piece("same", "%를 "),
        Piece("gone", "잃었다"),
        Piece("new", "내줬다"),
        Piece("same", "."),
    )


def test_words_side_by_side_are_one_change():
    assert by_word("크게 앞질렀다", "멀찌감치 따돌렸다") == (
        Piece("gone", "크게 앞질렀다"),
        Piece("new", "멀찌감치 따돌렸다"),
    )


def test_a_paragraph_that_came_and_one_that_went_are_told_whole(article):
    came = Paragraph(section=article.paragraphs[0].section, item=None, runs=(Run(text="새로 쓴 문단이다."),))
    after = msgspec.structs.replace(article, paragraphs=(came, *article.paragraphs[:-1]))
    told = compared(article, after)
    assert [(each.way, "".join(piece.text for piece in each.pieces)) for each in told] == [
        ("new", "새로 쓴 문단이다."),
        ("gone", text_in(article.paragraphs[-1].runs)),
    ]


def test_equal_articles_have_no_difference(article):
    assert compared(article, article) == []
    assert len(blocks(article)) > 5
