"""``newsgen doctor``: what works, what does not, what to do."""

import datetime as dt
import functools
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import jinja2
import pytest
from click.testing import CliRunner, Result
from jinja2 import nodes

from newsgen.cli import main
from newsgen.cli.doctor import packages
from newsgen.cli.doctor import probes as _probes
from newsgen.sources import demo
from newsgen.sources.batch import Batch, Listing, Moment, Rate, Spelling
from newsgen.store import Store
from tests.schemas import validator


@pytest.fixture(autouse=True)
def empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NEWSGEN_STORE", raising=False)
    monkeypatch.setenv("NEWSGEN_OUTBOX", str(tmp_path / "none" / "outbox.sqlite"))


PARSE = jinja2.Environment.parse


@functools.cache
def parsed(text: str, path: str) -> nodes.Template:
    return PARSE(jinja2.Environment(autoescape=True), text, filename=path)


@pytest.fixture(autouse=True)
def every_template_is_parsed_once(monkeypatch):
    """All hundred and fifty take longer than whatever else a doctor looks at, and are the same each time."""
    monkeypatch.setattr(jinja2.Environment, "parse", lambda _, text, filename: parsed(text, filename))


def run(*args: object) -> Result:
    return CliRunner().invoke(main, list(map(str, args)))


def test_without_a_store_no_article_can_be_made_and_the_commands_are_told(tmp_path):
    result = run("--store", tmp_path / "none.sqlite", "doctor")
    assert result.exit_code == 1
    assert "✘ 저장소" in result.stdout
    assert "newsgen import" in result.stdout
    commands = re.findall(r"→ (newsgen [a-z]+(?: [a-z]+)?)", result.stdout)
    assert commands == ["newsgen fetch", "newsgen fetch", "newsgen names update"]
    assert "sp500, russell2000" in result.stdout
    assert result.stdout.endswith("✘ 표시를 해결해야 기사를 만들 수 있습니다.\n")


def test_series_that_cannot_be_placed_are_named_with_what_to_do(tmp_path):
    path, day = tmp_path / "market.sqlite", dt.date(2025, 8, 13)
    now = dt.datetime(2025, 8, 14, tzinfo=dt.UTC)
    with Store.open(path, create=True) as store:
        store.write(Batch(origin="시험", rates=(Rate("USDKRW", day, 1383.0), Rate("DFF", day, 4.3))), now=now)
    told = run("--store", path, "doctor").stdout
    assert "✘ 환율·금리의 시각  USDKRW: 하루 중 언제의 값인지 몰라 싣지 않습니다. series.toml" in told
    with Store.open(path) as store:
        store.write(Batch(origin="시험", moments=(Moment("USDKRW", "00:00 Europe/London"),)), now=now)
    assert "✔ 환율·금리의 시각  1개 계열" in run("--store", path, "doctor").stdout


def test_series_whose_names_say_when_they_are_taken_need_nobody_to_tell(tmp_path):
    path, day = tmp_path / "market.sqlite", dt.date(2026, 1, 26)
    rates = (Rate("USDKRW1530", day, 1440.6), Rate("VKOSPI", day, 33.1))
    with Store.open(path, create=True) as store:
        store.write(Batch(origin="시험", rates=rates), now=dt.datetime(2026, 1, 26, 8, tzinfo=dt.UTC))
    assert "✔ 환율·금리의 시각  2개 계열" in run("--store", path, "doctor").stdout


def _market(folder: Path) -> Path:
    """A store with the session of the example."""
    path = folder / "held.sqlite"
    with Store.open(path, create=True) as store:
        store.write(demo.batch(), now=dt.datetime.now(dt.UTC))
    return path


def line_of(text: str, name: str) -> str:
    (line,) = [line for line in text.splitlines() if line[2:].startswith(f"{name} ")]
    return line


def test_lists_are_told_with_their_day_and_an_old_one_with_the_command(tmp_path):
    path, today = tmp_path / "market.sqlite", dt.datetime.now(dt.UTC).date()
    before = today - dt.timedelta(days=70)
    with Store.open(path, create=True) as store:
        listed = Listing("sp500", before, frozenset({"AAPL", "MSFT"}))
        store.write(Batch(origin="시험", listings=(listed,)), now=dt.datetime.now(dt.UTC))
    told = run("--store", path, "doctor").stdout
    line = line_of(told, "구성 종목 목록")
    assert re.search(rf"sp500 {before}\((69|70|71)일 전\) 2종목", line)
    assert line.startswith("✘ ")
    assert line.endswith("없거나 오래됨: sp500, russell2000")
    assert "→ newsgen universe update" in told
    assert "→ newsgen names update" in told


