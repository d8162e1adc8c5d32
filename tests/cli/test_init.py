"""``newsgen init``: what it asks, what it writes, and what it leaves alone."""

from __future__ import annotations

import hashlib
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
    for name in ("NEWSGEN_OUTBOX", "NEWSGEN_STORE", "NEWSGEN_COMMAND", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(check, "starts", lambda _: check.Seen(True, "돕니다"))
    return tmp_path / "편집국 100% it's"


def init(folder, *options):
    return CliRunner().invoke(main, ["init", "--folder", str(folder), *options])


def _key(folder):
    """The short name of ``편집국 100% it's``: its plain letters, and the hash of the whole path."""
    return f"100-it-s-{hashlib.sha256(str(folder).encode()).hexdigest()[:6]}"


def exported(folder, variable):
    """What the script gives to a program that it starts, as a shell reads it."""
    lines = (folder / "run").read_text(encoding="utf-8").splitlines()
    (line,) = [line for line in lines if line.startswith(f"{variable}=")]
    return subprocess.run(
        ["/bin/sh", "-c", f'{line}; printf %s "${variable}"'], capture_output=True, text=True, check=True
    ).stdout


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


@pytest.mark.parametrize("by", ["cron", "systemd"])
def test_a_second_table_and_init_again_serve_both_and_change_nothing_else(folder, by):
    init(folder, "--yes", f"--{by}", *WORDPRESS, "--editions", "us-close,us-week")
    with (folder / "newsgen.toml").open("a", encoding="utf-8") as file:
        file.write('[cms.second]\nkind = "ghost"\nurl = "https://g.example"\n')
    done = init(folder, "--yes")
    assert done.exit_code == 0, done.stderr
    assert "NEWSGEN_CMS_SECOND_SECRET=" in (folder / "secrets.env").read_text(encoding="utf-8")
    assert (folder / "newsgen.cron").exists() == (by == "cron")
    files = [folder / "newsgen.cron"] if by == "cron" else [*(folder / "systemd").glob("*today*.service")]
    text = "".join(path.read_text(encoding="utf-8") for path in files).replace('"', "")
    for edition in ("us-close", "us-week"):
        assert f"--edition {edition} --publish desk --publish second --log" in text


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


def test_each_installation_has_its_own_outbox_and_the_store_is_shared(folder, tmp_path, monkeypatch):
    other = tmp_path / "다른 편집국"
    assert f"발송함: {folder / 'outbox.sqlite'}(이 설치만 씁니다)" in init(folder, "--yes", "--cron").stdout
    assert init(other, "--yes", "--cron").exit_code == 0
    assert exported(folder, "NEWSGEN_OUTBOX") == str(folder / "outbox.sqlite")
    assert exported(other, "NEWSGEN_OUTBOX") == str(other / "outbox.sqlite")
    stores = {exported(each, "NEWSGEN_STORE") for each in (folder, other)}
    assert stores == {str(tmp_path / ".local" / "share" / "newsgen" / "market.sqlite")}
    # what the script of one exports says nothing about the other
    monkeypatch.setenv("NEWSGEN_COMMAND", exported(folder, "NEWSGEN_COMMAND"))
    monkeypatch.setenv("NEWSGEN_OUTBOX", exported(folder, "NEWSGEN_OUTBOX"))
    CliRunner().invoke(
        main, ["--config", str(folder / "newsgen.toml"), "init", "--folder", str(other), "--yes", "--cron"]
    )
    assert exported(other, "NEWSGEN_OUTBOX") == str(other / "outbox.sqlite")
    assert "다른 편집국/newsgen.toml" in (other / "run").read_text(encoding="utf-8")


def test_the_outbox_that_an_installation_has_or_that_is_named_stays(folder, tmp_path, monkeypatch):
    users = tmp_path / ".local" / "share" / "newsgen" / "outbox.sqlite"
    users.parent.mkdir(parents=True)
    users.touch()
    assert f"init --outbox {users}" in init(folder, "--yes", "--cron").stdout
    monkeypatch.setenv("NEWSGEN_OUTBOX", str(users))
    assert init(folder, "--yes", "--cron").exit_code == 0
    monkeypatch.delenv("NEWSGEN_OUTBOX")
    again = init(folder, "--yes", "--cron").stdout
    assert exported(folder, "NEWSGEN_OUTBOX") == str(users)
    assert f"발송함: {users}\n" in again
    assert "알림:" not in again
    init(folder, "--yes", "--cron", "--outbox", str(tmp_path / "o 1.sqlite"))
    assert exported(folder, "NEWSGEN_OUTBOX") == str(tmp_path / "o 1.sqlite")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--cms", "webhook", "--cms-url", "http://cms.example"), "--cms-url: https 주소가 아닙니다"),
        (("--notify-url", "chat.example"), "--notify-url: https://로 시작하는"),
        (("--cms", "webhook", "--cms-url", ""), "--cms-url"),
        (("--editions", "us-close,jp-close"), "us-close, us-week, us-midday, kr-close, kr-week"),
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
        f"newsgen-{_key(folder)}-{name}.timer"
        for name in (
            "heartbeat-us-close", "heartbeat-us-week", "outbox", "recheck",
            "today-us-close", "today-us-midday", "today-us-week",
        )
    ]  # fmt: skip
    assert all(name in done.stdout for name in timers)
    assert "systemctl --user enable --now" in done.stdout
    assert not (folder / "newsgen.cron").exists()


