"""Mail: the article as a newsletter, over SMTP."""

from newsgen.deliveries.mail.client import Mail

__all__ = ["Mail"]
