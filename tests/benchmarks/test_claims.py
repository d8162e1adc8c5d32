"""The judge of claims finds what was tampered with in printed articles, and nothing in them as they are.

The plants are made by rules of their own: a word of a claim is changed, whatever the judge looks for.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks.reader import Printed, claims, events
from newsgen import pipeline
from newsgen.store import Store

Sentences = list[tuple[str, str]]
DAYS = (
    "2024-08-05",
    "2024-08-08",
    "2024-09-19",
    "2024-11-06",
    "2025-01-27",
    "2025-03-13",
    "2025-04-03",
    "2025-04-09",
    "2025-08-13",
    "2025-08-22",
    "2025-10-10",
    "2025-11-20",
    "2026-01-23",
)
NEXT = {"이틀": "사흘", "사흘": "나흘", "나흘": "사흘", "절반": "3분의 1"}


def more(by: float) -> Callable[[re.Match[str]], str]:
    """Return what makes the first number of a match larger."""

    def changed(found: re.Match[str]) -> str:
        return re.sub(
            r"\d[\d,]*", lambda m: str(int(int(m.group().replace(",", "")) + by)), found.group(), count=1
        )

    return changed


def said(word: str) -> Callable[[re.Match[str]], str]:
    """Return what puts a word in the place of a match."""
    return lambda _: word


PLANTS: dict[str, tuple[str, Callable[[re.Match[str]], str]]] = {
    "another year": (r"20\d\d년 \d+월 이후", more(1)),
    "a month later": (r"(?<=지난해 )([1-9]|1[01])월 이후", more(1)),
    "another lapse": (r"\d+년(?: \d+개월)? 만에 (?:가장|최대)", more(1)),
    "lowest for highest": (r"가장 높", said("가장 낮")),
    "highest for lowest": (r"가장 낮", said("가장 높")),
    "a longer run": (r"\d+거래일 연속", more(1)),
    "a run in words": (r"(?:이틀|사흘|나흘) 연속", lambda m: NEXT[m.group()[:2]] + " 연속"),
    "a turn": (r"\d+거래일 만에 (?:반등|하락|상승)", more(1)),
    "one record more": (r"올해(?: 들어)? \d+번째", more(1)),
    "a higher record": (r"52주 최저", said("52주 최고")),
    "a correction again": (r"(?<!다시 )조정 국면에", said("다시 조정 국면에")),
    "a bear market": (r"조정 국면에 (?=들어|진입|접어)", said("약세장에 ")),
    "over the next percent": (r"\d+% 넘게", more(1)),
    "nearly one less": (r"(?<!\d)[2-9]% 가까이", more(-1)),
    "a band": (r"[3-9]%대", more(1)),
    "a rise for a fall": (r"(?<!오르)내렸다\.", said("올랐다.")),
    "a fall for a rise": (r"올랐다\.", said("내렸다.")),
    "most stocks": (r"내린 종목이 오른 종목보다", said("오른 종목이 내린 종목보다")),
    "a share of stocks": (r"종목의 \d+%", more(4)),
    "small companies": (r"대형주를 웃돌았", said("대형주에 못 미쳤")),
    "value": (r"약 \d+억달러", more(300)),
    "a level": (r"\d{1,2},\d{3}선", lambda m: "1" + m.group()),
    "an opening": (r"하락 출발", said("상승 출발")),
    "together": (r"일제히 하락", said("일제히 상승")),
}
"""What is changed -> where it stands, and what stands there then."""


def planted(
    articles: dict[str, Sentences], pattern: str, put: Callable[[re.Match[str]], str]
) -> Iterator[tuple[str, Sentences]]:
    """Yield each article in which a pattern stands in the body, with the first such place changed."""
    for day, sentences in articles.items():
        for at, (place, text) in enumerate(sentences):
            found = re.search(pattern, text)
            if found and place in {"lead", "market", "stocks", "rates"}:
                changed = text[: found.start()] + put(found) + text[found.end() :]
                yield day, [*sentences[:at], (place, changed), *sentences[at + 1 :]]
                break


@pytest.fixture(scope="module")
def judge(recorded_path: Path) -> Callable[[str, Sentences], list[claims.Claim]]:
    """The claims of an article's sentences by the raw closes, and what it tells of markets elsewhere."""
    closes, namer = claims.Closes(recorded_path), claims.Namer(claims.companies(recorded_path))
    others = events.Judge(recorded_path, namer)

    @functools.cache
    def judged(day: str, sentences: tuple[tuple[str, str], ...]) -> list[claims.Claim]:
        session = dt.date.fromisoformat(day)
        elsewhere = [
            one for one in others.read(sentences, session, "us-close").verdicts if one.kind == "elsewhere"
        ]
        told = [claims.Claim(one.kind, one.holds, one.sentence, one.why, one.place) for one in elsewhere]
        return [*claims.claims_of(sentences, session, "us-close", closes, namer), *told]

    return lambda day, sentences: judged(day, tuple(sentences))


