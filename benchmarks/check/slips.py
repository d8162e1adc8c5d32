"""``python -m benchmarks.check.slips``: make anything that a right text tells wrong, and tell what is not read.

:mod:`benchmarks.check.mutants` plants where a pattern knows the construct, so it cannot see constructs that
nobody thought of. A slip knows none: every figure, word of direction, name, day, weekday, count, investor's
side and unit of money of a text may slip, whatever stands around it. ``--texts`` of all texts (as mutants puts
them right) and ``--each`` slips of a kind in them are drawn with a seed, and each slip is checked alone.

What the record cannot decide is no slip: a sentence that speaks of what is not recorded (results, forecasts,
targets, odds, trade: ``UNDECIDED``) is left out by its words, and so is a text that has a finding without any
slip. Whatever is called wrong tells a slip, as the text has nothing else wrong: at its place (``found``) or at
the other end of what it contradicts (``beside``: a name slips, and its figure is called). A miss is told with
why: ``open`` and the reason (it is read, and uncheckable), ``held`` and what it was held against (read as
something that it still fits), or ``not read`` at all. ``--show`` prints each with its sentence.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from benchmarks.check.cases import Case, cases
from benchmarks.check.checker import stores
from benchmarks.check.mutants import SETS, Judged, Mutant, judge, righted
from benchmarks.check.plants import Match, Rule, exchanged, mistyped
from newsgen.checks import Checker
from newsgen.config import Config
from newsgen.store import Store

TEXTS, EACH, SEED = 120, 80, 27
"""Texts, slips of a kind, and what they are drawn with, unless told."""
UNDECIDED = re.compile(
    r"물가|CPI|PCE|PPI|실업|고용|취업|매출|이익|실적|EPS|GDP|성장|예상|전망|추정|확률|가능성|관세|세율|비중|지분"
    r"|목표|시간\s?외|장외|프리마켓|애프터|거래량|거래대금|수출|수입|판매|배당|생산|주문|점유|증가|감소|선물|ETF"
    r"|시가총액|시총|공모|유상|자사주|계약|수주|투자\s?규모|대출|예금|예탁금|신용|공매도|프로그램|비트코인|업종|섹터"
    r"|유럽|독일|영국|프랑스|상하이|항셍|대만|위안|유로"
)
"""Words of a sentence whose figures the record does not have, or may not."""
_TURNS = {
    "상승": "하락", "급등": "급락", "폭등": "폭락", "반등": "반락", "강세": "약세", "오름세": "내림세",
    "오른": "내린", "올랐": "내렸", "올라": "내려", "오르": "내리", "떨어졌": "올랐", "떨어진": "오른", "뛰었": "밀렸",
    "뛴": "밀린", "빠졌": "뛰었", "▲": "▼", "+": "-",
}  # fmt: skip
TURNS = _TURNS | {there: here for here, there in _TURNS.items() if there not in _TURNS}
NAMES = (
    "코스피", "코스닥", "다우", "나스닥", "S&P500", "필라델피아반도체지수", "러셀2000", "닛케이225", "엔비디아", "애플", "테슬라",
    "마이크로소프트", "아마존", "메타", "알파벳", "브로드컴", "AMD", "마이크론", "인텔", "삼성전자", "SK하이닉스", "현대차", "기아",
    "네이버", "카카오", "한화에어로스페이스", "LG에너지솔루션", "삼성바이오로직스", "셀트리온", "KB금융", "두산에너빌리티", "에코프로",
    "알테오젠", "삼성SDI", "포스코퓨처엠",
)  # fmt: skip
_WEEK = "월화수목금"
_COUNTS = ("이틀", "사흘", "나흘", "닷새", "엿새", "이레", "여드레", "아흐레", "열흘")
_SIDES = {
    "순매수": "순매도",
    "순매도": "순매수",
    "사들": "팔아치",
    "팔아치": "사들",
    "매수 우위": "매도 우위",
    "매도 우위": "매수 우위",
}
_WHO = {"외국인": "기관", "기관": "개인", "개인": "외국인"}
_MONEY = {"억": "조", "조": "억", "만": "억"}


def _tenfold(found: Match) -> str:
    """Ten times as much: the point moved where there is one, else a zero more."""
    whole, point, part = found["at"].partition(".")
    return f"{whole}{part[0]}.{part[1:] or '0'}".lstrip("0") if point else f"{whole}0"


def _next_day(found: Match) -> str:
    day = int(found["at"])
    return str(day + 1 if day < 28 else day - 1)


def _next_month(found: Match) -> str:
    return str(int(found["at"]) % 12 + 1)


def _one_more(found: Match) -> str:
    told = found["at"]
    if told in _COUNTS:
        return _COUNTS[(_COUNTS.index(told) + 1) % len(_COUNTS)]
    return str(int(told) + 1)


def _neighbour(found: Match) -> str | None:
    """The next other name of the text that is of the same sort, an index or a company."""
    is_index = found["at"] in NAMES[:8]
    others = [one for one in _NAME.findall(found.string, found.end()) if (one in NAMES[:8]) == is_index]
    return next((one for one in others if one != found["at"]), None)


_NAME = re.compile(
    rf"(?<![가-힣A-Za-z])(?:{'|'.join(sorted(NAMES, key=len, reverse=True))})(?=[은는이가도의와과,(]|지수|종합|\s[-+▲▼\d])"
)
_FIGURE = r"(?<![\d.,])(?P<at>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d{3,})"
_UNIT = r"(?=\)?\s?(?:%(?!p|포)|포인트|p\b|원|달러|억|에|로|으로|을|를|\(|선|대|bp|,|\n))"


def _rule(name: str, kind: str, where: str, wrong: object) -> Rule:
    made = wrong if callable(wrong) else (lambda found: wrong.get(found["at"]))  # type: ignore[attr-defined]
    return Rule(name, kind, re.compile(where), made, UNDECIDED)


SLIPS: tuple[Rule, ...] = (
    _rule("digits exchanged", "level", _FIGURE + _UNIT, exchanged),
    _rule("digit wrong", "level", _FIGURE + _UNIT, mistyped),
    _rule("tenfold", "scale", _FIGURE + _UNIT, _tenfold),
    _rule("way turned", "direction", rf"(?P<at>{'|'.join(map(re.escape, sorted(TURNS, key=len, reverse=True)))})(?!\s?[폭률분장이])", TURNS),
    _rule("neighbour's name", "who", _NAME.pattern.replace("(?:", "(?P<at>", 1), _neighbour),
    _rule("day", "date", r"(?<![\d.])(?P<at>\d{1,2})(?=일(?!\s?(?:연속|째|만|간|동안|새|선)|[가-힣]{2}))", _next_day),
    _rule("month", "date", r"(?<![\d.])(?P<at>\d{1,2})(?=월(?!물))", _next_month),
    _rule("year", "stale", r"(?P<at>20\d\d)(?=년)", lambda found: str(int(found["at"]) - 1)),
    _rule("weekday", "date", r"(?P<at>[월화수목금])(?=요일|\))", lambda found: _WEEK[(_WEEK.index(found["at"]) + 1) % 5]),
    _rule("count", "streak", rf"(?<![\d.,가-힣])(?P<at>\d{{1,2}}(?=\s?(?:거래일|일|주|개월|년)\s?(?:연속|째|만에|내리))|{'|'.join(_COUNTS)})", _one_more),
    _rule("side", "flows", rf"(?P<at>{'|'.join(_SIDES)})", _SIDES),
    _rule("investor", "flows", r"(?P<at>외국인|기관|개인)(?=[은는이가도]|\s[-+\d])", _WHO),
    _rule("unit of money", "scale", r"\d천?(?P<at>[억조만])(?=\s?\d|\s?원|\s?달러)", _MONEY),
)  # fmt: skip
"""All slips; the class is the one that the judge counts them in."""


def drawn(rights: Sequence[Case], slips: Sequence[Rule], each: int, seed: int) -> list[Mutant]:
    """Return a sample of the slips of each kind, drawn with a seed, text by text."""
    chance = random.Random(seed)
    chosen: list[Mutant] = []
    for slip in slips:
        every = [Mutant(slip, plant, right) for right in rights for plant in slip.plants(right.text)]
        chosen += chance.sample(every, min(each, len(every)))
    return sorted(chosen, key=lambda one: (one.right.market, one.right.date, one.right.name))


def table(done: Sequence[Judged]) -> str:
    """Return the table, a row a kind of slip: found of drawn, and why the rest was not said."""
    by_kind: dict[str, list[Judged]] = defaultdict(list)
    for one in done:
        by_kind[one.mutant.rule.name].append(one)
    rows = ["| slip | found | beside | of | share | not read | open | held | else |", f"|---|{'---:|' * 8}"]
    rows += [_row(name, told) for name, told in by_kind.items()]
    return "\n".join([*rows, _row("all", done)])


def _row(name: str, told: Sequence[Judged]) -> str:
    found = sum(bool(one.score.found) for one in told)
    beside = sum(is_told(one) for one in told) - found
    whys = Counter(_sort(one.why) for one in told if not is_told(one))
    counts = " | ".join(str(whys[sort]) for sort in ("not read", "open", "held", "else"))
    share = 100 * (found + beside) / max(len(told), 1)
    return f"| {name} | {found} | {beside} | {len(told)} | {share:.1f} % | {counts} |"


def is_told(one: Judged) -> bool:
    """Tell whether a slip is found, or something else is called wrong: the text was right without it."""
    return bool(one.score.found) or one.score.false > 0


def _sort(why: str) -> str:
    head = why.split(maxsplit=1)[0]
    return {"not": "not read", "uncheckable": "open", "held:": "held"}.get(head, "else")


def main() -> None:
    """Read the options, draw, check, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("--store", action="append", default=[], metavar="MARKET=PATH", help="us=PATH, kr=PATH")
    add("--texts", type=int, default=TEXTS, help="texts that slips are drawn of")
    add("--each", type=int, default=EACH, help="slips of a kind")
    add("--seed", type=int, default=SEED, help="what the sample is drawn with")
    add("--slip", action="append", default=[], help="slips of these names alone")
    add("--show", action="store_true", help="print what is missed")
    asked = parser.parse_args()
    folders = sorted(one for one in SETS.iterdir() if one.is_dir())
    rights = [right for folder in folders for case in cases(folder) if (right := righted(case))]
    rights = random.Random(asked.seed).sample(rights, min(asked.texts, len(rights)))
    slips = [one for one in SLIPS if one.name in (asked.slip or [one.name])]
    given = {name: Path(path) for name, _, path in (each.partition("=") for each in asked.store)}
    with contextlib.ExitStack() as stack:
        opened = {
            name: stack.enter_context(Store.open(path))
            for name, path in stack.enter_context(stores(given)).items()
        }
        checkers = {name: Checker(store, Config()) for name, store in opened.items()}
        done = list(judge(drawn(rights, slips, asked.each, asked.seed), checkers))
    done.sort(key=lambda one: slips.index(one.mutant.rule) if isinstance(one.mutant.rule, Rule) else 0)
    for one in done if asked.show else ():
        if not is_told(one):
            was = one.mutant.right.text[one.mutant.plant.start : one.mutant.plant.end]
            print(
                f"{one.mutant.rule.name}: {one.mutant.right.name}: {was}\n    {one.sentence.strip()}\n    {one.why}"
            )
    print(table(done))


if __name__ == "__main__":
    main()
