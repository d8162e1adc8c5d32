"""How wide a move was: what part of the stocks rose, the small companies beside the large, the sectors in order."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator

from benchmarks.reader.claims.claim import Claim, Line
from benchmarks.reader.claims.closes import FUNDS, Closes
from benchmarks.reader.claims.subjects import Namer

_NEAR = 0.6
"""Percentage points by which lists of members may part."""
SECTORS = {
    "소재": "XLB",
    "통신서비스": "XLC",
    "에너지": "XLE",
    "금융": "XLF",
    "산업재": "XLI",
    "기술": "XLK",
    "필수소비재": "XLP",
    "부동산": "XLRE",
    "유틸리티": "XLU",
    "헬스케어": "XLV",
    "임의소비재": "XLY",
}
_SECTOR = "|".join(sorted(SECTORS, key=len, reverse=True))


def breadth(line: Line, day: dt.date, closes: Closes, namer: Namer, span: str) -> Iterator[Claim]:
    """Yield what a sentence says of how many stocks rose or fell."""
    text = line.text
    if "종목" not in text or "러셀" in text or "대형 기술주" in text:
        return
    up, down, count = _share(closes, day, span)
    if count < 300:
        yield Claim("breadth", None, text, "too few stocks", line.place)
        return
    why = f"{up:.1f} up, {down:.1f} down of {count}"
    share = re.search(r"S&P ?500(?:지수)?(?: 구성)? 종목(?:의| 가운데)? ?(\d+)%", text) or re.search(
        r"종목의 (\d+)%", text
    )
    if share:
        rose = re.search(r"올[랐라]|오른|상승|오름", text[share.end() :][:12]) or re.search(
            r"오름|상승한", text[: share.start()][-16:]
        )
        told = float(share.group(1))
        yield Claim("breadth", abs((up if rose else down) - told) <= _NEAR + 0.5, text, why, line.place)
    for words, holds in (
        (
            r"오른 종목이 (?:내린 종목보다 )?(?:더 )?많|오른 쪽이 더 많",
            up > down,
        ),
        (
            r"내린 종목이 (?:오른 종목보다 )?(?:더 )?많|내린 쪽이 더 많|하락이 우세|내린 종목이 더 많",
            down > up,
        ),
        (r"팽팽|반반으로|수[는가] 비슷", abs(up - down) < 15),
        (r"오른 종목이 훨씬 많", up >= 65),
        (r"내린 종목이 훨씬 많", down >= 65),
        (r"상승 종목이 하락 종목을 앞", up > down),
        (r"하락 종목이 상승 종목을 앞", down > up),
    ):
        if re.search(words, text):
            yield Claim("breadth", holds, text, f"{words[:24]}: {why}", line.place)


@functools.lru_cache(maxsize=64)
def _share(closes: Closes, day: dt.date, span: str) -> tuple[float, float, int]:
    return closes.breadth(day, span)


def small(line: Line, day: dt.date, closes: Closes, namer: Namer, span: str) -> Iterator[Claim]:
    """Yield what a sentence says of small companies beside the large."""
    text = line.text
    if "소형" not in text:
        return
    own, broad = closes.move("^RUT", day, span), closes.move("^GSPC", day, span)
    if own is None or broad is None:
        return
    why = f"RUT {own:+.2f}, GSPC {broad:+.2f}"
    ahead, further = own > broad, abs(own) > abs(broad)
    for words, holds in (
        (
            r"대형주보다 더 (?:많이 |크게 )?(?:올랐|오르)|오름폭은 대형주를 웃돌",
            ahead and own > 0,
        ),
        (
            r"대형주보다 더 (?:많이 |크게 )?(?:내렸|내려)|(?:내림폭|낙폭)은 대형주보다 컸",
            own < 0 and further and broad < 0.2,
        ),
        (
            r"대형주를 앞(?:섰|선|질)|소형주, 대형주 앞질",
            ahead,
        ),
        (r"대형주에 뒤처|대형주의 상승을 따라가지", not ahead),
        (r"대형주만큼 오르지|대형주에 못 미쳤", own > 0 and own < broad),
        (r"하락률은 대형주보다 작|대형주보다 덜 내", own < 0 and ahead),
        (r"소형주(?:는 따로 내|는 오름세에서 비켜| 지수는 하락)", own < 0 < broad),
        (r"소형주(?:는 따로 올|는 내림세를 비켜| 지수는 상승)", own > 0 > broad),
    ):
        if re.search(words, text) and "여전히" not in text and "길게" not in text:
            yield Claim("small", holds, text, f"{words[:24]}: {why}", line.place)


def sectors(line: Line, day: dt.date, closes: Closes, namer: Namer, span: str) -> Iterator[Claim]:
    """Yield what a sentence says of the sectors' order and signs."""
    text = line.text
    if "업종" not in text or line.place == "subhead":
        return
    known = {fund: closes.move(fund, day, span) for fund in FUNDS}
    if any(move is None for move in known.values()):
        yield Claim("sectors", None, text, "no funds", line.place)
        return
    moves = {fund: move for fund, move in known.items() if move is not None}
    order = sorted(moves, key=lambda fund: -moves[fund])
    why = ", ".join(f"{fund} {moves[fund]:+.2f}" for fund in order)
    yield from _ends(text, order, moves, why, line)
    up, down = sum(m > 0 for m in moves.values()), sum(m < 0 for m in moves.values())
    but = re.search(
        rf"((?:{_SECTOR})(?:(?:와|과|·|,)\s?(?:{_SECTOR}))*)(?:를|을) (?:뺀|제외한) 모든 업종이 (오|내)", text
    )
    only = re.search(rf"((?:{_SECTOR})(?:(?:와|과|·|,)\s?(?:{_SECTOR}))*)만 (오르고|내리고|올랐|내렸)", text)
    if but or only:
        found = but or only
        assert found is not None
        named = {SECTORS[one] for one in re.findall(_SECTOR, found.group(1))}
        way = (1 if found.group(2)[0] in "오올" else -1) * (1 if but else -1)
        holds = all((way * moves[fund] <= 0) if fund in named else (way * moves[fund] >= 0) for fund in FUNDS)
        yield Claim("sectors", holds, text, f"but {named}: {why}", line.place)
        return
    for words, holds in (
        (
            r"업종 일제히 상승|업종이 일제히 (?:오|올)|모든 업종이 (?:오|올|상승|함께 오)",
            up == len(FUNDS),
        ),
        (
            r"업종 일제히 하락|업종이 일제히 내|모든 업종이 (?:내|하락|함께 내)",
            down == len(FUNDS),
        ),
        (r"절반이 넘는 업종은 오르지", down >= up),
    ):
        if re.search(words, text):
            yield Claim("sectors", holds, text, f"{up} up, {down} down: {why}", line.place)


