"""The lock: one holder at a time, whoever dies lets go, and what cannot be written is told."""

import subprocess
import sys
import time

import pytest

from newsgen.alone import Busy, alone

HOLD = """
import sys, time
from pathlib import Path
from newsgen.alone import alone
with alone(Path(sys.argv[1]), patience=0):
    print("mine", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def lock(tmp_path):
    return tmp_path / "locks" / "a.lock"


@pytest.fixture
def other(lock):
    """Another process that holds the lock."""
    with subprocess.Popen([sys.executable, "-c", HOLD, str(lock)], stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"mine\n"
        yield process
        process.kill()


def test_it_can_be_taken_again_and_again(lock):
    for _ in range(2):
        with alone(lock, patience=0):
            pass


def test_two_locks_are_two(lock):
    with alone(lock, patience=0), alone(lock.with_name("b.lock"), patience=0):
        pass


def test_a_second_process_waits_in_vain(lock, other):
    begun = time.monotonic()
    with pytest.raises(Busy), alone(lock, patience=0.2):
        pass
    assert time.monotonic() - begun >= 0.2


def test_who_waits_long_is_told_so_once(lock, other):
    told = []
    with pytest.raises(Busy), alone(lock, patience=0.3, silence=0.1, waiting=lambda: told.append(1)):
        pass
    assert told == [1]


def test_a_process_that_is_killed_lets_go(lock, other):
    other.kill()
    other.wait()
    with alone(lock, patience=0):
        pass


def test_what_goes_wrong_inside_lets_go(lock):
    with pytest.raises(ZeroDivisionError), alone(lock, patience=0):
        1 / 0  # noqa: B018
    with alone(lock, patience=0):
        pass


def test_a_folder_that_cannot_be_made_is_an_error_of_the_system(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"), alone(tmp_path / "file" / "a.lock", patience=0):
        pass


def test_a_file_that_is_no_lock_is_an_error_of_the_system(tmp_path):
    path = tmp_path / "a.lock"
    path.write_text("not a database, and long enough to be seen as none " * 40)
    with pytest.raises(OSError, match=r"a\.lock"), alone(path, patience=0):
        pass
