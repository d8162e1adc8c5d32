"""Figures of the desk's own words in the form of the house: one article writes 17만7000명, or 17만7,000명.

Only how digits are grouped changes, beside 만, 억 and 조 and before what is counted; words never do.
"""

from __future__ import annotations

import re

_GROUP = re.compile(
    r"(?<![\d.,])(?P<before>\d{1,3}(?:,\d{3})+|\d{4})(?=[만억조])"
    r"|(?<=[만억조])(?P<behind>\d,\d{3}|\d{4})(?![\d.,])"
    r"|(?<![\d.,만억조])(?P<counted>\d{1,3}(?:,\d{3})+)(?=(?:명|건)(?![가-힣]*당))"
)


def in_house_form(text: str, *, comma: bool) -> str:
    """Return a text whose groups of digits are set as the house sets its own: with a comma, or without."""

    def set_so(found: re.Match[str]) -> str:
        digits = found[0].replace(",", "")
        return f"{int(digits):,}" if comma else digits

    return _GROUP.sub(set_so, text)
