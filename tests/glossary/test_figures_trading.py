"""The worked figures of valuation, trading, derivatives, companies, sectors, funds and Korea, recomputed."""

from __future__ import annotations

import datetime as dt
import math

from tests.glossary.test_terms import says


def test_valuation() -> None:
    says("pbr", "8만원", "10만원", f"{8 / 10:.1f}배")
    says("psr", "200억달러", "50억달러", f"{200 / 50:.0f}배")
    says("ebitda", "30억달러", "10억달러", f"{30 + 10}억달러")
    says("ev-ebitda", "300억달러", "100억달러", "40억달러", f"{(300 + 100) / 40:.0f}배")
    says("peg", "20배", "10%", f"{20 / 10:.0f}배")
    says("cape", "300달러", "12달러", f"{300 / 12:.0f}배")
    says("buffett-indicator", "60조달러", "30조달러", f"{60 / 30 * 100:.0f}%")
    says("earnings-shock", "1.6달러", f"{(1 - 1.6 / 2) * 100:.0f}%")
    says("price-target", "80달러", "100달러", f"{(100 / 80 - 1) * 100:.0f}%")
    says("de-rating", f"{3 * 20}달러에서 {3 * 15}달러")
    says("dividend-yield", "3달러", "75달러", f"{3 / 75 * 100:.0f}%", "60달러", f"{3 / 60 * 100:.0f}%")
    says("payout-ratio", "10억달러", "3억달러", f"{3 / 10 * 100:.0f}%")
    says("book-value-per-share", "50억달러", "10억 주", f"{50 / 10:.0f}달러")
    says("equity-risk-premium", "20배", f"{1 / 20 * 100:.0f}%", "4%", f"{100 / 20 - 4:.0f}%p")
    says("roe", "80억달러", "12억달러", f"{12 / 80 * 100:.0f}%", "10배", f"{10 * 12 / 80:.1f}배")
    says("dcf", "105억달러", "110억2,500만달러", "100억달러")
    assert 100 * 1.05 == 105
    assert round(100 * 1.05**2, 4) == 110.25
    says("intrinsic-value", "100달러", "70달러", f"{(1 - 70 / 100) * 100:.0f}%")


def test_results() -> None:
    says("free-cash-flow", "80억달러", "30억달러", f"{80 - 30}억달러")
    says("operating-income", "100억달러", "60억달러", "25억달러", f"{100 - 60 - 25}억달러")
    says("operating-margin", "100억달러", "15억달러", f"{15 / 100 * 100:.0f}%")
    says("gross-margin", "60억달러", f"{(100 - 60) / 100 * 100:.0f}%")
    says("net-income", "15억달러", "2억달러", "3억달러", f"{15 - 2 - 3}억달러")
    says("debt-to-equity", "150억달러", "100억달러", f"{150 / 100 * 100:.0f}%")
    says("interest-coverage", "6억달러", "2억달러", f"{6 / 2:.0f}배")
    says("capex", "100억달러", "5년", f"{100 / 5:.0f}억달러")
    says("order-backlog", "300억달러", "100억달러", f"{300 / 100:.0f}년")
    says("impairment", "10억달러", "7억달러", f"{10 - 7}억달러")
    says("non-gaap", "10억달러", "2억달러", f"{10 + 2}억달러")
    says("same-store-sales", "10%", "7%p", f"{10 - 7}%")
    says("year-over-year", "80억달러", "92억달러", f"{(92 / 80 - 1) * 100:.0f}%")


def test_orders_and_positions() -> None:
    says("gap", "51달러", "55달러")
    says("opening-price", "52달러", "50달러", f"{52 - 50}달러")
    says("block-deal", "1,000만 주", "5%", "9억5,000만달러")
    assert round(100 * 0.95 * 1e7) == 950_000_000
    says("bid-ask-spread", f"{50.01 - 49.99:.2f}달러")
    says("market-maker", f"{50.02 - 50.00:.2f}달러")
    says("stop-loss", "10%", f"{100 * 0.9:.0f}달러")
    says("long-position", f"{110 - 100}달러")
    says("short-position", f"{100 - 90}달러")
    says("short-interest", "1억 주", "2,000만 주", f"{2000 / 10000 * 100:.0f}%")
    says("margin-loan", "500만원", f"{1000 * 0.1 / 500 * 100:.0f}%")
    says("margin-call", "25%", f"{5000 / (1 - 0.25):,.0f}달러")
    says("leverage", f"{(100 + 200) / 100:.0f}배", f"{300 * 0.05 / 100 * 100:.0f}%")
    says("tax-loss-harvesting", f"{3000 - 2000:,}달러")
    says("arbitrage", f"{100.5 - 100:.1f}달러")
    says("non-arbitrage", "5,000억원", "800억원", f"{5000 - 800:,}억원")
    says("forced-liquidation", "140%")
    says("penny-stock", "1,000원", "30거래일")


