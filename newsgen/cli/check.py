"""``newsgen check``: what is wrong in a text, ours or anybody's."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from newsgen.cli.frame.options import MarketName
from newsgen.cli.frame.settings import Settings

if TYPE_CHECKING:
    from newsgen.checks import Checker
    from newsgen.checks.run import Checked
    from newsgen.encoded import Encoded
    from newsgen.markets import Market
    from newsgen.outputs.checked import CheckedFigure, CheckFinding, CheckListing

_Made = TypeVar("_Made")
WRONG, NO_DATA = 1, 2
"""Exit codes: something is wrong; the store has nothing of the day."""
_COLOURS = {"false": "red", "contradiction": "magenta", "style": "yellow"}
_ENDINGS = {".txt", ".md", ".markdown", ".html", ".htm"}


class Position(click.ParamType[tuple[int, int]]):
    """A line and a column, both from 1."""

    name = "position"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """Read 3:16."""
        found = re.fullmatch(r"([1-9]\d{0,8}):([1-9]\d{0,8})", str(value), re.ASCII)
        if found is None:
            self.fail(f"{value}: 3:16처럼 행과 열을 적으십시오.", param, ctx)
        return int(found[1]), int(found[2])


class _Asked(NamedTuple):
    """What is told of the texts beside themselves."""

    day: dt.date | None
    market: str | None
    as_of: dt.datetime | None


class Text(NamedTuple):
    """One text to check."""

    name: str
    path: Path | None
    read: Encoded

    @property
    def source(self) -> str:
        """What it says, to the letter."""
        return self.read.text


@click.command(options_metavar="[옵션]")
@click.argument("files", metavar="파일|폴더|-", nargs=-1, required=True)
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="날짜",
    help="글이 다루는 거래일. 없으면 글의 날짜를 읽습니다.",
)
@click.option(
    "--market",
    type=MarketName(),
    default=None,
    metavar="시장",
    help="글이 다루는 시장(us, kr). 없으면 글을 보고 압니다.",
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M"]),
    metavar="시각",
    help="이때 저장소에 있던 값으로 봅니다(한국시간).",
)
@click.option(
    "--fail-on",
    type=click.Choice(["false", "contradiction", "style", "never"]),
    multiple=True,
    help="이 종류가 있을 때만 1로 끝납니다. 여럿도 됩니다.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "json", "sarif", "github"]),
    default="terminal",
    help="내는 형식.",
    show_default=True,
)
@click.option("--json", "as_json", is_flag=True, help="--format json과 같습니다(newsgen/check/v1).")
@click.option(
    "--explain",
    "place",
    type=Position(),
    metavar="행:열",
    help="그 자리의 수치를 어떻게 읽었고 어느 기록과 맞춰 봤는지 보여 줍니다.",
)
@click.option("--fix", is_flag=True, help="답이 하나뿐인 것(따옴표, 조사, 쉼표 등)을 파일에 고쳐 씁니다.")
@click.pass_context
def check(  # noqa: PLR0913, PLR0917 - click passes an option an argument
    ctx: click.Context,
    files: tuple[str, ...],
    date: dt.datetime | None,
    market: Market | None,
    as_of: dt.datetime | None,
    fail_on: tuple[str, ...],
    form: str,
    as_json: bool,
    place: tuple[int, int] | None,
    fix: bool,
) -> None:
    """시황 글의 수치와 날짜, 이름, 표기를 저장소의 기록과 맞춰 봅니다.

    누구의 글이든, 뉴욕이든 서울이든 됩니다. 틀린 것이 있으면 1, 저장소에 그날 시세가 없으면 2로 끝납니다.
    """
    from newsgen.checks import document

    settings: Settings = ctx.obj
    texts = list(_texts(files))
    asked = _Asked(date.date() if date else None, market.name if market else None, _moment(as_of))
    if place is not None:
        _explain(settings, texts, asked, place, as_json=as_json or form == "json")
        return
    listings = _with_checker(
        settings, asked, lambda checker: [_read(checker, one, asked).listing for one in texts]
    )
    if fix:
        _fix(texts, listings)
    kind = "json" if as_json else form
    if kind == "terminal":
        for text, one in zip(texts, listings, strict=True):
            _tell(text.name, one, alone=len(texts) == 1)
    else:
        click.echo(document.written(listings, kind), nl=False)
    if any(not one.known for one in listings):
        ctx.exit(NO_DATA)
    if any(_counts(found, fail_on) for one in listings for found in one.wrong):
        ctx.exit(WRONG)


def _counts(found: CheckFinding, fail_on: tuple[str, ...]) -> bool:
    return not fail_on or found.kind in fail_on


def _texts(files: tuple[str, ...]) -> Iterator[Text]:
    """Yield the texts that are named: files, all in a folder, what comes in."""
    from newsgen.cli.frame.copy import STDIN, read
    from newsgen.errors import UsageProblem

    for name in files:
        if name == STDIN:
            yield Text(STDIN, None, read(STDIN))
            continue
        path = Path(name)
        inside = (
            sorted(one for one in path.rglob("*") if one.suffix.lower() in _ENDINGS)
            if path.is_dir()
            else [path]
        )
        if not inside:
            raise UsageProblem(f"{path}: 글이 없습니다({', '.join(sorted(_ENDINGS))}).")
        yield from (Text(str(one), one, read(one)) for one in inside)


def _moment(as_of: dt.datetime | None) -> dt.datetime | None:
    from newsgen import calendars

    return as_of.replace(tzinfo=calendars.SEOUL) if as_of else None


def _with_checker(settings: Settings, asked: _Asked, run: Callable[[Checker], _Made]) -> _Made:
    """Run something with what checks against the user's store; without one where there is none."""
    from newsgen import config
    from newsgen.checks import Checker
    from newsgen.store import Store, default_path

    desk = config.load(settings.config)
    path = settings.store or default_path()
    if not path.exists():
        return run(Checker(None, desk))
    with Store.open(path) as store:
        return run(Checker(store.as_known_at(asked.as_of) if asked.as_of else store, desk))


