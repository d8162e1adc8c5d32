"""The desk's settings: ``newsgen.toml``, checked whole when it is read."""

from __future__ import annotations

from newsgen.config.check import Check
from newsgen.config.fed import Fed, FedMeeting
from newsgen.config.imports import Import
from newsgen.config.places import Cms, Desk, Newsroom, Notify, Service
from newsgen.config.settings import Settings
from newsgen.config.sources import Sources
from newsgen.config.style import (
    AnchorDate,
    IndexWords,
    StockWords,
    StorySettings,
    Style,
    WeekIndexWords,
    WeekStockWords,
    WeekWords,
)
from newsgen.config.suggest import NewsFeed, Suggest
from newsgen.config.whole import FILENAME, Config, load
from newsgen.config.whom import notify_of

__all__ = [
    "FILENAME",
    "AnchorDate",
    "Check",
    "Cms",
    "Config",
    "Desk",
    "Fed",
    "FedMeeting",
    "Import",
    "IndexWords",
    "NewsFeed",
    "Newsroom",
    "Notify",
    "Service",
    "Settings",
    "Sources",
    "StockWords",
    "StorySettings",
    "Style",
    "Suggest",
    "WeekIndexWords",
    "WeekStockWords",
    "WeekWords",
    "load",
    "notify_of",
]
