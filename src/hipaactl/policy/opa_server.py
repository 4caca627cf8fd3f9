"""What the OPA engine needs of a server: `opa_own` starts one for the run, `opa_there` uses one there is.

Both hold the modules of a run between `load` and `close`. What they raise is named in
`hipaactl.policy.opa_connection`; a server of our own that ended raises `Died` of `hipaactl.policy.process`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from hipaactl.policy.engine import EngineError
from hipaactl.policy.modules import RegoModule
from hipaactl.policy.opa_errors import OpaError, one_line

_LEAST = (1, 0)
_VERSION = re.compile(r"v?([0-9]{1,4})\.([0-9]{1,4})\.([0-9]{1,4})(?:[-+][0-9A-Za-z.+-]{1,40})?")
ENTRY = "hipaactl.run.rego"
_LONGEST = 150


class Server(Protocol):
    """What the OPA engine needs of a server. Names of modules are given out by `file_names`."""

    @property
    def version(self) -> str:
        """Its version, looked up once. Raises EngineError where it cannot be used."""
        ...

    def compile_errors(self, modules: Mapping[str, str], tests: Mapping[str, str]) -> list[OpaError]:
        """Every error OPA finds in modules and tests (name → text), evaluating nothing."""
        ...

    def load(self, modules: Mapping[str, str], seconds: float) -> None:
        """Makes the server hold exactly these modules; raises OpaRefused where they do not compile."""
        ...

    def expect(self, size: int) -> None:
        """Says how large documents will be, in bytes; before `load`."""
        ...

    def give(self, document: dict[str, Any], seconds: float) -> None:
        """Keeps ``document`` at ``data.<GIVEN>`` for questions to come."""
        ...

    def ask(self, package: str, rule: str, document: dict[str, Any], seconds: float) -> Any:
        """The value of a rule for ``document``; None where it is undefined."""
        ...

    def confirm(self) -> None:
        """Raises EngineError where what was asked may not have been what was loaded."""
        ...

    def recover(self) -> None:
        """After a question that did not end: ready for the next, or EngineError."""
        ...

    def close(self) -> None:
        """Leaves nothing behind; raises EngineError where that cannot be had."""
        ...


def file_names(modules: Sequence[RegoModule]) -> dict[str, RegoModule]:
    """A name for each module, the same in every call, under which OPA reports its errors."""
    return {_file_name(module.package): module for module in modules}


def _file_name(package: str) -> str:
    if len(package) <= _LONGEST and package == package.lower():
        return f"{package}.rego"
    # Names of files end somewhere, and on some machines know no capitals.
    return f"{package[:_LONGEST].lower()}-{hashlib.sha256(package.encode('ascii')).hexdigest()[:16]}.rego"


def usable_version(found: str, where: str) -> str:
    """``found`` without a leading v; EngineError where ``where`` (words) is an OPA that cannot be used."""
    match = _VERSION.fullmatch(found)
    if match is None:
        raise EngineError(
            f"{where} says its version is {one_line(found, 40)!r}", "use Open Policy Agent 1.0 or later"
        )
    major, minor = int(match[1]), int(match[2])
    if (major, minor) < _LEAST:
        raise EngineError(
            f"{where} is OPA {found}; the policies are written in Rego v1", "use OPA 1.0 or later"
        )
    if major > 1:
        raise EngineError(
            f"{where} is OPA {found}, of a generation that hipaactl was not compared with",
            "use an OPA 1.x, or a newer hipaactl",
        )
    return found.removeprefix("v")
