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
from newsgen.model import Instrument
from newsgen.recheck import corrections, recheck, unexplained, wrong_figures
from newsgen.sources import demo
from newsgen.sources.batch import Batch, Price
from newsgen.store import Store
from tests import genuine
from tests.markets import US

NOW = dt.datetime(2025, 8, 15, 1, tzinfo=dt.UTC)
DAY = demo.SESSION
NAMES = {
    genuine.INDEX: Instrument(symbol=genuine.INDEX, english="Dow", korean="다우지수"),
    "^GSPC": Instrument(symbol="^GSPC", english="S&P 500", korean="S&P500지수"),
}


@pytest.fixture
def market(store):
    store.write(demo.batch(), now=NOW)
    return store


@pytest.fixture
def article(market):
    return pipeline.build(market, DAY)


def revise(store, symbol, close, *, demo=True):
    store.write(Batch(origin="fixed", prices=(Price(symbol, DAY, close),), demo=demo), now=NOW)


def closes(store, symbol):
    history = store.of(US).history([symbol], DAY)[symbol]
    return float(history.close[-2]), float(history.close[-1])


def test_what_was_printed_holds_while_no_price_changes(market, article):
    assert recheck(market, article, Config()) == []


def test_a_revised_close_is_found_in_every_figure_that_it_made(market, article):
    revise(market, genuine.INDEX, 44900.0)
    found = {
        wrong.fact.measure: wrong
        for wrong in recheck(market, article, Config())
        if wrong.fact.about == genuine.INDEX
    }
    assert (found["close"].printed, found["close"].right) == (genuine.CLOSE, "44,900.00")
    assert found["change_day"].right == "0.99%", "441.39 of 44,458.61"
    assert genuine.CLOSE in found["close"].sentence


def test_a_change_that_no_print_shows_is_no_finding(market, article):
    _, close = closes(market, genuine.INDEX)
    revise(market, genuine.INDEX, close + 0.0004)
    assert recheck(market, article, Config()) == []


def test_a_move_that_turned_round_is_found_though_its_figure_reads_the_same(market, article):
    id_ = f"points_day:{genuine.BROAD}@{DAY}"
    facts = {fact.id: fact for fact in article.facts}
    turned = msgspec.structs.replace(facts[id_], value=-facts[id_].value)
    (wrong,) = wrong_figures(article, {**facts, id_: turned}.values())
    assert (wrong.printed, wrong.right) == (genuine.POINTS, genuine.POINTS)
    (correction,) = corrections([wrong], NAMES, 2, NOW)
    assert (correction.wrong, correction.right) == (f"상승 {genuine.POINTS}", f"하락 {genuine.POINTS}")


def test_a_fact_that_is_none_any_more_is_left_to_the_editor(market, article):
    id_ = f"points_day:{genuine.BROAD}@{DAY}"
    (wrong,) = wrong_figures(article, [fact for fact in article.facts if fact.id != id_])
    assert (wrong.now, wrong.right) == (None, "")
    assert corrections([wrong], NAMES, 2, NOW) == ()
    assert any(genuine.POINTS in flag for flag in unexplained([wrong]))


def test_a_revised_close_is_one_correction_in_words(market, article):
    revise(market, genuine.INDEX, 44900.0)
    wrong = recheck(market, article, Config())
    told = {each.fact.measure for each in wrong if each.fact.about == genuine.INDEX}
    assert {"close", "change_day"} <= told
    (correction,) = corrections(wrong, NAMES, 2, NOW)
    assert correction.right == "0.99%", "441.39 of 44,458.61"
    assert correction.line.startswith(
        f"앞선 기사에서 다우지수 전장 대비 상승률을 {genuine.PERCENT}로 적었으나 0.99%"
    )
    assert "이 값에서 나온 " in correction.line
    assert "도 함께 고쳤습니다." in correction.line


def test_two_revised_closes_are_two_corrections(market, article):
    revise(market, genuine.INDEX, 44900.0)
    revise(market, "^GSPC", 6460.0)
    made = corrections(recheck(market, article, Config()), NAMES, 2, NOW)
    assert sorted("다우지수" in each.line[:20] for each in made) == [False, True]


def run(tmp_path, *args):
    return CliRunner().invoke(main, ["--store", str(tmp_path / "market.sqlite"), *args])


