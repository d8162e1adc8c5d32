"""Who publishes, and where it goes: tables ``[newsroom]``, ``[cms]``, ``[notify]`` and of the servers."""

from __future__ import annotations

import re
from ipaddress import ip_network
from typing import Annotated, Literal

import msgspec

from newsgen.config.settings import Settings
from newsgen.editions import EDITIONS

_SITE = re.compile(r"https://[a-z0-9.-]+(:\d+)?(/[A-Za-z0-9._~-]+)*")
_PICTURE = re.compile(r"https://[a-z0-9.-]+(:\d+)?/[^\s\"<>]+")
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:\d+)?")
_CALLER = re.compile(r"[a-z][a-z0-9-]*")
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,60}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_SERVER = re.compile(r"[A-Za-z0-9.-]+(:(?:[0-5]?\d{1,4}|6[0-4]\d{3}|65[0-4]\d\d))?")
_MAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+")
_BOX = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+", re.ASCII)
"""A mailbox that any mail server takes."""
_SENDER = re.compile(rf"(?P<name>[^<>\x00-\x1f\x7f\"]*)<(?P<box>{_BOX.pattern})>|(?P<bare>{_BOX.pattern})")
_UNSUBSCRIBE = re.compile(
    rf"https://[!-;=?-~]{{1,500}}|mailto:{_BOX.pattern}(?:\?[!-;=?-~]{{1,200}})?", re.ASCII
)
_MOST = 100
"""Recipients of one message that every mail server takes (RFC 5321, 4.5.3.1.8)."""


_MESSENGERS = {"telegram": "https://api.telegram.org", "slack": "https://slack.com/api"}
"""Kinds whose address is the same for everybody."""


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
    byline: str = ""
    """Whose name stands under a headline: ``시황데스크``; the newsroom's where empty."""
    logo: str = ""
    """Address of the newsroom's mark, a picture on the web, for search engines."""

    @property
    def signed(self) -> str:
        """What stands under a headline: ``한빛경제 시황데스크``; empty where the newsroom has no name."""
        own = self.byline if self.byline.startswith(self.name) else f"{self.name} {self.byline}"
        return own.strip()

    def __post_init__(self) -> None:
        """Refuse what no receiver could use."""
        if self.logo and not _PICTURE.fullmatch(self.logo):
            raise ValueError("logo는 https://로 시작하는 그림의 주소로 적으십시오")
        if self.url and not _SITE.fullmatch(self.url):
            raise ValueError("url은 https://로 시작하고 /로 끝나지 않는 주소로 적으십시오")
        if not _LANGUAGE.fullmatch(self.language):
            raise ValueError('language는 "ko"처럼 BCP 47 언어 코드로 적으십시오')
        if self.contact and not _MAIL.fullmatch(self.contact):
            raise ValueError('contact는 "desk@example.com"처럼 전자우편 주소로 적으십시오')


class Filed(Settings, frozen=True, kw_only=True):
    """Where a CMS files articles of a market or of an edition: table ``[cms.NAME.of.kr]``."""

    categories: tuple[str, ...] = ()
    """By name; made where there is none and the role may."""
    tags: tuple[str, ...] = ()


