"""Makes the hand-made values of this folder importable: tests are imported by file, without a package."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))


@pytest.fixture(scope="session")
def hostile() -> list[str]:
    """Text that breaks naive rendering."""
    texts: list[str] = json.loads((HERE / "hostile-text.json").read_text(encoding="utf-8"))
    return texts
