"""The terms as shipped: complete, consistent, and right wherever they calculate."""

from __future__ import annotations

import datetime as dt
import math
import re

from newsgen import calendars
from newsgen.glossary import Glossary, Term
from tests.tables import each

GLOSSARY = Glossary.load()
each_term = each(GLOSSARY.terms)
POLITE = re.compile(r"(?<!아)니다\.")
SENTENCE_END = re.compile(r"다\.(?=\s|$)")


def test_there_are_at_least_seventy() -> None:
    assert len(GLOSSARY.terms) >= 70


@each_term
def test_definition_is_one_plain_sentence(term: Term) -> None:
    assert len(SENTENCE_END.findall(term.definition)) == 1
    assert term.definition.endswith("다.")
    assert not POLITE.search(term.definition)
    assert 15 <= len(term.definition) <= 110


@each_term
def test_more_is_two_to_four_plain_sentences(term: Term) -> None:
    assert 2 <= len(SENTENCE_END.findall(term.more)) <= 4
    assert term.more.endswith("다.")
    assert not POLITE.search(term.more)


@each_term
def test_text_is_clean(term: Term) -> None:
    text = f"{term.definition} {term.more}"
    assert "  " not in text
    assert text.count("(") == text.count(")")
    assert not set("\"'…!?;") & set(text)


@each_term
def test_checked_on_a_past_day_and_has_a_source(term: Term) -> None:
    assert term.checked <= dt.datetime.now(calendars.SEOUL).date()
    assert term.source


@each_term
def test_term_is_in_the_net_of_see_alsos(term: Term) -> None:
    assert term.see
    assert all(map(GLOSSARY.get, term.see))


def says(id_: str, *figures: str) -> None:
    """Hold a term to the figures that were recomputed here."""
    term = GLOSSARY.get(id_)
    assert term is not None
    text = f"{term.definition} {term.more}"
    for figure in figures:
        assert re.search(rf"(?<![\d.,]){re.escape(figure)}(?![\d]|[.,]\d)", text), f"{id_}: {figure}"


def test_rates() -> None:
    assert round(1 / 100, 2) == 0.01
    says("basis-point", "1bp는 0.01%p", f"{round(1 / 0.01)}bp가 1%p", f"{50 * 0.01:.2f}%p")
    says("basis-point", "4.00%에서 4.25%", f"{(4.25 - 4.00) * 100:.0f}bp", f"{(4.25 / 4 - 1) * 100:.2f}%")
    says("policy-rate", "4.25~4.50%", f"{4.25 - 0.25:.2f}~{4.5 - 0.25:.2f}%", f"{4.5 - 4.25:.2f}%p")
    says("fed-funds-futures", f"{100 - 95.75:.2f}%", "95.75")
    says("fedwatch", f"{4.33 - 0.25:.2f}%", f"{4.33 - 0.25 * 0.5:.3f}%", "50%")
    says("dot-plot", f"{2 * 25 / 100:.2f}%p")
    says("quantitative-tightening", "400억달러", f"{400 * 12:,}억달러")
    says("term-spread", f"{4.25 - 3.75:.2f}%p", f"{(4.25 - 3.75) * 100:.0f}bp")
    says("fed", "12개")
    assert 7 + 1 + 4 == 12
    says("fomc", "이사 7명", "4명", "12명", "8번")


def test_bonds() -> None:
    says("bond", f"{105 / 100 * 100 - 100:.0f}%", f"{(105 / 102 - 1) * 100:.1f}%")
    says("treasury-yield", f"{(100 / 96 - 1) * 100:.1f}%", f"{(100 / 97 - 1) * 100:.1f}%")
    says("growth-stock", f"{100 / 1.05**10:.0f}원", f"{100 / 1.03**10:.0f}원")


def test_indices() -> None:
    says("russell-2000", "1,001위", "3,000위", f"{3000 - 1000:,}개")
    says("magnificent-seven", f"{7 / 7:.0f}%")
    says("sp-500", f"{0.07 * 10:.1f}%")
    says("dow-jones", f"{300 * 0.01:.0f}달러", f"{100 * 0.01:.0f}달러")
    says("vix", f"{18 / math.sqrt(12):.1f}%")
    says("equal-weight", f"{(8 + 0 + 0 + 0) / 4:.0f}%")
    says("dollar-index", f"{100 - 98}%", "57.6%")
    says("circuit-breaker", f"{6000 * (1 - 0.07):,.0f}")


def test_trading() -> None:
    says("closing-price", f"{(51 / 50 - 1) * 100:.0f}%")
    says("slightly-up", f"{(6409.6 / 6400 - 1) * 100:.2f}%", "6,409.6")
    says("slightly-down", f"{(1 - 6390.4 / 6400) * 100:.2f}%", "6,390.4")
    says("breadth", f"{350 / (350 + 150) * 100:.0f}%")
    assert 350 + 150 == 500
    says("volume", f"{1.5e8 / 1e8:.1f}배")
    says("correction", f"{6000 * 0.9:,.0f}")
    says("bear-market", f"{6000 * 0.8:,.0f}")
    says("bull-market", f"{4000 * 1.2:,.0f}")
    says("rebound", f"{100 * 0.8:.0f}", f"{(100 / 80 - 1) * 100:.0f}%")
    says("profit-taking", f"{120 - 100}달러", f"{(120 / 100 - 1) * 100:.0f}%")
    says("quote", f"{100.1 - 99.9:.1f}달러")
    says("short-selling", f"{100 - 80}달러")
    says("etf", f"{(1 - 0.9 * 1.1) * 100:.0f}%", f"{(1 - 0.8 * 1.2) * 100:.0f}%")


def test_releases() -> None:
    says("cpi", f"{(309 / 300 - 1) * 100:.0f}%")
    says("inflation", f"{(1.02**10 - 1) * 100:.0f}%")
    says("unemployment-rate", f"{420 / (9580 + 420) * 100:.1f}%")
    says("ism", f"{30 + 50 / 2:.0f}")
    says("gdp", f"{(1.0075**4 - 1) * 100:.1f}%")
    says("consensus", f"{(2.7 + 2.8 + 2.9) / 3:.1f}%")
    says("tariff", f"{100 * 0.15:.0f}달러")


def test_companies() -> None:
    says("market-cap", f"{200 * 10:,}억달러")
    says("earnings-surprise", f"{(2.2 / 2 - 1) * 100:.0f}%")
    says("eps", f"{10 / 5:.0f}달러")
    says("per", f"{60 / 3:.0f}배")
    says("re-rating", f"{3 * 15}달러", f"{3 * 20}달러")
    says("ipo", f"{20 * 1000 / 10000:.0f}억달러")
    says("stock-split", f"{1000 / 10:.0f}달러")
    says("reverse-split", f"{0.5 * 20:.0f}달러")
    says("dividend", f"{2 / 50 * 100:.0f}%")
    says("buyback", f"{100 / 50:.0f}달러", f"{100 / 40:.1f}달러")


def test_currencies_and_oil() -> None:
    says("dollar-won", f"{1390 - 1350}원")
    says("oil-price", f"{65 / 159:.2f}달러")
    says("wti", f"{1000 * 1:,}달러")
