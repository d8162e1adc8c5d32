"""What a newsroom would write first: a script on pandas that says some sentences of the day with f-strings.

It reads closes from a file (``symbol,date,close``), measures changes and says them. It chooses nothing,
checks nothing, and proves nothing: what it is compared with does, of ten times as many figures.
"""

import sys

import pandas as pd

NAMES = {"^DJI": "다우존스30산업평균지수", "^GSPC": "스탠더드앤드푸어스(S&P)500지수", "^IXIC": "나스닥지수"}


def wrap(path: str, day: str) -> str:
    """Return the wrap of a day."""
    prices = pd.read_csv(path, parse_dates=["date"])
    closes = prices.pivot_table(index="date", columns="symbol", values="close").loc[:day]
    last, before = closes.iloc[-1], closes.iloc[-2]
    change = ((last / before - 1) * 100).dropna()
    said = [
        f"{name}는 전장보다 {abs(last[symbol] - before[symbol]):,.2f}포인트({abs(change[symbol]):.2f}%) "
        f"{'오른' if change[symbol] > 0 else '내린'} {last[symbol]:,.2f}에 거래를 마쳤다."
        for symbol, name in NAMES.items()
        if symbol in change
    ]
    stocks = change.drop([symbol for symbol in change.index if symbol.startswith("^")]).sort_values()
    said.append(f"오른 종목은 {(stocks > 0).sum():,}개, 내린 종목은 {(stocks < 0).sum():,}개였다.")
    said += [
        f"{symbol}는 {moved:+.1f}% 움직였다."
        for symbol, moved in [*stocks.head(3).items(), *stocks.tail(3).items()]
    ]
    return "\n".join(said)


if __name__ == "__main__":
    print(wrap(*sys.argv[1:3]))
