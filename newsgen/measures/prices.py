"""What is measured of prices: closes and moves, records among them, single stocks and their universes."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.measures.kinds import change, count, gap, level, move, part, rarity, ratio
from newsgen.measures.measure import Measure, Span, Sum

_LEVELS = ("level", "price", "won", "percent")
"""Units that a close is told in: indices and the dollar, shares, the won, yields."""
_MILLIONS = ("musd", "mkrw")
"""Units of amounts: millions of a market's money."""
_POINTS = ("points", "won", "level")
_ALONG: dict[str, Span] = {"day": "day", "week": "week"}
_SPANS: dict[str, Span] = {"": "day", "_wtd": "week_so_far", "_week": "week"}
_LONGER: dict[str, tuple[Span, str, str]] = {
    "_2d": ("two_days", "이틀", "이틀"),
    "_month": ("month", "월간", "달"),
    "_quarter": ("quarter", "분기", "분기"),
    "_year": ("year", "연간", "해"),
}
"""End of a name -> over what a record among moves looks."""


def prices() -> Iterator[Measure]:
    """Yield what a session's closes are and what they moved by."""
    yield level("close", "종가", _LEVELS)
    yield level("base_price", "기준가", ("price",))
    yield move("points_day", "전장 대비 등락 폭", _POINTS, "day", Sum.DIFFERENCE, what="points")
    yield move("points_week", "주간 등락 폭", _POINTS, "week", Sum.DIFFERENCE, what="points")
    yield change("change_day", "전장 대비 등락률", "day")
    yield move("change_least", "다음 계약으로 바뀐 날의 확실한 등락률", ("percent",), "day", None)
    yield change("change_day_before", "전 거래일의 등락률", "day", what="change_before")
    yield change(
        "change_overnight", "간밤 등락률", "day", "개장 전에 끝난 거래일, 그 전 거래일 종가 대비",
        what="change_overnight",
    )  # fmt: skip
    yield change("change_2d", "이틀 동안의 등락률", "two_days", "두 거래일 전 종가 대비")
    yield change("change_wtd", "이번 주 들어 등락률", "week_so_far", "지난주 마지막 종가 대비")
    yield change("change_week", "주간 등락률", "week", "한 주 거래를 마친 뒤")
    yield change("change_week_before", "전주의 주간 등락률", "week", what="change_before")
    for span, over in _ALONG.items():
        told = "구성 종목 등락률의 시가총액 가중평균"
        yield change(f"members_{span}", told if over == "day" else f"주간 {told}", over, what="members")
    yield change("mean_change_week", "구성 종목 주간 등락률의 단순평균", "week", what="mean_change")
    yield change("change_of_day", "한 주 가운데 하루의 등락률", "week", what="change_of_day")
    yield change("change_best_day", "한 주 가운데 가장 나았던 날의 등락률", "day", what="change_best")
    yield change("change_worst_day", "한 주 가운데 가장 나빴던 날의 등락률", "day", what="change_worst")
    yield change("change_high_week", "한 주의 가장 높은 종가까지 등락률", "week", what="change_high")
    yield change("change_low_week", "한 주의 가장 낮은 종가까지 등락률", "week", what="change_low")
    yield change("change_from_high", "한 주의 가장 높은 종가 뒤의 등락률", "week", what="change_from_high")
    yield change("change_from_low", "한 주의 가장 낮은 종가 뒤의 등락률", "week", what="change_from_low")
    for place, korean in enumerate(("첫째", "둘째", "셋째", "넷째"), start=1):
        yield change(f"change_leg_{place}", f"한 주의 {korean} 흐름의 등락률", "week", what="change_leg")
    yield change("change_mtd", "이달 들어 등락률", "month")
    yield change("change_qtd", "이번 분기 들어 등락률", "quarter")
    yield change("change_ytd", "올해 들어 등락률", "year")
    yield change("change_since", "기준일 이후 등락률", "since")
    yield change("change_streak", "연속 상승·하락 기간의 등락률", "streak")
    yield change("peak_change", "장중 고점의 전장 대비 등락률", "day", what="peak_change")
    yield change("trough_change", "장중 저점의 전장 대비 등락률", "day", what="trough_change")
    yield level("open", "시가")
    yield level("high", "장중 고점")
    yield level("low", "장중 저점")
    yield change("open_change", "시가의 전장 대비 등락률", "day", what="open_change")
    yield move("open_points", "시가의 전장 대비 등락 폭", ("points",), "day", what="open_points")
    yield move("yield_change", "금리 등락 폭", ("bp",), "day", Sum.BASIS_POINTS, what="yield_change")
    yield move(
        "yield_change_week", "주간 금리 등락 폭", ("bp",), "week", Sum.BASIS_POINTS, what="yield_change"
    )
    yield move(
        "yield_change_largest_day",
        "한 주 가운데 금리가 가장 크게 움직인 날의 등락 폭",
        ("bp",),
        "day",
        Sum.BASIS_POINTS,
        what="yield_change",
    )
    yield gap("spread_day", "하루 등락률 차", ("pp",), "day", Sum.SPREAD, what="spread")
    yield ratio("usual_day", "직전 20거래일의 하루 평균 등락률에 견준 배수", "day", "usual")
    yield rarity("surprise_day", "자기 변동성에 견준 하루 등락의 희소성", "surprise", "day")