@pytest.fixture(scope="module")
def articles(held_store: Store) -> dict[str, Sentences]:
    """The printed sentences of some sessions, each with its place."""
    found: dict[str, Sentences] = {}
    for day in DAYS:
        printed = Printed(pipeline.build(held_store, dt.date.fromisoformat(day), "us-close"))
        found[day] = [(each.place, each.text) for each in printed.sentences]
    return found


def false(found: list[claims.Claim]) -> list[str]:
    return [
        f"{one.kind}: {one.why}: {one.sentence}"
        for one in found
        if one.holds is False and one.kind != "clash"
    ]


@pytest.mark.slow
def test_printed_articles_claim_nothing_false(
    articles: dict[str, Sentences], judge: Callable[[str, Sentences], list[claims.Claim]]
) -> None:
    for day, sentences in articles.items():
        found = judge(day, sentences)
        assert not false(found), day
        assert len(found) > 20, day


@pytest.mark.slow
@pytest.mark.parametrize("what", PLANTS)
def test_a_plant_is_found(
    what: str, articles: dict[str, Sentences], judge: Callable[[str, Sentences], list[claims.Claim]]
) -> None:
    plants = list(planted(articles, *PLANTS[what]))
    if not plants:
        pytest.skip("no article has such words")
    found = [day for day, sentences in plants if false(judge(day, sentences))]
    assert len(found) >= 0.7 * len(plants), (what, [s for d, s in plants if d not in found][:1])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("day", "true", "planted"),
    [
        (
            "2024-11-26",
            "종목별 성적은 지수에 못 미친 경우가 훨씬 많았다.",
            "지수보다 나은 종목이 훨씬 많아",
        ),
        (
            "2024-11-27",
            "지수보다 나은 성적을 낸 종목이 훨씬 많았다.",
            "지수만큼 오르지 못한 종목이 훨씬 많아",
        ),
        ("2024-10-02", "최근 한 달의 여느 날보다 덜 움직여", "최근 한 달의 여느 날보다 크게 움직여"),
        ("2024-09-11", "상승의 힘은 반도체에 쏠렸다.", "반도체주의 큰 오름세는 시장으로 번지지 않아"),
        (
            "2025-06-30",
            "사상 최고치를 쓴 날 변동성지수도 올라",
            "사상 최고치와 S&P500지수의 거리는 이날 오른 폭보다",
        ),
        ("2024-08-23", "이달 들어 오른 폭의 절반 넘게가", "이달 들어 오른 폭의 일부를 내준 정도여서"),
    ],
)
def test_a_conclusion_is_held_against_the_closes(
    day: str, true: str, planted: str, judge: Callable[[str, Sentences], list[claims.Claim]]
) -> None:
    kept = [one.holds for one in judge(day, [("view", true)]) if one.kind == "conclusion"]
    assert kept
    assert all(kept)
    assert false(judge(day, [("view", planted)]))
