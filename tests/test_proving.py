"""An article touched by hand is refused by every verb that would act on it; the untouched one passes all."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from newsgen.cli import main
from newsgen.sources.batch import Batch, Price
from newsgen.store import Store
from tests import genuine
from tests.deliveries.test_webhook import receiver

ID = f"{genuine.SESSION}-us-close"
SETTINGS = """
[newsroom]
name = "한빛경제"
url = "https://news.example.com"
[cms.desk]
kind = "webhook"
signed = false
url = "{url}"
"""
Touch = Callable[[dict[str, Any]], object]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an article as newsgen wrote it, in a desk's folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSGEN_OUTBOX", str(tmp_path / "outbox.sqlite"))
    monkeypatch.setenv("NEWSGEN_STORE", str(tmp_path / "market.sqlite"))
    article = genuine.provided(tmp_path_factory, tmp_path)
    return genuine.sealed_at(tmp_path / "output" / str(genuine.SESSION) / "us-close.json", article)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


def runs_of(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [run for paragraph in document["paragraphs"] for run in paragraph["runs"]]


def words(old: str, new: str) -> Touch:
    """Change words wherever they stand."""

    def touch(document: dict[str, Any]) -> None:
        text = json.dumps(document, ensure_ascii=False)
        assert old in text
        document.clear()
        document.update(json.loads(text.replace(old, new)))

    return touch


def figure_and_fact(document: dict[str, Any]) -> None:
    """Change a percentage in its print, in its figure and in its fact, so that all agree with each other."""
    fact = next(one for one in document["facts"] if one["id"].startswith(f"change_day:{genuine.INDEX}"))
    fact["value"] = 3.456
    fact["inputs"] = []
    text = json.dumps(document, ensure_ascii=False)
    document.clear()
    document.update(json.loads(text.replace(genuine.PERCENT, "3.46%")))
    for run_ in [*document["headline"], *document["deck"], *document["lead"], *runs_of(document)]:
        if run_.get("figure", {}).get("fact", "").startswith(f"change_day:{genuine.INDEX}"):
            run_["figure"]["value"] = 3.456


def last_run(text: str) -> Touch:
    return lambda document: document["paragraphs"][-1]["runs"].append({"text": text})


def setting(name: str, value: object) -> Touch:
    return lambda document: document.update({name: value})


def without(name: str) -> Touch:
    return lambda document: document[name].clear()


def first_paragraph(document: dict[str, Any]) -> None:
    document["paragraphs"].pop(0)


def terms(document: dict[str, Any]) -> None:
    false = {"id": "dot-plot", "title": "점도표", "english": "dot plot", "text": "아무 뜻도 없는 말이다."}
    document["glossary"] = [false, *document["glossary"]]


def marks(document: dict[str, Any]) -> None:
    run_ = next(one for one in runs_of(document) if one.get("term"))
    run_["term"] = "dot-plot"


def bars(document: dict[str, Any]) -> None:
    document["charts"][0]["rows"][0]["label"] = "다른 이름"


def inputs(document: dict[str, Any]) -> None:
    document["facts"][0]["inputs"][-1]["value"] += 1


TOUCHES: dict[str, Touch] = {
    "a digit": words(genuine.PERCENT, "1.03%"),
    "a digit with its fact": figure_and_fact,
    "a level": words(genuine.CLOSE, "44,923.27"),
    "a direction": words("올랐다", "내렸다"),
    "an added sentence": last_run(" 백악관은 논평하지 않았다."),
    "a removed paragraph": first_paragraph,
    "a word": words("소형주", "중형주"),
    "no disclosure": setting("disclosure", ""),
    "another disclosure": setting("disclosure", "사람이 쓴 기사입니다."),
    "another session": setting("session", "2025-08-12"),
    "another id": setting("id", "2025-08-12-us-close"),
    "a later revision": setting("revision", 2),
    "a demo made genuine or back": setting("demo", True),
    "another definition": terms,
    "another term": marks,
    "a correction nobody made": setting(
        "corrections",
        [{"revision": 2, "at": "2025-08-14T00:00:00Z", "wrong": "1%", "right": "2%", "line": "거짓 정정."}],
    ),
    "a source": setting("sources", [{"name": "로이터", "detail": ""}]),
    "no flags": setting("flags", ["확인할 것 없음"]),
    "a chart": bars,
    "an input": inputs,
    "no facts": without("facts"),
}


@pytest.mark.parametrize("touch", TOUCHES.values(), ids=TOUCHES)
def test_a_touched_article_goes_nowhere(place: Path, touch: Touch) -> None:
    run("approve", place, "--by", "김데스크")
    document = json.loads(place.read_bytes())
    touch(document)
    place.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    with receiver() as (url, got):
        Path("newsgen.toml").write_text(SETTINGS.format(url=url), encoding="utf-8")
        for verb in (
            ("approve", place, "--by", "김데스크"),
            ("publish", place, "--to", "desk"),
            ("publish", place, "--to", "desk", "--status", "publish"),
            ("explain", place),
        ):
            done = run(*verb)
            assert (done.exit_code, done.stdout) == (4, ""), (verb, done.output)
            assert done.stderr.count("\n") == 1
            assert done.stderr.startswith("newsgen: ")
        assert got == []
    if not document.get("demo") and document["id"] == ID and document["session"] == str(genuine.SESSION):
        for verb in (("recheck", "--days", "9999"), ("feed",)):
            done = run(*verb)
            assert done.exit_code == 4, (verb, done.output)
            assert ID in done.stderr
    assert not list(place.parent.glob("*.v*.json"))


def test_the_untouched_article_passes_every_verb(place: Path) -> None:
    with receiver() as (url, got):
        Path("newsgen.toml").write_text(SETTINGS.format(url=url), encoding="utf-8")
        for verb in (
            ("explain", place),
            ("publish", place, "--to", "desk"),
            ("approve", place, "--by", "김데스크"),
            ("publish", place, "--to", "desk", "--status", "publish"),
            ("recheck", "--days", "9999"),
            ("feed",),
        ):
            done = run(*verb)
            assert done.exit_code == 0, (verb, done.output)
        assert [json.loads(body)["status"] for _, body in got] == ["draft", "publish"]


def test_an_article_that_nobody_sealed_is_ours_where_the_store_gives_it_again(place: Path) -> None:
    Path("outbox.sqlite").unlink()
    assert run("explain", place).exit_code == 0
    assert run("approve", place, "--by", "김데스크").exit_code == 0
    place.write_bytes(place.read_bytes().replace("소형주".encode(), "중형주".encode(), 1))
    Path("outbox.sqlite").unlink()
    assert run("explain", place).exit_code == 4


def test_prices_that_were_revised_since_keep_it_from_being_approved(place: Path) -> None:
    revised = Batch(origin="fixed", prices=(Price(genuine.INDEX, genuine.SESSION, 44900.0),))
    with Store.open(Path("market.sqlite")) as store:
        store.write(revised, now=genuine.FETCHED)
    done = run("approve", place, "--by", "김데스크")
    assert done.exit_code == 4
    assert "newsgen recheck" in done.stderr
    done = run("explain", place, genuine.PERCENT)  # what it said and why can still be asked
    assert done.exit_code == 0
    assert "시세나 설정이 바뀌어" in done.stderr
