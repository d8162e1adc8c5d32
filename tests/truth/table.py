"""Outcomes as a table of Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tests.truth.judge import Outcome, Verdict
from tests.truth.kinds.sessions import CHOSEN, DRAWN, last_of_week
from tests.truth.plant import Corruption

COLUMNS = tuple(Outcome)
WHEN = ("in the weeks of the sessions chosen", "in the weeks of those drawn", "on other days")


def of(verdicts: Sequence[Verdict]) -> str:
    """Return a row a kind, a sum of what the data can show, and a row of what they cannot."""
    shown = [one for one in verdicts if not one.corruption.hidden]
    hidden = [one for one in verdicts if one.corruption.hidden]
    kinds = list(dict.fromkeys(one.corruption.kind for one in shown))
    lines = [
        f"| kind | all | {' | '.join(COLUMNS)} |",
        f"|---|{'--:|' * (len(COLUMNS) + 1)}",
        *(_row(kind, [one for one in shown if one.corruption.kind == kind]) for kind in sorted(kinds)),
        *(_row(f"*{name}*", [one for one in shown if _when(one) == name]) for name in WHEN),
        _row("**all that the data can show**", shown),
    ]
    if hidden:
        lines.append(_row("not knowable", hidden))
    return "\n".join(lines) + "\n"


def hidden(corruptions: Iterable[Corruption]) -> str:
    """Return what cannot be seen, and why, as a list."""
    reasons: dict[str, list[str]] = {}
    for one in corruptions:
        if one.hidden and one.name not in reasons.setdefault(one.hidden, []):
            reasons[one.hidden].append(one.name)
    return "".join(f"- {'; '.join(names)}: {reason}.\n" for reason, names in reasons.items())


def written(page: str, name: str, text: str) -> str:
    """Return a page with the text between two of its marks replaced."""
    begin, end = f"<!-- {name} -->\n", "<!-- end"
    head, rest = page.split(begin, 1)
    return f"{head}{begin}{text}{end}{rest.split(end, 1)[1]}"


def _when(one: Verdict) -> str:
    week = last_of_week(one.corruption.day)
    for name, days in zip(WHEN, (CHOSEN, DRAWN), strict=False):
        if week in map(last_of_week, days):
            return name
    return WHEN[-1]


def share(verdicts: Sequence[Verdict]) -> float:
    """Return which part of what the data can show was printed wrong without a word."""
    shown = [one for one in verdicts if not one.corruption.hidden]
    return sum(one.outcome is Outcome.SILENT for one in shown) / max(1, len(shown))


def _row(name: str, verdicts: Sequence[Verdict]) -> str:
    counted = Counter(one.outcome for one in verdicts)
    return f"| {name} | {len(verdicts)} | {' | '.join(str(counted[one] or '') for one in COLUMNS)} |"
