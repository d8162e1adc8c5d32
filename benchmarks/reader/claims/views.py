"""What the reading of the market concludes, held against the numbers that the conclusion speaks of."""

from __future__ import annotations

import datetime as dt
import functools
import re
import statistics
from collections.abc import Callable, Iterator
from typing import NamedTuple

from benchmarks.reader.claims.claim import Claim, Line
from benchmarks.reader.claims.closes import BASKET, FUNDS, Closes
from benchmarks.reader.claims.money import _gain, _total
from benchmarks.reader.claims.subjects import Namer

_DEFENSIVE = frozenset({"XLU", "XLP", "XLV"})


class Numbers(NamedTuple):
    """The moves that conclusions speak of; NaN where one is not known."""

    broad: float
    small: float
    fear: float
    long: float
    short: float
    dollar: float
    up: float
    down: float
    month: float
    month_before: float
    year: float
    year_before: float
    small_month: float
    small_year: float
    order: tuple[str, ...]
    moves: tuple[float, ...]
    rest: float
    seven: float
    record: bool
    chips: float
    nasdaq: float
    peak: float
    trough: float
    left: float
    small_left: float
    ahead: float
    stirred: float
    tech_last: int
    """The place of the fund of technology, counted from the worst; -1 where the funds are not known."""


_TESTS: tuple[tuple[str, Callable[[Numbers], bool]], ...] = (
    (
        r"지수는 내렸지만|주가는 (?:밀렸|내려|내리고)|주식이 팔리|주식과 국채가 (?:함께|나란히) (?:팔려|밀)|지수가 내렸는데도",
        lambda n: n.broad < 0,
    ),
    (
        r"지수가 올랐는데도|지수는 올랐(?:지만|어도)|주가가 올라|주가가 크게 올랐|큰 폭으로 올랐어도",
        lambda n: n.broad > 0,
    ),
    (
        r"국채값(?:도|까지)? (?:함께|나란히|크게)? ?(?:올|함께 올|오)|국채값은 올라",
        lambda n: n.long < 0,
    ),
    (
        r"국채값도 함께 내린|국채와 달러까지 밀려|금리 상승은|주가와 국채 금리가 나란히 오른",
        lambda n: n.long > 0,
    ),
    (
        r"채권시장은 조용|주가와 국채 금리(?:는)? 모두 크게 움직이지",
        lambda n: abs(n.long) < 4 and abs(n.short) < 4,
    ),
    (r"국채 금리는 내렸|금리가 내리면 차입", lambda n: min(n.long, n.short) < 0),
    (
        r"달러까지 밀려",
        lambda n: n.dollar < 0 and n.broad < 0 and n.long > 0,
    ),
    (
        r"안전자산(?:으로 자금이 옮겨 간 하락|을 찾아 움직인 하락)(?:으로 보기)",
        lambda n: n.broad < 0 and n.long > 0,
    ),
    (
        r"변동성지수가 (?:함께|주가와 함께) (?:올|오)",
        lambda n: n.fear > 0 and n.broad > 0,
    ),
    (
        r"변동성지수는 낮아",
        lambda n: n.fear < 0 and n.broad < 0,
    ),
    (r"변동성지수는 크게 내렸어도|반등에도 변동성지수는", lambda n: n.fear < 0 and n.broad > 0),
    (
        r"2년물 금리가 10년물 금리보다 크게 내린",
        lambda n: n.short < 0 and n.short < n.long,
    ),
    (r"2년물 금리[^.]*10년물 금리보다 크게 (?:올라|오른)", lambda n: n.short > 0 and n.short > n.long),
    (r"2년물 금리는 내리고 10년물 금리는 올라|만기에 따라 엇갈", lambda n: n.short < 0 < n.long),
    (r"소형주는 (?:오히려 )?내려", lambda n: n.small < 0 < n.broad),
    (r"소형주의 하락은 뚜렷", lambda n: n.small < -0.5 and abs(n.broad) < 0.3),
    (
        r"소형주가 앞서는|소형주가 대형주를 앞|소형주의 강세|소형주가 앞섰지만",
        lambda n: n.small > n.broad and n.small > 0,
    ),
    (
        r"이달 들어서도 대형주의 상승률을 앞|이달 성적에서도 소형주가|이달 들어서도 대형주보다",
        lambda n: n.small_month > n.month,
    ),
    (
        r"올해 성적은 여전히 대형주에 크게 못",
        lambda n: n.small_year < n.year - 2,
    ),
    (
        r"기술 업종이 (?:가장 크게 밀|내준)",
        lambda n: bool(n.order) and n.order[-1] == "XLK" and sum(m > 0 for m in n.moves) >= 6,
    ),
    (
        r"기술 업종은 올랐지만|오른 업종보다 오르지 못한 업종이|기술주의 무게에 기댄",
        lambda n: sum(m > 0 for m in n.moves) < 6,
    ),
    (r"경기를 덜 타는", lambda n: len(set(n.order[:3]) & _DEFENSIVE) >= 2),
    (
        r"시가총액(?:은 모두 합쳐| 합계는 오히려) [^.]*(?:늘|불)|지수의 하락은 곧 이 일곱",
        lambda n: n.rest > 0 > n.broad,
    ),
    (
        r"시가총액(?:은 모두 합쳐| 합계는 오히려) [^.]*줄",
        lambda n: n.rest < 0 < n.broad,
    ),
    (r"일곱 종목에 크게 기댔|일곱 종목에 쏠렸", lambda n: n.seven > 0.5),
    (r"올해의 손실을 모두|올해 성적을 플러스로", lambda n: n.year >= 0 > n.year_before),
    (r"올해 쌓은 상승분을 모두 잃|올해 성적이 마이너스", lambda n: n.year <= 0 < n.year_before),
    (r"이달 들어 (?:쌓인 낙폭을 모두 만회|내준 것을 하루에 모두)", lambda n: n.month >= 0 > n.month_before),
    (r"이달 들어 (?:쌓은 상승분을 모두|얻은 것을 하루에 모두)", lambda n: n.month <= 0 < n.month_before),
    (r"종목 수로는 하락이 우세|기록의 폭은 좁|절반이 넘는 종목은 오르지", lambda n: n.down > n.up),
    (
        r"지수만큼 오르지 못한 종목이|지수에 못 미친 경우|지수만큼 오른 종목은 훨씬|오름폭에 못 미친 종목",
        lambda n: n.broad > 0 and n.ahead < 42,
    ),
    (
        r"지수보다 나은 (?:성적|경우|종목)|지수만큼 내린 종목은 훨씬",
        lambda n: n.broad < 0 and n.ahead > 58,
    ),
    (r"여느 날보다 크게 움직|종목들은 크게 움직", lambda n: abs(n.broad) < 0.35 and n.stirred > 1.05),
    (r"여느 날보다 덜 움직|여느 날보다 작았다", lambda n: abs(n.broad) < 0.8 and n.stirred < 0.95),
    (
        r"업종의 길은 크게 갈|업종들은 서로 다른|크게 내린 업종이 맞서",
        lambda n: not n.moves or (abs(n.broad) < 0.35 and n.moves[0] > 0.6 > -0.6 > n.moves[-1]),
    ),
    (r"기술 업종이 (?:가장 크게 올랐|맨 앞에)", lambda n: n.long > 0 and n.order[:1] in ((), ("XLK",))),
    (
        r"시장으로 번지지 않아|반도체 밖의 시장은",
        lambda n: abs(n.chips) > 2 and abs(n.broad) < 0.35,
    ),
    (r"상승의 힘은 반도체에|반도체의 강세가", lambda n: n.chips > 1.8 and n.broad > 0 and n.up < 57),
    (r"시장의 힘은 지수의 아래쪽|소형주의 오름세는 뚜렷", lambda n: n.small > 0.4 and abs(n.broad) < 0.35),
    (r"소형주 지수는 (?:아직 )?제 최고치", lambda n: n.record and n.small_left > 4.5),
    (r"최고치를 쓴 날 변동성지수도|최고치에 오르는 동안 변동성지수", lambda n: n.record and n.fear > 0),
    (r"국채값은 올라, (?:채권이|둘을)", lambda n: n.broad < 0 and n.long < 0),
    (r"변동성지수는 (?:올라, 주가에|뚜렷이 올)", lambda n: abs(n.broad) < 0.3 and n.fear > 4),
    (
        r"변동성지수는 (?:뚜렷이 내려|크게 내렸다\. 옵션)",
        lambda n: abs(n.broad) < 0.3 and n.fear < -4,
    ),
    (
        r"2년물 금리는 오르고 10년물 금리는 내려",
        lambda n: n.short > 0 > n.long,
    ),
    (
        r"이달 들어 오른 폭의 (?:절반|절반이)",
        lambda n: n.month > 0 and n.month_before > 0 and n.broad > 0.5 * n.month,
    ),
    (
        r"이달 들어 오른 폭의 일부|이달 들어 쌓은 상승분의 대부분",
        lambda n: n.broad < 0 < n.month and n.month > 0.6 * n.month_before,
    ),
    (r"거리(?:는 이날 오른 폭보다|가 절반 아래로)", lambda n: 0 < n.left <= n.broad),
    (
        r"하루 안의 출렁임|장중 고점과 저점의 차이가 컸",
        lambda n: abs(n.broad) < 0.25 and n.peak - n.trough > 1,
    ),
    (r"기록|최고치를 새로 쓴 날", lambda n: n.record),
)


