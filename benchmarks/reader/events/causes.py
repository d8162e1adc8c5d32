"""Words that make an event the cause of a move; a calendar knows no causes."""

from __future__ import annotations

import re

CAUSAL = re.compile(
    r"때문|여파|힘입|소식에|영향(?:으로|을 받|에)|덕분|덕에|탓에|탓으로|호재로|악재로"
    r"|로 인해|따른 (?:상승|하락)|풀이된다"
)
EVENT = re.compile(
    r"실적|어닝|성적표|공시|의사록|베이지 ?북|잭슨 ?홀|증언|기자회견|만기|편입|편출|정기 ?변경|휴장|조기 폐장"
)
"""Words that tell of an event: each is read, or counted as not read."""


def beside(text: str) -> str:
    """Return the causal words of a sentence that tells of an event; empty where there are none."""
    found = CAUSAL.search(text) if EVENT.search(text) else None
    return found.group() if found else ""
