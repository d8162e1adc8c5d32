"""A bound that is told of all of a list whose own figures, in brackets, some do not reach: 네 종목 모두 두 자릿수 하락률."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.codes import Code
from newsgen.korean.figures import amount
from newsgen.patterns import compiled

CODE: Code = "cardinality"
_ALL = compiled(
    r"(?P<all>(?:(?:두|세|네|다섯|여섯|일곱|\d{1,2}개?)\s(?:종목|회사|기업|지수)(?:이|가|은|는)?\s)?모두)\s(?:(?P<double>두\s자릿수)|(?P<over>\d{1,2}(?:\.\d)?)%\s?(?:넘게|이상))"
)
_LISTED = compiled(r"[가-힣A-Za-z0-9&]\([-+−]?(?P<percent>\d{1,2}\.\d{1,2})%\)")
_TWO_DIGITS, _LEAST = 10.0, 2


def check(look: Look) -> Iterator[Flaw]:
    """Yield what is said of all of a list, of whose members one has a smaller figure in brackets."""
    if "모두" not in look.own:
        return
    for found in _ALL.finditer(look.own):
        sentence = look.copy.sentence_at(found.start())
        if sentence is None:
            continue
        told = [float(one["percent"]) for one in _LISTED.finditer(look.own, sentence.at, found.start())]
        bound = _TWO_DIGITS if found["double"] else float(amount(found["over"])[0])
        under = [one for one in told if one < bound]
        if len(told) >= _LEAST and under:
            message = f"앞에 적은 {len(told)}개 가운데 {len(under)}개는 {min(under):.2f}%처럼 {bound:g}%가 안 됩니다."
            yield Flaw(CODE, Kind.CONTRADICTION, *found.span("all"), message)
