"""How long investors have bought or sold on balance in a row, and since when they did so on such a scale."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

import numpy as np

from newsgen.checks.found import Flaw, Kind, Open
from newsgen.checks.history.since import SINCES
from newsgen.checks.history.streaks import COUNT, UNTIL, counted, spelled
from newsgen.checks.history.told import CLAUSE_ENDS
from newsgen.checks.look import Look
from newsgen.checks.periods import period_of
from newsgen.checks.trading.boards import BOARDS, board_of
from newsgen.checks.trading.passages import GOES_ON
from newsgen.checks.trading.trades import BOARD, BUY, INVESTORS, KOREAN, SELL, WHO
from newsgen.claims import Sentence
from newsgen.claims.when import dates, framed
from newsgen.codes import Code
from newsgen.patterns import compiled
from newsgen.snapshot import Floats
from newsgen.snapshot.flows import Flows

STREAK: Final = "streak"
SINCE: Final = "since"
RECORD: Final = "record"
_RUN = compiled(rf"(?<![\d.,~가-힣]){COUNT}\s?(?:째|연속|내리|연달아)")
_AFTER = compiled(rf"(?<![\d.,~가-힣]){COUNT}\s만에\s(?P<tail>[^,.\d]{{0,24}})")
_OF_INDEX = compiled(r"…\s?(?:코스피|코스닥|국내\s?증시|지수)(?:지수)?[은는이가도]?,?\s?$")
"""An index right before a run in a headline's own part, whatever investors did before: 돌아온 외국인…코스피 사흘째↑."""
_TURNED = compiled(r"돌아[섰서선왔온와]|전환|바[꿨꾸뀌]|[‘'“\"]?(?:사자|팔자)|순매수|순매도|매[수도] 우위")
"""What stands behind so many sessions after which somebody went the other way: 6거래일 만에 순매수로 돌아섰다."""
_OVER = compiled(
    r"[^,.]{0,20}(?:끝에|뒤|후|멈[췄추춘]|끊|끝내|마치고|마감하고|중단|접고|던|다가|에서 (?:순매|돌아|전환))"
)
_ONCE = compiled(r"당시|던 때|적이? 있|바 있|전망|예상|이후 (?:가장|최)|만에")
_ELSEWHERE = compiled(
    r"선물|옵션|국채|국고채|채권|프로그램|차익(?!\s?실현)|연기금|금융투자|투신|보험|사모|은행|종목|ETF|삼성|하이닉스|반도체|업종|누적|합계|월간|주간|개월|이달(?!\s\d{1,2}일\s?이후)|올해|상반기|하반기|분기|연간"
)
_LARGEST = compiled(r"가장 (?:큰|많은|컸|많았|많이|크|많)|최대")
_SO_FAR = compiled(
    r"(?P<span>이달|이번 달|올해|올)\s?들어\s?(?:[가-힣]+\s)?(?:가장 (?:큰|많은|컸|많았|많이|크|많)|최대)"
)
"""What is the largest of the month or year so far."""
_EVER = compiled(r"(?:역대|사상)\s?최대")
_NOISE = 100.0
"""억원 below which provisional and final figures may differ in sign."""
_SLACK = 1.03
"""How much larger than today's an amount has to be, as provisional ones may be off."""


class Net(NamedTuple):
    """What one investor bought on balance on one part of the exchange, session by session, in 억원."""

    days: list[dt.date]
    amounts: Floats


def check(look: Look) -> Iterator[Flaw | Open]:
    """Yield runs of net buying, and records of its size, that the exchange's figures contradict."""
    found = list(_found(look)) if INVESTORS.search(look.own) else []
    if found and "kr" in look.grounds:
        yield from found


def _found(look: Look) -> Iterator[Flaw | Open]:
    """Yield what is wrong of the runs and records that a text tells, as far as what is known of the exchange tells."""
    block, board, before = -1, "", _NOBODY
    for sentence in look.copy.sentences:
        if sentence.block != block:
            block, board, before = sentence.block, "", _NOBODY
        named = [*map(board_of, BOARD.finditer(sentence.own))]
        if INVESTORS.search(sentence.own):
            told = _Told(look, sentence, board, named)
            yield from told.runs()
            yield from told.turns()
            yield from told.largest()
            before = told.deed()
        elif before.who and GOES_ON.match(sentence.own):
            told = _Told(look, sentence, board, named, before)
            yield from told.runs()
            yield from told.turns()
        elif before.way and _BARE_RUN.match(sentence.own):
            yield from _Told(look, sentence, board, named, before).runs()
        elif before.way and _BARE_LARGEST.match(sentence.own):
            yield from _Told(look, sentence, board, named, before).largest()
        else:
            before = _NOBODY
        board = named[-1] if named else board


