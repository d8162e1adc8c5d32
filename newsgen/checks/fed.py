"""The Fed's target range and the odds of its decisions."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from newsgen.checks.found import Flaw, Kind, Open
from newsgen.checks.look import Look
from newsgen.claims import Sentence

RANGE, ODDS = "target-range", "odds"
RANGES = re.compile(
    r"(?P<low>\d{1,2}\.\d{1,3})\s?%?\s?[~∼–-]\s?(?P<high>\d{1,2}\.\d{1,3})\s?%(?!\s?(?:포인트|p))"
)
OF_FED = re.compile(r"기준금리|연준|FOMC|연방기금|목표 ?범위|정책금리|연방공개시장위원회")
_THEN = re.compile(
    r"인하(?:해|하|한|했)|낮[췄추춘아]|올[렸려린]|내[렸려린]|인상(?:해|하|한|했)|조정|지난해|작년|당시|전망|가능성|확률|예상|이후에|내년|연말|시나리오|직전|종전|기존|에서 "
)
_NOW = re.compile(r"현행|현재|지금|동결|유지|현 수준|현 기준")
_PROBABLE = re.compile(r"확률|가능성|베팅|(?:선물시장|페드워치|FedWatch)[^.]*(?:반영|결과|동결)")
_KINDS = re.compile(
    r"(?P<hold>동결|유지|묶)|(?P<half>50bp|0\.50?%(?:포인트|p)|빅컷)|(?P<quarter>25bp|0\.25%p|0\.25%포인트|베이비컷)|(?P<cut>인하|내릴|낮출|내려갈|낮아질|내린다|낮춘다)|(?P<hike>인상|올릴|올라갈|높아질|올린다)"
)


def check(look: Look) -> Iterator[Flaw | Open]:
    """Yield ranges that were not in force, and odds that add up to more than all."""
    for sentence in look.copy.sentences:
        yield from _range(look, sentence)
        yield from _odds(look, sentence)


def _range(look: Look, sentence: Sentence) -> Iterator[Flaw | Open]:
    if not OF_FED.search(sentence.text):
        return
    for found in RANGES.finditer(sentence.own):
        if re.match(r"\s?(?:의 )?(?:물가|성장|실업)", sentence.own[found.end() :]):
            continue
        low, high = float(found["low"]), float(found["high"])
        start, end = sentence.at + found.start(), sentence.at + found.end()
        around = sentence.own[max(found.start() - 24, 0) : found.end() + 24]
        current = _current(look)
        narrow = abs(high - low - 0.25) > 0.001
        if narrow and high > low and _is_range(around):
            right = _right_range(
                low,
                high,
                current,
                decided=_DECIDING.search(sentence.own, max(found.start() - 16, 0), found.start()) is not None
                or re.match(
                    r"(?:로|으로)\s.{0,14}?(?:내렸|인하|낮|올렸|인상)|[이가]\s(?:됐|되었|된)",
                    sentence.own[found.end() :],
                )
                is not None,
            )
            told = (
                f"목표 범위의 폭은 0.25%포인트입니다. 이때의 범위는 {right[0]:.2f}~{right[1]:.2f}%였습니다."
                if right
                else "목표 범위의 폭은 0.25%포인트입니다."
            )
            yield Flaw(
                RANGE,
                Kind.FALSE,
                start,
                end,
                told,
                _spelled(found[0], *right) if right else None,
                fact=_fact(current),
            )
        elif (
            current
            and (low, high) not in current
            and (_NOW.search(around) or not _THEN.search(sentence.own))
            and _is_range(around)
        ):
            right = current[0]
            yield Flaw(
                RANGE, Kind.FALSE, start, end,
                f"{look.day:%Y-%m-%d}의 목표 범위는 {right[0]:.2f}~{right[1]:.2f}%였습니다.", _spelled(found[0], *right), fact=_fact(current),
            )  # fmt: skip


_DECIDING = re.compile(
    r"(?:낮춘|내린|인하한|올린|인상한)\s(?:연\s)?$|(?:새|바뀐|달라진|조정된)\s(?:기준금리|목표 ?범위|금리|정책금리)[는은가]?\s(?:연\s)?$"
)


def _is_range(around: str) -> bool:
    return not re.search(r"물가|성장률|실업률|중립금리|전망치", around)


def _right_range(
    low: float, high: float, current: list[tuple[float, float]], *, decided: bool
) -> tuple[float, float] | None:
    """Return the range that is meant: what a decision put in force, else that which shares an end."""
    if decided and current:
        return current[-1] if len(current) == 1 else current[1]
    shared = [one for one in current if low in one or high in one]
    return next(iter(shared or current), None)


def _current(look: Look) -> list[tuple[float, float]]:
    """Return the range in force on the day, and the one that its decision put in force."""
    ground = look.grounds.get("us")
    policy = ground.snapshot.policy if ground else None
    if policy is None:
        return []
    found: list[tuple[float, float]] = []
    for day in (look.day, look.day + dt.timedelta(days=1), look.day - dt.timedelta(days=1)):
        low, high = policy.low.get(day), policy.high.get(day)
        if low is not None and high is not None and (low, high) not in found:
            found.append((low, high))
    return found[:2]


def _fact(current: list[tuple[float, float]]) -> str:
    return f"target range = {current[0][0]:.2f}~{current[0][1]:.2f}" if current else ""


def _spelled(text: str, low: float, high: float) -> str:
    numbers = iter((f"{low:.2f}", f"{high:.2f}"))
    return re.sub(r"\d+\.\d+", lambda _: next(numbers), text)


_LABELLED = re.compile(
    r"(?:동결|인상|인하)(?:\s(?:확률|가능성|전망))?[은는이가을를]?(?:\s|\()\d[\d.]*%(?!포인트|p|P)"
)
"""A decision with its probability, two of which need no word for it."""
_OTHER_MEETING = re.compile(r"까지|누적|연말|이상|적어도|두 차례|두 번|이후")
"""Words that make two cuts no alternatives of one meeting."""
_MEETING_OF = re.compile(r"(?<!\d)(?:\d{1,2}월|다음 달|다음달|내달|이달)(?!\s?\d{1,2}일)")


def _of_one_meeting(text: str) -> bool:
    """Tell whether a sentence's probabilities can be alternatives: it names one meeting, or none."""
    return _is_of_one(text) and _OTHER_MEETING.search(text) is None


