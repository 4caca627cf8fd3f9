"""Makes `mutation` a package to its tests, as it is to `python tests/mutation`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hipaactl.policy.modules import ModuleSet, RegoModule, parse_module

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


@pytest.fixture
def module() -> Callable[..., RegoModule]:
    """Makes a module from its text; a package is put before what has none."""

    def make(text: str, file: str = "policies/x.rego") -> RegoModule:
        if not text.startswith("package"):
            text = f"package ours.x\n\n{text}"
        found, problems = parse_module(file, text)
        assert found is not None, problems
        return found

    return make


POLICY = """package ours.x

deny contains {"kind": "devices", "id": device.id, "field": "minutes", "message": message} if {
	some device in input.evidence.devices.records
	device.minutes > 10
	message := sprintf("locks after %v minutes", [device.minutes])
}

population contains {"kind": "devices", "id": device.id} if some device in input.evidence.devices.records
"""
TEST = """package ours.x_test

import data.ours.x

given(minutes) := {"evidence": {"devices": {"records": [{"id": "a", "minutes": minutes}]}}}

test_too_long_fails if count(x.deny) == 1 with input as given(30)

test_short_enough_passes if count(x.deny) == 0 with input as given(10)

test_population if x.population == {{"kind": "devices", "id": "a"}} with input as given(10)
"""


@pytest.fixture
def small(module: Callable[..., RegoModule]) -> ModuleSet:
    """A policy whose tests only count its findings, at the limit and far beyond it."""
    return ModuleSet((module(POLICY), module(TEST, "policies/x_test.rego")))
