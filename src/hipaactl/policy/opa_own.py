"""An OPA server that is started for the run, with its policies, and ended with it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from hipaactl.policy.engine import EngineError
from hipaactl.policy.entry import GIVEN
from hipaactl.policy.opa_connection import Connection
from hipaactl.policy.opa_errors import ConnectionLost, OpaError
from hipaactl.policy.opa_process import OpaProcess, check_files, environment
from hipaactl.policy.opa_server import usable_version

_VERSION_SECONDS = 30.0
_TAKEN_AT_LEAST = 256 * 1024**2


class OwnServer:
    """`opa run --server` on loopback, started with the modules and ended with the run.

    ``program`` is the path of OPA; without one it is looked for on PATH. ``memory_limit`` in bytes, 0 for
    none.
    """

    def __init__(self, memory_limit: int, program: str | None = None) -> None:
        self._memory_limit = memory_limit
        self._given_program = program
        self._found: tuple[str, str] | None = None
        self._process: OpaProcess | None = None
        self._connection: Connection | None = None
        self._loaded: dict[str, str] = {}
        self._given: dict[str, Any] | None = None
        self._largest = 0

    def _program(self) -> tuple[str, str]:
        """Path and version of OPA."""
        if self._found is None:
            found = self._given_program or shutil.which("opa")
            if found is None:
                raise EngineError(
                    "there is no opa on PATH",
                    "install Open Policy Agent 1.0 or later, name a server with --opa-url, or use the "
                    "embedded engine (--engine embedded)",
                )
            # PATH may name folders by where this process stands; OPA is started somewhere else.
            path = str(Path(found).absolute())
            try:
                done = subprocess.run(
                    [path, "version"],
                    stdin=subprocess.DEVNULL,
                    capture_output=True,
                    encoding="utf-8",
                    timeout=_VERSION_SECONDS,
                    check=True,
                    env=environment(Path(os.devnull), 0),
                )
            except (OSError, ValueError, subprocess.SubprocessError):
                raise _not_opa(path) from None
            match = re.search(r"^Version:\s*(\S+)", done.stdout, re.MULTILINE)
            if match is None:
                raise _not_opa(path)
            self._found = path, usable_version(match[1], path)
        return self._found

    @property
    def version(self) -> str:
        """The version of the OPA that is started."""
        return self._program()[1]

    def compile_errors(self, modules: Mapping[str, str], tests: Mapping[str, str]) -> list[OpaError]:
        """Every error that `opa check` finds."""
        return check_files(self._program()[0], {**modules, **tests})

    def load(self, modules: Mapping[str, str], seconds: float) -> None:
        """Starts OPA with these modules, unless they are those it has."""
        if self._connection is not None and self._loaded == dict(modules):
            return
        self._stop()
        program = self._program()[0]
        process = OpaProcess(program, self._memory_limit)
        self._process = process
        # The client writes é as six bytes, so that a document may grow to three times its size and more.
        access = process.start(modules, seconds, max(self._largest * 4, _TAKEN_AT_LEAST))
        self._connection, self._loaded = Connection(access), dict(modules)

    def give(self, document: dict[str, Any], seconds: float) -> None:
        """Puts the document, unless it is the one that is there."""
        if self._given is not document:
            self._told(lambda connection: connection.put_data(GIVEN.replace(".", "/"), document, seconds))
            self._given = document

    def expect(self, size: int) -> None:
        """Says how large documents will be, in bytes; before `load`."""
        self._largest = max(self._largest, size)

    def ask(self, package: str, rule: str, document: dict[str, Any], seconds: float) -> Any:
        """The value of a rule."""
        return self._told(lambda connection: connection.ask(package, rule, document, seconds))

    def _told(self, call: Callable[[Connection], Any]) -> Any:
        assert self._connection is not None
        assert self._process is not None
        try:
            return call(self._connection)
        except (ConnectionLost, EngineError) as error:
            died = self._process.died()
            if died is not None:
                raise died from None
            if isinstance(error, ConnectionLost):
                raise EngineError(f"OPA, started for the run, stopped talking: {error}") from None
            raise

    def confirm(self) -> None:
        """Nobody else has the token of this server."""

    def recover(self) -> None:
        """Ends OPA; the next `load` starts another."""
        self._stop()

    def _stop(self) -> None:
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.stop()
        self._connection, self._process, self._loaded, self._given = None, None, {}, None

    def close(self) -> None:
        """Ends OPA."""
        self._stop()


def _not_opa(path: str) -> EngineError:
    return EngineError(f"{path} is not Open Policy Agent", "install OPA 1.0 or later, first on PATH")
