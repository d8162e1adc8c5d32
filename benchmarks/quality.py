"""How the articles read, measured: 500 sessions rendered in a row, beside what people write.

``make quality`` imports the recorded market, builds the article of every session with the one before as its
predecessor, and writes the table to ``docs/quality.md``. The human figures are measured on Korean wraps of
New York by people. hanlint and kiwipiepy are extras of development (``pip install -e '.[quality]'``).
"""

from __future__ import annotations

import datetime as dt
import re
import statistics
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import market
from newsgen import calendars, markets, pipeline
from newsgen.errors import NewsgenError
from newsgen.model import Article, text_of
from newsgen.sources import demo
from newsgen.store import Store
from newsgen.story.headlines import LONGEST, skeleton

REPORT = Path(__file__).parents[1] / "docs" / "quality.md"
SESSIONS, SMALL = 500, 3
FIRST, LAST = dt.date(2024, 8, 5), dt.date(2026, 8, 21)
"""Between these the recorded market can be told."""

SENTENCE = re.compile(r"(?<=[가-힣”’)%]\.)\s+")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
COMPANY = re.compile(r"[가-힣A-Za-z0-9&·]+\([A-Z][^)가-힣]*\)")
"""A company at its first mention: its name says nothing of how a sentence reads."""
RECORD = re.compile(r"연속|만에|이후 (?:처음|가장|최고|최대)|사상 최고|52주 최")
POLITE = re.compile(r"(?:습니다|세요|어요|에요)\.")
ENDINGS: tuple[tuple[str, str, str], ...] = (
    ("마감했다·마쳤다", r"(?:마감했|마쳤|끝냈|닫았)다", "4%"),
    ("기록했다", r"기록했다", "1%"),
    ("나타났다·집계됐다", r"(?:나타[났냈]|집계됐|계산됐)다", "2%"),
    (
        "말·판단의 동사",
        r"(?:말|전|설명|분석|평가|지적|강조|전망|진단|예상|주장|언급|보도|풀이|해석|경고|당부)했다"
        r"|(?:밝혔|내다봤|덧붙였|적었|봤)다",
        "12%",
    ),
    ("올랐다", r"올랐다", "8%"),
    ("내렸다", r"내렸다", "8%"),
    ("했다", r"했다", "19%"),
    ("됐다", r"(?:됐|(?<!떨어)(?<!미끄러)졌|혔|(?<!밀)렸|겼|섰)다", "19%"),
    ("이다", r"(?:(?<!보)였|이었)다|(?:%|이|[가-힣]원|상태|내림세|오름세|제자리)다", "7%"),
)
"""Class, the ends of its sentences without the full stop, and its share in human copy; the first one counts.

The notes do not say where people's 상승했다 and 급락했다 were counted; here they are 했다, and passives such
as 높아졌다 are 됐다. What is left is 기타: other past forms (뛰었다, 떨어졌다) and the present (열린다).
"""


class Measure(NamedTuple):
    """One row of the table."""

    name: str
    ours: str
    human: str = ""


def paragraphs(article: Article) -> list[str]:
    """Return what an article says of its day: lead and paragraphs, without the general background."""
    told = (paragraph.runs for paragraph in article.paragraphs if paragraph.section != "view")
    return [text_of(article.lead), *(text_of(runs) for runs in told)]


def sentences(texts: Iterable[str]) -> list[str]:
    """Return the sentences of some paragraphs."""
    return [one for text in texts for one in SENTENCE.split(text) if one]


def masked(sentence: str) -> str:
    """Return a sentence without its numbers."""
    return NUMBER.sub("0", sentence)


def ending(sentence: str) -> str:
    """Return the class of a sentence's ending."""
    said = sentence.rstrip(".")
    return next((name for name, ends, _ in ENDINGS if re.search(f"(?:{ends})$", said)), "기타")


def percent(part: float, whole: float) -> str:
    """Print a share."""
    return f"{100 * part / whole:.1f}%" if whole else "-"


