"""The command line: ``openimr read | review | check``."""

from openimr.cli.main import main

__all__ = ["main"]
