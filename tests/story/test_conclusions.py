"""전문가 시각: each conclusion holds by the day's numbers, reckoned plainly, and no text comes back soon."""

from __future__ import annotations

import datetime as dt
import math
import re
from pathlib import Path

import pytest

from newsgen import calendars, pipeline
from newsgen.config import Config, StorySettings, Style, load
from newsgen.editions import CLOSE, MIDDAY, WEEK
from newsgen.errors import ConfigProblem, Held
from newsgen.facts.book import FactBook
from newsgen.facts.fact import make
from newsgen.model import Article, text_of
from newsgen.outputs.text import text
from newsgen.store import Store
from newsgen.story.conclusions import CONCLUSIONS, Seen, coming, conclusions
from newsgen.story.environment import environment
from newsgen.story.outlook import TEMPLATE
from newsgen.story.parts import parts_at
from tests.facts.builders import DAY
from tests.facts.plain import Recorded, percent
from tests.markets import US, us

NEUTRAL = Seen(
    broad=0.0,
    small=0.0,
    up=0.5,
    down=0.5,
    fear=0.0,
    fear_level=17.0,
    long=0.0,
    short=0.0,
    month=2.0,
    year=0.0,
    record=False,
    sectors=(),
)
SECTORS = (
    *("Information Technology", "Consumer Staples", "Utilities", "Health Care"),
    *("Energy", "Financials", "Industrials", "Materials"),
)


def holding(**given) -> set[str]:
    seen = NEUTRAL._replace(**given)
    return {one.name for one in CONCLUSIONS if one.holds(seen)}


def ranked(**moves: float) -> tuple[tuple[str, float], ...]:
    """Sectors by their moves, of which the rest rose by 0.5."""
    given = {name.replace("_", " "): move for name, move in moves.items()}
    return tuple(sorted(((name, given.get(name, 0.5)) for name in SECTORS), key=lambda one: -one[1]))


def test_every_conclusion_has_its_block_and_no_block_is_left_over():
    blocks = parts_at(environment(Style()), TEMPLATE)
    names = [one.name for one in CONCLUSIONS]
    assert len(set(names)) == len(names)
    assert blocks.names == {*names, "coming"}


@pytest.mark.parametrize(
    ("name", "holds", "not_"),
    [
        ("narrow_rise", {"broad": 0.2, "up": 0.44, "down": 0.55}, {"broad": 0.2, "up": 0.46, "down": 0.55}),
        ("narrow_fall", {"broad": -0.2, "up": 0.56, "down": 0.45}, {"broad": -0.2, "up": 0.54, "down": 0.45}),
        ("record_few", {"record": True, "up": 0.4, "down": 0.6}, {"up": 0.4, "down": 0.6}),
        ("wide_fall", {"broad": -0.2, "down": 0.8}, {"broad": -0.2, "down": 0.79}),
        ("small_eased", {"small": 0.75, "long": -5.0}, {"small": 0.75, "long": -4.9}),
        ("small_left", {"broad": 0.5, "small": -0.25}, {"broad": 0.5, "small": -0.2}),
        ("refuge", {"broad": -0.4, "long": -5.0, "down": 0.5}, {"broad": -0.4, "long": -4.9, "down": 0.5}),
        ("burden", {"broad": -0.4, "long": 5.0}, {"broad": 0.4, "long": 5.0}),
        ("front_end", {"short": -8.0, "long": -5.0}, {"short": -8.0, "long": -5.1}),
        ("wary_rise", {"broad": 0.2, "fear": 4.0}, {"broad": -0.2, "fear": 4.0}),
        ("calm_fall", {"broad": -0.2, "fear": -3.0}, {"broad": 0.2, "fear": -3.0}),
        ("short_of", {"broad": 0.8, "month": -2.0}, {"broad": 0.8, "month": -1.9}),
        (
            "rotation",
            {"sectors": ranked(Information_Technology=-0.5)},
            {"sectors": ranked(Information_Technology=-0.5, Energy=-0.6)},
        ),
        (
            "defensive",
            {"broad": -0.3, "sectors": ranked(Utilities=0.9, Consumer_Staples=0.8)},
            {"broad": -0.3, "sectors": ranked(Utilities=0.9, Energy=0.8)},
        ),
    ],
)
def test_when_a_conclusion_holds(name, holds, not_):
    assert name in holding(**holds)
    assert name not in holding(**not_)


def test_of_what_is_not_known_nothing_is_concluded():
    unknown = Seen(*[math.nan] * 10, record=False, sectors=())
    assert [one.name for one in CONCLUSIONS if one.holds(unknown)] == []
    assert conclusions(FactBook(us(DAY), []), CLOSE) == []