def built(store: Store, sessions: Iterable[dt.date]) -> Iterator[Article]:
    """Build the articles in a row; a session that is held is told on stderr."""
    for session in sessions:
        try:
            yield pipeline.build(store, session)
        except NewsgenError as error:
            print(f"{session}: {error}", file=sys.stderr)


def of_sentences(articles: list[Article]) -> Iterator[Measure]:
    """Yield lengths, figures and repeats."""
    texts = [paragraphs(article) for article in articles]
    all_sentences = [sentences(each) for each in texts]
    flat = [one for each in all_sentences for one in each]
    lengths = sorted(map(len, flat))
    characters = sum(lengths)
    singles = [len(SENTENCE.split(text)) for each in texts for text in each]
    yield Measure("문장 길이 중앙값(자)", f"{statistics.median(lengths):.0f}", "51")
    yield Measure("문장 길이 95백분위(자)", f"{lengths[int(len(lengths) * 0.95)]}", "116")
    yield Measure("한 문장짜리 문단", percent(sum(n == 1 for n in singles), len(singles)), "58%")
    yield Measure("문단당 문장", f"{statistics.mean(singles):.2f}", "1.5")
    numbers = sum(len(NUMBER.findall(one)) for one in flat)
    yield Measure("1,000자당 수", f"{1000 * numbers / characters:.1f}", "27")
    yield Measure("수치가 든 문장", percent(sum(bool(NUMBER.search(one)) for one in flat), len(flat)))
    marks = sum(len(RECORD.findall(one)) for one in flat)
    yield Measure("기사당 ‘연속·만에·이후 처음’", f"{marks / len(articles):.1f}", "2.6")
    yield Measure("존댓말 문장", str(sum(bool(POLITE.search(one)) for one in flat)), "0")
    again = sum(len(each) - len(set(each)) for each in all_sentences)
    yield Measure("한 기사 안에서 되풀이된 문장", str(again), "0")
    shared = [len({*map(masked, a)} & {*map(masked, b)}) / max(len(b), 1) for a, b in pairwise(all_sentences)]
    yield Measure("전날과 (수를 빼면) 같은 문장", f"{100 * statistics.mean(shared):.1f}%")


def of_endings(articles: list[Article]) -> Iterator[Measure]:
    """Yield how sentences end."""
    found = [[ending(one) for one in sentences(paragraphs(article))] for article in articles]
    counted = Counter(name for each in found for name in each)
    for name, _, share in (*ENDINGS, ("기타", "", "20%")):
        yield Measure(f"끝맺음 {name}", percent(counted[name], counted.total()), share)
    last = [[one.split()[-1] for one in sentences(paragraphs(article))] for article in articles]
    thrice = sum(len(set(each[i : i + 3])) == 1 for each in last for i in range(len(each) - 2))
    yield Measure("같은 끝말 세 번 연속", str(thrice), "0")
    openers = [[one.split()[0] for one in sentences(paragraphs(article))] for article in articles]
    twice = sum(a == b for each in openers for a, b in pairwise(each))
    yield Measure("같은 첫마디 두 번 연속", percent(twice, sum(len(each) - 1 for each in openers)), "0")


def of_headlines(articles: list[Article]) -> Iterator[Measure]:
    """Yield lengths, forms and repeats of headlines and leads."""
    heads = [text_of(article.headline) for article in articles]
    lengths = sorted(map(len, heads))
    yield Measure("제목 길이 중앙값(자)", f"{statistics.median(lengths):.0f}", "31~34")
    yield Measure("제목 길이 최댓값(자)", str(lengths[-1]), f"{LONGEST}(95백분위)")
    yield Measure("말줄임표가 든 제목", percent(sum("…" in head for head in heads), len(heads)), "약 50%")
    yield Measure("다·?·!로 끝난 제목", str(sum(head.endswith(("다", "?", "!")) for head in heads)), "0")
    yield Measure("서로 다른 제목", percent(len(set(heads)), len(heads)))
    yield Measure("서로 다른 제목 틀", str(len({skeleton(head) for head in heads})))
    same = sum(skeleton(a) == skeleton(b) for a, b in pairwise(heads))
    yield Measure("전날과 같은 제목 틀", percent(same, len(heads) - 1))
    leads = [masked(text_of(article.lead)) for article in articles]
    yield Measure("서로 다른 리드 틀", str(len({re.sub("0일", "", lead) for lead in leads})))