def records() -> Iterator[Measure]:
    """Yield what was highest, lowest, longest, and the largest since."""
    yield level("high_52w", "52주 최고 종가", span="52w")
    yield level("low_52w", "52주 최저 종가", span="52w")
    yield level("year_high", "지난 1년 가장 높은 종가", span="52w", what="year_high")
    yield level("year_low", "지난 1년 가장 낮은 종가", span="52w", what="year_low")
    yield level("high_52w_day_before", "전 거래일의 52주 최고 종가", span="52w", what="high_52w", ago="day")
    yield level("low_52w_day_before", "전 거래일의 52주 최저 종가", span="52w", what="low_52w", ago="day")
    yield level("high_52w_intraday", "장중 52주 최고치", span="52w")
    yield level("high_all", "사상 최고 종가", span="all")
    yield level("high_all_intraday", "장중 사상 최고치", span="all")
    yield count("records_run", "연속으로 사상 최고 종가를 쓴 거래일 수", "sessions", "all", "records_run")
    yield count("records_of_year", "올해 들어 사상 최고 종가를 쓴 횟수", "times", "year", "records")
    for end, korean in (("highest", "높은"), ("lowest", "낮은")):
        yield level(f"{end}_since", f"종가가 이만큼 {korean} 마지막 날 이후 가장 {korean} 종가", span="since")
        yield level(
            f"{end}_since_day_before",
            f"전 거래일에 이미 한동안 가장 {korean} 종가",
            span="since",
            what=f"{end}_since",
            ago="day",
        )
    for way, korean in (("rise", "상승"), ("fall", "하락")):
        since = f"yield_{way}_since"
        yield move(
            since,
            f"하루 금리 {korean} 폭이 이만큼 컸던 마지막 날",
            ("bp",),
            "day",
            Sum.BASIS_POINTS,
            what=since,
        )
        since = f"yield_{way}_since_week"
        yield move(
            since,
            f"주간 금리 {korean} 폭이 이만큼 컸던 마지막 주",
            ("bp",),
            "week",
            Sum.BASIS_POINTS,
            what=since,
        )
    yield count("records_of_week", "한 주 동안 사상 최고 종가를 쓴 횟수", "times", "week", "records_of_week")
    for end, span in _SPANS.items():
        of, period = ("하루", "날") if span == "day" else ("주간", "주")
        for way, korean, width in (("rise", "상승률", "오름폭"), ("fall", "하락률", "내림폭")):
            size = f"이번 주 들어 {width} 이상이었던" if span == "week_so_far" else "이만큼 컸던"
            largest, first = f"largest_{way}_since", f"first_{way}_since"
            yield change(f"{largest}{end}", f"{of} {korean}이 {size} 마지막 {period}", span, what=largest)
            yield change(
                f"{first}{end}", f"{of} {korean}이 같은 정수 %를 넘었던 마지막 {period}", span, what=first
            )
    for way, korean in (("rise", "상승률"), ("fall", "하락률")):
        yield change(f"largest_{way}_all", f"사상 최대 하루 {korean}", "all", what=f"largest_{way}_all")
        yield move(
            f"points_{way}_all",
            f"사상 최대 하루 {korean.replace('률', ' 폭')}",
            _POINTS,
            "all",
            Sum.DIFFERENCE,
        )
    for end, (span, of, period) in _LONGER.items():
        for way, korean in (("rise", "상승률"), ("fall", "하락률")):
            largest = f"largest_{way}_since"
            yield change(
                f"{largest}{end}", f"{of} {korean}이 이만큼 컸던 마지막 {period}", span, what=largest
            )
    for unit, korean in (("months", "달"), ("quarters", "분기"), ("years", "해")):
        span = _LONGER[f"_{unit[:-1]}"][0]
        yield count(f"{unit}_up", f"연속 상승한 {korean}의 수", unit, span, "streak_up")
        yield count(f"{unit}_down", f"연속 하락한 {korean}의 수", unit, span, "streak_down")
    yield count("streak_up", "연속 상승 거래일 수", "sessions", "day")
    yield count("streak_down", "연속 하락 거래일 수", "sessions", "day")
    yield count("streak_ended_up", "이날 끝난 연속 상승 거래일 수", "sessions", "day")
    yield count("streak_ended_down", "이날 끝난 연속 하락 거래일 수", "sessions", "day")
    yield count("weeks_ended_up", "이번 주에 끝난 연속 상승한 주의 수", "weeks", "week", "streak_ended_up")
    yield count(
        "weeks_ended_down", "이번 주에 끝난 연속 하락한 주의 수", "weeks", "week", "streak_ended_down"
    )
    yield count("days_up_week", "한 주 가운데 오른 거래일 수", "sessions", "week", "days_up")
    yield count("days_down_week", "한 주 가운데 내린 거래일 수", "sessions", "week", "days_down")
    yield count("weeks_up", "연속 상승한 주의 수", "weeks", "week", "streak_up")
    yield count("weeks_down", "연속 하락한 주의 수", "weeks", "week", "streak_down")


