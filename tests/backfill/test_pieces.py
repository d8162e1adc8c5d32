"""Three sentences on each stock of a list: what they say, that they are proved, and how they are written."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import msgspec
import pytest

from newsgen import pipeline, proof
from newsgen.backfill import pieces
from newsgen.config import Config
from newsgen.editions import STOCK
from newsgen.errors import ProofFailure, UsageProblem
from newsgen.model import Article, text_of
from newsgen.store import Store
from tests.backfill.spans import files, newsgen, span
from tests.outputs.test_json import validator

FRIDAY = dt.date(2025, 8, 15)
NAMES = ("INTC", "UNH", "NVDA", "NONE")


@pytest.fixture(scope="module")
def friday(recorded_store: Store) -> dict[str, Article]:
    made = pieces.articles(recorded_store, STOCK, FRIDAY, Config(), NAMES)
    return {article.id: article for article in made}


def told(friday: dict[str, Article], symbol: str) -> str:
    return text_of(friday[f"{FRIDAY}-us-stock-{symbol}"].lead)


def test_a_stock_s_day_in_three_sentences(friday: dict[str, Article]) -> None:
    """UnitedHealth closed 11.98 % up at $304.01 after Berkshire's filing, 39.9 % below New Year's Eve."""
    assert len(friday) == 3  # of what nobody trades there is none
    text = told(friday, "UNH")
    assert text.startswith("유나이티드헬스(UnitedHealth)는 15일(현지시간) 뉴욕증시에서 전날보다 11.98% ")
    assert " 304.01달러에 " in text
    assert "39.9% 내렸다." in text
    assert text.count("다.") == 3
    assert "11.98% " in text_of(friday[f"{FRIDAY}-us-stock-UNH"].headline)


def test_every_figure_is_bound_and_a_changed_one_is_found(friday: dict[str, Article]) -> None:
    for article in friday.values():
        proof.check(article)
        runs = article.lead
        (at, first), *_ = [(at, run) for at, run in enumerate(runs) if run.figure and "%" in run.text]
        other = msgspec.structs.replace(first, text="77.7%")
        with pytest.raises(ProofFailure):
            proof.check(msgspec.structs.replace(article, lead=(*runs[:at], other, *runs[at + 1 :])))


def test_no_verb_agrees_with_the_wrong_sign(friday: dict[str, Article]) -> None:
    article = friday[f"{FRIDAY}-us-stock-NVDA"]
    turned = {" 내렸지만 ": " 올랐지만 "}
    runs = tuple(
        msgspec.structs.replace(run, text=next((run.text.replace(a, b) for a, b in turned.items()), ""))
        for run in article.lead
    )
    assert runs != article.lead
    with pytest.raises(ProofFailure):
        proof.check(msgspec.structs.replace(article, lead=runs))


def test_a_line_is_an_article_of_the_contract(friday: dict[str, Article]) -> None:
    lines, text = pieces.outputs(STOCK, FRIDAY, [*friday.values()])
    assert (lines.filename, text.filename) == ("2025-08-15/us-stock.jsonl", "2025-08-15/us-stock.txt")
    check = validator("article.v1.json")
    read = [json.loads(line) for line in lines.body.splitlines()]
    for each in read:
        check.validate(each)
    assert [each["id"] for each in read] == [*friday]
    assert text.body.decode().count("거래량은") == 3


def test_whoever_asks_for_its_article_is_told_how_pieces_are_made(recorded_store: Store) -> None:
    with pytest.raises(UsageProblem, match="--symbols"):
        pipeline.build(recorded_store, FRIDAY, "us-stock")


@pytest.mark.slow
def test_the_bytes_are_the_same_whatever_the_number_of_processes(
    tmp_path: Path, recorded_store_path: Path
) -> None:
    made = []
    for jobs in ("1", "2"):
        where = tmp_path / jobs
        where.mkdir()
        (where / "names.txt").write_text("intc\nUNH # 유나이티드헬스\n\nINTC\n", encoding="utf-8")
        words = ("--edition", "us-stock", "--symbols", "names.txt", "--jobs", jobs)
        done = newsgen(*span("2025-08-14", "2025-08-15", *words), folder=where, store=recorded_store_path)
        assert done.returncode == 0, done.stderr
        assert "기사 4편을 썼습니다." in done.stdout
        made.append(files(where / "out"))
    assert made[0] == made[1]
    assert [*made[0]] == [f"2025-08-{day}/us-stock.{form}" for day in (14, 15) for form in ("jsonl", "txt")]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("content", "more", "said"),
    [
        (None, (), "--symbols 파일은 --edition us-stock과 함께 씁니다"),
        ("# nothing\n", (), "종목 기호가 하나도 없습니다"),
        ("INTC\n", ("--format", "html"), "형식은 jsonl, txt입니다"),
    ],
)
def test_a_list_that_cannot_be_used_is_one_line(
    content: str | None, more: tuple[str, ...], said: str, tmp_path: Path, recorded_store_path: Path
) -> None:
    words = ["--edition", "us-stock", *more]
    if content is not None:
        (tmp_path / "names.txt").write_text(content, encoding="utf-8")
        words += ["--symbols", "names.txt"]
    done = newsgen(*span("2025-08-14", "2025-08-15", *words), folder=tmp_path, store=recorded_store_path)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert said in done.stderr