def test_lists_and_names_that_are_there_are_well(tmp_path):
    path, day = tmp_path / "market.sqlite", dt.datetime.now(dt.UTC).date() - dt.timedelta(days=1)
    lists = tuple(Listing(name, day, frozenset({"AAPL"})) for name in ("sp500", "russell2000"))
    apple = (Spelling("AAPL", "애플", "APPLE"),)
    with Store.open(path, create=True) as store:
        store.write(Batch(origin="시험", listings=lists, spellings=apple), now=dt.datetime.now(dt.UTC))
    told = run("--store", path, "doctor").stdout
    assert line_of(told, "구성 종목 목록").startswith("✔ ")


def test_lists_of_a_market_that_is_not_used_are_not_missed(tmp_path):
    path = tmp_path / "market.sqlite"
    with Store.open(path, create=True) as store:
        store.write(demo.batch(demo.of("kr")), now=dt.datetime.now(dt.UTC))
    line = line_of(run("--store", path, "doctor").stdout, "구성 종목 목록")
    assert line.startswith("✔ ")
    assert "sp500" not in line


def test_what_is_asked_and_what_would_be_with_a_setting(tmp_path):
    path = tmp_path / "newsgen.toml"

    def line(settings: str) -> str:
        path.write_text(f"[sources]\n{settings}\n", encoding="utf-8")
        return line_of(run("--config", path, "doctor").stdout, "물어보는 곳")

    without = line("")
    assert without.startswith("✔ ")
    assert 'sec_contact = "' in without
    asked, off = line('sec_contact = "Example News desk@example.com"'), line('off = ["edgar"]')
    assert "sec_contact" not in asked + off
    assert "끈 것: edgar. " in off
    assert line('off = ["prices"]').startswith("✘ ")


def test_secrets_are_set_or_not_and_never_shown(tmp_path, monkeypatch):
    tables = (
        '[cms.desk]\nkind = "wordpress"\nurl = "https://a.example"\nuser = "u"\n'
        '[cms.web]\nkind = "ghost"\nurl = "https://b.example"\n'
        '[cms.own]\nkind = "webhook"\nurl = "https://c.example"\nsigned = false\n'
        '[notify]\nsmtp = "mail.example:587"\nuser = "u"\nsender = "a@a.example"\nto = ["b@a.example"]\n'
    )
    (tmp_path / "newsgen.toml").write_text(tables, encoding="utf-8")
    monkeypatch.setenv("NEWSGEN_CMS_DESK_SECRET", "abcd efgh")
    result = run("--store", _market(tmp_path), "doctor")
    line = line_of(result.stdout, "CMS")
    assert line.startswith("✘ ")
    for told in (
        "desk(wordpress, 비밀번호 있음)",
        "web(ghost, 비밀번호 없음)",
        "own(webhook, 비밀번호를 쓰지 않음)",
    ):
        assert told in line
    assert "→ export NEWSGEN_CMS_WEB_SECRET='…'" in result.stdout
    assert "→ export NEWSGEN_NOTIFY_SECRET='…'" in result.stdout
    assert "abcd" not in result.stdout
    assert result.exit_code == 0  # an article can be made without
    monkeypatch.setenv("NEWSGEN_SECRETS", "/srv/편집국/secrets.env")
    told = run("doctor").stdout
    assert "→ /srv/편집국/secrets.env의 NEWSGEN_CMS_WEB_SECRET에 적으십시오." in told
    assert "→ /srv/편집국/secrets.env의 NEWSGEN_NOTIFY_SECRET에 적으십시오." in told


def test_a_broken_file_of_notes_is_told_with_its_line(tmp_path):
    (tmp_path / "notes" / "kr").mkdir(parents=True)
    (tmp_path / "notes" / "2026-09-08.toml").write_text('[[event]]\ntext = "좋다."\n', encoding="utf-8")
    (tmp_path / "notes" / "kr" / "2026-09-08.toml").write_text("\n[[quote]\n", encoding="utf-8")
    (tmp_path / "notes" / "2026-09-09.toml").write_bytes(b'text = "\xff"\n')
    line = line_of(run("doctor").stdout, "데스크 메모")
    assert line.startswith("✘ ")
    assert "파일 3개" in line
    assert "kr/2026-09-08.toml 2행" in line
    assert "2026-09-09.toml UTF-8이 아닙니다" in line
    assert "/2026-09-08.toml" not in line.replace("kr/2026-09-08.toml", "")


