"""A small control with its rule and tests, and short ways to build modules.

Makes the helpers of this folder importable too: tests are imported by file, without a package.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hipaactl.policy import BASELINE, ModuleSet, PolicyUse, RegoModule, load_modules
from hipaactl.policy.embedded import EmbeddedEngine
from hipaactl.policy.modules import parse_module

RULES = Path(__file__).parent / "rules"
sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def rules() -> ModuleSet:
    """The rule, its helper and their tests, from tests/policy/rules."""
    return load_modules([(BASELINE, RULES)], RULES)


@pytest.fixture
def use() -> PolicyUse:
    """The control that uses the rule."""
    return PolicyUse(
        "session-length",
        "hipaa.technical.session_length",
        frozenset({"systems"}),
        {"minutes": 15},
        citations=("164.312(a)(2)(iii)",),
    )


@pytest.fixture(scope="session")
def module() -> Callable[..., RegoModule]:
    """Makes a module from its text."""

    def make(text: str, file: str = "policies/x.rego", origin: str = BASELINE) -> RegoModule:
        found, problems = parse_module(file, text, origin)
        assert found is not None, problems
        return found

    return make


@pytest.fixture(scope="session")
def engine() -> Iterator[EmbeddedEngine]:
    """One embedded engine for tests that neither hang nor break it."""
    with EmbeddedEngine(timeout=20, memory_limit=2 * 1024**3) as started:
        yield started


@pytest.fixture(scope="session")
def document() -> Callable[..., str]:
    """The input document with these systems."""

    def make(*systems: dict[str, Any], minutes: int = 15) -> str:
        return json.dumps(
            {
                "parameters": {"session_length": {"minutes": minutes}},
                "evidence": {"systems": {"records": list(systems), "sources": []}},
            }
        )

    return make
