"""opa-python-client, held to one try and to bounds: no redirect, no proxy or .netrc, answers read whole or
not at all, and a request that can be cut off."""

from __future__ import annotations

import contextlib
import json
import re
import socket
import ssl
from typing import Any, NoReturn
from urllib.parse import urljoin, urlsplit
from weakref import WeakSet

import requests
from opa_client.opa import OpaClient
from requests.adapters import HTTPAdapter
from requests.utils import DEFAULT_CA_BUNDLE_PATH
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from hipaactl.policy.engine import EngineError
from hipaactl.policy.opa_access import OpaAccess
from hipaactl.policy.opa_errors import odd, one_line, refusal

MAX_ANSWER = 2 * 1024**3
_ALERT_SECONDS = 2.0
# What Python reads in JSON and neither OPA writes nor a report can hold: numbers that are none, and halves of
# characters.
_SUSPECT = re.compile(rb"NaN|Infinity|\\u[dD][89a-fA-F]")


class Client(OpaClient):  # type: ignore[misc]  # the client has no types
    """The client for ``access``. Besides what it promises it raises what `_read` does."""

    def __init__(self, access: OpaAccess) -> None:
        self._access = access
        self._open: WeakSet[HTTPConnection] = WeakSet()
        secure, host, port = access.address
        super().__init__(host=host, port=port, ssl=secure, token=access.token, retries=0)

    def _init_session(self) -> requests.Session:
        session = requests.Session()
        session.trust_env = False
        session.headers.update(self.headers or {})
        session.headers["Accept"] = "application/json"
        if self._access.own:
            session.headers["Accept-Encoding"] = "identity"
        session.verify = self._access.authority or True
        if self._access.certificate:
            key = self._access.key
            session.cert = (self._access.certificate, key) if key else self._access.certificate
        adapter = HTTPAdapter(max_retries=0)
        adapter.poolmanager.pool_classes_by_scheme = _remembering(self._open)
        session.mount("http://", adapter)
        session.mount("https://", adapter)
        session.hooks["response"].append(lambda response, *_, **__: _read(response, self._access))
        return session

    def policies(self) -> Any:
        """Every policy on the server, as OPA lists them.

        The client's own listing asks for an address that OPA redirects, and takes an answer without a list
        for an empty one.
        """
        return self._session.get(f"{self.root_url}/policies", timeout=self.timeout).json()

    def alert(self) -> requests.exceptions.SSLError | None:
        """What a TLS server says to one that connects and sends nothing; None where it says no error.

        A server that does not take a client's certificate says so after the client has begun to send, and
        closes; what it said is often lost with that.
        """
        secure, host, port = self._access.address
        if not secure:
            return None
        name = host.strip("[]")
        try:
            context = ssl.create_default_context(cafile=self._access.authority or DEFAULT_CA_BUNDLE_PATH)
            if self._access.certificate:
                context.load_cert_chain(self._access.certificate, self._access.key)
            with (
                socket.create_connection((name, port), _ALERT_SECONDS) as plain,
                context.wrap_socket(plain, server_hostname=name) as wrapped,
            ):
                wrapped.settimeout(_ALERT_SECONDS)
                wrapped.recv(1)
        except ssl.SSLError as error:
            return requests.exceptions.SSLError(error)
        except (OSError, ValueError):
            return None
        return None

    def cut_off(self) -> None:
        """Ends the request under way, in whichever thread, and with it what the server does for it."""
        for connection in list(self._open):
            if connection.sock is not None:
                with contextlib.suppress(OSError, ValueError):
                    # Not the TLS socket's own: it also drops what the thread that reads still uses.
                    socket.socket.shutdown(connection.sock, socket.SHUT_RDWR)


def _remembering(connections: WeakSet[HTTPConnection]) -> dict[str, Any]:
    """Pools of connections, by scheme, that enter each one into ``connections``."""

    class Plain(HTTPConnection):
        def connect(self) -> None:
            connections.add(self)
            super().connect()

    class Secure(HTTPSConnection):
        def connect(self) -> None:
            connections.add(self)
            super().connect()

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}


def _read(response: requests.Response, access: OpaAccess) -> None:
    """Reads the whole answer, within bounds, and raises for everything but success."""
    if 300 <= response.status_code < 400:
        to = urlsplit(urljoin(response.url, response.headers.get("Location", "")))
        response.close()
        raise EngineError(
            f"the OPA server at {access.shown} redirects to {one_line(to.netloc + to.path, 80)}; nothing was "
            "sent there",
            "give the final address with --opa-url",
        )
    pieces: list[bytes] = []
    size = 0
    for piece in response.iter_content(1 << 18):
        size += len(piece)
        if size > MAX_ANSWER:
            response.close()
            raise odd(access, f"answers with more than {MAX_ANSWER / 1024**3:.3g} GiB")
        pieces.append(piece)
    response._content = content = b"".join(pieces)
    if response.status_code >= 400:
        raise refusal(response, access)
    response.encoding = "utf-8"  # which JSON is, whatever the header says
    try:
        content.decode("utf-8")
        if _SUSPECT.search(content):
            json.dumps(json.loads(content, parse_constant=_no_number), ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError):
        raise odd(access) from None


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)
