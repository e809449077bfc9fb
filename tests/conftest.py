import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of published letters beside the checkout."""
    path = Path(os.environ.get("OPENIMR_SHARED", Path(__file__).parents[2] / "shared"))
    if not path.is_dir():
        pytest.skip(f"no folder of published letters at {path.name}/; set OPENIMR_SHARED to run this test")
    return path
