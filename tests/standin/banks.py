"""FRED's graph data and the New York Fed's effective federal funds rate."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from tests.standin.answers import Answer, Request, of_csv, of_json, page
from tests.standin.scene import Scene

FRED = "fred.stlouisfed.org"
NEW_YORK_FED = "markets.newyorkfed.org"


def _published(scene: Scene) -> dt.date:
    """Return the last day that is out: both banks are a day behind."""
    return scene.now.astimezone(ZoneInfo("America/New_York")).date() - dt.timedelta(days=1)


def fred(scene: Scene, request: Request) -> Answer:
    """Answer ``/graph/fredgraph.csv?id=A,B&cosd=..&coed=..``: a row a day, a mark for no value."""
    names = [name for name in request.query.get("id", "").split(",") if name]
    if request.path != "/graph/fredgraph.csv" or not names or any(name not in scene.fred for name in names):
        return page("Error - St. Louis Fed", 404)
    days = sorted(set().union(*(scene.fred[name] for name in names)))
    try:
        first = dt.date.fromisoformat(request.query.get("cosd", "0001-01-01"))
        last = min(dt.date.fromisoformat(request.query.get("coed", "9999-12-31")), _published(scene))
    except ValueError:
        return page("Error - St. Louis Fed", 400)
    lines = [",".join(["observation_date", *names])]
    for day in days:
        if first <= day <= last:
            values = [scene.fred[name].get(day) for name in names]
            lines.append(",".join([day.isoformat(), *(_told(value, scene.fred_gap) for value in values)]))
    return of_csv("\n".join(lines) + "\n", "fredgraph.csv")


def _told(value: float | None, gap: str) -> str:
    return gap if value is None else f"{value:.2f}"


def new_york_fed(scene: Scene, request: Request) -> Answer:
    """Answer ``.../effr/search.json?startDate=..&endDate=..`` and ``.../effr/last/N.json``, newest first."""
    prefix = "/api/rates/unsecured/effr/"
    known = [one for one in sorted(scene.effr, key=lambda one: one.day) if one.day <= _published(scene)]
    if request.path == f"{prefix}search.json":
        try:
            start = dt.date.fromisoformat(request.query["startDate"])
            end = dt.date.fromisoformat(request.query.get("endDate", "9999-12-31"))
        except (KeyError, ValueError):
            return page("Bad Request", 400)
        known = [one for one in known if start <= one.day <= end]
    elif request.path.startswith(f"{prefix}last/") and request.path.endswith(".json"):
        known = known[-int(request.path.removeprefix(f"{prefix}last/").removesuffix(".json")) :]
    else:
        return page("Not Found", 404)
    rates = [
        {
            "effectiveDate": one.day.isoformat(),
            "type": "EFFR",
            "percentRate": one.rate,
            "percentPercentile1": round(one.rate - 0.03, 2),
            "percentPercentile25": round(one.rate - 0.01, 2),
            "percentPercentile75": round(one.rate + 0.01, 2),
            "percentPercentile99": round(one.rate + 0.09, 2),
            "volumeInBillions": 108,
            "targetRateFrom": one.low,
            "targetRateTo": one.high,
            "revisionIndicator": "",
        }
        for one in reversed(known)
    ]
    return of_json({"refRates": rates})
