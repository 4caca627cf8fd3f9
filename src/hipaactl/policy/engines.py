"""Which engine judges a run, and making it. Engines are never switched silently."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Protocol

from hipaactl.policy.engine import Engine, EngineError
from hipaactl.policy.limits import memory_from_environment, timeout_from_environment

EMBEDDED = "embedded"
OPA = "opa"
ENGINES = (EMBEDDED, OPA)


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """What a call says of the engine; None where it says nothing.

    ``url`` and what follows it tell of an OPA server that is there, as `hipaactl.policy.opa_access` reads it.
    """

    engine: str | None = None
    url: str | None = None
    token_file: str | None = None
    certificate: str | None = None
    key: str | None = None
    authority: str | None = None
    allow_http: bool = False

    def name(self, program_says: str | None) -> str:
        """The engine to use: the call's, else the one in ``hipaactl.yaml``, else the embedded one."""
        if self.engine is not None:
            return self.engine
        return OPA if self.url else program_says or EMBEDDED

    @property
    def decided(self) -> bool:
        """True where the call itself says which engine."""
        return self.engine is not None or bool(self.url)

    def problems(self) -> list[str]:
        """What does not go together, in words."""
        extra = self.token_file or self.certificate or self.key or self.authority or self.allow_http
        found: list[str] = []
        if self.url and self.engine == EMBEDDED:
            found.append("--opa-url names a server, and --engine embedded uses none")
        if extra and not self.url:
            found.append("options for an OPA server are given without --opa-url")
        return found


class StartableEngine(Engine, Protocol):
    """An engine that can be started early and must be closed."""

    def start(self) -> None:
        """Starts what takes time; raises EngineError where the engine cannot be used."""

    def close(self) -> None:
        """Ends it."""


def make_engine(name: str, choice: EngineChoice) -> StartableEngine:
    """The engine called ``name``, not started. Raises EngineError where the choice cannot be followed."""
    seconds, memory = timeout_from_environment(), memory_from_environment()
    if name == EMBEDDED:
        from hipaactl.policy.embedded import EmbeddedEngine

        return EmbeddedEngine(seconds, memory)
    try:
        from hipaactl.policy.opa import OpaEngine
        from hipaactl.policy.opa_access import access
    except ImportError as error:
        raise EngineError(
            f"the OPA engine needs a package that is missing: {error.name}",
            "install hipaactl again with its dependencies (opa-python-client)",
        ) from None
    there = None
    if choice.url:
        there = access(
            choice.url,
            os.environ.get("HIPAACTL_OPA_TOKEN"),
            choice.token_file,
            choice.certificate,
            choice.key,
            choice.authority,
            choice.allow_http,
        )
    return OpaEngine(there, seconds, memory)
