"""What a text says of the market's own day: minutes, speeches, expiries, changes of an index, closures."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.reader.events import sessions, times
from benchmarks.reader.events.files import Files
from benchmarks.reader.events.names import Names

Answer = tuple[bool | None, str]
HALF_DAY = (
    r"조기 폐장|일찍 (?:문을 닫|마감|장을 마|끝나|끝났|닫)|반일장"
    r"|오후 1시(?:에)? (?:문을 )?(?:마감|폐장|닫)"
)
_KINDS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("minutes", r"의사록", ("fomc_minutes",)),
    ("beige book", r"베이지 ?북", ("beige_book",)),
    ("jackson hole", r"잭슨 ?홀", ("jackson_hole",)),
    ("testimony", r"(?:의회|상원|하원)[^.]{0,12}증언", ("fed_testimony",)),
    ("press", r"기자회견", ("fomc_press",)),
    ("witching", r"네 마녀|세 마녀|선물·옵션 (?:동시 )?만기|동시 만기", ("quad_witching",)),
    ("expiry", r"(?<!·)(?<!물·)옵션 만기", ("opex", "quad_witching")),
    ("rebalance", r"S&P ?(?:500)?(?:지수)?[^.]{0,8}(?:정기 ?변경|재조정)", ("sp_rebalance",)),
    ("russell", r"러셀[^.]{0,10}(?:정기 ?변경|재구성|재조정|리밸런싱)", ("russell_recon",)),
    ("half day", HALF_DAY, ("early_close",)),
    ("index change", r"편입|편출", ("sp500_change",)),
)
_CLOSED = re.compile(
    r"휴장|(?:뉴욕)?(?:증시|시장)[은는가이도]? (?:열리지 않|문을 닫)|문을 열지 않|쉬(?:고|며|었)|쉰다"
)
_ELSEWHERE = re.compile(
    r"채권시장|국채시장|한국|국내|일본|중국|홍콩|유럽|영국|독일|도쿄|코스피|런던|대만|아시아"
)
_SHUT = re.compile(f"{_CLOSED.pattern}|{HALF_DAY}")
_MEETINGS = re.compile(r" ?(?:열린 )?(?:연방|FOMC|정례|회의)")
"""What follows the days of a meeting, which are not those of its minutes."""
OCCASIONS = {
    "새해": "새해|신정|1월 1일",
    "마틴": "마틴 루서 킹|마틴 루터 킹|마틴루서킹|마틴루터킹",
    "대통령": "대통령의 날|프레지던트",
    "성금요일": "성금요일|부활절",
    "메모리얼": "메모리얼|현충일|전몰장병",
    "노예해방": "노예해방|준틴스|노예 해방",
    "독립기념일": "독립기념일",
    "노동절": "노동절|노동자의 날",
    "추수감사절": "추수감사절",
    "성탄절": "성탄절|크리스마스",
    "카터": "카터",
}


class Said(NamedTuple):
    """One statement, judged."""

    kind: str
    holds: bool | None
    why: str
    start: int
    end: int


def told(text: str, today: dt.date, edition: str, companies: Names, files: Files) -> Iterator[Said]:
    """Yield what a sentence says of the market's day, each as the calendar bears it out."""
    ahead = times.is_ahead(text) or bool(re.search(r"앞둔|앞두고|예정|다음 거래일|다음 주", text))
    for kind, words, rows in _KINDS:
        for found in re.finditer(words, text):
            if kind == "index change" and not re.search(r"S&P", text):
                continue
            days = _days(text, found, today, edition, ahead=ahead)
            yield Said(kind, *_on(kind, text, days, rows, companies, files), found.start(), found.end())
    for found in _CLOSED.finditer(text):
        if not _ELSEWHERE.search(text):
            days = _days(text, found, today, edition, ahead=ahead, closure=True)
            yield Said("closure", *_shut(text, days), found.start(), found.end())


def _days(
    text: str, found: re.Match[str], today: dt.date, edition: str, *, ahead: bool, closure: bool = False
) -> list[dt.date]:
    """Return the days that are meant: those of the time nearest before the words, else behind them."""
    some = [one for one in times.found(text, today, ahead=ahead) if one.first is not None]
    some = [one for one in some if not _MEETINGS.match(text, one.end)]
    since = max(
        (m.end() for m in _SHUT.finditer(text, 0, found.start()) if m.end() <= found.start()), default=0
    )
    since = since if _SHUT.fullmatch(found.group()) else 0  # a half day's time is not a closure's before it
    before = [one for one in some if since <= one.start and one.end <= found.start()]
    behind = [one for one in some if one.start >= found.end()]
    chosen = before[-1] if before else behind[0] if behind else None
    if chosen and chosen.first and chosen.last:
        return [chosen.first + dt.timedelta(n) for n in range((chosen.last - chosen.first).days + 1)]
    if edition == "us-week" and not ahead:
        return [today - dt.timedelta(n) for n in range(today.weekday() + 1)]
    if ahead:
        following = sessions.after(today)
        return [today + dt.timedelta(n) for n in range(1 if closure else 0, (following - today).days + 1)]
    return [today]


def _on(
    kind: str, text: str, days: list[dt.date], rows: tuple[str, ...], companies: Names, files: Files
) -> Answer:
    near = [each for day in days for each in files.occasions.get(day, []) if each.kind in rows]
    if kind == "half day":
        half = [day for day in days if sessions.is_session(day) and sessions.is_half(day)]
        return bool(half), f"half days of {_shown(days)}: {', '.join(map(str, half)) or 'none'}"
    if kind == "index change":
        return _changed(text, days, companies, files)
    if not near:
        return False, f"no {kind} on {_shown(days)}"
    return True, f"{near[0].day} {near[0].event}"


def _changed(text: str, days: list[dt.date], companies: Names, files: Files) -> Answer:
    """Return whether the companies named join or leave the index on the days meant, or are said to soon."""
    some = {symbol for one in companies.find(text) for symbol in one.symbols}
    if not some:
        return None, "no company named"
    last = max(days) + dt.timedelta(14)
    rows = [
        each
        for day, each_day in files.occasions.items()
        for each in each_day
        if each.kind == "sp500_change" and min(days) <= day <= last
    ]
    exact = [each for each in rows if each.day in days]
    seen = " ".join(
        each.event
        for day, each_day in files.occasions.items()
        for each in each_day
        if each.kind == "sp500_change_seen" and abs(day - min(days)) <= dt.timedelta(14)
    )
    for symbol in sorted(some):
        if re.search(rf"[ ,]{re.escape(symbol)}\b", seen):
            return None, f"{symbol}: the day of the change is not recorded"
        if not any(re.search(rf"[ ,]{re.escape(symbol)}(?:[,;]|$)", each.event) for each in exact or rows):
            return False, f"{symbol} is in no change of {_shown(days)}"
    return True, ", ".join(each.event for each in exact or rows)


def _shut(text: str, days: list[dt.date]) -> Answer:
    shut = [day for day in days if not sessions.is_session(day) and day.weekday() < 5]
    if not shut:
        return False, f"New York trades on {_shown(days)}"
    named = [name for name, words in OCCASIONS.items() if re.search(words, text)]
    real = {sessions.occasion(day) for day in shut}
    if named and not real & set(named):
        return False, f"{shut[0]} is shut for {', '.join(sorted(real))}"
    return True, f"{', '.join(map(str, shut))} {', '.join(sorted(real))}"


def _shown(days: list[dt.date]) -> str:
    return str(days[0]) if len(days) == 1 else f"{days[0]}..{days[-1]}"