def test_a_file_in_place_of_the_notes_and_a_broken_term_are_told(tmp_path, monkeypatch):
    (tmp_path / "notes").write_text("x", encoding="utf-8")
    (tmp_path / "terms").mkdir()
    (tmp_path / "terms" / "a.toml").write_text("x = ", encoding="utf-8")
    monkeypatch.setattr("newsgen.glossary.book.shipped", lambda _: tmp_path / "terms")
    result = run("--store", _market(tmp_path), "doctor")
    assert line_of(result.stdout, "데스크 메모").startswith("✘ ")
    line = line_of(result.stdout, "용어집")
    assert line.startswith("✘ ")
    assert "terms/a.toml 1행" in line
    assert "→ newsgen glossary lint" in result.stdout
    assert result.exit_code == 0


def test_a_damaged_log_of_what_was_sent_is_a_failure(tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSGEN_OUTBOX", str(tmp_path / "outbox.sqlite"))
    (tmp_path / "outbox.sqlite").write_text("이것은 발송함이 아니다. " * 100, encoding="utf-8")
    result = run("--store", tmp_path / "none", "doctor")
    assert line_of(result.stdout, "발송함").startswith("✘ ")
    assert result.exit_code == 1


def test_a_full_disk_and_a_clock_that_is_behind_are_told(tmp_path, monkeypatch):
    full = shutil.disk_usage(tmp_path)._replace(free=50 << 20)
    monkeypatch.setattr("shutil.disk_usage", lambda _: full)
    path = tmp_path / "market.sqlite"
    Store.open(path, create=True).close()
    later = dt.datetime.now(dt.UTC) + dt.timedelta(days=3)
    os.utime(path, (later.timestamp(), later.timestamp()))
    result = run("--store", path, "doctor")
    assert line_of(result.stdout, "디스크").startswith("✘ ")
    assert line_of(result.stdout, "시계").startswith("✘ ")
    assert result.exit_code == 1


def test_a_damaged_store_is_a_failure_with_its_advice(tmp_path):
    path = tmp_path / "bad.sqlite"
    path.write_text("이것은 저장소가 아니다. " * 100, encoding="utf-8")
    result = run("--store", path, "doctor")
    assert result.exit_code == 1
    assert str(path) in result.stdout
    assert "✘ 표시를 해결해야" in result.stdout


def test_bad_settings_are_a_failure(tmp_path):
    path = tmp_path / "bad.toml"
    path.write_text("[story\n")
    result = run("--config", path, "doctor")
    assert result.exit_code == 1
    assert "✘ 설정" in result.stdout


def test_a_broken_template_is_named_with_its_line(tmp_path, monkeypatch):
    broken = tmp_path / "templates"
    broken.mkdir()
    (broken / "a.j2").write_text("가\n{{ 나 }\n", encoding="utf-8")
    monkeypatch.setattr("newsgen.resources.shipped", lambda name: broken)
    found = _probes._templates(SimpleNamespace(config=None))  # type: ignore[arg-type]
    assert not found.ok
    assert found.message.startswith(f"{broken / 'a.j2'} 2행: ")


@pytest.fixture
def without(monkeypatch):
    """Make packages unimportable."""

    def hide(*names: str) -> None:
        for name in names:
            monkeypatch.setitem(sys.modules, packages.module_of(name), None)

    return hide


@pytest.mark.parametrize("package", packages.declared())
def test_every_declared_package_is_missed_by_name_with_its_verbs(package, without):
    without(package)
    found = [one for one in (_probes._packages(None), _probes._other_packages(None)) if not one.ok]  # type: ignore[arg-type]
    assert len(found) == 1
    assert found[0].needed or package not in NEEDED
    assert not found[0].needed or package not in SPARED
    assert package in found[0].message
    assert found[0].advice == f"설치하십시오: pip install {package}"
    for verb in USED_BY.get(package, ()):
        assert re.search(rf"\b{verb}\b", found[0].message), (verb, found[0].detail)


@functools.cache
def owners() -> Mapping[str, list[str]]:
    return metadata.packages_distributions()


@pytest.mark.parametrize("package", packages.declared())
def test_the_module_of_a_declared_package_is_one_that_it_installs(package):
    found = owners()[packages.module_of(package)]
    assert package in [re.sub(r"[-_.]+", "-", owner).lower() for owner in found]


def test_a_package_that_lacks_another_is_not_the_one_that_is_missing(tmp_path, monkeypatch):
    lines = "try:\n    import lost_one.part\nexcept ImportError as error:\n    {}\n"
    (tmp_path / "needs_lost_one.py").write_text(lines.format("raise"))
    (tmp_path / "says_so.py").write_text(lines.format("raise ImportError('see the traceback') from error"))
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(packages, "declared", lambda: ["says-so", "lost-one"])
    assert packages.missing() == ["lost-one"]
    monkeypatch.setattr(packages, "declared", lambda: ["needs-lost-one", "lost-one"])
    assert packages.missing() == ["lost-one"]
    monkeypatch.setattr(packages, "declared", lambda: ["needs-lost-one"])
    assert packages.missing() == ["needs-lost-one"]


SPARED = {
    "argon2-cffi",
    "httptools",
    "litestar",
    "prometheus-client",
    "requests",
    "uvicorn",
    "uvloop",
    "yfinance",
}
NEEDED = {"ahocorasick-rs", "click", "jinja2", "msgspec", "numpy"}
"""Packages without which an article is made of what the store has all the same, and without which none is."""

USED_BY = {
    "argon2-cffi": ("desk",),
    "ahocorasick-rs": ("today", "glossary", "serve"),
    "jinja2": ("today", "serve"),
    "litestar": ("serve",),
    "httptools": ("serve",),
    "uvloop": ("serve",),
    "pandas": ("import",),
    "requests": ("fetch", "publish", "names"),
    "yfinance": ("fetch", "today"),
}


def test_what_is_spared_is_spared_and_what_is_needed_is_needed(tmp_path):
    """An article is made of the store without the ones, and not without the other: really tried."""
    path = tmp_path / "market.sqlite"
    with Store.open(path, create=True) as store:
        store.write(demo.batch(), now=dt.datetime.now(dt.UTC))
    today = ["--store", str(path), "today", "--offline", "--date", str(demo.SESSION), "--out", str(tmp_path)]
    spared = {name for name in packages.declared() if packages.module_of(name) not in packages.for_articles()}
    assert spared >= SPARED
    made, none = run_without(spared, *today), run_without({"ahocorasick-rs"}, *today)
    assert made.returncode == 0, made.stderr
    assert none.returncode == 1
    assert none.stderr.startswith("newsgen: ahocorasick_rs 패키지가 없습니다. newsgen doctor")


def run_without(hidden: set[str], *args: str) -> subprocess.CompletedProcess[str]:
    modules = sorted(packages.module_of(name) for name in hidden)
    code = f"import sys; sys.modules.update(dict.fromkeys({modules!r})); sys.argv[0] = 'newsgen'\n"
    code += "from newsgen.__main__ import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *args],
        capture_output=True, text=True, check=False, env={**os.environ, "NEWSGEN_DEBUG": "0"},
    )  # fmt: skip


