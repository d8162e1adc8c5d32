"""A real WordPress on loopback: PHP's own web server and a MariaDB of the tests' own, gone with the tests.

``NEWSGEN_WORDPRESS`` names the unpacked WordPress; ``.ci/wordpress`` makes one.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex
from typing import Any
from urllib.parse import urlencode

import requests

from tests.linked import link

VARIABLE = "NEWSGEN_WORDPRESS"
LONGEST = 3600
"""Seconds after which the servers stop by themselves, whatever became of the tests."""

_RUN = token_hex(16)
"""What the servers of this process run PHP for."""
_HERE = Path(__file__).parent
_PATIENCE = 60.0
_USER = f"--user={os.environ.get('USER') or 'root'}"
_SMALL = ("--innodb-log-file-size=4M",)


class Site:
    """A running WordPress with a user for each role."""

    def __init__(self, url: str, secrets: dict[str, str], root: Path) -> None:
        self.url = url
        self.secrets = secrets
        self.root = root

    def ask(
        self, method: str, route: str, *, role: str = "administrator", **params: Any
    ) -> requests.Response:
        """Ask the REST interface as an editor at the CMS would, past all of newsgen."""
        body = params.pop("json", None)
        query = urlencode({"rest_route": route, **params})
        return requests.request(
            method,
            f"{self.url}/index.php?{query}",
            json=body,
            auth=(role, self.secrets[role]),
            timeout=30,
        )

    def posts(self, search: str = "", status: str = "any") -> list[dict[str, Any]]:
        """Return every post that fits, whole."""
        found: list[dict[str, Any]] = []
        for page in range(1, 10):
            answer = self.ask(
                "GET",
                "/wp/v2/posts",
                search=search,
                status=status,
                context="edit",
                per_page="100",
                page=str(page),
            )
            if answer.status_code == 400:  # past the last page
                break
            found += answer.json()
            if len(answer.json()) < 100:
                break
        return found

    def public(self, link: str) -> int:
        """Return the status that a reader without a login gets."""
        return requests.get(link, timeout=30).status_code

    def run(self, code: str) -> str:
        """Run PHP inside WordPress and return what it prints; its server has compiled all the rest."""
        answer = requests.post(
            f"{self.url}/newsgen-run", code.encode(), headers={"X-Newsgen-Run": _RUN}, timeout=60
        )
        assert answer.ok, answer.text
        return answer.text

    @contextlib.contextmanager
    def plugin(self, code: str) -> Iterator[None]:
        """Have a plugin of these lines of PHP that nobody can switch off, while the block runs."""
        place = self.root / "wp-content" / "mu-plugins"
        place.mkdir(exist_ok=True)
        file = place / f"spoils-{token_hex(4)}.php"  # a name of its own: PHP keeps what it compiled
        file.write_text(f"<?php\n{code}\n", encoding="utf-8")
        try:
            yield
        finally:
            file.unlink()

    def clear(self) -> None:
        """Delete all posts, images, tags and categories for good."""
        self.run(
            "foreach (get_posts(['post_type' => ['post', 'attachment'], 'numberposts' => -1,"
            " 'fields' => 'ids', 'post_status' => ['any', 'trash', 'auto-draft', 'inherit']]) as $id)"
            " wp_delete_post($id, true);"
            "foreach (get_terms(['taxonomy' => ['post_tag', 'category'], 'hide_empty' => false]) as $t)"
            " wp_delete_term($t->term_id, $t->taxonomy);"
        )


def set_up(source: Path, place: Path) -> None:
    """Set up the WordPress that is unpacked at ``source``, which stays as it was, in a folder of its own."""
    root = place / "wp"
    _laid_out(source, root)
    shutil.copy(_HERE / "config.php", root / "wp-config.php")
    for name in ("setup.php", "router.php"):
        shutil.copy(_HERE / name, root / name)
    subprocess.run(
        ["mariadb-install-db", "--no-defaults", f"--datadir={place / 'db'}", _USER, *_SMALL,
         "--auth-root-authentication-method=normal", "--skip-test-db"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    with _database(place, signal.SIGTERM):
        done = subprocess.run(
            ["php", str(root / "setup.php")], capture_output=True, text=True, check=False, timeout=120
        )
        if done.returncode:
            raise RuntimeError(f"WordPress was not set up: {done.stdout}{done.stderr}")
    (place / "secrets.json").write_text(done.stdout[done.stdout.rindex("{") :], encoding="utf-8")


@contextlib.contextmanager
def running(ready: Path) -> Iterator[Site]:
    """Run a WordPress as :func:`set_up` left it; it is copied, and stays as it was."""
    with tempfile.TemporaryDirectory(prefix="wp-") as folder, contextlib.ExitStack() as stack:
        place = Path(folder)
        _laid_out(ready / "wp", place / "wp")
        (place / "wp" / "wp-content" / "uploads").mkdir(exist_ok=True)
        shutil.copytree(ready / "db", place / "db")
        stack.enter_context(_database(place))
        secrets = json.loads((ready / "secrets.json").read_text(encoding="utf-8"))
        url = stack.enter_context(serving(place / "wp"))
        yield Site(url, secrets, place / "wp")


def _laid_out(source: Path, target: Path) -> None:
    shutil.copytree(source, target, ignore_dangling_symlinks=True, copy_function=link)


@contextlib.contextmanager
def serving(root: Path, **environment: str) -> Iterator[str]:
    """Serve a WordPress that is set up; several can serve one."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = ["php", "-d", "display_errors=0", "-S", f"127.0.0.1:{port}", "-t", str(root)]
    url = f"http://127.0.0.1:{port}"
    env = {"PHP_CLI_SERVER_WORKERS": "4", "NEWSGEN_RUN": _RUN, **environment}
    with _server([*command, str(root / "router.php")], root.parent / f"php-{port}.log", env):
        _wait(lambda: requests.get(f"{url}/index.php?rest_route=/", timeout=10).ok, "PHP")
        yield url


@contextlib.contextmanager
def _database(folder: Path, end: signal.Signals = signal.SIGKILL) -> Iterator[None]:
    """Run the database of a folder; it ends by a signal: what is thrown away need not be put in order."""
    sock = folder / "db.sock"
    command = [
        "mariadbd", "--no-defaults", f"--datadir={folder / 'db'}", f"--socket={sock}", _USER, *_SMALL,
        "--skip-networking", f"--pid-file={folder}/db.pid", "--innodb-flush-log-at-trx-commit=0",
        "--innodb-buffer-pool-size=32M",
    ]  # fmt: skip
    make = (
        f"$d = new mysqli('localhost', 'root', '', '', 0, '{sock}');"
        "$d->query('CREATE DATABASE IF NOT EXISTS wordpress');"
    )
    with _server(command, folder / "db.log", {}, end):
        _wait(
            lambda: subprocess.run(["php", "-r", make], capture_output=True, check=False).returncode == 0,
            "MariaDB",
        )
        yield


@contextlib.contextmanager
def _server(
    command: list[str], log: Path, environment: dict[str, str], end: signal.Signals = signal.SIGTERM
) -> Iterator[None]:
    """Run a server in a group of its own, since PHP's has workers; it ends with the block or by itself."""
    with log.open("wb") as file:
        process = subprocess.Popen(
            ["timeout", str(LONGEST), *command],
            stdout=file,
            stderr=file,
            env={**os.environ, **environment},
            start_new_session=True,
        )
        try:
            yield
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, end)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait(5)


def _wait(ready: Any, what: str) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        with contextlib.suppress(requests.RequestException):
            if ready():
                return
        time.sleep(0.1)
    raise RuntimeError(f"{what} did not start")
