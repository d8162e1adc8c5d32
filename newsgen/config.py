"""The desk's settings: ``newsgen.toml``, checked whole when it is read."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from pathlib import Path
from typing import Any, Literal

import msgspec

from newsgen import markets
from newsgen.errors import ConfigProblem
from newsgen.fed import fomc
from newsgen.markets import Market

FILENAME = "newsgen.toml"
_LONGEST_MEETING = 7
_SITE = re.compile(r"https://[a-z0-9.-]+(:\d+)?(/[A-Za-z0-9._~-]+)*")
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:\d+)?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_MAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+")


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of the tables of ``newsgen.toml``: a key that does not exist is refused, not ignored."""


class IndexWords(Settings, frozen=True, kw_only=True):
    """Percent from which an index's move has a stronger word; each bound belongs to the larger class."""

    flat: float = 0.1
    """Below it: 보합."""
    slight: float = 0.2
    """Below it: 강보합, 약보합."""
    sharp: float = 2.0
    """From it on: 급등, 급락."""
    extreme: float = 5.0
    """From it on: 폭등, 폭락."""

    def __post_init__(self) -> None:
        """Refuse bounds that are out of order."""
        if not 0 <= self.flat <= self.slight <= self.sharp <= self.extreme:
            raise ValueError("flat, slight, sharp, extreme 차례로 커야 합니다")


class StockWords(IndexWords, frozen=True, kw_only=True):
    """The same of a single stock."""

    flat: float = 0.3
    slight: float = 0.3
    sharp: float = 7.0
    extreme: float = 20.0


class WeekIndexWords(IndexWords, frozen=True, kw_only=True):
    """The same of an index over a week."""

    flat: float = 0.2
    slight: float = 0.4
    sharp: float = 3.5
    extreme: float = 7.0


class WeekStockWords(IndexWords, frozen=True, kw_only=True):
    """The same of a single stock over a week."""

    flat: float = 0.5
    slight: float = 0.5
    sharp: float = 10.0
    extreme: float = 30.0


class WeekWords(Settings, frozen=True, kw_only=True):
    """Words for the moves of a whole week: ``[style.week.index] sharp = 4.0``."""

    index: WeekIndexWords = WeekIndexWords()
    stock: WeekStockWords = WeekStockWords()


class Style(Settings, frozen=True, kw_only=True):
    """How figures and words are set; one style in one article."""

    level: Literal["comma", "man", "man_comma"] = "comma"
    """``44,693.91``, ``4만4693.91`` or ``4만4,693.91``."""
    magnificent7: Literal["매그니피센트 7", "매그니피슨트 7"] = "매그니피센트 7"
    """Spelling of the Magnificent 7: what the press writes, or the older house form."""
    index: IndexWords = IndexWords()
    """Words for the moves of indices: ``[style.index] sharp = 3.0``."""
    stock: StockWords = StockWords()
    """Words for the moves of single stocks."""
    week: WeekWords = WeekWords()


class AnchorDate(Settings, frozen=True, kw_only=True):
    """A date to compare with over the long run."""

    date: dt.date
    label: str
    """What happened then, as a noun before 직전: ``챗GPT 공개``. It holds no digit."""


class StorySettings(Settings, frozen=True, kw_only=True):
    """How long an article is and what it ends with."""

    terms: int = 5
    """Entries of 용어 정리 at most."""
    paragraphs: int = 16
    """Paragraphs of items at most, standing ones included."""
    quiet_paragraphs: int = 8
    """The same on a day without news."""


class Newsroom(Settings, frozen=True, kw_only=True):
    """Who publishes: what feeds and a CMS are told beside the article."""

    name: str = ""
    """The newsroom's name as readers know it."""
    url: str = ""
    """``https://...`` without a slash at the end: what every identifier begins with, so keep it for good."""
    language: str = "ko"
    rights: str = ""
    """Who holds the copyright; the newsroom where empty."""
    contact: str = ""
    """E-mail address for questions and corrections."""

    def __post_init__(self) -> None:
        """Refuse what no receiver could use."""
        if self.url and not _SITE.fullmatch(self.url):
            raise ValueError("url은 https://로 시작하고 /로 끝나지 않는 주소로 적으십시오")
        if not _LANGUAGE.fullmatch(self.language):
            raise ValueError('language는 "ko"처럼 BCP 47 언어 코드로 적으십시오')
        if self.contact and not _MAIL.fullmatch(self.contact):
            raise ValueError('contact는 "desk@example.com"처럼 전자우편 주소로 적으십시오')


class Cms(Settings, frozen=True, kw_only=True):
    """One place that articles are sent to, a table ``[cms.NAME]``; its secret is never in this file."""

    kind: str
    """``wordpress``, ``ghost`` or ``webhook``: the keys of :data:`newsgen.deliveries.kinds.TARGETS`."""
    url: str = ""
    """The site's address, https."""
    user: str = ""
    status: Literal["draft", "pending", "publish", "future"] = "draft"
    """Where an article stands unless ``--status`` says otherwise."""
    categories: tuple[str, ...] = ()
    """By name; made where there is none and the role may."""
    tags: tuple[str, ...] = ()
    timeout: float = 60.0
    """Seconds that one request may take."""
    signed: bool = True
    """Whether a webhook signs what it sends; false for a receiver that knows us by other means."""

    def __post_init__(self) -> None:
        """Refuse what could not be sent to."""
        if not self.url:
            raise ValueError("url을 적으십시오")
        if not 0 < self.timeout <= 600:
            raise ValueError("timeout은 0초보다 길고 600초를 넘지 않게 적으십시오")