class Cms(Settings, frozen=True, kw_only=True):
    """One place that articles are sent to, a table ``[cms.NAME]``; its secret is never in this file."""

    kind: str
    """A key of :data:`newsgen.deliveries.kinds.TARGETS`: ``wordpress``, ``telegram``, ``mail`` ..."""
    url: str = ""
    """The site's address: https (http on this machine), host, port, path, and nothing that is secret; of
    ``mail`` its server, ``smtp://host:587`` or ``smtps://host:465``. Messengers have one that is known."""
    user: str = ""
    to: tuple[str, ...] = ()
    """Who has it: one chat of ``telegram``, one channel of ``slack``, the addresses of ``mail``."""
    sender: str = ""
    """Of ``mail``: ``brief@example.com`` or ``증시 브리핑 <brief@example.com>``."""
    unsubscribe: str = ""
    """Of ``mail``: where a reader ends it, ``https://`` or ``mailto:``; the sender where empty."""
    readers: str = ""
    """Where readers find the whole article; ``[service] url`` where empty."""
    status: Literal["draft", "pending", "publish", "future"] = "draft"
    """Where an article stands unless ``--status`` says otherwise."""
    categories: tuple[str, ...] = ()
    """By name; made where there is none and the role may."""
    tags: tuple[str, ...] = ()
    of: dict[str, Filed] = msgspec.field(default_factory=dict)
    """Of a market (``kr``) or an edition (``kr-week``) that is filed elsewhere than the others."""
    timeout: Annotated[float, msgspec.Meta(ge=0.1, le=600.0)] = 60.0
    """Seconds that one request may take, from the name server to the last byte of the answer."""
    signed: bool = True
    """Whether a webhook signs what it sends; false for a receiver that knows us by other means."""

    def __post_init__(self) -> None:
        """Refuse what could not be sent to."""
        if not self.address:
            raise ValueError("url을 적으십시오")
        if self.readers and not _ORIGIN.fullmatch(self.readers):
            raise ValueError("readers에는 https://brief.example.com처럼 경로 없는 주소를 적으십시오")
        if not self.drafts:
            self._check_readers()
        there = {*EDITIONS, *(edition.market for edition in EDITIONS.values())}
        if strange := next((name for name in self.of if name not in there), None):
            raise ValueError(f"of.{strange}: 시장이나 판의 이름을 적으십시오: {', '.join(sorted(there))}")

    def _check_readers(self) -> None:
        """Refuse what readers could not be reached by."""
        if self.status != "publish":
            raise ValueError(f'{self.kind}에는 초안이 없습니다. status = "publish"로 적으십시오')
        if self.kind != "mail":
            if len(self.to) != 1:
                raise ValueError('to에 대화방이나 채널을 하나 적으십시오: to = ["@brief"]')
            return
        if not (self.to and self.sender):
            raise ValueError("sender와 to에 전자우편 주소를 적으십시오")
        if len(self.to) > _MOST:
            raise ValueError(f"to는 {_MOST}곳까지입니다. 더 많으면 메일링 리스트의 주소 하나를 적으십시오")
        if wrong := next((at for at, each in enumerate(self.to, 1) if not _BOX.fullmatch(each)), 0):
            raise ValueError(f"to의 {wrong}번째가 전자우편 주소가 아닙니다")
        if not _SENDER.fullmatch(self.sender):
            raise ValueError('sender는 "증시 브리핑 <brief@example.com>"처럼 적으십시오')
        if self.unsubscribe and not _UNSUBSCRIBE.fullmatch(self.unsubscribe):
            raise ValueError("unsubscribe에는 https:// 주소나 mailto:주소를 적으십시오")

    @property
    def drafts(self) -> bool:
        """Whether it holds drafts; what any other place has, its readers have."""
        return self.kind not in {*_MESSENGERS, "mail"}

    @property
    def address(self) -> str:
        """Where it is asked: the url, else the one that is the same for everybody."""
        return self.url or _MESSENGERS.get(self.kind, "")

    @property
    def from_whom(self) -> tuple[str, str]:
        """The name, which may be empty, and the mailbox of the sender of a mail."""
        found = _SENDER.fullmatch(self.sender)
        if found is None:
            return "", ""
        return (found["name"] or "").strip(), found["box"] or found["bare"]

    def filed(self, edition: str) -> Filed:
        """Return where an edition's articles are filed."""
        found = EDITIONS.get(edition)
        usual = Filed(categories=self.categories, tags=self.tags)
        return self.of.get(edition) or self.of.get(found.market if found else "", usual)

    @property
    def every_category(self) -> tuple[str, ...]:
        """All categories that articles may be filed under, each once."""
        others = (name for each in self.of.values() for name in each.categories)
        return tuple(dict.fromkeys((*self.categories, *others)))


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
        """Refuse mail without an address, or to one that is none."""
        if self.smtp and not (self.sender and self.to):
            raise ValueError("smtp를 쓰려면 sender와 to를 함께 적으십시오")
        if self.smtp and not _SERVER.fullmatch(self.smtp):
            raise ValueError('smtp는 "mail.example.com:587"처럼 적으십시오')
        for address in filter(None, (self.sender, *self.to)):
            if not (_MAIL.search(address) and address.isprintable()):
                raise ValueError(f"전자우편 주소가 아닙니다: {address!r}")


