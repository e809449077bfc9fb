"""Copy what the pages need of the U.S. Web Design System and htmx into the package; for maintainers.

The whole distribution is 90 MB. The style sheet, two scripts, the sprite of icons and the files that
the style sheet names are 1.4 MB.
Source maps are named in a last line that no browser of a user needs; it is left out.

    npm install --prefix FOLDER @uswds/uswds@3.14 htmx.org@2
    python tools/vendor_uswds.py FOLDER/node_modules
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/openimr/web/look/static/vendor"
FILES = ("css/uswds.min.css", "js/uswds.min.js", "js/uswds-init.min.js", "img/sprite.svg")
_NAMED = re.compile(r"url\(\s*[\"']?(?!data:)([^\"')?#]+)")
_SOURCE_MAP = re.compile(r"\n?(?:/\*|//)# sourceMappingURL=\S+(?: ?\*/)?\s*$")


def vendor(modules: Path) -> int:
    """Copy the files and return how many there are."""
    source, target = modules / "@uswds/uswds/dist", TARGET / "uswds"
    shutil.rmtree(TARGET, ignore_errors=True)
    style = (source / FILES[0]).read_text("utf-8")
    named = {(Path("css") / name) for name in _NAMED.findall(style)}
    wanted = {Path(name) for name in FILES} | {Path(*_plain(path.parts)) for path in named}
    for path in sorted(wanted):
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        if path.suffix in {".css", ".js"}:
            text = _SOURCE_MAP.sub("\n", (source / path).read_text("utf-8"))
            (target / path).write_text(text, "utf-8", newline="\n")
        else:
            shutil.copyfile(source / path, target / path)
    shutil.copyfile(modules / "@uswds/uswds/LICENSE.md", target / "LICENSE.md")
    (TARGET / "htmx").mkdir()
    shutil.copyfile(modules / "htmx.org/dist/htmx.min.js", TARGET / "htmx/htmx.min.js")
    shutil.copyfile(modules / "htmx.org/LICENSE", TARGET / "htmx/LICENSE")
    return len(wanted) + 3


def _plain(parts: tuple[str, ...]) -> list[str]:
    """The parts of a path without ``..``."""
    kept: list[str] = []
    for part in parts:
        if part == "..":
            kept.pop()
        else:
            kept.append(part)
    return kept


if __name__ == "__main__":
    sys.stdout.write(f"{vendor(Path(sys.argv[1]))} files\n")
