"""``newsgen doctor``: what works here, what does not, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newsgen.cli.frame.screen import cells, padded, say
from newsgen.cli.frame.settings import Settings
from newsgen.command import runnable

if TYPE_CHECKING:
    from newsgen.cli.doctor.probed import Probed
    from newsgen.outputs.desk import DoctorRow


@click.command(short_help="여기서 무엇이 되고 안 되는지 점검합니다.")
@click.option("--json", "as_json", is_flag=True, help="JSON으로 씁니다(newsgen/doctor/v1).")
@click.pass_context
def doctor(ctx: click.Context, as_json: bool) -> None:
    """기사를 만드는 데 필요한 것을 하나씩 해 보고, 안 되는 것은 어떻게 할지 알려 줍니다.

    네트워크는 쓰지 않습니다. 꼭 필요한 것이 하나라도 안 되면 1로 끝납니다.
    """
    from newsgen.cli.doctor.probes import findings

    found = list(findings(ctx.obj or Settings()))
    healthy = all(finding.ok for finding in found if finding.needed)
    if as_json:
        click.echo(_json(found, healthy))
    else:
        say("\n".join(_table(found, healthy)))
    ctx.exit(0 if healthy else 1)


def _table(found: list[Probed], healthy: bool) -> list[str]:
    width = max(cells(finding.code) for finding in found)
    lines = []
    for finding in found:
        lines.append(f"{'✔' if finding.ok else '✘'} {padded(finding.code, width)}  {finding.message}")
        if finding.advice and not finding.ok:
            lines.append(f"  {' ' * width}  → {finding.advice}")
    return [*lines, "", _verdict(found, healthy)]


def _verdict(found: list[Probed], healthy: bool) -> str:
    if not healthy:
        return "✘ 표시를 해결해야 기사를 만들 수 있습니다."
    if all(finding.ok for finding in found):
        return "모두 됩니다."
    return "꼭 필요한 것은 됩니다. 예시 기사: newsgen today --demo"


def _json(found: list[Probed], healthy: bool) -> str:
    import msgspec

    from newsgen.outputs.desk import DoctorListing

    listing = DoctorListing(healthy=healthy, checks=tuple(map(_row, found)))
    return msgspec.json.format(msgspec.json.encode(listing), indent=2).decode()


def _row(finding: Probed) -> DoctorRow:
    """Return a finding as the contract has it."""
    from newsgen.outputs.desk import DoctorRow

    return DoctorRow(
        name=finding.code,
        ok=finding.ok,
        detail=finding.message,
        advice=runnable(finding.advice),
        needed=finding.needed,
    )
