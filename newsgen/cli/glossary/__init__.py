"""``newsgen glossary``: the terms, one term, a search, and the terms that stand in a text.

The verbs of editors are in ``editing``, the forms for others in ``exporting``.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, NoReturn

import click

from newsgen.cli.frame.copy import read
from newsgen.cli.frame.screen import write_table
from newsgen.cli.glossary import editing, exporting
from newsgen.cli.glossary.texts import book, json_option, shelf, write_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsgen.glossary import Glossary, Match, Term
    from newsgen.glossary.ready import Ahead
    from newsgen.glossary.search import Answer
    from newsgen.glossary.term import Valid
    from newsgen.reading import Form, Lines

_SUGGESTIONS = 3
_FORMS: dict[str, Form] = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown"}


@click.group(subcommand_metavar="명령 ...", options_metavar="[옵션]")
def glossary() -> None:
    """용어집을 보고, 찾고, 고치고, 글에 나오는 용어를 짚습니다."""


@glossary.command("list", options_metavar="[옵션]")
@json_option
def list_terms(as_json: bool) -> None:
    """모든 용어를 갈래별로 보여 줍니다."""
    terms = book().terms
    if as_json:
        _write_terms(terms)
        return
    write_table([(term.id, term.title, term.english, term.category) for term in terms])
    click.echo(f"\n용어 {len(terms)}개")


@glossary.command(options_metavar="[옵션]")
@click.argument("words", nargs=-1, required=True, metavar="용어")
@json_option
def show(words: tuple[str, ...], as_json: bool) -> None:
    """용어 하나를 보여 줍니다. id나 이름, 약어로 부릅니다."""
    every = shelf()
    asked = " ".join(words)
    term = every.named(asked) or _nobody(asked)
    if as_json:
        write_json({"schema": "newsgen/term/v1", "term": _plain(term)})
    else:
        click.echo(_page(every, term))


@glossary.command(options_metavar="[옵션]")
@click.argument("words", nargs=-1, required=True, metavar="낱말")
@json_option
def search(words: tuple[str, ...], as_json: bool) -> None:
    """용어를 찾습니다. 이름, 약어, 첫소리(ㄹㅅ), 물음(점도표 보는 법), 설명으로 찾습니다.

    이름 그대로인 것이 없으면 오타로 보고 짐작한 것을 보여 주며, 짐작이라고 밝힙니다.
    """
    from newsgen.glossary.search import unfit

    query = " ".join(words)
    found = book().answer(query)
    if as_json:
        _write_found(found)
        return
    if found.is_guess:
        click.echo(f"‘{query}’에 맞는 용어가 없습니다. 혹시 이것입니까?")
    elif not found.terms:
        click.echo(unfit(query) or f"‘{query}’에 맞는 용어가 없습니다.")
    write_table([(term.id, term.title, term.english) for term in found.terms])


@glossary.command(options_metavar="[옵션]")
@click.argument("file", metavar="파일")
@click.option("--first", is_flag=True, help="용어마다 처음 나온 곳만 짚습니다.")
@click.option(
    "--as",
    "form",
    type=click.Choice(["text", "markdown", "html"]),
    metavar="꼴",
    help="text, markdown, html 가운데 하나. 없으면 파일 이름을 따르고, 그래도 모르면 text.",
)
@click.option("--mark", is_flag=True, help="자리 대신, 용어마다 처음 나온 곳을 표시한 글을 씁니다.")
@json_option
def annotate(file: str, first: bool, form: Form | None, mark: bool, as_json: bool) -> None:
    """글에 나오는 용어와 자리를 짚습니다. 파일 자리에 -를 적으면 표준입력을 읽습니다.

    HTML과 마크다운에서는 링크, 제목, 코드, 태그 안을 건너뜁니다.
    """
    from newsgen.reading import Lines

    text = read(file).text
    form = form or _FORMS.get(PurePath(file).suffix.lower(), "text")
    if mark:
        click.echo(book().marked(text, form), nl=False)
        return
    matches = book().annotate(text, form, first_only=first)
    if as_json:
        from newsgen.outputs import listings

        click.echo(listings.annotated(matches), nl=False)
        return
    lines = Lines(text)
    write_table([_row(lines, match) for match in matches])
    click.echo(f"\n용어 {len({match.id for match in matches})}개, {len(matches)}곳")


def _nobody(word: str) -> NoReturn:
    """Say that no term is called ``word``, and which ones are near."""
    from newsgen.errors import UsageProblem

    hint = ", ".join(term.title for term in book().search(word)[:_SUGGESTIONS])
    advice = f"혹시 {hint}?" if hint else "newsgen glossary list로 모든 용어를 볼 수 있습니다."
    raise UsageProblem(f"‘{word}’(이)라는 용어가 없습니다. {advice}")


def _page(every: Glossary | Ahead, term: Term) -> str:
    from newsgen import prose

    others = [surface for surface in term.surfaces if surface != term.title]
    see = [other.title for other in map(every.get, term.see) if other]
    lines = [
        f"{term.title} ({term.english})" + (f" [{term.pronounced}]" if term.pronounced else ""),
        "",
        prose.line_plain(term.definition),
        prose.plain(term.more),
        "",
        f"다른 표기: {', '.join(others)}" if others else "",
        f"함께 볼 용어: {', '.join(see)}" if see else "",
        f"갈래: {term.category} · id: {term.id}",
        f"확인: {term.checked.isoformat()} · {term.source}",
        term.link,
        _valid(term.valid) if term.valid else "",
        *(f"바뀜: {change.on.isoformat()} · {change.what}" for change in term.changed),
    ]
    return "\n".join(line for line, before in zip(lines, ["", *lines], strict=False) if line or before)


def _valid(valid: Valid) -> str:
    until = f", {valid.until.isoformat()}까지" if valid.until else ""
    return f"기준: {valid.as_of.isoformat()}{until}"


def _row(lines: Lines, match: Match) -> tuple[str, ...]:
    line, column = lines.place(match.start)
    return (f"{line}행 {column}자", " ".join(match.surface.split()), match.id, "처음" if match.first else "")


def _plain(term: Term) -> object:
    import msgspec

    return msgspec.to_builtins(term)


def _write_found(found: Answer) -> None:
    terms = [_plain(term) for term in found.terms]
    write_json({"schema": "newsgen/terms/v1", "guess": found.is_guess, "terms": terms})


def _write_terms(terms: Sequence[Term]) -> None:
    write_json({"schema": "newsgen/terms/v1", "terms": [_plain(term) for term in terms]})


for verb in (editing.lint, editing.add, editing.unused, editing.missing, editing.wanted, exporting.export):
    glossary.add_command(verb)
