"""openimr: the open system for Independent Medical Review."""

__version__ = "0.1.0"
