"""Two example cases and a published letter, reviewed once for all tests that look at the results."""

from pathlib import Path

import pytest

from openimr.examples import build_case

from .reviewing import run_review, write_letter


@pytest.fixture(scope="session")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of three inputs: two example cases and a published letter."""
    folder = tmp_path_factory.mktemp("reviewed")
    cases = [
        build_case(slug, folder / "cases") for slug in ("lumbar-mri-l5-weakness", "thoracic-xray-and-mri")
    ]
    letter = write_letter(folder / "published.txt")
    result = run_review(*cases, letter, "-o", folder / "out")
    assert result.exit_code == 0, result.output
    return folder / "out"
