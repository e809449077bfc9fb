"""Defects as lines for a person, as JSON, and as SARIF 2.1.0 for other tools."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING
from urllib.parse import quote

from openimr import __version__
from openimr.check.run import rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from openimr.check.model import Defect, Rule

_HELP = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def to_text(defects: Iterable[Defect], texts: Mapping[str, str]) -> str:
    """One line for each defect, ``source:line: CODE message [place]``, and a line that counts them.

    ``texts`` holds the text of each source as read; without it the line is left out.
    """
    found = list(defects)
    lines = [f"{_address(d, texts)}: {d.code} {d.message} [{d.place}]" for d in found]
    return "\n".join([*lines, summary(found)]) + "\n"


def summary(defects: Iterable[Defect]) -> str:
    """The count of defects by severity in one line."""
    count = Counter(defect.severity for defect in defects)
    if not count:
        return "No defects found."
    parts = [f"{count[s]} {s}{'s' if count[s] > 1 else ''}" for s in ("error", "warning", "note") if count[s]]
    return f"Found {', '.join(parts)}."


def statistics(defects: Iterable[Defect]) -> str:
    """One line for each rule that was broken: how often, code, name; the most frequent first."""
    count = Counter(defect.code for defect in defects)
    names = {rule.code: rule.name for rule in rules()}
    rows = sorted(count.items(), key=lambda row: (-row[1], row[0]))
    return "".join(f"{number:6d}  {code}  {names[code]}\n" for code, number in rows)


def to_json(defects: Iterable[Defect]) -> str:
    """The defects as a JSON list."""
    return json.dumps([asdict(defect) for defect in defects], ensure_ascii=False, indent=2) + "\n"


def to_sarif(defects: Iterable[Defect]) -> str:
    """The defects as a SARIF 2.1.0 log of one run, with every rule and its help."""
    index = {rule.code: number for number, rule in enumerate(rules())}
    log = {
        "$schema": _HELP,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "openimr",
                        "version": __version__,
                        "rules": [_descriptor(rule) for rule in rules()],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(defect, index[defect.code]) for defect in defects],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _address(defect: Defect, texts: Mapping[str, str]) -> str:
    text = texts.get(defect.source)
    if text is None or defect.start is None:
        return defect.source
    return f"{defect.source}:{text.count(chr(10), 0, defect.start) + 1}"


def _descriptor(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.name.replace("-", " ").capitalize() + "."},
        "fullDescription": {"text": rule.explanation},
        "help": {"text": f"{rule.explanation}\nAuthority: {rule.authority}\nExample: {rule.example}"},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(defect: Defect, rule: int) -> dict[str, object]:
    location: dict[str, object] = {"artifactLocation": {"uri": _uri(defect.source)}}
    if defect.start is not None and defect.end is not None:
        location["region"] = {"charOffset": defect.start, "charLength": defect.end - defect.start}
    return {
        "ruleId": defect.code,
        "ruleIndex": rule,
        "level": defect.severity,
        "message": {"text": f"{defect.message} [{defect.place}]"},
        "locations": [
            {"physicalLocation": location, "logicalLocations": [{"fullyQualifiedName": defect.place}]}
        ],
    }


def _uri(source: str) -> str:
    """A source as a URI: a path from the root is a file, any other path stays relative."""
    return ("file://" if source.startswith("/") else "") + quote(source)
