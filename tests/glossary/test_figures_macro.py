"""The worked figures of indices, rates, bonds, currencies, releases and commodities, recomputed."""

from __future__ import annotations

import datetime as dt
import math

from tests.glossary.test_terms import says


def test_indices() -> None:
    says("kospi", "5,000에서 5,100", f"{(5100 / 5000 - 1) * 100:.0f}%")
    says("stoxx-600", f"{600 // 3}개씩")
    says("dax", f"{100 * 1.03:.0f}", "3%만큼")
    says("russell-1000", "1,000위", f"{3000 - 1000:,}개")
    says("russell-3000", "3,000위", f"{3000 - 1000:,}개")
    says("sp-400", f"{500 + 400 + 600:,}개", "S&P1500")
    says("cap-weighted", f"{900 * 0.1 / (900 + 100) * 100:.0f}%", f"{100 * 0.1 / (900 + 100) * 100:.0f}%")
    says("price-weighted", f"{100 + 20}달러", f"{110 + 20}달러", f"{(130 / 120 - 1) * 100:.1f}%")
    says("price-weighted", f"{((100 + 22) / 120 - 1) * 100:.1f}%")
    says("free-float", f"{100 - 40}주", f"{60 * 50:,}달러")
    says("index-review", f"{100e8 * 0.5 / 100 / 1e4:,.0f}만달러")


def test_rates_and_central_banks() -> None:
    says("regional-fed", "12개", "4명", f"{1 + 4}명")
    says("baby-step", "25bp(0.25%p)", f"{4 * 25 / 100:.2f}%p", f"{25 + 25}bp", f"{25 * 3}bp")
    says("big-step", "50bp(0.50%p)", "25bp씩 두 번", f"1.75%에서 {1.75 + 0.5:.2f}%")
    says("giant-step", "75bp(0.75%p)", f"{4 * 75 / 100:.2f}%p")
    says("jumbo-cut", "5.25~5.50%", f"{5.25 - 0.5:.2f}~{5.5 - 0.5:.2f}%")
    says("baby-cut", "4.25~4.50%", f"{4.25 - 0.25:.2f}~{4.5 - 0.25:.2f}%")
    says("insurance-cut", "25bp씩", f"{3 * 25}bp")
    says("neutral-rate", f"{1 + 2}%")
    says("taylor-rule", f"{3 + 2 + 0.5 * (3 - 2) + 0.5 * 1:.0f}%")
    says("terminal-rate", "4.00%", f"{4 - 4 * 0.25:.2f}%")
    assert dt.date(2025, 9, 16).weekday() == 1
    assert (dt.date(2025, 9, 6).weekday(), dt.date(2025, 9, 13).weekday()) == (5, 5)
    says("blackout-period", "화요일과 수요일", f"{(dt.date(2025, 9, 18) - dt.date(2025, 9, 6)).days + 1}일")
    says("dissent", "12명", "10 대 2", f"{12 - 10}명")
    says("repo", f"{1e8 * 3.65 / 100 / 365 / 1e4:.0f}만원")
    says("reserve-requirement", f"{100e12 * 0.5 / 100 / 1e8:,.0f}억위안")
    says("prime-rate", "4.50%", f"{4.5 + 3:.2f}%")
    says("tapering", f"{1200 - 150:,}억달러")
    says("sloos", f"{30 - 10}")
    says("boj", f"{2024 - 2007}년")


def test_bonds() -> None:
    says("treasury-bill", f"{(100 / 98 - 1) * 100:.1f}%")
    says("treasury-auction", "4.23%", f"{(4.25 - 4.23) * 100:.0f}bp")
    says("bid-to-cover", f"{975 / 390:.1f}배")
    says("duration", f"{7 * 0.5:.1f}%")
    says("coupon-rate", f"{100 * 0.04:.0f}달러", f"{4 / 80 * 100:.0f}%")
    says("yield-to-maturity", f"{((100 + 4) / 98 - 1) * 100:.1f}%")
    says("zero-coupon-bond", f"{100 / 1.04**10:.1f}달러")
    says("tips", f"{1000 * 1.03:,.0f}달러", f"{1030 * 0.01:.1f}달러")
    says("breakeven-inflation", f"{4.2 - 1.9:.1f}%")
    says("real-rate", f"{4 - 2.5:.1f}%")
    says("nominal-rate", f"{100 * 1.05:.0f}만원", f"{(1.05 / 1.03 - 1) * 100:.1f}%")
    says("term-premium", f"{4.2 - 3.7:.1f}%p")
    says("steepening", f"{(0.55 - 0.30) * 100:.0f}bp")
    says("flattening", f"{(0.55 - 0.30) * 100:.0f}bp")
    says("corporate-bond", f"{1000 * 0.04:.0f}억원")
    says("credit-spread", f"{5.5 - 4.3:.1f}%p", f"{(5.5 - 4.3) * 100:.0f}bp")
    says("default", f"{40 / 100 * 100:.0f}%")
    says("credit-default-swap", f"{1000 * 40 / 1e4:.0f}만달러")
    says("move-index", f"{100 / math.sqrt(252):.1f}bp")
    says("mortgage-rate", f"{monthly(300_000, 0.06):,.0f}달러", f"{monthly(300_000, 0.07):,.0f}달러")
    says("collateralized-loan-obligation", f"{10 / 100 * 100:.0f}%")
    says("debt-ceiling", "36조1,000억달러", f"{(36.1 + 5) // 1:.0f}조1,000억달러")
    says("wgbi", "4월부터 11월까지", "여덟 달")
    assert 11 - 4 + 1 == 8
    says("bund", f"{(3.6 - 2.6) * 100:.0f}bp")


