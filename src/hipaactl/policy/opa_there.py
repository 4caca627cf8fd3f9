"""An OPA server that is there: what is ours is uploaded for the run and removed afterwards."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Callable, Mapping
from typing import Any, ParamSpec, TypeVar

from hipaactl.policy.engine import EngineError
from hipaactl.policy.entry import GIVEN
from hipaactl.policy.opa_access import OpaAccess
from hipaactl.policy.opa_connection import Connection
from hipaactl.policy.opa_errors import ConnectionLost, OpaError, OpaRefused, one_line
from hipaactl.policy.opa_server import usable_version
from hipaactl.policy.process import TimedOut

_SETUP_SECONDS = 30.0
_CLEANUP_SECONDS = 20.0
_CLEANUP_ROUNDS = 6
_CLEANUP_PAUSE = 0.25
_TOOL = ("hipaactl",)  # where the entry module and what is given lie
_P = ParamSpec("_P")
_T = TypeVar("_T")


class ThereServer:
    """A server that is there. What it holds of others stays as it is; what is ours goes again on `close`."""

    def __init__(self, access: OpaAccess, timeout: float) -> None:
        self._access = access
        # For all but evaluations; a timeout raised by the caller raises it too.
        self._seconds = max(_SETUP_SECONDS, timeout / 4)
        self._connection = Connection(access)
        self._run = f"hipaactl-{secrets.token_hex(8)}"
        self._version: str | None = None
        self._loaded: dict[str, str] = {}
        self._sent: set[str] = set()
        self._clear: set[tuple[str, ...]] = set()
        self._given: dict[str, Any] | None = None
        self._gave = False

    @property
    def version(self) -> str:
        """The version the server says it has."""
        if self._version is None:
            found = self._sure(self._connection.version, self._seconds)
            self._version = usable_version(found, f"the server at {self._access.shown}")
        return self._version

    def expect(self, size: int) -> None:
        """Nothing to prepare: the size of requests is the server's own to set."""

    def _sure(self, call: Callable[_P, _T], *args: _P.args, **named: _P.kwargs) -> _T:
        """A question that is no evaluation: whatever fails is a matter of the server."""
        try:
            return call(*args, **named)
        except TimedOut:
            raise EngineError(
                f"the OPA server at {self._access.shown} does not answer in time",
                "look whether it is overloaded, or raise HIPAACTL_TIMEOUT (seconds)",
            ) from None
        except ConnectionLost as error:
            raise self._lost(error) from None

    def _lost(self, error: ConnectionLost) -> EngineError:
        return EngineError(
            f"the OPA server at {self._access.shown} failed: {error}", "look into the server's log"
        )

    def compile_errors(self, modules: Mapping[str, str], tests: Mapping[str, str]) -> list[OpaError]:
        """Has all parsed, then uploads the modules, which are needed later."""
        _ = self.version
        texts = {**modules, **tests}
        self._refuse_clashes(modules)
        parsed = self._sure(self._connection.parses, texts, self._seconds)
        errors: list[OpaError] = []
        for name in sorted(set(texts) - parsed):
            try:
                self._put(name, texts[name])  # which says why it does not parse, and keeps nothing
            except OpaRefused as refused:
                errors += refused.errors
                continue
            raise EngineError(
                f"the OPA server at {self._access.shown} says that {name} does not parse, and takes it",
                "look what stands between hipaactl and the server",
            )
        if errors:
            return errors
        try:
            self.load(modules, self._seconds)
        except OpaRefused as refused:
            return list(refused.errors)
        return []

    def load(self, modules: Mapping[str, str], seconds: float) -> None:  # noqa: ARG002 (a bound of its own)
        """Uploads what is not there yet and removes what is no longer wanted."""
        _ = self.version
        self._refuse_clashes(modules)
        for name, _text in reversed(_helpers_first(self._loaded)):
            if name in modules:
                continue
            self._sure(self._connection.delete_policy, self._id(name), self._seconds)
            del self._loaded[name]
        for name, text in _helpers_first(modules):
            if self._loaded.get(name) != text:
                self._put(name, text)
                self._loaded[name] = text

    def _id(self, name: str) -> str:
        return f"{self._run}/{name}"

    def _put(self, name: str, text: str) -> None:
        first = not self._loaded
        self._sent.add(self._id(name))
        try:
            self._sure(self._connection.put_policy, self._id(name), text, self._seconds)
        except OpaRefused as refused:
            # Beside the policies of another run that began when we did, ours do not compile.
            if any(
                "hipaactl-" in f"{error.message} {error.file}".replace(self._run, "")
                for error in refused.errors
            ):
                self._judge_clashes(self._clear, self._sure(self._connection.packages, self._seconds))
            raise
        if first:
            # Another run that looked when we did finds this one now, or is found: never do both go on.
            self._judge_clashes(self._clear, self._sure(self._connection.packages, self._seconds))

    def _refuse_clashes(self, modules: Mapping[str, str]) -> None:
        """Looks once for each package whether it is free; nothing of ours is there then."""
        ours = self._packages_of(modules) - self._clear
        if not ours:
            return
        self._judge_clashes(ours, self._sure(self._connection.packages, self._seconds))
        # What lies beneath a package of ours that was looked at is ours.
        for package in sorted(package for package in ours if not self._is_ours(package)):
            path = "/".join(package)
            if self._sure(self._connection.value, path, self._seconds) is not None:
                raise EngineError(
                    f"the OPA server at {self._access.shown} holds data at {path}, which hipaactl needs",
                    "move that data elsewhere, or use a server, or an OPA, of its own for hipaactl",
                )
        self._clear |= ours

    def _packages_of(self, modules: Mapping[str, str]) -> set[tuple[str, ...]]:
        found = {_package(text) for text in modules.values()}
        return {package for package in found if package[:1] != _TOOL} | {_TOOL}

    def _is_ours(self, package: tuple[str, ...]) -> bool:
        """True where something that was uploaded lies at, above or beneath ``package``."""
        loaded = {_package(text) for text in self._loaded.values()}
        return any(package[: len(other)] == other[: len(package)] for other in loaded)

    def _judge_clashes(self, ours: set[tuple[str, ...]], there: Mapping[str, tuple[str, ...]]) -> None:
        theirs = {name: package for name, package in there.items() if not name.startswith(f"{self._run}/")}
        clashes = sorted(
            name
            for name, package in theirs.items()
            if any(package[: len(own)] == own[: len(package)] for own in ours)
        )
        if not clashes:
            return
        left = [name for name in clashes if name.startswith("hipaactl-")]
        if left:
            raise EngineError(
                f"another run of hipaactl uses the OPA server at {self._access.shown}, or was cut off and "
                f"left {len(left)} policies there ({one_line(left[0], 80)} …)",
                "wait for it to end; what a cut-off run left is removed with DELETE /v1/policies/<id> for "
                "each, those that others call last, or by starting the server again",
            )
        more = f" and {len(clashes) - 1} more" if len(clashes) > 1 else ""
        raise EngineError(
            f"the OPA server at {self._access.shown} has policy {one_line(clashes[0], 80)}{more} in package "
            f"{one_line('.'.join(theirs[clashes[0]]), 80)}, where hipaactl's own policies go",
            "rename that package, or use a server, or an OPA, of its own for hipaactl",
        )

    def give(self, document: dict[str, Any], seconds: float) -> None:
        """Puts the document, unless it is the one that is there."""
        if self._given is not document:
            self._gave = True
            path = GIVEN.replace(".", "/")
            self._sure(self._connection.put_data, path, document, seconds)
            self._given = document

    def ask(self, package: str, rule: str, document: dict[str, Any], seconds: float) -> Any:
        """The value of a rule; TimedOut where the evaluation does not end."""
        try:
            return self._connection.ask(package, rule, document, seconds)
        except ConnectionLost as error:
            raise self._lost(error) from None

    def confirm(self) -> None:
        """Looks whether the server still holds exactly what was uploaded, and nobody's beside it."""
        ours = self._packages_of(self._loaded)
        there = self._sure(self._connection.packages, self._seconds)
        self._judge_clashes(ours, there)
        for name, text in self._loaded.items():
            kept = self._sure(self._connection.policy_text, self._id(name), self._seconds)
            if kept != text:
                raise EngineError(
                    f"the policies that were uploaded to {self._access.shown} were changed during the run",
                    "look who else writes to that server, and run again",
                )

    def recover(self) -> None:
        """Looks whether the server still answers; it ends an evaluation whose caller has gone."""
        self._connection.close()
        self._connection = Connection(self._access)
        self._sure(self._connection.version, self._seconds)

    def close(self) -> None:
        """Removes all that was uploaded."""
        try:
            if self._sent or self._gave:
                self._clean()
        finally:
            self._connection.close()

    def _clean(self) -> None:
        try:
            # What the server lists, not what we remember: an upload may have arrived although it failed here,
            # even a moment after the first look.
            why = EngineError("they are still there")
            for _ in range(_CLEANUP_ROUNDS):
                there = self._sure(self._connection.packages, _CLEANUP_SECONDS)
                ours = [name for name in there if name.startswith(f"{self._run}/")]
                if not ours:
                    break
                try:
                    self._remove(ours)
                except EngineError as error:
                    # An upload that was cut off may arrive now and call what was to go: look again.
                    why = error
                    time.sleep(_CLEANUP_PAUSE)
            else:
                raise why
            if self._gave:
                self._sure(self._connection.delete_data, GIVEN.split(".")[0], _CLEANUP_SECONDS)
                if self._sure(self._connection.value, GIVEN.split(".")[0], _CLEANUP_SECONDS) is not None:
                    raise EngineError("it is still there")
        except EngineError as error:
            raise EngineError(
                f"what hipaactl uploaded to {self._access.shown} could not be removed ({error})",
                f"remove the policies whose id starts with {self._run}/ and the data at "
                f"{GIVEN.replace('.', '/')}, or start the server again",
            ) from None
        self._loaded, self._given, self._sent, self._gave = {}, None, set(), False
        self._clear = set()

    def _remove(self, ids: list[str]) -> None:
        order = {self._id(name): place for place, (name, _) in enumerate(_helpers_first(self._loaded))}
        # Each removal compiles what is left: callers go before what they call.
        for name in sorted(ids, key=lambda name: order.get(name, len(order)), reverse=True):
            self._sure(self._connection.delete_policy, name, _CLEANUP_SECONDS)


