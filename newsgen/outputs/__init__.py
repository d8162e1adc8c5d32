"""An article to bytes, one file a format (:mod:`newsgen.outputs.formats`), under ``<session>/``.

The archive reads back ``us-close.json`` only. Feeds are of many articles: :mod:`newsgen.outputs.feeds`.
"""

from __future__ import annotations

from newsgen.outputs.files import write
from newsgen.outputs.formats import OUTPUTS, Format
from newsgen.outputs.issue import Issue

__all__ = ["OUTPUTS", "Format", "Issue", "write"]
