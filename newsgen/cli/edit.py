"""``newsgen edit``: the words of an article changed by the desk, its figures held to their facts."""

from __future__ import annotations

import getpass
import os
import shlex
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgen import plain
from newsgen.cli.frame.newsroom import newsroom
from newsgen.cli.frame.outbox import outbox_option
from newsgen.cli.frame.screen import say
from newsgen.cli.frame.settings import Settings
from newsgen.errors import EditRefused, OutputProblem, UsageProblem

if TYPE_CHECKING:
    from newsgen.acts.editing import Edited
    from newsgen.config import Config
    from newsgen.model import Article

_EDITORS = ("VISUAL", "EDITOR")
_MOST_BYTES = 4_000_000


@click.command(options_metavar="[옵션]")
@click.argument("path", metavar="기사.json", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="파일",
    help="편집기를 열지 않고 고친 글을 이 파일에서 읽습니다. -는 표준 입력.",
)
@click.option("--print", "show", is_flag=True, help="고칠 글을 화면에 내기만 합니다.")
@click.option("--by", metavar="이름", help="고치는 사람. 기본은 로그인한 사용자.")
@outbox_option
@click.pass_obj
def edit(
    settings: Settings, path: Path, source: Path | None, show: bool, by: str | None, outbox_path: Path | None
) -> None:
    """기사의 글을 편집기($VISUAL, $EDITOR)로 고쳐 다음 판으로 씁니다.

    낱말과 순서는 마음대로 고칩니다. 수치는 기사의 사실과 맞아야 하고, 맞지 않으면 아무것도 쓰지 않습니다.
    """
    from newsgen.acts import checking, editing
    from newsgen.editing import sheet

    desk = newsroom(settings, outbox_path)
    article, doubt = editing.begun(desk, path)
    if doubt:
        say(f"확인: {doubt}", err=True)
    text = sheet(article)
    if show:
        click.echo(text, nl=False)
        return
    kept = path.with_name(f"{article.edition}.v{article.revision}.edit.txt")
    given = _read(source) if source else _from_editor(text, kept)
    try:
        new = editing.proved(desk, article, given)
    except EditRefused as refused:
        _keep(given, kept, source, refused)
        raise
    if new == article:
        click.echo("고친 것이 없어 아무것도 쓰지 않았습니다.")
    else:
        with desk.writing(article.id):
            made = editing.kept(desk, path, article, new, _name(by))
        _tell(made, article, desk.desk, checking.of_edit(desk, made.article))
    kept.unlink(missing_ok=True)


def _tell(made: Edited, before: Article, desk: Config, doubts: Iterable[str]) -> None:
    """Tell what changed, what of it is doubtful, what was written and what comes next."""
    if made.ahead:
        say(
            f"알림: 더 새로운 v{made.ahead}이(가) 있습니다. 이것은 v{before.revision}에서 고친 글입니다.",
            err=True,
        )
    for line in made.differences:
        click.echo(line)
    for told in (*made.looks, *doubts):
        click.echo(f"확인: {told}", err=True)
    for each in made.written:
        click.echo(f"썼습니다: {each}")
    quoted = shlex.quote(str(made.file))
    say(f"다음: newsgen approve {quoted} --by 이름")
    for name in desk.cms:
        say(f"      newsgen publish {quoted} --to {shlex.quote(name)}")


def _read(source: Path) -> str:
    """Read what the desk wrote; UsageProblem where it is no text."""
    try:
        raw = (
            sys.stdin.buffer.read(_MOST_BYTES)
            if str(source) == "-"
            else plain.read_bytes(source, _MOST_BYTES)
        )
        return raw.decode("utf-8-sig")
    except OSError as error:
        raise UsageProblem(
            f"{source}: 읽을 수 없습니다({plain.reason(error)}). 경로를 확인하십시오."
        ) from error
    except UnicodeDecodeError as error:
        raise UsageProblem(f"{source}: UTF-8 글이 아닙니다. UTF-8로 저장하십시오.") from error


def _from_editor(text: str, kept: Path) -> str:
    """Let a person edit the text in a file beside the article; what was not taken last time goes on."""
    if kept.exists():
        click.echo(f"지난번에 받지 못한 글을 이어서 엽니다: {kept}", err=True)
    else:
        _store(text, kept)
    command = _editor(os.environ)
    try:
        ended = subprocess.run([*command, str(kept)], check=False).returncode  # noqa: S603 - the user's own editor
    except OSError as error:
        raise UsageProblem(
            f"편집기 {command[0]}을(를) 열 수 없습니다. EDITOR를 정하거나 --from으로 고친 글을 주십시오."
        ) from error
    if ended:
        raise UsageProblem(f"편집기가 {ended}(으)로 끝나 읽지 않았습니다. 글은 {kept}에 있습니다.")
    return _read(kept)


def _editor(environment: Mapping[str, str]) -> list[str]:
    told = next((environment[name] for name in _EDITORS if environment.get(name)), "")
    return shlex.split(told) or (["notepad"] if sys.platform == "win32" else ["vi"])


def _keep(given: str, kept: Path, source: Path | None, refused: EditRefused) -> None:
    """Keep what was not taken, and tell everything that is wrong with it."""
    for fault in refused.faults[1:]:
        click.echo(f"고칠 곳: {fault}", err=True)
    if source and str(source) != "-":
        click.echo(f"글은 그대로 있습니다: {source}", err=True)
        return
    _store(given, kept)
    say(f"글을 남겨 두었습니다. 이어서 고치려면 다시 newsgen edit를 하십시오: {kept}", err=True)


def _store(text: str, kept: Path) -> None:
    try:
        kept.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OutputProblem(
            f"{kept}: 쓸 수 없습니다({plain.reason(error)}). 권한과 남은 공간을 확인하십시오."
        ) from error


def _name(by: str | None) -> str:
    if by is not None and not by.strip():
        raise UsageProblem("--by에 고치는 사람의 이름을 적으십시오.")
    try:
        return (by or getpass.getuser()).strip()
    except (OSError, KeyError):
        raise UsageProblem("--by에 고치는 사람의 이름을 적으십시오.") from None
