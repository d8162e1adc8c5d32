"""How the sentences are made: lengths, endings, openings, and what two tools say of them.

The human figures are measured on Korean wraps of New York by people. hanlint and kiwipiepy are extras of
development (``pip install -e '.[quality]'``).
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from benchmarks.quality.made import Reading
from benchmarks.reader import wording

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
    """One row of a table."""

    name: str
    ours: str
    human: str = ""


def ending(sentence: str) -> str:
    """Return the class of a sentence's ending."""
    said = sentence.rstrip(".")
    return next((name for name, ends, _ in ENDINGS if re.search(f"(?:{ends})$", said)), "기타")


def percent(part: float, whole: float) -> str:
    """Print a share."""
    return f"{100 * part / whole:.1f}%" if whole else "-"


def of_sentences(readings: Sequence[Reading]) -> Iterator[Measure]:
    """Yield lengths and repeats."""
    each = [[text for text, _ in reading.sentences] for reading in readings]
    lengths = sorted(len(text) for some in each for text in some)
    singles = [len(wording.END.split(text)) for reading in readings for text in reading.texts]
    yield Measure("문장 길이 중앙값(자)", f"{statistics.median(lengths):.0f}", "51")
    yield Measure("문장 길이 95백분위(자)", f"{lengths[int(len(lengths) * 0.95)]}", "116")
    yield Measure("한 문장짜리 문단", percent(sum(n == 1 for n in singles), len(singles)), "58%")
    yield Measure("문단당 문장", f"{statistics.mean(singles):.2f}", "1.5")
    yield Measure("존댓말 문장", str(sum(bool(POLITE.search(text)) for some in each for text in some)), "0")
    yield Measure("한 기사 안에서 되풀이된 문장", str(sum(len(some) - len(set(some)) for some in each)), "0")


def of_endings(readings: Sequence[Reading]) -> Iterator[Measure]:
    """Yield how sentences end and begin."""
    each = [[text for text, _ in reading.sentences] for reading in readings]
    counted = Counter(ending(text) for some in each for text in some)
    for name, _, share in (*ENDINGS, ("기타", "", "20%")):
        yield Measure(f"끝맺음 {name}", percent(counted[name], counted.total()), share)
    last = [[text.split()[-1] for text in some] for some in each]
    thrice = sum(len(set(some[i : i + 3])) == 1 for some in last for i in range(len(some) - 2))
    yield Measure("같은 끝말 세 번 연속", str(thrice), "0")
    openers = [[text.split()[0] for text in some] for some in each]
    twice = sum(a == b for some in openers for a, b in pairwise(some))
    yield Measure("같은 첫마디 두 번 연속", percent(twice, sum(len(some) - 1 for some in openers)), "0")


def of_linters(readings: Sequence[Reading]) -> Iterator[Measure]:
    """Yield what two tools say of the text; where one is not installed, that it is not."""
    texts = ["\n\n".join(reading.texts) for reading in readings]
    yield from _tool(_hanlint, texts)
    yield from _tool(_kiwi, texts)


GROUPS: dict[str, Callable[[Sequence[Reading]], Iterator[Measure]]] = {
    "문장": of_sentences,
    "끝맺음": of_endings,
    "검사기": of_linters,
}
"""Title of a table -> its rows."""


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
    paragraphs = (paragraph for text in texts for paragraph in text.split("\n\n"))
    for one in (one for paragraph in paragraphs for one in wording.END.split(paragraph) if one):
        known = wording.bare(wording.COMPANY.sub("어느 회사", one))
        if known not in found:
            tokens, score = kiwi.analyze(wording.COMPANY.sub("애플", one))[0]
            found[known] = score / max(len(tokens), 1)
    return dict(sorted(found.items(), key=lambda each: each[1]))


def oddest(readings: Sequence[Reading]) -> list[str]:
    """Return the ten patterns that the analyser finds least likely, for a person to read."""
    try:
        from kiwipiepy import Kiwi
    except ImportError:
        return []
    return list(scored(Kiwi(), ["\n\n".join(reading.texts) for reading in readings]))[:10]
