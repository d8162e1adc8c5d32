"""JSON: the whole article, schema ``newsgen/article/v1``, which ``explain`` and other programs read."""

from __future__ import annotations

import msgspec

from newsgen.model import Article, Output
from newsgen.outputs.files import filename
from newsgen.outputs.issue import UNSAID, Issue

_ENCODER = msgspec.json.Encoder(order="deterministic")


def json(article: Article, _: Issue = UNSAID) -> Output:
    """Serialise an article: UTF-8, indented, the same bytes for the same article."""
    body = msgspec.json.format(_ENCODER.encode(article), indent=2) + b"\n"
    return Output(format="json", filename=filename(article, "json"), media_type="application/json", body=body)
