"""The worked figures of rates and the won in Seoul, policy, banking and digital assets, recomputed."""

from __future__ import annotations

import datetime as dt

from tests.glossary.test_terms import says


def test_bonds_of_seoul() -> None:
    says("ktb-3-year", "2.50%", f"{(2.90 - 2.50) * 100:.0f}bp")
    says("ktb-10-year", "3.30%", f"{(3.30 - 2.90) * 100:.0f}bp")
    says("ktb-yield", f"{(103 / 100 - 1) * 100:.0f}%", f"{(103 / 100.5 - 1) * 100:.1f}%")
    tick = 100_000_000 * 0.01 / 100  # won: a hundredth of a point of a contract of a hundred million
    says(
        "bond-tick",
        f"{tick / 1e4:.0f}만원",
        f"{(112.48 - 112.26) / 0.01:.0f}틱",
        f"{22 * tick / 1e4:.0f}만원",
    )
    says("ktb-futures", f"{10 * tick / 1e4:.0f}만원")
    says("stop-out-rate", "3.28%", f"{(3.30 - 3.28) * 100:.0f}bp")
    says("indirect-bidder", f"{280 / 400 * 100:.0f}%")
    says("direct-bidder", f"{100 - 20 - 70}%")
    says("when-issued", "4.54%", f"{(4.54 - 4.51) * 100:.0f}bp")
    says("evaluated-yield", "3.47%", f"{(3.50 - 3.47) * 100:.0f}bp")
    says("swap-spread", f"-{(3.30 - 3.10) * 100:.0f}bp")
    says("refinancing-issue", f"{1000 * 0.02:.0f}억원", f"{1000 * 0.04:.0f}억원")
    says("unsecured-corporate-bond", f"{(3.40 - 2.90) * 100:.0f}bp")
    says("ktb-issuance-plan", f"{200 * (0.40 - 0.35):.0f}조원")
    says("bond-net-investment", f"{10 - 4 - 3}조원")
    says("retail-government-bond", f"{100 * 1.035**20:.0f}만원")


def test_central_banks_and_money() -> None:
    says("average-inflation-target", "1.5%", f"{2 * 2 - 1.5:.1f}%")
    says("ted-spread", f"{(4.5 - 4.2) * 100:.0f}bp")
    says("seigniorage", f"{(50_000 - 200) // 10_000}만{(50_000 - 200) % 10_000:,}원")
    says("bok-dot-plot", f"{7 * 3}개")
    says("negative-interest-rate", f"{1e12 * 0.001 / 1e8:.0f}억엔")
    says("cd-rate", f"{2.80 + 1.50:.2f}%")
    says("cofix", f"{2.5 * 0.7 + 3.0 * 0.3:.2f}%")
    says("money-supply", f"{(4200 / 4000 - 1) * 100:.0f}%")
    says("m2", f"{(4200 / 4000 - 1) * 100:.0f}%")
    says("m1", f"{1200 / 4000 * 100:.0f}%")
    says("monetary-base", f"{4200 / 300:.0f}배")
    says("money-multiplier", f"{4200 / 300:.0f}배")
    says("velocity-of-money", f"{2600 / 4000:.2f}")
    says("credit-creation", f"{100 * 0.9:.0f}만원", f"{90 * 0.9:.0f}만원", f"{100 / 0.1:,.0f}만원")
    says("standing-facility", f"{2.50 + 0.5:.2f}%")
    says("korea-us-rate-gap", f"{3.75 - 2.50:.2f}%p")


def test_the_won_and_other_currencies() -> None:
    says("fx-day-close", f"{1470 - 1465}원")
    says("fx-conversion-demand", f"{50e8 * 1400 / 1e12:.0f}조원")
    says("fx-soundness-levy", f"{10e8 * 0.001 / 1e4:.0f}만달러")
    says("fx-open-position", f"{10 - 7}억달러", f"{(10 - 7) * 10}억원")
    says("weak-won", f"{(1450 - 1400) * 100:,}만원")
    says("strong-won", f"{(1450 / 1400 - 1) * 100:.1f}%")
    says("weak-dollar", f"{100 * 1.1:.0f}만달러", f"{100 * 1.2:.0f}만달러")
    says("custody-flow", f"{1e12 / 1400 / 1e8:.0f}억달러")
    says("market-average-rate", f"{(1400 * 30 + 1410 * 10) / 40:,.1f}원")
    says("strategic-hedge", f"{5000 * 0.1:.0f}억달러")
    says("won-yen", f"{1400 / 150 * 100:.1f}원")
    says("swap-basis", f"-{(2.80 - 2.20) * 100:.0f}bp")
    says("currency-risk", f"{(1 - 1.05 * 1330 / 1400) * 100:.2f}%")
    says("revaluation", f"{(8.28 / 8.11 - 1) * 100:.1f}%")


def test_commodities() -> None:
    says("oil-output-hike", f"{13.7 * 10:.0f}만배럴")
    says("official-selling-price", f"{70 + 2}달러")
    says("carbon-allowance", f"{12 - 10}천톤", f"{2000 * 1:,}만원")
    wheat, corn = 60 * 0.45359237, 56 * 0.45359237  # kilograms: a bushel is 60 and 56 pounds
    says("bushel", f"{wheat:.1f}kg", f"{corn:.1f}kg", f"{5.5 / wheat * 1000:.0f}달러")


