"""The kinds of CMS, and how one is made from the settings and a secret that is never written down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsgen import secret as secrets
from newsgen.command import put_secret
from newsgen.config import Cms
from newsgen.deliveries.ghost import Ghost
from newsgen.deliveries.mail import Mail
from newsgen.deliveries.slack import Slack
from newsgen.deliveries.target import Target
from newsgen.deliveries.telegram import Telegram
from newsgen.deliveries.webhook import Webhook
from newsgen.deliveries.wordpress import WordPress
from newsgen.errors import ConfigProblem, TargetClosed

TARGETS: dict[str, type[Target]] = {
    "wordpress": WordPress,
    "ghost": Ghost,
    "webhook": Webhook,
    "telegram": Telegram,
    "slack": Slack,
    "mail": Mail,
}
"""Kind, as ``[cms.NAME] kind`` names it -> what makes it."""


def target(cms: Mapping[str, Cms], name: str) -> Target:
    """Make the target of a name.

    Raises:
        ConfigProblem: there is no such table or kind, or no secret for a kind that needs one.
        TargetClosed: its address is not safe, or its secret no secret of that kind.

    """
    settings = cms.get(name)
    if settings is None:
        known = f"있는 이름: {', '.join(cms)}" if cms else f"newsgen.toml에 [cms.{name}] 표를 더하십시오"
        raise ConfigProblem(f"[cms.{name}] 설정에 그런 CMS가 없습니다. {known}.")
    made = kind(name, settings)
    try:
        return made(settings, secret(name) if made.needs_secret(settings) else "")
    except TargetClosed as closed:
        raise TargetClosed(f"[cms.{name}] {closed}") from closed


def kind(name: str, settings: Cms) -> type[Target]:
    """Return the kind that a target's settings name; ConfigProblem where there is none of that name."""
    found = TARGETS.get(settings.kind)
    if found is None:
        raise ConfigProblem(
            f"[cms.{name}] kind = {settings.kind!r}: 쓸 수 있는 것은 {', '.join(TARGETS)}입니다."
        )
    return found


def targets(cms: Mapping[str, Cms], names: Iterable[str]) -> dict[str, Target]:
    """Make several targets."""
    return {name: target(cms, name) for name in names}


def variable(name: str) -> str:
    """Return the environment variable that holds a target's secret."""
    return secrets.variable("cms", name)


def secret(name: str) -> str:
    """Return a target's secret: from the environment, else from the keyring if that package is installed."""
    found = secrets.stored(variable(name), name)
    if not found:
        put = put_secret(variable(name)) or (
            f"환경 변수 {variable(name)}에 넣거나 keyring set newsgen {name} 으로 넣으십시오."
        )
        raise ConfigProblem(f"[cms.{name}] 비밀번호가 없습니다. {put}")
    return found
