"""Rego policies: found, refused where they must be, evaluated by an engine and tested.

Heavy parts (the engine's process) are imported where they are used: ``hipaactl.policy.embedded``.
"""

from hipaactl.policy.engine import (
    ControlQuery,
    Engine,
    EngineError,
    FileCoverage,
    RuleResult,
    TestReport,
    TestResult,
    query_for,
)
from hipaactl.policy.input_schema import input_schema
from hipaactl.policy.metadata import Metadata, Parameter
from hipaactl.policy.modules import BASELINE, OWN, ModuleSet, RegoModule, load_modules
from hipaactl.policy.static import PolicyUse, check_policies

__all__ = [
    "BASELINE",
    "OWN",
    "ControlQuery",
    "Engine",
    "EngineError",
    "FileCoverage",
    "Metadata",
    "ModuleSet",
    "Parameter",
    "PolicyUse",
    "RegoModule",
    "RuleResult",
    "TestReport",
    "TestResult",
    "check_policies",
    "input_schema",
    "load_modules",
    "query_for",
]
