"""The worked figures of indices, rates, bonds, currencies, releases and commodities, recomputed."""

from __future__ import annotations

from tests.glossary.test_terms import says


def test_indices() -> None:
    says("kospi", "2,500에서 2,550", f"{(2550 / 2500 - 1) * 100:.0f}%")
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
