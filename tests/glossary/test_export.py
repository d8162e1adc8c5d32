"""``newsgen glossary export``."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsgen.cli.frame.settings import Settings
from newsgen.cli.glossary import exporting, glossary
from newsgen.outputs.terms import EXPORTS


def run(*args: str, obj: object = None) -> Result:
    return CliRunner().invoke(glossary, ["export", *args], obj=obj)


def test_the_help_names_every_format():
    assert set(exporting._FORMATS) == EXPORTS.keys()


@pytest.mark.parametrize("form", EXPORTS)
def test_a_folder_gets_what_the_screen_gets(form, tmp_path):
    shown = run("--format", form)
    assert shown.exit_code == 0
    told = run("--format", form, "--out", str(tmp_path))
    (made,) = tmp_path.iterdir()
    assert made.read_bytes() == shown.stdout_bytes
    assert str(made) in told.output


def test_addresses_are_those_that_the_settings_say(tmp_path):
    config = tmp_path / "newsgen.toml"
    config.write_text('[service]\nurl = "https://terms.example.com"\n', encoding="utf-8")
    made = run("--format", "skos", obj=Settings(config=config)).output
    assert 'rdf:about="https://terms.example.com/glossary/fomc"' in made
    assert "urn:uuid:" not in made


def test_a_format_that_there_is_not_is_a_mistake_of_the_user():
    assert run("--format", "xls").exit_code == 2


def test_a_folder_of_terms_can_be_named(tmp_path, request):
    folder = tmp_path / "terms"
    folder.mkdir()
    shipped = Path(request.config.rootpath) / "glossary" / "fed.toml"
    text = shipped.read_text(encoding="utf-8").partition("\n[[term]]")
    first = re.sub(r"(?m)^see = .*$", "see = []", text[2].partition("\n[[term]]")[0])
    (folder / "fed.toml").write_text(f"{text[0]}\n[[term]]{first}", encoding="utf-8")
    assert len(run("--format", "csv", "--folder", str(folder)).output.splitlines()) == 2
