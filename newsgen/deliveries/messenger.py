"""What a messenger and a mail server have in common: what was sent there is nobody's to read back or edit."""

from __future__ import annotations

from newsgen.config import Cms
from newsgen.deliveries.copy import plain_body
from newsgen.deliveries.target import Remote
from newsgen.model import Article


class Messenger:
    """A place whose messages are made of the article itself and are asked for by nothing that they hold."""

    @staticmethod
    def needs_secret(_: Cms) -> bool:
        """Tell that it always does."""
        return True

    @staticmethod
    def body(article: Article) -> str:
        """Set an article's text as plain elements."""
        return plain_body(article)

    def read(self, remote: str) -> Remote | None:  # noqa: ARG002
        """Return nothing: no message is asked for by its id."""
        return None

    def editor(self, remote: Remote) -> str:  # noqa: ARG002
        """Return nothing: a message is nobody else's to change."""
        return ""
