"""``newsgen init``: what it asks, what it writes, and what it leaves alone."""

from __future__ import annotations

import os
import pty
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsgen import config
from newsgen.cli import main
from newsgen.setup import check

ROOT = Path(__file__).parents[2]
WORDPRESS = ("--cms", "wordpress", "--cms-url", "https://news.example", "--cms-user", "newsgen")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with a name that a shell and cron read in their own way; nothing is started."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(check, "starts", lambda _: check.Seen(True, "돕니다"))
    return tmp_path / "편집국 100% it's"


def init(folder, *options):
    return CliRunner().invoke(main, ["init", "--folder", str(folder), *options])


def test_with_no_terminal_it_names_what_is_missing(folder):
    done = init(folder, "--cms", "wordpress")
    assert done.exit_code == 2
    for option in ("--cms-url", "--cms-user", "--notify-url", "--cron"):
        assert option in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not folder.exists()
    assert "--yes" in init(folder, "--cms", "none").stderr
    lacking = init(folder, "--yes", "--cms", "ghost")
    assert (lacking.exit_code, "--cms-url" in lacking.stderr, "--yes" in lacking.stderr) == (2, True, False)


def test_all_of_it_is_written_and_said(folder):
    done = init(folder, "--yes", "--cron", *WORDPRESS, "--notify-url", "https://chat.example/x")
    assert done.exit_code == 0, done.stderr
    for name in ("newsgen.toml", "secrets.env", "run", "newsgen.cron"):
        assert f"썼습니다: {folder / name}" in done.stdout
        assert (folder / name).is_file()
    assert all((folder / name).is_dir() for name in ("output", "notes", "logs"))
    desk = config.load(folder / "newsgen.toml")
    assert desk.cms["desk"].url == "https://news.example"
    assert desk.cms["desk"].status == "draft"
    assert desk.notify.url == "https://chat.example/x"
    secrets = (folder / "secrets.env").read_text(encoding="utf-8")
    assert "\nNEWSGEN_CMS_DESK_SECRET=\n" in secrets
    assert "응용 프로그램 비밀번호" in secrets
    assert stat.S_IMODE((folder / "secrets.env").stat().st_mode) == 0o600
    assert "NEWSGEN_CMS_DESK_SECRET" not in (folder / "newsgen.toml").read_text(encoding="utf-8")
    assert "crontab -l > " in done.stdout
    assert "| crontab -" in done.stdout


def test_settings_that_are_there_stay_and_their_targets_get_their_lines(folder):
    folder.mkdir()
    text = '[cms.ours]\nkind = "ghost"\nurl = "https://g.example"\n'
    (folder / "newsgen.toml").write_text(text)
    assert init(folder, "--yes", "--cron", *WORDPRESS).exit_code == 2
    assert init(folder, "--yes", "--cron").exit_code == 0
    assert (folder / "newsgen.toml").read_text() == text
    assert "--publish ours" in (folder / "newsgen.cron").read_text(encoding="utf-8")
    assert "NEWSGEN_CMS_OURS_SECRET=" in (folder / "secrets.env").read_text(encoding="utf-8")


def test_replaced_settings_are_kept_beside_and_secrets_stay(folder):
    assert init(folder, "--yes", "--cron", *WORDPRESS).exit_code == 0
    (folder / "secrets.env").write_text("NEWSGEN_CMS_DESK_SECRET=abcd efgh\n")
    done = init(folder, "--yes", "--cron", "--replace", "--cms", "webhook", "--cms-url", "https://w.example")
    assert done.exit_code == 0, done.stderr
    (kept,) = folder.glob("newsgen.toml.*.bak")
    assert "wordpress" in kept.read_text(encoding="utf-8")
    assert f"앞의 것: {kept}" in done.stdout
    assert (folder / "secrets.env").read_text() == "NEWSGEN_CMS_DESK_SECRET=abcd efgh\n"
    assert list(folder.glob("secrets.env.*")) == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--cms", "webhook", "--cms-url", ""), "--cms-url"),
        (("--editions", "us-close,kr-close"), "us-close, us-week, us-midday"),
        (("--zone", "Asia/Pyongchang"), "--zone"),
        (("--url", "http://x"), "url"),
        (("--feed",), "[newsroom]"),
        (("--smtp", "mail.example:587"), "--mail-from"),
    ],
)
def test_what_cannot_be_is_one_line_and_nothing_is_put_in_place(folder, options, said):
    done = init(folder, "--yes", "--cron", *options)
    assert done.exit_code == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (folder / "newsgen.cron").exists()