def test_one_conclusion_alone_is_no_section():
    rose = make("change_day", "^GSPC", 1.0, "percent", DAY)
    wide = [
        make("breadth_up", "sp500", 450, "count", DAY, n=500),
        make("breadth_down", "sp500", 50, "count", DAY, n=500),
    ]
    assert conclusions(FactBook(us(DAY), [rose, *wide]), CLOSE) == []
    higher = make("yield_change", "DGS10", 6.0, "bp", DAY)
    drawn = conclusions(FactBook(us(DAY), [rose, *wide, higher]), CLOSE)
    assert [one.name for one in drawn] == ["growth", "wide_rise"]


@pytest.mark.parametrize(("known", "drawn"), [(34, []), (500, ["growth", "wide_rise"])])
def test_of_a_sample_no_width_is_concluded(known, drawn):
    facts = [make("change_day", "^GSPC", 1.0, "percent", DAY), make("yield_change", "DGS10", 6.0, "bp", DAY)]
    facts += [make("breadth_up", "sp500", known, "count", DAY, n=known)]
    facts += [make("breadth_down", "sp500", 0, "count", DAY, n=known)]
    assert [one.name for one in conclusions(FactBook(us(DAY), facts), CLOSE)] == drawn


def test_what_comes_next_is_weighty_and_near():
    def on(measure: str, about: str, days: int):
        day = DAY + dt.timedelta(days=days)
        return make(measure, about, days, "days", DAY, base=day, since=day)

    facts = [
        on("due", "CLAIMS", 1),
        on("due", "EARNINGS_MOM", 2),
        on("due", "PAYROLLS", 2),
        on("due", "CPI_YOY", 5),
    ]
    meetings = [on("meeting", "FOMC:today", 0), on("meeting", "FOMC:x", 14), on("meeting", "FOMC:y", 56)]
    book = FactBook(us(DAY), [*facts, *meetings])
    assert list(coming(book, CLOSE)) == [("due", "PAYROLLS"), ("meeting", "FOMC:x")]
    assert list(coming(book, WEEK)) == list(coming(book, MIDDAY)) == []
    assert list(coming(FactBook(us(DAY), [on("meeting", "FOMC:x", 15)]), CLOSE)) == []


SAID = (
    (
        r"내린 종목이 더 많|종목 수로는 하락|종목 수로 따지면 하락|오른 종목이 절반에 못|오르지 못해, 기록",
        lambda d: d.up < d.down,
    ),
    (r"오른 종목이 더 많아|종목 수로는 상승|절반이 넘는 종목이 오른", lambda d: d.up > 0.5 and d.broad < 0),
    (r"열에 (\S+) 넘는 종목이 함께 올라|오르지 못한 종목이 드물|내린 종목을 압도", lambda d: d.up >= 0.8),
    (r"넘는 종목이 함께 내려|비켜 간 종목이 드물|내린 종목이 워낙", lambda d: d.down >= 0.8),
    (r"내린 종목을 크게 앞서|고르게 오르며 쓴|열에 여섯이 넘는", lambda d: d.up >= 0.65 and d.broad > 0),
    (
        r"소형주가 대형주를 앞|소형주의 강세|대형주와의 차이도|덩치가 작은 기업일수록 더 올라"
        r"|소형주의 상승 폭|빚이 많은 소형|소형주가 앞선|소형주가 더 강했",
        lambda d: d.small - d.broad >= 0.75,
    ),
    (
        r"소형주는 대형주의 상승을|대형주와 소형주의 차이가|대형주만 보면",
        lambda d: d.broad - d.small >= 0.75 and d.broad > 0,
    ),
    (r"소형주는 크게 밀려|소형주의 하락은 뚜렷|소형주까지 넓혀 보면 약세", lambda d: d.small <= -0.5),
    (r"소형주의 낙폭이|작은 기업일수록 더 내려|대형주보다 소형주에서", lambda d: d.small - d.broad <= -0.75),
    (
        r"금리가 내린|금리 하락이라는|내린 국채 금리|금리가 내려|내린 금리|금리 부담은 줄어"
        r"|국채값은 올라|금리가 나란히 내려|금리까지 함께 내린",
        lambda d: d.long < 0,
    ),
    (
        r"금리가 올랐는데도|금리 상승은|오른 금리|금리가 오르|국채값도 함께 내린|금리가 나란히 오른",
        lambda d: d.long > 0,
    ),
    (r"금리가 거의 움직이지|채권시장이 잠잠|금리의 변화는 작았", lambda d: abs(d.long) < 2),
    (
        r"2년물 금리가 10년물(?: 금리)?보다|2년물(?: 금리)?의 움직임이|만기가 짧은 쪽이",
        lambda d: abs(d.short) - abs(d.long) >= 2.9,
    ),
    (
        r"변동성지수가 함께 뛰|변동성지수가 주가와 함께 오른|대개 내리는 변동성지수",
        lambda d: d.broad > 0 and d.fear >= 4,
    ),
    (
        r"변동성지수는 낮아져|대개 오르는 변동성지수|변동성지수가 함께 내려",
        lambda d: d.broad < 0 and d.fear <= -3,
    ),
    (
        r"변동성지수는 여전히|변동성지수가 아직 높은|변동성이 높은 시기",
        lambda d: d.level >= 25 and d.broad > 0,
    ),
    (r"두 자릿수로 뛴|변동성지수의 상승이 훨씬|변동성지수의 급등", lambda d: d.fear >= 10),
    (
        r"이달 들어 \S+ (넘게|가까이|)? ?낮아|반등은 일부|지난달 말의 수준에 닿지",
        lambda d: d.month <= -2 and d.broad > 0,
    ),
    (
        r"지난달 말보다|이달 상승분|이달 전체로 보면 오름세|이달의 오름세|이달 들어 S&P500지수의 상승률",
        lambda d: d.month > 0,
    ),
    (r"올해 들어|올해 오름폭|올해 쌓은", lambda d: d.year >= 5),
    (r"이달 내내|이달 들어 .* 내려|지난달 말과의 거리", lambda d: d.month <= -3),
    (r"이달 등락률도|거의 같은 자리|이달 전체로 보나", lambda d: abs(d.month) < 0.7),
    (r"업종|방어적인", lambda d: True),
    (r"관문|재료|옮겨 간다|다시 매겨질|맞는다|무게가 크다", lambda d: True),
)
"""What a sentence says, and what has to be true then; of sectors their funds tell elsewhere."""


