"""The pages that are made after the first answer: they bring what makes articles, which takes its time."""

from __future__ import annotations

from newsgen.desk.pages import (
    article,
    check,
    correction,
    dispatch,
    glossary,
    notes,
    preview,
    queue,
    settings,
    versions,
    withdrawal,
    words,
)

ROUTES = (
    article,
    check,
    correction,
    dispatch,
    glossary,
    notes,
    preview,
    queue,
    settings,
    versions,
    withdrawal,
    words,
)
"""The modules of these pages; each has its ``routes``."""
