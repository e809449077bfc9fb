"""Fictional example cases and how they become realistic case folders. No person in them is real."""

from openimr.examples.build import build_case, list_cases

__all__ = ["build_case", "list_cases"]
