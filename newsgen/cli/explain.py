"""``newsgen explain``: where a figure comes from, down to the prices."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgen.cli.frame.newsroom import newsroom
from newsgen.cli.frame.outbox import outbox_option
from newsgen.cli.frame.screen import say
from newsgen.cli.frame.settings import Settings

if TYPE_CHECKING:
    from newsgen.model import Article, Event, Note
    from newsgen.outputs.explained import Told


@click.command(short_help="기사의 수치가 어디서 왔는지 시세까지 보여 줍니다.")
@click.argument("article", metavar="기사.json", type=click.Path(path_type=Path))
@click.argument("text", metavar="[글]", required=False)
@click.option("--json", "as_json", is_flag=True, help="JSON으로 씁니다(newsgen/explain/v1).")
@outbox_option
@click.pass_obj
def explain(
    settings: Settings, article: Path, text: str | None, as_json: bool, outbox_path: Path | None
) -> None:
    """기사에 찍힌 수치가 어떤 사실이고 어느 시세에서 어떻게 계산됐는지 보여 줍니다.

    [글]에 "1.98%"처럼 쓰면 그것이 들어간 수치, 데스크 메모, 사건을, 쓰지 않으면 모두를 보여 줍니다.
    """
    from newsgen.acts.reading import untouched
    from newsgen.cli import _events, _noted
    from newsgen.errors import NewsgenError
    from newsgen.outputs.explained import figures

    read, doubt = untouched(newsroom(settings, outbox_path), article)
    if doubt:
        say(f"확인: {doubt}", err=True)
    found = [told for told in figures(read) if text is None or _is_meant(told, text)]
    notes = [note for note in read.notes if text is None or _noted.is_meant(read, note, text)]
    events = [event for event in read.told_events if text is None or _events.is_meant(read, event, text)]
    if not found and not notes and not events and text is not None:
        raise NewsgenError(f"기사에 {text} 수치가 없습니다. 수치 목록: newsgen explain {article}")
    if as_json:
        click.echo(_json(read, found, notes, events))
    elif text is None:
        click.echo("\n".join((*map(_row, found), *map(_noted.row, notes), *map(_events.row, events))))
    else:
        told = (
            *map(_lines, found),
            *(_noted.lines(read, note) for note in notes),
            *(_events.lines(read, event) for event in events),
        )
        click.echo("\n\n".join("\n".join(lines) for lines in told))


def _is_meant(told: Told, text: str) -> bool:
    """Tell whether a figure is asked for: by its print, or by the digits of its raw value."""
    value = told.figure.value
    raw = value if isinstance(value, str) else f"{abs(value):.10g}"
    return text in told.text or (any(c.isdigit() for c in text) and raw.startswith(text))


def _row(told: Told) -> str:
    from newsgen.outputs.explained import label

    return "\t".join((told.text, label(told.fact), told.fact.about if told.fact else "", told.figure.fact))


def _lines(told: Told) -> Iterator[str]:
    from newsgen.outputs.explained import Row, label, lines, rows

    yield told.text
    yield from lines(Row("문장", f"“{sentence}”") for sentence in told.sentences)
    yield from lines([Row("사실", f"{label(told.fact)} ({told.figure.fact})")])
    if told.fact is not None:
        yield from lines(rows(told.fact))


def _json(article: Article, found: list[Told], notes: list[Note], events: list[Event]) -> str:
    import msgspec

    from newsgen.outputs.explained import Explained, explained

    document = Explained(
        article=article.id, figures=tuple(map(explained, found)), notes=tuple(notes), events=tuple(events)
    )
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode()
