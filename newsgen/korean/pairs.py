"""The particles that have two forms, and the ways to write both of them: data, and how it unfolds.

A row is the form after a consonant, the form after a vowel and what either goes on with. ㄹ takes 로 as a
vowel does. Source: the Korean orthography's standard grammar (조사, 서술격 조사의 활용).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_ALONE = "."
"""In a row: the forms also stand by themselves."""

_ROWS = (
    ("은", "는", ". 커녕"),
    ("이", "가", "."),
    ("을", "를", "."),
    ("과", "와", ". 의 는 도 만"),
    (
        *("으로", "로"),
        ". 서 서는 서도 서의 서만 선 써 써는 써도 써의 부터 부터는 부터도 부터의 부터만 까지 까지는"
        " 까지도 까지의 의 는 도 만 만은 라도 나마 든 밖에 밖에는 보다",
    ),
    ("아", "야", "."),
    ("이여", "여", "."),
    (
        *("이", ""),
        "라 라도 라면 라고 라고는 라고도 라곤 라는 라는데 라며 라면서 라서 라야 라던 라던데 라든가 라든지"
        " 라거나 라지 라지만 라기보다 라기보다는 라기에는 라기엔 라니 라더니 란 란다 라네 랑 나 나마 든"
        " 든지 든가 며 면 면서 면서도 고 고도 다 던 던가 지 지요 죠 지만 자 야 야말로 니 니까 니만큼 므로"
        " 기 기도 기는 긴 기에 거나 거니와 건 네 네요 군 군요 구나 더라 더라도 더니 되 냐 냐고 냐는 냐면",
    ),
    (
        *("이었", "였"),
        ". 다 다가 다고 다는 다며 고 고요 으며 으면 으면서 으나 으니 으니까 으므로 지만 지 던 던가 는데"
        " 는지 는가 을 을까 을지 음 기 기에 거나 더라면 어도 어야 어요 습니다 습니까",
    ),
    ("이어", "여", "서 서는 서도 서야 야 야만 도"),
    ("이에요", "예요", "."),
)


class Pair(NamedTuple):
    """The two forms of one particle."""

    closed: str
    """After a consonant."""
    opened: str
    """After a vowel."""

    @property
    def after_rieul(self) -> str:
        """The form after ㄹ."""
        return self.opened if self.closed.startswith("으") else self.closed

    @property
    def both(self) -> str:
        """Both forms, as they are written where the word before may end either way: 은(는), (으)로."""
        if self.closed.endswith(self.opened):
            return f"({self.closed.removesuffix(self.opened)}){self.opened}"
        return f"{self.closed}({self.opened})"


def _pairs() -> Iterator[tuple[Pair, frozenset[str]]]:
    """Give every pair with the ways to write both of its forms in running text."""
    for closed, opened, listed in _ROWS:
        stem = _double(closed, opened) if opened else set()
        for tail in listed.split():
            end = tail.removeprefix(_ALONE)
            pair = Pair(closed + end, opened + end)
            yield pair, frozenset(_double(*pair) | {both + end for both in stem})


def _double(closed: str, opened: str) -> set[str]:
    both = {f"{closed}({opened})", f"{opened}({closed})"}
    if closed.endswith(opened):
        return both | {f"({closed.removesuffix(opened)}){opened}"}
    if closed.startswith("이") and closed != "이":  # 이었다/였다, written (이)었다 or (이)였다
        return both | {f"(이){closed[1:]}", f"(이){opened}"}
    return both


NOTATIONS: dict[str, Pair] = {text: pair for pair, texts in _pairs() for text in texts}
"""How both forms are written in running text -> the particle: 은(는), 는(은), (으)로, (이)었다."""

BY_NAME: dict[str, Pair] = NOTATIONS | {
    f"{first}/{second}": pair for pair, _ in _pairs() for first, second in (pair, pair[::-1])
}
"""All the ways to name a pair: also 은/는 and 는/은."""

BY_FORM: dict[str, Pair] = {form: pair for pair, _ in reversed([*_pairs()]) for form in pair if form}
"""A form -> the particle that it is one of, the commoner where it may be of two: 이 is 이/가."""
