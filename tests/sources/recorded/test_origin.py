"""A folder's name is told to the desk and to nobody else."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsgen.cli import main
from newsgen.config import Config
from newsgen.outputs import OUTPUTS
from newsgen.pipeline import build
from newsgen.sources import demo
from newsgen.sources.origin import PRINTED, RECORDED, printed, recorded
from newsgen.store import Store

HOSTILE = ["<script>alert(1)<", "삼성전자 +30%", "a\u202eb", "x\x1b[31my", "두\n줄", "market"]


@pytest.mark.parametrize("name", HOSTILE)
def test_an_article_names_no_folder_in_any_format(tmp_path, name):
    batch = replace(demo.batch(), demo=False, origin=f"{RECORDED}({name})")
    with Store.open(tmp_path / "store.sqlite", create=True) as store:
        store.write(batch, now=dt.datetime(2025, 8, 14, tzinfo=dt.UTC))
        article = build(store, dt.date(2025, 8, 13), config=Config(), notes=tmp_path)
    assert [source.name for source in article.sources] == [PRINTED]
    for output in OUTPUTS.values():
        body = output(article).body
        if name != "market":
            assert name.encode() not in body


def test_only_a_folder_s_origin_is_shortened():
    assert printed("야후 파이낸스") == "야후 파이낸스"
    assert printed("기록된 시세(market)") == printed("기록된 시세") == PRINTED


def test_two_folders_are_told_apart_by_the_desk(tmp_path):
    assert recorded(tmp_path / "하나") == "기록된 시세(하나)"
    assert recorded(Path("/")) == RECORDED


@pytest.mark.parametrize("name", [name for name in HOSTILE if not name.isprintable()])
def test_a_log_line_is_one_line_without_control_characters(tmp_path, name):
    place = tmp_path / name / "prices"
    place.mkdir(parents=True)
    (place / f"{name}.csv").write_text("symbol,date\n")
    done = CliRunner().invoke(main, ["--store", str(tmp_path / "s"), "import", str(place.parent)])
    assert all(line.isprintable() for line in done.stderr.splitlines())
