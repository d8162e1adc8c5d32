"""The worked figures of Seoul's market, its orders, listed companies, accounts and funds, recomputed."""

from __future__ import annotations

import datetime as dt

from tests.glossary.test_terms import says


def test_investors() -> None:
    says("foreign-investor", f"{(1 - 1400 / 1470) * 100:.1f}%")
    says("other-corporation", "3,000억원", "1,000억원", "4,500억원", f"{-(3000 + 1000 - 4500)}억원")
    says("super-ant", "5%", "1,000억원", f"{1000 * 0.05:.0f}억원")
    says("foreign-ownership-limit", f"{5000 / 10000 * 100:.0f}%", "49%", "44.1%", f"{44.1 / 49 * 100:.0f}%")
    says("double-buying", "3,000억원", "2,000억원", f"{3000 + 2000:,}억원")
    says("buy-dominance", "300억원", "1,200억원", f"{1200 - 300}억원")


def test_rules_of_the_exchange() -> None:
    says("first-day-quadruple", "2만원", f"{20000 * 0.6:,.0f}원", f"{20000 * 4 // 10000}만원")
    says("nsds", "1만 주", "1만2,000주", f"{12000 - 10000:,}주")
    says("liquidation-trading", "90%", f"{1000 * (1 - 0.9):.0f}원")
    says("after-hours-single-price", f"{50000 * 0.9:,.0f}원", f"{50000 * 1.1:,.0f}원")
    says("fractional-investment", "100억원", "100만 개", f"{100e8 / 1e6 / 1e4:.0f}만원")
    says("fractional-trading", "0.01주", f"{100 * 0.01:.0f}만원")
    opened, closed = dt.timedelta(hours=9), dt.timedelta(hours=15, minutes=30)
    assert closed - opened == dt.timedelta(hours=16) - dt.timedelta(hours=9, minutes=30)
    says("regular-session", "6시간 30분")
    thursday = dt.date(2026, 12, 3)
    assert thursday.weekday() == 3
    assert (thursday - dt.timedelta(2)).weekday() == 1
    says("new-share-record-date", "기준일이 목요일이면 화요일")
    says("record-date", "금요일이면 수요일")


def test_taxes() -> None:
    says("comprehensive-financial-tax", "3,000만원", f"{3000 - 2000:,}만원", f"{45 * 1.1:.1f}%")
    says("isa", "300만원", f"{300 - 200}만원", "9.9%", f"{100 * 0.099:.1f}".replace(".", "만") + ",000원")
    says(
        "pension-savings", "600만원", "13.2%", f"{6_000_000 * 0.132 / 1e4:.1f}".replace(".", "만") + ",000원"
    )
    says("promissory-note", "3.5%", f"{1000 * 0.035:.0f}만원")
    says("day-trading", f"{1000 * 5:,}만원", "0.2%", f"{5000 * 0.002:.0f}만원")


def test_prices() -> None:
    says("price-range", f"{6000 - 5940}포인트", f"{60 / 6000 * 100:.0f}%")
    says("trading-value", f"{50000 * 1e6 / 1e8:.0f}억원")
    says("base-price", "2만원", f"{20000 / 2 / 1e4:.0f}만원")
    says("session-high-low", f"{52000 - 49000:,}원")
    says("herding", "40%", f"{0.4 * 5 - 0.6 * 1:.1f}%")
    says("unsettled-trading", "40%", f"{400 / 0.4:,.0f}만원")
    says("averaging-down", f"{(10000 * 100 + 8000 * 100) / 200:,.0f}원")
    bought = 100 + 1_000_000 // 8000 + 100
    says("scale-trading", f"{bought}주", f"{3_000_000 / bought:,.0f}원")
    says("chasing", "30%", f"{(1 - 1 / 1.3) * 100:.0f}%")
    says("bollinger-bands", f"{100 - 2 * 3}에서 {100 + 2 * 3}까지")
    says("macd", f"{105 - 100}다")
    says("turnover-ratio", f"{5000 / 10000 * 100:.0f}%")
    says("investor-sentiment", f"{8 / 10 * 100:.0f}%")
    says("technical-rebound", "4,650", f"{(4650 - 4500) / (5000 - 4500) * 100:.0f}%")
    says("vwap", f"{(100 * 10000 + 300 * 10400) / 400:,.0f}원")
    says("priced-in", f"{12000 * 0.95:,.0f}원")
    says("opening-auction-quote", "52,000원", f"{(52 / 50 - 1) * 100:.0f}%")
    says("front-running", "12,000원")


