"""Starts OPA on loopback for one run, and runs `opa check`.

What OPA reads at its start goes into a folder that is removed as soon as it has: whatever ends hipaactl while
rules are evaluated, nothing of it stays.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Mapping
from pathlib import Path

from hipaactl.policy.engine import EngineError
from hipaactl.policy.opa_access import OpaAccess
from hipaactl.policy.opa_connection import Connection
from hipaactl.policy.opa_errors import ConnectionLost, OpaError, OpaRefused, error_of, one_line
from hipaactl.policy.process import Died, TimedOut

_LAUNCHER = Path(__file__).with_name("opa_launcher.py")
_READY = "hipaactl_ready"
_PORTS_TRIED = 5
_NO_MEMORY = (
    "out of memory",
    "cannot allocate memory",
    "failed to reserve",
    "pthread_create failed",
    "failed to create new OS thread",
)
_HOW = "exec" if sys.platform == "linux" else "supervise"
# Who asks must show the token, of which OPA gets the digest only. Before that it is asked one thing without a
# token: for a value that nobody but the OPA we started can know, so that whoever else may listen on the port
# is sent neither token nor evidence.
_AUTHORIZATION = """package system.authz

default allow := false

allow if crypto.sha256(input.identity) == "{digest}"

allow if {{
	input.method == "GET"
	input.path == ["v1", "data", "{ready}"]
}}
"""


def check_files(program: str, modules: Mapping[str, str]) -> list[OpaError]:
    """What `opa check` says of these modules (name → text)."""
    folder = _folder()
    try:
        _write(folder, modules)
        done = subprocess.run(
            [program, "check", "--format", "json", "--max-errors", "0", "."],
            cwd=folder,
            capture_output=True,
            timeout=120,
            check=False,
            env=environment(folder, 0),
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise EngineError(f"opa check cannot be run: {error}", "check that OPA can be started") from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if done.returncode == 0:
        return []
    said = done.stderr.decode("utf-8", "replace").strip() or done.stdout.decode("utf-8", "replace").strip()
    try:
        found = json.loads(said)["errors"]
        return [error_of(item) for item in found]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise EngineError(f"opa check failed: {one_line(said)}", "check that OPA can be started") from None


def _folder() -> Path:
    try:
        return Path(tempfile.mkdtemp(prefix="hipaactl-"))
    except OSError as error:
        raise EngineError(
            f"there is no place for temporary files: {error.strerror}", "name a folder for them with TMPDIR"
        ) from None


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (folder / name).write_bytes(text.encode("utf-8"))


def environment(home: Path, memory_limit: int) -> dict[str, str]:
    """The variables OPA gets: few, since it takes flags from those named OPA_…; ``memory_limit`` in bytes."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP") if name in os.environ}
    kept["HOME"] = str(home)
    if memory_limit:
        kept["GOMEMLIMIT"] = str(memory_limit * 9 // 10)
    return kept


class OpaProcess:
    """One OPA server on a free port of loopback; ``memory_limit`` in bytes."""

    def __init__(self, program: str, memory_limit: int) -> None:
        self._program = program
        self._folder: Path | None = None
        self._memory_limit = memory_limit
        self._process: subprocess.Popen[bytes] | None = None
        # Go says first what went wrong, and then at length where.
        self._first: list[bytes] = []
        self._last: deque[bytes] = deque(maxlen=16)
        self._hearing: threading.Thread | None = None

    def start(self, modules: Mapping[str, str], seconds: float, largest: int) -> OpaAccess:
        """Starts OPA with ``modules`` (name → text) and waits until it answers.

        ``largest`` is the size in bytes of the largest request it must take. Raises OpaRefused where the
        modules do not compile, TimedOut, Died, or EngineError where OPA cannot be started at all.
        """
        token, proof = secrets.token_urlsafe(32), secrets.token_hex(16)
        digest = hashlib.sha256(token.encode("ascii")).hexdigest()
        self._folder = folder = _folder()  # its mode lets nobody else in
        (folder / "modules").mkdir()
        _write(folder / "modules", modules)
        authorization = _AUTHORIZATION.format(digest=digest, ready=_READY)
        _write(folder, {"authz.rego": authorization, "ready.json": json.dumps({_READY: {"proof": proof}})})
        for _ in range(_PORTS_TRIED):
            port = _free_port()
            self._launch(folder, port, largest)
            if self._answers(port, proof, seconds):
                shutil.rmtree(folder, ignore_errors=True)
                return OpaAccess(f"http://127.0.0.1:{port}", token, own=True)
            said = self._last_words()
            if "address already in use" not in said and "bind" not in said:
                break
        raise self._failed(modules)

    def _launch(self, folder: Path, port: int, largest: int) -> None:
        self._end()
        arguments = [
            *(sys.executable, "-I", "-S", str(_LAUNCHER), _HOW),
            *(str(os.getpid()), str(self._memory_limit), self._program),
            *("run", "--server", "--addr", f"127.0.0.1:{port}"),
            *("--authentication=token", "--authorization=basic"),
            *("--log-level=error", "--log-format=json", "--skip-version-check"),
            *("--set", f"server.decoding.max_length={largest}"),
            *("authz.rego", "ready.json", "modules"),
        ]
        try:
            process = subprocess.Popen(
                arguments,
                cwd=folder,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env=environment(folder, self._memory_limit),
                # Ctrl-C in a terminal goes to the whole group; here the parent stops OPA itself.
                start_new_session=os.name == "posix",
            )
        except OSError as error:
            raise EngineError(
                f"OPA cannot be started: {error.strerror or error}",
                "check the limits on processes and memory of this machine",
            ) from None
        self._process = process
        self._first, self._last = [], deque(maxlen=16)
        self._hearing = threading.Thread(target=_hear, args=(process, self._first, self._last), daemon=True)
        self._hearing.start()

    def _answers(self, port: int, proof: str, seconds: float) -> bool:
        """True once the OPA we started answers; False where it ended first."""
        process = self._process
        assert process is not None
        connection = Connection(OpaAccess(f"http://127.0.0.1:{port}", own=True))
        until = time.monotonic() + seconds
        try:
            while process.poll() is None:
                left = until - time.monotonic()
                if left <= 0:
                    raise TimedOut
                with contextlib.suppress(EngineError, ConnectionLost, TimedOut):
                    if connection.value(_READY, min(5.0, left)) == {"proof": proof}:
                        return True
                time.sleep(0.005)
            return False
        finally:
            connection.close()

    def _last_words(self) -> str:
        if self._hearing is not None:
            self._hearing.join(5)
        return b"".join((*self._first, *self._last)).decode("utf-8", "replace")

    def _failed(self, modules: Mapping[str, str]) -> Exception:
        died = self.died()
        said = self._last_words()
        if died is not None and died.memory:
            return died
        errors = check_files(self._program, modules)
        if errors:
            return OpaRefused(errors)
        return EngineError(
            f"OPA cannot be started: {one_line(said[-300:])}", "try `opa run --server` by hand"
        )

    def died(self) -> Died | None:
        """Why OPA ended; None while it runs."""
        process = self._process
        if process is None:
            return Died(False, "it was stopped")
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(1)  # a connection breaks a moment before the process is gone
        if process.returncode is None:
            return None
        said = self._last_words()
        code = process.returncode
        if code == -9 or any(words in said for words in _NO_MEMORY):
            return Died(True, "out of memory")
        # With much too little it ends before it can say a word; where Go's collector is refused memory for
        # itself, it does not look, and ends so.
        silent = code in (-signal.SIGSEGV, -signal.SIGABRT) and not said
        if self._memory_limit and (silent or re.search("^SIGSEGV: ", said, re.MULTILINE)):
            return Died(True, "out of memory")
        return Died(False, f"status {process.returncode}")

    def stop(self) -> None:
        """Ends OPA and removes what it was started with; may be called again."""
        self._end()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _end(self) -> None:
        process = self._process
        if process is None:
            return
        with contextlib.suppress(OSError, ValueError):
            if process.stdin is not None:
                process.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            # Where it supervises OPA, it ends OPA first: by its closed input, not by being killed.
            process.wait(5 if _HOW == "supervise" else 0)
        if process.poll() is None:
            process.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(5)
        self._process = None


def _hear(process: subprocess.Popen[bytes], first: list[bytes], last: deque[bytes]) -> None:
    stream = process.stderr
    assert stream is not None
    with contextlib.suppress(OSError, ValueError), stream:
        for line in stream:
            (first if len(first) < 16 else last).append(line[:4096])


def _free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
