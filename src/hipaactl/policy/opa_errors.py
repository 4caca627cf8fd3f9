"""What may come of a request to an OPA server other than the answer, and the words for it.

What a server says is text of a stranger: it is shown in one line, without characters that a terminal obeys.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import requests
from urllib3.exceptions import LocationParseError

from hipaactl.policy.engine import EngineError
from hipaactl.policy.opa_access import OpaAccess
from hipaactl.policy.process import TimedOut


@dataclass(frozen=True, slots=True)
class OpaError:
    """One error as OPA reports it; ``file`` is the name the module was given, ``column`` counts from 1."""

    code: str
    message: str
    file: str | None = None
    line: int = 0
    column: int = 0


class OpaRefused(Exception):
    """OPA answered that a policy does not compile or an evaluation failed.

    ``status`` is HTTP's; ``listed`` is False where the answer holds a message and no list of errors.
    """

    def __init__(self, errors: Sequence[OpaError], status: int = 400, listed: bool = True) -> None:
        super().__init__("; ".join(f"{error.code}: {error.message}" for error in errors))
        self.errors = tuple(errors)
        self.status = status
        self.listed = listed


class ConnectionLost(Exception):
    """The connection broke before the answer was complete; the text says how."""


class NotThere(Exception):
    """The server has no such policy or document."""


def one_line(text: str, most: int = 300) -> str:
    """``text`` as it may be shown: printable characters on one line, at most so many."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())[:most]


def odd(access: OpaAccess, what: str = "answers with something other than OPA's JSON") -> EngineError:
    """The error for an answer that OPA does not give."""
    return EngineError(
        f"the server at {access.shown} {what}", "check that the address is that of an OPA server"
    )


def failed(access: OpaAccess, status: int, said: str) -> EngineError:
    """The error for a request that the server answers with an error of its own."""
    return EngineError(
        f"the OPA server at {access.shown} failed with status {status}" + (f": {said}" if said else ""),
        "look into the server's log",
    )


def no_api(access: OpaAccess) -> EngineError:
    """The error for an address below which there is no OPA."""
    return EngineError(
        f"the server at {access.shown} does not have OPA's REST API (404)",
        "check the address: it is the server's, without /v1",
    )


def refusal(response: requests.Response, access: OpaAccess) -> Exception:
    """What an answer with a status of 400 or more stands for; its body has been read."""
    status = response.status_code
    body = _body(response)
    said = one_line(str(body.get("message") or ""))
    if status in (401, 403):
        return EngineError(
            f"the OPA server at {access.shown} does not let hipaactl in ({status})",
            "give a token that it knows, in HIPAACTL_OPA_TOKEN or with --opa-token-file; it must allow "
            "reading and writing policies and data",
        )
    if status == 404:
        return NotThere() if str(body.get("code", "")).endswith("not_found") else no_api(access)
    if status == 413 or "too large" in said:
        return EngineError(
            f"the OPA server at {access.shown} takes no request of this size",
            "start it with --set server.decoding.max_length=… (bytes), or use an engine of your own",
        )
    errors = _errors(body)
    if status in (400, 500) and errors:
        return OpaRefused(errors, status)
    if status == 400 and said:
        return OpaRefused([OpaError(one_line(str(body.get("code", "error")), 60), said)], status, False)
    if status == 400 and b"to an HTTPS server" in response.content[:500]:
        return EngineError(
            f"the OPA server at {access.shown} speaks TLS there", "write https:// in the address"
        )
    return failed(access, status, said)


def _body(response: requests.Response) -> dict[str, Any]:
    try:
        found = json.loads(response.content)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _errors(body: Mapping[str, Any]) -> list[OpaError]:
    found = body.get("errors")
    return [
        error_of(item)
        for item in (found if isinstance(found, list) else ())
        if isinstance(item, dict) and isinstance(item.get("message"), str)
    ]