def _ends(text: str, order: list[str], moves: dict[str, float], why: str, line: Line) -> Iterator[Claim]:
    names = rf"((?:{_SECTOR})(?:(?:와|과|·|,)\s?(?:{_SECTOR}))*)(?:\s?업종)?"
    strong = rf"{names}(?:이|가|은|는|의)?\s?(?:강세|강했|선전|오름폭이 컸|가장 강|두드러지게 올|상승률이 가장|가장 크게 올|오름폭이 가장 컸|가장 덜 내|오름폭 상위)"
    weak = rf"{names}(?:이|가|은|는|의)?\s?(?:약세|약했|부진|낙폭이 컸|가장 약|가장 크게 내|낙폭이 가장 컸|가장 적게 올|가장 많이 내|밀)"
    for words, ranked, name in ((strong, order, "strong"), (weak, order[::-1], "weak")):
        for found in re.finditer(words, text):
            if "에서 두드러" in text[found.end() :]:
                continue  # whose strength it was, not that it was the strongest
            told = [SECTORS[one] for one in re.findall(_SECTOR, found.group(1))]
            bar = moves[ranked[len(told) - 1]]
            way = 1 if name == "strong" else -1
            holds = all(way * (moves[one] - bar) >= -0.15 for one in told)
            yield Claim("sectors", holds, line.text, f"{name} {told}: {why}", line.place)
