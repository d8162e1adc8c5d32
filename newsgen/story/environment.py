"""The language of the sentence templates: figures, words for moves and what may be asked of a fact."""

from __future__ import annotations

import calendar
import functools
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import jinja2

from newsgen import templates
from newsgen.config import Style
from newsgen.errors import TemplateProblem
from newsgen.facts.rates import rested
from newsgen.korean import Form, dates, moves, numbers
from newsgen.model import Event, Fact
from newsgen.resources import shipped
from newsgen.story import (
    figures,
    happenings,
    investors,
    moments,
    nights,
    predicates,
    ranking,
    rounding,
    since,
)
from newsgen.story.markup import BODY, CLOSE, EVENT, FIGURE, mark
from newsgen.story.phrases import bulk
from newsgen.story.scales import Scales, is_broad
from newsgen.story.scopes import among
from newsgen.story.variety import choice, turn

FORMS: tuple[Form, ...] = ("adnominal", "final", "connective", "contrast", "adverbial", "noun")
"""Forms of a word for a move, each also the name of a filter."""

HEATED = 10.0
"""Percent from which a single stock may 치솟다; an index, a group or a currency never does."""


class _Context(jinja2.runtime.Context):
    """A context that calls what a template calls as it is: nothing here asks for a context of Jinja2's."""

    def call(self, __obj: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return __obj(*args, **kwargs)


@functools.lru_cache(maxsize=8)
def environment(house: Style, own: str = "") -> jinja2.Environment:
    """Return the environment of the sentence templates, with all that may be asked in them.

    A desk's ``own`` folder of templates goes before the shipped one.
    """
    made = templates.sentences(shipped("templates"), Path(own) if own else None)
    made.context_class = _Context
    scales = Scales(house)
    for style in (*figures.VALUES, *moments.DATES, *moments.CLOCKS):
        made.filters[style] = _figure_filter(style, house)
    for form in FORMS:
        made.filters[form] = _word_filter(form, scales)
    made.globals["among"] = among
    made.globals["bulk_of"] = bulk
    made.globals["place_of"] = ranking.place_of
    made.globals["reports_apart"] = ranking.apart
    made.globals["goes_further"] = ranking.further
    made.globals["sides_of"] = ranking.sides
    made.globals["pair_of"] = ranking.pair
    rankings = ranking.Rankings(house, scales)
    made.globals["ranking_of"] = rankings.ranked
    made.globals |= {"shared_of": rankings.shared, "each_of": functools.partial(rankings.shared, most=1)}
    made.globals["sides_of_trade"] = investors.sides
    made.filters["telling"] = _telling
    made.filters["spoken"] = happenings.spoken
    made.filters["went"] = functools.partial(_went_so, scales)
    made.filters["ends"] = predicates.ends
    made.filters["rounded"] = lambda fact: rounding.rounded(_needed(fact), house)
    made.filters["total"] = lambda fact: rounding.total(_needed(fact), house)
    made.filters["measured"] = lambda fact: rounding.measured(_needed(fact), house)
    made.filters["one_day"] = functools.partial(_one_day, house)
    made.filters["peaks"] = functools.partial(_peaks, house)
    made.filters["around"] = functools.partial(_around, house)
    made.tests["alike"] = lambda facts: rounding.around([_needed(fact) for fact in facts], house) is not None
    made.tests["portion"] = lambda fact: figures.portion(_needed(fact).value) is not None
    made.filters["together"] = since.together
    made.filters["when"] = functools.partial(_when, house)
    made.filters["after"] = functools.partial(_after, house)
    made.tests["between"] = lambda fact: moments.is_between(_needed(fact))
    made.tests["on_file"] = lambda fact: since.is_on_file(_needed(fact))
    made.filters["run"] = lambda fact: figures.run(_needed(fact), house)
    made.filters["weekday"] = _weekday
    made.filters["night"] = lambda fact: nights.night(_needed(fact))
    made.filters["days"] = lambda count: numbers.days(int(count))  # of few days: no figure stands in it
    made.filters["odds"] = functools.partial(_odds, house)
    made.tests["still"] = lambda fact: figures.prints_nothing(_needed(fact))
    made.tests["sharp"] = lambda fact: abs(_needed(fact).value) >= scales.of(fact).sharp
    made.tests["extreme"] = lambda fact: abs(_needed(fact).value) >= scales.of(fact).extreme
    made.tests["flat"] = lambda fact: abs(_went(fact)) < scales.of(fact).flat or not _went(fact)
    made.tests["late"] = lambda fact: rested(_needed(fact))
    made.tests["least"] = lambda fact: _needed(fact).measure == "change_least"
    made.filters["reopened"] = _reopened
    made.tests["report"] = happenings.is_report
    made.tests["given"] = happenings.is_given
    made.tests["up"] = lambda fact: _went(fact) > 0
    made.tests["down"] = lambda fact: _went(fact) < 0
    return made


def _when(house: Style, fact: Fact | None) -> str:
    """Print when something was last so."""
    given = _needed(fact)
    return figures.set_figure(given, "since_month" if since.is_long(given) else "since_day", house)


def _after(house: Style, fact: Fact | None) -> str:
    """Print since when nothing was as far: ``2024년 8월 이후``.

    Where nothing was in all that is known, nobody reads where that begins: ``최근 2년 사이`` that it bears.
    """
    given = _needed(fact)
    if not since.is_on_file(given):
        return f"{_when(house, given)} 이후"
    if since.begins_year(given):
        return f"{figures.set_figure(given, 'since_year', house)} 이후"
    if moments.whole_years(given):
        return f"최근 {figures.set_figure(given, 'past_years', house)} 사이"
    return f"적어도 {_when(house, given)} 이후"


def _telling(words: str, *events: Event) -> str:
    """Mark words as what tells an event, or one each of several companies: for the proof."""
    return mark(EVENT, tuple(event.id for event in events), words)


def _reopened(fact: Fact | None) -> str:
    """Return as of when a value is told that was taken after its market had rested."""
    given = _needed(fact)
    weekend = any(one.date.weekday() == calendar.MONDAY for one in given.inputs)
    return f"{'주말' if weekend else '휴일'} 뒤 다시 열린 외환시장에서"


def _went(fact: Fact | None) -> float:
    """Return a move, 0 where it prints as zero."""
    given = _needed(fact)
    return 0.0 if figures.prints_nothing(given) else given.value


def _needed(fact: object) -> Fact:
    """Return a fact that a filter needs; raises where it is not there, or was misspelt."""
    if isinstance(fact, jinja2.Undefined):
        str(fact)  # a name that does not exist: raises jinja2.UndefinedError, which names it
    if not isinstance(fact, Fact):
        raise TemplateProblem("그날 없는 사실을 씁니다.")
    return fact


def _weekday(fact: Fact | None) -> str:
    """Return on which day of its week something was: ``목요일``."""
    given = _needed(fact)
    if given.since is None:
        raise TemplateProblem(f"사실 {given.id}에는 since 날짜가 없습니다.")
    return dates.weekday(given.since)


def _figure_filter(style: str, house: Style) -> Callable[[Fact | None], str]:
    return lambda fact: figures.set_figure(_needed(fact), style, house)


def _word_filter(form: Form, scales: Scales) -> Callable[[Fact | None], str]:
    """Return the filter of a form: the word for a move of this size, left open inside its class.

    A figure stands before it, so none says "크게" besides.
    """

    def word(fact: Fact | None) -> str:
        given = _needed(fact)
        return choice(turn(given.session), _words(given, form, scales))

    return word


def _words(fact: Fact, form: Form, scales: Scales) -> list[str]:
    heated = not is_broad(fact.about) and abs(fact.value) >= HEATED
    said = moves.words(_went(fact), form, scales.of(fact), heated=heated)
    return [word for word in said if not word.startswith("크게 ")]


def _went_so(scales: Scales, fact: Fact | None) -> str:
    """Return the final word for a move as a predicate, which the linker may join to what follows."""
    given = _needed(fact)
    told = (predicates.ends(word, given) for word in _words(given, "final", scales))
    return choice(turn(given.session), tuple(told))


def _odds(house: Style, fact: Fact | None) -> str:
    """Return a probability in whole percents, as last trades are no finer: ``거의 100%``, ``94%``."""
    given = _needed(fact)
    if 99 <= given.value < 100:
        return "거의 " + figures.set_figure(given, "ceiling", house)
    if 0 < given.value < 1:
        return figures.set_figure(given, "ceiling", house) + " 미만"
    return figures.set_figure(given, "percent0", house)


def _peaks(house: Style, facts: Iterable[Fact | None]) -> str:
    """Return what the closes of one or several companies are, one word for all: 사상 최고가, 52주 최저가."""
    first, *others = (_needed(fact) for fact in facts)
    told = {figures.set_figure(fact, "peak", house).rpartition(BODY)[2] for fact in (first, *others)}
    if len(told) > 1:
        raise TemplateProblem("종가를 한 말로 이를 수 없는 종목들입니다.")
    return mark(FIGURE, (first.id, "peak", *(fact.id for fact in others)), figures.PEAKS[first.measure])


def _one_day(house: Style, facts: Iterable[Fact | None], style: str) -> str:
    """Return the day of several facts, in a style of dates; raises where it is not one and the same."""
    first, *others = (_needed(fact) for fact in facts)
    if any(fact.since != first.since for fact in others):
        raise TemplateProblem("같은 날의 일이 아닙니다.")
    told = figures.set_figure(first, style, house).rpartition(BODY)[2].removesuffix(CLOSE)
    return mark(FIGURE, (first.id, style, *(fact.id for fact in others)), told)


def _around(house: Style, facts: Iterable[Fact | None]) -> str:
    """Return the figure that is true of several percentages; raises where there is none."""
    found = rounding.around([_needed(fact) for fact in facts], house)
    if found is None:
        raise TemplateProblem("이 사실들을 함께 말하는 수치가 없습니다.")
    return found
