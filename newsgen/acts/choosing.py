"""What of an article an editor chooses: items pinned, left out or given back to the rules, headline, deck."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from newsgen import choices as choices_of
from newsgen import markets, pipeline, plain, toml
from newsgen.acts.newsroom import Newsroom
from newsgen.choices import Choices, Line
from newsgen.choices import write as writing
from newsgen.choices.read import ITEMS, LARGEST, LINES, parse
from newsgen.editions import Edition, edition_named
from newsgen.errors import ProofFailure, StoreProblem, TemplateProblem, UsageProblem
from newsgen.markets import Session
from newsgen.model import Output
from newsgen.outputs import write
from newsgen.pipeline import Day
from newsgen.rules import named
from newsgen.store import Store
from newsgen.store.place import nothing_of
from newsgen.story import Candidates

CHOOSE = "choose"
"""What the log calls it."""
_TRIES = 5
"""Times that a choice is made anew, where somebody else chose meanwhile."""


class Asked(NamedTuple):
    """The article that is chosen for: its last session of the store, where no day is named."""

    edition: str
    day: dt.date | None = None
    at: dt.datetime | None = None


class Chosen(NamedTuple):
    """What was chosen, of what, and where it is written."""

    session: Session
    edition: Edition
    choices: Choices
    file: Path


class Offer(NamedTuple):
    """What an editor chooses from: the day with its items, and the headlines and decks."""

    day: Day
    lines: Candidates


def chosen(newsroom: Newsroom, asked: Asked) -> Chosen:
    """Return what is chosen of an article."""
    with newsroom.prices() as store:
        day = _day(newsroom, store, asked)
    return Chosen(day.session, day.edition, day.choices, _file(newsroom, day))


def offered(newsroom: Newsroom, asked: Asked) -> Offer:
    """Return what may be chosen from."""
    with newsroom.prices() as store:
        day = _last(newsroom, store, asked)
        return Offer(*pipeline.offered(store, day, asked.edition, newsroom.desk, at=asked.at))


def pin(newsroom: Newsroom, asked: Asked, items: Iterable[str]) -> Chosen:
    """Have items told whatever their scores; UsageProblem where one is not there or has no sentence."""
    return _chosen(newsroom, asked, "pinned", (*items,))


def leave(newsroom: Newsroom, asked: Asked, items: Iterable[str]) -> Chosen:
    """Have items not told; UsageProblem where one is not there, or is how the indices closed."""
    return _chosen(newsroom, asked, "left_out", (*items,))


def give_back(newsroom: Newsroom, asked: Asked, items: Iterable[str]) -> Chosen:
    """Leave items, ``headline`` or ``deck`` to the rules again; UsageProblem where one was not chosen."""
    names = (*items,)

    def changed(text: str, day: Day) -> str:
        known = {*day.choices.pinned, *day.choices.left_out, *(part for part in LINES if _line(day, part))}
        for name in names:
            if name not in known:
                there = ", ".join(sorted(known)) or "없음"
                raise UsageProblem(f"{name[:80]}: 고르거나 뺀 적이 없습니다. 되돌릴 수 있는 것: {there}")
        return writing.without(text, names)

    return _written(newsroom, asked, changed, f"되돌림 {', '.join(names)}")


def take(newsroom: Newsroom, asked: Asked, part: str, key: str) -> Chosen:
    """Take one of the headlines (``part`` is ``headline``) or decks; UsageProblem where none has the key."""
    found = offered(newsroom, asked).lines
    lines = found.headlines if part == "headline" else found.decks
    line = next((one for one in lines if one.key == key), None)
    what = LINES[part].removeprefix("고른 ")
    if line is None:
        raise UsageProblem(
            f"{key[:40]}: 고를 수 있는 {what}이(가) 아닙니다. newsgen choose show가 보여 줍니다."
        )
    taken = Line(key=line.key, by=newsroom.who, text=line.text)
    return _written(
        newsroom, asked, lambda text, _: writing.with_line(text, part, taken), f"{what} ‘{line.text}’"
    )


def _chosen(newsroom: Newsroom, asked: Asked, table: str, items: tuple[str, ...]) -> Chosen:
    def changed(text: str, day: Day) -> str:
        for item in items:
            _require(day, item, table)
        return writing.with_items(text, table, items, newsroom.who)

    return _written(newsroom, asked, changed, f"{ITEMS[table]} {', '.join(items)}")


def _require(day: Day, item: str, table: str) -> None:
    """Refuse an item that the day does not have, or whose leaving out would leave no article."""
    known = [one.key for one in day.items]
    if item not in known:
        near = get_close_matches(item, known, n=1)
        advice = f"{near[0]}을(를) 쓰려던 것인지 확인하십시오." if near else "newsgen items가 보여 줍니다."
        raise UsageProblem(f"{item[:80]}: {day.session}에 없는 기삿거리입니다. {advice}")
    if table == "left_out" and named(item.partition(":")[0]).is_close:
        raise UsageProblem(f"{item}: 지수 마감은 모든 기사가 싣는 것이라 뺄 수 없습니다.")


def _written(newsroom: Newsroom, asked: Asked, change: Callable[[str, Day], str], told: str) -> Chosen:
    """Change the file of an article's choices, once the article is proved by it, and tell it in the log.

    Where somebody else wrote it meanwhile, the change is made anew of what they wrote.
    """
    with newsroom.prices() as store, newsroom.log() as log:
        for _ in range(_TRIES):
            day = _day(newsroom, store, asked)
            file = _file(newsroom, day)
            before = _content(file)
            text = change(before, day)
            wanted = parse(toml.parse(text), str(file))
            for wrong in wanted.problems:
                if wrong not in day.choices.problems:
                    raise UsageProblem(f"{wrong} 아무것도 바꾸지 않았습니다.")
            _require_told(newsroom, store, day, asked, wanted)
            output = Output(
                format="toml", filename=file.name, media_type="application/toml", body=text.encode()
            )
            with log.together():
                if _content(file) != before:
                    continue
                write([output], file.parent)
                log.record(CHOOSE, article=f"{day.session}-{asked.edition}", detail=told)
            return Chosen(day.session, day.edition, wanted, file)
    raise UsageProblem(f"{file}: 다른 사람이 고르고 있어 쓰지 못했습니다. 다시 하십시오.")


def _require_told(newsroom: Newsroom, store: Store, day: Day, asked: Asked, wanted: Choices) -> None:
    """Refuse choices by which the article is not true, or an item that it has no sentence for."""
    try:
        article = pipeline.build(
            store, day.session.day, asked.edition, newsroom.desk, at=asked.at, choices=wanted
        )
    except (ProofFailure, TemplateProblem) as fault:
        raise UsageProblem(f"그렇게 쓰면 증명할 수 없어 아무것도 바꾸지 않았습니다. {fault}") from fault
    said = {*(article.lead_items or ()), *(key for each in article.paragraphs for key in each.items)}
    new = [item for item in wanted.pinned if item not in day.choices.pinned and item not in said]
    if new:
        raise UsageProblem(f"{', '.join(new)}: 이 기사에 쓸 문장이 없어 고정할 수 없습니다.")


def _day(newsroom: Newsroom, store: Store, asked: Asked) -> Day:
    day = _last(newsroom, store, asked)
    return pipeline.computed(store, edition_named(asked.edition), day, newsroom.desk, at=asked.at)


def _last(newsroom: Newsroom, store: Store, asked: Asked) -> dt.date:
    """Return the day that is asked for, or the last session of the store."""
    market = markets.named(edition_named(asked.edition).market)
    day = asked.day or store.of(market).latest_session()
    if day is None:
        raise StoreProblem(nothing_of(market, newsroom.prices_at))
    return day


def _file(newsroom: Newsroom, day: Day) -> Path:
    return choices_of.file_of(Path(newsroom.desk.notes), day.session, day.edition.name)


def _content(file: Path) -> str:
    """Return the text of a file of choices; UsageProblem where nothing can be written into it."""
    try:
        text = plain.read_bytes(file, LARGEST).decode("utf-8-sig")
        toml.parse(text)
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise UsageProblem(f"{file}: 읽을 수 없습니다({plain.reason(error)}).") from error
    except (UnicodeDecodeError, toml.Malformed) as error:
        raise UsageProblem(f"{file}: TOML이 아니어서 더 쓸 수 없습니다({error}). 먼저 고치십시오.") from error
    return text


def _line(day: Day, part: str) -> Line | None:
    return day.choices.headline if part == "headline" else day.choices.deck