@pytest.fixture
def tools(tmp_path, monkeypatch):
    """A crontab of the test's own, which keeps its table in a file."""
    made = tmp_path / "bin"
    made.mkdir()
    (made / "crontab").write_text(
        '#!/bin/sh\nT="$HOME/table"\n[ "$1" = -l ] && exec cat "$T"\nexec cat > "$T"\n'
    )
    (made / "crontab").chmod(0o755)
    (tmp_path / "table").touch()
    monkeypatch.setenv("PATH", f"{made}:/usr/bin:/bin")


def add_to_crontab(said):
    """Do what ``init`` said."""
    commands = [line.strip() for line in said.splitlines() if "crontab -" in line]
    subprocess.run(["/bin/sh", "-ec", "\n".join(commands)], check=True)


@pytest.mark.usefixtures("tools")
def test_two_installations_keep_two_blocks_and_a_shared_outbox_is_told(folder, tmp_path):
    other, shared = tmp_path / "다른 편집국", tmp_path / "shared.sqlite"
    for each in (folder, other, folder):
        add_to_crontab(init(each, "--yes", "--cron").stdout)
    table = (tmp_path / "table").read_text(encoding="utf-8")
    for each in (folder, other):
        assert table.count((each / "newsgen.cron").read_text(encoding="utf-8")) == 1
    check = CliRunner().invoke(main, ["init", "--folder", str(folder), "--check"])
    assert check.exit_code == 0, check.stdout
    for each in (folder, other):
        add_to_crontab(init(each, "--yes", "--cron", "--outbox", str(shared)).stdout)
    check = CliRunner().invoke(main, ["init", "--folder", str(folder), "--check"])
    assert check.exit_code == 1
    assert f"✘ {other / 'run'}도 같은 발송함을 씁니다" in check.stdout


def test_units_of_two_installations_have_two_names_and_old_names_are_ended(folder, tmp_path):
    other, units = tmp_path / "다른 편집국", tmp_path / ".config" / "systemd" / "user"
    init(other, "--yes", "--systemd")
    assert "disable" not in init(folder, "--yes", "--systemd").stdout
    names = [{path.name for path in (each / "systemd").iterdir()} for each in (folder, other)]
    assert not names[0] & names[1]
    assert all(name.isascii() for each in names for name in each)
    units.mkdir(parents=True)
    for each, old in ((folder, "newsgen-outbox.service"), (other, "newsgen-recheck.service")):
        (found,) = (each / "systemd").glob(f"*{old.removeprefix('newsgen')}")
        (units / old).write_bytes(found.read_bytes())
    said = init(folder, "--yes", "--systemd").stdout
    assert "systemctl --user disable --now newsgen-outbox.timer\n" in said
    assert "newsgen-recheck.timer" not in said


@pytest.mark.usefixtures("tools")
def test_the_commands_add_to_a_crontab_and_put_new_lines_in_the_place_of_old_ones(folder, tmp_path):
    (tmp_path / "table").write_text("MAILTO=me\n5 4 * * * their own # % \\\n")
    for _ in range(2):
        add_to_crontab(init(folder, "--yes", "--cron").stdout)
    lines = (folder / "newsgen.cron").read_text(encoding="utf-8")
    assert (tmp_path / "table").read_text(
        encoding="utf-8"
    ) == f"MAILTO=me\n5 4 * * * their own # % \\\n{lines}"


def test_the_check_tells_what_is_empty_and_what_others_can_read(folder):
    init(folder, "--yes", "--cron", *WORDPRESS)
    (folder / "secrets.env").chmod(0o644)
    done = CliRunner().invoke(main, ["init", "--folder", str(folder), "--check"])
    assert done.exit_code == 1
    assert "NEWSGEN_CMS_DESK_SECRET이 비어 있습니다" in done.stdout
    assert "남도 읽을 수 있습니다" in done.stdout


def test_it_asks_at_a_terminal_and_takes_what_is_usual(tmp_path):
    """Through a terminal of its own: an answer a line, empty for what is usual."""
    ours, theirs = pty.openpty()
    answers = [
        "우리 신문", "http://news.example", "https://news.example", "wordpres", "webhook",
        "https://me:pw@w.example/in", "https://w.example/in", "", "crom", "cron", "",
    ]  # fmt: skip
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
    assert done.stdout.count("다시 적으십시오") == 4
    assert (
        "wordpres는 고를 수 없습니다. none, wordpress, ghost, webhook, telegram, slack, mail 가운데"
        in done.stdout
    )
    assert "Error" not in done.stdout + done.stderr


def test_the_folder_of_own_terms_is_there_and_named(folder):
    assert init(folder, "--yes", "--cms", "none", "--cron").exit_code == 0
    assert (folder / "glossary").is_dir()
    assert config.load(folder / "newsgen.toml").own_terms == folder / "glossary"
