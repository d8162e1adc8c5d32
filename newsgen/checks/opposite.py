"""The word of the other direction in the same form: 내린 for 오른, 하락한 for 상승한, 밀린 for 뛴."""

from __future__ import annotations

from newsgen.patterns import compiled

_PAIRS = (
    ("오르", "내리"), ("오른", "내린"), ("올랐", "내렸"), ("올라", "내려"), ("오름", "내림"), ("상승", "하락"), ("뛰었", "밀렸"),
    ("뛰어", "밀려"), ("뛰며", "밀리며"), ("뛰면", "밀리면"), ("뛰고", "밀리고"), ("뛴", "밀린"), ("급등", "급락"), ("폭등", "폭락"),
    ("높아", "낮아"), ("높은", "낮은"), ("강보합", "약보합"), ("강세", "약세"), ("반등", "반락"), ("치솟았", "떨어졌"), ("치솟은", "떨어진"),
    ("확대", "축소"), ("벌어", "좁혀"), ("넓어", "좁아"), ("커졌", "작아졌"), ("커지", "작아지"),
    ("웃돌", "밑돌"), ("상회", "하회"), ("늘었", "줄었"), ("늘어", "줄어"), ("늘며", "줄며"), ("증가", "감소"), ("높게", "낮게"), ("높았", "낮았"),
    ("높였", "낮췄"), ("높인", "낮춘"), ("높여", "낮춰"), ("상향", "하향"),
)  # fmt: skip
_BACK = (
    ("떨어진", "오른"), ("떨어졌", "올랐"), ("떨어지", "오르"), ("떨어져", "올라"), ("밀린", "오른"), ("밀렸", "올랐"), ("밀리", "오르"),
    ("밀려", "올라"), ("후퇴", "상승"), ("빠진", "오른"), ("빠졌", "올랐"), ("빠지", "오르"), ("빠져", "올라"), ("미끄러진", "오른"),
    ("미끄러졌", "올랐"), ("추락", "급등"),
)  # fmt: skip
_OTHER = dict(_PAIRS) | {other: one for one, other in _PAIRS} | dict(_BACK)
_STEM = compiled("|".join(sorted(_OTHER, key=len, reverse=True)))


def opposite(text: str, start: int, end: int) -> tuple[int, int, str | None]:
    """Return where the word at a place stands and what says the opposite; None where nobody knows."""
    found = _STEM.match(text, start)
    if found is None:
        return start, end, None
    return start, found.end(), _OTHER[found[0]]