def test_charts() -> None:
    says("bear-market-rally", "30%", "70이 20%", f"{70 * 1.2:.0f}")
    says("moving-average", f"{sum([50, 51, 52, 53, 54]) / 5:.0f}달러")
    says("rsi", "3배", f"{100 - 100 / (1 + 3):.0f}")
    assert (1.01 - 1) ** 2 + 0 < (0.03 - 0.01) ** 2
    says("santa-rally", "5거래일", "2거래일", f"{5 + 2}거래일")
    assert 325 / 18.84 > 16
    says("meme-stock", "16배")


def test_futures_and_swaps() -> None:
    says("futures", f"{65 - 60}달러")
    says("index-futures", "50달러", f"{6000 * 50 / 1e4:.0f}만달러")
    says("basis", "862", "860", f"{862 - 860}다")
    says("rollover", f"{61 - 60}달러")
    says("interest-rate-swap", f"{1e8 * (5 - 4) / 100 / 1e4:.0f}만달러")
    says("hedge", f"{1e6 * 0.05 / 1e4:.0f}만달러")
    says("margin-deposit", "10%", "1,000만원", f"{1000 / 0.1 / 1e4:.0f}억원", f"{1 / 0.1:.0f}%")
    says("contract-multiplier", "860", "2억1,500만원", f"{2 * 25}만원")
    assert 860 * 25 == 21_500
    says("cash-settlement", f"{405 - 400}포인트")
    says("forward", "1,350원", "1,300원")
    says("els", f"{(1 - 4500 / 10000) * 100:.0f}%")


def test_options() -> None:
    says("option", "100주", f"{2 * 100}달러", f"{2 * 25}만원")
    says("call-option", f"{110 - 100 - 3}달러")
    says("put-option", f"{100 - 85 - 4}달러")
    says("option-premium", f"{103 - 100}달러", f"{5 - (103 - 100)}달러")
    says("implied-volatility", "256일", f"{32 / math.sqrt(256):.0f}%")
    says("realized-volatility", "252일", f"{math.sqrt(252):.1f}%")
    says("delta", f"{0.5 * 1}달러")
    says("gamma", f"{0.5 + 0.05:.2f}")
    says("put-call-ratio", f"{120 / 100:.1f}")
    says("covered-call", f"{105 - 100 + 2}달러")
    says("straddle", f"{100 + 3 + 3}달러", f"{100 - 3 - 3}달러")


def test_companies() -> None:
    says("preferred-stock", f"{1500 / 50000 * 100:.0f}%", f"{1500 / 40000 * 100:.2f}%")
    says("adr", "5주", f"{1000 * 5 / 32:.2f}달러")
    says("rights-offering", f"{(100 * 10000 + 25 * 8000) / 125:,.0f}원")
    says("bonus-issue", f"{2 / 2:.0f}만원")
    says("dilution", f"{10 / 100 * 100:.0f}%", f"{10 / 125 * 100:.0f}%")
    says("m-and-a", f"{(52 / 40 - 1) * 100:.0f}%")
    says("spin-off", f"{100 - 30}달러")
    says("corporate-division", "10%", "3분의 2")
    says("convertible-bond", f"{100 // 5}주", f"{20 * 6}만원")
    says("treasury-share-cancellation", f"{(1 / 0.9 - 1) * 100:.1f}%")
    says("shareholder-return", f"{(30 + 20) / 100 * 100:.0f}%")
    says("stock-option", f"{30 - 10}달러")
    says("holding-company", f"{(1 - 4 / 10) * 100:.0f}%")
    says("leveraged-buyout", f"{30 + 70}억달러", f"{130 - 70}억달러")
    says("dual-class-shares", f"{1000 / (1000 + 9000) * 100:.0f}%", f"{10000 / (10000 + 9000) * 100:.1f}%")


def monthly(principal: float, percent: float, years: int) -> float:
    """Return the level payment of a mortgage."""
    rate, months = percent / 1200, years * 12
    return principal * rate / (1 - (1 + rate) ** -months)


