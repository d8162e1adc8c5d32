"""The verbs of those who keep the glossary: ``lint``, ``add``, ``unused``, ``missing`` and ``wanted``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsgen.cli.frame.copy import read
from newsgen.cli.frame.screen import write_table
from newsgen.cli.glossary.texts import book, json_option, own_terms, write_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsgen.finding import Finding, InFile
    from newsgen.glossary import Glossary, Term
    from newsgen.model import Article
    from newsgen.outputs.terms.edited import LintRow

_MARKS = {"wrong": "", "warning": "(살펴볼 곳) ", "note": "(대신하는 것) "}
"""What stands before a line of ``lint``, by severity."""
_FOLDER = click.option(
    "--folder", type=click.Path(path_type=Path), metavar="폴더", is_eager=True, help="용어집 폴더."
)
"""Eager, so that what is asked for one at a time is held against that folder's terms."""


def _limit(words: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return the option that says how many words are shown."""
    return click.option(
        "--limit",
        type=click.IntRange(min=1),
        default=words,
        show_default=True,
        metavar="개수",
        help="보여 줄 말의 수.",
    )


@click.command(options_metavar="[옵션]")
@_FOLDER
@click.argument("named", required=False, type=click.Path(path_type=Path), metavar="")
@click.option(
    "--on", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="날짜", help="이날을 기준으로 봅니다."
)
@json_option
@click.pass_context
def lint(
    ctx: click.Context, folder: Path | None, named: Path | None, day: dt.datetime | None, as_json: bool
) -> None:
    """용어집 파일에서 고칠 곳과 살펴볼 곳을 모두 찾습니다. 고칠 곳이 있으면 종료 코드가 1입니다.

    살펴볼 곳은 낡았을지 모르는 사실, 찾아볼 수 없는 출처, 한쪽에서만 가리키는 용어 등입니다. 설정에 데스크의
    용어집 폴더(glossary)가 있으면 그것을 보고, 함께 설치된 용어에서 무엇을 대신하는지도 알립니다.
    """
    from newsgen.finding import Severity
    from newsgen.glossary import lint as linter

    chosen, base = _chosen(folder or named)  # without the option, as it once had to be
    problems = linter.lint(chosen, day.date() if day else _today(), base)
    wrong = sum(each.severity is Severity.WRONG for each in problems)
    if as_json:
        from newsgen.outputs.terms.edited import LintListing

        write_json(LintListing(problems=tuple(map(_row, problems))))
    else:
        for each in problems:
            place = each.place
            term = f"{place.entry}: " if place.entry else ""
            mark = _MARKS[each.severity]
            click.echo(f"{place.file} {place.line}행 {place.column}자: {mark}{term}{each.message}")
        warned = sum(each.severity is Severity.WARNING for each in problems)
        look = f" 살펴볼 곳 {warned}곳" if warned else ""
        click.echo(f"\n고칠 곳 {wrong}곳{look and ','}{look}" if wrong else f"고칠 곳이 없습니다.{look}")
    if wrong:
        ctx.exit(1)


def _row(problem: Finding[InFile]) -> LintRow:
    """Return a problem as the contract has it."""
    from newsgen.outputs.terms.edited import LintRow

    place = problem.place
    return LintRow(
        file=place.file, line=place.line, column=place.column, term=place.entry,
        severity=problem.severity, message=problem.message,
    )  # fmt: skip


def _known(ctx: click.Context, _: click.Parameter, category: str) -> str:
    """Return a category that there is; who is asked for it is asked again, before anything else."""
    from newsgen.errors import GlossaryProblem
    from newsgen.glossary import edit

    folder, _base = _chosen(ctx.params.get("folder"))
    try:
        edit.file_of(folder, category.strip())
    except GlossaryProblem as problem:
        raise click.BadParameter(f"{problem}") from problem
    return category.strip()


def _free(ctx: click.Context, _: click.Parameter, identity: str) -> str:
    """Return an id that no term of the folder has; who is asked for it is asked again."""
    from newsgen.glossary import edit

    folder, _base = _chosen(ctx.params.get("folder"))
    if edit.state(folder, identity.strip()) != edit.ABSENT:
        raise click.BadParameter(f"‘{identity.strip()}’ 용어가 이미 있습니다.")
    return identity.strip()


@click.command(options_metavar="[옵션]")
@_FOLDER
@click.option(
    "--category", metavar="갈래", prompt="갈래", callback=_known, help="갈래 이름이나 그 파일 이름."
)
@click.option("--id", metavar="ID", prompt="id(영문)", callback=_free, help="영문 소문자, 숫자, 붙임표.")
@click.option("--title", metavar="이름", prompt="이름", help="기사에 쓰는 꼴.")
@click.option("--english", metavar="영문", prompt="영문 이름", help="영문 이름.")
@click.option("--definition", metavar="문장", prompt="뜻(한 문장)", help="‘다.’로 끝나는 한 문장.")
@click.option("--more", metavar="문장", prompt="설명(두세 문장)", help="이어지는 두 문장에서 네 문장.")
@click.option("--source", metavar="출처", prompt="출처", help="사실을 확인한 곳.")
@click.option("--link", metavar="주소", help="출처를 볼 수 있는 https 주소.")
@click.option("--pronounced", metavar="발음", help="로마자 이름을 한글로 읽는 법.")
@click.option("--abbreviation", metavar="약어", help="약어.")
@click.option("--other", "others", metavar="표기", multiple=True, help="이름의 다른 표기. 여러 번.")
@click.option("--alias", "aliases", metavar="이름", multiple=True, help="다른 이름. 여러 번.")
@click.option("--asked", metavar="말", multiple=True, help="찾을 때만 쓰는 말(은어, 줄임말). 여러 번.")
@click.option("--left", metavar="말", multiple=True, help="앞에 붙는 말. 여러 번.")
@click.option("--right", metavar="말", multiple=True, help="뒤에 붙는 말. 여러 번.")
@click.option("--not", "not_", metavar="말", multiple=True, help="이 용어가 아닌 말. 여러 번.")
@click.option("--near", metavar="말", multiple=True, help="같은 문장에 있어야 할 말. 여러 번.")
@click.option("--see", metavar="ID", multiple=True, help="함께 볼 용어. 여러 번.")
@click.option("--level", type=click.IntRange(1, 3), metavar="1-3", help="1은 꼭 풀이할 말, 3은 아는 말.")
@json_option
def add(folder: Path | None, category: str, as_json: bool, **given: Any) -> None:
    """용어를 갈래의 파일 끝에 넣습니다. 빠진 것은 물어보고, 규칙에 어긋나면 넣지 않습니다."""
    from newsgen.glossary import edit
    from newsgen.korean import attach

    given["not"] = given.pop("not_")
    fields = {name: value for name, value in given.items() if value}
    chosen, base = _chosen(folder)
    path = edit.add(chosen, category, {**fields, "checked": _today()}, _today(), base)
    if as_json:
        from newsgen.outputs.terms.edited import Added

        write_json(Added(id=given["id"], file=str(path)))
    else:
        click.echo(f"{path}에 {attach(given['id'], '을/를')} 넣었습니다.")


@click.command(options_metavar="[옵션]")
@_FOLDER
@click.option(
    "--articles",
    type=click.Path(path_type=Path),
    default="output",
    metavar="폴더",
    help="기사 JSON이 있는 폴더.",
)
@json_option
def unused(folder: Path | None, articles: Path, as_json: bool) -> None:
    """만들어 둔 기사 어디에도 나오지 않은 용어를 보여 줍니다."""
    from newsgen.archive import Archive
    from newsgen.glossary import gaps

    archive = list(Archive(articles).articles())
    terms = gaps.unused(book(folder), (_text(article) for article in archive))
    if as_json:
        from newsgen.outputs.terms.edited import UnusedListing

        write_json(UnusedListing(articles=len(archive), terms=tuple(term.id for term in terms)))
        return
    write_table([(term.id, term.title, term.category) for term in terms])
    click.echo(f"\n기사 {len(archive)}건에 나오지 않은 용어 {len(terms)}개")


@click.command(options_metavar="[옵션]")
@click.argument("files", nargs=-1, required=True, metavar="파일...")
@_limit(30)
@_FOLDER
@json_option
def missing(files: tuple[str, ...], limit: int, folder: Path | None, as_json: bool) -> None:
    """독자가 모를 만하지만 용어집에 없는 말을, 먼저 풀이할 것부터 보여 줍니다. 글은 여럿이어도 됩니다.

    일상에서 자주 쓰는 말을 가려내려면 낱말 빈도표를 함께 설치하십시오: pip install newsgen[words]
    """
    from newsgen.glossary import gaps

    texts = [read(file).text for file in files]
    found = gaps.missing(book(folder), texts)
    if as_json:
        from newsgen.outputs.terms.edited import MissingListing, MissingRow

        words = tuple(MissingRow(**each._asdict(), file=files[each.first]) for each in found)
        write_json(MissingListing(words=words))
        return
    shown = found[:limit]
    write_table([(each.word, f"{each.uses}번", _line(texts[each.first], each.start)) for each in shown])
    more = f" 가운데 {len(shown)}개" if len(shown) < len(found) else ""
    click.echo(f"\n용어집에 없는 말 {len(found)}개{more}")


@click.command(options_metavar="[옵션]")
@_limit(50)
@json_option
def wanted(limit: int, as_json: bool) -> None:
    """독자가 찾았지만 용어집에 없던 말을 많이 찾은 순으로 보여 줍니다. newsgen serve가 적어 둡니다."""
    from newsgen.glossary.wanted import Wanted, default_path

    every = book()
    asked = [each for each in Wanted(default_path()).every() if _is_wanting(every, each.word)]
    if as_json:
        from newsgen.outputs.terms.edited import WantedListing, WantedRow

        write_json(WantedListing(words=tuple(WantedRow(**each._asdict()) for each in asked)))
        return
    shown = asked[:limit]
    write_table([(each.word, f"{each.times}번", f"마지막 {each.last.isoformat()}") for each in shown])
    more = f" 가운데 {len(shown)}개" if len(shown) < len(asked) else ""
    click.echo(f"\n찾았지만 없던 말 {len(asked)}개{more}")


def _is_wanting(every: Glossary, word: str) -> bool:
    """Say whether a word that was looked for is still not there."""
    found = every.answer(word)
    return found.is_guess or not found.terms


def _chosen(given: Path | None) -> tuple[Path, Sequence[Term]]:
    """Return the folder to work on, and the terms behind it: those shipped behind the desk's own."""
    from newsgen.glossary import Glossary
    from newsgen.resources import shipped

    own = own_terms()
    if own and (given is None or given.resolve() == own.resolve()):
        return own, Glossary.load().terms
    return given or shipped("glossary"), ()


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()


def _line(text: str, start: int) -> str:
    begun = text.rfind("\n", 0, start) + 1
    return text[max(begun, start - 15) : start + 25].partition("\n")[0].strip()


def _text(article: Article) -> str:
    """Return all that an article says, the entries of its glossary aside."""
    from newsgen.model import text_of

    return "\n".join(_blocks(article, text_of))


def _blocks(article: Article, text_of: Any) -> Iterator[str]:
    for runs in (
        article.headline,
        article.deck,
        *article.summary,
        article.lead,
        *(each.runs for each in article.paragraphs),
    ):
        yield text_of(runs)
