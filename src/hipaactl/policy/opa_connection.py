"""A connection to an OPA server: opa-python-client, and what it leaves to its caller.

The client retries, follows redirects, reads without end and takes one error for another; here a request has
one try and a deadline as a whole, and every answer but the one that was asked for becomes one of

- `OpaRefused`: OPA looked at a policy or evaluated it and says what is wrong;
- `TimedOut`: no complete answer in time; the request is cut off;
- `ConnectionLost`: the connection ended before the answer did;
- `EngineError`: everything else, with what to do.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import requests
from opa_client.errors import DeleteDataError, DeletePolicyError, PolicyNotFoundError, RegoParseError

from hipaactl.policy.engine import EngineError
from hipaactl.policy.opa_access import OpaAccess
from hipaactl.policy.opa_errors import (
    ConnectionLost,
    NotThere,
    OpaError,
    OpaRefused,
    explained,
    failed,
    no_api,
    odd,
)
from hipaactl.policy.opa_session import Client
from hipaactl.policy.process import TimedOut

__all__ = ["Connection", "ConnectionLost", "OpaError", "OpaRefused"]

_CONNECT_SECONDS = 10.0
_T = TypeVar("_T")


class Connection:
    """One server, reached by ``access``. Not for use by several threads at once.

    Every method raises TimedOut, ConnectionLost or EngineError as the module says; only `put_policy` and
    `ask` raise OpaRefused.
    """

    def __init__(self, access: OpaAccess) -> None:
        self._access = access
        self._client = Client(access)

    def close(self) -> None:
        """Closes the connection; nothing on the server changes."""
        self._client.close_connection()

    def version(self, seconds: float) -> str:
        """The version the server says it has."""
        found = self._query("x := opa.runtime().version", None, seconds)
        if not isinstance(found, str) or not found:
            raise odd(self._access, "does not say its version")
        return found

    def parses(self, texts: Mapping[str, str], seconds: float) -> set[str]:
        """The names in ``texts`` whose Rego parses; nothing is kept on the server."""
        query = "x := {name | some name, text in input; rego.parse_module(name, text)}"
        found = self._query(query, dict(texts), seconds) if texts else []
        if not isinstance(found, list):
            raise odd(self._access, "does not say which modules parse")
        return {name for name in found if isinstance(name, str)}

    def _query(self, query: str, document: dict[str, str] | None, seconds: float) -> Any:
        """The value of ``x`` in the first row of the answer to ``query``; None where there is none."""
        answer = self._sure(seconds, lambda: self._client.ad_hoc_query(query, document), dict)
        rows = answer.get("result")
        row = rows[0] if isinstance(rows, list) and rows else None
        return row.get("x") if isinstance(row, dict) else None

    def packages(self, seconds: float) -> dict[str, tuple[str, ...]]:
        """The package of every policy on the server, as names below ``data``, by the policy's id."""
        answer = self._sure(seconds, self._client.policies, dict)
        try:
            return dict(_package(item) for item in answer["result"])
        except (KeyError, TypeError, ValueError):
            raise odd(self._access, "lists its policies in an unknown form") from None

    def put_policy(self, name: str, text: str, seconds: float) -> None:
        """Uploads a module under the id ``name``, as it is."""
        try:
            self._found(seconds, lambda: self._client.update_policy_from_string(text, name, False), bool)
        except OpaRefused as refused:
            if refused.status != 400:
                raise self._failed(refused) from None
            raise

    def policy_text(self, name: str, seconds: float) -> str | None:
        """The text of the policy ``name``; None where there is none."""
        try:
            answer = self._answered(seconds, lambda: self._client.get_policy(name), dict)
        except NotThere:
            return None
        result = answer.get("result")
        return result.get("raw") if isinstance(result, dict) else None

    def delete_policy(self, name: str, seconds: float) -> None:
        """Removes a policy; one that is not there is no error."""
        try:
            self._answered(seconds, lambda: self._client.delete_policy(name), bool)
        except NotThere:
            return

    def value(self, path: str, seconds: float) -> Any:
        """The document at ``path`` (names joined by ``/``); None where there is none."""
        try:
            return self._answered(seconds, lambda: self._client.get_data(path), dict).get("result")
        except NotThere:
            return None

    def put_data(self, path: str, document: dict[str, Any], seconds: float) -> None:
        """Puts a document at ``path``."""
        self._sure(seconds, lambda: self._client.update_or_create_data(document, path), bool)

    def delete_data(self, path: str, seconds: float) -> None:
        """Removes a document; one that is not there is no error."""
        try:
            self._answered(seconds, lambda: self._client.delete_data(path), bool)
        except NotThere:
            return

    def ask(self, package: str, rule: str, document: dict[str, Any], seconds: float) -> Any:
        """The value of a rule for ``document`` as input, builtin errors strict; None where undefined."""
        strict: dict[str, Any] = {"strict-builtin-errors": "true"}
        try:
            answer = self._found(
                seconds, lambda: self._client.query_rule(document, package, rule, strict), dict
            )
        except OpaRefused as refused:
            if not refused.listed:
                raise self._failed(refused) from None
            raise
        return answer.get("result")

    # -- one request ------------------------------------------------------------------------------------

    def _sure(self, seconds: float, call: Callable[[], Any], wanted: type[_T]) -> _T:
        """As `_call`, for what OPA can neither refuse nor miss."""
        try:
            return self._found(seconds, call, wanted)
        except OpaRefused as refused:
            raise self._failed(refused) from None

    def _answered(self, seconds: float, call: Callable[[], Any], wanted: type[_T]) -> _T:
        """As `_call`, for what OPA can miss and not refuse."""
        try:
            return self._call(seconds, call, wanted)
        except OpaRefused as refused:
            raise self._failed(refused) from None

    def _found(self, seconds: float, call: Callable[[], Any], wanted: type[_T]) -> _T:
        """As `_call`, for what OPA can refuse and not miss."""
        try:
            return self._call(seconds, call, wanted)
        except NotThere:
            raise no_api(self._access) from None

    def _failed(self, refused: OpaRefused) -> EngineError:
        return failed(self._access, refused.status, refused.errors[0].message)

    def _call(self, seconds: float, call: Callable[[], Any], wanted: type[_T]) -> _T:
        """What ``call`` returns, within ``seconds`` as a whole. Raises also OpaRefused and NotThere."""
        self._client.timeout = (min(_CONNECT_SECONDS, seconds), seconds)
        kept: list[Any] = []
        errors: list[BaseException] = []

        def run() -> None:
            try:
                kept.append(call())
            except BaseException as error:
                errors.append(error)

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        try:
            thread.join(seconds)
        finally:  # also after Ctrl-C: what was under way must not arrive behind what follows
            if thread.is_alive():
                self._client.cut_off()
                thread.join(1.0)
                errors[:], kept[:] = [TimedOut()], []
        if errors:
            raise self._explained(errors[0]) from None
        if not isinstance(kept[0], wanted):
            raise odd(self._access)
        return kept[0]

    def _explained(self, error: BaseException) -> BaseException:
        if isinstance(error, PolicyNotFoundError | DeletePolicyError | DeleteDataError):
            return NotThere()
        if isinstance(error, RegoParseError):  # a status that OPA does not give, neither success nor error
            return odd(self._access)
        if isinstance(error, requests.exceptions.ConnectionError) and any(
            words in str(error) for words in ("EOF occurred", "ConnectionReset", "BrokenPipe")
        ):
            error = self._client.alert() or error
        return explained(error, self._access)


def _package(item: Any) -> tuple[str, tuple[str, ...]]:
    """Id and package of a policy in OPA's listing; KeyError, TypeError or ValueError for another shape."""
    name, path = item["id"], [part["value"] for part in item["ast"]["package"]["path"]]
    if not isinstance(name, str) or not all(isinstance(part, str) for part in path) or path[:1] != ["data"]:
        raise ValueError
    return name, tuple(path[1:])
