"""Printed figures of who bought and sold, read back and held against the recorded file by other code."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsgen import pipeline
from newsgen.config import Config
from newsgen.model import Article, text_of
from newsgen.sources.recorded import folder
from newsgen.store import Store
from tests.conftest import IMPORTED_AT

Rows = list[dict[str, str]]
BOARDS = {"유가증권시장": "KOSPI", "코스닥시장": "KOSDAQ"}
WHO = {"개인": "individual", "외국인": "foreign", "기관": "institution", "기타법인": "other_corp"}
SIDE = re.compile(r"(.*?)(순매수|순매도|사들|팔아치|[을를] 판 |[을를] 팔았|매[수도] 우위(?!를 보이며))")
AMOUNT = re.compile(r"(?:(\d+)조)?(?:([\d,]+)억)?원")
KNOWN = [
    *("2024-08-05", "2024-12-04", "2025-06-20", "2025-08-06", "2025-10-27", "2026-01-26", "2026-03-04"),
    *("2026-02-27", "2026-03-05", "2026-03-23", "2026-06-23", "2026-07-31", "2026-08-21"),
]


@pytest.fixture(scope="module")
def flows(recorded_path: Path) -> Path:
    whole = recorded_path.parent / "kr"
    if not whole.is_dir():
        pytest.skip(f"no recorded market at {whole}")
    return whole


@pytest.fixture(scope="module")
def rows(flows: Path) -> dict[str, Rows]:
    with gzip.open(flows / "flows" / "investors.csv.gz", "rt", encoding="utf-8") as lines:
        read = sorted(csv.DictReader(lines), key=lambda row: row["date"])
    return {board: [row for row in read if row["market"] == board] for board in BOARDS.values()}


@pytest.fixture(scope="module")
def seoul(flows: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The recorded indices and flows of Seoul, without its stocks."""
    part = tmp_path_factory.mktemp("kr")
    for name in ("prices/indices.csv.gz", "flows/investors.csv.gz"):
        (part / name).parent.mkdir()
        (part / name).symlink_to(flows / name)
    with Store.open(part / "market.sqlite", create=True) as store:
        store.write(folder.read(part), now=IMPORTED_AT)
        yield store


def sentences(made: Article) -> list[str]:
    """The sentences on investors, each with the name of its board."""
    told, board = [], ""
    for runs in (made.lead, *(one.runs for one in made.paragraphs if one.section != "view")):
        for sentence in re.split(r"(?<=[다]\.)\s", text_of(runs)):
            named = [name for name in BOARDS if name in sentence]
            board = named[0] if named else board
            if re.search("순매수|순매도|사들|팔아치|매[수도] 우위", sentence):
                told.append(f"{board}|{sentence}")
    return told


SUM = re.compile(r"약 (\d+)조(?:([\d,]+)억)?원")
"""What one of them bought or sold over a run, as no other amount is told."""


def amounts(sentence: str) -> Iterator[tuple[str, str, int]]:
    """Who is said to have bought (+) or sold (-) how many 억원, and on which board."""
    board, _, text = sentence.partition("|")
    for part, way in SIDE.findall(SUM.sub("", text)):
        names = re.findall("|".join(WHO), part)
        sizes = [
            10_000 * int(jo or 0) + int((eok or "0").replace(",", "")) for jo, eok in AMOUNT.findall(part)
        ]
        if sizes:
            assert len(names) == len(sizes), sentence
        sign = 1 if way in {"순매수", "사들", "매수 우위"} else -1
        yield from ((board, name, sign * size) for name, size in zip(names, sizes, strict=False))


def past(rows: dict[str, Rows], board: str, name: str, day: str) -> list[float]:
    """The figures up to a day, that day's last."""
    return [float(row[WHO[name]]) for row in rows[BOARDS[board]] if row["date"] <= day]


PUBLISHED = {
    ("개인", 1): 44921,
    ("개인", -1): 24896,
    ("외국인", 1): 19247,
    ("외국인", -1): 28300,
    ("기관", -1): 37432,
}
"""What newspapers called the most of all before 2023, or until early 2024."""


def run(values: list[float]) -> int:
    """How many of the last have one sign."""
    count = 1
    while values[-count - 1] * values[-1] > 0:
        count += 1
    return count


