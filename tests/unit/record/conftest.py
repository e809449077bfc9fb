import json

import pytest
import typst

PAGE = (
    '#set page(width: 400pt, height: 500pt, margin: 40pt)\n#set text(font: "Libertinus Serif", lang: "en")\n'
)


@pytest.fixture
def typeset(tmp_path):
    """Typeset Typst markup (after a small page set-up) into a PDF of that name."""

    def write(markup, name="report.pdf"):
        path = tmp_path / name
        path.write_bytes(typst.compile((PAGE + markup).encode(), ignore_system_fonts=True))
        return path

    return write


@pytest.fixture
def typeset_pages(tmp_path):
    """Typeset plain strings, one a page, as data: nothing in them is markup."""

    def write(pages, name="report.pdf"):
        markup = (
            PAGE
            + "#for (i, t) in json(bytes(sys.inputs.pages)).enumerate() { if i > 0 {pagebreak()}; par(t) }"
        )
        made = typst.compile(
            markup.encode(), ignore_system_fonts=True, sys_inputs={"pages": json.dumps(pages)}
        )
        path = tmp_path / name
        path.write_bytes(made)
        return path

    return write
