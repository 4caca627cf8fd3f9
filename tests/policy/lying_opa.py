"""An OPA server made up for tests: on loopback, in threads, answering as OPA does until it is told to lie.

It holds policies and data, and answers an evaluation with a canned result that carries the run's text, taken
from the entry module that was uploaded. Every step of a run can be made to lie:

    with LyingOpa() as opa:
        opa.lie("ask", status(500), after=1)   # the second evaluation
"""

from __future__ import annotations

import gzip
import json
import re
import ssl
import sys
import threading
import traceback
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import unquote, urlsplit

ENTRY = "hipaactl.run.rego"
# What is asked in a run, in this order the first time.
STEPS = (
    "version",
    "list",
    "probe",
    "parse",
    "put",
    "ask",
    "give",
    "alone",
    "text",
    "delete",
    "delete data",
)
Lie = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 16  # an answer goes out in one piece
    server: Server

    def handle(self) -> None:
        try:
            super().handle()
        except OSError:  # whoever asked has gone
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass

    def answer(self, status: int, content: Any = None, **headers: str) -> None:
        """Sends ``content``, bytes or what becomes JSON; ``_`` in the name of a header is ``-``."""
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        if content is None:
            body = b""
        self.send_response(status)
        found = {"Content_Type": "application/json", "Content_Length": str(len(body))} | headers
        for name, value in found.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def _serve(self) -> None:
        size = int(self.headers.get("Content-Length") or 0)
        self.body = self.rfile.read(size)
        opa = self.server.opa
        self.step = _step(self.command, self.path, self.body)
        with opa.lock:
            opa.asked.append((self.step, self.command, self.path, dict(self.headers.items())))
            lie = opa.next_lie(self.step)
        if lie is not None:
            lie(self)
        else:
            opa.honest(self)

    do_GET = do_PUT = do_POST = do_DELETE = _serve  # noqa: N815 (names of the standard library)


def _step(method: str, path: str, body: bytes) -> str:
    where = urlsplit(path).path
    if where == "/v1/query":
        return "parse" if b"rego.parse_module" in body else "version"
    if where == "/v1/policies":
        return "list"
    if where.startswith("/v1/policies/"):
        return {"PUT": "put", "DELETE": "delete"}.get(method, "text")
    if method == "POST":
        return "alone" if where.endswith("/alone") else "ask"
    return {"PUT": "give", "DELETE": "delete data"}.get(method, "probe")


class Server(ThreadingHTTPServer):
    """The listening socket."""

    daemon_threads = True
    block_on_close = False
    opa: LyingOpa

    def handle_error(self, *_: object) -> None:
        if not isinstance(sys.exc_info()[1], OSError):
            self.opa.broke.append(traceback.format_exc())


