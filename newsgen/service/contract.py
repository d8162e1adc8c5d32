"""What the routes say of their answers in the OpenAPI document."""

from __future__ import annotations

from typing import Any

from litestar.openapi import ResponseSpec

from newsgen.service.answer import JSON
from newsgen.service.problem import MEDIA_TYPE, Problem


def answers(kind: Any, description: str, media_type: str = JSON) -> ResponseSpec:
    """Describe an answer by its type."""
    return ResponseSpec(kind, generate_examples=False, description=description, media_type=media_type)


PROBLEM = answers(Problem, "문제(RFC 9457)", MEDIA_TYPE)
"""Every answer that is none."""
