"""Templates see subjects and facts and nothing else; what is broken is named with its place."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import get_args

import jinja2
import pytest

from newsgen.config import IndexWords, StockWords, Style
from newsgen.errors import TemplateProblem
from newsgen.facts.book import FactBook
from newsgen.facts.fact import make
from newsgen.korean import MoveScale, moves
from newsgen.rules import Angle
from newsgen.story import writer
from newsgen.story.angles import OCCASIONS
from newsgen.story.environment import environment
from newsgen.story.markup import pieces
from newsgen.story.names import Names
from newsgen.story.views import Subject
from newsgen.story.writer import Writer, pick
from tests.markets import us

DAY = dt.date(2025, 8, 13)
BOOK = FactBook(
    us(DAY),
    [make("session", "XNYS", 1, "session", DAY), make("change_day", "^RUT", 1.9836, "percent", DAY)],
)


def writing(monkeypatch: pytest.MonkeyPatch, **templates: str) -> Writer:
    """A writer whose templates are given here."""
    house = Style()
    real = environment(house)
    made = real.overlay(
        loader=jinja2.DictLoader({f"{name}.j2": text for name, text in templates.items()}), cache_size=0
    )
    monkeypatch.setattr(writer, "environment", lambda *_: made)
    return Writer(BOOK, Names({}, house), house, "2025-08-13/us-close")


def told(made: Writer) -> list[str]:
    return made.paragraphs("t.j2", index=made.subjects(["^RUT"])[0])


def plain(text: str) -> str:
    return "".join(piece.text for piece in pieces(text))


def test_line_breaks_are_spaces_and_only_the_mark_parts_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    made = writing(monkeypatch, t="하나\n\n  둘\n¶\n{% if true %}\n셋\n{% endif %}\n")
    assert made.paragraphs("t.j2") == ["하나 둘", "셋"]


def test_a_template_that_says_nothing_gives_no_paragraph(monkeypatch: pytest.MonkeyPatch) -> None:
    assert writing(monkeypatch, t="{% if false %}하나{% endif %}\n").paragraphs("t.j2") == []


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{{ index.close | level }}", "그날 없는 사실"),
        ("{{ index.no_such_measure | percent }}", "no_such_measure"),
        ("\n\n{{ nobody.change_day | percent }}", "t.j2 3행"),
        ("하나\n{% if %}", "t.j2 2행"),
        ("{{ index.change_day | nosuchfilter }}", "t.j2 1행"),
    ],
)
def test_a_broken_template_is_named_with_its_place(
    text: str, complaint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(TemplateProblem, match=complaint):
        told(writing(monkeypatch, t=text))


def test_a_missing_template_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TemplateProblem, match=r"gone\.j2"):
        writing(monkeypatch).paragraphs("gone.j2")


def test_wording_depends_on_the_seed_and_on_nothing_else() -> None:
    variants = ("가", "나", "다")
    assert pick("seed", *variants) == pick("seed", *variants)
    assert {pick(f"seed{number}", *variants) for number in range(50)} == set(variants)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1.98, "2% 가까이"),
        (4.94, "5% 가까이"),
        (4.8, "5% 가까이"),
        (4.799, "4%대"),
        (4.4, "4% 넘게"),
        (4.5, "4%대"),
        (10.6, "10.6%"),
        (0.32, "0.3%"),
        (0.034, "0.03%"),
        (1.6, "1.6%"),
        (4.0, "4%"),
        (0.95, "1% 가까이"),
        (1.79, "1.8%"),
    ],
)
def test_round_numbers_are_said_only_where_they_are_true(
    value: float, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = FactBook(us(DAY), [make("change_day", "^RUT", value, "percent", DAY)])
    made = writing(monkeypatch, t="{{ index.change_day | rounded }}")
    made._book = book
    assert plain(told(made)[0]) == said


TEMPLATES = Path(__file__).parents[2] / "templates"


def test_a_conclusion_names_no_market_of_its_own() -> None:
    text = (TEMPLATES / "article" / "view.j2").read_text(encoding="utf-8")
    assert not [name for name in ("다우", "나스닥", "러셀", "S&P", "미국", "뉴욕", "년물") if name in text]


def test_an_occasion_is_an_angle() -> None:
    assert set(OCCASIONS) <= set(get_args(Angle))
    assert len(set(OCCASIONS)) == len(OCCASIONS)


@pytest.mark.parametrize(
    ("about", "style", "said"),
    [
        ("^RUT", Style(), "보통"),
        ("^RUT", Style(index=IndexWords(sharp=1.5)), "급"),
        ("^RUT", Style(index=IndexWords(sharp=1.0, extreme=1.9)), "폭"),
        ("AAPL", Style(stock=StockWords(sharp=1.5)), "급"),
        ("AAPL", Style(index=IndexWords(sharp=1.5)), "보통"),
    ],
)
def test_the_house_says_from_where_on_a_move_is_sharp(
    about: str, style: Style, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = "{% set c = x.change_day %}{{ '폭' if c is extreme else '급' if c is sharp else '보통' }}"
    made = environment(style).from_string(template)
    book = FactBook(us(DAY), [make("change_day", about, 1.9836, "percent", DAY)])
    assert made.render(x=Subject(about, book, Names({}, style))) == said


def test_bounds_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="차례로"):
        IndexWords(sharp=6.0)


@pytest.mark.parametrize(("words", "scale"), [(IndexWords(), moves.INDEX), (StockWords(), moves.STOCK)])
def test_the_settings_start_from_the_words_of_the_language(words: IndexWords, scale: MoveScale) -> None:
    """They stand in two places, so that reading the settings need not load the language: they must agree."""
    bounds = ("flat", "slight", "sharp", "extreme")
    assert [getattr(words, name) for name in bounds] == [getattr(scale, name) for name in bounds]
