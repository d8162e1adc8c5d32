"""``newsgen init``: a newsroom's settings, folders and secrets' place, and the lines for every morning."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from newsgen.cli.frame.options import LISTED, Listing
from newsgen.cli.frame.screen import say
from newsgen.cli.frame.settings import Settings
from newsgen.cli.init.questions import KINDS, Questions
from newsgen.command import script_folder
from newsgen.errors import UsageProblem
from newsgen.korean import attach

if TYPE_CHECKING:
    from newsgen.setup.cron import Clocks
    from newsgen.setup.runner import Installation

_STARTERS = ("cron", "systemd")


def _known() -> str:
    from newsgen.setup import jobs

    return ",".join(jobs.known())


@click.command(options_metavar="[옵션]")
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    metavar="폴더",
    help="설정, 기사, 메모, 기록을 둘 폴더. 기본은 지금 폴더.",
)
@click.option(
    "--outbox",
    type=click.Path(path_type=Path),
    metavar="경로",
    help="발송함 파일. 기본은 run이나 NEWSGEN_OUTBOX에 적힌 것, 없으면 그 폴더의 outbox.sqlite.",
)
@click.option("--name", metavar="이름", help="발행처의 이름.")
@click.option("--url", metavar="주소", help="발행처의 주소(https://). 피드에 있어야 합니다.")
@click.option("--cms", type=click.Choice(KINDS), help="기사를 보낼 CMS의 종류. none이면 파일로만 둡니다.")
@click.option("--cms-name", metavar="이름", help="그 CMS를 부를 이름. 기본은 desk.")
@click.option("--cms-url", metavar="주소", help="그 CMS의 주소.")
@click.option("--cms-user", metavar="사용자", help="워드프레스의 사용자 이름.")
@click.option("--notify-url", metavar="주소", help="알림을 받을 웹훅의 주소. 없으면 ''.")
@click.option("--smtp", metavar="호스트:포트", help="알림 메일을 보낼 서버.")
@click.option("--mail-from", metavar="주소", help="알림 메일의 보내는 사람.")
@click.option("--mail-to", multiple=True, metavar="주소", help="알림 메일을 받을 사람. 여럿도 됩니다.")
@click.option(
    "--editions",
    cls=Listing,
    there=_known,
    metavar="판",
    help=f"저절로 만들 판. 쉼표로 잇습니다({LISTED}).",
)
@click.option(
    "--import",
    "folder_of_files",
    metavar="폴더",
    help="단말기가 서울 시세를 내보내는 폴더. 열 이름은 설정의 [import.desk]에 적습니다.",
)
@click.option("--feed/--no-feed", default=None, help="피드도 다시 쓸지. 기본은 발행처가 있으면 씁니다.")
@click.option("--cron", "by", flag_value="cron", default=None, help="cron의 줄을 만듭니다.")
@click.option("--systemd", "by", flag_value="systemd", help="systemd의 사용자 타이머를 만듭니다.")
@click.option("--zone", metavar="시간대", help="cron이 따르는 시간대. 기본은 이 컴퓨터의 것.")
@click.option("--replace", is_flag=True, help="있는 newsgen.toml을 새로 씁니다. 앞의 것은 옆에 남깁니다.")
@click.option("--yes", is_flag=True, help="묻지 않고, 옵션으로 주지 않은 것은 기본값으로 합니다.")
@click.option("--check", is_flag=True, help="만들지 않고, 만들어 둔 것이 cron에서처럼 도는지 봅니다.")
@click.pass_context
def init(
    ctx: click.Context, /, folder: Path | None, outbox: Path | None, check: bool, **options: Any
) -> None:
    """몇 가지를 묻고 newsgen.toml, 폴더, 비밀값을 적을 파일, 날마다 도는 cron이나 systemd 줄을 씁니다.

    묻는 것마다 옵션이 있습니다. 이미 있는 설정은 그대로 두고, 비밀값은 설정에 적지 않습니다. crontab은
    바꾸지 않고, 넣을 명령을 알려 줍니다.
    """
    settings: Settings = ctx.obj
    here = _installation(settings, folder or script_folder() or Path(), outbox)
    if check:
        ctx.exit(_checked(here))
    _set_up(here, Options(**options))


class Options(NamedTuple):
    """The options of ``init`` by their names; None for what was not said."""

    name: str | None
    url: str | None
    cms: str | None
    cms_name: str | None
    cms_url: str | None
    cms_user: str | None
    notify_url: str | None
    smtp: str | None
    mail_from: str | None
    mail_to: tuple[str, ...]
    folder_of_files: str | None
    editions: str | None
    feed: bool | None
    by: str | None
    zone: str | None
    replace: bool
    yes: bool

    @property
    def of_settings(self) -> bool:
        """Whether anything was said that stands in newsgen.toml."""
        return any(value is not None for value in (*self[:9], self.folder_of_files)) or bool(self.mail_to)


def _installation(settings: Settings, folder: Path, outbox: Path | None) -> Installation:
    """Return where everything is, by whole paths: cron starts in another folder with another environment."""
    import sys

    from newsgen import config
    from newsgen.setup.places import outbox_of, store_of
    from newsgen.setup.runner import Installation

    whole = folder.expanduser().absolute()
    if not str(whole).isprintable():
        raise UsageProblem("폴더 이름에 줄바꿈 같은 글자가 있어 cron의 줄에 적을 수 없습니다.")
    told = settings.config if script_folder() in {None, whole} else None  # another's script names its own
    return Installation(
        folder=whole,
        python=Path(sys.executable).absolute(),
        config=(told or whole / config.FILENAME).expanduser().absolute(),
        store=store_of(whole, settings.store),
        outbox=outbox_of(whole, outbox),
        home=Path.home(),
    )


def _set_up(here: Installation, options: Options) -> None:
    """Ask, then write everything, then say what to do next."""
    from newsgen.cli.init import told, written
    from newsgen.cli.init.asked import answers_of
    from newsgen.setup import again, check

    asked = Questions(yes=options.yes)
    kept = here.config.is_file() and not _is_to_be_replaced(here, options, asked)
    if kept and options.of_settings:
        raise UsageProblem(
            f"{attach(str(here.config), '이/가')} 이미 있습니다. 새로 쓰려면 --replace를 붙이십시오."
        )
    answers = None if kept else answers_of(asked, options)
    by = asked.choice(
        "--cron(--systemd)", "무엇으로 매일 돌릴까요?", _STARTERS, options.by, again.starter(here)
    )
    editions = asked.text(
        "--editions", f"어떤 판을 만들까요? ({_known()})", options.editions, ",".join(again.editions(here))
    )
    asked.done()
    chosen, clocks = _chosen(editions), _clocks(options.zone)
    settled = written.settled(here, answers)
    jobs = written.jobs_of(here, chosen, feed=options.feed)
    placed = [settled, *written.rest(here, jobs, clocks if by == "cron" else None)]
    told.tell(here, placed, jobs, by)
    seen = check.starts(here)
    say(f"{'✔' if seen.ok else '✘'} {seen.says}", err=not seen.ok)


def _is_to_be_replaced(here: Installation, options: Options, asked: Questions) -> bool:
    return options.replace or asked.yes_or_no(
        f"{here.config}이(가) 이미 있습니다. 새로 쓸까요? 앞의 것은 옆에 남깁니다.", usual=False
    )


def _chosen(editions: str) -> tuple[str, ...]:
    from newsgen.setup import jobs

    chosen = tuple(dict.fromkeys(each.strip() for each in editions.split(",") if each.strip()))
    unknown = [each for each in chosen if each not in jobs.known()]
    if unknown or not chosen:
        raise UsageProblem(
            f"--editions {editions}: 저절로 만들 수 있는 판은 {', '.join(jobs.known())}입니다."
        )
    return chosen


def _clocks(name: str | None) -> Clocks:
    from newsgen.setup import zone
    from newsgen.setup.cron import Clocks

    found, known = (zone.named(name), name) if name else zone.of_the_machine()
    return Clocks(known, zone.offsets(found, dt.datetime.now(dt.UTC).year))


def _checked(here: Installation) -> int:
    """Say what works of what was installed; return the exit code."""
    from newsgen.cli.init.written import config_of
    from newsgen.setup.check import findings

    if not here.runner.is_file():
        raise UsageProblem(f"{here.runner}이(가) 없습니다. 먼저 newsgen init으로 만드십시오.")
    found = list(findings(here, config_of(here.config)))
    for each in found:
        say(f"{'✔' if each.ok else '✘'} {each.says}")
    return 0 if all(each.ok for each in found) else 1