def _read(checker: Checker, text: Text, asked: _Asked) -> Checked:
    import msgspec

    from newsgen.cli.frame.progress import patient

    with patient(f"{text.name}({len(text.source):,}자) 보는 중") as progress:
        checked = checker.read(
            text.source, day=asked.day, market=asked.market, as_of=asked.as_of, progress=progress
        )
    return checked._replace(listing=msgspec.structs.replace(checked.listing, file=text.name))


def _explain(
    settings: Settings, texts: list[Text], asked: _Asked, place: tuple[int, int], *, as_json: bool
) -> None:
    """Tell what the figure at a place of a text is held against."""
    import msgspec

    from newsgen.checks.explain import Explained, told
    from newsgen.errors import UsageProblem

    if len(texts) != 1:
        raise UsageProblem("--explain은 글 하나에서 씁니다. 파일 하나를 적으십시오.")

    def figure(checker: Checker) -> CheckedFigure | None:
        explained = Explained(_read(checker, texts[0], asked))
        at = explained.offset(*place)
        return None if at is None else explained.at(at)

    found = _with_checker(settings, asked, figure)
    if found is None:
        raise UsageProblem(
            f"{texts[0].name}:{place[0]}:{place[1]}에는 수치가 없습니다. 수치의 첫 글자를 적으십시오."
        )
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
    else:
        click.echo("\n".join(told(found)))


def _fix(texts: list[Text], listings: list[CheckListing]) -> None:
    """Write what has one right answer into the files, as they are encoded; what overlaps it waits."""
    from newsgen.checks.fixed import fixed_text

    for text, listing in zip(texts, listings, strict=True):
        fixed, n = fixed_text(text.source, _writable(text, listing.findings))
        if text.path is None:
            click.echo(text.read.octets(fixed), nl=False)
        elif n:
            text.path.write_bytes(text.read.octets(fixed))
            click.echo(f"{text.name}: {n}곳을 고쳤습니다.", err=True)


def _writable(text: Text, findings: Iterable[CheckFinding]) -> Iterator[CheckFinding]:
    """Yield findings but those whose right answer the text's encoding has no characters for."""
    for one in findings:
        try:
            text.read.octets(one.suggestion or "")
        except UnicodeEncodeError:
            continue
        yield one


def _tell(name: str, listing: CheckListing, *, alone: bool) -> None:
    for one in listing.findings:
        if one.verdict == "wrong":
            click.echo(_line("" if alone else name, one))
    click.echo(f"{'' if alone else f'{name}: '}{_verdict(listing)}")
    if listing.missing:
        more = " 등" if len(listing.missing) > 4 else ""
        click.echo(f"  맞춰 보지 못한 까닭: {', '.join(listing.missing[:4])}{more}")
    _notice(listing)


def _verdict(listing: CheckListing) -> str:
    n = len(listing.wrong)
    if not (n or listing.checked or listing.uncheckable):
        return "맞춰 볼 수치가 없습니다."
    told = f"틀린 것 {n}건" if n else "틀린 것 없음"
    more = f", 맞춰 볼 수 없는 수치 {listing.uncheckable}개" if listing.uncheckable else ""
    return f"{listing.date} {told}, 맞는 수치 {listing.right}개{more}."


def _notice(listing: CheckListing) -> None:
    if listing.notice:
        click.echo(f"  {listing.notice}", err=True)


def _line(name: str, one: CheckFinding) -> str:
    from newsgen.checks.found import KINDS

    kind = click.style(KINDS["hint" if one.severity == "hint" else one.kind], fg=_COLOURS[one.kind])
    where = f"{name}:" if name else ""
    to = f" → {one.suggestion}" if one.suggestion is not None else ""
    return f"{where}{one.line}:{one.column} {kind} {one.code} “{one.text}”{to}\n    {one.message}"
