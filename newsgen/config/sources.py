"""Which sources are asked, and who they are told asks: table ``[sources]``."""

from __future__ import annotations

import re

from newsgen.config.settings import Settings

_LONGEST = 120
_CONTACT = re.compile(r"[ -~]*[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+")


class Sources(Settings, frozen=True, kw_only=True):
    """What ``newsgen fetch`` and ``today`` ask."""

    off: tuple[str, ...] = ()
    """Sources that are not asked, by the names in :data:`newsgen.fetching.SOURCES`: ``yahoo-earnings``."""
    sec_contact: str = ""
    """Name and mail address of who asks, as the SEC wants to be told; without it EDGAR is not asked."""

    def __post_init__(self) -> None:
        """Refuse what no header of a request can hold."""
        if self.sec_contact and not (
            len(self.sec_contact) <= _LONGEST and _CONTACT.fullmatch(self.sec_contact)
        ):
            raise ValueError(
                'sec_contact는 "Example News desk@example.com"처럼 영문 이름과 전자우편 주소로 적으십시오'
            )
