"""Both engines for a whole run of the suite, the programs they are compared on, and the count of it all.

Without OPA every test here is skipped and says so; with HIPAACTL_REQUIRE_OPA=1, as in CI, it fails.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import types
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import hipaactl.policy.opa as opa_engine
from hipaactl.assessment.prepare import prepare
from hipaactl.policy import ModuleSet, RegoModule
from hipaactl.policy.embedded import EmbeddedEngine
from hipaactl.policy.modules import parse_module
from hipaactl.policy.opa import OpaEngine

HERE = Path(__file__).parent
REPOSITORY = HERE.parent.parent
sys.path.insert(0, str(HERE))

from compare import Both, Said, Tally  # noqa: E402
from generate import Ground, ground  # noqa: E402

_TALLY = pytest.StashKey[Tally]()
_RUN = "parity"
# The middle of the day on which the sample programs are judged: only a call with --as-of looks back.
_NOON = "1795197600"


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_TALLY] = Tally()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Under pytest-xdist a worker hands its count to the process that prints."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["parity"] = asdict(session.config.stash[_TALLY])


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Takes a worker's count."""
    if "parity" in (output := getattr(node, "workeroutput", {})):
        node.config.stash[_TALLY].take(Tally(**output["parity"]))


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """One line that says how much was compared; where nothing was, why, and what to do."""
    seen = ("passed", "failed", "error", "skipped")
    reports = [item for name in seen for item in terminalreporter.stats.get(name, [])]
    if any("tests/parity/" in str(getattr(item, "nodeid", "")) for item in reports):
        terminalreporter.write_line(config.stash[_TALLY].line())


@pytest.fixture(scope="session")
def both(opa: str, request: pytest.FixtureRequest) -> Iterator[Both]:
    """Both engines, kept for the whole run.

    The OPA engine gives every run a text of its own, which makes its server a new one; here all runs have the
    same, so that one server answers as long as the modules stay what they are. All else is the engine's own
    code: the same entry module, strict builtin errors, one question for each control where one fails.
    """
    before = opa_engine.secrets
    opa_engine.secrets = types.SimpleNamespace(token_hex=lambda size: _RUN.ljust(2 * size, "0"))  # type: ignore[assignment]
    try:
        with EmbeddedEngine(timeout=30) as embedded, OpaEngine(timeout=30, program=opa) as theirs:
            tally = request.config.stash[_TALLY]
            tally.engines = f"{embedded.name} {embedded.version} and {theirs.name} {theirs.version}"
            yield Both(embedded, theirs, tally)
    finally:
        opa_engine.secrets = before


@dataclass(frozen=True)
class Sample:
    """A program of the repository with the policies that its controls are judged by."""

    root: Path
    modules: ModuleSet
    ground: Ground


@cache
def _sample(root: Path) -> Sample:
    prepared = prepare(root)
    assert prepared.problems == (), [str(problem) for problem in prepared.problems]
    assert prepared.program is not None
    assert prepared.modules is not None
    # Of an example the controls of its own: those of the baseline are the root program's too.
    controls = [
        control for control in prepared.program.controls.values() if root == REPOSITORY or control.own
    ]
    return Sample(root, prepared.modules, ground(prepared.program, controls, prepared.modules))


@pytest.fixture(scope="session")
def sample() -> Callable[[Path], Sample]:
    """Loads a program of the repository, once."""
    return _sample


@pytest.fixture
def call(opa: str, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Said]:
    """Runs a command inside this process, with OPA on PATH."""
    for name in list(os.environ):
        if name.startswith("HIPAACTL_") or name in ("FORCE_COLOR", "CLICOLOR_FORCE"):
            monkeypatch.delenv(name)
    for name, value in {"COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb", "SOURCE_DATE_EPOCH": _NOON}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("PATH", str(Path(opa).parent) + os.pathsep + os.environ["PATH"])

    def run(*args: str, cwd: Path) -> Said:
        from hipaactl.cli import group

        with monkeypatch.context() as patch:
            patch.chdir(cwd)
            result = CliRunner().invoke(group, args, prog_name="hipaactl")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Said(result.output, result.exit_code)

    return run


@pytest.fixture(scope="session")
def tally(request: pytest.FixtureRequest, both: Both) -> Tally:
    """The count that pytest's summary shows."""
    return both.tally


@pytest.fixture(scope="session")
def cases() -> Any:
    """The module that builds the programs of tests/cases."""
    spec = importlib.util.spec_from_file_location("hipaactl_cases", HERE.parent / "test_cases.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def module() -> Callable[..., RegoModule]:
    """Makes a module from its text."""

    def make(text: str, file: str = "policies/x.rego") -> RegoModule:
        found, problems = parse_module(file, text)
        assert found is not None, problems
        return found

    return make