def error_of(item: Mapping[str, Any]) -> OpaError:
    """One error from OPA's JSON; a place of another shape is none. KeyError without a message."""
    where = item.get("location")
    place = where if isinstance(where, dict) else {}
    file, line, column = place.get("file"), place.get("row"), place.get("col")
    return OpaError(
        one_line(str(item.get("code", "error")), 60),
        one_line(str(item["message"]), 400),
        file if isinstance(file, str) and file else None,
        line if isinstance(line, int) else 0,
        column if isinstance(column, int) else 0,
    )


def explained(error: BaseException, access: OpaAccess) -> BaseException:
    """``error``, raised by the client or below it, as one of those that `opa_connection` promises."""
    match error:
        case EngineError() | OpaRefused() | NotThere() | ConnectionLost() | TimedOut():
            return error
        case requests.exceptions.SSLError():
            return _certificate(error, access)
        case requests.exceptions.ReadTimeout():
            return TimedOut()
        case requests.exceptions.ConnectTimeout() | requests.exceptions.ProxyError():
            return _unreachable(access, "it does not answer")
        case requests.exceptions.ConnectionError():
            return _broken(error, access)
        case requests.exceptions.ChunkedEncodingError() | requests.exceptions.ContentDecodingError():
            return ConnectionLost("it broke off in the middle of an answer")
        case requests.exceptions.InvalidURL() | LocationParseError() | UnicodeError():
            return _unreachable(access, "no machine can have that name")
        case ValueError() | RecursionError() | AttributeError() | TypeError() | KeyError():
            return odd(access)
        case requests.exceptions.RequestException():
            return _unreachable(access, type(error).__name__)
        case MemoryError():
            return odd(access, "answers with more than fits into memory")
        case OSError():  # a certificate that went away since it was looked at
            return EngineError(
                f"the OPA server at {access.shown} cannot be asked: {error.strerror or error}",
                "check the files given with --opa-ca, --opa-cert and --opa-key",
            )
    return error


def _broken(error: BaseException, access: OpaAccess) -> BaseException:
    text = str(error)
    if any(word in text for word in ("RemoteDisconnected", "ConnectionReset", "BrokenPipe", "EOF occurred")):
        return ConnectionLost("it closed the connection instead of answering")
    if "IncompleteRead" in text or "Connection broken" in text:
        return ConnectionLost("it broke off in the middle of an answer")
    if "BadStatusLine" in text or "LineTooLong" in text or "HTTPException" in text:
        return odd(access, "does not speak HTTP there")
    if "Read timed out" in text or "timed out" in text:
        return TimedOut()
    if "refused" in text:
        return _unreachable(access, "nothing listens there")
    if "resolve" in text or "Name or service" in text or "getaddrinfo" in text:
        return _unreachable(access, "the name is not known")
    return _unreachable(access, "no connection")


def _unreachable(access: OpaAccess, why: str) -> EngineError:
    return EngineError(
        f"the OPA server at {access.shown} cannot be reached: {why}",
        "check the address and that the server runs; without a server of your own leave --opa-url out",
    )


def _certificate(error: BaseException, access: OpaAccess) -> EngineError:
    text = str(error)
    if "has expired" in text:
        why, fix = "its certificate has expired", "renew the certificate of the server"
    elif "not yet valid" in text:
        why, fix = "its certificate is not valid yet", "check the clocks of both machines"
    elif "doesn't match" in text or "mismatch" in text or "not valid for" in text:
        why, fix = "its certificate is for another name", "use the name that the certificate gives"
    elif "self-signed" in text or "unable to get local issuer" in text or "self signed" in text:
        why, fix = "its certificate is from an unknown authority", "name the authority with --opa-ca FILE"
    elif "certificate required" in text or "handshake failure" in text or "bad certificate" in text:
        why, fix = "it asks for a client certificate that it knows", "give one with --opa-cert and --opa-key"
    elif "unknown ca" in text:
        why, fix = "it does not know who issued the client certificate", "give another with --opa-cert"
    elif "WRONG_VERSION_NUMBER" in text or "wrong version number" in text or "record layer" in text:
        why, fix = "it does not speak TLS there", "write http:// where the server has no TLS"
    else:
        why, fix = "TLS fails", "look into the server's log, and check the certificates of both sides"
    return EngineError(f"the OPA server at {access.shown} cannot be trusted: {why}", fix)