class Notify(Settings, frozen=True, kw_only=True):
    """Whom ``today`` tells when it held, failed, or waits for a person: table ``[notify]``."""

    url: str = ""
    """Webhook that takes a POST of JSON; https."""
    smtp: str = ""
    """``host:port`` of a mail server."""
    user: str = ""
    """User of the mail server; its password is in NEWSGEN_NOTIFY_SECRET."""
    sender: str = ""
    to: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse mail without an address."""
        if self.smtp and not (self.sender and self.to):
            raise ValueError("smtp를 쓰려면 sender와 to를 함께 적으십시오")


class FedMeeting(Settings, frozen=True, kw_only=True):
    """A meeting of the Federal Open Market Committee that the shipped calendar lacks, or has otherwise."""

    first: dt.date
    decision: dt.date
    """The last day, on which the decision is announced."""
    scheduled: bool = True
    projections: bool = False
    """Whether it brings the Summary of Economic Projections."""

    def __post_init__(self) -> None:
        """Refuse days that are out of order."""
        if not 0 <= (self.decision - self.first).days <= _LONGEST_MEETING:
            raise ValueError("first와 decision에 회의 첫날과 결정하는 날을 차례대로 적으십시오")


class Fed(Settings, frozen=True, kw_only=True):
    """The Fed's meetings, table ``[fed]``: ``meetings = [{first = 2028-03-21, decision = 2028-03-22}]``."""

    meetings: tuple[FedMeeting, ...] = ()
    warn_days: int = 180
    """The editor is warned when the calendar of meetings ends within as many days."""

    def calendar(self) -> fomc.Calendar:
        """Return the shipped calendar with these meetings."""
        return fomc.calendar(
            fomc.Meeting(one.first, one.decision, one.scheduled, one.projections) for one in self.meetings
        )


class Service(Settings, frozen=True, kw_only=True):
    """What ``newsgen serve`` lets clients do: table ``[service]``."""

    cors: tuple[str, ...] = ()
    """Origins whose pages may ask (``https://cms.example.com``); ``*`` for every one."""
    rate: int = 600
    """Requests that one client may make in a minute; 0 for as many as it likes."""
    body: int = 1_000_000
    """Bytes that a request may bring."""

    def __post_init__(self) -> None:
        """Refuse what no browser or client could keep to."""
        for origin in self.cors:
            if origin != "*" and not _ORIGIN.fullmatch(origin):
                raise ValueError("cors에는 https://cms.example.com처럼 경로 없는 주소나 *를 적으십시오")
        if self.rate < 0 or self.body < 1:
            raise ValueError("rate는 0 이상, body는 1 이상으로 적으십시오")


class Config(Settings, frozen=True, kw_only=True):
    """All settings, with the defaults that the desk starts from."""

    style: Style = Style()
    story: StorySettings = StorySettings()
    anchors: tuple[AnchorDate, ...] = (AnchorDate(date=dt.date(2022, 11, 30), label="챗GPT 공개"),)
    baskets: dict[str, tuple[str, ...]] = {}
    """Groups told as one, by name, besides those of the markets or in their place."""
    rules: dict[str, dict[str, Any]] = {}
    """Thresholds by rule: ``[rules.movers] min_change = 12``."""
    fed: Fed = Fed()
    newsroom: Newsroom = Newsroom()
    cms: dict[str, Cms] = {}
    """Places that ``publish --to NAME`` sends to."""
    notify: Notify = Notify()
    service: Service = Service()
    output: str = "output"
    """Folder that articles are written to."""
    notes: str = "notes"
    """Folder of the desk's notes, one file a session: ``notes/2025-08-13.toml``; of Seoul in ``notes/kr``."""

    def __post_init__(self) -> None:
        """Refuse a group that could be told of no market."""
        for name, members in self.baskets.items():
            if problem := _unusable(name, members):
                raise ValueError(f"baskets의 {name}: {problem}")

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


def load(path: Path | None = None) -> Config:
    """Read the settings from ``path``, or from ``newsgen.toml`` in the current folder, or take the defaults.

    Raises ConfigProblem, in one line that names the file and the place, where they cannot be used.
    """
    chosen = path or Path(FILENAME)
    if path is None and not chosen.is_file():
        return Config()
    try:
        return msgspec.convert(tomllib.loads(chosen.read_text(encoding="utf-8")), Config)
    except OSError as error:
        raise ConfigProblem(f"설정 파일 {chosen}을(를) 읽을 수 없습니다: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigProblem(f"설정 파일 {chosen}은(는) UTF-8이 아닙니다. UTF-8로 저장하십시오.") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigProblem(f"설정 파일 {chosen}의 TOML이 잘못됐습니다: {error}") from error
    except msgspec.ValidationError as error:
        raise ConfigProblem(f"설정 파일 {chosen}의 값을 쓸 수 없습니다: {error}") from error
