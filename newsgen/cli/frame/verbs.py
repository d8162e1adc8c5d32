"""The verbs: where each one is and what it does, known without importing it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NamedTuple, NoReturn

import click

from newsgen.cli.frame.errors import guarded, utf8

COMPLETE = "_NEWSGEN_COMPLETE"
"""Name of the environment variable by which a shell asks for completions."""


class Verb(NamedTuple):
    """One command: ``module:attribute`` that holds it, and its line in the list."""

    place: str
    help: str

    def load(self) -> click.Command:
        """Import the command."""
        module, attribute = self.place.split(":")
        command: click.Command = getattr(import_module(module), attribute)
        _korean_usage(command)
        return command


VERBS: dict[str, Verb] = {
    "today": Verb("newsgen.cli.today:today", "오늘의 시황 기사를 만듭니다."),
    "backfill": Verb("newsgen.cli.backfill:backfill", "지난 거래일 여럿의 기사를 한꺼번에 만듭니다."),
    "feed": Verb("newsgen.cli.feed:feed", "승인한 기사로 피드(RSS, Atom, JSON Feed)를 씁니다."),
    "fetch": Verb("newsgen.cli.fetch:fetch", "야후에서 시세를 받아 저장소에 넣습니다."),
    "import": Verb("newsgen.cli.market:import_", "기록해 둔 시세 폴더를 저장소에 넣습니다."),
    "facts": Verb("newsgen.cli.market:facts", "하루의 시세에서 계산한 사실을 보여 줍니다."),
    "items": Verb("newsgen.cli.market:items", "고르고 버린 기삿거리를 점수와 함께 보여 줍니다."),
    "choose": Verb("newsgen.cli.choose:choose", "기삿거리를 고정하거나 빼고, 제목과 부제를 고릅니다."),
    "note": Verb("newsgen.cli.note:note", "데스크의 메모(원인, 사건, 발언)를 쓰고 점검합니다."),
    "fed": Verb("newsgen.cli.fed:fed", "금리선물로 다음 FOMC 회의의 확률을 계산합니다."),
    "gate": Verb("newsgen.cli.gate:gate", "시세에서 의심스러운 것을 보여 주고 하나씩 풉니다."),
    "universe": Verb("newsgen.cli.universe:universe", "지수 구성 종목 목록을 받고 보여 줍니다."),
    "names": Verb("newsgen.cli.names:names", "종목의 한글 이름을 받고 보여 줍니다."),
    "glossary": Verb("newsgen.cli.glossary:glossary", "용어를 찾아보고 글에서 찾아냅니다."),
    "publish": Verb("newsgen.cli.publish:publish", "기사를 CMS에 보냅니다. 기본은 초안입니다."),
    "edit": Verb("newsgen.cli.edit:edit", "기사의 글을 고칩니다. 수치는 사실과 맞아야 합니다."),
    "approve": Verb("newsgen.cli.approve:approve", "기사를 내보내도 된다고 승인합니다."),
    "outbox": Verb("newsgen.cli.outbox:outbox", "CMS로 가는 기사를 보고 다시 보내거나 버립니다."),
    "heartbeat": Verb("newsgen.cli.heartbeat:heartbeat", "그날 기사가 제때 있는지 보고, 없으면 알립니다."),
    "cms": Verb("newsgen.cli.cms:cms", "CMS에 보낼 수 있는지 점검합니다."),
    "recheck": Verb("newsgen.cli.recheck:recheck", "나간 기사에 이제 틀린 수치가 있는지 보고 정정을 씁니다."),
    "kill": Verb("newsgen.cli.kill:kill", "기사를 모든 CMS와 피드에서 거둬들입니다."),
    "serve": Verb("newsgen.cli.serve:serve", "용어집과 기사를 HTTP로 내줍니다."),
    "desk": Verb("newsgen.cli.desk:desk", "편집자가 브라우저로 일하는 데스크를 엽니다."),
    "chart": Verb("newsgen.cli.chart:chart", "기사나 거래일의 그래프를 SVG나 PNG로 그립니다."),
    "check": Verb("newsgen.cli.check:check", "시황 글의 수치와 표기를 기록과 맞춰 봅니다."),
    "explain": Verb("newsgen.cli.explain:explain", "기사의 수치가 어디서 왔는지 시세까지 보여 줍니다."),
    "init": Verb("newsgen.cli.init:init", "설정과 폴더, 날마다 도는 cron이나 systemd 줄을 만듭니다."),
    "doctor": Verb("newsgen.cli.doctor:doctor", "여기서 무엇이 되고 안 되는지 점검합니다."),
}
"""In the order of the help: from prices to the article, then what helps around it."""


class Verbs(click.Group):
    """A group whose commands are imported when they are called, not when they are listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Name the verbs in the order of the table."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the verb that was called."""
        verb = VERBS.get(cmd_name)
        return verb.load() if verb else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb; an unknown one is answered with the nearest that exist."""
        if args[0] not in VERBS and not args[0].startswith("-") and not ctx.resilient_parsing:
            raise click.UsageError(_unknown(args[0]), ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the verbs from the table; click's own way would import them all."""
        with formatter.section("명령"):
            formatter.write_dl([(name, verb.help) for name, verb in VERBS.items()])

    def main(  # type: ignore[override] # narrower on purpose: this command line is always the program
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> NoReturn:
        """Run the program and leave with its exit code; click's own ending speaks English."""
        utf8()
        name = prog_name or "newsgen"
        extra.pop("standalone_mode", None)
        if COMPLETE in os.environ:
            from click.shell_completion import shell_complete

            sys.exit(shell_complete(self, extra, name, COMPLETE, os.environ[COMPLETE]))
        words = list(sys.argv[1:] if args is None else args)
        sys.exit(guarded(lambda: self._run(name, words, extra)))

    def _run(self, name: str, args: list[str], extra: dict[str, Any]) -> object:
        with self.make_context(name, args, **extra) as ctx:
            return self.invoke(ctx)


def _unknown(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, VERBS)
    hint = f"가까운 것: {', '.join(near)}." if near else f"쓸 수 있는 것: {', '.join(VERBS)}."
    return f"{name} 명령은 없습니다. {hint}"


def _korean_usage(command: click.Command) -> None:
    """Replace the one word of a usage line that click does not let gettext see."""
    if command.options_metavar == "[OPTIONS]":
        command.options_metavar = "[옵션]"
    if isinstance(command, click.Group):
        command.subcommand_metavar = "명령 ..."
        for inner in command.commands.values():
            _korean_usage(inner)
