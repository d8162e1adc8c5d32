"""Words that are said to be a note's are the note's, to the letter, or the article is refused."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import proof
from newsgen.errors import UnboundFigure
from newsgen.model import Article, Note, Run
from tests.article_fixture import SESSION, article, paragraph

SAID = "50bp를 내려야 한다"
NOTE = Note(
    id="n",
    kind="quote",
    text=SAID,
    speaker="베선트",
    title="재무장관",
    outlet="채널4",
    day=SESSION,
    context="3년 만이다",
)
CAUSE = Note(id="c", kind="cause", text="금리 50bp 인하를 바란 결과다", outlet="로이터", about="^RUT")


def quoted(text: str, id: str = "n") -> Run:  # noqa: A002 - the name that notes have for it
    return Run(text=text, quote=id)


def with_runs(*parts: str | Run, notes: tuple[Note, ...] = (NOTE,), item: str = "note:n") -> Article:
    return article(paragraphs=(paragraph("fed", *parts, item=item),), notes=notes)


def test_the_words_of_a_note_pass_with_their_digits() -> None:
    proof.check(
        with_runs(
            *(
                quoted("베선트"),
                " ",
                quoted("재무장관"),
                "은 ",
                quoted("13일"),
                " ",
                quoted("채널4"),
                "에서 “",
            ),
            *(quoted(SAID), "”고 말했다. ", quoted("3년 만이다"), "."),
        )
    )


@pytest.mark.parametrize(
    "other", ["75bp를 내려야 한다", "50bp를 내려야", "50bp를 내려야 한다.", "50bp를  내려야 한다", ""]
)
def test_other_words_are_refused(other: str) -> None:
    with pytest.raises(UnboundFigure, match="메모 n"):
        proof.check(with_runs("그는 “", quoted(other), "”고 말했다."))


def test_a_quotation_of_no_note_is_refused() -> None:
    with pytest.raises(UnboundFigure, match="메모 n에 없는 글"):
        proof.check(with_runs("그는 “", quoted(SAID), "”고 말했다.", notes=()))


def test_a_note_of_another_is_refused() -> None:
    with pytest.raises(UnboundFigure, match="메모 c에 없는 글"):
        proof.check(
            with_runs("그는 “", quoted(SAID), "”고 말했다. “", quoted(SAID, "c"), "”", notes=(NOTE, CAUSE))
        )


@pytest.mark.parametrize("day", ["14일", "7월 13일", "13일 뒤", "113일"])
def test_another_day_is_refused(day: str) -> None:
    with pytest.raises(UnboundFigure, match="메모 n"):
        proof.check(with_runs("그는 ", quoted(day), " “", quoted(SAID), "”고 말했다."))


def test_a_day_that_the_note_does_not_give_is_refused() -> None:
    undated = Note(id="n", kind="quote", text=SAID)
    with pytest.raises(UnboundFigure, match="메모 n"):
        proof.check(with_runs("그는 ", quoted("13일"), " “", quoted(SAID), "”고 말했다.", notes=(undated,)))


def test_digits_beside_the_quotation_are_no_notes() -> None:
    with pytest.raises(UnboundFigure, match="사실과 이어지지 않은 숫자"):
        proof.check(with_runs("그는 “", quoted(SAID), "”고 2번 말했다."))


def test_a_paragraph_of_a_note_tells_its_text() -> None:
    with pytest.raises(UnboundFigure, match="빠졌거나 다름"):
        proof.check(with_runs(quoted("베선트"), "는 말했다."))


def test_a_headline_cannot_smuggle_a_figure_as_a_quotation() -> None:
    with pytest.raises(UnboundFigure, match="메모 n"):
        proof.check(article(headline=(Run(text="러셀 "), quoted("9%"), Run(text=" 올라")), notes=(NOTE,)))


@pytest.mark.parametrize(
    ("told", "right"), [("금리 50bp 인하를 바란 결과", True), ("금리 50bp 인하를 바란", False)]
)
def test_indirect_speech_drops_the_ending_only(told: str, right: bool) -> None:
    made = with_runs(
        quoted("로이터", "c"), "는 ", quoted(told, "c"), "라고 했다.", notes=(CAUSE,), item="note:c"
    )
    if right:
        proof.check(made)
    else:
        with pytest.raises(UnboundFigure, match="메모 c"):
            proof.check(made)


def test_directions_in_a_quotation_are_those_of_others() -> None:
    fallen = Note(id="n", kind="quote", text="13일 지수가 1.98% 내렸다", day=dt.date(2025, 8, 13))
    proof.check(with_runs("그는 “", quoted(fallen.text), "”고 했다.", notes=(fallen,)))