def check(sentence: str, day: str, rows: dict[str, Rows]) -> int:
    """Hold a sentence against the file; return how many figures it has."""
    count = 0
    for board, name, size in amounts(sentence):
        value = past(rows, board, name, day)[-1]
        assert size == int(abs(value) + 0.5) * (1 if value > 0 else -1), sentence
        count += 1
    board, _, text = sentence.partition("|")
    found = re.search(r"(개인|외국인|기관)\S* .*?(\d+)거래일(째| 연속| 만)", text)
    if found:
        values, told = past(rows, board, found[1], day), int(found[2])
        assert told == (run(values[:-1]) + 1 if found[3] == " 만" else run(values)), sentence
        assert ("순매수" in text) == (values[-1] > 0), sentence
        count += 1
    if summed := SUM.search(text):
        (name,) = set(re.findall("|".join(WHO), text))
        values = past(rows, board, name, day)
        values = values[:-1] if "돌아섰다" in text else values
        month = [float(row[WHO[name]]) for row in rows[BOARDS[board]] if day[:8] <= row["date"] <= day]
        total = abs(sum(month if "이달" in text else values[-run(values) :]))
        printed = 10_000 * int(summed[1]) + int((summed[2] or "0").replace(",", ""))
        step = 10 ** (len(str(round(total))) - 2)  # two digits are told
        assert abs(printed - total) <= step / 2 + 1e-6, sentence
        count += 1
    window = re.search(r"(개인|외국인|기관).*?최근 (\d)년 사이 가장", text)
    if window:  # all that is on file is as long as that, and nothing in it was as much
        values = past(rows, board, window[1], day)
        first = min(row["date"] for row in rows[BOARDS[board]])
        assert first <= f"{int(day[:4]) - int(window[2])}{day[4:]}", sentence
        assert max(abs(v) for v in values if v * values[-1] > 0) == abs(values[-1]), sentence
        count += 1
    found = re.search(
        r"(개인|외국인|기관).*?(?:(\d{4})년|지난해)?\s?(?:(\d+)월)?(?: (\d+)일)?(?: 이후 가장|이 마지막)",
        text,
    )
    if found:
        values = past(rows, board, found[1], day)
        days = [row["date"] for row in rows[BOARDS[board]] if row["date"] <= day]
        earlier = [
            on
            for on, v in zip(days[:-1], values[:-1], strict=True)
            if v * values[-1] > 0 and abs(v) >= abs(values[-1])
        ]
        year = found[2] or str(int(day[:4]) - ("지난해" in text))
        if found[3] is None:
            assert [on for on in earlier if on[:4] >= year] == [], sentence
        else:
            wanted = f"{year}-{int(found[3]):02d}" + (f"-{int(found[4]):02d}" if found[4] else "")
            assert earlier[-1].startswith(wanted), sentence
        count += 1
    if "사상 최대" in text:
        (name,) = {name for _, name, _ in amounts(sentence)} or {re.search("개인|외국인|기관", text)[0]}
        values = past(rows, board, name, day)
        sign = 1 if values[-1] > 0 else -1
        assert board == "유가증권시장", sentence
        assert sign * values[-1] > max(PUBLISHED[name, sign], *(sign * one for one in values[:-1])), sentence
        count += 1
    return count


def test_every_printed_figure_of_investors_is_that_of_the_file(seoul, rows):
    every = [row["date"] for row in rows["KOSPI"] if row["date"] >= "2024-02-01"]
    count = 0
    for day in sorted({*KNOWN, *every[::17]}):
        made = pipeline.build(seoul, dt.date.fromisoformat(day), "kr-close", Config())
        told = sentences(made)
        assert any(one.startswith("유가증권시장") for one in told), day
        count += sum(check(sentence, day, rows) for sentence in told)
    assert count > 200


def test_a_week_is_the_sum_of_the_file(seoul, rows):
    for day in ("2024-08-09", "2025-04-11", "2025-10-31", "2026-03-06", "2026-07-31"):
        last = dt.date.fromisoformat(day)
        monday = (last - dt.timedelta(days=last.weekday())).isoformat()
        made = pipeline.build(seoul, last, "kr-week", Config())
        told = [each for sentence in sentences(made) for each in amounts(sentence)]
        assert len(told) >= 3, day
        for board, name, size in told:
            week = [float(row[WHO[name]]) for row in rows[BOARDS[board]] if monday <= row["date"] <= day]
            assert size == round(sum(week)), (day, board, name)