def test_without_click_a_line_says_so():
    done = run_without({"click"}, "doctor")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "pip install click" in done.stderr


def test_an_unwritable_output_folder(tmp_path):
    (tmp_path / "newsgen.toml").write_text(f'output = "{tmp_path / "file" / "out"}"\n')
    (tmp_path / "file").write_text("")
    result = run("doctor")
    assert "✘ 출력 폴더" in result.stdout
    assert result.exit_code == 1


def test_json(tmp_path):
    document = json.loads(run("--store", _market(tmp_path), "doctor", "--json").stdout)
    validator("doctor.v1.json").validate(document)
    assert document["healthy"] is True
    assert [check["name"] for check in document["checks"]] == list(_probes.PROBES)


def test_nothing_is_written(tmp_path):
    run("doctor")
    assert list(Path(tmp_path).iterdir()) == []


def test_a_feed_without_its_secret_is_told_and_what_is_secret_is_not(tmp_path, monkeypatch):
    feeds = (
        '{name = "open", url = "https://feeds.example.com/a"}, '
        '{name = "paid", url = "https://feeds.example.com/b", user = "desk"}'
    )
    (tmp_path / "newsgen.toml").write_text(f"[suggest]\nfeeds = [{feeds}]\n", encoding="utf-8")
    told = run("--store", tmp_path / "none.sqlite", "doctor").stdout
    assert "뉴스 피드 2곳" in told
    assert "피드의 비밀값 없음: NEWSGEN_FEED_PAID_SECRET" in told
    assert "NEWSGEN_FEED_OPEN_SECRET" not in told
    monkeypatch.setenv("NEWSGEN_FEED_PAID_SECRET", "hush-hush")
    told = run("--store", tmp_path / "none.sqlite", "doctor").stdout
    assert "비밀값 없음" not in told
    assert "hush-hush" not in told
