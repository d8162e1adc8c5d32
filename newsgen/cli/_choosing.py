"""A note of what stands in a list, by keystrokes and in the desk's own words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgen.cli._noting import written
from newsgen.cli.frame.screen import say
from newsgen.cli.frame.settings import Settings
from newsgen.errors import NoteProblem
from newsgen.notes.fields import KINDS

if TYPE_CHECKING:
    from newsgen.markets import Session
    from newsgen.suggest import Choice

_KEYS = {"c": "cause", "e": "event", "t": "quote"}
"""Key -> kind of note."""


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
    from newsgen.acts import suggesting
    from newsgen.model import Headline

    keys = ", ".join(f"{key} {KINDS[kind]}" for key, kind in _KEYS.items())
    click.echo(f"메모의 종류: {keys}. 그만두려면 다른 글쇠: ", nl=False)
    kind = _KEYS.get(_pressed(), "")
    click.echo(KINDS.get(kind, ""))
    if not kind:
        return
    begun = suggesting.fields_of(kind, choice, session)
    source = begun.get("source", "")
    fields = {"text": _words(kind, begun.get("text"))}
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
    fields |= {"source": source, "link": begun.get("link", "")}
    suggesting.require_own_words(fields, [choice.what] if isinstance(choice.what, Headline) else [])
    written(settings, session, kind, {key: text for key, text in fields.items() if text}, notes)


def _words(kind: str, usual: str | None) -> str:
    """Return the desk's words; of an event that the store has the sentence is ready to be taken."""
    ask = {
        "cause": "원인(…다로 끝나는 한 문장)",
        "event": "사건을 알리는 문장",
        "quote": "발언(따옴표 안의 말)",
    }
    return _asked(ask[kind], usual)


def _asked(question: str, usual: str | None = None) -> str:
    answer: str = click.prompt(question, default=usual, show_default=bool(usual))
    return answer.strip()
