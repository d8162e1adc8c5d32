"""What only history tells: runs of days, since when something was as large or as high, records, the n-th session."""

from __future__ import annotations

import calendar
import datetime as dt
import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from newsgen import markets
from newsgen.checks.found import Flaw, Kind, Open
from newsgen.checks.ground import Ground, Prices
from newsgen.checks.look import Look, called
from newsgen.claims import Mention, Sentence
from newsgen.claims.markets import is_home_currency
from newsgen.claims.reports import DIRECTION, DOWN, UP
from newsgen.korean.numbers import DAYS

STREAK, SINCE, RECORD = "streak", "since", "record"
_N = rf"(?:(?P<n>\d{{1,2}})(?P<unit>거래일|일)|(?P<word>{'|'.join(DAYS)}))"
_RUN = re.compile(
    rf"(?<![\d.,~가-힣]){_N}(?:\s?(?:째|연속|내리|연달아)|\s이어\s?(?:오던|온|진)|\s?(?:동안|간)\s(?:이어진|이어지던|이어오던|이어 온|이어온|계속된|계속되던|지속된))"
)
_AFTER = re.compile(
    rf"(?<![\d.,~가-힣]){_N}\s만(?:에|의)\s?(?P<what>[가-힣]{{0,6}}\s?)?(?P<how>반등|상승|하락|반락|강보합|약보합|올랐|내렸|오름세|내림세|떨어)"
)
_FROM_ELSE = re.compile(
    r"(?:[’”\"']|[가-힣]\s(?:지|뒤|후|이후)|(?:회복|돌파|경신|반등|상승|하락|급등|급락|최고치|최저치|발표|취임|재개|전환|안착|붕괴|기록|출범|폭락|폭등|쇼크|사태|요일)(?:한|된)?(?:\s지)?)\s(?:불과\s|단\s)?$"
)
"""What N days are counted from that is no move of before: 최고치를 쓴 지 하루 만에."""
_ENDED = re.compile(
    r"멈[췄추춘]|끊|끝났|끝내|중단|마감하고|반등|반락|돌아섰|전환|마무리|그쳤|마침표|종지부|제동"
)
_UNTIL = re.compile(r"(?:전날|전 거래일|직전 거래일)까지\s?[^.]{0,10}$")
_CLAUSE_ENDS = re.compile(r"[가-힣](?:며|면서|지만|으나|는데|고|다가|더니|자)(?=[\s,])|[;…]|다\.")
_OVER_BY_NOW = re.compile(
    rf"[^,.]{{0,8}}?(?:{UP}|{DOWN})[가-힣]{{0,3}}\s?(?:뒤|후|다음|끝에|끝|던|이후|직후|였다가|했다가|다가)|[^,.]{{0,4}}(?:상승|하락|오름세|내림세|강세|약세)(?:세|장)?(?:을|를)?\s?(?:뒤|후|끝에|이후|멈|끊|끝내|마감하고|딛고|벗어)"
)
"""What stands behind a run of days that the text's day ended: 사흘 연속 떨어진 뒤."""
_INVESTOR = re.compile(r"개인|외국인|기관|연기금|팔자|사자|순매수|순매도|매도|매수")
_WHEN = r"(?:(?P<year>\d{4})년|(?P<ago>지난해|작년|올해))?\s?(?:(?P<month>\d{1,2})월)?\s?(?P<part>초|중순|말)?\s?(?:(?P<day>\d{1,2})일)?"
_SINCE = re.compile(
    rf"(?<![\d.,])(?P<when>{_WHEN})(?:의)?\s?(?:\([^)]*\)\s?)?이후(?:로|에)?(?:는)?,?\s?(?P<tail>[^.]{{0,40}})"
)
_KINDS = re.compile(
    r"(?P<high>가장 높|최고)|(?P<low>가장 낮|최저)|(?P<move>가장 (?:큰|크|컸|많이|가파|나쁜|나빴|나빠)|최대|최악|가장 (?:높은|낮은) (?:상승|하락))|(?P<first>처음)"
)
_FALL = re.compile(r"하락|낙폭|내렸|내린|떨어|급락|폭락|최악|밀[렸린]|추락|빠[졌진]")
_RISE = re.compile(r"상승|올랐|오른|뛰|뛴|급등|폭등|치솟|반등")
_LAPSE = re.compile(r"(?:(?P<years>\d{1,2})년)?\s?(?:(?P<months>\d{1,2})개월)?\s만(?=에|의|이|입|\s|$)")
_WITHIN_MONTH = re.compile(r"(?P<span>이달|이번 달|올해|올)\s?들어\s?(?P<kind>처음|가장|최대|최고|최저)")
_OVER = re.compile(r"(?P<n>\d+(?:\.\d+)?)%\s?(?:넘게|이상)")
_RECORD = re.compile(
    r"(?:사상|역대)\s?(?:최고치|최고)(?!가|\s?(?:실적|매출|수출))(?:를|로|에|였|이|까지|다|도)?\s?(?:새로|경신|기록|마감|갈아|썼|쓰|찍|올랐|올라|치웠|다\.|였|\.)|최고치(?:를|로)\s?(?:새로|경신|갈아|마감|높여)"
)
_LINE = re.compile(
    r"(?P<line>\d[\d,]*|\d+천)선?(?:을|를)?\s?(?:넘[은긴]|웃돈|돌파한|회복한|되찾은|위에서 마감한|위로 올라선)"
)
_SKIP = re.compile(
    r"장중|한때|주간|한 주|주일|월간|연간|분기|(?<!\d)개월|이번 주|거래대금|순매수|순매도|규모|시가총액|이달 상승|달러당|원화|(?:이틀|사흘|나흘|닷새|\d거래일)\s?(?:동안|새|간)"
)


