"""Where a sentence tells why somebody moved: who is named there is not whom its figures are of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsgen.claims.mention import Mention
from newsgen.patterns import compiled

_OF_TOPIC = compiled(r"(?:\([^)\d]*\))?\s?(?:주가|주식|지수)?(?:는|은|도)\s")
_NEWS = compiled(
    r"[다라]는\s[’'”\"]?\s?[‘'“\"]?(?:소식|보도|발표|관측|전망|우려|기대|기대감|분석|평가|의견|언급|루머|소문)[’'”\"]?(?:이\s\S+|에|으로|로|속에)\s"
)
"""News, told in a sentence of its own: □가 지분을 팔았다는 소식에."""
_CAUSE = compiled(
    r"(?:급등|급락|강세|약세|상승|하락|호조|부진|호실적|실적|훈풍|반등|폭등|폭락|충격|쇼크|악재|호재|우려|기대감?|공습|랠리)(?:[에로]|으로|\s(?:영향|여파|덕|덕분|탓|소식|우려|기대)(?:에|으로|로))\s"
    r"|(?:투자|인수|매각|계약|수주|협력|제휴|공급|출시|합병|규제|소송|증자|감원)\s(?:소식|발표|보도|기대|기대감|우려|계획)(?:에|으로|로)\s"
    r"|(?:재개|허용|승인|중단|확대|완화|철회|진출|개발|증설|교체|타결|결렬)\s(?:소식|보도|기대|기대감|우려|관측)(?:에|으로|로)\s"
    r"|(?:에|로|으로)\s(?:힘입어|힘입은|밀려|눌려|떠밀려|이끌려|기대어)\s"
    r"|(?:을|를)\s(?:업고|등에 업고|타고|따라)\s"
)
"""What a move came of, told by a noun: □의 호실적에 힘입어, □ 급락 영향으로."""
_GAP = compiled(r"(?:[^,.]|(?<=\d)[.,](?=\d)){0,40}")


def causes(text: str, blank: str, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Yield where causes stand, from behind the last topic before them to their end."""
    for found in _NEWS.finditer(blank):
        topics = [one.end for one in mentions if one.end <= found.start() and _OF_TOPIC.match(text, one.end)]
        if topics:
            yield topics[-1], found.end()
    for found in _CAUSE.finditer(blank):
        topics = [one.end for one in mentions if one.end <= found.start() and _OF_TOPIC.match(text, one.end)]
        if topics and _GAP.fullmatch(text, topics[-1], found.start()):
            yield topics[-1], found.end()
