"""Where the desk is shown headlines from: table ``[suggest]``."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from newsgen.config.settings import Settings
from newsgen.network.address import address

SECRET = "{secret}"  # noqa: S105 - what stands in the place of one
"""What stands in an address or a header where the feed's secret belongs."""

_NAME = re.compile(r"[a-z][a-z0-9-]{0,30}")
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,60}: ?[\x20-\x7e]{1,300}")
_QUERY = re.compile(r"[A-Za-z0-9._~!$&'()*+,;=:@/?%{}-]*")


class NewsFeed(Settings, frozen=True, kw_only=True):
    """A feed that the newsroom may read: RSS 2.0, Atom 1.0 or NewsML-G2; its secret is never in this file."""

    name: str
    """What it is called, and what its secret is known by: NEWSGEN_FEED_NAME_SECRET."""
    url: str
    """``https://...``; ``{secret}`` in its query where a key belongs."""
    user: str = ""
    """Name to log in with; the secret is its password."""
    header: str = ""
    """A header to send: ``Authorization: Bearer {secret}``."""
    zone: str = ""
    """Where its clock stands (``Asia/Seoul``), of a feed whose times name no zone."""

    def __post_init__(self) -> None:
        """Refuse what could not be asked, or would tell a secret."""
        if not _NAME.fullmatch(self.name):
            raise ValueError("name은 영문 소문자와 숫자로 적으십시오")
        where, _, query = self.url.partition("?")
        address(where)
        if not _QUERY.fullmatch(query):
            raise ValueError("url의 ? 뒤에 쓸 수 없는 글자가 있습니다")
        if self.header and not _HEADER.fullmatch(self.header):
            raise ValueError('header는 "X-Api-Key: {secret}"처럼 적으십시오')
        if self.header and SECRET not in self.header:
            raise ValueError("header의 비밀값 자리에 {secret}을 적으십시오. 비밀값은 설정에 두지 않습니다")
        if self.zone:
            _require_zone(self.zone)

    @property
    def host(self) -> str:
        """The server, which is all that is told of the address."""
        return urlsplit(self.url).hostname or ""

    @property
    def needs_secret(self) -> bool:
        """Whether it is asked with a secret."""
        return bool(self.user) or SECRET in self.url or SECRET in self.header


class Suggest(Settings, frozen=True, kw_only=True):
    """Where ``note suggest`` looks: ``feeds = [{name = "desk", url = "https://feeds.example.com/economy"}]``."""

    yahoo: bool = True
    """Whether Yahoo's news search is asked, as far as its terms allow the newsroom."""
    feeds: tuple[NewsFeed, ...] = ()
    most: Annotated[int, msgspec.Meta(ge=1, le=20)] = 5
    """Headlines that are shown of one subject."""

    def __post_init__(self) -> None:
        """Refuse two feeds of one name: they would share a secret."""
        names = [one.name for one in self.feeds]
        if len({*names}) < len(names):
            raise ValueError("feeds의 name이 겹칩니다. 서로 다르게 적으십시오")


def _require_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError('zone은 "Asia/Seoul"처럼 적으십시오') from error
