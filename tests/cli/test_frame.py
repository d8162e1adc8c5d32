"""The promises of the command line that hold for every verb."""

import os
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner, Result

from newsgen.__main__ import main as start
from newsgen.cli import Settings, main
from newsgen.cli.frame.verbs import VERBS, Verb
from newsgen.errors import Held, NoSession, SourceUnreachable, StoreProblem, UsageProblem


def run(*args: str, **env: str) -> Result:
    return CliRunner().invoke(main, list(args), env=env)


def program(*args: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "newsgen", *args],
        capture_output=True,
        env={**os.environ, **env},
        check=False,
        timeout=60,
    )


@pytest.fixture
def verb(monkeypatch):
    """Put a command of the test's own in the place of ``doctor``."""

    def put(command: click.Command) -> None:
        monkeypatch.setattr(Verb, "load", lambda self: command)

    return put


def test_help_is_korean_and_names_every_verb():
    out = run("--help").stdout
    assert out.startswith("사용법: newsgen [옵션] 명령 ...\n")
    assert "이 도움말을 보여 주고 끝냅니다." in out
    assert [line.split()[0] for line in out.split("명령:\n")[1].splitlines()] == list(VERBS)


def test_without_a_verb_the_help_is_shown():
    assert run().stdout == run("--help").stdout
    assert run().exit_code == 0


def test_help_imports_nothing_heavy():
    code = (
        "import sys\n"
        "from newsgen.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'pandas', 'numpy', 'jinja2', 'msgspec', 'markdown', 'yfinance', 'sqlite3'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"


def test_version():
    assert run("--version").stdout == "newsgen 0.1.0\n"


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["tody"], "newsgen: tody 명령은 없습니다. 가까운 것: today. (도움말: newsgen --help)\n"),
        (
            ["--stroe", "x"],
            "newsgen: --stroe 옵션은 없습니다. 가까운 것: --store. (도움말: newsgen --help)\n",
        ),
        (["--store"], "newsgen: '--store' 옵션에는 값이 필요합니다.\n"),
    ],
)
def test_a_usage_error_is_one_korean_line(args, message):
    result = run(*args)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", message)


def _demo() -> click.Command:
    @click.command()
    @click.argument("article", metavar="기사")
    @click.option("--count", type=int, required=True)
    @click.option("--kind", type=click.Choice(["md", "html"]))
    @click.option("--file", type=click.Path(exists=True, dir_okay=False))
    def doctor(**_: object) -> None:
        pass

    return doctor


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--count", "1"], "'기사' 값이 빠졌습니다."),
        (["a"], "'--count' 값이 빠졌습니다."),
        (["a", "--count", "x"], "'--count' 값을 쓸 수 없습니다. 'x': 숫자로 쓰십시오(integer)."),
        (
            ["a", "--count", "1", "--kind", "pdf"],
            "'--kind' 값을 쓸 수 없습니다. 'pdf' 대신 다음 가운데 하나를 쓰십시오: 'md', 'html'",
        ),
        (
            ["a", "--count", "1", "--file", "/no"],
            "'--file' 값을 쓸 수 없습니다. '/no' 파일: 찾을 수 없습니다.",
        ),
        (["a", "b", "--count", "1"], "남는 인수가 있습니다: b"),
    ],
)
def test_what_click_finds_wrong_is_said_in_korean(verb, args, message):
    verb(_demo())
    result = run("doctor", *args)
    assert result.stderr == f"newsgen: {message} (도움말: newsgen doctor --help)\n"
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("option", "given", "example"),
    [("--date", "2025-13-40", "2025-08-13"), ("--at", "25:00", "14:30"), ("--known-at", "8/13", "T06:30")],
)
def test_days_and_hours_are_asked_for_by_an_example(option, given, example):
    result = run("today", option, given)
    assert result.exit_code == 2
    assert example in result.stderr.replace(given, "")
    assert "%" not in result.stderr


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (NoSession("2025-08-16은 거래일이 아닙니다."), 3),
        (Held("종가가 모자랍니다."), 4),
        (SourceUnreachable("응답이 없습니다."), 5),
        (StoreProblem("저장소가 없습니다."), 1),
        (UsageProblem("판 이름이 다릅니다."), 2),
    ],
)
def test_an_error_of_ours_is_its_message_and_its_code(verb, error, code):
    @click.command()
    def doctor() -> None:
        raise error

    verb(doctor)
    result = run("doctor")
    assert (result.exit_code, result.stdout, result.stderr) == (code, "", f"newsgen: {error}\n")