def judged(line: Line, day: dt.date, closes: Closes, namer: Namer, span: str) -> Iterator[Claim]:
    """Yield every conclusion whose numbers are known here."""
    if line.place != "view" or span == "week":
        return
    numbers = _numbers(closes, day)
    for words, holds in _TESTS:
        if re.search(words, line.text):
            if re.search(r"기록", words) and "최고" not in line.text:
                continue
            if numbers.rest != numbers.rest and re.search(r"시가총액|일곱", words):
                yield Claim("conclusion", None, line.text, "no market values", line.place)
                continue
            yield Claim(
                "conclusion", holds(numbers), line.text, f"{words[:30]}: {_shown(numbers)}", line.place
            )


def _shown(n: Numbers) -> str:
    some = {k: v for k, v in n._asdict().items() if k not in {"order", "moves"}}
    return ", ".join(f"{k} {v:.2f}" for k, v in some.items()) + f", {n.order[:2]} {n.order[-2:]}"


@functools.lru_cache(maxsize=64)
def _numbers(closes: Closes, day: dt.date) -> Numbers:
    def of(symbol: str, span: str = "day") -> float:
        found = closes.readings(symbol, day, span)
        return found[0] if found else float("nan")

    up, down, _ = closes.breadth(day)
    before = closes.before(day)
    funds = {fund: of(fund) for fund in FUNDS}
    order = tuple(sorted(funds, key=lambda fund: -funds[fund]))
    total, own = _total(closes, day), sum(_gain(closes, one, day) or 0 for one in BASKET)
    series = closes.series("^GSPC")
    row = series.at(day) or 1
    return Numbers(
        broad=of("^GSPC"),
        small=of("^RUT"),
        fear=of("^VIX"),
        long=of("DGS10"),
        short=of("DGS2"),
        dollar=of("DXY"),
        up=up,
        down=down,
        month=of("^GSPC", "mtd"),
        month_before=_until(closes, "mtd", day),
        year=of("^GSPC", "ytd"),
        year_before=_until(closes, "ytd", day),
        small_month=of("^RUT", "mtd"),
        small_year=of("^RUT", "ytd"),
        order=order,
        moves=tuple(funds[fund] for fund in order),
        rest=total - own if total else float("nan"),
        seven=own / total if total and before else float("nan"),
        record=series.close[row] > max(series.close[:row]),
        chips=of("^SOX"),
        nasdaq=of("^IXIC"),
        peak=100 * (series.high[row] / series.close[row - 1] - 1),
        trough=100 * (series.low[row] / series.close[row - 1] - 1),
        left=_left(closes, "^GSPC", day),
        small_left=_left(closes, "^RUT", day),
        ahead=_ahead(closes, day, of("^GSPC")),
        stirred=_stirred(closes, day),
        tech_last=order[::-1].index("XLK"),
    )


