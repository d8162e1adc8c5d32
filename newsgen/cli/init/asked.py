"""What ``newsgen init`` asks of the person who installs, for the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsgen.cli.init.questions import KINDS, Questions
from newsgen.config import Newsroom, Notify
from newsgen.network.address import address
from newsgen.setup.settings import Answers, Cms

if TYPE_CHECKING:
    from newsgen.cli.init import Options


def answers_of(asked: Questions, options: Options) -> Answers:
    """Ask what stands in the settings."""
    name = asked.text("--name", "발행처의 이름(피드와 CMS에 적힙니다. 없으면 빈칸)", options.name, "")
    url = (
        asked.text("--url", "발행처의 주소(https://…, 없으면 빈칸)", options.url, "", _newsroom)
        if name
        else options.url or ""
    )
    kind = asked.choice("--cms", "기사를 어디로 보낼까요?", KINDS, options.cms, "none")
    cms = None
    if kind != "none":
        cms = Cms(
            name=options.cms_name or "desk",
            kind=kind,
            url=asked.needed("--cms-url", "그 주소(https://…)", options.cms_url, address),
            user=asked.needed("--cms-user", "워드프레스의 사용자 이름", options.cms_user)
            if kind == "wordpress"
            else "",
        )
    hook = asked.text("--notify-url", "알림을 받을 웹훅의 주소(없으면 빈칸)", options.notify_url, "", address)
    smtp = options.smtp or ""
    sender = asked.needed("--mail-from", "알림 메일의 보내는 사람", options.mail_from, _mail) if smtp else ""
    to = options.mail_to or (
        (asked.needed("--mail-to", "알림 메일을 받을 사람", None, _mail),) if smtp else ()
    )
    return Answers(
        name=name,
        url=url,
        cms=cms,
        notify_url=hook,
        smtp=smtp,
        sender=sender,
        to=to,
        files=options.folder_of_files or "",
    )


def _newsroom(url: str) -> None:
    """Raise ValueError where feeds could not have an address."""
    Newsroom(url=url)


def _mail(address: str) -> None:
    """Raise ValueError where nothing could be mailed to or from an address."""
    Notify(smtp="localhost", sender=address, to=(address,))
