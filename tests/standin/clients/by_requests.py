"""Jobs done by requests."""

from __future__ import annotations

from typing import Any

import requests

Job = dict[str, Any]


def get(job: Job) -> Any:
    """Ask by requests, without a second try."""
    response = requests.get(job["url"], timeout=job.get("timeout", 10))
    return {"status": response.status_code, "body": response.content.decode("latin-1")}


JOBS = {"get": get}