def test_an_unexpected_error_is_one_line_and_the_debug_switch_shows_it(verb):
    @click.command()
    def doctor() -> None:
        raise KeyError("close\nprice")

    verb(doctor)
    plain, debug = run("doctor", NEWSGEN_DEBUG=""), run("doctor", NEWSGEN_DEBUG="1")
    assert plain.exit_code == debug.exit_code == 1
    assert plain.stderr.count("\n") == 1
    assert "(KeyError)" in plain.stderr
    assert "NEWSGEN_DEBUG=1" in plain.stderr
    assert "Traceback" in debug.stderr
    assert debug.stderr.endswith(plain.stderr)


def test_an_interruption_is_one_line_and_130(verb):
    @click.command()
    def doctor() -> None:
        raise KeyboardInterrupt

    verb(doctor)
    result = run("doctor")
    assert (result.exit_code, result.stderr) == (130, "newsgen: 중단했습니다.\n")


def test_the_global_options_reach_the_verb(verb):
    seen = []

    @click.command()
    @click.pass_obj
    def doctor(settings: Settings) -> None:
        seen.append(settings)

    verb(doctor)
    run("--store", "a.db", "--config", "b.toml", "doctor")
    run("doctor", NEWSGEN_STORE="c.db")
    assert [(str(s.store), s.config and str(s.config)) for s in seen] == [("a.db", "b.toml"), ("c.db", None)]


def test_korean_comes_out_as_utf8_in_an_ascii_locale():
    done = program("--help", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert done.stdout.decode("utf-8").startswith("사용법:")


def test_a_closed_pipe_is_quiet():
    done = subprocess.run(
        f"({sys.executable} -m newsgen --help; echo $? >&2) | true",
        shell=True,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr in {"141\n", "0\n"}  # 0 where the help was out before the reader left


def test_a_full_disk_is_one_line():
    done = subprocess.run(
        f"{sys.executable} -m newsgen --help > /dev/full",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("newsgen: 읽거나 쓸 수 없습니다(남은 공간이 없음).")
    assert done.stderr.count("\n") == 1


def test_a_verb_sets_its_own_exit_code_with_ctx_exit(verb):
    @click.command()
    @click.pass_context
    def doctor(ctx: click.Context) -> None:
        click.echo("찾았습니다.")
        ctx.exit(1)

    verb(doctor)
    result = run("doctor")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "찾았습니다.\n", "")


def test_what_a_verb_returns_is_no_exit_code(verb):
    verb(click.Command("doctor", callback=lambda: 7))
    assert run("doctor").exit_code == 0


@pytest.mark.parametrize("name", VERBS)
def test_every_verb_can_be_loaded(name):
    try:
        command = VERBS[name].load()
    except ModuleNotFoundError as error:
        pytest.skip(f"not written yet: {error.name}")
    assert isinstance(command, click.Command)
    help_text = run(name, "--help").stdout
    assert help_text.startswith("사용법: newsgen")


def test_an_interruption_of_the_start_is_one_line(monkeypatch, capsys):
    """Ctrl-C in the first moments, while modules are still imported."""

    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("newsgen.cli.main", interrupted)
    with pytest.raises(SystemExit) as end:
        start()
    assert end.value.code == 130
    assert capsys.readouterr().err == "newsgen: 중단했습니다.\n"
