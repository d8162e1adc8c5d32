"""All settings, read from ``newsgen.toml`` and checked whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

import msgspec

from newsgen import markets, plain, resources, toml
from newsgen.config import mistakes
from newsgen.config.check import Check
from newsgen.config.fed import Fed
from newsgen.config.imports import Import
from newsgen.config.places import Cms, Desk, Newsroom, Notify, Service
from newsgen.config.settings import Settings
from newsgen.config.sources import Sources
from newsgen.config.style import AnchorDate, StorySettings, Style
from newsgen.config.suggest import Suggest
from newsgen.errors import ConfigProblem
from newsgen.markets import Market

FILENAME = resources.SETTINGS
_FOLDERS = ("output", "notes", "glossary", "templates")
LARGEST = 1 << 20
"""Bytes of the settings at most; those with every key set have some thousand."""


class Config(Settings, frozen=True, kw_only=True, rename={"imports": "import"}):
    """All settings, with the defaults that the desk starts from."""

    elsewhere: ClassVar[Mapping[str, str]] = MappingProxyType(
        {
            "store": "newsgen --store 경로나 환경 변수 NEWSGEN_STORE로 정하고, newsgen init으로 만든 폴더면 "
            "newsgen --store 경로 init으로 다시 만드십시오",
            "outbox": "--outbox 경로나 환경 변수 NEWSGEN_OUTBOX로 정하고, newsgen init으로 만든 폴더면 "
            "newsgen init --outbox 경로로 다시 만드십시오",
        }
    )

    style: Style = Style()
    story: StorySettings = StorySettings()
    anchors: tuple[AnchorDate, ...] = (AnchorDate(date=dt.date(2022, 11, 30), label="챗GPT 공개"),)
    baskets: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    """Groups told as one, by name, besides those of the markets or in their place."""
    rules: dict[str, dict[str, Any]] = msgspec.field(default_factory=dict)
    """Thresholds by rule: ``[rules.movers] min_change = 12``."""
    fed: Fed = Fed()
    newsroom: Newsroom = Newsroom()
    cms: dict[str, Cms] = msgspec.field(default_factory=dict)
    """Places that ``publish --to NAME`` sends to."""
    notify: Notify = Notify()
    service: Service = Service()
    desk: Desk = Desk()
    sources: Sources = Sources()
    suggest: Suggest = Suggest()
    check: Check = Check()
    imports: dict[str, Import] = msgspec.field(default_factory=dict)
    """How the files of the desk's terminal are read: ``[import.NAME]``."""
    output: str = "output"
    """Folder that articles are written to, from that of the settings' file."""
    notes: str = "notes"
    """Folder of the desk's notes, likewise, one file a session: ``notes/2025-08-13.toml``; of Seoul in
    ``notes/kr``."""
    glossary: str = ""
    """Folder of the desk's own terms, likewise; they stand before those that are shipped."""
    templates: str = ""
    """Folder of the desk's own templates, likewise, named in it as the shipped ones are in theirs."""

    @property
    def own_terms(self) -> Path | None:
        """The folder of the desk's own terms, where it has one."""
        return Path(self.glossary) if self.glossary else None

    def __post_init__(self) -> None:
        """Refuse a group that could be told of no market; tell places where readers find the whole."""
        told = {
            name: msgspec.structs.replace(place, readers=place.readers or self.service.url)
            for name, place in self.cms.items()
        }
        msgspec.structs.force_setattr(self, "cms", told)
        for name, members in self.baskets.items():
            if problem := _unusable(name, members):
                raise ValueError(f"[baskets] {name}: {problem}")

    def baskets_of(self, market: Market) -> dict[str, tuple[str, ...]]:
        """Return the groups told of a market: its own and the desk's whose members are traded there."""
        groups = {**market.baskets, **self.baskets}.items()
        return {name: each for name, each in groups if all(markets.of(symbol) is market for symbol in each)}


def _unusable(name: str, members: tuple[str, ...]) -> str:
    """Say in Korean why a group cannot be told; empty where it can."""
    own = [market for market in markets.every() if name in market.baskets]
    if markets.subject(name) and not own:
        return "지수나 목록이 이미 쓰는 이름입니다. 다른 이름으로 적으십시오"
    strange = [symbol for symbol in members if markets.of(symbol) is None]
    if strange:
        return f"어느 시장의 종목인지 모르는 기호 {strange[0]}이(가) 있습니다. 야후의 표기로 적으십시오"
    traded = {markets.of(symbol) for symbol in members}
    if len(traded) != 1 or (own and not traded & {*own}):
        return "한 시장의 종목만, 하나라도 적으십시오"
    return ""


def _placed(found: Config, folder: Path) -> Config:
    """Return settings whose folders are told from the folder of their file, whoever asks from where."""
    if folder == Path.cwd():
        return found
    named = {name: str(folder / given) for name in _FOLDERS if (given := getattr(found, name))}
    imports = {
        name: msgspec.structs.replace(one, folder=str(folder / one.folder)) if one.folder else one
        for name, one in found.imports.items()
    }
    return msgspec.structs.replace(found, **named, imports=imports)


def load(path: Path | None = None) -> Config:
    """Read the settings from ``path``, or from ``newsgen.toml`` in the current folder, or take the defaults.

    Raises ConfigProblem, in one line that names the file and the place, where they cannot be used.
    """
    chosen = path or Path(FILENAME)
    if path is None and not chosen.is_file():
        return Config()
    try:
        given = toml.parse(plain.read_bytes(chosen, LARGEST).decode("utf-8-sig"))
    except OSError as error:
        reason = plain.reason(error)
        raise ConfigProblem(
            f"설정 파일 {chosen}을(를) 읽을 수 없습니다({reason}). 경로를 확인하십시오."
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigProblem(f"설정 파일 {chosen}은(는) UTF-8이 아닙니다. UTF-8로 저장하십시오.") from error
    except toml.Malformed as error:
        where = f" {error.place}" if error.place else ""
        raise ConfigProblem(f"설정 파일 {chosen}{where}: TOML이 잘못됐습니다({error}).") from error
    if wrong := next(mistakes.problems(given, Config), None):
        raise ConfigProblem(f"설정 파일 {chosen}의 {wrong}.")
    found = _placed(msgspec.convert(given, Config), chosen.absolute().parent)
    for name in ("glossary", "templates"):
        if (where := getattr(found, name)) and not Path(where).is_dir():
            raise ConfigProblem(
                f"설정 파일 {chosen}의 {name}: 폴더가 없습니다({where}). 만들거나 지우십시오."
            )
    return found