def monthly(loan: float, rate: float) -> float:
    """Return what is paid a month on a loan of 30 years, by the annuity formula."""
    return loan * (rate / 12) / (1 - (1 + rate / 12) ** -360)


def test_currencies() -> None:
    says("exchange-rate", "1,400원에서 1,414원", f"{(1414 / 1400 - 1) * 100:.0f}%")
    says("dollar-yen", f"{153 - 150}엔", f"{(153 / 150 - 1) * 100:.0f}%")
    says("euro-dollar", f"{(1.155 / 1.10 - 1) * 100:.0f}%")
    says("yen-carry-trade", f"{4 - 1}%")
    says("weak-yen", f"{140 * 1}만엔", f"{150 * 1}만엔")
    says("strong-dollar", f"{100 * 1.2:.0f}만달러", f"{100 * 1.1:.0f}만달러")
    says("ndf", f"{(1395 - 1380) * 100:,}만원", "1만753달러")
    assert round(15 * 1_000_000 / 1395) == 10_753
    says("currency-forward", "13억8,000만원", f"{(1380 - 1350) * 100:,}만원")
    assert 1380 * 1_000_000 == 1_380_000_000
    says("swap-point", f"{1400 - 1380}원", f"{20 / 1400 * 100:.1f}%")
    says("currency-hedge", f"{(1.05 * 0.96 - 1) * 100:.1f}%")
    says("yuan-fixing", f"{7.1 * 0.98:.4f}위안", f"{7.1 * 1.02:.4f}위안")
    says("purchasing-power-parity", f"{5500 / 5:,.0f}원", f"{(1 - 1100 / 1375) * 100:.0f}%")
    says("big-mac-index", f"{6000 / 6:,.0f}원", f"{(1 - 1000 / 1250) * 100:.0f}%")
    says("cross-rate", f"{1400 / 150 * 100:.1f}원")
    says("plaza-accord", f"{(1 - 120 / 240) * 100:.0f}%")


def test_commodities() -> None:
    says("brent", f"{70 - 66}달러")
    says("strategic-petroleum-reserve", "180일", "1억8,000만배럴")
    assert 180 * 1_000_000 == 180_000_000
    says("contango", f"{72 - 70}달러")
    says("backwardation", f"{72 - 70}달러")
    says("crack-spread", f"{((2 * 2.2 + 2.4) * 42 - 3 * 70) / 3:.1f}달러")
    says("refining-margin", f"{85 - 75 - 4}달러")
    says("natural-gas", f"{10_000 * 0.1:,.0f}달러")
    ounce = 31.1034768  # grams, by definition of the troy ounce
    says("gold-price", f"{ounce:.1f}g", f"{4000 / ounce:.1f}달러")
    says("gold-silver-ratio", f"{3000 / 30:.0f}배")
    says("troy-ounce", f"{ounce:.1f}g", f"{1000 / ounce:.2f}트로이온스", f"{ounce / 3.75:.1f}돈")
    pounds = 1000 / 0.45359237  # in a tonne, by definition of the pound
    says("copper-price", f"{pounds:,.1f}파운드", f"{4 * pounds:,.0f}달러")
    says("comex", f"{100 * 10:,}달러")


def test_releases() -> None:
    says("pmi", f"{25 + 50 / 2:.0f}")
    says("jolts", f"{780 / 700:.1f}개")
    says("average-hourly-earnings", f"{(37.26 / 36 - 1) * 100:.1f}%")
    says("labor-participation", f"{6250 / 10000 * 100:.1f}%")
    says("labor-productivity", f"{(1.03 / 1.01 - 1) * 100:.1f}%")
    says("sahm-rule", f"{4.4 - 3.9:.1f}%p")
    says("industrial-production", f"{78 / 100 * 100:.0f}%")
    says("empire-state", f"{35 - 25}")
    says("shelter-inflation", f"{0.33 * 3:.1f}%p")
    says("personal-income", f"{(100 - 95) / 100 * 100:.0f}%")
    says("housing-starts", f"{11 * 12}만채")
    says("trade-balance", f"{600 - 550}억달러")
    says("current-account", f"{80 - 20 + 30}억달러")
    says("deflation", "3%에서 2%")
    says("disinflation", f"{100 * 1.03:.0f}원")
    says("base-effect", f"{(100 / 80 - 1) * 100:.0f}%")
    says("seasonal-adjustment", f"{120 / 1.2:.0f}")
    says("annualized-rate", f"{(1.005**4 - 1) * 100:.1f}%")
    days = dt.date(2025, 11, 12) - dt.date(2025, 10, 1)
    says("government-shutdown", f"{days.days + 1}일")
    says("budget-deficit", f"{7 - 5}조달러", f"{2 / 30 * 100:.1f}%")
