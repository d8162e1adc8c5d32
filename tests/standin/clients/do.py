"""Do jobs by a real client, unpatched: ``do.py MODULE``, jobs as JSON on stdin, answers on stdout.

Run by its path, so that the process imports nothing but the client.
"""

from __future__ import annotations

import importlib
import json
import sys


def main() -> None:
    """Do the jobs in their order; an error is told by its name."""
    known = importlib.import_module(sys.argv[1]).JOBS
    told = []
    for job in json.load(sys.stdin):
        try:
            told.append(known[job["do"]](job))
        except Exception as error:
            told.append({"error": type(error).__name__, "text": str(error)[:300]})
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
