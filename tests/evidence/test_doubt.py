"""What lies where it is not read puts the kind it may belong to in doubt."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from hipaactl.evidence.doubt import kinds_in_doubt
from hipaactl.evidence.kinds import Kinds
from hipaactl.source import Location, Problem

KINDS = Kinds({})


def file(name: str, kind: str, said: object, code: str) -> Any:
    problem = Problem(code, "is wrong", Location(name))
    return SimpleNamespace(file=name, kind=kind, problems=(problem,), document=SimpleNamespace(value=said))


@pytest.mark.parametrize(
    ("name", "kind", "said", "code", "doubted"),
    [
        ("evidence/device/a.yaml", "device", {"kind": "devices"}, "HC502", {"devices"}),
        ("evidence/device/a.yaml", "device", {"knd": "devices"}, "HC201", {"devices"}),
        ("evidence/device/a.yaml", "device", None, "HC114", {"devices"}),
        ("evidence/workforce/a.yaml", "workforce", {"kind": "systems"}, "HC502", {"systems", "workforce"}),
        ("evidence/devices-2026-11.yaml", "", None, "HC411", {"devices"}),
        ("evidence/export.yaml", "", {"kind": "systems"}, "HC411", {"systems"}),
        # In its own folder a file is invalid by itself, and says so.
        ("evidence/devices/a.yaml", "devices", {"kind": "devices"}, "HC206", set()),
        ("evidence/lunches/a.yaml", "lunches", {"kind": "lunches"}, "HC501", set()),
    ],
)
def test_files(name: str, kind: str, said: object, code: str, doubted: set[str]) -> None:
    assert set(kinds_in_doubt([file(name, kind, said, code)], [], KINDS)) == doubted


@pytest.mark.parametrize(
    ("name", "code", "doubted"),
    [
        ("evidence/devices/stray.csv", "HC506", {"devices"}),
        ("evidence/devices/export.xlsx", "HC411", {"devices"}),
        ("evidence/devices-2026.xlsx", "HC411", {"devices"}),
        ("evidence/devices", "HC102", {"devices"}),
        ("evidence/devices", "HC103", {"devices"}),
        ("evidence/lunches/a.csv", "HC506", set()),
        ("evidence", "HC411", set()),
    ],
)
def test_what_belongs_to_no_file(name: str, code: str, doubted: set[str]) -> None:
    assert set(kinds_in_doubt([], [Problem(code, "is wrong", Location(name))], KINDS)) == doubted
