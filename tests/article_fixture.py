"""A small article set by hand from closes of 2025-08-13: what outputs and proofs are tried on."""

import datetime as dt

from newsgen.model import Article, Bar, Bars, Entry, Fact, Figure, Input, Paragraph, Run, Runs, Source

SESSION = dt.date(2025, 8, 13)
BEFORE = dt.date(2025, 8, 12)
WEEK_BASE = dt.date(2025, 8, 8)

CLOSES = {
    "^RUT": {WEEK_BASE: 2218.42, BEFORE: 2282.78, SESSION: 2328.06},
    "^GSPC": {BEFORE: 6445.7598, SESSION: 6466.5801},
    "CC": {BEFORE: 12.42, SESSION: 14.65},
    "NVDA": {BEFORE: 183.16, SESSION: 181.59},
    "AAPL": {BEFORE: 229.65, SESSION: 233.33},
    "DGS10": {BEFORE: 4.29, SESSION: 4.24},
}


def inputs(symbol: str, *days: dt.date, field: str = "close") -> tuple[Input, ...]:
    return tuple(Input(symbol=symbol, date=day, value=CLOSES[symbol][day], field=field) for day in days)


def fact(measure: str, about: str, value: float, unit: str, **rest: object) -> Fact:
    identity = f"{measure}:{about}@{SESSION}"
    return Fact(id=identity, measure=measure, about=about, value=value, unit=unit, session=SESSION, **rest)


def moved(measure: str, about: str, value: float, unit: str, base: dt.date = BEFORE) -> Fact:
    return fact(measure, about, value, unit, base=base, inputs=inputs(about, base, SESSION))


FACTS = {
    f.id: f
    for f in (
        fact("session", "XNYS", 0.0, "session"),
        fact("close", "^RUT", 2328.06, "level", inputs=inputs("^RUT", SESSION)),
        moved("points_day", "^RUT", 45.28, "points"),
        moved("change_day", "^RUT", 1.983546, "percent"),
        moved("change_wtd", "^RUT", 4.942256, "percent", WEEK_BASE),
        fact(
            "largest_rise_since_wtd",
            "^RUT",
            4.942256,
            "percent",
            since=dt.date(2025, 5, 16),
            since_value=5.32,
            periods=13,
            inputs=inputs("^RUT", WEEK_BASE, SESSION),
        ),
        fact("close", "^GSPC", 6466.5801, "level", inputs=inputs("^GSPC", SESSION)),
        moved("points_day", "^GSPC", 20.8203, "points"),
        moved("change_day", "^GSPC", 0.323008, "percent"),
        moved("change_day", "CC", 17.954911, "percent"),
        moved("change_day", "NVDA", -0.857174, "percent"),
        moved("change_day", "AAPL", 1.602438, "percent"),
        fact("breadth_up", "russell2000", 1615.0, "count", n=1933),
        fact("breadth_down", "russell2000", 300.0, "count", n=1933),
        fact(
            "yield_change",
            "DGS10",
            -5.0,
            "bp",
            base=BEFORE,
            inputs=inputs("DGS10", BEFORE, SESSION, field="rate"),
        ),
        fact("close", "DGS10", 4.24, "percent", inputs=inputs("DGS10", SESSION, field="rate")),
    )
}


def figure(text: str, name: str, style: str, value: float | str | None = None) -> Run:
    """Set a figure of the fact ``measure:about`` as ``text``; its raw value unless a date is given."""
    found = FACTS[f"{name}@{SESSION}"]
    raw = found.value if value is None else value
    return Run(text=text, figure=Figure(fact=found.id, value=raw, style=style))


def runs(*parts: str | Run) -> Runs:
    return tuple(Run(text=part) if isinstance(part, str) else part for part in parts)


def paragraph(section: str, *parts: str | Run, item: str | None = None) -> Paragraph:
    return Paragraph(section=section, item=item, runs=runs(*parts))


DAY = figure("13일", "session:XNYS", "session_day", "2025-08-13")
RUSSELL = Run(text="러셀2000", term="russell2000", phrase=True)
SP500 = Run(text="S&P500", phrase=True)