_OF_YEARS = re.compile(r"(?:연간|한 해)\s(?P<way>상승률|수익률|하락률|오름폭)(?:로|로는|은|이)?\s?$")


class Period(NamedTuple):
    """What a date of whatever precision covers."""

    first: dt.date
    last: dt.date


def check(look: Look) -> Iterator[Flaw | Open]:
    """Yield runs, sinces and records that the history contradicts."""
    before: list[Mention] = []
    block = -1
    for sentence in look.copy.sentences:
        if sentence.block != block:
            block, before = sentence.block, []
        here = [one for one in look.names.named(sentence.own) if one.abouts]
        told = _Told(look, sentence, here, before)
        yield from told.runs()
        yield from told.after()
        yield from told.since()
        yield from told.within()
        yield from told.records()
        before = here or before


class _Told:
    """One sentence held against the history of whom it names."""

    def __init__(self, look: Look, sentence: Sentence, here: list[Mention], before: list[Mention]) -> None:
        self._look, self._sentence, self._text = look, sentence, sentence.own
        self._here, self._before = here, before

    def _whose(self, at: int, end: int) -> list[str]:
        """Return whom words are about: the last named before them, with all that it is joined with; else after."""
        told = [
            one
            for one in self._here
            if one.end <= at
            and not re.match(r"\s?(?:보다|대비|에 비해|와 달리|과 달리)", self._text[one.end :])
        ]
        if told:
            row = [told[-1]]
            for one in reversed(told[:-1]):
                if not re.fullmatch(r"(?:지수)?(?:[와과]|·|,)\s?", self._text[one.end : row[0].start]):
                    break
                row.insert(0, one)
            return _flat(row)
        after = [one for one in self._here if one.start >= end]
        if after and re.fullmatch(r"[^,.]{0,24}[던한은는른린진뛴]\s", self._text[end : after[0].start]):
            return _flat(after[:1])
        if (
            after
            and re.match(r"(?:지수|주가)?(?:은|는|이|가|도)\s", self._text[after[0].end :])
            and not _CLAUSE_ENDS.search(self._text, end, after[0].start)
        ):
            return _flat(after[:1])
        return _flat(self._before[:1])

    def _open(self, at: int, end: int, why: str) -> Open:
        return Open(self._sentence.at + at, self._sentence.at + end, why)

    def _series(self, about: str) -> tuple[Ground, Prices, int] | None:
        ground = self._look.ground(about)
        prices = ground.prices(about) if ground else None
        row = prices.row(ground.session.day) if ground and prices else None
        return (ground, prices, row) if ground and prices and row is not None else None

    def runs(self) -> Iterator[Flaw | Open]:
        for found in _RUN.finditer(self._text):
            told = int(found["n"]) if found["n"] else DAYS[found["word"]]
            behind = self._text[found.end() : found.end() + 34]
            near = self._text[max(found.start() - 16, 0) : found.start()]
            if re.search(r"당시|던 때|던 해|적이? 있|바 있", behind):
                continue
            if re.search(r"최고|신고|최저|경신|기록|순매|행진", near + behind[:14]):
                continue
            if _INVESTOR.search(near) or _INVESTOR.search(behind[:14]) or re.search(r"\d+주\s?$", near):
                continue
            abouts = self._whose(found.start(), found.end())
            ended = bool(
                _UNTIL.search(self._text[: found.start()])
                or re.match(
                    r"[^,.]{0,8}(?:이어진|오르던|내리던|오르다가|내리다가|이어 오던|상승하던|하락하던|떨어졌던|올랐던|떨어지던|상승을 멈|하락을 멈|오름세를 멈|내림세를 멈|상승세를 멈|상승 흐름을|하락세를 멈)",
                    behind,
                )
            )
            ended = ended or re.match(r"[^,.]{0,16}[가-힣]다가[\s,]", behind) is not None
            ended = ended or _OVER_BY_NOW.match(behind) is not None
            ended = ended or ("이어" in found[0] and bool(_ENDED.search(behind)))
            turn = _CLAUSE_ENDS.search(behind)
            word = DIRECTION.search(behind[: turn.start() if turn else None])
            word = word or (None if ended else DIRECTION.search(near))
            if ended and word is None:
                yield self._open(found.start(), found.end(), "어느 쪽으로 연속인지")
                continue
            yield from self._run(
                found, told, abouts, 1 if ended else 0, (1 if word["up"] else -1) if word else 0
            )

    def _run(
        self, found: re.Match[str], told: int, abouts: list[str], back: int, sign: int
    ) -> Iterator[Flaw | Open]:
        counts: list[int] = []
        for about in abouts:
            known = self._series(about)
            if known is None:
                continue
            _, prices, row = known
            n = _run(prices, row - back, sign)
            if n is not None:
                counts.append(n)
        if not counts or len(counts) < len(abouts):
            yield self._open(found.start(), found.end(), "연속 일수를 셀 시세")
            return
        bad = [n for n in counts if n != told]
        if len(bad) < len(counts) and not (len(counts) > 1 and bad):
            return
        n = bad[0]
        start, end = self._sentence.at + found.start(), self._sentence.at + found.end()
        if n == 0:
            message = f"{called(self._look, abouts[0])}의 방향이 그날 달랐습니다."
            yield Flaw(STREAK, Kind.FALSE, start, end, message)
            return
        right = _spelled(found, n)
        length = len(right)
        told_end = start + (found.end("unit") if found["n"] else found.end("word")) - found.start()
        yield Flaw(
            STREAK, Kind.FALSE, start, told_end, f"{called(self._look, abouts[0])}의 기록으로는 {n}거래일 연속입니다.",
            right if length else None, fact=f"streak:{abouts[0]} = {n}",
        )  # fmt: skip

    def after(self) -> Iterator[Flaw | Open]:
        for found in _AFTER.finditer(self._text):
            before = self._text[max(found.start() - 16, 0) : found.start()]
            if _INVESTOR.search(before) or _FROM_ELSE.search(before):
                continue
            told = int(found["n"]) if found["n"] else DAYS[found["word"]]
            abouts = self._whose(found.start(), found.end())
            known = self._series(abouts[0]) if len(abouts) == 1 else None
            if known is None:
                continue
            _, prices, row = known
            up = found["how"] in {"반등", "상승", "강보합", "올랐", "오름세"}
            sign = 1 if up else -1
            changes = _changes(prices, row)
            if changes is None or np.sign(changes[-1]) != sign:
                continue
            back = next(
                (
                    n
                    for n in range(1, len(changes))
                    if np.isfinite(changes[-1 - n]) and np.sign(changes[-1 - n]) == sign
                ),
                None,
            )
            if back is None or told in {back, back - 1}:
                continue
            start = self._sentence.at + found.start()
            end = start + (found.end("unit") if found["n"] else found.end("word")) - found.start()
            yield Flaw(
                STREAK, Kind.FALSE, start, end, f"{called(self._look, abouts[0])}의 기록으로는 {back}거래일 만입니다.",
                _spelled(found, back), fact=f"after:{abouts[0]} = {back}",
            )  # fmt: skip

    def since(self) -> Iterator[Flaw | Open]:
        for found in _SINCE.finditer(self._text) if "이후" in self._text else ():
            if not found["when"].strip() or not (found["year"] or found["month"] or found["ago"]):
                continue
            kind = _KINDS.search(found["tail"])
            crossing = _LINE.search(self._text[: found.start()])
            if kind is None and not (crossing and "만" in found["tail"]):
                continue
            if (
                kind
                and DIRECTION.search(found["tail"][: kind.start()])
                and re.search(r"[,며고]", found["tail"][: kind.start()])
            ):
                continue
            abouts = self._whose(found.start(), found.start())
            start, end = self._sentence.at + found.start("when"), self._sentence.at + found.end()
            end = (
                self._sentence.at
                + found.start()
                + len(found[0][: len(found[0]) - len(found["tail"])].rstrip(" ,"))
            )
            clause = (
                self._text[max(self._text.rfind(",", 0, found.start()), 0) : found.start()]
                + found["tail"][:24]
            )
            yearly = _OF_YEARS.search(self._text[: found.start()]) if len(abouts) == 1 else None
            if yearly and kind and found["year"] and not found["month"]:
                yield from self._since_year(
                    abouts[0], int(found["year"]), start, end, rise=yearly["way"] != "하락률"
                )
                continue
            if _SKIP.search(clause) or not abouts:
                yield Open(start, end, "언제 이후인지 셀 시세")
                continue
            period = _period(found, self._look.day)
            if period is None:
                continue
            for about in abouts:
                flaw = self._since(found, about, period, kind, crossing, start, end)
                if flaw is not None:
                    yield flaw
                    break

    def _since_year(
        self, about: str, told: int, start: int, end: int, *, rise: bool
    ) -> Iterator[Flaw | Open]:
        """Hold the move of a year against those of the years since the one that is told."""
        known = self._series(about)
        years = _years(known[1], known[2]) if known else {}
        this = self._look.day.year
        if not set(range(told + 1, this + 1)) <= set(years):
            yield Open(start, end, f"{called(self._look, about)}의 지난 시세")
            return
        larger = [
            year for year in range(told + 1, this)
            if (years[year] > years[this] if rise else years[year] < years[this])
        ]  # fmt: skip
        if larger:
            message = f"{called(self._look, about)}의 기록으로는 {larger[-1]}년에 더 컸습니다."
            right = f"{larger[-1]}년 이후"
            yield Flaw(SINCE, Kind.FALSE, start, end, message, right, fact=f"since:{about} = {larger[-1]}")

    def _since(
        self, found: re.Match[str], about: str, period: Period, kind: re.Match[str] | None,
        crossing: re.Match[str] | None, start: int, end: int,
    ) -> Flaw | Open | None:  # fmt: skip
        known = None if is_home_currency(about) else self._series(about)
        if known is None:
            return Open(start, end, f"{called(self._look, about)}의 지난 시세")
        _, prices, row = known
        last = self._last(prices, row, kind, crossing, found)
        if last is None:
            return Open(start, end, f"{called(self._look, about)}의 지난 시세")
        day, first = last
        name = called(self._look, about)
        if day is None:
            if period.last < first:
                return Open(start, end, f"{name}의 {first:%Y-%m-%d} 앞 시세")
            return None
        if day > period.last:
            right = _redated(found, period, day, self._look.day)
            return Flaw(
                SINCE,
                Kind.FALSE,
                start,
                end,
                f"{name}의 기록으로는 {day:%Y-%m-%d} 이후입니다.",
                right,
                fact=f"since:{about} = {day}",
            )
        ago = next((one for one in _LAPSE.finditer(found["tail"]) if one["years"] or one["months"]), None)
        if ago is not None:
            told = int(ago["years"] or 0) * 12 + int(ago["months"] or 0)
            passed = (self._look.day - day).days / 30.4375
            if abs(passed - told) > (2 if ago["months"] else 7):
                return Flaw(
                    SINCE,
                    Kind.FALSE,
                    start,
                    end,
                    f"{name}의 기록으로는 {day:%Y-%m-%d} 이후입니다.",
                    fact=f"since:{about} = {day}",
                )
        if day < period.first and period.first - day > dt.timedelta(days=40):
            return Flaw(
                SINCE,
                Kind.FALSE,
                start,
                end,
                f"맞지만 {name}의 기록으로는 {day:%Y-%m-%d} 이후로 더 깁니다.",
                severity="hint",
                fact=f"since:{about} = {day}",
            )
        return None

    def _last(
        self,
        prices: Prices,
        row: int,
        kind: re.Match[str] | None,
        crossing: re.Match[str] | None,
        found: re.Match[str],
    ) -> tuple[dt.date | None, dt.date] | None:
        """Return the last day on which it was so before, and the first day of the history."""
        close = prices.close[: row + 1]
        if crossing is not None and (kind is None or kind.lastgroup == "first"):
            line = _level(crossing["line"])
            if close[-1] < line:
                return None
            return _latest(prices, row, close[:-1] >= line)
        if kind is None:
            return None
        if (
            kind.lastgroup in {"high", "low"}
            and not re.search(r"상승률|하락률|등락률", self._text[max(found.start() - 30, 0) : found.start()])
            and not re.match(
                r"가장 (?:높|낮)[은았]?\s?(?:하루\s)?(?:상승|하락)|최고 상승", found["tail"][kind.start() :]
            )
        ):
            if kind.lastgroup == "high":
                return _latest(prices, row, close[:-1] > close[-1] + 1e-9)
            return _latest(prices, row, close[:-1] < close[-1] - 1e-9)
        changes = _changes(prices, row)
        if changes is None or kind.lastgroup == "first":
            return None
        around = self._text[max(found.start() - 30, 0) : found.start()] + found["tail"]
        fall = bool(_FALL.search(around)) and not _RISE.search(around)
        rise = bool(_RISE.search(around)) and not _FALL.search(around)
        down = fall or (not rise and changes[-1] < 0)
        if (changes[-1] < 0) != down:
            return None
        sized = -changes if down else changes
        return _latest(prices, row, np.concatenate(([False], sized[:-1] >= sized[-1] - 1e-9)))

    def within(self) -> Iterator[Flaw | Open]:
        """Hold 이달 들어 처음, 올해 들어 가장 against the days of that month or year."""
        for found in _WITHIN_MONTH.finditer(self._text) if "들어" in self._text else ():
            abouts = self._whose(found.start(), found.start())
            clause = self._text[max(self._text.rfind(".", 0, found.start()), 0) : found.end() + 16]
            known = self._series(abouts[0]) if len(abouts) == 1 else None
            if known is None or re.search(r"순매수|순매도|장중|주간|거래대금", clause):
                continue
            _, prices, row = known
            changes = _changes(prices, row)
            if changes is None:
                continue
            day = prices.days[row]
            first = day.replace(day=1) if found["span"].startswith("이") else day.replace(month=1, day=1)
            rows = [n for n in range(1, row) if first <= prices.days[n] < day and np.isfinite(changes[n - 1])]
            bound = _OVER.search(clause)
            size = float(bound["n"]) if found["kind"] == "처음" and bound else abs(changes[-1])
            if (found["kind"] == "처음" and not bound) or found["kind"] in {"최고", "최저"}:
                continue
            same = [
                prices.days[n]
                for n in rows
                if np.sign(changes[n - 1]) == np.sign(changes[-1]) and abs(changes[n - 1]) > size + 0.005
            ]
            if same:
                start, end = self._sentence.at + found.start(), self._sentence.at + found.end()
                yield Flaw(
                    SINCE,
                    Kind.FALSE,
                    start,
                    end,
                    f"{called(self._look, abouts[0])}의 기록으로는 {same[-1]:%Y-%m-%d}에도 그랬습니다.",
                    fact=f"since:{abouts[0]} = {same[-1]}",
                )

    def records(self) -> Iterator[Flaw | Open]:
        for found in _RECORD.finditer(self._text):
            abouts = [
                one
                for one in self._whose(found.start(), found.start())
                if one.startswith("^") and one not in _without_records()
            ]
            if re.search(r"시가총액|시총|거래대금|예탁금|실적|매출", self._text[: found.start()]):
                continue
            if not any(one.end <= found.start() for one in self._here) and len(self._before) != 1:
                continue
            if re.search(
                r"두 지수|세 지수|3대 지수|장중|직전|종전|이전|앞선|근접|가까|이후|만에|대비|처음",
                self._text[max(found.start() - 24, 0) : found.end() + 6],
            ):
                continue
            for about in abouts:
                known = self._series(about)
                if known is None:
                    continue
                _, prices, row = known
                close = prices.close[: row + 1]
                higher = [prices.days[n] for n in np.flatnonzero(close[:-1] > close[-1] + 0.005)]
                if higher:
                    start, end = self._sentence.at + found.start(), self._sentence.at + found.end()
                    yield Flaw(
                        RECORD, Kind.FALSE, start, end,
                        f"{called(self._look, about)} 종가는 {higher[-1]:%Y-%m-%d}에 더 높았습니다.", fact=f"record:{about} = {higher[-1]}",
                    )  # fmt: skip


