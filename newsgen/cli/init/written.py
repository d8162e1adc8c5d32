"""The files of an installation, written: settings, then the secrets' place, the script and the lines."""

from __future__ import annotations

from pathlib import Path

from newsgen import config
from newsgen.config import Config
from newsgen.deliveries.kinds import kind
from newsgen.errors import ConfigProblem, UsageProblem
from newsgen.setup import cron, place, runner, settings, systemd, vault
from newsgen.setup.cron import Clocks
from newsgen.setup.jobs import Job, Wanted, jobs
from newsgen.setup.place import Placed, Put
from newsgen.setup.runner import Installation
from newsgen.setup.settings import Answers


def settled(here: Installation, answers: Answers | None) -> Placed:
    """Write the settings, if there are answers; what could not be read back is never put in place."""
    if answers is None:
        return Placed(here.config, Put.SAME)
    trial = here.config.with_name(f".{here.config.name}.new")
    place.put(trial, settings.text(answers))
    (here.config.parent / settings.GLOSSARY).mkdir(exist_ok=True)  # settings name no folder that is not there
    try:
        config_of(trial)
    except ConfigProblem as problem:
        raise UsageProblem(str(problem).replace(str(trial), here.config.name)) from problem
    finally:
        trial.unlink(missing_ok=True)
    return place.put(here.config, settings.text(answers))


def config_of(path: Path) -> Config:
    """Return settings that name kinds of CMS that there are; ConfigProblem where they do not."""
    found = config.load(path)
    for name, cms in found.cms.items():
        kind(name, cms)
    return found


def jobs_of(here: Installation, editions: tuple[str, ...], *, feed: bool | None) -> list[Job]:
    """Return what runs by itself; feeds too where the settings name the newsroom, unless told otherwise."""
    desk = config_of(here.config)
    can_feed = bool(desk.newsroom.name and desk.newsroom.url)
    if feed and not can_feed:
        raise UsageProblem("--feed: 피드에는 설정의 [newsroom] name과 url이 있어야 합니다.")
    imports = any(table.folder for table in desk.imports.values())
    return jobs(Wanted(editions, tuple(desk.cms), can_feed if feed is None else feed, imports))


def rest(here: Installation, of: list[Job], clocks: Clocks | None) -> list[Placed]:
    """Write folders, secrets' file, script, and the lines: for cron by its clocks, else for systemd."""
    desk = config_of(here.config)
    for folder in (here.folder / desk.output, here.folder / desk.notes, here.log.parent):
        folder.mkdir(parents=True, exist_ok=True)
    placed = [
        place.put(here.secrets, vault.text(desk, vault.read(here.secrets)), vault.MODE),
        place.put(here.runner, runner.script(here), 0o755),
    ]
    if clocks is None:
        units = systemd.units(of, here.runner, here.key)
        return [*placed, *(place.put(here.units / name, text) for name, text in units)]
    lines = cron.table(of, clocks, here.runner, here.log)
    longest = max(len(line.encode()) for line in lines.splitlines())
    if longest > cron.LONGEST:
        raise UsageProblem(f"cron의 줄이 너무 깁니다({longest}바이트). --folder를 더 짧은 곳으로 하십시오.")
    return [*placed, place.put(here.crontab, lines)]
