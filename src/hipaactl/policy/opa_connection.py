"""A connection to an OPA server: opa-python-client, and what it leaves to its caller.

The client retries, follows redirects, reads without end and takes one error for another; here a request has
one try and a deadline as a whole, and every answer but the one that was asked for becomes one of

- `OpaRefused`: OPA looked at a policy or evaluated it and says what is wrong;
- `TimedOut`: no complete answer in time;
- `ConnectionLost`: the connection ended before the answer did;
- `EngineError`: everything else, with what to do.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urljoin, urlsplit

import requests
from opa_client.errors import DeleteDataError, DeletePolicyError, PolicyNotFoundError
from opa_client.opa import OpaClient
from requests.adapters import HTTPAdapter

from hipaactl.policy.engine import EngineError
from hipaactl.policy.opa_access import OpaAccess
from hipaactl.policy.process import TimedOut

MAX_ANSWER = 2 * 1024**3
_CONNECT_SECONDS = 10.0
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class OpaError:
    """One error as OPA reports it; ``file`` is the name the module was given, ``column`` counts from 1."""

    code: str
    message: str
    file: str | None = None
    line: int = 0
    column: int = 0


class OpaRefused(Exception):
    """OPA answered that a policy does not compile or an evaluation failed."""

    def __init__(self, errors: Sequence[OpaError]) -> None:
        super().__init__("; ".join(f"{error.code}: {error.message}" for error in errors))
        self.errors = tuple(errors)


class ConnectionLost(Exception):
    """The connection broke before the answer was complete; the text says how."""


class NotThere(Exception):
    """The server has no such policy or document."""


class Connection:
    """One server, reached by ``access``. Not for use by several threads at once.

    Every method raises OpaRefused, TimedOut, ConnectionLost or EngineError as the module says.
    """

    def __init__(self, access: OpaAccess) -> None:
        self._access = access
        self._client = _Client(access)

    def close(self) -> None:
        """Closes the connection; nothing on the server changes."""
        self._client.close_connection()

    def version(self, seconds: float) -> str:
        """The version the server says it has."""
        answer = self._call(seconds, lambda: self._client.ad_hoc_query("x := opa.runtime().version"))
        rows = answer.get("result")
        row = rows[0] if isinstance(rows, list) and rows else None
        found = row.get("x") if isinstance(row, dict) else None
        if not isinstance(found, str) or not found:
            raise self._odd("does not say its version")
        return found

    def parses(self, texts: Mapping[str, str], seconds: float) -> set[str]:
        """The names in ``texts`` whose Rego parses; nothing is kept on the server."""
        query = "x := {name | some name, text in input; rego.parse_module(name, text)}"
        answer = self._call(seconds, lambda: self._client.ad_hoc_query(query, dict(texts)))
        rows = answer.get("result")
        row = rows[0] if isinstance(rows, list) and rows else None
        found = row.get("x") if isinstance(row, dict) else None
        if not isinstance(found, list):
            raise self._odd("does not say which modules parse")
        return {name for name in found if isinstance(name, str)}

    def packages(self, seconds: float) -> dict[str, tuple[str, ...]]:
        """The package of every policy on the server, as names below ``data``, by the policy's id."""
        answer = self._call(seconds, self._client.get_policies_info, dict)
        prefix = f"{self._client.root_url}/data"
        found: dict[str, tuple[str, ...]] = {}
        for name, item in answer.items():
            path = item.get("path") if isinstance(item, dict) else None
            if not isinstance(path, str) or not path.startswith(prefix):
                raise self._odd("lists its policies in an unknown form")
            found[name] = tuple(part for part in path.removeprefix(prefix).split("/") if part)
        return found

    def put_policy(self, name: str, text: str, seconds: float) -> None:
        """Uploads a module under the id ``name``, as it is."""
        self._call(seconds, lambda: self._client.update_policy_from_string(text, name, False), bool)

    def policy_text(self, name: str, seconds: float) -> str | None:
        """The text of the policy ``name``; None where there is none."""
        try:
            answer = self._call(seconds, lambda: self._client.get_policy(name))
        except NotThere:
            return None
        result = answer.get("result")
        return result.get("raw") if isinstance(result, dict) else None

    def delete_policy(self, name: str, seconds: float) -> None:
        """Removes a policy; one that is not there is no error."""
        try:
            self._call(seconds, lambda: self._client.delete_policy(name), bool)
        except NotThere:
            return

    def value(self, path: str, seconds: float) -> Any:
        """The document at ``path`` (names joined by ``/``); None where there is none."""
        try:
            return self._call(seconds, lambda: self._client.get_data(path)).get("result")
        except NotThere:
            return None

    def put_data(self, path: str, document: dict[str, Any], seconds: float) -> None:
        """Puts a document at ``path``."""
        self._call(seconds, lambda: self._client.update_or_create_data(document, path), bool)

    def delete_data(self, path: str, seconds: float) -> None:
        """Removes a document; one that is not there is no error."""
        try:
            self._call(seconds, lambda: self._client.delete_data(path), bool)
        except NotThere:
            return

    def ask(self, package: str, rule: str, document: dict[str, Any], seconds: float) -> Any:
        """The value of a rule for ``document`` as input, builtin errors strict; None where undefined."""
        strict: dict[str, Any] = {"strict-builtin-errors": "true"}
        answer = self._call(seconds, lambda: self._client.query_rule(document, package, rule, strict))
        return answer.get("result")

    # -- one request ------------------------------------------------------------------------------------

    def _call(self, seconds: float, call: Callable[[], Any], wanted: type[_T] | None = None) -> Any:
        """What ``call`` returns, within ``seconds`` as a whole; a thread that has to be left behind is."""
        self._client.timeout = (min(_CONNECT_SECONDS, seconds), seconds)
        kept: list[Any] = []
        failed: list[BaseException] = []

        def run() -> None:
            try:
                kept.append(call())
            except BaseException as error:
                failed.append(error)

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        thread.join(seconds)
        if thread.is_alive():
            raise TimedOut
        if failed:
            raise self._explained(failed[0]) from None
        if not isinstance(kept[0], wanted or dict):
            raise self._odd("answers with something other than OPA's JSON")
        return kept[0]

    def _odd(self, what: str) -> EngineError:
        return EngineError(
            f"the server at {self._access.shown} {what}", "check that the address is that of an OPA server"
        )

    def _explained(self, error: BaseException) -> BaseException:
        match error:
            case EngineError() | OpaRefused() | NotThere() | ConnectionLost():
                return error
            case PolicyNotFoundError() | DeletePolicyError() | DeleteDataError():
                return NotThere()
            case requests.exceptions.SSLError():
                return _certificate(error, self._access)
            case requests.exceptions.ReadTimeout():
                return TimedOut()
            case requests.exceptions.ConnectTimeout() | requests.exceptions.ProxyError():
                return self._unreachable("it does not answer")
            case requests.exceptions.ConnectionError():
                return self._broken(error)
            case requests.exceptions.ChunkedEncodingError() | requests.exceptions.ContentDecodingError():
                return ConnectionLost("it broke off in the middle of an answer")
            case ValueError() | RecursionError() | AttributeError() | TypeError() | KeyError():
                return self._odd("answers with something other than OPA's JSON")
            case requests.exceptions.RequestException():
                return self._unreachable(type(error).__name__)
            case MemoryError():
                return self._odd("answers with more than fits into memory")
        return error

    def _broken(self, error: BaseException) -> BaseException:
        text = str(error)
        if "RemoteDisconnected" in text or "ConnectionReset" in text or "BrokenPipe" in text:
            return ConnectionLost("it closed the connection instead of answering")
        if "IncompleteRead" in text or "Connection broken" in text:
            return ConnectionLost("it broke off in the middle of an answer")
        if "Read timed out" in text:
            return TimedOut()
        if "refused" in text:
            return self._unreachable("nothing listens there")
        if "resolve" in text or "Name or service" in text or "getaddrinfo" in text:
            return self._unreachable("the name is not known")
        return self._unreachable("no connection")

    def _unreachable(self, why: str) -> EngineError:
        return EngineError(
            f"the OPA server at {self._access.shown} cannot be reached: {why}",
            "check the address and that the server runs; without a server of your own leave --opa-url out",
        )


