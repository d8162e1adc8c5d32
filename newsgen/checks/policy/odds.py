"""Odds of the Fed's meetings that a text tells, computed anew from the prices of futures.

They are not held against the text: desks print CME's own figures, of another minute. Whoever asks where a
figure stands is shown what the recorded prices give.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.checks.look import Look
from newsgen.claims import Claim
from newsgen.errors import FedInputProblem
from newsgen.fed.fedwatch import Odds
from newsgen.fed.policy import Priced
from newsgen.fed.worked import by_measure, worked
from newsgen.measures import MEASURES
from newsgen.outputs.checked import CheckReading
from newsgen.patterns import compiled
from newsgen.proof.odds import KINDS

_PROBABLE = compiled(r"확률|가능성")
_OF_FED = compiled(r"FOMC|연준|연방|페드워치|FedWatch|금리")
_OF_OTHERS = compiled(r"한국은행|한은|금통위|금융통화위원회|ECB|일본은행|BOJ|영란은행")
_MEETING = compiled(r"(?<!\d)(\d{1,2})월")
_QUARTER = compiled(r"25\s?bp|0\.25%|베이비컷")
_HALF = compiled(r"50\s?bp|0\.50?%|빅컷")


def readings(look: Look, claim: Claim) -> Iterator[CheckReading]:
    """Yield what futures gave for the meeting and the move that a sentence seems to mean."""
    ground = look.grounds.get("us")
    policy = ground.snapshot.policy if ground else None
    if ground is None or policy is None or not _tells_odds(look, claim):
        return
    try:
        priced = policy.on(policy.session)
    except FedInputProblem:
        return
    before = look.text[_begin(look, claim) : claim.start]
    one, measure = _meant(priced, before), _measure(claim.sentence, before)
    if one is None or measure is None:
        return
    about, value = f"FOMC:{one.meeting.decision}", by_measure(one)[measure]
    inputs = priced.inputs_of(one)
    yield CheckReading(
        about=about, name=f"{one.meeting.decision:%Y-%m-%d} FOMC", measure=MEASURES[measure].label,
        date=priced.day, value=value, shown=f"{value:.1f}%", fact=f"{measure}:{about}@{priced.day}",
        inputs=inputs, sum=worked(priced.outlook.moves, one), sources=ground.series_origins(inputs),
    )  # fmt: skip


def _tells_odds(look: Look, claim: Claim) -> bool:
    told = claim.sentence
    in_percent = claim.figure.unit == "percent" and claim.figure.high is None
    return (
        in_percent
        and _PROBABLE.search(told) is not None
        and _OF_FED.search(look.text) is not None
        and _OF_OTHERS.search(told) is None
    )


def _begin(look: Look, claim: Claim) -> int:
    return max(look.text.rfind(claim.sentence, 0, claim.end), 0)


def _meant(priced: Priced, before: str) -> Odds | None:
    """Return the odds of the meeting of the month named last before a figure; the next one's where none is."""
    months = [int(found[1]) for found in _MEETING.finditer(before)]
    if not months:
        return next(iter(priced.odds), None)
    return next((one for one in priced.odds if one.meeting.decision.month == months[-1]), None)


def _measure(sentence: str, before: str) -> str | None:
    """Return the measure of the move that the words before a figure name, else those of its sentence."""
    words = list(KINDS.finditer(before)) or list(KINDS.finditer(sentence))
    if not words:
        return None
    kind = words[-1].lastgroup
    near = before[max(words[-1].start() - 14, 0) :] if words[-1].string is before else sentence
    size = "_50" if _HALF.search(near) else "_25" if _QUARTER.search(near) else ""
    return f"{kind}{size if kind != 'hold' else ''}_probability"
