"""What the user is told of an import besides its counts, in Korean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from newsgen.store.symbols import market_of

_NAMED = 5
"""How many symbols a notice names."""


def strangers(names: Iterable[str]) -> Iterator[str]:
    """Yield what is to be told of the symbols that no market knows."""
    found = sorted(symbol for symbol in names if not market_of(symbol))
    if found:
        shown = ", ".join(found[:_NAMED]) + (" 등" if len(found) > _NAMED else "")
        yield (
            f"어느 시장의 종목인지 모르는 기호 {len(found):,}개({shown})는 저장만 하고 쓰지 않습니다: "
            "야후의 표기인지 확인하십시오"
        )


def replaced(series: Mapping[str, int], origin: str) -> Iterator[str]:
    """Yield what is to be told of series of other sources of which values were replaced."""
    for name, count in series.items():
        yield (
            f"{name}: 다른 출처에서 온 값 {count:,}개를 ‘{origin}’의 값으로 바꿨습니다(고침 기록에 남음): "
            "같은 자료가 아니면 열 이름을 달리해 다시 넣으십시오"
        )
