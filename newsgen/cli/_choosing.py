"""A note of what stands in a list, by keystrokes and in the desk's own words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgen.cli._noted import KINDS as NAMES
from newsgen.cli._noting import written
from newsgen.cli.frame.screen import say
from newsgen.cli.frame.settings import Settings
from newsgen.errors import NoteProblem

if TYPE_CHECKING:
    from newsgen.markets import Session
    from newsgen.suggest import Choice

_KINDS = {"c": "cause", "e": "event", "t": "quote"}
"""Key -> kind of note."""
_LONGEST_NAME, _LONGEST_LINK = 80, 500
"""What a note takes of a source's name and of an address."""


def choose(settings: Settings, session: Session, choices: Mapping[str, Choice], notes: Path | None) -> None:
    """Let a person choose, and make notes, until q is pressed or the input ends."""
    last = list(choices)[-1]
    while True:
        click.echo(f"\n메모로 쓸 것의 글쇠(1~{last})를 누르십시오. 끝내려면 q: ", nl=False)
        key = _pressed()
        click.echo(key if key.isprintable() else "")
        if key in {"q", ""}:
            return
        if key not in choices:
            click.echo("목록에 없는 글쇠입니다.")
            continue
        try:
            _noted(settings, session, choices[key], notes)
        except (NoteProblem, click.Abort) as problem:
            say(str(problem) or "메모를 쓰지 않았습니다.", err=True)


def _pressed() -> str:
    """Return the key that is pressed; empty where the input ends or is interrupted."""
    try:
        return click.getchar()[:1]  # an arrow is several characters, and no choice
    except (EOFError, KeyboardInterrupt):
        return ""


def _noted(settings: Settings, session: Session, choice: Choice, notes: Path | None) -> None:
    """Ask for the words of a note and write it; NoteProblem where it cannot be printed."""
    click.echo("메모의 종류: c 해석, e 사건, t 발언. 그만두려면 다른 글쇠: ", nl=False)
    kind = _KINDS.get(_pressed(), "")
    click.echo(NAMES.get(kind, ""))
    if not kind:
        return
    source = choice.source[:_LONGEST_NAME]
    link = choice.what.link if len(choice.what.link) <= _LONGEST_LINK else ""
    fields = {"text": _words(kind, choice, session)}
    if kind == "quote":
        fields |= {
            "speaker": _asked("발언자"),
            "title": _asked("발언자의 한글 직함(아는 발언자면 Enter)", ""),
        }
        fields["outlet"] = _asked("보도한 매체나 발언한 자리", source)
    else:
        fields |= {"about": choice.topic.noted, "head": _asked("제목의 앞머리(18자까지, 없으면 Enter)", "")}
    if kind == "cause":
        fields["outlet"] = _asked("누구의 설명입니까(매체나 기관)", source)
    fields |= {"source": source, "link": link}
    _require_own_words(choice, fields)
    written(settings, session, kind, {key: text for key, text in fields.items() if text}, notes)


def _words(kind: str, choice: Choice, session: Session) -> str:
    """Return the desk's words; of an event that the store has the sentence is ready to be taken."""
    from newsgen.model import Event
    from newsgen.suggest import ready

    ask = {
        "cause": "해석(…다로 끝나는 한 문장)",
        "event": "사건을 알리는 문장",
        "quote": "발언(따옴표 안의 말)",
    }
    usual = ""
    if kind == "event" and isinstance(choice.what, Event):
        usual = ready.text(choice.what, choice.topic, session)
    return _asked(ask[kind], usual or None)


def _asked(question: str, usual: str | None = None) -> str:
    answer: str = click.prompt(question, default=usual, show_default=bool(usual))
    return answer.strip()


def _require_own_words(choice: Choice, fields: Mapping[str, str]) -> None:
    """Refuse a note whose words are the headline's: that is its publisher's."""
    from newsgen.model import Headline
    from newsgen.suggest import copies

    title = choice.what if isinstance(choice.what, Headline) else None
    if title and any(copies(fields.get(key, ""), title) for key in ("text", "head")):
        raise NoteProblem("남의 제목을 그대로 옮길 수 없습니다. 확인한 사실을 데스크의 말로 쓰십시오.")