def _certificate(error: BaseException, access: OpaAccess) -> EngineError:
    text = str(error)
    if "has expired" in text:
        why, fix = "its certificate has expired", "renew the certificate of the server"
    elif "doesn't match" in text or "mismatch" in text or "not valid for" in text:
        why, fix = "its certificate is for another name", "use the name that the certificate gives"
    elif "self-signed" in text or "unable to get local issuer" in text or "self signed" in text:
        why, fix = "its certificate is from an unknown authority", "name the authority with --opa-ca FILE"
    elif "certificate required" in text or "handshake failure" in text or "bad certificate" in text:
        why, fix = "it asks for a client certificate that it knows", "give one with --opa-cert and --opa-key"
    elif "WRONG_VERSION_NUMBER" in text or "wrong version number" in text or "record layer" in text:
        why, fix = "it does not speak TLS there", "write http:// where the server has no TLS"
    else:
        why, fix = "TLS fails", "check the certificates of both sides"
    return EngineError(f"the OPA server at {access.shown} cannot be trusted: {why}", fix)


class _Client(OpaClient):  # type: ignore[misc]  # the client has no types
    """The client with one try, no redirects, no proxies or .netrc, and answers read by
    `_read`."""

    def __init__(self, access: OpaAccess) -> None:
        self._access = access
        secure, host, port = access.address
        super().__init__(host=host, port=port, ssl=secure, token=access.token, retries=0)

    def _init_session(self) -> requests.Session:
        session = requests.Session()
        session.trust_env = False
        session.max_redirects = 1
        session.headers.update(self.headers or {})
        session.headers["Accept"] = "application/json"
        if self._access.own:
            session.headers["Accept-Encoding"] = "identity"
        session.verify = self._access.authority or True
        if self._access.certificate:
            key = self._access.key
            session.cert = (self._access.certificate, key) if key else self._access.certificate
        session.mount("http://", HTTPAdapter(max_retries=0))
        session.mount("https://", HTTPAdapter(max_retries=0))
        session.hooks["response"].append(lambda response, *_, **__: _read(response, self._access))
        return session