class LyingOpa:
    """The server; ``tls`` makes it speak https."""

    version = "1.20.0"

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.policies: dict[str, str] = {}
        self.data: dict[str, Any] = {}
        self.asked: list[tuple[str, str, str, dict[str, str]]] = []
        self.lock = threading.RLock()
        self.over = threading.Event()
        self.found: dict[str, dict[str, list[Any]]] = {}  # rule → control → what it collected
        self.broke: list[str] = []  # mistakes of this module's own
        self.broken: set[str] = set()  # texts that a module with a mistake holds
        self._lies: dict[str, tuple[Lie, int, int]] = {}
        self._server = Server(("127.0.0.1", 0), Handler)
        self._server.opa = self
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self.port: int = self._server.server_address[1]
        self.url = f"http{'s' if tls else ''}://127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> LyingOpa:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)
        assert not self.broke, self.broke[0]

    # -- lies -------------------------------------------------------------------------------------------

    def lie(self, step: str, lie: Lie, after: int = 0, times: int = 1_000_000) -> None:
        """Answers ``step`` by ``lie``, after so many honest answers and so many times."""
        self._lies[step] = (lie, after, times)

    def next_lie(self, step: str) -> Lie | None:
        """What to answer ``step`` with this time; None for the truth."""
        lie, after, times = self._lies.get(step, (None, 0, 0))
        if lie is None or times < 1:
            return None
        self._lies[step] = (lie, after - 1, times) if after else (lie, 0, times - 1)
        return None if after else lie

    def count(self, step: str) -> int:
        """How often ``step`` was asked."""
        return sum(one[0] == step for one in self.asked)

    # -- the truth --------------------------------------------------------------------------------------

    def honest(self, ask: Handler) -> None:
        """Answers as OPA does."""
        name = unquote(urlsplit(ask.path).path.removeprefix("/v1/policies/"))
        path = urlsplit(ask.path).path.removeprefix("/v1/data/")
        with self.lock:
            match ask.step:
                case "version":
                    ask.answer(200, {"result": [{"x": self.version}]})
                case "parse":
                    given = json.loads(ask.body)["input"]
                    fine = [key for key, text in given.items() if not self._mistake(text)]
                    ask.answer(200, {"result": [{"x": fine}]})
                case "list":
                    ask.answer(200, {"result": [_listed(*item) for item in self.policies.items()]})
                case "text" if name in self.policies:
                    ask.answer(200, {"result": {"id": name, "raw": self.policies[name]}})
                case "put":
                    self._put(ask, name, ask.body.decode())
                case "delete" if self.policies.pop(name, None) is not None:
                    ask.answer(200, {})
                case "probe":
                    ask.answer(200, {"result": self.data[path]} if path in self.data else {})
                case "give":
                    self.data[path.split("/")[0]] = json.loads(ask.body)
                    ask.answer(204)
                case "delete data" if self.data.pop(path, None) is not None:
                    ask.answer(204)
                case "ask" | "alone":
                    ask.answer(200, {"result": self.result(json.loads(ask.body)["input"].get("control"))})
                case _:
                    ask.answer(404, {"code": "resource_not_found", "message": "storage_not_found_error"})

    def _mistake(self, text: str) -> bool:
        return any(part in text for part in self.broken)

    def _put(self, ask: Handler, name: str, text: str) -> None:
        if self._mistake(text):
            where = {"file": name, "row": 3, "col": 1}
            errors = [{"code": "rego_parse_error", "message": "unexpected eof token", "location": where}]
            ask.answer(400, {"code": "invalid_parameter", "message": "error(s)", "errors": errors})
            return
        self.policies[name] = text
        ask.answer(200, {})

    def result(self, control: str | None = None) -> dict[str, Any]:
        """What the entry module says: nothing found, one subject, and the text of the run."""
        entry = next(text for name, text in self.policies.items() if name.endswith(ENTRY))
        run = re.search(r'"run": "([^"]+)"', entry)
        assert run is not None
        said: dict[str, Any] = {"run": run[1]}
        for rule, key in re.findall(r'^(\w+)\["([^"]+)"\] :=', entry, re.MULTILINE):
            if control in (None, key) and rule != "alone":
                subject = [{"kind": "k", "id": "x"}] if rule == "population" else []
                value = self.found.get(rule, {}).get(key, subject)
                said.setdefault(rule, {})[key] = {"set": True, "value": value}
        return said


def _listed(name: str, text: str) -> dict[str, Any]:
    found = re.search(r"^package (\S+)", text, re.MULTILINE)
    assert found is not None
    path = [{"type": "string", "value": part} for part in ["data", *found[1].split(".")]]
    return {"id": name, "raw": text, "ast": {"package": {"path": path}}}


# -- lies ---------------------------------------------------------------------------------------------------


def status(code: int, content: Any = None) -> Lie:
    """That status, with that body."""
    return lambda ask: ask.answer(code, content)


def says(content: Any) -> Lie:
    """Success, with that body."""
    return status(200, content)


def redirect(to: str, code: int = 307) -> Lie:
    """Sent somewhere else."""
    return lambda ask: ask.answer(code, b"", Location=to)


def silent(ask: Handler) -> None:
    """No answer at all, for as long as the server lives."""
    ask.server.opa.over.wait(30)
    ask.close_connection = True


def drips(ask: Handler) -> None:
    """A byte now and then, for ever."""
    ask.send_response(200)
    ask.send_header("Content-Length", "1000000")
    ask.end_headers()
    while not ask.server.opa.over.wait(0.02):
        ask.wfile.write(b" ")
        ask.wfile.flush()
    ask.close_connection = True


def drops(ask: Handler) -> None:
    """The connection ends before an answer."""
    ask.close_connection = True


def breaks_off(ask: Handler) -> None:
    """The connection ends in the middle of an answer."""
    ask.answer(200, b'{"result": [', Content_Length="1000")
    ask.close_connection = True


def no_http(ask: Handler) -> None:
    """Something other than HTTP."""
    ask.wfile.write(b"SSH-2.0-OpenSSH_9.9\r\n")
    ask.close_connection = True


def zipped(ask: Handler) -> None:
    """The truth, compressed."""

    class Zipping:
        answer_of: ClassVar[Any] = ask.answer

        def __getattr__(self, name: str) -> Any:
            return getattr(ask, name)

        def answer(self, code: int, content: Any = None) -> None:
            if content is None:
                ask.answer(code)
            else:
                ask.answer(code, gzip.compress(json.dumps(content).encode()), Content_Encoding="gzip")

    ask.server.opa.honest(Zipping())  # type: ignore[arg-type]
