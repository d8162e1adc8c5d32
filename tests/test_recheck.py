"""Figures in print held against revised prices, on the demo market; the numbers by hand."""

from __future__ import annotations

import datetime as dt
import json

import msgspec
import pytest
from click.testing import CliRunner

from newsgen import pipeline
from newsgen.cli import main
from newsgen.config import Config
from newsgen.model import text_of
from newsgen.outputs.json import json as as_json
from newsgen.recheck import corrected, recheck, wrong_figures
from newsgen.sources import demo
from newsgen.sources.batch import Batch, Price
from tests.markets import US

NOW = dt.datetime(2025, 8, 15, 1, tzinfo=dt.UTC)
DAY = demo.SESSION


@pytest.fixture
def market(store):
    store.write(demo.batch(), now=NOW)
    return store


@pytest.fixture
def article(market):
    return pipeline.build(market, DAY)


def revise(store, symbol, close):
    store.write(Batch(origin="fixed", prices=(Price(symbol, DAY, close),), demo=True), now=NOW)


def closes(store, symbol):
    history = store.of(US).history([symbol], DAY)[symbol]
    return float(history.close[-2]), float(history.close[-1])


def test_what_was_printed_holds_while_no_price_changes(market, article):
    assert recheck(market, article, Config()) == []


def test_a_revised_close_is_found_in_every_figure_that_it_made(market, article):
    before, _ = closes(market, "^RUT")
    revise(market, "^RUT", 2327.0)
    found = {
        wrong.fact.measure: wrong
        for wrong in recheck(market, article, Config())
        if wrong.fact.about == "^RUT"
    }
    assert (found["close"].printed, found["close"].right) == ("2,328.06", "2,327.00")
    assert found["change_day"].right == f"{round((2327.0 / before - 1) * 100 + 1e-9, 2):.2f}%"
    assert "2,328.06" in found["close"].sentence


def test_a_change_that_no_print_shows_is_no_finding(market, article):
    _, close = closes(market, "^RUT")
    revise(market, "^RUT", close + 0.0004)
    assert recheck(market, article, Config()) == []


def test_a_move_that_turned_round_is_found_though_its_figure_reads_the_same(market, article):
    id_ = f"points_day:^RUT@{DAY}"
    facts = {fact.id: fact for fact in article.facts}
    turned = msgspec.structs.replace(facts[id_], value=-facts[id_].value)
    (wrong,) = wrong_figures(article, {**facts, id_: turned}.values())
    assert (wrong.printed, wrong.right) == ("45.28포인트", "45.28포인트")
    (correction,) = corrected(market, article, [wrong], Config(), at=NOW).corrections
    assert (correction.wrong, correction.right) == ("상승 45.28포인트", "하락 45.28포인트")


def test_a_fact_that_is_none_any_more_is_left_to_the_editor(market, article):
    id_ = f"points_day:^RUT@{DAY}"
    (wrong,) = wrong_figures(article, [fact for fact in article.facts if fact.id != id_])
    assert (wrong.now, wrong.right) == (None, "")
    new = corrected(market, article, [wrong], Config(), at=NOW)
    assert new.corrections == ()
    assert any("45.28포인트" in flag for flag in new.flags)


def test_the_next_version_counts_up_and_says_what_was_wrong(market, article):
    revise(market, "^RUT", 2327.0)
    wrong = recheck(market, article, Config())
    new = corrected(market, article, wrong, Config(), at=NOW)
    assert (new.id, new.revision) == (article.id, 2)
    line = next(each for each in new.corrections if each.wrong == "2,328.06")
    assert (
        line.line == "앞선 기사에서 러셀2000지수 종가를 2,328.06으로 적었으나 2,327.00이 맞아 바로잡습니다."
    )
    assert "2,328.06" not in " ".join(text_of(paragraph.runs) for paragraph in new.paragraphs)
    again = corrected(market, new, wrong[:1], Config(), at=NOW)
    assert again.revision == 3
    assert again.corrections[: len(new.corrections)] == new.corrections  # what was set right once stays told


def run(tmp_path, *args):
    return CliRunner().invoke(main, ["--store", str(tmp_path / "market.sqlite"), *args])


def test_the_verb_drafts_and_approval_puts_it_in_print(market, article, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "output" / str(DAY)
    folder.mkdir(parents=True)
    genuine = msgspec.structs.replace(article, demo=False)
    (folder / "us-close.json").write_bytes(as_json(genuine).body)
    days = str((dt.date.today() - DAY).days + 1)
    assert run(tmp_path, "recheck", "--days", days).exit_code == 0
    revise(market, "^RUT", 2327.0)
    done = run(tmp_path, "recheck", "--days", days)
    assert done.exit_code == 1
    assert "“2,328.06” → 2,327.00" in done.stdout
    draft = folder / "us-close.v2.json"
    assert json.loads(draft.read_bytes())["revision"] == 2
    assert json.loads((folder / "us-close.json").read_bytes())["revision"] == 1  # nobody approved it yet
    draft.write_bytes(draft.read_bytes().replace(b'"demo": true', b'"demo": false'))
    outbox = str(tmp_path / "outbox.sqlite")
    done = run(tmp_path, "approve", str(draft), "--by", "김데스크", "--outbox", outbox)
    assert done.exit_code == 0, done.stderr
    assert json.loads((folder / "us-close.json").read_bytes())["revision"] == 2
    assert json.loads((folder / "us-close.v1.json").read_bytes())["revision"] == 1


@pytest.mark.parametrize(("edition", "why"), [("us-midday", "장중 판"), ("us-noon", "없는 판")])
def test_what_cannot_be_computed_anew_is_named_and_not_counted(market, article, tmp_path, edition, why):
    folder = tmp_path / "output" / str(DAY)
    folder.mkdir(parents=True)
    for name in ("us-close", edition):
        made = msgspec.structs.replace(article, edition=name, id=f"{DAY}-{name}", demo=False)
        (folder / f"{name}.json").write_bytes(as_json(made).body)
    days = str((dt.date.today() - DAY).days + 1)
    done = run(tmp_path, "recheck", "--days", days, "--out", str(tmp_path / "output"))
    assert (done.exit_code, done.stdout) == (0, "기사 1편의 수치가 모두 지금 시세와 맞습니다.\n")
    assert why in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("friday", ["2024-08-09", "2024-11-29", "2025-04-04", "2025-08-15", "2026-01-02"])
def test_a_week_is_rechecked_as_a_week(recorded_store, friday):
    article = pipeline.build(recorded_store, dt.date.fromisoformat(friday), "us-week")
    assert recheck(recorded_store, article, Config()) == []
    touched, fact = with_another_percent(article)
    assert [wrong.fact.id for wrong in recheck(recorded_store, touched, Config())] == [fact]


def with_another_percent(article):
    """The article with the first percentage of a week printed as 77.77 %, and the id of its fact."""
    for at, paragraph in enumerate(article.paragraphs):
        for run in paragraph.runs:
            if run.figure and run.figure.fact.startswith("change_week:") and run.figure.style == "percent":
                runs = tuple(
                    msgspec.structs.replace(one, text="77.77%") if one is run else one
                    for one in paragraph.runs
                )
                changed = msgspec.structs.replace(paragraph, runs=runs)
                told = (*article.paragraphs[:at], changed, *article.paragraphs[at + 1 :])
                return msgspec.structs.replace(article, paragraphs=told), run.figure.fact
    raise AssertionError("no percentage of a week in the article")