def rounds() -> Iterator[Measure]:
    """Yield round levels, taken, lost and won back."""
    yield level("level_first", "종가로 처음 넘어선 지수대", ("level", "price"), sum_=None)
    yield level("level_below_first", "처음 넘어선 지수대 바로 아래 것을 종가로 처음 넘어선 날", sum_=None)
    yield level("level_below_regained", "처음 넘어선 지수대 바로 아래 것을 종가로 되찾은 날", sum_=None)
    yield level("level_regained", "종가로 되찾은 지수대", ("level", "price"), sum_=None)
    yield level("level_lost", "종가로 내준 지수대", ("level", "price"), sum_=None)
    yield level("level_won_intraday", "장중에만 넘어선 지수대", sum_=None)
    yield level("level_lost_intraday", "장중에만 내준 지수대", sum_=None)
    yield level("level_won_intraday_week", "한 주 사이 장중에만 처음 넘어선 지수대", span="week", sum_=None)
    yield level("level_first_week", "한 주 사이 종가로 처음 넘어선 지수대", span="week", sum_=None)
    yield level("level_lost_week", "한 주 사이 내준 지수대", span="week", sum_=None)
    yield level("level_won_week", "한 주 사이 올라선 지수대", span="week", sum_=None)


def markets() -> Iterator[Measure]:
    """Yield how far an index closed from its high and its low, and what began or ended with it."""
    yield change("drawdown", "전고점 대비 등락률", "all", "지난 약세장 이후 최고 종가 대비", what="drawdown")
    yield change("off_low", "약세장 저점 대비 등락률", "all", "최저 종가 대비", what="off_low")
    for name, korean in (
        ("correction_entered", "조정 국면에 들어선 날의 전고점 대비 등락률"),
        ("correction_left", "조정 국면에서 벗어난 날의 전고점 대비 등락률"),
        ("bear_entered", "약세장에 들어선 날의 전고점 대비 등락률"),
        ("bull_entered", "강세장에 들어선 날의 저점 대비 등락률"),
    ):
        yield change(name, korean, "all", what=name)


def standing() -> Iterator[Measure]:
    """Yield where an index stands: to its record, in its year, against the run before the day."""
    yield gap("to_record", "사상 최고 종가까지 남은 폭", ("percent",), "all", Sum.CHANGE)
    yield gap(
        "to_record_day_before",
        "전 거래일에 사상 최고 종가까지 남았던 폭",
        ("percent",),
        "all",
        Sum.CHANGE,
        what="to_record_before",
    )
    yield count("after_record", "사상 최고 종가를 쓴 뒤의 거래일 수", "sessions", "all")
    yield change("year_regained", "연초 이후 하락을 되돌린 날의 올해 들어 등락률", "year", what="year_line")
    yield change("year_lost", "연초 이후 상승을 되돌린 날의 올해 들어 등락률", "year", what="year_fell")
    yield change("year_tens", "10% 단위를 올해 처음 넘은 날의 올해 들어 등락률", "year", what="year_tens")
    yield part("won_back", "며칠 이어진 하락 가운데 이날 되찾은 비율", "day")
    yield part("given_back", "며칠 이어진 상승 가운데 이날 내준 비율", "day")


