"""What tells an event through an edit: kept where nobody touched it, the desk's where somebody did."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from newsgen.editing import edited, merged, sheet
from newsgen.errors import EditRefused
from newsgen.model import Article, Run, text_of
from tests.article_fixture import article as by_hand
from tests.article_fixture import figure, paragraph
from tests.made_events import account, event

TOLD = "전날 장 마감 후 분기 실적을 발표한"
CALLED = {"NVDA": {"엔비디아"}, "AAPL": {"애플"}}


@pytest.fixture
def told() -> Article:
    one = event("NVDA", account("NVDA", link="https://example.org/8k"))
    text = (
        Run(text=TOLD, event=one.id),
        " 엔비디아는 ",
        figure("0.86%", "change_day:NVDA", "percent"),
        " 내렸다. 애플은 ",
        figure("1.60%", "change_day:AAPL", "percent"),
        " 올랐다.",
    )
    return by_hand(paragraphs=(paragraph("stocks", *text),), events=(one,))


def events_of(made: Article) -> list[tuple[str, str | None]]:
    return [(run.text, run.event) for each in made.paragraphs for run in each.runs if run.event]


def change(told: Article, old: str, new: str, glossary) -> Article:
    text = sheet(told)
    assert old in text
    return edited(told, text.replace(old, new), glossary, CALLED)


def test_words_that_nobody_touched_keep_their_event(told, glossary):
    made = change(told, "내렸다", "밀렸다", glossary)
    assert events_of(made) == [(TOLD, told.events[0].id)]
    assert made.events == told.events


def test_words_that_the_desk_wrote_are_the_desks(told, glossary):
    made = change(told, TOLD, "간밤에 실적을 발표한", glossary)
    assert events_of(made) == []
    assert made.events == ()
    assert "간밤에 실적을 발표한 엔비디아는" in text_of(made.paragraphs[0].runs)


def test_they_cannot_be_moved_to_another_company(told, glossary):
    text = sheet(told).replace(f"{TOLD} 엔비디아는", "엔비디아는").replace("애플은", f"{TOLD} 애플은")
    with pytest.raises(EditRefused) as refused:
        edited(told, text, glossary, CALLED)
    assert "다른 회사" in "\n".join(refused.value.faults)


def test_an_edit_does_not_bring_back_an_event_that_is_gone(told, glossary):
    desk = change(told, "내렸다", "밀렸다", glossary)
    bare = tuple(
        replace(each, runs=tuple(run for run in each.runs if run.event is None)) for each in told.paragraphs
    )
    fresh = replace(told, paragraphs=bare, events=())
    made, lost = merged(told, desk, fresh, glossary)
    assert events_of(made) == []
    assert len(lost) == 1


def test_a_mark_of_a_term_leaves_the_event(told, glossary):
    """Terms are marked anew in a text that changed."""
    made = change(told, "애플은", "반면 애플은", glossary)
    assert events_of(made) == [(TOLD, told.events[0].id)]
