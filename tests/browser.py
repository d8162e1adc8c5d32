"""The Chromium that tests look through: the one without windows, or else any.

A page of it takes a third of the time: ``apt-get install chromium-headless-shell`` on Debian.
"""

import shutil

BINARY = shutil.which("chromium-headless-shell") or shutil.which("chromium")
"""None where there is none."""
MISSING = "no chromium: apt-get install chromium-headless-shell, or chromium"
