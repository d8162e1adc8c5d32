"""What is measured of the way that an index took through its session, from bars of a quarter of an hour."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.measures.kinds import change, count, rarity, ratio
from newsgen.measures.measure import Measure


def paths() -> Iterator[Measure]:
    """Yield where an index stood in the course of a session; the fact's ``as_of`` is the hour."""
    yield change("path_open", "개장 때의 전장 대비 등락률", "day", what="path_open")
    yield change("path_hour", "개장 한 시간 뒤의 전장 대비 등락률", "day", what="path_hour")
    yield change("path_noon", "정오의 전장 대비 등락률", "day", what="path_noon")
    yield change("path_decision", "FOMC 결정이 나온 때의 전장 대비 등락률", "day", what="path_decision")
    yield change("path_late", "마지막 한 시간을 앞둔 때의 전장 대비 등락률", "day", what="path_late")
    yield change("path_peak", "시각을 아는 장중 고점의 전장 대비 등락률", "day", what="path_peak")
    yield change("path_trough", "시각을 아는 장중 저점의 전장 대비 등락률", "day", what="path_trough")
    yield change("path_leap", "가장 크게 움직인 30분 이내의 등락률", "day", what="path_leap")
    yield change("path_since_leap", "그 움직임이 시작된 뒤의 등락률", "day", what="path_since_leap")
    yield change("path_turn", "전장 종가의 반대편에 마지막으로 있던 때의 등락률", "day", what="path_turn")
    yield ratio(
        "path_back", "마감까지의 방향을 거슬러 간 폭이 하루 변동 폭에서 차지하는 몫", "day", "path_back"
    )
    yield change("path_last", "마지막 한 시간의 등락률", "day", what="path_last")
    yield count("path_crossings", "15분마다 본 지수가 전장 종가를 가로지른 횟수", "count", "day")
    yield rarity("path_rarity", "앞선 거래일들에 견준 장중 되돌림의 희소성", "path_rarity", "day")
