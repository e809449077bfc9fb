"""The folders of results: each case has one of its own, and it becomes whole at once or not at all."""

from __future__ import annotations

import shutil
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

from openimr.errors import OpenimrError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

PART = ".part"
PAGES = "pages"
# The worksheet comes last: where it stands, the others stand too.
FILES = ("determination.json", "letter.html", "letter.pdf", "worksheet.html")


class ResultsError(OpenimrError):
    """The results of a case cannot be written."""


def places(output: Path, paths: Sequence[Path]) -> dict[Path, Path]:
    """Where the results of each path go: ``output`` itself for a single one, else a folder for each.

    The same path twice counts once. A folder bears the stem of its path; paths that share it are told
    apart by suffix, then by the folder above, then by number, so that no case overwrites another.
    """
    once = {path.resolve(): path for path in reversed(paths)}
    ordered = [path for path in paths if once.pop(path.resolve(), None) is not None]
    if len(ordered) == 1:
        return {ordered[0]: output}
    forms = {path: _forms(path, number) for number, path in enumerate(ordered, 1)}
    depth = dict.fromkeys(ordered, 0)
    while shared := _shared({path: forms[path][depth[path]] for path in ordered}):
        for path in shared:
            depth[path] = min(depth[path] + 1, len(forms[path]) - 1)
    return {path: output / forms[path][depth[path]] for path in ordered}


def complete(where: Path) -> bool:
    """Whether all results of a case stand in the folder."""
    return all((where / name).is_file() for name in FILES)


@contextmanager
def staged(where: Path) -> Iterator[Path]:
    """Give a folder to write into; what it holds takes its place in ``where`` only when all went well.

    A failure or an interruption leaves ``where`` as it was. Raises ResultsError when nothing can be written.
    """
    new = not where.exists()
    part = where / PART
    shutil.rmtree(part, ignore_errors=True)
    try:
        try:
            part.mkdir(parents=True)
            yield part
            _put(part, where)
        except OSError as error:
            raise ResultsError(
                f"the results cannot be written ({(error.strerror or str(error)).lower()})",
                where=str(where),
                expected="a folder with room that you may write to",
                do="choose another with --output",
            ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
        if new and where.is_dir() and not any(where.iterdir()):
            where.rmdir()


def _put(part: Path, where: Path) -> None:
    """Move the results; the old worksheet goes first, so that old and new never pass for complete."""
    (where / FILES[-1]).unlink(missing_ok=True)
    shutil.rmtree(where / PAGES, ignore_errors=True)
    for name in (PAGES, *FILES):
        if (part / name).exists():
            (part / name).replace(where / name)


def _forms(path: Path, number: int) -> tuple[str, ...]:
    """Names for a case, the shortest first; the last is never shared."""
    whole = path.resolve()
    stem = whole.name if whole.is_dir() else whole.stem
    return (stem, whole.name, f"{whole.parent.name}-{stem}", f"{stem}--{number}")


def _shared(names: dict[Path, str]) -> list[Path]:
    """The paths whose name is another's too; letter case does not tell names apart on every disk."""
    count = Counter(name.casefold() for name in names.values())
    return [path for path, name in names.items() if count[name.casefold()] > 1]
