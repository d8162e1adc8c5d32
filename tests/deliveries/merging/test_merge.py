"""What becomes of a desk's words where a correction comes after them."""

from __future__ import annotations

import random
import re
from itertools import permutations

import pytest

from newsgen.deliveries.copy import copy_of, unmarked
from newsgen.deliveries.merging.merge import Texts, merge, same
from newsgen.deliveries.merging.stale import changed
from newsgen.deliveries.wordpress import WordPress
from newsgen.errors import DeliveryBlocked
from tests.deliveries.merging.desk import BLOCKED, EDITS, OTHERS, OURS, VIEW, WEEK, saved
from tests.deliveries.merging.versions import LINE, STALE, first, second

BASE, NEW = copy_of(first()).content, copy_of(second()).content
FIGURES = changed(first(), second())


def merged(theirs, base=BASE, ours=NEW, figures=FIGURES):
    return merge(Texts(base, theirs, ours), figures)


def stale_in(content):
    """Return what the correction set right and still stands outside of its own line."""
    text = " ".join(content).replace(LINE, "")
    return [each for each in STALE if each in text]


BLOCKS = [copy_of(each, body=WordPress.body).content for each in (first(), second())]


@pytest.mark.parametrize("blocks", [False, True], ids=["plain", "blocks"])
@pytest.mark.parametrize("edit", EDITS, ids=[edit.name for edit in EDITS])
def test_an_edit_of_the_desk(edit, blocks):
    theirs = saved(edit, BASE) if blocks else edit.do(BASE)
    base, ours = BLOCKS if blocks else (BASE, NEW)
    assert theirs != base
    if edit.becomes == BLOCKED:
        with pytest.raises(DeliveryBlocked, match="CMS에서"):
            merged(theirs, base, ours)
        return
    done = merged(theirs, base, ours)
    if blocks and edit.name not in OTHERS:
        assert not re.search(
            r"(?:\A|/wp:[a-z-]+ -->)\s*<(?:p|h2|ul|table)\b", done.content[2]
        )  # none is bare
    assert stale_in(done.content) == []
    assert LINE in done.content[2]
    assert bool(done.lost) == (edit.becomes == OURS)
    text = "\n".join(done.content)
    assert edit.stands in text
    assert not edit.gone or edit.gone not in text
    assert "자동 작성됐습니다" in text


def test_several_edits_at_once_never_leave_a_stale_figure():
    """Any two edits, one after the other, and what a second merge makes of the first one's text."""
    rest = random.Random(13)
    for one, other in rest.sample(list(permutations(EDITS, 2)), 120):
        try:
            theirs = other.do(one.do(BASE))
        except AssertionError:  # the first took away what the second changes
            continue
        try:
            done = merged(theirs)
        except DeliveryBlocked:
            continue
        assert stale_in(done.content) == [], (one.name, other.name)
        assert same(merged(done.content).content, done.content), (one.name, other.name)


def test_without_an_edit_it_is_the_new_version():
    done = merged(BASE)
    assert done.content == (*NEW[:2], unmarked(NEW[2]))
    assert (done.kept, done.lost) == (0, ())


def test_without_a_new_version_it_is_the_desks():
    theirs = EDITS[0].do(BASE)
    assert merged(theirs, ours=BASE, figures=()).content == (*theirs[:2], unmarked(theirs[2]))


def test_what_the_new_version_leaves_out_goes_unless_the_desk_has_no_word_in_it():
    fewer = NEW[0], NEW[1], NEW[2].replace(VIEW + "\n", "")
    assert VIEW not in merged(BASE, ours=fewer).content[2]
    theirs = BASE[0], BASE[1], BASE[2].replace("그대로 치른다", "고스란히 치른다")
    (lost,) = merged(theirs, ours=fewer).lost
    assert lost == ("작은 회사일수록 빚을 낼 때 시장 금리를 고스란히 치른다.", "")


def test_a_paragraph_that_the_new_version_adds_comes_in_at_its_place():
    more = NEW[0], NEW[1], NEW[2].replace(WEEK, WEEK + "\n<p>메모로 더한 문단이다.</p>")
    theirs = EDITS[0].do(BASE)
    body = merged(theirs, ours=more).content[2]
    assert WEEK + "\n<p>메모로 더한 문단이다.</p>" in body
    assert EDITS[0].stands in body


def test_the_same_words_added_by_both_stand_once():
    added = "<p>메모로 더한 문단이다.</p>"
    theirs, ours = ((*each[:2], each[2].replace(WEEK, WEEK + "\n" + added)) for each in (BASE, NEW))
    assert merged(theirs, ours=ours).content[2].count(added) == 1
