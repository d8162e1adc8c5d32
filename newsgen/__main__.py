"""Run the command line with ``python -m newsgen``."""

from newsgen.cli import main

if __name__ == "__main__":
    main()
