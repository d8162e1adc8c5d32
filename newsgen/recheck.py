"""Printed figures that no longer hold since prices were revised, and the article's next version.

An article keeps every fact that it prints. The session is computed anew from what the store holds now, each
printed figure is held against the fact of the same id, by the rules of the proof, and what no longer fits is
told in the new version as a correction.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from newsgen import pipeline
from newsgen.config import Config, Style
from newsgen.errors import TemplateProblem
from newsgen.korean import attach
from newsgen.measures import MEASURES, Sort
from newsgen.model import Article, Correction, Fact, Instrument, Kind, Record
from newsgen.proof.sentences import Printed, text_of
from newsgen.proof.styles import mismatch
from newsgen.store import Store
from newsgen.story.figures import VALUES, printed_value
from newsgen.story.moments import CLOCKS, DATES, date_of

_TOLD = ("change_day", "change_week", "close", "points_day", "bp_day")
"""Measures that readers look at first: of the figures that one price made wrong, one of them is told."""
_VALUES = frozenset({Kind.RATE, Kind.CURRENCY, Kind.GAUGE})
"""Kinds of what is told by its name alone: the ten-year yield, not its close."""
_EXACT = "percent"
"""The style of a percentage to the last digit that readers see."""
_MOST = 3
"""Kinds of other figures that a correction names."""


class Wrong(Record, frozen=True, kw_only=True):
    """A figure in print that does not hold any more."""

    fact: Fact
    """As the article has it."""
    now: Fact | None
    """As it is computed now; None where it is not a fact any more."""
    printed: str
    right: str
    """How the figure would be printed now; empty where there is nothing to print."""
    sentence: str


def wrong_figures(article: Article, facts: Iterable[Fact], style: Style | None = None) -> list[Wrong]:
    """Return the printed figures that the facts of now do not support, each fact once, in print order.

    Of a fact that is printed exactly (1.04%) and rounded too (1% 넘게), the exact print is returned.
    """
    then = {fact.id: fact for fact in article.facts}
    now = {fact.id: fact for fact in facts}
    found: dict[str, Wrong] = {}
    exact: set[str] = set()
    for sentence in (sentence for block in text_of(article) for sentence in block):
        for printed in sentence.figures:
            for fact in (then[name] for name in printed.figure.facts if name in then):
                current = now.get(fact.id)
                better = printed.figure.style == _EXACT and fact.id not in exact
                if (fact.id in found and not better) or _holds(printed, fact, current):
                    continue
                exact |= {fact.id} if better else set()
                found[fact.id] = Wrong(
                    fact=fact,
                    now=current,
                    printed=printed.text,
                    right=_set(current, printed.figure.style, style or Style()),
                    sentence=sentence.text,
                )
    return list(found.values())


def _holds(printed: Printed, then: Fact, now: Fact | None) -> bool:
    """Tell whether a figure is still right: its print, and the direction that a verb gives it."""
    if now is None:
        return False
    if now.value * then.value < 0:
        return False
    if _was_provisional(then, now):
        return True
    style = printed.figure.style
    if style in CLOCKS or (style in DATES and date_of(now, style) == date_of(then, style)):
        return True
    if style in DATES and date_of(now, style) is None:
        return False
    return mismatch(printed.text, printed_value(now, style), style, now) is None


def _was_provisional(then: Fact, now: Fact) -> bool:
    """Tell whether a figure was printed as of an hour and is final now: of that hour it is still right."""
    return _is_flow(then) and then.as_of not in {now.as_of, "close"}


def _is_flow(fact: Fact) -> bool:
    measure = MEASURES.get(fact.measure)
    return measure is not None and measure.sort is Sort.FLOW


def _sold_or_bought(fact: Fact, now: Fact | None) -> str:
    """Name what investors did where it was one thing; what turned round is named at its figures."""
    turned = now is not None and fact.value * now.value < 0
    return "매매" if turned else "순매수" if fact.value > 0 else "순매도"


def _set(fact: Fact | None, style: str, house: Style) -> str:
    """Set a figure as it would be printed now; where its idiom does not fit any more, as a plain number."""
    if fact is None or style in CLOCKS:
        return ""
    if style in DATES:
        day = date_of(fact, style)
        return DATES[style][1](day, fact.session) if day else ""
    try:
        return VALUES[style](fact, house)
    except TemplateProblem:
        return VALUES["percent"](fact, house)


def recheck(store: Store, article: Article, config: Config) -> list[Wrong]:
    """Hold an article against what its edition computes of the store of now.

    Raises Held where its session is not fit to print now, UsageProblem where no edition has its name.
    """
    return wrong_figures(article, pipeline.again(store, article, config).book, config.style)


def corrections(
    wrong: Iterable[Wrong], names: Mapping[str, Instrument], revision: int, at: dt.datetime
) -> tuple[Correction, ...]:
    """Return what a version sets right: one correction for each price that was revised.

    However many figures came of a price, readers are told once. ``names`` are the instruments that figures
    are about; ``at`` is UTC.
    """
    told = [each for each in wrong if each.right]
    groups: dict[str, list[Wrong]] = {}
    for each in told:
        groups.setdefault(_revised(each), []).append(each)
    return tuple(_correction(group, names, revision, at) for group in groups.values())


def unexplained(wrong: Iterable[Wrong]) -> tuple[str, ...]:
    """Return flags for the editor: figures that are none any more, for which no correction can be written."""
    return tuple(_unexplained(each) for each in wrong if not each.right)


def _revised(wrong: Wrong) -> str:
    """Return the series whose revised price made a figure wrong; else what the figure is about."""
    then = {(each.symbol, each.date, each.field): each.value for each in wrong.fact.inputs}
    now = wrong.now.inputs if wrong.now else ()
    for each in now:
        if then.get((each.symbol, each.date, each.field), each.value) != each.value:
            return each.symbol
    return wrong.fact.about


def _correction(
    group: list[Wrong], names: Mapping[str, Instrument], revision: int, at: dt.datetime
) -> Correction:
    """Tell the figure that readers look at first, and that others came with it."""
    main = min(group, key=_rank)
    before, after = _ways(main)
    printed, right = before + main.printed, after + main.right
    what = attach(f"{_subject(main.fact, names)} {_told(main, names)}".rstrip(), "을/를")
    line = (
        f"앞선 기사에서 {what} {attach(printed, '으로/로')} 적었으나 "
        f"{attach(right, '이/가')} 맞아 바로잡습니다."
    )
    return Correction(revision=revision, at=at, wrong=printed, right=right, line=line + _others(main, group))


def _rank(wrong: Wrong) -> int:
    """Return where a figure stands among those that one price made wrong; the first is told."""
    measure = wrong.fact.measure
    return _TOLD.index(measure) if measure in _TOLD else len(_TOLD)


def _others(main: Wrong, group: list[Wrong]) -> str:
    """Say what else was set right with a figure, by kind."""
    labels = dict.fromkeys(_label(each.fact) for each in group if each is not main)
    kinds = [label for label in labels if label != _label(main.fact)]
    if len(group) == 1:
        return ""
    if not kinds:
        return " 같은 값에서 나온 다른 수치도 함께 고쳤습니다."
    more = " 등" if len(kinds) > _MOST else ""
    named = kinds[:_MOST]
    return f" 이 값에서 나온 {', '.join(named)}{more}도 함께 고쳤습니다."


def _ways(wrong: Wrong) -> tuple[str, str]:
    """Name both directions where a move turned round: figures are printed without their sign."""
    if wrong.now is None or wrong.fact.value * wrong.now.value >= 0:
        return "", ""
    more, less = ("순매수 ", "순매도 ") if _is_flow(wrong.fact) else ("상승 ", "하락 ")
    return (more, less) if wrong.fact.value > 0 else (less, more)


def _subject(fact: Fact, names: Mapping[str, Instrument]) -> str:
    """Name what a fact is about: one subject, or the two of a pair (``^RUT-^GSPC``)."""
    pair = fact.about.split("-")
    parts = pair if all(part in names for part in pair) else [fact.about]
    return "·".join(names[part].korean or names[part].english if part in names else part for part in parts)


def _label(fact: Fact) -> str:
    """Name a measure as readers know it, without what explains it to the desk."""
    return MEASURES[fact.measure].korean if fact.measure in MEASURES else fact.measure


def _told(wrong: Wrong, names: Mapping[str, Instrument]) -> str:
    """Name what a figure tells as a sentence would: a fall by its way, the level of a yield by nothing."""
    fact, now = wrong.fact, wrong.now
    label = _label(fact)
    if fact.measure == "close" and fact.about in names and names[fact.about].kind in _VALUES:
        return ""
    measure = MEASURES.get(fact.measure)
    if _is_flow(fact):
        return label.removesuffix("순매수") + _sold_or_bought(fact, now)
    if measure is None or measure.sort is not Sort.MOVE or now is None or fact.value * now.value <= 0:
        return label
    return label.replace("등락", "상승" if fact.value > 0 else "하락")


def _unexplained(wrong: Wrong) -> str:
    return (
        f"앞선 판의 ‘{wrong.printed}’, {_label(wrong.fact)}: 이제 성립하지 않습니다. "
        "정정 문구를 직접 쓰십시오."
    )
