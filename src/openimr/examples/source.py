"""The source of an example document: YAML front matter, then text in a small part of Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from openimr.examples.shift import shifted

if TYPE_CHECKING:
    from pathlib import Path

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ORDERED = re.compile(r"\d+\.\s+")


def read_source(path: Path, months: int = 0) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Front matter and blocks (heading, paragraph, list, table) of a document source, moved by months."""
    _, front, body = shifted(path.read_text("utf-8"), months).split("---\n", 2)
    chunks = re.split(r"\n\s*\n", body.strip())
    return yaml.safe_load(front), [_read_block(chunk.strip()) for chunk in chunks if chunk.strip()]


def _read_block(chunk: str) -> dict[str, Any]:
    lines = [line.strip() for line in chunk.split("\n")]
    if chunk.startswith("## "):
        return {"kind": "heading", "text": chunk[3:]}
    if all(line.startswith("|") for line in lines):
        return {"kind": "table", "rows": [_split_row(line) for line in lines]}
    if chunk.startswith("- "):
        return {"kind": "bullets", "items": _split_items(chunk, r"^- ")}
    if _ORDERED.match(chunk):
        return {"kind": "numbers", "items": _split_items(chunk, r"^\d+\.\s+")}
    return {"kind": "paragraph", "runs": _split_runs(" ".join(lines))}


def _split_row(line: str) -> list[list[list[str]]]:
    return [_split_runs(cell.strip()) for cell in line.strip("|").split("|")]


def _split_items(chunk: str, mark: str) -> list[list[list[str]]]:
    items = re.split(mark, chunk, flags=re.MULTILINE)[1:]
    return [_split_runs(" ".join(item.split())) for item in items]


def _split_runs(text: str) -> list[list[str]]:
    """Alternating runs: [["plain", "..."], ["bold", "..."], ...] without empty ones."""
    parts = _BOLD.split(text)
    runs = [["bold" if number % 2 else "plain", part] for number, part in enumerate(parts)]
    return [run for run in runs if run[1]]
