"""Words of direction without a figure, on 2025-08-13.

As published the S&P 500 rose 0.32 %, the Dow 1.04 %, the Nasdaq 0.14 %; Apple rose 1.60 %.
"""

from __future__ import annotations

import pytest

from tests.checks.conftest import Found

FAULTS = [
    (
        "13일 나스닥지수는 0.14% 올랐지만 S&P500지수는 크게 내렸다.",
        [("direction", "내렸", "올랐")],
    ),
    ("다우지수는 급락했고 애플은 폭락했다.", [("direction", "급락", "급등"), ("direction", "폭락", "폭등")]),
    ("다우지수는 급등했다.", [("style", "급등했", None)]),
    ("나스닥지수는 크게 올랐다.", [("style", "올랐", None)]),
    ("유통사 실적 우려에 다우지수가 급락했다.", [("direction", "급락", "급등")]),
    ("애플은 하락으로 장을 마쳤다.", [("direction", "하락", "상승")]),
    ("다우지수와 나스닥지수는 나란히 내렸다.", [("direction", "내렸", None)]),
]
SILENT = [
    "다우지수는 크게 올랐다.",
    "나스닥지수는 올랐지만 상승 폭은 작았다.",
    "전날 다우지수는 급락했다.",
    "13일 장은 조용했다. 앞서 12일 다우지수는 내렸다.",
    "전날 장은 어수선했다. 다우지수는 내렸다.",
    "다우지수는 장중 하락했다.",
    "다우지수 선물은 내렸다.",
    "다우지수는 내렸지만 이내 올랐다.",
    "다우지수는 내리지 않았다.",
    "“다우지수는 급락했다”고 그는 말했다.",
    "다우지수는 내렸다는 소식이 돌았다.",
    "다우지수는 내렸을까.",
    "코스피는 내렸다.",
    "이번 주 다우지수는 내렸다.",
    "애플 매출은 내렸다.",
]


@pytest.mark.parametrize(("text", "found"), FAULTS)
def test_the_day_says_otherwise(us: Found, text: str, found: list[tuple[str, str, str | None]]) -> None:
    assert us(text) == found


@pytest.mark.parametrize("text", SILENT)
def test_what_may_be_true_is_left_alone(us: Found, text: str) -> None:
    assert us(text) == []
