"""An article's text by RosaeNLG from ready strings, beside ``newsgen``, which plans, sets and proves it too.

RosaeNLG runs in node and comes through npm into a folder that is thrown away. It sets spaces by its own
rules, which know no Korean particles, so its text is not looked at.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from benchmarks.bench_articles import SESSIONS, Written, prepared
from benchmarks.clock import measure
from benchmarks.market import store
from benchmarks.rows import Row
from newsgen import proof
from newsgen.model import Runs

PACKAGE = "rosaenlg@3.2.6"
TIMES = 200
SCRIPT = """
const rosaenlg = require("rosaenlg"), {template, values, times} = require("./given.json");
const render = rosaenlg.compile(template, {language: "en_US", compileDebug: false});
const once = () => render({v: values, util: new rosaenlg.NlgLib({language: "en_US"})});
for (let i = 0; i < times / 4; i++) once();
const begun = process.cpuUsage();
for (let i = 0; i < times; i++) once();
const used = process.cpuUsage(begun);
console.log((used.user + used.system) / 1e3 / times);
"""


def given(blocks: list[Runs]) -> dict[str, object]:
    """Return a template with a paragraph for each block, and its ready strings."""
    lines, values = list[str](), dict[str, str]()
    for block in blocks:
        lines.append("p")
        for run in block:
            name = f"v{len(values)}"
            values[name] = run.text
            lines.append(f"  | #{{v.{name}}}")
    return {"template": "\n".join(lines), "values": values, "times": TIMES}


def by_rosaenlg(day: Written) -> tuple[float | None, str]:
    """Return the milliseconds that RosaeNLG takes for an article, and what it is; or None, and why not."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not (node and npm):
        return None, "RosaeNLG: no node here"
    article = day.article
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        blocks = [article.headline, article.deck, article.lead, *(p.runs for p in article.paragraphs)]
        (folder / "given.json").write_text(json.dumps(given(blocks)), encoding="utf-8")
        (folder / "bench.js").write_text(SCRIPT, encoding="utf-8")
        fetch = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error", PACKAGE]
        try:
            subprocess.run(fetch, cwd=folder, check=True, capture_output=True, timeout=120)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
            return None, "RosaeNLG: npm could not fetch it"
        told = subprocess.run([node, "bench.js"], cwd=folder, check=True, capture_output=True, text=True)
        return float(told.stdout), f"RosaeNLG ({PACKAGE}), ready strings"


def main(*, small: bool = False) -> list[Row]:
    """Measure and print."""
    with store(small=small) as path:
        if path is None:
            print("  skipped: no recorded market beside this repository and no NEWSGEN_STORE")
            return []
        day = prepared(path, SESSIONS[0])
    theirs, name = (None, "RosaeNLG: not fetched for a small run") if small else by_rosaenlg(day)
    ours = measure({"ours": lambda: proof.check(day.write())}, runs=1 if small else 9)["ours"]
    print(f"  newsgen {ours.median * 1e3:.2f} ms; {name} {theirs}")
    return [
        Row(
            name=f"an article with its proof, {day.session}",
            ours=ours.median * 1e3,
            unit="ms",
            alternative=name,
            theirs=theirs,
        )
    ]