def of_linters(articles: list[Article]) -> Iterator[Measure]:
    """Yield what two tools say of the text; where one is not installed, that it is not."""
    texts = ["\n\n".join(paragraphs(article)) for article in articles]
    yield from _tool(_hanlint, texts)
    yield from _tool(_kiwi, texts)


def _tool(tool: Callable[[list[str]], Iterator[Measure]], texts: list[str]) -> Iterator[Measure]:
    try:
        yield from tool(texts)
    except ImportError as error:
        yield Measure(f"{error.name}", "설치되지 않음")


def _hanlint(texts: list[str]) -> Iterator[Measure]:
    from hanlint import lintText

    counted: Counter[str] = Counter()
    for text in texts:
        for finding in lintText(text):
            counted[f"{finding.severity} {finding.rule}"] += 1
    characters = sum(map(len, texts))
    yield Measure("hanlint 지적(1만 자당)", f"{10_000 * counted.total() / characters:.2f}")
    for rule, count in counted.most_common(8):
        yield Measure(f"hanlint {rule}", str(count))


def _kiwi(texts: list[str]) -> Iterator[Measure]:
    from kiwipiepy import Kiwi

    scores = scored(Kiwi(), texts)
    yield Measure("kiwipiepy 형태소당 평균 로그 확률", f"{statistics.mean(scores.values()):.2f}")


def scored(kiwi: Any, texts: list[str]) -> dict[str, float]:
    """Return the mean log probability a morpheme of each distinct sentence pattern, the oddest first."""
    found: dict[str, float] = {}
    for one in sentences(paragraph for text in texts for paragraph in text.split("\n\n")):
        pattern = masked(COMPANY.sub("어느 회사", one))
        if pattern not in found:
            tokens, score = kiwi.analyze(COMPANY.sub("애플", one))[0]
            found[pattern] = score / max(len(tokens), 1)
    return dict(sorted(found.items(), key=lambda each: each[1]))


def oddest(texts: list[str]) -> list[str]:
    """Return the ten patterns that the analyser finds least likely, for a person to read."""
    try:
        from kiwipiepy import Kiwi
    except ImportError:
        return []
    return list(scored(Kiwi(), texts))[:10]


def report(articles: list[Article]) -> str:
    """Return the report as Markdown."""
    groups = {
        "문장": of_sentences,
        "끝맺음": of_endings,
        "제목과 리드": of_headlines,
        "검사기": of_linters,
    }
    first, last = articles[0].session, articles[-1].session
    lines = [
        "# How the articles read",
        "",
        f"{len(articles)} articles of {first} to {last}, each built with the one before as its predecessor,",
        "beside figures measured on Korean wraps of New York by people. Made by `make quality`; do not edit.",
        "",
        "Data copy has no voices to quote: speech verbs are missing, and nearly every sentence has a figure.",
        "",
    ]
    for title, measure in groups.items():
        lines += [f"| {title} | newsgen | people |", "|---|---|---|"]
        lines += [f"| {row.name} | {row.ours} | {row.human} |" for row in measure(articles)]
        lines.append("")
    patterns = oddest(["\n\n".join(paragraphs(article)) for article in articles])
    if patterns:
        lines += ["The sentence patterns that kiwipiepy finds least likely, for a person to read:", ""]
        lines += [f"{number}. {pattern}" for number, pattern in enumerate(patterns, 1)]
        lines.append("")
    return "\n".join(lines)


def main(*, small: bool = False) -> None:
    """Build in a row, measure and write; small, the demo's last sessions, which are printed only."""
    with market.store(small=small) as path:
        if path is None:
            sys.exit(f"no recorded market at {market.RECORDED}")
        last = demo.SESSION if small else LAST
        sessions = calendars.sessions(FIRST, last, markets.named("us").exchange)[
            -(SMALL if small else SESSIONS + 1) :
        ]
        with Store.open(path) as store:
            articles = list(built(store, sessions))
    text = report(articles)
    if not small:
        REPORT.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