class Deed(NamedTuple):
    """Who did what, where a sentence tells one investor: 1 bought, -1 sold, 0 where it does not say."""

    who: str = ""
    way: int = 0


_NOBODY = Deed()
_WAYS = (
    (1, compiled(rf"{BUY.pattern}|매수(?=[는가]\s)|돌아[왔온]|귀환|복귀")),
    (-1, compiled(rf"{SELL.pattern}|매도(?=[는가]\s)")),
)
"""Words for each way, those too that tell no amount: 외국인의 매도는, 외국인이 돌아왔다."""
_JOINED = compiled(r"(?:투자자|들)*[과와·]\s?|,\s")
_NEXT_TO = 14
"""Characters between two investors and the run that is told of both."""
_PARTS = compiled("[;…]")
"""What parts a headline in two."""
_BARE_RUN = compiled(
    rf"\W*(?:이로써|벌써|무려|어느새|이날까지|이로써 벌써)?\s?{COUNT}\s?(?:째|연속)(?:이다|입니다|였다|다\.|\W*(?:팔자|사자|순매|매[도수]))?"
)
"""A run whose investor the sentence before names: 10거래일 연속입니다."""

_BARE_LARGEST = compiled(
    r"\W*(?:하루\s|일별\s|일일\s)?(?:순매[수도]|매[수도]|사들인|팔아치운)\s?(?:규모|금액|액)?"
    r"|\W*(?:(?:20\d\d년|지난해|작년|올해|지난달|이달|지난)?\s?(?:\d{1,2}월\s)?(?:\d{1,2}일\s)?이후(?:로)?|올해 들어|이달 들어)\s(?:하루\s|일별\s)?(?:(?:최대|가장 큰)\s(?:순매[수도]\s)?(?:규모|금액)|최대(?:치)?(?:다|였|입|이)|가장\s(?:많|컸|큽|크))"
)
"""How a sentence begins that goes on about what the investor told before did: 하루 순매도로는 올해 들어 최대다."""