def _left(closes: Closes, symbol: str, day: dt.date) -> float:
    """Return the percent from a close to the highest one up to it."""
    series = closes.series(symbol)
    row = series.at(day)
    return float("nan") if row is None else 100 * (max(series.close[: row + 1]) / series.close[row] - 1)


def _ahead(closes: Closes, day: dt.date, broad: float) -> float:
    """Return what percent of the large companies did better than the index."""
    moves = _moves(closes, day)
    return 100 * sum(move > broad for move in moves) / len(moves) if moves else float("nan")


def _stirred(closes: Closes, day: dt.date) -> float:
    """Return the median size of the large companies' moves over its mean on the twenty sessions before."""
    before = [closes.before(day, count) for count in range(1, 21)]
    sizes = [_size(closes, one) for one in before if one is not None]
    usual = sum(sizes) / len(sizes) if len(sizes) == len(before) else 0.0
    return _size(closes, day) / usual if usual else float("nan")


@functools.lru_cache(maxsize=64)
def _size(closes: Closes, day: dt.date) -> float:
    sizes = [abs(move) for move in _moves(closes, day)]
    return statistics.median(sizes) if sizes else float("nan")


def _moves(closes: Closes, day: dt.date) -> list[float]:
    return [move for one in sorted(closes.large) if (move := closes.move(one, day)) is not None]


def _until(closes: Closes, span: str, day: dt.date) -> float:
    """Return how the broad index stood the day before against the base of today's month or year."""
    series, base, before = closes.series("^GSPC"), closes.base(day, span), closes.before(day)
    then = series.on(base) if base else None
    now = series.on(before) if before else None
    return 100 * (now / then - 1) if now and then else float("nan")
