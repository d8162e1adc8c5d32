"""What the machine itself has to have: room on the disk, a clock that is right, time zones."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import newsgen
from newsgen.cli.doctor.probed import Probed, nearest, probed, store_path
from newsgen.cli.frame.settings import Settings

_ENOUGH, _LEAST = 1 << 30, 100 << 20
"""Bytes free: what years of a market take with room to spare, and what a morning takes."""
_BEHIND = dt.timedelta(days=1)
"""By how much files may be younger than the clock says."""


def disk(settings: Settings) -> Probed:
    """Look for room where the store is."""
    folder = nearest(store_path(settings).parent)
    free = shutil.disk_usage(folder).free
    told = f"{folder}: 남은 공간 {free / (1 << 30):,.1f}GB"
    return probed("디스크", free >= _ENOUGH, told, f"df -h {folder}", needed=free < _LEAST)


def clock(settings: Settings) -> Probed:
    """Hold the clock against the program's own files and the store, and tell the machine's time zone."""
    from newsgen import korean, markets

    now = dt.datetime.now(dt.UTC)
    for market in markets.every():
        now.astimezone(market.zone)  # fails where the machine has no time zones
    files = [each for each in (Path(newsgen.__file__), store_path(settings)) if each.exists()]
    newest = dt.datetime.fromtimestamp(max(each.stat().st_mtime for each in files), dt.UTC)
    told = f"{korean.moment(now)}, 이 기계의 시간대 {now.astimezone():%Z(UTC%z)}"
    if now < newest - _BEHIND:
        told += f": 시계가 파일의 시각 {korean.moment(newest)}보다 뒤짐"
        return probed("시계", False, told, "timedatectl set-ntp true")
    return probed("시계", True, told)