def test_sectors() -> None:
    says("homebuilder", f"{monthly(300_000, 7, 30):,.0f}달러", f"{monthly(300_000, 6, 30):,.0f}달러")
    says("hbm", "1,024개", f"{1024 * 8 / 8:,.0f}기가바이트")
    says("data-center", f"{100 * 24 * 365 / 1000:.0f}기가와트시")
    says("saas", "1억2,000만달러")
    assert 10 * 12 * 1_000_000 == 120_000_000
    says("net-interest-margin", f"{(50 - 20) / 1000 * 100:.0f}%")
    says("clinical-trial", f"{0.6 * 0.3 * 0.6 * 100:.1f}%")
    says("quantum-computing", "10개", f"{2**10:,}가지")
    says("smr", "300메가와트", "1,000메가와트")
    assert 300 / 1000 < 1 / 3


def test_funds() -> None:
    says("mutual-fund", f"{5e8 / 2.5e7:.0f}달러")
    says("hedge-fund", f"{1e8 * 0.02 / 1e4:.0f}만달러", f"{1e7 * 0.2 / 1e4:.0f}만달러씩", "400만달러")
    says("venture-capital", f"{10 * 100:,}만달러", f"{20 * 100:,}만달러")
    says("nav", "10억2,000만원", f"{(1_020_000_000 - 20_000_000) // 100_000 // 10_000}만원")
    says("premium-discount", f"{(10200 / 10000 - 1) * 100:.0f}%")
    says("tracking-error", f"{10 - 9.7:.1f}%p")
    says("expense-ratio", f"{1e7 * 0.005 / 1e4:.0f}만원")
    says("passive-investing", f"{1e10 * 0.005 / 1e4:,.0f}만달러")
    says("active-investing", f"{8 - 1.2:.1f}%")
    says("benchmark", f"{11 - 9}%p")
    says("rebalancing", f"{60 * 1.2:.0f}억원", f"{72 / 112 * 100:.1f}%", "4억8,000만원")
    assert round(72 - 112 * 0.6, 6) == 4.8
    says("asset-allocation", f"{0.6 * 10 - 0.4 * 5:.0f}%")
    says("diversification", f"{50 / 10:.0f}%")
    says("beta", f"{1.5 * 2:.0f}%")
    says("sharpe-ratio", f"{(10 - 4) / 12:.1f}")
    says("max-drawdown", f"{(1 - 84 / 120) * 100:.0f}%")
    says("leveraged-etf", f"{(1 - 1.1 * 0.9) * 100:.0f}%", f"{(1 - 1.3 * 0.7) * 100:.0f}%")
    says("inverse-etf", f"{(1 - 0.9 * 1.1) * 100:.0f}%", f"{2 * 2}%")
    assert round(1.1 * 0.9, 6) == 0.99
    says("covered-call-etf", f"{12 - 8}%")
    says("distribution", f"{10000 - 100:,}원")
    says("fund-flows", f"{30 - 22}억달러")
    says("aum", f"{100 * 1.1 + 5:.0f}억달러")
    says("four-oh-one-k", f"{60000 * 0.06:,.0f}달러", f"{60000 * 0.06 * 1.5:,.0f}달러")
    says("dollar-cost-averaging", f"{100 / 10 + 100 / 5 + 100 / 10:.0f}주", f"{300 / 40:.1f}달러")


def test_korea() -> None:
    says("net-buying", "4,000억원")
    assert 32_000 - 28_000 == 4_000
    says("sidecar", f"{860 * 0.95:.0f}")
    says("volatility-interruption", f"{50000 * 1.1:,.0f}원", f"{50000 * 0.9:,.0f}원")
    says("price-limit", f"{10000 * 1.3:,.0f}원", f"{10000 * 0.7:,.0f}원")
    says("kospi200-night-futures", "868.6", f"{(868.6 / 860 - 1) * 100:.0f}%")
    says("fx-opening", f"{1385 - 1380}원")
    says("forced-liquidation", f"{1000 * 1.4:,.0f}만원")
    says("korea-discount", f"{2 * 10}만원", f"{1 * 10}만원")
    says("capital-gains-tax", f"{(1250 - 250) * 0.22:.0f}만원")
    says("securities-transaction-tax", "0.05%", "0.15%", "0.20%", f"{10_000_000 * 0.002 / 1e4:.0f}만원")
    assert round(0.05 + 0.15, 2) == 0.20
    says("ex-dividend", f"{50000 - 1000:,}원")
    says("securities-lending", f"{1e8 * 0.02 / 1e4:.0f}만원")
    says("public-offering-subscription", f"{20000 * 100 / 2 / 1e4:.0f}만원", "500주")
    assert dt.date(2025, 6, 9).weekday() == 0
    assert dt.date(2025, 3, 4).weekday() == 1
    assert dt.date(2024, 5, 28).weekday() == 1
