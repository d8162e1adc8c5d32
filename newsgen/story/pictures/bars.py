"""Pictures of bars: indices, who moved, the days of a week, who bought and sold, the largest companies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsgen.measures.flows import INVESTORS
from newsgen.model import Bar, Bars, Fact
from newsgen.story.figures import prints_nothing
from newsgen.story.pictures.scene import Scene
from newsgen.story.views import Subject

MOVERS = ("movers", "week_stocks")
"""Rules that rank single stocks."""
MOST = 10
"""Stocks that a picture shows at most."""
FEWEST = 2
"""Bars that a picture has at least: one alone compares nothing."""
_DAYS = "월화수목금토일"


def indices(scene: Scene) -> Iterator[Bars]:
    """Yield how the market's indices moved."""
    facts = scene.moves(scene.edition.charted)
    if len(facts) >= FEWEST:
        yield Bars(
            subject="indices", title=scene.edition.chart, unit="percent", rows=_rows(scene, facts),
            head=scene.head("indices", move=scene.edition.move, **_sides(scene, facts)),
            basis=scene.basis, source=scene.source,
        )  # fmt: skip


def _sides(scene: Scene, facts: Iterable[Fact]) -> dict[str, list[Subject]]:
    """Return who rose and who fell, who moved most first, and who did neither as it prints."""
    ranked = sorted(facts, key=lambda fact: -abs(fact.value))
    still = [fact for fact in ranked if prints_nothing(fact)]
    moved = [fact for fact in ranked if fact not in still]
    return {
        "ups": scene.subjects(fact.about for fact in moved if fact.value > 0),
        "downs": scene.subjects(fact.about for fact in moved if fact.value < 0),
        "still": scene.subjects(fact.about for fact in still),
    }


def movers(scene: Scene) -> Iterator[Bars]:
    """Yield how far the stocks moved that the article may name, from the best to the worst."""
    named = dict.fromkeys(item.about for item in scene.items if item.chosen and item.rule in MOVERS)
    far = sorted(scene.moves(named), key=lambda fact: -abs(fact.value))[:MOST]
    facts = sorted(far, key=lambda fact: -fact.value)
    if len(facts) >= FEWEST:
        yield Bars(
            subject="movers", title="많이 움직인 종목", unit="percent", rows=_rows(scene, facts),
            head=scene.head("movers", move=scene.edition.move, **_ends(scene, facts)), basis=scene.basis,
            source=scene.source,
        )  # fmt: skip


def week(scene: Scene) -> Iterator[Bars]:
    """Yield how the broad index moved on each day of a week."""
    days = [fact for fact in scene.book.all("change_of_day") if fact.since is not None]
    broad = scene.book.market.broad
    if len(days) >= FEWEST:
        rows = tuple(
            Bar(label=f"{day.day}일({_DAYS[day.weekday()]})", value=fact.value, fact=fact.id)
            for fact in days
            if (day := fact.since) is not None
        )
        yield Bars(
            subject="week", title=f"{scene.names[broad].short} 하루 등락률", unit="percent", rows=rows,
            upright=True, head=scene.head("week", index=scene.subjects([broad])[0]),
            basis=f"{scene.when}, 전 거래일 대비", source=scene.source,
        )  # fmt: skip


def investors(scene: Scene) -> Iterator[Bars]:
    """Yield what each kind of investor bought on balance, a picture each part of the exchange."""
    over = "week_" if scene.edition.weekly else ""
    for board in scene.book.market.boards:
        found = {who: scene.book.get(f"net_buying_{over}{who}", board.name) for who in INVESTORS}
        facts = {who: fact for who, fact in found.items() if fact is not None}
        if not facts:
            continue
        rows = tuple(Bar(label=INVESTORS[who], value=fact.value, fact=fact.id) for who, fact in facts.items())
        most = max(facts, key=lambda who: abs(facts[who].value))
        early = any(fact.as_of != "close" for fact in facts.values())
        yield Bars(
            subject="investors", unit="eok", rows=rows,
            title=f"{scene.names[board.name].short} 투자자별 {'주간 ' if over else ''}순매수",
            head=scene.head("investors", who=INVESTORS[most], most=facts[most]),
            basis=scene.when + (", 잠정치" if early else ""), source=scene.source,
        )  # fmt: skip


def leaders(scene: Scene) -> Iterator[Bars]:
    """Yield how the largest companies went over a session, a picture each market that ranks them."""
    book = scene.book
    ranked = sorted(book.all("worth_rank"), key=lambda fact: fact.value)
    for universe in book.market.universes if not scene.edition.weekly else ():
        members = [one.about for one in ranked if universe.name in scene.instruments[one.about].universes]
        facts = book.select("change_day", members)
        if len(facts) >= FEWEST:
            far = max(facts, key=lambda fact: abs(fact.value))
            where = scene.names[book.market.board_of(universe.index) or universe.name].short
            yield Bars(
                subject="leaders", title=f"{where} 시가총액 상위 종목 등락률", unit="percent",
                rows=_rows(scene, facts),
                head=scene.head("leaders", stock=scene.subjects([far.about])[0], move=far), basis=scene.basis,
                source=scene.source,
            )  # fmt: skip


def _rows(scene: Scene, facts: Iterable[Fact]) -> tuple[Bar, ...]:
    return tuple(Bar(label=scene.names[fact.about].short, value=fact.value, fact=fact.id) for fact in facts)


def _ends(scene: Scene, facts: Iterable[Fact]) -> dict[str, Subject]:
    """Return who went furthest up and furthest down, of facts from the best to the worst."""
    best, *_, worst = facts
    return dict(zip(("best", "worst"), scene.subjects([best.about, worst.about]), strict=True))
