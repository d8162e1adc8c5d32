"""Run the command line with ``python -m newsgen``, or as ``newsgen``."""

import gc
import sys

FEW = 200_000
"""Things made anew before the collector looks at them: a start makes as many, and keeps nearly all."""


def main() -> None:
    """Run the program; without the package that reads command lines, say so in one line."""
    try:
        import click  # noqa: F401, PLC0415 - to see whether it is there
    except ImportError:
        sys.stderr.write("newsgen: click 패키지가 없습니다. 설치하십시오: pip install click\n")
        sys.exit(1)
    gc.set_threshold(FEW)
    try:
        from newsgen.cli import main as program  # noqa: PLC0415

        program()
    except KeyboardInterrupt:  # before the program is there to answer it
        sys.stderr.write("newsgen: 중단했습니다.\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