def test_systemd_has_its_units_and_the_commands_that_enable_them(folder):
    done = init(folder, "--yes", "--systemd", "--editions", "us-close,us-week,us-midday")
    assert done.exit_code == 0, done.stderr
    timers = sorted(path.name for path in (folder / "systemd").glob("*.timer"))
    assert timers == [
        f"newsgen-{name}.timer"
        for name in (
            "heartbeat-us-close", "heartbeat-us-week", "outbox", "recheck",
            "today-us-close", "today-us-midday", "today-us-week",
        )
    ]  # fmt: skip
    assert all(name in done.stdout for name in timers)
    assert "systemctl --user enable --now" in done.stdout
    assert not (folder / "newsgen.cron").exists()


def test_the_commands_add_to_a_crontab_and_put_new_lines_in_the_place_of_old_ones(folder, tmp_path):
    """By a crontab of the test's own, which keeps its table in a file."""
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "crontab").write_text(
        '#!/bin/sh\nT="$HOME/table"\n[ "$1" = -l ] && exec cat "$T"\nexec cat > "$T"\n'
    )
    (tools / "crontab").chmod(0o755)
    (tmp_path / "table").write_text("MAILTO=me\n5 4 * * * their own # % \\\n")
    for _ in range(2):
        said = init(folder, "--yes", "--cron").stdout
        commands = [line.strip() for line in said.splitlines() if "crontab -" in line]
        subprocess.run(
            ["/bin/sh", "-ec", "\n".join(commands)],
            env={"HOME": str(tmp_path), "PATH": f"{tools}:/usr/bin:/bin"}, check=True,
        )  # fmt: skip
    lines = (folder / "newsgen.cron").read_text(encoding="utf-8")
    assert (tmp_path / "table").read_text(
        encoding="utf-8"
    ) == f"MAILTO=me\n5 4 * * * their own # % \\\n{lines}"


def test_the_check_tells_what_is_empty_and_what_others_can_read(folder):
    init(folder, "--yes", "--cron", *WORDPRESS)
    (folder / "secrets.env").chmod(0o644)
    done = CliRunner().invoke(main, ["init", "--folder", str(folder), "--check"])
    assert done.exit_code == 1
    assert "NEWSGEN_CMS_DESK_SECRET이(가) 비어 있습니다" in done.stdout
    assert "남도 읽을 수 있습니다" in done.stdout


def test_it_asks_at_a_terminal_and_takes_what_is_usual(tmp_path):
    """Through a terminal of its own: an answer a line, empty for what is usual."""
    ours, theirs = pty.openpty()
    answers = ["우리 신문", "https://news.example", "webhook", "https://w.example/in", "", "cron", ""]
    os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
    done = subprocess.run(
        [sys.executable, "-m", "newsgen", "init", "--folder", str(tmp_path / "desk")],
        stdin=theirs, capture_output=True, text=True, check=False, timeout=120, cwd=tmp_path,
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "LC_ALL": "C"},
    )  # fmt: skip
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 0, done.stderr
    desk = config.load(tmp_path / "desk" / "newsgen.toml")
    assert (desk.newsroom.name, desk.cms["desk"].url) == ("우리 신문", "https://w.example/in")
    assert "feed" in (tmp_path / "desk" / "newsgen.cron").read_text(encoding="utf-8")
    assert "✔" in done.stdout
