"""Latin letters with which a name begins, spelled by their sound elsewhere in a text: ABL바이오, 에이비엘바이오."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.checks.found import Flaw
from newsgen.checks.look import Look
from newsgen.checks.words.spelling import SPELLING, flaw, without_particle
from newsgen.patterns import compiled

_SOUNDS = (
    "에이 비 씨 디 이 에프 지 에이치 아이 제이 케이 엘 엠 엔 오 피 큐 알 에스 티 유 브이 더블유 엑스 와이 지"
)
_LETTERS = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", _SOUNDS.split(), strict=True))
_BEGINS = compiled(r"(?<![A-Za-z가-힣])(?P<letters>[A-Z]{2,5})(?P<rest>[가-힣]{2,})")
_LETTERED = compiled(r"[A-Z]{2,5}(?=[가-힣]{2})")
"""Letters with which a name begins: SK하이닉스."""
_ENDS_IN = compiled(r"(?<![A-Za-z가-힣])(?P<begin>[가-힣]{2,8})(?P<letters>[A-Z]{2,4})(?![A-Za-z0-9])")
"""Letters with which a name ends: 에코프로BM."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield names with Latin letters that the text spells by sound elsewhere: ABL바이오, 에이비엘바이오."""
    spelled = {one.text for one in look.mentions}
    for found in _BEGINS.finditer(look.text):
        rest = without_particle(found["rest"])
        for tail in (found["rest"], rest):
            sound = "".join(_LETTERS[letter] for letter in found["letters"]) + tail
            if sound in spelled:
                end = found.end("letters") + len(tail)
                yield flaw(SPELLING, found.start(), end, sound, "한 글에 두 가지로 적었습니다")
                break
    for found in _ENDS_IN.finditer(look.text):
        # 에코프로BM, 에코프로비엠
        sound = found["begin"] + "".join(_LETTERS[letter] for letter in found["letters"])
        if sound in spelled:
            yield flaw(SPELLING, *found.span(), sound, "한 글에 두 가지로 적었습니다")
    for name in sorted(spelled):
        lettered = _LETTERED.match(name)
        sound = (
            "".join(_LETTERS[letter] for letter in lettered[0]) + name[lettered.end() :] if lettered else ""
        )
        at = look.text.find(sound) if sound else -1
        if at >= 0 and sound not in spelled:
            yield flaw(SPELLING, at, at + len(sound), name, "한 글에 두 가지로 적었습니다")
