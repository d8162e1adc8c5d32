"""Slack."""

from newsgen.deliveries.slack.client import Slack

__all__ = ["Slack"]