def _package(text: str) -> tuple[str, ...]:
    match = re.search(r"^package[ \t]+([\w.]+)", text, re.MULTILINE)
    return tuple(match[1].split(".")) if match else ()


def _helpers_first(modules: Mapping[str, str]) -> list[tuple[str, str]]:
    """Modules in an order in which each compiles: functions before those that call them."""
    names = {_package(text): name for name, text in modules.items()}
    waiting = {name: _called(name, text, names) for name, text in modules.items()}
    ordered: list[tuple[str, str]] = []
    while waiting:
        # Rules may refer to each other's packages in a circle; functions cannot, and one goes first.
        ready = [name for name, called in waiting.items() if not called & waiting.keys()] or [*waiting][:1]
        for name in ready:
            del waiting[name]
            ordered.append((name, modules[name]))
    return ordered


def _called(name: str, text: str, names: Mapping[tuple[str, ...], str]) -> set[str]:
    """The modules that ``text`` may call: of each path below ``data`` the longest package that begins it."""
    found: set[str] = set()
    for match in re.finditer(r"\bdata\.(\w+(?:\.\w+)*)", text):
        path = tuple(match[1].split("."))
        sizes = [size for size in range(len(path), 0, -1) if path[:size] in names]
        if sizes:
            found.add(names[path[: sizes[0]]])
        found.update(other for package, other in names.items() if package[: len(path)] == path)
    return found - {name}