def stocks() -> Iterator[Measure]:
    """Yield what single stocks and their universes do."""
    yield count("breadth_up", "오른 종목 수", "count", "day")
    yield count("breadth_down", "내린 종목 수", "count", "day")
    for end, span in _ALONG.items():
        yield count(
            f"along_{end}",
            "산업의 무게 있는 종목 가운데 산업과 같은 쪽으로 움직인 수",
            "count",
            span,
            "along",
        )
    for end, span in _ALONG.items():
        yield change(f"equal_{end}", "산업에 속한 종목의 단순평균 등락률", span, what="equal")
    yield count("breadth_flat", "보합 종목 수", "count", "day")
    yield count("limit_up", "상한가 종목 수", "count", "day")
    yield count("limit_down", "하한가 종목 수", "count", "day")
    yield level("upper_limit", "상한가", ("price",))
    yield level("lower_limit", "하한가", ("price",))
    yield count("breadth_ge10", "10% 이상 오른 종목 수", "count", "day")
    yield count("breadth_le10", "10% 이상 내린 종목 수", "count", "day")
    yield part("share_up", "오른 종목의 비율", "day")
    yield part("share_down", "내린 종목의 비율", "day")
    yield part("share_ahead", "대표 지수보다 나은 종목의 비율", "day")
    yield ratio("stirred_day", "종목 등락률 중앙값의 직전 20거래일 평균에 견준 배수", "day", "stirred")
    yield part("share_up_week", "한 주 동안 오른 종목의 비율", "week", "share_up")
    yield part("share_down_week", "한 주 동안 내린 종목의 비율", "week", "share_down")
    yield count("breadth_high_52w", "52주 최고 종가 종목 수", "count", "52w")
    yield count("breadth_low_52w", "52주 최저 종가 종목 수", "count", "52w")
    yield count("breadth_up_week", "한 주 동안 오른 종목 수", "count", "week", "breadth_up")
    yield count("breadth_down_week", "한 주 동안 내린 종목 수", "count", "week", "breadth_down")
    yield move("cap_change_day", "시가총액 증감", _MILLIONS, "day", None, what="cap_change")
    yield move(
        "total_change_day",
        "목록에 있는 종목의 시가총액 합계의 증감",
        _MILLIONS,
        "day",
        None,
        what="total_change",
    )
    yield level("exchange_worth", "거래소가 집계한 시가총액", _MILLIONS)
    yield level("exchange_first", "거래소가 집계한 시가총액이 처음 넘어선 금액", _MILLIONS, sum_=None)
    yield move("exchange_change_day", "거래소가 집계한 시가총액의 증감", _MILLIONS, "day", Sum.DIFFERENCE)
    yield move(
        "cap_change_most", "그날 가장 큰 시가총액 증감", _MILLIONS, "day", None, what="cap_change_most"
    )
    yield part("worth_share_day", "대형주 시가총액 증감에서 차지하는 몫", "day", "worth_share")
    yield move("rest_change_day", "이들을 뺀 대형주 시가총액의 등락률", ("percent",), "day", None)
    yield move("cap_gain_all", "하루에 늘어난 시가총액의 사상 최대", _MILLIONS, "all", None)
    yield move("cap_loss_all", "하루에 줄어든 시가총액의 사상 최대", _MILLIONS, "all", None)
    yield level("worth_first", "처음 넘은 시가총액의 단위", _MILLIONS, sum_=None)
    yield level("worth_ever", "어느 회사도 넘은 적이 없던 시가총액의 단위", _MILLIONS, sum_=None)
    yield level("worth_lost", "밑돌게 된 시가총액의 단위", _MILLIONS, sum_=None)
    yield move("blue_points_day", "우량주 지수에서 이 종목이 차지한 등락 폭", ("points",), "day", None)
    yield move("blue_rest_day", "우량주 지수에서 나머지 종목이 차지한 등락 폭", ("points",), "day", None)
    yield part("broad_share_day", "대표 지수 등락에서 이 종목이 차지한 비율", "day", "broad_share")
    yield level("market_cap", "시가총액", _MILLIONS)
    yield count("worth_rank", "시가총액 순위", "count")
    yield count("worth_passed", "이날 밀려난 전 거래일의 시가총액 순위", "count")
    yield level("turnover_20d", "직전 20거래일 평균 거래대금", _MILLIONS, sum_=None)
    yield ratio("volume_ratio_20d", "거래량의 20거래일 평균 대비 배수", "day", "volume_ratio")