class Plain:
    """The numbers of a day by the recorded files, in a few lines."""

    def __init__(self, recorded: Recorded, day: str) -> None:
        before, closes = recorded.before(day), recorded.rows

        def of(symbol: str, base: str) -> float:
            return percent(closes[symbol][day][3], closes[symbol][base][3]) or 0.0

        def rate(name: str) -> float:
            rows = [row for row in recorded.rates if row[name] and row["date"] <= day]
            return 100 * (float(rows[-1][name]) - float(rows[-2][name]))

        self.broad, self.small, self.fear = of("^GSPC", before), of("^RUT", before), of("^VIX", before)
        self.level = closes["^VIX"][day][3]
        self.long, self.short = rate("DGS10"), rate("DGS2")
        self.month = of("^GSPC", max(d for d in recorded.sessions if d < day[:7]))
        self.year = of("^GSPC", max(d for d in recorded.sessions if d < day[:4]))
        moves = recorded.changes(recorded.members("sp500"), day).values()
        self.up, self.down = (sum(sign * m > 0 for m in moves) / len(moves) for sign in (1, -1))


SESSIONS = calendars.sessions(dt.date(2024, 9, 3), dt.date(2026, 8, 20), US.exchange)


def view_of(article: Article) -> str:
    return " ".join(text_of(one.runs) for one in article.paragraphs if one.section == "view")


def test_what_is_concluded_is_true_of_recorded_sessions(recorded_store: Store, recorded_path: Path):
    recorded, told = Recorded(recorded_path), 0
    for day in SESSIONS[::11]:
        try:
            view = view_of(pipeline.build(recorded_store, day))
        except Held:  # its data are not fit to print
            continue
        plain = Plain(recorded, str(day)) if view else None
        for sentence in filter(None, re.split(r"(?<=다\.) ?", view)):
            found = [holds for said, holds in SAID if re.search(said, sentence)]
            assert found, (day, sentence)
            assert any(holds(plain) for holds in found), (day, sentence, vars(plain))
            told += 1
    assert told > 50


def test_no_text_comes_back_within_a_month(recorded_store: Store):
    last: dict[str, int] = {}
    for number, day in enumerate(SESSIONS[100:160]):
        view = re.sub(r"\d+(?:[.,]\d+)*", "0", view_of(pipeline.build(recorded_store, day)))
        if view:
            assert number - last.get(view, -99) > 21, (day, view)
            last[view] = number


@pytest.mark.parametrize(("title", "line"), [("데스크 시각", "● 데스크 시각"), ("", "")])
def test_the_title_is_the_desk_s_and_an_empty_one_leaves_it_out(title, line, recorded_store: Store):
    config = Config(story=StorySettings(view_title=title))
    printed = text(pipeline.build(recorded_store, dt.date(2025, 10, 10), config=config)).body.decode()
    assert "전문가 시각" not in printed
    assert (line in printed) if line else ("시각" not in printed)


def test_a_title_with_a_figure_is_refused(tmp_path: Path):
    (tmp_path / "newsgen.toml").write_text('[story]\nview_title = "시각 24"\n', encoding="utf-8")
    with pytest.raises(ConfigProblem, match="view_title"):
        load(tmp_path / "newsgen.toml")
