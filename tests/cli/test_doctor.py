"""``newsgen doctor``: what works, what does not, what to do."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsgen.cli import main
from newsgen.cli.doctor import probes as _probes


@pytest.fixture(autouse=True)
def empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NEWSGEN_STORE", raising=False)


def run(*args: object) -> Result:
    return CliRunner().invoke(main, list(map(str, args)))


def test_without_a_store_all_that_is_needed_works(tmp_path):
    result = run("--store", tmp_path / "none.sqlite", "doctor")
    assert result.exit_code == 0
    assert "✘ 저장소" in result.stdout
    assert "newsgen import" in result.stdout
    assert result.stdout.endswith("꼭 필요한 것은 됩니다. 예시 기사: newsgen today --demo\n")


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
    found = _probes._templates(None)  # type: ignore[arg-type]
    assert not found.ok
    assert found.detail.startswith(f"{broken / 'a.j2'} 2행: ")


def test_a_missing_package_is_named_with_the_command(monkeypatch):
    monkeypatch.setattr(_probes, "PACKAGES", ("click", "no_such_package"))
    found = _probes._packages(None)  # type: ignore[arg-type]
    assert (found.ok, found.detail) == (False, "빠짐: no_such_package")
    assert found.advice == "설치하십시오: pip install no_such_package"


def test_an_unwritable_output_folder(tmp_path):
    (tmp_path / "newsgen.toml").write_text(f'output = "{tmp_path / "file" / "out"}"\n')
    (tmp_path / "file").write_text("")
    result = run("doctor")
    assert "✘ 출력 폴더" in result.stdout
    assert result.exit_code == 1


def test_json(tmp_path):
    document = json.loads(run("--store", tmp_path / "none", "doctor", "--json").stdout)
    assert document["schema"] == "newsgen/doctor/v1"
    assert document["healthy"] is True
    assert [check["name"] for check in document["checks"]] == list(_probes.PROBES)


def test_nothing_is_written(tmp_path):
    run("doctor")
    assert list(Path(tmp_path).iterdir()) == []