def test_days_of_the_past() -> None:
    says("dotcom-bubble", f"{(1 - 1114.11 / 5048.62) * 100:.1f}%")
    before = 1738.74 + 508
    says("black-monday", f"{508 / before * 100:.1f}%")
    says("asset-bubble", f"{2024 - 1989 - 1}년")


def test_offerings() -> None:
    says("book-building", f"{80e8 / 1000e4:.0f} 대 1")
    says("lead-manager", "2%", f"{500 * 0.02:.0f}억원")
    says("put-back-option", "90%", f"{20000 * 0.9:,.0f}원")
    says("existing-share-sale", f"{40 / 100 * 100:.0f}%")
    says("bond-with-warrant", f"{15000 - 10000:,}원")
    says("exchangeable-bond", f"{12 - 10}만원")
    says("warrant", f"{12000 - 9000:,}원")
    says(
        "refixing", f"{10e8 / 10000 / 1e4:.0f}만 주", f"{10e8 / 8000 / 1e4:.1f}".replace(".", "만") + ",000주"
    )
    says("capital-reduction", f"{1000 // 10}주")
    says("forfeited-shares", f"{1000 - 900}만 주", f"{900 / 1000 * 100:.0f}%")
    says("interim-dividend", f"{361 * 4:,}원")
    says("tradable-float", f"{1000 - 700}만 주", f"{300 / 1000 * 100:.0f}%")
    says("scarce-float-stock", f"{1000 - 950}만 주", f"{50 / 1000 * 100:.0f}%")


def test_who_rules() -> None:
    says("controlling-shareholder", f"{15 + 5 + 3}%")
    says("voting-rights", f"{1000 - 100}만 개", f"{90 / 1000 * 100:.0f}%", f"{90 / 900 * 100:.0f}%")
    says("proxy-fight", f"{100 - 30 - 25}%")
    says("control-premium", f"{(15000 / 10000 - 1) * 100:.0f}%")
    says("white-knight", f"{30 + 10}%")
    says("poison-pill", f"{20 / (20 + 80 * 2) * 100:.1f}%")
    says("cumulative-voting", f"{100 * 3}표")
    says("outside-director", f"{9 / 3:.0f}명")
    says("corporate-governance", f"{0.3 * 0.4 * 100:.0f}%")
    says("appraisal-right", f"{5 - 4}만원")
    says("supply-contract", f"{1e12 * 0.05 / 1e8:.0f}억원")


def test_firms_in_trouble() -> None:
    says("capital-impairment", f"{(100 - 40) / 100 * 100:.0f}%")
    says("zombie-company", f"{8 / 10:.1f}배")
    says("debt-equity-swap", f"{300 / 100 * 100:.0f}%", f"{(300 - 100) / (100 + 100) * 100:.0f}%")
    says("vulture-fund", f"{50 - 30}억원")


def test_accounts() -> None:
    says("consolidated-statements", f"{100 + 60 - 20}억원")
    says("equity-method", f"{100 * 0.3:.0f}억원")
    says("multiple", f"{5000 * 12 // 10000}만원", f"{5000 * 15:,}원")
    says("enterprise-value", f"{800 + 300 - 100:,}억원")
    says("revenue", f"{10000 * 1e6 / 1e8:.0f}억원", f"{100 - 90}억원")
    says("selling-admin-expense", f"{100 - 60 - 25}억원")
    before, after = 100 - 60 - 30, 110 - 60 - 33
    says("operating-leverage", f"{before}억원", f"{after}억원", f"{(after / before - 1) * 100:.0f}%")
    says("break-even", f"{60 / (1 - 0.4):.0f}억원")
    says("controlling-net-income", f"{100 * 0.6:.0f}억원", f"{100 * 0.4:.0f}억원")
    says("financial-statements", f"{500 - 300}억원")
    says("operating-cash-flow", f"{100 - 30 + 20}억원")
    says("depreciation", f"{100 / 5:.0f}억원")
    says("net-cash", f"{500 - 200}억원")
    says("current-ratio", f"{300 / 200 * 100:.0f}%")
    says("roa", f"{20 / 1000 * 100:.0f}%")
    says("dividend-per-share", f"{100e8 / 1000e4:,.0f}원")
    says("holding-discount", f"{(1 - 4 / 10) * 100:.0f}%")
    says("value-trap", f"{10000 / 2000:.0f}배", f"{10000 / 500:.0f}배")
    says("one-off-item", f"{60 + 50}억원")
    says("earnings-revision", f"{5000 * 12 // 10000}만원", f"{6000 * 12:,}원")
    says("credit-assessment", f"{1000 * 0.005:.0f}억원")


