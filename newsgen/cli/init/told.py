"""What ``newsgen init`` wrote, and the commands by which a person puts it to work."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from newsgen.config import Config
    from newsgen.setup.jobs import Job
    from newsgen.setup.place import Placed
    from newsgen.setup.runner import Installation


def tell(here: Installation, placed: Iterable[Placed], jobs: Sequence[Job], by: str) -> None:
    """Tell what was written and what to do next."""
    from newsgen import config

    desk = config.load(here.config)
    for each in placed:
        kept = f" (앞의 것: {each.kept})" if each.kept else ""
        click.echo(f"{each.put}: {each.path}{kept}")
    for line in _places(here):
        click.echo(line)
    click.echo("\n다음에 할 일")
    steps = [*_first(here, desk, jobs), *(_cron(here) if by == "cron" else _systemd(here, jobs))]
    for number, step in enumerate(steps, 1):
        click.echo(f"{number}. {step}")


def _places(here: Installation) -> Iterator[str]:
    """Yield where prices and deliveries are, and whose they are."""
    from newsgen.deliveries import outbox
    from newsgen.setup.places import FILENAME

    yield f"시세: {here.store}(이 사용자의 설치가 모두 같이 씁니다)"
    own = here.folder / FILENAME
    yield f"발송함: {here.outbox}" + ("(이 설치만 씁니다)" if here.outbox == own else "")
    users = outbox.users_path()
    if users.is_file() and here.outbox == own:
        yield (
            f"알림: 이 설치에 들지 않은 발송함이 {users}에 있습니다. 거기 남은 기사도 이 설치로 보내려면 "
            f"다시 만드십시오: {here.command} init --outbox {shlex.quote(str(users))}"
        )


def _first(here: Installation, desk: Config, jobs: Sequence[Job]) -> Iterator[str]:
    """Yield what comes before the first morning."""
    from newsgen.setup import vault
    from newsgen.setup.jobs import lacks_import

    run = here.command
    empty = vault.empty(desk, vault.read(here.secrets))
    if empty:
        yield f"{here.secrets}에 비밀값을 적습니다: {', '.join(empty)}"
    yield f"무엇이 되는지 보고 한 해 시세를 받습니다:\n   {run} doctor\n   {run} fetch --history"
    if lacks_import(jobs):
        yield (
            f"서울 시세는 단말기에서 내보낸 파일로 넣습니다. {here.config}의 [import.desk]에 폴더와 "
            f"열 이름을 적고 다시 만듭니다:\n   {run} init\n   적지 않으면 지수의 종가만 야후에서 받습니다."
        )
    for name in desk.cms:
        yield f"{name}에 보낼 수 있는지 봅니다:\n   {run} cms check {shlex.quote(name)}"


def _cron(here: Installation) -> Iterator[str]:
    """Yield the two commands that add the lines to what stands in the crontab already."""
    from newsgen.setup.cron import marks

    if shutil.which("crontab") is None:
        yield "cron이 없습니다. 설치합니다: apt install cron"
    begin, end = marks(here.runner)
    before, lines = (shlex.quote(str(path)) for path in (here.folder / "crontab.before", here.crontab))
    yield (
        "crontab에 줄을 넣습니다. 있던 줄은 그대로 남고, 사본이 crontab.before에 남습니다:\n"
        f"   crontab -l > {before}\n"
        f"   (sed '/^{begin}/,/^{end}/d' {before}; cat {lines}) | crontab -"
    )


def _systemd(here: Installation, jobs: Iterable[Job]) -> Iterator[str]:
    """Yield the commands that put the timers to work."""
    from newsgen.setup import others
    from newsgen.setup.systemd import timer

    old = others.outdated(here)
    if old:
        timers = " ".join(f"{name}.timer" for name in old)
        files = " ".join(
            f"~/.config/systemd/user/{name}.{kind}" for name in old for kind in ("service", "timer")
        )
        yield (
            f"앞의 이름으로 켠 타이머를 끕니다:\n   systemctl --user disable --now {timers}\n   rm -f {files}"
        )
    units = shlex.quote(str(here.units))
    yield (
        "타이머를 켭니다:\n"
        f"   mkdir -p ~/.config/systemd/user && cp {units}/newsgen-{here.key}-* ~/.config/systemd/user/\n"
        "   systemctl --user daemon-reload && "
        f"systemctl --user enable --now {' '.join(timer(job, here.key) for job in jobs)}"
    )
    yield "로그인하지 않아도 돌게 합니다:\n   loginctl enable-linger"
