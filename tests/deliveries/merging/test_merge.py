"""What becomes of a desk's words where a correction comes after them."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from newsgen.deliveries.copy import copy_of, unmarked
from newsgen.deliveries.merging.merge import Texts, merge, same
from newsgen.deliveries.merging.stale import changed
from newsgen.errors import DeliveryBlocked
from tests.deliveries.merging.desk import BLOCKED, EDITS, KEPT, OURS
from tests.deliveries.merging.versions import LINE, STALE, first, second

BASE, NEW = copy_of(first()).content, copy_of(second()).content
FIGURES = changed(first(), second())


def merged(theirs, base=BASE, ours=NEW, figures=FIGURES):
    return merge(Texts(base, theirs, ours), figures)


def stale_in(content):
    """Return what the correction set right and still stands outside of its own line."""
    text = " ".join(content).replace(LINE, "")
    return [each for each in STALE if each in text]


@pytest.mark.parametrize("edit", EDITS, ids=[edit.name for edit in EDITS])
def test_an_edit_of_the_desk(edit):
    theirs = edit.do(BASE)
    assert theirs != BASE
    if edit.becomes == BLOCKED:
        with pytest.raises(DeliveryBlocked, match="CMS에서"):
            merged(theirs)
        return
    done = merged(theirs)
    assert stale_in(done.content) == []
    assert LINE in done.content[2]
    assert bool(done.lost) == (edit.becomes == OURS)
    text = "\n".join(done.content)
    assert edit.stands in text
    assert not edit.gone or edit.gone not in text
    assert "자동 작성됐습니다" in text
