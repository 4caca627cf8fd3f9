"""The compiled data beside this module. It is made by scripts/compile_regulation.py; nobody edits it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("data")


def read(name: str) -> Any:
    """One data file, parsed. A missing or broken one is a broken installation, and raises as it comes."""
    return json.loads((FOLDER / name).read_bytes())


def digest(*names: str) -> str:
    """SHA-256 (hexadecimal) over the bytes of the files named."""
    made = hashlib.sha256()
    for name in names:
        made.update((FOLDER / name).read_bytes())
    return made.hexdigest()