class _Told:
    """One sentence that names investors."""

    def __init__(
        self,
        look: Look,
        sentence: Sentence,
        board: str,
        named: list[str],
        before: Deed = _NOBODY,
    ) -> None:
        self._deed = before
        self._look, self._text, self._at = look, sentence.own, sentence.at
        self._boards = [named[0]] if named else [board] if board else []
        self._is_elsewhen = (
            not look.is_closing
            or len(set(named)) > 1
            or any(
                (one.sessions_back or one.day != look.day) and not self._text.startswith("부터", one.end)
                for one in dates(self._text, look.day)
            )
            or framed(look.own[look.own.rfind("\n", 0, self._at) + 1 : self._at], self._text, look.day)
            is not None
        )

    def _is_open(self, at: int) -> bool:
        """Tell whether words at a place may be of another time, another market or a part of an investor."""
        begin = max((one.end() for one in _PARTS.finditer(self._text, 0, at)), default=0)
        turn = CLAUSE_ENDS.search(self._text, at) if at else None
        clause = self._text[begin : turn.start() if turn else None]
        return self._is_elsewhen or _ELSEWHERE.search(_SO_FAR.sub("", clause)) is not None

    def deed(self) -> Deed:
        """Return who did what; nobody where there are several, or two ways."""
        whos = {WHO[found[1]] for found in INVESTORS.finditer(self._text)}
        ways = {way for way, words in _WAYS if words.search(self._text)}
        if len(whos) != 1 or len(ways) > 1 or self._is_open(0):
            return _NOBODY
        return Deed(whos.pop(), ways.pop() if ways else 0)

    def runs(self) -> Iterator[Flaw | Open]:
        """Yield runs that were longer or shorter on each part of the exchange that may be meant."""
        for found in _RUN.finditer(self._text):
            way, who = self._way(found.start(), found.end()), self._who(found.start())
            if _OF_INDEX.search(self._text, 0, found.start()):
                continue
            if way and not who:
                yield from self._of_two(found, way)
            if not way or not who:
                continue
            behind = self._text[found.end() : found.end() + 40]
            start, end = self._at + found.start(), self._at + found.end("number")
            if self._is_open(found.start()) or _ONCE.search(behind):
                yield Open(start, end, "어느 기간, 누구의 순매수인지")
                continue
            ended = UNTIL.search(self._text, 0, found.start()) or _OVER.match(behind)
            counts = [_lengths(one, way, 1 if ended else 0) for one in self._nets(who)]
            if not counts or any(one is None for one in counts):
                yield Open(start, end, f"{KOREAN[who]} 순매수의 지난 기록")
            elif not any(one and one[0] <= counted(found) <= one[1] for one in counts):
                flaw = self._run(found, who, way, counts[0] or (0, 0), start, end)
                yield flaw if len(set(counts)) == 1 else flaw._replace(suggestion=None)

    def _of_two(self, found: re.Match[str], way: int) -> Iterator[Flaw]:
        """Yield a run told of two at once that one of them did not have: 외국인과 기관이 6거래일 연속 동반 순매수."""
        told = list(INVESTORS.finditer(self._text, 0, found.start()))[-2:]
        apart = self._text[told[0].end() : told[1].start()] if len(told) > 1 else "-"
        near = self._text[told[1].end() : found.start()] if len(told) > 1 else "-"
        if not _JOINED.fullmatch(apart) or len(near) > _NEXT_TO or self._is_open(found.start()):
            return
        ended = UNTIL.search(self._text, 0, found.start()) or _OVER.match(self._text, found.end())
        for who in (WHO[one[1]] for one in told):
            counts = [_lengths(one, way, 1 if ended else 0) for one in self._nets(who)]
            if counts and all(one is not None and one[1] < counted(found) for one in counts):
                did = "순매수" if way > 0 else "순매도"
                n = max(one[1] for one in counts if one)
                message = (
                    f"거래소 기록으로는 {KOREAN[who]}의 {n}거래일 연속 {did}입니다."
                    if n
                    else f"거래소 기록으로는 {KOREAN[who]}의 {did}가 이어지지 않았습니다."
                )
                yield Flaw(
                    STREAK, Kind.FALSE, self._at + told[0].start(), self._at + found.end("number"), message
                )
                return

    def turns(self) -> Iterator[Flaw | Open]:
        """Yield how long ago somebody is said to have gone the same way who went the other since; both counts are right."""
        for found in _AFTER.finditer(self._text) if "만에" in self._text else ():
            way, who = self._way(found.start(), found.start("tail")), self._who(found.start())
            if not way or not who or self._is_open(found.start()) or not _TURNED.search(found["tail"]):
                continue
            counts = [_lengths(one, -way, 1) for one in self._nets(who)]
            if any(one is None for one in counts) or not any(one and one[1] for one in counts):
                continue
            counts = [one for one in counts if one and one[1]]
            if any(one and one[0] <= counted(found) <= one[1] + 1 for one in counts):
                continue
            start, end = self._at + found.start(), self._at + found.end("number")
            n = (counts[0] or (0, 0))[1] + 1
            did = "순매수" if way > 0 else "순매도"
            message = f"거래소 기록으로는 {KOREAN[who]}의 {did}는 {n}거래일 만입니다."
            yield Flaw(STREAK, Kind.FALSE, start, end, message, spelled(found, n))

    def _run(
        self, found: re.Match[str], who: str, way: int, length: tuple[int, int], start: int, end: int
    ) -> Flaw:
        did = "순매수" if way > 0 else "순매도"
        if not length[1]:
            message = f"거래소 기록으로는 {KOREAN[who]}의 {did}가 이어지지 않았습니다."
            return Flaw(STREAK, Kind.FALSE, start, end, message)
        n = length[0] or length[1]
        right = spelled(found, n) if length[0] == length[1] else None
        message = f"거래소 기록으로는 {KOREAN[who]}의 {n}거래일 연속 {did}입니다."
        return Flaw(STREAK, Kind.FALSE, start, end, message, right, fact=f"net_buying_streak:{who} = {n}")

    def largest(self) -> Iterator[Flaw | Open]:
        """Yield what is said to be the largest since a day, or ever, and was not."""
        for found in SINCES.finditer(self._text) if "이후" in self._text else ():
            period = period_of(found, self._look.day)
            if period is not None and _LARGEST.search(found["tail"]):
                end = found.start() + len(found[0].rstrip(" ,"))
                yield from self._largest(found.start(), end, period.last, SINCE)
        for found in _SO_FAR.finditer(self._text) if "들어" in self._text else ():
            first = self._look.day.replace(day=1)
            if found["span"].startswith("올"):
                first = first.replace(month=1)
            yield from self._largest(found.start(), found.end(), first - dt.timedelta(days=1), SINCE)
        for found in _EVER.finditer(self._text):
            yield from self._largest(found.start(), found.end(), None, RECORD)

    def _largest(self, at: int, until: int, since: dt.date | None, code: Code) -> Iterator[Flaw | Open]:
        way, who = self._way(at, until), self._who(at)
        if not way or not who:
            return
        start, end = self._at + at, self._at + at + len(self._text[at:until].rstrip(" ,"))
        nets = list(self._nets(who))
        if self._is_open(at) or not nets:
            yield Open(start, end, "어느 기간, 누구의 순매수인지")
            return
        larger = [_larger(one, way) for one in nets]
        if any(day is None or (since is not None and day <= since) for day in larger):
            if since is None or any(since < one.days[0] for one in nets):
                yield Open(start, end, f"{KOREAN[who]} 순매수의 지난 기록")
            return
        did = "순매수" if way > 0 else "순매도"
        message = f"거래소 기록으로는 {larger[0]:%Y-%m-%d}의 {KOREAN[who]} {did}가 더 컸습니다."
        yield Flaw(code, Kind.FALSE, start, end, message, fact=f"net_buying:{who}@{larger[0]}")

    def _way(self, at: int, end: int) -> int:
        """Return which way words beside a place say that it went: the nearest behind it, else before it."""
        behind = [
            (one.start(), way) for way, words in _WAYS if (one := words.search(self._text, end, end + 24))
        ]
        if behind:
            return min(behind)[1]
        before = [
            (one.start(), way)
            for way, words in _WAYS
            for one in words.finditer(self._text, max(at - 24, 0), at)
        ]
        return max(before)[1] if before else self._deed.way

    def _who(self, at: int) -> str:
        """Return whose words are: the one investor named before them in the clause; none where several are."""
        told = list(INVESTORS.finditer(self._text, 0, at))
        if not told and self._deed.who:
            return self._deed.who
        if not told or (len(told) > 1 and len(self._text[told[-2].end() : told[-1].start()].strip()) < 2):
            return ""
        return WHO[told[-1][1]]

    def _nets(self, who: str) -> Iterator[Net]:
        """Yield what an investor bought on each part of the exchange that may be meant, then on all together."""
        ground = self._look.grounds.get("kr")
        every: Mapping[str, Flows] = ground.snapshot.flows if ground else {}
        found = [
            Net(flows.days.tolist(), flows.net[who])
            for board in (self._boards or BOARDS)
            if (flows := every.get(board)) and who in flows.net and np.isfinite(flows.net[who][-1])
        ]
        yield from found
        if len(found) > 1 and found[0].days == found[1].days:
            yield Net(found[0].days, found[0].amounts + found[1].amounts)


def _lengths(net: Net, way: int, back: int) -> tuple[int, int] | None:
    """Return how many sessions a run up to the last but so many has at least and at most; None if nobody knows."""
    amounts = net.amounts[: len(net.amounts) - back][::-1] * way
    surely = next((n for n, one in enumerate(amounts) if not one > _NOISE), None)
    maybe = next((n for n, one in enumerate(amounts) if not one > -_NOISE), None)
    if surely is None or maybe is None or np.isnan(amounts[maybe]):
        return None
    strictly = next(n for n, one in enumerate(amounts) if not one > 0)
    return min(surely, strictly), max(maybe, strictly)


def _larger(net: Net, way: int) -> dt.date | None:
    """Return the last session before on which more was bought, or sold; None where none is known."""
    amounts = net.amounts * way
    if not amounts[-1] > 0:
        return net.days[-1]
    larger = np.flatnonzero(amounts[:-1] > amounts[-1] * _SLACK)
    return net.days[int(larger[-1])] if larger.size else None