RUSSELL_PARAGRAPH = paragraph(
    "market",
    Run(text="러셀2000", phrase=True),
    " 지수는 전장보다 ",
    figure("45.28포인트", "points_day:^RUT", "points"),
    "(",
    figure("1.98%", "change_day:^RUT", "percent"),
    ") 오른 ",
    figure("2,328.06", "close:^RUT", "level"),
    "에 장을 마쳤다. ",
    SP500,
    "은 ",
    figure("20.82포인트", "points_day:^GSPC", "points"),
    "(",
    figure("0.32%", "change_day:^GSPC", "percent"),
    ") 상승한 ",
    figure("6,466.58", "close:^GSPC", "level"),
    "을 기록했다.",
    item="indices:^RUT",
)

WEEK_PARAGRAPH = paragraph(
    "market",
    "이번 주 들어서만 ",
    figure("4%", "change_wtd:^RUT", "over"),
    " 넘게 뛰어 ",
    figure("5월", "largest_rise_since_wtd:^RUT", "since_month", "2025-05-16"),
    " 이후 가장 가파른 주간 오름세다.",
    item="week:^RUT",
)

MOVERS_PARAGRAPH = paragraph(
    "stocks",
    "케머스(Chemours)가 ",
    figure("17.95%", "change_day:CC", "percent"),
    " 급등했고 애플도 ",
    figure("1.60%", "change_day:AAPL", "percent"),
    " 올랐지만, 엔비디아는 ",
    figure("0.86%", "change_day:NVDA", "percent"),
    " 내렸다. 오른 종목은 ",
    figure("1,615개", "breadth_up:russell2000", "count"),
    "로 내린 종목 ",
    figure("300개", "breadth_down:russell2000", "count"),
    "를 크게 앞섰다.",
    item="movers:russell2000",
)

RATES_PARAGRAPH = paragraph(
    "rates",
    "미국 ",
    Run(text="10년", phrase=True),
    "물 국채 금리는 ",
    figure("5bp", "yield_change:DGS10", "bp"),
    "(",
    Run(text="베이시스포인트", term="bp"),
    ") 낮아진 연 ",
    figure("4.24%", "close:DGS10", "percent"),
    "였다.",
    item="rates:DGS10",
)

VIEW_PARAGRAPH = paragraph("view", "작은 회사일수록 빚을 낼 때 시장 금리를 그대로 치른다.")

CHART = Bars(
    title="이날 많이 움직인 종목",
    unit="percent",
    rows=(
        Bar(label="케머스", value=17.954911, fact=f"change_day:CC@{SESSION}"),
        Bar(label="애플", value=1.602438, fact=f"change_day:AAPL@{SESSION}"),
        Bar(label="엔비디아", value=-0.857174, fact=f"change_day:NVDA@{SESSION}"),
    ),
)


def article(**changes: object) -> Article:
    """Return the article, with some of its fields changed."""
    fields: dict[str, object] = {
        "id": "2025-08-13-us-close",
        "session": SESSION,
        "edition": "us-close",
        "angle": "small_caps",
        "headline": runs(
            "금리 인하 기대에 소형주 질주…‘",
            RUSSELL,
            "’ ",
            figure("1.98%", "change_day:^RUT", "percent"),
            "↑",
        ),
        "deck": runs("대형 기술주는 쉬어 가"),
        "summary": (
            runs(
                Run(text="러셀2000", phrase=True), " ", figure("1.98%", "change_day:^RUT", "percent"), " 상승"
            ),
        ),
        "lead": runs(
            DAY,
            "(현지시간) 뉴욕 증시에서 소형주 중심의 ",
            Run(text="러셀2000", phrase=True),
            " 지수가 ",
            figure("1%", "change_day:^RUT", "over"),
            " 넘게 올랐다.",
        ),
        "paragraphs": (
            RUSSELL_PARAGRAPH,
            WEEK_PARAGRAPH,
            MOVERS_PARAGRAPH,
            RATES_PARAGRAPH,
            VIEW_PARAGRAPH,
        ),
        "glossary": (
            Entry(
                id="russell2000",
                title="러셀2000",
                english="Russell 2000",
                text="미국 상장사를 시가총액 순으로 세워 1,001위부터 3,000위까지 담은 소형주 지수.",
            ),
            Entry(
                id="bp",
                title="베이시스포인트",
                english="basis point",
                text="0.01%포인트. 100bp가 1%포인트다.",
            ),
        ),
        "charts": (CHART,),
        "sources": (Source(name="기록 시세", detail="2025-08-13 마감"), Source(name="미국 재무부")),
        "disclosure": "이 기사는 시세 자료를 바탕으로 정해진 틀에 따라 자동 작성됐습니다.",
        "facts": tuple(FACTS.values()),
    }
    return Article(**{**fields, **changes})  # type: ignore[arg-type]