def _is_of_one(text: str) -> bool:
    return len(set(_MEETING_OF.findall(text))) <= 1


_BY_THEN = re.compile(r"\d월까지|연말까지|연내|누적|차례 이상|적어도")


def _odds(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield probabilities over 100, alone or of alternatives together."""
    if not _PROBABLE.search(sentence.own) and len(_LABELLED.findall(sentence.own)) < 2:
        return
    told: dict[str, tuple[float, int, int]] = {}
    at, small = 0, False
    for figure in look.figures(sentence):
        if figure.unit != "percent" or figure.bound == "double":
            continue
        before = sentence.own[at : figure.start]
        at = figure.end
        value = float(figure.value)
        near = sentence.own[max(figure.start - 30, 0) : figure.end + 14]
        start, end = sentence.at + figure.start, sentence.at + figure.end
        if value > 100 and _PROBABLE.search(near):
            yield Flaw(ODDS, Kind.CONTRADICTION, start, end, "확률은 100%를 넘을 수 없습니다.")
            continue
        kinds = [found.lastgroup for found in _KINDS.finditer(before)] or [
            found.lastgroup for found in _KINDS.finditer(sentence.own[figure.end : figure.end + 14])
        ]
        if kinds and not re.search(r"전(?!망)|지난|앞서|에서\s?$", before[-14:]):
            kind = next((one for one in ("half", "quarter") if one in kinds), kinds[-1])
            if (
                kind == "quarter"
                and "hold" not in kinds
                and ("cut" in kinds or "hike" in kinds)
                and "half" not in told
            ):
                kind = "cut" if "cut" in kinds else "hike"
                small = kind == "cut"
            if kind:
                told.setdefault(kind, (value, start, end))
    if "half" in told and small and "cut" in told and _of_one_meeting(sentence.own):
        told["quarter"] = told.pop("cut")
    cut = told["cut"][0] if "cut" in told else sum(told[one][0] for one in ("half", "quarter") if one in told)
    total = cut + sum(told[one][0] for one in ("hold", "hike") if one in told)
    if len(told) > 1 and total > 101.5 and not _BY_THEN.search(sentence.own) and _is_of_one(sentence.own):
        _, start, end = max(told.values(), key=lambda one: one[1])
        yield Flaw(ODDS, Kind.CONTRADICTION, start, end, f"서로 다른 결과의 확률을 더하면 {total:g}%입니다.")
