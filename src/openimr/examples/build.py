"""Build example cases: each source becomes ``case.yaml`` and a folder of born-digital PDFs."""

from __future__ import annotations

import json
import shutil
import tempfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import typst
import yaml
from PIL import Image

from openimr.examples.shift import shifted
from openimr.examples.source import read_source

_HERE = Path(__file__).parent
_CASES = _HERE / "cases"
_LAYOUTS = _HERE / "layouts"
_SCAN_PPI = 110


def list_cases() -> dict[str, str]:
    """The slug of every example case and what it shows, in order of the slug."""
    return {path.parent.name: _load(path)["note"] for path in sorted(_CASES.glob("*/case.yaml"))}


def build_case(slug: str, target: Path, *, months: int = 0) -> Path:
    """Build one case into ``target/slug`` and return that folder; an older build of it is replaced.

    ``months`` moves the whole story in time. The same source gives the same bytes. Raises KeyError for a
    slug that is not there.
    """
    source = _CASES / slug
    if slug not in list_cases():
        raise KeyError(slug)
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target, prefix=".building-") as name:
        made = Path(name) / slug
        (made / "documents").mkdir(parents=True)
        (made / "case.yaml").write_text(shifted((source / "case.yaml").read_text("utf-8"), months), "utf-8")
        parties = _load(made / "case.yaml")["parties"]
        for path in sorted(source.glob("documents/*.md")):
            (made / "documents" / f"{path.stem}.pdf").write_bytes(_typeset(path, parties, months))
        _replace(made, target / slug)
    return target / slug


def _replace(made: Path, place: Path) -> None:
    if place.exists():
        shutil.rmtree(place)
    made.rename(place)


def _typeset(path: Path, parties: dict[str, Any], months: int) -> bytes:
    """The PDF of a document; sources named under ``scans`` follow as pages that are pictures only."""
    front, blocks = read_source(path, months)
    scans = [_scan(path.parent / name, parties, months) for name in front.pop("scans", [])]
    data = _compose(front, blocks, parties) | {"scans": [f"scan-{n}.jpg" for n in range(len(scans))]}
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        shutil.copytree(_LAYOUTS, root, dirs_exist_ok=True)
        for number, picture in enumerate(scans):
            (root / f"scan-{number}.jpg").write_bytes(picture)
        return _compile(root, data, "pdf")


def _scan(path: Path, parties: dict[str, Any], months: int) -> bytes:
    """A page as a scanner would give it: grey, a little crooked, compressed."""
    front, blocks = read_source(path, months)
    sheet = Image.open(BytesIO(_compile(_LAYOUTS, _compose(front, blocks, parties), "png"))).convert("L")
    sheet = sheet.rotate(-0.7, resample=Image.Resampling.BICUBIC, fillcolor=250)
    sheet = sheet.point([min(250, 25 + value) for value in range(256)])
    buffer = BytesIO()
    sheet.save(buffer, "JPEG", quality=55)
    return buffer.getvalue()


def _compose(front: dict[str, Any], blocks: list[dict[str, Any]], parties: dict[str, Any]) -> dict[str, Any]:
    worker = parties["worker"]
    senders = _load(_LAYOUTS / "senders.yaml")
    return {
        "blocks": blocks,
        "worker": {key: _show(value) for key, value in worker.items()},
        "sender": senders[front["from"]],
        "stamp": [front["date"].year, front["date"].month, front["date"].day],
        "scans": [],
        **{key: _show(value) for key, value in front.items()},
        "fields": [[name, _show(value)] for name, value in front.get("fields", {}).items()],
    }


def _show(value: object) -> object:
    """A date as a person in California writes it; anything else as it is."""
    return f"{value:%m/%d/%Y}" if isinstance(value, date) else value


def _compile(root: Path, data: dict[str, Any], kind: Literal["pdf", "png"]) -> bytes:
    made: bytes = typst.compile(
        root / "document.typ",
        root=root,
        format=kind,
        ppi=_SCAN_PPI,
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data)},
    )
    return made


def _load(path: Path) -> Any:  # noqa: ANN401 - the shape is that of the file
    return yaml.safe_load(path.read_text("utf-8"))
