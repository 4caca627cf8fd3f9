"""Fixtures for every test: the command line in its own process, the repository, OPA, hypothesis profiles."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import hypothesis
import pytest

import hipaactl

REPOSITORY = Path(__file__).resolve().parent.parent
SOURCE = REPOSITORY / "src" / "hipaactl"

hypothesis.settings.register_profile("dev", max_examples=50, deadline=None)
hypothesis.settings.register_profile("ci", max_examples=50, deadline=None, derandomize=True, database=None)
hypothesis.settings.register_profile("thorough", max_examples=5000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if "CI" in os.environ else "dev"))

# What a caller's environment may say that would change what a command prints.
_SILENCED = {
    "CI",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "FORCE_COLOR",
    "GITHUB_ACTIONS",
    "SOURCE_DATE_EPOCH",
    "TTY_COMPATIBLE",
}


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to test a hipaactl other than src/ where there is one, else the installed wheel."""
    found = Path(hipaactl.__file__).resolve().parent
    if SOURCE.is_dir() and found != SOURCE.resolve():
        raise pytest.UsageError(f"hipaactl is imported from {found}, not from {SOURCE}: use `make test`")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs the source tree where the suite runs on an installed wheel."""
    if SOURCE.is_dir():
        return
    kept = [item for item in items if item.get_closest_marker("source_tree") is None]
    dropped = [item for item in items if item.get_closest_marker("source_tree") is not None]
    if dropped:
        config.hook.pytest_deselected(items=dropped)
        items[:] = kept


@dataclass(frozen=True, slots=True)
class CommandResult:
    """What a finished command said: exit status, standard output and standard error."""

    exit_code: int
    stdout: str
    stderr: str


RunCli = Callable[..., CommandResult]


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the repository, or of its copy without src/ when an installed wheel is tested."""
    return REPOSITORY


@pytest.fixture(scope="session")
def run_cli(tmp_path_factory: pytest.TempPathFactory) -> RunCli:
    """Run `python -m hipaactl` with the given arguments, as a person at an 80-column terminal without colour.

    The function takes `*args`, and by name `cwd` (an empty folder by default), `env` (added to an environment
    without HIPAACTL_* variables and with a HOME of its own), `stdin` (text) and `timeout` in seconds. It
    returns a CommandResult and raises nothing but TimeoutExpired.
    """
    home = tmp_path_factory.mktemp("home")
    nowhere = tmp_path_factory.mktemp("nowhere")
    clean = {
        name: value
        for name, value in os.environ.items()
        if name not in _SILENCED and not name.startswith(("HIPAACTL_", "XDG_", "PYTEST_"))
    }
    clean |= {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "COLUMNS": "80",
        "NO_COLOR": "1",
        "TERM": "dumb",
        "TZ": "UTC",
        "PYTHONIOENCODING": "utf-8",
    }

    def run(
        *args: str | os.PathLike[str],
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
        stdin: str = "",
        timeout: float = 120,
    ) -> CommandResult:
        done = subprocess.run(
            [sys.executable, "-m", "hipaactl", *(os.fspath(arg) for arg in args)],
            cwd=cwd or nowhere,
            env=clean | dict(env or {}),
            input=stdin.encode(),
            capture_output=True,
            timeout=timeout,
            check=False,
        )
        return CommandResult(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture(scope="session")
def opa() -> str:
    """The path of OPA's own binary, from .tools/bin (`make opa`) or PATH; without one the test is skipped.

    With HIPAACTL_REQUIRE_OPA=1, as in CI, a missing OPA is a failure.
    """
    built = REPOSITORY / ".tools" / "bin" / "opa"
    found = str(built) if built.is_file() else shutil.which("opa")
    if found is None:
        if os.environ.get("HIPAACTL_REQUIRE_OPA") == "1":
            pytest.fail("HIPAACTL_REQUIRE_OPA=1, but there is no opa: run `make opa`")
        pytest.skip("no opa: run `make opa`")
    return found