@functools.cache
def _without_records() -> frozenset[str]:
    """Return the indices of which no all-time record is told: fear, and those older than their history."""
    fears = {market.fear for market in markets.every()}
    young = {market.indices[-1] for market in markets.every() if market.ranged}
    return frozenset(fears | young)


def _flat(row: list[Mention]) -> list[str]:
    return [about for one in row for about in sorted(one.abouts)]


def _changes(prices: Prices, row: int) -> np.ndarray | None:
    """Return the percentage changes up to a row, aligned so that the last is the row's."""
    if row < 1:
        return None
    close = prices.close[: row + 1]
    with np.errstate(invalid="ignore", divide="ignore"):
        changes: np.ndarray = (close[1:] / close[:-1] - 1) * 100
    return changes if np.isfinite(changes[-1]) else None


def _years(prices: Prices, row: int) -> dict[int, float]:
    """Return the moves of years, as ratios, that end at a year's last session or at a row."""
    last: dict[int, float] = {}
    for day, close in zip(prices.days[: row + 1], prices.close[: row + 1], strict=True):
        if np.isfinite(close):
            last[day.year] = float(close)
    return {year: close / last[year - 1] for year, close in last.items() if year - 1 in last}


def _run(prices: Prices, row: int, sign: int) -> int | None:
    """Count the sessions in a row of one sign that end at a row; None over a hole or at the history's start."""
    changes = _changes(prices, row)
    if changes is None:
        return None
    want = sign or int(np.sign(changes[-1]))
    for n, change in enumerate(changes[::-1]):
        if not np.isfinite(change):
            return None
        if int(np.sign(change)) != want or not want:
            return n
    return None