def test_releases() -> None:
    says("percentage-point", f"{(5 / 4 - 1) * 100:.0f}%", f"{4 * 1.01:.2f}%")
    says("month-over-month", f"{(115.2 / 115.0 - 1) * 100:.1f}%")
    says("quarter-over-quarter", f"{(1.007**4 - 1) * 100:.1f}%")
    says("second-estimate", f"{0.7 - 0.6:.1f}%p")
    says("trade-dependence", f"{1.33 / 1.9 * 100:.0f}%")
    says("bsi", f"{20 - 35 + 100}")
    says("economic-growth", f"{(2040 / 2000 - 1) * 100:.0f}%")
    says("output-gap", f"{(2450 / 2500 - 1) * 100:.0f}%")
    says("gni", f"{2500 + 60 - 30:,}조원")
    says("terms-of-trade", f"{105 / 100 * 100:.0f}")
    says("daily-exports", f"{500 / 20:.0f}억달러")
    says("hyperinflation", f"{round(1.5**12, -1):.0f}배")
    says("unit-labor-cost", f"{(1.04 / 1.03 - 1) * 100:.0f}%")
    says("savings-rate", f"{(100 - 95) / 100 * 100:.0f}%")
    says("tankan", f"{25 - 10}")
    says("zew-index", f"{55 - 20}")
    says("employment-rate", f"{630 / 1000 * 100:.0f}%")
    says("gdp-deflator", f"{2600 / 2500 * 100:.0f}")
    says("real-gdp", f"{(1.05 / 1.03 - 1) * 100:.0f}%")
    says("nominal-gdp", f"{1200 / 2600 * 100:.0f}%")
    says("real-wage", f"{(1 - 1.03 / 1.04) * 100:.0f}%")
    says("disposable-income", f"{300 - 60}만원")
    says("construction-investment", f"{12 * 0.1:.1f}%p")


def test_the_world_economy() -> None:
    says("prediction-market", f"{0.7 / 1 * 100:.0f}%")
    says("deleveraging", f"{100 - 90}억원")
    assert 100 * 0.05 == (100 - 90) / 2
    says("global-financial-crisis", f"{(1 - 676 / 1565) * 100:.0f}%")
    says("wealth-effect", f"{1000 * 0.03:.0f}만원")
    says("external-debt", f"{1680 / 4200 * 100:.0f}%")
    says("net-foreign-assets", f"{2.7 - 1.7:.0f}조달러")
    assert (dt.date(2025, 4, 9) - dt.date(2025, 4, 2)).days == 7
    says("taco-trade", "이레", "90일")


def test_policy() -> None:
    says("global-minimum-tax", f"{15 - 9}%p")
    says("section-232", f"{20_000 * 0.15:,.0f}달러")
    says("section-122", f"{100 * 0.1:.0f}달러", "150일")
    assert (dt.date(2026, 2, 24) + dt.timedelta(150)).month == 7
    says("reciprocal-tariff", "6 대 3")
    says("anti-dumping", f"{100 - 80}만원")
    says("managed-fiscal-balance", f"{690 - 650}조원", f"{690 - 650 + 50}조원")
    says("expansionary-fiscal", f"{700 - 650}조원")
    says("government-debt", f"{380_000 * 0.04 // 10_000:.0f}조{380_000 * 0.04 % 10_000:,.0f}억달러")
    says("tax-cut-act", f"{34_000 / 10:,.0f}억달러")
    says("korea-us-investment", f"{2000 + 1500:,}억달러", f"{2000 / 200:.0f}년")
    says("ampc", "10GWh", "3억5,000만달러")
    assert 10 * 1_000_000 * 35 == 350_000_000


def test_banking() -> None:
    says("loan-to-deposit-ratio", f"{291 / 300 * 100:.0f}%")
    says("bis-ratio", f"{15 / 100 * 100:.0f}%")
    says("cet1", f"{13 / 100 * 100:.0f}%")
    says("basel-3", f"{4.5 + 2.5:.0f}%")
    says("liquidity-coverage-ratio", f"{88 / 80 * 100:.0f}%")
    says("npl", f"{0.5 / 100 * 100:.1f}%")
    says("loan-loss-provision", f"{10_000 - 3_000:,}억원")
    says("delinquency-rate", f"{10 / 2000 * 100:.1f}%")
    says("loan-deposit-spread", f"{4.2 - 2.7:.1f}%p")
    says("add-on-rate", f"{2.50 + 2.00 - 0.50:.2f}%")
    says("variable-rate-loan", f"{30_000 * 0.01:.0f}만원")
    says("dsr", f"{6000 * 0.4:,.0f}만원")
    says("dti", f"{2000 / 5000 * 100:.0f}%")
    says("ltv", f"{10 * 0.4:.0f}억원")
    says("countercyclical-buffer", f"{200 * 0.01:.0f}조원")
    says("commercial-real-estate", f"{(1 - 7000 / 10_000) * 100:.0f}%")
    says("bad-bank", f"{(1 - 5 / 100) * 100:.0f}%")


def test_digital_assets() -> None:
    abroad = 100_000 * 1400
    says("kimchi-premium", "1억4,000만원", f"{(147_000_000 / abroad - 1) * 100:.0f}%")
    assert abroad == 140_000_000
    says("bitcoin-halving", f"{6.25 / 2:.3f}개")
    says("crypto-mining", f"{9 - 6}만달러")
    says("bitcoin-dominance", f"{2.4 / 4 * 100:.0f}%")
    says("crypto-treasury", f"{120 / 100:.1f}배")
    says("crypto-liquidation", "10배", f"{100 / 10:.0f}%")
    says("staking", f"{100 * 0.03:.0f}개")
    says("crypto-winter", f"{int((1 - 15_500 / 69_000) * 100)}% 넘게")


def test_sectors_and_indices() -> None:
    says("wafer", f"{480 / 600 * 100:.0f}%")
    says("msci-korea", f"{100_000 * 0.5 / 100:.0f}억원")
