"""Run the command line with ``python -m openimr``."""

from openimr.cli import main

if __name__ == "__main__":
    main(prog_name="openimr")
