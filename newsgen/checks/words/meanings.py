"""Words of the trade told as their opposite, or with another's measure: 매파적(통화완화 선호), 빅컷(0.25%포인트).

Only what a term means by definition is here, and only where a text says it right beside the term.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.patterns import compiled
from newsgen.sought import AnyOf, Pattern, may_be_in

CODE: Final = "term"


class _Wrong(NamedTuple):
    """A telling of a term that cannot be: its group ``at`` is marked."""

    told: Pattern
    message: str
    right: str | None = None


_STOPPED = r"(?:간|동안)?[^.\n\d]{0,16}(?:정지|중단|멈)"
_WRONG: tuple[_Wrong, ...] = (
    _Wrong(
        compiled(r"매파(?:적|\s성향)?\s?\((?:hawkish,\s?)?(?:통화\s?)?(?P<at>완화)"),
        "매파는 통화 긴축을 선호하는 쪽입니다.",
        "긴축",
    ),
    _Wrong(
        compiled(r"비둘기파?(?:적|\s성향)?\s?\((?:dovish,\s?)?(?:통화\s?)?(?P<at>긴축)"),
        "비둘기파는 통화 완화를 선호하는 쪽입니다.",
        "완화",
    ),
    _Wrong(
        compiled(r"빅\s?(?:컷|스텝)\s?\([^)\n\d]{0,16}(?P<at>0\.(?:25|75)\s?%)"),
        "빅컷과 빅스텝은 0.5%포인트입니다.",
    ),
    _Wrong(compiled(r"자이언트\s?스텝\s?\([^)\n\d]{0,16}(?P<at>0\.(?:25|50?)\s?%)"), "자이언트스텝은 0.75%포인트입니다."),
    _Wrong(compiled(r"베이비\s?(?:컷|스텝)\s?\([^)\n\d]{0,16}(?P<at>0\.(?:50?|75)\s?%)"), "베이비컷과 베이비스텝은 0.25%포인트입니다."),
    _Wrong(
        compiled(r"(?:PER|주가수익비율)[^.\n]{0,24}?(?:주가를\s)?(?P<at>주당순자산)(?:으로|가치로|\(BPS\)로)\s나눈"),
        "PER은 주가를 주당순이익으로 나눈 값입니다.",
        "주당순이익",
    ),
    _Wrong(
        compiled(r"(?:PBR|주가순자산비율)[^.\n]{0,24}?(?:주가를\s)?(?P<at>주당순이익)(?:으로|\(EPS\)으?로)\s나눈"),
        "PBR은 주가를 주당순자산으로 나눈 값입니다.",
        "주당순자산",
    ),
    _Wrong(
        compiled(r"근원[^.\n]{0,24}?(?:식품|식료품|에너지)[^.\n]{0,12}?[을를]\s(?P<at>포함)(?:한|하는)"),
        "근원 물가는 식품과 에너지를 뺀 것입니다.",
        "제외",
    ),
    _Wrong(
        compiled(r"(?:식품|식료품)(?:과|·|와|,)\s?에너지[을를]\s(?P<at>포함)(?:한|하는)\s근원"),
        "근원 물가는 식품과 에너지를 뺀 것입니다.",
        "제외",
    ),
    _Wrong(
        compiled(r"금리\s?(?:가\s)?역전(?:은|이란|은\s통상)\s단기(?:물)?\s?(?:국채\s)?금리가\s장기(?:물)?\s?(?:국채\s)?금리(?:를|보다)\s(?P<at>밑도는|낮은)"),
        "장단기 금리 역전은 단기 금리가 장기 금리를 웃도는 것입니다.",
    ),
    _Wrong(
        compiled(r"금리\s?(?:가\s)?역전(?:은|이란|은\s통상)\s장기(?:물)?\s?(?:국채\s)?금리가\s단기(?:물)?\s?(?:국채\s)?금리(?:를|보다)\s(?P<at>웃도는|높은)"),
        "장단기 금리 역전은 단기 금리가 장기 금리를 웃도는 것입니다.",
    ),
    _Wrong(compiled(r"골든\s?크로스[^.\n]{0,40}?(?P<at>하향\s돌파|아래로\s뚫)"), "골든크로스는 단기 이동평균선이 장기선을 위로 뚫는 것입니다."),
    _Wrong(compiled(r"데드\s?크로스[^.\n]{0,40}?(?P<at>상향\s돌파|위로\s뚫)"), "데드크로스는 단기 이동평균선이 장기선을 아래로 뚫는 것입니다."),
    _Wrong(compiled(r"어닝\s?서프라이즈\((?P<at>실적\s충격|어닝\s?쇼크)\)"), "어닝서프라이즈는 예상을 웃돈 실적입니다."),
    _Wrong(
        compiled(r"(?:예상|기대|전망|컨센서스)(?:치)?[를을]?\s?(?:크게\s)?(?P<at>밑도는|밑돈|하회한|하회하는|못\s미친)\s(?:‘|')?어닝\s?서프라이즈"),
        "어닝서프라이즈는 예상을 웃돈 실적입니다.",
    ),
    _Wrong(
        compiled(r"(?:예상|기대|전망|컨센서스)(?:치)?[를을]?\s?(?:크게\s)?(?P<at>웃도는|웃돈|상회한|상회하는)\s(?:‘|')?어닝\s?쇼크"),
        "어닝쇼크는 예상을 밑돈 실적입니다.",
    ),
    _Wrong(compiled(r"(?P<at>연착륙)\s?\(하드\s?랜딩"), "하드랜딩은 경착륙입니다.", "경착륙"),
    _Wrong(compiled(r"(?P<at>경착륙)\s?\(소프트\s?랜딩"), "소프트랜딩은 연착륙입니다.", "연착륙"),
    _Wrong(compiled(r"리스크\s?오프\s?\((?:위험\s?자산|위험)\s?(?P<at>선호)"), "리스크오프는 위험을 피하는 것입니다.", "회피"),
    _Wrong(compiled(r"리스크\s?온\s?\((?:위험\s?자산|위험)\s?(?P<at>회피|기피)"), "리스크온은 위험을 무릅쓰는 것입니다.", "선호"),
    _Wrong(compiled(r"(?P<at>강세장)\s?\((?:베어\s?마켓|bear)"), "베어마켓은 약세장입니다.", "약세장"),
    _Wrong(compiled(r"(?P<at>약세장)\s?\((?:불\s?마켓|bull)"), "불마켓은 강세장입니다.", "강세장"),
    _Wrong(
        compiled(r"고점\s?(?:대비|보다|에서)\s(?P<at>10%)\s?(?:이상|넘게)?\s?(?:하락|떨어|내린|내려)[가-힣]*\s(?:것을\s|경우를\s|상태를\s|때를\s)?(?:뜻하는|말하는|일컫는|의미하는)\s약세장"),
        "약세장은 고점보다 20% 넘게 내린 것을 말합니다.",
        "20%",
    ),
    _Wrong(
        compiled(r"고점\s?(?:대비|보다|에서)\s(?P<at>20%)\s?(?:이상|넘게)?\s?(?:하락|떨어|내린|내려)[가-힣]*\s(?:것을\s|경우를\s|상태를\s|때를\s)?(?:뜻하는|말하는|일컫는|의미하는)\s조정"),
        "조정은 고점보다 10% 넘게 내린 것을 말합니다.",
        "10%",
    ),
    _Wrong(
        compiled(rf"(?<!서킷브레이커)[^.\n]{{0,4}}사이드카(?:[가는를은]|[가-힣]*)[^.\n]{{0,60}}?(?<!\d)(?P<at>(?!5분)(?!1분)\d{{1,2}}분){_STOPPED}"),
        "사이드카는 프로그램 매매를 5분간 멈춥니다.",
        "5분",
    ),
)  # fmt: skip
_BREAKER: dict[str, _Wrong] = {
    market: _Wrong(
        compiled(
            rf"서킷\s?브레이커[^.\n]{{0,60}}?(?<!\d)(?P<at>(?!{minutes}분)(?!1분)\d{{1,2}}분){_STOPPED}"
        ),
        f"서킷브레이커는 거래를 {minutes}분간 멈춥니다.",
        f"{minutes}분",
    )
    for market, minutes in (("kr", 20), ("us", 15))
}
"""How long a market rests at its first two steps."""
_BOTH = compiled(r"사이드카[^.\n]*서킷|서킷[^.\n]*사이드카")
_ANY = AnyOf(*(one.told for one in (*_WRONG, *_BREAKER.values())))


def check(look: Look) -> Iterator[Flaw]:
    """Yield terms that a text tells as what they are not."""
    if not _ANY.may_be_in(look.own):
        return
    breaker = _BREAKER.get(look.home)
    every = (*_WRONG, *((breaker,) if breaker else ()))
    some = [one for one in every if may_be_in(look.own, one.told)]
    for sentence in look.copy.sentences if some else ():
        of_both = _BOTH.search(sentence.own) is not None
        for one in some:
            found = one.told.search(sentence.own)
            if found is None or (of_both and found["at"].endswith("분")):
                continue
            start, end = (sentence.at + at for at in found.span("at"))
            yield Flaw(CODE, Kind.CONTRADICTION, start, end, one.message, one.right)
