"""Headlines tell two facts of two subjects; the summary tells what stands neither there nor in the deck."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from itertools import pairwise

import pytest

from newsgen import calendars, pipeline
from newsgen.config import Style
from newsgen.errors import Held
from newsgen.model import Article, text_of
from newsgen.outputs.json import json as as_json
from newsgen.proof.sentences import blocks, sentences
from newsgen.store import Store
from newsgen.story import lines
from newsgen.story.headlines import LONGEST, skeleton
from newsgen.story.markup import FIGURE, NAME, mark
from newsgen.story.names import Names
from tests.conftest import ArticleOf
from tests.markets import US

NAMES = Names({}, Style())
DAYS = calendars.sessions(dt.date(2025, 6, 24), dt.date(2025, 7, 11), US.exchange)


@pytest.fixture(scope="module")
def articles(article_of: ArticleOf) -> list[Article]:
    built: list[Article] = []
    for day in DAYS:
        try:
            built.append(article_of(day))
        except Held:
            continue
    return built


def test_a_marked_line_is_about_its_names_and_its_figures() -> None:
    size = mark(FIGURE, ("change_day:^RUT@2025-08-13", "percent"), "1.98%")
    told = lines.line(f"{mark(NAME, ('^RUT', 'headline'), '러셀2000')} {size} 상승", NAMES)
    assert told.subjects == {"^RUT"}
    assert told.stated == {"change_day:^RUT@2025-08-13"}
    assert told.counts == {"change_day:^RUT@2025-08-13": 1}
    assert told.plain == "러셀2000 1.98% 상승"


def test_lines_put_together_tell_what_their_parts_tell() -> None:
    size = mark(FIGURE, ("change_day:^RUT@2025-08-13", "percent"), "1.98%")
    day = mark(FIGURE, ("change_day:^RUT@2025-08-13", "since_day"), "5월 12일")
    one, other = (
        lines.line(f"{mark(NAME, ('^RUT', 'headline'), '러셀2000')} {size}", NAMES),
        lines.line(f"{size} {day}", NAMES),
    )
    both = lines.joined(one, "은(는) ", other)
    assert both == lines.line(both.marked, NAMES)
    assert both.counts == {"change_day:^RUT@2025-08-13": 2}, "a date is no value"
    assert both.plain == "러셀2000 1.98%는 1.98% 5월 12일"
    assert lines.joined().marked == ""


def test_no_headline_has_the_pattern_of_the_day_before(articles: list[Article]) -> None:
    patterns = [skeleton(text_of(article.headline)) for article in articles]
    assert all(one != other for one, other in pairwise(patterns))


def test_headlines_are_short_distinct_and_no_sentences(articles: list[Article]) -> None:
    told = [text_of(article.headline) for article in articles]
    assert all(len(line) <= LONGEST for line in told)
    assert len(set(told)) == len(told)
    assert not [line for line in told if re.search(r"[?!]|다$", line)]


def test_a_figure_stands_twice_at_most_in_a_piece(articles: list[Article]) -> None:
    """Counted anew: values, rounded or not, those of groups too, in all that readers see of an article."""
    for article in articles:
        told = Counter(
            fact
            for runs in blocks(article)
            for run in runs
            if run.figure and isinstance(run.figure.value, float) and re.search(r"\d", run.text)
            for fact in run.figure.facts
        )
        assert not [fact for fact, times in told.items() if times > 2], article.session


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (dt.date(2024, 9, 18), "50bp 인하"),
        (dt.date(2024, 12, 18), "3회 연속 금리 인하"),
        (dt.date(2025, 9, 17), "9개월 만에 금리 인하"),
        (dt.date(2025, 10, 29), "2회 연속 금리 인하"),
        (dt.date(2025, 12, 10), "3회 연속 금리 인하"),
        (dt.date(2025, 7, 30), "금리 5회 연속 동결"),
        (dt.date(2026, 4, 29), "금리 3회 연속 동결"),
    ],
)
def test_what_the_fed_decided_heads_its_day_whatever_the_indices_did(
    day: dt.date, words: str, article_of: ArticleOf
) -> None:
    """The Fed's own statements. Indices were mixed in September 2025 and under the holds of both years."""
    assert words in text_of(article_of(day).headline).partition("…")[0]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (dt.date(2025, 7, 8), "엔비디아 1.1% 올라 사상 최고가"),
        (dt.date(2025, 5, 21), "30년물 금리 2023년 10월 이후 최고"),
        (dt.date(2025, 12, 15), "국제유가 2021년 2월 이후 최저"),
        (dt.date(2025, 2, 27), "S&P500 1.6% 내려"),
        (dt.date(2025, 11, 20), "나스닥 2.2% 급락"),
        (dt.date(2026, 5, 5), "S&P500·나스닥 사상 최고치"),
        (dt.date(2026, 8, 18), "마이크론 7% 급락"),
    ],
)
def test_headlines_have_the_best_fact_of_the_day(day: dt.date, words: str, article_of: ArticleOf) -> None:
    """Nvidia closed at 160.00, the 30-year yield at 5.08, above all since 25 October 2023, oil at 56.82.

    The S&P 500 fell by 1.59, the Nasdaq by 2.16 %; both closed at records; Micron fell by 7.02 %.
    """
    assert words in text_of(article_of(day).headline)


