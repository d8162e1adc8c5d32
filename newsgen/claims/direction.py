"""Words that say which way a price went."""

from __future__ import annotations

from newsgen.patterns import compiled

UP = (
    "오르|오른|올랐|올라|올린|올렸|오름|상승|뛰|뛴|급등|폭등|급반등|치솟|높아|높은|반등|강보합|강세|솟구|불어"
)
DOWN = "내리|내린|내렸|내려|내림|하락|떨어|밀리|밀린|밀렸|밀려|급락|폭락|낮아|낮은|미끄러|후퇴|반락|빠지|빠진|빠졌|빠져|약보합|약세|추락|주저앉|고꾸라|곤두박질"
_NOT_SAID = r"(?!\s?(?:압력|가능성|기대|우려|전망|요인|재료|위험|베팅|여력|할 |하면(?!서)|하려|에서(?:도|는|만)?\s(?:빠[졌지진]|제외|소외|비켜|벗어|밀려났)|지\s?(?:않|못)|종목|[폭분률]))"
DIRECTION = compiled(rf"(?P<up>{UP}){_NOT_SAID}|(?P<down>{DOWN}){_NOT_SAID}")
MOVED_BY = compiled(
    r"(?P<word>(?P<up>상승률|상승폭|오름폭)|하락률|하락폭|낙폭|내림폭)[은는이가도을를]?\s(?:약\s|무려\s|각각\s)?$"
)
"""A noun that says which way a figure behind it goes, whatever becomes of it: 하락률이 3.71%로 불어났다."""
