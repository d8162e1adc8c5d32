"""What an installation tells a person to run, run as it was told: by a shell, from anywhere."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from newsgen.deliveries.delivery import State
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.seals import How, seal
from tests.deliveries.help import article, put
from tests.setup.desk import Desk

BARE = {"PATH": "/usr/bin:/bin"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An installation whose CMS needs a secret, with a draft that waits and a delivery that failed."""
    made = Desk(tmp_path / "집 둘 it's")
    made.init("--yes", "--cron", "--cms", "ghost", "--cms-url", "https://cms.example")
    made.secrets()
    with Outbox(made.folder / "outbox.sqlite") as box:
        seal(box, article(12), How.WRITE)
        row = put(box, article(13), name="desk")
        box.change(row, "fail", state=State.FAILED, answer="2025-08-13-us-close: newsgen outbox drop 1")
    return made


def shell(desk: Desk, command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", "-c", command], env={**BARE, "HOME": str(desk.home)}, cwd="/",
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def test_what_is_printed_runs_under_a_shell(desk: Desk) -> None:
    runner = desk.folder / "run"
    quoted = "'" + str(runner).replace("'", "'\"'\"'") + "'"
    shown = shell(desk, f"{quoted} outbox waiting").stdout
    commands = re.findall(r"^    → (.*)$", shown, re.MULTILINE)
    assert len(commands) == 2
    assert all(command.startswith(f"{quoted} ") for command in commands)
    approve, drop = sorted(commands)
    dropped = shell(desk, drop)
    assert (dropped.returncode, dropped.stderr) == (0, "")
    assert "#1" in dropped.stdout
    file = desk.folder / "output" / "2025-08-13" / "us-close.json"
    refused = shell(desk, approve)
    assert str(file) in refused.stderr, "it is looked for where the installation keeps its articles"
    checked = shell(desk, f"{quoted} init --check").stdout
    assert f"✔ {runner}: 빈 환경에서 돕니다" in checked
    assert "NEWSGEN_CMS_DESK_SECRET이 비어 있습니다" in checked
    closed = shell(desk, f"{quoted} cms check desk")
    assert f"{desk.folder}/secrets.env의 NEWSGEN_CMS_DESK_SECRET에 적으십시오" in closed.stdout


def test_settings_elsewhere_say_where_their_articles_are(desk: Desk, tmp_path: Path) -> None:
    config, outbox = desk.folder / "newsgen.toml", desk.folder / "outbox.sqlite"
    shown = shell(
        desk,
        f'cd "{tmp_path}" && NEWSGEN_OUTBOX="{outbox}" PYTHONPATH="{desk.program}" '
        f'"{_python(desk)}" -m newsgen --config "{config}" outbox waiting',
    )
    quoted = str(desk.folder).replace("'", "'\"'\"'")
    assert f"{quoted}/output/2025-08-13/us-close.json" in shown.stdout, shown.stderr


def _python(desk: Desk) -> str:
    (line,) = re.findall(r"^exec (\S+) ", (desk.folder / "run").read_text(encoding="utf-8"), re.MULTILINE)
    return line
