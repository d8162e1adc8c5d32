"""Each setting with its value and where it comes from; what may be secret is not told."""

from __future__ import annotations

from pathlib import Path

from newsgen import config
from newsgen.config.told import told

FILE = """output = "out"

[service]
rate = 30   # 줄임

[newsroom]
name = "한빛경제"

[cms.wp]
kind = "wordpress"
url = "https://wp.example.com"
user = "desk"

[notify]
url = "https://hooks.example.com/services/T0/B0/verysecret?x=1"

[suggest]
yahoo = false
feeds = [{ name = "one", url = "https://feeds.example.com/a?key={secret}" }]

[[anchors]]
date = 2022-11-30
label = "첫째"

[[anchors]]
date = 2023-11-30
label = "둘째"

[rules.movers]
min_change = 12
"""


def rows(tmp_path: Path) -> dict[tuple[str, str], tuple[str, str]]:
    file = tmp_path / "newsgen.toml"
    file.write_text(FILE, encoding="utf-8")
    return {
        (table.name, each.name): (each.value, each.origin)
        for table in told(config.load(file), file)
        for each in table.settings
    }


def test_each_value_has_its_line_or_is_the_default(tmp_path):
    found = rows(tmp_path)
    assert found["[service]", "rate"] == ("30", "newsgen.toml 4행")
    assert found["[service]", "body"][1] == "기본값"
    assert found["[newsroom]", "name"] == ('"한빛경제"', "newsgen.toml 7행")
    assert found["[cms.wp]", "user"] == ('"desk"', "newsgen.toml 12행")
    assert found["[cms.wp]", "timeout"] == ("60.0", "기본값")
    assert found["", "output"] == (f'"{tmp_path / "out"}"', "newsgen.toml 1행")
    assert found["[[anchors]] 2번째", "label"] == ('"둘째"', "newsgen.toml 27행")
    assert found["[rules.movers]", "min_change"] == ("12", "newsgen.toml 30행")
    assert found["[suggest]", "yahoo"] == ("false", "newsgen.toml 18행")


def test_no_part_of_an_address_that_may_be_a_key_is_told(tmp_path):
    every = repr(rows(tmp_path))
    assert "verysecret" not in every
    assert "key=" not in every
    assert "https://hooks.example.com/…" in every


def test_without_a_file_all_is_default(tmp_path):
    tables = told(config.Config(), tmp_path / "newsgen.toml")
    assert {each.origin for table in tables for each in table.settings} == {"기본값"}