def test_what_happened_and_records_stand_above_the_text(article_of: ArticleOf) -> None:
    """27 June: records of the S&P 500 and the Nasdaq. 3 July: payrolls rose by 147,000, not 110,000.

    30 July: the Fed held its rate.
    """
    told = {dt.date(2025, 6, 27): "사상 최고", dt.date(2025, 7, 3): "6월 고용", dt.date(2025, 7, 30): "동결"}
    for day, words in told.items():
        article = article_of(day)
        assert words in f"{text_of(article.headline)} {text_of(article.deck)}"


@pytest.mark.parametrize(
    ("day", "first", "second"),
    [
        (dt.date(2025, 8, 12), "7월 CPI 2.7%", "사상 최고치"),
        (dt.date(2026, 5, 6), "100달러 하회", "사상 최고치"),
        (dt.date(2026, 6, 10), "5월 CPI 4.2%", "8개월 만에 최대 하락률"),
        (dt.date(2025, 10, 1), "일라이릴리", "6,700선"),
    ],
)
def test_what_happened_stands_beside_the_mark_that_the_market_made(
    day: dt.date, first: str, second: str, article_of: ArticleOf
) -> None:
    """Prices of July 2025 and of May 2026, oil below 100 dollars, and the first close above 6,700."""
    told = text_of(article_of(day).headline)
    assert first in told.partition("…")[0]
    assert second in told.partition("…")[2]


def test_two_great_weeks_in_a_row_do_not_read_alike(article_of: ArticleOf) -> None:
    """The S&P 500 rose by 3.56 and by 4.54 % in the weeks to 10 and 17 April 2026."""
    weeks = (dt.date(2026, 4, 10), dt.date(2026, 4, 17))
    one, other = (text_of(article_of(day, "us-week").headline) for day in weeks)
    assert all("%" in each for each in (one, other))
    assert skeleton(one) != skeleton(other)


def test_an_article_is_the_same_whatever_was_built_before(held_store: Store) -> None:
    backwards = {day: as_json(pipeline.build(held_store, day)).body for day in reversed(DAYS[:4])}
    for day in DAYS[:4]:
        assert as_json(pipeline.build(held_store, day)).body == backwards[day]


def test_a_summary_says_nothing_that_stands_above_it(articles: list[Article]) -> None:
    for article in articles:
        above = {
            fact for run in (*article.headline, *article.deck) if run.figure for fact in run.figure.facts
        } - {f"session:XNYS@{article.session}"}
        assert len(article.summary) <= 3, article.session
        for line in article.summary:
            told = {
                run.figure.fact for run in line if run.figure and not run.figure.fact.startswith("session")
            }
            assert told.isdisjoint(above), text_of(line)
            assert len(text_of(line)) <= LONGEST
            assert not re.search(r"[다.?!]$", text_of(line))


def test_no_ending_stands_three_times_and_no_opener_twice(articles: list[Article]) -> None:
    for article in articles:
        told = (article.lead, *(each.runs for each in article.paragraphs if each.section != "view"))
        words = [sentence.text.split() for runs in told for sentence in sentences(runs)]
        endings = [each[-1] for each in words]
        assert not any(len(set(endings[at : at + 3])) == 1 for at in range(len(endings) - 2)), article.session
        assert not any(one[0] == other[0] for one, other in pairwise(words)), article.session


@pytest.mark.parametrize("day", [dt.date(2024, 12, 31), dt.date(2025, 12, 31)])
def test_beside_a_year_no_bare_day_stands(day: dt.date, article_of: ArticleOf) -> None:
    article = article_of(day)
    above = [article.headline, article.deck]
    for runs in above:
        days = [run for run in runs if run.figure and run.figure.fact.startswith("change_day:^")]
        assert not days or "마지막 날" in text_of(runs)
    assert str(day.year) in text_of(article.headline)
