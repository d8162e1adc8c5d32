"""What is measured of who bought and who sold on a part of an exchange, in 억원."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.measures.kinds import count, flow
from newsgen.measures.measure import Measure, Sum

WAYS = {"buying": "순매수", "selling": "순매도"}
"""More bought than sold, and the reverse."""
INVESTORS = {"individual": "개인", "foreign": "외국인", "institution": "기관", "other_corp": "기타법인"}
"""What readers call a kind of investor."""


def flows() -> Iterator[Measure]:
    """Yield what each kind of investor bought on balance, for how long, and since when it was not as much."""
    for who, korean in INVESTORS.items():
        yield flow(f"net_buying_{who}", f"{korean} 순매수")
        yield flow(f"net_buying_week_{who}", f"{korean} 주간 순매수", "week", Sum.TOTAL)
        yield flow(f"net_buying_month_{who}", f"{korean} 이달 순매수", "month", Sum.TOTAL)
        for way, told in WAYS.items():
            since = f"largest_{way}_since_{who}"
            yield flow(since, f"{korean} {told}가 이만큼 컸던 마지막 날")
            yield flow(f"largest_{way}_ever_{who}", f"{korean} {told}의 사상 최대")
            of_week = f"largest_{way}_since_week_{who}"
            yield flow(of_week, f"{korean} 주간 {told}가 이만큼 컸던 마지막 주", "week", Sum.TOTAL)
            yield count(f"{way}_run_{who}", f"{korean}의 연속 {told} 거래일 수", "sessions", "day")
            yield flow(f"{way}_sum_{who}", f"전 거래일까지 이어진 {korean} {told}의 합계", "day", Sum.TOTAL)
            yield flow(f"{way}_so_far_{who}", f"이날까지 이어진 {korean} {told}의 합계", "day", Sum.TOTAL)
            yield count(
                f"{way}_ended_{who}", f"이날 끝난 {korean}의 연속 {told} 거래일 수", "sessions", "day"
            )
