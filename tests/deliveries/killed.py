"""Send an outbox again and again, killed with -9 one step later each time, until a run gets through.

A step is each request and each change of the outbox, before it and after it. Arguments: the outbox, the
site's address, user, secret. Prints at how many steps a run was killed.
"""

from __future__ import annotations

import datetime as dt
import itertools
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from newsgen.config import Cms
from newsgen.deliveries.line import Line
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.run import deliver
from newsgen.deliveries.wordpress import WordPress
from tests.deliveries.help import HASTE, article, put

MOST = 120
YEAR = dt.date(2025, 8, 1)


def main(path: Path, url: str, user: str, secret: str) -> None:
    """Send one new article a round; each round is killed one step later than the last."""
    for last in range(1, MOST):
        if _killed(lambda last=last: _run(path, url, user, secret, last)):
            continue
        sys.stdout.write(f"{last - 1}\n")
        return
    raise SystemExit("no run got through")


def _killed(run: Callable[[], None]) -> bool:
    child = os.fork()
    if not child:
        run()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _run(path: Path, url: str, user: str, secret: str, last: int) -> None:
    steps = itertools.count(1)

    def step() -> None:
        if next(steps) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    def stepped(work: Callable[..., Any]) -> Callable[..., Any]:
        def done(*args: Any, **named: Any) -> Any:
            step()
            result = work(*args, **named)
            step()
            return result

        return done

    Line.ask = stepped(Line.ask)  # type: ignore[method-assign]
    Outbox.change = stepped(Outbox.change)  # type: ignore[method-assign]
    Outbox.add = stepped(Outbox.add)  # type: ignore[method-assign]
    day = YEAR + dt.timedelta(days=last)
    with Outbox(path) as box:
        put(box, article(id=f"{day}-us-close"))
        deliver(
            box, {"wp": WordPress(Cms(kind="wordpress", url=url, user=user), secret)}, patience=30, pace=HASTE
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:5])