def test_kinds_of_shares() -> None:
    says("leader-stock", "25%", f"{0.25 * 4:.0f}%")
    says("high-priced-stock", f"{2_650_000 // 50:,}원")
    says("dividend-stock", f"{2400 / 40000 * 100:.0f}%")
    says("low-pbr-stock", f"{4 / 10:.1f}배")


def test_funds() -> None:
    says("cma", "2.5%", f"{1e7 * 0.025 / 365:.0f}원")
    says("fund-size", f"{1000 * 1.1:,.0f}억원")
    says("asset-manager", "0.3%", f"{10e4 * 0.003:.0f}억원")
    says("irp", f"{1000 * 0.3:.0f}만원")
    says("fund-of-funds", f"{0.5 + 1:.1f}%")
    says("limited-partner", f"{300 / 1000 * 100:.0f}%")
    says("general-partner", f"{5000 * 0.02:.0f}억원")
    says("carried-interest", f"{50 * 0.2:.0f}억원")
    says("dry-powder", f"{10000 - 6000:,}억원")
    says("idle-money", f"{600 + 200 + 90 + 110:,}조원")
    says("portfolio", *(f"{part / 10:.0f}%" for part in (600, 300, 100)))
    says("robo-advisor", "0.3%", f"{1000 * 0.003:.0f}만원")
    says("long-short-fund", f"{5 - 2}%")


def test_derivatives() -> None:
    says("elw", f"{11000 - 10000:,}원")
    says("knock-in", f"{10000 * 0.5:,.0f}", f"{(1 - 6000 / 10000) * 100:.0f}%")
    says("autocall", f"{8 / 2:.0f}%")
    says("cfd", f"{1 / 0.4:.1f}배")
    assert round(0.2 / 0.4, 9) == 0.5
    says("weekly-option", f"{0.4 * 25:.0f}만원")
    says("mini-futures", "2억1,500만원", f"{860 * 5:,}만원")
    assert 860 * 25 == 21500
    says("single-stock-futures", f"{5 * 10}만원", f"{500_000 * 0.15:,.0f}원")
    says("central-counterparty", f"{100 - 90}억원")
    says("protective-put", f"{100_000 - 95_000 + 2_000:,}원")


def test_words_of_desks() -> None:
    says("short-stop", "1,380원", "1,385원", f"{100 * (1385 - 1380)}만원")
    says("foreign-currency-loan", "1,350원", "1,420원", f"{100 * (1420 - 1350):,}만원")
    says("brokerage", "10조원", "0.05%", f"{100_000 * 0.05 / 100:.0f}억원")
    says("execution-strength", "12만 주", "10만 주", f"{12 / 10 * 100:.0f}%")
    says("odd-lot", "25주", f"{25 * 3 / 10}주", "0.5주")
    says("weighted-average-yield", f"{(3.0 * 300 + 3.2 * 100) / 400:.2f}%")
    says("financial-structure", f"{300 / 100 * 100:.0f}%", f"{(300 - 100) / (100 + 100) * 100:.0f}%")
    says("trading-range-day", "1,382원", "1,374원", f"{1382 - 1374}원")
    says("buying-power", "17%", "15%", f"{17 - 15}%p")
    says("par-value", "500원", "1,000만 주", f"{500 * 1000 // 10_000}억원")
    says("issuance-rate", "3.50%", "3.42%", f"{(3.50 - 3.42) * 100:.0f}bp")
