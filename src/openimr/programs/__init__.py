"""The law and the medicine as data: one folder per programme, read with ``load``."""

from openimr.programs.load import folder, load

__all__ = ["folder", "load"]