def _latest(prices: Prices, row: int, so: np.ndarray) -> tuple[dt.date | None, dt.date]:
    rows = np.flatnonzero(so[:row])
    first = prices.days[int(np.flatnonzero(np.isfinite(prices.close))[0])]
    return (prices.days[int(rows[-1])] if rows.size else None), first


def _level(text: str) -> float:
    return float(text.replace("천", "000").replace(",", ""))


def _period(found: re.Match[str], day: dt.date) -> Period | None:
    """Return the days that a date covers, told on a day; a month without a year is the last such one."""
    year = int(found["year"]) if found["year"] else None
    if found["ago"]:
        year = day.year - (found["ago"] != "올해")
    month = int(found["month"]) if found["month"] else None
    try:
        if month is None:
            return Period(dt.date(year, 1, 1), dt.date(year, 12, 31)) if year else None
        if year is None:
            year = day.year if (month, int(found["day"] or 1)) <= (day.month, day.day) else day.year - 1
        if found["day"]:
            exact = dt.date(year, month, int(found["day"]))
            return Period(exact, exact)
        return Period(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]))
    except ValueError:
        return None


def _redated(found: re.Match[str], period: Period, day: dt.date, now: dt.date) -> str | None:
    """Return the date with another year, where that is all that is wrong."""
    if (period.first.month, period.first.day) != (day.month, day.day) or not found["day"]:
        return None
    year = "" if day.year == now.year else "지난해 " if day.year == now.year - 1 else f"{day.year}년 "
    return f"{year}{day.month}월 {day.day}일 이후"


def _spelled(found: re.Match[str], n: int) -> str:
    if found["n"]:
        return f"{n}{found['unit']}"
    return next((word for word, number in DAYS.items() if number == n), f"{n}일")