def _read(response: requests.Response, access: OpaAccess) -> None:
    """Reads the whole answer, within bounds, and raises for everything but success."""
    if 300 <= response.status_code < 400:
        # OPA sends /policies/, which the client asks for, to /policies.
        asked, to = urlsplit(response.url), urlsplit(urljoin(response.url, response.headers.get("Location")))
        if response.request.method == "GET" and asked._replace(path=asked.path.rstrip("/")) == to:
            return
        place = f"{to.netloc}{to.path}"[:80]
        raise EngineError(
            f"the OPA server at {access.shown} redirects to {place}; nothing was sent there",
            "give the final address with --opa-url",
        )
    pieces: list[bytes] = []
    size = 0
    for piece in response.iter_content(1 << 18):
        size += len(piece)
        if size > MAX_ANSWER:
            raise EngineError(
                f"the OPA server at {access.shown} answers with more than {MAX_ANSWER // 1024**3} GiB",
                "check that the address is that of an OPA server",
            )
        pieces.append(piece)
    response._content = b"".join(pieces)
    if response.status_code >= 400:
        raise _refusal(response, access)


def _refusal(response: requests.Response, access: OpaAccess) -> Exception:
    status = response.status_code
    body = _body(response)
    said = str(body.get("message") or "")[:300]
    if status in (401, 403):
        return EngineError(
            f"the OPA server at {access.shown} does not let hipaactl in ({status})",
            "give a token that it knows, in HIPAACTL_OPA_TOKEN or with --opa-token-file; it must allow "
            "reading and writing policies and data",
        )
    if status == 404:
        if str(body.get("code", "")).endswith("not_found"):
            return NotThere()
        return EngineError(
            f"the server at {access.shown} does not have OPA's REST API (404)",
            "check the address: it is the server's, without /v1",
        )
    if status == 413 or "too large" in said:
        return EngineError(
            f"the OPA server at {access.shown} takes no request of this size",
            "start it with --set server.decoding.max_length=… (bytes), or use an engine of your own",
        )
    errors = _errors(body)
    if status in (400, 500) and errors:
        return OpaRefused(errors)
    if status == 400 and said:
        return OpaRefused([OpaError(str(body.get("code", "error")), said)])
    return EngineError(
        f"the OPA server at {access.shown} failed with status {status}" + (f": {said}" if said else ""),
        "look into the server's log",
    )


def _body(response: requests.Response) -> dict[str, Any]:
    try:
        found = json.loads(response.content)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _errors(body: Mapping[str, Any]) -> list[OpaError]:
    found = body.get("errors")
    errors: list[OpaError] = []
    for item in found if isinstance(found, list) else ():
        if not isinstance(item, dict) or not isinstance(item.get("message"), str):
            continue
        where = item.get("location")
        place = where if isinstance(where, dict) else {}
        file, line, column = place.get("file"), place.get("row"), place.get("col")
        errors.append(
            OpaError(
                str(item.get("code", "error")),
                item["message"],
                file if isinstance(file, str) and file else None,
                line if isinstance(line, int) else 0,
                column if isinstance(column, int) else 0,
            )
        )
    return errors
