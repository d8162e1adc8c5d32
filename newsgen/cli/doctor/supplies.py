"""What the store has to have beside prices for a whole article: lists of members, Korean names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsgen.cli.doctor.probed import Probed, probed, store_path
from newsgen.cli.frame.settings import Settings

if TYPE_CHECKING:
    from newsgen.config import Config
    from newsgen.markets import Market
    from newsgen.store import Store

_NO_STORE = "저장소가 아직 없음"


def universes(settings: Settings) -> Probed:
    """Look for the lists of members that can be had, and how old they are."""
    from newsgen import markets
    from newsgen.fetching import lists
    from newsgen.store import Store

    name, path = "구성 종목 목록", store_path(settings)
    now = dt.datetime.now(dt.UTC)
    if not path.exists():
        return probed(name, False, f"{_NO_STORE}: {', '.join(_had())}", "newsgen fetch", needed=False)
    told, lacking = [], []
    with Store.open(path) as store:
        for market in _used(store):
            told += [_list(store, market, each.name) for each in market.universes if each.name in _had()]
            lacking += lists.due(store, markets.latest_finished(market, now), now)
    missing = f" — 없거나 오래됨: {', '.join(each.name for each in lacking)}" if lacking else ""
    return probed(
        name,
        not lacking,
        f"{', '.join(told) or '받을 것 없음'}{missing}",
        "newsgen universe update",
        needed=False,
    )


def _had() -> list[str]:
    """Return the universes whose lists can be fetched."""
    from newsgen import markets
    from newsgen.fetching import lists

    every = {each.name for market in markets.every() for each in market.universes}
    return [name for name in lists.known() if name in every]


def _list(store: Store, market: Market, name: str) -> str:
    """Tell the day, the age and the size of the newest list of a universe."""
    found = store.of(market).lists(name)
    if not found:
        return f"{name} 없음"
    day, _, size = found[-1]
    age = f"{day}({(dt.datetime.now(market.zone).date() - day).days}일 전)" if day else "날짜 없음"
    return f"{name} {age} {size:,}종목"


def names(settings: Settings) -> Probed:
    """Look for the brokers' Korean names of companies."""
    from newsgen.store import Store

    name, path, command = "종목의 한글 이름", store_path(settings), "newsgen names update"
    if not path.exists():
        return probed(name, False, _NO_STORE, command, needed=False)
    with Store.open(path) as store:
        spelled = sum(_spelled(store))
    told = f"{spelled:,}개" if spelled else "받아 둔 것이 없어 데스크의 표에 없는 종목은 영문으로 씁니다"
    return probed(name, spelled > 0, told, command, needed=False)


def _spelled(store: Store) -> Iterator[int]:
    """Yield how many companies of each market in use have a broker's name."""
    for market in _used(store):
        yield sum(bool(one.korean) for one in store.of(market).instruments().values())


def _used(store: Store) -> list[Market]:
    """Return the markets that the store has prices of; all of them, where it has none yet."""
    from newsgen import markets

    every = markets.every()
    return [one for one in every if store.of(one).latest_session() is not None] or list(every)


def sources(settings: Settings) -> Probed:
    """Tell which sources the settings switch off, or leave without what they need."""
    from newsgen import config, markets
    from newsgen.fetching import SOURCES, unasked
    from newsgen.fetching.sources import chosen

    desk = config.load(settings.config)
    asked = chosen(SOURCES, desk)
    off = f"끈 것: {', '.join(desk.sources.off)}" if desk.sources.off else ""
    lines = [line for market in markets.every() if (line := unasked(market, desk))]
    feeds = f"뉴스 피드 {len(desk.suggest.feeds)}곳" if desk.suggest.feeds else ""
    hushed = [f"피드의 비밀값 없음: {name}" for name in _unheard(desk)]
    told = [f"{len(asked) - len(lines)}곳에 물음", *filter(None, [off, feeds]), *lines, *hushed]
    return probed("물어보는 곳", True, ". ".join(each.removesuffix(".") for each in told), needed=False)


def _unheard(desk: Config) -> Iterator[str]:
    """Yield the environment variables of the feeds that need a secret and have none."""
    from newsgen import secret
    from newsgen.sources.live.headlines.feeds import entry, variable

    for feed in desk.suggest.feeds:
        if feed.needs_secret and not secret.stored(variable(feed.name), entry(feed.name)):
            yield variable(feed.name)
