"""Telegram."""

from newsgen.deliveries.telegram.client import Telegram

__all__ = ["Telegram"]