class Service(Settings, frozen=True, kw_only=True):
    """What ``newsgen serve`` lets clients do: table ``[service]``."""

    url: str = ""
    """Where readers find the service (``https://terms.example.com``): what the addresses in its pages, its
    map and its exports begin with. Empty where nobody has said it: then none is told that must be whole."""
    cors: tuple[str, ...] = ()
    """Origins whose pages may ask (``https://cms.example.com``); ``*`` for every one."""
    rate: Annotated[int, msgspec.Meta(ge=0, le=1_000_000)] = 600
    """Requests that one client may make in a minute; 0 for as many as it likes."""
    body: Annotated[int, msgspec.Meta(ge=1, le=1_000_000_000)] = 2_500_000
    """Bytes that a request may bring."""
    trusted: tuple[str, ...] = ()
    """Callers that may have the markup they sent back as it was, and texts checked, each known by the secret
    that stands in NEWSGEN_SERVICE_NAME_SECRET."""
    check: Literal["nobody", "trusted", "anyone"] = "trusted"
    """Who may have a text checked: what is known is no secret, but to check costs time. The page is there
    for ``anyone`` alone: a browser has no secret."""
    proxies: tuple[str, ...] = ()
    """Proxies whose X-Forwarded-For is believed, by address or network (``10.1.0.0/16``)."""
    searches: bool = True
    """Whether it is kept what readers looked for in vain (words, nothing of who): ``glossary wanted``."""
    drafts: bool = False
    """Whether readers see drafts that nobody approved: on a system for trying only; every page says so."""

    def __post_init__(self) -> None:
        """Refuse what no browser or client could keep to."""
        if self.url and not _ORIGIN.fullmatch(self.url):
            raise ValueError("url에는 https://terms.example.com처럼 경로 없는 주소를 적으십시오")
        for origin in self.cors:
            if origin != "*" and not _ORIGIN.fullmatch(origin):
                raise ValueError("cors에는 https://cms.example.com처럼 경로 없는 주소나 *를 적으십시오")
        if not all(_CALLER.fullmatch(name) for name in self.trusted):
            raise ValueError("trusted에는 desk나 cms-2처럼 영문 소문자와 숫자로 된 이름을 적으십시오")
        for proxy in self.proxies:
            if not _is_network(proxy):
                raise ValueError(f"proxies에는 10.0.0.5나 10.1.0.0/16처럼 적으십시오: {proxy}")


class Desk(Settings, frozen=True, kw_only=True):
    """What ``newsgen desk`` is to its browsers: table ``[desk]``."""

    url: str = ""
    """Where editors find it (``https://desk.example.com``); with https its cookies go no other way."""
    proxies: tuple[str, ...] = ()
    """Proxies whose X-Forwarded-For and ``user_header`` are believed, by address or network."""
    user_header: str = ""
    """Header in which these proxies name who is logged in at theirs (``X-Remote-User``); empty: nobody's."""
    session_hours: Annotated[float, msgspec.Meta(ge=0.1, le=168.0)] = 14.0
    """Hours after which a login ends whatever is done."""
    idle_hours: Annotated[float, msgspec.Meta(ge=0.1, le=168.0)] = 3.0
    """Hours after which it ends where nothing is done."""

    def __post_init__(self) -> None:
        """Refuse what no browser could keep to, and a header that nobody is believed to send."""
        if self.url and not _ORIGIN.fullmatch(self.url):
            raise ValueError("url에는 https://desk.example.com처럼 경로 없는 주소를 적으십시오")
        for proxy in self.proxies:
            if not _is_network(proxy):
                raise ValueError(f"proxies에는 10.0.0.5나 10.1.0.0/16처럼 적으십시오: {proxy}")
        if self.user_header and not _HEADER.fullmatch(self.user_header):
            raise ValueError('user_header에는 "X-Remote-User"처럼 헤더의 이름을 적으십시오')
        if self.user_header and not self.proxies:
            raise ValueError("user_header를 쓰려면 그것을 보내는 프록시를 proxies에 적으십시오")


def _is_network(text: str) -> bool:
    try:
        return ip_network(text).prefixlen > 0  # everybody is no proxy
    except ValueError:
        return False
