"""What a note tells, our own sentences do not tell again: values by hand from the published releases."""

from __future__ import annotations