def test_the_verb_drafts_and_approval_puts_it_in_print(tmp_path, tmp_path_factory, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSGEN_OUTBOX", str(tmp_path / "outbox.sqlite"))
    folder = tmp_path / "output" / str(DAY)
    place = genuine.sealed_at(folder / "us-close.json", genuine.provided(tmp_path_factory, tmp_path))
    assert run(tmp_path, "approve", str(place), "--by", "김데스크").exit_code == 0
    days = str((dt.date.today() - DAY).days + 1)
    assert run(tmp_path, "recheck", "--days", days).exit_code == 0
    with Store.open(tmp_path / "market.sqlite") as store:
        revise(store, genuine.INDEX, 44900.0, demo=False)
    done = run(tmp_path, "recheck", "--days", days)
    assert done.exit_code == 1, done.output
    assert f"“{genuine.CLOSE}” → 44,900.00" in done.stdout
    draft = folder / "us-close.v2.json"
    kept = json.loads(draft.read_bytes())
    assert (kept["revision"], len(kept["corrections"])) == (2, 1)
    assert genuine.CLOSE not in json.dumps(kept["paragraphs"], ensure_ascii=False)
    assert json.loads((folder / "us-close.json").read_bytes())["revision"] == 1  # nobody approved it yet
    assert "(이미 있던 것)" in run(tmp_path, "recheck", "--days", days).stdout
    assert json.loads(draft.read_bytes()) == kept
    done = run(tmp_path, "approve", str(draft), "--by", "김데스크")
    assert done.exit_code == 0, done.stderr
    assert json.loads((folder / "us-close.json").read_bytes())["revision"] == 2
    assert json.loads((folder / "us-close.v1.json").read_bytes())["revision"] == 1
    assert run(tmp_path, "recheck", "--days", days).exit_code == 0
    with Store.open(tmp_path / "market.sqlite") as store:
        revise(store, genuine.INDEX, 44950.0, demo=False)
    assert run(tmp_path, "recheck", "--days", days).exit_code == 1
    third = json.loads((folder / "us-close.v3.json").read_bytes())
    assert third["corrections"][:1] == kept["corrections"]  # what was set right once stays told
    assert [each["revision"] for each in third["corrections"]] == [2, 3]


@pytest.mark.parametrize(("edition", "why"), [("us-midday", "장중 판"), ("us-noon", "없는 판")])
def test_what_cannot_be_computed_anew_is_named_and_not_counted(market, article, tmp_path, edition, why):
    folder = tmp_path / "output" / str(DAY)
    folder.mkdir(parents=True)
    for name in ("us-close", edition):
        made = msgspec.structs.replace(article, edition=name, id=f"{DAY}-{name}", demo=False)
        genuine.sealed_at(folder / f"{name}.json", made, tmp_path / "outbox.sqlite")
    days = str((dt.date.today() - DAY).days + 1)
    log = ("--outbox", str(tmp_path / "outbox.sqlite"))
    done = run(tmp_path, "recheck", "--days", days, "--out", str(tmp_path / "output"), *log)
    assert (done.exit_code, done.stdout) == (0, "기사 1편의 수치가 모두 지금 시세와 맞습니다.\n")
    assert why in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("friday", ["2024-08-09", "2024-11-29", "2025-04-04", "2025-08-15", "2026-01-02"])
def test_a_week_is_rechecked_as_a_week(held_store, friday):
    article = pipeline.build(held_store, dt.date.fromisoformat(friday), "us-week")
    assert recheck(held_store, article, Config()) == []
    touched, fact = with_another_percent(article)
    assert [wrong.fact.id for wrong in recheck(held_store, touched, Config())] == [fact]


def with_another_percent(article):
    """The article with the first percentage of a week printed as 77.77 %, and the id of its fact."""
    for at, paragraph in enumerate(article.paragraphs):
        for run in paragraph.runs:
            if (
                run.figure
                and run.figure.fact.startswith("change_week:")
                and run.figure.style in {"percent", "exact", "tenth"}
            ):
                runs = tuple(
                    msgspec.structs.replace(one, text="77.77%") if one is run else one
                    for one in paragraph.runs
                )
                changed = msgspec.structs.replace(paragraph, runs=runs)
                told = (*article.paragraphs[:at], changed, *article.paragraphs[at + 1 :])
                return msgspec.structs.replace(article, paragraphs=told), run.figure.fact
    raise AssertionError("no percentage of a week in the article")
