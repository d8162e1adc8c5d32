"""What ``newsgen doctor`` looks at: each probe tries one thing that a run needs. None touches the network."""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from newsgen.cli.doctor import desk, machine, packages, supplies
from newsgen.cli.doctor.probed import REINSTALL, Probe, Probed, probed, store_path
from newsgen.cli.frame.settings import Settings
from newsgen.errors import NewsgenError


def findings(settings: Settings) -> Iterator[Probed]:
    """Run every probe; one that fails says so and stops none of the others."""
    for name, probe in PROBES.items():
        try:
            yield probe(settings)
        except NewsgenError as error:
            yield probed(name, False, str(error))  # the message says what to do
        except Exception as error:  # a probe answers for whatever is broken here
            yield probed(name, False, f"{type(error).__name__}: {error}", REINSTALL)


def _python(_: Settings) -> Probed:
    version = ".".join(map(str, sys.version_info[:3]))
    return probed("파이썬", sys.version_info >= (3, 11), version, "파이썬 3.11 이상을 쓰십시오.")


def _packages(_: Settings) -> Probed:
    """Look at what is needed to make an article."""
    missing = packages.missing()
    needed = packages.for_articles() if missing else frozenset[str]()
    lost = [package for package in missing if packages.module_of(package) in needed]
    return _lost("패키지", lost, ", ".join(packages.versions()))


def _other_packages(_: Settings) -> Probed:
    """Look at what an article can do without, but some verb cannot."""
    missing = packages.missing()
    needed = packages.for_articles() if missing else frozenset[str]()
    lost = [package for package in missing if packages.module_of(package) not in needed]
    return _lost("다른 패키지", lost, "모두 있음", needed=False)


def _lost(name: str, lost: list[str], all_right: str, *, needed: bool = True) -> Probed:
    """Name packages that are missing, with the verbs that they are missed by."""
    if not lost:
        return probed(name, True, all_right, needed=needed)
    told = "; ".join(
        f"{package}(쓰는 명령: {', '.join(packages.verbs_without(package)) or '없음'})" for package in lost
    )
    return probed(name, False, f"빠짐: {told}", f"설치하십시오: pip install {' '.join(lost)}", needed=needed)


def _templates(settings: Settings) -> Probed:
    import jinja2

    from newsgen import config
    from newsgen.resources import shipped

    own = config.load(settings.config).templates
    folders = [shipped("templates"), *([Path(own)] if own else [])]
    files = [path for folder in folders for path in sorted(folder.rglob("*.j2"))]
    environment = jinja2.Environment(autoescape=True)
    for path in files:
        try:
            environment.parse(path.read_text(encoding="utf-8"), filename=str(path))
        except jinja2.TemplateSyntaxError as error:
            return probed("틀", False, f"{path} {error.lineno}행: {error.message}", "그 줄을 고치십시오.")
    return probed("틀", bool(files), f"{len(files)}개, {', '.join(map(str, folders))}", REINSTALL)


def _glossary(settings: Settings) -> Probed:
    from newsgen import config
    from newsgen.glossary import Glossary

    book, left_out = Glossary.salvaged(own=config.load(settings.config).own_terms)
    told = f"{len(book.terms):,}개"
    if left_out:
        return probed("용어집", False, f"{told}, {' '.join(left_out)}", "newsgen glossary lint", needed=False)
    return probed("용어집", bool(book.terms), told, REINSTALL)


def _config(settings: Settings) -> Probed:
    from newsgen import config, rules

    path = settings.config or Path(config.FILENAME)
    if settings.config is None and not path.is_file():
        return probed("설정", True, "기본값(newsgen.toml 없음)")
    rules.configured(config.load(settings.config).rules)
    return probed("설정", True, str(path))


def _calendar(_: Settings) -> Probed:
    from newsgen import calendars, markets

    bounds = {market.nouns.stocks: calendars.bounds(market.exchange) for market in markets.every()}
    today = dt.datetime.now(dt.UTC).date()
    ok = all(first <= today <= last for first, last in bounds.values())
    told = ", ".join(f"{stocks} {first}~{last}" for stocks, (first, last) in bounds.items())
    return probed("거래일 달력", ok, told, "newsgen을 새 판으로 올리십시오.")


def _store(settings: Settings) -> Probed:
    from newsgen import markets
    from newsgen.store import Store

    path = store_path(settings)
    if not path.exists():
        advice = "newsgen fetch로 받거나 newsgen import 폴더로 넣으십시오."
        return probed("저장소", False, f"{path}: 아직 없음", advice)
    with Store.open(path) as store:
        store.check()
        held = [
            f"{market.nouns.stocks} 최근 거래일 {session}, 시세 {store.of(market).counts(session):,}건"
            for market in markets.every()
            if (session := store.of(market).latest_session())
        ]
        if not held:
            return probed("저장소", False, f"{path}: 비어 있음", "newsgen fetch")
        return probed("저장소", True, "; ".join((str(path), *held)))


def _moments(settings: Settings) -> Probed:
    """Look for series that would be printed if it were known when they are taken."""
    from newsgen import markets
    from newsgen.markets import clocks
    from newsgen.store import Store

    path, name = store_path(settings), "환율·금리의 시각"
    if not path.exists():
        return probed(name, True, "저장소가 아직 없음")
    with Store.open(path) as store:
        moments, there = frozenset(store.moments()), frozenset(store.series())
    told = moments.union(*(market.clocks for market in markets.every()))
    series = [one for market in markets.every() for one in market.series if one in there]
    silent = [one for one in series if one not in told]
    if silent:
        return probed(name, False, clocks.untold(silent), needed=False)
    return probed(name, True, f"{len(series)}개 계열")


def _output(settings: Settings) -> Probed:
    from newsgen import config

    folder = Path(config.load(settings.config).output).absolute()
    near = next(parent for parent in (folder, *folder.parents) if parent.exists())
    advice = f"{near}의 쓰기 권한을 얻거나 newsgen today --out으로 다른 폴더를 지정하십시오."
    return probed("출력 폴더", _writable(near), str(folder), advice)


def _writable(folder: Path) -> bool:
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        return False
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


PROBES: dict[str, Probe] = {
    "파이썬": _python,
    "패키지": _packages,
    "다른 패키지": _other_packages,
    "틀": _templates,
    "용어집": _glossary,
    "설정": _config,
    "거래일 달력": _calendar,
    "저장소": _store,
    "구성 종목 목록": supplies.universes,
    "종목의 한글 이름": supplies.names,
    "물어보는 곳": supplies.sources,
    "환율·금리의 시각": _moments,
    "출력 폴더": _output,
    "데스크 메모": desk.notes,
    "CMS": desk.cms,
    "알림": desk.notification,
    "발송함": desk.ledger,
    "디스크": machine.disk,
    "시계": machine.clock,
}
"""In the order in which one would repair."""
